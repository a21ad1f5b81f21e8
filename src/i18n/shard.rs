//! Shards and what is said where they are made and merged.

crate::messages! {
    /// Why a shard on the command line is refused.
    shard_shape(most: u64) {
        vi: "cần dạng i/n: phần thứ i trong n phần, đếm từ 1, n nhiều nhất {most}; ví dụ 2/5",
        en: "i/n is needed: shard i of n, counted from 1, n at most {most}; for example 2/5",
    }
    /// A rule for stopping together with shards.
    rule_and_shard(option: &str) {
        vi: "`--shard` không đi cùng `{option}`: phần này không biết kết quả của các phần kia để dừng",
        en: "`--shard` does not go with `{option}`: a shard does not know the results of the others to stop by",
    }
    /// What to do about it.
    hint_rule_and_shard() {
        vi: "định trước số lần diễn tập bằng `--replications`, hoặc bỏ `--shard`",
        en: "fix the number of drills with `--replications`, or leave `--shard` out",
    }
    /// A stage without a shard.
    stage_alone() {
        vi: "`--stage` chỉ dùng cùng `--shard`",
        en: "`--stage` goes with `--shard` only",
    }
    /// What to do about it.
    hint_stage_alone() {
        vi: "thêm `--shard i/n`, hoặc bỏ `--stage`: một máy tự chạy hết mọi giai đoạn",
        en: "add `--shard i/n`, or leave `--stage` out: one machine runs all stages by itself",
    }
    /// A shard of a study without its stage.
    shard_without_stage() {
        vi: "`sensitivity --shard` cần thêm `--stage`: giai đoạn sau hỏi gì tùy kết quả giai đoạn trước",
        en: "`sensitivity --shard` needs `--stage`: what a stage asks depends on the stages before",
    }
    /// What to do about it.
    hint_shard_without_stage(stages: u64) {
        vi: "chạy mọi phần với `--stage 1`, khi đủ thì chạy mọi phần với `--stage 2`, cứ thế đến {stages}; rồi `cyberdrill merge`",
        en: "run every shard with `--stage 1`, when all are there every shard with `--stage 2`, and so on to {stages}; then `cyberdrill merge`",
    }
    /// A stage that a study does not have.
    no_such_stage(stage: u64, stages: u64) {
        vi: "Nghiên cứu này có {stages} giai đoạn; giai đoạn {stage} không có gì để chạy.",
        en: "This study has {stages} stages; there is nothing to do in stage {stage}.",
    }

    /// A shard is done.
    written(index: u64, count: u64, path: &str) {
        vi: "Đã ghi phần {index}/{count}: {path}",
        en: "Shard {index} of {count} written: {path}",
    }
    /// A shard was done before.
    there_already(index: u64, count: u64, path: &str) {
        vi: "Phần {index}/{count} đã có đủ, không chạy lại: {path}",
        en: "Shard {index} of {count} is there already and was not run again: {path}",
    }
    /// What comes after the last stage.
    next_merge(count: u64, folder: &str) {
        vi: "Khi đủ {count} phần: cyberdrill merge {folder} --out <thư mục>",
        en: "When all {count} are there: cyberdrill merge {folder} --out <folder>",
    }
    /// What comes after a stage.
    next_stage(count: u64, stage: u64) {
        vi: "Khi đủ {count} phần của giai đoạn này: chạy lại cùng lệnh cho mọi phần với --stage {stage}",
        en: "When all {count} of this stage are there: the same command for every shard with --stage {stage}",
    }

    /// A folder without shards.
    none_in(path: &str) { vi: "`{path}` không có phần nào (tệp .shard)", en: "`{path}` holds no shards (files .shard)" }
    /// What to do about it.
    hint_none_in() {
        vi: "ghi thư mục đã dùng cho `--out` khi chạy với `--shard i/n`",
        en: "give the folder that was the `--out` of the runs with `--shard i/n`",
    }
    /// A file that is no shard.
    no_shard(path: &str) { vi: "`{path}` không phải là một phần do cyberdrill ghi", en: "`{path}` is no shard that cyberdrill wrote" }
    /// What to do about it.
    hint_no_shard() {
        vi: "phần là tệp .shard do batch, compare hoặc sensitivity ghi khi có `--shard i/n`",
        en: "shards are the files .shard that batch, compare or sensitivity write with `--shard i/n`",
    }
    /// A shard of another version.
    other_version(path: &str, theirs: &str, ours: &str) {
        vi: "`{path}` do phiên bản {theirs} ghi; đây là phiên bản {ours}",
        en: "`{path}` was written by version {theirs}; this is version {ours}",
    }
    /// What to do about it.
    hint_other_version() {
        vi: "gộp bằng đúng phiên bản đã chạy các phần, hoặc chạy lại mọi phần bằng phiên bản này",
        en: "merge with the version that ran the shards, or run all of them again with this one",
    }
    /// A shard that ends too early.
    cut_off(path: &str, line: u64) {
        vi: "`{path}`, dòng {line}: phần bị cắt cụt, không có dòng kết thúc",
        en: "`{path}`, line {line}: the shard is cut off, its last line is missing",
    }
    /// A shard whose digest does not fit.
    damaged(path: &str, line: u64) {
        vi: "`{path}`, dòng {line}: phần đã bị sửa hoặc hỏng, nội dung không khớp mã băm",
        en: "`{path}`, line {line}: the shard was changed or damaged, its digest does not fit",
    }
    /// What to do about it.
    hint_again() {
        vi: "chép lại tệp, hoặc xóa nó rồi chạy lại đúng lệnh của phần đó",
        en: "copy the file again, or remove it and run the command of that shard again",
    }
    /// A shard that is there twice.
    twice(index: u64, count: u64, first: &str, second: &str) {
        vi: "phần {index}/{count} có hai lần: `{first}` và `{second}`",
        en: "shard {index} of {count} is there twice: `{first}` and `{second}`",
    }
    /// What to do about it.
    hint_twice() { vi: "bỏ bớt một tệp", en: "leave one of them out" }
    /// Shards that are not there.
    missing(list: &str, count: u64) {
        vi: "thiếu phần {list} trong {count} phần",
        en: "of {count} shards, these are missing: {list}",
    }
    /// Shards of a stage that are not there.
    missing_of_stage(stage: u64, list: &str, count: u64) {
        vi: "giai đoạn {stage}: thiếu phần {list} trong {count} phần",
        en: "stage {stage}: of {count} shards, these are missing: {list}",
    }
    /// The end of a long list.
    and_more(list: &str, more: usize) { vi: "{list} và {more} phần khác", en: "{list} and {more} more" }
    /// What to do about it.
    hint_missing(index: u64, count: u64) {
        vi: "chạy chúng bằng cùng lệnh, ví dụ với `--shard {index}/{count}`, rồi gộp lại",
        en: "run them with the same command, for example with `--shard {index}/{count}`, then merge again",
    }
    /// What to do about it.
    hint_missing_of_stage(stage: u64, index: u64, count: u64) {
        vi: "chạy chúng bằng cùng lệnh và cùng `--out`, ví dụ với `--stage {stage} --shard {index}/{count}`",
        en: "run them with the same command and the same `--out`, for example with `--stage {stage} --shard {index}/{count}`",
    }
    /// A shard of something else.
    foreign(path: &str, first: &str, why: &str) {
        vi: "`{path}` không thuộc cùng một lần chạy với `{first}`: {why}",
        en: "`{path}` does not belong with `{first}`: {why}",
    }
    /// What to do about it.
    hint_foreign() {
        vi: "chỉ gộp các phần của cùng một lệnh; chuyển tệp lạ ra khỏi thư mục",
        en: "merge the shards of one command only; take the others out of the folder",
    }
    /// Where a shard would be written lies one of another run.
    of_another_run(path: &str, why: &str) {
        vi: "`{path}` đã có, và thuộc một lần chạy khác: {why}",
        en: "`{path}` is there already, and is of another run: {why}",
    }
    /// What to do about it.
    hint_of_another_run() {
        vi: "chọn thư mục khác bằng `--out`, hoặc xóa tệp đó nếu không cần nữa",
        en: "choose another folder with `--out`, or delete the file if it is not needed any more",
    }
    /// A shard of a stage before that is of something else.
    foreign_before(path: &str, why: &str) {
        vi: "`{path}` không thuộc nghiên cứu này: {why}",
        en: "`{path}` is not of this study: {why}",
    }
    /// What to do about it.
    hint_foreign_before() {
        vi: "dùng đúng lệnh của các giai đoạn trước, hoặc chọn thư mục khác bằng `--out`",
        en: "use the command of the stages before, or choose another folder with `--out`",
    }
    /// What is here is not what shards were made from.
    changed(path: &str, why: &str) {
        vi: "kịch bản hiện có không phải là kịch bản của `{path}`: {why}",
        en: "the scenario that is here is not that of `{path}`: {why}",
    }
    /// What to do about it.
    hint_changed() {
        vi: "gộp với kịch bản như khi chạy các phần (lấy lại bản cũ, hoặc chỉ chỗ bằng `--scenario`), hoặc chạy lại mọi phần",
        en: "merge with the scenario as it was when the shards ran (fetch the old one, or say where with `--scenario`), or run all again",
    }
    /// How two shards differ.
    differs(what: &str, its: &str, other: &str) {
        vi: "{what} là {its}, không phải {other}",
        en: "its {what} is {its}, not {other}",
    }
    /// Of two shards.
    what_command() { vi: "lệnh", en: "command" }
    /// Of two shards.
    what_structures() { vi: "cơ cấu phối hợp", en: "structure" }
    /// Of two shards.
    what_scenario() { vi: "mã băm kịch bản", en: "digest of the scenario" }
    /// Of two shards.
    what_seed() { vi: "hạt giống", en: "seed" }
    /// Of two shards.
    what_count() { vi: "số phần", en: "number of shards" }
    /// Of two shards.
    what_argument(name: &str) { vi: "đối số `{name}`", en: "argument `{name}`" }
    /// Of two shards.
    what_stages() { vi: "số giai đoạn", en: "number of stages" }
    /// Of two shards.
    what_rows() {
        vi: "mã của bố cục các dòng và của cuộc diễn tập đầu (khác khi do một bản dựng khác chạy)",
        en: "key of the layout of rows and of the first drill (another build has another)",
    }
    /// An argument that was not given.
    not_given() { vi: "không ghi", en: "not given" }
    /// Rows that do not go on from each other.
    unfit(path: &str) {
        vi: "các dòng của `{path}` không nối tiếp các phần trước",
        en: "the rows of `{path}` do not go on from the shards before",
    }
    /// Too few rows.
    too_few() { vi: "các phần có ít dòng hơn lệnh của chúng cần", en: "the shards hold fewer rows than their command takes" }
    /// Too many files.
    too_many(most: usize) { vi: "quá nhiều tệp; nhiều nhất {most} phần một lần gộp", en: "too many files; at most {most} shards are merged at once" }
    /// What to do about it.
    hint_too_many() { vi: "chia ít phần hơn", en: "cut it into fewer shards" }
    /// More scenarios than the shards have.
    other_scenarios(given: usize, wanted: usize) {
        vi: "`--scenario` ghi {given} kịch bản; các phần có {wanted}",
        en: "`--scenario` names {given} scenarios; the shards have {wanted}",
    }
    /// What to do about it.
    hint_other_scenarios() {
        vi: "ghi đủ các kịch bản theo thứ tự của lệnh đã chạy",
        en: "name all of them in the order of the command that ran",
    }
}

/// What an argument means, by its id.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "shard" => (
            "Chỉ chạy phần i trong n phần (đếm từ 1) và ghi một tệp .shard; gộp các phần bằng `merge`",
            "Run only shard i of n (counted from 1) and write a file .shard; `merge` puts them together",
        ),
        "stage" => (
            "Giai đoạn của phần (1 đến 6; 1 đến 2 khi chỉ có một cơ cấu); các giai đoạn trước phải có đủ trong --out",
            "Stage of the shard (1 to 6; 1 to 2 for a single structure); the stages before must be complete in --out",
        ),
        "shards" => {
            ("Các tệp .shard, hoặc thư mục chứa chúng", "The files .shard, or the folders that hold them")
        }
        "merged_out" => (
            "Thư mục kết quả; mặc định: thư mục mà lệnh đó dùng khi chạy trên một máy",
            "Folder to write to; by default that of the command on one machine",
        ),
        "scenarios_here" => (
            "Kịch bản nằm ở đâu trên máy này, nếu khác đường dẫn khi chạy các phần; dùng được nhiều lần",
            "Where the scenario is on this machine, if not where it was when the shards ran; repeatable",
        ),
        other => super::programme::arg_help(other),
    }
}
