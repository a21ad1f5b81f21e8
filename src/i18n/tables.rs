//! Texts of the tables that stand beside the charts of a report: injects, who told whom; and of `explain`.

crate::messages! {
    /// Heading.
    head_injects() { vi: "Danh mục tình huống", en: "List of injects" }
    /// Above the list of injects.
    injects_how() {
        vi: "Theo thứ tự thời gian. Hành động mong đợi là của bất kỳ vụ xâm nhập nào thuộc chiến dịch mà tình huống nói tới; đã xong trước khi gửi tình huống cũng tính là có.",
        en: "In order of time. An expected action counts for any intrusion of the campaign that the inject is about; one that came before the inject counts too."
    }
    /// Column.
    column_number() { vi: "Số", en: "No." }
    /// Column.
    column_time() { vi: "Thời gian", en: "Time" }
    /// Column.
    column_recipient() { vi: "Nơi nhận, kênh", en: "Recipient, channel" }
    /// Column.
    column_text() { vi: "Nội dung", en: "Text" }
    /// Column.
    column_expected() { vi: "Hành động mong đợi", en: "Expected action" }
    /// Column.
    column_came() { vi: "Kết quả", en: "Outcome" }
    /// With its time.
    expected_within(text: &str, within: &str) { vi: "{text} (trong {within})", en: "{text} (within {within})" }
    /// The inject went out.
    inject_sent() { vi: "đã gửi", en: "sent" }
    /// A contingency was not needed.
    inject_not_needed(of: usize) { vi: "dự phòng cho số {of}: không cần gửi", en: "contingency for no. {of}: not needed" }
    /// A contingency went out.
    inject_contingency(of: usize) { vi: "dự phòng cho số {of}: đã gửi", en: "contingency for no. {of}: sent" }
    /// The run ended before.
    inject_not_due() { vi: "chưa đến giờ khi kết thúc", en: "not due before the end" }
    /// The action came.
    action_seen(when: &str) { vi: "có, lúc {when}", en: "seen, {when}" }
    /// The action came before the inject.
    action_before(when: &str) { vi: "đã có từ trước, lúc {when}", en: "there before the inject, {when}" }
    /// The action did not come in time.
    action_missed() { vi: "không có đúng hạn", en: "not in time" }
    /// The run ended before.
    action_open() { vi: "chưa hết hạn khi kết thúc", en: "time not over at the end" }

    /// Heading.
    head_messages() { vi: "Thông tin giữa các cơ quan", en: "Messages between agencies" }
    /// Above the table of messages.
    messages_how(shown: usize, all: usize) {
        vi: "{shown} trong {all} đường thông tin, nhiều lượt nhất trước; cả hai chiều, không kể tình huống của ban điều hành.",
        en: "{shown} of {all} lines, those that carried most first; both ways, without injects."
    }
    /// Column.
    column_between() { vi: "Giữa", en: "Between" }
    /// Column.
    column_messages() { vi: "Số lượt", en: "Messages" }
    /// Column.
    column_mean_delay() { vi: "Trung bình từ gửi đến đọc", en: "Mean time to reading" }

    /// Basis of a target and of a limit that differ.
    bases(target: &str, limit: &str) { vi: "mục tiêu: {target}; giới hạn: {limit}", en: "target: {target}; limit: {limit}" }
    /// What the share of assumptions counts.
    assumed_means() {
        vi: "Phần dựa trên giả định là trọng số của các yêu cầu đã đánh giá mà mục tiêu hoặc giới hạn là giả định, trên tổng trọng số đã đánh giá: một yêu cầu có mục tiêu do kế hoạch nêu nhưng giới hạn giả định vẫn được tính vào.",
        en: "The share that rests on assumptions is the weight of evaluated expectations whose target or limit is an assumption, among all evaluated weight: one with a target from the plan and an assumed limit counts in."
    }
    /// Whose a system is.
    by_operator() {
        vi: "Hệ thống và vụ xâm nhập tính cho đơn vị vận hành, ở mọi biểu đồ.",
        en: "Systems and intrusions count for the agency that operates them, in every chart."
    }
    /// Milestones that several intrusions share.
    inherited() {
        vi: "Một vụ xâm nhập được gộp vào sự cố đang xử lý nhận luôn các mốc mà sự cố đó đã qua, nên nhiều mốc của nó mang cùng một thời điểm.",
        en: "An intrusion that is added to an open incident takes over the milestones which that incident has passed, so that several of its own carry the same moment."
    }

    /// How many were left out.
    explain_more(shown: usize, all: usize) {
        vi: "Đây là {shown} khoảng đo dài nhất trong {all}. Xem tất cả: --all; theo một yêu cầu: --expectation <mã>; theo một vụ: --intrusion <chiến dịch>@<cơ quan>.",
        en: "These are the {shown} longest of {all} measures. For all: --all; for one expectation: --expectation <id>; for one intrusion: --intrusion <campaign>@<agency>."
    }
    /// Clocks that are the same.
    also_measures(list: &str) { vi: "Cũng đúng cho: {list}.", en: "The same for: {list}." }
    /// A sentence that holds for several of the items above.
    holds_for(items: &str, sentence: &str) { vi: "Mục {items}: {sentence}", en: "Of {items}: {sentence}" }
}
