//! Texts of comparisons: the answer, tables, charts and the page of several arms on the same drills.

crate::messages! {
    /// The question of the page.
    question(n: usize) {
        vi: "Trong {n} phương án, phương án nào tốt hơn, và chắc chắn đến đâu?",
        en: "Which of the {n} options is better, and is it sure?",
    }
    /// What was run.
    title(n: usize, drills: &str, measure: &str) {
        vi: "So sánh {n} phương án trên cùng {drills} lần diễn tập mô phỏng, theo {measure}",
        en: "{n} options on the same {drills} simulated drills, by {measure}",
    }
    /// The score as a measure.
    measure_score() { vi: "điểm", en: "score" }
    /// Lower bound of the score as a measure.
    measure_score_low() { vi: "điểm thấp nhất có thể", en: "lowest possible score" }
    /// Upper bound of the score as a measure.
    measure_score_high() { vi: "điểm cao nhất có thể", en: "highest possible score" }
    /// Coverage as a measure.
    measure_coverage() { vi: "độ phủ", en: "coverage" }
    /// Chance of meeting an expectation as a measure.
    measure_chance(name: &str) { vi: "xác suất đạt yêu cầu “{name}”", en: "chance of meeting “{name}”" }
    /// Score of an expectation as a measure.
    measure_expectation_score(name: &str) { vi: "điểm của yêu cầu “{name}”", en: "score of “{name}”" }
    /// Time of an expectation as a measure.
    measure_expectation_time(name: &str) { vi: "thời gian của yêu cầu “{name}”", en: "time of “{name}”" }
    /// Share of the intrusions that meet an expectation as a measure.
    measure_share(name: &str) { vi: "tỷ lệ số vụ đạt “{name}”", en: "share of intrusions that meet “{name}”" }
    /// A clock as a measure.
    measure_clock(to: &str) { vi: "thời gian từ lúc xâm nhập đến: {to}", en: "time from the intrusion to: {to}" }
    /// A class of time as a measure.
    measure_hours(class: &str) { vi: "thời gian: {class}", en: "time: {class}" }
    /// Points.
    points(value: &str) { vi: "{value} điểm", en: "{value} points" }
    /// Points of a hundred.
    hundredths(value: &str) { vi: "{value} điểm %", en: "{value} pp" }
    /// An interval.
    ends(low: &str, high: &str) { vi: "{low} đến {high}", en: "{low} to {high}" }
    /// An estimate with its interval.
    with_ends(value: &str, low: &str, high: &str) {
        vi: "{value} ({low} đến {high})",
        en: "{value} ({low} to {high})",
    }
    /// An option in a sentence: its letter and its name.
    option(letter: char, name: &str) { vi: "{letter} ({name})", en: "{letter} ({name})" }

    /// Answer: one and the same.
    answer_same() {
        vi: "Các phương án là một: mọi kết quả của mọi lần diễn tập đều giống hệt nhau.",
        en: "The options are one and the same: every result of every drill is identical.",
    }
    /// Answer: nothing worth having.
    answer_none(measure: &str, worth: &str) {
        vi: "Không có khác biệt đáng kể: mọi chênh lệch về {measure} giữa các phương án đều nhỏ hơn {worth}.",
        en: "No difference worth having: every difference in {measure} between the options is smaller than {worth}.",
    }
    /// Answer: one is the best.
    answer_best(best: &str, measure: &str, value: &str, rival: &str, difference: &str) {
        vi: "{best} tốt nhất về {measure}: {value}; so với {rival}: {difference}.",
        en: "{best} is the best by {measure}: {value}; against {rival}: {difference}.",
    }
    /// Answer: several may be.
    answer_several(measure: &str, list: &str) {
        vi: "Chưa biết phương án nào tốt nhất về {measure}: có thể là {list}.",
        en: "Which is the best by {measure} is not known: it may be {list}.",
    }
    /// Follows where some are out.
    answer_others(list: &str) { vi: " Không phải: {list}.", en: " It is not: {list}." }
    /// Answer: the measure was never there.
    answer_nothing(measure: &str) {
        vi: "Không so sánh được: không lần diễn tập nào có {measure} ở mọi phương án.",
        en: "Nothing to compare: no drill has {measure} under every option.",
    }
    /// Between the letters of a list.
    or_last() { vi: " hoặc ", en: " or " }
    /// Answer: selected.
    answer_selected(best: &str, probability: &str, worth: &str, drills: &str) {
        vi: "Phép chọn dừng ở {best} sau {drills} lần diễn tập mỗi phương án; xác suất chọn đúng ít nhất {probability} nếu phương án tốt nhất hơn mọi phương án khác từ {worth} trở lên.",
        en: "The selection ended with {best} after {drills} drills of every option; it is right with a probability of at least {probability} if the best is ahead of every other by {worth} or more.",
    }
    /// Answer: how far the selected one is ahead.
    answer_ahead(best: &str, rival: &str, difference: &str) {
        vi: "{best} so với {rival}: {difference}.",
        en: "{best} against {rival}: {difference}.",
    }
    /// A chance that may be greater, because some drills ended undecided.
    at_least(chance: &str) { vi: "≥{chance}", en: "≥{chance}" }
    /// Answer: selected among ties.
    answer_tied(list: &str) {
        vi: " Ngang nhau trong tất cả các lần này: {list}.",
        en: " The same in all of these drills: {list}.",
    }
    /// Answer: not selected.
    answer_not_selected(list: &str, drills: &str, most: &str) {
        vi: "Sau {drills} lần diễn tập phép chọn chưa dừng: còn {list}; nhiều nhất {most} lần thì dừng.",
        en: "After {drills} drills the selection has not ended: {list} are left; it ends after {most} drills at most.",
    }
    /// Answer: not selected, and the first stage is not over.
    answer_too_few(drills: &str, first: u64) {
        vi: "{drills} lần diễn tập là quá ít để chọn: cần hơn {first} lần.",
        en: "{drills} drills are too few to select: more than {first} are needed.",
    }
    /// Answer: what it costs to know more.
    answer_cost(a: &str, b: &str, drills: &str) {
        vi: "Muốn biết giữa {a} và {b}, cần khoảng {drills} lần diễn tập nếu chênh lệch và độ phân tán giữ như hiện nay.",
        en: "To tell {a} from {b} takes about {drills} drills, if the difference and its spread stay what they are.",
    }
    /// Answer: how sure.
    answer_sure(confidence: &str, drills: &str) {
        vi: "Các khoảng tin cậy đúng cùng lúc cho mọi cặp với độ tin cậy {confidence}, sau {drills} lần diễn tập.",
        en: "The intervals hold for all pairs at once with a confidence of {confidence}, after {drills} drills.",
    }
    /// Answer: what decides.
    answer_decides(name: &str, a: &str, a_chance: &str, b: &str, b_chance: &str) {
        vi: "Khác nhau rõ nhất ở yêu cầu “{name}”: {a} đạt {a_chance}, {b} đạt {b_chance} số lần.",
        en: "They differ most in “{name}”: {a} meets it in {a_chance}, {b} in {b_chance} of the drills.",
    }
    /// Answer: what decides, by intrusion.
    answer_decides_share(name: &str, a: &str, a_share: &str, b: &str, b_share: &str) {
        vi: "Khác nhau rõ nhất ở yêu cầu “{name}”: {a} đạt {a_share}, {b} đạt {b_share} số vụ.",
        en: "They differ most in “{name}”: {a} meets it in {a_share}, {b} in {b_share} of the intrusions.",
    }
    /// Answer: nothing decides.
    answer_nothing_decides(a: &str, b: &str) {
        vi: "Giữa {a} và {b} chưa có bằng chứng khác nhau ở yêu cầu nào, cả về xác suất đạt lẫn về tỷ lệ số vụ đạt.",
        en: "Between {a} and {b} no expectation is shown to differ, neither in its chance nor in the share of the intrusions that meet it.",
    }
    /// What the shares are.
    about_shares(confidence: &str) {
        vi: "Tỷ lệ số vụ đạt, trung bình các lần diễn tập. Cả cuộc diễn tập chỉ đạt khi mọi vụ đạt, nên tỷ lệ này cho thấy khác biệt mà xác suất của cả cuộc không thấy. Khoảng t theo cặp, {confidence} cho cả bảng.",
        en: "Share of the intrusions that meet it, mean over the drills. Where a drill meets an expectation only if every intrusion does, this shows what the chance of the whole drill cannot. Paired t intervals, {confidence} for the whole table.",
    }
    /// Heading.
    head_whole() { vi: "Cả cuộc diễn tập đạt: xác suất", en: "The chance that a whole drill meets it" }
    /// Heading.
    head_shares() { vi: "Tỷ lệ số vụ đạt", en: "Share of the intrusions that meet it" }
    /// What more would take at the measured rate, on the terminal only.
    cost_in_time(drills: &str, time: &str) {
        vi: "muốn phân định mọi cặp còn ngỏ: khoảng {drills} lần diễn tập mỗi phương án, {time} với tốc độ vừa đo",
        en: "to settle every open pair: about {drills} drills of every option, {time} at the rate just measured",
    }
    /// Before it.
    cost_label() { vi: "chi phí:", en: "cost:" }

    /// Verdict.
    verdict_same() { vi: "là một", en: "one and the same" }
    /// Verdict.
    verdict_none() { vi: "không khác đáng kể", en: "no difference worth having" }
    /// Verdict.
    verdict_by_worth(letter: char) { vi: "{letter} tốt hơn đáng kể", en: "{letter} is better, by what is worth having" }
    /// Verdict.
    verdict_better(letter: char) { vi: "{letter} tốt hơn, có thể chỉ chút ít", en: "{letter} is better, maybe by little" }
    /// Verdict.
    verdict_open() { vi: "chưa rõ", en: "not known" }
    /// Verdict with what it would cost.
    verdict_open_cost(drills: &str) { vi: "chưa rõ; cần ~{drills} lần", en: "not known; takes ~{drills} drills" }

    /// Heading.
    head_ranking() { vi: "Từng phương án", en: "The options" }
    /// Heading.
    head_differences() { vi: "Chênh lệch từng cặp", en: "Differences, pair by pair" }
    /// Heading.
    head_chances() { vi: "Yêu cầu nào tạo nên khác biệt", en: "Which expectations decide it" }
    /// Heading.
    head_hours() { vi: "Thời gian đi đâu khác nhau", en: "Where the hours go differently" }
    /// Heading.
    head_times() { vi: "Nhanh chậm đến đâu", en: "How fast, how slow" }
    /// Heading.
    head_assumptions() { vi: "Kết luận dựa trên điều gì", en: "What the answer rests on" }
    /// Heading.
    head_computed() { vi: "Cách tính", en: "How it was computed" }
    /// Heading.
    head_reduction() { vi: "Ích lợi của việc dùng chung vận may", en: "What common luck was worth" }
    /// Column.
    col_option() { vi: "Phương án", en: "Option" }
    /// Column.
    col_pair() { vi: "Cặp", en: "Pair" }
    /// Column.
    col_mean() { vi: "Trung bình", en: "Mean" }
    /// Column.
    col_difference() { vi: "Chênh lệch", en: "Difference" }
    /// Column.
    col_verdict() { vi: "Nhận định", en: "Verdict" }
    /// Column.
    col_behind_best() { vi: "So với phương án tốt nhất còn lại", en: "Beside the best of the others" }
    /// Column.
    col_stated() { vi: "Phần theo điều nêu rõ", en: "Part that rests on what is stated" }
    /// Column.
    col_assumed() { vi: "Phần theo suy ra, giả định", en: "Part that is inferred or assumed" }
    /// Column.
    col_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    col_sure() { vi: "Cặp khác nhau có bằng chứng", en: "Pairs shown to differ" }
    /// Column.
    col_ratio() { vi: "Phương sai khác vận may / chung vận may", en: "Variance apart / variance together" }
    /// Column.
    col_roles() { vi: "Vai trò: nêu rõ / suy ra, giả định", en: "Roles: stated / inferred or assumed" }
    /// Column.
    col_lines() { vi: "Mối quan hệ: nêu rõ / suy ra, giả định", en: "Lines: stated / inferred or assumed" }
    /// No pair is shown to differ.
    none_sure() { vi: "không cặp nào", en: "none" }
    /// A difference of one option less another.
    pair(a: &str, b: &str) { vi: "{a} − {b}", en: "{a} − {b}" }

    /// What the differences are.
    about_differences(confidence: &str, worth: &str) {
        vi: "Mỗi chênh lệch tính trên cùng từng lần diễn tập; các khoảng {confidence} đúng cùng lúc cho mọi cặp. Dưới {worth} coi như không đáng kể.",
        en: "Each difference is taken drill by drill; the {confidence} intervals hold for all pairs at once. Less than {worth} counts as no difference.",
    }
    /// What intervals of every moment are.
    about_anytime() {
        vi: "Vì số lần chạy do kết quả quyết định, các khoảng tin cậy là loại đúng ở mọi thời điểm dừng.",
        en: "Since the results decided how long to run, the intervals are of the kind that holds at every moment.",
    }
    /// Drills that have no value.
    about_incomplete(missing: &str, measure: &str) {
        vi: "{missing} lần diễn tập không có {measure} ở mọi phương án nên không tính.",
        en: "{missing} drills lack the {measure} under some option and do not count.",
    }
    /// Drills that ended before it could be told.
    about_open(count: &str) {
        vi: "{count} giá trị chưa ngã ngũ khi kết thúc; tính như lúc kết thúc cuộc diễn tập.",
        en: "{count} values were still open at the end; they count as of the end of the drill.",
    }
    /// What the chances are.
    about_chances(confidence: &str) {
        vi: "Xác suất đạt trong các lần yêu cầu phát sinh. “Khác nhau có bằng chứng”: khoảng tin cậy chính xác của chênh lệch không chứa 0, {confidence} cho cả bảng; ở đó lần chưa ngã ngũ tính là chưa đạt khi kết thúc.",
        en: "Chance of meeting it where it was due. “Shown to differ”: the exact interval of the difference excludes 0, {confidence} for the whole table; there an undecided drill counts as not met by its end.",
    }
    /// What the hours are.
    about_hours() {
        vi: "Thời gian trung bình từ lúc xâm nhập đến lúc ngăn chặn, chỉ tính các vụ đã ngăn chặn; ngăn chặn được nhiều vụ khó hơn có thể làm số này tăng.",
        en: "Mean time from the intrusion to its containment, over the intrusions that were contained; containing harder ones too can make it longer.",
    }
    /// Hours that are shown to differ.
    hours_differ(class: &str, pair: &str, difference: &str) {
        vi: "{class}: {pair} = {difference}",
        en: "{class}: {pair} = {difference}",
    }
    /// None do.
    hours_none() {
        vi: "Chưa có bằng chứng khác nhau ở phần thời gian nào giữa hai phương án.",
        en: "No part of the time is shown to differ between two options.",
    }
    /// What the grounds are.
    about_grounds() {
        vi: "Khác biệt giữa các cơ cấu chỉ đáng tin như những quan hệ tạo ra nó. Số điều văn bản nêu rõ và số điều suy ra hoặc giả định:",
        en: "A difference of structures is worth what the relations are that make it. How many are stated in a text, how many inferred or assumed:",
    }
    /// What the interval is not.
    about_model() {
        vi: "Khoảng tin cậy phản ánh sai số của số lần chạy, không phản ánh sai số của mô hình. Phần lớn con số của mô hình là giả định có khoảng giá trị; giả định nào làm đảo kết luận thì so sánh này không cho biết.",
        en: "Intervals show the error of the number of drills, not that of the model. Most numbers of the model are assumptions with a range; which of them would turn the answer round this comparison does not tell.",
    }
    /// How it was computed.
    computed(seed: u64, version: &str, drills: &str) {
        vi: "Hạt giống {seed}, phiên bản {version}, {drills} lần diễn tập mỗi phương án; mọi phương án chấm theo kế hoạch của phương án A. Kẻ tấn công, nhiễu và vắng mặt như nhau ở mọi nơi mô hình như nhau.",
        en: "Seed {seed}, version {version}, {drills} drills of every option, all scored under the plan of option A. Attackers, noise and absences are the same wherever the model is the same.",
    }
    /// Method of the differences.
    method_pairs(validity: &str) {
        vi: "Chênh lệch: khoảng t cho từng cặp trên cùng lần diễn tập, ghép bằng bất đẳng thức Bonferroni ({validity}). Không giả định các chênh lệch có cùng phương sai.",
        en: "Differences: paired t intervals put together by Bonferroni's inequality ({validity}). Differences need not have the same variance.",
    }
    /// Fixed.
    validity_fixed() { vi: "số lần định trước", en: "a number of drills fixed before" }
    /// Anytime.
    validity_anytime() { vi: "đúng ở mọi thời điểm dừng, Robbins 1970", en: "valid at every moment, Robbins 1970" }
    /// Method of the best.
    method_best() {
        vi: "So với phương án tốt nhất: Hsu 1984. Chọn phương án tốt nhất: Kim và Nelson 2001.",
        en: "Beside the best: Hsu 1984. Selection of the best: Kim and Nelson 2001.",
    }
    /// Digest of an option.
    digest(letter: char, scenario: &str, structure: &str, digest: &str) {
        vi: "{letter}: kịch bản {scenario}, cơ cấu {structure}, mã băm {digest}",
        en: "{letter}: scenario {scenario}, structure {structure}, digest {digest}",
    }
    /// The line under a chart.
    chart_note(drills: &str, confidence: &str, seed: u64, version: &str, digest: &str) {
        vi: "{drills} lần diễn tập mỗi phương án; khoảng tin cậy {confidence}; hạt giống {seed}; phiên bản {version}; mã {digest}",
        en: "{drills} drills of every option; {confidence} intervals; seed {seed}; version {version}; digest {digest}",
    }
    /// Beside a variance ratio.
    times_as_many(ratio: &str) { vi: "{ratio} lần", en: "{ratio} times" }
    /// No variance.
    no_variance() { vi: "không có phương sai", en: "no variance" }
    /// What the ratio is.
    about_reduction() {
        vi: "Nếu mỗi phương án có vận may riêng thì cần từng ấy lần số lần diễn tập cho cùng độ chính xác (đo trên cùng số lần chạy với hạt giống độc lập).",
        en: "Under luck of their own the options would need so many times as many drills for the same precision (measured on as many drills with independent seeds).",
    }

    /// Title of the forest plot: one is the best.
    forest_best(best: char, measure: &str) { vi: "{best} tốt nhất về {measure}", en: "{best} is the best by {measure}" }
    /// Title of the forest plot: several may be.
    forest_several(list: &str, measure: &str) {
        vi: "Chưa biết phương án nào tốt nhất về {measure}: có thể {list}",
        en: "Which is the best by {measure} is not known: it may be {list}",
    }
    /// Title of the forest plot: nothing worth having.
    forest_none(measure: &str) { vi: "Không có khác biệt đáng kể về {measure}", en: "No difference in {measure} worth having" }
    /// How to read the forest plot.
    forest_how(worth: &str) {
        vi: "Chấm: chênh lệch trung bình của phương án viết trước so với phương án viết sau; vạch: khoảng tin cậy đồng thời; dải xám: dưới {worth}, không đáng kể.",
        en: "Dot: mean difference of the option named first less the second; line: simultaneous interval; grey band: less than {worth}, not worth having.",
    }
    /// Alternative text.
    forest_alt(n: usize, title: &str) { vi: "Biểu đồ chênh lệch của {n} cặp. {title}", en: "Forest plot of the differences of {n} pairs. {title}" }
    /// Axis.
    forest_axis(measure: &str, better: &str) { vi: "Chênh lệch về {measure} ({better})", en: "Difference in {measure} ({better})" }
    /// Direction.
    higher_better() { vi: "lớn hơn là tốt hơn", en: "more is better" }
    /// Direction.
    lower_better() { vi: "nhỏ hơn là tốt hơn", en: "less is better" }
    /// Key.
    key_zone(worth: &str) { vi: "dưới {worth}", en: "less than {worth}" }
    /// Key.
    key_estimate() { vi: "ước lượng và khoảng tin cậy", en: "estimate and interval" }
    /// Title of the heat map.
    heat_title(sure: usize, all: usize) {
        vi: "Xác suất cả cuộc đạt: khác nhau có bằng chứng ở {sure} trong {all} yêu cầu",
        en: "Chance that a whole drill meets it: shown to differ in {sure} of {all} expectations",
    }
    /// How to read it.
    heat_how() {
        vi: "Xác suất đạt từng yêu cầu trong các lần yêu cầu phát sinh; đậm là thấp. Ô vuông đen trước tên: có cặp khác nhau có bằng chứng. ≥: có lần chưa ngã ngũ. Gạch chéo: chưa lần nào phát sinh.",
        en: "Chance of meeting each expectation where it was due; dark is low. A black square before the name: some pair is shown to differ. ≥: some drills ended undecided. Hatched: never due.",
    }
    /// Title of the heat map of shares.
    heat_title_shares(sure: usize, all: usize) {
        vi: "Tỷ lệ số vụ đạt khác nhau có bằng chứng ở {sure} trong {all} yêu cầu",
        en: "Share of the intrusions that meet it: shown to differ in {sure} of {all} expectations",
    }
    /// How to read it.
    heat_how_shares() {
        vi: "Tỷ lệ số vụ xâm nhập đạt từng yêu cầu, trung bình các lần diễn tập; đậm là thấp. Ô vuông đen trước tên: có cặp khác nhau có bằng chứng. Gạch chéo: chưa lần nào phát sinh.",
        en: "Share of the intrusions that meet each expectation, mean over the drills; dark is low. A black square before the name: some pair is shown to differ. Hatched: never due.",
    }
    /// Alternative text.
    heat_alt(title: &str, rows: usize, columns: usize) { vi: "{title}: bảng màu của {rows} yêu cầu và {columns} phương án.", en: "{title}: heat map of {rows} expectations under {columns} options." }
    /// There is nothing.
    heat_empty() { vi: "Kế hoạch không có yêu cầu nào từng phát sinh.", en: "No expectation of the plan was ever due." }
    /// Title of the hours.
    hours_title(fast: &str, least: &str, slow: &str, most: &str) {
        vi: "Đến khi ngăn chặn trung bình từ {least} ({fast}) đến {most} ({slow})",
        en: "Until containment, on average from {least} ({fast}) to {most} ({slow})",
    }
    /// Title where they are alike.
    hours_title_alike(total: &str) {
        vi: "Đến khi ngăn chặn: mọi phương án như nhau ({total})",
        en: "Until containment: all options take the same ({total})",
    }
    /// Alternative text.
    hours_alt(title: &str) { vi: "Thời gian từ xâm nhập đến ngăn chặn theo phương án, chia theo nguyên nhân. {title}", en: "Time from intrusion to containment by option, divided by cause. {title}" }
    /// Nothing was contained.
    hours_empty() { vi: "Chưa vụ nào được ngăn chặn.", en: "Nothing was contained." }
    /// Title of the ECDFs.
    times_title(name: &str) { vi: "Thời gian khác nhau nhiều nhất ở: {name}", en: "Times differ most in: {name}" }
    /// How to read them.
    times_how() {
        vi: "Phần số lần diễn tập mà thời gian (trung vị các vụ trong một lần) không dài quá mức trên trục ngang. Vạch đứt: mục tiêu; vạch liền: giới hạn.",
        en: "Share of the drills whose time (median over the intrusions of a drill) is no longer than the axis says. Dashed: target; solid: limit.",
    }
    /// Alternative text.
    times_alt(n: usize) { vi: "Hàm phân phối thời gian của {n} yêu cầu theo từng phương án, với mục tiêu và giới hạn.", en: "Distribution of the times of {n} expectations by option, with target and limit." }
    /// Nothing was timed.
    times_empty() { vi: "Chưa yêu cầu nào phát sinh.", en: "No expectation was due." }
    /// Key.
    key_target() { vi: "mục tiêu", en: "target" }
    /// Key.
    key_limit() { vi: "giới hạn", en: "limit" }

    /// Usage error.
    too_few_arms() { vi: "cần ít nhất hai phương án để so sánh", en: "a comparison takes at least two options" }
    /// A hint.
    hint_too_few_arms() {
        vi: "thêm --structure <mã> (hoặc --structure all), hoặc ghi nhiều kịch bản",
        en: "add --structure <id> (or --structure all), or name several scenarios",
    }
    /// Usage error.
    too_many_arms(n: usize, most: usize) { vi: "{n} phương án là quá nhiều; nhiều nhất {most}", en: "{n} options are too many; {most} at most" }
    /// A hint.
    hint_too_many_arms() { vi: "bớt --structure hoặc kịch bản", en: "leave some structures or scenarios out" }
    /// Usage error.
    unknown_measure(name: &str) { vi: "không có đại lượng `{name}`", en: "there is no measure `{name}`" }
    /// A hint.
    hint_measure(list: &str) {
        vi: "dùng `score`, một cột của replications.csv, hoặc mã một yêu cầu (xác suất đạt): {list}",
        en: "use `score`, a column of replications.csv, or the id of an expectation (its chance): {list}",
    }
    /// Why a number is refused.
    worth_above_zero() {
        vi: "phải là số lớn hơn 0 theo đơn vị của đại lượng (điểm; 0,05 cho xác suất), hoặc thời lượng như 30m",
        en: "must be a number above 0 in the unit of the measure (points; 0.05 for a chance), or a duration like 30m",
    }
    /// Why a probability is refused.
    pcs_between() { vi: "phải là số từ 0,51 đến 0,999", en: "must be a number from 0.51 to 0.999" }
    /// Usage error.
    needs_select() { vi: "`--pcs` chỉ dùng cùng `--select`", en: "`--pcs` goes with `--select` only" }
    /// A hint.
    hint_needs_select() { vi: "thêm --select", en: "add --select" }
}

/// What an argument of a comparison means, in both languages; else what one of an import means.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "compared" => (
            "Các kịch bản (thư mục hoặc scenario.ron); nhiều kịch bản thì so sánh chúng với nhau, chấm theo kế hoạch của kịch bản đầu",
            "Scenarios (folders, or scenario.ron); several are compared with each other, under the plan of the first",
        ),
        "structures" => (
            "Cơ cấu cần so sánh: mã trong thư viện hoặc tệp; dùng được nhiều lần; `all` là mọi cơ cấu. Chỉ ghi một thì so với cơ cấu của kịch bản",
            "Structure to compare: an id of the library, or a file; repeatable; `all` takes every one. One alone is compared with the scenario's own",
        ),
        "compared_replications" => (
            "Số lần diễn tập mỗi phương án; mặc định: 500, hoặc nhiều nhất 100.000 khi có --select hay --until-half-width",
            "Drills of every option; default: 500, or at most 100,000 with --select or --until-half-width",
        ),
        "measure" => (
            "So sánh theo: score (mặc định), một cột của replications.csv, hoặc mã một yêu cầu (xác suất đạt)",
            "Compare by: score (default), a column of replications.csv, or the id of an expectation (its chance)",
        ),
        "better" => (
            "Lớn hơn (higher) hay nhỏ hơn (lower) là tốt; mặc định theo đại lượng",
            "Whether higher or lower is better; by default as the measure has it",
        ),
        "worth" => (
            "Chênh lệch nhỏ nhất đáng kể, theo đơn vị của đại lượng; mặc định: 2 điểm, 0,05 xác suất, 30m, 1",
            "The smallest difference worth having, in the unit of the measure; default: 2 points, a chance of 0.05, 30m, 1",
        ),
        "select" => (
            "Chạy đến khi chọn được phương án tốt nhất với xác suất chọn đúng --pcs",
            "Run until the best is selected with the probability of --pcs",
        ),
        "pcs" => ("Xác suất chọn đúng; mặc định: 0,95", "Probability of correct selection; default: 0.95"),
        "until_short" => (
            "Dừng khi nửa độ rộng của mọi khoảng chênh lệch không quá mức này, theo đơn vị của đại lượng",
            "Stop when half of every interval of a difference is no longer than this, in the unit of the measure",
        ),
        "measure_variance_reduction" => (
            "Chạy thêm chừng ấy lần với vận may độc lập để đo ích lợi của vận may chung",
            "Run as many drills again under independent luck, to measure what common luck is worth",
        ),
        "stated" => (
            "Tách phần chênh lệch dựa trên điều văn bản nêu rõ (chạy thêm mỗi cơ cấu rút gọn)",
            "Tell which part of a difference rests on what texts state (runs every structure reduced too)",
        ),
        "comparison_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/compare-<hạt giống>",
            "Folder to write to; default: reports/out/<scenario>/compare-<seed>",
        ),
        other => super::exchange::arg_help(other),
    }
}
