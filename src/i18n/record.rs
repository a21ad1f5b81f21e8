//! Texts about record files that cannot be read or written.

crate::messages! {
    /// The file is too large.
    too_large(bytes: u64, limit: u64) {
        vi: "bản ghi có {bytes} byte, vượt giới hạn {limit} byte",
        en: "the record has {bytes} bytes, above the limit of {limit}",
    }
    /// A line is too long.
    line_too_long(line: u64, limit: u64) {
        vi: "dòng {line} dài hơn giới hạn {limit} byte",
        en: "line {line} is longer than the limit of {limit} bytes",
    }
    /// Too many entries.
    too_many_entries(limit: u64) {
        vi: "bản ghi có nhiều hơn {limit} mục",
        en: "the record has more than {limit} entries",
    }
    /// Not UTF-8.
    not_utf8(line: u64) {
        vi: "dòng {line} không phải UTF-8: tệp này không phải bản ghi `record.jsonl`",
        en: "line {line} is not UTF-8: this file is no `record.jsonl`",
    }
    /// Nothing in the file.
    empty() {
        vi: "bản ghi rỗng: hãy chạy lại `cyberdrill run` để tạo bản ghi",
        en: "the record is empty: make one with `cyberdrill run`",
    }
    /// A line is not what it should be.
    shape(line: u64, column: u64, what: &str) {
        vi: "dòng {line}, cột {column}: không đúng cấu trúc của bản ghi ({what})",
        en: "line {line}, column {column}: not the shape of a record ({what})",
    }
    /// An unknown format.
    format_unknown(found: u64, known: u64) {
        vi: "bản ghi theo định dạng {found}, phiên bản này chỉ đọc định dạng {known}: hãy dùng phiên bản chương trình đã tạo bản ghi",
        en: "the record has format {found}, this version reads format {known}: use the version that made it",
    }
    /// Header and scenario contradict each other.
    header(field: &str, says: &str, scenario: &str) {
        vi: "dòng 1: `{field}` ghi `{says}` nhưng kịch bản kèm theo ghi `{scenario}`",
        en: "line 1: `{field}` says `{says}`, the scenario that it carries says `{scenario}`",
    }
    /// The scenario was changed.
    scenario_digest(says: &str, found: &str) {
        vi: "dòng 1: kịch bản kèm theo đã bị thay đổi (`scenario_digest` ghi `{says}`, tính lại được `{found}`)",
        en: "line 1: the scenario was changed (`scenario_digest` says `{says}`, it is `{found}`)",
    }
    /// The end line is missing.
    truncated(line: u64) {
        vi: "bản ghi bị cắt ở dòng {line}: thiếu dòng kết thúc; hãy chép lại tệp hoặc chạy lại",
        en: "the record stops at line {line} without its end line: copy the file again, or run again",
    }
    /// Lines after the end line.
    after_end(line: u64) {
        vi: "dòng {line} đứng sau dòng kết thúc của bản ghi",
        en: "line {line} follows the end line of the record",
    }
    /// The number of entries differs.
    count(line: u64, says: u64, found: u64) {
        vi: "dòng {line} ghi {says} mục nhưng bản ghi có {found} mục",
        en: "line {line} counts {says} entries, the record has {found}",
    }
    /// The entries were changed.
    digest(line: u64, says: &str, found: &str) {
        vi: "các mục đã bị thay đổi: dòng {line} ghi mã băm `{says}`, tính lại được `{found}`",
        en: "the entries were changed: line {line} has the digest `{says}`, they have `{found}`",
    }
    /// Sequence numbers have a gap.
    seq(line: u64, expected: u64, found: u64) {
        vi: "dòng {line}: `seq` là {found}, phải là {expected}",
        en: "line {line}: `seq` is {found}, expected {expected}",
    }
    /// Time goes back.
    time_back(line: u64, t: i64, before: i64) {
        vi: "dòng {line}: `t` là {t}, trước mục liền trên ({before})",
        en: "line {line}: `t` is {t}, before the entry above ({before})",
    }
    /// A moment is too far away.
    time_range(line: u64, t: i64, limit: i64) {
        vi: "dòng {line}: thời điểm {t} nằm ngoài khoảng ±{limit} giây quanh lúc bắt đầu diễn tập",
        en: "line {line}: the moment {t} is more than {limit} s from the start of the exercise",
    }
    /// A cause comes after its effect.
    cause(line: u64, seq: u64, cause: u64) {
        vi: "dòng {line}: `cause` là {cause}, phải nhỏ hơn `seq` {seq}",
        en: "line {line}: `cause` is {cause}, it must be below `seq` {seq}",
    }
    /// Other prerequisites are out of order.
    after(line: u64, after: u64) {
        vi: "dòng {line}: `after` có {after}; các số phải tăng dần và nhỏ hơn `cause`",
        en: "line {line}: `after` has {after}; its numbers must ascend and be below `cause`",
    }
    /// A time sheet does not add up.
    spent(line: u64, says: i64, elapsed: i64) {
        vi: "dòng {line}: `spent` cộng lại được {says} giây, từ nguyên nhân đến mục này là {elapsed} giây",
        en: "line {line}: `spent` adds up to {says} s, the time since the cause is {elapsed} s",
    }
    /// An entry cannot be written.
    write_entry(seq: u64, what: &str) {
        vi: "không ghi được mục {seq}: {what}",
        en: "entry {seq} cannot be written: {what}",
    }
    /// The header cannot be written.
    write_header(what: &str) {
        vi: "không ghi được phần đầu bản ghi: {what}",
        en: "the header cannot be written: {what}",
    }
}
