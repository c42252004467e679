//! Random values: in their ranges, different each time, and the same when a run is repeated.

use super::{holds, refuses};
use crate::support::script;

#[test]
fn values_are_in_their_ranges() {
    holds("let seen = []; for i in 0..200 { let n = random_int(-1, 1); if !(n in seen) { seen.push(n); } } seen.sort(); seen == [-1, 0, 1]");
    holds("random_int(5, 5) == 5");
    holds("type_of(random_int(-9223372036854775807 - 1, 9223372036854775807)) == \"i64\"");
    holds("random_bytes(0) == blob() && random_bytes(32).len == 32 && random_bytes(32) != random_bytes(32)");
    holds("let t = random_text(200); t.len == 200 && url_encode(t) == t && random_text(20) != random_text(20)");
    refuses("random_int(2, 1)", "random_int() takes the lower number first: 2 is above 1");
    refuses("random_int(1.0, 2)", "random_int() takes two integers, not a float");
    refuses("random_bytes(-1)", "random_bytes() takes a count of 0 or more, not -1");
    refuses("random_text(\"8\")", "random_text() takes a count, not a string");
}

#[test]
fn uuids_are_of_version_7_and_random_values_follow_the_seed() {
    holds("let u = uuid(); u.len == 36 && matches(u, \"^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$\") && u != uuid()");
    holds("let ids = []; for i in 0..100 { ids.push(uuid()); } let sorted = ids; sorted.sort(); ids == sorted");
    // the time in it is that of the run: a replay makes the same ones
    holds("let u = uuid(); let ms = parse_int(replaced(u.sub_string(0, 13), \"-\", \"\"), 16); ms == ctx.now_ms");
    // the host sends the seed and the time of a run
    let source = "random_text(32) + uuid()";
    assert_eq!(script(source).ok(), script(source).ok());
}

/// The place of an operator's error is found by a repetition, which must see the same values.
#[test]
fn repetition_of_a_run_sees_the_same_values() {
    let result = script("let a = random_text(9);\nlet t = now_ms();\nlet u = uuid();\nlet x = #{};\nx[a + t + u] = 1;\nthrow `${a} ${t} ${u}` - x;");
    let (code, message, line, column, ..) = result.error.clone().expect("an error");
    assert_eq!(code, "script_error", "{message}");
    assert!(line == 6 && column > 1, "{line}:{column} {message}");
    // the repetition ends in the same error only when it sees the same numbers
    let result = script(
        "let n = random_int(0, 1000000000);\nlet t = now_ms();\nlet list = [];\nlist[n + t]",
    );
    let (_, message, line, ..) = result.error.clone().expect("an error");
    assert_eq!(line, 4, "{message}");
}
