//! Texts on forks of a record: what one decision changed.

crate::messages! {
    /// Title.
    title() { vi: "Nếu quyết định khác đi", en: "Had it been decided otherwise" }
    /// One decision changed.
    changed(when: &str, org: &str, question: &str, was: &str, now: &str) {
        vi: "{when}, {org}: {question} Đã chọn “{was}”; ở đây chọn “{now}”.",
        en: "{when}, {org}: {question} It was “{was}”; here it is “{now}”."
    }
    /// Nothing differs.
    same() {
        vi: "Không có gì thay đổi: bản ghi giống hệt đến từng byte.",
        en: "Nothing changes: the record is the same to the last byte."
    }
    /// Where the futures part.
    parts(when: &str, seq: u32) {
        vi: "Mọi việc trước {when} giữ nguyên (bản ghi khác nhau từ mục {seq}); may rủi sau đó như cũ.",
        en: "Everything before {when} is the same (the records differ from entry {seq} on); luck after it is the same."
    }
    /// The score of both.
    score(before: &str, after: &str) { vi: "Điểm: {before} → {after}", en: "Score: {before} → {after}" }
    /// No score.
    no_score() { vi: "chưa chấm được", en: "none" }
    /// Heading.
    head_expectations() { vi: "Yêu cầu của kế hoạch", en: "Expectations of the plan" }
    /// Heading.
    head_times() { vi: "Mốc thời gian", en: "Times" }
    /// Heading.
    head_hours() { vi: "Thời gian đi đâu", en: "Where the hours went" }
    /// Heading.
    head_measures() { vi: "Hậu quả và công sức", en: "Costs and counts" }
    /// Nothing under a heading.
    none() { vi: "Không đổi.", en: "No change." }
    /// It did not come.
    not_reached() { vi: "chưa đạt khi kết thúc", en: "not reached by the end" }
    /// More rows than are shown.
    more(count: usize, file: &str) {
        vi: "… và {count} dòng nữa trong {file}",
        en: "… and {count} more in {file}"
    }
    /// Heading.
    head_futures(count: u64) {
        vi: "Không chỉ trong một tương lai: {count} tương lai bốc thăm lại sau thời điểm đó",
        en: "Not in one future only: {count} futures drawn afresh after that moment"
    }
    /// What the new option is worth in the score.
    worth(difference: &str, low: &str, high: &str) {
        vi: "Điểm khác đi trung bình {difference} (khoảng tin cậy 95%: {low} đến {high}).",
        en: "On average the score differs by {difference} (95% interval: {low} to {high})."
    }
    /// No future was scored both ways.
    no_worth() {
        vi: "Không tương lai nào chấm được điểm theo cả hai cách.",
        en: "No future could be scored both ways."
    }
    /// The interval holds zero.
    undecided() {
        vi: "Khoảng này chứa 0: chừng ấy tương lai chưa cho thấy lựa chọn nào hơn.",
        en: "The interval holds zero: so many futures do not show that either is better."
    }
    /// The chance of one expectation.
    chance(name: &str, before: &str, after: &str, low: &str, high: &str) {
        vi: "{name}: khả năng đạt {before} → {after} (khác đi {low} đến {high} điểm phần trăm)",
        en: "{name}: chance {before} → {after} (a difference of {low} to {high} percentage points)"
    }
    /// No chance differs.
    no_chances() {
        vi: "Không yêu cầu nào có khả năng đạt khác đi trong các tương lai này.",
        en: "No expectation has another chance in these futures."
    }
    /// Column.
    column_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    column_before() { vi: "Trước", en: "Before" }
    /// Column.
    column_after() { vi: "Sau", en: "After" }
    /// Column.
    column_intrusion() { vi: "Vụ xâm nhập", en: "Intrusion" }
    /// Column.
    column_milestone() { vi: "Mốc", en: "Milestone" }
    /// Column.
    column_parts() { vi: "Phần thay đổi", en: "What changed" }
    /// Column.
    column_measure() { vi: "Số đo", en: "Measure" }
    /// No such decision.
    no_decision(decision: &str) {
        vi: "bản ghi không có quyết định `{decision}`",
        en: "the record has no decision `{decision}`"
    }
    /// Hint.
    hint_decisions(nearest: &str) {
        vi: "gần nhất: {nearest}; `cyberdrill decisions <bản ghi>` liệt kê tất cả",
        en: "nearest: {nearest}; `cyberdrill decisions <record>` lists all of them"
    }
    /// Hint without a name near it.
    hint_all_decisions() {
        vi: "`cyberdrill decisions <bản ghi>` liệt kê tất cả",
        en: "`cyberdrill decisions <record>` lists all of them"
    }
    /// No such option.
    no_option(decision: &str, option: &str) {
        vi: "quyết định `{decision}` không có phương án `{option}`",
        en: "the decision `{decision}` has no option `{option}`"
    }
    /// Hint.
    hint_options(options: &str) { vi: "có: {options}", en: "there are: {options}" }
    /// Decided twice.
    twice(decision: &str) {
        vi: "quyết định `{decision}` được thay đổi hai lần",
        en: "the decision `{decision}` is changed twice"
    }
    /// Hint.
    hint_twice() { vi: "mỗi quyết định một lần", en: "each decision once" }
    /// Made by another version.
    other_version(made_by: &str) {
        vi: "chương trình này không tạo ra đúng bản ghi này: nó do phiên bản {made_by} tạo ra, hoặc đã bị sửa",
        en: "this program does not make this record: version {made_by} made it, or it was changed"
    }
    /// Hint.
    hint_other_version() {
        vi: "chạy lại cuộc diễn tập bằng `cyberdrill run`, rồi rẽ nhánh bản ghi mới",
        en: "run the drill again with `cyberdrill run`, and fork the new record"
    }
    /// The shape of a decision on the command line.
    decide_shape() {
        vi: "cần có dạng <mã quyết định>=<phương án>, ví dụ contain@i0.3=watch",
        en: "must be <decision-id>=<option>, such as contain@i0.3=watch"
    }
}

/// What an argument means, by its id.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "decide" => (
            "Quyết định và phương án chọn thay; mã lấy từ `decisions`; dùng được nhiều lần",
            "The decision and the option taken instead; ids from `decisions`; repeatable",
        ),
        "futures" => (
            "Số tương lai bốc thăm lại sau quyết định, để không học từ may rủi; 0 là không; mặc định: 100",
            "Futures drawn afresh after the decision, so as not to learn from luck; 0 for none; default: 100",
        ),
        "fork_out" => (
            "Thư mục kết quả; mặc định: thư mục của bản ghi, thêm `-fork-<mã>`",
            "Folder to write to; default: the folder of the record, with `-fork-<id>`",
        ),
        _ => return super::train::arg_help(id),
    })
}
