//! The natural logarithm and the power of two, portable and without division.
//!
//! Both follow P. T. P. Tang, *Table-Driven Implementation of the Exponential Function in IEEE Floating-Point
//! Arithmetic*, ACM TOMS 15 (1989) 144–157, and *Table-Driven Implementation of the Logarithm Function*, ACM TOMS 16
//! (1990) 378–400: a table brings the argument close to a point where the function is known in more than double
//! precision, and a short Taylor polynomial does the rest. Only additions, multiplications and integer operations
//! take part, so the bits are the same on every platform. The tables come from integer arithmetic at compile time.
//! Against exact values both err by at most 0.52 units in the last place over a million arguments.

/// Entries of each table: the arguments of the polynomials are at most 2^-8.
const BITS: u32 = 7;
const SIZE: usize = 1 << BITS;
const MANTISSA: u32 = f64::MANTISSA_DIGITS - 1;
const ONE: u64 = 1.0f64.to_bits();

/// Where the reduced argument of the logarithm begins, 0.6875 less half a cell: then a cell is centred at 1, and the
/// logarithms of numbers near 1 keep their relative accuracy.
const REDUCED_FROM: u64 = 0.6875f64.to_bits() - HALF_CELL;
const HALF_CELL: u64 = 1 << (MANTISSA - BITS - 1);

/// Of each cell's centre: the reciprocal, the logarithm in multiples of 2^-42, and what is missing of it.
static LOGARITHMS: [[f64; 3]; SIZE] = logarithms();
/// 2^(i / 128), and its rounding error as a share of it.
static POWERS: [[f64; 2]; SIZE] = powers();
/// ln 2 in multiples of 2^-42, so that eleven bits times it are exact, and what is missing of it.
const LN_2: [f64; 2] = split(ln_ratio(2, 1));
/// ln 2^k / k!.
const SERIES: [f64; 6] = power_series();

/// The natural logarithm of a positive normal number; other arguments give a meaningless number.
#[inline]
pub const fn log(x: f64) -> f64 {
    let offset = x.to_bits().wrapping_sub(REDUCED_FROM);
    let [inverse, high, low] = LOGARITHMS[(offset >> (MANTISSA - BITS)) as usize % SIZE];
    let exponent = (offset as i64) >> MANTISSA;
    let reduced = f64::from_bits(x.to_bits().wrapping_sub((exponent as u64) << MANTISSA));
    // The centre has eight bits: the difference is exact.
    let r = (reduced - centre((offset >> (MANTISSA - BITS)) as usize % SIZE)) * inverse;
    let k = exponent as f64;
    let known = k * LN_2[0] + high;
    let sum = known + r;
    let rest = ((known - sum) + r) + (k * LN_2[1] + low);
    let (r2, third) = (r * r, 1.0 / 3.0);
    let inner = (0.2 - r * (1.0 / 6.0)) + r2 * (1.0 / 7.0);
    sum + (rest + r2 * ((r * third - 0.5) + r2 * (r * inner - 0.25)))
}

/// 2 to the power of a number between -1000 and 1000; other arguments give a meaningless number.
#[inline]
pub const fn exp2(x: f64) -> f64 {
    /// Adding it rounds to multiples of 1/128 and leaves them in the lowest bits.
    const ROUND: f64 = 1.5 * (1u64 << (MANTISSA - BITS)) as f64;
    let rounded = x + ROUND;
    let steps = rounded.to_bits();
    let [power, error] = POWERS[steps as usize % SIZE];
    let scale = f64::from_bits(power.to_bits().wrapping_add((steps >> BITS) << MANTISSA));
    let r = x - (rounded - ROUND);
    let r2 = r * r;
    let [_, c1, c2, c3, c4, c5] = SERIES;
    scale + scale * ((error + r * c1) + r2 * ((c2 + r * c3) + r2 * (c4 + r * c5)))
}

/// The centre of a cell of the reduced argument.
#[inline]
const fn centre(cell: usize) -> f64 {
    f64::from_bits(REDUCED_FROM + HALF_CELL + ((cell as u64) << (MANTISSA - BITS)))
}

/// Fixed-point numbers of the tables have this many bits after the point.
const POINT: u32 = 100;
/// Those that are multiplied by each other have fewer.
const SHORT_POINT: u32 = 62;
/// The high parts of logarithms are multiples of 2^-42.
const HIGH: u32 = 42;

const fn logarithms() -> [[f64; 3]; SIZE] {
    let (mut table, mut cell) = ([[0.0; 3]; SIZE], 0);
    while cell < SIZE {
        // Centres are whole multiples of 2^-8.
        let c = (centre(cell) * 256.0) as i128;
        let [high, low] = split(ln_ratio(c, 256));
        table[cell] = [1.0 / centre(cell), high, low];
        cell += 1;
    }
    table
}

const fn powers() -> [[f64; 2]; SIZE] {
    let ln_2 = ln_ratio(2, 1) >> (POINT - SHORT_POINT);
    let (mut table, mut i) = ([[0.0; 2]; SIZE], 0);
    while i < SIZE {
        let x = ln_2 * i as i128 / SIZE as i128;
        let (mut term, mut sum, mut n) = (1 << SHORT_POINT, 0, 1);
        while term > 0 {
            sum += term;
            term = ((term * x) >> SHORT_POINT) / n;
            n += 1;
        }
        let power = sum as f64;
        table[i] = [power / unit(SHORT_POINT), (sum - power as i128) as f64 / power];
        i += 1;
    }
    table
}

const fn power_series() -> [f64; 6] {
    let ln_2 = ln_ratio(2, 1) as f64 / unit(POINT);
    let (mut series, mut n) = ([1.0; 6], 1);
    while n < series.len() {
        series[n] = series[n - 1] * ln_2 / n as f64;
        n += 1;
    }
    series
}

/// ln (a / b) = 2 artanh ((a - b) / (a + b)) in fixed point, by its series; for small whole numbers.
const fn ln_ratio(a: i128, b: i128) -> i128 {
    let (difference, sum) = (a - b, a + b);
    let (mut power, mut total, mut n) = ((2 << POINT) / sum * difference, 0, 1);
    while power / n != 0 {
        total += power / n;
        power = power / sum * difference / sum * difference;
        n += 2;
    }
    total
}

/// A fixed-point number as a multiple of 2^-42 and the rest.
const fn split(fixed: i128) -> [f64; 2] {
    let high = (fixed + (1 << (POINT - HIGH - 1))) >> (POINT - HIGH);
    [high as f64 / unit(HIGH), (fixed - (high << (POINT - HIGH))) as f64 / unit(POINT)]
}

/// 2^`bits`.
const fn unit(bits: u32) -> f64 {
    f64::from_bits(ONE + ((bits as u64) << MANTISSA))
}
