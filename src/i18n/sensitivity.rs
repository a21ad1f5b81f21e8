//! Texts of the study of assumptions: which move the result, and which turn the order of structures.

crate::messages! {
    /// Title of the page.
    title(scenario: &str) { vi: "Giả định nào làm đổi kết quả? {scenario}", en: "Which assumptions change the result? {scenario}" }
    /// The question of the page.
    question() { vi: "Giả định nào làm đổi kết quả?", en: "Which assumptions change the result?" }
    /// The question with several structures.
    question_order() {
        vi: "Giả định nào làm đổi kết quả, và làm đổi thứ tự các cơ cấu?",
        en: "Which assumptions change the result, and which turn the order of the structures?",
    }
    /// What was done.
    done(drills: &str, factors: &str, measure: &str) {
        vi: "{drills} cuộc diễn tập mô phỏng, {factors} giả định thay đổi trong khoảng của chúng; đại lượng: {measure}",
        en: "{drills} simulated drills, {factors} assumptions varied over their ranges; measured: {measure}",
    }
    /// Structure in a sentence.
    structures(names: &str) { vi: "Cơ cấu: {names}", en: "Structures: {names}" }
    /// One structure in a sentence.
    structure(name: &str) { vi: "Cơ cấu: {name}", en: "Structure: {name}" }
    /// The short answer: the mean.
    lead_mean(measure: &str, mean: &str) {
        vi: "Với các giá trị đang dùng, trung bình của {measure} là {mean}.",
        en: "With the values used, the mean of the {measure} is {mean}.",
    }
    /// The short answer: what spreads it.
    lead_spread(assumed: &str, luck: &str) {
        vi: "Khi mọi giả định cùng thay đổi, độ lệch chuẩn do giả định là {assumed}, do may rủi của một cuộc diễn tập là {luck}.",
        en: "With all assumptions varied together, they spread it by a standard deviation of {assumed}, the luck of one drill by {luck}.",
    }
    /// The short answer: what spreads it cannot be told.
    lead_no_spread() {
        vi: "Với số cuộc này chưa tách được ảnh hưởng của giả định khỏi may rủi.",
        en: "So many drills do not tell the effect of the assumptions from luck.",
    }
    /// The short answer: two structures.
    lead_pair(a: &str, b: &str, first: &str, second: &str, neither: &str, worth: &str) {
        vi: "Trên toàn bộ khoảng của các giả định, {a} tốt hơn quá {worth} ở {first}, {b} tốt hơn ở {second}, hai bên không khác biệt đáng kể ở {neither}.",
        en: "Over the whole space of assumptions {a} is better by more than {worth} in {first} of it, {b} in {second}, and there is no difference worth having in {neither}.",
    }
    /// The short answer: two structures that hardly differ anywhere.
    lead_pair_unknown(a: &str, b: &str) {
        vi: "Giữa {a} và {b}, quá ít điểm của không gian giả định có khác biệt để nói bên nào tốt hơn.",
        en: "Between {a} and {b} too few points of the space of assumptions differ to say which is better.",
    }
    /// The short answer: several structures.
    lead_wins(worth: &str, list: &str, tie: &str) {
        vi: "Tỷ lệ không gian giả định mà mỗi cơ cấu tốt hơn mọi cơ cấu khác quá {worth}: {list}; không khác biệt đáng kể: {tie}.",
        en: "Share of the space of assumptions in which each structure is better than all others by more than {worth}: {list}; no difference worth having: {tie}.",
    }
    /// One that turns the order, with the value.
    lead_turns_at(name: &str, value: &str) { vi: "{name} (tại {value})", en: "{name} (at {value})" }
    /// The short answer: what turns the order.
    lead_turns(n: &str, list: &str) {
        vi: "Số giả định tự nó làm đổi thứ tự khi chỉ một mình nó thay đổi: {n}, trước hết là {list}.",
        en: "Assumptions that turn the order when changed alone: {n}, first of all {list}.",
    }
    /// The short answer: what may turn the order.
    lead_may_turn(n: &str, of: &str) {
        vi: "Chưa chứng minh được giả định nào tự nó làm đổi thứ tự; {n} trong {of} giả định được xét riêng có thể làm đổi, số cuộc này chưa đủ để biết.",
        en: "No assumption is shown to turn the order by itself; {n} of the {of} looked at one by one may, which so many drills do not tell.",
    }
    /// The short answer: nothing turns the order.
    lead_nothing_turns(of: &str) {
        vi: "Không giả định nào trong {of} giả định được xét riêng tự nó làm đổi thứ tự trong khoảng của mình.",
        en: "None of the {of} assumptions looked at one by one turns the order within its range.",
    }
    /// The short answer: what moves the result.
    lead_strongest(n: &str, of: &str, name: &str, drills: &str) {
        vi: "{n} trong {of} giả định có ảnh hưởng riêng nổi rõ trên may rủi, mạnh nhất là: {name} ({drills} cuộc diễn tập mô phỏng).",
        en: "{n} of {of} assumptions have an effect of their own that stands out from luck, the strongest: {name} ({drills} simulated drills).",
    }
    /// The short answer: nothing stands out.
    lead_none(of: &str, drills: &str) {
        vi: "Sau {drills} cuộc diễn tập mô phỏng chưa giả định nào trong {of} giả định nổi rõ trên may rủi; muốn biết thêm thì tăng số cuộc (--budget).",
        en: "After {drills} simulated drills none of {of} assumptions stands out from luck; more drills (--budget) would tell more.",
    }
    /// Heading.
    head_whole_answer() { vi: "Câu trả lời đầy đủ", en: "The answer in full" }
    /// Agencies of a kind.
    agencies_like(name: &str) { vi: "các cơ quan cùng loại với {name}", en: "agencies like {name}" }
    /// Systems of a kind.
    systems_like(name: &str) { vi: "các hệ thống cùng loại với {name}", en: "systems like {name}" }
    /// Column.
    col_id() { vi: "Mã trong tệp", en: "Id in the files" }
    /// The mean at the values used.
    answer_base(series: &str, mean: &str) {
        vi: "{series}: trung bình {mean} khi mọi giả định giữ giá trị đang dùng",
        en: "{series}: mean {mean} with every assumption at the value used",
    }
    /// How much the assumptions spread the mean, and how much luck spreads a drill.
    answer_spread(series: &str, mean: &str, assumed: &str, luck: &str) {
        vi: "{series}: khi mọi giả định cùng thay đổi, trung bình là {mean}; độ lệch chuẩn do giả định {assumed}, do may rủi của một cuộc {luck}",
        en: "{series}: with all assumptions varied together the mean is {mean}; standard deviation from assumptions {assumed}, from the luck of one drill {luck}",
    }
    /// The variance cannot be told apart from noise.
    answer_no_spread(series: &str) {
        vi: "{series}: với số cuộc này chưa tách được ảnh hưởng của giả định khỏi may rủi",
        en: "{series}: so many drills do not tell the effect of the assumptions from luck",
    }
    /// The strongest factor.
    answer_first(name: &str, total: &str) {
        vi: "Mạnh nhất: {name}, chỉ số toàn phần {total}",
        en: "The strongest: {name}, total index {total}",
    }
    /// How many stand out.
    answer_found(n: usize, of: &str) {
        vi: "{n} trong {of} giả định có ảnh hưởng riêng nổi rõ trên nhiễu",
        en: "{n} of {of} assumptions have an effect of their own that stands out from the noise",
    }
    /// None stands out.
    answer_none(of: &str) {
        vi: "Không giả định nào trong {of} giả định nổi rõ trên nhiễu với số cuộc này",
        en: "None of {of} assumptions stands out from the noise with so many drills",
    }
    /// What the rest does.
    answer_rest(n: &str, total: &str) {
        vi: "{n} giả định còn lại, tính thành một nhóm: chỉ số toàn phần {total}",
        en: "The other {n} assumptions, as one group: total index {total}",
    }
    /// Share of wins.
    answer_wins(name: &str, share: &str, worth: &str) {
        vi: "{name} tốt hơn hẳn (quá {worth}) ở {share} không gian giả định",
        en: "{name} is better (by more than {worth}) in {share} of the space of assumptions",
    }
    /// Shares of a pair, by a normal distribution.
    answer_pair(a: &str, b: &str, first: &str, second: &str, neither: &str, worth: &str) {
        vi: "{a} so với {b}: bên thứ nhất tốt hơn quá {worth} ở {first} không gian giả định, bên thứ hai ở {second}, không khác biệt đáng kể ở {neither} (coi chênh lệch trung bình phân phối chuẩn trên không gian giả định)",
        en: "{a} against {b}: the first is better by more than {worth} in {first} of the space of assumptions, the second in {second}, no difference worth having in {neither} (taking the mean difference as normal over the space)",
    }
    /// Hardly any point of a pair differs.
    answer_pair_unknown(a: &str, b: &str) {
        vi: "{a} so với {b}: quá ít điểm của không gian giả định có khác biệt để ước lượng tỷ lệ",
        en: "{a} against {b}: too few points of the space of assumptions differ to estimate the shares",
    }
    /// What follows the shares of a pair.
    answer_points() {
        vi: "Không cần coi là chuẩn, xét từng điểm của một mẫu chung:",
        en: "Without taking it as normal, point by point of a joint sample:",
    }
    /// Heading of the shares of pairs.
    head_pairs() {
        vi: "Chênh lệch hai cơ cấu trên không gian giả định",
        en: "What two structures differ by over the space of assumptions",
    }
    /// Column.
    col_difference() { vi: "Chênh lệch trung bình", en: "Mean difference" }
    /// Column.
    col_deviation() { vi: "Độ lệch chuẩn trên không gian", en: "Standard deviation over the space" }
    /// Column.
    col_first_better() { vi: "Bên thứ nhất tốt hơn", en: "The first is better" }
    /// Column.
    col_second_better() { vi: "Bên thứ hai tốt hơn", en: "The second is better" }
    /// Share of ties.
    answer_tie(share: &str) {
        vi: "Không khác biệt đáng kể: {share}",
        en: "No difference worth having: {share}",
    }
    /// Undecided points.
    answer_undecided(n: &str, of: &str) {
        vi: "Chưa phân định được: {n} trong {of} điểm; các khoảng trên đã tính cả phần này",
        en: "Not decided: {n} of {of} points; the intervals above allow for them",
    }
    /// A value with its interval.
    with_interval(value: &str, low: &str, high: &str) { vi: "{value} ({low} đến {high})", en: "{value} ({low} to {high})" }
    /// A difference of structures.
    difference(a: &str, b: &str) { vi: "{a} trừ {b}", en: "{a} less {b}" }
    /// Heading of the factors.
    head_factors() { vi: "Giả định được xét riêng", en: "Assumptions looked at one by one" }
    /// Heading of the indices.
    head_indices() { vi: "Chỉ số Sobol của trung bình có điều kiện", en: "Sobol indices of the conditional mean" }
    /// Heading of the range curves.
    head_ranges() { vi: "Khi chỉ một giả định thay đổi", en: "When one assumption alone changes" }
    /// Heading of flips.
    head_flips() { vi: "Giá trị làm đổi thứ tự hai cơ cấu", en: "Values that turn the order of two structures" }
    /// Heading of the joint sample.
    head_joint() { vi: "Mọi giả định cùng thay đổi: cơ cấu nào tốt hơn?", en: "All assumptions varied together: which structure is better?" }
    /// Heading of the method.
    head_method() { vi: "Tính như thế nào", en: "How it was computed" }
    /// How many are not varied.
    unvaried(none: usize, single: usize) {
        vi: "{none} con số giả định không có khoảng giá trị; {single} con số có khoảng chỉ gồm một giá trị. Danh sách đầy đủ nằm trong sensitivity.json.",
        en: "{none} assumed numbers have no range; the range of {single} is a single value. The full list is in sensitivity.json.",
    }
    /// The method: screening.
    method_screening(points: &str, replications: u64) {
        vi: "Sàng lọc: mọi giả định cùng thay đổi theo mẫu siêu lập phương Latin {points} điểm, mỗi điểm {replications} cuộc; ảnh hưởng riêng của từng giả định được ước lượng bằng hai đa thức Legendre đầu, lấy lần lượt từ mạnh nhất, mức sai 5% cho toàn bộ (Bonferroni).",
        en: "Screening: all assumptions varied together over a Latin hypercube of {points} points, {replications} drills each; the effect of each assumption by its first two Legendre polynomials, the strongest first, with an error of 5% over all (Bonferroni).",
    }
    /// The method: indices.
    method_indices(blocks: &str, replications: u64) {
        vi: "Chỉ số: {blocks} khối, mỗi điểm {replications} cuộc; công thức Jansen (toàn phần) và Saltelli 2010 (bậc một) trên tích của các lần lặp khác nhau, nên phương sai của may rủi không lẫn vào; khoảng 95% theo phương pháp Fieller với bootstrap-t trên các khối, nới rộng khi ít khối.",
        en: "Indices: {blocks} blocks, {replications} drills a point; Jansen's (total) and Saltelli's 2010 (first order) formulae over products of different replications, so that the variance of luck stays out; 95% intervals by Fieller's method with the bootstrap-t over blocks, wider where blocks are few.",
    }
    /// The method: curves.
    method_curves(replications: &str) {
        vi: "Đường theo từng giả định: {replications} cuộc mỗi giá trị, cùng may rủi với giá trị đang dùng; khoảng 95% cho từng giá trị.",
        en: "Curves over one assumption: {replications} drills a value, under the same luck as the value used; 95% intervals for each value by itself.",
    }
    /// The method: main effects.
    method_main() {
        vi: "Ảnh hưởng trên cả không gian giả định: phần tuyến tính của thay đổi từ đầu thấp đến đầu cao, lấy từ mẫu sàng lọc, trung bình trên mọi giả định khác; các khoảng 95% đúng đồng thời cho mọi giả định và mọi cặp cơ cấu.",
        en: "Effect over the whole space of assumptions: the straight part of the change from the low end to the high end, from the sample of the screening, on average over all other assumptions; its 95% intervals hold at once for all assumptions and pairs of structures.",
    }
    /// What a factor on times is.
    method_ranges() {
        vi: "Thời gian và hệ số nhân thời gian thay đổi đều theo lôgarit, số khác đều theo giá trị; mọi giả định coi như độc lập.",
        en: "Times and factors on times vary evenly over their logarithm, other numbers evenly; all assumptions are taken as independent.",
    }
    /// What intervals are.
    about(seed: u64, version: &str, digest: &str) {
        vi: "Khoảng tin cậy 95% phản ánh sai số của số cuộc và của mẫu, không phản ánh sai số của mô hình. Hạt giống {seed}, phiên bản {version}, mã băm kịch bản {digest}",
        en: "95% intervals show the error of the number of drills and of the sample, not that of the model. Seed {seed}, version {version}, scenario digest {digest}",
    }
    /// The line under a chart.
    chart_note(scenario: &str, structures: &str, drills: &str, seed: u64, version: &str, digest: &str) {
        vi: "{scenario} · {structures} · {drills} cuộc · hạt giống {seed} · phiên bản {version} · mã {digest}",
        en: "{scenario} · {structures} · {drills} drills · seed {seed} · version {version} · digest {digest}",
    }
    /// Column.
    col_factor() { vi: "Giả định", en: "Assumption" }
    /// Column.
    col_range() { vi: "Thấp … đang dùng … cao", en: "Low … used … high" }
    /// Column.
    col_first() { vi: "Chỉ số bậc một", en: "First-order index" }
    /// Column.
    col_total() { vi: "Chỉ số toàn phần", en: "Total index" }
    /// Column.
    col_moves() { vi: "Làm dịch trung bình", en: "Moves the mean by" }
    /// Column, with few blocks.
    col_moves_about() {
        vi: "Làm dịch trung bình (khoảng gần đúng: ít khối)",
        en: "Moves the mean by (approximate interval: few blocks)",
    }
    /// Column.
    col_at_low() { vi: "Ở mức thấp", en: "At its low" }
    /// Column.
    col_at_high() { vi: "Ở mức cao", en: "At its high" }
    /// Column.
    col_flip() { vi: "Đổi thứ tự", en: "Turns the order" }
    /// Column.
    col_main() {
        vi: "Chênh lệch đổi từ đầu thấp đến đầu cao, trung bình trên cả không gian giả định",
        en: "The difference changes from low to high by, on average over the whole space of assumptions",
    }
    /// Column.
    col_pair() { vi: "Hai cơ cấu", en: "Two structures" }
    /// Column.
    col_why() { vi: "Lý do", en: "Reason" }
    /// Column.
    col_outcome() { vi: "Kết quả", en: "Outcome" }
    /// Column.
    col_share() { vi: "Tỷ lệ không gian giả định", en: "Share of the space of assumptions" }
    /// The rest in a table.
    rest(n: &str) { vi: "{n} giả định còn lại", en: "the other {n} assumptions" }
    /// May be noise.
    maybe_noise() { vi: "có thể chỉ là nhiễu", en: "may be noise" }
    /// A flip at a value.
    flips_at(value: &str, low: &str, high: &str) { vi: "tại {value} ({low} đến {high})", en: "at {value} ({low} to {high})" }
    /// No flip.
    does_not_flip() { vi: "không đổi trong khoảng của nó", en: "does not flip in its range" }
    /// May flip.
    may_flip(share: &str) { vi: "chưa rõ: đổi ở {share} số mẫu lặp", en: "not known: flips in {share} of the resamples" }
    /// No order at all.
    no_order() { vi: "như nhau trong mọi cuộc đã chạy", en: "the same in every drill run" }
    /// No difference.
    no_difference() { vi: "không khác biệt đáng kể", en: "no difference worth having" }
    /// Undecided.
    undecided() { vi: "chưa phân định", en: "not decided" }
    /// Key: an undecided cell in the colour of the structure that leads there.
    undecided_leads(name: &str) { vi: "? chưa phân định, {name} đang hơn", en: "? not decided, {name} is ahead" }
    /// A structure wins.
    wins(name: &str) { vi: "{name} tốt hơn", en: "{name} is better" }
    /// Factor on times.
    times(x: &str) { vi: "×{x}", en: "×{x}" }
    /// Title of the tornado: the answer.
    tornado_title(name: &str, change: &str) {
        vi: "Chỉ riêng “{name}” đã làm trung bình đổi tới {change}",
        en: "“{name}” alone changes the mean by up to {change}",
    }
    /// Title where nothing can be told.
    tornado_title_none() {
        vi: "Không giả định nào, khi thay đổi một mình, làm trung bình đổi rõ rệt",
        en: "No assumption, changed alone, clearly changes the mean",
    }
    /// How to read it.
    tornado_how(measure: &str, series: &str) {
        vi: "Thay đổi của trung bình khi một giả định chuyển sang đầu thấp hoặc đầu cao của khoảng, các giả định khác giữ nguyên. {series}; {measure}.",
        en: "Change of the mean when one assumption goes to the low or the high end of its range, all others as they are. {series}; {measure}.",
    }
    /// Key.
    key_low() { vi: "đầu thấp của khoảng", en: "low end of its range" }
    /// Key.
    key_high() { vi: "đầu cao của khoảng", en: "high end of its range" }
    /// Key.
    key_interval() { vi: "khoảng tin cậy 95%", en: "95% interval" }
    /// Column of the chart.
    tornado_axis() { vi: "thay đổi của trung bình", en: "change of the mean" }
    /// Alternative text.
    tornado_alt(rows: usize, title: &str) {
        vi: "Biểu đồ thanh ngang, {rows} giả định, từ ảnh hưởng lớn nhất. {title}.",
        en: "Horizontal bars, {rows} assumptions, the largest effect first. {title}.",
    }
    /// Nothing to draw.
    tornado_empty() { vi: "Không có giả định nào thay đổi được.", en: "There is no assumption that can be varied." }
    /// Title of the plane with one winner.
    plane_title_one(name: &str) {
        vi: "{name} tốt hơn trên cả mặt phẳng của hai giả định mạnh nhất",
        en: "{name} is better all over the plane of the two strongest assumptions",
    }
    /// Title of the plane without any order.
    plane_title_none() {
        vi: "Trên mặt phẳng của hai giả định mạnh nhất không chỗ nào một cơ cấu tốt hơn hẳn",
        en: "Nowhere on the plane of the two strongest assumptions is a structure clearly better",
    }
    /// Title of the plane that is divided.
    plane_title_divided() {
        vi: "Cơ cấu nào tốt hơn tùy vào hai giả định này",
        en: "Which structure is better depends on these two assumptions",
    }
    /// Title of the plane with one winner in places.
    plane_title_partly(name: &str) {
        vi: "Chỗ nào phân định được thì {name} tốt hơn",
        en: "Where it can be told, {name} is better",
    }
    /// How to read it.
    plane_how(worth: &str, drills: &str) {
        vi: "Mỗi ô: cơ cấu tốt hơn quá {worth}, hoặc không khác biệt đáng kể, hoặc chưa phân định, theo mặt bậc hai qua mọi ô; {drills} cuộc mỗi ô và mỗi cơ cấu; các giả định khác giữ giá trị đang dùng.",
        en: "Each cell: the structure that is better by more than {worth}, or no difference worth having, or not decided, by a quadratic surface through all cells; {drills} drills a cell and structure; all other assumptions at the values used.",
    }
    /// Key: values used.
    key_own() { vi: "giá trị đang dùng", en: "the values used" }
    /// Key: number in a cell.
    plane_numbers() {
        vi: "Số trong ô: trung bình của cơ cấu tốt nhất trừ cơ cấu đứng sau.",
        en: "Number in a cell: mean of the best structure less that of the next.",
    }
    /// Alternative text.
    plane_alt(cells: usize, title: &str) {
        vi: "Bản đồ {cells} ô theo hai giả định. {title}.",
        en: "Map of {cells} cells over two assumptions. {title}.",
    }
    /// Unknown measure.
    unknown_measure(name: &str) { vi: "không có đại lượng “{name}”", en: "there is no measure `{name}`" }
    /// What there is.
    hint_measures(names: &str) { vi: "hãy chọn một trong: {names}", en: "one of: {names}" }
    /// The same structure twice.
    structure_twice(id: &str) { vi: "cơ cấu “{id}” được nêu hai lần", en: "structure `{id}` is named twice" }
    /// Hint.
    hint_structure_twice() { vi: "nêu mỗi cơ cấu một lần", en: "name each structure once" }
    /// A budget that has no room for every part.
    budget_too_small(given: u64, least: u64) {
        vi: "`--budget {given}` quá ít: nghiên cứu này cần ít nhất {least} cuộc diễn tập",
        en: "`--budget {given}` is too small: this study takes at least {least} drills",
    }
    /// What to do about it.
    hint_budget_too_small() {
        vi: "tăng `--budget`, giảm `--replications` hoặc bớt cơ cấu",
        en: "raise `--budget`, lower `--replications`, or name fewer structures",
    }
    /// Nothing to vary.
    nothing_to_vary() { vi: "kịch bản không có giả định nào có khoảng giá trị", en: "the scenario has no assumption with a range" }
    /// Hint.
    hint_nothing_to_vary() {
        vi: "ghi khoảng vào các con số: Assumed(value: …, low: …, high: …, why: …)",
        en: "give numbers a range: Assumed(value: …, low: …, high: …, why: …)",
    }
    /// Worth.
    worth_between() { vi: "phải là một số không âm", en: "must be a number, not below zero" }
}

/// What an argument of the study means, in both languages; none where it is not one of the study.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "structures_varied" => (
            "Cơ cấu phối hợp: mã trong thư viện hoặc tệp; dùng được nhiều lần, từ hai cơ cấu trở lên thì so thứ tự",
            "Coordination structure: an id of the library, or a file; repeatable, with two or more their order is studied",
        ),
        "varied_measure" => (
            "Đại lượng: tên một cột của batch hoặc mã một yêu cầu, ví dụ clock.occurrence-containment.seconds; mặc định: score",
            "What is measured: a column of batch or the id of an expectation, such as clock.occurrence-containment.seconds; default: score",
        ),
        "varied_better" => (
            "Tốt hơn là cao hơn (higher) hay thấp hơn (lower); mặc định: cao hơn với điểm, yêu cầu và số đếm có lợi, thấp hơn với thời gian và chi phí",
            "Whether higher or lower is better; default: higher for scores, expectations and counts of what is good, lower for times and costs",
        ),
        "varied_worth" => (
            "Chênh lệch không quá số này (hoặc khoảng thời gian, như 30m) thì không đáng kể; mặc định: 2 điểm, 5%, 30 phút hoặc 1",
            "A difference up to this (or a duration, 30m) is not worth having; default: 2 points, 5%, 30 minutes, or 1",
        ),
        "budget" => (
            "Tổng số cuộc diễn tập cho mọi cơ cấu; mặc định: 20.000",
            "Drills in all, over all structures; default: 20,000",
        ),
        "replications_of_a_point" => (
            "Số cuộc ở mỗi điểm khi tính chỉ số, ít nhất 2; mặc định: 8",
            "Drills at every point of the indices, at least 2; default: 8",
        ),
        "sensitivity_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/<cơ cấu>/sensitivity-<hạt giống>",
            "Folder to write to; default: reports/out/<scenario>/<structure>/sensitivity-<seed>",
        ),
        _ => return None,
    })
}
