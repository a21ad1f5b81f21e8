//! Texts of experiments: batches of drills, their chances and quantiles.

crate::messages! {
    /// What was run.
    batch_title(replications: &str, structure: &str) {
        vi: "{replications} lần diễn tập mô phỏng, cơ cấu: {structure}",
        en: "{replications} simulated drills, structure: {structure}",
    }
    /// The score of the runs.
    batch_score(p50: &str, p10: &str, p90: &str) {
        vi: "Điểm: trung vị {p50}; mười phần trăm thấp nhất dưới {p10}, mười phần trăm cao nhất trên {p90}",
        en: "Score: median {p50}; the lowest tenth below {p10}, the highest tenth above {p90}",
    }
    /// How much of the plan one drill evaluates.
    batch_coverage(p50: &str) {
        vi: "Độ phủ: một cuộc diễn tập thường chấm được {p50} trọng số của kế hoạch",
        en: "Coverage: a drill usually evaluates {p50} of the weight of the plan",
    }
    /// Heading of the chances.
    chance_heading() {
        vi: "Xác suất cả cuộc diễn tập đạt từng yêu cầu, trong các lần yêu cầu đó phát sinh",
        en: "Chance that a whole drill meets each expectation, among those in which it was due",
    }
    /// A chance with its interval.
    chance(value: &str, low: &str, high: &str) {
        vi: "{value} ({low}–{high})",
        en: "{value} ({low}–{high})",
    }
    /// A chance that what is undecided leaves open.
    chance_between(low: &str, high: &str) {
        vi: "từ {low} đến {high}",
        en: "{low} to {high}",
    }
    /// Never due.
    never_due() { vi: "chưa lần nào phát sinh", en: "never due" }
    /// Times of an expectation and how often it was due.
    times(share: &str, p50: &str, p90: &str, target: &str, limit: &str) {
        vi: "{share} số vụ đạt · P50 {p50} · P90 {p90} · mục tiêu {target} · giới hạn {limit}",
        en: "{share} of intrusions meet it · P50 {p50} · P90 {p90} · target {target} · limit {limit}",
    }
    /// Follows the times of an expectation that is not due in every drill.
    times_due(due: &str) { vi: " · phát sinh trong {due} số lần", en: " · due in {due} of the drills" }
    /// Longer than the runs.
    beyond_end() { vi: "sau khi kết thúc", en: "after the end" }
    /// The two kinds of shares that stand beside each other.
    two_shares() {
        vi: "Bên phải: xác suất cả cuộc diễn tập đạt yêu cầu (một vụ không đạt là cả cuộc không đạt, trừ yêu cầu tính theo tỷ lệ), kèm khoảng tin cậy. \"Số vụ đạt\": tỷ lệ từng vụ đạt.",
        en: "At the right: the chance that a whole drill meets the expectation (where it counts every intrusion, one that misses is enough to miss it), with its interval. \"Intrusions meet it\": the share of single intrusions that do.",
    }
    /// Heading of the times.
    clock_heading() { vi: "Thời gian kể từ khi xâm nhập", en: "Times since the intrusion began" }
    /// Heading of costs and counts.
    measure_heading() { vi: "Chi phí và số đếm", en: "Costs and counts" }
    /// Heading of where the hours went.
    hours_heading() {
        vi: "Thời gian đã đi đâu, từ lúc xâm nhập đến lúc ngăn chặn (trung bình)",
        en: "Where the hours went, from the intrusion to its containment (mean)",
    }
    /// What the intervals are.
    about_intervals(confidence: &str, seed: u64, version: &str, digest: &str) {
        vi: "Khoảng tin cậy {confidence} phản ánh sai số của số lần chạy, không phản ánh sai số của mô hình. Hạt giống {seed}, phiên bản {version}, mã băm kịch bản {digest}",
        en: "Intervals of {confidence} show the error of the number of runs, not that of the model. Seed {seed}, version {version}, scenario digest {digest}",
    }
    /// The line under a chart of a batch.
    batch_note(drills: &str, confidence: &str, seed: u64, version: &str, digest: &str) {
        vi: "{drills} lần diễn tập mô phỏng; khoảng tin cậy {confidence}; hạt giống {seed}; phiên bản {version}; mã {digest}",
        en: "{drills} simulated drills; {confidence} intervals; seed {seed}; version {version}; digest {digest}",
    }
    /// Title of the chances.
    chances_title(unlikely: usize, all: usize) {
        vi: "{unlikely} trong {all} yêu cầu có khoảng tin cậy của khả năng đạt nằm dưới một nửa",
        en: "Of {all} expectations, {unlikely} have less than an even chance, by their whole interval",
    }
    /// How the chances are read.
    chances_how() {
        vi: "Phần số lần diễn tập, trong các lần yêu cầu phát sinh, mà cả cuộc đạt yêu cầu. Bên phải: tỷ lệ đó và số lần phát sinh.",
        en: "Share of the drills in which an expectation was due that meet it as a whole. At the right: that share, and in how many drills it was due.",
    }
    /// Alternative text.
    chances_alt(n: usize) { vi: "Xác suất đạt {n} yêu cầu, kèm khoảng tin cậy.", en: "The chance of meeting {n} expectations, with intervals." }
    /// Nothing was due.
    nothing_due() { vi: "Chưa yêu cầu nào phát sinh.", en: "No expectation was due." }
    /// At the right of a row.
    figures(share: &str, due: u64) { vi: "{share} của {due}", en: "{share} of {due}" }
    /// Key.
    key_estimate() { vi: "tỷ lệ đạt", en: "share that meets it" }
    /// Key.
    key_interval() { vi: "khoảng tin cậy", en: "interval" }
    /// Key.
    key_undecided() { vi: "kết thúc trước khi ngã ngũ: có thể đạt", en: "ended before it could be told: may meet it" }
    /// Title of the distributions.
    distributions_title(name: &str) { vi: "Thời gian của các yêu cầu khó đạt nhất, trước hết: {name}", en: "Times of the expectations that are hardest to meet, first of all: {name}" }
    /// How they are read.
    distributions_how() {
        vi: "Phần số lần diễn tập mà thời gian (trung vị các vụ trong một lần) không dài quá mức trên trục ngang. Đường không lên đến 100%: phần còn lại chưa xong khi kết thúc.",
        en: "Share of the drills whose time (median over the intrusions of a drill) is no longer than the axis says. A curve that stays below 100%: the rest was not over at the end.",
    }
    /// Alternative text.
    distributions_alt(n: usize) { vi: "Hàm phân phối thời gian của {n} yêu cầu, với mục tiêu và giới hạn.", en: "Distribution of the times of {n} expectations, with target and limit." }
    /// Column.
    col_expectation() { vi: "Yêu cầu", en: "Expectation" }
    /// Column.
    col_chance() { vi: "Xác suất đạt", en: "Chance of meeting it" }
    /// Column.
    col_share() { vi: "Số vụ đạt", en: "Intrusions that meet it" }
    /// Column.
    col_due() { vi: "Phát sinh", en: "Due in" }
    /// Column.
    col_quantity() { vi: "Đại lượng", en: "Quantity" }
    /// Column.
    col_mean() { vi: "Trung bình", en: "Mean" }
    /// Column.
    col_part() { vi: "Phần thời gian", en: "Part of the time" }
}

/// What an argument of an experiment means, in both languages; else what one of an import means.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "batch_out" => (
            "Thư mục kết quả; mặc định: reports/out/<kịch bản>/<cơ cấu>/batch-<hạt giống>, thêm `-<chiến dịch>` khi có --campaign và `-open-ended` khi có --open-ended",
            "Folder to write to; default: reports/out/<scenario>/<structure>/batch-<seed>, with `-<campaign>` after --campaign and `-open-ended` after --open-ended",
        ),
        "all" => ("Mọi khoảng đo, không chỉ năm khoảng dài nhất", "Every measure, not only the five longest"),
        "replications" => (
            "Số lần chạy; mặc định: 500, hoặc nhiều nhất 100.000 khi có --until-half-width",
            "How many drills; default: 500, or at most 100,000 with --until-half-width",
        ),
        "threads" => {
            ("Số luồng tính toán; mặc định: 0, tức mọi nhân của máy", "Threads; default: 0, every core")
        }
        "until_half_width" => (
            "Dừng khi khoảng tin cậy của xác suất đạt mọi yêu cầu thường gặp đủ hẹp: nửa độ rộng từ 0,001 đến 0,5",
            "Stop when the interval of the chance of every common expectation is short enough: half its length, 0.001 to 0.5",
        ),
        "open_ended" => (
            "Chạy từ lúc bắt đầu thật đến lúc kết thúc thật, không theo thời hạn diễn tập",
            "Run from the true start to the true end instead of the length of the drill",
        ),
        other => super::sensitivity::arg_help(other).unwrap_or_else(|| super::compare::arg_help(other)),
    }
}
