//! Texts of studies of corrective measures: the answer, tables, charts and the page.

crate::messages! {
    /// The question of the page.
    question() {
        vi: "Biện pháp nào giúp đạt kế hoạch hơn, và chắc chắn đến đâu?",
        en: "Which measures help to meet the plan, and is it sure?",
    }
    /// What was run.
    title(n: usize, drills: &str) {
        vi: "{n} biện pháp khắc phục, mỗi biện pháp trên cùng {drills} lần diễn tập mô phỏng, rồi kiểm tra lại trên {drills} lần mới",
        en: "{n} corrective measures, each on the same {drills} simulated drills, then measured again on {drills} fresh ones",
    }
    /// The province as it is.
    as_it_is(share: &str, intrusions: &str, score: &str) {
        vi: "Như hiện nay, trung bình {share} số yêu cầu đến hạn được đáp ứng trong mọi vụ xâm nhập, {intrusions} số vụ xâm nhập đạt một yêu cầu; điểm trung bình {score} trên 100.",
        en: "As it is, {share} of the expectations due are met on average in every intrusion, and {intrusions} of the intrusions meet an expectation; the mean score is {score} of 100.",
    }
    /// An objective in a sentence.
    of_expectations() { vi: "tỷ lệ yêu cầu được đáp ứng", en: "the share of expectations met" }
    /// An objective in a sentence.
    of_intrusions() { vi: "tỷ lệ vụ xâm nhập đạt yêu cầu", en: "the share of intrusions that meet an expectation" }
    /// An objective in a sentence.
    of_score() { vi: "điểm", en: "the score" }
    /// An objective at the head of a column.
    head_of_expectations() { vi: "yêu cầu được đáp ứng", en: "expectations met" }
    /// An objective at the head of a column.
    head_of_intrusions() { vi: "vụ xâm nhập đạt yêu cầu", en: "intrusions that meet them" }
    /// An objective at the head of a column.
    head_of_score() { vi: "điểm", en: "score" }
    /// The unit of an axis.
    unit_points() { vi: "điểm phần trăm", en: "percentage points" }
    /// The unit of an axis.
    unit_score() { vi: "điểm trên 100", en: "points of 100" }
    /// The first of the search is shown to help.
    best_helps(name: &str, what: &str, fresh: &str, search: &str) {
        vi: "Có tác dụng nhất khi tìm là “{name}”: trong các lần diễn tập mới, {what} thay đổi {fresh}; khi tìm là {search}.",
        en: "“{name}” did most in the search: in fresh drills {what} changes by {fresh}; in the search it was {search}.",
    }
    /// The first of the search is not shown to help.
    best_not_shown(name: &str, what: &str, fresh: &str, search: &str) {
        vi: "Chưa chứng minh được biện pháp nào làm tăng {what}: đứng đầu khi tìm là “{name}” với {search}, nhưng trong các lần diễn tập mới chỉ là {fresh}.",
        en: "No measure is shown to raise {what}: “{name}” came first in the search with {search}, but in fresh drills it is {fresh}.",
    }
    /// The first of the search is not shown to help, but others are.
    others_help(name: &str, fresh: &str, search: &str, list: &str) {
        vi: "Đứng đầu khi tìm là “{name}” với {search}, nhưng trong các lần diễn tập mới chỉ là {fresh}; có tác dụng trong các lần mới: {list}.",
        en: "“{name}” came first in the search with {search}, but in fresh drills it is {fresh}; shown to help in fresh drills: {list}.",
    }
    /// The combination.
    together(names: &str, fresh: &str, search: &str) {
        vi: "Thực hiện cùng nhau ({names}): {fresh}; khi tìm là {search}.",
        en: "Together ({names}): {fresh}; in the search it was {search}.",
    }
    /// No combination.
    no_combination() {
        vi: "Không tổ hợp nào được chứng minh là tốt hơn một biện pháp đơn lẻ.",
        en: "No combination is shown to add to a single measure.",
    }
    /// Those that harm.
    harms(list: &str) { vi: "Làm kết quả kém đi: {list}.", en: "It gets worse with: {list}." }
    /// Those that do not apply.
    not_here(list: &str) {
        vi: "Không áp dụng ở đây (không chạm vào điều gì trong kịch bản): {list}.",
        en: "Does not apply here (touches nothing in the scenario): {list}.",
    }
    /// Nothing applies.
    nothing_applies() {
        vi: "Không biện pháp nào áp dụng được cho kịch bản này.",
        en: "No measure applies to this scenario.",
    }
    /// Points of a hundred.
    points(value: &str) { vi: "{value} điểm %", en: "{value} pp" }
    /// An estimate with its interval, in points of a hundred.
    points_ends(value: &str, low: &str, high: &str) {
        vi: "{value} điểm % ({low} đến {high})",
        en: "{value} pp ({low} to {high})",
    }
    /// An estimate with its interval.
    with_ends(value: &str, low: &str, high: &str) {
        vi: "{value} ({low} đến {high})",
        en: "{value} ({low} to {high})",
    }
    /// What an interval says.
    says_helps() { vi: "có tác dụng", en: "helps" }
    /// What an interval says.
    says_harms() { vi: "làm kém đi", en: "makes it worse" }
    /// What an interval says.
    says_not_shown() { vi: "chưa chứng minh được", en: "not shown" }
    /// What an interval says.
    says_unknown() { vi: "quá ít lần diễn tập", en: "too few drills" }
    /// A cost.
    cost(value: &str) { vi: "{value} triệu đồng/năm", en: "{value} million đồng a year" }
    /// What a measure costs once.
    cost_of_all(value: &str) { vi: "cả tỉnh {value} triệu đồng/năm", en: "for the province {value} million đồng a year" }
    /// What a measure costs for each place that it changes.
    cost_of_each(value: &str) { vi: "mỗi chỗ {value} triệu đồng/năm", en: "for each place {value} million đồng a year" }
    /// No cost.
    cost_not_given() { vi: "không nêu", en: "not given" }
    /// Heading.
    head_alone() { vi: "Từng biện pháp", en: "Each measure alone" }
    /// Heading.
    head_together() { vi: "Tổ hợp các biện pháp", en: "Measures together" }
    /// Heading.
    head_expectations() { vi: "Yêu cầu nào thay đổi", en: "Which expectations change" }
    /// Heading.
    head_cost() { vi: "Chi phí và tác dụng", en: "Cost against effect" }
    /// Heading.
    head_basis() { vi: "Căn cứ và giả định", en: "Basis and assumptions" }
    /// Heading.
    head_computed() { vi: "Cách tính", en: "How it was computed" }
    /// Column.
    col_measure() { vi: "Biện pháp", en: "Measure" }
    /// Column.
    col_cost() { vi: "Chi phí, triệu đồng/năm", en: "Cost, million đồng a year" }
    /// Column.
    col_search(what: &str) { vi: "Khi tìm: {what}", en: "In the search: {what}" }
    /// Column.
    col_fresh(what: &str) { vi: "Lần mới: {what}", en: "Fresh: {what}" }
    /// Column.
    col_whole() { vi: "xác suất đạt toàn bộ kế hoạch", en: "chance of meeting the whole plan" }
    /// Column.
    col_says() { vi: "Kết luận", en: "What it says" }
    /// The chance of meeting every expectation, as it is.
    whole_as_it_is(chance: &str) {
        vi: "Xác suất một cuộc đạt mọi yêu cầu đến hạn, như hiện nay: {chance}.",
        en: "Chance that a drill meets every expectation due, as it is: {chance}.",
    }
    /// Column.
    col_step() { vi: "Đã chọn", en: "Chosen before" }
    /// Column.
    col_tried() { vi: "Thử thêm", en: "Tried with it" }
    /// Column.
    col_adds() { vi: "Thêm được", en: "Adds" }
    /// Column.
    col_touched() { vi: "Số chỗ thay đổi", en: "Places changed" }
    /// Column.
    col_ground() { vi: "Căn cứ", en: "Basis" }
    /// Column.
    col_cost_ground() { vi: "Căn cứ của chi phí", en: "Basis of the cost" }
    /// Beside the one that may be the best.
    may_be_best() { vi: "có thể tốt nhất", en: "may be the best" }
    /// Beside the one taken.
    taken() { vi: "được chọn", en: "taken" }
    /// An expectation that changes.
    expectation_changes(measure: &str, name: &str, shown: &str) {
        vi: "{measure}: xác suất đạt “{name}”: {shown}",
        en: "{measure}: chance of meeting “{name}”: {shown}",
    }
    /// None changes.
    none_sure() {
        vi: "Chưa yêu cầu nào được chứng minh là thay đổi.",
        en: "No expectation is shown to change.",
    }
    /// How it was done.
    method(confidence: &str) {
        vi: "Mỗi biện pháp là một biến thể của cùng kịch bản, dưới cùng may rủi; chênh lệch tính theo từng lần diễn tập. Khoảng tin cậy {confidence} đúng cùng lúc cho mọi biện pháp của mỗi cột (Bonferroni).",
        en: "Each measure is a variant of one scenario under the same luck; differences are taken drill by drill. The {confidence} intervals hold at once for all measures of a column (Bonferroni).",
    }
    /// How combinations were searched.
    method_search(most: usize) {
        vi: "Tìm tổ hợp: bắt đầu từ biện pháp tốt nhất, mỗi bước thử thêm từng biện pháp còn lại trên cùng các lần diễn tập và nhận biện pháp thêm được nhiều nhất; dừng khi khoảng tin cậy của phần thêm không còn nằm trên 0, hoặc đủ {most} biện pháp. Cách này có thể bỏ sót những biện pháp chỉ có tác dụng khi đi cùng nhau.",
        en: "Combinations: from the best measure on, each further one is tried in the same drills and the one that adds most is taken; it stops when the interval of what it adds no longer lies above 0, or at {most} measures. Measures that only help together may be missed.",
    }
    /// Why again.
    method_fresh() {
        vi: "Biện pháp được chọn vì trông tốt nhất thường một phần là do may; vì vậy mọi kết quả được kiểm tra lại trên những lần diễn tập mới, khác với khi tìm. Hãy dùng số của các lần mới.",
        en: "What is chosen because it looks best was partly lucky; so everything is estimated again in drills other than those of the search. Use the fresh number.",
    }
    /// What was computed.
    computed(seed: u64, version: &str, drills: &str, digest: &str) {
        vi: "Hạt giống {seed}; phiên bản {version}; tổng cộng {drills} lần diễn tập; mã kịch bản {digest}.",
        en: "Seed {seed}; version {version}; {drills} drills in all; digest of the scenario {digest}.",
    }
    /// What the model is not.
    about_model() {
        vi: "Kết quả là của mô hình, không phải của thực tế: tác dụng và chi phí dựa trên các giả định đã nêu.",
        en: "These are results of the model, not of reality: effects and costs rest on the assumptions stated.",
    }
    /// Title of the chart where some are shown to help.
    chart_helps(list: &str) {
        vi: "Có tác dụng trong các lần diễn tập mới: {list}",
        en: "Shown to help in fresh drills: {list}",
    }
    /// Title of the chart where none is shown to help.
    chart_none(what: &str) {
        vi: "Chưa chứng minh được biện pháp nào làm tăng {what}",
        en: "No measure is shown to raise {what}",
    }
    /// How to read the chart.
    forest_how(what: &str, unit: &str) {
        vi: "Thay đổi của {what} so với hiện nay, {unit}; bên phải vạch 0 là tốt hơn",
        en: "Change of {what} against the province as it is, {unit}; right of 0 is better",
    }
    /// What the chart shows.
    forest_alt(n: usize) {
        vi: "Tác dụng của {n} phương án kèm khoảng tin cậy, khi tìm và trong các lần diễn tập mới.",
        en: "Effects of {n} options with intervals, in the search and in fresh drills.",
    }
    /// How to read the chart.
    cost_how(what: &str, unit: &str) {
        vi: "Ngang: chi phí một năm, triệu đồng. Dọc: thay đổi của {what} trong các lần diễn tập mới, {unit}",
        en: "Across: cost a year, million đồng. Up: change of {what} in fresh drills, {unit}",
    }
    /// Title where some have an estimate above nothing.
    cost_frontier(list: &str) {
        vi: "Hơn mọi biện pháp không đắt hơn, theo số ước lượng: {list} (đường nét đứt)",
        en: "Better than all that cost no more, by their estimates: {list} (dashed line)",
    }
    /// Title where none has.
    cost_none() {
        vi: "Không biện pháp nào có ước lượng lớn hơn 0",
        en: "No measure has an estimate above 0",
    }
    /// What the chart shows.
    cost_alt(n: usize) { vi: "Chi phí và tác dụng của {n} phương án.", en: "Cost and effect of {n} options." }
    /// No costs.
    no_costs() { vi: "Không biện pháp nào có chi phí.", en: "No measure has a cost." }
    /// Not drawn.
    without_cost(list: &str) { vi: "Không nêu chi phí: {list}.", en: "No cost given: {list}." }
    /// Key.
    key_fresh() { vi: "trong các lần diễn tập mới", en: "in fresh drills" }
    /// Key.
    key_search() { vi: "khi tìm", en: "in the search" }
    /// Under a chart.
    chart_note(drills: &str, confidence: &str, seed: u64, version: &str, digest: &str) {
        vi: "{drills} lần diễn tập khi tìm và {drills} lần mới; khoảng tin cậy {confidence}; hạt giống {seed}; phiên bản {version}; mã {digest}",
        en: "{drills} drills in the search and {drills} fresh ones; {confidence} intervals; seed {seed}; version {version}; digest {digest}",
    }
    /// A measure that is not in the library.
    unknown_measure(id: &str) {
        vi: "thư viện không có biện pháp `{id}`",
        en: "the library has no measure `{id}`",
    }
    /// What there is.
    hint_measures(list: &str) { vi: "có: {list}", en: "there are: {list}" }
    /// An empty library.
    no_measures() { vi: "thư viện không có biện pháp nào", en: "the library has no measure" }
}

/// What an argument of `improve` means, in both languages; other ids are those of experiments.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "measures_tried" => (
            "Chỉ thử biện pháp này: mã trong thư viện, dùng được nhiều lần; mặc định: mọi biện pháp",
            "Only this measure: an id of the library, repeatable; default: all",
        ),
        "improve_replications" => (
            "Số lần diễn tập khi tìm; sau đó kiểm tra lại trên chừng ấy lần mới",
            "Drills of the search; as many fresh ones follow",
        ),
        "improve_by" => (
            "Xếp hạng theo: expectations (tỷ lệ yêu cầu được đáp ứng, mặc định), intrusions (tỷ lệ vụ xâm nhập đạt yêu cầu) hoặc score (điểm)",
            "Rank by: expectations (the share met, default), intrusions (the share of them that meet an expectation) or score",
        ),
        "combine" => (
            "Tổ hợp nhiều nhất mấy biện pháp; 1 là không tìm tổ hợp",
            "At most so many measures together; 1 looks for no combination",
        ),
        "improve_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/improve-<hạt giống>",
            "Folder to write to; default: reports/out/<scenario>/improve-<seed>",
        ),
        other => super::shard::arg_help(other),
    }
}
