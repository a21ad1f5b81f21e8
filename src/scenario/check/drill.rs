//! The drill and the plan: times, injects, what campaigns can reach, what is measured.

use std::collections::{BTreeMap, BTreeSet};

use super::graph::{circle, cycle};
use super::{Context, Reporter, hint};
use crate::i18n::{hints, problems as msg};
use crate::scenario::expand::Expanded;
use crate::scenario::model::{
    Campaign, Disturbance, Drill, Expectation, Inject, InjectKind, Launch, System, Target, Text,
};
use crate::scenario::problem::{Code, Gravity};
use crate::scenario::shelf::Doc;
use crate::scenario::syntax::Step;
use crate::units::Span;

/// The longest run, in days.
pub const LONGEST_RUN: i64 = 400;
/// The longest warm-up, in days.
pub const LONGEST_WARM_UP: i64 = 60;
/// How long before STARTEX a campaign may begin at most, in days.
pub const LONGEST_PAST: i64 = 400;

pub fn check(context: &Context<'_>, out: &mut Reporter<'_>) {
    for (ix, sheet) in context.shelf.sheets.iter().enumerate() {
        if let Doc::Scenario(file) = &sheet.doc
            && file.format != 1
            && sheet.sound
        {
            let found = file.format.to_string();
            let problem = out
                .at(Code::UnknownFormat, ix, &[Step::In("format")], |lang| msg::unknown_format(lang, &found));
            hint(problem, msg::format_hint);
        }
    }
    for (sheet, path, expectation) in context.expectations {
        expectation_order(*sheet, path, expectation, out);
    }
    let Some((sheet, drill, launches)) = context.drill else { return };
    times(sheet, drill, launches, out);
    contingencies(sheet, drill, out);
    let launched: BTreeSet<&str> = drill.campaigns.iter().map(|l| l.campaign.as_str()).collect();
    let original: BTreeMap<&str, usize> = match &context.shelf.sheets[sheet].doc {
        Doc::Drill(file) => file.injects.iter().enumerate().map(|(ix, i)| (i.id.as_str(), ix)).collect(),
        _ => BTreeMap::new(),
    };
    let exists: BTreeSet<&str> = context.all_campaigns.iter().map(|(_, c)| c.id.as_str()).collect();
    for inject in &drill.injects {
        let Some(ix) = original.get(inject.id.as_str()) else { continue };
        if let InjectKind::Tells { about: Some(about) } = &inject.kind
            && !launched.contains(about.as_str())
            && exists.contains(about.as_str())
        {
            let path = [Step::In("injects"), Step::At(*ix), Step::In("kind"), Step::In("about")];
            out.at(Code::CampaignNotLaunched, sheet, &path, |lang| msg::campaign_not_launched(lang, about));
        }
        if let Some((_, expanded)) = context.province {
            absence(sheet, *ix, inject, expanded, out);
        }
    }
    if let Some((_, expanded)) = context.province.filter(|(_, e)| e.complete) {
        for (launch, at) in drill.campaigns.iter().zip(launches) {
            if let Some((own, campaign)) = context.campaigns.iter().find(|(_, c)| c.id == launch.campaign) {
                let begins = may_begin_at(launch, campaign, expanded);
                if begins.is_empty() {
                    no_entry((sheet, *at), (*own, campaign), out);
                }
                reach(sheet, *at, launch, (campaign, &begins), expanded, out);
            }
        }
    }
}

fn expectation_order(sheet: usize, path: &[Step<'_>], expectation: &Expectation, out: &mut Reporter<'_>) {
    let at = |field: &'static str| {
        let mut path = path.to_vec();
        path.push(Step::In(field));
        path
    };
    let (target, limit) = (expectation.target.value(), expectation.limit.value());
    if target > limit {
        let other = out.place(sheet, &at("limit"));
        let problem = out.at(Code::TargetAfterLimit, sheet, &at("target"), |lang| {
            msg::target_after_limit(lang, &target.to_string(), &limit.to_string())
        });
        problem.also = other.map(|place| (place, Text::of(hints::limit_here)));
    }
    if expectation.from == expectation.to {
        out.at(Code::SameMilestone, sheet, &at("to"), msg::same_milestone);
    }
}

fn times(sheet: usize, drill: &Drill, launches: &[Option<usize>], out: &mut Reporter<'_>) {
    if drill.horizon <= Span::ZERO || drill.horizon > Span::days(LONGEST_RUN) {
        out.at(Code::HorizonOutOfRange, sheet, &[Step::In("horizon")], |lang| {
            msg::horizon_out_of_range(lang, LONGEST_RUN)
        });
        return;
    }
    if drill.warm_up > Span::days(LONGEST_WARM_UP) {
        out.at(Code::WarmUpTooLong, sheet, &[Step::In("warm_up")], |lang| {
            msg::warm_up_too_long(lang, LONGEST_WARM_UP)
        });
    }
    let late = |at: Span, path: &[Step<'_>], out: &mut Reporter<'_>| {
        if at >= drill.horizon {
            out.at(Code::AfterTheEnd, sheet, path, |lang| {
                msg::after_the_end(lang, &at.to_string(), &drill.horizon.to_string())
            });
        }
    };
    for (launch, ix) in drill.campaigns.iter().zip(launches) {
        let Some(ix) = ix else { continue };
        let path = [Step::In("campaigns"), Step::At(*ix), Step::In("at")];
        late(launch.at, &path, out);
        if launch.at < Span::days(-LONGEST_PAST) {
            out.at(Code::TooEarly, sheet, &path, |lang| msg::too_early(lang, LONGEST_PAST));
        }
    }
    for (ix, inject) in drill.injects.iter().enumerate() {
        late(inject.at, &[Step::In("injects"), Step::At(ix), Step::In("at")], out);
    }
}

/// A contingency follows an inject that expects something, after its time.
fn contingencies(sheet: usize, drill: &Drill, out: &mut Reporter<'_>) {
    let by_id: BTreeMap<&str, &Inject> = drill.injects.iter().map(|i| (i.id.as_str(), i)).collect();
    let mut edges: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (ix, inject) in drill.injects.iter().enumerate() {
        let Some(of) = &inject.contingency_for else { continue };
        let Some(base) = by_id.get(of.as_str()) else { continue };
        edges.entry(&inject.id).or_default().push(of);
        let path = |field| [Step::In("injects"), Step::At(ix), Step::In(field)];
        match &base.expects {
            None => {
                out.at(Code::BadContingency, sheet, &path("contingency_for"), |lang| {
                    msg::contingency_without_action(lang, of)
                });
            }
            Some(expects) => {
                let due = base.at + expects.within;
                if inject.at < due {
                    out.at(Code::BadContingency, sheet, &path("at"), |lang| {
                        msg::contingency_too_early(lang, of, &due.to_string())
                    });
                }
            }
        }
    }
    if let Some(found) = cycle(&edges) {
        let ix = drill.injects.iter().position(|i| i.id == found[0]).unwrap_or(0);
        let path = [Step::In("injects"), Step::At(ix), Step::In("contingency_for")];
        out.at(Code::BadContingency, sheet, &path, |lang| msg::contingency_cycle(lang, &circle(&found)));
    }
}

fn absence(sheet: usize, ix: usize, inject: &Inject, expanded: &Expanded<'_>, out: &mut Reporter<'_>) {
    let InjectKind::Causes(Disturbance::Absence { organisation, post, .. }) = &inject.kind else { return };
    let Some(posts) = expanded.staffing.get(organisation) else { return };
    if posts.iter().any(|p| p.spec.post == *post) {
        return;
    }
    let path = [Step::In("injects"), Step::At(ix), Step::In("kind"), Step::In("post")];
    let problem = out.at(Code::UnknownId, sheet, &path, |lang| msg::post_unknown(lang, post, organisation));
    if let Some(meant) = scenario::hint::nearest(post, posts.iter().map(|p| p.spec.post.as_str())) {
        hint(problem, |lang| msg::did_you_mean(lang, meant));
    }
}

/// Whether a system is one of the places where a campaign may begin.
fn may_begin(launch: &Launch, campaign: &Campaign, system: &System) -> bool {
    let named = launch.entry.is_empty()
        || launch.entry.iter().any(|e| *e == system.id || *e == system.owner || *e == system.operator);
    named
        && campaign.actions.iter().any(|action| match &action.target {
            Target::Entry { kinds, exposure } => {
                exposure.contains(&system.exposure) && (kinds.is_empty() || kinds.contains(&system.kind))
            }
            _ => false,
        })
}

/// The ways in of a campaign, as its file has them: kinds of system and exposures.
fn wanted_entries(campaign: &Campaign) -> String {
    let ways = campaign.actions.iter().filter_map(|action| match &action.target {
        Target::Entry { kinds, exposure } => {
            let exposure = exposure.iter().map(|way| format!("{way:?}")).collect::<Vec<_>>().join(", ");
            let kinds = if kinds.is_empty() { "*".to_owned() } else { kinds.join(", ") };
            Some(format!("`{}`: {kinds} ({exposure})", action.id))
        }
        _ => None,
    });
    ways.collect::<Vec<_>>().join("; ")
}

/// The systems where a campaign may begin.
fn may_begin_at<'a>(launch: &Launch, campaign: &Campaign, expanded: &'a Expanded<'_>) -> Vec<&'a str> {
    let systems = expanded.province.systems.iter();
    systems.filter(|s| may_begin(launch, campaign, s)).map(|s| s.id.as_str()).collect()
}

/// A campaign that enters, or does nothing in the province at all, has nowhere to begin. Said where it is launched; of
/// a campaign of an option, in its own file.
fn no_entry(launched: (usize, Option<usize>), own: (usize, &Campaign), out: &mut Reporter<'_>) {
    let (own, campaign) = own;
    let entry = campaign.actions.iter().position(|a| matches!(a.target, Target::Entry { .. }));
    if entry.is_none() && campaign.actions.iter().any(|a| !matches!(a.target, Target::Outside)) {
        return;
    }
    let (sheet, place) = match (launched, entry) {
        ((sheet, Some(at)), _) => (sheet, vec![Step::In("campaigns"), Step::At(at), Step::In("campaign")]),
        (_, Some(at)) => (own, vec![Step::In("actions"), Step::At(at), Step::In("target")]),
        _ => (own, vec![Step::In("actions")]),
    };
    let problem = out.at(Code::NoEntry, sheet, &place, |lang| msg::no_entry(lang, &campaign.id));
    problem.gravity = Gravity::Warning;
    let wanted = wanted_entries(campaign);
    hint(problem, |lang| match wanted.as_str() {
        "" => msg::no_entry_outside(lang),
        wanted => msg::no_entry_hint(lang, wanted),
    });
}

/// What a campaign must reach, it reaches from at least one of the places where it may begin: along networks whose
/// paths can be open, and from what others need to what needs it, if it goes that way. An isolated system is reached only
/// through a network that lists it.
fn reach(
    sheet: usize,
    at: Option<usize>,
    launch: &Launch,
    (campaign, begins): (&Campaign, &[&str]),
    expanded: &Expanded<'_>,
    out: &mut Reporter<'_>,
) {
    let (Some(at), false) = (at, launch.must_reach.is_empty()) else { return };
    let supplies = campaign.actions.iter().any(|a| matches!(a.target, Target::Dependent { .. }));
    let reached = reachable(begins, expanded, supplies);
    let systems = &expanded.province.systems;
    for (ix, target) in launch.must_reach.iter().enumerate() {
        let exists = systems.binary_search_by(|s| s.id.as_str().cmp(target)).is_ok();
        if exists && !reached.contains(target.as_str()) {
            let path = [Step::In("campaigns"), Step::At(at), Step::In("must_reach"), Step::At(ix)];
            let problem = out.at(Code::UnreachableTarget, sheet, &path, |lang| {
                msg::unreachable_target(lang, target, &launch.campaign)
            });
            hint(problem, msg::unreachable_hint);
        }
    }
}

fn reachable<'a>(begins: &[&'a str], expanded: &'a Expanded<'_>, supplies: bool) -> BTreeSet<&'a str> {
    let mut needed_by: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for system in expanded.province.systems.iter().filter(|_| supplies) {
        for need in &system.depends_on {
            needed_by.entry(need).or_default().push(&system.id);
        }
    }
    let open: Vec<_> = expanded.province.networks.iter().filter(|n| *n.openness.value() > 0.0).collect();
    let mut of_system: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (ix, network) in open.iter().enumerate() {
        for member in &network.members {
            of_system.entry(member).or_default().push(ix);
        }
    }
    let mut reached: BTreeSet<&str> = begins.iter().copied().collect();
    let mut entered = vec![false; open.len()];
    let mut queue: Vec<&str> = begins.to_vec();
    while let Some(system) = queue.pop() {
        queue.extend(needed_by.get(system).into_iter().flatten().copied().filter(|s| reached.insert(s)));
        for ix in of_system.get(system).into_iter().flatten() {
            if !std::mem::replace(&mut entered[*ix], true) {
                queue.extend(open[*ix].members.iter().map(String::as_str).filter(|m| reached.insert(m)));
            }
        }
    }
    reached
}
