//! Regular expressions (the regex-lite crate): searches take a time that grows with the text and with the
//! pattern, and no faster. The product of the two is bounded, because nothing can stop a search.

use super::arguments::{int, refusal, text};
use super::{current, three, two, Fallible, Signature};
use regex_lite::{Captures, Regex, RegexBuilder};
use rhai_sandbox::rhai::{Array, Dynamic, ImmutableString, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use std::rc::Rc;

pub const SIGNATURES: &[Signature] = &[
    ("matches", &["text", "pattern"], "bool"),
    ("find_match", &["text", "pattern"], "() | map"),
    ("find_matches", &["text", "pattern", "most"], "array"),
    ("replace_matches", &["text", "pattern", "with"], "string"),
];

const MAX_PATTERN_BYTES: usize = 1 << 10;
/// Compiled patterns that a run keeps.
const MAX_PATTERNS: usize = 32;
/// Size limits, in bytes: the size of a compiled pattern is the first of them that it keeps within.
const SIZES: [usize; 19] = [
    128, 192, 256, 384, 512, 768, 1_024, 1_536, 2_048, 3_072, 4_096, 6_144, 8_192, 12_288, 16_384,
    24_576, 32_768, 49_152, 65_536,
];
/// Bytes of a text times bytes of a compiled pattern in one search: well under 100 ms.
const MAX_WORK: usize = 400 << 20;
/// Bytes of such work that cost as much as one byte of text elsewhere.
const WORK_PER_BYTE: usize = 256;

pub fn register(module: &mut Module) {
    two(module, "matches", |function, value, pattern| {
        let (text, pattern) = (text(function, value)?, compiled(function, pattern)?);
        pattern.check(function, &text)?;
        pattern.charge(text.len())?;
        Ok(pattern.regex.is_match(&text))
    });
    two(module, "find_match", |function, value, pattern| {
        let most = Dynamic::from(1_i64);
        let found = find_matches(function, value, pattern, &most)?;
        Ok(found.into_iter().next().unwrap_or_default())
    });
    three(module, "find_matches", |function, value, pattern, most| {
        find_matches(function, value, pattern, most).map(Dynamic::from_array)
    });
    three(module, "replace_matches", replace_matches);
}

/// The patterns that a run has compiled, the latest last.
#[derive(Default)]
pub struct Patterns(Vec<(ImmutableString, Rc<Pattern>)>);

struct Pattern {
    regex: Regex,
    /// Bytes that it takes at most, times what its groups cost.
    weight: usize,
}

fn compiled(function: &str, pattern: &Dynamic) -> Fallible<Rc<Pattern>> {
    let pattern = text(function, pattern)?;
    current::with_patterns(|patterns| {
        let known = patterns.0.iter().find(|(known, _)| *known == pattern);
        if let Some((_, compiled)) = known {
            return Ok(Rc::clone(compiled));
        }
        let compiled = Rc::new(Pattern::compile(function, &pattern)?);
        if patterns.0.len() >= MAX_PATTERNS {
            patterns.0.remove(0);
        }
        patterns.0.push((pattern.clone(), Rc::clone(&compiled)));
        Ok(compiled)
    })
}

impl Pattern {
    fn compile(function: &str, pattern: &str) -> Fallible<Self> {
        if pattern.len() > MAX_PATTERN_BYTES {
            let count = pattern.len();
            return Err(refusal(format!(
                "{function}() takes a pattern of at most {MAX_PATTERN_BYTES} bytes, not {count}"
            )));
        }
        let build = |size: usize| RegexBuilder::new(pattern).size_limit(size).build();
        let largest = SIZES[SIZES.len() - 1];
        build(largest)
            .map_err(|error| refusal(format!("{function}() cannot use the pattern: {error}")))?;
        for size in SIZES {
            charge(size as u64)?;
            if let Ok(regex) = build(size) {
                let weight = size * (4 + regex.captures_len()) / 4;
                return Ok(Self { regex, weight });
            }
        }
        Err(refusal(format!("{function}(): the pattern is too large")))
    }

    fn check(&self, function: &str, text: &str) -> Fallible<()> {
        let most = MAX_WORK / self.weight;
        if text.len() <= most {
            return Ok(());
        }
        Err(refusal(format!(
            "{function}() uses this pattern on at most {most} bytes of text, not {}: write a shorter pattern, or cut the text",
            text.len()
        )))
    }

    /// Count a search through so many bytes.
    fn charge(&self, bytes: usize) -> Fallible<()> {
        charge((64 + bytes.saturating_mul(self.weight) / WORK_PER_BYTE) as u64)
    }
}

fn find_matches(
    function: &str,
    value: &Dynamic,
    pattern: &Dynamic,
    most: &Dynamic,
) -> Fallible<Array> {
    let (text, pattern) = (text(function, value)?, compiled(function, pattern)?);
    let most = int(function, "a number of matches at most", most)?;
    let most = usize::try_from(most).unwrap_or(0);
    pattern.check(function, &text)?;
    let limits = SizeLimits::current();
    let (mut found, mut place) = (Array::new(), Place::default());
    let mut matches = pattern.regex.captures_iter(&text);
    while found.len() < most {
        charge(64)?;
        let Some(captures) = matches.next() else {
            pattern.charge(text.len() - place.byte)?;
            break;
        };
        let start = captures.get(0).map_or(0, |found| found.start());
        pattern.charge(start - place.byte.min(start))?;
        place.move_to(&text, start);
        limits.check_array(found.len() + 1)?;
        found.push(match_of(&pattern.regex, &captures, place.character)?);
    }
    Ok(found)
}

/// A place in a text, by bytes and by characters.
#[derive(Default)]
struct Place {
    byte: usize,
    character: usize,
}

impl Place {
    fn move_to(&mut self, text: &str, byte: usize) {
        self.character += text[self.byte..byte].chars().count();
        self.byte = byte;
    }
}

/// `#{ text, start, groups, names }`; a group that took no part is `()`.
fn match_of(regex: &Regex, captures: &Captures<'_>, start: usize) -> Fallible<Dynamic> {
    let group_text = |text: Option<regex_lite::Match<'_>>| -> Fallible<Dynamic> {
        let Some(found) = text else { return Ok(Dynamic::UNIT) };
        charge(64 + found.len() as u64)?;
        Ok(found.as_str().into())
    };
    let groups = captures.iter().skip(1).map(group_text).collect::<Fallible<Array>>()?;
    let mut names = Map::new();
    for (index, name) in regex.capture_names().enumerate() {
        if let Some(name) = name {
            names.insert(name.into(), groups[index - 1].clone());
        }
    }
    let mut parts = Map::new();
    parts.insert("text".into(), group_text(captures.get(0))?);
    parts.insert("start".into(), (start as i64).into());
    parts.insert("groups".into(), Dynamic::from_array(groups));
    parts.insert("names".into(), Dynamic::from_map(names));
    Ok(Dynamic::from_map(parts))
}

fn replace_matches(
    function: &str,
    value: &Dynamic,
    pattern: &Dynamic,
    with: &Dynamic,
) -> Fallible<String> {
    let (text, pattern) = (text(function, value)?, compiled(function, pattern)?);
    let with = super::arguments::text(function, with)?;
    pattern.check(function, &text)?;
    let limits = SizeLimits::current();
    let group_count = with.matches('$').count();
    let (mut out, mut end) = (String::new(), 0);
    for captures in pattern.regex.captures_iter(&text) {
        let Some(found) = captures.get(0) else { continue };
        let before = &text[end..found.start()];
        pattern.charge(found.end() - end)?;
        let most = with.len().saturating_add(found.len().saturating_mul(group_count));
        limits.check_string((out.len() + before.len()).saturating_add(most))?;
        out.push_str(before);
        captures.expand(&with, &mut out);
        end = found.end();
    }
    pattern.charge(text.len() - end)?;
    limits.check_string(out.len() + text.len() - end)?;
    out.push_str(&text[end..]);
    Ok(out)
}
