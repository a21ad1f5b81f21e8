//! Facts of a record as sentences.

use crate::messages;

messages! {
    // -- exercise control --------------------------------------------------------------------------------------
    /// A fact.
    exercise_started() { vi: "Diễn tập bắt đầu.", en: "The exercise starts." }
    /// A fact.
    exercise_ended() { vi: "Diễn tập kết thúc.", en: "The exercise ends." }
    /// A fact.
    inject_delivered(title: &str, to: &str) {
        vi: "Ban tổ chức chuyển tình huống “{title}” tới {to}.",
        en: "Exercise control gives the inject “{title}” to {to}."
    }
    /// A fact.
    expected_action_seen(title: &str) {
        vi: "Hành động mong đợi sau tình huống “{title}” đã diễn ra kịp thời.",
        en: "The action expected after “{title}” came in time."
    }
    /// A fact.
    expected_action_missed(title: &str) {
        vi: "Hành động mong đợi sau tình huống “{title}” không diễn ra kịp thời.",
        en: "The action expected after “{title}” did not come in time."
    }
    /// A fact.
    inject_skipped(title: &str) {
        vi: "Không cần đến tình huống dự phòng “{title}”.",
        en: "The contingency inject “{title}” was not needed."
    }
    /// A fact.
    person_absent(person: &str, until: &str) {
        vi: "{person} vắng mặt đến {until}.",
        en: "{person} is absent until {until}."
    }

    /// A fact.
    duty_changed(came: u32, left: u32) {
        vi: "Đổi ca trực: {came} người vào làm, {left} người nghỉ.",
        en: "Duty changes: {came} people come to work, {left} leave."
    }
    /// A fact.
    channel_lost(channel: &str, until: &str) {
        vi: "Kênh {channel} ngừng hoạt động đến {until}.",
        en: "The channel {channel} does not work until {until}."
    }
    /// A fact.
    channel_back(channel: &str) { vi: "Kênh {channel} hoạt động trở lại.", en: "The channel {channel} works again." }

    // -- the attack ----------------------------------------------------------------------------------------------
    /// A fact.
    campaign_began(campaign: &str) { vi: "Chiến dịch “{campaign}” bắt đầu.", en: "The campaign “{campaign}” begins." }
    /// A fact; `target` is a system or the outside.
    attack_attempted(action: &str, target: &str, attempt: u32) {
        vi: "Kẻ tấn công thử: {action} ({target}), lần {attempt}.",
        en: "The attacker tries: {action} ({target}), attempt {attempt}."
    }
    /// A fact.
    attack_succeeded(action: &str, target: &str) {
        vi: "Kẻ tấn công thành công: {action} ({target}).",
        en: "The attacker succeeds: {action} ({target})."
    }
    /// A fact.
    attack_failed(action: &str, target: &str) {
        vi: "Kẻ tấn công thất bại: {action} ({target}).",
        en: "The attacker fails: {action} ({target})."
    }
    /// A fact.
    attack_prevented(action: &str, target: &str) {
        vi: "Dấu hiệu nhận biết đã chia sẻ giúp chặn: {action} ({target}).",
        en: "Indicators that had been shared prevent: {action} ({target})."
    }
    /// A fact.
    no_target_left(action: &str) {
        vi: "Kẻ tấn công không còn mục tiêu nào cho: {action}.",
        en: "No target is left for: {action}."
    }
    /// Where an action takes place when it touches no system of the province.
    outside() { vi: "ngoài hệ thống của tỉnh", en: "outside the province" }
    /// A fact.
    intrusion_began(org: &str, system: &str) {
        vi: "{org} bị xâm nhập, bắt đầu từ {system}.",
        en: "{org} is intruded upon, first at {system}."
    }
    /// A fact.
    system_compromised(system: &str) {
        vi: "Kẻ tấn công chiếm được {system}.",
        en: "The attacker holds {system}."
    }
    /// A fact.
    service_lost(system: &str, how: &str) { vi: "{system} ngừng phục vụ: {how}.", en: "{system} is out of service: {how}." }
    /// A fact.
    service_back(system: &str) { vi: "{system} hoạt động trở lại.", en: "{system} is back in service." }
    /// A fact.
    records_exposed(system: &str, records: &str) {
        vi: "{records} bản ghi của {system} bị sao chép ra ngoài.",
        en: "{records} records of {system} are copied out."
    }
    /// A fact.
    backups_destroyed(system: &str) { vi: "Bản sao lưu của {system} bị phá hủy.", en: "The backups of {system} are destroyed." }
    /// A fact.
    false_content_spread(org: &str) {
        vi: "Nội dung sai sự thật liên quan đến {org} bị phát tán.",
        en: "False content about {org} spreads."
    }
    /// A fact.
    false_content_removed(org: &str) {
        vi: "Nội dung sai sự thật liên quan đến {org} đã được gỡ.",
        en: "False content about {org} is taken down."
    }
    /// A fact.
    flood_ended(system: &str) { vi: "Tấn công từ chối dịch vụ vào {system} tự chấm dứt.", en: "The flood of {system} ends by itself." }
    /// A fact.
    money_lost(org: &str, million: &str) {
        vi: "Kẻ mạo danh {org} lừa được {million} triệu đồng.",
        en: "Whoever poses as {org} obtains {million} million đồng."
    }
    /// A fact.
    papers_lost(org: &str) {
        vi: "Kẻ mạo danh {org} lừa lấy được giấy tờ, thông tin của một người.",
        en: "Whoever poses as {org} obtains somebody's papers."
    }
    /// A fact.
    hold_lost(system: &str) { vi: "Kẻ tấn công mất quyền kiểm soát {system}.", en: "The attacker loses its hold on {system}." }
    /// A fact.
    intrusion_contained(org: &str) {
        vi: "Tại {org}, kẻ tấn công không còn hoạt động được từ hệ thống nào.",
        en: "At {org} the attacker can act from no system any more."
    }
    /// A fact.
    containment_broken(org: &str) {
        vi: "Tại {org}, kẻ tấn công hoạt động trở lại.",
        en: "At {org} the attacker can act again."
    }
    /// A fact.
    intrusion_eradicated(org: &str) {
        vi: "Tại {org}, không còn dấu vết nào của kẻ tấn công.",
        en: "At {org} no hold of the attacker is left."
    }
    /// A fact.
    eradication_broken(org: &str) { vi: "Kẻ tấn công quay lại {org}.", en: "The attacker returns to {org}." }
    /// A fact.
    intrusion_recovered(org: &str) {
        vi: "Mọi dịch vụ bị ảnh hưởng của {org} đã hoạt động trở lại.",
        en: "Every affected service of {org} is back."
    }
    /// A fact.
    recovery_broken(org: &str) { vi: "Một dịch vụ của {org} lại ngừng.", en: "A service of {org} is lost again." }
    /// A fact.
    reacted_round(campaign: &str) {
        vi: "Kẻ tấn công ({campaign}) nhận ra bị phát hiện và tìm đường khác.",
        en: "The attacker ({campaign}) notices the eviction and tries another way."
    }
    /// A fact.
    reacted_quiet(campaign: &str) {
        vi: "Kẻ tấn công ({campaign}) nhận ra bị phát hiện và nằm im.",
        en: "The attacker ({campaign}) notices the eviction and goes quiet."
    }
    /// A fact.
    reacted_forward(campaign: &str) {
        vi: "Kẻ tấn công ({campaign}) nhận ra bị phát hiện và phá hoại ngay.",
        en: "The attacker ({campaign}) notices the eviction and destroys at once."
    }
    /// A fact.
    budget_exhausted(campaign: &str) {
        vi: "Kẻ tấn công ({campaign}) đã dùng hết số lần thử.",
        en: "The attacker ({campaign}) has used up its attempts."
    }
    /// A fact.
    campaign_ended(campaign: &str) { vi: "Chiến dịch “{campaign}” kết thúc.", en: "The campaign “{campaign}” is over." }

    // -- detection -----------------------------------------------------------------------------------------------
    /// A fact.
    alert_raised(org: &str, source: &str, about: &str) {
        vi: "{org} nhận cảnh báo từ {source}{about}.",
        en: "{org} receives an alert from {source}{about}."
    }
    /// What an alert is about.
    about_system(system: &str) { vi: " về {system}", en: " about {system}" }
    /// A fact.
    alert_acknowledged(person: &str) { vi: "{person} bắt đầu xem cảnh báo.", en: "{person} begins to look at the alert." }
    /// A fact.
    alert_incident(person: &str) { vi: "{person} xác định đây là sự cố.", en: "{person} holds the alert to be an incident." }
    /// A fact.
    alert_dismissed(person: &str) { vi: "{person} cho là báo động giả.", en: "{person} dismisses the alert." }
    /// A fact.
    alert_dismissed_wrongly(person: &str) {
        vi: "{person} cho là báo động giả, nhưng đó là tấn công thật.",
        en: "{person} dismisses the alert, although the attack was real."
    }
    /// A fact.
    alert_attached(person: &str) {
        vi: "{person} gắn cảnh báo vào sự cố đang xử lý.",
        en: "{person} attaches the alert to an open incident."
    }
    /// A fact.
    alert_expired(org: &str) { vi: "Cảnh báo tại {org} quá hạn, không ai xem.", en: "An alert at {org} expires: nobody looked at it." }

    // -- belief and coordination -----------------------------------------------------------------------------------
    /// A fact.
    incident_opened(org: &str, severity: &str, subject: &str) {
        vi: "{org} mở sự cố, đánh giá mức {severity}, {subject}.",
        en: "{org} opens an incident, held to be {severity}, {subject}."
    }
    /// A fact.
    incident_covers(org: &str) {
        vi: "Lực lượng ứng cứu nhận ra vụ xâm nhập tại {org} cùng thuộc sự cố này.",
        en: "The responders find that the intrusion at {org} belongs to this incident."
    }
    /// A fact.
    incident_merged() { vi: "Hai sự cố được nhập làm một.", en: "Two incidents are found to be one." }
    /// A fact.
    incident_reassessed(org: &str, severity: &str, subject: &str) {
        vi: "{org} đánh giá lại sự cố: mức {severity}, {subject}.",
        en: "{org} reassesses the incident: {severity}, {subject}."
    }
    /// A fact.
    incident_learned(org: &str, severity: &str, subject: &str, systems: &str, state: &str) {
        vi: "{org} được biết về sự cố: mức {severity}, {subject}{systems}{state}.",
        en: "{org} has been told of the incident: {severity}, {subject}{systems}{state}."
    }
    /// Systems that somebody is told of.
    learned_systems(systems: &str) { vi: "; hệ thống bị nghi: {systems}", en: "; suspected: {systems}" }
    /// What somebody is told.
    learned_contained() { vi: "; cho là đã ngăn chặn", en: "; held to be contained" }
    /// What somebody is told.
    learned_closed() { vi: "; cho là đã kết thúc", en: "; held to be over" }
    /// A fact.
    playbook_chosen(org: &str, kind: &str) {
        vi: "{org} xác định loại sự cố: {kind}, và xử lý theo quy trình đó.",
        en: "{org} holds the incident to be: {kind}, and works by that playbook."
    }
    /// A fact.
    playbook_mistaken(org: &str, kind: &str) {
        vi: "{org} xác định loại sự cố: {kind}, thực ra là loại khác, nên xử lý theo quy trình không phù hợp.",
        en: "{org} holds the incident to be: {kind}, although it is of another type, and works by a playbook that does not fit."
    }
    /// What a change of playbook cost.
    steps_in_vain(n: u32) {
        vi: " Số bước đã làm không còn tác dụng: {n}.",
        en: " Steps done in vain: {n}."
    }
    /// A fact.
    lead_taken(org: &str) { vi: "{org} chủ trì xử lý.", en: "{org} takes the lead." }
    /// A fact.
    lead_handed_over(from: &str, to: &str) { vi: "{from} bàn giao chủ trì cho {to}.", en: "{from} hands the lead over to {to}." }
    /// A fact.
    incident_escalated(to: &str, severity: &str) {
        vi: "Sự cố mức {severity} được báo cáo lên {to}.",
        en: "The incident, held to be {severity}, goes up to {to}."
    }
    /// A fact.
    system_suspected(system: &str) { vi: "{system} bị nghi ngờ có liên quan.", en: "{system} is believed to be affected." }
    /// A fact.
    system_suspected_clean(system: &str) {
        vi: "{system} bị nghi ngờ có liên quan, thực ra không bị.",
        en: "{system} is believed to be affected, although it is clean."
    }
    /// A fact.
    message_sent(from: &str, to: &str, kind: &str, channel: &str) {
        vi: "{from} gửi {to}: {kind} ({channel}).",
        en: "{from} sends to {to}: {kind} ({channel})."
    }
    /// A fact.
    message_read(from: &str, to: &str, kind: &str, delay: &str) {
        vi: "{to} đọc {kind} của {from}{delay}.",
        en: "{to} reads the {kind} of {from}{delay}."
    }
    /// How long a message took.
    message_delay(time: &str) { vi: ", {time} sau khi gửi", en: ", {time} after it was sent" }
    /// A fact.
    message_lost(from: &str, to: &str, kind: &str) {
        vi: "{kind} của {from} không đến được {to}.",
        en: "The {kind} of {from} does not reach {to}."
    }
    /// A fact.
    approval_requested(approver: &str, action: &str, target: &str) {
        vi: "Xin {approver} phê duyệt: {action}{target}.",
        en: "{approver} is asked to approve: {action}{target}."
    }
    /// A fact.
    approval_granted(by: &str, action: &str, target: &str) {
        vi: "{by} phê duyệt: {action}{target}.",
        en: "{by} approves: {action}{target}."
    }
    /// A fact.
    approval_deputised(by: &str, action: &str, target: &str) {
        vi: "{by} phê duyệt thay: {action}{target}.",
        en: "{by} approves as deputy: {action}{target}."
    }
    /// A fact.
    approval_refused(by: &str, action: &str, target: &str) {
        vi: "{by} không phê duyệt, vì thấy không cần: {action}{target}.",
        en: "{by} refuses, having seen that it was wrong: {action}{target}."
    }
    /// The system of an action.
    of_system(system: &str) { vi: " đối với {system}", en: " of {system}" }
    /// A fact.
    request_moved(org: &str, what: &str, to: &str) {
        vi: "{org} chưa tiếp nhận {what} trong thời hạn; chuyển sang {to}.",
        en: "{org} has not taken up {what} in time; it goes to {to}."
    }
    /// A fact.
    request_chased(org: &str, what: &str) {
        vi: "{org} chưa tiếp nhận {what} trong thời hạn; gọi điện đôn đốc.",
        en: "{org} has not taken up {what} in time; it is repeated by telephone."
    }
    /// A fact.
    request_expired(org: &str, what: &str) {
        vi: "{org} không tiếp nhận {what}; không còn nơi nào khác để đề nghị.",
        en: "{org} does not take up {what}; nobody else is left to be asked."
    }
    /// A fact.
    body_convened(org: &str, present: u32) { vi: "{org} họp, {present} thành viên có mặt.", en: "{org} convenes, {present} members present." }
    /// A fact.
    decision_awaited(org: &str, question: &str, options: &str) {
        vi: "{org} phải quyết định: {question} (các phương án: {options}).",
        en: "{org} has to decide: {question} (options: {options})."
    }
    /// A choice.
    decided(org: &str, chosen: &str, options: &str) {
        vi: "{org} quyết định: {chosen} (các phương án: {options}).",
        en: "{org} decides: {chosen} (options: {options})."
    }
    /// A fact.
    indicators_received(org: &str) { vi: "{org} nhận được dấu hiệu nhận biết tấn công.", en: "Indicators reach {org}." }
    /// A fact.
    role_informed(org: &str, role: &str) { vi: "{org} ({role}) đã nắm được sự cố.", en: "{org} ({role}) has been told of the incident." }

    // -- response --------------------------------------------------------------------------------------------------
    /// A fact.
    person_answered(person: &str) { vi: "{person} được gọi ngoài ca trực và trả lời.", en: "{person} is called outside duty and answers." }
    /// A fact.
    person_did_not_answer(person: &str) {
        vi: "{person} được gọi ngoài ca trực, không trả lời.",
        en: "{person} is called outside duty and does not answer."
    }
    /// A fact.
    responder_mobilised(person: &str) { vi: "{person} được điều động.", en: "{person} is released to the response." }
    /// A fact.
    help_began(org: &str) { vi: "Người của {org} bắt đầu hỗ trợ.", en: "People of {org} begin to help." }
    /// A fact.
    responder_returned(person: &str) { vi: "{person} trở về cơ quan mình.", en: "{person} returns to the own agency." }
    /// A fact.
    task_queued(action: &str, target: &str) { vi: "Việc chờ người làm: {action}{target}.", en: "A task waits: {action}{target}." }
    /// A fact.
    task_started(person: &str, action: &str, target: &str) {
        vi: "{person} bắt đầu {action}{target}.",
        en: "{person} begins {action}{target}."
    }
    /// A fact.
    task_duplicated(person: &str, action: &str, target: &str) {
        vi: "{person} bắt đầu {action}{target}, việc đã có người khác làm.",
        en: "{person} begins {action}{target}, which somebody else had done."
    }
    /// A fact.
    task_interrupted(person: &str) { vi: "{person} phải dừng việc đang làm.", en: "{person} has to interrupt the work." }
    /// A fact.
    task_resumed(person: &str) { vi: "{person} làm tiếp.", en: "{person} goes on with the work." }
    /// A fact.
    task_completed(person: &str, action: &str, target: &str) {
        vi: "{person} làm xong {action}{target}.",
        en: "{person} completes {action}{target}."
    }
    /// A fact.
    task_failed(person: &str, action: &str, target: &str) {
        vi: "{person} làm xong {action}{target}, nhưng chưa đạt, phải làm lại.",
        en: "{person} completes {action}{target}, but it has to be done again."
    }
    /// A fact.
    task_dropped() { vi: "Một việc không còn cần nữa.", en: "A task is no longer needed." }
    /// A fact.
    system_isolated(system: &str) { vi: "{system} được cô lập.", en: "{system} is cut off." }
    /// A fact.
    system_isolated_needlessly(system: &str) {
        vi: "{system} bị cô lập, dù không bị xâm nhập.",
        en: "{system} is cut off, although it was clean."
    }
    /// A fact.
    isolation_lifted(system: &str) { vi: "{system} không còn bị cô lập.", en: "{system} is no longer cut off." }
    /// A fact.
    system_cleaned(system: &str) { vi: "{system} được làm sạch.", en: "{system} is cleaned." }
    /// A fact.
    system_cleaned_not_wholly(system: &str) {
        vi: "{system} được làm sạch, nhưng còn sót dấu vết.",
        en: "{system} is cleaned, but something was left behind."
    }
    /// A fact.
    backup_unusable(system: &str) {
        vi: "Bản sao lưu của {system} không dùng được, phải cài đặt lại.",
        en: "The backup of {system} cannot be used; it is rebuilt."
    }
    /// A fact.
    public_informed(org: &str) { vi: "{org} thông tin cho công chúng.", en: "{org} informs the public." }
    /// A fact.
    containment_declared() { vi: "Lực lượng ứng cứu cho rằng đã ngăn chặn xong.", en: "The responders declare the incident contained." }
    /// A fact.
    incident_closed(org: &str) { vi: "{org} kết thúc sự cố.", en: "{org} closes the incident." }
    /// A fact.
    incident_closed_too_soon(org: &str) {
        vi: "{org} kết thúc sự cố, dù kẻ tấn công vẫn còn.",
        en: "{org} closes the incident, although the attacker is still there."
    }
    /// A fact.
    incident_reopened() { vi: "Sự cố được mở lại.", en: "The incident is opened again." }
    /// A fact.
    final_report_filed(to: &str) { vi: "Báo cáo kết thúc được gửi tới {to}.", en: "The final report is filed with {to}." }
}
