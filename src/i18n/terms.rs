//! The terms of the field in both languages: milestones, classes of time, severities, roles, statuses.
//!
//! The functions are named after what they translate; `report::words` maps the enums of the rooms above to them.

use super::Lang;
use crate::messages;

messages! {
    // -- milestones --------------------------------------------------------------------------------------------
    /// Milestone.
    occurrence() { vi: "Xảy ra", en: "Occurrence" }
    /// Milestone.
    detection() { vi: "Phát hiện", en: "Detection" }
    /// Milestone.
    acknowledgement() { vi: "Tiếp nhận cảnh báo", en: "Acknowledgement" }
    /// Milestone.
    triage() { vi: "Xác định sự cố", en: "Triage" }
    /// Milestone.
    report_to_lead() { vi: "Báo cáo đơn vị chủ trì", en: "Report to the lead" }
    /// Milestone.
    escalation() { vi: "Báo cáo vượt cấp", en: "Escalation" }
    /// Milestone.
    decision() { vi: "Ra quyết định xử lý", en: "Decision" }
    /// Milestone.
    mobilisation() { vi: "Huy động lực lượng", en: "Mobilisation" }
    /// Milestone.
    containment() { vi: "Ngăn chặn", en: "Containment" }
    /// Milestone.
    eradication() { vi: "Gỡ bỏ", en: "Eradication" }
    /// Milestone.
    first_service_back() { vi: "Dịch vụ đầu tiên hoạt động lại", en: "First service back" }
    /// Milestone.
    recovery() { vi: "Khôi phục", en: "Recovery" }
    /// Milestone.
    closure() { vi: "Kết thúc sự cố", en: "Closure" }
    /// Milestone.
    national_notified() { vi: "Báo cáo cơ quan điều phối quốc gia", en: "National body told" }
    /// Milestone.
    personal_data_notified() { vi: "Thông báo vi phạm dữ liệu cá nhân", en: "Data authority told" }
    /// Milestone.
    public_informed() { vi: "Thông tin cho công chúng", en: "Public informed" }
    /// Milestone.
    content_removed() { vi: "Gỡ nội dung sai sự thật", en: "False content removed" }
    /// Milestone.
    final_report() { vi: "Báo cáo kết thúc", en: "Final report" }

    // -- classes of time ---------------------------------------------------------------------------------------
    /// Class of time.
    class_detection() { vi: "Chờ phát hiện", en: "Waiting for detection" }
    /// Class of time.
    class_off_calendar() { vi: "Ngoài giờ làm việc", en: "Outside duty hours" }
    /// Class of time.
    class_absent() { vi: "Vắng mặt, không trả lời", en: "Absent, no answer" }
    /// Class of time.
    class_queue() { vi: "Chờ người đang bận", en: "Waiting for busy people" }
    /// Class of time.
    class_handover() { vi: "Bàn giao chủ trì", en: "Handing over the lead" }
    /// Class of time.
    class_message() { vi: "Thông tin đang chuyển", en: "Message under way" }
    /// Class of time.
    class_decision() { vi: "Chờ phê duyệt", en: "Waiting for approval" }
    /// Class of time.
    class_dependency() { vi: "Chờ bước trước, hệ thống khác", en: "Waiting for another step" }
    /// Class of time.
    class_mobilisation() { vi: "Huy động, đi đường", en: "Release, call, travel" }
    /// Class of time.
    class_rework() { vi: "Làm lại", en: "Rework" }
    /// Class of time.
    class_work() { vi: "Đang xử lý", en: "Work" }

    // -- phases ------------------------------------------------------------------------------------------------
    /// Phase of a response.
    phase_detection() { vi: "Chưa phát hiện", en: "Undetected" }
    /// Phase of a response.
    phase_triage() { vi: "Phân loại", en: "Triage" }
    /// Phase of a response.
    phase_coordination() { vi: "Điều phối", en: "Coordination" }
    /// Phase of a response.
    phase_containment() { vi: "Ngăn chặn", en: "Containment" }
    /// Phase of a response.
    phase_eradication() { vi: "Gỡ bỏ", en: "Eradication" }
    /// Phase of a response.
    phase_recovery() { vi: "Khôi phục", en: "Recovery" }

    // -- severities, subjects, statuses, ratings, bases ------------------------------------------------------------
    /// Severity.
    severity_minor() { vi: "nhẹ", en: "minor" }
    /// Severity.
    severity_moderate() { vi: "trung bình", en: "moderate" }
    /// Severity.
    severity_major() { vi: "lớn", en: "major" }
    /// Severity.
    severity_severe() { vi: "nghiêm trọng", en: "severe" }
    /// Subject.
    subject_security() { vi: "an ninh mạng", en: "cyber security" }
    /// Subject.
    subject_safety() { vi: "an toàn thông tin mạng", en: "information safety" }
    /// Subject.
    subject_unclear() { vi: "chưa rõ lĩnh vực", en: "unclear subject" }
    /// Status of an expectation.
    status_met() { vi: "Đạt", en: "Met" }
    /// Status of an expectation.
    status_late() { vi: "Chậm", en: "Late" }
    /// Status of an expectation.
    status_missed() { vi: "Không đạt", en: "Missed" }
    /// Status of an expectation.
    status_undecided() { vi: "Chưa ngã ngũ", en: "Undecided" }
    /// Status of an expectation.
    status_not_evaluated() { vi: "Chưa đánh giá", en: "Not evaluated" }
    /// Rating.
    rating_p() { vi: "thực hiện tốt, không vướng mắc", en: "performed without challenges" }
    /// Rating.
    rating_s() { vi: "thực hiện được, có vướng mắc", en: "performed with some challenges" }
    /// Rating.
    rating_m() { vi: "thực hiện được, vướng mắc lớn", en: "performed with major challenges" }
    /// Rating.
    rating_u() { vi: "không thực hiện được", en: "unable to be performed" }
    /// Basis.
    basis_stated() { vi: "Kế hoạch nêu", en: "Stated in the plan" }
    /// Basis.
    basis_regulation() { vi: "Văn bản quy phạm", en: "Regulation" }
    /// Basis.
    basis_benchmark() { vi: "Số liệu công bố", en: "Published benchmark" }
    /// Basis.
    basis_assumption() { vi: "Giả định", en: "Assumption" }

    // -- roles, tiers, relations -----------------------------------------------------------------------------------
    /// Role.
    role_first_responder() { vi: "Đơn vị vận hành hệ thống", en: "First responder" }
    /// Role.
    role_monitoring() { vi: "Giám sát an toàn thông tin", en: "Monitoring" }
    /// Role.
    role_lead_security() { vi: "Chủ trì về an ninh mạng", en: "Lead for cyber security" }
    /// Role.
    role_lead_safety() { vi: "Chủ trì về an toàn thông tin mạng", en: "Lead for information safety" }
    /// Role.
    role_authority() { vi: "Cấp có thẩm quyền quyết định", en: "Decision authority" }
    /// Role.
    role_response_team() { vi: "Đội ứng cứu sự cố", en: "Response team" }
    /// Role.
    role_public_information() { vi: "Cung cấp thông tin cho báo chí", en: "Public information" }
    /// Role.
    role_national_liaison() { vi: "Đầu mối với cơ quan trung ương", en: "National liaison" }
    /// Role.
    role_crime() { vi: "Điều tra tội phạm", en: "Crime investigation" }
    /// Role.
    role_steering() { vi: "Ban chỉ đạo", en: "Steering" }
    /// Role.
    role_supporting() { vi: "Doanh nghiệp hỗ trợ", en: "Supporting operators" }
    /// Tier.
    tier_national() { vi: "Trung ương", en: "National" }
    /// Tier.
    tier_provincial() { vi: "Cấp tỉnh", en: "Province" }
    /// Tier.
    tier_district() { vi: "Cấp huyện", en: "District" }
    /// Tier.
    tier_commune() { vi: "Cấp xã", en: "Commune" }
    /// Tier.
    tier_external() { vi: "Doanh nghiệp", en: "Companies" }
    /// Kind of line.
    relation_commands() { vi: "chỉ đạo", en: "commands" }
    /// Kind of line.
    relation_reports() { vi: "báo cáo", en: "reports to" }
    /// Kind of line.
    relation_supports() { vi: "phối hợp", en: "supports" }
    /// Kind of line.
    relation_coordinates() { vi: "điều phối", en: "coordinates" }
    /// Kind of line.
    relation_shares() { vi: "chia sẻ dữ liệu", en: "shares data with" }

    // -- actions ----------------------------------------------------------------------------------------------------
    /// Action.
    action_verify() { vi: "xác minh", en: "verification" }
    /// Action.
    action_preserve() { vi: "thu thập, bảo quản chứng cứ", en: "preserving evidence" }
    /// Action.
    action_isolate() { vi: "cô lập", en: "isolation" }
    /// Action.
    action_block() { vi: "chặn kết nối, mã băm, địa chỉ gửi", en: "blocking" }
    /// Action.
    action_reset() { vi: "đổi mật khẩu, khóa", en: "resetting credentials" }
    /// Action.
    action_hunt() { vi: "rà soát tìm dấu vết", en: "hunting" }
    /// Action.
    action_eradicate() { vi: "gỡ bỏ mã độc", en: "eradication" }
    /// Action.
    action_rebuild() { vi: "cài đặt lại", en: "rebuilding" }
    /// Action.
    action_restore() { vi: "khôi phục từ bản sao lưu", en: "restoring from backup" }
    /// Action.
    action_test() { vi: "kiểm thử", en: "testing" }
    /// Action.
    action_return() { vi: "đưa vào hoạt động trở lại", en: "return to service" }
    /// Action.
    action_notify_national() { vi: "báo cáo cơ quan điều phối quốc gia", en: "telling the national body" }
    /// Action.
    action_notify_data() { vi: "thông báo vi phạm dữ liệu cá nhân", en: "telling the data authority" }
    /// Action.
    action_inform_public() { vi: "thông tin cho công chúng", en: "informing the public" }
    /// Action.
    action_remove_content() { vi: "yêu cầu gỡ nội dung sai sự thật", en: "having false content removed" }
    /// Action.
    action_final_report() { vi: "báo cáo kết thúc", en: "the final report" }
    /// Action.
    action_close() { vi: "kết thúc sự cố", en: "closing the incident" }

    // -- messages, alerts, impacts ------------------------------------------------------------------------------------
    /// What is asked.
    asked_help() { vi: "đề nghị hỗ trợ", en: "a request for help" }
    /// What is asked.
    asked_approval() { vi: "đề nghị phê duyệt", en: "a request for approval" }
    /// What is asked.
    asked_team() { vi: "đề nghị huy động đội ứng cứu", en: "the call for the response team" }
    /// What is asked.
    asked_release() { vi: "đề nghị cử thành viên đội ứng cứu", en: "the request to release members of the team" }
    /// Kind of message.
    message_report() { vi: "báo cáo ban đầu", en: "first report" }
    /// Kind of message.
    message_update() { vi: "báo cáo diễn biến", en: "update" }
    /// Kind of message.
    message_escalation() { vi: "báo cáo vượt cấp", en: "escalation" }
    /// Kind of message.
    message_handover() { vi: "bàn giao sự cố", en: "hand-over" }
    /// Kind of message.
    message_approval_request() { vi: "đề nghị phê duyệt", en: "request for approval" }
    /// Kind of message.
    message_approval_answer() { vi: "trả lời đề nghị phê duyệt", en: "answer on approval" }
    /// Kind of message.
    message_request() { vi: "đề nghị cử lực lượng", en: "request for people" }
    /// Kind of message.
    message_order() { vi: "lệnh xử lý", en: "order" }
    /// Kind of message.
    message_indicators() { vi: "cảnh báo và dấu hiệu nhận biết", en: "warning with indicators" }
    /// Kind of message.
    message_national() { vi: "báo cáo cơ quan trung ương", en: "report to the national body" }
    /// Kind of message.
    message_personal_data() { vi: "thông báo vi phạm dữ liệu cá nhân", en: "personal data notification" }
    /// Kind of message.
    message_final_report() { vi: "báo cáo kết thúc", en: "final report" }
    /// Kind of message.
    message_inject() { vi: "tình huống diễn tập", en: "inject" }
    /// Source of an alert.
    source_on_site() { vi: "công cụ tại chỗ", en: "its own tools" }
    /// Source of an alert.
    source_monitoring() { vi: "giám sát chuyên nghiệp", en: "professional monitoring" }
    /// Source of an alert.
    source_national() { vi: "hệ thống giám sát quốc gia", en: "the national monitoring system" }
    /// Source of an alert.
    source_users() { vi: "người sử dụng", en: "users" }
    /// Source of an alert.
    source_press() { vi: "báo chí", en: "the press" }
    /// Source of an alert.
    source_hotline() { vi: "người dân qua đường dây nóng", en: "citizens by the hotline" }
    /// Source of an alert.
    source_operator() { vi: "doanh nghiệp viễn thông", en: "a telecom operator" }
    /// Source of an alert.
    source_inject() { vi: "tình huống của ban tổ chức", en: "an inject" }
    /// Source of an alert.
    source_warning() { vi: "cảnh báo của cơ quan khác", en: "another agency's warning" }
    /// Source of an alert.
    source_hunt() { vi: "rà soát của lực lượng ứng cứu", en: "the responders' search" }
    /// Impact on a system.
    impact_encrypted() { vi: "bị mã hóa", en: "encrypted" }
    /// Impact on a system.
    impact_defaced() { vi: "bị thay đổi giao diện", en: "defaced" }
    /// Impact on a system.
    impact_disrupted() { vi: "bị từ chối dịch vụ", en: "flooded" }
    /// Impact on a system.
    impact_isolated() { vi: "bị cô lập để xử lý", en: "cut off by the responders" }
    /// Impact on a system.
    impact_starved() { vi: "dừng vì hệ thống nó phụ thuộc bị dừng", en: "down because a system it needs is down" }
}

/// The name of a measure of the scorecard; its id where it has none yet.
pub fn measure(lang: Lang, id: &str) -> String {
    let (vi, en) = match id {
        "intrusions" => ("Vụ xâm nhập", "Intrusions"),
        "intrusions_detected" => ("Vụ đã phát hiện", "Intrusions detected"),
        "intrusions_contained" => ("Vụ đã ngăn chặn", "Intrusions contained"),
        "intrusions_eradicated" => ("Vụ đã gỡ bỏ hết", "Intrusions eradicated"),
        "intrusions_closed" => ("Vụ đã kết thúc", "Intrusions closed"),
        "systems_compromised" => ("Hệ thống bị chiếm", "Systems compromised"),
        "systems_down_at_end" => ("Hệ thống còn ngừng khi kết thúc", "Systems still down at the end"),
        "user_hours_lost_by_attack" => ("Giờ phục vụ mất vì tấn công", "Service lost by the attack"),
        "user_hours_lost_by_response" => ("Giờ phục vụ mất vì ứng cứu", "Service lost by the response"),
        "records_exposed" => ("Bản ghi bị lộ", "Records exposed"),
        "needless_isolations" => ("Cô lập không cần thiết", "Needless isolations"),
        "attack_attempts" => ("Lần thử của kẻ tấn công", "Attempts of the attacker"),
        "money_lost" => ("Số tiền bị lừa", "Money lost to fraud"),
        "fraud_victims" => ("Nạn nhân bị lừa", "Victims of fraud"),
        "attacks_prevented" => {
            ("Lần tấn công chặn được nhờ biết dấu hiệu", "Attacks prevented by known indicators")
        }
        "attacks_prevented_by_sharing" => ("– trong đó nhờ được chia sẻ", "– of these, by sharing"),
        "indicators_shared" => ("Lượt chia sẻ dấu hiệu nhận biết", "Indicators shared"),
        "alerts" => ("Cảnh báo", "Alerts"),
        "alerts_expired" => ("Cảnh báo quá hạn, không ai xem", "Alerts that nobody looked at"),
        "false_alerts_handled" => ("Cảnh báo giả đã xử lý", "False alerts handled"),
        "attempt_alerts_handled" => {
            ("Cảnh báo về lần thử không thành đã xử lý", "Alerts of failed attempts handled")
        }
        "true_alerts_dismissed" => ("Cảnh báo thật bị bỏ qua", "True alerts dismissed"),
        "incidents_opened" => ("Sự cố đã mở", "Incidents opened"),
        "false_incidents" => ("Sự cố mở nhầm", "False incidents"),
        "incidents_reopened" => ("Sự cố phải mở lại", "Incidents opened again"),
        "incidents_closed_while_open" => ("Sự cố kết thúc khi chưa xong", "Incidents closed too soon"),
        "playbooks_mistaken" => ("Lần chọn quy trình không phù hợp", "Playbooks that did not fit"),
        "steps_in_vain" => ("Bước làm không có tác dụng", "Steps done in vain"),
        "handovers" => ("Lần bàn giao chủ trì", "Hand-overs of the lead"),
        "requests_expired" => {
            ("Đề nghị không được tiếp nhận trong thời hạn", "Requests not taken up in time")
        }
        "messages" => ("Lượt thông tin gửi đi", "Messages"),
        "messages_lost" => ("Thông tin không đến nơi", "Messages lost"),
        "duplicate_work" => ("Việc làm trùng", "Duplicate work"),
        "work_done_wrong" => ("Việc phải làm lại", "Work that had to be done again"),
        "footholds_left_behind" => ("Dấu vết còn sót lại", "Footholds left behind"),
        "expected_actions_seen" => ("Hành động mong đợi diễn ra kịp thời", "Expected actions seen in time"),
        "expected_actions_missed" => ("Hành động mong đợi không kịp", "Expected actions missed"),
        "entries" => ("Dòng của bản ghi", "Entries of the record"),
        "events" => ("Sự kiện mô phỏng", "Simulated events"),
        "approvals_asked" => ("Đề nghị phê duyệt", "Approvals asked"),
        "approvals_refused" => ("Đề nghị không được duyệt", "Approvals refused"),
        "decision_wait" => ("Tổng thời gian chờ phê duyệt", "Time waited for approvals"),
        "longest_coordinator_queue" => {
            ("Hàng đợi dài nhất ở đơn vị điều phối", "Longest queue at a coordinator")
        }
        "people_who_worked" => ("Người tham gia xử lý", "People who worked"),
        "work_seconds" => ("Tổng thời gian làm việc", "Work in all"),
        "utilisation_of_those_who_worked" => {
            ("Tỷ lệ thời gian làm việc của họ", "Their share of time at work")
        }
        "utilisation_of_the_busiest" => ("Tỷ lệ của người bận nhất", "That of the busiest"),
        other => (other, other),
    };
    if lang == Lang::Vi { vi.to_owned() } else { en.to_owned() }
}

/// What a choice at a decision point means; the option's id where it has no text yet.
pub fn option(lang: Lang, point: &str, option: &str) -> String {
    // A point of a run is `contain@i3.1`: what is chosen, in which incident, for the how many-th time.
    let point = point.split('@').next().unwrap_or(point);
    let (vi, en) = match (point, option) {
        ("contain", "isolate") => ("cô lập ngay", "isolate at once"),
        ("contain", "watch") => ("theo dõi thêm, chưa cô lập", "watch, do not isolate yet"),
        ("lead", "hand_over") => ("bàn giao cho đơn vị khác chủ trì", "hand the lead over"),
        ("lead", "keep") => ("giữ vai trò chủ trì", "keep the lead"),
        ("mobilise", "team") => ("huy động đội ứng cứu", "mobilise the response team"),
        ("mobilise", "own") => {
            ("chỉ gọi người của cơ quan mình trong đội", "call only our own members of the team")
        }
        ("mobilise", "none") => ("tự xử lý, không huy động", "mobilise nobody"),
        ("close", "close") => ("kết thúc sự cố", "close the incident"),
        ("close", "keep_open") => ("chưa kết thúc, rà soát thêm một lần", "keep it open, and look once more"),
        ("declare" | "confirm", "incident") => ("coi là sự cố", "hold it to be an incident"),
        ("declare" | "confirm", "false_alarm") => ("coi là báo động giả", "hold it to be a false alarm"),
        ("severity", "minor") => ("mức nhẹ", "minor"),
        ("severity", "moderate") => ("mức trung bình", "moderate"),
        ("severity", "major") => ("mức lớn", "major"),
        ("severity", "severe") => ("mức nghiêm trọng", "severe"),
        ("authority", "ask") => ("xin phê duyệt rồi mới làm", "ask for approval first"),
        ("authority", "act") => ("làm ngay, không chờ phê duyệt", "act without approval"),
        ("approve", "grant") => ("phê duyệt", "approve"),
        ("approve", "refuse") => ("không phê duyệt", "refuse"),
        ("national", "notify") => ("báo cơ quan điều phối quốc gia", "notify the national centre"),
        ("national", "not_now") => {
            ("chưa báo cơ quan điều phối quốc gia", "do not notify the national centre")
        }
        ("public", "inform") => ("thông tin cho người dân", "inform the public"),
        ("public", "not_now") => ("chưa thông tin cho người dân", "do not inform the public"),
        ("repair", "restore") => ("khôi phục từ bản sao lưu", "restore from backup"),
        ("repair", "rebuild") => ("cài đặt lại từ đầu", "rebuild from scratch"),
        (_, other) => (other, other),
    };
    if lang == Lang::Vi { vi.to_owned() } else { en.to_owned() }
}

/// What is asked at a decision point; its id where it has no text.
pub fn question(lang: Lang, point: &str) -> String {
    let point = point.split('@').next().unwrap_or(point);
    let (vi, en) = match point {
        "declare" => ("Đây có phải là sự cố không?", "Is it an incident?"),
        "confirm" => (
            "Xác minh không thấy gì: có còn coi là sự cố không?",
            "Verification found nothing: is it still an incident?",
        ),
        "severity" => ("Sự cố ở mức độ nào?", "How severe is it?"),
        "lead" => ("Giữ vai trò chủ trì hay bàn giao?", "Keep the lead or hand it over?"),
        "contain" => ("Cô lập ngay hay theo dõi thêm?", "Isolate or watch?"),
        "mobilise" => ("Huy động ai?", "Whom to mobilise?"),
        "authority" => ("Xin phê duyệt hay làm ngay?", "Ask for approval or act?"),
        "approve" => ("Có phê duyệt không?", "Approve it?"),
        "national" => ("Có báo cơ quan điều phối quốc gia không?", "Call the national centre?"),
        "public" => ("Có thông tin cho người dân không?", "Inform the public?"),
        "repair" => ("Khôi phục từ bản sao lưu hay cài đặt lại?", "Restore from backup or rebuild?"),
        "close" => ("Kết thúc sự cố chưa?", "Close the incident?"),
        other => (other, other),
    };
    if lang == Lang::Vi { vi.to_owned() } else { en.to_owned() }
}
