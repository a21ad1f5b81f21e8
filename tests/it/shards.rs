//! Shards as a user runs them: merged they are the files of one machine, killed they go on, and what is missing, twice,
//! cut off, changed or of something else is named in both languages.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use sha2::{Digest as _, Sha256};

use crate::typed::{Ran, files, small, typed, typed_with};

/// Where one machine writes.
const ALONE: &str = "single-machine";
const PAIR: [&str; 4] = ["--structure", "dong-nai-2022", "--structure", "son-la-2026"];

/// Runs a command on the small scenario of a folder, which is the current one.
fn at(folder: &Path, command: &str, more: &[&str]) -> Ran {
    small(folder);
    typed_with(&[&[command, "small", "--lang", "en"], more].concat(), |command| {
        command.current_dir(folder);
    })
}

fn done(ran: &Ran) {
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
}

/// Runs every shard of a command into a folder.
fn shards(folder: &Path, command: &str, count: u64, out: &str, more: &[&str]) {
    for index in 1..=count {
        let shard = format!("{index}/{count}");
        done(&at(folder, command, &[more, &["--shard", &shard, "--out", out]].concat()));
    }
}

fn merge(folder: &Path, lang: &str, more: &[&str]) -> Ran {
    typed_with(&[&["merge", "--lang", lang], more].concat(), |command| {
        command.current_dir(folder);
    })
}

/// Merging is refused with these words, and nothing is written.
fn refused(folder: &Path, places: &[&str], vi: &str, en: &str) {
    for (lang, said) in [("vi", vi), ("en", en)] {
        let ran = merge(folder, lang, &[places, &["--out", "merged"]].concat());
        assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (3, "", said), "{places:?}");
        assert!(!folder.join("merged").exists());
    }
}

fn check_splits(cases: u32, command: &'static str, most: u64, more: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let wanted = (1..=7u64, 1..=most, any::<bool>(), any::<bool>(), any::<u64>());
    let config = Config { cases, failure_persistence: None, ..Config::default() };
    let checked = TestRunner::new(config).run(&wanted, |(count, drills, two, apart, order)| {
        for old in [ALONE, "shards", "merged"] {
            let _ = fs::remove_dir_all(folder.join(old));
        }
        let drills = drills.to_string();
        let mut more = [more, &["--replications", &drills]].concat();
        if apart && command == "compare" {
            more.push("--measure-variance-reduction");
        }
        let threads = if two { ["1", "2"] } else { ["2", "1"] };
        let one = at(folder, command, &[&more[..], &["--threads", threads[0], "--out", ALONE]].concat());
        done(&one);
        shards(folder, command, count, "shards", &[&more[..], &["--threads", threads[1]]].concat());
        let mut names: Vec<String> =
            files_of(&folder.join("shards")).into_iter().map(|name| format!("shards/{name}")).collect();
        prop_assert_eq!(names.len() as u64, count, "{:?}", names);
        let turn = order as usize % names.len();
        names.rotate_left(turn);
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let merged = merge(folder, "en", &[&names[..], &["--out", "merged"]].concat());
        done(&merged);
        prop_assert_eq!(&merged.out, &one.out.replace(ALONE, "merged"));
        prop_assert!(files(&folder.join(ALONE)) == files(&folder.join("merged")), "different bytes");
        Ok(())
    });
    checked.unwrap();
}

fn files_of(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<String> = entries.map(|name| name.to_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

#[test]
fn any_split_of_a_batch_merges_to_the_bytes_of_one_machine() {
    check_splits(4, "batch", 9, &[]);
}

#[test]
fn any_split_of_a_comparison_merges_to_the_bytes_of_one_machine() {
    check_splits(2, "compare", 5, &PAIR);
}

#[test]
fn a_study_runs_stage_by_stage_and_merges_to_the_bytes_of_one_machine() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let cheap = ["--budget", "200", "--replications", "2"];
    let one = at(folder, "sensitivity", &[&cheap[..], &["--out", ALONE]].concat());
    done(&one);
    // The second stage needs the first.
    let second = [&cheap[..], &["--out", "shards", "--stage", "2", "--shard", "2/2"]].concat();
    let ran = at(folder, "sensitivity", &second);
    assert_eq!(
        (ran.code, ran.err.as_str()),
        (
            3,
            "error: stage 1: of 2 shards, these are missing: 1, 2\n  hint: run them with the same command and \
             the same `--out`, for example with `--stage 1 --shard 1/2`\n"
        )
    );
    shards(folder, "sensitivity", 2, "shards", &[&cheap[..], &["--stage", "1"]].concat());
    let other = [&second[..], &["--seed", "5"]].concat();
    let ran = at(folder, "sensitivity", &other);
    assert!(
        ran.code == 3
            && ran.err.contains(
                "`shards/sensitivity.stage-1.1-of-2.shard` is not of this study: its seed is 2026, not 5"
            ),
        "{}",
        ran.err
    );
    shards(folder, "sensitivity", 2, "shards", &[&cheap[..], &["--stage", "2", "--threads", "1"]].concat());
    let none = at(folder, "sensitivity", &[&cheap[..], &["--stage", "3", "--shard", "1/2"]].concat());
    assert_eq!(none.out, "This study has 2 stages; there is nothing to do in stage 3.\n");
    let merged = merge(folder, "en", &["shards", "--out", "merged"]);
    done(&merged);
    assert_eq!(merged.out, one.out.replace(ALONE, "merged"));
    assert!(files(&folder.join(ALONE)) == files(&folder.join("merged")), "different bytes");
    fs::remove_file(folder.join("shards/sensitivity.stage-2.2-of-2.shard")).unwrap();
    fs::remove_dir_all(folder.join("merged")).unwrap();
    refused(
        folder,
        &["shards"],
        "lỗi: giai đoạn 2: thiếu phần 2 trong 2 phần\n  gợi ý: chạy chúng bằng cùng lệnh và cùng `--out`, ví dụ với \
         `--stage 2 --shard 2/2`\n",
        "error: stage 2: of 2 shards, these are missing: 2\n  hint: run them with the same command and the same \
         `--out`, for example with `--stage 2 --shard 2/2`\n",
    );
}

#[test]
fn a_killed_shard_goes_on_and_ends_with_the_same_bytes() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    small(folder);
    let wanted = ["--replications", "150", "--threads", "1", "--shard", "2/2"];
    done(&at(folder, "batch", &[&wanted[..], &["--out", "whole"]].concat()));
    let mut child = Command::new(env!("CARGO_BIN_EXE_cyberdrill"))
        .args(["batch", "small", "--out", "killed"])
        .args(wanted)
        .current_dir(folder)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let (name, killed) = ("batch.2-of-2.shard", folder.join("killed"));
    let journal = killed.join(format!(".{name}.journal"));
    let patience = Instant::now() + Duration::from_secs(120);
    let lines = || fs::read_to_string(&journal).map_or(0, |text| text.lines().count());
    while lines() < 33 && Instant::now() < patience && child.try_wait().unwrap().is_none() {
        std::thread::sleep(Duration::from_millis(5));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    let kept = lines();
    assert!(kept >= 33, "the journal holds {kept} lines");
    assert!(!killed.join(name).exists(), "nothing half-written under its final name");
    // The kill may have torn a line.
    OpenOptions::new().append(true).open(&journal).unwrap().write_all(b"999,met,torn").unwrap();
    done(&at(folder, "batch", &[&wanted[..], &["--out", "killed"]].concat()));
    let read = |out: &str| fs::read(folder.join(out).join(name)).unwrap();
    assert!(read("whole") == read("killed") && !journal.exists());
    // What is there is not run again.
    let again = at(folder, "batch", &[&wanted[..], &["--out", "killed", "--json"]].concat());
    let told: serde_json::Value = serde_json::from_str(&again.out).unwrap();
    assert_eq!(
        (&told["there_already"], &told["index"], &told["count"]),
        (&true.into(), &2.into(), &2.into())
    );
}

/// Gives a shard whose lines were changed the last line that fits them.
fn sealed(lines: &[&str]) -> String {
    let body: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let digest: String = Sha256::digest(&body).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{body}{{\"end\":true,\"rows\":{},\"digest\":\"sha256:{digest}\"}}\n", lines.len() - 1)
}

#[test]
fn shards_that_are_not_whole_are_named_and_refused() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    shards(folder, "batch", 3, "shards", &["--replications", "6"]);
    let path = |index: u64| folder.join(format!("shards/batch.{index}-of-3.shard"));
    let again = [
        "gợi ý: chép lại tệp, hoặc xóa nó rồi chạy lại đúng lệnh của phần đó",
        "hint: copy the file again, or remove it and run the command of that shard again",
    ];
    let with = |text: &str, vi: &str, en: &str| {
        let whole = fs::read_to_string(path(2)).unwrap();
        fs::write(path(2), text).unwrap();
        let [vi, en] = [format!("lỗi: {vi}\n  {}\n", again[0]), format!("error: {en}\n  {}\n", again[1])];
        refused(folder, &["shards"], &vi, &en);
        fs::write(path(2), whole).unwrap();
    };
    let whole = fs::read_to_string(path(2)).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let name = "`shards/batch.2-of-3.shard`";
    // Cut off anywhere: before the last line, in it, in a row, in the header, at the beginning.
    let ends = [whole.len() - 1, whole.rfind("{\"end\"").unwrap(), 700, 40, 0];
    for (end, line) in ends.into_iter().zip([4, 4, 2, 1, 1]) {
        with(
            &whole[..end],
            &format!("{name}, dòng {line}: phần bị cắt cụt, không có dòng kết thúc"),
            &format!("{name}, line {line}: the shard is cut off, its last line is missing"),
        );
    }
    for changed in [
        whole.replacen(",met,", ",late,", 1),
        whole.clone() + "more\n",
        whole.replace("\"rows\":2", "\"rows\":3"),
    ] {
        with(
            &changed,
            &format!("{name}, dòng 4: phần đã bị sửa hoặc hỏng, nội dung không khớp mã băm"),
            &format!("{name}, line 4: the shard was changed or damaged, its digest does not fit"),
        );
    }
    // Whole, but not what the command gives.
    with(
        &sealed(&[lines[0], lines[2], lines[1]]),
        &format!("các dòng của {name} không nối tiếp các phần trước"),
        &format!("the rows of {name} do not go on from the shards before"),
    );
    fs::write(path(3), sealed(&fs::read_to_string(path(3)).unwrap().lines().take(2).collect::<Vec<_>>()))
        .unwrap();
    refused(
        folder,
        &["shards"],
        &format!("lỗi: các phần có ít dòng hơn lệnh của chúng cần\n  {}\n", again[0]),
        &format!("error: the shards hold fewer rows than their command takes\n  {}\n", again[1]),
    );
}

#[test]
fn shards_that_are_missing_or_there_twice_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    shards(folder, "batch", 4, "shards", &["--replications", "3"]);
    fs::create_dir(folder.join("kept")).unwrap();
    fs::copy(folder.join("shards/batch.3-of-4.shard"), folder.join("kept/copy.shard")).unwrap();
    refused(
        folder,
        &["shards", "kept"],
        "lỗi: phần 3/4 có hai lần: `shards/batch.3-of-4.shard` và `kept/copy.shard`\n  gợi ý: bỏ bớt một tệp\n",
        "error: shard 3 of 4 is there twice: `shards/batch.3-of-4.shard` and `kept/copy.shard`\n  hint: leave one of \
         them out\n",
    );
    for index in [2, 3] {
        fs::remove_file(folder.join(format!("shards/batch.{index}-of-4.shard"))).unwrap();
    }
    refused(
        folder,
        &["shards"],
        "lỗi: thiếu phần 2, 3 trong 4 phần\n  gợi ý: chạy chúng bằng cùng lệnh, ví dụ với `--shard 2/4`, rồi gộp lại\n",
        "error: of 4 shards, these are missing: 2, 3\n  hint: run them with the same command, for example with \
         `--shard 2/4`, then merge again\n",
    );
    // One in a thousand names a few only.
    done(&at(folder, "batch", &["--replications", "3", "--shard", "1/1000", "--out", "thousand"]));
    let ran = merge(folder, "en", &["thousand"]);
    assert!(
        ran.err.contains(
            "of 1000 shards, these are missing: 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 and 987 more"
        ),
        "{}",
        ran.err
    );
}

#[test]
fn foreign_shards_are_named_with_what_differs() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    shards(folder, "batch", 2, "shards", &["--replications", "3"]);
    let first = fs::read_to_string(folder.join("shards/batch.1-of-2.shard")).unwrap();
    fs::copy(folder.join("shards/batch.2-of-2.shard"), folder.join("second.shard")).unwrap();
    let foreign = |more: &[&str], vi: &str, en: &str| {
        let _ = fs::remove_dir_all(folder.join("other"));
        done(&at(folder, more[0], &[&more[1..], &["--out", "other"]].concat()));
        let other = format!("other/{}", files_of(&folder.join("other"))[0]);
        refused(
            folder,
            &["shards/batch.1-of-2.shard", &other],
            &format!(
                "lỗi: `{other}` không thuộc cùng một lần chạy với `shards/batch.1-of-2.shard`: {vi}\n  gợi ý: chỉ gộp \
                 các phần của cùng một lệnh; chuyển tệp lạ ra khỏi thư mục\n"
            ),
            &format!(
                "error: `{other}` does not belong with `shards/batch.1-of-2.shard`: {en}\n  hint: merge the shards of \
                 one command only; take the others out of the folder\n"
            ),
        );
    };
    let second = ["--shard", "2/2"];
    foreign(
        &["batch", "--replications", "3", "--seed", "7", second[0], second[1]],
        "hạt giống là 7, không phải 2026",
        "its seed is 7, not 2026",
    );
    foreign(
        &["batch", "--replications", "4", second[0], second[1]],
        "đối số `replications` là 4, không phải 3",
        "its argument `replications` is 4, not 3",
    );
    foreign(
        &["batch", second[0], "2/1000"],
        "số phần là 1000, không phải 2",
        "its number of shards is 1000, not 2",
    );
    foreign(
        &["batch", "--replications", "3", "--structure", "dong-nai-2022", second[0], second[1]],
        "cơ cấu phối hợp là dong-nai-2022, không phải son-la-2026",
        "its structure is dong-nai-2022, not son-la-2026",
    );
    foreign(
        &[&["compare", "--replications", "3"][..], &second, &PAIR].concat(),
        "lệnh là compare, không phải batch",
        "its command is compare, not batch",
    );
    // Another scenario under the same name, before and after.
    let drill = fs::read_to_string(folder.join("small/drill.ron")).unwrap();
    fs::write(folder.join("small/drill.ron"), drill.replace("horizon: \"4d\"", "horizon: \"3d\"")).unwrap();
    let digest = |text: &str| {
        let header: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
        header["scenarios"][0].as_str().unwrap().to_owned()
    };
    let (before, after) = (digest(&first), {
        done(&at(folder, "batch", &["--replications", "3", "--shard", "1/2", "--out", "after"]));
        digest(&fs::read_to_string(folder.join("after/batch.1-of-2.shard")).unwrap())
    });
    foreign(
        &["batch", "--replications", "3", second[0], second[1]],
        &format!("mã băm kịch bản là {after}, không phải {before}"),
        &format!("its digest of the scenario is {after}, not {before}"),
    );
    refused(
        folder,
        &["shards"],
        &format!(
            "lỗi: kịch bản hiện có không phải là kịch bản của `shards/batch.1-of-2.shard`: mã băm kịch bản là {after}, \
             không phải {before}\n  gợi ý: gộp với kịch bản như khi chạy các phần (lấy lại bản cũ, hoặc chỉ chỗ bằng \
             `--scenario`), hoặc chạy lại mọi phần\n"
        ),
        &format!(
            "error: the scenario that is here is not that of `shards/batch.1-of-2.shard`: its digest of the scenario is \
             {after}, not {before}\n  hint: merge with the scenario as it was when the shards ran (fetch the old one, \
             or say where with `--scenario`), or run all again\n"
        ),
    );
    // It may lie elsewhere on the machine that merges.
    fs::rename(folder.join("small"), folder.join("elsewhere")).unwrap();
    fs::write(folder.join("elsewhere/drill.ron"), drill).unwrap();
    done(&merge(folder, "en", &["shards", "--scenario", "elsewhere", "--out", "merged"]));
    let ran = merge(folder, "en", &["shards", "--scenario", "elsewhere", "--scenario", "elsewhere"]);
    assert!(ran.code == 2 && ran.err.contains("names 2 scenarios; the shards have 1"), "{}", ran.err);
}

#[test]
fn a_shard_of_another_build_of_the_same_version_is_told_by_its_first_drill() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    done(&at(folder, "batch", &["--replications", "1", "--shard", "1/1", "--out", "shards"]));
    let name = folder.join("shards/batch.1-of-1.shard");
    let whole = fs::read_to_string(&name).unwrap();
    let lines: Vec<&str> = whole.lines().collect();
    let header: serde_json::Value = serde_json::from_str(lines[0]).unwrap();
    let key = header["rows"].as_str().unwrap();
    let other = lines[0].replace(key, "0123456789abcdef");
    fs::write(&name, sealed(&[&other, lines[1]])).unwrap();
    let ran = merge(folder, "en", &["shards", "--out", "merged"]);
    let said = format!("(another build has another) is {key}, not 0123456789abcdef");
    assert!(ran.code == 3 && ran.err.contains(&said) && !folder.join("merged").exists(), "{}", ran.err);
}

#[test]
fn what_is_no_shard_of_this_version_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    done(&at(folder, "batch", &["--replications", "1", "--shard", "1/1", "--out", "shards"]));
    let name = folder.join("shards/batch.1-of-1.shard");
    let whole = fs::read_to_string(&name).unwrap();
    let ours = env!("CARGO_PKG_VERSION");
    fs::write(&name, whole.replace(&format!("\"version\":\"{ours}\""), "\"version\":\"0.0.9\"")).unwrap();
    refused(
        folder,
        &["shards"],
        &format!(
            "lỗi: `shards/batch.1-of-1.shard` do phiên bản 0.0.9 ghi; đây là phiên bản {ours}\n  gợi ý: gộp bằng đúng \
             phiên bản đã chạy các phần, hoặc chạy lại mọi phần bằng phiên bản này\n"
        ),
        &format!(
            "error: `shards/batch.1-of-1.shard` was written by version 0.0.9; this is version {ours}\n  hint: merge \
             with the version that ran the shards, or run all of them again with this one\n"
        ),
    );
    let no_shard = [
        "lỗi: `shards/batch.1-of-1.shard` không phải là một phần do cyberdrill ghi\n  gợi ý: phần là tệp .shard do batch, \
         compare hoặc sensitivity ghi khi có `--shard i/n`\n",
        "error: `shards/batch.1-of-1.shard` is no shard that cyberdrill wrote\n  hint: shards are the files .shard that \
         batch, compare or sensitivity write with `--shard i/n`\n",
    ];
    let lines: Vec<&str> = whole.lines().collect();
    let header = lines[0];
    for text in [
        "hello\n".to_owned(),
        "{\"shard\":1}\n".to_owned(),
        sealed(&[&header.replace("\"index\":1", "\"index\":2"), lines[1]]),
        sealed(&[&header.replace("\"count\":1", "\"count\":20000"), lines[1]]),
        sealed(&[&header.replace("\"open_ended\":false", "\"open_ended\":0"), lines[1]]),
        sealed(&[&header.replace("\"command\":\"batch\"", "\"command\":\"improve\""), lines[1]]),
    ] {
        fs::write(&name, &text).unwrap();
        refused(folder, &["shards"], no_shard[0], no_shard[1]);
    }
    fs::write(&name, [0xff, 0xfe, 0x0a]).unwrap();
    refused(folder, &["shards"], no_shard[0], no_shard[1]);
    fs::remove_file(&name).unwrap();
    refused(
        folder,
        &["shards"],
        "lỗi: `shards` không có phần nào (tệp .shard)\n  gợi ý: ghi thư mục đã dùng cho `--out` khi chạy với `--shard i/n`\n",
        "error: `shards` holds no shards (files .shard)\n  hint: give the folder that was the `--out` of the runs with \
         `--shard i/n`\n",
    );
    let ran = merge(folder, "en", &["nothing.shard"]);
    assert!(ran.code == 4 && ran.err.contains("`nothing.shard` is not there"), "{}", ran.err);
}

#[test]
fn what_cannot_be_cut_is_a_usage_error_in_both_languages() {
    let folder = tempfile::tempdir().unwrap();
    let small = small(folder.path());
    let shard = ["--shard", "1/2"];
    for (line, vi, en) in [
        (
            vec!["batch", "--until-half-width", "0.1"],
            "`--shard` không đi cùng `--until-half-width`: phần này không biết kết quả",
            "`--shard` does not go with `--until-half-width`: a shard does not know the results",
        ),
        (
            [&["compare", "--select"][..], &PAIR].concat(),
            "định trước số lần diễn tập bằng `--replications`",
            "fix the number of drills with `--replications`",
        ),
        (
            [&["compare", "--until-half-width", "2"][..], &PAIR].concat(),
            "`--shard` không đi cùng `--until-half-width`",
            "`--shard` does not go with `--until-half-width`",
        ),
        (
            vec!["sensitivity"],
            "chạy mọi phần với `--stage 1`, khi đủ thì chạy mọi phần với `--stage 2`, cứ thế đến 2",
            "every shard with `--stage 2`, and so on to 2; then `cyberdrill merge`",
        ),
        (
            vec!["sensitivity", "--stage", "7"],
            "phải là số nguyên từ 1 đến 6",
            "must be a whole number from 1 to 6",
        ),
    ] {
        for (lang, said) in [("vi", vi), ("en", en)] {
            let ran = typed(&[&line[..1], &[&small], &line[1..], &shard, &["--lang", lang]].concat());
            assert_eq!(ran.code, 2, "{line:?}\n{}", ran.err);
            assert!(ran.err.contains(said), "{line:?} does not say `{said}` but\n{}", ran.err);
        }
    }
    let ran = typed(&["sensitivity", &small, "--stage", "1", "--lang", "en"]);
    assert!(ran.code == 2 && ran.err.contains("`--stage` goes with `--shard` only"), "{}", ran.err);
    for shape in ["0/3", "4/3", "3", "a/b", "1/0", "1/10001", "-1/3", "1/2/3", "1.5/3", ""] {
        let ran = typed(&["batch", &small, &format!("--shard={shape}"), "--lang", "en"]);
        assert_eq!(ran.code, 2, "{shape}: {}", ran.err);
        assert!(
            shape.is_empty()
                || ran.err.contains("i/n is needed: shard i of n, counted from 1, n at most 10000"),
            "{}",
            ran.err
        );
    }
}
