//! The order, the handles and the memory of the future event list, and all of it against a sorted map.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

#[test]
fn order_is_time_class_key_and_then_first_come() {
    let mut fel = FutureEventList::new(SimTime(-10));
    let ops = [(5, 0, 0, 'h'), (-3, 1, 0, 'c'), (-3, 0, u64::MAX, 'b'), (-3, 0, 256, 'a'), (0, 2, 7, 'f')];
    let more = [(0, 2, 7, 'g'), (0, 2, 1, 'd'), (0, 2, 6, 'e'), (i64::MAX, 255, 0, 'i')];
    for (at, class, key, name) in ops.into_iter().chain(more) {
        fel.schedule(SimTime(at), class, key, name).unwrap();
    }
    assert_eq!(std::iter::from_fn(|| fel.pop()).map(|(_, name)| name).collect::<String>(), "abcdefghi");
    assert_eq!((fel.now(), fel.popped()), (SimTime::NEVER, 9));
}

#[test]
fn nothing_is_scheduled_into_the_past() {
    let mut fel = FutureEventList::default();
    fel.schedule(SimTime(7), 0, 0, ()).unwrap();
    fel.pop();
    let refused = fel.schedule(SimTime(6), 0, 0, ()).unwrap_err();
    assert_eq!(refused, ScheduleError::InPast { at: SimTime(6), now: SimTime(7) });
    assert_eq!(refused.to_string(), "cannot schedule at second 6: the clock stands at second 7");
    assert!(fel.schedule(SimTime(7), 0, 0, ()).is_ok());
}

#[test]
fn a_handle_never_names_a_later_tenant() {
    let mut fel = FutureEventList::default();
    let first = fel.schedule(SimTime(1), 0, 0, 'a').unwrap();
    assert_eq!((fel.cancel(first), fel.cancel(first)), (Some('a'), None));
    let second = fel.schedule(SimTime(1), 0, 0, 'b').unwrap();
    assert!(!fel.is_pending(first) && fel.is_pending(second));
    fel.reset(SimTime::ZERO);
    let third = fel.schedule(SimTime(1), 0, 0, 'c').unwrap();
    assert!(!fel.is_pending(second) && fel.pending(third) == Some(&'c'));
}

#[test]
fn cancelling_keeps_memory_bounded() {
    let mut fel = FutureEventList::default();
    for i in 0..100_000 {
        let handle = fel.schedule(SimTime(1_000_000 - i), 0, 0, i).unwrap();
        if i % 100 != 0 {
            fel.cancel(handle);
        }
    }
    assert_eq!(fel.len(), 1000);
    assert!(fel.nodes.len() <= 1002, "{} nodes", fel.nodes.len());
}

proptest! {
    #[test]
    fn agrees_with_a_sorted_map(ops in prop::collection::vec((0u8..4, 0i64..6, 0u8..2, 0u64..3), 1..400)) {
        let mut fel = FutureEventList::default();
        let (mut model, mut handles) = (BTreeMap::new(), Vec::new());
        for (n, (op, delay, class, key)) in ops.into_iter().enumerate() {
            let at = SimTime(fel.now().0 + delay);
            if op < 2 {
                let handle = fel.schedule(at, class, key, n).unwrap();
                model.insert((at, class, key, n), ());
                handles.push((handle, (at, class, key, n)));
            } else if op == 2 && !handles.is_empty() {
                let (handle, id) = handles[(n * 7) % handles.len()];
                prop_assert_eq!(fel.is_pending(handle), model.contains_key(&id));
                prop_assert_eq!(fel.cancel(handle), model.remove(&id).map(|()| id.3));
            } else {
                let expected = model.pop_first().map(|(id, ())| (id.0, id.3));
                prop_assert_eq!(fel.peek_time(), expected.map(|(at, _)| at));
                if n % 2 == 0 {
                    prop_assert_eq!(fel.pop_until(SimTime(fel.now().0 - 1)), None);
                    prop_assert_eq!(fel.pop_until(SimTime::NEVER), expected);
                } else {
                    prop_assert_eq!(fel.pop(), expected);
                }
            }
            prop_assert_eq!(fel.len(), model.len());
        }
    }
}
