//! The whole study: screening, indices, curves, joint sample and plane, within a number of drills.

use super::ask::{Answer, Model, Point, Question, Series, ask_together};
use super::cube::Cube;
use super::decide::Rule;
use super::findings::{Cell, Drills, Findings, Found, Level, Plane, Screening};
use super::flip::{Flip, Scale, flip};
use super::joint::{self, LOOKS, Sample};
use super::pairs::{PairShare, pair_share};
use super::range::{levels, share_of, value_at};
use super::screen::{leads, main_effect, split};
use super::sobol::{Design, Indices, indices};
use super::surface::Surface;
use crate::experiment::Estimate;
use crate::experiment::stats::{Bounds, Interval, Moments, Validity};
use crate::scenario::Factor;

/// Confidence of every interval.
pub const CONFIDENCE: f64 = 0.95;
/// Replications of a point of the screening: two tell noise apart from what the point does.
const SCREENING_REPLICATIONS: u64 = 2;
/// Points of the screening at most; what is left over goes to the other parts.
const SCREENING_MOST: u64 = 8192;
/// Factors that are looked at one by one: at least, also where noise may have chosen them, and at most.
const LEADS: [usize; 2] = [5, 12];
/// Chance that noise adds a factor to them, over all factors and series.
const SCREENING_ALPHA: f64 = 0.05;
/// Points, blocks and replications of each part at least, however small the budget.
const LEAST: u64 = 4;
/// Replications of a point of the plane at least: its points inform on one another.
const PLANE_LEAST: u64 = 2;
/// Levels of a curve over the range of a factor, beside the value used.
const LEVELS: usize = 5;
/// Levels along each side of the plane.
const PLANE: usize = 7;
/// First replications of the parts of a study: none shares its luck with another.
const SOBOL_LUCK: u64 = 1 << 32;
const CURVE_LUCK: u64 = 2 << 32;
const PLANE_LUCK: u64 = 4 << 32;

/// What is asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct StudyPlan {
    /// Drills to spend, over all structures.
    pub budget: u64,
    /// Replications of every point of the indices.
    pub replications: u64,
    /// Seed of the sample and of the drills.
    pub seed: u64,
    /// More is better.
    pub higher_is_better: bool,
    /// A difference up to this is not worth having.
    pub worth: f64,
    /// What values the measure can take.
    pub bounds: Bounds,
}

/// How often a study asks: each time everything that can be asked from what was answered before. The screening comes first,
/// then indices and curves of what it found; with several structures also a joint sample, looked at again and again, and
/// beside its second look the plane.
pub fn stages(arms: usize) -> u64 {
    if arms > 1 { 1 + u64::from(LOOKS) } else { 2 }
}

/// The fewest drills of each part when so many factors are looked at one by one.
fn least(arms: u64, replications: u64, leads: usize) -> [u64; 5] {
    let leads = leads as u64;
    let several = u64::from(arms > 1);
    [
        LEAST * SCREENING_REPLICATIONS,
        // A, B, each factor and the rest.
        LEAST * (leads + 3) * replications,
        LEAST * (1 + leads * LEVELS as u64),
        several * joint::FEWEST,
        several * (PLANE * PLANE) as u64 * PLANE_LEAST,
    ]
    .map(|drills| drills * arms)
}

/// A study with fewer drills than this has no room for each of its parts.
pub fn least_budget(arms: usize, replications: u64) -> u64 {
    least(arms as u64, replications, LEADS[0]).iter().sum()
}

/// Runs a study of the factors of a model.
///
/// # Errors
/// Those of the model.
pub fn study<M: Model>(factors: &[Factor], plan: StudyPlan, model: &mut M) -> Result<Findings, M::Error> {
    let names: Vec<String> = factors.iter().map(|factor| factor.id.clone()).collect();
    let arms = model.outputs() as u64;
    let mut study = Study {
        factors,
        names,
        plan,
        arms,
        all: Series::all(arms as usize),
        drills: Drills::default(),
        pairs: Vec::new(),
        seen: 0.0,
    };
    let (screening, chosen, screened) = study.screen(model)?;
    let mut joint = (arms > 1).then(|| Sample::new(plan.seed, &study.names, arms, study.part(3)));
    let (design, by_series, curves) = study.effects(&chosen, joint.as_mut(), model)?;
    let found = study.found(&chosen, &screened, &by_series, curves.levels);
    let plane = match &mut joint {
        Some(joint) => study.orders(&found, joint, model)?,
        None => None,
    };
    study.drills.joint = joint.as_ref().map_or(0, Sample::spent);
    Ok(Findings {
        drills: study.drills,
        series: study.all.iter().map(|series| series.outputs()).collect(),
        base: curves.base,
        screening,
        screening_replications: SCREENING_REPLICATIONS,
        mean: by_series.iter().map(|found| found.mean).collect(),
        replications: design.replications,
        blocks: design.blocks() as u64,
        variance: by_series.iter().map(|found| found.variance).collect(),
        noise: by_series.iter().map(|found| found.noise).collect(),
        empty_blocks: by_series.iter().map(|found| found.empty_blocks).collect(),
        rest_factors: (factors.len() - found.len()) as u64,
        rest: by_series.iter().filter_map(|one| one.groups.get(found.len()).cloned()).collect(),
        found,
        curve_replications: curves.replications,
        pairs: study.pairs,
        joint: joint.map(|joint| joint.found()),
        plane,
    })
}

/// A factor that is looked at by itself, with the chance that noise alone showed so strong an effect.
type Chosen = (usize, f64);

/// Means of the points of the screening by pair of structures, with their cube.
type Screened = (Cube, Vec<Vec<f64>>);

struct Study<'a> {
    factors: &'a [Factor],
    names: Vec<String>,
    plan: StudyPlan,
    arms: u64,
    all: Vec<Series>,
    drills: Drills,
    /// Filled by the screening, as is the distance between the greatest and the least value seen there.
    pairs: Vec<Option<PairShare>>,
    seen: f64,
}

struct Curves {
    base: Vec<Estimate>,
    replications: u64,
    /// By factor: levels and flips.
    levels: Vec<(Vec<Level>, Vec<Flip>)>,
}

impl Study<'_> {
    /// Shares of the budget, in percent: screening, indices, curves, joint sample, plane.
    fn shares(&self) -> [u64; 5] {
        if self.arms > 1 { [40, 25, 15, 10, 10] } else { [35, 45, 20, 0, 0] }
    }
    /// Drills that a part may spend: as few as it needs, and its share of the others.
    fn part(&self, ix: usize) -> u64 {
        let least = least(self.arms, self.plan.replications, LEADS[0]);
        let others = self.plan.budget.saturating_sub(least.iter().sum());
        least[ix] + others / 100 * self.shares()[ix]
    }

    /// How many factors can be looked at one by one without spending more.
    fn room(&self) -> usize {
        let fits = |leads: &usize| {
            let least = least(self.arms, self.plan.replications, *leads);
            least[1] <= self.part(1) && least[2] <= self.part(2)
        };
        (LEADS[0]..=LEADS[1]).rev().find(fits).unwrap_or(LEADS[0])
    }

    /// The factors with effects of their own, each with the chance that noise made it so.
    fn screen<M: Model>(
        &mut self,
        model: &mut M,
    ) -> Result<(Vec<Screening>, Vec<Chosen>, Screened), M::Error> {
        let points = self.part(0) / (SCREENING_REPLICATIONS * self.arms);
        let n = points.clamp(LEAST, SCREENING_MOST) as usize;
        let cube = Cube::new(self.plan.seed, 0, &self.names, n);
        let answers = model.ask(n, &|point| Question {
            point: cube.point(point).into(),
            replications: replications(point as u64 * SCREENING_REPLICATIONS, SCREENING_REPLICATIONS),
        })?;
        self.drills.screening = n as u64 * SCREENING_REPLICATIONS * self.arms;
        let finite = answers.iter().flatten().flatten().copied().filter(|value| value.is_finite());
        let (low, high) = finite.fold((0.0f64, 0.0f64), |(low, high), v| (low.min(v), high.max(v)));
        self.seen = high - low;
        let (mut screening, mut chosen): (Vec<Screening>, Vec<Chosen>) = (Vec::new(), Vec::new());
        let mut differences = Vec::new();
        let alpha = SCREENING_ALPHA / self.all.len() as f64;
        for series in &self.all {
            let values: Vec<Vec<f64>> = answers.iter().map(|answer| series.values(answer)).collect();
            let means: Vec<f64> = values.iter().map(|v| v.iter().sum::<f64>() / v.len() as f64).collect();
            if let Series::Difference(..) = series {
                let StudyPlan { higher_is_better, worth, seed, .. } = self.plan;
                let part = self.pairs.len() as u64;
                self.pairs.push(pair_share(&values, higher_is_better, worth, seed, part));
            }
            let parts = split(&values);
            screening.push(Screening {
                points: means.iter().filter(|mean| mean.is_finite()).count() as u64,
                variance: parts.map(|(variance, _)| variance),
                noise: parts.map(|(_, noise)| noise),
            });
            for lead in leads(&cube, self.factors.len(), &means, LEADS, alpha) {
                let p = (lead.p * self.all.len() as f64).min(1.0);
                match chosen.iter_mut().find(|(factor, _)| *factor == lead.factor) {
                    Some((_, known)) => *known = known.min(p),
                    None => chosen.push((lead.factor, p)),
                }
            }
            if let Series::Difference(..) = series {
                differences.push(means);
            }
        }
        chosen.sort_by(|a, b| a.1.total_cmp(&b.1));
        chosen.truncate(self.room());
        // Of several series, none may fill the list with noise.
        let certain = chosen.iter().filter(|(_, p)| *p <= SCREENING_ALPHA).count();
        chosen.truncate(certain.max(LEADS[0]));
        Ok((screening, chosen, (cube, differences)))
    }

    /// Indices and curves of the factors that were chosen, beside the first look at the joint sample.
    fn effects<M: Model>(
        &mut self,
        chosen: &[Chosen],
        joint: Option<&mut Sample>,
        model: &mut M,
    ) -> Result<(Design, Vec<Indices>, Curves), M::Error> {
        let design = self.design(chosen);
        let places = self.places(chosen);
        let n = (self.part(2) / (places.len() as u64 * self.arms)).max(LEAST);
        let along = |ix: usize| {
            let moved: &[(usize, f64)] = places[ix].as_slice();
            Question { point: self.point(moved), replications: replications(CURVE_LUCK, n) }
        };
        let look = |ix: usize| joint.as_deref().map_or_else(|| along(0), |joint| joint.question(ix));
        let parts: [(usize, &dyn Fn(usize) -> Question); 3] = [
            (design.questions(), &|ix| design.question(ix)),
            (places.len(), &along),
            (joint.as_deref().map_or(0, Sample::questions), &look),
        ];
        let mut answers = ask_together(model, &parts)?.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        let blocks = next();
        let of = |series: &Series| indices(&design, &blocks, *series, self.plan.seed);
        let by_series = self.all.iter().map(of).collect();
        let curves = self.curves(chosen, n, next());
        self.drills.indices = design.questions() as u64 * design.replications * self.arms;
        self.drills.curves = places.len() as u64 * n * self.arms;
        if let Some(joint) = joint {
            joint.take(next(), self.looking());
        }
        Ok((design, by_series, curves))
    }

    fn design(&self, chosen: &[Chosen]) -> Design {
        let mut groups: Vec<Vec<usize>> = chosen.iter().map(|(factor, _)| vec![*factor]).collect();
        let rest = (0..self.factors.len()).filter(|ix| chosen.iter().all(|(factor, _)| factor != ix));
        groups.push(rest.collect());
        let each = (groups.len() as u64 + 2) * self.plan.replications * self.arms;
        let blocks = (self.part(1) / each).max(LEAST) as usize;
        let cubes = [1, 2].map(|part| Cube::new(self.plan.seed, part, &self.names, blocks));
        Design { groups, cubes, replications: self.plan.replications, first: SOBOL_LUCK }
    }

    /// Where the curves are looked at: at the values used, then along the range of every factor.
    fn places(&self, chosen: &[Chosen]) -> Vec<Option<(usize, f64)>> {
        let along = chosen.iter().flat_map(|(factor, _)| {
            levels(&self.factors[*factor], LEVELS).into_iter().map(|share| Some((*factor, share)))
        });
        std::iter::once(None).chain(along).collect()
    }

    fn curves(&self, chosen: &[Chosen], replications: u64, answers: Vec<Answer>) -> Curves {
        let mut answers = answers.into_iter();
        let base = answers.next().unwrap_or_default();
        let levels = chosen.iter().map(|(factor, _)| {
            let shares = levels(&self.factors[*factor], LEVELS);
            let answers: Vec<Answer> = answers.by_ref().take(shares.len()).collect();
            self.curve(*factor, &base, &shares, &answers)
        });
        let levels = levels.collect();
        let base = self.all.iter().map(|series| self.mean(*series, &base)).collect();
        Curves { base, replications, levels }
    }

    /// What was found of every factor that was chosen, the strongest first.
    fn found(
        &self,
        chosen: &[Chosen],
        (cube, differences): &Screened,
        by_series: &[Indices],
        levels: Vec<(Vec<Level>, Vec<Flip>)>,
    ) -> Vec<Found> {
        let many = (self.factors.len() * differences.len()).max(1) as f64;
        let each_of = 1.0 - (1.0 - CONFIDENCE) / many;
        let each = chosen.iter().zip(levels).enumerate();
        let mut found: Vec<Found> = each
            .map(|(ix, (&(factor, p), (curve, flips)))| Found {
                factor,
                p,
                stands_out: p <= SCREENING_ALPHA,
                indices: by_series.iter().map(|found| found.groups[ix].clone()).collect(),
                curve,
                flips,
                main: differences.iter().map(|means| main_effect(cube, factor, means, each_of)).collect(),
            })
            .collect();
        let strength = |found: &Found| {
            let totals = found.indices.iter().filter_map(|index| index.total.value);
            totals.fold(f64::NEG_INFINITY, f64::max)
        };
        found.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.factor.cmp(&b.factor)));
        found
    }

    fn curve(&self, ix: usize, base: &Answer, shares: &[f64], answers: &[Answer]) -> (Vec<Level>, Vec<Flip>) {
        let factor = &self.factors[ix];
        let own = share_of(factor, factor.value);
        let same = |share: f64| value_at(factor, share) == factor.value;
        let mut points: Vec<(f64, bool, &Answer)> =
            shares.iter().zip(answers).map(|(share, answer)| (*share, same(*share), answer)).collect();
        if !points.iter().any(|(_, same, _)| *same) {
            points.push((own, true, base));
            points.sort_by(|a, b| a.0.total_cmp(&b.0));
        }
        let level = |(share, own, answer): &(f64, bool, &Answer)| Level {
            share: *share,
            value: if *own { factor.value } else { value_at(factor, *share) },
            own: *own,
            mean: self.all.iter().map(|series| self.mean(*series, answer)).collect(),
            change: self.all.iter().map(|series| self.change(*series, answer, base, *own)).collect(),
        };
        let pairs = self.all.iter().filter(|series| matches!(series, Series::Difference(..)));
        let flips = pairs.enumerate().map(|(at, series)| {
            let shares: Vec<f64> = points.iter().map(|(share, _, _)| *share).collect();
            let differences: Vec<Vec<f64>> =
                points.iter().map(|(_, _, answer)| series.values(answer)).collect();
            flip(&shares, &differences, own, self.scale(), self.plan.seed, (ix * 64 + at) as u64)
        });
        (points.iter().map(level).collect(), flips.collect())
    }

    fn rule(&self, alpha: f64) -> Rule {
        let StudyPlan { higher_is_better, worth, .. } = self.plan;
        Rule { higher_is_better, worth, alpha, scale: self.scale() }
    }

    fn scale(&self) -> Scale {
        Scale { bounds: self.plan.bounds, seen: self.seen }
    }

    /// The mean of a series over the replications of an answer.
    fn mean(&self, series: Series, answer: &Answer) -> Estimate {
        let moments = moments(series.values(answer).into_iter());
        let interval = match series {
            Series::Of(_) => self.plan.bounds.mean(&moments, CONFIDENCE, Validity::Fixed),
            Series::Difference(..) => self.scale().difference(&moments, CONFIDENCE),
        };
        Estimate { value: moments.mean(), low: interval.map(|i| i.low), high: interval.map(|i| i.high) }
    }

    /// The mean difference between two answers under the same luck; at the value used, nothing.
    fn change(&self, series: Series, answer: &Answer, base: &Answer, own: bool) -> Estimate {
        let pairs = answer.iter().zip(base);
        let moments = moments(pairs.map(|(here, base)| series.value(here) - series.value(base)));
        let nothing = Interval { low: 0.0, high: 0.0 };
        let interval = match series {
            _ if own && moments.range() == Some((0.0, 0.0)) => Some(nothing),
            Series::Of(_) => self.scale().difference(&moments, CONFIDENCE),
            // A difference of differences reaches twice as far, and is no longer that of two chances.
            Series::Difference(..) => {
                let bounds = Bounds { least: None, greatest: None, chance: false };
                let seen = 2.0 * self.plan.bounds.width().unwrap_or(self.seen);
                Scale { bounds, seen }.difference(&moments, CONFIDENCE)
            }
        };
        Estimate { value: moments.mean(), low: interval.map(|i| i.low), high: interval.map(|i| i.high) }
    }

    /// The rule for one look at the joint sample.
    fn looking(&self) -> Rule {
        self.rule((1.0 - CONFIDENCE) / f64::from(LOOKS))
    }

    /// The plane of the two factors that move the differences of structures most, beside the second look at the joint
    /// sample; then its other looks.
    fn orders<M: Model>(
        &mut self,
        found: &[Found],
        joint: &mut Sample,
        model: &mut M,
    ) -> Result<Option<Plane>, M::Error> {
        let axes = self.axes(found);
        let shares = axes.map(|axes| axes.map(|factor| levels(&self.factors[factor], PLANE)));
        let at: Vec<[f64; 2]> = shares.iter().flat_map(|[x, y]| grid(x, y)).collect();
        let n = (self.part(4) / (at.len().max(1) as u64 * self.arms)).max(PLANE_LEAST);
        let cell = |ix: usize| {
            let moved = axes.map(|[x, y]| [(x, at[ix][0]), (y, at[ix][1])]);
            let point = self.point(moved.as_ref().map_or(&[], |moved| &moved[..]));
            Question { point, replications: replications(PLANE_LUCK + ix as u64 * n, n) }
        };
        let look = |ix: usize| joint.question(ix);
        let parts: [(usize, &dyn Fn(usize) -> Question); 2] = [(at.len(), &cell), (joint.questions(), &look)];
        let mut answers = ask_together(model, &parts)?.into_iter();
        let mut next = || answers.next().unwrap_or_default();
        let cells = next();
        joint.take(next(), self.looking());
        for _ in 2..LOOKS {
            let answers = model.ask(joint.questions(), &|ix| joint.question(ix))?;
            joint.take(answers, self.looking());
        }
        self.drills.plane = at.len() as u64 * n * self.arms;
        Ok(axes.zip(shares).map(|(factors, shares)| {
            let values = [0, 1].map(|ix| {
                let factor = &self.factors[factors[ix]];
                shares[ix].iter().map(|share| value_at(factor, *share)).collect()
            });
            Plane { factors, shares, values, replications: n, cells: self.cells(&at, &cells) }
        }))
    }

    /// The two factors that move the differences of structures most, where there are two.
    fn axes(&self, found: &[Found]) -> Option<[usize; 2]> {
        let pairs: Vec<usize> =
            (0..self.all.len()).filter(|ix| matches!(self.all[*ix], Series::Difference(..))).collect();
        let strength = |found: &&Found| {
            let moves = pairs.iter().filter_map(|ix| found.indices[*ix].moves.value);
            moves.fold(0.0, f64::max)
        };
        let mut strongest: Vec<&Found> = found.iter().collect();
        strongest.sort_by(|a, b| strength(b).total_cmp(&strength(a)));
        match strongest.as_slice() {
            [x, y, ..] => Some([x.factor, y.factor]),
            _ => None,
        }
    }

    /// The verdict at every point of the plane, from quadratic surfaces through the differences. Points have luck of their
    /// own, so that all of them together tell the height of the surface.
    fn cells(&self, at: &[[f64; 2]], answers: &[Answer]) -> Vec<Cell> {
        let arms = self.arms as usize;
        let rule = self.rule(1.0 - CONFIDENCE);
        let sign = if rule.higher_is_better { 1.0 } else { -1.0 };
        let surface = |series| Surface::fit(at, answers, series);
        let heights: Vec<Option<Surface>> = (0..arms).map(|arm| surface(Series::Of(arm))).collect();
        let differences: Vec<Vec<Option<Surface>>> =
            (0..arms).map(|a| (0..arms).map(|b| surface(Series::Difference(a, b))).collect()).collect();
        let cell = |point: &[f64; 2]| {
            let between = |a: usize, b: usize| {
                let (a, b) = if sign > 0.0 { (a, b) } else { (b, a) };
                differences[a][b].as_ref()?.interval(*point, rule.confidence(arms))
            };
            let means = heights.iter().map(|surface| Some(surface.as_ref()?.at(*point)));
            Cell { verdict: rule.judge(arms, &between), means: means.collect() }
        };
        at.iter().map(cell).collect()
    }

    /// The point with some factors elsewhere, and all others at the values used.
    fn point(&self, moved: &[(usize, f64)]) -> Point {
        let mut point = vec![None; self.factors.len()];
        moved.iter().for_each(|(factor, share)| point[*factor] = Some(*share));
        point.into()
    }
}

/// Every point of a plane, row by row.
fn grid(x: &[f64], y: &[f64]) -> Vec<[f64; 2]> {
    y.iter().flat_map(|up| x.iter().map(|across| [*across, *up])).collect()
}

fn replications(first: u64, n: u64) -> std::ops::Range<u64> {
    first..first + n
}

fn moments(values: impl Iterator<Item = f64>) -> Moments {
    let mut moments = Moments::default();
    values.filter(|value| value.is_finite()).for_each(|value| moments.add(value));
    moments
}
