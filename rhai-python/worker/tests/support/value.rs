//! MessagePack, written and read by hand.

/// A MessagePack value, as far as the wire has them.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Nil,
    Bool(bool),
    Int(u64),
    /// Below zero.
    Negative(i64),
    Float(f64),
    Text(String),
    Bytes(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    /// An extension, by its type and payload.
    Extension(i8, Vec<u8>),
}

impl From<f64> for Value {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}

impl<const N: usize> From<[(&str, Value); N]> for Value {
    fn from(entries: [(&str, Value); N]) -> Self {
        Self::Map(entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect())
    }
}

impl From<u64> for Value {
    fn from(value: u64) -> Self {
        Self::Int(value)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Self {
        Self::Bytes(value.to_vec())
    }
}

impl<const N: usize> From<[Value; N]> for Value {
    fn from(values: [Value; N]) -> Self {
        Self::List(values.to_vec())
    }
}

/// A list of anything that is a value.
#[macro_export]
macro_rules! list {
    ($($item:expr),* $(,)?) => { $crate::support::Value::List(vec![$($item.into()),*]) };
}

impl Value {
    pub fn signed(value: i64) -> Self {
        u64::try_from(value).map_or(Self::Negative(value), Self::Int)
    }

    pub fn pack(&self) -> Vec<u8> {
        let mut out = Vec::new();
        self.pack_into(&mut out);
        out
    }

    fn pack_into(&self, out: &mut Vec<u8>) {
        match self {
            Self::Nil => out.push(0xc0),
            Self::Bool(value) => out.push(if *value { 0xc3 } else { 0xc2 }),
            Self::Int(value) => {
                rmp::encode::write_uint(out, *value).expect("memory");
            }
            Self::Text(text) => rmp::encode::write_str(out, text).expect("memory"),
            Self::Bytes(bytes) => rmp::encode::write_bin(out, bytes).expect("memory"),
            Self::List(items) => {
                rmp::encode::write_array_len(out, items.len() as u32).expect("memory");
                items.iter().for_each(|item| item.pack_into(out));
            }
            Self::Negative(value) => {
                rmp::encode::write_sint(out, *value).expect("memory");
            }
            Self::Float(value) => rmp::encode::write_f64(out, *value).expect("memory"),
            Self::Map(entries) => {
                rmp::encode::write_map_len(out, entries.len() as u32).expect("memory");
                for (key, value) in entries {
                    rmp::encode::write_str(out, key).expect("memory");
                    value.pack_into(out);
                }
            }
            Self::Extension(kind, payload) => {
                rmp::encode::write_ext_meta(out, payload.len() as u32, *kind).expect("memory");
                out.extend_from_slice(payload);
            }
        }
    }

    /// Length and payload.
    pub fn frame(&self) -> Vec<u8> {
        let payload = self.pack();
        let mut frame = (payload.len() as u32).to_le_bytes().to_vec();
        frame.extend(payload);
        frame
    }

    pub fn unpack(mut bytes: &[u8]) -> Self {
        let value = Self::unpack_from(&mut bytes);
        assert!(bytes.is_empty(), "bytes after the value");
        value
    }

    fn unpack_from(bytes: &mut &[u8]) -> Self {
        use rmp::Marker::*;
        let marker = rmp::Marker::from_u8(bytes[0]);
        match marker {
            Null => {
                *bytes = &bytes[1..];
                Self::Nil
            }
            True | False => {
                *bytes = &bytes[1..];
                Self::Bool(marker == True)
            }
            FixStr(_) | Str8 | Str16 | Str32 => {
                let length = rmp::decode::read_str_len(bytes).expect("a string");
                let text = String::from_utf8(take(bytes, length)).expect("UTF-8");
                Self::Text(text)
            }
            Bin8 | Bin16 | Bin32 => {
                let length = rmp::decode::read_bin_len(bytes).expect("bytes");
                Self::Bytes(take(bytes, length))
            }
            FixArray(_) | Array16 | Array32 => {
                let length = rmp::decode::read_array_len(bytes).expect("an array");
                Self::List((0..length).map(|_| Self::unpack_from(bytes)).collect())
            }
            FixMap(_) | Map16 | Map32 => {
                let length = rmp::decode::read_map_len(bytes).expect("a map");
                let mut entry = || {
                    let key = Self::unpack_from(bytes);
                    (key.text().to_owned(), Self::unpack_from(bytes))
                };
                Self::Map((0..length).map(|_| entry()).collect())
            }
            F64 => Self::Float(rmp::decode::read_f64(bytes).expect("a float")),
            FixExt1 | FixExt2 | FixExt4 | FixExt8 | FixExt16 | Ext8 | Ext16 | Ext32 => {
                let meta = rmp::decode::read_ext_meta(bytes).expect("an extension");
                Self::Extension(meta.typeid, take(bytes, meta.size))
            }
            FixNeg(_) | I8 | I16 | I32 | I64 => {
                Self::signed(rmp::decode::read_int(bytes).expect("an integer"))
            }
            _ => Self::Int(rmp::decode::read_int(bytes).expect("an integer")),
        }
    }

    pub fn flag(&self) -> bool {
        match self {
            Self::Bool(value) => *value,
            other => panic!("not a flag: {other:?}"),
        }
    }

    pub fn int(&self) -> u64 {
        match self {
            Self::Int(value) => *value,
            other => panic!("not an integer: {other:?}"),
        }
    }

    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            other => panic!("not a text: {other:?}"),
        }
    }

    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Bytes(bytes) => bytes,
            other => panic!("not bytes: {other:?}"),
        }
    }

    pub fn items(&self) -> &[Value] {
        match self {
            Self::List(items) => items,
            other => panic!("not a list: {other:?}"),
        }
    }
}

fn take(bytes: &mut &[u8], length: u32) -> Vec<u8> {
    let (taken, rest) = bytes.split_at(length as usize);
    *bytes = rest;
    taken.to_vec()
}
