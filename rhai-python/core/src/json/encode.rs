//! Rhai values to JSON bytes.

use std::fmt;
use std::io::Write as _;

use rhai::{Dynamic, Map};

use super::MAX_DEPTH;

/// Why a value has no JSON form, and where it lies: `$.items[3].x` counts from the root `$`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertError {
    pub path: String,
    pub reason: String,
    /// The value has a JSON form, which is longer than was asked for.
    pub is_too_large: bool,
}

impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.reason, self.path)
    }
}

impl std::error::Error for ConvertError {}

/// Writes a value as JSON, at most `max_bytes` of it.
///
/// Integers and finite floats are numbers (2.0 stays `2.0`), a char is a string of one character,
/// `()` is null; maps come out sorted by key, as Rhai holds them.
///
/// # Errors
/// NaN and infinity, function pointers and closures, blobs (encode them as text in the script),
/// timestamps, ranges and other host types, nesting above [`MAX_DEPTH`], more than `max_bytes`.
pub fn to_json(value: &Dynamic, max_bytes: usize) -> Result<Vec<u8>, ConvertError> {
    written(max_bytes, |writer| writer.value(value, 0))
}

/// As [`to_json`], for a map that is not part of a value.
///
/// # Errors
/// As [`to_json`].
pub fn map_to_json(map: &Map, max_bytes: usize) -> Result<Vec<u8>, ConvertError> {
    written(max_bytes, |writer| writer.map(map, 0))
}

fn written(
    max_bytes: usize,
    write: impl FnOnce(&mut Writer) -> Result<(), Failure>,
) -> Result<Vec<u8>, ConvertError> {
    let mut writer = Writer { out: Vec::with_capacity(max_bytes.min(256)), max_bytes };
    match write(&mut writer) {
        Ok(()) => Ok(writer.out),
        Err(failure) => Err(ConvertError {
            path: path_of(&failure.steps),
            is_too_large: failure.is_too_large,
            reason: failure.reason,
        }),
    }
}

/// A failure on its way up; each level adds its own step.
struct Failure {
    reason: String,
    steps: Vec<Step>,
    is_too_large: bool,
}

/// One step from a value to a part of it.
pub enum Step {
    Key(String),
    Index(usize),
}

impl Step {
    /// Into a map. Long keys are cut.
    #[must_use]
    pub fn key(key: &str) -> Self {
        Self::Key(path_key(key))
    }
}

/// The path from the root `$`, as in `$.items[3].x`; `steps` begins with the innermost one.
#[must_use]
pub fn path_of(steps: &[Step]) -> String {
    let mut path = String::from("$");
    for step in steps.iter().rev() {
        match step {
            Step::Index(index) => path.push_str(&format!("[{index}]")),
            Step::Key(key) if is_plain_key(key) => {
                path.push('.');
                path.push_str(key);
            }
            Step::Key(key) => path.push_str(&format!("[{key:?}]")),
        }
    }
    path
}

impl Failure {
    #[cold]
    fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), steps: Vec::new(), is_too_large: false }
    }

    #[cold]
    fn too_large(max_bytes: usize) -> Self {
        let reason = format!("the JSON text exceeds {max_bytes} bytes");
        Self { is_too_large: true, ..Self::new(reason) }
    }

    #[cold]
    fn under(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

fn is_plain_key(key: &str) -> bool {
    let mut chars = key.chars();
    chars.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && chars.all(|c| c.is_alphanumeric() || c == '_')
}

/// A key as a path shows it: long ones are cut.
fn path_key(key: &str) -> String {
    if key.len() <= 64 {
        return key.to_owned();
    }
    let mut short: String = key.chars().take(60).collect();
    short.push('…');
    short
}

struct Writer {
    out: Vec<u8>,
    max_bytes: usize,
}

impl Writer {
    fn value(&mut self, value: &Dynamic, depth: usize) -> Result<(), Failure> {
        if value.is_shared() {
            return match value.read_lock::<Dynamic>() {
                Some(inner) => self.value(&inner, depth),
                None => Err(Failure::new("a value that is in use")),
            };
        }
        if let Ok(string) = value.as_immutable_string_ref() {
            return self.string(&string);
        }
        if let Ok(integer) = value.as_int() {
            return self.number(format_args!("{integer}"));
        }
        if let Ok(map) = value.as_map_ref() {
            return self.map(&map, depth);
        }
        if let Ok(array) = value.as_array_ref() {
            return self.array(&array, depth);
        }
        if let Ok(float) = value.as_float() {
            return self.float(float);
        }
        if let Ok(boolean) = value.as_bool() {
            return self.raw(if boolean { b"true" } else { b"false" });
        }
        if value.is_unit() {
            return self.raw(b"null");
        }
        if let Ok(character) = value.as_char() {
            return self.string(character.encode_utf8(&mut [0; 4]));
        }
        Err(Failure::new(refusal(value)))
    }

    fn raw(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        if bytes.len() > self.max_bytes - self.out.len() {
            return Err(Failure::too_large(self.max_bytes));
        }
        self.out.extend_from_slice(bytes);
        Ok(())
    }

    fn number(&mut self, number: fmt::Arguments<'_>) -> Result<(), Failure> {
        let mut digits = [0_u8; 32];
        let mut rest = &mut digits[..];
        // 20 characters hold each i64
        rest.write_fmt(number).map_err(|_| Failure::new("a number that is too long"))?;
        let unused = rest.len();
        self.raw(&digits[..digits.len() - unused])
    }

    fn float(&mut self, float: f64) -> Result<(), Failure> {
        if !float.is_finite() {
            let name = if float.is_nan() { "NaN" } else { "infinity" };
            return Err(Failure::new(format!("JSON has no {name}")));
        }
        // Debug keeps the shortest digits that read back the same, and `.0` on whole numbers
        self.number(format_args!("{float:?}"))
    }

    fn string(&mut self, text: &str) -> Result<(), Failure> {
        self.raw(b"\"")?;
        let bytes = text.as_bytes();
        let mut start = 0;
        for (index, &byte) in bytes.iter().enumerate() {
            if byte >= 0x20 && byte != b'"' && byte != b'\\' {
                continue;
            }
            self.raw(&bytes[start..index])?;
            start = index + 1;
            self.escape(byte)?;
        }
        self.raw(&bytes[start..])?;
        self.raw(b"\"")
    }

    fn escape(&mut self, byte: u8) -> Result<(), Failure> {
        const HEX: &[u8; 16] = b"0123456789abcdef";
        match byte {
            b'"' => self.raw(b"\\\""),
            b'\\' => self.raw(b"\\\\"),
            b'\n' => self.raw(b"\\n"),
            b'\r' => self.raw(b"\\r"),
            b'\t' => self.raw(b"\\t"),
            0x08 => self.raw(b"\\b"),
            0x0c => self.raw(b"\\f"),
            _ => {
                let (high, low) = (HEX[usize::from(byte >> 4)], HEX[usize::from(byte & 15)]);
                self.raw(&[b'\\', b'u', b'0', b'0', high, low])
            }
        }
    }

    fn array(&mut self, array: &[Dynamic], depth: usize) -> Result<(), Failure> {
        check_depth(depth)?;
        self.raw(b"[")?;
        for (index, item) in array.iter().enumerate() {
            if index > 0 {
                self.raw(b",")?;
            }
            self.value(item, depth + 1).map_err(|failure| failure.under(Step::Index(index)))?;
        }
        self.raw(b"]")
    }

    fn map(&mut self, map: &Map, depth: usize) -> Result<(), Failure> {
        check_depth(depth)?;
        self.raw(b"{")?;
        for (index, (key, item)) in map.iter().enumerate() {
            if index > 0 {
                self.raw(b",")?;
            }
            self.string(key)?;
            self.raw(b":")?;
            self.value(item, depth + 1).map_err(|failure| failure.under(Step::key(key)))?;
        }
        self.raw(b"}")
    }
}

fn check_depth(depth: usize) -> Result<(), Failure> {
    if depth >= MAX_DEPTH {
        return Err(Failure::new(format!("nesting deeper than {MAX_DEPTH}")));
    }
    Ok(())
}

fn refusal(value: &Dynamic) -> String {
    if value.is_fnptr() {
        "JSON has no functions or closures".into()
    } else if value.is_blob() {
        "JSON has no blobs".into()
    } else if value.is_timestamp() {
        "JSON has no timestamps".into()
    } else if value.type_name().contains("Range") {
        "JSON has no ranges".into()
    } else {
        format!("JSON has no {}", value.type_name().rsplit("::").next().unwrap_or_default())
    }
}
