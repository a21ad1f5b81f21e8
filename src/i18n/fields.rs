//! What the numbered fields of a scenario mean, in a few words.

use super::Lang;

/// The name of a field by the last names of its path, the last one first; none where it has no words of its own.
pub fn field(lang: Lang, last: &str, before: &str) -> Option<&'static str> {
    let (vi, en) = inside(last, before).or_else(|| practice(last)).or_else(|| other(last))?;
    Some(if lang == Lang::Vi { vi } else { en })
}

/// Fields whose name says something only with the one around it.
fn inside(last: &str, before: &str) -> Option<(&'static str, &'static str)> {
    Some(match (before, last) {
        ("skills", "Triage") => ("Kỹ năng phân loại", "Skill: triage"),
        ("skills", "Forensics") => ("Kỹ năng điều tra số", "Skill: forensics"),
        ("skills", "Network") => ("Kỹ năng mạng", "Skill: network"),
        ("skills", "Malware") => ("Kỹ năng phân tích mã độc", "Skill: malware"),
        ("skills", "Recovery") => ("Kỹ năng khôi phục", "Skill: recovery"),
        ("skills", "Leadership") => ("Kỹ năng chỉ huy", "Skill: leadership"),
        ("skills", "PublicInformation") => ("Kỹ năng thông tin công chúng", "Skill: public information"),
        ("traces", "on_site") => ("Lực lượng tại chỗ nhận ra", "Noticed by the on-site force"),
        ("traces", "monitoring") => ("Giám sát chuyên nghiệp nhận ra", "Noticed by monitoring"),
        ("traces", "national") => ("Hệ thống quốc gia nhận ra", "Noticed by the national system"),
        ("traces", "people") => ("Người dùng, báo chí nhận ra", "Noticed by users or the press"),
        ("defence", "on_site") => {
            ("Tác dụng của lực lượng tại chỗ", "What the on-site force leaves an attack")
        }
        ("defence", "assessment") => ("Tác dụng của đánh giá độc lập", "What an assessment leaves an attack"),
        ("defence", "mitigation") => {
            ("Tác dụng của biện pháp giảm thiểu", "What a mitigation leaves an attack")
        }
        ("mitigations", _) => ("Mức phủ của biện pháp giảm thiểu", "Cover by a mitigation"),
        ("counts", _) => ("Số lần trong năm", "Times in the year"),
        ("shares", _) => ("Tỷ lệ trong năm", "Share in the year"),
        ("people", _) => ("Số người", "Number of people"),
        _ => return None,
    })
}

/// Fields of practice.
fn practice(last: &str) -> Option<(&'static str, &'static str)> {
    Some(match last {
        "transit" => ("Thời gian truyền tin", "Time a message takes"),
        "lost" => ("Xác suất tin không đến", "Chance that a message is lost"),
        "type_misjudged" => ("Nhầm loại sự cố", "Type of incident misjudged"),
        "team_from" => ("Mức huy động đội ứng cứu", "Severity that calls the team"),
        "isolate_shared_from" => ("Mức cô lập hệ thống dùng chung", "Severity that isolates shared systems"),
        "calls_from" => ("Mức gọi ngoài giờ", "Severity worth a call off duty"),
        "interrupts_from" => ("Mức ngắt việc khác", "Severity that interrupts other work"),
        "tries_a_channel" => ("Số lần thử một kênh", "Tries of one channel"),
        "repeats_at_most" => ("Số lần làm lại tối đa", "Repetitions at most"),
        "hunts_at_most" => ("Số lần rà soát thêm tối đa", "Further hunts at most"),
        "found_next_door" => ("Phát hiện qua lưu lượng lân cận", "Found by a neighbour's traffic"),
        "report_without_evidence" => ("Việc thêm khi mất chứng cứ", "Extra work without evidence"),
        "tires_after" => ("Làm bao lâu thì mệt", "Work until tired"),
        "rested_after" => ("Nghỉ bao lâu thì lại sức", "Rest until fresh"),
        "tired_rate" => ("Năng suất thấp nhất khi mệt", "Lowest rate when tired"),
        "noise_monitoring" => ("Cảnh báo giả của giám sát", "False alerts of monitoring"),
        "noise_on_site" => ("Cảnh báo giả tại chỗ", "False alerts on site"),
        "noise_users" => ("Báo nhầm của người dùng", "False reports by users"),
        "sensor_delay" => ("Độ trễ của công cụ", "Delay of tools"),
        "national_delay" => ("Độ trễ của hệ thống quốc gia", "Delay of the national system"),
        "user_delay" => ("Độ trễ người dùng báo", "Delay of users' reports"),
        "press_delay" => ("Độ trễ báo chí, đường dây nóng", "Delay of press and hotline"),
        "triage_work" => ("Thời gian xem một cảnh báo", "Time to look at an alert"),
        "false_called_true" => ("Cảnh báo giả coi là thật", "False alert taken for true"),
        "true_called_false" => ("Cảnh báo thật bị bỏ qua", "True alert dismissed"),
        "severity_misjudged" => ("Nhầm mức độ", "Severity misjudged"),
        "alert_expires" => ("Cảnh báo bị bỏ sau", "Alert dropped after"),
        "assess_work" => ("Thời gian đánh giá báo cáo", "Time to assess a report"),
        "relay_work" => ("Thời gian chuyển tiếp báo cáo", "Time to hand a report on"),
        "handover_work" => ("Thời gian nhận bàn giao chủ trì", "Time to take over the lead"),
        "on_call_answers" => ("Xác suất trả lời ngoài giờ", "Chance to answer off duty"),
        "on_call_delay" => ("Thời gian có mặt sau khi gọi", "Time from call to being at work"),
        "retry_after" => ("Chờ trước khi gọi lại", "Wait before calling again"),
        "release_delay" => ("Thời gian cử người sang đội", "Time to release people to the team"),
        "absence" => ("Tỷ lệ vắng mặt", "Chance of being absent"),
        "fatigue_per_hour" => ("Giảm năng suất mỗi giờ quá tải", "Loss of rate per tired hour"),
        "finds_foothold" => ("Tìm ra chỗ ẩn nấp", "Finds a hidden foothold"),
        "suspects_clean" => ("Nghi nhầm hệ thống sạch", "Suspects a clean system"),
        "eradication_misses" => ("Gỡ bỏ còn sót", "Eradication misses something"),
        "assessment_halves" => ("Đánh giá mất nửa tác dụng sau", "Assessment loses half after"),
        "per_level" => ("Tác dụng của mỗi cấp độ", "What each level leaves an attack"),
        "failures_with_credentials" => {
            ("Thất bại còn lại khi có tài khoản", "Failures left with credentials")
        }
        "indicators_notice" => ("Nhận ra nhờ dấu hiệu đã biết", "Noticed by known indicators"),
        "indicators_protect" => ("Tác dụng của dấu hiệu đã biết", "What known indicators leave an attack"),
        "untested_backup_fails" => ("Bản sao lưu chưa thử bị hỏng", "Untested backup unusable"),
        "convening" => ("Thời gian triệu tập", "Time to convene"),
        "evidence_lost" => ("Mất chứng cứ", "Evidence lost"),
        _ => return None,
    })
}

/// Fields of structures, campaigns, playbooks, plans and provinces.
fn other(last: &str) -> Option<(&'static str, &'static str)> {
    Some(match last {
        "review" => ("Thời gian xem xét phê duyệt", "Time of a review"),
        "review_catches" => ("Phê duyệt phát hiện sai", "Review catches a wrong step"),
        "ambiguity" => ("Khả năng nhầm lĩnh vực", "Chance to take it for the other subject"),
        "skill" => ("Trình độ kẻ tấn công", "Skill of the attacker"),
        "tempo" => ("Nhịp độ tấn công", "Tempo of the attacker"),
        "stealth" => ("Khả năng ẩn mình", "Stealth of the attacker"),
        "prefers_off_hours" => ("Chờ ban đêm, ngày nghỉ", "Waits for nights and weekends"),
        "notices_after" => ("Kẻ tấn công nhận ra sau", "Attacker notices eviction after"),
        "go_round" => ("Phản ứng: tìm đường khác", "Reaction: go round"),
        "go_quiet" => ("Phản ứng: nằm im", "Reaction: go quiet"),
        "bring_forward" => ("Phản ứng: phá hoại ngay", "Reaction: destroy at once"),
        "quiet_for" => ("Nằm im bao lâu", "Quiet for"),
        "duration" => ("Thời gian một lần thử", "Time of an attempt"),
        "success" => ("Xác suất tấn công thành công", "Chance of an attempt"),
        "lasts" => ("Đợt tấn công kéo dài", "Length of a flood"),
        "again_after" => ("Lặp lại sau", "Again after"),
        "loss" => ("Thiệt hại mỗi nạn nhân", "Loss of a victim"),
        "work" => ("Khối lượng việc của bước", "Work of the step"),
        "goes_wrong" => ("Bước làm sai", "Step goes wrong"),
        "target" => ("Mục tiêu thời gian", "Target of the expectation"),
        "limit" => ("Giới hạn thời gian", "Limit of the expectation"),
        "weight" => ("Trọng số yêu cầu", "Weight of the expectation"),
        "travel" => ("Thời gian đi lại", "Travel time"),
        "count" => ("Số lượng", "How many"),
        "internal_network" => ("Độ mở của mạng nội bộ", "Openness of the internal network"),
        "openness" => ("Độ mở của mạng", "Openness of the network"),
        "users" => ("Số người dùng", "Users"),
        "records" => ("Số bản ghi cá nhân", "Records of personal data"),
        _ => return None,
    })
}
