//! From what the rows have shown to what was found, and to `comparison.json`.

use super::super::batch::{Estimate, Stop};
use super::super::outcome::Column;
use super::super::runner::Runner;
use super::found::{
    ArmFound, ChanceDifference, ColumnMean, Comparison, HoursDifference, MetChance, PairFound, Parts,
    Selection, ShareDifference, VarianceReduction,
};
use super::state::{ArmTally, PairTally, SHARE, State};
use crate::experiment::stats::{
    Best, Interval, Moments, Validity, Verdict, difference_interval, drills_to_tell, verdict, with_the_best,
};
use crate::kernel::dist::normal::normal_quantile;
use crate::score::Status;

pub(super) fn summary(state: &State) -> Comparison {
    Comparison {
        plan: state.plan.clone(),
        replications: state.done(),
        stopped_by: state.stopped().unwrap_or(Stop::Replications),
        validity: state.validity(),
        complete: state.complete,
        arms: state.arms.iter().map(|arm| arm_found(state, arm)).collect(),
        pairs: state.each_pair().enumerate().map(|(ix, pair)| pair_found(state, ix, pair)).collect(),
        best: best(state),
        selection: selection(state),
        chances: chances(state),
        shares: shares(state),
        hours: hours(state),
        variance_reduction: variance_reduction(state),
    }
}

fn estimate(value: Option<f64>, interval: Option<Interval>) -> Estimate {
    Estimate { value, low: interval.map(|i| i.low), high: interval.map(|i| i.high) }
}

fn arm_found(state: &State, arm: &ArmTally) -> ArmFound {
    let (confidence, validity) = (state.plan.confidence, state.validity());
    let columns = &state.runner.layout().columns;
    let means = std::iter::zip(columns, &arm.columns)
        .filter(|(column, _)| !matches!(column, Column::Status(..)))
        .map(|(column, (moments, open))| ColumnMean {
            id: column.name(),
            present: moments.count(),
            open: *open,
            mean: moments.mean(),
        });
    ArmFound {
        mean: estimate(
            arm.values.mean(),
            state.plan.measure.bounds().mean(&arm.values, confidence, validity),
        ),
        p10: arm.quantiles.at(0.1),
        p50: arm.quantiles.at(0.5),
        p90: arm.quantiles.at(0.9),
        open: arm.open,
        chances: met_chances(state, arm),
        shares: state.expectations.iter().map(|at| arm.columns[*at + SHARE].0.mean()).collect(),
        hours: state.hours.iter().map(|at| arm.columns[*at].0.mean()).collect(),
        columns: means.collect(),
        times: arm.times.clone(),
    }
}

fn met_chances(state: &State, arm: &ArmTally) -> Vec<MetChance> {
    let of = |(at, counts): (&usize, &[u64; 5])| {
        let count = |status: Status| counts[status as usize];
        let (met, undecided) = (count(Status::Met), count(Status::Undecided));
        let due = counts.iter().sum::<u64>() - count(Status::NotEvaluated);
        let interval = state.validity().chance(met, met + undecided, due, state.plan.confidence);
        let value = (due > 0 && undecided == 0).then(|| met as f64 / due as f64);
        let chance = estimate(value, (due > 0).then_some(interval));
        MetChance { expectation: expectation_id(state, *at), due, met, undecided, chance }
    };
    std::iter::zip(&state.expectations, &arm.statuses).map(of).collect()
}

fn expectation_id(state: &State, at: usize) -> String {
    match &state.runner.layout().columns[at] {
        Column::Status(_, id) => id.clone(),
        other => other.name(),
    }
}

fn pair_found(state: &State, ix: usize, pair: (usize, usize)) -> PairFound {
    let tally = &state.pairs[ix];
    let interval = state.interval(ix, pair, state.each_of(state.pairs.len()));
    let (measure, worth) = (&state.plan.measure, state.plan.worth);
    let said = match interval {
        _ if state.same(pair) && !tally.unlike => Verdict::Same,
        Some(Interval { low, high }) => {
            let (a, b) = (measure.oriented(low), measure.oriented(high));
            verdict(Interval { low: a.min(b), high: a.max(b) }, worth)
        }
        None => Verdict::Open,
    };
    let open = said == Verdict::Open && state.complete > 0;
    PairFound {
        first: pair.0,
        second: pair.1,
        difference: estimate(tally.values.mean(), interval),
        verdict: said,
        all_alike: !tally.unlike,
        drills_to_tell: interval.filter(|_| open).and_then(|i| drills_to_tell(state.done(), i, worth)),
        parts: state.plan.stated.then(|| parts(state, pair, tally)),
    }
}

/// A structure beside itself differs from itself by nothing, and by nothing in its parts.
fn parts(state: &State, pair: (usize, usize), tally: &PairTally) -> Parts {
    let each = state.each_of(state.pairs.len());
    let same = state.same(pair) && !tally.unlike && tally.values.count() > 0;
    let of = |moments: &Moments, width: f64| {
        let floor = || difference_interval(moments, width, each, state.validity());
        let alike = same && moments.range() == Some((0.0, 0.0));
        estimate(moments.mean(), if alike { Some(Interval { low: 0.0, high: 0.0 }) } else { floor() })
    };
    // The rest is a difference of differences: it reaches twice as far.
    let width = state.width();
    Parts { stated: of(&tally.stated, width), assumed: of(&tally.assumed, 2.0 * width) }
}

/// Each end of an interval may fail with α/(k - 1): both ends with twice that. An interval of every moment may leave its
/// mean behind on both sides, one after the other, so there an end is given all of the error.
fn best(state: &State) -> Vec<Best> {
    let arms = state.arms.len();
    let ends = match state.validity() {
        Validity::Fixed => 2.0,
        Validity::Anytime => 1.0,
    };
    let each = 1.0 - ends * (1.0 - state.plan.confidence) / arms.saturating_sub(1).max(1) as f64;
    let intervals: Option<Vec<Interval>> =
        state.each_pair().enumerate().map(|(ix, pair)| state.interval(ix, pair, each)).collect();
    let Some(intervals) = intervals else { return Vec::new() };
    let oriented = |interval: Interval, turn: bool| {
        let sign = |v: f64| state.plan.measure.oriented(if turn { 0.0 - v } else { v });
        let (a, b) = (sign(interval.low), sign(interval.high));
        Interval { low: a.min(b), high: a.max(b) }
    };
    with_the_best(arms, |i, l| {
        let wanted = (i.min(l), i.max(l));
        let ix = state.each_pair().position(|pair| pair == wanted).unwrap_or(0);
        oriented(intervals[ix], i > l)
    })
}

fn selection(state: &State) -> Option<Selection> {
    let (race, probability) = (state.race.as_ref()?, state.plan.select?);
    let arms = 0..state.arms.len();
    Some(Selection {
        probability,
        zone: state.plan.worth,
        winner: race.winner(),
        tied: race.tied(),
        left: arms.clone().filter(|arm| race.alive(*arm)).collect(),
        taken: arms.map(|arm| race.taken(arm)).collect(),
        most: race.most(),
    })
}

fn chances(state: &State) -> Vec<ChanceDifference> {
    // Together: every expectation that was ever due under both of a pair.
    let ever = state.pairs.iter().flat_map(|pair| &pair.met).filter(|met| met.due > 0).count();
    let each = state.each_of(ever);
    let mut found = Vec::new();
    for (row, at) in state.expectations.iter().enumerate() {
        for (ix, pair) in state.each_pair().enumerate() {
            let met = state.pairs[ix].met[row];
            let same = state.same(pair) && !state.pairs[ix].unlike && met.due > 0;
            let exact = Interval { low: 0.0, high: 0.0 };
            let interval = if same { Some(exact) } else { met.interval(each, state.validity()) };
            found.push(ChanceDifference {
                expectation: expectation_id(state, *at),
                first: pair.0,
                second: pair.1,
                due: met.due,
                first_only: met.first_only,
                second_only: met.second_only,
                difference: estimate(met.difference(), interval),
            });
        }
    }
    found
}

fn shares(state: &State) -> Vec<ShareDifference> {
    let ever = state.pairs.iter().flat_map(|pair| &pair.shares).filter(|share| share.count() > 0).count();
    let each = state.each_of(ever);
    let mut found = Vec::new();
    for (row, at) in state.expectations.iter().enumerate() {
        for (ix, pair) in state.each_pair().enumerate() {
            let moments = &state.pairs[ix].shares[row];
            let same = state.same(pair) && !state.pairs[ix].unlike && moments.count() > 0;
            let interval = if same {
                Some(Interval { low: 0.0, high: 0.0 })
            } else {
                difference_interval(moments, 1.0, each, state.validity())
            };
            found.push(ShareDifference {
                expectation: expectation_id(state, *at),
                first: pair.0,
                second: pair.1,
                due: moments.count(),
                difference: estimate(moments.mean(), interval),
            });
        }
    }
    found
}

fn hours(state: &State) -> Vec<HoursDifference> {
    let each = state.each_of(state.pairs.len() * state.hours.len());
    let mut found = Vec::new();
    for (row, at) in state.hours.iter().enumerate() {
        for (ix, pair) in state.each_pair().enumerate() {
            let moments = &state.pairs[ix].hours[row];
            let same = state.same(pair) && !state.pairs[ix].unlike && moments.count() > 0;
            let interval = if same {
                Some(Interval { low: 0.0, high: 0.0 })
            } else {
                difference_interval(moments, state.width_of_hours(row), each, state.validity())
            };
            found.push(HoursDifference {
                column: state.runner.layout().columns[*at].name(),
                class: row,
                first: pair.0,
                second: pair.1,
                drills: moments.count(),
                difference: estimate(moments.mean(), interval),
            });
        }
    }
    found
}

fn variance_reduction(state: &State) -> Vec<VarianceReduction> {
    if !state.plan.variance_reduction {
        return Vec::new();
    }
    let z = normal_quantile((1.0 + state.plan.confidence) / 2.0);
    let of = |(ix, (first, second)): (usize, (usize, usize))| {
        let pair = &state.pairs[ix];
        let (common, apart) = (pair.values.variance()?, pair.apart.variance()?);
        let errors = pair.values.log_variance_error().zip(pair.apart.log_variance_error());
        let ratio = (common > 0.0).then(|| apart / common);
        let reach = errors.map(|(a, b)| libm::exp(z * libm::sqrt(a * a + b * b)));
        let ends =
            ratio.zip(reach).map(|(ratio, reach)| Interval { low: ratio / reach, high: ratio * reach });
        let drills = pair.apart.count();
        Some(VarianceReduction { first, second, common, apart, drills, ratio: estimate(ratio, ends) })
    };
    state.each_pair().enumerate().filter_map(of).collect()
}

/// What `comparison.json` holds; `digests` are those of the scenarios of the arms.
pub fn comparison_json(runner: &Runner, found: &Comparison, digests: &[String]) -> serde_json::Value {
    let id = |arm: usize| runner.arms().get(arm).map_or_else(String::new, |arm| arm.id.clone());
    let arms = found.arms.iter().enumerate().map(|(ix, arm)| {
        let scenario = &runner.arms()[ix].scenario;
        serde_json::json!({
            "id": id(ix), "scenario": scenario.id, "structure": scenario.structure.id,
            "name": scenario.structure.name, "scenario_digest": digests.get(ix), "found": arm,
        })
    });
    let best =
        found.best.iter().enumerate().map(|(ix, best)| serde_json::json!({ "arm": id(ix), "is": best }));
    let measure = &found.plan.measure;
    let mut json = serde_json::json!({
        "format": 1,
        "version": env!("CARGO_PKG_VERSION"),
        "seed": runner.seed(),
        "replications": found.replications,
        "complete": found.complete,
        "stopped_by": found.stopped_by,
        "confidence": found.plan.confidence,
        "intervals": found.validity,
        "measure": {
            "column": measure.column.name(), "better": measure.better, "unit": measure.unit(),
            "worth": found.plan.worth,
        },
        "arms": arms.collect::<Vec<_>>(),
        "differences": found.pairs,
        "with_the_best": best.collect::<Vec<_>>(),
        "selection": found.selection,
        "expectations": found.chances,
        "share_met": found.shares,
        "hours_to_containment": found.hours,
        "variance_reduction": found.variance_reduction,
    });
    name_arms(&mut json, &id);
    json
}

/// Arms by their ids wherever they are named by position.
fn name_arms(value: &mut serde_json::Value, id: &dyn Fn(usize) -> String) {
    let name = |value: &mut serde_json::Value| {
        if let Some(arm) = value.as_u64() {
            *value = id(arm as usize).into();
        }
    };
    match value {
        serde_json::Value::Array(list) => list.iter_mut().for_each(|inner| name_arms(inner, id)),
        serde_json::Value::Object(map) => {
            for (key, inner) in map.iter_mut() {
                match key.as_str() {
                    "first" | "second" | "winner" => name(inner),
                    "tied" | "left" => inner.as_array_mut().into_iter().flatten().for_each(name),
                    _ => name_arms(inner, id),
                }
            }
        }
        _ => {}
    }
}
