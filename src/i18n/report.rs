//! Texts of charts, the report page, and the scorecard in the terminal.

use super::Lang;
use super::format::number;
use crate::messages;

messages! {
    /// Under every chart.
    chart_note(scenario: &str, structure: &str, seed: u64, replication: u64, version: &str, digest: &str) {
        vi: "{scenario}. Cơ cấu: {structure}. Một lần chạy: hạt giống {seed}, lần lặp số {replication}. cyberdrill {version}, mã kịch bản {digest}.",
        en: "{scenario}. Structure: {structure}. One run: seed {seed}, replication {replication}. cyberdrill {version}, scenario digest {digest}."
    }
    /// Agencies that did not fit.
    and_more_agencies(n: usize) { vi: "Còn {n} cơ quan khác không vẽ ở đây.", en: "{n} more agencies are not drawn." }
    /// Injects that did not fit.
    and_more_injects(n: usize) { vi: "Còn {n} tình huống khác không liệt kê ở đây.", en: "{n} more injects are not listed." }

    // -- timeline -------------------------------------------------------------------------------------------------
    /// Title.
    timeline_title(org: &str, time: &str) {
        vi: "Kẻ tấn công hoạt động lâu nhất tại {org}: {time}",
        en: "The attacker could act longest at {org}: {time}"
    }
    /// Title without intrusions.
    timeline_title_none() { vi: "Không cơ quan nào bị xâm nhập", en: "No agency was intruded upon" }
    /// How to read it.
    timeline_how() {
        vi: "Mỗi hàng là một cơ quan, xếp theo thời gian bị xâm nhập mà chưa ngăn chặn được. Giờ Việt Nam.",
        en: "A row is an agency, those exposed longest first. Times are civil times of Việt Nam."
    }
    /// Empty.
    timeline_empty() {
        vi: "Không có gì để vẽ: không có xâm nhập, quyết định hay công việc ứng cứu nào trong lần chạy này.",
        en: "Nothing to draw: this run had no intrusion, no decision and no response work."
    }
    /// Alternative text.
    timeline_alt(lanes: usize, intrusions: usize, title: &str) {
        vi: "Biểu đồ thời gian của {lanes} cơ quan với {intrusions} vụ xâm nhập. {title}.",
        en: "Time line of {lanes} agencies with {intrusions} intrusions. {title}."
    }
    /// What lies before the left edge.
    timeline_cut() {
        vi: "Mũi tên ở mép trái: vụ xâm nhập bắt đầu trước phần được vẽ.",
        en: "An arrow at the left edge: the intrusion began before what is drawn."
    }
    /// Row of pins.
    injects() { vi: "Tình huống", en: "Injects" }
    /// Key.
    key_attack() { vi: "hành động thành công của kẻ tấn công", en: "successful attacker action" }
    /// Key.
    key_decision() { vi: "quyết định, phê duyệt", en: "decision or approval" }
    /// Key.
    key_open() { vi: "chưa xong khi kết thúc", en: "not over at the end of the run" }
    /// Key.
    key_night() { vi: "đêm (18–6 giờ) và cuối tuần", en: "night (18–6 h) and weekend" }

    // -- expectations ---------------------------------------------------------------------------------------------
    /// Title.
    expectations_title(met: usize, evaluated: usize, idle: usize) {
        vi: "Đạt {met} trong {evaluated} yêu cầu đã đánh giá; {idle} yêu cầu chưa được đánh giá",
        en: "{met} of {evaluated} evaluated expectations were met; {idle} were not evaluated"
    }
    /// Title.
    expectations_title_none() { vi: "Chưa yêu cầu nào được đánh giá", en: "No expectation was evaluated" }
    /// How to read it.
    expectations_how() {
        vi: "Mỗi chấm là một vụ xâm nhập. Bên trái vạch đứt là đạt, giữa hai vạch là chậm, bên phải vạch liền là không đạt. Thang thời gian lô-ga-rít.",
        en: "A dot is one intrusion. Left of the dashed line is met, between the lines late, right of the solid line missed. Logarithmic time."
    }
    /// Empty.
    expectations_empty() {
        vi: "Không có gì để vẽ: kế hoạch không nêu yêu cầu nào về thời gian.",
        en: "Nothing to draw: the plan has no expectation on a time."
    }
    /// Alternative text.
    expectations_alt(n: usize, title: &str) {
        vi: "Biểu đồ {n} yêu cầu về thời gian, đo được so với mục tiêu và giới hạn. {title}.",
        en: "Chart of {n} expectations, measured times against target and limit. {title}."
    }
    /// Column.
    column_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    column_elapsed() { vi: "Thời gian đã mất", en: "Elapsed time" }
    /// Column.
    column_rating() { vi: "Mức, điểm", en: "Rating" }
    /// Column.
    column_basis() { vi: "Cơ sở", en: "Basis" }
    /// Key.
    key_target() { vi: "mục tiêu", en: "target" }
    /// Key.
    key_limit() { vi: "giới hạn", en: "limit" }
    /// Key.
    key_measured() { vi: "đo được", en: "measured" }
    /// Key.
    key_beyond() { vi: "quá giới hạn", en: "beyond the limit" }
    /// Key.
    key_censored() { vi: "chưa xong khi kết thúc, còn dài thêm", en: "not over at the end: will be longer" }
    /// Under the letters.
    ratings_are_suggested(letters: &str) {
        vi: "Mức đề xuất theo ngưỡng của chương trình, người đánh giá quyết định. {letters}.",
        en: "Ratings are suggested by cut-offs of this program; the evaluator decides. {letters}."
    }

    // -- hours ----------------------------------------------------------------------------------------------------
    /// Title.
    hours_title(class: &str, time: &str, share: &str) {
        vi: "Mất nhiều giờ nhất: {class} – {time}, {share} tổng thời gian dưới đây",
        en: "Most hours went to: {class} – {time}, {share} of the time below"
    }
    /// Title.
    hours_title_none() { vi: "Chưa có khoảng thời gian nào để phân tích", en: "No measured time to take apart" }
    /// How to read it.
    hours_how() {
        vi: "Mỗi thanh là một khoảng thời gian đo được, chia theo việc đã chờ gì hoặc làm gì; các phần cộng lại đúng bằng tổng.",
        en: "A bar is one measured time, divided by what was waited for or done; the parts add up to the total exactly."
    }
    /// Empty.
    hours_empty() {
        vi: "Không có gì để vẽ: không mốc nào có cả điểm đầu và điểm cuối trong lần chạy này.",
        en: "Nothing to draw: no milestone has both its start and its end in this run."
    }
    /// Alternative text.
    hours_alt(n: usize, title: &str) {
        vi: "{n} thanh thời gian chia theo loại chờ đợi và công việc. {title}.",
        en: "{n} bars of time divided by kinds of waiting and work. {title}."
    }
    /// Column.
    column_course() { vi: "Vụ xâm nhập, khoảng đo", en: "Intrusion, measure" }
    /// Column.
    column_total() { vi: "Tổng, độ dư", en: "Total, slack" }
    /// Slack beside a bar.
    slack_up_to(time: &str) { vi: "dư đến {time}", en: "slack up to {time}" }
    /// What a part is not.
    part_is_no_saving() {
        vi: "Một phần không phải là khoản tiết kiệm: bớt phần này thì phần khác, có độ dư ghi bên phải, có thể thành phần quyết định.",
        en: "A part is not a saving: shorten it, and another prerequisite, with the slack at the right, may become the one that decides."
    }

    // -- load -----------------------------------------------------------------------------------------------------
    /// Title.
    load_title(org: &str, n: i64, when: &str) {
        vi: "Hàng đợi dài nhất tại {org}: {n} việc lúc {when}",
        en: "The longest queue stood at {org}: {n} items at {when}"
    }
    /// Title.
    load_title_none() { vi: "Không có hàng đợi tại đơn vị điều phối nào", en: "No coordinator had a queue" }
    /// How to read it.
    load_how() {
        vi: "Số thông tin chưa đọc, đề nghị chưa duyệt, cảnh báo chưa xem tại từng đơn vị điều phối, theo thời gian.",
        en: "Messages not read, approvals not given and alerts not looked at, at each coordinator, over time."
    }
    /// Empty.
    load_empty() {
        vi: "Không có gì để vẽ: không đơn vị nào giữ vai trò điều phối trong lần chạy này.",
        en: "Nothing to draw: no organisation coordinated in this run."
    }
    /// Alternative text.
    load_alt(n: usize, title: &str) {
        vi: "Hàng đợi theo thời gian của {n} đơn vị điều phối. {title}.",
        en: "Queues over time at {n} coordinators. {title}."
    }
    /// Key.
    key_waiting() { vi: "việc đang chờ", en: "items waiting" }
    /// Scale.
    load_scale(most: i64) {
        vi: "Các ô cùng một thang, cao nhất {most} việc.",
        en: "All panels have the same scale, up to {most} items."
    }
    /// Peak.
    peak(n: i64, when: &str) { vi: "{n} việc, {when}", en: "{n} items, {when}" }
    /// Beside a panel.
    load_messages(n: &str) { vi: "{n} lượt gửi, đọc", en: "{n} sent and read" }
    /// Beside a panel.
    load_busy(time: &str) { vi: "làm việc {time}", en: "{time} of work" }
    /// Beside a panel.
    load_decision_wait(time: &str) { vi: "người khác chờ {time}", en: "others waited {time}" }

    // -- coordination -----------------------------------------------------------------------------------------------
    /// Title.
    coordination_title(n: u32, a: &str, b: &str, time: &str) {
        vi: "{n} lượt thông tin; mất nhiều thời gian nhất giữa {a} và {b}, trung bình {time} một lượt",
        en: "{n} messages; most time was lost between {a} and {b}, {time} each on average"
    }
    /// Title.
    coordination_title_none() { vi: "Các cơ quan chưa trao đổi gì với nhau", en: "The agencies did not exchange anything" }
    /// How to read it.
    coordination_how() {
        vi: "Nét càng dày càng nhiều lượt thông tin, càng đậm càng chậm. Nhãn: số lượt · thời gian trung bình từ lúc gửi đến lúc đọc.",
        en: "Thicker lines carried more messages, darker ones were slower. Labels: messages · mean time from sending to reading."
    }
    /// Empty.
    coordination_empty() {
        vi: "Không có gì để vẽ: không có thông tin nào được gửi giữa các cơ quan trong lần chạy này.",
        en: "Nothing to draw: no message was sent between agencies in this run."
    }
    /// Alternative text.
    coordination_alt(nodes: usize, lines: usize, title: &str) {
        vi: "Sơ đồ {nodes} cơ quan theo cấp và {lines} đường thông tin giữa các cơ quan. {title}.",
        en: "Graph of {nodes} agencies by tier and {lines} lines between them. {title}."
    }
    /// Layer.
    layer_coordinators() { vi: "Điều phối, chủ trì", en: "Coordination and lead" }
    /// Key.
    key_fast(time: &str) { vi: "nhanh nhất {time}", en: "fastest {time}" }
    /// Key.
    key_slow(time: &str) { vi: "chậm nhất {time}", en: "slowest {time}" }
    /// Key.
    key_messages(n: u32) { vi: "{n} lượt", en: "messages: {n}" }
    /// Key.
    key_lead() { vi: "đơn vị chủ trì", en: "lead" }
    /// Key.
    key_silent() { vi: "có trong cơ cấu, không có thông tin nào", en: "in the structure, carried nothing" }

    // -- spread -----------------------------------------------------------------------------------------------------
    /// Title.
    spread_title(hit: usize, all: usize, orgs: usize, time: &str) {
        vi: "{hit} trong {all} hệ thống bị ảnh hưởng, tại {orgs} cơ quan, trong {time}",
        en: "{hit} of {all} systems were hit, at {orgs} agencies, within {time}"
    }
    /// Title.
    spread_title_none() { vi: "Không hệ thống nào bị ảnh hưởng", en: "No system was hit" }
    /// How to read it.
    spread_how() {
        vi: "Mỗi ô là một cơ quan, theo thứ tự bị xâm nhập; mỗi chấm là một hệ thống, chấm càng đậm bị ảnh hưởng càng muộn. Nhãn: thời gian sau hệ thống đầu tiên (ng: ngày, g: giờ, ph: phút).",
        en: "A box is an agency, in the order in which they were reached; a dot is a system, darker the later it was hit. Labels: time after the first (d, h, m)."
    }
    /// Empty.
    spread_empty() {
        vi: "Không có gì để vẽ: tỉnh không khai báo hệ thống thông tin nào.",
        en: "Nothing to draw: the province lists no information system."
    }
    /// Alternative text.
    spread_alt(touched: usize, all: usize, title: &str) {
        vi: "Sơ đồ hệ thống theo cơ quan: {touched} trong {all} cơ quan bị xâm nhập. {title}.",
        en: "Systems by agency: {touched} of {all} agencies were reached. {title}."
    }
    /// Under a box.
    contained_after(time: &str) { vi: "ngăn chặn sau {time}", en: "contained after {time}" }
    /// Under a box.
    not_contained() { vi: "chưa ngăn chặn được", en: "not contained" }
    /// Before the faint boxes.
    untouched(n: usize) { vi: "{n} cơ quan không bị xâm nhập (số hệ thống, tên)", en: "{n} agencies were not reached (systems, name)" }
    /// Key.
    key_clean() { vi: "không bị ảnh hưởng", en: "not hit" }
    /// Key.
    key_isolated() { vi: "bị cô lập để xử lý", en: "isolated by responders" }
    /// Key.
    key_hit() { vi: "Bị ảnh hưởng lúc", en: "Hit at" }
    /// Key.
    key_level() { vi: "Cấp độ hệ thống", en: "Level of the system" }
}

/// A score, or its bounds where they differ: `63` or `58–71`.
pub fn bounds(lang: Lang, low: f64, high: f64) -> String {
    let (low, high) = (number(low, 0, lang), number(high, 0, lang));
    if low == high { low } else { format!("{low}–{high}") }
}

/// Units of one or two letters, for labels between dots: day, hour, minute.
pub fn tiny_units(lang: Lang) -> [&'static str; 3] {
    match lang {
        Lang::Vi => [" ng", " g", " ph"],
        Lang::En => [" d", " h", " m"],
    }
}
