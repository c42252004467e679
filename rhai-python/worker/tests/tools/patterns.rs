//! Patterns: matches, the maps that describe them, and what is too much to search.

use super::{holds, refuses};

#[test]
fn patterns_find_what_they_say() {
    holds("matches(\"order 42\", \"\\\\d+\") && !matches(\"order\", \"\\\\d\") && matches(\"\", \"^$\") && matches(\"A\", \"(?i)a\")");
    holds("find_match(\"né 2026-03-01!\", \"(\\\\d+)-(?P<month>\\\\d+)(x)?\") == #{ text: \"2026-03\", start: 3, groups: [\"2026\", \"03\", ()], names: #{ month: \"03\" } }");
    holds("find_match(\"a\", \"b\") == ()");
    holds("find_matches(\"a1b22c333\", \"\\\\d+\", 2).map(|m| m.text) == [\"1\", \"22\"] && find_matches(\"aaa\", \"\", 9).len == 4");
    holds("find_matches(\"aéb\", \"[ab]\", 9).map(|m| m.start) == [0, 2] && find_matches(\"aa\", \"a\", 0) == [] && find_matches(\"aa\", \"a\", -1) == []");
    holds("replace_matches(\"Ada Lovelace\", \"(\\\\w+) (?P<last>\\\\w+)\", \"$last, $1 $$\") == \"Lovelace, Ada $\"");
    holds("replace_matches(\"a  b\", \"\\\\s+\", \"\") == \"ab\" && replace_matches(\"abc\", \"x\", \"y\") == \"abc\" && replace_matches(\"ab\", \"\", \"-\") == \"-a-b-\"");
    holds("\"a-b\".matches(\"-\") && [\"a1\", \"b\"].filter(|t| t.matches(\"\\\\d\")) == [\"a1\"]");
    // more patterns than are kept
    holds("let n = 0; for round in 0..2 { for i in 0..80 { if matches(`x${i}`, `^x${i}$`) { n += 1; } } } n == 160");
}

#[test]
fn patterns_that_cannot_be_used_say_why() {
    refuses("matches(\"a\", \"(\")", "matches() cannot use the pattern: ");
    refuses("matches(\"a\", \"(?=x)\")", "matches() cannot use the pattern: ");
    refuses("matches(\"a\", \"((a{100}){100}){100}\")", "matches() cannot use the pattern: ");
    refuses(
        "let p = \"\"; p.pad(1025, 'a'); matches(\"a\", p)",
        "a pattern of at most 1024 bytes, not 1025",
    );
    refuses("matches(1, \"a\")", "matches() takes a string, not an int");
    refuses("find_matches(\"a\", \"a\", \"1\")", "a number of matches at most, not a string");
    refuses(
        "let t = \"\"; t.pad(1000000, 'a'); matches(t, \"(a?){300}b\")",
        "matches() uses this pattern on at most ",
    );
}

/// What makes backtracking engines take forever.
#[test]
fn patterns_take_a_time_that_grows_with_the_text() {
    holds("let t = \"\"; t.pad(20000, 'a'); !matches(t, \"^(a+)+$b\") && !matches(t, \"(a|a|a)*b\") && !matches(t, \"(a*)*(a*)*b\")");
}
