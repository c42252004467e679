//! `bytes`: what came with a request, as scripts see it. Never changes and is never copied: a value
//! is a view of the message that brought it, a part of it another view. An own type because the
//! bytes of a blob count as items of an array, and a body may have more of them.

use rhai_sandbox::rhai::{
    Array, Blob, Dynamic, Engine, EvalAltResult, FuncRegistration, Position, INT,
};
use rhai_sandbox::SizeLimits;
use std::fmt;
use std::ops::{Range, RangeInclusive};
use std::sync::Arc;

/// As scripts call the type.
pub const TYPE_NAME: &str = "bytes";
/// Bytes that the text of a longer value shows.
const SHOWN_BYTES: usize = 16;

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// Some bytes of a message, shared with it.
#[derive(Clone)]
pub struct Bytes {
    message: Arc<[u8]>,
    range: Range<usize>,
}

impl Bytes {
    /// The bytes `part`, which must be borrowed from `message`; none when it is not.
    pub fn within(message: &Arc<[u8]>, part: &[u8]) -> Self {
        let start = (part.as_ptr() as usize).wrapping_sub(message.as_ptr() as usize);
        let range = match start.checked_add(part.len()) {
            Some(end) if end <= message.len() => start..end,
            _ => 0..0,
        };
        Self { message: Arc::clone(message), range }
    }

    pub fn as_slice(&self) -> &[u8] {
        &self.message[self.range.clone()]
    }

    fn len(&self) -> usize {
        self.range.len()
    }

    /// As Rhai counts in blobs: below zero from the end, and what lies outside is left out.
    fn part(&self, start: INT, count: INT) -> Self {
        let length = self.len();
        let offset = usize::try_from(start.unsigned_abs()).unwrap_or(usize::MAX);
        let start = if start < 0 { length.saturating_sub(offset) } else { offset.min(length) };
        let count = usize::try_from(count.max(0)).unwrap_or(usize::MAX).min(length - start);
        let first = self.range.start + start;
        Self { message: Arc::clone(&self.message), range: first..first + count }
    }

    /// The byte at an index, below zero from the end.
    fn at(&self, index: INT) -> Option<INT> {
        let offset = usize::try_from(index.unsigned_abs()).ok()?;
        let offset = if index < 0 { self.len().checked_sub(offset)? } else { offset };
        self.as_slice().get(offset).map(|&byte| byte.into())
    }
}

impl PartialEq for Bytes {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

/// As Rhai shows a blob, cut after some bytes.
impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[")?;
        for (index, byte) in self.as_slice().iter().take(SHOWN_BYTES).enumerate() {
            let gap = if index > 0 && index % 8 == 0 { " " } else { "" };
            write!(f, "{gap}{byte:02x}")?;
        }
        if self.len() > SHOWN_BYTES {
            write!(f, " ... {} bytes", self.len())?;
        }
        f.write_str("]")
    }
}

/// The bytes as integers, which is what scripts have functions for.
#[derive(Clone)]
pub struct Iter {
    bytes: Bytes,
    next: usize,
}

impl Iterator for Iter {
    type Item = INT;

    fn next(&mut self) -> Option<INT> {
        let byte = self.bytes.as_slice().get(self.next).copied()?;
        self.next += 1;
        Some(byte.into())
    }
}

impl IntoIterator for Bytes {
    type Item = INT;
    type IntoIter = Iter;

    fn into_iter(self) -> Iter {
        Iter { bytes: self, next: 0 }
    }
}

/// What scripts can do with the type.
pub fn install(engine: &mut Engine) {
    engine.register_type_with_name::<Bytes>(TYPE_NAME);
    engine.register_iterator::<Bytes>();
    engine.register_fn("len", length).register_get("len", length);
    engine.register_fn("is_empty", is_empty).register_get("is_empty", is_empty);
    engine.register_indexer_get(index);
    engine.register_fn("get", |bytes: &mut Bytes, index: INT| bytes.at(index).unwrap_or(0));
    engine.register_fn("contains", |bytes: &mut Bytes, byte: INT| {
        u8::try_from(byte).is_ok_and(|byte| bytes.as_slice().contains(&byte))
    });
    install_parts(engine);
    install_conversions(engine);
    install_equality(engine);
}

fn length(bytes: &mut Bytes) -> INT {
    INT::try_from(bytes.len()).unwrap_or(INT::MAX)
}

fn is_empty(bytes: &mut Bytes) -> bool {
    bytes.len() == 0
}

fn index(bytes: &mut Bytes, index: INT) -> Fallible<INT> {
    bytes
        .at(index)
        .ok_or_else(|| EvalAltResult::ErrorArrayBounds(bytes.len(), index, Position::NONE).into())
}

fn install_parts(engine: &mut Engine) {
    engine.register_fn("extract", |bytes: &mut Bytes, start: INT| bytes.part(start, INT::MAX));
    engine.register_fn("extract", |bytes: &mut Bytes, start: INT, count: INT| {
        bytes.part(start, count)
    });
    engine.register_fn("extract", |bytes: &mut Bytes, range: Range<INT>| {
        let start = range.start.max(0);
        bytes.part(start, range.end.max(0).saturating_sub(start))
    });
    engine.register_fn("extract", |bytes: &mut Bytes, range: RangeInclusive<INT>| {
        let start = (*range.start()).max(0);
        bytes.part(start, range.end().max(&-1).saturating_sub(start).saturating_add(1))
    });
}

fn install_conversions(engine: &mut Engine) {
    for name in ["to_string", "to_debug", "print", "debug"] {
        engine.register_fn(name, |bytes: &mut Bytes| bytes.to_string());
    }
    engine.register_fn("as_string", |bytes: &mut Bytes| text_behind("", bytes));
    engine.register_fn("+", |text: &str, bytes: Bytes| text_behind(text, &bytes));
    engine.register_fn("to_blob", |bytes: &mut Bytes| {
        SizeLimits::current().check_array(bytes.len()).map(|()| Blob::from(bytes.as_slice()))
    });
    engine.register_fn("to_array", |bytes: &mut Bytes| {
        let items = || bytes.clone().into_iter().map(Dynamic::from).collect::<Array>();
        SizeLimits::current().check_array(bytes.len()).map(|()| items())
    });
    FuncRegistration::new("append").with_purity(false).register_into_engine(engine, append);
}

/// A text and the bytes as text behind it; what is not UTF-8 becomes `U+FFFD`.
fn text_behind(text: &str, bytes: &Bytes) -> Fallible<String> {
    let limits = SizeLimits::current();
    limits.check_string(text.len().saturating_add(bytes.len()))?;
    // three bytes for one that is not UTF-8: within what one operation may take on top
    let added = String::from_utf8_lossy(bytes.as_slice());
    limits.check_string(text.len() + added.len())?;
    Ok(format!("{text}{added}"))
}

fn append(blob: &mut Blob, bytes: Bytes) -> Fallible<()> {
    SizeLimits::current().check_array(blob.len().saturating_add(bytes.len()))?;
    blob.extend_from_slice(bytes.as_slice());
    Ok(())
}

fn install_equality(engine: &mut Engine) {
    for (name, when_equal) in [("==", true), ("!=", false)] {
        engine.register_fn(name, move |left: &mut Bytes, right: Bytes| {
            (*left == right) == when_equal
        });
        engine.register_fn(name, move |left: &mut Bytes, right: Blob| {
            (left.as_slice() == right) == when_equal
        });
        engine.register_fn(name, move |left: &mut Blob, right: Bytes| {
            (left.as_slice() == right.as_slice()) == when_equal
        });
    }
}
