//! All files together: checked, and made into one scenario.

use std::collections::{BTreeMap, BTreeSet};

use super::assume::{AssumptionLine, Found, assumptions};
use super::check::{Context, Known, check, names};
use super::expand::{Expanded, Kinds, Merged, expand, merge, stated_part};
use super::file::PlanFile;
use super::load::{GENERIC_PLAYBOOK, LoadOptions, Loaded, Parts};
use super::model::{
    Campaign, Drill, Expectation, InjectKind, Launch, Mitigation, Plan, Playbook, Practice, Scenario,
    Structure, mitigations_of,
};
use super::problem::{Code, Problem, Problems};
use super::roles;
use super::rules::{Walked, walk};
use super::shelf::{Doc, Kind, Layer, Sheet, Shelf};
use super::syntax::Step;
use crate::units::Span;

/// The structure that says what a structure does not.
pub(super) const DEFAULT_STRUCTURE: &str = "default";

/// Checks everything together and makes the scenario.
pub(super) fn settle(shelf: &mut Shelf, parts: &Parts, options: &LoadOptions) -> Result<Settled, Problems> {
    let mut problems = std::mem::take(&mut shelf.problems);
    let mut walked = Walked::default();
    for (ix, sheet) in shelf.sheets.iter().enumerate() {
        walk(sheet, ix, &mut walked);
    }
    let whole = Whole::of(shelf, parts, options);
    let found = std::mem::take(&mut walked.problems).into_iter();
    for problem in found.chain(names(shelf, &walked, &whole.known(parts))).chain(whole.check()) {
        problems.push(problem);
    }
    problems.sort(|path| rank(shelf, path));
    if problems.has_errors() {
        return Err(problems);
    }
    // A part that is absent was reported: without errors there is a scenario.
    whole.finish(parts, problems)
}

/// Which files come first among the problems: those of a library that could not be read, for they cause others;
/// then as an author goes through them.
fn rank(shelf: &Shelf, path: &str) -> usize {
    let sheet = shelf.sheets.iter().find(|sheet| sheet.source.path == path);
    let Some(sheet) = sheet else { return 0 };
    let of_library = matches!(sheet.layer, Layer::Embedded | Layer::Beside | Layer::Inside);
    match sheet.kind {
        _ if of_library && !sheet.sound => 0,
        _ if sheet.layer == Layer::Loose => 8,
        Kind::Scenario => 1,
        Kind::Province => 2,
        Kind::Structure => 3,
        Kind::Plan => 4,
        Kind::Drill => 5,
        Kind::Practice => 6,
        _ => 7,
    }
}

/// A scenario that was made of files, and what of the files it used.
pub(super) struct Settled {
    pub(super) loaded: Loaded,
    /// Every assumption with its file, in the order of `loaded.assumptions`.
    pub(super) found: Vec<(usize, Found)>,
    /// The files that it was made of.
    pub(super) used: BTreeSet<usize>,
}

/// Makes a scenario of files whose values were changed within what the walk over each file allows: checks what holds
/// between values and files only. Where fewer people are left than are certified or seconded, all of them are.
pub(super) fn settle_again(
    shelf: &Shelf,
    parts: &Parts,
    options: &LoadOptions,
) -> Result<Scenario, Problems> {
    let whole = Whole::of(shelf, parts, options);
    let mut problems = Problems::default();
    let found = whole.check().into_iter().filter(|problem| problem.code != Code::MoreThanPeople);
    found.for_each(|problem| problems.push(problem));
    if problems.has_errors() {
        problems.sort(|path| rank(shelf, path));
        return Err(problems);
    }
    whole.scenario().ok_or(problems)
}

/// Checks one file against the others of a library: what is wrong with it, or its warnings and assumptions.
pub(super) fn settle_part(mut shelf: Shelf, ix: usize) -> Result<(Problems, Vec<AssumptionLine>), Problems> {
    let found = std::mem::take(&mut shelf.problems);
    let mut walked = Walked::default();
    for (at, sheet) in shelf.sheets.iter().enumerate() {
        walk(sheet, at, &mut walked);
    }
    let (parts, options) = (Parts::default(), LoadOptions::default());
    let whole = Whole::of(&shelf, &parts, &options);
    let more = std::mem::take(&mut walked.problems).into_iter();
    let more = more.chain(names(&shelf, &walked, &whole.known(&parts))).chain(whole.check());
    let mut own = Problems::default();
    let sheet = &shelf.sheets[ix];
    let of_sheet = |p: &Problem| p.place.as_ref().is_some_and(|place| place.path() == sheet.source.path);
    found.iter().cloned().chain(more).filter(of_sheet).for_each(|problem| own.push(problem));
    own.sort(|_| 0);
    if own.has_errors() {
        return Err(own);
    }
    let mut lines = Vec::new();
    assumptions(sheet, &|_, _| true, &mut lines);
    Ok((own, lines.into_iter().map(|found| found.line).collect()))
}

/// The parts of a scenario, as far as they could be read.
struct Whole<'a> {
    shelf: &'a Shelf,
    kinds: Kinds<'a>,
    drill: Option<(usize, Drill, Vec<Option<usize>>)>,
    province: Option<(usize, Expanded<'a>)>,
    default: Option<(usize, &'a Structure)>,
    structure: Option<(usize, Merged)>,
    plan: Option<(usize, &'a PlanFile)>,
    /// Expectations of the library by id, with file and position.
    expectations: BTreeMap<&'a str, (usize, usize, &'a Expectation)>,
    practice: Option<(usize, &'a Practice)>,
    campaigns: Vec<(usize, &'a Campaign)>,
    playbooks: Vec<(usize, &'a Playbook)>,
}

impl<'a> Whole<'a> {
    fn of(shelf: &'a Shelf, parts: &Parts, options: &LoadOptions) -> Whole<'a> {
        let sound = |part: Option<usize>| part.filter(|ix| shelf.sheets[*ix].sound);
        let doc = |part: Option<usize>| sound(part).map(|ix| (ix, &shelf.sheets[ix].doc));
        let drill = match doc(parts.drill) {
            Some((ix, Doc::Drill(drill))) => {
                let (drill, at) = changed(drill, options, parts);
                Some((ix, drill, at))
            }
            _ => None,
        };
        let no_drill = nothing();
        let drill_now = drill.as_ref().map_or(&no_drill, |(_, drill, _)| drill);
        let kinds = gather_kinds(shelf, sound(parts.province));
        let province = match doc(parts.province) {
            Some((ix, Doc::Province(file))) if archetypes_are_sound(shelf) => {
                Some((ix, expand(ix, file, &kinds, drill_now)))
            }
            _ => None,
        };
        let default = default_structure(shelf);
        let structure = match doc(parts.structure) {
            Some((ix, Doc::Structure(whole))) => {
                let stated = options.stated_only.then(|| stated_part(whole));
                let own = stated.as_ref().unwrap_or(whole);
                // Of the default itself, what is assumed is left out and comes back as the default.
                let under = default.filter(|(other, _)| *other != ix || options.stated_only);
                Some((ix, merge((ix, own), under)))
            }
            _ => None,
        };
        let plan = match doc(parts.plan) {
            Some((ix, Doc::Plan(file))) => Some((ix, file)),
            _ => None,
        };
        let practice = match doc(parts.practice) {
            Some((ix, Doc::Practice(p))) => Some((ix, p)),
            _ => None,
        };
        let campaigns = launched(drill_now, shelf);
        let playbooks = needed_playbooks(&campaigns, shelf);
        let expectations = gather_expectations(shelf);
        Whole {
            shelf,
            kinds,
            drill,
            province,
            default,
            structure,
            plan,
            expectations,
            practice,
            campaigns,
            playbooks,
        }
    }

    fn known(&self, parts: &Parts) -> Known<'_> {
        Known {
            systems: self.province.as_ref().map(|(_, e)| e.systems.keys().map(String::as_str).collect()),
            practice: parts.practice.filter(|ix| self.shelf.sheets[*ix].sound),
        }
    }

    fn check(&self) -> Vec<Problem> {
        let mut expectations: Vec<(usize, Vec<Step<'_>>, &Expectation)> = self
            .expectations
            .values()
            .filter(|(ix, _, _)| self.shelf.sheets[*ix].sound)
            .map(|(ix, at, e)| (*ix, vec![Step::At(*at)], *e))
            .collect();
        if let Some((ix, file)) = self.plan {
            let own = file.expectations.iter().enumerate();
            expectations.extend(own.map(|(at, e)| (ix, vec![Step::In("expectations"), Step::At(at)], e)));
        }
        let all_campaigns = sheets_of(self.shelf, |doc| match doc {
            Doc::Campaign(c) => Some(c),
            _ => None,
        });
        let all_playbooks = sheets_of(self.shelf, |doc| match doc {
            Doc::Playbook(p) => Some(p),
            _ => None,
        });
        check(&Context {
            shelf: self.shelf,
            kinds: &self.kinds,
            province: self.province.as_ref().map(|(ix, e)| (*ix, e)),
            structure: self.structure.as_ref().map(|(ix, m)| (*ix, m)),
            expectations: &expectations,
            drill: self.drill.as_ref().map(|(ix, drill, at)| (*ix, drill, at.as_slice())),
            default_lost: self.default.is_none() && structures_are_lost(self.shelf),
            practice: self.practice,
            campaigns: &self.campaigns,
            all_campaigns: &all_campaigns,
            all_playbooks: &all_playbooks,
            playbooks: &self.playbooks,
        })
    }

    /// The plan with the expectations of the library that it applies, which come before its own.
    fn resolved_plan(&self) -> Option<Plan> {
        let (_, file) = self.plan?;
        let applied = file.applies.iter().filter_map(|id| self.expectations.get(id.as_str()));
        let expectations = applied.map(|(_, _, e)| (*e).clone()).chain(file.expectations.iter().cloned());
        Some(Plan {
            id: file.id.clone(),
            name: file.name.clone(),
            source: file.source.clone(),
            year: file.year,
            expectations: expectations.collect(),
            obligations: file.obligations.clone(),
            objectives: file.objectives.clone(),
        })
    }

    /// The scenario; none where a part of it is absent.
    fn scenario(&self) -> Option<Scenario> {
        let file = self.shelf.sheets.iter().find_map(|s| match &s.doc {
            Doc::Scenario(file) if s.layer == Layer::Named => Some(file),
            _ => None,
        })?;
        let mut scenario = Scenario {
            format: file.format,
            id: file.id.clone(),
            name: file.name.clone(),
            province: self.province.as_ref()?.1.province.clone(),
            structure: self.structure.as_ref()?.1.structure.clone(),
            plan: self.resolved_plan()?,
            campaigns: resolved_campaigns(&self.campaigns, self.shelf),
            playbooks: self.playbooks.iter().map(|(_, p)| (*p).clone()).collect(),
            drill: self.drill.as_ref()?.1.clone(),
            practice: self.practice?.1.clone(),
        };
        scenario.drill.injects.sort_by(|a, b| (a.at, &a.id).cmp(&(b.at, &b.id)));
        scenario.practice.channels.sort_by(|a, b| a.id.cmp(&b.id));
        Some(scenario)
    }

    fn finish(self, parts: &Parts, warnings: Problems) -> Result<Settled, Problems> {
        let mut used: BTreeSet<usize> =
            [parts.province, parts.plan, parts.drill, parts.practice, parts.structure]
                .into_iter()
                .chain([self.default.map(|(ix, _)| ix)])
                .flatten()
                .chain(self.campaigns.iter().map(|(ix, _)| *ix))
                .chain(self.playbooks.iter().map(|(ix, _)| *ix))
                .collect();
        let (Some(scenario), Some((_, province))) = (self.scenario(), &self.province) else {
            return Err(warnings);
        };
        let found = found_assumptions(self.shelf, &used, province, &scenario.plan);
        let every = [Kind::Scenario, Kind::Archetypes, Kind::Expectations, Kind::Mitigations];
        let sheets = self.shelf.sheets.iter().enumerate();
        used.extend(
            sheets.filter(|(_, s)| s.layer != Layer::Loose && every.contains(&s.kind)).map(|(ix, _)| ix),
        );
        let role_mapping = roles::resolve(&scenario);
        let assumptions = found.iter().map(|(_, found)| found.line.clone()).collect();
        let all = in_force(self.shelf, |doc| match doc {
            Doc::Measure(measure) => Some((measure.id.as_str(), measure)),
            _ => None,
        });
        let measures = all.into_values().map(|(_, measure)| measure.clone()).collect();
        let loaded = Loaded { scenario, assumptions, measures, role_mapping, warnings };
        Ok(Settled { loaded, found, used })
    }
}

fn archetypes_are_sound(shelf: &Shelf) -> bool {
    let sound = |s: &Sheet| s.kind != Kind::Archetypes || s.sound || s.layer == Layer::Loose;
    shelf.sheets.iter().all(sound) && !shelf.lost.contains(&Kind::Archetypes)
}

/// Whether a structure of the library could not be read: the default may be that one.
fn structures_are_lost(shelf: &Shelf) -> bool {
    let lost = |s: &Sheet| s.kind == Kind::Structure && !s.sound && s.layer != Layer::Loose;
    shelf.sheets.iter().any(lost) || shelf.lost.contains(&Kind::Structure)
}

fn default_structure(shelf: &Shelf) -> Option<(usize, &Structure)> {
    let all = in_force(shelf, |doc| match doc {
        Doc::Structure(s) => Some((s.id.as_str(), s)),
        _ => None,
    });
    all.get(DEFAULT_STRUCTURE).copied().filter(|(ix, _)| shelf.sheets[*ix].sound)
}

/// The playbooks of the campaigns, and the one for everything else.
fn needed_playbooks<'a>(campaigns: &[(usize, &Campaign)], shelf: &'a Shelf) -> Vec<(usize, &'a Playbook)> {
    let all = in_force(shelf, |doc| match doc {
        Doc::Playbook(p) => Some((p.incident_type.as_str(), p)),
        _ => None,
    });
    let types = campaigns.iter().map(|(_, c)| c.incident_type.as_str());
    let needed: BTreeSet<&str> = types.chain([GENERIC_PLAYBOOK]).collect();
    needed
        .into_iter()
        .filter_map(|id| all.get(id).copied())
        .filter(|(ix, _)| shelf.sheets[*ix].sound)
        .collect()
}

/// What of the library is in force, by id: later layers over earlier ones.
fn in_force<'a, T>(
    shelf: &'a Shelf,
    pick: impl Fn(&'a Doc) -> Option<(&'a str, &'a T)>,
) -> BTreeMap<&'a str, (usize, &'a T)> {
    let mut sheets: Vec<(usize, Layer)> = shelf.sheets.iter().map(|s| s.layer).enumerate().collect();
    sheets.retain(|(_, layer)| *layer != Layer::Loose);
    sheets.sort_by_key(|(_, layer)| *layer);
    sheets
        .into_iter()
        .filter_map(|(ix, _)| pick(&shelf.sheets[ix].doc).map(|(id, value)| (id, (ix, value))))
        .collect()
}

/// The campaigns, every action with its mitigations: those that it states, else those of its technique.
fn resolved_campaigns(campaigns: &[(usize, &Campaign)], shelf: &Shelf) -> Vec<Campaign> {
    let mut known: BTreeMap<&str, &Mitigation> = BTreeMap::new();
    let mut sheets: Vec<&Sheet> = shelf.sheets.iter().filter(|s| s.layer != Layer::Loose).collect();
    sheets.sort_by_key(|sheet| sheet.layer);
    for sheet in sheets {
        if let Doc::Mitigations(list) = &sheet.doc {
            known.extend(list.iter().map(|mitigation| (mitigation.id.as_str(), mitigation)));
        }
    }
    let known: Vec<Mitigation> = known.into_values().cloned().collect();
    let resolved = |campaign: &Campaign| {
        let mut campaign = campaign.clone();
        for action in &mut campaign.actions {
            let mitigations = action.mitigations.take();
            action.mitigations = mitigations.or_else(|| Some(mitigations_of(&action.technique, &known)));
        }
        campaign
    };
    campaigns.iter().map(|(_, campaign)| resolved(campaign)).collect()
}

/// What a drill is before its file is read.
fn nothing() -> Drill {
    Drill {
        id: String::new(),
        name: super::model::Text::default(),
        starts: String::new(),
        horizon: Span::ZERO,
        warm_up: Span::ZERO,
        form: super::model::Form::Drill,
        seed: 0,
        participants: Vec::new(),
        campaigns: Vec::new(),
        injects: Vec::new(),
    }
}

/// The drill with the campaigns of the options, and the position in the file of each launch.
fn changed(drill: &Drill, options: &LoadOptions, parts: &Parts) -> (Drill, Vec<Option<usize>>) {
    let mut drill = drill.clone();
    if options.campaigns.is_empty() {
        let at = (0..drill.campaigns.len()).map(Some).collect();
        return (drill, at);
    }
    let first =
        drill.campaigns.iter().map(|l| l.at).filter(|at| *at >= Span::ZERO).min().unwrap_or(Span::ZERO);
    let mut launches: Vec<(Launch, Option<usize>)> = Vec::new();
    for id in &parts.campaigns {
        let before = launches.len();
        let stated = drill.campaigns.iter().enumerate().filter(|(_, l)| l.campaign == *id);
        launches.extend(stated.map(|(ix, l)| (l.clone(), Some(ix))));
        if launches.len() == before {
            let launch =
                Launch { campaign: id.clone(), at: first, entry: Vec::new(), must_reach: Vec::new() };
            launches.push((launch, None));
        }
    }
    let (campaigns, at) = launches.into_iter().unzip();
    drill.campaigns = campaigns;
    let launched: BTreeSet<&str> = drill.campaigns.iter().map(|l| l.campaign.as_str()).collect();
    let mut kept: Vec<_> = drill.injects.clone();
    kept.retain(|inject| match &inject.kind {
        InjectKind::Tells { about: Some(about) } => launched.contains(about.as_str()),
        _ => true,
    });
    // A contingency of an inject that is left out is left out too.
    loop {
        let ids: BTreeSet<String> = kept.iter().map(|i| i.id.clone()).collect();
        let before = kept.len();
        kept.retain(|i| i.contingency_for.as_ref().is_none_or(|of| ids.contains(of)));
        if kept.len() == before {
            break;
        }
    }
    drill.injects = kept;
    (drill, at)
}

/// The campaigns that are launched, each once, in the order of the drill.
fn launched<'a>(drill: &Drill, shelf: &'a Shelf) -> Vec<(usize, &'a Campaign)> {
    let all = in_force(shelf, |doc| match doc {
        Doc::Campaign(c) => Some((c.id.as_str(), c)),
        _ => None,
    });
    let mut seen = BTreeSet::new();
    let fresh = drill.campaigns.iter().filter(|launch| seen.insert(launch.campaign.as_str()));
    fresh.filter_map(|launch| all.get(launch.campaign.as_str()).copied()).collect()
}

fn sheets_of<'a, T>(shelf: &'a Shelf, pick: impl Fn(&'a Doc) -> Option<&'a T>) -> Vec<(usize, &'a T)> {
    let sound = shelf.sheets.iter().enumerate().filter(|(_, sheet)| sheet.sound);
    sound.filter_map(|(ix, sheet)| pick(&sheet.doc).map(|value| (ix, value))).collect()
}

fn gather_kinds(shelf: &Shelf, province: Option<usize>) -> Kinds<'_> {
    let mut kinds = Kinds::default();
    let mut sheets: Vec<usize> = (0..shelf.sheets.len()).collect();
    sheets.sort_by_key(|ix| shelf.sheets[*ix].layer);
    for ix in sheets {
        let sheet = &shelf.sheets[ix];
        if let Doc::Archetypes(file) = &sheet.doc
            && sheet.layer != Layer::Loose
        {
            kinds.add(ix, file);
        }
    }
    if let Some(ix) = province
        && let Doc::Province(file) = &shelf.sheets[ix].doc
    {
        kinds.add_tables(ix, &file.calendars, &file.rosters);
    }
    kinds
}

/// The expectations of the library by id, with file and position.
fn gather_expectations(shelf: &Shelf) -> BTreeMap<&str, (usize, usize, &Expectation)> {
    let mut found = BTreeMap::new();
    let mut sheets: Vec<usize> = (0..shelf.sheets.len()).collect();
    sheets.sort_by_key(|ix| shelf.sheets[*ix].layer);
    for ix in sheets.into_iter().filter(|ix| shelf.sheets[*ix].layer != Layer::Loose) {
        if let Doc::Expectations(list) = &shelf.sheets[ix].doc {
            found.extend(list.iter().enumerate().map(|(at, e)| (e.id.as_str(), (ix, at, e))));
        }
    }
    found
}

/// The assumptions in the files and archetypes that the scenario uses.
fn found_assumptions(
    shelf: &Shelf,
    sheets: &BTreeSet<usize>,
    province: &Expanded<'_>,
    plan: &Plan,
) -> Vec<(usize, Found)> {
    let kinds: BTreeSet<&str> = province.province.organisations.iter().map(|o| o.kind.as_str()).collect();
    let systems: BTreeSet<&str> = province.province.systems.iter().map(|s| s.kind.as_str()).collect();
    let applied: BTreeSet<&str> = plan.expectations.iter().map(|e| e.id.as_str()).collect();
    let mut all = Vec::new();
    for (ix, sheet) in shelf.sheets.iter().enumerate() {
        let mut lines = Vec::new();
        match sheet.kind {
            _ if sheet.layer == Layer::Loose => {}
            Kind::Archetypes => {
                let used = |part: &str, id: &str| match part {
                    "organisations" => kinds.contains(id),
                    "systems" => systems.contains(id),
                    _ => true,
                };
                assumptions(sheet, &used, &mut lines);
            }
            Kind::Expectations => assumptions(sheet, &|_, id| applied.contains(id), &mut lines),
            _ if sheets.contains(&ix) => assumptions(sheet, &|_, _| true, &mut lines),
            _ => {}
        }
        all.extend(lines.into_iter().map(|found| (ix, found)));
    }
    all
}
