//! Texts of the page of a debriefing: the time line of decisions, and its tables.

crate::messages! {
    /// Over the title: the drill and who it is about.
    over(drill: &str, who: &str) { vi: "{drill} · {who}", en: "{drill} · {who}" }
    /// Everybody.
    whole_class() { vi: "cả lớp", en: "the whole class" }
    /// Answer of the time line.
    chart_title(count: usize, other: usize, slowest: &str) {
        vi: "{count} quyết định, {other} khác với mô hình; lâu nhất mất {slowest}",
        en: "{count} decisions, {other} other than the model's; the slowest took {slowest}"
    }
    /// The same where nothing waited.
    chart_title_at_once(count: usize, other: usize) {
        vi: "{count} quyết định, đều ngay khi được hỏi; {other} khác với mô hình",
        en: "{count} decisions, all of them at once; {other} other than the model's"
    }
    /// Nothing was decided.
    chart_none() { vi: "Không có quyết định nào", en: "Nothing was decided" }
    /// Why the chart is empty.
    chart_empty() {
        vi: "Trong cuộc diễn tập này không có quyết định nào chờ vai này.",
        en: "No decision waited for this role in this drill."
    }
    /// How to read the time line.
    chart_how() {
        vi: "Mỗi dòng là một sự cố, từ lúc được mở đến lúc đóng. Dấu là lúc quyết định, số là thứ tự; vạch xanh trước dấu là thời gian chờ quyết định.",
        en: "Each row is an incident, from when it was opened until it was closed. A mark is a decision with its number; the blue bar before it is how long it waited."
    }
    /// For whoever cannot see it.
    chart_alt(decisions: usize, incidents: usize, title: &str) {
        vi: "Dòng thời gian của {decisions} quyết định trong {incidents} sự cố: {title}.",
        en: "Time line of {decisions} decisions in {incidents} incidents: {title}."
    }
    /// Name of a row.
    row(incident: u32, org: &str) { vi: "Sự cố {incident} · {org}", en: "Incident {incident} · {org}" }
    /// More incidents than rows.
    more_rows(count: usize) {
        vi: "Còn {count} sự cố khác có ít quyết định hơn; bảng bên dưới có đủ.",
        en: "{count} more incidents with fewer decisions; the table below has them all."
    }
    /// Key.
    key_incident() { vi: "sự cố đang mở", en: "incident open" }
    /// Key.
    key_wait() { vi: "chờ quyết định", en: "waiting for the decision" }
    /// Key.
    key_same() { vi: "như mô hình", en: "as the model" }
    /// Key.
    key_gain() { vi: "khác mô hình, có lợi", en: "other, a gain" }
    /// Key.
    key_cost() { vi: "khác mô hình, gây thiệt", en: "other, a cost" }
    /// Key.
    key_open() { vi: "khác mô hình, chưa thấy được mất", en: "other, neither shown" }
    /// Key.
    key_moot() { vi: "sự cố đã kết thúc trước đó", en: "incident was over by then" }
    /// Heading.
    head_plan() { vi: "Kế hoạch mong đợi gì", en: "What the plan expects" }
    /// Note under the plan's table.
    plan_note(drills: u64) {
        vi: "Lần lâu nhất của mỗi cuộc; P50 là trung vị của lần lâu nhất trong {drills} cuộc mô phỏng do mô hình quyết định, với khoảng tin cậy 95%.",
        en: "The longest of each drill; P50 is the median of the longest over {drills} simulated drills decided by the model, with its 95% interval."
    }
    /// Note where no drills were simulated.
    plan_note_alone() { vi: "Lần lâu nhất trong cuộc này. Không mô phỏng thêm cuộc nào.", en: "The longest of this drill. No further drills were simulated." }
    /// Heading.
    head_other() { vi: "Những quyết định khác với mô hình", en: "Decisions other than the model's" }
    /// None.
    none_other() { vi: "Không có: mọi quyết định đều như mô hình, ngay khi được hỏi.", en: "None: every decision was the model's, at once." }
    /// Heading.
    head_all() { vi: "Mọi quyết định", en: "All decisions" }
    /// Column.
    col_expectation() { vi: "Kế hoạch mong đợi", en: "Expectation" }
    /// Column.
    col_target() { vi: "Mục tiêu", en: "Target" }
    /// Column.
    col_limit() { vi: "Giới hạn", en: "Limit" }
    /// Column.
    col_longest() { vi: "Lâu nhất", en: "Longest" }
    /// Column.
    col_status() { vi: "Kết quả", en: "Result" }
    /// Column.
    col_median() { vi: "P50 mô phỏng", en: "Simulated P50" }
    /// A median beyond the end of the drill.
    beyond() { vi: "sau khi kết thúc", en: "beyond the end" }
    /// A median with its interval.
    median(value: &str, low: &str, high: &str) { vi: "{value} ({low} – {high})", en: "{value} ({low} – {high})" }
    /// Column.
    col_number() { vi: "Số", en: "No." }
    /// Column.
    col_when() { vi: "Được hỏi lúc", en: "Came up" }
    /// Column.
    col_what() { vi: "Câu hỏi", en: "Question" }
    /// Column.
    col_seat() { vi: "Vai", en: "Role" }
    /// Column.
    col_taken() { vi: "Đã chọn", en: "Taken" }
    /// Column.
    col_after() { vi: "Sau", en: "After" }
    /// Column.
    col_model() { vi: "Mô hình chọn", en: "The model takes" }
    /// Column.
    col_here() { vi: "Ở sự cố này", en: "In this incident" }
    /// Column.
    col_exact() { vi: "Điểm trong chính tương lai này", en: "Score in exactly this future" }
    /// Column.
    col_worth() { vi: "Điểm qua nhiều tương lai", en: "Score over many futures" }
    /// At once.
    at_once() { vi: "ngay", en: "at once" }
    /// The same.
    same() { vi: "như vậy", en: "the same" }
    /// No difference.
    no_difference() { vi: "không khác", en: "none" }
    /// From, to.
    exact(before: &str, after: &str) { vi: "{before} → {after}", en: "{before} → {after}" }
}
