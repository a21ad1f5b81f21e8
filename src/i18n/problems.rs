//! What can be wrong with a scenario, and how to put it right.

crate::messages! {
    /// Title of an error.
    word_error() { vi: "lỗi", en: "error" }
    /// Title of a warning.
    word_warning() { vi: "cảnh báo", en: "warning" }
    /// Title of a hint.
    word_hint() { vi: "gợi ý", en: "hint" }
    /// After the last problem that is shown.
    and_more(n: usize) { vi: "… và {n} vấn đề nữa", en: "… and {n} more problems" }
    /// After all problems: how many, in how many files.
    counted(what: &str, files: usize) { vi: "{what} trong {files} tệp", en: "{what} in {files} files" }
    /// The same, where all stand in one.
    counted_one(what: &str) { vi: "{what} trong 1 tệp", en: "{what} in 1 file" }
    /// How many errors.
    errors(n: usize) { vi: "{n} lỗi", en: "{n} errors" }
    /// One error.
    one_error() { vi: "1 lỗi", en: "1 error" }
    /// How many warnings.
    warnings(n: usize) { vi: "{n} cảnh báo", en: "{n} warnings" }
    /// One warning.
    one_warning() { vi: "1 cảnh báo", en: "1 warning" }
    /// Two counts.
    count_and(a: &str, b: &str) { vi: "{a} và {b}", en: "{a} and {b}" }
    /// The hint for a misspelt name.
    did_you_mean(name: &str) { vi: "có phải ý bạn là `{name}`?", en: "did you mean `{name}`?" }
    /// What there is to choose from.
    one_of(list: &str) { vi: "có thể chọn: {list}", en: "there are: {list}" }

    /// No such file.
    missing_file(path: &str) { vi: "không có tệp `{path}`", en: "there is no file `{path}`" }
    /// What names a file that is not there.
    named_here(path: &str) { vi: "không có tệp `{path}` được nêu ở đây", en: "the file `{path}` named here does not exist" }
    /// Neither id nor file.
    neither_id_nor_file(what: &str, name: &str) {
        vi: "`{name}` không phải là mã {what} trong thư viện, cũng không phải là tệp",
        en: "`{name}` is neither the id of a {what} in the library nor a file"
    }
    /// Names of files end in `.ron`.
    file_ends_in_ron() { vi: "tên tệp phải kết thúc bằng `.ron`", en: "the name of a file ends in `.ron`" }
    /// A folder where a file is meant.
    folder_not_file(path: &str) { vi: "`{path}` là thư mục, ở đây cần một tệp", en: "`{path}` is a folder, a file is meant here" }
    /// No scenario in a folder.
    no_scenario(path: &str) { vi: "thư mục `{path}` không có tệp `scenario.ron`", en: "the folder `{path}` has no `scenario.ron`" }
    /// A file of another kind.
    no_scenario_file(path: &str, name: &str) { vi: "tệp `{path}` là một `{name}`, không phải kịch bản (`Scenario`)", en: "the file `{path}` is a `{name}`, no scenario (`Scenario`)" }
    /// What to give instead.
    give_the_folder() { vi: "ghi thư mục có `scenario.ron`: tệp này được kiểm tra và dùng cùng cả kịch bản", en: "give the folder with the `scenario.ron`: this file is checked and used together with the whole scenario" }
    /// What to give instead.
    give_as_option(option: &str) { vi: "ghi kịch bản trước, rồi ghi tệp này sau `{option}`", en: "give the scenario first, and this file after `{option}`" }
    /// How to get one.
    make_scenario() {
        vi: "lệnh `cyberdrill new <thư mục>` tạo một kịch bản mẫu; thêm `--from <mã>` thì chép kịch bản của một tỉnh đi kèm chương trình",
        en: "`cyberdrill new <folder>` writes one to start from; with `--from <id>` it copies that of a province that comes with the program",
    }
    /// The machine refused.
    unreadable(path: &str, why: &str) { vi: "không đọc được tệp `{path}`: {why}", en: "the file `{path}` could not be read: {why}" }
    /// Above the limit.
    too_large(path: &str, limit: u64) { vi: "tệp `{path}` lớn hơn giới hạn {limit} MB", en: "the file `{path}` is larger than the limit of {limit} MB" }
    /// Bytes that are no UTF-8.
    not_utf8(path: &str, byte: usize) { vi: "tệp `{path}` không phải UTF-8: byte thứ {byte} sai", en: "the file `{path}` is not UTF-8: byte {byte} is wrong" }
    /// How to get UTF-8.
    save_as_utf8() { vi: "lưu lại tệp với bảng mã UTF-8", en: "save the file in the encoding UTF-8" }
    /// Another encoding.
    saved_as_utf16(path: &str) { vi: "tệp `{path}` được lưu ở bảng mã UTF-16; hãy lưu lại ở UTF-8", en: "the file `{path}` is saved as UTF-16; save it as UTF-8" }
    /// From where paths count.
    path_counts_from() { vi: "đường dẫn tính từ thư mục của tệp nêu nó; thư mục đó không có tệp `.ron` nào", en: "a path counts from the folder of the file that names it; there is no `.ron` file there" }
    /// What there is.
    files_there(list: &str) { vi: "trong thư mục đó có: {list}", en: "in that folder there are: {list}" }
    /// Nothing in it.
    empty_file() { vi: "tệp không có nội dung", en: "the file is empty" }

    /// No value where one should be.
    value_expected(found: &str) { vi: "ở đây cần một giá trị, không phải `{found}`", en: "a value should stand here, not `{found}`" }
    /// The file ends too early.
    value_expected_end() { vi: "ở đây cần một giá trị, nhưng tệp đã hết", en: "a value should stand here, but the file ends" }
    /// Another sign.
    sign_expected(sign: &str, found: &str) { vi: "ở đây cần {sign}, không phải `{found}`", en: "{sign} should stand here, not `{found}`" }
    /// The file ends too early.
    sign_expected_end(sign: &str) { vi: "ở đây cần {sign}, nhưng tệp đã hết", en: "{sign} should stand here, but the file ends" }
    /// A field.
    a_field() { vi: "tên trường và dấu `:`", en: "the name of a field and `:`" }
    /// One of two signs.
    either(a: &str, b: &str) { vi: "{a} hoặc {b}", en: "{a} or {b}" }
    /// A forgotten comma.
    comma_missing_before(field: &str) { vi: "thiếu dấu phẩy trước trường `{field}`", en: "a comma is missing before the field `{field}`" }
    /// A forgotten comma.
    comma_missing() { vi: "thiếu dấu phẩy trước giá trị này", en: "a comma is missing before this value" }
    /// Where to put it.
    comma_at_line(line: usize) { vi: "thiếu dấu phẩy ở cuối dòng {line}?", en: "is a comma missing at the end of line {line}?" }
    /// Where to put it.
    comma_after(value: &str) { vi: "đặt dấu phẩy ngay sau `{value}`", en: "put a comma right after `{value}`" }
    /// `0,25`.
    decimal_comma(text: &str) { vi: "`{text}`: dấu thập phân là dấu chấm", en: "`{text}`: the decimal sign is a point" }
    /// What to write.
    write_this(text: &str) { vi: "viết `{text}`", en: "write `{text}`" }
    /// Quotation marks of a word processor.
    other_quotes(sign: char) { vi: "`{sign}` không phải là dấu ngoặc kép của tệp kịch bản", en: "`{sign}` is no quotation mark of a scenario file" }
    /// What to write.
    write_straight_quotes() { vi: "viết dấu `\"` ở cả hai đầu; trình soạn văn bản như Word tự đổi dấu này, hãy dùng Notepad hoặc VS Code", en: "write `\"` at both ends; word processors change this sign by themselves, so use a plain text editor" }
    /// The other place of a wrong bracket.
    opened_here(bracket: char) { vi: "dấu `{bracket}` mở ở đây", en: "`{bracket}` was opened here" }
    /// The other place of a text without its end.
    text_taken_to_end() { vi: "văn bản kéo dài tới dấu ngoặc kép này", en: "the text was taken to end at this quotation mark" }
    /// A bracket without its partner.
    unclosed(bracket: char) { vi: "dấu `{bracket}` không được đóng", en: "`{bracket}` is never closed" }
    /// A text or comment without its end.
    unclosed_text() { vi: "văn bản hoặc chú thích không được đóng", en: "this text or comment is never closed" }
    /// An unknown escape.
    bad_escape(letter: &str) { vi: "`\\{letter}` không phải là ký tự thoát hợp lệ", en: "`\\{letter}` is no escape" }
    /// Which escapes there are.
    escapes() { vi: r#"dùng được: `\n`, `\t`, `\"`, `\\`, `\u{{1ea1}}`"#, en: r#"there are `\n`, `\t`, `\"`, `\\`, `\u{{1ea1}}`"# }
    /// Not a number.
    bad_number(text: &str) { vi: "`{text}` không phải là số", en: "`{text}` is no number" }
    /// What a duration looks like.
    durations_are_text() { vi: "thời lượng viết trong dấu ngoặc kép: `\"2h30m\"`", en: "a duration is written in quotes: `\"2h30m\"`" }
    /// More than one value.
    trailing() { vi: "mỗi tệp chỉ có một giá trị; phần này là thừa", en: "a file holds one value; this is more" }
    /// The RON library refuses the file.
    refused_by_ron(why: &str) { vi: "thư viện RON không đọc được tệp này: {why}", en: "the RON library cannot read this file: {why}" }
    /// Brackets too deep.
    too_deep(limit: usize) { vi: "dấu ngoặc lồng nhau sâu hơn {limit} tầng", en: "brackets nest deeper than {limit}" }
    /// Another extension.
    bad_extension(text: &str) { vi: "tệp kịch bản không dùng phần mở rộng `{text}`", en: "scenario files do not use the extension `{text}`" }
    /// A field twice.
    duplicate_field(name: &str) { vi: "trường `{name}` được ghi hai lần", en: "the field `{name}` is given twice" }
    /// A key twice.
    duplicate_key(name: &str) { vi: "khóa `{name}` được ghi hai lần", en: "the key `{name}` is given twice" }
    /// The first of two.
    first_here() { vi: "lần thứ nhất ở đây", en: "the first is here" }

    /// Another type.
    wrong_type(expected: &str, found: &str) { vi: "ở đây cần {expected}, không phải {found}", en: "{expected} should stand here, not {found}" }
    /// Shape.
    shape_bool() { vi: "`true` hoặc `false`", en: "`true` or `false`" }
    /// Shape.
    shape_whole() { vi: "số nguyên", en: "a whole number" }
    /// Shape.
    shape_number() { vi: "số", en: "a number" }
    /// Shape.
    shape_text() { vi: "văn bản trong dấu ngoặc kép", en: "a text in quotes" }
    /// Shape.
    shape_list() { vi: "danh sách `[…]`", en: "a list `[…]`" }
    /// Shape.
    shape_map() { vi: "bảng `{{khóa: giá trị}}`", en: "a map `{{key: value}}`" }
    /// Shape.
    shape_fields() { vi: "các trường `(tên: giá trị)`", en: "fields `(name: value)`" }
    /// Shape.
    shape_choice() { vi: "một lựa chọn", en: "a choice" }
    /// Shape.
    shape_choice_alone() { vi: "một lựa chọn không có nội dung", en: "a choice without content" }
    /// Shape.
    shape_choice_value() { vi: "một lựa chọn có một giá trị, `Tên(…)`", en: "a choice with one value, `Name(…)`" }
    /// Shape.
    shape_choice_fields() { vi: "một lựa chọn có các trường, `Tên(trường: …)`", en: "a choice with fields, `Name(field: …)`" }
    /// Shape.
    shape_items() { vi: "giá trị trong ngoặc tròn `(…)`", en: "values in round brackets `(…)`" }
    /// How a number with its basis is written.
    sourced_hint() {
        vi: "con số ghi kèm căn cứ, ví dụ `Assumed(value: 5, low: 3, high: 9, why: \"…\")` hoặc `Unsourced(5)`",
        en: "a number comes with its basis, for example `Assumed(value: 5, low: 3, high: 9, why: \"…\")` or `Unsourced(5)`"
    }
    /// How a text in both languages is written.
    text_hint() { vi: "ghi cả hai ngôn ngữ: `(vi: \"…\", en: \"…\")`", en: "write both languages: `(vi: \"…\", en: \"…\")`" }
    /// A field is missing.
    missing_field(name: &str) { vi: "thiếu trường `{name}`", en: "the field `{name}` is missing" }
    /// No such field.
    unknown_field(name: &str) { vi: "không có trường nào tên `{name}`", en: "there is no field `{name}`" }
    /// No such variant.
    unknown_variant(name: &str) { vi: "không có lựa chọn `{name}`", en: "there is no choice `{name}`" }
    /// Another type's name.
    wrong_name(found: &str, expected: &str) { vi: "ở đây là `{expected}`, không phải `{found}`", en: "this is a `{expected}`, not a `{found}`" }
    /// A text that its type refuses.
    refused(text: &str, why: &str) { vi: "giá trị `{text}` không hợp lệ: {why}", en: "`{text}` is not accepted: {why}" }
    /// No duration.
    span_empty() { vi: "thiếu thời lượng", en: "a duration is missing" }
    /// No unit.
    span_no_unit(text: &str) { vi: "`{text}` không có đơn vị thời gian", en: "`{text}` has no unit of time" }
    /// Unknown unit.
    span_unit(text: &str) { vi: "`{text}` không phải là đơn vị thời gian", en: "`{text}` is no unit of time" }
    /// No duration.
    span_not(text: &str) { vi: "`{text}` không phải là thời lượng", en: "`{text}` is no duration" }
    /// Order of units.
    span_order(text: &str) { vi: "`{text}`: đơn vị phải đi từ lớn đến nhỏ, mỗi đơn vị một lần", en: "`{text}`: units go from the longest to the shortest, each once" }
    /// Too long.
    span_too_long(text: &str) { vi: "`{text}` dài hơn 50 năm", en: "`{text}` is longer than 50 years" }
    /// A duration with a fraction.
    span_fraction(text: &str) { vi: "`{text}`: thời lượng viết bằng số nguyên", en: "`{text}`: a duration is written in whole numbers" }
    /// How durations are written.
    span_hint() { vi: "viết ví dụ `45s`, `30m`, `2h30m`, `5d`, `2w`", en: "write for example `45s`, `30m`, `2h30m`, `5d`, `2w`" }

    /// Below zero.
    negative(number: &str) { vi: "số `{number}` không được âm", en: "the number `{number}` must not be negative" }
    /// NaN or infinite.
    not_finite(number: &str) { vi: "`{number}` không phải là số hữu hạn", en: "`{number}` is not a finite number" }
    /// Too large for its type.
    number_too_large(number: &str) { vi: "số `{number}` quá lớn", en: "the number `{number}` is too large" }
    /// Above one.
    not_a_probability(number: &str) { vi: "xác suất hoặc tỷ lệ `{number}` phải nằm trong khoảng từ 0 đến 1", en: "the probability or share `{number}` must lie between 0 and 1" }
    /// Percent.
    divide_by_100(number: &str) { vi: "nếu là phần trăm, hãy viết `{number}`", en: "if it is a percentage, write `{number}`" }
    /// Zero.
    not_positive(name: &str) { vi: "`{name}` phải lớn hơn 0", en: "`{name}` must be above 0" }
    /// Weight.
    weight_not_positive() { vi: "trọng số phải lớn hơn 0", en: "a weight must be above 0" }
    /// Level.
    level_out_of_range(level: &str) { vi: "cấp độ `{level}` không có: cấp độ an toàn hệ thống thông tin từ 1 đến 5", en: "there is no level `{level}`: information systems have levels 1 to 5" }
    /// The range of an assumption.
    range_without_value(low: &str, value: &str, high: &str) { vi: "khoảng giả định từ {low} đến {high} không chứa giá trị {value}", en: "the range from {low} to {high} does not hold the value {value}" }
    /// The range of an assumed law.
    factors_without_one(low: &str, high: &str) { vi: "khoảng hệ số từ {low} đến {high} không chứa 1", en: "the factors from {low} to {high} do not hold 1" }
    /// What the range of a law is.
    factors_hint() { vi: "`low` và `high` của phân phối là hệ số nhân thời gian: `low: 0.5, high: 2.0` là từ một nửa đến gấp đôi", en: "`low` and `high` of a distribution are factors on its times: `low: 0.5, high: 2.0` is from half to double" }
    /// Times of a law out of order.
    law_order() { vi: "các mốc của phân phối phải theo thứ tự `low` ≤ `mode` ≤ `high`", en: "the times of a distribution must be in order: `low` ≤ `mode` ≤ `high`" }
    /// A law without values.
    law_empty() { vi: "phân phối thực nghiệm cần ít nhất một giá trị", en: "an empirical distribution needs at least one value" }
    /// A parameter that makes no law.
    law_parameter(name: &str, low: &str, high: &str) { vi: "`{name}` của phân phối phải từ {low} đến {high}", en: "`{name}` of a distribution must be from {low} to {high}" }
    /// A law without time.
    law_no_time(name: &str) { vi: "`{name}` của phân phối phải dài hơn 0", en: "`{name}` of a distribution must be longer than 0" }

    /// An id with other letters.
    id_not_kebab(id: &str) { vi: "mã `{id}` chỉ được gồm chữ thường không dấu, chữ số và dấu `-`", en: "the id `{id}` may hold only small letters without marks, digits and `-`" }
    /// What it could be.
    write_id(id: &str) { vi: "viết ví dụ `{id}`", en: "write for example `{id}`" }
    /// An id twice.
    duplicate_id(what: &str, id: &str) { vi: "mã {what} `{id}` được dùng hai lần", en: "the {what} id `{id}` is used twice" }
    /// An id that nothing has.
    unknown_id(what: &str, id: &str) { vi: "không có {what} nào mang mã `{id}`", en: "there is no {what} `{id}`" }
    /// Nothing in one language.
    empty_text(language: &str) { vi: "văn bản `{language}` để trống: cần cả tiếng Việt và tiếng Anh", en: "the text `{language}` is empty: both Vietnamese and English are needed" }
    /// A basis without its source.
    empty_basis(name: &str) { vi: "`{name}` để trống: cần ghi căn cứ", en: "`{name}` is empty: say what it rests on" }
    /// What to do without one.
    unsourced_hint() { vi: "nếu không có căn cứ, dùng `Unsourced(…)`: con số sẽ được liệt kê trong các giả định", en: "if there is none, use `Unsourced(…)`: the number will be listed among the assumptions" }

    /// Not a date.
    not_a_date(text: &str) { vi: "`{text}` không phải là ngày", en: "`{text}` is no date" }
    /// A date that does not exist.
    no_such_date(text: &str) { vi: "không có ngày `{text}`", en: "the date `{text}` does not exist" }
    /// A time of day that does not exist.
    no_such_time(text: &str) { vi: "không có giờ `{text}`", en: "the time of day `{text}` does not exist" }
    /// A year too far away.
    year_out_of_range(text: &str) { vi: "năm của `{text}` nằm ngoài khoảng 1900–2199", en: "the year of `{text}` is outside 1900 to 2199" }
    /// How dates are written.
    date_hint() { vi: "viết ngày dạng `2022-11-14` (năm-tháng-ngày)", en: "write a date as `2022-11-14` (year-month-day)" }
    /// How moments are written.
    moment_hint() { vi: "viết thời điểm dạng `2022-11-14T08:00`", en: "write a moment as `2022-11-14T08:00`" }
    /// How days of the year are written.
    day_hint() { vi: "viết ngày trong năm dạng `12-20` (tháng-ngày)", en: "write a day of the year as `12-20` (month-day)" }
    /// No hours.
    bad_hours(text: &str) { vi: "`{text}` không phải là khoảng giờ trong ngày", en: "`{text}` are no hours of a day" }
    /// How hours are written.
    hours_hint() { vi: "viết dạng `07:30-11:30`, giờ bắt đầu trước giờ kết thúc", en: "write `07:30-11:30`, the start before the end" }
    /// Hours that overlap.
    hours_overlap(text: &str) { vi: "khoảng giờ `{text}` trùng với khoảng trước", en: "the hours `{text}` overlap those before" }
    /// An end before its beginning.
    period_reversed() { vi: "ngày kết thúc trước ngày bắt đầu", en: "the last day is before the first" }
    /// A run outside the holiday table.
    outside_table(from: &str, to: &str, calendar: &str, years: &str) {
        vi: "diễn tập (kể cả khởi động) kéo dài từ {from} đến {to}, nhưng bảng ngày nghỉ của lịch `{calendar}` chỉ có các năm {years}",
        en: "the run (with its warm-up) lasts from {from} to {to}, but the holiday table of the calendar `{calendar}` has only the years {years}"
    }
    /// What to do.
    outside_table_hint() { vi: "khai lịch cùng mã trong `calendars` của province.ron, với năm đó trong `holiday_years` và ngày nghỉ của năm đó trong `holidays`", en: "give a calendar of the same id in `calendars` of province.ron, with that year in `holiday_years` and its holidays in `holidays`" }
    /// A holiday in a year that the table does not cover.
    holiday_outside_years(date: &str, calendar: &str) { vi: "ngày `{date}` của lịch `{calendar}` thuộc năm không có trong `holiday_years`", en: "the day `{date}` of the calendar `{calendar}` lies in a year that `holiday_years` does not name" }

    /// Another version of the format.
    unknown_format(found: &str) { vi: "phiên bản định dạng `{found}` chưa được hỗ trợ", en: "the format version `{found}` is not known" }
    /// Which one there is.
    format_hint() { vi: "chương trình này đọc `format: 1`", en: "this program reads `format: 1`" }
    /// No time, or too long.
    horizon_out_of_range(days: i64) { vi: "thời gian chạy phải dài hơn 0 và không quá {days} ngày", en: "a run must last longer than 0 and at most {days} days" }
    /// Too long before the start.
    too_early(days: i64) { vi: "một chiến dịch bắt đầu trước khi diễn tập nhiều nhất {days} ngày", en: "a campaign begins at most {days} days before the exercise" }
    /// Out of range.
    warm_up_too_long(days: i64) { vi: "thời gian khởi động không được quá {days} ngày", en: "a warm-up lasts at most {days} days" }
    /// More than the limit.
    too_many(what: &str, n: &str, limit: u64) { vi: "{what}: {n} vượt quá giới hạn {limit}", en: "{what}: {n} is above the limit of {limit}" }
    /// After the run's end.
    after_the_end(at: &str, horizon: &str) { vi: "thời điểm {at} sau STARTEX nằm sau khi kết thúc diễn tập ({horizon})", en: "{at} after STARTEX is after the end of the run ({horizon})" }
    /// A target after the limit.
    target_after_limit(target: &str, limit: &str) { vi: "mục tiêu {target} dài hơn giới hạn {limit}", en: "the target {target} is longer than the limit {limit}" }
    /// The same milestone twice.
    same_milestone() { vi: "đồng hồ bắt đầu và dừng ở cùng một mốc", en: "the clock starts and stops at the same milestone" }
    /// Not a technique.
    bad_technique(text: &str) { vi: "`{text}` không phải là mã kỹ thuật ATT&CK", en: "`{text}` is no ATT&CK technique" }
    /// How an effect goes on.
    only_fraud() { vi: "`loss` chỉ dùng cho lừa đảo (`Defraud`)", en: "only a fraud (`Defraud`) has a `loss`" }
    /// How an effect goes on.
    only_flood() { vi: "`lasts` chỉ dùng cho từ chối dịch vụ (`Disrupt`)", en: "only a flood (`Disrupt`) `lasts`" }
    /// How an effect goes on.
    only_flood_and_fraud() {
        vi: "`goes_on` chỉ dùng cho từ chối dịch vụ (`Disrupt`) và lừa đảo (`Defraud`)",
        en: "only a flood (`Disrupt`) and a fraud (`Defraud`) have `goes_on`"
    }
    /// How an effect goes on.
    again_without_end() {
        vi: "đợt sau tính từ khi đợt trước hết, nên cần có `lasts`",
        en: "the next flood counts from the end of the one before, so `lasts` is needed"
    }
    /// How an effect goes on.
    fraud_without_victims() { vi: "lừa đảo mà không có nạn nhân nào", en: "a fraud that finds no victim" }
    /// How an effect goes on.
    fraud_hint() {
        vi: "thêm `goes_on: (again_after: …, times_at_most: …, loss: …)`",
        en: "add `goes_on: (again_after: …, times_at_most: …, loss: …)`"
    }
    /// An effect in nobody's name.
    nobody_concerned(action: &str) {
        vi: "`{action}` không gắn với cơ quan nào: chiến dịch không chạm vào hệ thống nào",
        en: "`{action}` concerns no agency: no step of the campaign touches a system"
    }
    /// An effect in nobody's name.
    nobody_concerned_hint() {
        vi: "đặt mục tiêu là hệ thống bị mạo danh, hoặc thêm bước xâm nhập trước đó",
        en: "make the system that is impersonated its target, or let another step touch one before"
    }
    /// An effect that needs a system.
    effect_without_target(action: &str) {
        vi: "`{action}` nhằm ra ngoài tỉnh (`Outside`) nên không có tác dụng này",
        en: "`{action}` is aimed outside (`Outside`), so it cannot have this effect"
    }
    /// Not a tactic.
    bad_tactic(text: &str) { vi: "`{text}` không phải là chiến thuật ATT&CK", en: "`{text}` is no ATT&CK tactic" }
    /// Not a mitigation.
    bad_mitigation(text: &str) { vi: "`{text}` không phải là mã biện pháp giảm thiểu ATT&CK", en: "`{text}` is no ATT&CK mitigation" }
    /// How mitigations are written.
    mitigation_hint() { vi: "viết dạng `M1017`", en: "write `M1017`" }
    /// How techniques are written.
    technique_hint() { vi: "viết dạng `T1566` hoặc `T1566.001`", en: "write `T1566` or `T1566.001`" }

    /// Systems that need each other.
    dependency_cycle(list: &str) { vi: "các hệ thống phụ thuộc lẫn nhau thành vòng: {list}", en: "systems need each other in a circle: {list}" }
    /// Kinds that command each other.
    command_cycle(list: &str) { vi: "quan hệ chỉ đạo, báo cáo tạo thành vòng: {list}", en: "lines of command go in a circle: {list}" }
    /// Actions that can never begin.
    needs_cycle(list: &str) { vi: "các hành động này không bao giờ bắt đầu được vì chờ lẫn nhau: {list}", en: "these actions can never begin, for they wait for each other: {list}" }
    /// An empty choice.
    needs_nothing(id: &str) { vi: "hành động `{id}` cần một trong các hành động của danh sách trống", en: "the action `{id}` needs any of an empty list" }
    /// Steps that wait for each other.
    step_cycle(list: &str) { vi: "các bước chờ lẫn nhau thành vòng: {list}", en: "steps wait for each other in a circle: {list}" }
    /// Contingency injects that wait for each other.
    contingency_cycle(list: &str) { vi: "các tình huống dự phòng chờ lẫn nhau thành vòng: {list}", en: "contingency injects wait for each other in a circle: {list}" }
    /// Nothing to be contingent on.
    contingency_without_action(id: &str) { vi: "tình huống `{id}` không có hành động mong đợi (`expects`), nên không thể có dự phòng cho nó", en: "the inject `{id}` expects no action, so nothing can be its contingency" }
    /// Too early.
    contingency_too_early(id: &str, at: &str) { vi: "tình huống dự phòng phải sau hạn của `{id}` ({at} sau STARTEX)", en: "a contingency comes after the time of `{id}` ({at} after STARTEX)" }
    /// Nobody may sign.
    nobody_approves(action: &str, role: &str, org: &str) {
        vi: "không ai phê duyệt được `{action}`: người ký của vai trò {role} không có ở {org}",
        en: "nobody can approve `{action}`: the role {role} has nobody who signs at {org}"
    }
    /// What to do.
    nobody_approves_hint() { vi: "thêm `signs: 1` cho một chức danh của cơ quan đó, hoặc thêm cơ quan khác vào `held_by`", en: "give a post of that organisation `signs: 1`, or add another kind to `held_by`" }
    /// No organisation.
    role_nobody_fills(role: &str, kinds: &str) { vi: "không cơ quan nào của tỉnh giữ vai trò {role} (cần một trong: {kinds})", en: "no organisation of the province fills the role {role} (one of: {kinds})" }
    /// Neither the structure nor the default says who.
    role_missing(role: &str) { vi: "cơ cấu điều phối không nói ai giữ vai trò {role}", en: "the structure does not say who holds the role {role}" }
    /// What is missing after the default was merged in.
    unclear_missing() { vi: "cơ cấu điều phối không nói ai xử lý khi chưa rõ chủ đề (`unclear_subject`)", en: "the structure does not say who takes an incident of unclear subject (`unclear_subject`)" }
    /// No person.
    step_nobody(step: &str, playbook: &str, orgs: &str) {
        vi: "không ai thực hiện được bước `{step}` của quy trình `{playbook}` tại: {orgs}",
        en: "nobody can do the step `{step}` of the playbook `{playbook}` at: {orgs}"
    }
    /// What to do.
    step_nobody_hint(posts: &str) { vi: "cần một trong: {posts}; thêm cơ quan có chức danh đó, hoặc thêm chức danh đó cho cơ quan giữ vai trò", en: "one of these is needed: {posts}; add an organisation with such a post, or give one to the holder of the role" }
    /// No people in a post.
    post_unknown(post: &str, org: &str) { vi: "cơ quan `{org}` không có chức danh `{post}`", en: "the organisation `{org}` has no post `{post}`" }
    /// No rotation.
    bad_shift(shift: &str) { vi: "ca trực {shift} không chia hết một ngày thành các ca từ nửa giờ trở lên", en: "shifts of {shift} do not divide a day into shifts of at least half an hour" }
    /// Fewer people than on each shift.
    rotation_too_few(org: &str, post: &str, people: u32, on_duty: u32) {
        vi: "chức danh `{post}` của `{org}` có {people} người, không đủ để luôn có {on_duty} người trực",
        en: "the post `{post}` of `{org}` has {people} people, too few to keep {on_duty} on duty"
    }
    /// More than there are.
    more_than_people(what: &str, n: u32, people: u32) { vi: "`{what}` là {n}, nhưng chức danh chỉ có {people} người", en: "`{what}` is {n}, but the post has only {people} people" }
    /// Out of reach.
    unreachable_target(target: &str, campaign: &str) { vi: "chiến dịch `{campaign}` không thể tới hệ thống `{target}`: không có mạng nào nối tới từ điểm xâm nhập", en: "the campaign `{campaign}` cannot reach the system `{target}`: no network leads there from where it may begin" }
    /// What to do.
    unreachable_hint() { vi: "kiểm tra `networks` của tỉnh (thành viên, `openness` lớn hơn 0) và `entry` của chiến dịch", en: "look at the province's `networks` (members, `openness` above 0) and the campaign's `entry`" }
    /// Nowhere to begin.
    no_entry(campaign: &str) { vi: "chiến dịch `{campaign}` không có hệ thống nào để bắt đầu trong tỉnh này", en: "the campaign `{campaign}` has no system to begin with in this province" }
    /// What a campaign looks for to begin with.
    no_entry_hint(wanted: &str) { vi: "không hệ thống nào của tỉnh (hoặc của `entry` trong tệp diễn tập) có loại và cách tiếp cận mà chiến dịch cần: {wanted}; chạy thì không có vụ xâm nhập nào", en: "no system of the province (or of the drill's `entry`) has the kind and exposure that the campaign needs: {wanted}; a run of it has no intrusion" }
    /// A campaign that never enters.
    no_entry_outside() { vi: "mọi hành động của chiến dịch diễn ra ở ngoài các hệ thống của tỉnh; chạy thì không có vụ xâm nhập nào", en: "all actions of the campaign take place outside the province's systems; a run of it has no intrusion" }
    /// About a campaign that the drill does not launch.
    campaign_not_launched(campaign: &str) { vi: "đợt diễn tập không có chiến dịch `{campaign}`", en: "the drill does not launch the campaign `{campaign}`" }
    /// Nobody is at work.
    starts_on_weekend(day: &str) { vi: "diễn tập bắt đầu ngày {day} là ngày nghỉ trong tuần của mọi lịch làm việc", en: "the drill starts on {day}, which no calendar has as a working day of the week" }
    /// Nobody is at work.
    starts_on_holiday(day: &str) { vi: "diễn tập bắt đầu ngày {day} là ngày nghỉ lễ", en: "the drill starts on {day}, a public holiday" }
    /// Not yet done.
    programme_after_drill(date: &str, last: &str) { vi: "việc này ghi là đã làm ngày {date}, sau khi diễn tập kết thúc ({last})", en: "this is said to have been done on {date}, after the drill ends ({last})" }
    /// Nothing uses it.
    unused(what: &str, id: &str) { vi: "{what} `{id}` không được dùng", en: "the {what} `{id}` is not used" }
    /// No channel.
    no_channel(org: &str) { vi: "cơ quan `{org}` không có kênh liên lạc nào", en: "the organisation `{org}` has no channel" }
    /// Nothing in a list that needs something.
    list_empty(name: &str) { vi: "danh sách `{name}` để trống", en: "the list `{name}` is empty" }
    /// Where a person would look for it.
    in_file(path: &str) { vi: "trong tệp {path}", en: "in the file {path}" }

    /// Class.
    class_org() { vi: "cơ quan", en: "organisation" }
    /// Class.
    class_org_kind() { vi: "loại cơ quan", en: "kind of organisation" }
    /// Class.
    class_system() { vi: "hệ thống", en: "system" }
    /// Class.
    class_system_kind() { vi: "loại hệ thống", en: "kind of system" }
    /// Class.
    class_calendar() { vi: "lịch làm việc", en: "calendar" }
    /// Class.
    class_roster() { vi: "chế độ trực", en: "roster" }
    /// Class.
    class_channel() { vi: "kênh liên lạc", en: "channel" }
    /// Class.
    class_post() { vi: "chức danh", en: "post" }
    /// Class.
    class_thing() { vi: "phương tiện", en: "thing" }
    /// Class.
    class_network() { vi: "mạng", en: "network" }
    /// Class.
    class_campaign() { vi: "chiến dịch", en: "campaign" }
    /// Class.
    class_action() { vi: "hành động tấn công", en: "attack action" }
    /// Class.
    class_playbook() { vi: "loại sự cố", en: "incident type" }
    /// Class.
    class_step() { vi: "bước", en: "step" }
    /// Class.
    class_structure() { vi: "cơ cấu điều phối", en: "structure" }
    /// Class.
    class_practice() { vi: "thông lệ", en: "practice" }
    /// Class.
    class_expectation() { vi: "yêu cầu", en: "expectation" }
    /// Class.
    class_obligation() { vi: "nghĩa vụ", en: "obligation" }
    /// Class.
    class_objective() { vi: "mục tiêu diễn tập", en: "objective" }
    /// Class.
    class_inject() { vi: "tình huống", en: "inject" }
    /// Class.
    class_measure() { vi: "biện pháp khắc phục", en: "corrective measure" }
    /// Class.
    class_mitigation() { vi: "biện pháp giảm thiểu", en: "mitigation" }
    /// Class.
    class_suffix() { vi: "hệ thống của loại cơ quan", en: "system of the kind" }
    /// Class.
    class_person() { vi: "người", en: "person" }
    /// Class.
    class_org_or_kind() { vi: "cơ quan hoặc loại cơ quan", en: "organisation or kind of organisation" }
    /// Class.
    class_system_or_org() { vi: "hệ thống hoặc cơ quan", en: "system or organisation" }
    /// Class.
    class_plan() { vi: "kế hoạch", en: "plan" }
    /// Class.
    class_drill() { vi: "đợt diễn tập", en: "drill" }
    /// Class.
    class_province() { vi: "tỉnh", en: "province" }
    /// Class.
    class_scenario() { vi: "kịch bản", en: "scenario" }
    /// Counted thing.
    count_users() { vi: "số người dùng", en: "users" }
    /// Counted thing.
    count_power() { vi: "số mũ", en: "power" }
    /// Counted thing.
    count_people() { vi: "số người thêm", en: "people more" }
    /// Counted thing.
    count_attempts() { vi: "số lần thử", en: "attempts" }
    /// Counted thing.
    count_at_once() { vi: "mục tiêu cùng lúc", en: "targets at the same time" }
    /// Counted thing.
    count_million() { vi: "triệu đồng", en: "million đồng" }
    /// Counted thing.
    count_alerts() { vi: "số cảnh báo", en: "alerts" }
    /// Counted thing.
    count_bodies() { vi: "số đơn vị đại diện", en: "bodies stood for" }
    /// Counted thing.
    count_per_day() { vi: "số lần mỗi ngày", en: "a day" }
}
