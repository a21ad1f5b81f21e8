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
    startex_message(name: &str) { vi: "Trưởng Ban điều hành tuyên bố bắt đầu: {name}.", en: "The exercise director declares the exercise open: {name}." }
    /// Title.
    endex_title() { vi: "Kết thúc diễn tập (ENDEX)", en: "End of the exercise (ENDEX)" }
    /// Message.
    endex_message() { vi: "Trưởng Ban điều hành tuyên bố kết thúc; rút kinh nghiệm tại chỗ, thu phiếu đánh giá.", en: "The exercise director declares the end; hot wash, collection of the evaluation guides." }
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

    // -- columns --------------------------------------------------------------------------------------------------------
    /// Column (HSEEP).
    column_number() { vi: "Số", en: "Event Number" }
    /// Column (HSEEP).
    column_time() { vi: "Thời gian", en: "Designated Scenario Time" }
    /// Column.
    column_offset() { vi: "Kể từ lúc bắt đầu", en: "Offset" }
    /// Column (HSEEP).
    column_kind() { vi: "Loại sự kiện", en: "Event Type" }
    /// Column (HSEEP).
    column_mode() { vi: "Hình thức gửi", en: "Inject Mode" }
    /// Column (HSEEP).
    column_from() { vi: "Bên gửi", en: "From" }
    /// Column (HSEEP).
    column_to() { vi: "Bên nhận, bên thực hiện", en: "To" }
    /// Column (HSEEP).
    column_message() { vi: "Nội dung", en: "Message" }
    /// Column (HSEEP).
    column_expected() { vi: "Phản ứng mong đợi", en: "Expected Participant Response" }
    /// Column (HSEEP).
    column_objective() { vi: "Mục tiêu diễn tập", en: "Exercise Objective" }
    /// Column (HSEEP, MITRE).
    column_notes() { vi: "Ghi chú", en: "Notes" }
    /// Column.
    column_id() { vi: "Mã", en: "Row ID" }
    /// Column (MITRE).
    column_mitre_id() { vi: "Số", en: "ID" }
    /// Column (MITRE).
    column_local_time() { vi: "Giờ địa phương", en: "Local Time" }
    /// Column (MITRE).
    column_delivery() { vi: "Cách chuyển", en: "Delivery Method" }
    /// Column (MITRE).
    column_target() { vi: "Đối tượng", en: "Target" }
    /// Column (MITRE).
    column_title() { vi: "Tiêu đề", en: "Title" }
    /// Column (MITRE).
    column_description() { vi: "Mô tả", en: "Description" }
    /// Column (MITRE).
    column_assumptions() { vi: "Giả định", en: "Assumptions" }
    /// Column (MITRE).
    column_expected_actions() { vi: "Hành động mong đợi", en: "Expected Actions" }
    /// Column (MITRE).
    column_performance() { vi: "Thước đo kết quả", en: "Measure of Performance" }

    // -- cells ----------------------------------------------------------------------------------------------------------
    /// What an inject expects.
    cell_expected(text: &str, within: &str, milestone: &str) { vi: "{text} (trong {within}; mốc: {milestone})", en: "{text} (within {within}; milestone: {milestone})" }
    /// What the plan expects.
    cell_expected_plan(text: &str, milestone: &str) { vi: "{text} (mốc: {milestone})", en: "{text} (milestone: {milestone})" }
    /// Notes.
    cell_about(name: &str) { vi: "Chiến dịch: {name}.", en: "Campaign: {name}." }
    /// Notes.
    cell_causes(what: &str) { vi: "Gây ra: {what}.", en: "Causes: {what}." }
    /// Notes.
    cell_sender(who: &str) { vi: "Bên gửi: {who}.", en: "From: {who}." }
    /// Notes of a contingency.
    cell_contingency(number: u32, id: &str) { vi: "Dự phòng cho số {number}{id}: chỉ gửi nếu chưa có hành động.", en: "Contingency for no. {number}{id}: delivered only if the action has not come." }
    /// Notes of an expected action.
    cell_answers(number: u32) { vi: "Trả lời tình huống số {number}.", en: "Answers inject no. {number}." }
    /// How often.
    cell_needed(share: &str, needed: u64, runs: u64) { vi: "Cần gửi ở {share} số lần chạy ({needed}/{runs}).", en: "Needed in {share} of the runs ({needed}/{runs})." }
    /// What decides the time.
    cell_fires_stated() { vi: "Thời điểm theo tệp diễn tập.", en: "Time as in the drill file." }
    /// What decides the time.
    cell_fires_p90() { vi: "Thời điểm: khi 9/10 lần chạy đã có hành động (P90).", en: "Time: when nine of ten runs have seen the action (P90)." }
    /// What decides the time.
    cell_fires_limit() { vi: "Thời điểm: hết giới hạn của kế hoạch hoặc của tình huống.", en: "Time: when the limit of the plan or of the inject is over." }
    /// What the runs say.
    cell_came(share: &str, came: u64, due: u64) { vi: "Vụ đầu tiên có trước khi kết thúc: {share}, {came}/{due} lần chạy.", en: "Came before ENDEX for the first intrusion: {share}, {came}/{due} runs." }
    /// What the runs say.
    cell_in_time(came: u64, runs: u64) { vi: "Đúng hạn của tình huống: {came}/{runs}.", en: "Within the inject's time: {came}/{runs}." }
    /// No time.
    cell_no_time() { vi: "chưa có giờ dự kiến", en: "no expected time" }
    /// What came before its inject.
    cell_before_inject(before: u64, runs: u64) { vi: "Đã có trước tình huống ở {before}/{runs} lần chạy.", en: "It had come before the inject in {before}/{runs} runs." }
    /// What came before STARTEX.
    cell_before_start(before: u64, runs: u64) { vi: "Đã có trước lúc bắt đầu ở {before}/{runs} lần chạy.", en: "It had come before STARTEX in {before}/{runs} runs." }
    /// Too few runs.
    cell_too_few(due: u64, least: u64) { vi: "Không nêu P50, P90: chỉ có {due} lần chạy, cần ít nhất {least}.", en: "No P50 and P90: only {due} runs, and at least {least} are needed." }
    /// Too few runs.
    cell_few(due: u64) { vi: "quá ít lần chạy ({due})", en: "too few runs ({due})" }
    /// An end of an interval that is not bounded.
    cell_open() { vi: "sau khi kết thúc", en: "after ENDEX" }
    /// Quantiles.
    cell_quantiles(p50: &str, p90: &str) { vi: "P50: {p50}; P90: {p90}.", en: "P50: {p50}; P90: {p90}." }
    /// A quantile that is not there.
    cell_never() { vi: "chưa có khi kết thúc", en: "not before ENDEX" }
    /// One expectation of the plan.
    cell_measure(name: &str, from: &str, target: &str, limit: &str, met: u64, due: u64) {
        vi: "{name}: từ mốc {from}, mục tiêu {target}, giới hạn {limit}; đạt {met}/{due}.",
        en: "{name}: from {from}, target {target}, limit {limit}; met {met}/{due}.",
    }
    /// Whoever acts, with how often.
    cell_player(name: &str, share: &str) { vi: "{name} ({share})", en: "{name} ({share})" }

    // -- sheets ---------------------------------------------------------------------------------------------------------
    /// Name of a sheet.
    sheet_events() { vi: "MSEL", en: "MSEL" }
    /// Name of a sheet.
    sheet_guide() { vi: "Cách đọc", en: "How to read" }
    /// Name of a sheet.
    sheet_forecast() { vi: "Dự báo", en: "Forecast" }
    /// Title of the list.
    title_events() { vi: "DANH MỤC SỰ KIỆN CỦA CUỘC DIỄN TẬP (MSEL)", en: "MASTER SCENARIO EVENTS LIST (MSEL)" }
    /// Title of the guide.
    title_guide() { vi: "CÁCH ĐỌC DANH MỤC VÀ NGUỒN CỦA CÁC MỐC THỜI GIAN", en: "HOW TO READ THE LIST, AND WHERE ITS TIMES COME FROM" }
    /// Title of the forecast.
    title_forecast() { vi: "DỰ BÁO CÁC HÀNH ĐỘNG MONG ĐỢI", en: "FORECAST OF THE EXPECTED ACTIONS" }
    /// Below the title.
    subtitle(drill: &str, province: &str) { vi: "{drill} · {province}", en: "{drill} · {province}" }
    /// Below the title.
    when(from: &str, to: &str) { vi: "Từ {from} đến {to} (giờ Việt Nam, UTC+7)", en: "From {from} to {to} (Việt Nam time, UTC+7)" }
    /// Head of a printed page.
    page_head(text: &str) { vi: "&L{text}&RDIỄN TẬP – KHÔNG PHẢI SỰ CỐ THẬT", en: "&L{text}&REXERCISE – NO REAL INCIDENT" }
    /// Foot of a printed page.
    page_foot(text: &str) { vi: "&L{text}&RTrang &P/&N", en: "&L{text}&RPage &P of &N" }
    /// What the list rests on, in a line.
    rests_on(version: &str, runs: &str, seed: u64, digest: &str) {
        vi: "cyberdrill {version} · {runs} lần chạy · hạt giống {seed} · kịch bản {digest}",
        en: "cyberdrill {version} · {runs} runs · seed {seed} · scenario {digest}",
    }

    // -- the guide ------------------------------------------------------------------------------------------------------
    /// Label.
    label_drill() { vi: "Cuộc diễn tập", en: "Drill" }
    /// Label.
    label_province() { vi: "Địa phương", en: "Province" }
    /// Label.
    label_structure() { vi: "Cơ cấu phối hợp", en: "Coordination structure" }
    /// Label.
    label_plan() { vi: "Kế hoạch", en: "Plan" }
    /// Label.
    label_starts() { vi: "Bắt đầu (STARTEX)", en: "STARTEX" }
    /// Label.
    label_ends() { vi: "Kết thúc (ENDEX)", en: "ENDEX" }
    /// Label.
    label_runs() { vi: "Số lần mô phỏng", en: "Simulated runs" }
    /// Label.
    label_seed() { vi: "Hạt giống ngẫu nhiên", en: "Seed" }
    /// Label.
    label_version() { vi: "Phiên bản chương trình", en: "Version of the program" }
    /// Label.
    label_digest() { vi: "Mã băm kịch bản (SHA-256)", en: "Digest of the scenario (SHA-256)" }
    /// Label.
    label_rows() { vi: "Số sự kiện", en: "Events" }
    /// How many of each kind.
    counted(kind: &str, n: usize) { vi: "{kind}: {n}", en: "{kind}: {n}" }
    /// Label.
    label_time() { vi: "Thời gian", en: "Time" }
    /// Explanation.
    guide_time() {
        vi: "Giờ Việt Nam, dd/mm/yyyy hh:mm. \"D+2 H+3 M+45\" là 2 ngày 3 giờ 45 phút kể từ lúc bắt đầu; dấu trừ là trước lúc bắt đầu. Thời gian của tình huống lấy từ tệp diễn tập; thời gian của hành động mong đợi là trung vị (P50) của các lần mô phỏng mà hành động chưa có trước lúc bắt đầu hoặc trước tình huống của nó. Nơi không có trung vị (quá nửa số lần chạy không có hành động trước khi kết thúc, hoặc dưới 20 lần chạy) thì ghi \"chưa có giờ dự kiến\" và xếp cuối danh mục.",
        en: "Việt Nam time, dd/mm/yyyy hh:mm. \"D+2 H+3 M+45\" is 2 days 3 hours 45 minutes after STARTEX; a minus stands before it. The time of an inject is that of the drill file; the time of an expected action is the median (P50) of the simulated runs in which it had not come before STARTEX or before its inject. Where there is no median (more than half of the runs do not see it before ENDEX, or there are fewer than 20) it has no expected time and stands at the end of the list.",
    }
    /// Explanation.
    guide_p() {
        vi: "P50: một nửa số lần chạy có hành động trước thời điểm này. P90: chín phần mười. Tính trên các lần chạy mà hành động đó phải có trong cuộc diễn tập; lần chạy nào đến khi kết thúc vẫn chưa có thì tính là muộn hơn mọi lần khác. Hành động đã có trước lúc bắt đầu hoặc trước tình huống không được tính, số lần ghi ở cột ghi chú. P50, P90 và tỷ lệ có là của vụ đầu tiên trong chiến dịch; \"mất bao lâu\" là của vụ ở giữa, nên có thể là \"chưa có khi kết thúc\" dù vụ đầu tiên luôn có. Dự báo là của mô hình, không phải chỉ tiêu: chỉ tiêu là mục tiêu và giới hạn của kế hoạch.",
        en: "P50: half of the runs saw the action by then. P90: nine of ten. Over the runs in which it was due in play; a run that had not seen it at ENDEX counts as later than all others. An action that came before STARTEX or before its inject does not count; the notes say how often. P50, P90 and the share are of the first intrusion of the campaign; \"takes\" is of the one in the middle, so that it may be \"not before ENDEX\" although the first one always came. A forecast is the model's, no standard: the standards are the targets and limits of the plan.",
    }
    /// Label.
    label_p() { vi: "P50, P90", en: "P50, P90" }
    /// Explanation of a kind.
    guide_attack() { vi: "Đội tấn công bắt đầu một chiến dịch. Chỉ ban điều hành và đội tấn công biết.", en: "The red team begins a campaign. Known to control and to the red team alone." }
    /// Explanation of a kind.
    guide_inject() { vi: "Ban điều hành gửi đúng giờ, qua đúng hình thức, cho đúng bên nhận.", en: "Control delivers it at its time, by its mode, to its recipient." }
    /// Explanation of a kind.
    guide_expected() { vi: "Việc người tham gia cần làm. Không đọc cho người tham gia; giám sát viên ghi giờ thực tế.", en: "What the players should do. Not read out to them; the evaluator notes the true time." }
    /// Explanation of a kind.
    guide_contingency() {
        vi: "Chỉ gửi khi hành động mong đợi chưa có vào giờ này, để cuộc diễn tập không bị dừng. Giờ gửi là P90 của mô phỏng hoặc giới hạn của kế hoạch, tùy cái nào đến trước, làm tròn lên 5 phút, không sớm hơn một giờ sau lúc bắt đầu, không sớm hơn lời nhắc của bước trước, không vào ban đêm (21 giờ đến 6 giờ) nếu sáng hôm sau còn diễn tập; phần trong ngoặc là việc của người điều hành. Tình huống dự phòng đã có trong tệp diễn tập giữ nguyên giờ.",
        en: "Delivered only if the expected action has not come by then, so that the drill goes on. Its time is the P90 of the runs or the limit of the plan, whichever comes first, rounded up to five minutes, not sooner than an hour after STARTEX nor before the prompt for an earlier step, and not at night (21:00 to 06:00) if the drill goes on in the morning; what stands in brackets is for the controller. Contingencies of the drill file keep their time.",
    }
    /// Explanation.
    guide_players() {
        vi: "Với tình huống: bên nhận. Với hành động mong đợi: bên làm đầu tiên trong mô phỏng, kèm tỷ lệ số lần; bên báo tin được tính, không phải bên được báo.",
        en: "Of an inject: the recipient. Of an expected action: whoever did it first in the runs, with how often; whoever tells counts, not whoever is told.",
    }
    /// Label.
    label_not_exercised() { vi: "Cuộc diễn tập này hầu như không kiểm tra", en: "Hardly exercised by this drill" }
    /// One of them.
    not_exercised(name: &str, campaign: &str, due: u64, runs: u64) { vi: "{name}, chiến dịch {campaign}: phải có ở {due}/{runs} lần chạy", en: "{name}, campaign {campaign}: due in {due}/{runs} runs" }
    /// Label.
    label_abbreviations() { vi: "Tên viết tắt", en: "Abbreviations" }
    /// Label.
    label_import() { vi: "Sửa và nhập lại", en: "Editing and reading back" }
    /// Explanation.
    guide_import() {
        vi: "Sửa trong bảng rồi nhập lại bằng: cyberdrill import msel <tệp này> --scenario <kịch bản>. Giữ nguyên cột mã để giữ những gì bảng không ghi được.",
        en: "Edit the sheet and read it back with: cyberdrill import msel <this file> --scenario <scenario>. Keep the row ids: they carry what a sheet cannot.",
    }

    // -- the forecast ---------------------------------------------------------------------------------------------------
    /// Column.
    column_action() { vi: "Hành động mong đợi", en: "Expected action" }
    /// Column.
    column_campaign() { vi: "Chiến dịch", en: "Campaign" }
    /// Column.
    column_who() { vi: "Bên làm đầu tiên", en: "Who did it first" }
    /// Column.
    column_p50() { vi: "P50", en: "P50" }
    /// Column.
    column_p90() { vi: "P90", en: "P90" }
    /// Column.
    column_p50_between() { vi: "P50: khoảng 95%", en: "P50: 95% interval" }
    /// Column.
    column_p90_between() { vi: "P90: khoảng 95%", en: "P90: 95% interval" }
    /// Column.
    column_share() { vi: "Tỷ lệ có, vụ đầu tiên (khoảng 95%)", en: "Share, first intrusion (95% interval)" }
    /// Column.
    column_expectation() { vi: "Yêu cầu của kế hoạch", en: "Expectation of the plan" }
    /// Column.
    column_clock_from() { vi: "Tính từ mốc", en: "Counted from" }
    /// Column.
    column_target_time() { vi: "Mục tiêu", en: "Target" }
    /// Column.
    column_limit_time() { vi: "Giới hạn", en: "Limit" }
    /// Column.
    column_took() { vi: "Mất bao lâu, vụ ở giữa (P50 – P90)", en: "Takes, intrusion in the middle (P50 – P90)" }
    /// Column.
    column_met() { vi: "Đạt mục tiêu", en: "Met" }
    /// A share with its interval.
    share_between(share: &str, low: &str, high: &str) { vi: "{share} ({low}–{high})", en: "{share} ({low}–{high})" }
    /// Two quantiles.
    from_to(p50: &str, p90: &str) { vi: "{p50} – {p90}", en: "{p50} – {p90}" }
    /// A cell of the workbook cannot be written.
    unwritable(why: &str) { vi: "không tạo được bảng tính: {why}", en: "the spreadsheet cannot be made: {why}" }
    /// What to do about it.
    unwritable_hint() { vi: "rút ngắn các văn bản rất dài của kịch bản", en: "shorten very long texts of the scenario" }
    /// A list from too few runs.
    few_runs(runs: u64, least: u64) {
        vi: "chỉ có {runs} lần mô phỏng: không nêu P50, P90 và giờ của hành động mong đợi; cần ít nhất --replications {least}",
        en: "only {runs} simulated runs: no P50, no P90 and no times of expected actions are told; at least --replications {least} is needed",
    }
    /// What was written.
    exported(rows: usize, injects: usize, actions: usize, contingencies: usize) {
        vi: "{rows} sự kiện: {injects} tình huống, {actions} hành động mong đợi, {contingencies} tình huống dự phòng",
        en: "{rows} events: {injects} injects, {actions} expected actions, {contingencies} contingency injects",
    }
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
        _ => super::msel_import::arg_help(id),
    }
}
