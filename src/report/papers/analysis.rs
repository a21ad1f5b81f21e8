//! What a record shows of each capability: strengths, areas for improvement with where the hours went, and what it
//! does not tell. Every claim follows from the scorecard or the explanation, with its reference and evidence.

use super::aar::parts;
use super::basics::{Capability, Drill, evidence, in_a_sentence};
use super::eeg::{scored, suggested};
use super::paper::{Block, Cell, Span, Table};
use crate::i18n::format::duration;
use crate::i18n::papers as say;
use crate::record::TimeClass;
use crate::report::page::Page;
use crate::report::{advice, summary, words};
use crate::scenario::model::{Expectation, Milestone};
use crate::score::card::{Explanation, Instance, ScoredExpectation, Status};
use crate::units::{OrgId, SimTime};

/// Parts of a time that are named.
const PARTS: usize = 5;

/// An expectation of the plan with its result.
#[derive(Clone, Copy)]
pub(super) struct Finding<'a> {
    pub expectation: &'a Expectation,
    pub scored: &'a ScoredExpectation,
}

/// All expectations by what the record says of them, in the order of the plan.
pub(super) struct Findings<'a> {
    pub strengths: Vec<Finding<'a>>,
    pub areas: Vec<Finding<'a>>,
    pub open: Vec<Finding<'a>>,
    pub idle: Vec<Finding<'a>>,
}

impl<'a> Findings<'a> {
    pub(super) fn of(page: &Page<'a>, drill: &Drill<'a>) -> Findings<'a> {
        let mut all = Findings { strengths: vec![], areas: vec![], open: vec![], idle: vec![] };
        for expectation in &drill.scenario.plan.expectations {
            let Some(scored) = scored(page, &expectation.id) else { continue };
            let list = match scored.status {
                Status::Met => &mut all.strengths,
                Status::Late | Status::Missed => &mut all.areas,
                Status::Undecided => &mut all.open,
                Status::NotEvaluated => &mut all.idle,
            };
            list.push(Finding { expectation, scored });
        }
        let told: Vec<&str> =
            drill.capabilities().iter().flat_map(|c| &c.expectations).map(|e| e.id.as_str()).collect();
        all.areas.sort_by_key(|a| told.iter().position(|id| *id == a.expectation.id));
        all
    }

    /// The number of an area for improvement, from 1: in the order in which capabilities are told.
    pub(super) fn number(&self, id: &str) -> Option<usize> {
        self.areas.iter().position(|a| a.expectation.id == id).map(|ix| ix + 1)
    }
}

pub(super) fn section(page: &Page, drill: &Drill, found: &Findings) -> Vec<Block> {
    let lang = page.lang;
    let all = drill.capabilities();
    let mut blocks = vec![
        Block::Heading(1, say::aar_analysis(lang)),
        Block::Para(vec![Span::Italic(say::aar_table_how(lang))]),
        table(page, &all),
    ];
    if summary::worst_decides(page) {
        blocks.push(Block::Para(vec![Span::Small(crate::i18n::report::result_and_rating(lang))]));
    }
    let mut told: Vec<(&str, usize, String)> = Vec::new();
    for (ix, capability) in all.iter().enumerate() {
        blocks.push(Block::Heading(2, format!("{}. {}", ix + 1, capability.name)));
        blocks.push(Block::Para(vec![Span::Small(capability.source.clone())]));
        let ids: Vec<&str> = capability.expectations.iter().map(|e| e.id.as_str()).collect();
        let here = |finding: &&Finding| ids.contains(&finding.expectation.id.as_str());
        strengths(page, drill, found.strengths.iter().filter(here), &mut blocks);
        blocks.push(Block::Heading(3, say::aar_areas(lang)));
        let mut none = true;
        for area in found.areas.iter().filter(here) {
            none = false;
            let id = area.expectation.id.as_str();
            let number = found.number(id).unwrap_or_default();
            match told.iter().find(|(other, ..)| *other == id) {
                Some((_, number, capability)) => {
                    let see = say::aar_see(lang, *number, capability);
                    blocks.push(Block::Bullets(vec![vec![
                        Span::Bold(format!("{}. ", area.expectation.name.get(lang))),
                        Span::Plain(see),
                    ]]));
                }
                None => {
                    blocks.extend(self::area(page, drill, area, number));
                    told.push((id, number, capability.name.clone()));
                }
            }
        }
        if none {
            blocks.push(Block::Para(vec![Span::Plain(say::aar_no_area(lang))]));
        }
        let open: Vec<_> = found.open.iter().filter(here).map(|finding| undecided(page, finding)).collect();
        let idle = found.idle.iter().filter(here).map(|finding| idle(page, finding));
        let rest: Vec<Vec<Span>> = open.into_iter().chain(idle).map(|text| vec![Span::Plain(text)]).collect();
        if !rest.is_empty() {
            blocks.push(Block::Heading(3, say::aar_open(lang)));
            blocks.push(Block::Bullets(rest));
        }
    }
    blocks
}

/// Table 1: a row for each capability; the boxes are the evaluator's.
fn table(page: &Page, all: &[Capability]) -> Block {
    let lang = page.lang;
    let row = |capability: &Capability| {
        let found = suggested(page, capability);
        let n = found.evaluated;
        let rating = match found.rating {
            Some(rating) => Cell::centre(words::letter(rating)),
            None => {
                Cell::lines(vec![vec![Span::Plain("–".to_owned())], vec![Span::Small(found.why_none(lang))]])
            }
        };
        let mut row = vec![
            Cell::of(capability.name.as_str()),
            Cell::centre(format!("{n}/{}", capability.expectations.len())),
            rating,
        ];
        row.extend((0..4).map(|_| Cell::centre("□")));
        row
    };
    let letters = ["P", "S", "M", "U"].map(str::to_owned);
    let heads = [
        format!("{} / {}", say::aar_col_objective(lang), say::aar_col_capability(lang).to_lowercase()),
        say::aar_col_evaluated(lang),
        say::aar_col_suggested(lang),
    ];
    Block::Table(Table {
        widths: vec![42, 12, 22, 6, 6, 6, 6],
        heads: heads.into_iter().chain(letters).collect(),
        rows: all.iter().map(row).collect(),
    })
}

fn strengths<'a>(
    page: &Page,
    drill: &Drill,
    found: impl Iterator<Item = &'a Finding<'a>>,
    blocks: &mut Vec<Block>,
) {
    let lang = page.lang;
    blocks.push(Block::Heading(3, say::aar_strengths(lang)));
    let mut none = true;
    for strength in found {
        none = false;
        let scored = strength.scored;
        let worst = scored.instances.iter().max_by_key(|i| (i.measured_s, std::cmp::Reverse(i.subject)));
        let Some(worst) = worst else { continue };
        let text = say::aar_strength(
            lang,
            strength.expectation.name.get(lang),
            scored.instances.len(),
            &duration(worst.measured_s, lang),
            page.short(worst.subject.org),
            &duration(scored.target_s, lang),
        );
        blocks.push(Block::Bullets(vec![vec![Span::Plain(text)]]));
        blocks.push(reference(drill, strength));
        blocks.extend(evidence(page, &worst.evidence).into_iter().map(Block::Para));
    }
    if none {
        blocks.push(Block::Para(vec![Span::Plain(say::aar_no_strength(lang))]));
    }
}

fn reference(drill: &Drill, finding: &Finding) -> Block {
    let source = drill.source(finding.expectation);
    Block::Para(vec![Span::Bold(say::aar_reference(drill.lang)), Span::Plain(source)])
}

/// An area for improvement: finding, reference, analysis, evidence.
fn area(page: &Page, drill: &Drill, area: &Finding, number: usize) -> Vec<Block> {
    let lang = page.lang;
    let name = area.expectation.name.get(lang);
    let mut blocks = vec![
        Block::Para(vec![Span::Bold(say::aar_area(lang, number, name))]),
        Block::Para(vec![Span::Bold(say::aar_finding(lang)), Span::Plain(result(page, area))]),
        reference(drill, area),
    ];
    let why = why(page, area);
    blocks.push(Block::Para(vec![Span::Bold(say::aar_analysis_label(lang)), Span::Plain(why.text)]));
    let mut seqs = summary::worst_instance(area.scored).map(|i| i.evidence.clone()).unwrap_or_default();
    let mut others = Vec::new();
    match why.other {
        None => seqs.extend(why.cited),
        Some(_) => others = why.cited,
    }
    seqs.sort_unstable();
    seqs.dedup();
    blocks.push(Block::Para(vec![Span::Bold(say::aar_evidence(lang))]));
    blocks.extend(evidence(page, &seqs).into_iter().map(Block::Para));
    if let Some(org) = why.other.filter(|_| !others.is_empty()) {
        blocks.push(Block::Para(vec![Span::Bold(say::aar_evidence_other(lang, page.short(org)))]));
        blocks.extend(evidence(page, &others).into_iter().map(Block::Para));
    }
    blocks
}

/// What was measured of an area, in a sentence.
pub(super) fn result(page: &Page, area: &Finding) -> String {
    let (lang, scored) = (page.lang, area.scored);
    let Some(worst) = summary::worst_instance(scored) else { return String::new() };
    let late = scored.instances.iter().filter(|i| i.status != Status::Met).count();
    let measured = say::aar_measured(
        lang,
        &summary::measured(page, worst),
        page.short(worst.subject.org),
        &words::milestone(scored.from, lang),
        &in_a_sentence(page.clock, worst.from_t, lang),
    );
    let mut text = say::aar_area_text(
        lang,
        &words::status(scored.status, lang),
        scored.instances.len(),
        late,
        &measured,
        &duration(scored.target_s, lang),
        &duration(scored.limit_s, lang),
    );
    if let Some(why) = &scored.why_not {
        text.push_str(&format!(" {}.", why.get(lang)));
    }
    text
}

/// The explanation of the worst instance that was not met and has one.
pub(super) fn explained<'a>(page: &Page<'a>, finding: &Finding) -> Option<&'a Explanation> {
    let scored = finding.scored;
    let not_met = summary::instances(scored).into_iter().filter(|i| i.status != Status::Met);
    let explanation = |instance: &Instance| {
        let same =
            |e: &&Explanation| e.intrusion == instance.subject && e.from == scored.from && e.to == scored.to;
        page.scored.explanations.iter().find(same).filter(|e| e.elapsed_s > 0)
    };
    not_met.into_iter().find_map(explanation)
}

/// What acts on the largest part of a time that was not met. Where its worst intrusion was not even found, that is
/// detection.
pub(super) fn lever(page: &Page, finding: &Finding) -> Option<String> {
    let class = match explained(page, finding) {
        Some(explanation) => advice::largest(explanation)?.class,
        None => {
            let (last, _, _) = last_reached(page, summary::worst_instance(finding.scored)?)?;
            (last == Milestone::Occurrence).then_some(TimeClass::Detection)?
        }
    };
    Some(advice::lever(class)(page.lang))
}

/// The last milestone that the intrusion of an instance reached, by time.
fn last_reached(page: &Page, instance: &Instance) -> Option<(Milestone, SimTime, u32)> {
    let course = page.scored.courses.iter().find(|c| c.intrusion == instance.subject)?;
    course.reached.iter().copied().max_by_key(|(milestone, t, _)| (*t, *milestone))
}

/// Where the hours of an area went.
pub(super) struct Why {
    /// In sentences: the hours, and what acts on them.
    pub text: String,
    /// The entries that this rests on.
    pub cited: Vec<u32>,
    /// The agency of the intrusion whose hours they are, where that is not the worst one.
    pub other: Option<OrgId>,
}

/// Where the hours of the worst intrusion went that was not met and has an explanation.
pub(super) fn why(page: &Page, finding: &Finding) -> Why {
    let lang = page.lang;
    let worst = summary::worst_instance(finding.scored);
    let Some(explanation) = explained(page, finding) else {
        let mut text = say::aar_no_where(lang);
        let reached = worst.and_then(|worst| Some((worst, last_reached(page, worst)?)));
        let Some((worst, (last, t, seq))) = reached else {
            return Why { text, cited: Vec::new(), other: None };
        };
        let org = page.short(worst.subject.org);
        text.push(' ');
        text.push_str(&match last {
            Milestone::Occurrence => say::aar_never_found(lang, org),
            last => say::aar_last_reached(
                lang,
                org,
                &words::milestone(last, lang).to_lowercase(),
                &in_a_sentence(page.clock, t, lang),
            ),
        });
        return Why { text, cited: vec![seq], other: None };
    };
    let other = worst.is_none_or(|worst| worst.subject != explanation.intrusion);
    let mut list: Vec<(TimeClass, i64)> = explanation.parts.iter().map(|p| (p.class, p.seconds)).collect();
    list.retain(|(_, seconds)| *seconds > 0);
    list.sort_by_key(|(class, seconds)| (std::cmp::Reverse(*seconds), *class));
    list.truncate(PARTS);
    let total = explanation.elapsed_s;
    let org = page.short(explanation.intrusion.org);
    let parts = parts(&list, total, lang);
    let say = if other { say::aar_where_other } else { say::aar_where };
    let mut text = say(lang, org, &duration(total, lang), &parts);
    let other = other.then_some(explanation.intrusion.org);
    let Some(largest) = advice::largest(explanation) else {
        return Why { text, cited: Vec::new(), other };
    };
    text.push(' ');
    text.push_str(&advice::lever(largest.class)(lang));
    if let Some(slack) = advice::next_in_line(explanation, largest) {
        text.push(' ');
        text.push_str(&crate::i18n::report::advice_slack(lang, &duration(slack, lang)));
    }
    Why { text, cited: advice::cited(largest).to_vec(), other }
}

pub(super) fn undecided(page: &Page, finding: &Finding) -> String {
    let (lang, name) = (page.lang, finding.expectation.name.get(page.lang));
    let Some(worst) = summary::worst_instance(finding.scored) else { return name.to_owned() };
    let (time, limit) = (duration(worst.measured_s, lang), duration(finding.scored.limit_s, lang));
    say::aar_undecided(lang, name, &time, page.short(worst.subject.org), &limit)
}

pub(super) fn idle(page: &Page, finding: &Finding) -> String {
    let why = finding.scored.why_not.as_ref().map_or("–", |why| why.get(page.lang));
    say::aar_idle(page.lang, finding.expectation.name.get(page.lang), why)
}
