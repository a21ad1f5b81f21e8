//! Rows survive being written, whatever they hold.

use proptest::prelude::*;

use super::outcome::{Cell, cells_of, row_line};
use crate::score::Status;

fn cell() -> impl Strategy<Value = Cell> {
    let finite = any::<f64>().prop_filter("finite", |value| value.is_finite());
    prop_oneof![
        Just(Cell::Absent),
        finite.clone().prop_map(Cell::Number),
        finite.prop_map(Cell::AtLeast),
        prop_oneof![
            Just(Status::Met),
            Just(Status::Late),
            Just(Status::Missed),
            Just(Status::Undecided),
            Just(Status::NotEvaluated),
        ]
        .prop_map(Cell::Status),
    ]
}

proptest! {
    #[test]
    fn a_row_is_read_as_it_was_written(rep in any::<u64>(), row in prop::collection::vec(cell(), 0..20)) {
        let line = row_line(rep, &row);
        prop_assert_eq!(cells_of(&line, row.len()), Some((rep, row.clone())));
        prop_assert_eq!(cells_of(&line, row.len() + 1), None);
    }
}

#[test]
fn what_is_no_number_is_no_row() {
    for line in ["", "x,1", "1,inf", "1,NaN", "1,>=", "1,maybe", "-1,2", "1,2,3"] {
        assert_eq!(cells_of(line, 1), None, "{line}");
    }
    assert_eq!(cells_of("1,", 1), Some((1, vec![Cell::Absent])));
}
