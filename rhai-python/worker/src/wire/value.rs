//! The values that scripts and services exchange: nil, booleans, integers of 64 bits, finite floats, text,
//! bytes, arrays and maps with text keys, [`MAX_DEPTH`] deep. A script may also send the name of a secret.

mod read;
mod write;

pub use read::{read, Binary};
pub use write::{write, NotSendable};

use super::reader::{Item, Reader};
use super::WireError;
use rhai_sandbox::charge_operations;
use rhai_sandbox::rhai::EvalAltResult;

/// Deepest nesting of arrays and maps, in both directions.
pub const MAX_DEPTH: usize = 64;
/// The MessagePack extension whose payload is the array `[name, prefix]` of a secret.
pub const SECRET_TYPE: i8 = 1;

/// Parts of a value that are converted as one operation.
const PARTS_PER_OPERATION: u32 = 256;

/// Counts the parts of a value as operations of the active run, so that a conversion stops with it.
#[derive(Default)]
struct Effort {
    parts: u32,
}

impl Effort {
    /// Count one part.
    ///
    /// # Errors
    /// The run must stop.
    #[inline]
    fn count(&mut self) -> Result<(), Box<EvalAltResult>> {
        self.parts += 1;
        if self.parts < PARTS_PER_OPERATION {
            return Ok(());
        }
        self.parts = 0;
        charge_operations(1)
    }
}

/// One whole value as MessagePack, checked to be one that a script can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Encoded<'a>(&'a [u8]);

impl<'a> Encoded<'a> {
    pub const NIL: Self = Self(&[0xc0]);

    /// The bytes of the value.
    pub fn as_bytes(self) -> &'a [u8] {
        self.0
    }

    /// Takes one value from a payload.
    ///
    /// # Errors
    /// The payload ends within it, or a script cannot have such a value.
    pub(super) fn read(reader: &mut Reader<'a>, name: &'static str) -> Result<Self, WireError> {
        let whole = reader.rest;
        check(reader, name, 0)?;
        Ok(Self(&whole[..whole.len() - reader.rest.len()]))
    }
}

/// Step over one value. At most [`MAX_DEPTH`] calls of this are in progress at once.
fn check(reader: &mut Reader<'_>, name: &'static str, depth: usize) -> Result<(), WireError> {
    let wrong = |what: &str| Err(WireError(format!("{name}: a value that no script has: {what}")));
    match reader.item(name)? {
        Item::Nil | Item::Flag(_) | Item::Negative(_) | Item::Bytes(_) => Ok(()),
        Item::Unsigned(value) if i64::try_from(value).is_ok() => Ok(()),
        Item::Unsigned(_) => wrong("an integer above 64 bits with sign"),
        Item::Float(value) if value.is_finite() => Ok(()),
        Item::Float(_) => wrong("a float that is not finite"),
        Item::Text(bytes) if std::str::from_utf8(bytes).is_ok() => Ok(()),
        Item::Text(_) => wrong("text that is not UTF-8"),
        Item::Array(_) | Item::Map(_) if depth == MAX_DEPTH => wrong("nesting deeper than 64"),
        Item::Array(length) => (0..length).try_for_each(|_| check(reader, name, depth + 1)),
        Item::Map(length) => (0..length).try_for_each(|_| {
            match reader.item(name)? {
                Item::Text(key) if std::str::from_utf8(key).is_ok() => (),
                _ => return wrong("a map with a key that is not text"),
            }
            check(reader, name, depth + 1)
        }),
        Item::Other(kind) => wrong(kind),
    }
}
