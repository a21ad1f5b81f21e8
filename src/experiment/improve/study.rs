//! The stages of a study, one after the other: each is a design of its own whose first arm is the province as it is.

use std::ops::Range;
use std::sync::Arc;

use super::found::{Candidate, Difference, Effect, Improvement, Level, Says, Step};
use super::tally::Tally;
use super::{Design, ImprovePlan};
use crate::experiment::arm::Arm;
use crate::experiment::batch::Estimate;
use crate::experiment::outcome::{Row, cells_of};
use crate::experiment::runner::Runner;

/// Lines of the next stage are numbered so much higher.
const STAGE: u64 = 1 << 40;

/// What a stage is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Aim {
    /// Every measure alone.
    Search,
    /// Every further measure with those chosen; these are the second arm.
    Combine,
    /// Everything again.
    Fresh,
}

/// A design whose first arm is the province as it is.
pub(super) struct Stage {
    aim: Aim,
    number: u64,
    /// The measures of every arm behind the first.
    sets: Vec<Vec<usize>>,
    /// Its first replication.
    from: u64,
    runner: Runner,
    tally: Tally,
    done: u64,
}

impl Stage {
    /// Replications done.
    pub(super) fn done(&self) -> u64 {
        self.done
    }
    /// Where the numbers of its lines begin.
    pub(super) fn key(&self) -> u64 {
        self.number * STAGE
    }
    /// Runs replications, counted from the first of the stage.
    pub(super) fn rows(&self, range: Range<u64>) -> Vec<Vec<Row>> {
        self.runner.rows(self.from + range.start..self.from + range.end)
    }
}

/// A study under way.
pub(super) struct Study {
    design: Design,
    plan: ImprovePlan,
    candidates: Vec<Candidate>,
    stage: Option<Stage>,
    /// Stages begun, replications done in them, and drills.
    stages: u64,
    done: u64,
    drills: u64,
    search: Option<(Level, Vec<Difference>)>,
    chosen: Vec<usize>,
    steps: Vec<Step>,
    /// The combinations with what the search says of them.
    grown: Vec<(Vec<usize>, Difference)>,
    fresh: Option<Tally>,
    refused: Option<rayon::ThreadPoolBuildError>,
}

impl Study {
    pub(super) fn new(design: Design, plan: ImprovePlan) -> Study {
        let candidate = |measure: &crate::scenario::model::CorrectiveMeasure| {
            let applied = measure.apply(&design.scenario);
            Candidate {
                cost: measure.yearly_cost(&applied.touched),
                applies: applied.scenario != *design.scenario,
                touched: applied.touched,
                measure: measure.clone(),
            }
        };
        let candidates = design.measures.iter().map(candidate).collect();
        let mut study = Study {
            design,
            plan,
            candidates,
            stage: None,
            stages: 0,
            done: 0,
            drills: 0,
            search: None,
            chosen: Vec::new(),
            steps: Vec::new(),
            grown: Vec::new(),
            fresh: None,
            refused: None,
        };
        let alone = study.applying();
        if !alone.is_empty() && plan.replications > 0 {
            study.begin(Aim::Search, alone.into_iter().map(|ix| vec![ix]).collect(), 0);
        }
        study
    }

    /// The measures that apply.
    fn applying(&self) -> Vec<usize> {
        (0..self.candidates.len()).filter(|ix| self.candidates[*ix].applies).collect()
    }

    /// The scenario under several measures, applied in the order of their ids.
    fn arm(&self, measures: &[usize]) -> Arm {
        let mut order = measures.to_vec();
        order.sort_unstable();
        let mut scenario = Arc::clone(&self.design.scenario);
        for ix in &order {
            scenario = Arc::new(self.candidates[*ix].measure.apply(&scenario).scenario);
        }
        let ids: Vec<&str> = order.iter().map(|ix| self.candidates[*ix].measure.id.as_str()).collect();
        Arm::of(ids.join("+"), scenario)
    }

    fn begin(&mut self, aim: Aim, sets: Vec<Vec<usize>>, from: u64) {
        let mut arms = vec![Arm::of("as-it-is", Arc::clone(&self.design.scenario))];
        arms.extend(sets.iter().map(|set| self.arm(set)));
        match Runner::new(arms, self.design.seed, self.design.threads) {
            Ok(runner) => {
                let tally = Tally::new(runner.layout(), sets.len() + 1, self.plan.confidence, self.plan.by);
                let number = self.stages;
                self.stages += 1;
                self.stage = Some(Stage { aim, number, sets, from, runner, tally, done: 0 });
            }
            Err(refused) => self.refused = Some(refused),
        }
    }

    /// The stage under way.
    pub(super) fn stage(&self) -> Option<&Stage> {
        self.stage.as_ref()
    }
    /// Replications done, in all stages.
    pub(super) fn done(&self) -> u64 {
        self.done
    }
    /// At most so many replications, in all stages.
    pub(super) fn most(&self) -> u64 {
        let steps = self.plan.combine.min(self.applying().len()).saturating_sub(1) as u64;
        match &self.stage {
            Some(stage) if stage.aim != Aim::Fresh => self.plan.replications * (steps + 2),
            Some(_) => self.plan.replications * self.stages,
            None => self.done,
        }
    }

    /// Takes in a line of a journal; false where it is not the next one.
    pub(super) fn take_line(&mut self, line: &str) -> bool {
        let Some(stage) = &self.stage else { return false };
        let columns = stage.runner.layout().columns.len();
        let Some((rep, cells)) = cells_of(line, columns * (stage.sets.len() + 1)) else { return false };
        if rep != stage.key() + stage.done {
            return false;
        }
        let rows: Vec<Row> = cells.chunks(columns.max(1)).map(<[_]>::to_vec).collect();
        self.take(&rows);
        true
    }

    /// Takes in a drill of every arm of the stage under way, and begins the next stage behind the last one.
    pub(super) fn take(&mut self, rows: &[Row]) {
        let Some(stage) = &mut self.stage else { return };
        stage.tally.take(rows);
        stage.done += 1;
        self.done += 1;
        self.drills += rows.len() as u64;
        if stage.done >= self.plan.replications
            && let Some(stage) = self.stage.take()
        {
            self.end(stage);
        }
    }

    fn end(&mut self, stage: Stage) {
        match stage.aim {
            Aim::Search => {
                let differences: Vec<Difference> =
                    (1..=stage.sets.len()).map(|arm| stage.tally.difference(arm)).collect();
                let best = best(differences.iter().map(|d| d.of(self.plan.by)));
                let first = best.filter(|at| differences[*at].says == Says::Helps);
                self.chosen.extend(first.map(|at| stage.sets[at][0]));
                self.search = Some((stage.tally.level(0), differences));
                self.grow();
            }
            Aim::Combine => self.end_step(&stage),
            Aim::Fresh => self.fresh = Some(stage.tally),
        }
    }

    /// Tries what may still be added, or everything again.
    fn grow(&mut self) {
        let further: Vec<usize> =
            self.applying().into_iter().filter(|ix| !self.chosen.contains(ix)).collect();
        let room = !self.chosen.is_empty() && self.chosen.len() < self.plan.combine;
        if room && !further.is_empty() {
            let with = |ix: usize| self.chosen.iter().copied().chain([ix]).collect();
            let sets = [self.chosen.clone()].into_iter().chain(further.into_iter().map(with)).collect();
            self.begin(Aim::Combine, sets, 0);
        } else {
            let alone = self.applying().into_iter().map(|ix| vec![ix]);
            let sets = alone.chain(self.grown.iter().map(|(set, _)| set.clone())).collect();
            self.begin(Aim::Fresh, sets, self.plan.replications);
        }
    }

    fn end_step(&mut self, stage: &Stage) {
        // The first set is what was chosen; the others end with what is tried.
        let tried: Vec<(usize, Estimate)> = (1..stage.sets.len())
            .filter_map(|at| Some((*stage.sets[at].last()?, stage.tally.added(at + 1))))
            .collect();
        let best = best(tried.iter().map(|(_, adds)| *adds));
        let best = best.filter(|at| Says::of(tried[*at].1) == Says::Helps);
        let taken = best.map(|at| tried[at].0);
        self.steps.push(Step { chosen: self.chosen.clone(), tried, taken });
        match (best, taken) {
            (Some(at), Some(ix)) => {
                self.chosen.push(ix);
                self.grown.push((self.chosen.clone(), stage.tally.difference(at + 2)));
                self.grow();
            }
            _ => {
                let alone = self.applying().into_iter().map(|ix| vec![ix]);
                let sets = alone.chain(self.grown.iter().map(|(set, _)| set.clone())).collect();
                self.begin(Aim::Fresh, sets, self.plan.replications);
            }
        }
    }

    /// What was found.
    ///
    /// # Errors
    /// Where there were no threads.
    pub(super) fn finish(self) -> Result<Improvement, rayon::ThreadPoolBuildError> {
        if let Some(refused) = self.refused {
            return Err(refused);
        }
        let alone = self.applying();
        let mut found = Improvement {
            plan: self.plan,
            expectations: self.fresh.as_ref().map(Tally::expectations).unwrap_or_default(),
            base: None,
            singles: Vec::new(),
            steps: self.steps,
            combinations: Vec::new(),
            drills: self.drills,
            candidates: self.candidates,
        };
        if let (Some(fresh), Some((level, searched))) = (&self.fresh, &self.search) {
            found.base = Some((*level, fresh.level(0)));
            let possible = fresh.possible_best();
            let costs: Vec<Option<f64>> = found.candidates.iter().map(|c| c.cost).collect();
            let effect = |arm: usize, measures: Vec<usize>, search: Difference| Effect {
                cost: measures.iter().map(|ix| costs[*ix]).sum(),
                measures,
                search,
                fresh: fresh.difference(arm),
                possible_best: possible[arm],
                whole_plan: fresh.whole_plan(arm),
                expectations: fresh.changes(arm),
            };
            let singles = std::iter::zip(&alone, searched).enumerate();
            found.singles = singles.map(|(at, (ix, search))| effect(at + 1, vec![*ix], *search)).collect();
            let by = found.plan.by;
            let value = |e: &Effect| e.search.of(by).value.unwrap_or(f64::NEG_INFINITY);
            found.singles.sort_by(|a, b| value(b).total_cmp(&value(a)).then(a.measures.cmp(&b.measures)));
            let first = alone.len() + 1;
            let grown = self.grown.iter().enumerate();
            found.combinations =
                grown.map(|(at, (set, search))| effect(first + at, set.clone(), *search)).collect();
        }
        Ok(found)
    }
}

/// The position of the greatest estimate, the first of equal ones.
fn best(estimates: impl Iterator<Item = Estimate>) -> Option<usize> {
    let known = estimates.enumerate().filter_map(|(at, estimate)| Some((at, estimate.value?)));
    known.reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(at, _)| at)
}
