//! Texts of the papers of exercise staff: evaluation guides (EEG), after-action report and improvement plan (AAR/IP).

crate::messages! {
    // -- what all papers share ---------------------------------------------------------------------------------
    /// The province, for the line of the organisation.
    exercise_of(province: &str, drill: &str) { vi: "{province}: {drill}", en: "{province}: {drill}" }
    /// Label.
    label_exercise() { vi: "Tên cuộc diễn tập", en: "Exercise name" }
    /// Label.
    label_dates() { vi: "Thời gian diễn tập", en: "Exercise dates" }
    /// From and to.
    dates(from: &str, to: &str) { vi: "từ {from} đến {to}", en: "{from} to {to}" }
    /// A moment.
    at(time: &str, date: &str) { vi: "{time} ngày {date}", en: "{time} on {date}" }
    /// Label.
    label_jurisdiction() { vi: "Cơ quan, địa bàn", en: "Organization/Jurisdiction" }
    /// Label.
    label_venue() { vi: "Địa điểm", en: "Venue" }
    /// Label.
    label_mission() { vi: "Lĩnh vực nhiệm vụ", en: "Mission area" }
    /// Label.
    label_objective() { vi: "Mục tiêu diễn tập", en: "Exercise objective" }
    /// Label.
    label_capability() { vi: "Năng lực cốt lõi", en: "Core capability" }
    /// Label.
    label_source() { vi: "Căn cứ", en: "Source(s)" }
    /// Mission area.
    mission_response() { vi: "Ứng phó", en: "Response" }
    /// Mission area.
    mission_recovery() { vi: "Khôi phục", en: "Recovery" }
    /// Blank.
    fill() { vi: "[điền]", en: "[to be filled in]" }
    /// The expectations that no objective of the plan is measured by.
    other_capability() { vi: "Các yêu cầu khác về thời gian", en: "Other expectations on times" }
    /// Why they stand together.
    other_source() {
        vi: "Kế hoạch không gắn các yêu cầu này với nội dung diễn tập nào",
        en: "The plan ties these expectations to no objective",
    }
    /// A ground in brackets.
    ground(word: &str, clause: &str) { vi: "{word}: {clause}", en: "{word}: {clause}" }
    /// What an expectation asks.
    asks(from: &str, to: &str, target: &str, limit: &str) {
        vi: "Từ “{from}” đến “{to}”: mục tiêu {target}, giới hạn {limit}.",
        en: "From “{from}” to “{to}”: target {target}, limit {limit}.",
    }
    /// Scope.
    scope_all() { vi: "Áp dụng cho mọi vụ xâm nhập thật.", en: "Due for every true intrusion." }
    /// Scope.
    scope_some(list: &str) { vi: "Chỉ áp dụng khi {list}.", en: "Due only where {list}." }
    /// Scope.
    scope_severity(severity: &str) { vi: "mức độ thật từ {severity} trở lên", en: "the true severity is {severity} or higher" }
    /// Scope.
    scope_level(level: u32) { vi: "chạm tới hệ thống cấp độ {level} trở lên", en: "a system of level {level} or higher is touched" }
    /// Scope.
    scope_service() { vi: "có dịch vụ bị ảnh hưởng", en: "a service is disturbed" }
    /// Scope.
    scope_records() { vi: "lộ dữ liệu cá nhân", en: "personal data are exposed" }
    /// Scope.
    scope_public() { vi: "công chúng nhìn thấy", en: "the public can see it" }
    /// Scope.
    scope_false() { vi: "có nội dung sai sự thật được đăng", en: "false content is published" }
    /// Between the parts of a scope.
    scope_and() { vi: " và ", en: " and " }
    /// Basis of target and limit.
    basis_one(basis: &str, source: &str) { vi: "{basis}: {source}", en: "{basis}: {source}" }
    /// Basis of target and limit that differ.
    basis_two(target: &str, limit: &str) { vi: "Mục tiêu – {target}. Giới hạn – {limit}.", en: "Target – {target}. Limit – {limit}." }
    /// Heading.
    head_abbreviations() { vi: "Chữ viết tắt", en: "Abbreviations" }
    /// Heading.
    head_rests() { vi: "Tài liệu này dựa trên gì", en: "What this paper rests on" }
    /// Nothing was simulated.
    rests_scenario() {
        vi: "Lập từ kịch bản, chưa dựa trên lần chạy mô phỏng nào (0 lần).",
        en: "Made from the scenario; it rests on no simulated run (0 runs).",
    }
    /// Runs of the drill told what it tests.
    rests_forecast(runs: &str) {
        vi: "Lập từ kịch bản; các yêu cầu được kiểm tra lấy theo {runs} lần chạy mô phỏng của chính cuộc diễn tập này.",
        en: "Made from the scenario; which expectations are put to the test follows from {runs} simulated runs of this very drill.",
    }
    /// What the drill does not test.
    not_played(runs: &str, names: &str) {
        vi: "Yêu cầu của kế hoạch mà cuộc diễn tập này không kiểm tra (không lần nào trong {runs} lần chạy mô phỏng đánh giá được): {names}.",
        en: "Expectations of the plan that this drill does not put to the test (told in none of {runs} simulated runs): {names}.",
    }
    /// One record.
    rests_record(entries: &str) {
        vi: "Dựa trên đúng một lần chạy mô phỏng (1 bản ghi, {entries} dòng). Một lần chạy kể một diễn biến có thể xảy ra; muốn biết khả năng xảy ra phải chạy nhiều lần.",
        en: "Rests on exactly one simulated run (1 record of {entries} entries). One run tells a story that could happen; how likely it is takes many runs.",
    }
    /// What made it.
    made_by(version: &str, structure: &str, seed: &str, digest: &str) {
        vi: "cyberdrill {version}; cơ cấu: {structure}; hạt giống, lần lặp: {seed}; mã kịch bản (SHA-256): {digest}.",
        en: "cyberdrill {version}; structure: {structure}; seed, replication: {seed}; digest of the scenario (SHA-256): {digest}.",
    }
    /// Seed of a drill that has not run.
    seed_planned(seed: u64) { vi: "{seed} (của tệp diễn tập)", en: "{seed} (of the drill file)" }
    /// What the numbers are not.
    about_model() {
        vi: "Thời gian là của mô hình, không phải đo tại cuộc diễn tập có người thật; mức P/S/M/U chỉ là gợi ý, người đánh giá xác nhận.",
        en: "Times are those of the model, not measured with people in a room; P/S/M/U are suggestions that the evaluator confirms.",
    }
    /// Evidence.
    entry(seq: u32, when: &str, what: &str) { vi: "[{seq}] {when} – {what}", en: "[{seq}] {when} – {what}" }
    /// Entries of the record between those quoted.
    more_entries(n: usize) { vi: "… {n} mục khác của bản ghi", en: "… {n} more entries of the record" }
    /// More of it.
    more_instances(n: usize) { vi: "và {n} vụ khác, không kém hơn", en: "and {n} more that did no worse" }

    // -- evaluation guides -------------------------------------------------------------------------------------
    /// Title.
    eeg_title() { vi: "PHIẾU ĐÁNH GIÁ DIỄN TẬP (EEG)", en: "EXERCISE EVALUATION GUIDE (EEG)" }
    /// Which of them.
    eeg_number(n: usize, of: usize) { vi: "Phiếu {n}/{of}", en: "Guide {n} of {of}" }
    /// Before the drill.
    eeg_blank_how() {
        vi: "Phiếu trống, dùng trong diễn tập: người đánh giá ghi điều quan sát được, thời gian đo được và đánh dấu một mức cho mỗi chỉ tiêu.",
        en: "Blank, for use during the exercise: the evaluator notes what is observed, the time measured, and marks one rating for each target.",
    }
    /// After the drill.
    eeg_filled_how() {
        vi: "Đã điền sẵn thời gian và căn cứ từ bản ghi của lần chạy mô phỏng. Ô mức đánh giá để trống: mức gợi ý không phải là mức đã xác nhận.",
        en: "Filled in with times and evidence from the record of the simulated run. The rating boxes are empty: a suggestion is not a confirmed rating.",
    }
    /// Heading.
    eeg_targets() { vi: "Chỉ tiêu và nhiệm vụ trọng yếu", en: "Organizational capability targets and critical tasks" }
    /// A target.
    eeg_target(n: usize, name: &str) { vi: "Chỉ tiêu {n}: {name}", en: "Organizational capability target {n}: {name}" }
    /// Label.
    eeg_tasks() { vi: "Nhiệm vụ trọng yếu:", en: "Critical task(s):" }
    /// A task that an inject asks for.
    eeg_inject_task(n: usize, text: &str, within: &str) {
        vi: "{text} (tình huống số {n}, trong {within})",
        en: "{text} (inject no. {n}, within {within})",
    }
    /// Column.
    eeg_col_target() { vi: "Chỉ tiêu", en: "Organizational capability target" }
    /// Column.
    eeg_col_tasks() { vi: "Nhiệm vụ trọng yếu", en: "Associated critical tasks" }
    /// Column.
    eeg_col_notes() { vi: "Điều quan sát được, giải thích mức đánh giá", en: "Observation notes and explanation of rating" }
    /// Column.
    eeg_col_rating() { vi: "Mức", en: "Target rating" }
    /// Heading.
    eeg_sheet() { vi: "Ghi chép và đánh giá", en: "Observations and ratings" }
    /// Label.
    eeg_measured() { vi: "Thời gian đo được: ……………", en: "Time measured: ……………" }
    /// What was measured, of one intrusion.
    eeg_instance(org: &str, time: &str, status: &str, from: &str, when: &str) {
        vi: "{org}: {time} – {status}; tính từ mốc “{from}” lúc {when}.",
        en: "{org}: {time} – {status}; counted from “{from}” at {when}.",
    }
    /// Not measured.
    eeg_not_due(why: &str) { vi: "Chưa đánh giá được: {why}.", en: "Not evaluated: {why}." }
    /// Its clock never started on some intrusions.
    never_started(n: usize, from: &str) {
        vi: "Đồng hồ chưa bắt đầu ở {n} vụ vì chưa qua mốc “{from}”",
        en: "Intrusions on which the clock never started, as “{from}” did not come: {n}",
    }
    /// What that means for the score.
    clocks_not_started(n: usize) {
        vi: "Có {n} lượt đo mà mốc bắt đầu tính giờ chưa tới: tài liệu này ghi là chưa bắt đầu, không ghi là không đạt. Riêng điểm chung vẫn tính các lượt đó từ lúc xảy ra, để bỏ qua một bước không làm điểm cao hơn.",
        en: "Measurements whose starting milestone never came: {n}. This paper tells them as not started, not as missed. The overall score alone counts them from the occurrence, so that leaving a step out never scores better.",
    }
    /// Suggestion.
    suggested(letter: &str) { vi: "Gợi ý: {letter}", en: "Suggested: {letter}" }
    /// No suggestion.
    suggested_none() { vi: "Không gợi ý", en: "No suggestion" }
    /// The whole capability.
    eeg_final() { vi: "Mức của cả năng lực", en: "Final core capability rating" }
    /// How it follows.
    eeg_final_how(letter: &str, evaluated: usize, all: usize) {
        vi: "Gợi ý {letter}: mức thấp nhất trong {evaluated}/{all} chỉ tiêu đánh giá được.",
        en: "Suggested {letter}: the worst of the {evaluated} of {all} targets that were evaluated.",
    }
    /// It does not follow.
    eeg_final_idle() {
        vi: "Không gợi ý: chưa chỉ tiêu nào đánh giá được.",
        en: "No suggestion: no target was evaluated.",
    }
    /// It does not follow.
    eeg_final_open(n: usize) {
        vi: "Không gợi ý: kết quả của {n} chỉ tiêu còn có thể thay đổi vì có vụ chưa kết thúc.",
        en: "No suggestion: targets whose result may still change, as some intrusions were not over: {n}.",
    }
    /// Label.
    evaluator_name() { vi: "Họ tên người đánh giá", en: "Evaluator name" }
    /// Label.
    evaluator_mail() { vi: "Thư điện tử", en: "Evaluator e-mail" }
    /// Label.
    evaluator_phone() { vi: "Điện thoại", en: "Phone" }
    /// Heading.
    ratings_key() { vi: "Ý nghĩa các mức", en: "Ratings key" }
    /// Rating.
    key_p() {
        vi: "Đạt mục tiêu; không ảnh hưởng xấu đến việc khác, không thêm rủi ro, đúng kế hoạch và quy định.",
        en: "The objective was met without harm to other activities or added risk, by the plans and rules.",
    }
    /// Rating.
    key_s() {
        vi: "Như mức P, nhưng còn có thể làm hiệu quả hơn hoặc nhanh hơn.",
        en: "As P, with opportunities to be more effective or efficient.",
    }
    /// Rating.
    key_m() {
        vi: "Đạt mục tiêu nhưng ảnh hưởng xấu đến việc khác, thêm rủi ro, hoặc không đúng kế hoạch, quy định.",
        en: "The objective was met, but with harm to other activities, added risk, or not by the plans and rules.",
    }
    /// Rating.
    key_u() { vi: "Không đạt mục tiêu.", en: "The objective was not met." }

    // -- critical tasks, by the milestone that shows them ------------------------------------------------------
    /// Task.
    task_detection() { vi: "Phát hiện dấu hiệu đầu tiên của vụ việc", en: "Detect the first sign of the intrusion" }
    /// Task.
    task_acknowledgement() { vi: "Tiếp nhận, xem xét cảnh báo", en: "Take up and look at the alert" }
    /// Task.
    task_triage() { vi: "Xác định có phải sự cố thật, phân loại mức độ", en: "Judge whether it is a true incident, and grade it" }
    /// Task.
    task_report() { vi: "Báo cáo đơn vị chủ trì", en: "Report to the lead" }
    /// Task.
    task_escalation() { vi: "Báo cáo cấp trên khi vượt khả năng xử lý", en: "Escalate what is beyond one's own ability" }
    /// Task.
    task_decision() { vi: "Quyết định biện pháp ngăn chặn", en: "Decide on the containing action" }
    /// Task.
    task_mobilisation() { vi: "Huy động lực lượng hỗ trợ từ ngoài đơn vị", en: "Mobilise responders from outside the agency" }
    /// Task.
    task_containment() { vi: "Ngăn chặn: kẻ tấn công không còn hoạt động được ở đơn vị", en: "Contain: the attacker can act no more at the agency" }
    /// Task.
    task_eradication() { vi: "Gỡ bỏ hoàn toàn, không để lại chỗ bám", en: "Eradicate: no hold is left" }
    /// Task.
    task_first_service() { vi: "Đưa dịch vụ đầu tiên hoạt động lại", en: "Bring the first service back" }
    /// Task.
    task_recovery() { vi: "Khôi phục mọi dịch vụ bị ảnh hưởng", en: "Recover every affected service" }
    /// Task.
    task_closure() { vi: "Kiểm tra lại và kết thúc sự cố", en: "Check again and close the incident" }
    /// Task.
    task_national() { vi: "Báo cáo cơ quan điều phối quốc gia", en: "Tell the national coordinating body" }
    /// Task.
    task_personal_data() { vi: "Thông báo vi phạm dữ liệu cá nhân cho cơ quan có thẩm quyền", en: "Notify the authority of the personal data breach" }
    /// Task.
    task_public() { vi: "Thông tin chính thức cho công chúng", en: "Inform the public officially" }
    /// Task.
    task_content() { vi: "Gỡ nội dung sai sự thật", en: "Have false content removed" }
    /// Task.
    task_final_report() { vi: "Lập và gửi báo cáo kết thúc", en: "Write and file the final report" }

    // -- after-action report -----------------------------------------------------------------------------------
    /// Title.
    aar_title() { vi: "BÁO CÁO SAU DIỄN TẬP VÀ KẾ HOẠCH CẢI TIẾN (AAR/IP)", en: "AFTER-ACTION REPORT AND IMPROVEMENT PLAN (AAR/IP)" }
    /// Heading.
    aar_overview() { vi: "Tổng quan cuộc diễn tập", en: "Exercise overview" }
    /// Label.
    aar_scope() { vi: "Phạm vi", en: "Scope" }
    /// What took part.
    aar_scope_text(form: &str, length: &str, orgs: &str, people: &str, systems: &str) {
        vi: "{form}, kéo dài {length}; {orgs} cơ quan tham gia, {people} người có trong mô hình, {systems} hệ thống thông tin.",
        en: "{form}, over {length}; {orgs} agencies taking part, {people} people in the model, {systems} information systems.",
    }
    /// Label.
    aar_capabilities() { vi: "Năng lực cốt lõi", en: "Core capabilities" }
    /// Label.
    aar_objectives() { vi: "Mục tiêu", en: "Objectives" }
    /// Label.
    aar_threat() { vi: "Mối đe dọa", en: "Threat or hazard" }
    /// Label.
    aar_scenario() { vi: "Kịch bản", en: "Scenario" }
    /// The story in figures.
    aar_scenario_text(campaigns: usize, injects: usize, contingency: usize, intrusions: usize) {
        vi: "{campaigns} chiến dịch tấn công, {injects} tình huống (trong đó {contingency} dự phòng); trong lần chạy này có {intrusions} vụ xâm nhập thật.",
        en: "{campaigns} attack campaigns and {injects} injects ({contingency} of them contingency injects); {intrusions} true intrusions in this run.",
    }
    /// Label.
    aar_sponsor() { vi: "Cơ quan chủ trì, bảo trợ", en: "Sponsor" }
    /// Label.
    aar_participants() { vi: "Cơ quan tham gia", en: "Participating organizations" }
    /// They are listed elsewhere.
    aar_participants_text(n: usize) { vi: "{n} cơ quan, danh sách ở Phụ lục B", en: "{n} organizations, listed in Appendix B" }
    /// Label.
    aar_contact() { vi: "Đầu mối liên hệ", en: "Point of contact" }
    /// Heading.
    aar_summary() { vi: "Tóm tắt", en: "Executive summary" }
    /// How many of what.
    aar_counts(strengths: usize, areas: usize, open: usize, idle: usize) {
        vi: "Yêu cầu đạt mục tiêu (điểm mạnh): {strengths}; chậm hoặc không đạt (điểm cần cải tiến): {areas}; chưa ngã ngũ khi kết thúc: {open}; chưa đánh giá được, không tính là đạt: {idle}.",
        en: "Expectations met (strengths): {strengths}; late or missed (areas for improvement): {areas}; undecided at the end: {open}; not evaluated, which does not count as met: {idle}.",
    }
    /// Where the hours went, over all.
    aar_hours(list: &str) {
        vi: "Từ lúc xảy ra đến khi ngăn chặn, thời gian của mọi vụ đã ngăn chặn được gồm: {list}.",
        en: "From occurrence to containment, the time of all contained intrusions was: {list}.",
    }
    /// None was contained.
    aar_hours_none() {
        vi: "Chưa vụ nào được ngăn chặn trước khi kết thúc, nên chưa cộng được thời gian từ lúc xảy ra đến khi ngăn chặn.",
        en: "No intrusion was contained before the end, so that the time from occurrence to containment cannot be added up.",
    }
    /// A part.
    aar_part(class: &str, time: &str, share: &str) { vi: "{class} {time} ({share})", en: "{class} {time} ({share})" }
    /// Heading.
    aar_analysis() { vi: "Phân tích các năng lực cốt lõi", en: "Analysis of core capabilities" }
    /// Above the table.
    aar_table_how() {
        vi: "Bảng 1. Mức gợi ý là mức thấp nhất trong các chỉ tiêu đánh giá được; các ô P, S, M, U để người đánh giá đánh dấu.",
        en: "Table 1. The suggested rating is the worst of the targets evaluated; the boxes P, S, M, U are the evaluator's to mark.",
    }
    /// Column.
    aar_col_objective() { vi: "Mục tiêu", en: "Objective" }
    /// Column.
    aar_col_capability() { vi: "Năng lực cốt lõi", en: "Core capability" }
    /// Column.
    aar_col_suggested() { vi: "Gợi ý", en: "Suggested" }
    /// Column.
    aar_col_evaluated() { vi: "Đánh giá được", en: "Evaluated" }
    /// Heading.
    aar_strengths() { vi: "Điểm mạnh", en: "Strengths" }
    /// Heading.
    aar_areas() { vi: "Điểm cần cải tiến", en: "Areas for improvement" }
    /// Heading.
    aar_open() { vi: "Chưa kết luận được", en: "Not told by this run" }
    /// None.
    aar_no_strength() { vi: "Lần chạy này không có yêu cầu nào đạt mục tiêu.", en: "No expectation was met in this run." }
    /// None.
    aar_no_area() { vi: "Lần chạy này không có yêu cầu nào chậm hoặc không đạt.", en: "No expectation was late or missed in this run." }
    /// A strength.
    aar_strength(name: &str, n: usize, worst: &str, org: &str, target: &str) {
        vi: "{name}: đạt, đo trên {n} vụ; lâu nhất {worst} ({org}), mục tiêu {target}.",
        en: "{name}: met (intrusions measured: {n}); the longest took {worst} ({org}), the target is {target}.",
    }
    /// An area for improvement.
    aar_area(n: usize, name: &str) { vi: "Điểm {n}: {name}", en: "Area {n}: {name}" }
    /// Label.
    aar_finding() { vi: "Kết quả: ", en: "Finding: " }
    /// Label.
    aar_reference() { vi: "Căn cứ: ", en: "Reference: " }
    /// Label.
    aar_analysis_label() { vi: "Phân tích: ", en: "Analysis: " }
    /// Label.
    aar_evidence() { vi: "Dòng của bản ghi: ", en: "Entries of the record: " }
    /// What was measured.
    aar_area_text(status: &str, n: usize, late: usize, worst: &str, target: &str, limit: &str) {
        vi: "{status}. Đo trên {n} vụ, {late} vụ quá mục tiêu; kém nhất: {worst}; mục tiêu {target}, giới hạn {limit}.",
        en: "{status}. Intrusions measured: {n}, beyond the target: {late}; the worst: {worst}; target {target}, limit {limit}.",
    }
    /// A time, where, and where its clock began.
    aar_measured(time: &str, org: &str, from: &str, when: &str) {
        vi: "{time} tại {org}, tính từ mốc “{from}” lúc {when}",
        en: "{time} at {org}, counted from “{from}” at {when}",
    }
    /// Where the hours of the worst went.
    aar_where(org: &str, total: &str, list: &str) {
        vi: "Thời gian {total} tại {org} gồm: {list}.",
        en: "The {total} at {org} went to: {list}.",
    }
    /// Where the hours of another than the worst went.
    aar_where_other(org: &str, total: &str, list: &str) {
        vi: "Vụ kém nhất chưa tới mốc cuối nên chưa phân tích được; xét vụ khác, tại {org}: {total} gồm {list}.",
        en: "The worst had not reached its end, so that its hours cannot be told; of another intrusion, at {org}, the {total} went to: {list}.",
    }
    /// Label.
    aar_evidence_other(org: &str) { vi: "Dòng của bản ghi về vụ khác, tại {org}: ", en: "Entries on the other intrusion, at {org}: " }
    /// There is no explanation.
    aar_no_where() {
        vi: "Mốc cuối chưa tới khi kết thúc diễn tập, nên chưa phân tích được thời gian mất ở đâu.",
        en: "The end was not reached in the run, so that where the hours went cannot be told.",
    }
    /// The intrusion was not found.
    aar_never_found(org: &str) {
        vi: "Vụ tại {org} đến khi kết thúc vẫn chưa được phát hiện.",
        en: "The intrusion at {org} was not found before the end.",
    }
    /// How far the intrusion came.
    aar_last_reached(org: &str, milestone: &str, when: &str) {
        vi: "Vụ tại {org} mới qua mốc “{milestone}” lúc {when}.",
        en: "The intrusion at {org} had come as far as “{milestone}”, {when}.",
    }
    /// Told under another capability.
    aar_see(n: usize, capability: &str) { vi: "Xem điểm {n} ({capability}).", en: "See area {n} ({capability})." }
    /// Undecided.
    aar_undecided(name: &str, time: &str, org: &str, limit: &str) {
        vi: "{name}: chưa ngã ngũ khi kết thúc; đã {time} tại {org}, giới hạn {limit}.",
        en: "{name}: undecided at the end; {time} so far at {org}, the limit is {limit}.",
    }
    /// Not evaluated.
    aar_idle(name: &str, why: &str) { vi: "{name}: chưa đánh giá. {why}.", en: "{name}: not evaluated. {why}." }

    // -- improvement plan --------------------------------------------------------------------------------------
    /// Heading.
    ip_title() { vi: "Phụ lục A. Kế hoạch cải tiến", en: "Appendix A. Improvement plan" }
    /// Above the table, without a study.
    ip_without() {
        vi: "Chưa có kết quả mô phỏng các biện pháp: chạy `cyberdrill improve` rồi xuất lại với --improvement, hoặc dùng --replications. Cột biện pháp vì vậy chỉ ghi hướng tác động suy ra từ nơi mất thời gian, chưa phải tác dụng đã đo.",
        en: "No study of corrective measures was given: run `cyberdrill improve` and export again with --improvement, or use --replications. The column of actions therefore tells only what acts on where the hours went, not a measured effect.",
    }
    /// Above the table, with a study.
    ip_with(drills: &str, confidence: &str, seed: u64, version: &str) {
        vi: "Tác dụng được mô phỏng trên {drills} lần diễn tập mới, khác với khi tìm, so với hiện trạng dưới cùng may rủi; khoảng tin cậy {confidence} (đúng cùng lúc trong mỗi cột); hạt giống {seed}; phiên bản {version}. Đây là tác dụng trên khả năng đạt yêu cầu trong nhiều lần diễn tập, không phải trên riêng lần chạy của báo cáo này.",
        en: "Effects were simulated in {drills} fresh drills, other than those of the search, against the province as it is under the same luck; {confidence} intervals (at once in each column); seed {seed}; version {version}. They are effects on the chances over many drills, not on the one run of this report.",
    }
    /// Column.
    ip_col_capability() { vi: "Năng lực", en: "Core capability" }
    /// Column.
    ip_col_issue() { vi: "Điểm cần cải tiến", en: "Issue/Area for improvement" }
    /// Column.
    ip_col_action() { vi: "Biện pháp khắc phục", en: "Corrective action" }
    /// Column.
    ip_col_effect() { vi: "Tác dụng mô phỏng", en: "Simulated effect" }
    /// Column.
    ip_col_element() { vi: "Yếu tố năng lực", en: "Capability element" }
    /// Column.
    ip_col_responsible() { vi: "Cơ quan chịu trách nhiệm chính", en: "Primary responsible organization" }
    /// Column.
    ip_col_contact() { vi: "Đầu mối", en: "Organization POC" }
    /// Column.
    ip_col_start() { vi: "Ngày bắt đầu", en: "Start date" }
    /// Column.
    ip_col_end() { vi: "Ngày hoàn thành", en: "Completion date" }
    /// What may act.
    ip_direction(lever: &str) { vi: "Hướng tác động: {lever}", en: "What acts on it: {lever}" }
    /// Not measured.
    ip_not_measured() { vi: "chưa đo", en: "not measured" }
    /// None is shown to help with it.
    ip_none_shown(n: usize) {
        vi: "Chưa chứng minh được biện pháp nào giúp đạt yêu cầu này ({n} biện pháp đã thử)",
        en: "None is shown to help to meet it ({n} measures tried)",
    }
    /// The effect on one expectation.
    ip_chance(shown: &str, due: &str) {
        vi: "Xác suất đạt thay đổi {shown}; đến hạn trong {due} lần diễn tập.",
        en: "The chance of meeting it changes by {shown}; due in {due} drills.",
    }
    /// The greatest of those that are not shown.
    ip_best_not_shown() {
        vi: "Chưa chứng minh được; là ước lượng lớn nhất trong các biện pháp đã thử, có thể do may rủi.",
        en: "Not shown; it is the greatest estimate of the measures tried, and may be luck.",
    }
    /// In place of a capability.
    ip_whole() { vi: "Tất cả", en: "All" }
    /// In place of an area.
    ip_whole_issue() { vi: "Khả năng đạt kế hoạch nói chung", en: "Meeting the plan as a whole" }
    /// The effect on the plan.
    ip_share(what: &str, shown: &str) { vi: "Thay đổi {what}: {shown}", en: "Change of {what}: {shown}" }
    /// Heading.
    ip_all() { vi: "Mọi biện pháp đã thử", en: "Every measure tried" }
    /// Column.
    ip_col_share() { vi: "Tỷ lệ yêu cầu đạt", en: "Share of expectations met" }
    /// Column.
    ip_col_score() { vi: "Điểm", en: "Score" }
    /// Column.
    ip_col_says(what: &str) { vi: "Kết luận theo {what}", en: "What it says by {what}" }
    /// Column.
    ip_col_intrusions() { vi: "Tỷ lệ vụ đạt yêu cầu", en: "Share of intrusions that meet them" }
    /// Column.
    ip_col_cost() { vi: "Chi phí một năm", en: "Cost a year" }
    /// An estimate with its interval.
    ip_ends(value: &str, low: &str, high: &str) { vi: "{value} ({low} đến {high})", en: "{value} ({low} to {high})" }
    /// It touches nothing.
    ip_idle() { vi: "không chạm vào điều gì ở đây", en: "touches nothing here" }
    /// Together.
    ip_together(names: &str) { vi: "Cùng nhau: {names}", en: "Together: {names}" }
    /// Element.
    element_planning() { vi: "Kế hoạch, quy chế", en: "Planning" }
    /// Element.
    element_organisation() { vi: "Tổ chức", en: "Organization" }
    /// Element.
    element_equipment() { vi: "Trang thiết bị", en: "Equipment" }
    /// Element.
    element_training() { vi: "Đào tạo, tập huấn", en: "Training" }
    /// Element.
    element_exercise() { vi: "Diễn tập", en: "Exercise" }
    /// One of them is chosen.
    element_choose() { vi: "[chọn]", en: "[choose]" }
    /// All of them, to choose from.
    elements_all() {
        vi: "Yếu tố năng lực: kế hoạch, quy chế; tổ chức; trang thiết bị; đào tạo, tập huấn; diễn tập. Chỗ tô vàng do người lập kế hoạch điền.",
        en: "Capability elements: planning; organization; equipment; training; exercise. What is marked yellow is the planner's to fill in.",
    }
    /// Who holds a role.
    holds(role: &str, holders: &str) { vi: "{role}: {holders}", en: "{role}: {holders}" }
    /// Organisations that have a post.
    with_post(post: &str, n: usize) { vi: "{n} cơ quan có vị trí “{post}”", en: "{n} organizations that have the post “{post}”" }
    /// Operators of the systems touched.
    operators() { vi: "Đơn vị vận hành các hệ thống liên quan", en: "Operators of the systems concerned" }
    /// Every agency.
    every_agency() { vi: "Các cơ quan, đơn vị liên quan", en: "The agencies concerned" }
    /// The drill as a corrective action.
    retest(name: &str) { vi: "Kiểm tra lại “{name}” ở cuộc diễn tập sau", en: "Test “{name}” again in the next drill" }

    // -- year on year ------------------------------------------------------------------------------------------
    /// Heading.
    years_title() { vi: "So với năm trước", en: "Year on year" }
    /// Below it.
    years_how(n: usize) {
        vi: "So với bản ghi của lần trước (số bản ghi: {n}), theo mã yêu cầu; nhiều bản ghi thì lấy kết quả kém nhất đã đánh giá. Mỗi bản ghi là một lần chạy: khác nhau có thể do may rủi, chưa chứng minh nguyên nhân. Chưa đánh giá không tính là cải thiện.",
        en: "Earlier records: {n}. Compared by the id of the expectation; of several records the worst result evaluated counts. Each record is one run: a difference may be luck and proves no cause. Not evaluated does not count as improved.",
    }
    /// A record.
    years_record(name: &str, when: &str, structure: &str, seed: &str, version: &str, digest: &str) {
        vi: "{name}, bắt đầu {when}; cơ cấu: {structure}; hạt giống, lần lặp: {seed}; phiên bản {version}; mã kịch bản {digest}",
        en: "{name}, started {when}; structure: {structure}; seed, replication: {seed}; version {version}; digest of the scenario {digest}",
    }
    /// The structure is another.
    years_structure() {
        vi: "Cơ cấu phối hợp của hai lần khác nhau.",
        en: "The coordination structures of the two are different.",
    }
    /// Figures.
    years_counts(improved: usize, retested: usize, open: usize, idle: usize) {
        vi: "Cải thiện: {improved}. Chưa đạt lần trước và đã kiểm tra lại: {retested}. Còn mở: {open}, trong đó chưa kiểm tra lại: {idle}.",
        en: "Improved: {improved}. Not met before and retested: {retested}. Still open: {open}, of which not retested: {idle}.",
    }
    /// Column.
    years_before() { vi: "Lần trước", en: "Before" }
    /// Column.
    years_now() { vi: "Lần này", en: "Now" }
    /// Column.
    years_change() { vi: "Nhận định", en: "What it says" }
    /// A result with its worst time.
    years_result(status: &str, time: &str) { vi: "{status} ({time})", en: "{status} ({time})" }
    /// Change.
    year_improved_met() { vi: "Cải thiện, nay đã đạt", en: "Improved, now met" }
    /// Change.
    year_improved_open() { vi: "Cải thiện, còn mở", en: "Improved, still open" }
    /// Change.
    year_kept() { vi: "Vẫn đạt", en: "Still met" }
    /// Change.
    year_open() { vi: "Còn mở", en: "Still open" }
    /// Change.
    year_worse() { vi: "Kém đi", en: "Got worse" }
    /// Change.
    year_undecided() { vi: "Chưa ngã ngũ, chưa so được", en: "Undecided, cannot be compared" }
    /// Change.
    year_not_retested() { vi: "Còn mở: chưa kiểm tra lại", en: "Still open: not retested" }
    /// Change.
    year_met_not_retested() { vi: "Đã đạt lần trước, lần này chưa kiểm tra lại", en: "Met before, not retested" }
    /// Change.
    year_first() { vi: "Đánh giá lần đầu", en: "Evaluated for the first time" }
    /// Change.
    year_never() { vi: "Chưa đánh giá cả hai lần", en: "Evaluated neither time" }
    /// Change.
    year_new() { vi: "Yêu cầu mới", en: "New expectation" }
    /// Change.
    year_gone() { vi: "Không còn trong kế hoạch", en: "No longer in the plan" }
    /// Change.
    year_differs(before: &str, now: &str) {
        vi: "Không so được: yêu cầu khác ({before} → {now})",
        en: "Cannot be compared: it asks something else ({before} → {now})",
    }
    /// What differs.
    year_asks(from: &str, to: &str, target: &str, limit: &str) {
        vi: "{from} – {to}, mục tiêu {target}, giới hạn {limit}",
        en: "{from} – {to}, target {target}, limit {limit}",
    }
    /// The scope differs.
    year_scope() { vi: "phạm vi áp dụng khác", en: "another scope" }

    // -- annexes -----------------------------------------------------------------------------------------------
    /// Heading.
    annex_participants() { vi: "Phụ lục B. Cơ quan tham gia", en: "Appendix B. Exercise participants" }
    /// Column.
    col_organisation() { vi: "Cơ quan", en: "Organization" }
    /// Column.
    col_number() { vi: "Số", en: "No." }
    /// Column.
    col_tier() { vi: "Cấp", en: "Tier" }
    /// Heading.
    annex_timeline() { vi: "Phụ lục C. Diễn biến từng vụ xâm nhập", en: "Appendix C. Incident timeline" }
    /// Column.
    col_milestone() { vi: "Mốc", en: "Milestone" }
    /// Column.
    col_when() { vi: "Thời điểm", en: "Time" }
    /// Column.
    col_entry() { vi: "Dòng của bản ghi", en: "Entry of the record" }
    /// Heading.
    annex_injects() { vi: "Phụ lục D. Tình huống và kết quả", en: "Appendix D. Injects and outcomes" }

    // -- the command -------------------------------------------------------------------------------------------
    /// A file of a study that cannot be read.
    improvement_broken(path: &str, why: &str) {
        vi: "không đọc được {path} như kết quả của lệnh `improve`: {why}",
        en: "{path} cannot be read as the result of `improve`: {why}",
    }
    /// What to do.
    hint_improvement() {
        vi: "tệp improvement.json do `cyberdrill improve` ghi ra; tạo lại bằng phiên bản này",
        en: "it is the improvement.json that `cyberdrill improve` writes; make it again with this version",
    }
    /// A study of another scenario.
    improvement_other(path: &str, theirs: &str, ours: &str) {
        vi: "{path} thuộc kịch bản khác: mã {theirs}, còn bản ghi có mã {ours}",
        en: "{path} was made for another scenario: digest {theirs}, while the record has {ours}",
    }
    /// What to do.
    hint_improvement_other() {
        vi: "chạy `cyberdrill improve` với đúng kịch bản, cơ cấu và chiến dịch của bản ghi, hoặc dùng --replications",
        en: "run `cyberdrill improve` with the scenario, structure and campaigns of the record, or use --replications",
    }
    /// A record that has nothing in common.
    last_other(path: &str) {
        vi: "{path} không có mã yêu cầu nào chung với bản ghi này, nên không so được",
        en: "{path} shares no id of an expectation with this record, so that the two cannot be compared",
    }
    /// Another province.
    last_province(path: &str, name: &str) {
        vi: "{path} là bản ghi của {name}, không phải của tỉnh này",
        en: "{path} is a record of {name}, not of this province"
    }
    /// Not before this drill.
    last_not_earlier(path: &str, day: &str) {
        vi: "{path} là của cuộc diễn tập ngày {day}, không trước cuộc diễn tập này",
        en: "{path} is of a drill of {day}, which is not before this one"
    }
    /// What to do.
    hint_last_other() {
        vi: "chọn bản ghi của chính tỉnh này, diễn tập năm trước theo cùng kế hoạch",
        en: "take a record of the same province, of last year's drill under the same plan",
    }
    /// A record has a structure of its own.
    structure_of_record() {
        vi: "bản ghi đã có cơ cấu của nó: --structure chỉ dùng với kịch bản",
        en: "a record has its structure already: --structure goes with a scenario only",
    }
    /// What to do.
    hint_structure_of_record() {
        vi: "bỏ --structure, hoặc chỉ ra thư mục kịch bản",
        en: "leave out --structure, or name the folder of a scenario",
    }
    /// The packing of a document failed.
    not_packed(why: &str) { vi: "không đóng gói được tệp DOCX: {why}", en: "the DOCX file could not be packed: {why}" }
    /// What to do.
    hint_not_packed() { vi: "đây là lỗi của chương trình, hãy báo cho nhóm phát triển", en: "this is a defect of the program, please report it" }
    /// No measures.
    no_measures() {
        vi: "thư viện không có biện pháp khắc phục nào để mô phỏng",
        en: "the library has no corrective measures to simulate",
    }
}

/// What a command of `export` does, in both languages; none where it is not one of them.
pub fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "export" => (
            "Xuất tài liệu diễn tập từ kịch bản hoặc bản ghi",
            "Exports exercise documents from a scenario or a record",
        ),
        "export eeg" => (
            "Phiếu đánh giá (EEG) cho từng năng lực, DOCX và HTML: từ kịch bản là phiếu trống, từ bản ghi là phiếu điền sẵn thời gian và căn cứ",
            "Exercise evaluation guides (EEG), one for each capability, as DOCX and HTML: blank from a scenario, filled in with times and evidence from a record",
        ),
        "export aar" => (
            "Báo cáo sau diễn tập và kế hoạch cải tiến (AAR/IP) từ bản ghi, DOCX và HTML",
            "After-action report and improvement plan (AAR/IP) from a record, as DOCX and HTML",
        ),
        "export drill-plan" => (
            "Kế hoạch diễn tập theo thể thức Nghị định 30/2020/NĐ-CP, từ kịch bản, DOCX và HTML, để chỉnh sửa rồi trình",
            "The drill's plan in the layout of Decree 30/2020/NĐ-CP, from a scenario, as DOCX and HTML, to be edited and sent up",
        ),
        "export drill-report" => (
            "Báo cáo kết quả diễn tập theo thể thức Nghị định 30/2020/NĐ-CP, từ bản ghi, DOCX và HTML",
            "The drill's report in the layout of Decree 30/2020/NĐ-CP, from a record, as DOCX and HTML",
        ),
        _ => return None,
    })
}

/// What an argument of `export` means, in both languages; none where it is not one of them.
pub fn arg_help(id: &str) -> Option<(&'static str, &'static str)> {
    Some(match id {
        "eeg_source" => (
            "Kịch bản (phiếu trống) hoặc bản ghi record.jsonl (phiếu điền sẵn)",
            "A scenario (blank guides) or a record.jsonl (filled in)",
        ),
        "aar_improvement" => (
            "Kết quả của lệnh `improve` cho cùng kịch bản (improvement.json): tác dụng của từng biện pháp",
            "Result of `improve` for the same scenario (improvement.json): the effect of each measure",
        ),
        "aar_replications" => (
            "Thay cho --improvement: mô phỏng ngay mọi biện pháp của thư viện đi kèm, mỗi giai đoạn N lần",
            "Instead of --improvement: simulate every measure of the embedded library at once, N drills a stage",
        ),
        "aar_last" => (
            "Bản ghi của năm trước, dùng được nhiều lần: so theo mã yêu cầu",
            "Record of last year, repeatable: compared by the ids of expectations",
        ),
        "papers_out" => (
            "Thư mục kết quả; mặc định: cạnh bản ghi, hoặc reports/out/<kịch bản>/papers",
            "Folder to write to; default: beside the record, or reports/out/<scenario>/papers",
        ),
        _ => return super::fork::arg_help(id),
    })
}
