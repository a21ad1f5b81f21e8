//! Texts of the papers about the programme of a year: page, chart, calendar.

crate::messages! {
    /// Title.
    title(year: i16) { vi: "Chương trình diễn tập năm {year}", en: "Programme of drills for {year}" }
    /// The question of the page.
    question(year: i16) {
        vi: "Năm {year} nên diễn tập gì, ngày nào, với ai?",
        en: "Which drills in {year}, on which days, with whom?",
    }
    /// The answer.
    answer_drills(drills: usize, days: u32, wished: u32) {
        vi: "{drills} cuộc diễn tập, {days} ngày (được phép {wished}).",
        en: "{drills} drills, {days} days (of {wished}).",
    }
    /// The answer.
    answer_value(fresh: &str, search: &str) {
        vi: "Cả năm diễn tập được {fresh} trọng số của những điều cần diễn tập, đo trên các lần mô phỏng mới, từ lúc bắt đầu đến lúc kết thúc mỗi cuộc (khi tìm: {search}).",
        en: "The year exercises {fresh} of the weight of what is to be exercised, in fresh simulated drills from STARTEX to ENDEX (in the search: {search}).",
    }
    /// The answer.
    answer_best(value: &str) {
        vi: "Đã chứng minh: với các phương án đã xét và công sức này, không chương trình nào vượt {value} khi tìm.",
        en: "Proved: among the drills considered, no programme of this effort is worth more than {value} in the search.",
    }
    /// The answer.
    answer_gap(upper: &str, gap: &str) {
        vi: "Chưa chứng minh là tốt nhất: không chương trình nào vượt {upper}, tức là còn kém nhiều nhất {gap}.",
        en: "Not proved to be the best: none is worth more than {upper}, so that it falls short by at most {gap}.",
    }
    /// The answer.
    answer_greedy(greedy: &str, fresh: &str) {
        vi: "Cùng công sức, cách chọn tham lam được {fresh} khi mô phỏng mới (khi tìm: {greedy}).",
        en: "With the same effort the greedy choice is worth {fresh} in fresh drills (in the search: {greedy}).",
    }
    /// The answer where the greedy choice was taken.
    answer_took_greedy(searched: &str, fresh: &str) {
        vi: "Đây là cách chọn tham lam: chương trình mà phép tìm cho là tốt nhất chỉ được {fresh} khi mô phỏng mới (khi tìm: {searched}).",
        en: "This is the greedy choice: the best programme of the search is worth only {fresh} in fresh drills (in the search: {searched}).",
    }
    /// The answer.
    answer_others(mean: &str, low: &str, high: &str, drawn: u64) {
        vi: "Khi tìm, {drawn} chương trình ngẫu nhiên được trung bình {mean} ({low} đến {high}).",
        en: "In the search {drawn} random programmes are worth {mean} on average ({low} to {high}).",
    }
    /// The answer.
    answer_all() { vi: "Mọi điều đều được diễn tập với khả năng ít nhất 50%.", en: "Everything is exercised with at least an even chance." }
    /// The answer.
    answer_open(n: usize) {
        vi: "Còn {n} điều được diễn tập với khả năng dưới 50%; lý do ở mục “Chưa diễn tập được”.",
        en: "{n} things are exercised with less than an even chance; the reasons stand under “Not exercised”.",
    }
    /// A stretch of days.
    from_to(first: &str, last: &str) { vi: "{first} đến {last}", en: "{first} to {last}" }
    /// An estimate with its interval.
    with_ends(value: &str, low: &str, high: &str) { vi: "{value} ({low} đến {high})", en: "{value} ({low} to {high})" }
    /// An interval alone.
    between(low: &str, high: &str) { vi: "{low} đến {high}", en: "{low} to {high}" }
    /// Where it begins.
    entry_anywhere() { vi: "Bắt đầu ở bất kỳ nơi nào có thể", en: "Begins wherever it can" }
    /// Where it begins.
    entry_province() { vi: "Bắt đầu ở cơ quan cấp tỉnh", en: "Begins at a body of the province" }
    /// Where it begins.
    entry_localities() { vi: "Bắt đầu ở cấp huyện, cấp xã", en: "Begins at a district or commune" }
    /// Where it begins.
    entry_field(field: &str) { vi: "Bắt đầu ở hệ thống thuộc lĩnh vực: {field}", en: "Begins at a system of the field: {field}" }
    /// Injects.
    injects_asked(bodies: usize) {
        vi: "trong đó yêu cầu rà soát gửi riêng cho {bodies} cơ quan vốn không có việc",
        en: "requests to check among them, to bodies that would have nothing to do: {bodies}",
    }
    /// Who has something to do.
    acting(acting: usize, invited: usize) {
        vi: "có việc (khả năng từ 50%): {acting}/{invited} cơ quan được mời",
        en: "bodies with something to do (an even chance or more): {acting} of the {invited} invited",
    }
    /// Nobody is asked.
    asked_none() {
        vi: "không gửi yêu cầu rà soát riêng: khi tìm chương trình, các yêu cầu đó không làm cả năm diễn tập được nhiều hơn",
        en: "no requests to check: in the search they did not make the year exercise more",
    }
    /// When it begins.
    begin_in_play() { vi: "tấn công bắt đầu trong cuộc diễn tập", en: "the attack begins in play" }
    /// When it begins.
    begin_before() { vi: "tấn công bắt đầu từ trước, hậu quả đầu tiên rơi vào phần đầu cuộc diễn tập", en: "the attack began before; its first consequence falls into the first part of the drill" }
    /// Injects.
    injects_free(n: usize) { vi: "{n} tình huống, không báo trước tấn công: người ứng phó tự phát hiện", en: "{n} injects without word of the attack: the responders see what they see" }
    /// Injects.
    injects_told(n: usize) { vi: "{n} tình huống, có báo tin về tấn công (dễ hơn)", en: "{n} injects, with word of the attack (easier)" }
    /// Injects.
    injects_pressed(n: usize) { vi: "{n} tình huống, có cảnh báo giả dồn dập, người ký vắng, mất một kênh liên lạc (khó hơn)", en: "{n} injects, with a flood of false alerts, an absent head, a channel that fails (harder)" }
    /// Injects.
    injects_own(n: usize) { vi: "{n} tình huống của chính kịch bản", en: "{n} injects, those of the scenario itself" }
    /// Who.
    invited_all(orgs: usize, people: u32) { vi: "mọi cơ quan tham gia: {orgs}; khoảng {people} người", en: "everybody who takes part: {orgs} bodies; about {people} people" }
    /// Who.
    invited_core(orgs: usize, people: u32) { vi: "nòng cốt: {orgs} cơ quan; khoảng {people} người", en: "the core: {orgs} bodies; about {people} people" }
    /// Difficulty.
    met(share: &str) { vi: "dự báo đạt {share} số yêu cầu có kết quả", en: "predicted: {share} of the decided expectations met" }
    /// Difficulty, expectation by expectation.
    fair(share: &str, hardest: &str, easiest: &str) {
        vi: "{share} số yêu cầu có kết quả vừa sức: khả năng đạt từ {hardest} đến {easiest}",
        en: "{share} of the decided expectations are within reach: a chance of {hardest} to {easiest} each",
    }
    /// Difficulty in the search.
    met_in_search(share: &str) { vi: "khi tìm chương trình, dự báo này là {share}%", en: "in the search this prediction was {share}%" }
    /// Pinned.
    pinned() { vi: "được ghim", en: "pinned" }
    /// More than is shown.
    more_in_page(n: usize) { vi: "… và {n} điều nữa, xem plan.html", en: "… and {n} more, see plan.html" }
    /// Kind.
    kind_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Kind.
    kind_objective() { vi: "Mục tiêu", en: "Objective" }
    /// Kind.
    kind_organisation() { vi: "Cơ quan", en: "Organisation" }
    /// Kind.
    kind_tactic() { vi: "Chiến thuật", en: "Tactic" }
    /// Kind.
    kind_sector() { vi: "Lĩnh vực", en: "Field" }
    /// Kinds.
    kinds_expectation() { vi: "Yêu cầu của kế hoạch", en: "Expectations of the plan" }
    /// Kinds.
    kinds_objective() { vi: "Mục tiêu của kế hoạch", en: "Objectives of the plan" }
    /// Kinds.
    kinds_organisation() { vi: "Cơ quan, tổ chức tham gia", en: "Organisations that take part" }
    /// Kinds.
    kinds_tactic() { vi: "Chiến thuật tấn công", en: "Tactics of the attackers" }
    /// Kinds.
    kinds_sector() { vi: "Lĩnh vực quan trọng (QĐ 632)", en: "Critical fields (Decision 632)" }
    /// Why not.
    why_not_in_force() { vi: "Không có hiệu lực trong năm.", en: "It is not in force in the year." }
    /// Why not.
    why_no_field() { vi: "Tỉnh (trong kịch bản) không có cơ quan, hệ thống nào thuộc lĩnh vực này.", en: "The province (in the scenario) has no body and no system of this field." }
    /// Why not.
    why_never_decided() { vi: "Không phương án nào đã xét cho biết kết quả: không chiến dịch nào làm nó đến hạn, hoặc mọi cuộc đều kết thúc trước.", en: "No drill that was considered decides it: no campaign makes it due, or every drill ends before." }
    /// Why not.
    why_never_acts() { vi: "Trong mọi phương án đã xét, cơ quan này chưa lần nào phải hành động: cần tình huống gửi riêng cho cơ quan.", en: "In no drill that was considered it has to act: it needs an inject of its own." }
    /// Why not.
    why_never_tried() { vi: "Không chiến dịch nào đã xét dùng chiến thuật này trong thời gian mô phỏng.", en: "No campaign that was considered comes to use this tactic." }
    /// Why not.
    why_never_hit() { vi: "Không phương án nào đã xét tấn công được hệ thống thuộc lĩnh vực này.", en: "No drill that was considered hits a system of this field." }
    /// Why not.
    why_only_dropped() { vi: "Chỉ những phương án bị loại (quá khó, quá dễ, quá nhiều người) diễn tập được.", en: "Only drills that were ruled out (too hard, too easy, too many people) exercise it." }
    /// Why not.
    why_rarely() { vi: "Có phương án diễn tập được, nhưng mỗi cuộc chỉ với khả năng dưới 50%.", en: "Drills exercise it, but each with less than an even chance." }
    /// Why not.
    why_effort() { vi: "Có phương án diễn tập được, nhưng số ngày đã dành cho điều nặng hơn; thêm ngày thì được.", en: "A drill would exercise it, but the days went to what weighs more; more days would do." }
    /// Step.
    step_concept() { vi: "Họp ý tưởng và mục tiêu", en: "Concept and objectives meeting" }
    /// Step.
    step_initial() { vi: "Họp lập kế hoạch lần đầu", en: "Initial planning meeting" }
    /// Step.
    step_events() { vi: "Họp về danh mục tình huống (MSEL)", en: "MSEL meeting" }
    /// Step.
    step_final() { vi: "Họp lập kế hoạch lần cuối", en: "Final planning meeting" }
    /// Step.
    step_start() { vi: "Bắt đầu diễn tập (STARTEX)", en: "STARTEX" }
    /// Step.
    step_hot_wash() { vi: "Rút kinh nghiệm tại chỗ", en: "Hot wash" }
    /// Step.
    step_draft() { vi: "Dự thảo báo cáo sau diễn tập", en: "Draft of the after-action report" }
    /// Step.
    step_after_action() { vi: "Họp sau diễn tập", en: "After-action meeting" }
    /// A step of a drill.
    step_of(step: &str, drill: &str) { vi: "{step}: {drill}", en: "{step}: {drill}" }
    /// Heading.
    head_glance() { vi: "Cả năm nhìn nhanh", en: "The year at a glance" }
    /// Heading.
    head_coverage() { vi: "Diễn tập được gì, tháng nào", en: "What is exercised, in which month" }
    /// Heading.
    head_drill(n: usize, when: &str) { vi: "Cuộc {n}: {when}", en: "Drill {n}: {when}" }
    /// Heading.
    head_predicted() { vi: "Độ khó dự báo", en: "Predicted difficulty" }
    /// What the table says.
    about_predicted() {
        vi: "Khả năng đạt từng yêu cầu, kèm khoảng tin cậy; chỉ tính việc diễn ra từ lúc bắt đầu: đồng hồ đã chạy, và lúc bắt đầu vẫn còn kịp mục tiêu. Lần chưa có kết quả khi kết thúc làm khoảng rộng lên phía trên; dưới năm lần có kết quả thì chỉ nêu khoảng.",
        en: "The chance to meet each expectation with its interval, on what is in play: its clock was started, and at STARTEX its target could still be met. Drills that end before it is decided widen the interval upwards; with fewer than five decided ones only the interval is told.",
    }
    /// Heading.
    head_covers() { vi: "Diễn tập được (khả năng từ 50%)", en: "Exercised (with an even chance or more)" }
    /// Heading.
    head_steps() { vi: "Các bước trước và sau", en: "Steps before and after" }
    /// Heading.
    head_scenario() { vi: "Kịch bản của cuộc này", en: "The scenario of this drill" }
    /// Heading.
    head_who() { vi: "Cơ quan tham gia", en: "Who takes part" }
    /// Heading.
    head_uncovered() { vi: "Chưa diễn tập được (khả năng dưới 50%)", en: "Not exercised (less than an even chance)" }
    /// What the table says.
    about_uncovered() {
        vi: "“Cao nhất của một cuộc” là khả năng lớn nhất trong mọi phương án đã xét, kể cả phương án bị loại.",
        en: "“Best of one drill” is the highest chance among all drills considered, those ruled out too.",
    }
    /// Heading.
    head_comparison() { vi: "So với cách chọn khác", en: "Beside other choices" }
    /// What a value is.
    about_value() {
        vi: "Giá trị là phần trọng số được diễn tập ít nhất một lần trong năm, trung bình qua các lần mô phỏng; trọng số đã giảm theo điều năm trước đã diễn tập.",
        en: "A value is the share of the weight that is exercised at least once in the year, on average over the simulated drills; weights are lowered by what earlier years exercised.",
    }
    /// Heading.
    head_days() { vi: "Ngày trong năm", en: "The days of the year" }
    /// Heading.
    head_assumptions() { vi: "Dựa trên giả định nào", en: "What it rests on" }
    /// Heading.
    head_computed() { vi: "Cách tính", en: "How it was computed" }
    /// Column.
    col_when() { vi: "Ngày", en: "Days" }
    /// Column.
    col_what() { vi: "Nội dung", en: "What" }
    /// Column.
    col_who() { vi: "Ai", en: "Who" }
    /// Column.
    col_met() { vi: "Số yêu cầu đạt", en: "Expectations met" }
    /// Column.
    col_value() { vi: "Riêng cuộc này diễn tập được", en: "Exercised by it alone" }
    /// Column.
    col_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    col_chance() { vi: "Khả năng đạt", en: "Chance to meet it" }
    /// Column.
    col_told() { vi: "Biết được trong", en: "Told in" }
    /// Column.
    col_hard() { vi: "Nhận xét", en: "Remark" }
    /// Column.
    col_step() { vi: "Bước", en: "Step" }
    /// Column.
    col_date() { vi: "Ngày", en: "Day" }
    /// Column.
    col_element() { vi: "Điều cần diễn tập", en: "What is to be exercised" }
    /// Column.
    col_year() { vi: "Cả năm", en: "Year" }
    /// Column.
    col_best() { vi: "Cao nhất của một cuộc", en: "Best of one drill" }
    /// Column.
    col_why() { vi: "Vì sao", en: "Why" }
    /// Column.
    col_programme() { vi: "Chương trình", en: "Programme" }
    /// Column.
    col_search() { vi: "Khi tìm", en: "In the search" }
    /// Column.
    col_fresh() { vi: "Mô phỏng mới", en: "Fresh drills" }
    /// Row.
    row_chosen() { vi: "Được chọn: chương trình tốt hơn trong hai chương trình dưới khi mô phỏng mới", en: "Chosen: whichever of the next two is better in fresh drills" }
    /// Row.
    row_searched() { vi: "Tốt nhất khi tìm", en: "Best of the search" }
    /// Row.
    row_greedy() { vi: "Tham lam (mỗi lần thêm cuộc được nhiều nhất)", en: "Greedy (always the drill that adds most)" }
    /// Row.
    row_random(n: u64) { vi: "Ngẫu nhiên ({n} chương trình)", en: "Random ({n} programmes)" }
    /// Row.
    row_upper() { vi: "Chặn trên: không chương trình nào hơn", en: "Upper bound: no programme is worth more" }
    /// Row.
    row_every(n: usize) { vi: "Nếu tổ chức cả {n} phương án được phép", en: "If all {n} drills that may be held were" }
    /// Random programmes.
    random_ends(mean: &str, low: &str, high: &str) { vi: "{mean} ({low} đến {high})", en: "{mean} ({low} to {high})" }
    /// So many of so many.
    of_drills(n: &str, all: &str) { vi: "{n}/{all} lần", en: "{n} of {all} drills" }
    /// Too hard.
    hopeless() { vi: "quá khó", en: "hopeless" }
    /// Too easy.
    trivial() { vi: "quá dễ", en: "trivial" }
    /// Neither.
    in_reach() { vi: "vừa sức", en: "within reach" }
    /// Too few drills decide it.
    seldom_told() { vi: "ít khi có kết quả", en: "seldom decided" }
    /// What is covered.
    covers(kinds: &str, done: usize, all: usize) { vi: "{kinds}: {done}/{all}", en: "{kinds}: {done} of {all}" }
    /// Where the scenario is.
    scenario_in(folder: &str) { vi: "Kịch bản chạy được, sửa được: thư mục {folder}, cạnh tệp này; danh mục sự kiện, phiếu đánh giá và kế hoạch của cuộc này ở thư mục papers trong đó. Chạy từ thư mục chứa tệp này:", en: "A scenario that runs and may be edited: the folder {folder} beside this file; the list of its events, evaluation guides and its plan are in the folder papers below it. To run from the folder of this file:" }
    /// Whoever is invited to drills to which everybody is.
    who_all(n: usize) { vi: "Mọi cơ quan tham gia ({n}); danh sách ở mục “Cơ quan tham gia”.", en: "Everybody who takes part ({n}); they are listed under “Who takes part”." }
    /// Who takes part.
    who(names: &str) { vi: "Tham gia: {names}.", en: "Takes part: {names}." }
    /// The days.
    days(free: usize, weekend: usize, holiday: usize, forbidden: usize, report: usize) {
        vi: "{free} ngày được phép; không được: {weekend} ngày cuối tuần, {holiday} ngày nghỉ lễ, Tết, {forbidden} ngày bị cấm, {report} ngày trước hạn báo cáo.",
        en: "{free} days are free; not: {weekend} at weekends, {holiday} public holidays, {forbidden} forbidden, {report} before report dates.",
    }
    /// A report date.
    report_date(day: &str, name: &str) { vi: "Trước {day}: {name}", en: "Before {day}: {name}" }
    /// What is left.
    left(n: usize) { vi: "Còn {n} phương án để chọn.", en: "{n} are left to choose from." }
    /// Campaigns that cannot run.
    cannot_run(list: &str) {
        vi: "Chiến dịch không chạy được ở tỉnh này (không ai làm được việc mà quy trình đòi hỏi): {list}.",
        en: "Campaigns that cannot run here (nobody does what their playbooks ask): {list}.",
    }
    /// An assumption.
    assumed_weights(shares: &str) {
        vi: "Trọng số (lựa chọn của chúng tôi): {shares}; trong mỗi loại chia đều, yêu cầu thì theo trọng số trong kế hoạch.",
        en: "Weights (a choice of ours): {shares}; equal within a kind, expectations by their weight in the plan.",
    }
    /// An assumption.
    assumed_bounds(hardest: &str, easiest: &str, fair: &str) {
        vi: "Một cuộc không được chọn nếu đạt dưới {hardest} (quá khó) hoặc trên {easiest} (quá dễ) số yêu cầu có kết quả, hoặc nếu dưới {fair} số yêu cầu đó có khả năng đạt nằm giữa hai giới hạn. Cuộc nào mô phỏng mới cho thấy ngoài giới hạn thì đã được thay.",
        en: "A drill is ruled out where less than {hardest} (hopeless) or more than {easiest} (trivial) of the decided expectations are met, or where less than {fair} of them have a chance between the two. One that fresh drills showed to be outside was replaced.",
    }
    /// An assumption.
    assumed_exercised() {
        vi: "Được diễn tập nghĩa là, trong mô phỏng, từ lúc bắt đầu đến lúc kết thúc: yêu cầu có kết quả (đạt, chậm, không đạt) mà lúc bắt đầu vẫn còn kịp mục tiêu; cơ quan có hành động; chiến thuật được dùng; hệ thống thuộc lĩnh vực bị tấn công. Điều diễn ra trước lúc bắt đầu không tính.",
        en: "Exercised means, in the simulation, from STARTEX to ENDEX: an expectation whose target could still be met at STARTEX is decided (met, late, missed); an organisation acts; a tactic is tried; a system of the field is hit. What came before STARTEX does not count.",
    }
    /// An assumption.
    assumed_people() {
        vi: "Số người: ở mỗi cơ quan được mời, số người mà chín phần mười lần mô phỏng không vượt quá, ít nhất một.",
        en: "People: at every body that is invited, as many as nine simulated drills in ten do not exceed, one at least.",
    }
    /// An assumption.
    assumed_distances(apart: u32, before: u32) {
        vi: "Hai cuộc cách nhau ít nhất {apart} tuần; không diễn tập trong {before} tuần trước hạn báo cáo của kế hoạch.",
        en: "Drills begin at least {apart} weeks apart; there is none within {before} weeks before a report date of the plan.",
    }
    /// The exception.
    nearer(pairs: &str) { vi: "Gần nhau hơn vì được ghim: {pairs}.", en: "Nearer to each other, because they are pinned: {pairs}." }
    /// Two days.
    near(first: &str, second: &str) { vi: "{first} và {second}", en: "{first} and {second}" }
    /// Holidays that are not announced yet.
    assumed_holidays(year: i16) {
        vi: "Giả định: ngày nghỉ lễ, Tết năm {year} là dự kiến theo Bộ luật Lao động và lịch âm, chưa có thông báo chính thức; khi có thông báo thì lập lại chương trình.",
        en: "Assumption: the public holidays of {year} are expected by the Labour Code and the lunar calendar and not announced yet; make the programme again once they are.",
    }
    /// An assumption.
    assumed_steps() {
        vi: "Các bước theo thông lệ HSEEP: hai cuộc họp đầu trước năm đến bảy tháng (mẫu HSEEP-DD13); các khoảng khác là giả định.",
        en: "Steps by the practice of HSEEP: the first two meetings five to seven months before (form HSEEP-DD13); the other distances are assumptions.",
    }
    /// An assumption.
    assumed_days() {
        vi: "Khi tìm, mọi phương án được mô phỏng ở giữa năm; cuộc được chọn được mô phỏng lại đúng ngày của nó.",
        en: "In the search every drill is simulated in the middle of the year; a chosen one again on its own day.",
    }
    /// No memory.
    no_memory() {
        vi: "Không có tệp về các năm trước (--memory): mọi điều tính đủ trọng số.",
        en: "No file about earlier years was given (--memory): everything counts in full.",
    }
    /// With a memory.
    with_memory(years: &str, discount: &str) {
        vi: "Điều đã diễn tập tính ít hơn: năm trước giảm {discount}, trước nữa thì bình phương. Các năm được nhớ: {years}.",
        en: "What was drilled counts less: by {discount} a year ago, by the square two years ago. Years remembered: {years}.",
    }
    /// How it was computed.
    computed(search: &str, fresh: &str, all: &str, confidence: &str) {
        vi: "Mỗi phương án được mô phỏng {search} lần khi tìm, mỗi cuộc được chọn {fresh} lần mới; tất cả {all} lần. Khoảng tin cậy {confidence}: sai số do số lần mô phỏng, không phải của mô hình.",
        en: "Every candidate was simulated {search} times in the search, every chosen drill {fresh} times afresh; {all} drills in all. Intervals of {confidence} show the error of the number of runs, not that of the model.",
    }
    /// Provenance.
    provenance(scenario: &str, structure: &str, seed: u64, version: &str, digest: &str) {
        vi: "Kịch bản {scenario}, cơ cấu {structure}, hạt giống khi tìm {seed}, phiên bản {version}, mã băm kịch bản {digest}. Khả năng đạt là của mô hình, không phải lời hứa.",
        en: "Scenario {scenario}, structure {structure}, seed of the search {seed}, version {version}, scenario digest {digest}. Chances are the model's, not a promise.",
    }
    // -- the chart ---------------------------------------------------------------------------------------------------
    /// Title of the chart.
    chart_title(year: i16, drills: usize, covered: &str) {
        vi: "Năm {year}: với {drills} cuộc, diễn tập được {covered} trọng số của điều cần diễn tập",
        en: "{year}: {drills} drills exercise {covered} of the weight of what is to be exercised",
    }
    /// Title of the charts after the first: what they show.
    detail_title(year: i16, kinds: &str) {
        vi: "Năm {year} diễn tập được gì: {kinds}",
        en: "What {year} exercises: {kinds}",
    }
    /// How to read it.
    chart_how() {
        vi: "Mỗi ô là khả năng được diễn tập trong tháng đó, theo mô phỏng; cột cuối là cả năm, điều ít được diễn tập nhất ở trên.",
        en: "A cell is the chance of being exercised in the month, by simulation; the last column is the year, the least exercised on top.",
    }
    /// The drills.
    drills_on(days: &str) { vi: "Ngày bắt đầu (hình thoi): {days}", en: "First days (diamonds): {days}" }
    /// Organisations of a kind.
    alike(first: &str, others: usize) { vi: "{first} và {others} cơ quan cùng loại", en: "{first} and {others} of its kind" }
    /// Key.
    key_sure() { vi: "chắc chắn được diễn tập", en: "certain to be exercised" }
    /// Key.
    key_partly() { vi: "có thể (nhạt: ít khả năng)", en: "likely (paler: less so)" }
    /// Key.
    key_never() { vi: "không bao giờ", en: "never" }
    /// Key.
    key_not_here() { vi: "không áp dụng", en: "does not apply" }
    /// Key.
    key_report() { vi: "hạn báo cáo của kế hoạch", en: "report date of the plan" }
    /// Key.
    key_earlier() { vi: "năm trước (đậm: đã diễn tập)", en: "earlier year (dark: exercised)" }
    /// For whoever cannot see it.
    chart_alt(drills: usize, covered: &str) {
        vi: "Bảng mười hai tháng: {drills} cuộc diễn tập, mỗi hàng một mục tiêu, yêu cầu, cơ quan, chiến thuật hoặc lĩnh vực; cả năm được {covered}.",
        en: "A grid of twelve months: {drills} drills, a row for every objective, expectation, organisation, tactic and field; {covered} in the year.",
    }
    /// The note.
    chart_note(scenario: &str, structure: &str, drills: &str, version: &str, digest: &str) {
        vi: "Kịch bản {scenario} · cơ cấu {structure} · mỗi cuộc {drills} lần mô phỏng · phiên bản {version} · {digest}",
        en: "Scenario {scenario} · structure {structure} · {drills} simulated runs of each drill · version {version} · {digest}",
    }
    // -- the calendar --------------------------------------------------------------------------------------------------
    /// Name of the calendar.
    calendar_name(scenario: &str, year: i16) { vi: "Diễn tập {year}: {scenario}", en: "Drills {year}: {scenario}" }
    /// Category.
    category_drill() { vi: "Diễn tập", en: "Drill" }
    /// Category.
    category_step() { vi: "Chuẩn bị diễn tập", en: "Preparing a drill" }
    /// Category.
    category_report() { vi: "Hạn của kế hoạch", en: "Date of the plan" }
    /// A report date.
    report_due(name: &str) { vi: "Ngày cuối: {name}", en: "Last day: {name}" }
    /// Before a day.
    before_day(day: &str) { vi: "Kế hoạch yêu cầu trước ngày {day}.", en: "The plan asks for it before {day}." }
    /// Too late to be planned in the year.
    before_the_year() { vi: "phải làm từ năm trước", en: "has to be done in the year before" }
    /// What a shipped drill is about.
    own_about(plan: &str) { vi: "Theo: {plan}", en: "By: {plan}" }
    /// A shipped drill, without what it is about.
    own_drill(province: &str) { vi: "Diễn tập an toàn, an ninh mạng ({province})", en: "Cyber drill ({province})" }
    /// The plan.
    plan_of(plan: &str) { vi: "Theo: {plan}", en: "By: {plan}" }
    /// What the calendar of a scenario's own drill rests on.
    own_provenance(scenario: &str, seed: u64, version: &str, digest: &str) {
        vi: "Kịch bản {scenario}, hạt giống {seed}, phiên bản {version}, mã băm kịch bản {digest}; ngày tháng lấy từ kịch bản, không dựa trên mô phỏng.",
        en: "Scenario {scenario}, seed {seed}, version {version}, scenario digest {digest}; the dates are the scenario's and rest on no simulation.",
    }
}

/// A month, short.
pub fn month(lang: super::Lang, month: usize) -> String {
    const EN: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match lang {
        super::Lang::Vi => format!("Th.{month}"),
        super::Lang::En => EN[(month + 11) % 12].to_owned(),
    }
}
