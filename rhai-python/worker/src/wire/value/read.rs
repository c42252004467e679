//! Encoded values as the script has them.

use super::{Effort, Encoded, Item, Reader};
use crate::sdk::bytes::Bytes;
use crate::wire::WireError;
use rhai_sandbox::rhai::{Array, Blob, Dynamic, EvalAltResult, Identifier, Map};
use rhai_sandbox::SizeLimits;
use std::sync::Arc;

type Fallible<T> = Result<T, Box<EvalAltResult>>;

/// The type that bytes are read as.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Binary {
    /// A blob, which a script can change; longer ones than an array may be are `bytes`.
    Blob,
    /// `bytes`, a view of the message.
    Bytes,
}

/// Makes the value that `encoded`, a part of `message`, stands for.
///
/// # Errors
/// A text, an array or a map in it is above a size limit of the active run, or the run must stop.
pub fn read(message: &Arc<[u8]>, encoded: Encoded<'_>, binary: Binary) -> Fallible<Dynamic> {
    let reader = Reader::new(encoded.as_bytes());
    let (limits, effort) = (SizeLimits::current(), Effort::default());
    Values { reader, message, binary, limits, effort }.next()
}

struct Values<'a> {
    reader: Reader<'a>,
    message: &'a Arc<[u8]>,
    binary: Binary,
    limits: SizeLimits,
    effort: Effort,
}

impl<'a> Values<'a> {
    fn item(&mut self) -> Fallible<Item<'a>> {
        self.reader.item("value").map_err(broken)
    }

    fn next(&mut self) -> Fallible<Dynamic> {
        self.effort.count()?;
        Ok(match self.item()? {
            Item::Nil => Dynamic::UNIT,
            Item::Flag(value) => value.into(),
            Item::Unsigned(value) => i64::try_from(value).unwrap_or(i64::MAX).into(),
            Item::Negative(value) => value.into(),
            Item::Float(value) => value.into(),
            Item::Text(bytes) => {
                self.limits.check_string(bytes.len())?;
                text(bytes)?.into()
            }
            Item::Bytes(bytes) => self.bytes(bytes),
            Item::Array(length) => self.array(length)?,
            Item::Map(length) => self.map(length)?,
            Item::Other(kind) => return Err(broken(WireError(kind.to_owned()))),
        })
    }

    fn bytes(&self, bytes: &[u8]) -> Dynamic {
        let is_blob = self.binary == Binary::Blob && bytes.len() <= self.limits.max_array_size;
        match is_blob {
            true => Dynamic::from_blob(Blob::from(bytes)),
            false => Dynamic::from(Bytes::within(self.message, bytes)),
        }
    }

    fn array(&mut self, length: u32) -> Fallible<Dynamic> {
        self.limits.check_array(length as usize)?;
        // each item costs at least a byte, so a lying length cannot make this large
        let mut array = Array::with_capacity(self.reader.rest.len().min(length as usize));
        for _ in 0..length {
            array.push(self.next()?);
        }
        Ok(Dynamic::from_array(array))
    }

    fn map(&mut self, length: u32) -> Fallible<Dynamic> {
        self.limits.check_map(length as usize)?;
        let mut map = Map::new();
        for _ in 0..length {
            let key = match self.item()? {
                Item::Text(bytes) => Identifier::from(text(bytes)?),
                other => return Err(broken(WireError(other.kind().to_owned()))),
            };
            let value = self.next()?;
            map.insert(key, value);
        }
        Ok(Dynamic::from_map(map))
    }
}

fn text(bytes: &[u8]) -> Fallible<&str> {
    std::str::from_utf8(bytes).map_err(|_| broken(WireError("text that is not UTF-8".to_owned())))
}

/// Not reached: values are checked on arrival.
#[cold]
fn broken(error: WireError) -> Box<EvalAltResult> {
    format!("a service sent an invalid value: {error}").into()
}
