//! Knocks: when a run hears of them, and that none is lost or taken for a reason.

use std::thread;

use super::*;

fn budget(max_operations: u64) -> Budget {
    Budget { max_operations, timeout: Duration::from_secs(60), ..Budget::default() }
}

#[test]
fn knock_without_a_reason_costs_a_look_and_the_limit_stays() {
    let _turn = clock::turn_of_test();
    let state = RunState::new(SizeLimits::from(&Limits::default()));
    let _run = state.start(budget(3)).expect("no other run");
    for _ in 0..3 {
        state.entry.knock();
        assert!(!state.must_stop());
        assert_eq!(state.entry.free_operations(), 3);
    }
    assert!(state.stop_error().is_none());
    state.must_stop();
    assert!(state.is_stopping());
}

#[test]
fn stopped_run_goes_on_for_some_operations_and_then_ends_by_force() {
    let _turn = clock::turn_of_test();
    let state = RunState::new(SizeLimits::from(&Limits::default()));
    let _run = state.start(budget(100)).expect("no other run");
    assert!(!state.must_stop());
    state.cancel_handle().cancel();
    let more = (0..).take_while(|_| !state.must_stop()).count() as u64;
    assert_eq!(more, GRACE_OPERATIONS);
    assert_eq!(state.stop.get(), Some(Stop::Cancelled));
    assert!(state.must_stop());
}

#[test]
fn stopped_run_that_catches_the_error_at_a_variable_ends_at_its_next_operation() {
    let _turn = clock::turn_of_test();
    let state = RunState::new(SizeLimits::from(&Limits::default()));
    let _run = state.start(budget(0)).expect("no other run");
    assert!(!state.must_stop() && state.is_stopping());
    assert!(state.stop_here::<()>().is_err());
    assert!(state.must_stop());
}

#[test]
fn reasons_of_an_ended_run_are_not_those_of_the_next() {
    let _turn = clock::turn_of_test();
    let state = RunState::new(SizeLimits::from(&Limits::default()));
    let handle = state.cancel_handle();
    for _ in 0..3 {
        let run = state.start(budget(100)).expect("no other run");
        assert!(!state.must_stop());
        handle.cancel();
        stop_for_long_text(5, Position::NONE);
        state.must_stop();
        assert_eq!(state.stop.get(), Some(Stop::LongText));
        drop(run);
        handle.cancel();
    }
    assert!(state.must_stop(), "outside runs nothing goes on");
}

#[test]
fn cancel_among_knocks_without_a_reason_is_never_lost() {
    let _turn = clock::turn_of_test();
    let state = RunState::new(SizeLimits::from(&Limits::default()));
    let entry = state.entry;
    for _ in 0..300 {
        let _run = state.start(budget(u64::MAX)).expect("no other run");
        let handle = state.cancel_handle();
        thread::scope(|scope| {
            scope.spawn(move || (0..200).for_each(|_| entry.knock()));
            scope.spawn(move || handle.cancel());
            let started_at = clock::now();
            // the watchdog knocks for deadlines alone: nobody says this twice
            while !state.must_stop() {
                assert!(clock::now() < started_at + 10_000_000_000, "a cancel was lost");
            }
        });
        assert_eq!(state.stop.get(), Some(Stop::Cancelled));
    }
}
