//! Reads MessagePack by position, forgiving what the wire may grow by: elements after the last known
//! one are skipped, missing ones take their default. Any bytes end in a value or an error.

use super::value::Encoded;
use super::WireError;
use rmp::Marker;

/// One MessagePack value; containers only announce how many values follow.
pub enum Item<'a> {
    Nil,
    Flag(bool),
    Unsigned(u64),
    /// Below zero.
    Negative(i64),
    Float(f64),
    Text(&'a [u8]),
    Bytes(&'a [u8]),
    Array(u32),
    Map(u32),
    /// Anything that no field or value of the wire is.
    Other(&'static str),
}

impl Item<'_> {
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Nil => "nil",
            Self::Flag(_) => "a boolean",
            Self::Negative(_) => "a negative integer",
            Self::Float(_) => "a float",
            Self::Unsigned(_) => "an unsigned integer",
            Self::Text(_) => "text",
            Self::Bytes(_) => "bytes",
            Self::Array(_) => "an array",
            Self::Map(_) => "a map",
            Self::Other(kind) => kind,
        }
    }
}

/// The rest of one payload.
pub struct Reader<'a> {
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn new(payload: &'a [u8]) -> Self {
        Self { rest: payload }
    }

    /// Reads an array; what `read` leaves of it is skipped.
    pub fn array<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        match self.item(name)? {
            Item::Array(length) => self.elements(name, length, read),
            other => Err(mismatch(name, "an array", &other)),
        }
    }

    /// Nothing may follow the message.
    pub fn end(&self) -> Result<(), WireError> {
        match self.rest.len() {
            0 => Ok(()),
            extra => Err(WireError(format!("{extra} bytes after the message"))),
        }
    }

    fn elements<T>(
        &mut self,
        name: &'static str,
        length: u32,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let mut fields = Fields { reader: self, left: length };
        let value = read(&mut fields)?;
        let unread = u64::from(fields.left);
        self.skip(name, unread)?;
        Ok(value)
    }

    /// Skips values without recursion: each one costs at least a byte of the payload.
    fn skip(&mut self, name: &'static str, count: u64) -> Result<(), WireError> {
        let mut pending = count;
        while pending > 0 {
            pending -= 1;
            pending += match self.item(name)? {
                Item::Array(length) => u64::from(length),
                Item::Map(length) => 2 * u64::from(length),
                _ => 0,
            };
        }
        Ok(())
    }

    /// The next value, or the beginning of one.
    pub fn item(&mut self, name: &'static str) -> Result<Item<'a>, WireError> {
        let marker = Marker::from_u8(self.take(name, 1)?[0]);
        Ok(match marker {
            Marker::Null => Item::Nil,
            Marker::True => Item::Flag(true),
            Marker::False => Item::Flag(false),
            Marker::FixNeg(value) => Item::Negative(i64::from(value)),
            Marker::F64 => Item::Float(f64::from_bits(self.number(name, 8)?)),
            Marker::FixPos(value) => Item::Unsigned(u64::from(value)),
            Marker::U8 => Item::Unsigned(self.number(name, 1)?),
            Marker::U16 => Item::Unsigned(self.number(name, 2)?),
            Marker::U32 => Item::Unsigned(self.number(name, 4)?),
            Marker::U64 => Item::Unsigned(self.number(name, 8)?),
            Marker::I8 => self.signed(name, 1)?,
            Marker::I16 => self.signed(name, 2)?,
            Marker::I32 => self.signed(name, 4)?,
            Marker::I64 => self.signed(name, 8)?,
            Marker::FixStr(length) => Item::Text(self.take(name, usize::from(length))?),
            Marker::Str8 => Item::Text(self.sized(name, 1)?),
            Marker::Str16 => Item::Text(self.sized(name, 2)?),
            Marker::Str32 => Item::Text(self.sized(name, 4)?),
            Marker::Bin8 => Item::Bytes(self.sized(name, 1)?),
            Marker::Bin16 => Item::Bytes(self.sized(name, 2)?),
            Marker::Bin32 => Item::Bytes(self.sized(name, 4)?),
            Marker::FixArray(length) => Item::Array(u32::from(length)),
            Marker::Array16 => Item::Array(self.length(name, 2)?),
            Marker::Array32 => Item::Array(self.length(name, 4)?),
            Marker::FixMap(length) => Item::Map(u32::from(length)),
            Marker::Map16 => Item::Map(self.length(name, 2)?),
            Marker::Map32 => Item::Map(self.length(name, 4)?),
            other => self.unused(name, other)?,
        })
    }

    /// Values that the wire has no field for: read past, never used.
    fn unused(&mut self, name: &'static str, marker: Marker) -> Result<Item<'a>, WireError> {
        let (kind, length) = match marker {
            Marker::F32 => ("a short float", 4),
            Marker::FixExt1 => ("an extension", 2),
            Marker::FixExt2 => ("an extension", 3),
            Marker::FixExt4 => ("an extension", 5),
            Marker::FixExt8 => ("an extension", 9),
            Marker::FixExt16 => ("an extension", 17),
            Marker::Ext8 => ("an extension", 1 + self.number(name, 1)?),
            Marker::Ext16 => ("an extension", 1 + self.number(name, 2)?),
            Marker::Ext32 => ("an extension", 1 + self.number(name, 4)?),
            _ => return Err(WireError(format!("{name}: a byte that begins no value"))),
        };
        self.take(name, usize::try_from(length).unwrap_or(usize::MAX))?;
        Ok(Item::Other(kind))
    }

    fn take(&mut self, name: &'static str, length: usize) -> Result<&'a [u8], WireError> {
        if length > self.rest.len() {
            return Err(WireError(format!("{name}: the message ends within it")));
        }
        let (taken, rest) = self.rest.split_at(length);
        self.rest = rest;
        Ok(taken)
    }

    /// A big-endian unsigned integer of `width` bytes, at most 8.
    fn number(&mut self, name: &'static str, width: usize) -> Result<u64, WireError> {
        let bytes = self.take(name, width)?;
        Ok(bytes.iter().fold(0, |value, &byte| (value << 8) | u64::from(byte)))
    }

    fn length(&mut self, name: &'static str, width: usize) -> Result<u32, WireError> {
        self.number(name, width).map(|length| u32::try_from(length).unwrap_or(u32::MAX))
    }

    fn sized(&mut self, name: &'static str, width: usize) -> Result<&'a [u8], WireError> {
        let length = self.number(name, width)?;
        self.take(name, usize::try_from(length).unwrap_or(usize::MAX))
    }

    fn signed(&mut self, name: &'static str, width: usize) -> Result<Item<'a>, WireError> {
        let value = self.number(name, width)?;
        let unused_bits = 64 - 8 * width;
        let signed = (value << unused_bits) as i64 >> unused_bits;
        Ok(u64::try_from(signed).map_or(Item::Negative(signed), Item::Unsigned))
    }
}

/// The elements of one array, read in order. Nil and a missing element both mean "the default".
pub struct Fields<'r, 'a> {
    reader: &'r mut Reader<'a>,
    left: u32,
}

impl<'a> Fields<'_, 'a> {
    fn next(&mut self, name: &'static str) -> Result<Item<'a>, WireError> {
        if self.left == 0 {
            return Ok(Item::Nil);
        }
        self.left -= 1;
        self.reader.item(name)
    }

    pub fn unsigned(&mut self, name: &'static str, default: u64) -> Result<u64, WireError> {
        match self.next(name)? {
            Item::Unsigned(value) => Ok(value),
            Item::Nil => Ok(default),
            other => Err(mismatch(name, "an unsigned integer", &other)),
        }
    }

    pub fn text(&mut self, name: &'static str) -> Result<&'a str, WireError> {
        self.optional_text(name).map(Option::unwrap_or_default)
    }

    pub fn optional_text(&mut self, name: &'static str) -> Result<Option<&'a str>, WireError> {
        match self.next(name)? {
            Item::Text(bytes) => match std::str::from_utf8(bytes) {
                Ok(text) => Ok(Some(text)),
                Err(_) => Err(WireError(format!("{name}: text that is not UTF-8"))),
            },
            Item::Nil => Ok(None),
            other => Err(mismatch(name, "text", &other)),
        }
    }

    pub fn flag(&mut self, name: &'static str) -> Result<bool, WireError> {
        match self.next(name)? {
            Item::Flag(value) => Ok(value),
            Item::Nil => Ok(false),
            other => Err(mismatch(name, "a boolean", &other)),
        }
    }

    /// Any value that scripts and services exchange; checked, and read later. Nil when it is missing.
    pub fn value(&mut self, name: &'static str) -> Result<Encoded<'a>, WireError> {
        if self.left == 0 {
            return Ok(Encoded::NIL);
        }
        self.left -= 1;
        Encoded::read(self.reader, name)
    }

    /// Bytes, or the bytes of a text.
    pub fn bytes(&mut self, name: &'static str) -> Result<&'a [u8], WireError> {
        match self.next(name)? {
            Item::Bytes(bytes) | Item::Text(bytes) => Ok(bytes),
            Item::Nil => Ok(&[]),
            other => Err(mismatch(name, "bytes", &other)),
        }
    }

    /// An array of fields; a missing one reads as empty.
    pub fn array<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> Result<T, WireError>,
    ) -> Result<T, WireError> {
        let length = self.array_length(name)?;
        self.reader.elements(name, length, read)
    }

    /// An array of arrays of one shape.
    pub fn list<T>(
        &mut self,
        name: &'static str,
        mut read: impl FnMut(&mut Fields<'_, 'a>) -> Result<T, WireError>,
    ) -> Result<Vec<T>, WireError> {
        let length = self.array_length(name)?;
        // each element costs at least a byte, so a lying length cannot make this large
        let capacity = self.reader.rest.len().min(length as usize).min(128);
        let mut list = Vec::with_capacity(capacity);
        for _ in 0..length {
            list.push(self.reader.array(name, &mut read)?);
        }
        Ok(list)
    }

    /// As [`Fields::array`], and None for nil or a missing one.
    pub fn optional_array<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(&mut Fields<'_, 'a>) -> Result<T, WireError>,
    ) -> Result<Option<T>, WireError> {
        match self.next(name)? {
            Item::Array(length) => self.reader.elements(name, length, read).map(Some),
            Item::Nil => Ok(None),
            other => Err(mismatch(name, "an array", &other)),
        }
    }

    /// An array of texts.
    pub fn texts(&mut self, name: &'static str) -> Result<Vec<&'a str>, WireError> {
        self.array(name, |items| {
            let mut texts = Vec::new();
            while items.left > 0 {
                texts.push(items.text(name)?);
            }
            Ok(texts)
        })
    }

    fn array_length(&mut self, name: &'static str) -> Result<u32, WireError> {
        match self.next(name)? {
            Item::Array(length) => Ok(length),
            Item::Nil => Ok(0),
            other => Err(mismatch(name, "an array", &other)),
        }
    }
}

#[cold]
fn mismatch(name: &'static str, expected: &str, found: &Item<'_>) -> WireError {
    WireError(format!("{name}: expected {expected}, found {}", found.kind()))
}
