//! Times: milliseconds since 1970 in UTC, read and written as text, and taken apart in a zone. The zones
//! are those of the IANA database in this file's library, the same on every machine.

use super::arguments::{check_options, int, mismatch, nearest, refusal, text, with_map};
use super::{current, one, three, two, Fallible, Signature};
use crate::sdk::clipped;
use jiff::civil::DateTime;
use jiff::fmt::{rfc2822, strtime};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, Zoned};
use rhai_sandbox::rhai::{Dynamic, Map, Module};

pub const SIGNATURES: &[Signature] = &[
    ("now_ms", &[], "i64"),
    ("parse_time", &["text"], "i64"),
    ("parse_time", &["text", "zone"], "i64"),
    ("format_time", &["ms", "format"], "string"),
    ("format_time", &["ms", "format", "zone"], "string"),
    ("time_parts", &["ms", "zone"], "map"),
    ("shift_time", &["ms", "by", "zone"], "i64"),
];

/// The longest text that may be a time, and the longest format, in bytes.
const MAX_TIME_BYTES: usize = 128;
const MAX_FORMAT_BYTES: usize = 1 << 10;
const UNITS: [&str; 7] = ["years", "months", "weeks", "days", "hours", "minutes", "seconds"];

pub fn register(module: &mut Module) {
    module.set_native_fn("now_ms", || Ok(current::now_ms()));
    one(module, "parse_time", parse_time);
    two(module, "parse_time", parse_time_in);
    two(module, "format_time", |name, ms, format| format_time(name, ms, format, TimeZone::UTC));
    three(module, "format_time", |name, ms, format, zone| {
        format_time(name, ms, format, zone_of(name, zone)?)
    });
    two(module, "time_parts", time_parts);
    three(module, "shift_time", shift_time);
}

/// Return a moment that a text names by itself (RFC 3339, RFC 2822), in milliseconds.
pub fn moment_of(text: &str) -> Option<i64> {
    if text.len() > MAX_TIME_BYTES {
        return None;
    }
    let text = text.trim();
    if has_wrong_offset(text) {
        return None;
    }
    let moment = text.parse::<Timestamp>().ok();
    let moment = moment.or_else(|| rfc2822::parse(text).ok().map(|zoned| zoned.timestamp()));
    moment.map(Timestamp::as_millisecond)
}

/// Whether a text ends in an offset of a day or more, which the library takes and RFC 3339 does not.
fn has_wrong_offset(text: &str) -> bool {
    let time = text.find(':').map_or("", |at| &text[at..]);
    let offset = time.rfind(['+', '-']).and_then(|at| time.get(at + 1..at + 3));
    offset.and_then(|hours| hours.parse::<u8>().ok()).is_some_and(|hours| hours > 23)
}

fn parse_time(function: &str, value: &Dynamic) -> Fallible<i64> {
    let text = text(function, value)?;
    moment_of(&text).ok_or_else(|| match local_time_of(&text) {
        Some(_) => refusal(format!(
            "{function}(): \"{}\" has no offset from UTC; name the zone, as in {function}(text, \"Europe/Berlin\")",
            clipped(&text)
        )),
        None => unreadable(function, &text),
    })
}

fn parse_time_in(function: &str, value: &Dynamic, zone: &Dynamic) -> Fallible<i64> {
    let (text, zone) = (text(function, value)?, zone_of(function, zone)?);
    if let Some(moment) = moment_of(&text) {
        return Ok(moment);
    }
    let local = local_time_of(&text).ok_or_else(|| unreadable(function, &text))?;
    let zoned = local.to_zoned(zone).map_err(|_| out_of_range(function))?;
    Ok(zoned.timestamp().as_millisecond())
}

fn local_time_of(text: &str) -> Option<DateTime> {
    let is_readable = text.len() <= MAX_TIME_BYTES && !has_wrong_offset(text);
    is_readable.then(|| text.trim().parse().ok()).flatten()
}

#[cold]
fn unreadable(function: &str, text: &str) -> Box<rhai_sandbox::rhai::EvalAltResult> {
    refusal(format!(
        "{function}() cannot read \"{}\": write it as 2026-03-01T12:00:00Z or Sun, 01 Mar 2026 12:00:00 +0000",
        clipped(text)
    ))
}

#[cold]
fn out_of_range(function: &str) -> Box<rhai_sandbox::rhai::EvalAltResult> {
    refusal(format!(
        "{function}() takes and makes times between the years -9999 and 9999, in milliseconds since 1970"
    ))
}

fn zoned(function: &str, ms: &Dynamic, zone: TimeZone) -> Fallible<Zoned> {
    let ms = int(function, "a time in milliseconds", ms)?;
    let moment = Timestamp::from_millisecond(ms).map_err(|_| out_of_range(function))?;
    Ok(moment.to_zoned(zone))
}

fn zone_of(function: &str, zone: &Dynamic) -> Fallible<TimeZone> {
    let Ok(name) = zone.as_immutable_string_ref() else {
        return Err(mismatch(function, "the name of a zone, as in \"Europe/Berlin\"", zone));
    };
    let shown = clipped(&name);
    TimeZone::get(&shown).map_err(|_| {
        let known: Vec<String> =
            jiff::tz::db().available().map(|zone| zone.as_str().to_owned()).collect();
        let hint = match nearest(&shown, known.iter().map(String::as_str)) {
            Some(nearest) => format!("did you mean \"{nearest}\"?"),
            None => "use a name such as \"Europe/Berlin\" or \"UTC\"".to_owned(),
        };
        refusal(format!("{function}(): unknown time zone \"{shown}\": {hint}"))
    })
}

fn format_time(function: &str, ms: &Dynamic, format: &Dynamic, zone: TimeZone) -> Fallible<String> {
    let (format, time) = (text(function, format)?, zoned(function, ms, zone)?);
    let written = match format.as_str() {
        "rfc2822" => strtime::format("%a, %d %b %Y %H:%M:%S %z", &time),
        "rfc3339" if *time.time_zone() == TimeZone::UTC => {
            strtime::format("%Y-%m-%dT%H:%M:%S%.fZ", &time)
        }
        "rfc3339" => strtime::format("%Y-%m-%dT%H:%M:%S%.f%:z", &time),
        format if format.len() > MAX_FORMAT_BYTES => {
            return Err(refusal(format!(
                "{function}() takes a format of at most {MAX_FORMAT_BYTES} bytes"
            )));
        }
        format => strtime::format(format, &time),
    };
    written.map_err(|_| {
        refusal(format!(
            "{function}() cannot use the format \"{}\": it takes \"rfc3339\", \"rfc2822\" or letters of strftime, as in \"%Y-%m-%d %H:%M\"",
            clipped(&format)
        ))
    })
}

/// The parts of a time as a clock on the wall shows them; weekdays count from 1, Monday.
fn time_parts(function: &str, ms: &Dynamic, zone: &Dynamic) -> Fallible<Dynamic> {
    let time = zoned(function, ms, zone_of(function, zone)?)?;
    let parts: [(&str, i64); 8] = [
        ("year", time.year().into()),
        ("month", time.month().into()),
        ("day", time.day().into()),
        ("hour", time.hour().into()),
        ("minute", time.minute().into()),
        ("second", time.second().into()),
        ("weekday", time.weekday().to_monday_one_offset().into()),
        ("offset_s", time.offset().seconds().into()),
    ];
    let parts: Map = parts.into_iter().map(|(name, value)| (name.into(), value.into())).collect();
    Ok(Dynamic::from_map(parts))
}

/// Years to days by the calendar of the zone, so that the time of day stays; the others by the clock.
fn shift_time(function: &str, ms: &Dynamic, by: &Dynamic, zone: &Dynamic) -> Fallible<i64> {
    let mut time = zoned(function, ms, zone_of(function, zone)?)?;
    let what = "a map of what to add, as in #{ days: 1 }";
    let [years, months, weeks, days, hours, minutes, seconds] =
        with_map(function, what, by, |by| {
            check_options(function, by, &UNITS)?;
            let mut counts = [0; 7];
            for (count, unit) in counts.iter_mut().zip(UNITS) {
                if let Some(value) = by.get(unit) {
                    *count = int(function, "integers to add", value)?.into();
                }
            }
            Ok(counts)
        })?;
    let amount = |count: i128| i64::try_from(count).map_err(|_| out_of_range(function));
    let months = amount(12 * years + months)?;
    let days = amount(7 * weeks + days)?;
    let seconds = amount(3_600 * hours + 60 * minutes + seconds)?;
    let none = Span::new();
    for span in [none.try_months(months), none.try_days(days), none.try_seconds(seconds)] {
        let shifted = span.and_then(|span| time.checked_add(span));
        time = shifted.map_err(|_| out_of_range(function))?;
    }
    Ok(time.timestamp().as_millisecond())
}
