//! Texts on the structure of a drill, on what an exchange of structures changed, and on the plan's objectives.

crate::messages! {
    /// Heading.
    head_structure() { vi: "Cơ cấu phối hợp: ai giữ vai trò nào", en: "The structure: who holds which role" }
    /// Heading.
    head_objectives() { vi: "Nội dung kế hoạch muốn diễn tập", en: "What the plan wants a drill to exercise" }
    /// Column.
    column_role() { vi: "Vai trò", en: "Role" }
    /// Column.
    column_holder() { vi: "Cơ quan giữ vai trò, theo thứ tự", en: "Who holds it, first choice first" }
    /// Column.
    column_ground() { vi: "Căn cứ", en: "Ground" }
    /// Column.
    column_objective() { vi: "Nội dung", en: "Objective" }
    /// Column.
    column_exercised() { vi: "Trong cuộc diễn tập này", en: "In this drill" }
    /// Who holds a role: whoever owns the system that is hit.
    holder_owner() { vi: "chủ quản hệ thống bị tấn công", en: "the owner of the system hit" }
    /// Who holds a role: whoever operates the system that is hit.
    holder_operator() { vi: "đơn vị vận hành hệ thống bị tấn công", en: "the operator of the system hit" }
    /// Holders that are not named.
    and_more_holders(more: usize) { vi: " và {more} cơ quan khác", en: " and {more} more" }
    /// A text says so.
    ground_stated() { vi: "Kế hoạch nêu rõ", en: "Stated in the plan" }
    /// It follows from a text.
    ground_inferred() { vi: "Suy ra", en: "Inferred" }
    /// A rule says so.
    ground_regulation() { vi: "Quy định", en: "Regulation" }
    /// Nothing says so.
    ground_assumed() { vi: "Giả định", en: "Assumed" }
    /// Lines that carry incidents.
    incident_lines(all: usize, said: usize, guessed: usize) {
        vi: "{all} mối quan hệ chuyển thông tin sự cố: {said} nêu rõ trong văn bản, {guessed} suy ra hoặc giả định.",
        en: "{all} lines carry incidents: {said} stated in a text, {guessed} inferred or assumed.",
    }
    /// Lines that carry warnings.
    warning_lines(all: usize, said: usize, guessed: usize) {
        vi: "{all} mối quan hệ chuyển cảnh báo: {said} nêu rõ, {guessed} suy ra hoặc giả định.",
        en: "{all} lines carry warnings: {said} stated, {guessed} inferred or assumed.",
    }
    /// Heading.
    head_exchange() { vi: "Đổi cơ cấu thì khác gì", en: "What exchanging the structure changed" }
    /// Column.
    column_what() { vi: "Đại lượng", en: "Quantity" }
    /// Column.
    column_own() { vi: "Cơ cấu của tỉnh", en: "Own structure" }
    /// Column.
    column_other() { vi: "Cơ cấu này", en: "This structure" }
    /// Column.
    column_by_stated() { vi: "Phần theo điều nêu rõ", en: "Part that rests on what is stated" }
    /// Column.
    column_by_assumed() { vi: "Phần theo suy ra, giả định", en: "Part that is inferred or assumed" }
    /// Heading of the mapping.
    mapping_title(structure: &str) {
        vi: "Vai trò của cơ cấu \"{structure}\" trong tỉnh này:",
        en: "Roles of the structure \"{structure}\" in this province:",
    }
    /// Heading of an exchange.
    exchange_title(own: &str) {
        vi: "So với cơ cấu của chính tỉnh (\"{own}\"), cùng vận may:",
        en: "Against the province's own structure (\"{own}\"), under the same luck:",
    }
    /// The parts of a difference.
    exchange_parts(stated: &str, assumed: &str) {
        vi: "theo điều văn bản nêu rõ {stated} · theo điều suy ra, giả định {assumed}",
        en: "from what texts state {stated} · from what is inferred or assumed {assumed}",
    }
    /// What the difference is not.
    exchange_note() {
        vi: "Một cuộc diễn tập không đủ để nói cơ cấu nào tốt hơn: phải chạy nhiều lần (batch, compare).",
        en: "One drill does not tell which structure is better: that takes many (batch, compare).",
    }
    /// A time.
    until_detection() { vi: "Từ xâm nhập đến phát hiện (trung vị)", en: "Intrusion to detection (median)" }
    /// A time.
    until_decision() { vi: "Từ xâm nhập đến quyết định (trung vị)", en: "Intrusion to decision (median)" }
    /// A time.
    until_containment() { vi: "Từ xâm nhập đến ngăn chặn (trung vị)", en: "Intrusion to containment (median)" }
    /// A time.
    until_recovery() { vi: "Từ xâm nhập đến khôi phục (trung vị)", en: "Intrusion to recovery (median)" }
    /// How many objectives were exercised.
    objectives_answer(exercised: usize, all: usize) {
        vi: "Cuộc diễn tập này đã diễn tập {exercised} trong {all} nội dung.",
        en: "This drill exercised {exercised} of {all} objectives.",
    }
    /// Nothing that measures it came due.
    objective_not_exercised() { vi: "Chưa được diễn tập", en: "Not exercised" }
    /// How an objective came out.
    objective_exercised(exercised: usize, measured: usize, met: usize) {
        vi: "Đã diễn tập: {exercised} trong {measured} yêu cầu đo nội dung này phát sinh, {met} yêu cầu đạt",
        en: "Exercised: {exercised} of {measured} expectations that measure it came due, {met} met",
    }
    /// Title of the chart of sharing.
    sharing_title(warned: usize, prevented: usize, late: usize) {
        vi: "Cảnh báo đến {warned} cơ quan, ngăn được {prevented} lần tấn công; ở {late} cơ quan kẻ tấn công vào trước khi có cảnh báo",
        en: "Warnings reached {warned} agencies and prevented {prevented} attempts; at {late} the attacker came first"
    }
    /// Title of the chart of sharing.
    sharing_title_none() { vi: "Không có dấu hiệu tấn công nào được chia sẻ", en: "No indicators were shared" }
    /// How to read it.
    sharing_how() {
        vi: "Mỗi dòng là một cơ quan và một chiến dịch: lúc nhận dấu hiệu tấn công, lúc bị xâm nhập, các lần tấn công bị chặn nhờ dấu hiệu. Xếp theo chiến dịch, trong mỗi chiến dịch theo thời gian.",
        en: "A row is an agency and a campaign: when indicators arrived, when the attacker got in, attempts prevented by the indicators. By campaign, within each by time."
    }
    /// Empty.
    sharing_empty() {
        vi: "Chưa cơ quan nào nhận được dấu hiệu tấn công trong lần chạy này.",
        en: "No agency received indicators in this run."
    }
    /// Alternative text.
    sharing_alt(title: &str) { vi: "Chia sẻ dấu hiệu tấn công theo thời gian. {title}.", en: "Sharing of indicators over time. {title}." }
    /// Rows that are not shown.
    sharing_left_out(n: usize) { vi: "Còn {n} dòng khác không vẽ.", en: "{n} more rows are not drawn." }
    /// Key.
    key_received() { vi: "nhận dấu hiệu", en: "indicators received" }
    /// Key.
    key_attacked() { vi: "bị xâm nhập", en: "attacker got in" }
    /// Key.
    key_prevented() { vi: "lần tấn công bị chặn nhờ dấu hiệu", en: "attempt prevented" }
    /// Key.
    key_warned() { vi: "đã được cảnh báo", en: "warned" }
}
