//! Values of a script as they go to a service.

use super::{Effort, MAX_DEPTH, SECRET_TYPE};
use crate::sdk::bytes::Bytes;
use crate::sdk::services::secrets::SecretRef;
use rhai_sandbox::json::{path_of, Step};
use rhai_sandbox::rhai::{Dynamic, Map};
use rmp::encode as pack;
use rmp::encode::buffer::ByteBuf;

/// Why a value cannot go to a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSendable {
    /// `what` stands at `path`, which counts from the root `$`.
    Unknown { what: String, path: String },
    /// The values have more bytes than there is room for.
    TooLarge,
    /// The active run must stop.
    Stopped,
}

/// Append a value to `out`, which may grow to `max_bytes`.
///
/// # Errors
/// A part of the value cannot go to a service, there is no room, or the run must stop. `out` then holds the beginning of it.
pub fn write(out: &mut ByteBuf, value: &Dynamic, max_bytes: usize) -> Result<(), NotSendable> {
    let mut writer = Writer { out, max_bytes, effort: Effort::default() };
    writer.value(value, 0).map_err(|failure| match failure.reason {
        Reason::TooLarge => NotSendable::TooLarge,
        Reason::Stopped => NotSendable::Stopped,
        Reason::Unknown(what) => NotSendable::Unknown { what, path: path_of(&failure.steps) },
    })
}

/// A failure on its way up; each level adds its own step.
struct Failure {
    reason: Reason,
    steps: Vec<Step>,
}

enum Reason {
    TooLarge,
    Stopped,
    /// No service takes this.
    Unknown(String),
}

impl Failure {
    #[cold]
    fn new(reason: impl Into<String>) -> Self {
        Self { reason: Reason::Unknown(reason.into()), steps: Vec::new() }
    }

    #[cold]
    fn under(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

/// Bytes before the content of any value.
const HEAD_BYTES: usize = 9;

struct Writer<'a> {
    out: &'a mut ByteBuf,
    max_bytes: usize,
    effort: Effort,
}

impl Writer<'_> {
    fn value(&mut self, value: &Dynamic, depth: usize) -> Result<(), Failure> {
        if value.is_shared() {
            return match value.read_lock::<Dynamic>() {
                Some(inner) => self.value(&inner, depth),
                None => Err(Failure::new("a value that is in use")),
            };
        }
        self.effort.count().map_err(|_| Failure { reason: Reason::Stopped, steps: Vec::new() })?;
        self.room(0)?;
        if let Ok(text) = value.as_immutable_string_ref() {
            self.text(&text)
        } else if let Ok(integer) = value.as_int() {
            let Ok(_) = pack::write_sint(self.out, integer);
            Ok(())
        } else if let Ok(map) = value.as_map_ref() {
            self.map(&map, depth)
        } else if let Ok(array) = value.as_array_ref() {
            self.array(&array, depth)
        } else if let Ok(float) = value.as_float() {
            self.float(float)
        } else if let Ok(flag) = value.as_bool() {
            let Ok(()) = pack::write_bool(self.out, flag);
            Ok(())
        } else if value.is_unit() {
            let Ok(()) = pack::write_nil(self.out);
            Ok(())
        } else if let Ok(character) = value.as_char() {
            self.text(character.encode_utf8(&mut [0; 4]))
        } else if let Ok(blob) = value.as_blob_ref() {
            self.bytes(&blob)
        } else if let Some(bytes) = value.read_lock::<Bytes>() {
            self.bytes(bytes.as_slice())
        } else if let Some(secret) = value.read_lock::<SecretRef>() {
            self.secret(&secret)
        } else {
            Err(Failure::new(kind_of(value)))
        }
    }

    /// Check that a value with so many bytes of content fits.
    fn room(&self, content: usize) -> Result<(), Failure> {
        let taken = self.out.as_slice().len().saturating_add(content).saturating_add(HEAD_BYTES);
        match taken > self.max_bytes {
            true => Err(Failure { reason: Reason::TooLarge, steps: Vec::new() }),
            false => Ok(()),
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Failure> {
        self.room(text.len())?;
        let Ok(()) = pack::write_str(self.out, text);
        Ok(())
    }

    fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        self.room(bytes.len())?;
        let Ok(()) = pack::write_bin(self.out, bytes);
        Ok(())
    }

    fn float(&mut self, float: f64) -> Result<(), Failure> {
        if !float.is_finite() {
            return Err(Failure::new(if float.is_nan() { "NaN" } else { "infinity" }));
        }
        let Ok(()) = pack::write_f64(self.out, float);
        Ok(())
    }

    fn array(&mut self, array: &[Dynamic], depth: usize) -> Result<(), Failure> {
        check_depth(depth)?;
        let Ok(_) = pack::write_array_len(self.out, u32::try_from(array.len()).unwrap_or(u32::MAX));
        for (index, item) in array.iter().enumerate() {
            self.value(item, depth + 1).map_err(|failure| failure.under(Step::Index(index)))?;
        }
        Ok(())
    }

    fn map(&mut self, map: &Map, depth: usize) -> Result<(), Failure> {
        check_depth(depth)?;
        let Ok(_) = pack::write_map_len(self.out, u32::try_from(map.len()).unwrap_or(u32::MAX));
        for (key, item) in map {
            self.text(key)?;
            self.value(item, depth + 1).map_err(|failure| failure.under(Step::key(key)))?;
        }
        Ok(())
    }

    fn secret(&mut self, secret: &SecretRef) -> Result<(), Failure> {
        let mut payload = ByteBuf::new();
        let Ok(_) = pack::write_array_len(&mut payload, 2);
        let Ok(()) = pack::write_str(&mut payload, &secret.name);
        let Ok(()) = pack::write_str(&mut payload, &secret.prefix);
        let payload = payload.into_vec();
        self.room(payload.len())?;
        let length = u32::try_from(payload.len()).unwrap_or(u32::MAX);
        let Ok(_) = pack::write_ext_meta(self.out, length, SECRET_TYPE);
        self.out.as_mut_vec().extend_from_slice(&payload);
        Ok(())
    }
}

fn check_depth(depth: usize) -> Result<(), Failure> {
    match depth >= MAX_DEPTH {
        true => Err(Failure::new(format!("nesting deeper than {MAX_DEPTH}"))),
        false => Ok(()),
    }
}

/// The name in messages of a value that cannot go to a service.
fn kind_of(value: &Dynamic) -> String {
    if value.is_fnptr() {
        "a function or closure".to_owned()
    } else if value.is_timestamp() {
        "a timestamp".to_owned()
    } else if value.type_name().contains("Range") {
        "a range".to_owned()
    } else {
        format!("a value of type {}", value.type_name().rsplit("::").next().unwrap_or_default())
    }
}
