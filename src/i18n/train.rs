//! Texts of training: seats, the desk in the terminal, the debriefing.

use super::Lang;

crate::messages! {
    /// A seat.
    seat_coordinator() { vi: "Người điều phối đội ứng cứu", en: "Response-team coordinator" }
    /// A seat.
    seat_administrator() { vi: "Quản trị viên của cơ quan", en: "Agency administrator" }
    /// A seat.
    seat_police() { vi: "Trực ban công an", en: "Police officer on duty" }
    /// A seat.
    seat_chair() { vi: "Trưởng tiểu ban, người phê duyệt", en: "Sub-committee chair, who approves" }
    /// A seat.
    seat_press() { vi: "Người phát ngôn", en: "Press officer" }
    /// What the trainee sits in for.
    you_are(seat: &str, orgs: &str) { vi: "Bạn là: {seat} – {orgs}", en: "You are: {seat} – {orgs}" }
    /// The drill.
    drill_is(name: &str, starts: &str) { vi: "Cuộc diễn tập: {name}, bắt đầu {starts}", en: "The drill: {name}, starting {starts}" }
    /// What is seen.
    you_see() {
        vi: "Bạn chỉ thấy những gì vai của mình biết lúc đó: tin nhận được, hệ thống của mình, không thấy kẻ tấn công.",
        en: "You see only what your role knows at that moment: messages received, your own systems, not the attacker."
    }
    /// Help of the desk.
    desk_help() {
        vi: "Gõ số của phương án, có thể thêm lý do sau dấu cách; 1! – và cứ thế mỗi khi sự cố này lại hỏi điều đó. k: mọi điều đã biết, cả việc thường nhật · h: gợi ý · q: lưu và nghỉ · ?: hướng dẫn",
        en: "Type the number of an option, and why after a space if you like; 1! – and so whenever this incident asks it again. k: all that you know, routine too · h: hint · q: save and leave · ?: help"
    }
    /// The clock of the drill.
    clock_stands() { vi: "Đồng hồ đứng yên khi bạn quyết định.", en: "The clock stands still while you decide." }
    /// The clock of the drill.
    clock_runs(speed: &str) {
        vi: "Đồng hồ chạy khi bạn quyết định: 1 giây tại bàn là {speed} trong cuộc diễn tập.",
        en: "The clock runs while you decide: 1 second at the desk is {speed} of the drill."
    }
    /// Heading of news.
    news(when: &str) { vi: "── {when} ──", en: "── {when} ──" }
    /// More news than are shown.
    earlier_news(count: usize) { vi: "… {count} tin trước đó (k để xem)", en: "… {count} earlier (k shows them)" }
    /// No news.
    no_news() { vi: "Không có tin mới.", en: "Nothing new." }
    /// A decision.
    decide(question: &str, incident: u32, org: &str) {
        vi: "QUYẾT ĐỊNH (sự cố {incident}, {org}): {question}",
        en: "DECIDE (incident {incident}, {org}): {question}"
    }
    /// The prompt.
    prompt() { vi: "> ", en: "> " }
    /// Not understood.
    not_understood(options: usize) { vi: "Hãy gõ một số từ 1 đến {options}, hoặc ?", en: "Type a number from 1 to {options}, or ?" }
    /// Hints are not allowed.
    no_hints() { vi: "Buổi này không cho gợi ý.", en: "This session allows no hints." }
    /// A hint.
    hint_expects(name: &str, target: &str, limit: &str, source: &str) {
        vi: "Kế hoạch: {name} – mục tiêu {target}, giới hạn {limit} ({source})",
        en: "The plan: {name} – target {target}, limit {limit} ({source})"
    }
    /// A hint where the plan says nothing.
    hint_none() { vi: "Kế hoạch không đặt thời hạn nào cho việc này.", en: "The plan sets no time for this." }
    /// Saved.
    saved(path: &str) { vi: "Đã lưu. Tiếp tục bằng: cyberdrill train --resume {path}", en: "Saved. Go on with: cyberdrill train --resume {path}" }
    /// The end.
    ended(when: &str) { vi: "Cuộc diễn tập kết thúc lúc {when}. Đang tính lại từng quyết định …", en: "The drill ended at {when}. Weighing each decision …" }
    /// No decision came.
    no_decisions() {
        vi: "Trong cuộc diễn tập này vai của bạn không phải quyết định gì. Hãy thử --seed hoặc --replication khác, hay vai khác.",
        en: "In this drill your role had nothing to decide. Try another --seed or --replication, or another role."
    }
    /// Resumed.
    resumed(count: usize) { vi: "Tiếp tục sau {count} quyết định đã lưu.", en: "Going on after {count} saved decisions." }

    // -- debriefing ------------------------------------------------------------------------------------------
    /// Title.
    debrief_title() { vi: "Rút kinh nghiệm", en: "Debriefing" }
    /// The score of the session beside the model's.
    debrief_score(session: &str, model: &str) {
        vi: "Điểm của cuộc diễn tập: {session}; nếu mô hình tự quyết định tất cả: {model}.",
        en: "Score of the drill: {session}; had the model decided all of it: {model}."
    }
    /// One decision.
    debrief_decision(number: usize, when: &str, question: &str) { vi: "{number}. {when} – {question}", en: "{number}. {when} – {question}" }
    /// What was taken.
    debrief_taken(option: &str, after: &str) { vi: "Đã chọn: {option} (sau {after})", en: "Chosen: {option} (after {after})" }
    /// What was taken when it came up.
    debrief_at_once(option: &str) { vi: "Đã chọn: {option} (ngay khi được hỏi)", en: "Chosen: {option} (at once)" }
    /// Never taken.
    debrief_moot(option: &str) { vi: "Đã chọn: {option}, nhưng sự cố đã kết thúc trước đó", en: "Chosen: {option}, but the incident was over by then" }
    /// Why.
    debrief_why(rationale: &str) { vi: "Lý do: {rationale}", en: "Why: {rationale}" }
    /// What the model would have done.
    debrief_policy(option: &str) { vi: "Mô hình sẽ chọn: {option}", en: "The model would choose: {option}" }
    /// The same.
    debrief_same_policy() { vi: "Mô hình cũng chọn như vậy.", en: "The model would choose the same." }
    /// A question about an incident.
    decide_about(question: &str, incident: u32, org: &str) {
        vi: "{question} (sự cố {incident}, {org})",
        en: "{question} (incident {incident}, {org})"
    }
    /// What the plan expects of this incident.
    debrief_here(name: &str, target: &str, limit: &str, measured: &str, status: &str) {
        vi: "Kế hoạch: {name} – mục tiêu {target}, giới hạn {limit}; ở sự cố này {measured}: {status}",
        en: "The plan: {name} – target {target}, limit {limit}; in this incident {measured}: {status}"
    }
    /// A time that had not ended by the end of the drill.
    debrief_still(measured: &str) { vi: "hơn {measured} (chưa xong)", en: "over {measured} (not done)" }
    /// The plan's clocks do not run in this incident.
    debrief_no_clock() {
        vi: "Kế hoạch: không tính thời hạn nào cho quyết định này ở sự cố này.",
        en: "The plan: no clock of this decision runs in this incident."
    }
    /// Heading of what the plan expects.
    debrief_plan() { vi: "Kế hoạch mong đợi gì", en: "What the plan expects" }
    /// What the plan expects, over the drill.
    debrief_expected(name: &str, target: &str, limit: &str, longest: &str, status: &str) {
        vi: "Kế hoạch: {name} – mục tiêu {target}, giới hạn {limit}; lâu nhất trong cuộc này {longest}: {status}",
        en: "The plan: {name} – target {target}, limit {limit}; longest in this drill {longest}: {status}"
    }
    /// What half of simulated drills stay under.
    debrief_median(drills: u64, median: &str) {
        vi: "trong {drills} cuộc mô phỏng do mô hình quyết định, một nửa số cuộc có lần lâu nhất dưới {median}",
        en: "in {drills} simulated drills decided by the model, the longest of half of them is under {median}"
    }
    /// Half of them do not get there.
    debrief_no_median(drills: u64) {
        vi: "trong {drills} cuộc mô phỏng do mô hình quyết định, chưa đến một nửa số cuộc đạt được trước khi kết thúc",
        en: "in {drills} simulated drills decided by the model, fewer than half get there by the end"
    }
    /// Exactly this future.
    debrief_exact(before: &str, after: &str) {
        vi: "Trong chính tương lai này: {before} nếu mô hình quyết định ngay → {after} theo lựa chọn này.",
        en: "In exactly this future: {before} had the model decided at once → {after} with this choice."
    }
    /// Exactly this future, another course with the same score.
    debrief_exact_score(score: &str) {
        vi: "Trong chính tương lai này: diễn biến có khác, điểm vẫn là {score}.",
        en: "In exactly this future: it goes otherwise, the score is still {score}."
    }
    /// Exactly this future, no difference.
    debrief_exact_same() { vi: "Trong chính tương lai này: không khác gì.", en: "In exactly this future: no difference." }
    /// Over many futures.
    debrief_worth(difference: &str, low: &str, high: &str, futures: u64) {
        vi: "Qua {futures} tương lai bốc thăm lại: điểm khác đi trung bình {difference} (khoảng tin cậy 95%: {low} đến {high}).",
        en: "Over {futures} futures drawn afresh: the score differs by {difference} on average (95% interval: {low} to {high})."
    }
    /// The interval holds zero.
    debrief_not_known() { vi: "Chưa thấy được và mất: khoảng này chứa 0.", en: "Neither gain nor cost is shown: the interval holds zero." }
    /// A gain.
    debrief_gain() { vi: "Quyết định của bạn có lợi.", en: "Your decision was a gain." }
    /// A cost.
    debrief_cost() { vi: "Quyết định của bạn gây thiệt.", en: "Your decision was a cost." }
    /// A chance that differs.
    debrief_chance(name: &str, taken: &str, instead: &str) {
        vi: "Khả năng đạt “{name}”: {taken} theo lựa chọn này, {instead} theo mô hình.",
        en: "Chance of meeting “{name}”: {taken} with this choice, {instead} with the model's."
    }
    /// What the numbers mean.
    debrief_note() {
        vi: "Một tương lai chỉ dạy may rủi: hãy đọc dòng nhiều tương lai. Đây là mô hình, không phải cuộc diễn tập thật; điểm là 0–100.",
        en: "One future teaches luck only: read the line over many. This is a model, not a real drill; scores are 0–100."
    }

    // -- errors ----------------------------------------------------------------------------------------------
    /// No such role here.
    no_seat() { vi: "không ai trong tỉnh giữ vai này theo cơ cấu phối hợp", en: "nobody in the province holds this role under the structure" }
    /// Hint.
    hint_seat() { vi: "chọn --role khác, hoặc --structure khác", en: "choose another --role, or another --structure" }
    /// No agency given.
    agency_missing() { vi: "vai administrator cần --agency", en: "the role administrator needs --agency" }
    /// No such agency.
    no_agency(id: &str) { vi: "không có cơ quan `{id}`", en: "there is no organisation `{id}`" }
    /// Hint.
    hint_agency(nearest: &str) { vi: "ví dụ: {nearest}", en: "such as: {nearest}" }
    /// Two seats at one desk.
    seat_taken() { vi: "hai vai cùng giữ một quyết định", en: "two roles take the same decisions" }
    /// What to train on is missing.
    nothing_to_train() { vi: "thiếu kịch bản hoặc bản ghi", en: "a scenario or a record is missing" }
    /// Hint.
    hint_nothing_to_train() {
        vi: "cyberdrill train <kịch bản hoặc bản ghi> --role coordinator, hoặc --resume <thư mục>",
        en: "cyberdrill train <scenario or record> --role coordinator, or --resume <folder>"
    }
    /// A saved session that cannot be gone on with.
    resume_broken(path: &str, why: &str) { vi: "không tiếp tục được buổi luyện tập {path}: {why}", en: "the session {path} cannot be gone on with: {why}" }
    /// Hint.
    hint_resume() { vi: "mở một buổi mới bằng `cyberdrill train <kịch bản>`", en: "open a new one with `cyberdrill train <scenario>`" }
    /// The shape of a speed.
    speed_shape() { vi: "cần một số từ 0 đến 3600: số giây diễn tập trong một giây tại bàn; 0 là đồng hồ đứng yên", en: "must be a number from 0 to 3600: seconds of the drill in a second at the desk; 0 stands still" }
    /// A session is there already.
    session_there(path: &str) { vi: "{path} đã có một buổi luyện tập", en: "{path} holds a session already" }
    /// Hint.
    hint_session_there() { vi: "tiếp tục bằng --resume, hoặc chọn --out khác", en: "go on with --resume, or choose another --out" }
}

/// A seat, by its id.
pub fn seat(lang: Lang, id: &str) -> String {
    match id {
        "coordinator" => seat_coordinator(lang),
        "administrator" => seat_administrator(lang),
        "police" => seat_police(lang),
        "chair" => seat_chair(lang),
        _ => seat_press(lang),
    }
}

/// What the commands are about, in Vietnamese and English.
pub fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "decisions" => (
            "Liệt kê các điểm quyết định và các phương án trong bản ghi đã lưu",
            "Lists the decision points of a saved record with their options",
        ),
        "train" => (
            "Luyện tập trên một cuộc diễn tập: bạn giữ một vai và quyết định, mô hình đóng mọi vai khác; rút kinh nghiệm ngay sau đó",
            "Trains on a drill: you take a role and decide, the model plays everybody else; the debriefing follows at once",
        ),
        "fork" => (
            "Rẽ nhánh một bản ghi: cùng quá khứ, một quyết định khác, một tương lai mới với cùng may rủi, và khác nhau ở đâu",
            "Forks a record: the same past, a changed decision, a new future under the same luck, and what differs",
        ),
        _ => return None,
    })
}

/// What an argument means, by its id.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "trained_on" => (
            "Kịch bản, hoặc bản ghi (record.jsonl) để luyện lại",
            "Scenario, or a record (record.jsonl) to train on again",
        ),
        "role" => (
            "Vai: coordinator, administrator, police, chair hoặc press; mặc định: coordinator",
            "Role: coordinator, administrator, police, chair or press; default: coordinator",
        ),
        "agency" => ("Cơ quan của vai administrator", "The agency of the role administrator"),
        "clock" => (
            "Số giây diễn tập trong một giây tại bàn; 0 là đồng hồ đứng yên khi quyết định; mặc định: 0",
            "Seconds of the drill in a second at the desk; 0 stands still while you decide; default: 0",
        ),
        "hints" => ("Cho phép gợi ý", "Allow hints"),
        "weighed" => (
            "Số tương lai để cân mỗi quyết định khi rút kinh nghiệm; 0 là không; mặc định: 60",
            "Futures to weigh each decision by in the debriefing; 0 for none; default: 60",
        ),
        "resume" => ("Thư mục của buổi luyện tập đã lưu", "Folder of a saved session"),
        "session_out" => (
            "Thư mục của buổi luyện tập; mặc định: training/<kịch bản>-<vai>-<hạt giống>-<lần lặp>",
            "Folder of the session; default: training/<scenario>-<role>-<seed>-<replication>",
        ),
        _ => return None,
    })
}
