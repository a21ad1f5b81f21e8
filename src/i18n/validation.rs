//! Texts of the validation: simulated times beside published ones.

use super::Lang;

crate::messages! {
    /// Title of the document.
    title() { vi: "Mô hình có giống thực tế không?", en: "Does it behave like the world?" }
    /// How the document was made.
    made_by(command: &str, version: &str) {
        vi: "Tài liệu này do lệnh `{command}` tạo ra, phiên bản {version}; chạy lại lệnh đó cho đúng từng chữ này. Số liệu đầy đủ ở `validation.json` bên cạnh.",
        en: "This document was made by `{command}`, version {version}; the same command makes the same words again. All figures are in `validation.json` beside it.",
    }
    /// What the intervals are.
    intervals(confidence: &str) {
        vi: "Trong ngoặc là khoảng tin cậy {confidence}: sai số do số lần chạy và số vụ có hạn, không phải sai số của mô hình. Số nào đã dùng để đặt tham số thì không được coi là kiểm chứng, và được ghi rõ.",
        en: "In brackets are intervals of {confidence}: the error of a limited number of runs and cases, not that of the model. A figure that was used to set a number is not called a validation, and is marked.",
    }
    /// Column.
    col_scenario() { vi: "Kịch bản", en: "Scenario" }
    /// Column.
    col_structure() { vi: "Cơ cấu", en: "Structure" }
    /// Column.
    col_seed() { vi: "Hạt giống", en: "Seed" }
    /// Column.
    col_digest() { vi: "Mã băm", en: "Digest" }
    /// Column.
    col_days() { vi: "Chạy lâu nhất", en: "Longest run" }
    /// Column.
    col_campaign() { vi: "Chiến dịch", en: "Campaign" }
    /// Column.
    col_runs() { vi: "Số lần chạy", en: "Runs" }
    /// Column.
    col_with_intrusion() { vi: "Có xâm nhập", en: "With an intrusion" }
    /// Column.
    col_intrusions() { vi: "Số vụ xâm nhập", en: "Intrusions" }
    /// Column.
    col_cases() { vi: "Số vụ", en: "Cases" }
    /// Column.
    col_measured() { vi: "Đại lượng", en: "Measured" }
    /// Column.
    col_published() { vi: "Đã công bố", en: "Published" }
    /// Column.
    col_simulated() { vi: "Mô phỏng", en: "Simulated" }
    /// Column.
    col_happened() { vi: "Xảy ra trong", en: "Happened in" }
    /// Column.
    col_result() { vi: "Kết quả", en: "Result" }
    /// Column.
    col_desk() { vi: "Bàn trực", en: "Desk" }
    /// Column.
    col_analysts() { vi: "Người trực", en: "Analysts" }
    /// Column.
    col_load() { vi: "Mức bận", en: "Utilisation" }
    /// Column.
    col_wait_formula() { vi: "Chờ theo công thức", en: "Wait by the formula" }
    /// Column.
    col_wait() { vi: "Chờ trong mô phỏng", en: "Wait simulated" }
    /// Column.
    col_chance_formula() { vi: "Phải chờ, công thức", en: "Waiting, formula" }
    /// Column.
    col_chance() { vi: "Phải chờ, mô phỏng", en: "Waiting, simulated" }
    /// Column.
    col_scale() { vi: "Nhiễu", en: "Noise" }
    /// Column.
    col_alerts() { vi: "Cảnh báo một ngày", en: "Alerts a day" }
    /// Column.
    col_expired() { vi: "Quá hạn", en: "Expired" }
    /// Column.
    col_true_expired() { vi: "Cảnh báo thật quá hạn", en: "True ones expired" }
    /// Column.
    col_true_dismissed() { vi: "Cảnh báo thật bị bỏ qua", en: "True ones dismissed" }
    /// Column.
    col_discovered() { vi: "Số vụ bị phát hiện", en: "Intrusions discovered" }
    /// Column.
    col_discovery() { vi: "Trung vị đến phát hiện", en: "Median to discovery" }

    /// Heading.
    head_answer() { vi: "Trả lời ngắn", en: "The short answer" }
    /// Heading.
    head_runs() { vi: "Đã chạy những gì", en: "What was run" }
    /// Heading.
    head_counted() { vi: "1. Đến phát hiện, đến ngăn chặn: cạnh sự cố thật", en: "1. To discovery and to containment, beside real incidents" }
    /// Heading.
    head_discovery() { vi: "Từ khi xảy ra đến khi phát hiện", en: "From occurrence to discovery" }
    /// Heading.
    head_containment() { vi: "Từ khi phát hiện đến khi ngăn chặn", en: "From discovery to containment" }
    /// Heading.
    head_figures() { vi: "2. Thời gian lan rộng, lấy dữ liệu, ẩn náu", en: "2. Breakout, exfiltration, dwell" }
    /// Heading.
    head_queues() { vi: "3. Hàng đợi cảnh báo, cạnh công thức Erlang", en: "3. The line of alerts, beside Erlang's formula" }
    /// Heading.
    head_noise() { vi: "4. Cảnh báo giả nhiều hay ít", en: "4. Alert noise at several scales" }
    /// Heading.
    head_verdicts() { vi: "5. Mô hình đúng ở đâu, sai ở đâu", en: "5. What the model gets right, and what it does not" }

    /// How the runs are made.
    about_runs(replications: &str, phases: u64) {
        vi: "Mỗi chiến dịch của thư viện chạy một mình ở mỗi tỉnh, từ lúc bắt đầu thật đến lúc kết thúc thật (nhiều nhất 60 ngày), {replications} lần, bắt đầu luân phiên ở {phases} thời điểm trong tuần, không có tình huống nào báo trước cho ai. Lực lượng ứng cứu biết mọi loại sự cố của các chiến dịch này.",
        en: "Every campaign of the library runs alone in every province, from its true start to its true end (60 days at most), {replications} times, begun at {phases} moments of the week by turns, and no inject tells anybody anything. Responders know every type of incident of these campaigns.",
    }
    /// What is compared.
    about_counted(database: &str, source: &str, licence: &str, incidents: &str) {
        vi: "Sự cố thật: {database}, {incidents} vụ, {source}; số đếm ở đây là bản chuyển thể theo giấy phép {licence}. Cơ sở dữ liệu cho biết thời gian theo đơn vị (phút, giờ, ngày…), không cho con số chính xác; người nhập chọn đơn vị, nên ranh giới giữa hai đơn vị không sắc nét.",
        en: "Real incidents: {database}, {incidents} of them, {source}; the counts here are adapted under its licence {licence}. The database gives times by unit (minutes, hours, days …) and mostly no exact figure; whoever entered them chose the unit, so the border between two units is not sharp.",
    }
    /// How the simulation is read.
    about_simulated() {
        vi: "Mô phỏng: đơn vị là một chiến dịch tại một cơ quan. *Phát hiện*: cảnh báo đầu tiên được coi là thật, hoặc một sự cố đang mở được thấy là bao gồm vụ đó; cảnh báo nằm trong hàng đợi chưa phải là phát hiện. *Ngăn chặn*: kẻ tấn công thật sự không còn hành động được từ hệ thống nào của cơ quan; lực lượng ứng cứu tuyên bố gì không tính. Vụ không bị phát hiện đến hết lần chạy không so được, vì cơ sở dữ liệu chỉ có vụ đã bị phát hiện: chúng được đếm riêng.",
        en: "Simulated: the unit is one campaign at one agency. *Discovery*: the first alert held to be true, or an open incident found to cover it; an alert in a queue is no discovery. *Containment*: in truth the attacker can act from no system of the agency; what responders declare does not count. Intrusions not discovered by the end of a run cannot be compared, for the database holds only what was discovered: they are counted apart.",
    }
    /// What the gap is.
    about_gap() {
        vi: "Khoảng cách là chênh lệch lớn nhất giữa hai tỷ lệ đã xong tính đến hết một đơn vị thời gian (khoảng cách Kolmogorov), khoảng tin cậy bằng lấy mẫu lại các lần chạy và các vụ thật. *Ngẫu nhiên*: khoảng cách mà chừng ấy vụ thật, nếu rút từ chính tỷ lệ mô phỏng, vượt qua một lần trong hai mươi.",
        en: "The gap is the largest difference between the shares that are over by the end of a unit (Kolmogorov's distance), its interval from resampling runs and real cases. *Chance*: the gap that so many real cases, drawn from the simulated shares themselves, exceed once in twenty.",
    }
    /// The rows of real incidents.
    row_real(population: &str) { vi: "thật: {population}", en: "real: {population}" }
    /// The rows of simulated intrusions.
    row_simulated() { vi: "mô phỏng", en: "simulated" }
    /// One comparison in a sentence.
    gap_discovery(unit: &str, simulated: &str, real: &str) {
        vi: "Tính đến hết {unit}, {simulated} số vụ mô phỏng đã bị phát hiện; sự cố thật: {real}.",
        en: "By the end of {unit}, {simulated} of the simulated intrusions are discovered; of the real incidents, {real}.",
    }
    /// One comparison in a sentence.
    gap_containment(unit: &str, simulated: &str, real: &str) {
        vi: "Tính đến hết {unit}, {simulated} số vụ mô phỏng đã được ngăn chặn; sự cố thật: {real}.",
        en: "By the end of {unit}, {simulated} of the simulated intrusions are contained; of the real incidents, {real}.",
    }
    /// The gap.
    gap_size(value: &str, chance: &str) {
        vi: " Khoảng cách {value} điểm phần trăm; ngẫu nhiên: đến {chance}.",
        en: " A gap of {value} percentage points; chance: up to {chance}.",
    }
    /// What had not ended.
    gap_open_discovery(open: &str, of: &str, gap: &str) {
        vi: " Không bị phát hiện đến hết lần chạy: {open} trong {of} vụ; tính là nhiều tháng thì khoảng cách là {gap} điểm.",
        en: " Not discovered by the end of the run: {open} of {of}; counted as months, the gap is {gap} points.",
    }
    /// What had not ended.
    gap_open_containment(open: &str, of: &str, gap: &str) {
        vi: " Chưa được ngăn chặn đến hết lần chạy: {open} trong {of} vụ; tính là nhiều tháng thì khoảng cách là {gap} điểm.",
        en: " Not contained by the end of the run: {open} of {of}; counted as months, the gap is {gap} points.",
    }
    /// Contained before it was discovered.
    gap_before(before: &str) {
        vi: " Khi phát hiện đã không còn gì để ngăn chặn: {before} vụ, không tính ở đây.",
        en: " Nothing left to contain when discovered: {before}, left out here.",
    }
    /// Nothing to compare.
    gap_nothing() { vi: "Không có vụ nào để so sánh.", en: "Nothing to compare." }
    /// The campaign as one incident.
    gap_campaigns(unit: &str, simulated: &str, real: &str, value: &str) {
        vi: " Nếu cả chiến dịch tính là một vụ: tính đến hết {unit}, {simulated} so với {real}, khoảng cách {value}.",
        en: " With a whole campaign as one incident: by the end of {unit}, {simulated} against {real}, a gap of {value}.",
    }
    /// How the population differs.
    gap_differs(differs: &str) { vi: " Lưu ý: {differs}.", en: " Note: {differs}." }

    /// How the figures are read.
    about_figures() {
        vi: "Tính theo chiến dịch, không theo cơ quan: từ chỗ đứng đầu tiên trong tỉnh. *Lan rộng*: hệ thống đầu tiên bị chiếm qua mạng. *Tài khoản*: tài khoản đầu tiên lấy được; mô hình không có thư mục người dùng, nên đây là việc gần nhất với “đến thư mục người dùng”, và xảy ra trước nó. *Ẩn náu*: đến khi bất kỳ cơ quan nào phát hiện. *Ngoài giờ*: ngoài 08:00–18:00 thứ Hai–thứ Sáu. *Tự phát hiện*: do người và công cụ của tỉnh; cảnh báo quốc gia, báo chí và cảnh báo từ cơ quan khác là từ bên ngoài. Mọi con số công bố đều của mẫu doanh nghiệp toàn cầu, đọc qua nguồn thứ cấp.",
        en: "By campaign, not by agency: from the first hold in the province. *Breakout*: the first system taken along a network. *Credentials*: the first that were taken; the model has no directory, so this is what comes closest to “reaching the directory”, and it comes before. *Dwell*: until any agency discovers it. *Off hours*: outside 08:00–18:00, Monday to Friday. *Found inside*: by the province's own people and tools; the national system, the press and a warning from another agency are outside. All published figures are of global commercial samples, read in secondary sources.",
    }
    /// A published figure that is a mean.
    mean_of(what: &str) { vi: "{what}, trung bình", en: "{what}, mean" }
    /// A published figure that is a median.
    median_of(what: &str) { vi: "{what}, trung vị", en: "{what}, median" }
    /// A published figure that a quarter stays under.
    quartile_of(what: &str) { vi: "{what}, phần tư nhanh nhất", en: "{what}, fastest quarter" }
    /// So many of so many runs.
    of_runs(happened: &str, runs: &str) { vi: "{happened}/{runs}", en: "{happened}/{runs}" }
    /// Some of them were not over.
    of_runs_open(happened: &str, runs: &str, open: &str) {
        vi: "{happened}/{runs}, {open} chưa xong",
        en: "{happened}/{runs}, {open} not over",
    }
    /// Longer than the run.
    beyond_end() { vi: "quá thời gian chạy", en: "beyond the run" }
    /// A value with its interval.
    with_interval(value: &str, low: &str, high: &str) { vi: "{value} ({low}–{high})", en: "{value} ({low}–{high})" }

    /// Follows a verdict, with where the figure is cited.
    used_to_set(places: &str) { vi: "; số này đã dùng để đặt tham số ({places}), không phải kiểm chứng", en: "; the figure was used to set numbers ({places}): no validation" }
    /// Follows a verdict in a summary.
    used_to_set_all() { vi: "; số này đã dùng để đặt tham số, không phải kiểm chứng", en: "; the figure was used to set numbers: no validation" }
    /// Verdict.
    verdict_agrees() { vi: "không khác quá mức ngẫu nhiên", en: "no difference beyond chance" }
    /// Verdict.
    verdict_faster() { vi: "mô hình nhanh hơn", en: "the model is faster" }
    /// Verdict.
    verdict_slower() { vi: "mô hình chậm hơn", en: "the model is slower" }
    /// Verdict.
    verdict_narrower() { vi: "mô hình ít phân tán hơn (ít vụ rất nhanh, ít vụ rất chậm)", en: "the model is less spread (fewer are very short, fewer very long)" }
    /// Verdict.
    verdict_wider() { vi: "mô hình phân tán hơn (nhiều vụ rất nhanh, nhiều vụ rất chậm)", en: "the model is more spread (more are very short, more very long)" }
    /// Verdict.
    verdict_higher() { vi: "mô hình cao hơn", en: "the model is higher" }
    /// Verdict.
    verdict_lower() { vi: "mô hình thấp hơn", en: "the model is lower" }
    /// Verdict.
    verdict_nothing() { vi: "không so được", en: "nothing to compare" }
    /// A part of a scenario.
    place_campaign() { vi: "chiến dịch", en: "campaign" }
    /// A part of a scenario.
    place_practice() { vi: "cách làm việc", en: "practice" }
    /// A part of a scenario.
    place_playbooks() { vi: "quy trình", en: "playbooks" }

    /// How the queues are read.
    about_queues() {
        vi: "Bàn trực giám sát nhiều hệ thống nhất của mỗi tỉnh, chạy trong chính cuộc diễn tập chứ không phải trong một chương trình riêng. *Theo giả định của công thức*: chỉ có cảnh báo giả (đến theo quá trình Poisson), thời gian xem theo phân phối mũ trung bình 5 phút, số người bằng một ca, kỹ năng như nhau, luôn có mặt, không cảnh báo nào quá hạn. *Như kịch bản*: thời gian xem loga chuẩn, kỹ năng khác nhau, có ca kíp, vắng mặt, sự cố giả; công thức khi đó chỉ để tham khảo. Các định luật khác của phần lõi (Pollaczek–Khinchine, Cobham, ưu tiên ngắt) được kiểm trong `src/kernel/laws.rs`.",
        en: "The desk that monitors most systems of each province, inside the drill itself and not in a program of its own. *Under the formula's assumptions*: false alerts alone (they come as a Poisson process), exponential handling of 5 minutes on average, as many analysts as stand on one shift, equally skilled, always there, nothing expires. *As the scenario has it*: lognormal handling, different skills, shifts, absences, false incidents; the formula is an orientation then. The other laws of the kernel (Pollaczek–Khinchine, Cobham, pre-emptive priorities) are tested in `src/kernel/laws.rs`.",
    }
    /// A desk under the assumptions.
    desk_assumed() { vi: "theo giả định", en: "under the assumptions" }
    /// A desk as it is.
    desk_as_is() { vi: "như kịch bản", en: "as it is" }
    /// The desk is overloaded.
    overloaded() { vi: "quá tải", en: "overloaded" }
    /// How many checks agree.
    queues_agree(agree: usize, all: usize) {
        vi: "Theo giả định của công thức, {agree} trong {all} phép kiểm có cả hai khoảng tin cậy chứa giá trị công thức; với khoảng 95% và hai khoảng mỗi phép, vài phép lệch là bình thường.",
        en: "Under the formula's assumptions both intervals hold the formula's values in {agree} of {all} checks; with two intervals of 95% each, a few are expected to miss.",
    }

    /// How the noise is read.
    about_noise() {
        vi: "Không nguồn nào cho biết một tỉnh có bao nhiêu cảnh báo giả một ngày. Cuộc diễn tập của mỗi kịch bản, bỏ mọi tình huống, chạy với mức cảnh báo giả nhân 0,25; 1; 4. Trong mô hình, cảnh báo giả làm dài hàng chờ; nó không làm người xem dễ bỏ qua cảnh báo thật hơn. *Quá hạn*: không ai xem trong thời hạn; *bị bỏ qua*: có người xem và cho là giả.",
        en: "No source tells how many false alerts a day a province has. The drill of each scenario, without its injects, at 0.25, 1 and 4 times the rates of its practice. In the model false alerts lengthen the line; they do not make anybody more likely to dismiss a true one. *Expired*: nobody looked in time; *dismissed*: somebody looked and held it to be false.",
    }
    /// What more noise does.
    noise_effect(slower: usize, faster: usize, all: usize) {
        vi: "Khi cảnh báo giả tăng từ 0,25 lên 4 lần, trong {all} kịch bản, phát hiện chậm hơn rõ rệt (hai khoảng tin cậy không chồng nhau) ở {slower}, sớm hơn rõ rệt ở {faster}.",
        en: "From 0.25 to 4 times the noise, of {all} scenarios discovery becomes later beyond the intervals in {slower}, earlier in {faster}.",
    }

    /// A summary of the verdicts.
    answer_counted(open: usize, agree: usize, faster: usize, slower: usize, spread: usize, used: usize, used_agree: usize) {
        vi: "Cạnh sự cố thật: {open} phép so sánh không dùng số đã đặt tham số; {agree} không khác quá mức ngẫu nhiên, {faster} mô hình nhanh hơn, {slower} mô hình chậm hơn, {spread} phân tán khác. {used} phép nữa chỉ cho biết tham số có đạt điều đã đặt hay không: {used_agree} đạt.",
        en: "Beside real incidents: {open} comparisons use no figure that set a number; in {agree} there is no difference beyond chance, in {faster} the model is faster, in {slower} slower, in {spread} it is spread otherwise. {used} more only tell whether the numbers do what they were set for: {used_agree} do.",
    }
    /// A summary of the verdicts.
    answer_figures(open: usize, agree: usize, faster: usize, slower: usize, other: usize, used: usize, used_agree: usize) {
        vi: "Cạnh số liệu đã công bố: {open} phép so sánh độc lập; {agree} nằm trong khoảng, {faster} mô hình nhanh hơn, {slower} chậm hơn, {other} khác về tỷ lệ. {used} phép nữa dùng số đã đặt tham số: {used_agree} khớp.",
        en: "Beside published figures: {open} independent comparisons; {agree} within the interval, in {faster} the model is faster, in {slower} slower, {other} differ in a share. {used} more concern figures that set numbers: {used_agree} of them agree.",
    }
    /// Column.
    col_comparisons() { vi: "Các phép so sánh", en: "Comparisons" }
    /// Why the world differs from the model.
    head_why() { vi: "Vì sao còn khác: những gì đã biết", en: "Why it differs: what is known" }
    /// How many simulated intrusions.
    about_discovery(campaign: &str) { vi: "{campaign}, đến phát hiện", en: "{campaign}, to discovery" }
    /// How many simulated intrusions.
    about_containment(campaign: &str) { vi: "{campaign}, đến ngăn chặn", en: "{campaign}, to containment" }
    /// The sample that is behind a published figure.
    figure_of(id: &str, what: &str, campaign: &str) { vi: "{id} {what}: {campaign}", en: "{id} {what}: {campaign}" }
}

/// A unit of time in a heading of a column, and as the end of a span of time.
pub fn unit(lang: Lang, position: usize) -> &'static str {
    const VI: [&str; 5] = ["phút", "giờ", "ngày", "tuần", "tháng trở lên"];
    const EN: [&str; 5] = ["minutes", "hours", "days", "weeks", "months or more"];
    let names = if lang == Lang::Vi { VI } else { EN };
    names[position % names.len()]
}

/// The end of a unit of time, for sentences.
pub fn end_of_unit(lang: Lang, position: usize) -> &'static str {
    const VI: [&str; 5] = ["một giờ", "một ngày", "một tuần", "30 ngày", "mọi thời gian"];
    const EN: [&str; 5] = ["an hour", "a day", "a week", "30 days", "all time"];
    let names = if lang == Lang::Vi { VI } else { EN };
    names[position % names.len()]
}

/// What a published figure measures.
pub fn clock(lang: Lang, id: &str) -> &'static str {
    let (vi, en) = match id {
        "Breakout" => ("lan rộng", "breakout"),
        "Credentials" => ("đến tài khoản đầu tiên", "to the first credentials"),
        "Exfiltration" => ("đến lấy dữ liệu", "to exfiltration"),
        "ExfiltrationToDiscovery" => ("từ lấy dữ liệu đến phát hiện", "exfiltration to discovery"),
        "Dwell" => ("ẩn náu", "dwell"),
        "EncryptedOffHours" => ("mã hóa ngoài giờ", "encryption off hours"),
        "ExfiltratedOffHours" => ("lấy dữ liệu ngoài giờ", "exfiltration off hours"),
        "FoundInside" => ("tự phát hiện", "found inside"),
        _ => ("", ""),
    };
    if lang == Lang::Vi { vi } else { en }
}

/// What is known to make the world differ from the model, one reason a line.
pub fn known_gaps(lang: Lang) -> &'static [&'static str] {
    match lang {
        Lang::Vi => &[
            "Ngoài thực tế, phát hiện rồi vẫn có khi mất nhiều tuần mới xác định được phạm vi và ngăn chặn hết. Mô hình rà soát trong vài vòng ngắn, ai cũng cùng một mục tiêu, và bước ngăn chặn thường chỉ là ngắt một hệ thống.",
            "Mô phỏng dừng sau nhiều nhất 60 ngày. Đuôi dài của sự cố thật (nhiều tháng, nhiều năm) không thể xuất hiện; vụ chưa bị phát hiện được đếm riêng.",
            "Cơ sở dữ liệu chỉ có sự cố đã bị phát hiện và đã được ghi lại: vụ không ai thấy, vụ nhỏ bị ngăn chặn ngay đều thiếu. Mô hình có đủ cả hai.",
            "Đơn vị của sự cố thật do người nhập chọn: “36 giờ” và “2 ngày” là một vụ ở hai đơn vị.",
            "Phần lớn sự cố thật và số liệu công bố là của doanh nghiệp nước ngoài; chưa có số liệu của một tỉnh Việt Nam.",
            "Một cơ quan bị lan đến sau thường được phát hiện bởi cuộc rà soát đã bắt đầu ở nơi khác, nên được ngăn chặn ngay; trong cơ sở dữ liệu mỗi nạn nhân đứng một mình. Vì vậy mỗi phép so sánh có thêm cách tính cả chiến dịch là một vụ.",
            "Kẻ tấn công không rời đi khi đã xong việc: chỗ đứng còn lại đến khi bị gỡ bỏ.",
            "Không có thư mục người dùng, không có thư tống tiền như một kênh phát hiện riêng.",
            "Mức cảnh báo giả, kỹ năng và thời gian làm việc là giả định có khoảng: xem `cyberdrill check --list-assumptions`.",
        ],
        Lang::En => &[
            "In the world it may take weeks from the discovery until the extent is known and everything is contained. The model hunts in a few short rounds, all pursue one aim, and containing mostly means cutting a system off.",
            "A simulation ends after 60 days at most. The long tail of real incidents (months, years) cannot appear; what is not discovered is counted apart.",
            "The database holds incidents that were discovered and written down: those that nobody saw and small ones that were stopped at once are missing. The model has both.",
            "The unit of a real time was chosen by whoever entered it: “36 hours” and “2 days” are the same incident in two units.",
            "Most real incidents and published figures are of companies abroad; there are no data of a Vietnamese province.",
            "An agency that is reached later is often found by a hunt that began elsewhere, and so contained at once; in the database every victim stands alone. That is why each comparison is also made with a whole campaign as one incident.",
            "An attacker does not leave when the work is done: a hold stays until it is removed.",
            "There is no directory, and no ransom note as a way of discovery of its own.",
            "Rates of false alerts, skills and times of work are assumptions with a range: see `cyberdrill check --list-assumptions`.",
        ],
    }
}
