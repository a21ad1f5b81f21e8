//! Words of what `export` writes for other tools: layers of the ATT&CK Navigator, event logs, tables.

crate::messages! {
    /// Comment of a technique.
    technique_in_runs(names: &str, tried: &str, succeeded: &str, detected: &str) {
        vi: "{names}: thử ở {tried} số lần chạy; trong đó thành công {succeeded}, có người nhận được tín hiệu {detected}",
        en: "{names}: tried in {tried} of the runs; of these it succeeded in {succeeded}, and somebody had a signal in {detected}",
    }
    /// Comment of a technique.
    technique_in_record(names: &str, attempts: u32, succeeded: u32, first: &str) {
        vi: "{names}: thử {attempts} lần, thành công {succeeded}; {first}",
        en: "{names}: {attempts} attempts, {succeeded} succeeded; {first}",
    }
    /// When it was noticed.
    first_signal(when: &str) { vi: "tín hiệu đầu tiên lúc {when}", en: "first signal {when}" }
    /// Not noticed.
    no_signal() { vi: "không ai nhận được tín hiệu", en: "nobody had a signal of it" }
    /// What the score is.
    score_tried() { vi: "Điểm là tỷ lệ phần trăm số lần chạy có thử kỹ thuật đó.", en: "The score is the percentage of runs in which the technique was tried." }
    /// What the score is.
    score_detected() { vi: "Điểm là tỷ lệ phần trăm số lần chạy có người nhận được tín hiệu, trong các lần có thử.", en: "The score is the percentage of runs in which somebody had a signal of it, among those in which it was tried." }
    /// Description of a layer.
    layer_of_runs(n: u64, name: &str) { vi: "Kỹ thuật mà cuộc diễn tập \"{name}\" kiểm tra, qua {n} lần mô phỏng.", en: "Techniques that the drill \"{name}\" exercises, over {n} simulated runs." }
    /// Description of a layer.
    layer_of_record(name: &str) { vi: "Kỹ thuật đã dùng trong một bản ghi của cuộc diễn tập \"{name}\" (điểm 100: có, 0: không).", en: "Techniques used in one record of the drill \"{name}\" (score 100: yes, 0: no)." }
    /// Legend.
    legend_always() { vi: "mọi lần chạy", en: "in every run" }
    /// Legend.
    legend_never() { vi: "không lần nào", en: "in none" }
    /// What was written.
    layer_written(techniques: usize, runs: u64) { vi: "{techniques} kỹ thuật, qua {runs} lần chạy", en: "{techniques} techniques, over {runs} runs" }
    /// What was written.
    log_written(events: usize, objects: usize) { vi: "{events} sự kiện, {objects} đối tượng", en: "{events} events, {objects} objects" }
    /// What was written.
    tables_written(tables: usize) { vi: "{tables} bảng", en: "{tables} tables" }
}

/// What a command of `export` does, and what reads spreadsheets back, in Vietnamese and English.
pub fn about(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "import attack-flow" => (
            "Nhập Attack Flow đã công bố (gói STIX .json hoặc tệp .afb) thành chiến dịch sửa được, kèm báo cáo đã hiểu gì, giả định gì, bỏ gì",
            "Imports published Attack Flows (STIX bundles .json, or .afb) as campaigns that can be edited, with a report of what was understood, assumed and left out",
        ),
        "export" => (
            "Xuất kịch bản hoặc bản ghi ra các định dạng mà ngành diễn tập và ứng cứu sử dụng",
            "Exports a scenario or a record to the formats that the field opens",
        ),
        "export ics" => (
            "Ghi lịch (.ics) của cuộc diễn tập trong kịch bản: ngày diễn tập, các bước chuẩn bị và sau diễn tập, hạn báo cáo của kế hoạch",
            "Writes the calendar (.ics) of a scenario's drill: its days, the steps before and after it, the report dates of the plan",
        ),
        "export navigator" => (
            "Xuất lớp ATT&CK Navigator: cuộc diễn tập kiểm tra những kỹ thuật nào, ở bao nhiêu lần mô phỏng hoặc trong một bản ghi",
            "Exports a layer of the ATT&CK Navigator: which techniques a drill exercises, in how many simulated runs, or in a record",
        ),
        "export ocel" => (
            "Xuất nhật ký sự kiện OCEL 2.0 của một bản ghi, cho công cụ khai phá quy trình",
            "Exports the OCEL 2.0 event log of a record, for tools of process mining",
        ),
        "export csv" => (
            "Xuất mọi số liệu mà các biểu đồ của một bản ghi vẽ, thành bảng CSV",
            "Exports everything that the charts of a record show, as CSV tables",
        ),
        "import msel" => (
            "Nhập bảng tính danh mục tình huống (.xlsx, tiêu đề tự do tiếng Việt hoặc tiếng Anh) thành tình huống của cuộc diễn tập; báo từng hàng đã hiểu, còn ngờ hay không nhận",
            "Imports a spreadsheet of events (.xlsx, free heads in Vietnamese or English) as injects of a drill; tells of every row whether it was understood, doubtful or refused",
        ),
        "export msel" => (
            "Lập danh mục sự kiện của cuộc diễn tập (MSEL) từ nhiều lần mô phỏng: bảng tính để in, CSV, JSON",
            "Makes the list of a drill's events (MSEL) from many simulated runs: a spreadsheet to print, CSV, JSON",
        ),
        _ => return None,
    })
}

/// Examples shown below the help of these commands, in Vietnamese and English.
pub fn examples(command: &str) -> Option<(&'static str, &'static str)> {
    Some(match command {
        "export navigator" => (
            "  cyberdrill export navigator scenarios/dong-nai-2022\n  cyberdrill export navigator record.jsonl --score detected",
            "  cyberdrill export navigator scenarios/dong-nai-2022\n  cyberdrill export navigator record.jsonl --score detected",
        ),
        "import msel" => (
            "  cyberdrill import msel tinh-huong.xlsx --scenario scenarios/dong-nai-2022",
            "  cyberdrill import msel injects.xlsx --scenario scenarios/dong-nai-2022 --lang en",
        ),
        "export msel" => (
            "  cyberdrill export msel scenarios/dong-nai-2022\n  cyberdrill export msel scenarios/dong-nai-2022 --replications 500 --columns mitre",
            "  cyberdrill export msel scenarios/dong-nai-2022 --lang en\n  cyberdrill export msel scenarios/dong-nai-2022 --replications 500 --columns mitre",
        ),
        _ => return None,
    })
}

/// What an argument of `export` means, by its id, in Vietnamese and English.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "exported" => (
            "Thư mục kịch bản, tệp scenario.ron hoặc bản ghi (record.jsonl)",
            "Folder of a scenario, its scenario.ron, or a record (record.jsonl)",
        ),
        "layer_score" => (
            "Điểm của kỹ thuật: tried (tỷ lệ lần chạy có thử, mặc định) hoặc detected (trong đó có người nhận được tín hiệu)",
            "Score of a technique: tried (share of runs with it, default) or detected (of these, those in which somebody had a signal)",
        ),
        "layer_out" => (
            "Thư mục ghi navigator.json; mặc định: cạnh bản ghi, hoặc reports/out/<kịch bản>/<cơ cấu>/navigator-<hạt giống>",
            "Folder for navigator.json; default: beside the record, or reports/out/<scenario>/<structure>/navigator-<seed>",
        ),
        "log_out" => (
            "Thư mục ghi ocel.json; mặc định: cạnh bản ghi",
            "Folder for ocel.json; default: beside the record",
        ),
        "tables_out" => (
            "Thư mục ghi các bảng .csv; mặc định: csv cạnh bản ghi",
            "Folder for the tables .csv; default: csv beside the record",
        ),
        _ => super::msel::arg_help(id),
    }
}
