//! Words of the list of events of a drill (MSEL): kinds, columns, what is expected, what control says if it does not come.

crate::messages! {
    // -- what is expected, by milestone -----------------------------------------------------------------------------
    /// Expected.
    expect_occurrence() { vi: "Không có hành động: kẻ tấn công chạm tới hệ thống đầu tiên", en: "No action: the attacker touches the first system" }
    /// Expected.
    expect_detection() { vi: "Phát hiện: có tín hiệu về vụ việc đến một đơn vị", en: "Detect: a signal of it reaches somebody" }
    /// Expected.
    expect_acknowledgement() { vi: "Tiếp nhận cảnh báo và bắt đầu xem xét", en: "Take up the alert and begin to look at it" }
    /// Expected.
    expect_triage() { vi: "Xác định đây là sự cố thật, không phải cảnh báo giả", en: "Judge that this is a true incident and no false alert" }
    /// Expected.
    expect_report_to_lead() { vi: "Báo cáo sự cố đến đơn vị chủ trì", en: "Report the incident to whoever leads" }
    /// Expected.
    expect_escalation() { vi: "Báo cáo lên cấp trên của đơn vị chủ trì", en: "Report to the role above the lead" }
    /// Expected.
    expect_decision() { vi: "Quyết định biện pháp ngăn chặn đầu tiên", en: "Decide on the first containing measure" }
    /// Expected.
    expect_mobilisation() { vi: "Huy động lực lượng: người đầu tiên từ ngoài cơ quan bị tấn công bắt đầu xử lý", en: "Mobilise: the first responder from outside the agency starts work" }
    /// Expected.
    expect_containment() { vi: "Ngăn chặn: kẻ tấn công không còn thao tác được từ hệ thống nào của cơ quan", en: "Contain: the attacker can act from no system of the agency" }
    /// Expected.
    expect_eradication() { vi: "Gỡ bỏ hết mã độc, tài khoản và lối vào mà kẻ tấn công để lại", en: "Eradicate: no malware, account or way in of the attacker is left" }
    /// Expected.
    expect_first_service_back() { vi: "Đưa dịch vụ bị ảnh hưởng đầu tiên hoạt động trở lại", en: "Bring the first affected service back" }
    /// Expected.
    expect_recovery() { vi: "Khôi phục mọi dịch vụ bị ảnh hưởng", en: "Bring every affected service back" }
    /// Expected.
    expect_closure() { vi: "Kết thúc sự cố khi không còn gì sót lại", en: "Close the incident with nothing of it left" }
    /// Expected.
    expect_national_notified() { vi: "Báo cáo cơ quan điều phối quốc gia", en: "Tell the national coordinating body" }
    /// Expected.
    expect_personal_data_notified() { vi: "Thông báo vi phạm dữ liệu cá nhân cho cơ quan chuyên trách", en: "Notify the authority for personal data of the breach" }
    /// Expected.
    expect_public_informed() { vi: "Cung cấp thông tin chính thức cho người dân và báo chí", en: "Give the public and the press official word" }
    /// Expected.
    expect_content_removed() { vi: "Phối hợp gỡ nội dung sai sự thật", en: "Have the false content removed" }
    /// Expected.
    expect_final_report() { vi: "Gửi báo cáo kết thúc sự cố", en: "File the final report" }

    // -- what control says and does if it does not come -----------------------------------------------------------------
    /// Prompt.
    prompt_detection() {
        vi: "DIỄN TẬP. Đề nghị kiểm tra ngay nhật ký và cảnh báo của các hệ thống do đơn vị quản lý. (Nếu vẫn chưa thấy, người điều hành chỉ ra hệ thống đang có dấu hiệu để diễn tập tiếp tục.)",
        en: "EXERCISE. Please look through the logs and alerts of your systems now. (If nothing is found, the controller points at the system that shows signs, so that the drill goes on.)",
    }
    /// Prompt.
    prompt_acknowledgement() {
        vi: "DIỄN TẬP. Có cảnh báo đã gửi đến đơn vị mà chưa có người tiếp nhận. Đề nghị cho biết ai đang trực. (Người điều hành chuyển cảnh báo trực tiếp cho người trực.)",
        en: "EXERCISE. An alert was sent to you and nobody has taken it up. Who is on duty? (The controller hands the alert to the duty officer.)",
    }
    /// Prompt.
    prompt_triage() {
        vi: "DIỄN TẬP. Đề nghị kết luận cảnh báo đã nhận là sự cố thật hay cảnh báo giả. (Nếu chưa kết luận được, người điều hành đưa thêm chứng cứ: tệp lạ, kết nối lạ.)",
        en: "EXERCISE. Is the alert that you have a true incident or a false alert? (If it cannot be told, the controller adds evidence: a strange file, a strange connection.)",
    }
    /// Prompt.
    prompt_report_to_lead() {
        vi: "DIỄN TẬP. Đơn vị đã báo cáo sự cố cho đơn vị chủ trì chưa, bằng hình thức nào? (Nếu chưa, người điều hành đóng vai nơi nhận và yêu cầu báo cáo ngay.)",
        en: "EXERCISE. Have you reported the incident to whoever leads, and how? (If not, the controller plays the recipient and asks for the report at once.)",
    }
    /// Prompt.
    prompt_escalation() {
        vi: "DIỄN TẬP. Lãnh đạo cấp trên hỏi tình hình sự cố và mức độ ảnh hưởng. (Người điều hành đóng vai cấp trên, yêu cầu báo cáo nhanh.)",
        en: "EXERCISE. The leadership above asks about the incident and its extent. (The controller plays it and asks for a short report.)",
    }
    /// Prompt.
    prompt_decision() {
        vi: "DIỄN TẬP. Ai có thẩm quyền quyết định ngăn chặn, và đang chờ gì? (Nếu người có thẩm quyền vắng mặt, người điều hành đóng vai người được ủy quyền và quyết định thay.)",
        en: "EXERCISE. Who may decide on containment, and what is being waited for? (If nobody can be reached, the controller plays the deputy and decides.)",
    }
    /// Prompt.
    prompt_mobilisation() {
        vi: "DIỄN TẬP. Cơ quan bị tấn công cần người hỗ trợ; ai đã được điều động, bao giờ đến? (Nếu chưa có ai, người điều hành cử một thành viên đội ứng cứu.)",
        en: "EXERCISE. The agency needs support; who has been sent, and when do they arrive? (If nobody, the controller sends a member of the response team.)",
    }
    /// Prompt.
    prompt_containment() {
        vi: "DIỄN TẬP. Kẻ tấn công vẫn đang thao tác. Biện pháp ngăn chặn nào đã thực hiện, còn vướng ở đâu? (Nếu không thể ngăn chặn, người điều hành thông báo hệ thống được coi là đã cô lập.)",
        en: "EXERCISE. The attacker is still active. What has been done to contain it, and what stands in the way? (If it cannot be done, the controller declares the system isolated.)",
    }
    /// Prompt.
    prompt_eradication() {
        vi: "DIỄN TẬP. Đề nghị rà soát lại mã độc, tài khoản và lối vào còn sót. (Nếu không tìm ra, người điều hành chỉ ra vị trí để chuyển sang khôi phục.)",
        en: "EXERCISE. Please look again for malware, accounts and ways in that are left. (If nothing is found, the controller shows the place, so that recovery can begin.)",
    }
    /// Prompt.
    prompt_first_service_back() {
        vi: "DIỄN TẬP. Người dân hỏi bao giờ dịch vụ hoạt động trở lại. Dịch vụ nào được khôi phục trước? (Nếu bản sao lưu không dùng được, người điều hành cấp bản sao lưu giả định.)",
        en: "EXERCISE. Citizens ask when the service will be back. Which one comes first? (If no backup can be used, the controller supplies an assumed one.)",
    }
    /// Prompt.
    prompt_recovery() {
        vi: "DIỄN TẬP. Đề nghị cho biết dịch vụ nào chưa khôi phục và lý do. (Người điều hành ghi nhận; phần còn lại được coi là khôi phục sau diễn tập.)",
        en: "EXERCISE. Which services are not back yet, and why? (The controller takes note; the rest counts as restored after the drill.)",
    }
    /// Prompt.
    prompt_closure() {
        vi: "DIỄN TẬP. Điều kiện nào còn thiếu để kết thúc sự cố? (Người điều hành ghi nhận và cho kết thúc phần này.)",
        en: "EXERCISE. What is still missing before the incident can be closed? (The controller takes note and closes this part.)",
    }
    /// Prompt.
    prompt_national_notified() {
        vi: "DIỄN TẬP. Cơ quan điều phối quốc gia hỏi về sự cố trên địa bàn. (Người điều hành đóng vai cơ quan này, yêu cầu báo cáo ban đầu.)",
        en: "EXERCISE. The national coordinator asks about the incident. (The controller plays it and asks for a first report.)",
    }
    /// Prompt.
    prompt_personal_data_notified() {
        vi: "DIỄN TẬP. Có dữ liệu cá nhân bị lộ không, đã thông báo cho cơ quan chuyên trách chưa? (Người điều hành đóng vai cơ quan này, yêu cầu thông báo.)",
        en: "EXERCISE. Have personal data been exposed, and has the authority been told? (The controller plays it and asks for the notice.)",
    }
    /// Prompt.
    prompt_public_informed() {
        vi: "DIỄN TẬP. Báo chí đề nghị trả lời trước giờ đăng bài. (Người điều hành đóng vai phóng viên, yêu cầu thông tin chính thức.)",
        en: "EXERCISE. The press asks for an answer before it publishes. (The controller plays the reporter and asks for official word.)",
    }
    /// Prompt.
    prompt_content_removed() {
        vi: "DIỄN TẬP. Nội dung sai sự thật vẫn đang lan. Đã đề nghị doanh nghiệp nền tảng nào gỡ? (Nếu chưa, người điều hành đóng vai doanh nghiệp, hỏi lại yêu cầu gỡ.)",
        en: "EXERCISE. The false content is still spreading. Which platform has been asked to remove it? (If none, the controller plays the platform and asks for the request.)",
    }
    /// Prompt.
    prompt_final_report() {
        vi: "DIỄN TẬP. Đề nghị gửi báo cáo kết thúc, nêu nguyên nhân, biện pháp và kiến nghị. (Người điều hành nhận báo cáo dạng tóm tắt nếu hết giờ.)",
        en: "EXERCISE. Please file the final report with cause, measures and proposals. (The controller takes a summary if time is over.)",
    }

    // -- rows -----------------------------------------------------------------------------------------------------------
    /// Title of an expected action.
    action_title(action: &str, about: &str) { vi: "{action}: {about}", en: "{action}: {about}" }
    /// Title of a contingency.
    contingency_title(action: &str, about: &str) { vi: "Nhắc: {action} ({about})", en: "Prompt: {action} ({about})" }
    /// Title.
    startex_title() { vi: "Bắt đầu diễn tập (STARTEX)", en: "Start of the exercise (STARTEX)" }
    /// Message.
    startex_message(name: &str) { vi: "Trưởng ban điều hành tuyên bố bắt đầu: {name}.", en: "The exercise director declares the exercise open: {name}." }
    /// Title.
    endex_title() { vi: "Kết thúc diễn tập (ENDEX)", en: "End of the exercise (ENDEX)" }
    /// Message.
    endex_message() { vi: "Trưởng ban điều hành tuyên bố kết thúc; rút kinh nghiệm tại chỗ, thu phiếu đánh giá.", en: "The exercise director declares the end; hot wash, collection of the evaluation guides." }
    /// Title.
    attack_title(name: &str) { vi: "Bắt đầu chiến dịch tấn công: {name}", en: "The campaign begins: {name}" }
    /// Message.
    attack_message(steps: usize, techniques: usize) {
        vi: "Đội tấn công bắt đầu kịch bản gồm {steps} bước, {techniques} kỹ thuật ATT&CK; các bước tiếp theo tùy kết quả từng bước.",
        en: "The red team begins its course of {steps} steps with {techniques} ATT&CK techniques; what follows depends on how each step comes out.",
    }
    /// Sender.
    control() { vi: "Ban điều hành diễn tập", en: "Exercise control" }
    /// Sender.
    red_team() { vi: "Đội tấn công (giả định)", en: "Red team (simulated)" }
    /// What an inject causes.
    causes_absence(who: &str, of: &str, lasting: &str) { vi: "vắng mặt: {who}, {of}, trong {lasting}", en: "absent: {who}, {of}, for {lasting}" }
    /// What an inject causes.
    causes_channel(channel: &str, lasting: &str) { vi: "mất liên lạc: {channel}, trong {lasting}", en: "out of order: {channel}, for {lasting}" }
    /// What an inject causes.
    causes_flood(alerts: &str, at: &str, over: &str) { vi: "{alerts} cảnh báo giả tại {at} trong {over}", en: "{alerts} false alerts at {at} within {over}" }
    /// Any campaign.
    any_campaign() { vi: "mọi chiến dịch", en: "any campaign" }

    // -- kinds ----------------------------------------------------------------------------------------------------------
    /// Kind.
    kind_startex() { vi: "Bắt đầu", en: "STARTEX" }
    /// Kind.
    kind_attack() { vi: "Tấn công", en: "Attack" }
    /// Kind.
    kind_inject() { vi: "Tình huống", en: "Inject" }
    /// Kind.
    kind_expected() { vi: "Hành động mong đợi", en: "Expected Action" }
    /// Kind.
    kind_contingency() { vi: "Tình huống dự phòng", en: "Contingency Inject" }
    /// Kind.
    kind_endex() { vi: "Kết thúc", en: "ENDEX" }
}

/// What an argument of `export` and `import msel` means, by its id, in Vietnamese and English.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "exported_replications" => (
            "Số lần mô phỏng mà thời gian dự kiến dựa vào; mặc định: 200",
            "Simulated runs that the expected times rest on; default: 200",
        ),
        "columns" => (
            "Cột của bảng tính: hseep (mặc định) hoặc mitre",
            "Columns of the spreadsheet: hseep (default) or mitre",
        ),
        "msel_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/<cơ cấu>/msel-<hạt giống>",
            "Folder to write to; default: reports/out/<scenario>/<structure>/msel-<seed>",
        ),
        _ => super::exchange::arg_help(id),
    }
}
