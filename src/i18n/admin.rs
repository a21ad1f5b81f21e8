//! Texts of the drill's plan and of its report as Vietnamese administrative documents (NĐ 30/2020/NĐ-CP). English is a
//! reading copy.

crate::messages! {
    // -- the frame ---------------------------------------------------------------------------------------------
    /// The country.
    country() { vi: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", en: "SOCIALIST REPUBLIC OF VIET NAM" }
    /// The motto.
    motto() { vi: "Độc lập - Tự do - Hạnh phúc", en: "Independence - Freedom - Happiness" }
    /// The body of a province that issues plans.
    committee() { vi: "ỦY BAN NHÂN DÂN", en: "PEOPLE’S COMMITTEE" }
    /// The same of a certain province, in one line.
    committee_of(province: &str) { vi: "ỦY BAN NHÂN DÂN {province}", en: "PEOPLE’S COMMITTEE OF {province}" }
    /// Blank.
    blank_above() { vi: "[TÊN CƠ QUAN CHỦ QUẢN TRỰC TIẾP]", en: "[NAME OF THE BODY ABOVE]" }
    /// Before the number.
    number() { vi: "Số: ", en: "No.: " }
    /// Blank.
    blank_number() { vi: "[số]", en: "[number]" }
    /// The sign of a plan.
    sign_plan() { vi: "/KH-UBND", en: "/KH-UBND" }
    /// The sign of a report.
    sign_report() { vi: "/BC-", en: "/BC-" }
    /// Blank.
    blank_sign() { vi: "[viết tắt tên cơ quan]", en: "[abbreviation of the issuing body]" }
    /// Blank.
    blank_place() { vi: "[địa danh]", en: "[place]" }
    /// The date, to be filled in.
    date_blank() { vi: "ngày … tháng … năm …", en: "day … month … year …" }
    /// Kind of document.
    kind_plan() { vi: "KẾ HOẠCH", en: "PLAN" }
    /// Kind of document.
    kind_report() { vi: "BÁO CÁO", en: "REPORT" }
    /// Above the recipients.
    recipients() { vi: "Nơi nhận:", en: "Recipients:" }
    /// What the plan is about.
    about_plan(name: &str) { vi: "Tổ chức {name}", en: "Holding the {name}" }
    /// What the report is about.
    about_report(name: &str) { vi: "Kết quả {name}", en: "Results of the {name}" }
    /// To whom a report goes up.
    addressed(body: &str) { vi: "Kính gửi: {body}.", en: "To: {body}." }
    /// Recipient.
    as_addressed() { vi: "Như trên;", en: "As above;" }
    /// Recipient.
    as_above() { vi: "Các cơ quan, đơn vị tham gia tại Mục III;", en: "The participants of part III;" }
    /// Recipient.
    to_body(name: &str) { vi: "{name};", en: "{name};" }
    /// Recipient.
    to_file() { vi: "Lưu: VT.", en: "File." }
    /// Blank.
    blank_recipients() { vi: "[bổ sung nơi nhận];", en: "[further recipients];" }
    /// For whom the plan is signed.
    for_committee() { vi: "TM. ỦY BAN NHÂN DÂN", en: "FOR THE PEOPLE’S COMMITTEE" }
    /// Blank.
    blank_office() { vi: "[CHỨC VỤ NGƯỜI KÝ]", en: "[OFFICE OF THE SIGNER]" }
    /// Blank.
    blank_name() { vi: "[Họ và tên]", en: "[Full name]" }
    /// That it is a draft.
    draft(version: &str) {
        vi: "Dự thảo do cyberdrill {version} lập từ kịch bản để người lập kế hoạch chỉnh sửa; chỗ tô vàng phải điền hoặc kiểm tra trước khi trình.",
        en: "Draft made by cyberdrill {version} for the planner to edit; what is marked yellow must be filled in or checked before it is sent up.",
    }

    // -- annexes -----------------------------------------------------------------------------------------------
    /// The word with its numeral.
    annex_of(numeral: &str) { vi: "Phụ lục {numeral}", en: "Appendix {numeral}" }
    /// Title.
    title_injects() { vi: "DANH MỤC TÌNH HUỐNG", en: "LIST OF INJECTS" }
    /// Title.
    title_expectations() { vi: "YÊU CẦU ĐÁNH GIÁ VỀ THỜI GIAN", en: "EXPECTATIONS ON TIMES" }
    /// Title.
    title_participants() { vi: "DANH SÁCH CƠ QUAN THAM GIA", en: "LIST OF PARTICIPANTS" }
    /// To which document it belongs, before its number.
    with_plan() { vi: "(Kèm theo Kế hoạch số ", en: "(Annexed to Plan no. " }
    /// To which document it belongs, before its number.
    with_report() { vi: "(Kèm theo Báo cáo số ", en: "(Annexed to Report no. " }
    /// Behind its date.
    with_of(body: &str) { vi: " của {body})", en: " of {body})" }
    /// The number of the script.
    annex_control() { vi: "Phụ lục riêng", en: "Separate appendix" }
    /// Title.
    title_control() { vi: "KỊCH BẢN ĐIỀU HÀNH DIỄN TẬP", en: "SCRIPT OF EXERCISE CONTROL" }
    /// Who may see it.
    control_only() {
        vi: "Chỉ dành cho Ban điều hành và người đánh giá; không gửi kèm Kế hoạch, không phổ biến cho lực lượng tham gia trước khi kết thúc diễn tập.",
        en: "For exercise control and evaluators only; not sent with the plan, and shown to no player before the end of the exercise.",
    }
    /// Heading.
    control_attack() { vi: "I. TÌNH HUỐNG TẤN CÔNG GIẢ ĐỊNH", en: "I. THE ASSUMED ATTACK" }
    /// Heading.
    control_injects() { vi: "II. DANH MỤC TÌNH HUỐNG", en: "II. LIST OF INJECTS" }
    /// The injects.
    injects(n: usize) {
        vi: "Ban điều hành đưa ra các tình huống sau theo thứ tự thời gian (số tình huống: {n}).",
        en: "Exercise control gives these injects in order of time (number of injects: {n}).",
    }
    /// The injects, with contingency injects.
    injects_contingency(n: usize, contingency: usize) {
        vi: "Ban điều hành đưa ra các tình huống sau theo thứ tự thời gian (số tình huống: {n}, trong đó dự phòng: {contingency}); tình huống dự phòng chỉ sử dụng khi hành động mong đợi không diễn ra.",
        en: "Exercise control gives these injects in order of time (number of injects: {n}, of them contingency injects: {contingency}); a contingency inject is used only if an expected action does not come.",
    }
    /// A dash of a clause.
    clause_dash(n: u32) { vi: "gạch đầu dòng thứ {n}", en: "dash {n}" }
    /// A goal of a plan.
    clause_goal() { vi: "Mục tiêu", en: "goal" }
    /// A content of a plan.
    clause_content() { vi: "Nội dung", en: "content" }

    // -- legal grounds -----------------------------------------------------------------------------------------
    /// Law.
    law_2025() { vi: "Căn cứ Luật An ninh mạng ngày 10 tháng 12 năm 2025", en: "Under the Law on Cyber Security of 10 December 2025 (no. 116/2025/QH15)" }
    /// Law.
    law_2018() { vi: "Căn cứ Luật An ninh mạng ngày 12 tháng 6 năm 2018", en: "Under the Law on Cyber Security of 12 June 2018" }
    /// Law.
    law_2015() { vi: "Căn cứ Luật An toàn thông tin mạng ngày 19 tháng 11 năm 2015", en: "Under the Law on Network Information Safety of 19 November 2015" }
    /// Directive.
    directive_60() {
        vi: "Căn cứ Chỉ thị số 60/CT-BTTTT ngày 16 tháng 9 năm 2021 của Bộ trưởng Bộ Thông tin và Truyền thông về diễn tập thực chiến bảo đảm an toàn thông tin mạng",
        en: "Under Directive no. 60/CT-BTTTT of 16 September 2021 of the Minister of Information and Communications on real-combat drills",
    }
    /// To be checked.
    check_in_force() { vi: "[kiểm tra hiệu lực]", en: "[check that it is in force]" }

    // -- the plan ----------------------------------------------------------------------------------------------
    /// Grounds of the plan.
    pursuant(plan: &str, source: &str, body: &str) {
        vi: "Thực hiện {plan} ({source}), {body} ban hành Kế hoạch diễn tập như sau:",
        en: "Under {plan} ({source}), the {body} issues this exercise plan:",
    }
    /// A name with its year.
    in_year(name: &str, year: &str) { vi: "{name} năm {year}", en: "{name} {year}" }
    /// A name that tells nothing of the attack.
    neutral_name(province: &str, day: &str) { vi: "diễn tập an ninh mạng {province}, ngày {day}", en: "cyber exercise of {province}, {day}" }
    /// The body, in the middle of a sentence.
    body(province: &str) { vi: "Ủy ban nhân dân {province}", en: "People’s Committee of {province}" }
    /// Heading.
    i_purpose() { vi: "I. MỤC ĐÍCH, YÊU CẦU", en: "I. PURPOSE AND REQUIREMENTS" }
    /// Heading.
    purpose() { vi: "1. Mục đích", en: "1. Purpose" }
    /// Purpose.
    purpose_objectives() {
        vi: "Rèn luyện và đánh giá các nội dung mà kế hoạch của tỉnh đề ra:",
        en: "To train and to evaluate what the province’s plan names:",
    }
    /// An item in letters.
    item(letter: &str, text: &str) { vi: "{letter}) {text}", en: "{letter}) {text}" }
    /// Purpose.
    purpose_times(n: usize) {
        vi: "Đo thời gian thực hiện {n} yêu cầu ứng phó nêu tại Phụ lục I, tìm khâu làm chậm và kiến nghị cách khắc phục.",
        en: "To measure the response times of Appendix I ({n} of them), to find what delays them, and to propose remedies.",
    }
    /// Heading.
    requirements() { vi: "2. Yêu cầu", en: "2. Requirements" }
    /// Requirement.
    require_scope() {
        vi: "Xác định trước mục tiêu, đối tượng tham gia, công cụ, mức độ khai thác và thời gian; không tác động đến hệ thống ngoài phạm vi đã duyệt.",
        en: "Aims, participants, tools, depth of exploitation and time are fixed beforehand; no system outside the approved scope is touched.",
    }
    /// Requirement.
    require_real() {
        vi: "Sát thực tế; người tham gia ứng phó theo chức năng, nhiệm vụ và quy định hiện hành, không theo kịch bản đọc sẵn.",
        en: "Realistic: participants respond within their functions and by the rules in force, not from a script.",
    }
    /// Requirement.
    require_marked() {
        vi: "Mọi thông báo, văn bản trao đổi trong diễn tập phải ghi rõ “DIỄN TẬP”.",
        en: "Every message and paper of the exercise is clearly marked “EXERCISE”.",
    }
    /// Requirement.
    require_after() {
        vi: "Bảo đảm an toàn, an ninh thông tin, bí mật nhà nước; kết thúc có đánh giá, rút kinh nghiệm và báo cáo.",
        en: "Security of information and state secrets are kept; the exercise ends with an evaluation and a report.",
    }
    /// Heading.
    ii_time() { vi: "II. THỜI GIAN, ĐỊA ĐIỂM, HÌNH THỨC", en: "II. TIME, PLACE AND FORM" }
    /// Time.
    time(dates: &str, length: &str) { vi: "1. Thời gian: {dates} ({length}).", en: "1. Time: {dates} ({length})." }
    /// Place.
    place() { vi: "2. Địa điểm: ", en: "2. Place: " }
    /// Form.
    form(text: &str) { vi: "3. Hình thức: {text}.", en: "3. Form: {text}." }
    /// Scope.
    scope_of_systems(n: &str) {
        vi: "4. Phạm vi: kịch bản có {n} hệ thống thông tin; danh mục hệ thống được phép tác động: ",
        en: "4. Scope: the scenario has {n} information systems; list of the systems that may be touched: ",
    }
    /// Heading.
    iii_participants() { vi: "III. THÀNH PHẦN THAM GIA", en: "III. PARTICIPANTS" }
    /// Those of one tier.
    participants_of(n: usize, tier: &str, count: usize, names: &str) {
        vi: "{n}. {tier} ({count}): {names}.",
        en: "{n}. {tier} ({count}): {names}.",
    }
    /// They are listed elsewhere.
    participants_annex(names: &str) { vi: "{names}; danh sách đầy đủ tại Phụ lục II", en: "{names}; the full list is in Appendix II" }
    /// Heading.
    iv_content() { vi: "IV. NỘI DUNG, KỊCH BẢN", en: "IV. CONTENT AND SCENARIO" }
    /// The situation, as far as those who play may know it.
    scenario_assumed() {
        vi: "1. Tình huống giả định: trong thời gian diễn tập, hệ thống thông tin của một số cơ quan, đơn vị bị tấn công mạng. Loại hình, mục tiêu và thời điểm tấn công không thông báo trước.",
        en: "1. Assumed situation: during the exercise, information systems of some agencies come under attack. What kind of attack, on whom and when is not told beforehand.",
    }
    /// Where the script is.
    script_kept() {
        vi: "2. Điều hành tình huống: Ban điều hành đưa ra các tình huống theo kịch bản điều hành. Kịch bản là phụ lục riêng do Ban điều hành quản lý, không gửi kèm Kế hoạch này và không phổ biến cho lực lượng tham gia.",
        en: "2. Injects: exercise control gives injects by its script, which is a separate appendix kept by exercise control; it is not sent with this plan and is shown to no player.",
    }
    /// A campaign.
    campaign(letter: &str, name: &str, when: &str) {
        vi: "{letter}) {name}: bắt đầu {when}.",
        en: "{letter}) {name}: begins {when}.",
    }
    /// A campaign that began before the drill.
    campaign_before(letter: &str, name: &str, length: &str) {
        vi: "{letter}) {name}: đã bắt đầu {length} trước khi diễn tập, chưa ai biết.",
        en: "{letter}) {name}: began {length} before the exercise, unknown to anybody.",
    }
    /// Heading.
    course() { vi: "3. Nội dung thực hiện", en: "3. What is done" }
    /// Evaluation.
    evaluation(n: usize) {
        vi: "4. Đánh giá: theo {n} yêu cầu về thời gian tại Phụ lục I; mỗi nội dung có một phiếu đánh giá, mức đánh giá do người đánh giá xác nhận.",
        en: "4. Evaluation: by the expectations on times in Appendix I ({n} of them), with an evaluation guide for each capability; ratings are confirmed by the evaluator.",
    }
    /// Heading.
    v_budget() { vi: "V. KINH PHÍ THỰC HIỆN", en: "V. BUDGET" }
    /// Budget.
    budget() {
        vi: "Kinh phí tổ chức diễn tập: ",
        en: "Cost of the exercise: ",
    }
    /// Blank.
    blank_budget() {
        vi: "[số tiền, nguồn kinh phí theo phân cấp ngân sách; kịch bản không nêu]",
        en: "[amount and source by the budget rules; the scenario does not state it]",
    }
    /// Heading.
    vi_implementation() { vi: "VI. TỔ CHỨC THỰC HIỆN", en: "VI. IMPLEMENTATION" }
    /// Before the assignment.
    by_structure(structure: &str) {
        vi: "Phân công theo cơ cấu phối hợp “{structure}”; chỗ suy ra hoặc giả định được đánh dấu để kiểm tra, căn cứ ghi ở trang cuối.",
        en: "Assignment by the coordination structure “{structure}”; what is inferred or assumed is marked to be checked, its grounds stand on the last page.",
    }
    /// Who takes the place of the first.
    instead(task: &str, others: &str) {
        vi: "{task}; khi không có hoặc không thực hiện được thì {others} thực hiện",
        en: "{task}; where that body is missing or cannot, {others} does",
    }
    /// Between those who take the place of the first.
    then_to() { vi: ", rồi đến ", en: ", then " }
    /// Task.
    does_first() { vi: "Phát hiện, báo cáo ngay và xử lý ban đầu sự cố trên hệ thống của mình; giữ nguyên dữ liệu nhật ký", en: "Detects, reports at once and first handles incidents in its own systems; keeps the logs" }
    /// Task.
    does_monitoring() { vi: "Giám sát, phân tích cảnh báo; thông báo cho đơn vị có hệ thống bị tấn công", en: "Monitors, analyses alerts and tells the body whose system is attacked" }
    /// Task.
    does_lead_security() { vi: "Chủ trì, điều phối ứng phó sự cố an ninh mạng; tổng hợp tình hình", en: "Leads and coordinates the response to cyber-security incidents; keeps the overall picture" }
    /// Task.
    does_lead_safety() { vi: "Chủ trì, điều phối ứng cứu sự cố an toàn thông tin mạng", en: "Leads and coordinates the response to information-safety incidents" }
    /// Task.
    does_authority() { vi: "Quyết định các biện pháp vượt thẩm quyền của đơn vị vận hành, như ngắt kết nối, dừng hệ thống", en: "Decides on measures beyond the operator’s authority, such as disconnecting or stopping a system" }
    /// Task.
    does_team() { vi: "Cử lực lượng ứng cứu, phối hợp ngăn chặn, gỡ bỏ mã độc, khôi phục hệ thống", en: "Sends responders; helps to contain, to remove malware and to recover systems" }
    /// Task.
    does_public() { vi: "Cung cấp thông tin chính thức cho báo chí, người dân; theo dõi, đề nghị gỡ nội dung sai sự thật", en: "Gives official information to press and public; watches for false content and asks for its removal" }
    /// Task.
    does_national() { vi: "Làm đầu mối báo cáo, đề nghị hỗ trợ với cơ quan điều phối quốc gia", en: "Reports to the national coordinating body and asks it for help" }
    /// Task.
    does_crime() { vi: "Thu thập chứng cứ điện tử, điều tra hành vi vi phạm pháp luật", en: "Gathers electronic evidence and investigates offences" }
    /// Task.
    does_steering() { vi: "Chỉ đạo chung; quyết định huy động lực lượng, phương tiện", en: "Directs as a whole; decides on mobilising forces and means" }
    /// Task.
    does_supporting() { vi: "Hỗ trợ kỹ thuật, hạ tầng, nhân lực theo yêu cầu của đơn vị chủ trì", en: "Supports with skill, infrastructure and staff at the lead’s request" }
    /// Heading.
    grounds_of_assignment() { vi: "Căn cứ phân công (để kiểm tra)", en: "Grounds of the assignment (to be checked)" }
    /// Column.
    col_role() { vi: "Vai trò", en: "Role" }
    /// Column.
    col_holders() { vi: "Thứ tự đảm nhiệm", en: "Held by, in order" }
    /// To be checked.
    check_this() { vi: "[cần kiểm tra]", en: "[to be checked]" }
    /// Others.
    others(n: usize) {
        vi: "{n}. Các cơ quan, đơn vị tham gia cử lãnh đạo, cán bộ đúng thành phần; chuẩn bị phương tiện, hệ thống; báo cáo kết quả về cơ quan chủ trì.",
        en: "{n}. The agencies taking part send leaders and staff as named, prepare means and systems, and report their results to the lead.",
    }
    /// Report.
    report_due(n: usize) { vi: "{n}. Cơ quan chủ trì tổng hợp, báo cáo kết quả trước ngày ", en: "{n}. The lead compiles the results and reports them before " }
    /// Blank.
    blank_date() { vi: "[ngày]", en: "[date]" }
    /// Closing.
    closing_plan() {
        vi: "Trong quá trình thực hiện, nếu có vướng mắc, các cơ quan, đơn vị phản ánh về cơ quan chủ trì để được hướng dẫn, giải quyết./.",
        en: "Difficulties met on the way are brought to the lead for guidance.",
    }
    /// Appendix.
    annex_basis() { vi: "THÔNG TIN LẬP VĂN BẢN (bỏ trước khi trình)", en: "HOW THIS WAS MADE (to be removed before it is sent up)" }
    /// Column.
    col_no() { vi: "TT", en: "No." }
    /// Column.
    col_inject() { vi: "Tình huống", en: "Inject" }
    /// Column.
    col_from_to() { vi: "Bên gửi, bên nhận, hình thức", en: "From, to, mode" }
    /// From and to.
    from_to(from: &str, to: &str, channel: &str) { vi: "{from} → {to}; {channel}", en: "{from} → {to}; {channel}" }
    /// Column.
    col_expected() { vi: "Hành động mong đợi", en: "Expected action" }
    /// A contingency inject.
    contingency(n: usize) { vi: "(dự phòng cho số {n})", en: "(contingency for no. {n})" }
    /// Column.
    col_requirement() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    col_target() { vi: "Mục tiêu", en: "Target" }
    /// Column.
    col_limit() { vi: "Giới hạn", en: "Limit" }
    /// Column.
    col_source() { vi: "Căn cứ", en: "Source" }

    // -- the report --------------------------------------------------------------------------------------------
    /// First sentence of the report.
    performing(plan: &str, source: &str, body: &str) {
        vi: "Thực hiện {plan} ({source}), {body} báo cáo kết quả diễn tập như sau:",
        en: "Under {plan} ({source}), {body} reports the results of the exercise:",
    }
    /// That nothing was held.
    simulated() {
        vi: "Số liệu dưới đây là của một lần diễn tập mô phỏng bằng máy tính trước khi tổ chức; sau diễn tập thật phải thay bằng số liệu đo được.",
        en: "The figures below are those of one exercise simulated by computer beforehand; after the real exercise, what was measured takes their place.",
    }
    /// Heading.
    ri_overview() { vi: "I. TÌNH HÌNH TỔ CHỨC", en: "I. HOW IT WAS HELD" }
    /// Heading.
    rii_results() { vi: "II. KẾT QUẢ", en: "II. RESULTS" }
    /// Heading.
    results_general() { vi: "1. Kết quả chung", en: "1. General" }
    /// Heading.
    results_each() { vi: "2. Kết quả theo từng yêu cầu", en: "2. Each expectation" }
    /// Column.
    col_result() { vi: "Kết quả", en: "Result" }
    /// Column.
    col_measured() { vi: "Kém nhất", en: "Worst" }
    /// Column.
    col_number_of() { vi: "Số vụ", en: "Cases" }
    /// Heading.
    results_injects() { vi: "3. Tình huống", en: "3. Injects" }
    /// Injects in figures.
    results_injects_text(sent: usize, expected: usize, seen: usize) {
        vi: "Đã gửi {sent} tình huống; {expected} tình huống có hành động mong đợi, {seen} tình huống có hành động đúng hạn.",
        en: "{sent} injects went out; {expected} of them expected an action, and {seen} saw it in time.",
    }
    /// Heading.
    riii_causes() { vi: "III. NGUYÊN NHÂN, THỜI GIAN MẤT Ở ĐÂU", en: "III. CAUSES: WHERE THE HOURS WENT" }
    /// A cause.
    cause(n: usize, name: &str) { vi: "{n}. {name}: ", en: "{n}. {name}: " }
    /// None.
    no_cause() {
        vi: "Không có yêu cầu nào chậm hoặc không đạt trong lần chạy này.",
        en: "No expectation was late or missed in this run.",
    }
    /// Heading.
    riv_proposals() { vi: "IV. KIẾN NGHỊ", en: "IV. PROPOSALS" }
    /// Before the proposals, with a study.
    proposals_with(drills: &str, confidence: &str) {
        vi: "Các biện pháp dưới đây được mô phỏng trên {drills} lần diễn tập mới, so với hiện trạng dưới cùng may rủi; khoảng tin cậy {confidence}.",
        en: "The measures below were simulated in {drills} fresh drills against the province as it is under the same luck; {confidence} intervals.",
    }
    /// A measure.
    proposal(letter: &str, name: &str, what: &str, effect: &str, verdict: &str) {
        vi: "{letter}) {name}: {what} thay đổi {effect} – {verdict}.",
        en: "{letter}) {name}: {what} changes by {effect} – {verdict}.",
    }
    /// Before the proposals, without a study.
    proposals_without() {
        vi: "Chưa mô phỏng biện pháp nào. Theo nơi mất thời gian, đề nghị xem xét các hướng sau (tác dụng chưa đo):",
        en: "No measure was simulated. By where the hours went, these directions deserve a look (their effect was not measured):",
    }
    /// None.
    proposals_none() { vi: "Không có kiến nghị rút ra từ lần chạy này.", en: "Nothing to propose follows from this run." }
    /// Blank.
    blank_proposals() { vi: "[bổ sung kiến nghị của cơ quan báo cáo]", en: "[further proposals of the reporting body]" }
    /// Not told.
    not_told(list: &str) {
        vi: "Chưa kết luận được, cần kiểm tra lại ở cuộc diễn tập sau: {list}.",
        en: "Not told by this run, to be tested in the next exercise: {list}.",
    }
    /// Closing.
    closing_report(body: &str) { vi: "{body} báo cáo để theo dõi, chỉ đạo./.", en: "Reported by {body} for information and direction." }
}

/// The letters of items in the order of the language; numbers behind the last.
pub fn letter(lang: super::Lang, ix: usize) -> String {
    const LETTERS: [&str; 2] = ["abcdđeghiklmnopqrs", "abcdefghijklmnopqr"];
    let letters = LETTERS[usize::from(lang == super::Lang::En)];
    letters.chars().nth(ix).map_or_else(|| (ix + 1).to_string(), |letter| letter.to_string())
}
