//! Screens as they are drawn, beside those that were looked at and found right.

use proptest::prelude::*;

use super::*;
use crate::cli::commands::replay::width::columns;

/// Screens that were looked at, with the keys that lead to them.
const KEYS: [(&str, &str); 8] = [
    ("start", ""),
    ("state", "gD+1 H+2<enter>"),
    ("why", "gD+1 H+5 M+10<enter>w"),
    ("expectation", "ee"),
    ("help", "?"),
    ("follow", "gD+1 H+2<enter>fcong an"),
    ("following", "gD+1 H+2<enter>fsu co #0<enter>"),
    ("search", "/phê duyệt"),
];

fn golden(name: &str) -> std::path::PathBuf {
    std::path::PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join(format!("commands/replay/tests/screens/{name}.txt"))
}

#[test]
fn screens_are_those_that_were_looked_at() {
    let record = story::record();
    let mut differences = String::new();
    for lang in Lang::ALL {
        for (width, height) in [(80, 24), (120, 40)] {
            let mut text = String::new();
            for (name, keys) in KEYS {
                let mut app = app(&record, lang);
                press(&mut app, keys);
                text.push_str(&format!("== {name}\n{}\n", rows(&drawn(&app, width, height)).join("\n")));
            }
            let path = golden(&format!("{}-{width}x{height}", lang.code()));
            if std::env::var_os("CYBERDRILL_BLESS").is_some() {
                std::fs::create_dir_all(path.parent().unwrap()).unwrap();
                std::fs::write(&path, &text).unwrap();
            }
            let before = std::fs::read_to_string(&path).unwrap_or_default();
            if before != text {
                let first = before.lines().zip(text.lines()).position(|(a, b)| a != b).unwrap_or(0);
                let now = text.lines().nth(first).unwrap_or_default();
                differences.push_str(&format!("{}:{}: now `{now}`\n", path.display(), first + 1));
            }
        }
    }
    assert!(
        differences.is_empty(),
        "{differences}If it is meant, renew the screens with `CYBERDRILL_BLESS=1` and look at every screen."
    );
}

#[test]
fn in_colour_and_without_it_the_same_is_said() {
    let record = story::record();
    for (_, keys) in KEYS {
        let mut plain = app(&record, Lang::Vi);
        press(&mut plain, keys);
        let without = drawn(&plain, 80, 24);
        plain.paint = Paint { colored: true };
        let with = drawn(&plain, 80, 24);
        assert_eq!(rows(&without), rows(&with));
        assert!(without.content.iter().all(|cell| cell.fg == ratatui::style::Color::Reset));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    /// Whatever is pressed, in whatever window, the screen is drawn, and no row is wider than the window.
    #[test]
    fn any_keys_in_any_window(keys in "[adDeEiInNwlf+ \\-]{0,30}", width in 1..160u16, height in 1..60u16, stop in 0.0..1.0f64) {
        let record = small();
        let mut app = app(&record, Lang::Vi);
        app.player.seek((f64::from(app.player.reel().len()) * stop) as u32);
        for key in keys.chars() {
            press(&mut app, &key.to_string());
            let screen = rows(&drawn(&app, width, height));
            prop_assert!(screen.iter().all(|row| columns(row) <= usize::from(width)));
        }
    }
}

/// The drill, made once.
fn small() -> Arc<Record> {
    static DRILL: std::sync::OnceLock<Arc<Record>> = std::sync::OnceLock::new();
    Arc::clone(DRILL.get_or_init(drill))
}
