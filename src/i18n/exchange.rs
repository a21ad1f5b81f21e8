//! What is said about others' files: problems on reading them, and the reports of an import.

use super::{Lang, Text};

crate::messages! {
    // -- problems of a file ----------------------------------------------------------------------------------------
    /// Not JSON.
    not_json() { vi: "từ đây không phải là JSON hợp lệ", en: "from here on this is no valid JSON" }
    /// What to do.
    not_json_hint() { vi: "xuất lại tệp từ Attack Flow Builder (Save cho .afb, Publish cho .json) hoặc tải lại tệp gốc", en: "export the file again from the Attack Flow Builder (Save for .afb, Publish for .json), or fetch the original again" }
    /// The file ends too early.
    json_ends() { vi: "tệp bị cắt: JSON chưa kết thúc", en: "the file is cut off: its JSON is not complete" }
    /// What to do.
    json_ends_hint() { vi: "tải lại hoặc chép lại cả tệp", en: "fetch or copy the whole file again" }
    /// No object.
    not_an_object() { vi: "ở đây cần một đối tượng JSON `{{…}}`", en: "a JSON object `{{…}}` should stand here" }
    /// No list.
    not_a_list(field: &str) { vi: "`{field}` phải là một danh sách các văn bản `[…]`", en: "`{field}` should be a list of texts `[…]`" }
    /// No text.
    not_a_text(field: &str) { vi: "`{field}` phải là văn bản trong dấu ngoặc kép", en: "`{field}` should be a text in quotes" }
    /// No list of objects.
    no_objects() { vi: "tệp không có danh sách `objects`", en: "the file has no list `objects`" }
    /// No action.
    no_actions() { vi: "tệp không có hành động nào của Attack Flow (`attack-action`, hoặc `action` trong tệp .afb)", en: "the file has no action of an Attack Flow (`attack-action`, or `action` in an .afb file)" }
    /// What is read.
    not_a_flow_hint() { vi: "đọc được: gói STIX 2.1 có phần mở rộng Attack Flow 2.0.0 (.json) và tệp của Attack Flow Builder 3 (.afb)", en: "what can be read: STIX 2.1 bundles with the extension Attack Flow 2.0.0 (.json), and files of the Attack Flow Builder 3 (.afb)" }
    /// Neither form.
    unknown_form() { vi: "tệp này không phải là Attack Flow: không có `type` là `bundle`, cũng không có `schema` của Attack Flow Builder", en: "this is no Attack Flow: neither is its `type` `bundle`, nor does it have the `schema` of the Attack Flow Builder" }
    /// An old version.
    old_builder() { vi: "tệp .afb của Attack Flow Builder bản 1 hoặc 2 có dạng khác, không đọc được ở đây", en: ".afb files of the Attack Flow Builder 1 and 2 have another form, which is not read here" }
    /// What to do.
    old_builder_hint() { vi: "mở tệp bằng Attack Flow Builder 3 rồi lưu lại, hoặc xuất ra STIX (.json)", en: "open the file in the Attack Flow Builder 3 and save it, or export it as STIX (.json)" }
    /// An object twice.
    instance_twice(id: &str) { vi: "đối tượng `{id}` có hai lần", en: "the object `{id}` is there twice" }
    /// Neither AND nor OR.
    unknown_operator(word: &str) { vi: "không có toán tử `{word}`", en: "there is no operator `{word}`" }
    /// What there is.
    operator_hint() { vi: "toán tử là `AND` hoặc `OR`", en: "an operator is `AND` or `OR`" }
    /// Counted things.
    objects() { vi: "số đối tượng", en: "objects" }
    /// Counted things.
    actions() { vi: "số hành động (kể cả điểm nối)", en: "actions (joints included)" }
    /// Counted things.
    nodes() { vi: "số hành động, điều kiện và toán tử", en: "actions, conditions and operators" }
    /// Counted things.
    edges() { vi: "số cạnh nối", en: "edges" }
    /// A flow of a bundle has no action.
    flow_without_actions(name: &str) { vi: "flow `{name}` không có hành động nào đi được từ `start_refs`", en: "no action of the flow `{name}` can be reached from its `start_refs`" }

    // -- left out or assumed on reading ----------------------------------------------------------------------------
    /// A revoked object.
    revoked_object() { vi: "đối tượng đã bị thu hồi (`revoked`)", en: "the object is revoked" }
    /// An older version.
    older_version() { vi: "bản cũ của một đối tượng có bản mới hơn trong cùng tệp", en: "an older version of an object that the file has in a newer one" }
    /// A reference to nothing.
    dangling(field: &str, id: &str) { vi: "`{field}` dẫn tới `{id}`, tệp không có đối tượng đó", en: "`{field}` leads to `{id}`, which the file does not have" }
    /// A relationship that is no edge.
    relationship_left(from: &str, to: &str) { vi: "quan hệ từ `{from}` tới `{to}` không nối hai bước của flow", en: "the relationship from `{from}` to `{to}` does not join two steps of the flow" }
    /// No flow object.
    no_flow_object(name: &str) { vi: "tệp không có đối tượng `attack-flow`: lấy mọi hành động là một flow, tên theo tệp: `{name}`", en: "the file has no `attack-flow` object: all actions are taken as one flow, named after the file: `{name}`" }
    /// Of another flow.
    other_flow() { vi: "không đi được từ `start_refs` của flow này (tệp có nhiều flow)", en: "cannot be reached from this flow's `start_refs` (the file has several flows)" }
    /// A second flow.
    second_flow() { vi: "tệp .afb có hơn một flow: chỉ đọc flow thứ nhất", en: "the .afb file has more than one flow: only the first is read" }
    /// A loose line.
    loose_line() { vi: "đường nối không gắn vào đối tượng ở cả hai đầu", en: "the line is not fixed to an object at both ends" }
    /// A line to what is no step.
    context_line() { vi: "đường nối tới một đối tượng không phải là bước của flow", en: "the line leads to an object that is no step of the flow" }

    // -- the graph --------------------------------------------------------------------------------------------------
    /// A start.
    stated_start() { vi: "điểm bắt đầu, như flow nêu", en: "a start, as the flow says" }
    /// A start that is not stated.
    assumed_start() { vi: "không cạnh nào dẫn tới: tính là điểm bắt đầu", en: "no edge leads to it: taken as a start" }
    /// Several edges into a node.
    any_of_edges() { vi: "nhiều cạnh dẫn tới mà không có toán tử: chỉ cần một trong các bước trước", en: "several edges lead to it without an operator: any one of the steps before is enough" }
    /// An edge into a start.
    back_to_start() { vi: "là điểm bắt đầu: các cạnh quay về đây không thêm điều kiện gì", en: "it is a start: the edges that lead back to it add no condition" }
    /// A condition without anything before it.
    condition_given() { vi: "điều kiện đứng đầu: tính là có sẵn", en: "a condition at the beginning: taken as given" }
    /// An operator without anything before it.
    operator_alone() { vi: "toán tử không có gì phía trước: tính là đã đủ", en: "an operator with nothing before it: taken as fulfilled" }
    /// A circle of conditions.
    circle_of_conditions(id: &str) { vi: "cạnh tới `{id}` đóng một vòng chỉ gồm điều kiện và toán tử: bỏ cạnh này", en: "the edge to `{id}` closes a circle of conditions and operators alone: this edge is left out" }
    /// An edge that was cut.
    edge_cut(id: &str) { vi: "bỏ cạnh từ `{id}`: giữ nó thì hành động này không bao giờ bắt đầu được, vì chờ chính mình qua một vòng", en: "the edge from `{id}` is cut: with it this action could never begin, for it would wait for itself round a circle" }
    /// A circle that was kept.
    cycle_kept() { vi: "nằm trên một vòng lặp của flow: vòng được giữ, mỗi lượt nhằm vào một mục tiêu khác, có giới hạn", en: "lies on a circle of the flow: the circle is kept, each pass goes for another target, up to a limit" }
    /// A condition.
    condition_taken() { vi: "điều kiện không được tính riêng: coi là đúng khi bước trước thành công", en: "the condition is not weighed by itself: taken as true once the step before has succeeded" }
    /// An operator.
    operator_and() { vi: "AND: cần đủ mọi bước trước", en: "AND: all of the steps before are needed" }
    /// An operator.
    operator_or() { vi: "OR: cần một trong các bước trước", en: "OR: any of the steps before is enough" }
    /// A joint.
    joint_made() { vi: "điều kiện AND, OR lồng nhau: thêm một điểm nối (không mất thời gian, luôn thành công)", en: "nested AND and OR: a joint is added (it takes no time and always succeeds)" }
    /// Branches of a condition that are not said.
    branch_unsaid(list: &str) { vi: "tệp không nói các cạnh tới {list} thuộc nhánh đúng hay nhánh sai: tính là đi tiếp khi bước trước thành công", en: "the file does not say whether the edges to {list} are the true or the false branch: taken to go on once the step before has succeeded" }
    /// False branches of a condition.
    branch_false(list: &str) { vi: "nhánh sai dẫn tới {list}: chiến dịch không có \"nếu không\", nên nhánh này cũng có thể được đi; xóa hành động nếu không muốn", en: "the false branch leads to {list}: a campaign has no \"else\", so that this branch may be taken too; remove the action if that is not wanted" }

    // -- actions ----------------------------------------------------------------------------------------------------
    /// A place that somebody should look at.
    doubtful(line: u32, what: &str) { vi: "  cần xem lại, dòng {line}: {what}", en: "  to look at, line {line}: {what}" }
    /// More of them.
    doubtful_more(n: usize, file: &str) { vi: "  còn {n} chỗ khác cần xem lại, xem {file}", en: "  {n} more to look at, see {file}" }
    /// No technique.
    no_technique() { vi: "không nêu kỹ thuật", en: "no technique is given" }
    /// A technique that was written otherwise.
    technique_read(written: &str, id: &str) { vi: "mã kỹ thuật ghi là `{written}`: đọc là `{id}`", en: "the technique is written `{written}`: read as `{id}`" }
    /// A technique that has another id now.
    technique_replaced(old: &str, new: &str) { vi: "ATT&CK đã thay `{old}` bằng `{new}`: dùng mã mới", en: "ATT&CK has replaced `{old}` by `{new}`: the new id is used" }
    /// A technique that ATT&CK dropped.
    technique_dropped(id: &str, version: &str) { vi: "ATT&CK {version} đã bỏ `{id}`: giữ mã, giả định theo chiến thuật", en: "ATT&CK {version} has dropped `{id}`: the id is kept, the assumptions are the tactic's" }
    /// A technique that ATT&CK does not have.
    technique_unknown(id: &str, version: &str) { vi: "ATT&CK Enterprise {version} không có `{id}`: giữ mã, giả định theo chiến thuật", en: "ATT&CK Enterprise {version} does not have `{id}`: the id is kept, the assumptions are the tactic's" }
    /// A technique of another matrix.
    technique_foreign(written: &str) { vi: "`{written}` không phải là mã kỹ thuật của ATT&CK Enterprise (ví dụ là mã ATLAS): để trống mã, giữ hành động", en: "`{written}` is no id of ATT&CK Enterprise (it may be ATLAS): the id is left empty, the action is kept" }
    /// A tactic that ATT&CK does not give the technique.
    tactic_of_flow(tactic: &str, others: &str) { vi: "flow xếp vào chiến thuật `{tactic}`, ATT&CK xếp kỹ thuật này vào `{others}`: theo flow", en: "the flow puts it under `{tactic}`, ATT&CK under `{others}`: as in the flow" }
    /// A tactic that is none.
    tactic_unknown(written: &str) { vi: "`{written}` không phải là chiến thuật của ATT&CK Enterprise", en: "`{written}` is no tactic of ATT&CK Enterprise" }
    /// The technique's tactic.
    tactic_of_technique(tactic: &str) { vi: "không nêu chiến thuật: lấy `{tactic}` theo kỹ thuật", en: "no tactic is given: `{tactic}`, by its technique" }
    /// No tactic.
    no_tactic() { vi: "không nêu chiến thuật, và không kỹ thuật nào cho biết: tính là việc ở ngoài các hệ thống của tỉnh", en: "no tactic is given, and no technique tells it: taken as work outside the province's systems" }
    /// Another platform.
    platform(technique: &str, only: &str) { vi: "ATT&CK chỉ nêu `{technique}` cho: {only}; mô hình không phân biệt nền tảng, nên tính là làm được ở tỉnh", en: "ATT&CK gives `{technique}` for {only} alone; the model knows no platforms, so that it is taken to work in the province" }
    /// A name that is not translated.
    name_untranslated() { vi: "tên chỉ có bằng ngôn ngữ của flow: cần dịch `vi`", en: "the name is in the flow's language only: `vi` is to be translated" }
    /// No name.
    unnamed() { vi: "Hành động không tên", en: "Action without a name" }
    /// Times that cannot be.
    times_absurd(times: &str) { vi: "thời gian không dùng được ({times}): bỏ qua", en: "the times cannot be used ({times}): left out" }
    /// A moment alone.
    times_moment() { vi: "có thời điểm nhưng không có thời lượng: bỏ qua", en: "a moment is given, but no length: left out" }
    /// A length.
    times_taken(span: &str) { vi: "flow nêu thời gian thực hiện {span}: lấy làm trung vị", en: "the flow says that it took {span}: taken as the median" }
    /// A reason.
    why_published(start: &str, end: &str) { vi: "flow nêu từ {start} đến {end}; độ tản là giả định", en: "the flow says from {start} to {end}; the spread is assumed" }
    /// Before the way in.
    preparation() { vi: "đứng trước lối vào của flow: tính là chuẩn bị ở chỗ kẻ tấn công, ngoài các hệ thống của tỉnh", en: "comes before the flow's way in: taken as preparation at the attacker's own place, outside the province's systems" }
    /// A way in that was added.
    way_in_added(id: &str) { vi: "flow không nêu kẻ tấn công vào bằng cách nào trước bước này: thêm hành động `{id}`", en: "the flow does not say how the attacker got in before this step: the action `{id}` is added" }
    /// Name of a way in.
    way_in() { vi: "Lối vào (flow không nêu)", en: "Way in (not given by the flow)" }
    /// Name of a joint.
    joint_all() { vi: "Đủ các bước trước (AND)", en: "All of the steps before (AND)" }
    /// Name of a joint.
    joint_any() { vi: "Một trong các bước trước (OR)", en: "Any of the steps before (OR)" }
    /// Name of a joint.
    joint_condition(text: &str) { vi: "Điều kiện: {text}", en: "Condition: {text}" }
    /// An asset.
    asset_left(name: &str) { vi: "tài sản \"{name}\": không gắn được với loại hệ thống nào của tỉnh; sửa `kinds` của mục tiêu nếu biết", en: "the asset \"{name}\" cannot be tied to a kind of system of the province; edit the target's `kinds` where it is known" }
    /// Something else.
    context_left(what: &str) { vi: "{what}: thông tin kèm theo, mô hình không dùng", en: "{what}: context, which the model does not use" }

    // -- the campaign -----------------------------------------------------------------------------------------------
    /// Name of a campaign.
    campaign_name(name: &str) { vi: "{name} (theo Attack Flow)", en: "{name} (from an Attack Flow)" }
    /// The incident type.
    incident_type(id: &str, why: &str) { vi: "loại sự cố `{id}`: {why}", en: "incident type `{id}`: {why}" }
    /// No playbook.
    no_playbook(id: &str) { vi: "loại sự cố hợp nhất là `{id}`, nhưng thư viện chưa có quy trình đó", en: "the incident type that fits best is `{id}`, for which the library has no playbook" }
    /// Nothing in the province.
    nothing_touched() { vi: "không bước nào chạm vào một hệ thống của tỉnh: chạy thì không có vụ xâm nhập nào", en: "no step touches a system of the province: a run of it has no intrusion" }
    /// The budget.
    budget(n: u32) { vi: "kẻ tấn công thử nhiều nhất {n} lần", en: "the attacker tries {n} times at most" }
    /// Times and targets.
    times_and_targets(timed: usize, all: usize) { vi: "flow nêu thời gian dùng được cho {timed} trong {all} bước; thời gian còn lại, mọi cơ hội, dấu vết và mục tiêu theo kỹ thuật hoặc chiến thuật, mỗi con số có khoảng và lý do trong tệp chiến dịch", en: "the flow gives a usable time for {timed} of {all} steps; all other times, chances, traces and targets go by technique or tactic, each number with its range and reason in the campaign's file" }

    // -- the campaign's file ----------------------------------------------------------------------------------------
    /// Head of the file.
    file_head(file: &str, id: &str, report: &str) {
        vi: "Chiến dịch nhập từ Attack Flow (tệp {file}). Trình tự là của flow đã công bố; thời gian, cơ hội, dấu vết, mục tiêu là giả định.\nSửa được tự do. Đã hiểu gì, giả định gì, bỏ gì: {report}.\nKiểm tra: cyberdrill check {id}.ron    Chạy: cyberdrill run <kịch bản> --campaign {id}.ron",
        en: "A campaign imported from an Attack Flow (file {file}). The order is that of the published flow; times, chances, traces and targets\nare assumptions. Edit it freely. What was understood, assumed and left out: {report}.\nCheck: cyberdrill check {id}.ron    Run: cyberdrill run <scenario> --campaign {id}.ron",
    }
    /// A remark.
    remark_budget() { vi: "số lần thử nhiều nhất", en: "attempts at most" }

    // -- the report -------------------------------------------------------------------------------------------------
    /// Title.
    report_title(name: &str) { vi: "Nhập Attack Flow: {name}", en: "Import of the Attack Flow {name}" }
    /// Where it comes from.
    report_source(file: &str, form: &str, id: &str) { vi: "Tệp `{file}` ({form}), `{id}`.", en: "File `{file}` ({form}), `{id}`." }
    /// Form of a file.
    form_stix() { vi: "gói STIX 2.1", en: "STIX 2.1 bundle" }
    /// Form of a file.
    form_builder() { vi: "tệp Attack Flow Builder", en: "file of the Attack Flow Builder" }
    /// What it holds.
    report_counts(actions: usize, conditions: usize, operators: usize, edges: usize, steps: usize) { vi: "Flow có {actions} hành động, {conditions} điều kiện, {operators} toán tử, {edges} cạnh nối; chiến dịch có {steps} bước.", en: "The flow has {actions} actions, {conditions} conditions, {operators} operators and {edges} edges; the campaign has {steps} steps." }
    /// How to use it.
    report_use(id: &str) { vi: "Sửa `{id}.ron`, kiểm tra bằng `cyberdrill check {id}.ron`, chạy bằng `cyberdrill run <kịch bản> --campaign {id}.ron`. Nếu tỉnh không có hệ thống nào hợp với lối vào, lệnh chạy cảnh báo `no-entry`.", en: "Edit `{id}.ron`, check it with `cyberdrill check {id}.ron`, run it with `cyberdrill run <scenario> --campaign {id}.ron`. Where a province has no system that fits the way in, the run warns `no-entry`." }
    /// Title.
    title_steps() { vi: "Các bước", en: "Steps" }
    /// Below the title.
    intro_steps() { vi: "Thứ tự và điều kiện là của flow. Mục tiêu, tác động, thời gian (trung vị một lần thử) và xác suất thành công là giả định, vì lý do ghi ở cột cuối.", en: "Order and needs are the flow's. Target, effect, time (median of one attempt) and chance of success are assumptions, for the reason in the last column." }
    /// Head of the table.
    table_head() { vi: "| bước | kỹ thuật | chiến thuật | cần | mục tiêu × số | tác động | thời gian | thành công | vì |", en: "| step | technique | tactic | needs | target × number | effect | time | success | because |" }
    /// Needs.
    needs_all(list: &str) { vi: "đủ: {list}", en: "all of {list}" }
    /// Needs.
    needs_any(list: &str) { vi: "một trong: {list}", en: "any of {list}" }
    /// Title.
    title_understood() { vi: "Đã hiểu", en: "Understood" }
    /// Below the title.
    intro_understood() { vi: "Mọi hành động ở bảng trên, và:", en: "All actions of the table above, and:" }
    /// Title.
    title_assumed() { vi: "Đã giả định", en: "Assumed" }
    /// Below the title.
    intro_assumed() { vi: "Những gì flow không nêu, ngoài các giả định của bảng trên:", en: "What the flow does not say, beside the assumptions of the table above:" }
    /// Title.
    title_left_out() { vi: "Đã bỏ lại", en: "Left out" }
    /// Below the title.
    intro_left_out() { vi: "Những gì tệp có mà chiến dịch không dùng:", en: "What the file has and the campaign does not use:" }
    /// An empty list.
    nothing_here() { vi: "Không có.", en: "Nothing." }
    /// A place.
    line(line: u32) { vi: "dòng {line}", en: "line {line}" }

    // -- the command ------------------------------------------------------------------------------------------------
    /// One campaign was written.
    imported(path: &str, steps: usize, assumed: usize, left_out: usize, incident_type: &str) { vi: "{path}: {steps} bước, loại sự cố `{incident_type}`; {assumed} điều giả định, {left_out} thứ bỏ lại", en: "{path}: {steps} steps, incident type `{incident_type}`; {assumed} assumed, {left_out} left out" }
    /// Another id.
    id_taken(id: &str) { vi: "mã `{id}` vì tên của flow đã dùng cho một flow khác trong lần nhập này", en: "the id is `{id}`, for another flow of this import has the same name" }
    /// What to do next.
    imported_next(path: &str) { vi: "Đã hiểu gì, giả định gì, bỏ gì: các tệp .import.md bên cạnh. Chạy: cyberdrill run <kịch bản> --campaign {path}", en: "What was understood, assumed and left out: the .import.md files beside them. Run: cyberdrill run <scenario> --campaign {path}" }
    /// A table of the program cannot be read.
    library_broken(why: &str) { vi: "bảng của thư viện không đọc được: {why}", en: "a table of the library cannot be read: {why}" }
}

/// A remark of both languages in the file of a campaign.
fn remark(message: impl Fn(Lang) -> String) -> String {
    let text = Text::of(message);
    if text.vi == text.en { text.vi } else { format!("{} / {}", text.vi, text.en) }
}

/// A remark: the line of the flow's file.
pub fn remark_line(number: u32) -> String {
    remark(|lang| line(lang, number))
}

/// A remark: assets.
pub fn remark_assets(names: &str) -> String {
    remark(|lang| match lang {
        Lang::Vi => "tài sản".to_owned(),
        Lang::En => format!("assets: {names}"),
    })
}

/// A remark: a false branch.
pub fn remark_false(condition: &str) -> String {
    remark(|lang| match lang {
        Lang::Vi => "chỉ khi điều kiện sau sai".to_owned(),
        Lang::En => format!("only if this is false: {condition}"),
    })
}

/// What an argument of `import` means, by its id, in Vietnamese and English.
pub fn arg_help(id: &str) -> (&'static str, &'static str) {
    match id {
        "flows" => (
            "Gói STIX 2.1 có phần mở rộng Attack Flow (.json) hoặc tệp của Attack Flow Builder (.afb)",
            "STIX 2.1 bundles with the Attack Flow extension (.json), or files of the Attack Flow Builder (.afb)",
        ),
        "campaigns_out" => (
            "Thư mục ghi <mã>.ron, <mã>.import.md và <mã>.import.json; mặc định: campaigns",
            "Folder for <id>.ron, <id>.import.md and <id>.import.json; default: campaigns",
        ),
        _ => ("", ""),
    }
}
