//! The drill's plan and its report as Vietnamese administrative documents (NĐ 30/2020/NĐ-CP), for the planner to edit.

mod assign;
mod clause;
mod control;
mod legal;
mod plan;
mod result;

pub use control::drill_control;
pub use plan::{drill_plan, plan_forecast};
pub use result::drill_report;

use super::basics::Drill;
use super::paper::{Annex, Block, Cell, Span, Table};
use crate::i18n::format::{Alphabet, duration};
use crate::i18n::{Lang, admin as say};
use crate::report::words;
use crate::scenario::model::{Expectation, Inject, Organisation, Role, Subject};
use crate::scenario::roles::{Holder, resolve};
use crate::units::SimTime;

/// Names of a tier that stand in the text; where there are more, the list is an appendix.
const IN_TEXT: usize = 12;

/// The province with a small first letter, as it stands in a sentence.
fn province(drill: &Drill) -> String {
    let name = drill.scenario.province.name.get(drill.lang);
    if drill.lang == Lang::En {
        return name.to_owned();
    }
    let mut letters = name.chars();
    letters.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default() + letters.as_str()
}

/// Words that stand before the name of a province.
const BEFORE_NAMES: [&str; 2] = ["Tỉnh ", "Thành phố "];

/// Place and date above a document: the place is the name of the province where it tells it.
fn place(drill: &Drill) -> Vec<Span> {
    let name = &drill.scenario.province.name.vi;
    let bare = BEFORE_NAMES.iter().find_map(|word| name.strip_prefix(word));
    vec![
        Span::Blank(bare.map_or_else(|| say::blank_place(drill.lang), str::to_owned)),
        Span::Italic(", ".to_owned()),
        Span::Blank(say::date_blank(drill.lang)),
    ]
}

/// The year of the drill.
fn year(drill: &Drill) -> String {
    drill.scenario.drill.starts.chars().take(4).collect()
}

/// The name of the drill within a sentence: with a small first letter.
fn name(drill: &Drill) -> String {
    let mut letters = drill.scenario.drill.name.get(drill.lang).chars();
    letters.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default() + letters.as_str()
}

/// What a drill is called before it is held: its own name tells more often than not which attack is played.
fn name_before(drill: &Drill) -> String {
    say::neutral_name(drill.lang, &province(drill), &drill.clock.date(SimTime::ZERO, drill.lang))
}

/// A name with its year, once.
fn titled(name: &str, year: &str, lang: Lang) -> String {
    if name.contains(year) { name.to_owned() } else { say::in_year(lang, name, year) }
}

/// The organisation that leads: the first that holds the lead of a subject.
fn lead<'a>(drill: &Drill<'a>) -> Option<&'a Organisation> {
    let roles = resolve(drill.scenario);
    let subjects = [Subject::CyberSecurity, Subject::InformationSafety];
    let mut holders = subjects.into_iter().flat_map(|s| roles.holders(Role::IncidentLead(s)).to_vec());
    let org = holders.find_map(|holder| match holder {
        Holder::Org(org) => Some(org),
        Holder::Owner | Holder::Operator => None,
    })?;
    drill.scenario.province.organisations.get(org.ix())
}

/// Participants by tier, sorted by the alphabet.
fn by_tier<'a>(drill: &Drill<'a>) -> Vec<(String, Vec<&'a Organisation>)> {
    let alphabet = Alphabet::of(drill.lang);
    let mut all = drill.participants();
    all.sort_by(|a, b| {
        a.tier.cmp(&b.tier).then_with(|| alphabet.compare(a.name.get(drill.lang), b.name.get(drill.lang)))
    });
    let tier = |same: &[&'a Organisation]| {
        let name = same.first().map_or_else(String::new, |o| words::tier(o.tier, drill.lang));
        (name, same.to_vec())
    };
    all.chunk_by(|a, b| a.tier == b.tier).map(tier).collect()
}

/// Those who take part, a paragraph for each tier; long lists are in the appendix.
fn participants(drill: &Drill) -> Vec<Block> {
    let lang = drill.lang;
    let paragraph = |(ix, (tier, list)): (usize, (String, Vec<&Organisation>))| {
        let names: Vec<&str> = list.iter().take(IN_TEXT).map(|o| o.name.get(lang)).collect();
        let mut names = names.join("; ");
        if list.len() > IN_TEXT {
            names = say::participants_annex(lang, &names);
        }
        Block::Para(vec![Span::Plain(say::participants_of(lang, ix + 1, &tier, list.len(), &names))])
    };
    by_tier(drill).into_iter().enumerate().map(paragraph).collect()
}

/// The full list of participants.
fn participants_annex(drill: &Drill) -> Block {
    let lang = drill.lang;
    let row = |(tier, list): (String, Vec<&Organisation>)| {
        let names: Vec<&str> = list.iter().map(|o| o.name.get(lang)).collect();
        vec![Cell::head(tier), Cell::centre(list.len().to_string()), Cell::of(names.join("; "))]
    };
    Block::Table(Table {
        widths: vec![18, 8, 74],
        heads: vec![
            crate::i18n::papers::col_tier(lang),
            crate::i18n::papers::col_number(lang),
            crate::i18n::papers::col_organisation(lang),
        ],
        rows: by_tier(drill).into_iter().map(row).collect(),
    })
}

/// A table of injects.
fn injects(drill: &Drill) -> Block {
    let lang = drill.lang;
    let all = &drill.scenario.drill.injects;
    let row = |(ix, inject): (usize, &Inject)| {
        let mut text = vec![
            vec![Span::Bold(inject.title.get(lang).to_owned())],
            vec![Span::Plain(inject.message.get(lang).to_owned())],
        ];
        let base = inject.contingency_for.as_ref().and_then(|id| all.iter().position(|i| i.id == *id));
        text.extend(base.map(|of| vec![Span::Italic(say::contingency(lang, of + 1))]));
        let expected = inject.expects.as_ref().map_or_else(
            || "–".to_owned(),
            |e| {
                let within = duration(e.within.0, lang);
                crate::i18n::tables::expected_within(lang, e.text.get(lang), &within)
            },
        );
        vec![
            Cell::centre((ix + 1).to_string()),
            Cell::of(drill.clock.moment(SimTime(inject.at.0), lang)),
            Cell::lines(text),
            Cell::of(from_to(drill, inject)),
            Cell::of(expected),
        ]
    };
    Block::Table(Table {
        widths: vec![7, 11, 43, 19, 20],
        heads: vec![
            say::col_no(lang),
            crate::i18n::tables::column_time(lang),
            say::col_inject(lang),
            say::col_from_to(lang),
            say::col_expected(lang),
        ],
        rows: all.iter().enumerate().map(row).collect(),
    })
}

fn from_to(drill: &Drill, inject: &Inject) -> String {
    let lang = drill.lang;
    let org = drill.scenario.province.organisations.iter().find(|o| o.id == inject.to);
    let to = org.map_or(inject.to.as_str(), |o| if o.short.is_empty() { o.name.get(lang) } else { &o.short });
    let channels = &drill.scenario.practice.channels;
    let channel = channels
        .iter()
        .find(|c| c.id == inject.channel)
        .map_or(inject.channel.as_str(), |c| c.name.get(lang));
    say::from_to(lang, inject.from.get(lang), to, channel)
}

/// A table of the expectations.
fn expectations(drill: &Drill) -> Block {
    let lang = drill.lang;
    let mut before = String::new();
    let mut row = |(ix, expectation): (usize, &Expectation)| {
        let mut source = drill.source(expectation);
        if clause::points_above(&source) && !before.is_empty() {
            source.clone_from(&before);
        } else {
            before.clone_from(&source);
        }
        vec![
            Cell::centre((ix + 1).to_string()),
            Cell::lines(vec![
                vec![Span::Plain(clause::spelled_out(expectation.name.get(lang), lang))],
                vec![Span::Small(drill.scope(&expectation.scope))],
            ]),
            Cell::of(duration(expectation.target.value().0, lang)),
            Cell::of(duration(expectation.limit.value().0, lang)),
            Cell::of(clause::spelled_out(&source, lang)),
        ]
    };
    Block::Table(Table {
        widths: vec![7, 33, 12, 12, 36],
        heads: vec![
            say::col_no(lang),
            say::col_requirement(lang),
            say::col_target(lang),
            say::col_limit(lang),
            say::col_source(lang),
        ],
        rows: drill.played().into_iter().enumerate().map(&mut row).collect(),
    })
}

/// The head of an appendix, on pages of its own.
fn annex(number: String, title: String, with: Vec<Span>) -> Vec<Block> {
    vec![Block::Annex(Annex { number, title, with })]
}

/// To which plan an appendix belongs.
fn kept_with(drill: &Drill) -> Vec<Span> {
    let lang = drill.lang;
    vec![
        Span::Plain(say::with_plan(lang)),
        Span::Blank(say::blank_number(lang)),
        Span::Plain(say::sign_plan(lang)),
        Span::Plain(" ".to_owned()),
        Span::Blank(say::date_blank(lang)),
        Span::Plain(say::with_of(lang, &say::body(lang, &province(drill)))),
    ]
}
