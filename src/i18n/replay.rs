//! What the player of a record says.

use super::Lang;

crate::messages! {
    // -- speeds and times ------------------------------------------------------------------------------------------
    /// A speed.
    speed_entries() { vi: "từng mục", en: "entry by entry" }
    /// A speed.
    speed_real() { vi: "thời gian thực", en: "real time" }
    /// A speed: so much of the drill in a second.
    speed(length: &str) { vi: "{length}/giây", en: "{length}/s" }
    /// Why a speed is refused.
    no_speed() {
        vi: "viết hệ số (600), khoảng thời gian trôi qua trong một giây (10m, 1h; tối đa 7d) hoặc `mục`",
        en: "write a factor (600), what passes in a second (10m, 1h; at most 7d) or `entry`",
    }
    /// A text that names no moment.
    no_time(text: &str) {
        vi: "`{text}` không phải là một thời điểm",
        en: "`{text}` is no moment",
    }
    /// What to do about it.
    hint_time() {
        vi: "viết thời gian kể từ lúc bắt đầu (D+2 H+3 M+45, 2h30m, -1d) hoặc ngày giờ (26/12/2022 08:30, 08:30 26/12, 08:30)",
        en: "write a time since STARTEX (D+2 H+3 M+45, 2h30m, -1d) or a date and time (26/12/2022 08:30, 08:30 26/12, 08:30)",
    }
    /// The terminal does not do what is asked of it.
    no_terminal(why: &str) {
        vi: "không dùng được cửa sổ dòng lệnh này: {why}",
        en: "this terminal cannot be used: {why}",
    }
    /// What to do about it.
    hint_no_terminal() {
        vi: "in trạng thái tại một thời điểm: `cyberdrill replay <bản ghi> --to 2h30m | cat`",
        en: "print the state at a moment: `cyberdrill replay <record> --to 2h30m | cat`",
    }
    /// The window is too small.
    too_small(columns: u16, rows: u16) {
        vi: "Cửa sổ quá nhỏ: cần ít nhất {columns} cột, {rows} dòng. q: thoát",
        en: "The window is too small: at least {columns} columns and {rows} rows. q: quit",
    }

    // -- standings ---------------------------------------------------------------------------------------------------
    /// How an agency stands.
    standing_quiet() { vi: "yên", en: "quiet" }
    /// How an agency stands.
    standing_alerted() { vi: "có báo động", en: "alerted" }
    /// How an agency stands.
    standing_recovered() { vi: "đã khôi phục", en: "recovered" }
    /// How an agency stands.
    standing_working() { vi: "đang xử lý", en: "working" }
    /// How an agency stands.
    standing_contained() { vi: "đã ngăn chặn", en: "contained" }
    /// How an agency stands.
    standing_hit() { vi: "đang bị tấn công", en: "hit" }
    /// What the question mark says.
    unaware() { vi: "? cơ quan chưa biết", en: "? not known there" }
    /// Number at an agency.
    compromised(n: u32) { vi: "chiếm {n}", en: "held {n}" }
    /// Number at an agency.
    down(n: u32) { vi: "ngừng {n}", en: "down {n}" }
    /// Number at an agency.
    isolated(n: u32) { vi: "cô lập {n}", en: "cut off {n}" }
    /// Number at an agency.
    suspected(n: u32) { vi: "nghi {n}", en: "suspect {n}" }
    /// Number at an agency.
    leads(n: u32) { vi: "chủ trì {n}", en: "leads {n}" }
    /// Number at an agency.
    at_work(n: u32) { vi: "làm {n}", en: "at work {n}" }
    /// Number at an agency.
    alerts(n: u32) { vi: "báo động {n}", en: "alerts {n}" }
    /// Head of a column: people on duty among those of an agency.
    head_duty() { vi: "trực", en: "on duty" }

    // -- heads of panes ------------------------------------------------------------------------------------------------
    /// Head of a pane.
    head_agencies(busy: usize, quiet: usize) {
        vi: "Cơ quan: {busy} có việc, {quiet} yên",
        en: "Agencies: {busy} affected, {quiet} quiet",
    }
    /// Head of a pane.
    head_incidents(open: usize, closed: u32) {
        vi: "Sự cố: {open} đang mở, {closed} đã xong",
        en: "Incidents: {open} open, {closed} over",
    }
    /// Head of a pane.
    head_queues(waiting: usize) {
        vi: "Hàng đợi: {waiting} nơi có việc chờ",
        en: "Queues: {waiting} places with work waiting",
    }
    /// Head of a pane.
    head_news(decisions: u32) {
        vi: "Mới nhất · {decisions} quyết định",
        en: "Latest · decisions: {decisions}",
    }
    /// Head of a pane.
    head_message() { vi: "Tin vừa đến", en: "The message that just travelled" }
    /// Head of a pane: entries that have happened, of all that are stepped through.
    head_story(done: &str, of: &str) { vi: "Diễn biến {done}/{of}", en: "Entries {done}/{of}" }
    /// What is followed.
    following(whom: &str) { vi: "theo dõi {whom}", en: "following {whom}" }
    /// Routine is left out.
    routine_hidden() { vi: "ẩn việc thường ngày (a)", en: "routine hidden (a)" }
    /// Said when routine is shown.
    routine_is_shown() {
        vi: "Hiện cả việc thường ngày: báo động giả, đổi ca.",
        en: "Routine is shown too: false alerts, changes of shift.",
    }
    /// Said when routine is left out.
    routine_is_hidden() {
        vi: "Ẩn việc thường ngày: báo động giả, đổi ca.",
        en: "Routine is left out: false alerts, changes of shift.",
    }
    /// Head of a pane: links of the chain, and its whole length.
    head_why(links: usize, whole: &str) {
        vi: "Vì sao: {links} bước, {whole} từ nguyên nhân đầu tiên",
        en: "Why: {links} links, {whole} since the first cause",
    }
    /// Time between two entries of which the viewer sees the later only.
    not_seen() { vi: "không rõ", en: "not known" }
    /// Links that are not told.
    more_links(n: usize) { vi: "… và {n} bước trước đó", en: "… and {n} links before" }
    /// Lines that do not fit.
    more_lines(n: usize) { vi: "… còn {n} dòng (Tab)", en: "… {n} more lines (Tab)" }
    /// Lines that are scrolled to.
    lines_below(n: usize) { vi: "… còn {n} dòng (↓)", en: "… {n} more lines (↓)" }

    // -- contents of panes ---------------------------------------------------------------------------------------------
    /// An incident.
    incident(n: u32) { vi: "sự cố #{n}", en: "incident #{n}" }
    /// Who leads an incident.
    led_by(org: &str) { vi: "{org} chủ trì", en: "led by {org}" }
    /// An incident is held to be contained.
    contained() { vi: "đã ngăn chặn", en: "contained" }
    /// Systems held to be affected.
    systems(n: usize) { vi: "{n} hệ thống", en: "systems: {n}" }
    /// Empty pane.
    no_incident() { vi: "Không có sự cố nào đang mở.", en: "No incident is open." }
    /// Empty pane.
    no_queue() { vi: "Không có việc nào đang chờ.", en: "Nothing waits." }
    /// Empty pane.
    no_news() { vi: "Chưa có quyết định, tình huống nào.", en: "No decision and no inject so far." }
    /// Empty pane.
    no_entry() { vi: "Không có mục nào.", en: "No entry." }
    /// Number in a queue.
    unread(n: u32) { vi: "{n} tin", en: "{n} msg" }
    /// Number in a queue.
    approvals(n: u32) { vi: "{n} duyệt", en: "{n} appr" }
    /// Number in a queue.
    tasks_waiting(n: u32) { vi: "{n} chờ", en: "{n} wait" }
    /// Number in a queue.
    tasks_at_work(n: u32) { vi: "{n} làm", en: "{n} work" }
    /// What the words of queues mean.
    queue_legend() {
        vi: "Hàng đợi: tin chưa đọc, đề nghị chờ duyệt, việc chờ người, việc đang làm; cuối dòng là việc chờ lâu nhất.",
        en: "Queues: messages unread, approvals waiting, tasks waiting, tasks at work; last the longest wait.",
    }
    /// The last decision.
    decision(when: &str, org: &str, chosen: &str) { vi: "◆ {when} {org}: {chosen}", en: "◆ {when} {org}: {chosen}" }
    /// A decision that is waited for.
    awaited(when: &str, org: &str, question: &str) { vi: "◇ {when} {org} phải quyết định: {question}", en: "◇ {when} {org} has to decide: {question}" }
    /// What else was open.
    instead_of(others: &str) { vi: "thay vì: {others}", en: "instead of: {others}" }
    /// The last inject.
    inject(title: &str, state: &str) { vi: "▼ {title} ({state})", en: "▼ {title} ({state})" }
    /// What became of an inject.
    inject_ahead() { vi: "chưa đến", en: "ahead" }
    /// What became of an inject.
    inject_delivered() { vi: "đã đưa ra", en: "delivered" }
    /// What became of an inject.
    inject_seen() { vi: "đã thực hiện đúng", en: "answered as expected" }
    /// What became of an inject.
    inject_missed() { vi: "không thực hiện", en: "not answered" }
    /// What became of an inject.
    inject_skipped() { vi: "không cần đến", en: "not needed" }
    /// A channel does not work.
    channel_down(channel: &str, until: &str) { vi: "Kênh {channel} ngừng đến {until}", en: "{channel} is down until {until}" }
    /// No message arrived yet.
    no_message() { vi: "✉ Chưa có tin nào đến.", en: "✉ No message has arrived yet." }
    /// Messages under way.
    under_way(n: usize) { vi: "{n} đang chuyển", en: "{n} under way" }
    /// A moment of an expectation.
    moment_reached(name: &str, subject: &str) { vi: "✓ Đã xong: {name} ({subject})", en: "✓ Reached: {name} ({subject})" }
    /// A moment of an expectation.
    moment_target(name: &str, subject: &str) {
        vi: "! Quá mục tiêu: {name} ({subject})",
        en: "! Past the target: {name} ({subject})",
    }
    /// A moment of an expectation.
    moment_limit(name: &str, subject: &str) {
        vi: "! Quá giới hạn: {name} ({subject})",
        en: "! Past the limit: {name} ({subject})",
    }

    // -- what is said at the foot ----------------------------------------------------------------------------------------
    /// The most used keys.
    keys() {
        vi: "cách: chạy/dừng  ←→ mục  +- nhanh/chậm  d e i n nhảy  w vì sao  ? trợ giúp  q",
        en: "space: play/pause  ←→ entry  +- speed  d e i n jump  w why  ? help  q quit",
    }
    /// Asks for a time.
    ask_time() { vi: "Đến lúc (D+2 H+3, 2h30m, 08:30 26/12):", en: "Go to (D+2 H+3, 2h30m, 08:30 26/12):" }
    /// Asks for a text.
    ask_search() { vi: "Tìm (Enter: lần tìm trước):", en: "Search (Enter: as before):" }
    /// A search is under way.
    searching() { vi: "Đang tìm… Esc: thôi", en: "Searching… Esc: stop" }
    /// A search found nothing.
    not_found() { vi: "Không còn mục nào như thế từ đây đến cuối.", en: "No such entry from here to the end." }
    /// There is nothing to jump to.
    nothing_more() { vi: "Không còn nữa theo hướng này.", en: "Nothing more in this direction." }
    /// The end was reached.
    at_end() { vi: "Hết bản ghi. Phím cách: xem lại từ đầu.", en: "The end. Space: again from the start." }
    /// Expectations are not known yet.
    still_scoring() { vi: "Đang tính các yêu cầu của kế hoạch, xin chờ giây lát.", en: "Expectations are still being worked out." }

    // -- the list of whom to follow --------------------------------------------------------------------------------------
    /// Head of the list.
    head_follow() { vi: "Theo dõi ai, việc gì", en: "Whom or what to follow" }
    /// Asks for letters.
    ask_follow() { vi: "Gõ để lọc (không cần dấu):", en: "Type to narrow (without marks):" }
    /// Line of the list.
    follow_everything() { vi: "Tất cả", en: "Everything" }
    /// Line of the list.
    follow_incident(n: u32, org: &str, when: &str) { vi: "Sự cố #{n} – {org}, {when}", en: "Incident #{n} – {org}, {when}" }
    /// Keys of the list.
    follow_keys(n: usize) {
        vi: "{n} dòng · ↑↓ chọn · Enter theo dõi · Esc thôi",
        en: "{n} lines · ↑↓ choose · Enter follow · Esc cancel",
    }

    // -- help --------------------------------------------------------------------------------------------------------------
    /// Head of the help.
    head_help() { vi: "Phím", en: "Keys" }
    /// Head of the letters.
    head_letters() { vi: "Chữ và ký hiệu", en: "Letters and signs" }
    /// The signs of the timeline.
    legend(inject: char, decision: char, turn: char, passed: char, reached: char) {
        vi: "{inject} tình huống · {decision} quyết định · {turn} mốc, sự cố · {passed} quá mục tiêu hoặc giới hạn · {reached} yêu cầu đã xong · ━─ giờ làm việc · ▒░ đêm, cuối tuần",
        en: "{inject} inject · {decision} decision · {turn} milestone, incident · {passed} target or limit passed · {reached} expectation reached · ━─ day · ▒░ night, weekend",
    }
    /// Last line of the help.
    any_key() { vi: "Phím bất kỳ: đóng", en: "Any key closes this" }
}

/// What commands do that show a saved record, in both languages.
pub fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "report" => (
            "Vẽ biểu đồ và viết báo cáo từ bản ghi đã lưu",
            "Draws the charts and writes the report from a saved record",
        ),
        "replay" => (
            "Xem lại bản ghi đã lưu ngay trong cửa sổ dòng lệnh: chạy, dừng, tua, nhảy đến quyết định, hỏi vì sao",
            "Plays a saved record in the terminal: play, pause, scrub, jump to decisions, ask why",
        ),
        _ => return None,
    })
}

/// What its arguments are, in both languages.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "to" => (
            "Đến thời điểm này: D+2 H+3 M+45, 2h30m, 26/12/2022 08:30; khi in ra tệp, mặc định là lúc kết thúc",
            "Go to this moment: D+2 H+3 M+45, 2h30m, 26/12/2022 08:30; in a pipe the end by default",
        ),
        "speed" => (
            "Tốc độ: hệ số (600), thời gian trôi qua trong một giây (10m, 1h) hoặc mục; mặc định: 10m",
            "Speed: a factor (600), what passes in a second (10m, 1h) or entry; default: 10m",
        ),
        _ => return None,
    })
}

/// Keys with what they do, in two columns of the help.
pub fn help_keys(lang: Lang) -> Vec<(&'static str, &'static str)> {
    match lang {
        Lang::Vi => vec![
            ("cách", "chạy, dừng"),
            ("← →", "mục trước, mục sau"),
            ("+ -", "nhanh hơn, chậm hơn"),
            ("PgUp PgDn", "lùi, tiến một giờ"),
            ("Home End", "về đầu, đến cuối"),
            ("d D", "quyết định sau, trước"),
            ("e E", "yêu cầu sau, trước"),
            ("i I", "tình huống sau, trước"),
            ("n N", "mốc, sự cố sau, trước"),
            ("g", "đến một thời điểm"),
            ("/", "tìm trong diễn biến"),
            ("f", "theo dõi sự cố, cơ quan…"),
            ("w", "vì sao: chuỗi nguyên nhân"),
            ("a", "hiện, ẩn việc thường ngày"),
            ("Tab", "phóng to từng khung"),
            ("↑ ↓", "cuộn khung phóng to, chuỗi"),
            ("Esc", "đóng, thôi theo dõi"),
            ("l", "English, tiếng Việt"),
            ("?", "trợ giúp này"),
            ("q", "thoát"),
        ],
        Lang::En => vec![
            ("space", "play, pause"),
            ("← →", "previous, next entry"),
            ("+ -", "faster, slower"),
            ("PgUp PgDn", "an hour back, on"),
            ("Home End", "to the start, the end"),
            ("d D", "next, previous decision"),
            ("e E", "next, previous expectation"),
            ("i I", "next, previous inject"),
            ("n N", "… milestone or incident"),
            ("g", "go to a time"),
            ("/", "search the entries"),
            ("f", "follow an incident, agency…"),
            ("w", "why: the chain of causes"),
            ("a", "show, hide routine"),
            ("Tab", "enlarge pane after pane"),
            ("↑ ↓", "scroll a large pane, causes"),
            ("Esc", "close, follow no longer"),
            ("l", "Vietnamese, English"),
            ("?", "this help"),
            ("q", "quit"),
        ],
    }
}
