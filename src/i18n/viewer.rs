//! What the pages of drills say in a browser: overview of a scenario, player, reports.

use super::Lang;

crate::messages! {
    // -- overview of a scenario ----------------------------------------------------------------------------------------
    /// Figure.
    figure_organisations() { vi: "cơ quan, đơn vị", en: "organisations" }
    /// Beside the number of organisations: some entries stand for several bodies.
    figure_bodies(bodies: &str) { vi: "đại diện cho {bodies} đơn vị", en: "standing for {bodies} bodies" }
    /// Figure.
    figure_systems() { vi: "hệ thống thông tin", en: "information systems" }
    /// Figure.
    figure_people() { vi: "người trực, người xử lý", en: "people on duty" }
    /// Figure.
    figure_campaigns() { vi: "chiến dịch tấn công", en: "attack campaigns" }
    /// Figure.
    figure_injects() { vi: "tình huống", en: "injects" }
    /// Figure.
    figure_expectations() { vi: "yêu cầu về thời gian", en: "expectations on time" }
    /// Label.
    label_plan() { vi: "Kế hoạch", en: "Plan" }
    /// Label.
    label_drill() { vi: "Cuộc diễn tập", en: "Drill" }
    /// Label.
    label_structure() { vi: "Cơ cấu phối hợp", en: "Coordination structure" }
    /// When a drill begins and how long it lasts.
    drill_when(day: &str, time: &str, length: &str) {
        vi: "bắt đầu {time} {day}, kéo dài {length}",
        en: "begins {time} {day}, lasts {length}",
    }

    // -- the coordination graph ----------------------------------------------------------------------------------------
    /// Heading.
    head_graph() { vi: "Sơ đồ phối hợp", en: "Coordination graph" }
    /// How to read it.
    graph_how() {
        vi: "Mỗi ô là một cơ quan hoặc một nhóm cơ quan cùng loại; ô viền đậm giữ vai trò chủ trì hoặc điều phối. Chọn một ô để chỉ xem các đường của ô đó.",
        en: "A box is an organisation, or several of one kind; a box with a thick edge leads or coordinates. Choose a box to see its lines only.",
    }
    /// What a group of switches does.
    graph_filter() { vi: "Đường được vẽ", en: "Lines drawn" }
    /// A class of lines.
    line_incident() { vi: "Báo cáo, chỉ đạo sự cố", en: "Incident reports and orders" }
    /// A class of lines.
    line_approval() { vi: "Xin duyệt, phê duyệt", en: "Requests for approval" }
    /// A class of lines.
    line_warning() { vi: "Chia sẻ dấu hiệu, cảnh báo", en: "Indicators and warnings shared" }
    /// A class of lines.
    line_personal() { vi: "Thông báo về dữ liệu cá nhân", en: "Notices about personal data" }
    /// A class of lines.
    line_programme() { vi: "Báo cáo, hướng dẫn hằng năm", en: "Yearly reports and guidance" }
    /// Nothing is chosen.
    graph_nothing_chosen() {
        vi: "Chưa chọn ô nào: đang vẽ mọi đường thuộc các loại đã đánh dấu.",
        en: "No box is chosen: all lines of the marked classes are drawn.",
    }
    /// Ends the choice of a box.
    graph_all() { vi: "Xem tất cả", en: "Show all" }
    /// Number of organisations of one kind.
    of_kind(n: usize) { vi: "{n} cơ quan", en: "{n} organisations" }
    /// A role that an organisation holds where those before it do not.
    in_second_place(role: &str) { vi: "{role} (khi cơ quan xếp trước vắng)", en: "{role} (where those before it are away)" }
    /// How an organisation is reached.
    reached_by(channels: &str) { vi: "Kênh liên lạc: {channels}", en: "Reached by: {channels}" }
    /// A line of the graph.
    asks_approval() { vi: "xin duyệt", en: "asks for approval" }
    /// The lines as a table.
    lines_table(n: usize) { vi: "Tất cả {n} đường dưới dạng bảng", en: "All {n} lines as a table" }
    /// Column.
    column_from() { vi: "Từ", en: "From" }
    /// Column.
    column_line() { vi: "Quan hệ", en: "Line" }
    /// Column.
    column_to() { vi: "Đến", en: "To" }
    /// Column.
    column_about() { vi: "Về việc", en: "About" }
    /// Column.
    column_ground() { vi: "Căn cứ", en: "Ground" }
    /// Head of the channels.
    head_channels() { vi: "Kênh liên lạc", en: "Channels" }
    /// A channel for what is on paper.
    channel_formal() { vi: "văn bản có chữ ký", en: "signed paper" }
    /// A channel that needs somebody on duty.
    channel_duty() { vi: "cần người trực", en: "needs somebody on duty" }
    /// A channel that needs nobody.
    channel_free() { vi: "không cần người trực", en: "needs nobody on duty" }

    // -- who leads what ------------------------------------------------------------------------------------------------
    /// Heading.
    head_leads() { vi: "Ai chủ trì, ai quyết định", en: "Who leads, who decides" }
    /// Heading.
    head_approvals() { vi: "Việc phải có người duyệt", en: "What needs approval" }
    /// Nothing needs approval.
    no_approvals() { vi: "Không việc nào phải xin duyệt.", en: "Nothing needs approval." }
    /// Column.
    column_action() { vi: "Việc", en: "Action" }
    /// Column.
    column_approver() { vi: "Người duyệt", en: "Approver" }
    /// Who approves instead.
    or_deputy(role: &str) { vi: "vắng thì {role}", en: "else {role}" }
    /// How an approval is given.
    by_telephone() { vi: "qua điện thoại được", en: "by telephone too" }
    /// How an approval is given.
    on_paper() { vi: "chỉ bằng văn bản", en: "on paper only" }
    /// For which systems an approval is needed.
    scope_shared() { vi: "hệ thống dùng chung", en: "shared systems" }
    /// For which systems an approval is needed.
    scope_own() { vi: "hệ thống không dùng chung", en: "systems that are not shared" }
    /// For which systems an approval is needed.
    scope_level(level: u32) { vi: "cấp độ {level} trở lên", en: "level {level} and higher" }
    /// For which incidents an approval is needed.
    scope_severity(severity: &str) { vi: "sự cố từ mức {severity}", en: "incidents from {severity} on" }
    /// Heading.
    head_escalation() { vi: "Khi nào phải báo lên", en: "When an incident goes up" }
    /// A rule of escalation.
    escalation(severity: &str, role: &str, after: &str) {
        vi: "Từ mức {severity}: báo {role}, {after}",
        en: "From {severity} on: to {role}, {after}",
    }
    /// After no time.
    at_once() { vi: "ngay khi đánh giá xong", en: "as soon as it is judged" }
    /// After some time.
    after(length: &str) { vi: "sau {length}", en: "after {length}" }

    // -- the drill of a scenario ---------------------------------------------------------------------------------------
    /// Heading.
    head_campaigns() { vi: "Chiến dịch tấn công", en: "Attack campaigns" }
    /// Heading.
    head_injects() { vi: "Tình huống sẽ đưa ra", en: "Injects" }
    /// Heading.
    head_expectations() { vi: "Yêu cầu của kế hoạch", en: "Expectations of the plan" }
    /// Column.
    column_when() { vi: "Lúc", en: "When" }
    /// Column.
    column_to_whom() { vi: "Nơi nhận", en: "To" }
    /// Column.
    column_title() { vi: "Nội dung", en: "Content" }
    /// Column.
    column_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    column_target() { vi: "Mục tiêu", en: "Target" }
    /// Column.
    column_limit() { vi: "Giới hạn", en: "Limit" }
    /// Column.
    column_basis() { vi: "Cơ sở của mục tiêu", en: "Basis of the target" }
    /// From which milestone to which.
    from_to(from: &str, to: &str) { vi: "từ {from} đến {to}", en: "from {from} to {to}" }

    // -- running a drill -----------------------------------------------------------------------------------------------
    /// Heading.
    head_run() { vi: "Chạy một cuộc diễn tập", en: "Run one drill" }
    /// What that does.
    run_about() {
        vi: "Mô phỏng cả cuộc diễn tập ngay trên máy này. Cùng hạt giống và số lần lặp thì kết quả giống hệt.",
        en: "Simulates the whole drill on this machine. The same seed and replication give exactly the same result.",
    }
    /// Label.
    label_seed() { vi: "Hạt giống", en: "Seed" }
    /// Label.
    label_replication() { vi: "Lần lặp", en: "Replication" }
    /// Button.
    run_now() { vi: "Chạy", en: "Run" }
    /// While it runs.
    running() { vi: "Đang mô phỏng…", en: "Simulating…" }
    /// Button.
    open_room() { vi: "Mở phòng học với kịch bản này", en: "Open a class with this scenario" }
    /// Too many drills are being simulated.
    busy() {
        vi: "Máy đang mô phỏng những cuộc khác",
        en: "Other drills are being simulated",
    }
    /// What to do about it.
    hint_busy() { vi: "chờ vài giây rồi bấm lại", en: "wait some seconds and try again" }
    /// A structure that is not there.
    no_structure(id: &str) { vi: "không có cơ cấu `{id}`", en: "there is no structure `{id}`" }
    /// What to do about it.
    hint_structure() { vi: "chọn một cơ cấu trong danh sách", en: "choose a structure of the list" }
    /// Heading.
    head_structures() { vi: "Xem với cơ cấu", en: "Seen with the structure" }
    /// No injects.
    no_injects() { vi: "Không có tình huống nào.", en: "There are no injects." }
    /// Heading: exceptions from who leads by subject.
    head_lead_rules() { vi: "Trường hợp riêng, xét theo thứ tự", en: "Special cases, the first that holds" }
    /// A rule without conditions.
    any_incident() { vi: "mọi sự cố", en: "any incident" }
    /// The drills that were run here.
    head_simulated() { vi: "Các cuộc vừa chạy", en: "Drills that were run here" }
    /// How long they stay.
    simulated_about() {
        vi: "Chỉ giữ trong bộ nhớ, cuộc cũ nhất nhường chỗ trước. Muốn giữ lâu: `cyberdrill run`.",
        en: "Kept in memory only; the oldest gives way first. To keep one: `cyberdrill run`.",
    }

    // -- the player ----------------------------------------------------------------------------------------------------
    /// Title of the page.
    player_title(scenario: &str) { vi: "Xem lại: {scenario}", en: "Replay: {scenario}" }
    /// Which drill it is.
    drill_line(structure: &str, seed: u64, replication: u64) {
        vi: "{structure} · hạt giống {seed} · lần lặp {replication}",
        en: "{structure} · seed {seed} · replication {replication}",
    }
    /// Button.
    play() { vi: "Chạy", en: "Play" }
    /// Button.
    pause() { vi: "Dừng", en: "Pause" }
    /// Button.
    previous_entry() { vi: "Mục trước", en: "Previous entry" }
    /// Button.
    next_entry() { vi: "Mục sau", en: "Next entry" }
    /// Label.
    label_speed() { vi: "Tốc độ", en: "Speed" }
    /// Label of the timeline.
    label_timeline() { vi: "Dòng thời gian", en: "Timeline" }
    /// Label of the buttons that jump.
    label_jump() { vi: "Nhảy đến", en: "Jump to" }
    /// What is jumped to.
    jump_decision() { vi: "quyết định", en: "decision" }
    /// What is jumped to.
    jump_expectation() { vi: "yêu cầu", en: "expectation" }
    /// What is jumped to.
    jump_inject() { vi: "tình huống", en: "inject" }
    /// What is jumped to.
    jump_turn() { vi: "mốc, sự cố", en: "milestone" }
    /// The one before.
    previous(what: &str) { vi: "{what} trước", en: "previous {what}" }
    /// The one after.
    next(what: &str) { vi: "{what} sau", en: "next {what}" }
    /// Label.
    label_go() { vi: "Đến lúc", en: "Go to" }
    /// Example in a field.
    go_example() { vi: "D+1 H+2, 2h30m, 08:30", en: "D+1 H+2, 2h30m, 08:30" }
    /// Label.
    label_search() { vi: "Tìm trong diễn biến", en: "Search the entries" }
    /// Label.
    label_follow() { vi: "Theo dõi", en: "Follow" }
    /// Label.
    label_routine() { vi: "Việc thường ngày", en: "Routine" }
    /// What routine is.
    routine_about() { vi: "báo động giả, đổi ca", en: "false alerts, changes of shift" }
    /// Button.
    why() { vi: "Vì sao?", en: "Why?" }
    /// What why shows.
    why_about() { vi: "chuỗi nguyên nhân của mục hiện tại", en: "the chain of causes of the current entry" }
    /// Button.
    keys() { vi: "Phím tắt", en: "Keys" }
    /// Button.
    close() { vi: "Đóng", en: "Close" }
    /// Head of the panel of injects.
    head_all_injects() { vi: "Tình huống", en: "Injects" }
    /// Head of the marks of the timeline.
    mark_inject() { vi: "tình huống", en: "inject" }
    /// A mark of the timeline.
    mark_decision() { vi: "quyết định", en: "decision" }
    /// A mark of the timeline.
    mark_turn() { vi: "mốc, sự cố", en: "milestone, incident" }
    /// A mark of the timeline.
    mark_passed() { vi: "quá mục tiêu, giới hạn", en: "target or limit passed" }
    /// A mark of the timeline.
    mark_reached() { vi: "yêu cầu đã xong", en: "expectation reached" }
    /// A mark of the timeline.
    mark_night() { vi: "đêm, cuối tuần", en: "night, weekend" }
    /// People on duty of an agency.
    on_duty(on: u32, of: u32) { vi: "trực {on}/{of}", en: "on duty {on}/{of}" }
    /// Entries that have happened, of all.
    place(at: &str, of: &str) { vi: "mục {at}/{of}", en: "entry {at} of {of}" }
    /// How long the oldest of a queue waits.
    waits_since(length: &str) { vi: "lâu nhất {length}", en: "longest {length}" }
    /// Button.
    go() { vi: "Đến", en: "Go" }
    /// Button.
    search() { vi: "Tìm", en: "Search" }
    /// The pages about a record.
    pages_of_record() { vi: "Các trang về cuộc diễn tập này", en: "Pages about this drill" }
    /// The connection to the program was lost.
    lost() {
        vi: "Mất liên lạc với chương trình; đang thử lại…",
        en: "The program does not answer; trying again…",
    }
    /// The player needs scripts.
    needs_script() {
        vi: "Trình xem lại cần JavaScript. Báo cáo thì không: xem liên kết bên trên.",
        en: "The player needs JavaScript. The report does not: see the link above.",
    }
    /// Link.
    to_report() { vi: "Báo cáo", en: "Report" }
    /// Link.
    to_player() { vi: "Xem lại diễn biến", en: "Play" }
    /// Link.
    to_decisions() { vi: "Các quyết định", en: "Decisions" }
    /// Link.
    to_scenario() { vi: "Kịch bản", en: "Scenario" }
    /// Link.
    to_class() { vi: "Luyện tập theo cuộc này", en: "Train a class with it" }

    // -- decisions of a record -----------------------------------------------------------------------------------------
    /// Title.
    decisions_title(n: usize) { vi: "{n} quyết định trong bản ghi", en: "Decisions of the record: {n}" }
    /// None.
    decisions_none() { vi: "Bản ghi không có quyết định nào.", en: "The record holds no decision." }
    /// What can be done with them.
    decisions_about() {
        vi: "Đổi một quyết định, giữ nguyên quá khứ và vận may: `cyberdrill fork <bản ghi> --decide <mã>=<phương án>`.",
        en: "Change one decision, keep past and luck: `cyberdrill fork <record> --decide <id>=<option>`.",
    }
    /// Column.
    column_who() { vi: "Ai quyết định", en: "Who decides" }
    /// Column.
    column_question() { vi: "Câu hỏi, các phương án", en: "Question and options" }
    /// An option that was taken.
    taken() { vi: "đã chọn", en: "taken" }
    /// What the model takes.
    policy() { vi: "mô hình chọn", en: "the model's policy" }
    /// Decisions that are not listed.
    decisions_more(n: usize) { vi: "… và {n} quyết định nữa", en: "… and {n} more" }

    // -- results -------------------------------------------------------------------------------------------------------
    /// Title.
    results() { vi: "Kết quả đã lưu", en: "Saved results" }
    /// What is listed.
    results_about() {
        vi: "Các bản ghi, báo cáo trong những thư mục được giao cho `serve`.",
        en: "Records and reports in the folders that `serve` was given.",
    }
    /// No folder was given, or nothing was found.
    no_results() {
        vi: "Không có kết quả nào. Chạy `cyberdrill run`, `batch`, `compare`, … rồi giao thư mục: `cyberdrill serve reports/out`.",
        en: "No results. Run `cyberdrill run`, `batch`, `compare`, …, then give the folder: `cyberdrill serve reports/out`.",
    }
    /// More folders than are listed.
    results_cut(n: usize) { vi: "Chỉ liệt kê {n} thư mục đầu tiên.", en: "Only the first {n} folders are listed." }
    /// What a folder holds.
    kind_run() { vi: "Một cuộc diễn tập", en: "One drill" }
    /// What a folder holds.
    kind_fork() { vi: "Đổi quyết định", en: "Changed decision" }
    /// What a folder holds.
    kind_training() { vi: "Buổi học", en: "Training session" }
    /// What a folder holds.
    kind_batch() { vi: "Nhiều cuộc diễn tập", en: "Many drills" }
    /// What a folder holds.
    kind_comparison() { vi: "So sánh cơ cấu", en: "Comparison" }
    /// What a folder holds.
    kind_sensitivity() { vi: "Độ nhạy với giả định", en: "Sensitivity to assumptions" }
    /// What a folder holds.
    kind_improvement() { vi: "Biện pháp khắc phục", en: "Corrective measures" }
    /// What a folder holds.
    kind_plan() { vi: "Chương trình năm", en: "Programme of a year" }
    /// What a folder holds.
    kind_validation() { vi: "Kiểm chứng mô hình", en: "Validation of the model" }
    /// How many drills.
    drills(n: &str) { vi: "{n} cuộc", en: "{n} drills" }
    /// Column.
    column_what() { vi: "Là gì", en: "What" }
    /// Column.
    column_folder() { vi: "Thư mục", en: "Folder" }
    /// Column.
    column_scenario() { vi: "Kịch bản, cơ cấu", en: "Scenario, structure" }
    /// Column.
    column_luck() { vi: "Hạt giống, số cuộc", en: "Seed, drills" }
    /// Column.
    column_digest() { vi: "Mã băm", en: "Digest" }
    /// Heading.
    head_files() { vi: "Tệp", en: "Files" }
    /// A folder without a page.
    no_page(command: &str) {
        vi: "Thư mục chỉ có dữ liệu, không có trang để xem. Lệnh viết trang: `{command}`.",
        en: "The folder holds data only, no page to look at. The command that writes one: `{command}`.",
    }
    /// A record that is too large to be opened here.
    too_large(limit: &str) { vi: "tệp lớn hơn {limit}", en: "the file is larger than {limit}" }
    /// What to do about it.
    hint_too_large() { vi: "mở bằng `cyberdrill replay`", en: "open it with `cyberdrill replay`" }
    /// Size of a file.
    kilobytes(n: &str) { vi: "{n} kB", en: "{n} kB" }
    /// A result that is not there.
    no_result() { vi: "không có kết quả này", en: "there is no such result" }
    /// What to do about it.
    hint_no_result() {
        vi: "thư mục có thể đã bị dời đi; mở lại danh sách kết quả",
        en: "the folder may have moved; open the list of results again",
    }
    /// A record that is not open any more.
    no_record() { vi: "bản ghi này không còn mở", en: "this record is no longer open" }
    /// What to do about it.
    hint_no_record() {
        vi: "mở lại từ danh sách kết quả, hoặc chạy lại với cùng hạt giống",
        en: "open it from the list of results, or run it again with the same seed",
    }
    /// What a request says makes no sense.
    bad_request(field: &str) { vi: "`{field}` không đọc được", en: "`{field}` cannot be read" }
    /// What to do about it.
    hint_bad_request() { vi: "tải lại trang", en: "load the page again" }
}

/// Keys of the player in a browser with what they do.
pub fn help_keys(lang: Lang) -> Vec<(&'static str, &'static str)> {
    match lang {
        Lang::Vi => vec![
            ("cách", "chạy, dừng"),
            ("← →", "mục trước, mục sau"),
            ("+ −", "nhanh hơn, chậm hơn"),
            ("PgUp PgDn", "lùi, tiến một giờ"),
            ("Home End", "về đầu, đến cuối"),
            ("d D", "quyết định sau, trước"),
            ("e E", "yêu cầu sau, trước"),
            ("i I", "tình huống sau, trước"),
            ("n N", "mốc, sự cố sau, trước"),
            ("g", "đến một thời điểm"),
            ("/", "tìm trong diễn biến"),
            ("f", "theo dõi sự cố, cơ quan, người"),
            ("w", "vì sao: chuỗi nguyên nhân"),
            ("a", "hiện, ẩn việc thường ngày"),
            ("l", "English, tiếng Việt"),
            ("Esc", "đóng, thôi theo dõi"),
            ("?", "các phím này"),
        ],
        Lang::En => vec![
            ("space", "play, pause"),
            ("← →", "previous, next entry"),
            ("+ −", "faster, slower"),
            ("PgUp PgDn", "an hour back, on"),
            ("Home End", "to the start, the end"),
            ("d D", "next, previous decision"),
            ("e E", "next, previous expectation"),
            ("i I", "next, previous inject"),
            ("n N", "next, previous milestone, incident"),
            ("g", "go to a time"),
            ("/", "search the entries"),
            ("f", "follow an incident, organisation, person"),
            ("w", "why: the chain of causes"),
            ("a", "show, hide routine"),
            ("l", "tiếng Việt, English"),
            ("Esc", "close, follow no longer"),
            ("?", "these keys"),
        ],
    }
}
