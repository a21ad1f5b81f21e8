//! The player as a viewer types it: in a real pseudo-terminal, and in a pipe.

use std::io::{Read, Write};
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use portable_pty::{CommandBuilder, MasterPty, PtySize, native_pty_system};
use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use crate::typed::{small, typed, typed_with};

/// As long as a slow machine may take for one key.
const PATIENCE: Duration = Duration::from_secs(60);

/// A record of the small scenario, made once.
fn record() -> &'static str {
    static RECORD: OnceLock<(tempfile::TempDir, String)> = OnceLock::new();
    let (_, path) = RECORD.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let scenario = small(folder.path());
        let out = folder.path().join("out");
        let ran = typed(&["run", &scenario, "--out", out.to_str().unwrap()]);
        assert_eq!(ran.code, 0, "{}", ran.err);
        let record = out.join("record.jsonl").to_str().unwrap().to_owned();
        (folder, record)
    });
    path
}

/// A viewer at a terminal: a shell that runs the player, and then tells how it ended and how the terminal was left.
struct Viewer {
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    screen: Arc<Mutex<vt100::Parser>>,
}

impl Viewer {
    fn of(environment: &str, arguments: &str, (columns, rows): (u16, u16)) -> Viewer {
        let size = |rows, cols| PtySize { rows, cols, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size(rows, columns)).unwrap();
        let mut shell = CommandBuilder::new("sh");
        let program = env!("CARGO_BIN_EXE_cyberdrill");
        shell.args([
            "-c",
            &format!(
                "{environment} '{program}' replay '{}' {arguments}; echo code=$?; stty -a; echo the-very-end",
                record()
            ),
        ]);
        for name in ["CYBERDRILL_LANG", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"] {
            shell.env_remove(name);
        }
        shell.env("TERM", "xterm");
        pair.slave.spawn_command(shell).unwrap();
        drop(pair.slave);
        let screen = Arc::new(Mutex::new(vt100::Parser::new(rows, columns, 0)));
        let mut reader = pair.master.try_clone_reader().unwrap();
        let shown = Arc::clone(&screen);
        std::thread::spawn(move || {
            let mut bytes = [0; 4096];
            // A terminal that was closed on the other side ends in an error.
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                shown.lock().unwrap().process(&bytes[..n]);
            }
        });
        Viewer { keys: pair.master.take_writer().unwrap(), master: pair.master, screen }
    }

    fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    fn text(&self) -> String {
        self.screen.lock().unwrap().screen().contents()
    }

    /// Waits until the screen is as wanted.
    fn until(&self, what: &str, wanted: impl Fn(&str) -> bool) -> String {
        let start = Instant::now();
        loop {
            let text = self.text();
            if wanted(&text) {
                return text;
            }
            assert!(start.elapsed() < PATIENCE, "waited in vain for {what}:\n{text}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn resize(&self, columns: u16, rows: u16) {
        self.screen.lock().unwrap().screen_mut().set_size(rows, columns);
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
    }

    /// Waits for the end, and checks that the terminal is as it was.
    fn over(self, code: i32) {
        let text = self.until("the shell", |text| text.contains("the-very-end"));
        assert!(text.contains(&format!("code={code}")), "{text}");
        let parser = self.screen.lock().unwrap();
        assert!(!parser.screen().alternate_screen() && !parser.screen().hide_cursor());
        let words: Vec<&str> = text.split([' ', '\n', ';']).collect();
        assert!(words.contains(&"icanon") && words.contains(&"echo") && words.contains(&"isig"), "{text}");
    }
}

#[test]
fn the_player_in_a_terminal_is_driven_by_keys_resized_and_leaves_no_trace() {
    let mut viewer = Viewer::of("", "--lang vi", (80, 24));
    let first =
        viewer.until("the first screen", |text| text.contains("Diễn biến") && text.contains("? trợ giúp"));
    assert!(viewer.screen.lock().unwrap().screen().alternate_screen());
    assert!(first.contains("D+0 H+0 M+0"), "{first}");
    assert!(first.contains("Cơ quan:") && first.contains("Sự cố:") && first.contains("Hàng đợi:"), "{first}");
    viewer.press("i");
    viewer.until("an inject", |text| text.contains('▼') && !text.contains("D+0 H+0 M+0 "));
    viewer.press("w");
    viewer.until("the causes", |text| text.contains("Vì sao:"));
    viewer.press("wgD+1 H+2\r");
    viewer.until("a time", |text| text.contains("D+1 H+2 M+0"));
    viewer.resize(120, 40);
    let large = viewer.until("a larger screen", |text| text.lines().any(|line| line.width() > 110));
    assert!(large.lines().count() > 30, "{large}");
    viewer.resize(30, 8);
    viewer.until("too small", |text| text.contains("Cửa sổ quá nhỏ"));
    viewer.resize(80, 24);
    viewer.until("the screen again", |text| text.contains("D+1 H+2 M+0"));
    viewer.press("l");
    viewer.until("English", |text| text.contains("Agencies:"));
    viewer.press("?");
    viewer.until("the help", |text| text.contains("play, pause") && text.contains("Letters and signs"));
    viewer.press("x ");
    let before = viewer.until("time passing", |text| text.contains('►'));
    viewer.until("time passed", |text| text.lines().next() != before.lines().next());
    viewer.press(" q");
    viewer.over(0);
}

#[cfg(unix)]
#[test]
fn a_player_that_is_ended_from_outside_gives_the_terminal_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pid");
    let first = format!("sh -c 'echo $$ >{}; exec \"$@\"' sh", file.display());
    let viewer = Viewer::of(&first, "--lang en", (80, 24));
    viewer.until("the first screen", |text| text.contains("? help"));
    let pid = std::fs::read_to_string(&file).unwrap();
    assert!(std::process::Command::new("kill").args(["-TERM", pid.trim()]).status().unwrap().success());
    viewer.over(128 + 15);
}

#[test]
fn colours_are_sixteen_or_none() {
    for (environment, arguments, colored) in [
        ("", "--color always", true),
        ("", "", true),
        ("", "--color never", false),
        ("NO_COLOR=1", "", false),
    ] {
        let mut viewer = Viewer::of(environment, arguments, (80, 24));
        viewer.until("the first screen", |text| text.contains("Diễn biến"));
        viewer.press("gD+1 H+2\r");
        viewer.until("a time", |text| text.contains("D+1 H+2 M+0"));
        let screen = viewer.screen.lock().unwrap().screen().clone();
        let cells = (0..24).flat_map(|row| (0..80).map(move |column| (row, column)));
        let colors: Vec<vt100::Color> =
            cells.filter_map(|(row, column)| Some(screen.cell(row, column)?.fgcolor())).collect();
        assert!(
            colors.iter().all(|c| matches!(c, vt100::Color::Default | vt100::Color::Idx(0..=15))),
            "true colour"
        );
        let some = colors.iter().any(|c| *c != vt100::Color::Default);
        assert_eq!(some, colored, "{environment} {arguments}");
        viewer.press("\u{3}");
        viewer.over(0);
    }
}

#[test]
fn in_a_pipe_the_state_is_printed() {
    let at = |args: &[&str]| typed(&[&["replay", record()], args].concat());
    let end = at(&["--lang", "en"]);
    assert_eq!((end.code, end.err.as_str()), (0, ""));
    assert!(end.out.contains("Agencies:") && end.out.contains("Entries"), "{}", end.out);
    let early = at(&["--to", "D+0 H+2 M+30"]);
    assert!(early.out.contains("D+0 H+2 M+30") && early.out.contains("Cơ quan:"), "{}", early.out);
    assert_eq!(early.out, at(&["--to", "2h30m"]).out);
    let json = at(&["--to", "2h30m", "--json"]);
    let value: Value = serde_json::from_str(&json.out).unwrap();
    assert_eq!(value["now"], 9000);
    assert!(value["at"].as_u64() < value["of"].as_u64());
    assert_eq!(json.out, at(&["--to", "2h30m", "--json", "--lang", "en"]).out, "JSON knows no language");
    let before = at(&["--to", "-90d", "--json"]);
    assert_eq!(serde_json::from_str::<Value>(&before.out).unwrap()["now"], value["start"]);
}

#[test]
fn what_cannot_be_played_is_told() {
    let wrong = typed(&["replay", record(), "--to", "khi nào đó"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert_eq!(
        wrong.err,
        "lỗi: `khi nào đó` không phải là một thời điểm\n  gợi ý: viết thời gian kể từ lúc bắt đầu (D+2 H+3 M+45, \
         2h30m, -1d) hoặc ngày giờ (26/12/2022 08:30, 08:30 26/12, 08:30)\n"
    );
    let wrong = typed(&["replay", record(), "--speed", "0", "--lang", "en"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("write a factor (600)"), "{}", wrong.err);
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("record.jsonl");
    let bytes = std::fs::read(record()).unwrap();
    std::fs::write(&broken, &bytes[..bytes.len() / 2]).unwrap();
    let wrong = typed_with(&["replay", broken.to_str().unwrap()], |_| {});
    assert_eq!((wrong.code, wrong.out.as_str()), (3, ""));
    assert!(wrong.err.contains("bị cắt ở dòng"), "{}", wrong.err);
}
