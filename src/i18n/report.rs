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
    /// Instances that are not listed.
    and_more_instances(n: usize) { vi: "và {n} vụ khác, không kém hơn", en: "and {n} more that did no worse" }
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
    expectations_title(met: usize, evaluated: usize, others: &str, idle: usize) {
        vi: "Đạt {met} trong {evaluated} yêu cầu đã đánh giá{others}; {idle} yêu cầu chưa được đánh giá",
        en: "Met: {met} of {evaluated} evaluated expectations{others}; not evaluated: {idle}"
    }
    /// Title.
    expectations_title_none() { vi: "Chưa yêu cầu nào được đánh giá", en: "No expectation was evaluated" }
    /// How to read it.
    expectations_how() {
        vi: "Mỗi chấm là một vụ xâm nhập, trùng nhau thì chồng lên nhau. Bên trái vạch đứt là đạt, giữa hai vạch là chậm, bên phải vạch liền là không đạt. Thang thời gian lô-ga-rít.",
        en: "A dot is one intrusion; equal times cover each other. Left of the dashed line is met, between the lines late, right of the solid line missed. Logarithmic time."
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
        vi: "Từ xâm nhập đến ngăn chặn, mất nhiều giờ nhất: {class} – {time}, {share}",
        en: "From intrusion to containment most hours went to: {class} – {time}, {share}"
    }
    /// Title.
    hours_title_none() { vi: "Chưa có khoảng thời gian nào để phân tích", en: "No measured time to take apart" }
    /// Title where nothing was contained.
    hours_title_open() { vi: "Chưa vụ nào được ngăn chặn; thời gian đến các mốc đã qua", en: "No intrusion was contained; the times to what was reached" }
    /// How to read it.
    hours_how() {
        vi: "Mỗi thanh là một khoảng thời gian đo được, chia theo việc đã chờ gì hoặc làm gì; các phần cộng lại đúng bằng tổng. Các thanh của một vụ chồng lên nhau; con số ở tiêu đề cộng mỗi vụ đã ngăn chặn một lần.",
        en: "A bar is one measured time, divided by what was waited for or done; the parts add up to the total exactly. Bars of one intrusion overlap; the figure of the title counts every contained intrusion once."
    }
    /// The campaign of every row.
    hours_one_campaign(name: &str) {
        vi: "Tất cả thuộc chiến dịch “{name}”.",
        en: "All belong to the campaign “{name}”."
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
    column_total() { vi: "Tổng; có thể bớt", en: "Total; can be saved" }
    /// Column where nothing can be saved.
    column_total_alone() { vi: "Tổng", en: "Total" }
    /// What can be saved beside a bar.
    slack_up_to(time: &str) { vi: "bớt được {time}", en: "up to {time}" }
    /// What a part is not.
    part_is_no_saving() {
        vi: "Một phần không phải là khoản tiết kiệm: bớt màu dài nhất quá mức “bớt được” thì việc khác, vốn làm song song, thành việc quyết định. Chỗ không ghi: bản ghi không có việc nào như vậy. Chờ phát hiện gồm cả lúc đã biết vụ xâm nhập mà việc kế tiếp của kẻ tấn công chưa bị phát hiện.",
        en: "A part is not a saving: beyond “up to” less of the longest colour, something that ran beside it decides instead. Nothing stands there where the record has no such thing. Waiting for detection includes times when the intrusion was known but the attacker's next step was not yet found."
    }

    // -- load -----------------------------------------------------------------------------------------------------
    /// Title.
    load_title(org: &str, n: i64, when: &str) {
        vi: "Hàng đợi dài nhất tại {org}: {n} việc lúc {when}",
        en: "The longest queue stood at {org}: {n} waiting at {when}"
    }
    /// Title.
    load_title_none() { vi: "Không có hàng đợi tại đơn vị điều phối nào", en: "No coordinator had a queue" }
    /// How to read it.
    load_how() {
        vi: "Thông tin chưa đọc, đề nghị chưa duyệt và việc chưa ai làm của sự cố mà từng đơn vị chủ trì, theo thời gian.",
        en: "Messages not read, approvals not given and tasks not begun of the incidents it leads, at each coordinator, over time."
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
        en: "All panels have the same scale, up to {most}."
    }
    /// Peak.
    peak(n: i64, when: &str) { vi: "{n} việc, {when}", en: "{n} waiting, {when}" }
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

messages! {
    // -- where the hours went, in sentences -------------------------------------------------------------------------
    /// The largest part.
    advice_largest(class: &str, time: &str, share: &str) {
        vi: "Phần lớn nhất: {class}, {time} ({share}).",
        en: "The largest part: {class}, {time} ({share})."
    }
    /// What would then decide.
    advice_slack(time: &str) {
        vi: "Rút ngắn phần này quá {time} thì một tiền đề khác trở thành điều quyết định, nên chưa chắc được lợi thêm.",
        en: "Beyond {time} less, another prerequisite becomes the one that decides: more may gain nothing."
    }
    /// No other prerequisite was recorded.
    advice_no_slack() {
        vi: "Bản ghi không có tiền đề nào khác thành điều quyết định trước khi bớt hết phần này; lợi ích thật phải đo bằng một lần chạy đã thay đổi.",
        en: "The record has no other prerequisite that would decide before all of it is saved; the true gain has to be measured by a changed run."
    }
    /// What acts on a class.
    lever_detection() { vi: "Tác động được bằng giám sát: cảm biến, phạm vi giám sát, kênh người dùng báo tin.", en: "Monitoring acts on it: sensors, what they cover, a way for users to report." }
    /// What acts on a class.
    lever_off_calendar() { vi: "Tác động được bằng lịch trực và người được gọi ngoài giờ.", en: "Duty rosters and people on call act on it." }
    /// What acts on a class.
    lever_absent() { vi: "Tác động được bằng người thay thế và cách gọi dự phòng.", en: "Deputies and a second way of calling act on it." }
    /// What acts on a class.
    lever_queue() { vi: "Tác động được bằng thêm người ở khâu đang tắc hoặc bớt việc cho khâu đó.", en: "More people where it jams, or less work for them, act on it." }
    /// What acts on a class.
    lever_handover() { vi: "Tác động được bằng quy định rõ ai chủ trì khi chưa rõ lĩnh vực.", en: "A clear rule on who leads while the subject is unclear acts on it." }
    /// What acts on a class.
    lever_message() { vi: "Tác động được bằng kênh nhanh hơn hoặc bớt khâu trung gian.", en: "A faster channel or fewer hops act on it." }
    /// What acts on a class.
    lever_decision() { vi: "Tác động được bằng ủy quyền trước, duyệt qua điện thoại, người phê duyệt thay.", en: "Authority given beforehand, approval by telephone, and deputies act on it." }
    /// What acts on a class.
    lever_dependency() { vi: "Tác động được bằng thứ tự các bước và các hệ thống phụ thuộc nhau.", en: "The order of steps and the dependence of systems act on it." }
    /// What acts on a class.
    lever_mobilisation() { vi: "Tác động được bằng thỏa thuận cử người trước và xử lý từ xa.", en: "Release agreed beforehand and remote work act on it." }
    /// What acts on a class.
    lever_rework() { vi: "Tác động được bằng tập huấn, hướng dẫn và kiểm tra trước khi làm.", en: "Training, guidance and review beforehand act on it." }
    /// What acts on a class.
    lever_work() { vi: "Đây là thời gian làm việc; nâng kỹ năng, thêm công cụ, thêm người thì rút ngắn được.", en: "This is work; skill, tools and more people act on it." }
    /// More places of an assumption.
    and_more_places(named: &str, more: usize) { vi: "{named} và {more} chỗ khác", en: "{named} and {more} more" }

    // -- the report page ----------------------------------------------------------------------------------------------
    /// The question of the report.
    question() {
        vi: "Tỉnh đáp ứng các yêu cầu của kế hoạch đến đâu, và mất thời gian ở đâu?",
        en: "How far does the province meet what its plan expects, and where do the hours go?"
    }
    /// First sentence of the answer.
    answer_met(met: usize, evaluated: usize, others: &str, score: &str, bounds: &str) {
        vi: "Trong lần diễn tập mô phỏng này, tỉnh đạt {met} trong {evaluated} yêu cầu về thời gian đã đánh giá{others}, {score} điểm trên 100{bounds}.",
        en: "In this simulated drill the province met {met} of {evaluated} evaluated expectations{others} and scores {score} of 100{bounds}."
    }
    /// Between target and limit.
    answer_late(n: usize) { vi: "{n} chậm", en: "{n} late" }
    /// Beyond the limit.
    answer_missed(n: usize) { vi: "{n} không đạt", en: "{n} missed" }
    /// Not over at the end.
    answer_undecided(n: usize) { vi: "{n} chưa ngã ngũ khi kết thúc", en: "{n} undecided at the end" }
    /// Bounds of the score.
    answer_bounds(low: &str, high: &str) {
        vi: " (từ {low} đến {high}, tùy những việc chưa xong khi kết thúc)",
        en: " (between {low} and {high}, depending on what was not over at the end)"
    }
    /// First sentence where nothing was evaluated.
    answer_nothing() {
        vi: "Trong lần chạy này chưa yêu cầu nào đến hạn đánh giá, nên chưa có điểm.",
        en: "In this run no expectation became due, so there is no score."
    }
    /// Second sentence.
    answer_worst(name: &str, org: &str, time: &str, limit: &str) {
        vi: "Kém nhất là “{name}”: {org} mất {time}, giới hạn là {limit}.",
        en: "The worst is “{name}”: {org} took {time}, the limit is {limit}."
    }
    /// Second sentence, for an end that had not come.
    answer_worst_open(name: &str, org: &str, time: &str, limit: &str) {
        vi: "Kém nhất là “{name}”: {org} sau {time} vẫn chưa xong, giới hạn là {limit}.",
        en: "The worst is “{name}”: at {org} it was not over after {time}, the limit is {limit}."
    }
    /// Third sentence.
    answer_uncertainty(share: &str) {
        vi: "Đây là một lần chạy của mô hình, {share} trọng số đã đánh giá dựa trên giả định; lần khác có thể khác, muốn biết khả năng đạt thì phải chạy nhiều lần.",
        en: "This is one run of a model, and {share} of the evaluated weight rests on assumptions; another run may differ, and only many runs tell the chance of meeting the plan."
    }
    /// Figure.
    figure_score() { vi: "Điểm", en: "Score" }
    /// Figure.
    figure_coverage() { vi: "Độ bao phủ (trọng số đã đánh giá)", en: "Coverage (weight evaluated)" }
    /// Figure.
    figure_assumed() { vi: "Dựa trên giả định", en: "Rests on assumptions" }
    /// Bounds beside a score.
    figure_bounds(low: &str, high: &str) { vi: "từ {low} đến {high}", en: "between {low} and {high}" }
    /// No score.
    no_score() { vi: "chưa có", en: "none" }
    /// Heading.
    head_expectations() { vi: "Các yêu cầu về thời gian", en: "Expectations" }
    /// Heading.
    head_story() { vi: "Diễn biến", en: "What happened" }
    /// Heading.
    head_hours() { vi: "Thời gian mất ở đâu, điều gì sẽ có ích", en: "Where the hours went, and what would help" }
    /// Heading.
    head_year() { vi: "Nghĩa vụ trong năm", en: "Obligations of the year" }
    /// Heading.
    head_measures() { vi: "Thiệt hại và công sức", en: "Costs and effort" }
    /// Heading.
    head_assumptions() { vi: "Các giả định", en: "Assumptions" }
    /// Heading.
    head_computed() { vi: "Cách tính", en: "How it was computed" }
    /// Column.
    column_target() { vi: "Mục tiêu", en: "Target" }
    /// Column.
    column_limit() { vi: "Giới hạn", en: "Limit" }
    /// Column.
    column_measured() { vi: "Đo được", en: "Measured" }
    /// Column.
    column_status() { vi: "Kết quả", en: "Result" }
    /// Column.
    column_source() { vi: "Cơ sở", en: "Basis" }
    /// Column.
    column_score() { vi: "Điểm", en: "Score" }
    /// Column.
    column_evidence() { vi: "Căn cứ trong bản ghi", en: "Evidence in the record" }
    /// Column.
    column_where() { vi: "Ở đâu", en: "Where" }
    /// Column.
    column_obligation() { vi: "Nghĩa vụ", en: "Obligation" }
    /// Column.
    column_finding() { vi: "Tìm thấy", en: "Finding" }
    /// Column.
    column_field() { vi: "Tham số", en: "Parameter" }
    /// Column.
    column_value() { vi: "Giá trị", en: "Value" }
    /// Column.
    column_range() { vi: "Khoảng", en: "Range" }
    /// Column.
    column_why() { vi: "Lý do", en: "Why" }
    /// Column.
    column_measure() { vi: "Chỉ số", en: "Measure" }
    /// Fulfilled.
    fulfilled() { vi: "Đạt", en: "Fulfilled" }
    /// Not fulfilled.
    not_fulfilled() { vi: "Chưa đạt", en: "Not fulfilled" }
    /// Not known.
    not_known() { vi: "Chưa rõ", en: "Not known" }
    /// No basis given.
    no_basis() { vi: "chưa nêu cơ sở", en: "no basis given" }
    /// Status of an expectation that is not over.
    not_over(time: &str) { vi: "chưa xong sau {time}", en: "not over after {time}" }
    /// The milestone that starts a clock did not come.
    not_started(time: &str) {
        vi: "đồng hồ chưa bắt đầu ({time} kể từ lúc xảy ra)",
        en: "the clock never started ({time} since the occurrence)",
    }
    /// False alerts, in a sentence.
    false_alerts(n: &str, believed: &str) {
        vi: "Ngoài các vụ trên còn {n} cảnh báo giả, trong đó {believed} bị coi là sự cố.",
        en: "Beside these there were {n} false alerts, {believed} of which were taken for incidents."
    }
    /// Facts that are not told.
    left_out(n: usize) { vi: "Còn {n} sự kiện chi tiết khác trong bản ghi.", en: "The record has {n} more facts in detail." }
    /// Above the lines of a story.
    step_by_step(n: usize) { vi: "Từng bước: {n} dòng của bản ghi", en: "Step by step: {n} lines of the record" }
    /// How an intrusion began.
    course_began(system: &str, when: &str) {
        vi: "Kẻ tấn công chiếm được “{system}” lúc {when}.",
        en: "The attacker took “{system}” at {when}."
    }
    /// How an intrusion began, and how far it went.
    course_spread(system: &str, when: &str, more: usize) {
        vi: "Kẻ tấn công chiếm được “{system}” lúc {when}, sau đó thêm {more} hệ thống.",
        en: "The attacker took “{system}” at {when}, and {more} more afterwards."
    }
    /// Found.
    course_found(time: &str) { vi: "Sau {time} mới phát hiện.", en: "It was found after {time}." }
    /// Found, with its lead.
    course_found_lead(time: &str, lead: &str) {
        vi: "Sau {time} mới phát hiện; {lead} chủ trì xử lý.",
        en: "It was found after {time}; {lead} led the response."
    }
    /// Not found.
    course_hidden() { vi: "Đến khi kết thúc vẫn chưa phát hiện.", en: "It was not found until the end." }
    /// What was reached, since the occurrence.
    course_reached(list: &str) { vi: "Tính từ lúc xảy ra: {list}.", en: "Since it occurred: {list}." }
    /// A milestone in that list.
    course_after(milestone: &str, time: &str) { vi: "{milestone} sau {time}", en: "{milestone} after {time}" }
    /// A milestone that was not reached.
    course_not_yet(milestone: &str) { vi: "{milestone} chưa xong", en: "{milestone} not over" }
    /// Where the time went.
    course_longest(class: &str, time: &str, milestone: &str) {
        vi: "Đến mốc {milestone}, mất nhiều nhất: {class}, {time}.",
        en: "Until {milestone} most time went to: {class}, {time}."
    }
    /// Expectations that it missed.
    course_missed(list: &str) { vi: "Quá giới hạn: {list}.", en: "Beyond the limit: {list}." }
    /// Groups of assumptions.
    column_topic() { vi: "Về", en: "About" }
    /// Groups of assumptions.
    column_kinds() { vi: "Giả định khác nhau", en: "Different assumptions" }
    /// Groups of assumptions.
    column_places() { vi: "Số chỗ dùng", en: "Places" }
    /// Above the whole table.
    every_assumption(n: usize) { vi: "Tất cả {n} giả định", en: "All {n} assumptions" }
    /// Where the whole table is, for paper.
    assumptions_elsewhere() {
        vi: "Danh sách đầy đủ, từng dòng của tệp: cyberdrill check --list-assumptions; cũng có trong report.md.",
        en: "The whole list, with every line of the files: cyberdrill check --list-assumptions; also in report.md."
    }
    /// Heading.
    head_short_names() { vi: "Chữ viết tắt", en: "Short names" }
    /// A topic.
    topic_systems() { vi: "Tỉnh: hệ thống thông tin", en: "Province: information systems" }
    /// A topic.
    topic_organisations() { vi: "Tỉnh: cơ quan, con người", en: "Province: agencies and people" }
    /// A topic.
    topic_province() { vi: "Tỉnh: mạng, chương trình trong năm, khác", en: "Province: networks, programme of the year, other" }
    /// A topic.
    topic_structure() { vi: "Cơ cấu điều phối", en: "Coordination structure" }
    /// A topic.
    topic_plan() { vi: "Yêu cầu của kế hoạch", en: "Expectations of the plan" }
    /// A topic.
    topic_campaigns() { vi: "Chiến dịch tấn công", en: "Attack campaigns" }
    /// A topic.
    topic_playbooks() { vi: "Quy trình ứng cứu", en: "Response playbooks" }
    /// A topic.
    topic_practice() { vi: "Thói quen làm việc (trực, báo cáo, nhầm lẫn)", en: "Practice (duty, reporting, errors)" }
    /// A topic.
    topic_drill() { vi: "Buổi diễn tập", en: "The drill" }
    /// Evidence that belongs to no story.
    other_evidence(n: usize) { vi: "Căn cứ khác: {n} dòng của bản ghi", en: "Other evidence: {n} lines of the record" }
    /// Why a result and a rating may seem to disagree.
    result_and_rating() {
        vi: "Kết quả là của vụ kém nhất; điểm tính trên mọi vụ; mức không cao hơn mức mà kết quả cho phép (chậm: S, không đạt: M).",
        en: "A result is that of the worst intrusion; the score is of all of them; a rating is no better than the result allows (late: S, missed: M)."
    }
    /// No intrusion happened.
    no_story() { vi: "Không có vụ xâm nhập nào trong lần chạy này.", en: "No intrusion happened in this run." }
    /// A line of the record.
    line(seq: u32) { vi: "dòng {seq}", en: "line {seq}" }
    /// Why there is no table.
    no_obligations() { vi: "Kế hoạch không nêu nghĩa vụ nào trong năm.", en: "The plan has no obligation of the year." }
    /// Why there is no table.
    no_assumptions() { vi: "Kịch bản không dựa trên giả định nào.", en: "The scenario rests on no assumption." }
    /// Before the table of assumptions.
    assumptions_intro(n: usize) {
        vi: "Kịch bản dựa trên {n} giả định khác nhau. Tên tham số là tên trong tệp kịch bản. Khoảng của một phân bố là hệ số nhân với thang thời gian.",
        en: "The scenario rests on {n} different assumptions. Parameters have their names of the scenario files. The range of a distribution is a factor on its time scale."
    }
    /// Of a list of expectations that were not evaluated.
    no_explanation() { vi: "Không có khoảng thời gian nào để phân tích.", en: "There is no measured time to take apart." }
    /// How it was computed.
    computed_program() { vi: "Chương trình", en: "Program" }
    /// How it was computed.
    computed_structure() { vi: "Cơ cấu điều phối", en: "Coordination structure" }
    /// How it was computed.
    computed_plan() { vi: "Kế hoạch", en: "Plan" }
    /// How it was computed.
    computed_seed() { vi: "Hạt giống, lần lặp", en: "Seed, replication" }
    /// How it was computed.
    computed_digest() { vi: "Mã kịch bản (SHA-256)", en: "Scenario digest (SHA-256)" }
    /// How it was computed.
    computed_time() { vi: "Bắt đầu, thời lượng", en: "Start, duration" }
    /// How it was computed.
    computed_form() { vi: "Hình thức", en: "Form" }
    /// A form.
    form_drill() { vi: "diễn tập có tình huống", en: "drill with injects" }
    /// A form.
    form_open() { vi: "chạy đến khi kết thúc thật", en: "open-ended" }
    /// How it was computed.
    computed_entries() { vi: "Số dòng của bản ghi", en: "Entries of the record" }
    /// How it was computed.
    computed_overrides() { vi: "Quyết định được thay đổi", en: "Changed decisions" }
    /// What the report rests on.
    computed_how() {
        vi: "Mô phỏng sự kiện rời rạc; mỗi thời gian phản ứng được lần ngược theo chuỗi nguyên nhân trong bản ghi, mỗi giây thuộc đúng một loại. Cùng phiên bản, kịch bản, hạt giống và lần lặp thì cho cùng kết quả.",
        en: "A discrete-event simulation; every response time is followed back along the causes in the record, and every second has exactly one class. The same version, scenario, seed and replication give the same result."
    }

    /// The worst instance of an expectation, in the terminal.
    terminal_worst(time: &str, org: &str, target: &str, limit: &str) {
        vi: "{org}: {time}; mục tiêu {target}, giới hạn {limit}",
        en: "{org}: {time}; target {target}, limit {limit}"
    }
    /// The shares, in the terminal.
    terminal_shares(score: &str, coverage: &str, assumed: &str) {
        vi: "Điểm {score}. Độ bao phủ {coverage}. Dựa trên giả định {assumed}.",
        en: "Score {score}. Coverage {coverage}. Rests on assumptions: {assumed}."
    }

    // -- measures -----------------------------------------------------------------------------------------------------
    /// Hours of users.
    unit_user_hours(n: &str) { vi: "{n} giờ × người dùng", en: "{n} user hours" }
    /// Money.
    unit_million_dong(n: &str) { vi: "{n} triệu đồng", en: "{n} million đồng" }
}
