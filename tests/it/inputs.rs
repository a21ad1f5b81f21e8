//! Files that are not what they should be: never a panic, always the right exit code, the place and what to do.

use std::fs;
use std::path::Path;

use crate::typed::{Ran, typed};

/// Commands that read a record.
const READERS: [&str; 4] = ["decisions", "explain", "report", "score"];

fn refused(path: &Path, code: i32, vi: &str, en: &str) {
    let path = path.to_str().unwrap();
    for reader in READERS {
        let ran = typed(&[reader, path]);
        assert_told(&ran, code, path, vi, reader);
        let ran = typed(&[reader, path, "--lang", "en"]);
        assert_told(&ran, code, path, en, reader);
    }
}

fn assert_told(ran: &Ran, code: i32, path: &str, says: &str, reader: &str) {
    assert_eq!((ran.code, ran.out.as_str()), (code, ""), "{reader} {path}: {}", ran.err);
    assert!(ran.err.contains(path) && ran.err.contains(says), "{reader} {path}: {}", ran.err);
    let hint = ran.err.lines().nth(1).unwrap_or_default();
    assert!(hint.contains("gợi ý:") || hint.contains("hint:"), "{reader} {path}: {}", ran.err);
}

#[test]
fn a_record_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    refused(&folder.path().join("record.jsonl"), 4, "không tìm thấy", "is not there");
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    refused(&file.join("record.jsonl"), 4, "không phải là thư mục", "is no folder");
}

#[test]
fn a_folder_where_a_record_is_meant() {
    let folder = tempfile::tempdir().unwrap();
    refused(folder.path(), 3, "là thư mục, ở đây cần tệp", "is a folder where a file is meant");
}

#[test]
fn a_record_that_is_no_record() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, vi, en) in [
        ("empty", &b""[..], "rỗng", "empty"),
        ("binary", b"\xff\xfe\x00\x01\n", "không phải UTF-8", "not UTF-8"),
        ("text", b"scenario\n", "dòng 1", "line 1"),
        ("other", b"{\"format\": 99}\n", "định dạng 99", "format 99"),
        ("cut", b"{\"format\": 1, \"version\": \"0", "bị cắt ở dòng 1", "stops at line 1"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        refused(&path, 3, vi, en);
    }
    let nested = folder.path().join("nested");
    fs::write(&nested, "[".repeat(10_000)).unwrap();
    refused(&nested, 3, "dòng 1", "line 1");
}

#[test]
fn a_record_that_is_too_large() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large");
    fs::File::create(&path).unwrap().set_len(3 << 30).unwrap();
    refused(&path, 3, "quá lớn: 3072 MB, tối đa 2048 MB", "too large: 3072 MB, at most 2048 MB");
}

#[cfg(unix)]
#[test]
fn a_record_that_is_no_regular_file() {
    refused(Path::new("/dev/zero"), 4, "không phải là tệp thường", "is no regular file");
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    refused(&pipe, 4, "không phải là tệp thường", "is no regular file");
    let link = folder.path().join("link");
    std::os::unix::fs::symlink(&link, &link).unwrap();
    refused(&link, 4, "trỏ vòng quanh", "go round in a circle");
}
