//! Selection of the best with an indifference zone: arms fall out of the race as soon as they are behind.

use super::{Moments, alike};

/// Replications before the first arm may fall out; their variances are kept.
pub const FIRST_STAGE: u64 = 64;

/// The fully sequential procedure of Kim and Nelson (2001, ACM Transactions on Modeling and Computer Simulation 11,
/// 251–273) with c = 1, under common random numbers. Where the best mean exceeds every other by at least the indifference zone, it
/// is selected with at least the probability asked for, for normal replications whatever their covariances; single drills are not
/// normal, the sums over the first stage and beyond nearly are.
#[derive(Clone, Debug)]
pub struct Race {
    zone: f64,
    width: Option<f64>,
    /// Least and greatest value seen.
    seen: (f64, f64),
    error: f64,
    alive: Vec<bool>,
    fell_at: Vec<Option<u64>>,
    sums: Vec<f64>,
    /// Differences of the first stage, by pair.
    first: Vec<Moments>,
    /// h²S²/δ² of every pair, once the first stage is over.
    limits: Vec<f64>,
    n: u64,
}

impl Race {
    /// A race of `arms`, where larger is better: `probability` of correct selection, above 1/2, and an indifference `zone` above
    /// 0. `width` is the distance between the greatest and the least value of the measure, where it has bounds; else what was seen
    /// stands for it. Two arms whose differences were all alike in the first stage count as if one drill could still come out
    /// otherwise by so much.
    pub fn new(arms: usize, probability: f64, zone: f64, width: Option<f64>) -> Race {
        Race {
            zone,
            width,
            seen: (f64::INFINITY, f64::NEG_INFINITY),
            error: (1.0 - probability) / arms.saturating_sub(1).max(1) as f64,
            alive: vec![true; arms],
            fell_at: vec![None; arms],
            sums: vec![0.0; arms],
            first: vec![Moments::default(); arms * arms],
            limits: Vec::new(),
            n: 0,
        }
    }

    /// Takes in a replication, a number of every arm. Once there is a winner it changes nothing.
    pub fn take(&mut self, values: &[f64]) {
        if self.winner().is_some() {
            return;
        }
        let arms = self.alive.len();
        self.n += 1;
        for (sum, value) in std::iter::zip(&mut self.sums, values) {
            *sum += value;
            self.seen = (self.seen.0.min(*value), self.seen.1.max(*value));
        }
        if self.n <= FIRST_STAGE {
            for i in 0..arms {
                (i + 1..arms).for_each(|l| self.first[i * arms + l].add(values[i] - values[l]));
            }
        }
        if self.n == FIRST_STAGE {
            self.limits = self.first.iter().map(|pair| self.limit(pair)).collect();
        }
        if self.n >= FIRST_STAGE {
            self.screen();
        }
    }

    /// h²S²/δ²: from this number of replications on there is no room left between two arms.
    fn limit(&self, pair: &Moments) -> f64 {
        let freedom = (FIRST_STAGE - 1) as f64;
        let eta = (libm::pow(2.0 * self.error, -2.0 / freedom) - 1.0) / 2.0;
        // Unlikely at most once in the first stage: a share p with (1 - p)^n equal to the error.
        let share = 1.0 - libm::pow(self.error, 1.0 / FIRST_STAGE as f64);
        let width = self.width.unwrap_or(self.seen.1 - self.seen.0);
        let floor = width * width * share * (1.0 - share);
        let variance = pair.variance().filter(|_| !alike(pair, width)).unwrap_or(floor);
        2.0 * eta * freedom * variance / (self.zone * self.zone)
    }

    fn screen(&mut self) {
        let (arms, n) = (self.alive.len(), self.n as f64);
        let before = self.alive.clone();
        let beaten = |i: usize, l: usize| {
            let limit = self.limits[i.min(l) * arms + i.max(l)];
            let room = (self.zone / 2.0 * (limit - n)).max(0.0);
            self.sums[i] < self.sums[l] - room
        };
        let falling: Vec<usize> = (0..arms)
            .filter(|i| before[*i] && (0..arms).any(|l| l != *i && before[l] && beaten(*i, l)))
            .collect();
        for i in falling {
            self.alive[i] = false;
            self.fell_at[i] = Some(self.n);
        }
        if self.n > self.most() {
            self.untie();
        }
    }

    /// Beyond the last limit only arms with the same sum are left: the first of them stands for all.
    fn untie(&mut self) {
        let left: Vec<usize> = (0..self.alive.len()).filter(|i| self.alive[*i]).collect();
        for i in left.into_iter().skip(1) {
            self.alive[i] = false;
            self.fell_at[i] = Some(self.n);
        }
    }

    /// The arm that is left alone.
    pub fn winner(&self) -> Option<usize> {
        let mut left = (0..self.alive.len()).filter(|i| self.alive[*i]);
        left.next().filter(|_| left.next().is_none() && self.n >= FIRST_STAGE)
    }

    /// Arms that had the same sum as the winner when the race ended.
    pub fn tied(&self) -> Vec<usize> {
        let same = |winner: usize| {
            move |i: &usize| {
                *i != winner && self.fell_at[*i] == Some(self.n) && self.sums[*i] == self.sums[winner]
            }
        };
        self.winner().map_or_else(Vec::new, |winner| (0..self.alive.len()).filter(same(winner)).collect())
    }

    /// Whether an arm is still in the race.
    pub fn alive(&self, arm: usize) -> bool {
        self.alive[arm]
    }
    /// Replications of an arm until it fell out, or until now.
    pub fn taken(&self, arm: usize) -> u64 {
        self.fell_at[arm].unwrap_or(self.n)
    }
    /// Replications at most until the race ends, as the first stage has it; 0 before it is over.
    pub fn most(&self) -> u64 {
        let arms = self.alive.len();
        let pairs = (0..arms).flat_map(|i| (i + 1..arms).map(move |l| (i, l)));
        let alive = pairs.filter(|(i, l)| self.alive[*i] && self.alive[*l]);
        let limits = alive.filter_map(|(i, l)| self.limits.get(i * arms + l));
        limits.copied().map(|limit| limit as u64 + 1).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(race: &mut Race, most: u64, values: impl Fn(u64) -> Vec<f64>) {
        (0..most).for_each(|j| race.take(&values(j)));
    }

    #[test]
    fn arms_that_are_the_same_end_as_a_tie() {
        let mut race = Race::new(2, 0.95, 1.0, Some(100.0));
        run(&mut race, 9000, |j| vec![j as f64 % 7.0; 2]);
        assert_eq!((race.winner(), race.tied()), (Some(0), vec![1]));
        assert_eq!(race.taken(0), race.taken(1));
        assert!(race.taken(0) > FIRST_STAGE, "no variance seen is no proof: {}", race.taken(0));
    }

    #[test]
    fn rounding_is_no_variance() {
        let rounded = |j: u64| 100.0 / 7.0 + (j % 3) as f64 * 1e-14;
        let run_to = |values: &dyn Fn(u64) -> Vec<f64>| {
            let mut race = Race::new(2, 0.95, 1.0, Some(100.0));
            run(&mut race, 64, values);
            race.most()
        };
        let exact = run_to(&|_| vec![3.0, 3.0]);
        assert_eq!(run_to(&|j| vec![rounded(j), rounded(j + 1)]), exact);
        assert!(exact > FIRST_STAGE);
    }

    #[test]
    fn a_constant_lead_wins_and_a_longer_one_sooner() {
        let ahead = |lead: f64| {
            let mut race = Race::new(3, 0.95, 1.0, Some(10.0));
            run(&mut race, 5000, |j| vec![j as f64 % 7.0, j as f64 % 7.0 + lead, j as f64 % 5.0 - 4.0]);
            assert_eq!(race.winner(), Some(1));
            assert!(race.tied().is_empty());
            race.taken(1)
        };
        assert!(ahead(5.0) <= ahead(0.2));
    }

    #[test]
    fn nobody_wins_before_the_first_stage_is_over() {
        let mut race = Race::new(2, 0.95, 1.0, Some(10.0));
        run(&mut race, FIRST_STAGE - 1, |_| vec![0.0, 100.0]);
        assert_eq!((race.winner(), race.most()), (None, 0));
    }
}
