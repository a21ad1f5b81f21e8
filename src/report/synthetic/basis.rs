//! Values of made-up scenarios, each with a basis of its kind.

use crate::scenario::model::*;
use crate::units::Span;

pub(super) fn text(vi: &str, en: &str) -> Text {
    Text { vi: vi.into(), en: en.into() }
}

pub(super) fn known<T: Quantity>(value: T) -> Sourced<T> {
    Sourced::Stated { value, source: "mục II.1 gạch đầu dòng 1".into() }
}

pub(super) fn ground() -> Ground {
    Ground::Assumed("ví dụ".into())
}

pub(super) fn law() -> Sourced<Law> {
    Sourced::Assumed {
        value: Law::Fixed(Span::mins(30)), low: 0.5, high: 2.0, why: "chưa có số đo".into()
    }
}

pub(super) fn share(value: f64) -> Sourced<f64> {
    Sourced::Assumed {
        value, low: value / 2.0, high: (value * 2.0).min(1.0), why: "chưa có số đo".into()
    }
}
