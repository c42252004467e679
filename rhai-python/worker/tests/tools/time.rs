//! Times against RFC 3339, RFC 2822 and the days on which clocks change.

use super::{holds, refuses};
use crate::support::{limits, load, run, Bench, Request, Value};

#[test]
fn times_of_the_standards_are_read() {
    for (text, ms) in [
        // RFC 3339, section 5.8
        ("1985-04-12T23:20:50.52Z", 482_196_050_520_i64),
        ("1996-12-19T16:39:57-08:00", 851_042_397_000),
        ("1990-12-31T23:59:60Z", 662_687_999_000),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130),
        ("1970-01-01T00:00:00Z", 0),
        ("1969-12-31 23:59:59.999Z", -1),
        // RFC 2822, appendix A.1, and dates of HTTP
        ("Fri, 21 Nov 1997 09:55:06 -0600", 880_127_706_000),
        ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777_000),
        ("1 Jul 2003 10:52:37 +0200", 1_057_049_557_000),
    ] {
        holds(&format!("parse_time(\"{text}\") == {ms}"));
    }
}

#[test]
fn what_is_no_time_is_refused_with_an_example() {
    for text in [
        "",
        "now",
        "2026-13-01T00:00:00Z",
        "2026-02-30T00:00:00Z",
        "2026-01-01T25:00:00Z",
        "Mon, 21 Nov 1997 09:55:06 -0600",
        "1985-04-12T23:20:50.52+25:00",
        "2026-01-01T00:61:00Z",
    ] {
        refuses(&format!("parse_time(\"{text}\")"), "parse_time() cannot read");
    }
    refuses("parse_time(\"2026-03-01 12:00\")", "has no offset from UTC; name the zone");
    refuses("parse_time(5)", "parse_time() takes a string, not an int");
    refuses("parse_time(\"2026-03-01\", \"Europe/Berlim\")", "did you mean \"Europe/Berlin\"?");
    refuses(
        "parse_time(\"2026-03-01\", 1)",
        "the name of a zone, as in \"Europe/Berlin\", not an int",
    );
    refuses("time_parts(9223372036854775807, \"UTC\")", "between the years -9999 and 9999");
    refuses("format_time(0, \"%!\")", "format_time() cannot use the format \"%!\"");
    refuses("shift_time(0, #{ day: 1 }, \"UTC\")", "has no option \"day\": did you mean \"days\"?");
    refuses("shift_time(0, #{ days: 1.5 }, \"UTC\")", "not a float");
    refuses("shift_time(0, #{ years: 9223372036854775807 }, \"UTC\")", "between the years");
    refuses("let f = \"\"; f.pad(1025, 'x'); format_time(0, f)", "at most 1024 bytes");
}

#[test]
fn times_are_written_as_asked() {
    holds("format_time(0, \"rfc3339\") == \"1970-01-01T00:00:00Z\"");
    holds("format_time(1500, \"rfc3339\") == \"1970-01-01T00:00:01.5Z\"");
    holds("format_time(1770000000000, \"rfc3339\", \"Asia/Kolkata\") == \"2026-02-02T08:10:00+05:30\"");
    holds("format_time(880127706000, \"rfc2822\") == \"Fri, 21 Nov 1997 15:55:06 +0000\"");
    holds("format_time(1770000000000, \"%a %d %b %Y %H:%M %Z\", \"America/New_York\") == \"Sun 01 Feb 2026 21:40 EST\"");
    holds("format_time(0, \"%Y-%m-%d %H:%M:%S %j %%\") == \"1970-01-01 00:00:00 001 %\"");
    holds("let t = 1770000000123; parse_time(format_time(t, \"rfc3339\", \"Asia/Tokyo\")) == t");
}

#[test]
fn clocks_change_as_they_do_in_the_zone() {
    // a time that is skipped in spring is an hour later, one that is there twice in autumn is the first
    holds("parse_time(\"2026-03-29T02:30:00\", \"Europe/Berlin\") == parse_time(\"2026-03-29T03:30:00+02:00\")");
    holds("parse_time(\"2026-10-25 02:30\", \"Europe/Berlin\") == parse_time(\"2026-10-25T02:30:00+02:00\")");
    holds("parse_time(\"2026-07-01\", \"Europe/Berlin\") == parse_time(\"2026-06-30T22:00:00Z\")");
    // an offset in the text wins over the zone
    holds("parse_time(\"2026-07-01T00:00:00Z\", \"Europe/Berlin\") == parse_time(\"2026-07-01T00:00:00Z\")");
    // a day has 23 hours, and 24 hours are not a day
    holds("let t = parse_time(\"2026-03-28T12:00:00\", \"Europe/Berlin\"); shift_time(t, #{ days: 1 }, \"Europe/Berlin\") - t == 23 * 3600000");
    holds("let t = parse_time(\"2026-03-28T12:00:00\", \"Europe/Berlin\"); shift_time(t, #{ hours: 24 }, \"Europe/Berlin\") - t == 24 * 3600000");
    holds("format_time(shift_time(parse_time(\"2026-01-31T08:00:00Z\"), #{ months: 1 }, \"UTC\"), \"%F %R\") == \"2026-02-28 08:00\"");
    holds("shift_time(0, #{ weeks: -1, days: 7, minutes: 1, seconds: -60 }, \"UTC\") == 0");
    holds("let p = time_parts(parse_time(\"2026-07-05T23:59:58Z\"), \"Europe/Berlin\"); p == #{ year: 2026, month: 7, day: 6, hour: 1, minute: 59, second: 58, weekday: 1, offset_s: 7200 }");
    // far in the future the rule of today goes on
    holds("time_parts(parse_time(\"2090-07-01T00:00:00Z\"), \"Europe/Berlin\").offset_s == 7200");
}

#[test]
fn now_is_now() {
    let ms =
        std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap().as_millis();
    holds(&format!("let now = now_ms(); now >= {ms} && now < {ms} + 60000 && now_ms() >= now"));
}

#[test]
fn clock_of_a_trial_starts_with_its_run() {
    let bench = Bench::new(1);
    let source = "let late = now_ms() - ctx.now_ms; late >= 0 && late < 60000";
    bench.send(&load("k", source, &limits(&[])));
    for is_trial in [true, false] {
        let Value::List(mut message) = run(1, "k", &Request::default()) else { panic!("a list") };
        message[8] = is_trial.into();
        bench.send(&Value::List(message));
        assert_eq!(bench.result().ok(), is_trial.to_string());
    }
}
