//! The program as a user types it: help, usage errors, exit codes.

use crate::typed::{Ran, typed, typed_with};

#[test]
fn help_is_vietnamese_unless_asked_otherwise() {
    let vi = typed(&["--help"]);
    assert_eq!((vi.code, vi.err.as_str()), (0, ""));
    assert!(vi.out.contains("Cách dùng: cyberdrill <LỆNH>"), "{}", vi.out);
    for en in
        [typed(&["--help", "--lang", "en"]), typed(&["--lang=en", "--help"]), speaking("en", &["--help"])]
    {
        assert_eq!(en.code, 0);
        assert!(en.out.contains("Usage: cyberdrill <COMMAND>"), "{}", en.out);
    }
    assert_eq!(speaking("", &["--help"]).out, vi.out);
}

fn speaking(lang: &str, args: &[&str]) -> Ran {
    typed_with(args, |command| {
        command.env("CYBERDRILL_LANG", lang);
    })
}

#[test]
fn the_locale_does_not_choose_the_language() {
    let ran = typed_with(&["--help"], |command| {
        command.env("LANG", "en_US.UTF-8").env("LC_ALL", "en_US.UTF-8");
    });
    assert!(ran.out.contains("Cách dùng"), "{}", ran.out);
}

#[test]
fn an_unknown_language_is_a_usage_error_in_both_languages() {
    let ran = speaking("fr", &["--help"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert_eq!(
        ran.err,
        "lỗi: biến môi trường `CYBERDRILL_LANG` là `fr`; chỉ có `vi` và `en`\n\
         error: the environment variable `CYBERDRILL_LANG` is `fr`; there are only `vi` and `en`\n"
    );
}

#[test]
fn every_command_has_its_help_in_both_languages() {
    let page = typed(&["--lang", "en", "--help"]).out;
    let commands: Vec<&str> = page
        .lines()
        .skip_while(|line| !line.starts_with("Commands"))
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ").filter(|rest| !rest.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"completions"), "{page}");
    for command in commands {
        let vi = typed(&[command, "--help"]);
        assert!(vi.code == 0 && vi.out.contains("Cách dùng:"), "{command}: {}", vi.out);
        let en = typed(&[command, "--help", "--lang", "en"]);
        assert!(en.code == 0 && en.out.contains("Usage:"), "{command}: {}", en.out);
        assert_eq!(typed(&["help", command]).out, vi.out, "`help {command}` is `{command} --help`");
    }
}

#[test]
fn the_version_comes_at_once() {
    let ran = typed(&["--version"]);
    assert_eq!(ran.code, 0);
    assert_eq!(ran.out, format!("cyberdrill {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn nothing_typed_shows_the_help_and_is_a_usage_error() {
    let ran = typed(&[]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("Các lệnh"), "{}", ran.err);
}

#[test]
fn usage_errors_name_the_word_and_what_was_meant() {
    for (args, vi, en) in [
        (&["completion"][..], "không có lệnh `completion`", "there is no command `completion`"),
        (&["completions"], "thiếu <SHELL>", "<SHELL> is missing"),
        (
            &["completions", "csh"],
            "`csh` không phải là giá trị của `<SHELL>`",
            "`csh` is no value of `<SHELL>`",
        ),
        (&["--jsn", "help"], "không có đối số `--jsn`", "there is no argument `--jsn`"),
        (&["help", "--color"], "thiếu giá trị", "lacks its value"),
        (&["help", "--lang", "fr"], "`fr` không phải là giá trị", "`fr` is no value"),
        (&["help", "walk"], "không có lệnh `walk`", "there is no command `walk`"),
    ] {
        let ran = typed(args);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{args:?}");
        assert!(ran.err.starts_with("lỗi:") && ran.err.contains(vi), "{args:?}: {}", ran.err);
        let ran = speaking("en", args);
        assert_eq!(ran.code, 2, "{args:?}");
        assert!(ran.err.starts_with("error:") && ran.err.contains(en), "{args:?}: {}", ran.err);
    }
    assert!(typed(&["completion"]).err.contains("có phải ý bạn là `completions`?"));
}

#[test]
fn completions_are_written_for_each_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let ran = typed(&["completions", shell]);
        assert_eq!(ran.code, 0, "{shell}");
        assert!(ran.out.contains("cyberdrill"), "{shell}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&typed(&["completions", "bash", "--json"]).out).unwrap();
    assert_eq!(json["shell"], "bash");
}

#[test]
fn colours_appear_only_where_wished() {
    assert!(!typed(&["--help"]).out.contains('\u{1b}'));
    assert!(!typed(&["walk"]).err.contains('\u{1b}'));
    assert!(typed(&["--help", "--color", "always"]).out.contains('\u{1b}'));
    assert!(!typed(&["--help", "--color=never"]).out.contains('\u{1b}'));
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let ran = typed_with(&["completions", "bash"], |command| {
        command.stdout(writer);
    });
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_told() {
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = typed_with(&["completions", "bash"], |command| {
        command.stdout(full);
    });
    assert_eq!(ran.code, 4);
    assert!(ran.err.contains("hết chỗ"), "{}", ran.err);
}
