//! What the command line says: help, usage errors, failures, and what is printed at the end of a command.

use super::Lang;

crate::messages! {
    /// Heading.
    heading_usage() { vi: "Cách dùng:", en: "Usage:" }
    /// Heading.
    heading_commands() { vi: "Các lệnh", en: "Commands" }
    /// Heading.
    heading_arguments() { vi: "Đối số", en: "Arguments" }
    /// Heading.
    heading_options() { vi: "Tùy chọn", en: "Options" }
    /// Heading.
    heading_examples() { vi: "Ví dụ:", en: "Examples:" }
    /// A number outside its bounds.
    number_between(least: u64, most: u64) {
        vi: "phải là số nguyên từ {least} đến {most}",
        en: "must be a whole number from {least} to {most}",
    }
    /// Half the length of an interval outside its bounds.
    half_width_between() {
        vi: "phải là số từ 0,001 đến 0,5 (nửa độ rộng khoảng tin cậy của một xác suất)",
        en: "must be a number from 0.001 to 0.5 (half the length of the interval of a chance)",
    }
    /// The line that shows how far a long run is; the words in braces belong to the progress bar.
    progress_template() {
        vi: "{{bar:30}} {{pos}}/{{len}} lần · {{per_sec}} · còn {{eta}} {{msg}}",
        en: "{{bar:30}} {{pos}}/{{len}} drills · {{per_sec}} · {{eta}} left {{msg}}",
    }
    /// Rows of a journal cannot be read again.
    journal_damaged(path: &str, at: u64) {
        vi: "nhật ký chạy `{path}` hỏng từ byte {at}: chưa ghi kết quả nào",
        en: "the journal `{path}` is damaged from byte {at} on: no result was written",
    }
    /// What to do about it.
    hint_journal_damaged() {
        vi: "chạy lại cùng lệnh: phần đọc được vẫn được dùng, phần còn lại chạy lại",
        en: "run the same command again: what can be read is used, the rest is run anew",
    }
    /// A remark that is no warning.
    note_label() { vi: "lưu ý:", en: "note:" }
    /// A journal of another run lay where one was to begin.
    journal_of_another_run(aside: &str) {
        vi: "thư mục này có nhật ký dở dang của một lần chạy khác; đã chuyển thành `{aside}`. Để chạy tiếp lần đó: đổi lại tên cũ rồi chạy đúng lệnh của nó",
        en: "this folder holds the unfinished journal of another run; it is now `{aside}`. To go on with that run, give it back its name and run its own command",
    }
    /// A journal holds rows that a run has no use for.
    journal_rest(aside: &str) {
        vi: "nhật ký còn những dòng mà lần chạy này không dùng; bản đầy đủ được giữ ở `{aside}`. Để dùng lại: đổi về tên cũ rồi chạy lệnh dài hơn",
        en: "the journal holds rows that this run has no use for; all of it is kept as `{aside}`. To use them, give it back its name and run the longer command",
    }
    /// Rows are missing or out of order when results are written.
    rows_incomplete(found: u64, wanted: u64) {
        vi: "chỉ {found} trong {wanted} dòng kết quả đọc được đúng thứ tự: chưa ghi kết quả nào",
        en: "only {found} of {wanted} rows can be read in order: no result was written",
    }
    /// Two programs want to write the same results.
    journal_in_use(path: &str) {
        vi: "nhật ký `{path}` đang được một lần chạy khác sử dụng",
        en: "the journal `{path}` is in use by another run",
    }
    /// What to do about it.
    hint_journal_in_use() {
        vi: "chờ lần chạy kia xong, hoặc chọn thư mục khác bằng --out",
        en: "wait for the other run to end, or choose another folder with --out",
    }
    /// The machine gives no threads.
    no_threads(why: &str) {
        vi: "không tạo được luồng tính toán: {why}",
        en: "no threads could be started: {why}",
    }
    /// What to do about it.
    hint_no_threads() {
        vi: "dùng ít luồng hơn: --threads 1",
        en: "use fewer threads: --threads 1",
    }
    /// Stands for the options in a usage line.
    usage_options() { vi: "TÙY_CHỌN", en: "OPTIONS" }
    /// Stands for a command in a usage line.
    value_command() { vi: "LỆNH", en: "COMMAND" }
    /// Before the text of an error.
    error_label() { vi: "lỗi:", en: "error:" }
    /// Before the text of a hint.
    hint_label() { vi: "gợi ý:", en: "hint:" }

    /// Usage error.
    unknown_command(word: &str) { vi: "không có lệnh `{word}`", en: "there is no command `{word}`" }
    /// Usage error.
    unknown_argument(word: &str) { vi: "không có đối số `{word}` ở đây", en: "there is no argument `{word}` here" }
    /// Usage error.
    value_missing(arg: &str) { vi: "`{arg}` thiếu giá trị", en: "`{arg}` lacks its value" }
    /// Usage error.
    value_not_among(value: &str, arg: &str, valid: &str) {
        vi: "`{value}` không phải là giá trị của `{arg}`; có thể dùng: {valid}",
        en: "`{value}` is no value of `{arg}`; possible are: {valid}",
    }
    /// Usage error.
    value_refused(value: &str, arg: &str, why: &str) {
        vi: "`{value}` không dùng được cho `{arg}`: {why}",
        en: "`{value}` cannot be used for `{arg}`: {why}",
    }
    /// Usage error.
    argument_missing(args: &str) { vi: "thiếu {args}", en: "{args} is missing" }
    /// Usage error.
    command_missing() { vi: "thiếu lệnh", en: "a command is missing" }
    /// Usage error.
    given_twice(arg: &str) { vi: "`{arg}` được ghi nhiều lần", en: "`{arg}` was given more than once" }
    /// Usage error.
    not_utf8_argument() { vi: "có đối số không phải là văn bản UTF-8", en: "an argument is not UTF-8 text" }
    /// Usage error.
    wrong_number_of_values(arg: &str) { vi: "`{arg}` có số giá trị không đúng", en: "`{arg}` has the wrong number of values" }
    /// Usage error.
    not_understood() { vi: "không hiểu dòng lệnh", en: "the command line is not understood" }
    /// Usage error.
    did_you_mean(meant: &str) { vi: "có phải ý bạn là `{meant}`?", en: "did you mean `{meant}`?" }
    /// Last line of a usage error.
    see_help() { vi: "Xem `cyberdrill --help` hoặc `cyberdrill <lệnh> --help`.", en: "See `cyberdrill --help` or `cyberdrill <command> --help`." }
    /// Why a number is refused.
    whole_number(largest: u64) { vi: "cần một số nguyên từ 0 đến {largest}", en: "a whole number from 0 to {largest} is needed" }
    /// Why a condition is refused.
    fail_if_shape(text: &str) {
        vi: "điều kiện có dạng `score<70` hoặc `missed:<mã yêu cầu>`, không phải `{text}`",
        en: "a condition is `score<70` or `missed:<expectation-id>`, not `{text}`",
    }
    /// Why a condition is refused.
    fail_if_bound(text: &str) {
        vi: "điểm nằm trong khoảng từ 0 đến 100, không phải như trong `{text}`",
        en: "a score lies between 0 and 100, unlike in `{text}`",
    }
    /// Usage error of the environment variable.
    unknown_language(variable: &str, value: &str) {
        vi: "biến môi trường `{variable}` là `{value}`; chỉ có `vi` và `en`",
        en: "the environment variable `{variable}` is `{value}`; there are only `vi` and `en`",
    }

    /// A condition came true.
    fail_if_score(score: &str, bound: &str) { vi: "điểm {score} thấp hơn {bound}", en: "the score {score} is below {bound}" }
    /// A condition came true.
    fail_if_no_score() {
        vi: "không có điểm: không yêu cầu nào được đánh giá",
        en: "there is no score: no expectation was evaluated",
    }
    /// A condition came true.
    fail_if_missed(id: &str, name: &str) { vi: "không đạt yêu cầu `{id}` ({name})", en: "the expectation `{id}` is missed ({name})" }
    /// Before each condition that came true.
    fail_if_label() { vi: "--fail-if:", en: "--fail-if:" }

    /// A file problem.
    not_found(path: &str) { vi: "không tìm thấy `{path}`", en: "`{path}` is not there" }
    /// A hint.
    hint_not_found() { vi: "kiểm tra lại đường dẫn, kể từ thư mục hiện tại", en: "check the path, which starts from the current folder" }
    /// A file problem.
    is_folder(path: &str) { vi: "`{path}` là thư mục, ở đây cần tệp", en: "`{path}` is a folder where a file is meant" }
    /// A hint.
    hint_is_folder() { vi: "ghi đường dẫn của chính tệp đó", en: "give the path of the file itself" }
    /// A file problem.
    not_regular(path: &str) { vi: "`{path}` không phải là tệp thường", en: "`{path}` is no regular file" }
    /// A hint.
    hint_not_regular() { vi: "chép nội dung vào một tệp rồi ghi đường dẫn của tệp đó", en: "copy the content into a file and give its path" }
    /// A file problem.
    too_large(path: &str, megabytes: u64, limit: u64) {
        vi: "`{path}` quá lớn: {megabytes} MB, tối đa {limit} MB",
        en: "`{path}` is too large: {megabytes} MB, at most {limit} MB",
    }
    /// A hint.
    hint_too_large() { vi: "kiểm tra xem đây có đúng là tệp cần đọc không", en: "check whether this is the file that was meant" }
    /// A file problem.
    cannot_read(path: &str, why: &str) { vi: "không đọc được `{path}`: {why}", en: "`{path}` could not be read: {why}" }
    /// A hint.
    hint_cannot_read() { vi: "kiểm tra quyền đọc của tệp và của thư mục chứa nó", en: "check the permission to read the file and its folder" }
    /// A file problem.
    cannot_write(path: &str, why: &str) { vi: "không ghi được `{path}`: {why}", en: "`{path}` could not be written: {why}" }
    /// Files that a person has changed.
    edited(folder: &str, n: usize, names: &str) {
        vi: "không ghi vào `{folder}`: số tệp đã được sửa từ lần ghi trước, hoặc không phải do lệnh này ghi: {n}: {names}",
        en: "nothing is written to `{folder}`: files that were edited since they were written, or not written by this command: {n}: {names}",
    }
    /// A hint.
    hint_edited() {
        vi: "ghi vào thư mục khác bằng `--out`, hoặc chuyển các tệp đó đi nơi khác rồi chạy lại",
        en: "write to another folder with `--out`, or move these files away and run again",
    }
    /// A hint.
    hint_cannot_write() {
        vi: "chọn một thư mục ghi được bằng `--out`, hoặc giải phóng chỗ trống trên đĩa",
        en: "choose a folder that can be written with `--out`, or make room on the disk",
    }
    /// A file problem.
    cannot_print(why: &str) { vi: "không ghi được ra đầu ra chuẩn: {why}", en: "standard output could not be written: {why}" }
    /// A hint.
    hint_cannot_print() { vi: "kiểm tra nơi đầu ra được chuyển tới", en: "check where the output is sent to" }
    /// Why something could not be read or written.
    why_permission() { vi: "không có quyền", en: "no permission" }
    /// Why something could not be read or written.
    why_full() { vi: "hết chỗ trên đĩa", en: "no room on the disk" }
    /// Why something could not be read or written.
    why_read_only() { vi: "hệ thống tệp chỉ cho đọc", en: "the file system is read-only" }
    /// Why something could not be read or written.
    why_not_folder() { vi: "một phần của đường dẫn không phải là thư mục", en: "a part of the path is no folder" }
    /// Why something could not be read or written.
    why_not_regular() { vi: "không phải là tệp thường", en: "it is no regular file" }
    /// Why a folder is not read.
    too_many_files(most: usize) { vi: "có hơn {most} tệp bên dưới", en: "there are more than {most} files below" }
    /// Why something could not be read or written.
    why_loop() { vi: "các liên kết trỏ vòng quanh", en: "its links go round in a circle" }
    /// Why something could not be read or written.
    why_is_folder() { vi: "ở đó đã có một thư mục cùng tên", en: "a folder of that name is there" }
    /// Why something could not be read or written.
    why_other(code: &str) { vi: "lỗi hệ thống {code}", en: "system error {code}" }

    /// No expectation has the id.
    unknown_expectation(id: &str) { vi: "kế hoạch không có yêu cầu `{id}`", en: "the plan has no expectation `{id}`" }
    /// No intrusion has the id.
    unknown_intrusion(id: &str) { vi: "bản ghi không có vụ xâm nhập `{id}`", en: "the record has no intrusion `{id}`" }
    /// No scenario has the id.
    unknown_scenario(id: &str) { vi: "không có kịch bản mẫu `{id}`", en: "there is no shipped scenario `{id}`" }
    /// A hint that lists what there is.
    hint_known(list: &str) { vi: "có: {list}", en: "there are: {list}" }
    /// A hint where there is nothing.
    hint_none() { vi: "không có mục nào", en: "there are none" }

    /// A folder for `new` is not empty.
    not_empty(dir: &str) { vi: "`{dir}` đã có và không rỗng", en: "`{dir}` is there and not empty" }
    /// A hint.
    hint_not_empty() { vi: "chọn một thư mục mới; kịch bản đã có không bị ghi đè", en: "choose a new folder; a scenario that is there is not overwritten" }
    /// The name of a folder for `new` gives no id.
    no_id_in(dir: &str) { vi: "tên thư mục `{dir}` không cho một mã kịch bản", en: "the name of the folder `{dir}` gives no id for a scenario" }
    /// A hint.
    hint_id(example: &str) { vi: "dùng chữ thường không dấu, chữ số và dấu gạch nối, ví dụ `{example}`", en: "use small letters without marks, digits and hyphens, for example `{example}`" }

    /// A scenario is valid.
    scenario_valid(path: &str, id: &str) { vi: "{path}: kịch bản `{id}` hợp lệ", en: "{path}: the scenario `{id}` is valid" }
    /// What a valid scenario holds.
    scenario_holds(organisations: usize, people: usize, systems: usize, campaigns: usize, injects: usize, expectations: usize) {
        vi: "  {organisations} cơ quan, {people} người, {systems} hệ thống thông tin, {campaigns} chiến dịch tấn công, {injects} tình huống, {expectations} yêu cầu về thời gian",
        en: "  {organisations} organisations, {people} people, {systems} information systems, {campaigns} campaigns, {injects} injects, {expectations} expectations",
    }
    /// How much of it rests on assumptions.
    scenario_assumes(count: usize) {
        vi: "  {count} con số dựa trên giả định (xem: --list-assumptions)",
        en: "  {count} numbers rest on assumptions (see: --list-assumptions)",
    }
    /// A part of scenarios is valid.
    part_valid(path: &str, kind: &str, id: &str) { vi: "{path}: {kind} `{id}` hợp lệ", en: "{path}: the {kind} `{id}` is valid" }
    /// What a valid part holds.
    part_actions(size: usize) { vi: "{size} hành động tấn công", en: "{size} attack actions" }
    /// What a valid part holds.
    part_steps(size: usize) { vi: "{size} bước", en: "{size} steps" }
    /// What a valid part holds.
    part_roles(size: usize) { vi: "{size} vai trò", en: "{size} roles" }
    /// What is not checked.
    part_holds(what: &str) {
        vi: "  {what}; những gì thuộc về một tỉnh chỉ kiểm tra được khi chạy với một kịch bản",
        en: "  {what}; what belongs to a province can only be checked together with a scenario",
    }
    /// What to do with a campaign.
    use_campaign(path: &str) { vi: "Dùng: cyberdrill run <kịch bản> --campaign {path}", en: "To use it: cyberdrill run <scenario> --campaign {path}" }
    /// What to do with a structure.
    use_structure(path: &str) { vi: "Dùng: cyberdrill run <kịch bản> --structure {path}", en: "To use it: cyberdrill run <scenario> --structure {path}" }
    /// What to do with a playbook.
    use_playbook() { vi: "Dùng: đặt vào thư mục library/playbooks của kịch bản", en: "To use it: put it into the scenario's folder library/playbooks" }
    /// An assumption whose range is not given.
    assumption_without_range() { vi: "không có khoảng giá trị", en: "no range given" }
    /// Heading of the assumptions.
    assumptions_heading(id: &str, count: usize) { vi: "Giả định của `{id}`: {count}", en: "Assumptions of `{id}`: {count}" }

    /// Where the files of a run are.
    written_to(count: usize, dir: &str) { vi: "Đã ghi {count} tệp vào {dir}", en: "{count} files written to {dir}" }
    /// Their names.
    files_named(list: &str) { vi: "Các tệp: {list}", en: "Files: {list}" }
    /// What to open first.
    open_first(path: &str) { vi: "Mở trước tiên: {path}", en: "Open first: {path}" }
    /// A scenario was made.
    made(dir: &str, id: &str) { vi: "Đã tạo kịch bản `{id}` trong {dir}: một tỉnh mẫu nhỏ, có chú thích, chạy được ngay.", en: "Made the scenario `{id}` in {dir}: a small commented province that runs at once." }
    /// A scenario was made as a copy.
    made_after(dir: &str, id: &str, from: &str) { vi: "Đã tạo kịch bản `{id}` trong {dir}, chép từ `{from}`.", en: "Made the scenario `{id}` in {dir}, a copy of `{from}`." }
    /// The name of a copied scenario.
    name_to_change(from: &str) { vi: "Tên cuộc diễn tập (hãy sửa; chép từ {from})", en: "Name of the drill (please change; a copy of {from})" }
    /// What to do next.
    made_next(dir: &str) {
        vi: "Chạy thử: cyberdrill run {dir}\nSửa: mở {dir}/scenario.ron bằng trình soạn thảo văn bản, rồi các tệp nó nêu tên; sau mỗi lần sửa: cyberdrill check {dir}",
        en: "Try it: cyberdrill run {dir}\nEdit: open {dir}/scenario.ron in a text editor, then the files that it names; after every edit: cyberdrill check {dir}",
    }

    /// Heading of the decision points.
    decisions_heading(count: usize) { vi: "{count} điểm quyết định", en: "{count} decision points" }
    /// There are none.
    decisions_none() { vi: "Bản ghi không có điểm quyết định nào.", en: "The record has no decision points." }
    /// One option.
    decision_option(option: &str) { vi: "      {option}", en: "      {option}" }
    /// The option that was taken.
    decision_chosen(option: &str) { vi: "    > {option} (đã chọn)", en: "    > {option} (taken)" }

    /// A record cannot be read.
    record_broken(path: &str, why: &str) { vi: "{path}: {why}", en: "{path}: {why}" }
    /// A hint.
    hint_record() { vi: "tạo lại bản ghi bằng `cyberdrill run`", en: "make the record again with `cyberdrill run`" }

    /// A hint.
    hint_unwritten() { vi: "kiểm tra kịch bản bằng `cyberdrill check`", en: "check the scenario with `cyberdrill check`" }

    /// The figures that the program carries with it cannot be read.
    unsound_figures(why: &str) {
        vi: "không đọc được số liệu đối chiếu đi kèm chương trình: {why}",
        en: "the published figures that the program carries with it cannot be read: {why}",
    }
    /// A defect of the program.
    defect(place: &str, message: &str) {
        vi: "lỗi của chương trình tại {place}: {message}",
        en: "a defect of the program at {place}: {message}",
    }
    /// What to do about it.
    defect_hint() {
        vi: "Không phải lỗi của bạn. Hãy gửi dòng trên, dòng lệnh và kịch bản cho người phát triển.",
        en: "It is not your fault. Send the line above, the command line and the scenario to the developers.",
    }
}

/// What a command does; `cyberdrill` is the whole program.
pub fn about(lang: Lang, command: &str) -> String {
    let (vi, en) = match command {
        "cyberdrill" => (
            "Mô phỏng cuộc diễn tập an toàn, an ninh mạng của một tỉnh trước khi tổ chức: chấm điểm theo kế hoạch và cho biết thời gian đã đi đâu",
            "Simulates a province's cyber drill before it is held: scores it against the plan and shows where the hours went",
        ),
        "check" => (
            "Đọc và kiểm tra kịch bản: báo mọi lỗi cùng một lúc, kèm vị trí và gợi ý sửa",
            "Reads and validates scenarios: every problem at once, with its place and a hint",
        ),
        "run" => (
            "Chạy một cuộc diễn tập: bản ghi, phiếu điểm, giải thích, biểu đồ, báo cáo",
            "Runs one drill: record, scorecard, explanation, charts, report",
        ),
        "batch" => (
            "Chạy nhiều cuộc diễn tập: xác suất đạt từng yêu cầu, phân vị của từng thời gian, kèm khoảng tin cậy",
            "Runs many drills: the chance of meeting every expectation, quantiles of every time, with intervals",
        ),
        "compare" => (
            "So sánh nhiều cơ cấu hoặc kịch bản trên cùng các lần diễn tập: chênh lệch kèm khoảng tin cậy, phương án tốt nhất, khác nhau ở đâu",
            "Compares structures or scenarios on the same drills: differences with intervals, the best, and what decides it",
        ),
        "sensitivity" => (
            "Cho biết giả định nào làm đổi kết quả và giả định nào làm đổi thứ tự các cơ cấu, kèm khoảng tin cậy",
            "Shows which assumptions move the result and which would turn the order of structures, with intervals",
        ),
        "improve" => (
            "Thử từng biện pháp khắc phục và tổ hợp của chúng trên cùng các lần diễn tập: biện pháp nào giúp đạt kế hoạch hơn, chi phí bao nhiêu",
            "Tries corrective measures, alone and together, on the same drills: which help to meet the plan, and at what cost",
        ),
        "merge" => (
            "Gộp các phần của batch, compare hoặc sensitivity đã chạy bằng --shard, ra đúng từng byte kết quả của một máy",
            "Merges the shards of batch, compare or sensitivity that ran with --shard into what one machine writes, byte for byte",
        ),
        "plan" => (
            "Lập chương trình diễn tập của một năm: cuộc nào, ngày nào, với ai, khó đến đâu, diễn tập được những gì và chưa được những gì",
            "Makes the programme of a year: which drills on which days with whom, how hard they are, what they exercise and what not",
        ),
        "validate" => (
            "Đặt thời gian mô phỏng cạnh số liệu đã công bố về sự cố thật, và cạnh công thức hàng đợi",
            "Puts simulated times beside published ones of real incidents, and beside queueing formulae",
        ),
        "score" => ("Chấm điểm từ bản ghi đã lưu", "Scores a saved record"),
        "explain" => (
            "Cho biết thời gian đã đi đâu, từ bản ghi đã lưu",
            "Shows where the hours went, from a saved record",
        ),
        "import" => (
            "Nhập tệp của công cụ khác thành một phần của kịch bản",
            "Imports others' files as parts of a scenario",
        ),
        "new" => (
            "Tạo một kịch bản nhỏ có chú thích để sửa thành tỉnh mình; hợp lệ và chạy được ngay",
            "Writes a small commented scenario to turn into one's own; valid, and runs at once",
        ),
        "completions" => ("In tập lệnh gợi ý cho một shell", "Prints the completions for a shell"),
        "help" => ("Hướng dẫn về một lệnh", "Help on a command"),
        other => super::exports::about(other)
            .or_else(|| super::papers::about(other))
            .or_else(|| super::train::about(other))
            .or_else(|| super::replay::about(other))
            .or_else(|| super::web::about(other))
            .unwrap_or_default(),
    };
    pick(lang, vi, en)
}

/// What an argument means, by its id.
pub fn arg_help(lang: Lang, id: &str) -> String {
    let (vi, en) = match id {
        "lang" => (
            "Ngôn ngữ; mặc định theo biến CYBERDRILL_LANG, nếu không có thì tiếng Việt",
            "Language; by default that of CYBERDRILL_LANG, else Vietnamese",
        ),
        "color" => ("Khi nào dùng màu; mặc định: auto", "When to colour; default: auto"),
        "json" => ("In JSON thay cho văn bản", "Print JSON instead of text"),
        "help" => ("In hướng dẫn này", "Print this help"),
        "version" => ("In phiên bản", "Print the version"),
        "scenarios" => (
            "Thư mục kịch bản, tệp scenario.ron, thư mục chứa nhiều kịch bản, hoặc tệp của một chiến dịch, quy trình, cơ cấu phối hợp",
            "Folder of a scenario, its scenario.ron, a folder of scenarios, or the file of a campaign, playbook or structure",
        ),
        "list_assumptions" => (
            "Liệt kê mọi con số dựa trên giả định, kèm khoảng giá trị và lý do",
            "List every number that rests on an assumption, with its range and reason",
        ),
        "validated" => (
            "Thư mục kịch bản hoặc tệp scenario.ron; mặc định: mọi kịch bản đi kèm chương trình",
            "Folders of scenarios, or their scenario.ron; by default every scenario that the program carries",
        ),
        "runs_of_each" => (
            "Số lần chạy mỗi chiến dịch ở mỗi kịch bản; mặc định: 100",
            "Runs of every campaign in every scenario; default: 100",
        ),
        "validation_out" => (
            "Thư mục kết quả; mặc định: reports/out/validation",
            "Folder to write to; default: reports/out/validation",
        ),
        "scenario" => ("Thư mục kịch bản hoặc tệp scenario.ron", "Folder of a scenario, or its scenario.ron"),
        "seed" => ("Hạt giống ngẫu nhiên; mặc định theo tệp diễn tập", "Seed; by default the drill file's"),
        "replication" => ("Lần lặp, đếm từ 0; mặc định: 0", "Replication, counted from 0; default: 0"),
        "structure" => (
            "Cơ cấu phối hợp: mã trong thư viện hoặc tệp; mặc định theo kịch bản",
            "Coordination structure: an id of the library, or a file; by default the scenario's",
        ),
        "campaigns" => (
            "Chiến dịch tấn công thay cho của tệp diễn tập: mã trong thư viện hoặc tệp; dùng được nhiều lần",
            "Campaign instead of the drill file's: an id of the library, or a file; repeatable",
        ),
        "out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/<cơ cấu>/<hạt giống>-<lần lặp>, thêm `-<chiến dịch>` khi có --campaign và `-open-ended` khi có --open-ended",
            "Folder to write to; default: reports/out/<scenario>/<structure>/<seed>-<replication>, with `-<campaign>` after --campaign and `-open-ended` after --open-ended",
        ),
        "conditions" => (
            "Kết thúc với mã 1 nếu điều kiện đúng: score<70 hoặc missed:<mã yêu cầu>; dùng được nhiều lần",
            "End with code 1 if the condition is true: score<70 or missed:<expectation-id>; repeatable",
        ),
        "record" => ("Bản ghi (record.jsonl)", "The record (record.jsonl)"),
        "intrusion" => {
            ("Chỉ vụ xâm nhập này: <chiến dịch>@<cơ quan>", "Only this true intrusion: <campaign>@<agency>")
        }
        "expectation" => ("Chỉ những gì yêu cầu này đo", "Only what this expectation measures"),
        "dir" => (
            "Thư mục cần tạo; tên của nó là mã kịch bản",
            "Folder to make; its name becomes the scenario's id",
        ),
        "from" => (
            "Chép kịch bản đi kèm có mã này; không ghi thì viết một tỉnh mẫu nhỏ có chú thích",
            "Copy the shipped scenario of this id; without it, write a small commented province",
        ),
        "shell" => ("bash, zsh, fish, elvish hoặc powershell", "bash, zsh, fish, elvish or powershell"),
        "command" => ("Tên lệnh", "Name of the command"),
        other => super::papers::arg_help(other)
            .or_else(|| super::web::arg_help(other))
            .unwrap_or_else(|| super::improve::arg_help(other)),
    };
    pick(lang, vi, en)
}

/// The name that stands for a value in help.
pub fn value_name(lang: Lang, name: &str) -> String {
    let vi = match name {
        "SCENARIO" => "KỊCH_BẢN",
        "STRUCTURE" => "CƠ_CẤU",
        "CAMPAIGN" => "CHIẾN_DỊCH",
        "DIR" => "THƯ_MỤC",
        "CONDITION" => "ĐIỀU_KIỆN",
        "RECORD" => "BẢN_GHI",
        "ROLE" => "VAI",
        "ID=OPTION" => "MÃ=PHƯƠNG_ÁN",
        "SHARD" => "PHẦN",
        "COMMAND" => "LỆNH",
        "FILE" => "TỆP",
        "SCENARIO|RECORD" => "KỊCH_BẢN|BẢN_GHI",
        "SCENARIO|FOLDER" => "KỊCH_BẢN|THƯ_MỤC",
        "PORT" => "CỔNG",
        "ADDRESS" => "ĐỊA_CHỈ",
        "ID" => "MÃ",
        "MEASURE" => "ĐẠI_LƯỢNG",
        "TIME" => "THỜI_ĐIỂM",
        "SPEED" => "TỐC_ĐỘ",
        "YEAR" => "NĂM",
        "WEEKS" => "TUẦN",
        "DATE[=CAMPAIGN]" => "NGÀY[=CHIẾN_DỊCH]",
        "DATE|WEEK|DATE..DATE" => "NGÀY|TUẦN|NGÀY..NGÀY",
        other => other,
    };
    pick(lang, vi, name)
}

/// Examples shown below the help of a command, one a line.
pub fn examples(lang: Lang, command: &str) -> Option<String> {
    let (vi, en) = match command {
        "cyberdrill" => (
            "  cyberdrill check scenarios/dong-nai-2022\n  cyberdrill run scenarios/dong-nai-2022",
            "  cyberdrill check scenarios/dong-nai-2022\n  cyberdrill run scenarios/dong-nai-2022 --lang en",
        ),
        "run" => (
            "  cyberdrill run scenarios/dong-nai-2022 --seed 7\n  cyberdrill run scenarios/dong-nai-2022 --structure son-la-2026 --fail-if 'score<70'",
            "  cyberdrill run scenarios/dong-nai-2022 --seed 7 --lang en\n  cyberdrill run scenarios/dong-nai-2022 --structure son-la-2026 --fail-if 'score<70'",
        ),
        "replay" => (
            "  cyberdrill replay record.jsonl --to 'D+1 H+2' --speed 1h\n  cyberdrill replay record.jsonl --to '08:30 16/11' --json",
            "  cyberdrill replay record.jsonl --to 'D+1 H+2' --speed 1h --lang en\n  cyberdrill replay record.jsonl --to '08:30 16/11' --json",
        ),
        "import" | "import attack-flow" => (
            "  cyberdrill import attack-flow NotPetya.json\n  cyberdrill run scenarios/dong-nai-2022 --campaign campaigns/notpetya.ron",
            "  cyberdrill import attack-flow NotPetya.json\n  cyberdrill run scenarios/dong-nai-2022 --campaign campaigns/notpetya.ron --lang en",
        ),
        "batch" => (
            "  cyberdrill batch scenarios/dong-nai-2022 --replications 1000\n  cyberdrill batch scenarios/dong-nai-2022 --until-half-width 0,05",
            "  cyberdrill batch scenarios/dong-nai-2022 --replications 1000 --lang en\n  cyberdrill batch scenarios/dong-nai-2022 --until-half-width 0.05",
        ),
        "compare" => (
            "  cyberdrill compare scenarios/dong-nai-2022 --structure all\n  cyberdrill compare scenarios/dong-nai-2022 --structure son-la-2026 --structure quang-nam-2023 --select --worth 2",
            "  cyberdrill compare scenarios/dong-nai-2022 --structure all --lang en\n  cyberdrill compare scenarios/dong-nai-2022 --structure son-la-2026 --structure quang-nam-2023 --select --worth 2",
        ),
        "sensitivity" => (
            "  cyberdrill sensitivity scenarios/dong-nai-2022\n  cyberdrill sensitivity scenarios/dong-nai-2022 --structure dong-nai-2022 --structure son-la-2026",
            "  cyberdrill sensitivity scenarios/dong-nai-2022 --lang en\n  cyberdrill sensitivity scenarios/dong-nai-2022 --structure dong-nai-2022 --structure son-la-2026",
        ),
        "improve" => (
            "  cyberdrill improve scenarios/dong-nai-2022\n  cyberdrill improve scenarios/dong-nai-2022 --measure preauthorised-isolation --measure one-head --combine 2",
            "  cyberdrill improve scenarios/dong-nai-2022 --lang en\n  cyberdrill improve scenarios/dong-nai-2022 --measure preauthorised-isolation --measure one-head --combine 2",
        ),
        "merge" => (
            "  cyberdrill batch scenarios/dong-nai-2022 --replications 10000 --shard 1/2 --out phan\n  cyberdrill batch scenarios/dong-nai-2022 --replications 10000 --shard 2/2 --out phan\n  cyberdrill merge phan --out ket-qua",
            "  cyberdrill batch scenarios/dong-nai-2022 --replications 10000 --shard 1/2 --out shards\n  cyberdrill batch scenarios/dong-nai-2022 --replications 10000 --shard 2/2 --out shards\n  cyberdrill merge shards --out results --lang en",
        ),
        "export ics" => (
            "  cyberdrill export ics scenarios/son-la-2026",
            "  cyberdrill export ics scenarios/son-la-2026 --lang en",
        ),
        "plan" => (
            "  cyberdrill plan scenarios/son-la-2026 --year 2026\n  cyberdrill plan scenarios/son-la-2026 --year 2026 --days 8 --pin 2026-10-05=data-theft --forbid 2026-W30",
            "  cyberdrill plan scenarios/son-la-2026 --year 2026 --lang en\n  cyberdrill plan scenarios/son-la-2026 --year 2026 --days 8 --pin 2026-10-05=data-theft --forbid 2026-W30",
        ),
        "export" | "export eeg" | "export aar" => (
            "  cyberdrill export eeg scenarios/dong-nai-2022\n  cyberdrill export aar nam-nay/record.jsonl --improvement improvement.json --last nam-truoc/record.jsonl",
            "  cyberdrill export eeg scenarios/dong-nai-2022 --lang en\n  cyberdrill export aar this-year/record.jsonl --improvement improvement.json --last last-year/record.jsonl --lang en",
        ),
        "serve" => (
            "  cyberdrill serve scenarios/dong-nai-2022\n  cyberdrill serve scenarios/dong-nai-2022 reports/out --listen 0.0.0.0 --port 8080",
            "  cyberdrill serve scenarios/dong-nai-2022 --lang en\n  cyberdrill serve scenarios/dong-nai-2022 reports/out --listen 0.0.0.0 --port 8080 --lang en",
        ),
        "new" => (
            "  cyberdrill new tinh-toi\n  cyberdrill new tinh-toi --from son-la-2026",
            "  cyberdrill new my-province --lang en\n  cyberdrill new my-province --from son-la-2026 --lang en",
        ),
        "validate" => (
            "  cyberdrill validate --replications 20\n  cyberdrill validate scenarios/dong-nai-2022 --out doi-chieu",
            "  cyberdrill validate --replications 20 --lang en\n  cyberdrill validate scenarios/dong-nai-2022 --out validation",
        ),
        other => super::exports::examples(other)?,
    };
    Some(pick(lang, vi, en))
}

fn pick(lang: Lang, vi: &str, en: &str) -> String {
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}
