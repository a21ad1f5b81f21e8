//! Texts of the programme of a year: wishes that cannot be granted, the drills that are written, tactics and fields.

use super::Lang;

crate::messages! {
    // -- what is typed ------------------------------------------------------------------------------------------
    /// Not a pin.
    not_a_pin() {
        vi: "phải là một ngày, hoặc một ngày kèm mã chiến dịch: 2026-03-17, 17/03/2026, 2026-03-17=ransomware-phishing",
        en: "must be a day, or a day with the id of a campaign: 2026-03-17, 17/03/2026, 2026-03-17=ransomware-phishing",
    }
    /// Not days.
    not_days() {
        vi: "phải là một ngày, một tuần hoặc một khoảng: 2026-07-20, 2026-W30, 2026-07-20..2026-07-31",
        en: "must be a day, a week or a stretch of days: 2026-07-20, 2026-W30, 2026-07-20..2026-07-31",
    }
    /// Not a share.
    not_a_share() { vi: "phải là số từ 0 đến 1", en: "must be a number from 0 to 1" }

    // -- wishes that cannot be granted -----------------------------------------------------------------------------
    /// The year.
    no_such_year(year: i16) { vi: "không lập được chương trình cho năm {year}", en: "no programme can be made for the year {year}" }
    /// What to do.
    hint_year() { vi: "năm phải từ 1900 đến 2199", en: "the year must be from 1900 to 2199" }
    /// The holidays are not known.
    no_holidays(calendar: &str, year: i16, known: &str) {
        vi: "bảng ngày nghỉ của lịch `{calendar}` không có năm {year}; có các năm: {known}",
        en: "the table of holidays of the calendar `{calendar}` has no year {year}; it has: {known}",
    }
    /// What to do.
    hint_holidays(calendar: &str, year: i16) {
        vi: "chọn một năm có trong bảng, hoặc khai lịch `{calendar}` trong province.ron kèm ngày nghỉ đã công bố của năm {year}",
        en: "choose a year of the table, or give the calendar `{calendar}` in province.ron with the holidays announced for {year}",
    }
    /// No effort.
    no_effort() {
        vi: "không có công sức nào: số ngày diễn tập và số người phải từ 1 trở lên",
        en: "there is no effort: days of drill and people must be 1 or more",
    }
    /// What to do.
    hint_no_effort() { vi: "ví dụ: --days 10 --people 120", en: "for example: --days 10 --people 120" }
    /// The bounds are crossed.
    bounds_crossed(hardest: &str, easiest: &str) {
        vi: "không cuộc diễn tập nào vừa đạt ít nhất {hardest} vừa đạt nhiều nhất {easiest} số yêu cầu",
        en: "no drill meets both at least {hardest} and at most {easiest} of the expectations",
    }
    /// What to do.
    hint_bounds() { vi: "--hardest phải nhỏ hơn --easiest", en: "--hardest must be below --easiest" }
    /// No day is free.
    no_free_day(year: i16, why: &str) {
        vi: "năm {year} không còn ngày nào để diễn tập: {why}",
        en: "no day of {year} is left for a drill: {why}",
    }
    /// What to do.
    hint_free_day() { vi: "bỏ bớt --forbid, hoặc giảm --before-reports", en: "forbid less, or lower --before-reports" }
    /// More days than there are.
    too_many_days(wished: u32, free: usize, why: &str) {
        vi: "muốn {wished} ngày diễn tập, nhưng cả năm chỉ còn {free} ngày được phép: {why}",
        en: "{wished} days of drill are wished for, but only {free} days of the year are free: {why}",
    }
    /// What to do.
    hint_too_many_days(free: usize) {
        vi: "nhiều nhất --days {free}; thực tế ít hơn, vì các cuộc phải cách nhau (--apart)",
        en: "at most --days {free}; in fact fewer, because drills keep apart (--apart)",
    }
    /// Why days are not free.
    days_taken(weekend: usize, holiday: usize, forbidden: usize, report: usize) {
        vi: "{weekend} ngày cuối tuần, {holiday} ngày nghỉ lễ, {forbidden} ngày bị cấm, {report} ngày trước hạn báo cáo",
        en: "{weekend} days at weekends, {holiday} holidays, {forbidden} forbidden, {report} before report dates",
    }
    /// Days that are forbidden in another year.
    forbidden_other_year(day: &str, year: i16) {
        vi: "những ngày bị cấm từ {day} không thuộc năm {year}",
        en: "the forbidden days from {day} on are not in {year}",
    }
    /// What to do.
    hint_forbidden_other_year() { vi: "sửa năm ở --forbid hoặc --year", en: "correct the year at --forbid or --year" }
    /// Two pins on a day.
    pinned_twice(day: &str) { vi: "{day} được ghim hai lần", en: "{day} is pinned twice" }
    /// What to do.
    hint_pinned_twice() { vi: "mỗi ngày chỉ ghim một lần", en: "pin a day once" }
    /// The pins need more days.
    pins_need_days(pins: usize, needed: u32, days: u32) {
        vi: "{pins} cuộc được ghim cần ít nhất {needed} ngày, nhưng chỉ có {days} ngày",
        en: "{pins} pinned drills need at least {needed} days, but there are only {days}",
    }
    /// What to do.
    hint_pins_need_days(needed: u32) { vi: "--days {needed} trở lên, hoặc ghim ít hơn", en: "--days {needed} or more, or fewer pins" }
    /// A pinned day.
    pin_other_year(day: &str, year: i16) { vi: "ngày ghim {day} không thuộc năm {year}", en: "the pinned day {day} is not in {year}" }
    /// A pinned day.
    pin_weekend(day: &str) { vi: "ngày ghim {day} là ngày nghỉ cuối tuần", en: "the pinned day {day} is at a weekend" }
    /// A pinned day.
    pin_holiday(day: &str) { vi: "ngày ghim {day} là ngày nghỉ lễ, Tết", en: "the pinned day {day} is a public holiday" }
    /// A pinned day.
    pin_forbidden(day: &str) { vi: "{day} vừa được ghim vừa bị cấm", en: "{day} is both pinned and forbidden" }
    /// A pinned day.
    pin_too_short(day: &str) {
        vi: "từ ngày ghim {day} không đủ ngày làm việc liền nhau cho cuộc nào, kể cả cuộc ngắn nhất",
        en: "from the pinned day {day} on there are not enough working days in a row even for the shortest drill",
    }
    /// A pinned day.
    pin_before_report(day: &str, weeks: u32, report: &str, until: &str) {
        vi: "ngày ghim {day} nằm trong {weeks} tuần trước hạn {until}: {report}",
        en: "the pinned day {day} is within {weeks} weeks before {until}: {report}",
    }
    /// What to do.
    hint_pin(near: &str) { vi: "ngày gần nhất còn được: {near}", en: "the nearest day that is free: {near}" }
    /// What to do.
    hint_pin_report(near: &str) {
        vi: "ngày gần nhất còn được: {near}; hoặc --before-reports 0",
        en: "the nearest day that is free: {near}; or --before-reports 0",
    }
    /// A campaign that is not there.
    unknown_campaign(id: &str) { vi: "không có chiến dịch `{id}` để ghim", en: "there is no campaign `{id}` to pin" }
    /// What there is.
    known_campaigns(list: &str) { vi: "có: {list}", en: "there are: {list}" }
    /// What was meant.
    meant_campaign(near: &str, list: &str) { vi: "ý là `{near}`? có: {list}", en: "did you mean `{near}`? there are: {list}" }
    /// A pin that nothing serves.
    pin_unserved(day: &str, campaign: &str, counts: &str) {
        vi: "không cuộc diễn tập nào được phép bắt đầu vào {day} với chiến dịch {campaign}. {counts}",
        en: "no drill that may be held can begin on {day} with the campaign {campaign}. {counts}",
    }
    /// The pins do not go together.
    pins_together(pins: usize, days: u32) {
        vi: "{pins} ngày ghim không cùng thực hiện được trong {days} ngày diễn tập",
        en: "the {pins} pinned days cannot all be kept within {days} days of drill",
    }
    /// What to do.
    hint_pins_together() {
        vi: "thêm ngày (--days), cho cuộc ngắn hơn (--length 1), hoặc ghim các ngày xa nhau hơn",
        en: "more days (--days), shorter drills (--length 1), or pins farther apart",
    }
    /// Nothing fits.
    no_drill_fits(counts: &str) { vi: "không cuộc diễn tập nào được phép. {counts}", en: "no drill may be held. {counts}" }
    /// What became of what was considered.
    dropped(all: usize, place: usize, decided: usize, hard: usize, easy: usize, people: usize) {
        vi: "Đã xét {all} phương án: {place} không có chỗ trong năm hoặc dài hơn số ngày, {decided} kết thúc trước khi đánh giá được điều gì, {hard} quá khó, {easy} quá dễ, {people} cần quá nhiều người",
        en: "{all} drills were considered: {place} have no place in the year or last too long, {decided} end before anything can be told, {hard} are too hard, {easy} too easy, {people} need too many people",
    }
    /// What became of further ones.
    dropped_further(unfair: usize, replaced: usize) {
        vi: ", {unfair} có quá ít yêu cầu vừa sức, {replaced} được chọn nhưng mô phỏng mới cho thấy ngoài giới hạn nên đã thay",
        en: ", {unfair} have too few expectations within reach, {replaced} were chosen and replaced because fresh drills were outside the bounds",
    }
    /// What to do where people are too few.
    hint_people(people: u32) {
        vi: "cần ít nhất --people {people}; hoặc nới giới hạn khác: --hardest, --easiest, --fair, --length",
        en: "at least --people {people} is needed; or loosen another limit: --hardest, --easiest, --fair, --length",
    }
    /// What to do.
    hint_loosen() {
        vi: "nới giới hạn: --hardest, --easiest, --fair, --people, --days, --length, --forbid",
        en: "loosen a limit: --hardest, --easiest, --fair, --people, --days, --length, --forbid",
    }

    // -- the memory ------------------------------------------------------------------------------------------------
    /// A memory that cannot be used.
    memory_refused(path: &str, why: &str) { vi: "không dùng được tệp `{path}`: {why}", en: "the file `{path}` cannot be used: {why}" }
    /// What to do.
    hint_memory() {
        vi: "--memory nhận tệp coverage.json mà lệnh plan ghi cho năm trước của cùng tỉnh",
        en: "--memory takes the coverage.json that `plan` wrote for an earlier year of the same province",
    }
    /// Not JSON.
    memory_shape(line: usize, column: usize, what: &str) {
        vi: "hỏng ở dòng {line}, cột {column}: {what}",
        en: "it is damaged at line {line}, column {column}: {what}",
    }
    /// Another file.
    memory_other(kind: &str) { vi: "không phải tệp `{kind}`", en: "it is no `{kind}`" }
    /// A later format.
    memory_format(found: u32, known: u32) {
        vi: "định dạng {found}, chương trình này đọc được định dạng {known}",
        en: "its format is {found}, and this version reads {known}",
    }
    /// Of another province.
    memory_province(found: &str, wanted: &str) {
        vi: "của tỉnh `{found}`, không phải `{wanted}`",
        en: "it is that of the province `{found}`, not of `{wanted}`",
    }
    /// A value that cannot be.
    memory_value(year: i16, what: &str) { vi: "năm {year} có giá trị sai: {what}", en: "the year {year} holds what cannot be: {what}" }
    /// Too much.
    memory_too_much(years: usize, drills: usize) {
        vi: "quá {years} năm, hoặc quá {drills} cuộc trong một năm",
        en: "more than {years} years, or more than {drills} drills in a year",
    }
    /// Not text.
    memory_not_text() { vi: "không phải văn bản UTF-8", en: "it is no text in UTF-8" }

    // -- drills that are written -------------------------------------------------------------------------------------
    /// At the head of a file.
    file_remark() {
        vi: "Do lệnh `cyberdrill plan` lập; sửa được như mọi kịch bản.",
        en: "Made by `cyberdrill plan`; may be edited like any scenario.",
    }
    /// The name of a drill.
    ///
    /// It stands on what is sent to those who take part: it does not say what they are to find out.
    drill_name(day: &str) { vi: "Diễn tập an toàn, an ninh mạng ngày {day}", en: "Cyber drill of {day}" }
    /// A sender.
    exercise_control() { vi: "Ban điều hành diễn tập", en: "Exercise control" }
    /// A sender.
    monitoring_body() { vi: "Bộ phận giám sát", en: "Monitoring" }
    /// A sender.
    vendor() { vi: "Nhà cung cấp giải pháp giám sát", en: "Vendor of the monitoring solution" }
    /// A title.
    opening_title() { vi: "Bắt đầu diễn tập", en: "Start of the exercise" }
    /// The opening of a drill of one day.
    opening_one(province: &str, day: &str) {
        vi: "Diễn tập an toàn, an ninh mạng ({province}) bắt đầu và kết thúc trong ngày {day}. Mọi thông báo diễn tập mở đầu bằng chữ DIỄN TẬP. Không tác động vào hệ thống ngoài danh mục đã duyệt.",
        en: "The cyber drill ({province}) starts and ends on {day}. Every exercise message begins with the word EXERCISE. No system outside the approved list is touched.",
    }
    /// The opening of a drill of several days.
    opening(province: &str, first: &str, last: &str, days: u32) {
        vi: "Diễn tập an toàn, an ninh mạng ({province}) bắt đầu ngày {first}, kết thúc ngày {last} ({days} ngày). Mọi thông báo diễn tập mở đầu bằng chữ DIỄN TẬP. Không tác động vào hệ thống ngoài danh mục đã duyệt.",
        en: "The cyber drill ({province}) starts on {first} and ends on {last} ({days} days). Every exercise message begins with the word EXERCISE. No system outside the approved list is touched.",
    }
    /// A title.
    end_title() { vi: "Chuẩn bị rút kinh nghiệm", en: "Preparing the hot wash" }
    /// The end.
    end() {
        vi: "DIỄN TẬP. Các đơn vị gửi nhật ký ứng phó và chuẩn bị họp rút kinh nghiệm. Cuộc diễn tập kết thúc sau 30 phút, họp rút kinh nghiệm ngay sau đó.",
        en: "EXERCISE. Units send their response logs and prepare the hot wash. The exercise ends in 30 minutes; the hot wash follows at once.",
    }
    /// A title.
    told_title() { vi: "Có dấu hiệu tấn công", en: "Signs of an attack" }
    /// Word of an attack.
    told(campaign: &str) {
        vi: "DIỄN TẬP. Ghi nhận dấu hiệu bất thường, nghi là: {campaign}. Đề nghị kiểm tra, xác minh và xử lý theo quy trình.",
        en: "EXERCISE. Something unusual has been seen; it may be: {campaign}. Please check, verify and act by the procedure.",
    }
    /// What is awaited.
    told_expects() { vi: "Tiếp nhận thông tin, phân công người kiểm tra", en: "Take the word up and have somebody check it" }
    /// A title.
    reminded_title() { vi: "Nhắc lại: chưa thấy tiếp nhận", en: "Reminder: nobody has taken it up" }
    /// A reminder.
    reminded(campaign: &str) {
        vi: "DIỄN TẬP. Chưa thấy tiếp nhận thông tin về dấu hiệu bất thường (nghi là: {campaign}). Đề nghị kiểm tra ngay.",
        en: "EXERCISE. Nobody has taken up the word of something unusual (it may be: {campaign}). Please check at once.",
    }
    /// A title.
    leaders_title() { vi: "Lãnh đạo UBND tỉnh hỏi tình hình", en: "The leadership of the province asks" }
    /// A question.
    leaders_ask() {
        vi: "DIỄN TẬP. Đề nghị báo cáo ngay: sự việc đang xảy ra ở đâu, mức độ ảnh hưởng, đã quyết định biện pháp nào, ai chịu trách nhiệm.",
        en: "EXERCISE. Please report at once: what is happening where, how bad it is, which measures have been decided, and who is responsible.",
    }
    /// A sender.
    leaders() { vi: "Lãnh đạo UBND tỉnh", en: "Leadership of the People's Committee" }
    /// What is awaited.
    leaders_expect() { vi: "Có quyết định biện pháp ngăn chặn đầu tiên và báo cáo lãnh đạo", en: "Decide on the first containing measure and report it" }
    /// A title.
    press_title() { vi: "Báo chí hỏi", en: "The press asks" }
    /// A question.
    press_asks() {
        vi: "DIỄN TẬP. Người dân phản ánh dịch vụ trực tuyến của tỉnh có vấn đề. Có phải do tấn công mạng không, dữ liệu người dân có bị ảnh hưởng không, bao giờ bình thường trở lại?",
        en: "EXERCISE. Citizens say that online services of the province do not work. Is it a cyber-attack, are people's data affected, when will it be over?",
    }
    /// A sender.
    press() { vi: "Phóng viên báo, đài", en: "Reporter" }
    /// What is awaited.
    press_expects() { vi: "Có thông tin chính thức, đã được duyệt", en: "Give approved official word" }
    /// A title.
    national_title() { vi: "Cơ quan điều phối quốc gia hỏi", en: "The national coordinating body asks" }
    /// A question.
    national_asks() {
        vi: "DIỄN TẬP. Đề nghị cho biết trên địa bàn có sự cố nào thuộc diện phải báo cáo hay không; nếu có, gửi báo cáo ban đầu.",
        en: "EXERCISE. Is there an incident in the province that has to be reported? If so, please send the first report.",
    }
    /// A sender.
    national() { vi: "Cơ quan điều phối quốc gia", en: "National coordinating body" }
    /// What is awaited.
    national_expects() { vi: "Gửi báo cáo ban đầu đến cơ quan điều phối quốc gia", en: "Send the first report to the national coordinating body" }
    /// A title.
    records_title() { vi: "Người dân hỏi về dữ liệu cá nhân", en: "A citizen asks about personal data" }
    /// A question.
    records_asked() {
        vi: "DIỄN TẬP. Có người gọi đến, nói biết chính xác hồ sơ tôi đã nộp. Dữ liệu cá nhân của tôi có bị lộ không, cơ quan đã thông báo theo quy định chưa?",
        en: "EXERCISE. Somebody called me who knew exactly what papers I had filed. Have my personal data leaked, and has the breach been notified?",
    }
    /// A sender.
    records_from() { vi: "Người dân", en: "A citizen" }
    /// What is awaited.
    records_expect() { vi: "Xác minh, thông báo vi phạm dữ liệu cá nhân theo quy định", en: "Find out, and notify the breach as the law asks" }
    /// A title.
    flood_title() { vi: "Luật cảnh báo mới sinh nhiều cảnh báo giả", en: "New detection rules raise false alerts" }
    /// A flood of false alerts.
    flood(alerts: u32, hours: i64) {
        vi: "DIỄN TẬP. Bộ luật phát hiện vừa được cập nhật; trong {hours} giờ tới có khoảng {alerts} cảnh báo, phần lớn là giả.",
        en: "EXERCISE. The detection rules have just been updated; about {alerts} alerts will come in the next {hours} hours, most of them false.",
    }
    /// A title.
    asked_title(body: &str) { vi: "Yêu cầu rà soát: {body}", en: "Request to check: {body}" }
    /// A request to a body.
    asked(campaign: &str, from: &str) {
        vi: "DIỄN TẬP. Trên địa bàn có dấu hiệu tấn công mạng, nghi là: {campaign}. Đề nghị đơn vị rà soát hệ thống, tài khoản và máy của mình, xác định có bị ảnh hưởng hay không và báo kết quả về: {from}.",
        en: "EXERCISE. There are signs of an attack in the province; it may be: {campaign}. Please check your systems, accounts and machines, judge whether you are affected, and report to: {from}.",
    }
    /// A title.
    absent_title() { vi: "Người ký duyệt vắng mặt", en: "Who signs is away" }
    /// Somebody is away.
    absent(title: &str, org: &str) {
        vi: "DIỄN TẬP. {title} ({org}) đi công tác, không liên lạc được trong ngày làm việc hôm nay. Cấp phó ký thay.",
        en: "EXERCISE. {title} ({org}) is away and cannot be reached during this working day. The deputy signs.",
    }
    /// A title.
    channel_title() { vi: "Mất liên lạc", en: "A channel is lost" }
    /// A channel is down.
    channel_down(channel: &str, hours: i64) {
        vi: "DIỄN TẬP. Kênh liên lạc không dùng được trong {hours} giờ: {channel}. Dùng kênh khác.",
        en: "EXERCISE. A channel cannot be used for {hours} hours: {channel}. Use another.",
    }

    // -- the fields of QĐ 632 ---------------------------------------------------------------------------------------
    /// Field.
    sector_transport() { vi: "Giao thông", en: "Transport" }
    /// Field.
    sector_energy() { vi: "Năng lượng", en: "Energy" }
    /// Field.
    sector_natural_resources() { vi: "Tài nguyên và môi trường", en: "Natural resources and environment" }
    /// Field.
    sector_information() { vi: "Thông tin", en: "Information" }
    /// Field.
    sector_health() { vi: "Y tế", en: "Health" }
    /// Field.
    sector_finance() { vi: "Tài chính", en: "Finance" }
    /// Field.
    sector_banking() { vi: "Ngân hàng", en: "Banking" }
    /// Field.
    sector_defence() { vi: "Quốc phòng", en: "Defence" }
    /// Field.
    sector_public_order() { vi: "An ninh, trật tự an toàn xã hội", en: "Security and public order" }
    /// Field.
    sector_urban() { vi: "Đô thị", en: "Urban" }
    /// Field.
    sector_government() { vi: "Chỉ đạo, điều hành của Chính phủ", en: "Government direction" }
}

/// The name of a tactic of ATT&CK; its id where it is none.
pub fn tactic(lang: Lang, id: &str) -> String {
    let (vi, en) = match id {
        "reconnaissance" => ("Trinh sát", "Reconnaissance"),
        "resource-development" => ("Chuẩn bị phương tiện tấn công", "Resource development"),
        "initial-access" => ("Xâm nhập ban đầu", "Initial access"),
        "execution" => ("Thực thi mã", "Execution"),
        "persistence" => ("Duy trì hiện diện", "Persistence"),
        "privilege-escalation" => ("Leo thang đặc quyền", "Privilege escalation"),
        "defense-evasion" => ("Né tránh phòng thủ", "Defense evasion"),
        "credential-access" => ("Đánh cắp thông tin xác thực", "Credential access"),
        "discovery" => ("Dò tìm trong mạng", "Discovery"),
        "lateral-movement" => ("Di chuyển ngang", "Lateral movement"),
        "collection" => ("Thu thập dữ liệu", "Collection"),
        "command-and-control" => ("Chỉ huy và điều khiển", "Command and control"),
        "exfiltration" => ("Đưa dữ liệu ra ngoài", "Exfiltration"),
        "impact" => ("Gây thiệt hại", "Impact"),
        other => (other, other),
    };
    match lang {
        Lang::Vi => vi.to_owned(),
        Lang::En => en.to_owned(),
    }
}

/// What an argument of `plan` means, in both languages; other ids are those of experiments.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "planned_year" => ("Năm lập chương trình", "The year to be planned"),
        "days_of_effort" => (
            "Tổng số ngày diễn tập trong năm; mặc định: 10",
            "Days of drill in the year, all together; default: 10",
        ),
        "people_of_effort" => (
            "Nhiều nhất mấy người được gọi cho một cuộc; mặc định: không giới hạn",
            "At most so many people called to one drill; default: no limit",
        ),
        "pinned" => (
            "Phải có một cuộc bắt đầu ngày này (kèm chiến dịch, nếu ghi); dùng được nhiều lần",
            "A drill must begin on this day (with the campaign, if named); repeatable",
        ),
        "forbidden" => (
            "Không diễn tập ngày, tuần (2026-W30) hoặc khoảng ngày này; dùng được nhiều lần",
            "No drill on this day, in this week (2026-W30) or stretch of days; repeatable",
        ),
        "coverage_memory" => (
            "Tệp coverage.json của năm trước: điều đã diễn tập thì tính ít hơn",
            "The coverage.json of an earlier year: what was drilled counts less",
        ),
        "drill_lengths" => (
            "Một cuộc được dài mấy ngày, 1 đến 5; mặc định: 1,3,5",
            "How many days a drill may last, 1 to 5; default: 1,3,5",
        ),
        "weeks_apart" => (
            "Hai cuộc cách nhau ít nhất mấy tuần, tính từ ngày đầu; mặc định: 3",
            "Weeks from the first day of a drill to that of the next, at least; default: 3",
        ),
        "weeks_before_reports" => (
            "Không diễn tập mấy tuần trước mỗi hạn báo cáo của kế hoạch; mặc định: 2",
            "No drill in so many weeks before a report date of the plan; default: 2",
        ),
        "searched" => (
            "Số lần mô phỏng mỗi phương án khi tìm; mặc định: 12",
            "Simulated drills of every candidate in the search; default: 12",
        ),
        "plan_replications" => (
            "Số lần mô phỏng mới của mỗi cuộc được chọn; mặc định: 200",
            "Fresh simulated drills of every chosen one; default: 200",
        ),
        "planned_campaigns" => (
            "Chỉ dùng chiến dịch này: mã trong thư viện hoặc tệp, dùng được nhiều lần; mặc định: mọi chiến dịch",
            "Only this campaign: an id of the library or a file, repeatable; default: all",
        ),
        "calendar_out" => (
            "Thư mục kết quả; mặc định: thư mục đang làm việc",
            "Folder to write to; default: the current one",
        ),
        "plan_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/plan-<năm>",
            "Folder to write to; default: reports/out/<scenario>/plan-<year>",
        ),
        other => bounds_help(other),
    }
}

/// What the bounds of drills and of weights mean.
fn bounds_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "hardest" => (
            "Cuộc nào đạt ít hơn tỷ lệ này số yêu cầu là quá khó; mặc định: 0,05",
            "A drill that meets a smaller share of the expectations is hopeless; default: 0.05",
        ),
        "easiest" => (
            "Cuộc nào đạt nhiều hơn tỷ lệ này là quá dễ; mặc định: 0,9",
            "A drill that meets a larger share is trivial; default: 0.9",
        ),
        "fair" => (
            "Trong các yêu cầu có kết quả, ít nhất tỷ lệ này phải có khả năng đạt nằm giữa hai giới hạn trên; mặc định: 0,4",
            "Of the expectations that a drill decides, at least this share must each have a chance between the two; default: 0.4",
        ),
        "discount" => (
            "Điều năm trước đã diễn tập thì trọng số giảm bấy nhiêu, hai năm trước thì bình phương; mặc định: 0,5",
            "By how much the weight of what was drilled last year falls, by its square two years ago; default: 0.5",
        ),
        other => super::experiment::arg_help(other),
    }
}
