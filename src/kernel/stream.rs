//! Keyed luck: every random number is a pure function of the seed, the replication and the name of the draw.
//!
//! A keyed draw is one block of Philox2x64-7, a counter-based generator: its counter is the 128-bit name of the
//! draw masked by the luck, its key comes from (seed, replication). It is a bijection of the counter, so different
//! names share no state, and it needs no memory. Philox2x64 passes BigCrush from six rounds on: J. K. Salmon,
//! M. A. Moraes, R. O. Dror, D. E. Shaw, *Parallel Random Numbers: As Easy as 1, 2, 3*, SC '11,
//! doi:10.1145/2063384.2063405; each part of a name has had two rounds of its own before. Processes that draw many
//! numbers in a row take a [`Stream`] (ChaCha8) instead. Generators are constructed in this file only.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// Multiplier of Philox2x64 and the increment of its key (Salmon et al. 2011).
const PHILOX_M: u64 = 0xD2B7_4407_B1CE_6E93;
const WEYL: u64 = 0x9E37_79B9_7F4A_7C15;
/// One round more than BigCrush needs.
const PHILOX_ROUNDS: usize = 7;
/// The round constant that separates the two rounds of a name's part: √3 - 1.
const BETWEEN: u64 = 0xBB67_AE85_84CA_A73B;
/// Where names start: the first hexadecimal digits of π after the point.
const NAME_START: [u64; 2] = [0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344];
/// Where lucks start: the digits that follow.
const LUCK_START: [u64; 2] = [0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89];
/// FNV-1a, 64 bits: offset basis and prime (Fowler, Noll, Vo; RFC 9923).
const FNV_BASIS: u64 = 0xCBF2_9CE4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01B3;

/// The luck of one replication: all its random numbers at once, looked up by [`DrawKey`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Luck {
    seed: u64,
    replication: u64,
    mask: [u64; 2],
    key: u64,
}

/// The name of one draw: a purpose, then whatever tells this draw from others, in order.
///
/// The parts are mixed into 128 bits, so that 2^40 different names collide with a probability below 2^-48.
/// A key is `Copy` and may be built up once and extended many times.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct DrawKey([u64; 2]);

/// A sequential generator for a process that draws many numbers under one name.
#[derive(Clone, Debug)]
pub struct Stream(ChaCha8Rng);

impl DrawKey {
    /// A name that says only what the draw is for.
    pub const fn new(purpose: u32) -> DrawKey {
        DrawKey(NAME_START).with(purpose as u64)
    }

    /// The name with one more part; the order of parts matters.
    ///
    /// Two rounds of Philox2x64 with the part in both words: a bijection of the state for every part, and for one
    /// state no two parts give the same name. Names of different states meet only if both words differ by what the
    /// parts differ by, which small numbers and hashes do by chance alone.
    #[must_use]
    #[inline]
    pub const fn with(self, part: u64) -> DrawKey {
        let [a, b] = self.0;
        let (high, low) = wide_mul(PHILOX_M, a ^ part);
        let (high2, low2) = wide_mul(PHILOX_M, high ^ WEYL ^ b ^ part.rotate_left(32));
        DrawKey([high2 ^ BETWEEN ^ low, low2])
    }
}

impl DrawKey {
    /// The name as 64 bits, for keys of ties and for naming what a draw was about in another name.
    pub const fn as_u64(self) -> u64 {
        self.0[0] ^ self.0[1].rotate_left(32)
    }
}

impl Luck {
    /// The luck of a replication under a seed. Neighbouring seeds and replications are independent.
    pub const fn new(seed: u64, replication: u64) -> Luck {
        let identity = DrawKey(LUCK_START).with(seed).with(replication);
        Luck { seed, replication, mask: identity.with(0).0, key: identity.with(1).0[0] }
    }

    /// Another luck of the same replication, independent of it: one for each number.
    pub const fn redrawn(self, number: u64) -> Luck {
        let identity = DrawKey(LUCK_START).with(self.seed).with(self.replication).with(2).with(number);
        let replication = identity.with(2).0[0];
        Luck { seed: self.seed, replication, mask: identity.with(0).0, key: identity.with(1).0[0] }
    }

    /// 64 random bits.
    #[inline]
    pub const fn bits(self, key: DrawKey) -> u64 {
        philox2x64([key.0[0] ^ self.mask[0], key.0[1] ^ self.mask[1]], self.key)[0]
    }

    /// A number uniform on the open interval (0, 1): an odd multiple of 2^-53, so that `1.0 - u` is exact too.
    #[inline]
    pub const fn uniform(self, key: DrawKey) -> f64 {
        open_unit(self.bits(key))
    }

    /// A standard Gumbel number, `-ln(-ln u)`. The candidate with the greatest `ln(weight) + gumbel` is chosen with
    /// probability proportional to its weight, and removing another candidate does not change its number.
    pub fn gumbel(self, key: DrawKey) -> f64 {
        -libm::log(-libm::log(self.uniform(key)))
    }

    /// The sequential generator of that name: ChaCha8 seeded with seed ‖ replication ‖ name.
    pub fn stream(self, key: DrawKey) -> Stream {
        let mut seed = [0; 32];
        for (bytes, word) in seed.chunks_exact_mut(8).zip([self.seed, self.replication, key.0[0], key.0[1]]) {
            bytes.copy_from_slice(&word.to_le_bytes());
        }
        Stream(ChaCha8Rng::from_seed(seed))
    }
}

impl Stream {
    /// The next 64 random bits.
    #[inline]
    pub fn next_bits(&mut self) -> u64 {
        self.0.next_u64()
    }

    /// The next number uniform on the open interval (0, 1).
    #[inline]
    pub fn next_uniform(&mut self) -> f64 {
        open_unit(self.next_bits())
    }
}

/// A stable 64-bit key of a text: FNV-1a over its UTF-8 bytes, then the finaliser of MurmurHash3.
pub const fn stable_key(text: &str) -> u64 {
    let (bytes, mut hash, mut i) = (text.as_bytes(), FNV_BASIS, 0);
    while i < bytes.len() {
        hash = (hash ^ bytes[i] as u64).wrapping_mul(FNV_PRIME);
        i += 1;
    }
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xC4CE_B9FE_1A85_EC53);
    hash ^ (hash >> 33)
}

/// 52 bits in the middle of their cells: never 0, never 1, symmetric.
#[inline]
const fn open_unit(bits: u64) -> f64 {
    const HALF_CELL: f64 = f64::EPSILON / 2.0;
    // As the mantissa of a number from 1 to 2; the difference is exact.
    f64::from_bits(1.0f64.to_bits() | (bits >> 12)) - (1.0 - HALF_CELL)
}

#[inline]
const fn wide_mul(a: u64, b: u64) -> (u64, u64) {
    let product = a as u128 * b as u128;
    ((product >> 64) as u64, product as u64)
}

#[inline]
const fn philox2x64([mut a, mut b]: [u64; 2], mut key: u64) -> [u64; 2] {
    let mut round = 0;
    while round < PHILOX_ROUNDS {
        let (high, low) = wide_mul(PHILOX_M, a);
        (a, b) = (high ^ key ^ b, low);
        key = key.wrapping_add(WEYL);
        round += 1;
    }
    [a, b]
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// 99.9 % quantiles of χ² with 255 degrees of freedom and of Kolmogorov's statistic, for tests of fixed seeds.
    const CHI_255: f64 = 330.52;
    const KOLMOGOROV: f64 = 1.949;
    const N: u64 = 1 << 16;

    fn chi_square(draws: impl Iterator<Item = f64>) -> f64 {
        let (mut cells, mut n) = ([0.0; 256], 0.0);
        for u in draws {
            cells[(u * 256.0) as usize] += 1.0;
            n += 1.0;
        }
        cells.iter().map(|&c: &f64| (c - n / 256.0) * (c - n / 256.0) * 256.0 / n).sum()
    }

    fn kolmogorov(draws: impl Iterator<Item = f64>) -> f64 {
        let mut us: Vec<f64> = draws.collect();
        us.sort_by(f64::total_cmp);
        let n = us.len() as f64;
        let gap = |(i, &u): (usize, &f64)| (u - i as f64 / n).max((i + 1) as f64 / n - u);
        us.iter().enumerate().map(gap).fold(0.0, f64::max) * n.sqrt()
    }

    /// √n times the correlation of the pairs: standard normal when they are independent.
    fn dependence(pairs: impl Iterator<Item = (f64, f64)>) -> f64 {
        let (sum, n) =
            pairs.fold((0.0, 0.0), |(s, n): (f64, f64), (a, b)| (s + (a - 0.5) * (b - 0.5), n + 1.0));
        sum * 12.0 / n.sqrt()
    }

    #[test]
    fn known_answers_of_philox() {
        // The vectors of Random123's `kat_vectors` for seven rounds.
        assert_eq!(philox2x64([0; 2], 0), [0xB41D_A69F_BFEF_C666, 0x511E_9CE1_A553_4056]);
        assert_eq!(philox2x64([u64::MAX; 2], u64::MAX), [0xA469_6CC0_4462_015D, 0x7247_82DA_E171_69E9]);
        let pi = philox2x64(NAME_START, LUCK_START[0]);
        assert_eq!(pi, [0x98ED_1534_392B_F372, 0x6752_8B15_6888_2FD5]);
    }

    #[test]
    fn draws_are_uniform_along_every_part_of_the_key() {
        let luck = Luck::new(1, 2);
        let name = DrawKey::new(3);
        let (by_part, by_two, by_purpose) = (
            (0..N).map(|i| luck.uniform(name.with(i))),
            (0..N).map(|i| luck.uniform(name.with(i % 251).with(i / 251))),
            (0..N).map(|i| luck.uniform(DrawKey::new(i as u32))),
        );
        let by_seed = (0..N).map(|i| Luck::new(i, 2).uniform(name));
        let by_replication = (0..N).map(|i| Luck::new(1, i).uniform(name));
        let mut stream = luck.stream(name);
        let sequential = (0..N).map(|_| stream.next_uniform());
        let all: [Vec<f64>; 6] = [
            by_part.collect(),
            by_two.collect(),
            by_purpose.collect(),
            by_seed.collect(),
            by_replication.collect(),
            sequential.collect(),
        ];
        for (which, draws) in all.iter().enumerate() {
            let (chi, ks) = (chi_square(draws.iter().copied()), kolmogorov(draws.iter().copied()));
            assert!(chi < CHI_255 && ks < KOLMOGOROV, "{which}: χ² {chi}, Kolmogorov {ks}");
        }
    }

    #[test]
    fn neighbours_are_independent() {
        let (luck, name) = (Luck::new(7, 0), DrawKey::new(1));
        let base = |i: u64| luck.uniform(name.with(i));
        let neighbours: [&dyn Fn(u64) -> f64; 7] = [
            &|i| luck.uniform(name.with(i + 1)),
            &|i| luck.uniform(name.with(i ^ (1 << 63))),
            &|i| luck.uniform(name.with(i).with(0)),
            &|i| luck.uniform(name.with(0).with(i)),
            &|i| luck.uniform(DrawKey::new(2).with(i)),
            &|i| Luck::new(8, 0).uniform(name.with(i)),
            &|i| Luck::new(7, 1).uniform(name.with(i)),
        ];
        for (which, other) in neighbours.iter().enumerate() {
            let z = dependence((0..N).map(|i| (base(i), other(i))));
            assert!(z.abs() < 3.3, "{which}: {z}");
        }
    }

    #[test]
    fn a_bit_changed_anywhere_changes_half_of_the_bits() {
        let (luck, mut flipped) = (Luck::new(3, 4), 0);
        for i in 0..1000u64 {
            for bit in 0..64 {
                let (a, b) = (DrawKey::new(9).with(i), DrawKey::new(9).with(i ^ (1 << bit)));
                flipped += (luck.bits(a.with(5)) ^ luck.bits(b.with(5))).count_ones();
            }
        }
        let share = f64::from(flipped) / (1000.0 * 64.0 * 64.0);
        assert!((share - 0.5).abs() < 0.001, "{share}");
    }

    #[test]
    fn names_do_not_collide_and_order_matters() {
        let mut seen = BTreeSet::new();
        for a in 0..60 {
            assert!(seen.insert(DrawKey::new(1).with(a).0));
            for b in 0..60 {
                assert!(seen.insert(DrawKey::new(1).with(a).with(b).0));
                for c in 0..30 {
                    assert!(seen.insert(DrawKey::new(1).with(a).with(b).with(c).0));
                }
            }
        }
    }

    #[test]
    fn uniforms_stay_inside_and_mirror_exactly() {
        for bits in [0, 1, 1 << 12, u64::MAX / 3, u64::MAX] {
            let u = open_unit(bits);
            assert!(u > 0.0 && u < 1.0 && 1.0 - (1.0 - u) == u && open_unit(!bits) == 1.0 - u);
        }
    }

    #[test]
    fn gumbel_max_chooses_by_weight() {
        let (luck, ln_weights) = (Luck::new(5, 6), [1.0, 2.0, 5.0].map(libm::log));
        let mut chosen = [0.0; 3];
        for i in 0..20_000 {
            let value = |c: usize| ln_weights[c] + luck.gumbel(DrawKey::new(2).with(i).with(c as u64));
            let best = (0..3).max_by(|&a, &b| value(a).total_cmp(&value(b))).unwrap();
            chosen[best] += 1.0;
        }
        let expected = [2500.0, 5000.0, 12_500.0];
        let chi: f64 = chosen.iter().zip(expected).map(|(o, e): (&f64, f64)| (o - e) * (o - e) / e).sum();
        assert!(chi < 13.82, "99.9 % of χ² with two degrees of freedom: {chi}");
    }

    #[test]
    fn golden_numbers() {
        // These are the luck of every saved record: if they change, all results change.
        const KEY: DrawKey = DrawKey::new(42).with(1).with(stable_key("so-tttt"));
        let luck = Luck::new(2026, 1);
        assert_eq!(stable_key(""), GOLDEN[0]);
        assert_eq!(stable_key("so-tttt"), GOLDEN[1]);
        assert_eq!(KEY.0, [GOLDEN[2], GOLDEN[3]]);
        assert_eq!(luck.bits(KEY), GOLDEN[4]);
        let mut stream = luck.stream(KEY);
        assert_eq!([stream.next_bits(), stream.next_bits()], [GOLDEN[5], GOLDEN[6]]);
        assert_eq!(luck.gumbel(KEY).to_bits(), GOLDEN[7]);
        let mut again = luck.stream(KEY);
        assert_eq!(again.next_uniform(), open_unit(GOLDEN[5]));
    }

    const GOLDEN: [u64; 8] = [
        0xEFD0_1F60_BA99_2926,
        0xFD8B_187C_48C5_53F5,
        0x1855_BD7E_24FD_8C9F,
        0xB487_3FE2_1D39_9AC3,
        0x365B_3985_CB96_B0E2,
        0xD3F7_7A07_E4BA_BBDB,
        0x0A16_E207_A7D8_C2AE,
        0xBFDC_084F_5BAD_09EB,
    ];
}
