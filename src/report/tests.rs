//! What every chart and paper must keep, on made-up records of many sizes.

use super::synthetic::{Size, record};
use super::*;
use crate::units::time::DAY;

const SIZES: [Size; 5] = [
    Size::USUAL,
    Size { horizon: 14 * DAY, injects: 24, intrusions: 14, noise: 600, seed: 11 },
    Size { horizon: 200 * DAY, injects: 3, intrusions: 1, noise: 10, seed: 3 },
    Size { horizon: 2 * DAY, injects: 40, intrusions: 20, noise: 0, seed: 5 },
    Size { horizon: DAY, injects: 0, intrusions: 0, noise: 0, seed: 1 },
];

#[test]
fn no_text_covers_another_or_leaves_the_page() {
    for size in &SIZES {
        let (record, scored) = record(size);
        for lang in Lang::ALL {
            for chart in charts(&record, &scored, lang) {
                for (i, a) in chart.placed.iter().enumerate() {
                    let inside = a.x >= 0.0 && a.y >= 0.0 && a.x + a.w <= 160.0 && a.y + a.h <= chart.height;
                    assert!(inside, "{} {lang:?}: {a:?} leaves the page of {} mm", chart.name, chart.height);
                    for b in &chart.placed[i + 1..] {
                        assert!(!a.overlaps(b), "{} {lang:?}: {a:?} covers {b:?}", chart.name);
                    }
                }
            }
        }
    }
}

/// Writes pictures and papers for eyes: `CYBERDRILL_GALLERY=dir cargo nextest run --run-ignored all gallery`.
#[test]
#[ignore = "writes files for somebody to look at"]
fn gallery() {
    let Ok(dir) = std::env::var("CYBERDRILL_GALLERY") else { return };
    std::fs::create_dir_all(&dir).unwrap();
    for (n, size) in SIZES.iter().enumerate() {
        let (record, scored) = record(size);
        for lang in Lang::ALL {
            let started = std::time::Instant::now();
            let charts = charts(&record, &scored, lang);
            println!("{n} {} {:?} {} entries", lang.code(), started.elapsed(), record.entries.len());
            for chart in &charts {
                let stem = format!("{dir}/{n}-{}-{}", lang.code(), chart.name);
                std::fs::write(format!("{stem}.png"), &chart.png).unwrap();
                std::fs::write(format!("{stem}.svg"), &chart.svg).unwrap();
            }
        }
    }
}
