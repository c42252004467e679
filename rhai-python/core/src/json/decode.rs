//! JSON bytes to Rhai values: RFC 8259 and nothing more, numbers that are kept or refused.

use std::fmt;

use rhai::{Array, Dynamic, Identifier, ImmutableString, Map};

use super::MAX_DEPTH;
use crate::limits::{Limits, MAX_CONTAINERS};
use crate::memory;
use crate::sizes::SizeLimits;

/// Why a text is refused; `offset` is the place in bytes from the start of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    pub offset: usize,
    pub reason: String,
    /// The text is JSON, but a part of the value is above this limit.
    pub passed_limit: Option<&'static str>,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at byte {}", self.reason, self.offset)
    }
}

impl std::error::Error for JsonError {}

/// Reads one JSON text. Whole numbers become i64, those with a fraction or an exponent f64. A whole
/// number outside i64 becomes the text of its digits, half a surrogate pair U+FFFD: one such value
/// must not cost the rest of the document.
///
/// # Errors
/// Anything that RFC 8259 does not allow, and: a byte order mark, nesting above [`MAX_DEPTH`],
/// numbers that f64 would turn into infinity, a key twice in one object, bytes that are not UTF-8.
/// Inside a run also: a value that passes the memory budget.
pub fn from_json(text: &[u8]) -> Result<Dynamic, JsonError> {
    read(text, None)
}

/// As [`from_json`], for a value whose parts scripts with these limits can use.
///
/// # Errors
/// As [`from_json`]; also an array above `max_array_size`, an object above `max_map_size` or a
/// text above `max_string_size`: reading ends there. What is inside a part counts for that alone.
pub fn from_json_within(text: &[u8], limits: &Limits) -> Result<Dynamic, JsonError> {
    read(text, Some(SizeLimits::from(limits)))
}

/// As [`from_json_within`], for the run that is active on this thread.
///
/// # Errors
/// As [`from_json_within`].
pub fn from_json_in_run(text: &[u8]) -> Result<Dynamic, JsonError> {
    read(text, Some(SizeLimits::current()))
}

fn read(text: &[u8], limits: Option<SizeLimits>) -> Result<Dynamic, JsonError> {
    let text =
        std::str::from_utf8(text).map_err(|error| failure(error.valid_up_to(), "not UTF-8"))?;
    let mut reader = Reader { text, bytes: text.as_bytes(), at: 0, limits };
    if text.starts_with('\u{feff}') {
        return Err(failure(0, "a byte order mark"));
    }
    reader.skip_space();
    let value = reader.value(0)?;
    reader.skip_space();
    if reader.at < reader.bytes.len() {
        return Err(reader.unexpected());
    }
    Ok(value)
}

#[cold]
fn failure(offset: usize, reason: impl Into<String>) -> JsonError {
    JsonError { offset, reason: reason.into(), passed_limit: None }
}

/// What each limit counts in a JSON text.
const COUNTED: [(&str, &str); 3] = [
    ("max_array_size", "items in an array"),
    ("max_map_size", "entries in an object"),
    ("max_string_size", "bytes in a text"),
];
const ITEMS: usize = 0;
const ENTRIES: usize = 1;
const TEXT: usize = 2;

struct Reader<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    limits: Option<SizeLimits>,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    #[cold]
    fn unexpected(&self) -> JsonError {
        match self.text[self.at..].chars().next() {
            Some(found) => failure(self.at, format!("unexpected {found:?}")),
            None => failure(self.at, "unexpected end"),
        }
    }

    fn value(&mut self, depth: usize) -> Result<Dynamic, JsonError> {
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"') => self.text_value(),
            Some(b'-' | b'0'..=b'9') => self.number(),
            Some(b't') => self.word("true", Dynamic::TRUE),
            Some(b'f') => self.word("false", Dynamic::FALSE),
            Some(b'n') => self.word("null", Dynamic::UNIT),
            _ => Err(self.unexpected()),
        }
    }

    fn text_value(&mut self) -> Result<Dynamic, JsonError> {
        let text = self.string()?;
        self.counted_text(text)
    }

    fn counted_text(
        &self,
        text: impl Into<ImmutableString> + AsRef<str>,
    ) -> Result<Dynamic, JsonError> {
        let size = text.as_ref().len();
        self.check_size(size, TEXT, |limits| limits.max_string_size)?;
        Ok(text.into().into())
    }

    /// Refuse what is larger than the limit at this place of [`COUNTED`].
    fn check_size(
        &self,
        size: usize,
        counted: usize,
        limit: impl FnOnce(SizeLimits) -> usize,
    ) -> Result<(), JsonError> {
        match self.limits.map(limit) {
            Some(limit) if size > limit => {
                let (name, what) = COUNTED[counted];
                let reason = format!("more than {limit} {what} ({name})");
                Err(JsonError { passed_limit: Some(name), ..failure(self.at, reason) })
            }
            _ => Ok(()),
        }
    }

    fn word(&mut self, word: &str, value: Dynamic) -> Result<Dynamic, JsonError> {
        if !self.bytes[self.at..].starts_with(word.as_bytes()) {
            return Err(self.unexpected());
        }
        self.at += word.len();
        Ok(value)
    }

    fn open(&mut self, depth: usize) -> Result<(), JsonError> {
        if depth >= MAX_DEPTH {
            return Err(failure(self.at, format!("nesting deeper than {MAX_DEPTH}")));
        }
        self.check_budget()?;
        if !memory::has_room_for_container() {
            let reason = format!("too many arrays and objects ({MAX_CONTAINERS})");
            return Err(JsonError {
                passed_limit: Some(MAX_CONTAINERS),
                ..failure(self.at, reason)
            });
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    fn check_budget(&self) -> Result<(), JsonError> {
        if memory::is_over_budget() {
            return Err(failure(self.at, "the value exceeds the memory budget"));
        }
        Ok(())
    }

    fn array(&mut self, depth: usize) -> Result<Dynamic, JsonError> {
        self.open(depth)?;
        let mut items = Array::new();
        if self.peek() == Some(b']') {
            self.at += 1;
            return Ok(Dynamic::from_array(items));
        }
        loop {
            self.check_size(items.len() + 1, ITEMS, |limits| limits.max_array_size)?;
            items.push(self.value(depth + 1)?);
            if !self.another(b']')? {
                return Ok(Dynamic::from_array(items));
            }
            if items.len() % 1024 == 0 {
                self.check_budget()?;
            }
        }
    }

    fn object(&mut self, depth: usize) -> Result<Dynamic, JsonError> {
        self.open(depth)?;
        let mut map = Map::new();
        if self.peek() == Some(b'}') {
            self.at += 1;
            return Ok(Dynamic::from_map(map));
        }
        loop {
            self.check_size(map.len() + 1, ENTRIES, |limits| limits.max_map_size)?;
            let key_at = self.at;
            let key: Identifier = self.string()?.into();
            self.skip_space();
            if self.peek() != Some(b':') {
                return Err(self.unexpected());
            }
            self.at += 1;
            self.skip_space();
            let value = self.value(depth + 1)?;
            if map.insert(key, value).is_some() {
                return Err(failure(key_at, "a key that the object has already"));
            }
            if !self.another(b'}')? {
                return Ok(Dynamic::from_map(map));
            }
            if map.len() % 1024 == 0 {
                self.check_budget()?;
            }
        }
    }

    /// Past the comma to the next item: true. Past the closing bracket: false.
    fn another(&mut self, close: u8) -> Result<bool, JsonError> {
        self.skip_space();
        match self.peek() {
            Some(b',') => {
                self.at += 1;
                self.skip_space();
                Ok(true)
            }
            Some(byte) if byte == close => {
                self.at += 1;
                Ok(false)
            }
            _ => Err(self.unexpected()),
        }
    }

    fn number(&mut self) -> Result<Dynamic, JsonError> {
        let start = self.at;
        if self.peek() == Some(b'-') {
            self.at += 1;
        }
        match self.peek() {
            Some(b'0') => self.at += 1,
            Some(b'1'..=b'9') => self.digits()?,
            _ => return Err(self.unexpected()),
        }
        let mut is_whole = true;
        if self.peek() == Some(b'.') {
            is_whole = false;
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), Some(b'e' | b'E')) {
            is_whole = false;
            self.at += 1;
            if matches!(self.peek(), Some(b'+' | b'-')) {
                self.at += 1;
            }
            self.digits()?;
        }
        let digits = &self.text[start..self.at];
        if is_whole {
            return match digits.parse::<i64>() {
                Ok(whole) => Ok(Dynamic::from_int(whole)),
                Err(_) => self.counted_text(digits),
            };
        }
        match digits.parse::<f64>() {
            Ok(float) if float.is_finite() => Ok(Dynamic::from_float(float)),
            _ => Err(failure(start, "a number outside the range of f64")),
        }
    }

    fn digits(&mut self) -> Result<(), JsonError> {
        let start = self.at;
        while matches!(self.peek(), Some(b'0'..=b'9')) {
            self.at += 1;
        }
        if self.at == start {
            return Err(self.unexpected());
        }
        Ok(())
    }

    fn string(&mut self) -> Result<String, JsonError> {
        if self.peek() != Some(b'"') {
            return Err(self.unexpected());
        }
        self.at += 1;
        let mut out = String::new();
        loop {
            let start = self.at;
            while self.peek().is_some_and(|b| b >= 0x20 && b != b'"' && b != b'\\') {
                self.at += 1;
            }
            out.push_str(&self.text[start..self.at]);
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(out);
                }
                Some(b'\\') => out.push(self.escape()?),
                Some(_) => return Err(failure(self.at, "a control character in a string")),
                None => return Err(self.unexpected()),
            }
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let start = self.at;
        self.at += 1;
        let escaped = self.peek();
        self.at += 1;
        Ok(match escaped {
            Some(b'"') => '"',
            Some(b'\\') => '\\',
            Some(b'/') => '/',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{c}',
            Some(b'n') => '\n',
            Some(b'r') => '\r',
            Some(b't') => '\t',
            Some(b'u') => return self.unicode_escape(start),
            _ => return Err(failure(start, "an unknown escape in a string")),
        })
    }

    fn unicode_escape(&mut self, start: usize) -> Result<char, JsonError> {
        let unit = self.hex4(start)?;
        let after = self.at;
        if (0xd800..=0xdbff).contains(&unit) && self.bytes[after..].starts_with(b"\\u") {
            self.at += 2;
            let low = self.hex4(after)?;
            if (0xdc00..=0xdfff).contains(&low) {
                let code = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
                return Ok(char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER));
            }
            // half a pair; what follows is an escape of its own
            self.at = after;
        }
        Ok(char::from_u32(unit).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hex4(&mut self, start: usize) -> Result<u32, JsonError> {
        let digits = self.bytes.get(self.at..self.at + 4);
        let value = digits.and_then(|digits| {
            digits.iter().try_fold(0, |value, &digit| {
                char::from(digit).to_digit(16).map(|digit| value * 16 + digit)
            })
        });
        self.at += 4;
        value.ok_or_else(|| failure(start, "an unknown escape in a string"))
    }
}
