//! The quantile of the standard normal distribution.
//!
//! Nearly all draws are answered by a table of polynomials that is made at compile time from Wichura's rational
//! approximations: one polynomial is half as long a chain of operations as their ratio and the square root and the
//! logarithm of the tails. Tails beyond 2^-17 are left to Wichura.
#![expect(clippy::excessive_precision, reason = "the coefficients stand here digit by digit as published")]

use super::elementary::log;

/// Coefficients of the three rational approximations, numerator and denominator, constant term first.
const CENTRE: ([f64; 8], [f64; 8]) = (
    [
        3.387_132_872_796_366_608,
        133.141_667_891_784_377_45,
        1_971.590_950_306_551_442_7,
        13_731.693_765_509_461_125,
        45_921.953_931_549_871_457,
        67_265.770_927_008_700_853,
        33_430.575_583_588_128_105,
        2_509.080_928_730_122_672_7,
    ],
    [
        1.0,
        42.313_330_701_600_911_252,
        687.187_007_492_057_908_3,
        5_394.196_021_424_751_107_7,
        21_213.794_301_586_595_867,
        39_307.895_800_092_710_61,
        28_729.085_735_721_942_674,
        5_226.495_278_852_854_561,
    ],
);
const TAIL: ([f64; 8], [f64; 8]) = (
    [
        1.423_437_110_749_683_577_34,
        4.630_337_846_156_545_295_9,
        5.769_497_221_460_691_405_5,
        3.647_848_324_763_204_605_04,
        1.270_458_252_452_368_382_58,
        0.241_780_725_177_450_611_77,
        0.022_723_844_989_269_184_583_3,
        7.745_450_142_783_414_076_4e-4,
    ],
    [
        1.0,
        2.053_191_626_637_758_821_87,
        1.676_384_830_183_803_849_4,
        0.689_767_334_985_100_004_55,
        0.148_103_976_427_480_074_59,
        0.015_198_666_563_616_457_196_6,
        5.475_938_084_995_344_946e-4,
        1.050_750_071_644_416_843_24e-9,
    ],
);
const FAR_TAIL: ([f64; 8], [f64; 8]) = (
    [
        6.657_904_643_501_103_777_2,
        5.463_784_911_164_114_369_9,
        1.784_826_539_917_291_335_8,
        0.296_560_571_828_504_891_23,
        0.026_532_189_526_576_123_093,
        1.242_660_947_388_078_438_6e-3,
        2.711_555_568_743_487_578_15e-5,
        2.010_334_399_292_288_132_65e-7,
    ],
    [
        1.0,
        0.599_832_206_555_887_937_69,
        0.136_929_880_922_735_805_31,
        0.014_875_361_290_850_615_025,
        7.868_691_311_456_132_591e-4,
        1.846_318_317_510_054_681_8e-5,
        1.421_511_758_316_445_888_7e-7,
        2.044_263_103_389_939_785_64e-15,
    ],
);
/// Half the width of the central region.
const SPLIT: f64 = 0.425;
/// Where the far tail begins, in √(-ln p), and the shift of the tail's variable.
const FAR: f64 = 5.0;
const TAIL_SHIFT: f64 = 1.6;
/// cos ((2 i + 1) π / 16).
const CHEBYSHEV: [f64; 8] = [
    0.980_785_280_403_230_449_13,
    0.831_469_612_302_545_237_08,
    0.555_570_233_019_602_224_74,
    0.195_090_322_016_128_267_85,
    -0.195_090_322_016_128_267_85,
    -0.555_570_233_019_602_224_74,
    -0.831_469_612_302_545_237_08,
    -0.980_785_280_403_230_449_13,
];

/// Octaves of the tail's probability that the table covers, from 1/2 downwards, and cells of each.
const OCTAVES: usize = 16;
const CELL_BITS: u32 = 4;
const CELLS: usize = OCTAVES << CELL_BITS;
/// Bits of a number below those that tell its cell.
const BELOW: u32 = f64::MANTISSA_DIGITS - 1 - CELL_BITS;
const FIRST: u64 = (0.5f64.to_bits() >> BELOW) - CELLS as u64;
/// Coefficients of a polynomial: one cache line.
const TERMS: usize = 8;

/// A polynomial in the distance from the middle of its cell, constant term first.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Cell([f64; TERMS]);

/// The upper quantile of tail probabilities from 2^-17 to 1/2. The last cell is the probability 1/2 itself.
static TABLE: [Cell; CELLS + 1] = table();

/// The standard normal quantile, to about four parts in 10^16; exactly odd about 1/2.
#[inline]
pub fn normal_quantile(u: f64) -> f64 {
    let upper = 1.0 - u;
    let p = if u < upper { u } else { upper };
    let cell = (p.to_bits() >> BELOW).wrapping_sub(FIRST) as usize;
    let z = match TABLE.get(cell) {
        Some(Cell(coefficients)) => polynomial(coefficients, p - middle(cell)),
        None => far_tail(p),
    };
    z.copysign(u - 0.5)
}

/// The middle of a cell.
#[inline]
const fn middle(cell: usize) -> f64 {
    f64::from_bits(((cell as u64 + FIRST) << BELOW) | (1 << (BELOW - 1)))
}

#[cold]
fn far_tail(p: f64) -> f64 {
    upper_quantile(p)
}

/// The point above which the probability `p`, at most 1/2, lies, accurate to about one part in 10^16: algorithm
/// PPND16 of M. J. Wichura, *Algorithm AS 241: The Percentage Points of the Normal Distribution*, Applied Statistics
/// 37 (1988) 477–484.
const fn upper_quantile(p: f64) -> f64 {
    let q = 0.5 - p;
    if q <= SPLIT {
        return q * ratio(&CENTRE, SPLIT * SPLIT - q * q);
    }
    let r = square_root(-log(p));
    if r <= FAR { ratio(&TAIL, r - TAIL_SHIFT) } else { ratio(&FAR_TAIL, r - FAR) }
}

/// Of a number between 1 and 1000, by Heron's rule: that of `libm` cannot run at compile time.
const fn square_root(x: f64) -> f64 {
    let (mut root, mut step) = (x, 0);
    while step < 10 {
        root = 0.5 * (root + x / root);
        step += 1;
    }
    root
}

const fn ratio((numerator, denominator): &([f64; TERMS], [f64; TERMS]), x: f64) -> f64 {
    polynomial(numerator, x) / polynomial(denominator, x)
}

/// In Estrin's order: its short chains of operations take half the time of Horner's.
#[inline]
const fn polynomial(coefficients: &[f64; TERMS], x: f64) -> f64 {
    let [c0, c1, c2, c3, c4, c5, c6, c7] = *coefficients;
    let x2 = x * x;
    let x4 = x2 * x2;
    ((c0 + c1 * x) + (c2 + c3 * x) * x2) + ((c4 + c5 * x) + (c6 + c7 * x) * x2) * x4
}

const fn table() -> [Cell; CELLS + 1] {
    let (mut table, mut cell) = ([Cell([0.0; TERMS]); CELLS + 1], 0);
    while cell < CELLS {
        table[cell] = Cell(interpolate(cell));
        cell += 1;
    }
    table
}

/// The polynomial through the quantiles at the Chebyshev points of a cell: by Newton's divided differences, then
/// multiplied out.
const fn interpolate(cell: usize) -> [f64; TERMS] {
    let half = middle(cell) - f64::from_bits((cell as u64 + FIRST) << BELOW);
    let (mut points, mut differences, mut i) = ([0.0; TERMS], [0.0; TERMS], 0);
    while i < TERMS {
        let p = middle(cell) + half * CHEBYSHEV[i];
        points[i] = (p - middle(cell)) / half;
        differences[i] = upper_quantile(p);
        i += 1;
    }
    let mut order = 1;
    while order < TERMS {
        i = TERMS - 1;
        while i >= order {
            differences[i] = (differences[i] - differences[i - 1]) / (points[i] - points[i - order]);
            i -= 1;
        }
        order += 1;
    }
    let mut coefficients = [0.0; TERMS];
    i = TERMS;
    while i > 0 {
        i -= 1;
        // Times (x - point), plus the difference.
        let mut k = TERMS - 1;
        while k > 0 {
            coefficients[k] = coefficients[k - 1] - points[i] * coefficients[k];
            k -= 1;
        }
        coefficients[0] = differences[i] - points[i] * coefficients[0];
    }
    let (mut scale, mut k) = (1.0, 0);
    while k < TERMS {
        coefficients[k] *= scale;
        scale /= half;
        k += 1;
    }
    coefficients
}
