//! Texts of the training of a class in the browser: rooms, seats, the trainer's desk, refusals.

crate::messages! {
    // -- a room ----------------------------------------------------------------------------------------------
    /// A seat with whom it sits for.
    seat_at(seat: &str, orgs: &str) { vi: "{seat} – {orgs}", en: "{seat} – {orgs}" }
    /// What a room is about.
    room_about(name: &str, structure: &str, starts: &str) {
        vi: "{name}; cơ cấu: {structure}; bắt đầu {starts}",
        en: "{name}; structure: {structure}; starts {starts}"
    }
    /// Who decided.
    by_trainer() { vi: "người hướng dẫn", en: "the trainer" }
    /// Who decided.
    by_model() { vi: "mô hình", en: "the model" }
    /// Who decided: what was chosen before stands.
    by_order() { vi: "theo lựa chọn trước đó", en: "as chosen before" }
    /// What an inject says.
    inject_says(from: &str, message: &str) { vi: "{from}: {message}", en: "{from}: {message}" }
    /// An incident in the name of an organisation.
    about_incident(incident: u32, org: &str) { vi: "Sự cố {incident}, {org}", en: "Incident {incident}, {org}" }
    /// Decided when it came up.
    at_once() { vi: "ngay khi được hỏi", en: "at once" }
    /// Decided so long after it came up.
    after(time: &str) { vi: "sau {time}", en: "after {time}" }
    /// The clock before the start.
    clock_lobby() { vi: "Chờ người hướng dẫn bắt đầu", en: "Waiting for the trainer to start" }
    /// The clock stands.
    clock_stands() { vi: "Đồng hồ đứng yên khi còn quyết định đang chờ", en: "The clock stands still while a decision waits" }
    /// The clock runs.
    clock_runs(speed: &str) { vi: "Đồng hồ chạy: 1 giây là {speed} trong cuộc diễn tập", en: "The clock runs: 1 second is {speed} of the drill" }
    /// The clock is stopped.
    clock_paused() { vi: "Đang tạm dừng", en: "Paused" }
    /// The end of the drill.
    clock_over() { vi: "Cuộc diễn tập đã kết thúc, chờ rút kinh nghiệm", en: "The drill is over, the debriefing is to come" }
    /// Decisions are weighed.
    clock_weighing() { vi: "Đang tính lại từng quyết định", en: "Weighing each decision" }
    /// The debriefing is there.
    clock_closed() { vi: "Đã rút kinh nghiệm", en: "Debriefed" }

    // -- joining ---------------------------------------------------------------------------------------------
    /// Heading.
    join_title() { vi: "Vào phòng luyện tập", en: "Join a training room" }
    /// Label.
    code_label() { vi: "Mã phòng", en: "Room code" }
    /// Hint of a field.
    code_hint() { vi: "6 ký tự, người hướng dẫn chiếu trên màn hình", en: "6 characters, shown by the trainer" }
    /// Button.
    next() { vi: "Tiếp", en: "Next" }
    /// Label.
    name_label() { vi: "Họ và tên", en: "Your name" }
    /// Label.
    role_label() { vi: "Vai", en: "Role" }
    /// How many are at a seat.
    seated(count: usize) { vi: "đã có {count} người", en: "{count} there" }
    /// Button.
    join() { vi: "Vào phòng", en: "Join" }
    /// A link back into a room.
    back_in(code: &str) { vi: "Trở lại phòng {code}", en: "Back to room {code}" }
    /// What a trainee sees.
    you_see() {
        vi: "Bạn chỉ thấy những gì vai của mình biết lúc đó: tin nhận được, hệ thống của mình; không thấy kẻ tấn công.",
        en: "You see only what your role knows at that moment: messages received, your own systems; not the attacker."
    }

    // -- a trainee's page ------------------------------------------------------------------------------------
    /// Title of the page.
    room_title(code: &str) { vi: "Phòng {code}", en: "Room {code}" }
    /// Heading.
    decide_heading() { vi: "Việc cần quyết định", en: "To decide" }
    /// Nothing to decide.
    nothing_to_decide() { vi: "Chưa có việc nào chờ vai của bạn quyết định.", en: "Nothing waits for your role now." }
    /// Heading.
    news_heading() { vi: "Những gì vai của bạn biết", en: "What your role knows" }
    /// Nothing is known.
    no_news() { vi: "Chưa có tin nào.", en: "Nothing yet." }
    /// Heading.
    decided_heading() { vi: "Đã quyết định", en: "Decided so far" }
    /// Nothing was decided.
    none_decided() { vi: "Chưa có quyết định nào.", en: "Nothing yet." }
    /// Heading.
    here_heading() { vi: "Cùng giữ vai này", en: "At this role" }
    /// Label.
    why_label() { vi: "Lý do (không bắt buộc)", en: "Why (optional)" }
    /// Label.
    standing_label() { vi: "Cứ thế mỗi khi sự cố này lại hỏi điều này", en: "And so whenever this incident asks this again" }
    /// Label.
    details_label() { vi: "Cả việc thường nhật (cảnh báo, ca trực, công việc)", en: "Routine too (alerts, shifts, tasks)" }
    /// Button.
    confirm() { vi: "Quyết định", en: "Decide" }
    /// Button.
    ask_hint() { vi: "Gợi ý", en: "Hint" }
    /// How to use the keyboard.
    keys() {
        vi: "Phím: 1–9 chọn phương án, Enter quyết định, W ghi lý do, G gợi ý, N tới tin mới nhất.",
        en: "Keys: 1–9 choose an option, Enter decides, W writes why, G hint, N the latest news."
    }
    /// The model decides for the seat.
    model_decides() { vi: "Lúc này mô hình quyết định thay vai này.", en: "The model decides for this role now." }
    /// Button.
    leave() { vi: "Rời phòng", en: "Leave the room" }
    /// The connection is lost.
    lost() { vi: "Mất kết nối, đang nối lại …", en: "Connection lost, connecting again …" }
    /// The connection is back.
    found() { vi: "Đã nối lại.", en: "Connected again." }
    /// Sent away.
    sent_away() { vi: "Bạn không còn ở trong phòng này.", en: "You are no longer in this room." }
    /// A decision that was taken.
    was_taken() { vi: "Đã ghi quyết định.", en: "Your decision is taken." }
    /// A decision to come.
    came_up() { vi: "Có việc cần quyết định.", en: "There is something to decide." }
    /// Nobody listens there now.
    away() { vi: "mất kết nối", en: "not connected" }
    /// Joins who is at a seat.
    is_here() { vi: "có mặt", en: "connected" }
    /// Link.
    to_debriefing() { vi: "Xem rút kinh nghiệm", en: "See the debriefing" }
    /// The page needs scripts.
    needs_scripts() { vi: "Trang này cần JavaScript của trình duyệt.", en: "This page needs the browser's JavaScript." }

    // -- the trainer's rooms ---------------------------------------------------------------------------------
    /// Heading.
    rooms_title() { vi: "Lớp luyện tập", en: "Training rooms" }
    /// Link.
    new_room() { vi: "Mở phòng mới", en: "Open a new room" }
    /// No room yet.
    no_rooms() { vi: "Chưa có phòng nào.", en: "There are no rooms yet." }
    /// The room is played again.
    waking() { vi: "đang mở lại …", en: "being opened again …" }
    /// Heading of the form.
    new_room_title() { vi: "Mở phòng mới", en: "Open a new room" }
    /// Label.
    scenario_label() { vi: "Kịch bản hoặc bản ghi", en: "Scenario or record" }
    /// Button.
    choose() { vi: "Chọn", en: "Choose" }
    /// Label.
    structure_label() { vi: "Cơ cấu phối hợp", en: "Coordination structure" }
    /// The scenario's own.
    its_own(id: &str) { vi: "như trong kịch bản ({id})", en: "as in the scenario ({id})" }
    /// Label.
    campaigns_label() { vi: "Chiến dịch tấn công", en: "Attack campaigns" }
    /// Hint of a field.
    campaigns_hint() { vi: "Không chọn: như trong kịch bản.", en: "None chosen: as in the scenario." }
    /// Label.
    seed_label() { vi: "Hạt giống ngẫu nhiên", en: "Seed" }
    /// Label.
    replication_label() { vi: "Lần lặp", en: "Replication" }
    /// Label.
    seats_label() { vi: "Các vai", en: "Roles" }
    /// Label.
    agencies_label() { vi: "Quản trị viên tại các cơ quan", en: "Administrators at agencies" }
    /// Label.
    pace_label() { vi: "Đồng hồ của cuộc diễn tập", en: "Clock of the drill" }
    /// Option.
    pace_stand() { vi: "Đứng yên khi còn quyết định đang chờ, rồi nhảy tới quyết định kế tiếp", en: "Stands still while a decision waits, then jumps to the next" }
    /// Option.
    pace_run() { vi: "Chạy, số giây diễn tập trong một giây:", en: "Runs, seconds of the drill in a second:" }
    /// Label.
    hints_label() { vi: "Cho phép gợi ý (kế hoạch đòi hỏi gì)", en: "Allow hints (what the plan expects)" }
    /// Button.
    open_room() { vi: "Mở phòng", en: "Open the room" }
    /// While the room is opened.
    opening() { vi: "Đang mở …", en: "Opening …" }

    // -- the trainer's desk ----------------------------------------------------------------------------------
    /// Link.
    to_projector() { vi: "Chiếu mã phòng", en: "Show the code" }
    /// Link.
    back_to_desk() { vi: "Về bàn điều khiển", en: "Back to the desk" }
    /// Option.
    pace_stands() { vi: "Đồng hồ đứng khi còn quyết định chờ", en: "Clock stands while a decision waits" }
    /// On the projector: where to go.
    go_to(link: &str) { vi: "Mở {link} và nhập mã phòng:", en: "Open {link} and type the room code:" }
    /// Heading.
    control_heading() { vi: "Điều khiển", en: "Control" }
    /// Button.
    start() { vi: "Bắt đầu", en: "Start" }
    /// Label.
    empty_to_model() { vi: "Vai chưa có ai: để mô hình quyết định", en: "Roles with nobody: the model decides" }
    /// Button.
    pause() { vi: "Tạm dừng", en: "Pause" }
    /// Button.
    resume() { vi: "Chạy tiếp", en: "Resume" }
    /// Button.
    step() { vi: "Tới quyết định kế tiếp", en: "To the next decision" }
    /// Button.
    set_pace() { vi: "Đặt đồng hồ", en: "Set the clock" }
    /// Button.
    close() { vi: "Kết thúc và rút kinh nghiệm", en: "Close and debrief" }
    /// Label.
    futures_label() { vi: "Số tương lai để cân mỗi quyết định (0: không)", en: "Futures to weigh each decision by (0: none)" }
    /// Question before it is closed.
    really_close() { vi: "Kết thúc cuộc diễn tập cho cả lớp?", en: "Close the drill for the whole class?" }
    /// Heading.
    seats_heading() { vi: "Các vai", en: "Roles" }
    /// Heading.
    waiting_heading() { vi: "Đang chờ quyết định", en: "Waiting decisions" }
    /// Nothing waits.
    none_waiting() { vi: "Không có quyết định nào đang chờ.", en: "No decision waits." }
    /// Heading.
    story_heading() { vi: "Diễn biến, kể cả điều không vai nào thấy", en: "The story, with what no role sees" }
    /// Nobody sits there.
    nobody() { vi: "chưa có ai", en: "nobody" }
    /// Button.
    hand_to_model() { vi: "Để mô hình quyết định", en: "Leave to the model" }
    /// Button.
    take_from_model() { vi: "Thôi để mô hình quyết định", en: "Take back from the model" }
    /// Button.
    send_away() { vi: "Mời ra", en: "Send away" }
    /// Counts of a seat.
    counts(waiting: &str, decided: &str) { vi: "chờ {waiting} · đã quyết {decided}", en: "{waiting} waiting · {decided} decided" }
    /// Since when something waits.
    since() { vi: "từ", en: "since" }
    /// Heading.
    inject_heading() { vi: "Đưa tình huống vào", en: "Inject" }
    /// Label.
    inject_what() { vi: "Tình huống", en: "What" }
    /// Option.
    inject_tells() { vi: "Tin nhắn, công văn, cuộc gọi", en: "A message, a letter, a call" }
    /// Option.
    inject_absence() { vi: "Vắng mặt: một chức danh không làm việc", en: "Absence: a post is not available" }
    /// Option.
    inject_channel_down() { vi: "Kênh liên lạc ngừng hoạt động", en: "A channel does not work" }
    /// Option.
    inject_flood() { vi: "Dồn dập cảnh báo giả", en: "A burst of false alerts" }
    /// Label.
    inject_to() { vi: "Gửi tới, xảy ra tại", en: "To, at" }
    /// Label.
    inject_from() { vi: "Người gửi (giả định)", en: "Sender (simulated)" }
    /// Label.
    inject_channel() { vi: "Kênh", en: "Channel" }
    /// Label.
    inject_title() { vi: "Tiêu đề", en: "Title" }
    /// Label.
    inject_message() { vi: "Nội dung", en: "Message" }
    /// Label.
    inject_post() { vi: "Chức danh", en: "Post" }
    /// Label.
    inject_minutes() { vi: "Kéo dài (phút)", en: "For (minutes)" }
    /// Label.
    inject_alerts() { vi: "Số cảnh báo", en: "Alerts" }
    /// Button.
    inject_send() { vi: "Đưa vào ngay", en: "Inject now" }
    /// Said when it is done.
    injected() { vi: "Đã đưa tình huống vào.", en: "Injected." }
    /// Heading.
    decisions_heading() { vi: "Quyết định của lớp", en: "Decisions of the class" }
    /// Progress of the debriefing.
    weighing() { vi: "Đang tính lại từng quyết định:", en: "Weighing each decision:" }

    // -- the debriefing --------------------------------------------------------------------------------------
    /// Title.
    debriefing_title() { vi: "Rút kinh nghiệm của lớp", en: "Debriefing of the class" }
    /// Heading.
    class_result() { vi: "Kết quả của cả lớp", en: "Result of the class" }
    /// Heading: the reader's own seat.
    your_decisions(seat: &str) { vi: "Vai của bạn: {seat}", en: "Your role: {seat}" }
    /// Who decided.
    decided_by(who: &str) { vi: "Người quyết định: {who}", en: "Decided by: {who}" }
    /// No decisions at a seat.
    no_decisions() { vi: "Vai này không phải quyết định gì.", en: "This role had nothing to decide." }
    /// Heading.
    files_heading() { vi: "Tải về", en: "Downloads" }
    /// What a file is.
    file_page_vi() { vi: "Rút kinh nghiệm của lớp để in, tiếng Việt (HTML)", en: "Debriefing of the class to print, in Vietnamese (HTML)" }
    /// What a file is.
    file_page_en() { vi: "Rút kinh nghiệm của lớp để in, tiếng Anh (HTML)", en: "Debriefing of the class to print, in English (HTML)" }
    /// What a file is.
    file_session() { vi: "Buổi luyện tập: mọi việc đã làm, theo thứ tự, dựng lại được từ đầu", en: "The session: all that was done, in order, from which it can be made again" }
    /// What a file is.
    file_record() { vi: "Bản ghi cuộc diễn tập như lớp đã chơi (dùng với cyberdrill replay, score, report)", en: "Record of the drill as the class played it (for cyberdrill replay, score, report)" }
    /// What a file is.
    file_json() { vi: "Rút kinh nghiệm, dạng dữ liệu (JSON)", en: "Debriefing as data (JSON)" }
    /// What a file is.
    file_vi() { vi: "Rút kinh nghiệm, tiếng Việt (Markdown)", en: "Debriefing in Vietnamese (Markdown)" }
    /// What a file is.
    file_en() { vi: "Rút kinh nghiệm, tiếng Anh (Markdown)", en: "Debriefing in English (Markdown)" }
    /// What a file is.
    file_log() { vi: "Nhật ký quyết định (CSV)", en: "Log of decisions (CSV)" }
    /// The debriefing is not there yet.
    not_debriefed() { vi: "Chưa rút kinh nghiệm", en: "Not debriefed yet" }
    /// Hint.
    hint_not_debriefed() { vi: "Người hướng dẫn kết thúc cuộc diễn tập trước; rồi tải lại trang.", en: "The trainer closes the drill first; then reload the page." }

    // -- refusals --------------------------------------------------------------------------------------------
    /// Refusal.
    no_such_room() { vi: "Không có phòng nào mang mã này", en: "There is no room with this code" }
    /// Hint.
    hint_no_such_room() { vi: "Mã có 6 ký tự, không có 0, 1, I, L, O, U; hỏi lại người hướng dẫn.", en: "A code has 6 characters, never 0, 1, I, L, O, U; ask the trainer." }
    /// Refusal.
    room_wakes() { vi: "Phòng đang được mở lại", en: "The room is being opened again" }
    /// Hint.
    hint_room_wakes() { vi: "Chờ vài giây rồi tải lại trang.", en: "Wait some seconds and reload the page." }
    /// Refusal.
    room_stuck() { vi: "Phòng không thể tiếp tục: máy chủ gặp trục trặc", en: "The room cannot go on: the server has a problem" }
    /// Hint.
    hint_room_stuck() { vi: "Hãy báo người hướng dẫn; trang của họ nói rõ lý do.", en: "Tell the trainer; their page says why." }
    /// Refusal.
    room_closed() { vi: "Phòng đã kết thúc, không vào được nữa", en: "The room is closed and lets nobody in" }
    /// Hint.
    hint_room_closed() { vi: "Người hướng dẫn có thể mở phòng mới.", en: "The trainer can open a new room." }
    /// Refusal.
    room_full() { vi: "Phòng đã đủ người", en: "The room is full" }
    /// Hint.
    hint_room_full() { vi: "Một phòng nhận tối đa 200 lượt vào; người hướng dẫn mở thêm phòng.", en: "A room lets in 200 at most; the trainer opens another." }
    /// Refusal.
    too_many_rooms(most: usize) { vi: "Đã có {most} phòng", en: "There are {most} rooms already" }
    /// Hint.
    hint_too_many_rooms() { vi: "Chuyển bớt tệp của phòng cũ khỏi thư mục phòng rồi khởi động lại.", en: "Move files of old rooms out of the folder of rooms and start again." }
    /// Refusal.
    no_such_seat() { vi: "Phòng không có vai này", en: "The room has no such role" }
    /// Hint.
    hint_no_such_seat() { vi: "Tải lại trang rồi chọn một vai trong danh sách.", en: "Reload the page and choose a role of the list." }
    /// Refusal.
    seat_of_nobody() { vi: "Không ai trong tỉnh giữ vai này theo cơ cấu phối hợp", en: "Nobody in the province holds this role under the structure" }
    /// Refusal.
    no_such_agency() { vi: "Không có cơ quan này", en: "There is no such agency" }
    /// Refusal.
    seats_clash() { vi: "Hai vai cùng giữ một quyết định", en: "Two roles take the same decisions" }
    /// Hint.
    hint_seats_clash() { vi: "Bỏ bớt quản trị viên của cơ quan đang chủ trì ứng cứu.", en: "Leave out the administrator of an agency that leads incidents." }
    /// Refusal.
    no_seats() { vi: "Chưa chọn vai nào", en: "No role is chosen" }
    /// Hint.
    hint_no_seats() { vi: "Chọn ít nhất một vai cho học viên.", en: "Choose at least one role for trainees." }
    /// Refusal.
    too_many_seats(most: usize) { vi: "Một phòng có tối đa {most} vai", en: "A room has at most {most} roles" }
    /// Refusal.
    no_such_name(most: usize) { vi: "Họ tên cần có chữ và dài tối đa {most} ký tự", en: "A name needs letters and has at most {most} characters" }
    /// Hint.
    hint_no_such_name() { vi: "Ghi họ tên như mọi người trong lớp gọi bạn.", en: "Write it as the class calls you." }
    /// Refusal.
    not_in_the_room() { vi: "Bạn không ở trong phòng này", en: "You are not in this room" }
    /// Hint.
    hint_not_in_the_room() { vi: "Vào lại bằng mã phòng.", en: "Join again with the room code." }
    /// Refusal.
    not_playing() { vi: "Lúc này cuộc diễn tập không chạy", en: "The drill is not being played now" }
    /// Hint.
    hint_not_playing() { vi: "Chờ người hướng dẫn.", en: "Wait for the trainer." }
    /// Refusal.
    not_waiting() { vi: "Quyết định này không còn chờ vai của bạn", en: "This decision no longer waits for your role" }
    /// Hint.
    hint_not_waiting() { vi: "Có thể người cùng vai đã quyết định, hoặc sự cố đã kết thúc.", en: "Somebody at the same role may have decided, or the incident is over." }
    /// Refusal.
    no_option() { vi: "Quyết định này không có phương án đó", en: "The decision has no such option" }
    /// Hint.
    hint_no_option() { vi: "Chọn một phương án trong danh sách.", en: "Choose an option of the list." }
    /// Refusal.
    too_long(most: usize) { vi: "Lý do dài quá {most} ký tự", en: "The rationale is longer than {most} characters" }
    /// Hint.
    hint_too_long() { vi: "Viết ngắn lại.", en: "Make it shorter." }
    /// Refusal.
    too_many_decisions() { vi: "Phòng đã có quá nhiều quyết định", en: "The room has too many decisions" }
    /// Hint.
    hint_too_many_decisions() { vi: "Kết thúc và mở phòng mới.", en: "Close it and open a new one." }
    /// Refusal.
    too_many_futures(most: u64) { vi: "Tối đa {most} tương lai", en: "At most {most} futures" }
    /// Hint.
    hint_too_many_futures() { vi: "60 là đủ để thấy được hay mất.", en: "60 are enough to see gain or cost." }
    /// Refusal.
    no_hints() { vi: "Phòng này không cho gợi ý", en: "This room allows no hints" }
    /// Hint.
    hint_no_hints() { vi: "Hỏi người hướng dẫn.", en: "Ask the trainer." }
    /// Refusal.
    no_such_pace() { vi: "Tốc độ phải từ 1 đến 3600 giây diễn tập trong một giây", en: "The speed must be from 1 to 3600 seconds of the drill in a second" }
    /// Hint.
    hint_no_such_pace() { vi: "60: một giây là một phút.", en: "60: a second is a minute." }
    /// Refusal.
    no_such_source() { vi: "Không có kịch bản hay bản ghi này", en: "There is no such scenario or record" }
    /// Hint.
    hint_no_such_source() { vi: "Tải lại trang rồi chọn trong danh sách.", en: "Reload the page and choose from the list." }
    /// Refusal.
    too_many_injects() { vi: "Phòng đã có quá nhiều tình huống", en: "The room has too many injects" }
    /// Refusal.
    no_such_channel() { vi: "Không có kênh liên lạc này", en: "There is no such channel" }
    /// Refusal.
    no_such_post() { vi: "Cơ quan này không có ai ở chức danh đó", en: "Nobody holds that post there" }
    /// Refusal.
    inject_too_long(most: usize) { vi: "Mỗi đoạn văn của tình huống dài tối đa {most} ký tự", en: "A text of an inject has at most {most} characters" }
    /// Refusal.
    inject_empty() { vi: "Tình huống chưa có tiêu đề", en: "The inject has no title" }
    /// Refusal.
    inject_bounds() { vi: "Tình huống kéo dài từ 1 phút đến 30 ngày; từ 1 đến 1000 cảnh báo", en: "An inject lasts from a minute to 30 days; 1 to 1,000 alerts" }
    /// Hint.
    hint_inject() { vi: "Sửa biểu mẫu tình huống rồi gửi lại.", en: "Mend the form of the inject and send it again." }
    /// Refusal.
    too_slow() { vi: "Phòng chưa trả lời", en: "The room has not answered" }
    /// Hint.
    hint_too_slow() { vi: "Máy đang bận; chờ vài giây rồi làm lại.", en: "The machine is busy; wait some seconds and try again." }
    /// A room that cannot be gone on with.
    room_broken(code: &str, why: &str) { vi: "không mở lại được phòng {code}: {why}", en: "the room {code} cannot be gone on with: {why}" }
    /// Hint.
    hint_room_broken() { vi: "Mở phòng mới; tệp cũ vẫn được giữ trong thư mục phòng.", en: "Open a new room; the old file stays in the folder of rooms." }
    /// The machine gives no thread.
    no_thread() { vi: "hệ điều hành không cho thêm luồng", en: "the operating system gives no thread" }
    /// Hint.
    hint_no_thread() { vi: "Đóng bớt chương trình khác rồi thử lại.", en: "Close other programs and try again." }
}
