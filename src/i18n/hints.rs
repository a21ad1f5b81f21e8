//! How to put right what is wrong with a scenario: the hint of a problem that needs no names to be told.

crate::messages! {
    /// Syntax.
    close_bracket(bracket: char) { vi: "thêm dấu `{bracket}` ở chỗ phần này kết thúc", en: "add `{bracket}` where this part ends" }
    /// Syntax.
    close_with(bracket: char) { vi: "đóng bằng dấu `{bracket}`, hoặc xóa dấu thừa", en: "close it with `{bracket}`, or delete the sign that is too much" }
    /// Syntax.
    close_text() { vi: "văn bản bắt đầu ở đây: thêm dấu `\"` ở cuối văn bản (chú thích: `*/`)", en: "the text begins here: add the missing `\"` at its end (of a comment: `*/`)" }
    /// Syntax.
    texts_in_quotes() { vi: "văn bản, ngày và giờ phải đặt trong dấu ngoặc kép: `\"…\"`", en: "texts, dates and times of day stand in quotes: `\"…\"`" }
    /// Syntax.
    comma_or_end() { vi: "giữa hai giá trị cần dấu phẩy; sau giá trị cuối cần đóng ngoặc", en: "a comma goes between two values, a closing bracket after the last" }
    /// Syntax.
    colon_after_name() { vi: "viết `tên: giá trị`", en: "write `name: value`" }
    /// Syntax.
    write_a_value() { vi: "viết một số `5`, văn bản `\"…\"`, danh sách `[…]` hoặc các trường `(…)`; xem docs/scenario-format.md", en: "write a number `5`, a text `\"…\"`, a list `[…]` or fields `(…)`; see docs/scenario-format.md" }
    /// Syntax.
    file_begins() { vi: "mỗi tệp bắt đầu bằng tên loại của nó, ví dụ `Province(…)`; xem docs/scenario-format.md", en: "a file begins with the name of its kind, for example `Province(…)`; see docs/scenario-format.md" }
    /// Syntax.
    closed_too_early() { vi: "có thể một dấu ngoặc phía trên đóng quá sớm: kiểm tra dấu `)` cuối cùng", en: "perhaps a bracket above closes too early: look at the last `)`" }
    /// Syntax.
    nest_less() { vi: "kiểm tra các dấu ngoặc mở không được đóng", en: "look for brackets that are opened and never closed" }
    /// Syntax.
    no_extension() { vi: "xóa dòng này: mọi thứ cần thiết đã bật sẵn", en: "delete this line: what is needed is on by default" }
    /// Syntax.
    look_at_page() { vi: "so với mẫu trong docs/scenario-format.md", en: "compare it with the sample in docs/scenario-format.md" }
    /// A field is missing.
    add_field(sample: &str) { vi: "thêm ví dụ `{sample}`", en: "add for example `{sample}`" }
    /// A number in quotes.
    without_quotes(number: &str) { vi: "viết số không có dấu ngoặc kép: `{number}`", en: "write the number without quotes: `{number}`" }
    /// An id twice.
    other_id(id: &str) { vi: "đặt mã khác cho một trong hai, ví dụ `{id}`", en: "give one of the two another id, for example `{id}`" }
    /// A target after the limit.
    target_hint() { vi: "mục tiêu là mức tốt, giới hạn là mức chậm nhất: giảm mục tiêu hoặc tăng giới hạn (có thể hai số bị đổi chỗ)", en: "the target is what is good, the limit the latest that passes: lower the target or raise the limit (perhaps the two are exchanged)" }
    /// The other number.
    limit_here() { vi: "giới hạn ở đây", en: "the limit is here" }
    /// A role without a holder.
    role_missing_hint(role: &str) { vi: "thêm vào `roles` của cơ cấu này hoặc của cơ cấu `default`: `(role: {role}, held_by: [\"…\"], ground: Assumed(\"…\"))`", en: "add to `roles` of this structure or of the structure `default`: `(role: {role}, held_by: [\"…\"], ground: Assumed(\"…\"))`" }

    /// By kind of problem.
    keep_one() { vi: "giữ một, xóa cái kia", en: "keep one and delete the other" }
    /// By kind of problem.
    write_expected_name() { vi: "sửa tên trước dấu ngoặc", en: "put the name before the bracket right" }
    /// By kind of problem.
    name_something_else() { vi: "khai mã này ở nơi nó phải có, hoặc bỏ chỗ nêu nó", en: "declare this id where it belongs, or leave its mention out" }
    /// By kind of problem.
    number_from_zero() { vi: "viết một số từ 0 trở lên", en: "write a number from 0 on" }
    /// By kind of problem.
    finite_number() { vi: "viết một số cụ thể, ví dụ `0.5`", en: "write a definite number, for example `0.5`" }
    /// By kind of problem.
    smaller_number() { vi: "viết số nhỏ hơn", en: "write a smaller number" }
    /// By kind of problem.
    above_zero() { vi: "viết số lớn hơn 0, hoặc bỏ trường này nếu không dùng", en: "write a number above 0, or leave the field out where it is not used" }
    /// By kind of problem.
    level_hint() { vi: "ghi cấp độ đã được phê duyệt, từ `1` đến `5`", en: "give the approved level, from `1` to `5`" }
    /// By kind of problem.
    widen_range() { vi: "mở rộng khoảng `low`–`high` để chứa `value`", en: "widen `low` to `high` so that it holds `value`" }
    /// By kind of problem.
    law_hint() { vi: "ghi `low` ≤ `mode` ≤ `high`, mọi thời gian lớn hơn 0", en: "write `low` ≤ `mode` ≤ `high`, all times above 0" }
    /// By kind of problem.
    both_languages() { vi: "ghi cả hai ngôn ngữ: `(vi: \"…\", en: \"…\")`", en: "write both languages: `(vi: \"…\", en: \"…\")`" }
    /// By kind of problem.
    say_source() { vi: "ghi điều khoản của kế hoạch hoặc văn bản, hoặc lý do của giả định", en: "give the clause of the plan or rule, or the reason of the assumption" }
    /// By kind of problem.
    from_before_to() { vi: "ngày đầu phải trước hoặc trùng ngày cuối", en: "the first day comes before the last, or is the same" }
    /// By kind of problem.
    horizon_hint() { vi: "ghi ví dụ `horizon: \"5d\"`", en: "write for example `horizon: \"5d\"`" }
    /// By kind of problem.
    shorter_warm_up() { vi: "ghi ví dụ `warm_up: \"30d\"`", en: "write for example `warm_up: \"30d\"`" }
    /// By kind of problem.
    fewer() { vi: "giảm số này xuống dưới giới hạn", en: "bring the number below the limit" }
    /// By kind of problem.
    begin_later() { vi: "ghi thời điểm `at` gần ngày diễn tập hơn, ví dụ `\"-30d\"`", en: "put `at` nearer to the exercise, for example `\"-30d\"`" }
    /// By kind of problem.
    end_later() { vi: "đặt `at` sớm hơn, hoặc tăng `horizon` của đợt diễn tập", en: "put `at` earlier, or raise the `horizon` of the drill" }
    /// By kind of problem.
    other_milestone() { vi: "chọn mốc khác cho `from` hoặc `to`", en: "choose another milestone for `from` or `to`" }
    /// By kind of problem.
    goes_on_hint() { vi: "sửa `goes_on` theo mục \"Chiến dịch\" của docs/scenario-format.md", en: "put `goes_on` right as docs/scenario-format.md says under campaigns" }
    /// By kind of problem.
    target_hint_effect() { vi: "đặt `target` là một hệ thống của tỉnh, hoặc bỏ `effect`", en: "make a system of the province the `target`, or leave the `effect` out" }
    /// By kind of problem.
    break_circle() { vi: "bỏ một quan hệ trong vòng", en: "take one line out of the circle" }
    /// By kind of problem.
    needs_hint() { vi: "cho một hành động bắt đầu được: `needs: All([])`", en: "let one of them begin: `needs: All([])`" }
    /// By kind of problem.
    fill_role() { vi: "thêm loại cơ quan có trong tỉnh vào `held_by` của vai trò này", en: "add a kind of organisation that the province has to `held_by` of the role" }
    /// By kind of problem.
    rotation_hint() { vi: "ghi ca chia hết 24 giờ: `\"6h\"`, `\"8h\"`, `\"12h\"` hoặc `\"1d\"`", en: "write shifts that divide a day: `\"6h\"`, `\"8h\"`, `\"12h\"` or `\"1d\"`" }
    /// By kind of problem.
    more_people() { vi: "tăng số người của chức danh, hoặc giảm số người của ca trực", en: "give the post more people, or the shift fewer" }
    /// By kind of problem.
    fewer_than_people() { vi: "ghi số không lớn hơn số người của chức danh", en: "write no more than the people of the post" }
    /// By kind of problem.
    contingency_hint() { vi: "đặt `at` sau hạn (`at` + `within`) của tình huống chính; tình huống chính phải có `expects`", en: "put `at` after the time (`at` + `within`) of the main inject, which needs `expects`" }
    /// By kind of problem.
    unused_hint() { vi: "dùng nó, hoặc xóa đi cho gọn", en: "use it, or delete it" }
    /// By kind of problem.
    launch_hint() { vi: "thêm chiến dịch đó vào `campaigns` của đợt diễn tập, hoặc bỏ chỗ nêu nó", en: "add the campaign to `campaigns` of the drill, or leave its mention out" }
    /// By kind of problem.
    give_a_file() { vi: "ghi tên một tệp, không phải thư mục", en: "name a file, not a folder" }
    /// By kind of problem.
    split_file() { vi: "kiểm tra xem có đúng tệp kịch bản không", en: "see whether this is the right file" }
    /// By kind of problem.
    readable_file() { vi: "kiểm tra quyền đọc tệp, hoặc tệp có đang mở ở chương trình khác không", en: "see whether you may read the file, or another program holds it open" }
    /// By kind of problem.
    right_type() { vi: "so với kiểu của trường này trong docs/scenario-format.md", en: "compare it with the type of this field in docs/scenario-format.md" }
    /// By kind of problem.
unclear_hint() { vi: "thêm `unclear_subject` như trong cơ cấu `default`", en: "add `unclear_subject` as the structure `default` has it" }
    /// By kind of problem.
    working_start() { vi: "chọn một ngày làm việc cho `starts`, nếu không phải là diễn tập ngoài giờ có chủ ý", en: "choose a working day for `starts`, unless the drill is meant to begin outside working hours" }
    /// By kind of problem.
    programme_hint() { vi: "đặt `starts` của đợt diễn tập sau ngày này, hoặc sửa ngày trong kế hoạch; việc này không được tính cho đợt diễn tập", en: "let the drill start after this day, or correct the day in the plan; what comes after the drill is not judged by it" }
}
