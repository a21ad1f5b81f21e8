//! What keys do.

use super::*;
use crate::cli::commands::replay::app::{Over, Zoom};
use crate::cli::commands::replay::plain;
use crate::replay::{Followed, Mark};
use crate::report::player;
use crate::units::{OrgId, Span};
use std::time::Duration;

#[test]
fn every_key_does_what_the_help_says_and_none_breaks_anything() {
    let record = drill();
    let mut app = app(&record, Lang::Vi);
    let at = app.player.at();
    assert_eq!(press(&mut app, "<right>"), Flow::On);
    assert!(app.player.at() > at);
    press(&mut app, "<left>");
    press(&mut app, "<end>");
    assert!(app.player.ended());
    press(&mut app, "<pgup>");
    assert_eq!(app.player.now(), app.player.reel().end() - Span::hours(1));
    press(&mut app, "<home>d");
    let decisions = app.player.reel().marks(Mark::Decision).to_vec();
    assert_eq!(app.player.at(), decisions[0] + 1);
    press(&mut app, "dD");
    assert_eq!(app.player.at(), decisions[0] + 1);
    press(&mut app, "<home>e");
    assert_eq!(app.player.now(), app.player.moments()[0].t);
    assert!(!app.said.is_empty());
    press(&mut app, "<home>E");
    assert_eq!(app.said, "Không còn nữa theo hướng này.");
    press(&mut app, "<home>i");
    assert_eq!(app.player.at(), app.player.reel().marks(Mark::Inject)[0] + 1);
    press(&mut app, "<home>n");
    assert_eq!(app.player.at(), app.player.reel().marks(Mark::Turn)[0] + 1);
    press(&mut app, "w<down><up>w<tab>");
    assert_eq!(app.zoom, Some(Zoom::Agencies));
    press(&mut app, "<tab><tab><tab><tab><tab>");
    assert_eq!(app.zoom, None);
    press(&mut app, "l");
    assert_eq!(app.words.lang, Lang::En);
    let shown = app.player.shown();
    press(&mut app, "a");
    assert!(app.player.shown() > shown);
    press(&mut app, "?");
    assert!(matches!(app.over, Over::Help));
    assert_eq!(press(&mut app, "q"), Flow::On);
    assert_eq!(press(&mut app, "q"), Flow::Leave);
}

#[test]
fn times_are_gone_to_and_texts_are_found_without_their_marks() {
    let record = drill();
    let mut app = app(&record, Lang::Vi);
    press(&mut app, "gD+1 H+2<enter>");
    assert_eq!(app.player.now(), SimTime::ZERO + Span::hours(26));
    press(&mut app, "gkhi nào đó<enter>");
    assert_eq!(app.said, "`khi nào đó` không phải là một thời điểm");
    assert_eq!(app.player.now(), SimTime::ZERO + Span::hours(26));
    press(&mut app, "<home>/su co<enter>");
    while app.busy() {
        app.tick(Duration::ZERO);
    }
    let found = app.words.sentence(&app.player, app.player.at() - 1);
    assert!(found.to_lowercase().contains("sự cố"), "{found}");
    let first = app.player.at();
    press(&mut app, "/<enter>");
    while app.busy() {
        app.tick(Duration::ZERO);
    }
    assert!(app.player.at() > first);
    press(&mut app, "/không có ở đâu cả<enter>");
    while app.busy() {
        app.tick(Duration::ZERO);
    }
    assert!(app.said.starts_with("Không còn mục nào"), "{}", app.said);
}

#[test]
fn one_is_followed_by_typing_a_part_of_the_name() {
    let record = drill();
    let mut app = app(&record, Lang::Vi);
    let all = app.player.shown();
    let org = &record.run.scenario.province.organisations[0];
    let typed = crate::exchange::msel::plain(&org.name.vi);
    press(&mut app, &format!("f{typed}"));
    let Over::Follow(picker) = &app.over else { panic!("the list is open") };
    assert!(picker.matching().iter().any(|item| item.whom == Some(Followed::Org(OrgId(0)))), "{typed}");
    press(&mut app, "<enter>");
    assert!(app.player.followed().is_some() && app.player.shown() < all);
    press(&mut app, "<esc>");
    assert_eq!((app.player.followed(), app.player.shown()), (None, all));
}

#[test]
fn time_passes_as_fast_as_was_said_and_stops_at_the_end() {
    let record = drill();
    let mut app = app(&record, Lang::Vi);
    press(&mut app, " ");
    for _ in 0..30 {
        app.tick(Duration::from_millis(33));
    }
    assert_eq!(app.player.now(), SimTime(594), "0.99 s at ten minutes a second");
    press(&mut app, "+");
    app.tick(Duration::from_secs(1));
    assert_eq!(app.player.now(), SimTime(594 + 1800));
    press(&mut app, " ");
    app.tick(Duration::from_secs(60));
    assert_eq!(app.player.now(), SimTime(594 + 1800));
    press(&mut app, "------- ");
    assert_eq!(app.speed, Speed::Entries);
    let at = app.player.shown_until_now();
    app.tick(Duration::from_millis(1600));
    assert_eq!(app.player.shown_until_now(), at + 3);
    press(&mut app, "++++++++++++");
    app.tick(Duration::from_secs(3600));
    assert!(app.player.ended() && !app.playing);
}

#[test]
fn the_state_as_text_and_json_says_the_same_moment() {
    let record = drill();
    let mut app = app(&record, Lang::Vi);
    press(&mut app, "nnnnnn");
    let english = super::app(&record, Lang::En);
    let value = player::value(&app.player, [&app.words, &english.words]);
    assert_eq!(value["at"], app.player.at());
    assert_eq!(value["now"], app.player.now().0);
    assert!(value["sentence"]["vi"] != value["sentence"]["en"]);
    assert!(value["agencies"][0]["org"].is_string(), "{value}");
    let text = plain::text(&app.player, &app.words, 100);
    assert!(text.lines().all(|line| super::super::width::columns(line) <= 100), "{text}");
    assert!(
        text.contains("Diễn biến")
            && text.contains(&app.words.sentence(&app.player, app.player.at() - 1)[..20])
    );
}
