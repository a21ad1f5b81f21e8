//! Points of the unit cube: a Latin hypercube whose columns are keyed by the factor they belong to, and bootstrap draws.

use crate::kernel::{DrawKey, Luck, stable_key};

/// What draws of this room are for: no other room uses these numbers of replications.
const REPLICATION: u64 = u64::MAX;
const ORDER: u32 = 0x5345_0001;
const PLACE: u32 = 0x5345_0002;
const BOOTSTRAP: u32 = 0x5345_0003;

/// Points in a Latin hypercube (M. D. McKay, R. J. Beckman, W. J. Conover, Technometrics 21 (1979), 239–245): of `n`
/// points, one lies in each n-th part of every factor's range. A factor's column depends on its name only, so that
/// another factor more leaves it as it is.
pub struct Cube {
    luck: Luck,
    columns: Vec<(DrawKey, Vec<u32>)>,
    n: usize,
}

impl Cube {
    /// `n` points; `part` tells samples of one study apart.
    pub fn new(seed: u64, part: u64, names: &[String], n: usize) -> Cube {
        let luck = Luck::new(seed, REPLICATION);
        let columns = names.iter().map(|name| {
            let name = stable_key(name);
            let mut stream = luck.stream(DrawKey::new(ORDER).with(part).with(name));
            let mut order: Vec<u32> = (0..n as u32).collect();
            for ix in (1..n).rev() {
                order.swap(ix, (stream.next_uniform() * (ix + 1) as f64) as usize);
            }
            (DrawKey::new(PLACE).with(part).with(name), order)
        });
        Cube { luck, columns: columns.collect(), n }
    }

    /// How many points.
    pub fn points(&self) -> usize {
        self.n
    }

    /// The coordinate of a point along a factor, in (0, 1).
    pub fn at(&self, point: usize, factor: usize) -> f64 {
        let (key, order) = &self.columns[factor];
        let place = self.luck.uniform(key.with(point as u64));
        (f64::from(order[point]) + place) / self.n as f64
    }

    /// All coordinates of a point.
    pub fn point(&self, point: usize) -> Vec<Option<f64>> {
        (0..self.columns.len()).map(|factor| Some(self.at(point, factor))).collect()
    }
}

/// Draws of a bootstrap: for every one of `draws`, how often each of `n` is taken.
pub fn resamples(seed: u64, part: u64, n: usize, draws: usize) -> impl Iterator<Item = Vec<u32>> {
    let mut stream = Luck::new(seed, REPLICATION).stream(DrawKey::new(BOOTSTRAP).with(part));
    (0..draws).map(move |_| {
        let mut times = vec![0; n];
        for _ in 0..n {
            times[(stream.next_uniform() * n as f64) as usize] += 1;
        }
        times
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    #[test]
    fn one_point_lies_in_each_part_of_every_range() {
        let cube = Cube::new(3, 0, &names(&["a", "b"]), 50);
        for factor in 0..2 {
            let mut parts: Vec<usize> =
                (0..50).map(|point| (cube.at(point, factor) * 50.0) as usize).collect();
            parts.sort_unstable();
            assert_eq!(parts, (0..50).collect::<Vec<_>>());
        }
        assert_ne!(cube.at(0, 0), cube.at(0, 1));
    }

    #[test]
    fn another_factor_leaves_a_column_as_it_is() {
        let (one, two) = (Cube::new(3, 0, &names(&["a", "b"]), 20), Cube::new(3, 0, &names(&["x", "b"]), 20));
        assert!((0..20).all(|point| one.at(point, 1) == two.at(point, 1)));
        assert!((0..20).any(|point| one.at(point, 0) != two.at(point, 0)));
        assert_ne!(one.at(0, 1), Cube::new(3, 1, &names(&["a", "b"]), 20).at(0, 1));
    }

    #[test]
    fn a_resample_takes_as_many_as_there_are() {
        let all: Vec<Vec<u32>> = resamples(1, 2, 30, 4).collect();
        assert!(all.len() == 4 && all.iter().all(|times| times.iter().sum::<u32>() == 30));
        assert_ne!(all[0], all[1]);
        assert!(resamples(1, 2, 30, 4).eq(all));
    }
}
