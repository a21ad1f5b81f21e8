//! What is said about a spreadsheet of events that is imported: problems of the file, and what became of every row.

crate::messages! {
    // -- the file -------------------------------------------------------------------------------------------------------
    /// Not a workbook.
    not_a_workbook() { vi: "tệp này không phải là bảng tính .xlsx đọc được (hỏng, hoặc dạng khác)", en: "this is no .xlsx workbook that can be read (damaged, or of another form)" }
    /// The format before 2007, or a password.
    older_format() { vi: "tệp này là .xls cũ, hoặc bảng tính có mật khẩu", en: "this is an old .xls, or a workbook with a password" }
    /// What to do.
    save_as_xlsx() { vi: "mở bằng Excel hoặc LibreOffice rồi lưu thành .xlsx, không đặt mật khẩu", en: "open it in Excel or LibreOffice and save it as .xlsx, without a password" }
    /// A limit.
    too_many_entries(most: usize) { vi: "tệp nén bên trong có hơn {most} phần: đây không phải là danh mục tình huống", en: "the archive has more than {most} parts: this is no list of events" }
    /// A limit.
    unpacks_too_large(most: u64) { vi: "tệp giải nén ra hơn {most} MB: đây không phải là danh mục tình huống", en: "it unpacks to more than {most} MB: this is no list of events" }
    /// A limit.
    too_many_sheets(most: usize) { vi: "bảng tính có hơn {most} trang", en: "the workbook has more than {most} sheets" }
    /// A limit.
    too_many_cells(most: usize) { vi: "bảng tính có hơn {most} ô có nội dung", en: "the workbook has more than {most} cells with something in them" }
    /// Nothing to read.
    no_heads() { vi: "không trang nào có hàng tiêu đề hiểu được: cần ít nhất cột thời gian và cột tiêu đề hoặc nội dung, trong 60 hàng đầu", en: "no sheet has a row of heads that is understood: a column of times and one of titles or texts are needed, within the first 60 rows" }
    /// What to do.
    no_heads_hint(seen: &str) { vi: "thêm một hàng tiêu đề, ví dụ: Thời gian | Tiêu đề | Nội dung | Bên gửi | Bên nhận | Phản ứng mong đợi | Thời hạn{seen}", en: "add a row of heads, for example: Time | Title | Message | From | To | Expected response | Deadline{seen}" }

    /// What was seen.
    cells_seen(seen: &str) { vi: "; ô đầu tiên thấy được: {seen}", en: "; the first cells seen: {seen}" }
    /// Nothing was seen.
    no_cells_seen() { vi: "; bảng tính không có ô nào có nội dung", en: "; no cell of the workbook has anything in it" }

    // -- sheets ---------------------------------------------------------------------------------------------------------
    /// A sheet without heads.
    sheet_skipped() { vi: "không có hàng tiêu đề của danh mục tình huống: bỏ qua trang này", en: "no row of heads of a list of events: the sheet is left out" }
    /// A sheet without heads whose columns are guessed.
    columns_guessed() { vi: "không có hàng tiêu đề: các cột đoán theo nội dung; thêm hàng tiêu đề để chắc chắn", en: "no row of heads: the columns are guessed from what stands in them; add a row of heads to be sure" }
    /// A sheet beyond the limits.
    sheet_cut() { vi: "trang dài hơn 20.000 hàng hoặc rộng hơn 200 cột: phần còn lại không đọc", en: "the sheet is longer than 20,000 rows or wider than 200 columns: the rest is not read" }
    /// A head that is not known.
    head_unknown(head: &str) { vi: "không hiểu tiêu đề cột \"{head}\": cột này không dùng", en: "the head \"{head}\" is not understood: the column is not used" }
    /// A sheet that nobody sees.
    sheet_hidden() { vi: "trang bị ẩn: không đọc; bỏ ẩn trang nếu cần nhập", en: "a hidden sheet: not read; unhide it if it belongs to the list" }
    /// A column without a head.
    column_without_head(n: usize) { vi: "cột không có tiêu đề ({n} ô có nội dung): không dùng", en: "a column without a head (cells with something in them: {n}): not used" }
    /// A column without a head, beside that of times.
    column_of_times() { vi: "cột không có tiêu đề nằm cạnh cột thời gian và chứa thời gian: đọc cùng cột đó", en: "a column without a head beside that of times, and holding times: read together with it" }
    /// A head twice.
    head_twice(head: &str) { vi: "cột \"{head}\" trùng nghĩa với một cột trước: chỉ dùng khi cột trước trống", en: "the column \"{head}\" means the same as one before: used where that one is empty" }
    /// No STARTEX.
    startex_taken(moment: &str) { vi: "không có hàng bắt đầu và không có --scenario: lấy thời điểm đầu tiên, {moment}, làm lúc bắt đầu", en: "there is no STARTEX row and no --scenario: the first moment, {moment}, is taken as STARTEX" }

    // -- rows: not written ----------------------------------------------------------------------------------------------
    /// A heading.
    heading() { vi: "tiêu đề nhóm, không phải tình huống", en: "a heading, no inject" }
    /// The day of a heading.
    heading_day(day: &str) { vi: "các hàng dưới là của ngày {day}", en: "what follows is on {day}" }
    /// Start and end.
    of_the_drill() { vi: "bắt đầu, kết thúc là của tệp diễn tập (`starts`, `horizon`): không ghi thành tình huống", en: "start and end are the drill file's (`starts`, `horizon`): not written as an inject" }
    /// A campaign.
    of_a_campaign() { vi: "chiến dịch tấn công là của tệp diễn tập (`campaigns`): không ghi thành tình huống", en: "campaigns are the drill file's (`campaigns`): not written as an inject" }
    /// Made by the simulation.
    of_the_simulation() { vi: "hàng do mô phỏng lập: `export msel` sẽ lập lại, không ghi thành tình huống", en: "a row that the simulation made: `export msel` makes it anew, it is not written as an inject" }
    /// An expected action that belongs to an inject.
    joined(place: &str) { vi: "phản ứng mong đợi của tình huống ở {place}", en: "the expected response of the inject at {place}" }
    /// An expected action without an inject.
    no_inject_above() { vi: "hành động mong đợi mà phía trên không có tình huống nào: bỏ lại", en: "an expected action with no inject above it: left out" }
    /// A second expected action.
    second_expected(place: &str) { vi: "tình huống ở {place} đã có phản ứng mong đợi; mỗi tình huống chỉ giữ một: bỏ lại hàng này", en: "the inject at {place} has its expected response already; an inject keeps one: this row is left out" }
    /// No text.
    nothing_said() { vi: "không có tiêu đề và không có nội dung", en: "neither a title nor a text" }

    // -- rows: times ----------------------------------------------------------------------------------------------------
    /// No time.
    no_time() { vi: "không có thời gian", en: "no time" }
    /// Not understood.
    time_not_understood(written: &str) { vi: "không hiểu thời gian \"{written}\"; viết ví dụ 26/12/2022 08:00, 08:00, D+1 H+2 M+30, T+1h30, N+1 08:00", en: "the time \"{written}\" is not understood; write for example 26/12/2022 08:00, 08:00, D+1 H+2 M+30, T+1h30, N+1 08:00" }
    /// A day alone.
    day_alone(written: &str) { vi: "\"{written}\" chỉ có ngày, không có giờ", en: "\"{written}\" is a day without a time" }
    /// A day that is not understood.
    day_not_understood(written: &str) { vi: "không hiểu ngày \"{written}\"; viết ví dụ 26/12/2022, 26/12, Ngày 2, D+1", en: "the day \"{written}\" is not understood; write for example 26/12/2022, 26/12, Day 2, D+1" }
    /// A day that could be meant otherwise.
    day_unsure(written: &str, read: &str) { vi: "ngày \"{written}\" có thể hiểu khác; đọc là {read}", en: "the day \"{written}\" could be meant otherwise; read as {read}" }
    /// A time of a day that is not understood.
    clock_without_day(written: &str) { vi: "không rõ \"{written}\" là của ngày nào, vì không hiểu ngày của hàng này; không lấy ngày của hàng trên", en: "of which day \"{written}\" is, is not clear, as the day of this row is not understood; that of the row above is not taken" }
    /// Could be meant otherwise.
    time_unsure(written: &str, read: &str) { vi: "\"{written}\" có thể hiểu khác; đọc là {read}", en: "\"{written}\" could be meant otherwise; read as {read}" }
    /// The day is carried.
    next_day(written: &str, read: &str) { vi: "\"{written}\" sớm hơn hàng trước: lấy là ngày hôm sau, {read}", en: "\"{written}\" is earlier than the row before: taken as the next day, {read}" }
    /// Two times disagree.
    times_differ(time: &str, offset: &str) { vi: "thời gian {time} và mốc tương đối {offset} không khớp: lấy thời gian", en: "the time {time} and the offset {offset} do not agree: the time is taken" }
    /// Before STARTEX.
    before_start(read: &str) { vi: "{read} là trước lúc bắt đầu diễn tập", en: "{read} is before STARTEX" }
    /// After ENDEX.
    after_end(read: &str) { vi: "{read} là sau lúc kết thúc diễn tập", en: "{read} is after ENDEX" }
    /// An error of a formula.
    cell_wrong(error: &str) { vi: "ô có lỗi công thức {error}", en: "the cell has the formula error {error}" }

    // -- rows: who and how ----------------------------------------------------------------------------------------------
    /// No recipient.
    no_recipient() { vi: "không có bên nhận", en: "no recipient" }
    /// Read without marks.
    agency_read(written: &str, name: &str) { vi: "\"{written}\" đọc là {name}", en: "\"{written}\" is read as {name}" }
    /// Guessed.
    agency_guessed(written: &str, name: &str, others: &str) { vi: "kịch bản không có cơ quan \"{written}\"; gần nhất là {name}{others}", en: "the scenario has no agency \"{written}\"; the nearest is {name}{others}" }
    /// Others that are near.
    agency_others(list: &str) { vi: "; hoặc {list}", en: "; or {list}" }
    /// Unknown.
    agency_unknown(written: &str) { vi: "kịch bản không có cơ quan \"{written}\", cũng không có tên nào gần giống", en: "the scenario has no agency \"{written}\", and none with a similar name" }
    /// Several.
    agency_several(written: &str, list: &str) { vi: "\"{written}\" có thể là {list}: lấy cơ quan đầu", en: "\"{written}\" may be {list}: the first is taken" }
    /// Does not take part.
    agency_absent(name: &str) { vi: "{name} không tham gia cuộc diễn tập này", en: "{name} does not take part in this drill" }
    /// Without a scenario.
    agency_unmatched(id: &str) { vi: "không có --scenario nên bên nhận chưa đối chiếu: ghi tạm là `{id}`", en: "without --scenario the recipient is not matched: written as `{id}` for now" }
    /// Several recipients.
    recipients_split(n: usize) { vi: "{n} bên nhận: ghi thành {n} tình huống", en: "{n} recipients: written as {n} injects" }
    /// Unknown mode.
    mode_unknown(written: &str, taken: &str) { vi: "không hiểu hình thức gửi \"{written}\": lấy \"{taken}\"", en: "the mode \"{written}\" is not understood: \"{taken}\" is taken" }
    /// No mode.
    mode_taken(taken: &str) { vi: "không có hình thức gửi: lấy \"{taken}\"", en: "no mode: \"{taken}\" is taken" }
    /// No sender.
    sender_taken() { vi: "không có bên gửi: lấy Ban điều hành diễn tập", en: "no sender: exercise control is taken" }
    /// Unknown kind.
    kind_unknown(written: &str) { vi: "không hiểu loại sự kiện \"{written}\": lấy là tình huống", en: "the event type \"{written}\" is not understood: taken as an inject" }
    /// No title.
    title_made() { vi: "không có tiêu đề: lấy phần đầu của nội dung", en: "no title: the beginning of the text is taken" }
    /// No text.
    message_made() { vi: "không có nội dung: lấy tiêu đề", en: "no text: the title is taken" }
    /// One language.
    one_language() { vi: "chỉ có một ngôn ngữ: ghi cho cả hai, cần dịch", en: "in one language only: written for both, to be translated" }

    // -- rows: what is expected -----------------------------------------------------------------------------------------
    /// Not enough.
    expected_without_milestone(text: &str) { vi: "không rõ phản ứng \"{text}\" ứng với mốc nào (thêm \"mốc: …\"): để thành ghi chú, không tạo yêu cầu rỗng", en: "which milestone shows \"{text}\" is not clear (add \"milestone: …\"): kept as a remark, no empty expectation is made" }
    /// Not enough.
    expected_without_time(text: &str) { vi: "phản ứng \"{text}\" không có thời hạn (thêm \"trong 4 giờ\"): để thành ghi chú, không tạo yêu cầu rỗng", en: "\"{text}\" has no time limit (add \"within 4 h\"): kept as a remark, no empty expectation is made" }
    /// A guess.
    milestone_guessed(text: &str, name: &str) { vi: "\"{text}\": mốc đoán theo câu chữ là {name}", en: "\"{text}\": the milestone {name} is guessed from the words" }
    /// Not a length.
    within_not_understood(written: &str) { vi: "không hiểu thời hạn \"{written}\"", en: "the time limit \"{written}\" is not understood" }

    // -- rows: contingencies --------------------------------------------------------------------------------------------
    /// No base.
    contingency_alone() { vi: "không rõ dự phòng cho tình huống nào (ghi \"dự phòng cho số …\"): ghi thành tình huống thường", en: "for which inject it is a contingency is not clear (write \"contingency for no. …\"): written as a plain inject" }
    /// The base was refused.
    contingency_refused(number: &str, place: &str) { vi: "tình huống gốc số {number} ở {place} không được nhận: ghi thành tình huống thường", en: "its inject, no. {number} at {place}, was refused: written as a plain inject" }
    /// The base became no inject.
    contingency_no_inject(number: &str, place: &str) { vi: "hàng số {number} ở {place} không thành tình huống nào: ghi thành tình huống thường", en: "row no. {number} at {place} became no inject: written as a plain inject" }
    /// There is no such number.
    contingency_absent(number: &str, sheet: &str) { vi: "trang {sheet} không có tình huống số {number} để dự phòng: ghi thành tình huống thường", en: "the sheet {sheet} has no inject no. {number} that this could be a contingency for: written as a plain inject" }
    /// The number stands on another sheet.
    contingency_elsewhere(number: &str, place: &str) { vi: "số {number} không có trong trang này: lấy tình huống ở {place}", en: "this sheet has no no. {number}: the inject at {place} is taken" }
    /// Not said, and a row between was refused.
    contingency_skips(place: &str, of: &str) { vi: "không ghi số của tình huống gốc, và hàng {place} ở giữa không được nhận: lấy tình huống ở {of}", en: "the number of its inject is not said, and the row {place} between was refused: the inject at {of} is taken" }
    /// Known by its words.
    contingency_by_words() { vi: "ghi là dự phòng cho một số: lấy là tình huống dự phòng", en: "says for which number it is a contingency: taken as a contingency" }
    /// The base expects nothing.
    contingency_of_nothing(place: &str) { vi: "tình huống ở {place} không có phản ứng mong đợi đầy đủ: ghi thành tình huống thường", en: "the inject at {place} has no complete expected response: written as a plain inject" }
    /// Too early.
    contingency_early(read: &str, due: &str) { vi: "{read} là trước khi hết thời hạn của tình huống gốc: dời đến {due}", en: "{read} is before the time limit of its inject is over: moved to {due}" }
    /// Its base is above.
    contingency_base(place: &str) { vi: "dự phòng cho tình huống ở {place}", en: "a contingency for the inject at {place}" }

    // -- the file that is written ---------------------------------------------------------------------------------------
    /// Head of the file.
    file_head(file: &str, report: &str) {
        vi: "Tình huống nhập từ bảng tính {file}. Đã hiểu, còn ngờ, không nhận những gì, theo từng ô: {report}.",
        en: "Injects imported from the spreadsheet {file}. What was understood, doubtful and refused, cell by cell: {report}.",
    }
    /// How to use the whole file.
    file_use_drill() { vi: "Thay tệp diễn tập của kịch bản bằng tệp này, rồi chạy `cyberdrill check`.", en: "Put it in the place of the scenario's drill file and run `cyberdrill check`." }
    /// How to use the list.
    file_use_list() { vi: "Chép danh sách này vào `injects` của tệp diễn tập, rồi chạy `cyberdrill check`.", en: "Copy this list into `injects` of the drill file and run `cyberdrill check`." }
    /// A doubt.
    remark_doubt(place: &str, what: &str) { vi: "CẦN XEM LẠI {place}: {what}", en: "TO LOOK AT {place}: {what}" }
    /// Kept as a remark.
    remark_expected(text: &str) { vi: "phản ứng mong đợi (chưa thành yêu cầu): {text}", en: "expected response (no expectation yet): {text}" }
    /// Unit missing in one language of an inject without a sender.
    control() { vi: "Ban điều hành diễn tập", en: "Exercise control" }

    // -- what columns hold ----------------------------------------------------------------------------------------------
    /// What a column holds.
    holds_number() { vi: "số thứ tự", en: "number" }
    /// What a column holds.
    holds_date() { vi: "ngày", en: "date" }
    /// What a column holds.
    holds_time() { vi: "thời gian", en: "time" }
    /// What a column holds.
    holds_offset() { vi: "kể từ lúc bắt đầu", en: "time since STARTEX" }
    /// What a column holds.
    holds_kind() { vi: "loại sự kiện", en: "event type" }
    /// What a column holds.
    holds_title() { vi: "tiêu đề", en: "title" }
    /// What a column holds.
    holds_message() { vi: "nội dung", en: "message" }
    /// What a column holds.
    holds_mode() { vi: "hình thức gửi", en: "mode" }
    /// What a column holds.
    holds_from() { vi: "bên gửi", en: "sender" }
    /// What a column holds.
    holds_to() { vi: "bên nhận", en: "recipient" }
    /// What a column holds.
    holds_expected() { vi: "phản ứng mong đợi", en: "expected response" }
    /// What a column holds.
    holds_within() { vi: "thời hạn", en: "time limit" }
    /// What a column holds.
    holds_objective() { vi: "mục tiêu", en: "objective" }
    /// What a column holds.
    holds_notes() { vi: "ghi chú", en: "notes" }
    /// What a column holds.
    holds_trigger() { vi: "điều kiện, dự phòng cho", en: "trigger" }
    /// What a column holds.
    holds_controller() { vi: "người điều hành", en: "controller" }
    /// What a column holds.
    holds_storyline() { vi: "mạch truyện", en: "storyline" }
    /// What a column holds.
    holds_id() { vi: "mã hàng", en: "row id" }
    /// What a column holds.
    holds_other() { vi: "không dùng", en: "not used" }

    // -- the report -----------------------------------------------------------------------------------------------------
    /// Title.
    report_title(file: &str) { vi: "Nhập danh mục tình huống: {file}", en: "Import of the list of events {file}" }
    /// Counts.
    report_counts(understood: usize, doubtful: usize, refused: usize, injects: usize) {
        vi: "{understood} hàng đã hiểu, {doubtful} hàng còn ngờ, {refused} hàng không nhận; ghi {injects} tình huống.",
        en: "{understood} rows understood, {doubtful} doubtful, {refused} refused; {injects} injects written.",
    }
    /// Heading.
    head_sheets() { vi: "Trang và cột", en: "Sheets and columns" }
    /// Heading.
    head_refused() { vi: "Không nhận", en: "Refused" }
    /// Heading.
    head_doubtful() { vi: "Còn ngờ", en: "Doubtful" }
    /// Heading.
    head_understood() { vi: "Đã hiểu", en: "Understood" }
    /// Nothing.
    nothing() { vi: "Không có.", en: "None." }
    /// A sheet.
    sheet_heads(name: &str, row: u32) { vi: "**{name}**: tiêu đề ở hàng {row}", en: "**{name}**: heads in row {row}" }
    /// A column.
    column_means(cell: &str, head: &str, means: &str) { vi: "`{cell}` \"{head}\": {means}", en: "`{cell}` \"{head}\": {means}" }
    /// What became of a row.
    row_becomes(cell: &str, title: &str, id: &str) { vi: "`{cell}` {title} → `{id}`", en: "`{cell}` {title} → `{id}`" }
    /// A row that becomes nothing.
    row_nothing(cell: &str, title: &str) { vi: "`{cell}` {title} → không ghi", en: "`{cell}` {title} → not written" }
    /// A note.
    note(cell: &str, what: &str) { vi: "  - `{cell}`: {what}", en: "  - `{cell}`: {what}" }

    // -- the command ----------------------------------------------------------------------------------------------------
    /// A row that needs a look.
    tell_note(cell: &str, what: &str) { vi: "  {cell}: {what}", en: "  {cell}: {what}" }
    /// More of them.
    tell_more(n: usize, file: &str) { vi: "  còn {n} chỗ khác, xem {file}", en: "  {n} more, see {file}" }
    /// What to do next.
    tell_next(path: &str) { vi: "Xem lại {path}, chép thay tệp diễn tập của kịch bản, rồi chạy: cyberdrill check <kịch bản>", en: "Look through {path}, put it in the place of the scenario's drill file, and run: cyberdrill check <scenario>" }
    /// The result with the scenario was checked.
    tell_checked() { vi: "Đã kiểm tra cùng kịch bản: hợp lệ.", en: "Checked together with the scenario: valid." }
}

/// What an argument of `import msel` means, by its id, in Vietnamese and English.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "spreadsheet" => {
            ("Bảng tính .xlsx của danh mục tình huống", "The .xlsx workbook of the list of events")
        }
        "import_scenario" => (
            "Kịch bản để đối chiếu cơ quan, kênh, chiến dịch và thời gian; không có thì chỉ ghi danh sách tình huống",
            "Scenario whose agencies, channels, campaigns and dates are matched; without it only the list of injects is written",
        ),
        "injects_out" => (
            "Thư mục ghi <tên>.drill.ron (hoặc <tên>.injects.ron), <tên>.import.md và <tên>.import.json; mặc định: injects",
            "Folder for <name>.drill.ron (or <name>.injects.ron), <name>.import.md and <name>.import.json; default: injects",
        ),
        _ => super::exchange::arg_help(id),
    }
}
