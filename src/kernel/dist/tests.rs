//! Known quantiles, means, order and golden bits of the distributions.

use super::*;

fn close(value: f64, expected: f64, tolerance: f64) -> bool {
    (value - expected).abs() <= tolerance * expected.abs()
}

/// Shape, share, quantile: computed with 40 digits by mpmath.
const GAMMA: [(f64, f64, f64); 48] = [
    (0.05, 1e-06, 5.844632057286584e-121),
    (0.05, 0.01, 5.844632057286532e-41),
    (0.05, 0.5, 5.573878440746248e-07),
    (0.05, 0.9, 0.07631711390918851),
    (0.05, 0.999, 2.736458598728676),
    (0.05, 0.9999999999999999, 30.49156990516909),
    (0.3, 1.1102230246251565e-16, 4.5860102724659714e-54),
    (0.3, 0.01, 1.5022226552360383e-07),
    (0.3, 0.5, 0.0731311358669519),
    (0.3, 0.9, 0.884810773360244),
    (0.3, 0.9999999999999999, 33.16955361260487),
    (0.5, 1e-06, 7.853981633978594e-13),
    (0.5, 0.3, 0.07423593091627272),
    (0.5, 0.999, 5.4137830853313655),
    (1.0, 1.1102230246251565e-16, 1.1102230246251565e-16),
    (1.0, 0.01, 0.010050335853501442),
    (1.0, 0.5, std::f64::consts::LN_2),
    (1.0, 0.9999999999990905, 27.725887222397812),
    (2.5, 1.1102230246251565e-16, 6.711114655705429e-07),
    (2.5, 1e-06, 0.006448080103248548),
    (2.5, 0.01, 0.27714903836413857),
    (2.5, 0.5, 2.1757300955477636),
    (2.5, 0.9, 4.61817844989056),
    (2.5, 0.9999999999999999, 42.09751611826066),
    (10.0, 1.1102230246251565e-16, 0.11617212311617982),
    (10.0, 1e-06, 1.276818787864408),
    (10.0, 0.3, 8.132928242506392),
    (10.0, 0.5, 9.668714614714132),
    (10.0, 0.999, 22.65737330906293),
    (10.0, 0.9999999999999999, 61.10439016905224),
    (100.0, 1.1102230246251565e-16, 38.47546390342101),
    (100.0, 1e-06, 59.43632069812289),
    (100.0, 0.01, 78.21598305379582),
    (100.0, 0.5, 99.66686491931549),
    (100.0, 0.9, 113.01052385984448),
    (100.0, 0.9999999999999999, 205.4438454953045),
    (1000.0, 1.1102230246251565e-16, 762.0705370261866),
    (1000.0, 0.01, 927.9081597966425),
    (1000.0, 0.5, 999.6666864269652),
    (1000.0, 0.999, 1100.5780982933145),
    (1000.0, 0.9999999999999999, 1282.1590384247145),
    (10000.0, 1.1102230246251565e-16, 9201.039065708972),
    (10000.0, 1e-06, 9531.835117189807),
    (10000.0, 0.3, 9947.319262019584),
    (10000.0, 0.5, 9999.666668642047),
    (10000.0, 0.9, 10128.367373674177),
    (10000.0, 0.999, 10311.875224539537),
    (10000.0, 0.9999999999999999, 10843.221779893305),
];

#[test]
fn gamma_quantiles_are_accurate() {
    for (shape, u, expected) in GAMMA {
        let x = GammaQuantile::new(shape).at(u);
        assert!(close(x, expected, 1e-9), "shape {shape}, u {u}: {x} for {expected}");
    }
}

#[test]
fn normal_quantiles_are_accurate() {
    let known = [
        (0.5, 0.0),
        (0.6, 0.2533471031357997),
        (0.9, 1.2815515655446006),
        (0.975, 1.959963984540054),
        (0.999, 3.090232306167813),
        (0.001, -3.0902323061678136),
        (1e-10, -6.361340902404057),
        (1e-16, -8.222082216130435),
    ];
    for (u, expected) in known {
        assert!(close(normal_quantile(u), expected, 1e-15), "{u}: {}", normal_quantile(u));
    }
}

fn samples() -> Vec<Distribution> {
    vec![
        Distribution::Fixed(90.0),
        Distribution::Uniform { low: 60.0, high: 180.0 },
        Distribution::Triangular { low: 10.0, mode: 20.0, high: 70.0 },
        Distribution::Triangular { low: 10.0, mode: 10.0, high: 70.0 },
        Distribution::Triangular { low: 10.0, mode: 70.0, high: 70.0 },
        Distribution::Exponential { mean: 3600.0 },
        Distribution::Lognormal { median: 900.0, sigma: 0.8 },
        Distribution::Gamma { mean: 7200.0, shape: 0.4 },
        Distribution::Gamma { mean: 7200.0, shape: 3.0 },
        Distribution::Empirical { values: vec![5.0] },
        Distribution::Empirical { values: vec![1.0, 1.0, 4.0, 100.0] },
    ]
}

#[test]
fn means_are_the_averages_of_the_quantiles() {
    const N: u32 = 40_000;
    for distribution in samples() {
        distribution.validate().unwrap();
        let sampler = distribution.sampler();
        let sum: f64 = (0..N).map(|i| sampler.quantile((f64::from(i) + 0.5) / f64::from(N))).sum();
        let (average, mean) = (sum / f64::from(N), distribution.mean());
        assert!(close(average, mean, 1e-3), "{distribution:?}: {average} for {mean}");
    }
}

#[test]
fn quantiles_never_fall_and_samplers_agree() {
    for distribution in samples() {
        let (sampler, mut last) = (distribution.sampler(), 0.0);
        for i in 1..5000 {
            let u = f64::from(i) / 5000.0;
            let x = distribution.quantile(u);
            assert!(x >= last && x.to_bits() == sampler.quantile(u).to_bits(), "{distribution:?} at {u}");
            last = x;
        }
        for u in [f64::EPSILON / 4.0, 1.0 - f64::EPSILON / 2.0] {
            assert!(distribution.quantile(u).is_finite() && distribution.quantile(u) >= 0.0);
        }
    }
}

#[test]
fn simple_quantiles_are_exact() {
    let at = |distribution: Distribution, u| distribution.quantile(u);
    assert_eq!(at(Distribution::Uniform { low: 60.0, high: 180.0 }, 0.25), 90.0);
    assert!(close(at(Distribution::Exponential { mean: 2.0 }, 0.5), 2.0 * std::f64::consts::LN_2, 1e-15));
    assert_eq!(at(Distribution::Lognormal { median: 900.0, sigma: 0.8 }, 0.5), 900.0);
    assert_eq!(at(Distribution::Triangular { low: 0.0, mode: 1.0, high: 2.0 }, 0.125), 0.5);
    assert_eq!(at(Distribution::Empirical { values: vec![1.0, 2.0, 10.0] }, 0.75), 6.0);
    assert_eq!(at(Distribution::Empirical { values: vec![1.0, 2.0, 10.0] }, 0.25), 1.5);
}

#[test]
fn nonsense_is_refused() {
    let nonsense = [
        (Distribution::Fixed(-1.0), "`value` is -1: seconds must be finite and not negative"),
        (Distribution::Fixed(f64::NAN), "`value` is NaN: seconds must be finite and not negative"),
        (Distribution::Exponential { mean: 0.0 }, "`mean` is 0: it must be finite and greater than zero"),
        (
            Distribution::Uniform { low: 2.0, high: 1.0 },
            "`low` (2) is greater than `high` (1): exchange them",
        ),
        (
            Distribution::Triangular { low: 0.0, mode: 3.0, high: 1.0 },
            "`mode` (3) is greater than `high` (1): exchange them",
        ),
        (
            Distribution::Gamma { mean: 1.0, shape: 0.01 },
            "`shape` is 0.01: it must lie between 0.05 and 10000",
        ),
        (
            Distribution::Empirical { values: vec![] },
            "`values` is empty: state at least one observed duration",
        ),
        (
            Distribution::Empirical { values: vec![1.0, 3.0, 2.0] },
            "`values` are not in ascending order at position 2, counted from 0",
        ),
    ];
    for (distribution, message) in nonsense {
        assert_eq!(distribution.validate().unwrap_err().to_string(), message);
        distribution.quantile(0.5);
    }
}

#[test]
fn they_read_back_from_text() {
    for distribution in samples() {
        let text = serde_json::to_string(&distribution).unwrap();
        assert_eq!(serde_json::from_str::<Distribution>(&text).unwrap(), distribution, "{text}");
    }
    assert!(serde_json::from_str::<Distribution>(r#"{"Exponential":{"mean":1,"men":2}}"#).is_err());
}

#[test]
fn golden_bits() {
    // The same bits on every platform; if they change, all results change.
    let bits: Vec<u64> = samples().iter().map(|d| d.quantile(0.123_456_789).to_bits()).collect();
    assert_eq!(bits, GOLDEN);
    assert_eq!(normal_quantile(1e-3).to_bits(), GOLDEN_NORMAL);
}

const GOLDEN: [u64; 11] = [
    0x4056_8000_0000_0000,
    0x4052_B425_EC78_B9A5,
    0x4032_9B4C_1426_BA2E,
    0x402B_A6BD_F98D_9120,
    0x403F_14F4_2F6F_5048,
    0x407D_A5E9_0A95_23F4,
    0x4076_469E_232A_DB29,
    0x4051_EBD2_5793_7579,
    0x40A6_C0DE_B705_DF8D,
    0x4014_0000_0000_0000,
    0x3FF0_0000_0000_0000,
];
const GOLDEN_NORMAL: u64 = 0xC008_B8CB_B720_4473;
