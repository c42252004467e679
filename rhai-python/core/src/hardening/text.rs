//! Text of arrays, maps and blobs, written once and bounded: Rhai's own copies the text of a value
//! once for each level that it is nested, and takes an error in here (or a text above the limit) as
//! a reason to write the value without any bound. So this never fails: a text that would be too
//! long is cut, and the run stopped.

use rhai::{Array, Blob, Dynamic, FuncRegistration, Map, Module, NativeCallContext};
use std::fmt::{self, Write as _};

use super::quoting::write_quoted;
use crate::run;
use crate::sizes::SizeLimits;

pub(super) fn register(module: &mut Module) {
    for name in ["print", "debug", "to_string", "to_debug"] {
        FuncRegistration::new(name)
            .with_purity(true)
            .set_into_module(module, |ctx: NativeCallContext, array: &mut Array| {
                Text::of(&ctx, |text| text.array(array))
            });
        FuncRegistration::new(name)
            .with_purity(true)
            .set_into_module(module, |ctx: NativeCallContext, map: &mut Map| {
                Text::of(&ctx, |text| text.map(map))
            });
        FuncRegistration::new(name)
            .with_purity(true)
            .set_into_module(module, |ctx: NativeCallContext, blob: &mut Blob| {
                Text::of(&ctx, |text| text.blob(blob))
            });
    }
}

struct Text<'a> {
    ctx: &'a NativeCallContext<'a>,
    out: Cut,
}

impl<'a> Text<'a> {
    /// The text. Where it was cut the run is stopped.
    fn of(ctx: &'a NativeCallContext<'a>, write: impl FnOnce(&mut Self) -> fmt::Result) -> String {
        let max_bytes = SizeLimits::current().max_string_size;
        let mut text = Self { ctx, out: Cut { text: String::new(), max_bytes, is_cut: false } };
        // an error says that there is no more to write; the run is stopped if that matters
        let _ = write(&mut text);
        if text.out.is_cut {
            run::stop_for_long_text(max_bytes as u64, ctx.call_position());
        }
        text.out.text
    }

    fn array(&mut self, array: &mut [Dynamic]) -> fmt::Result {
        self.out.write_str("[")?;
        for (index, item) in array.iter_mut().enumerate() {
            if index > 0 {
                self.out.write_str(", ")?;
            }
            self.item(item)?;
        }
        self.out.write_str("]")
    }

    fn map(&mut self, map: &mut Map) -> fmt::Result {
        self.out.write_str("#{")?;
        for (index, (key, item)) in map.iter_mut().enumerate() {
            if index > 0 {
                self.out.write_str(", ")?;
            }
            write_quoted(&mut self.out, key)?;
            self.out.write_str(": ")?;
            self.item(item)?;
        }
        self.out.write_str("}")
    }

    /// As in Rhai: hexadecimal digits in groups of eight bytes.
    fn blob(&mut self, blob: &[u8]) -> fmt::Result {
        self.out.write_str("[")?;
        for (index, group) in blob.chunks(8).enumerate() {
            if index > 0 {
                self.out.write_str(" ")?;
            }
            group.iter().try_for_each(|byte| write!(self.out, "{byte:02x}"))?;
        }
        self.out.write_str("]")
    }

    fn item(&mut self, item: &mut Dynamic) -> fmt::Result {
        if item.is_array() {
            return match item.as_array_mut() {
                Ok(mut array) => self.array(&mut array),
                Err(_) => Ok(()),
            };
        }
        if item.is_map() {
            return match item.as_map_mut() {
                Ok(mut map) => self.map(&mut map),
                Err(_) => Ok(()),
            };
        }
        if let Ok(blob) = item.as_blob_ref() {
            return self.blob(&blob);
        }
        if let Ok(text) = item.as_immutable_string_ref() {
            return write_quoted(&mut self.out, &text);
        }
        // the run was stopped, or a host type has no text: what comes next is not worth writing
        let text =
            self.ctx.call_native_fn_raw("to_debug", true, &mut [item]).map_err(|_| fmt::Error)?;
        let text = text.into_immutable_string().unwrap_or_else(Into::into);
        self.out.write_str(&text)
    }
}

/// A text that refuses to grow past its cap.
struct Cut {
    text: String,
    max_bytes: usize,
    is_cut: bool,
}

impl fmt::Write for Cut {
    fn write_str(&mut self, part: &str) -> fmt::Result {
        let mut end = part.len().min(self.max_bytes - self.text.len());
        while !part.is_char_boundary(end) {
            end -= 1;
        }
        self.text.push_str(&part[..end]);
        if end < part.len() {
            self.is_cut = true;
            return Err(fmt::Error);
        }
        Ok(())
    }
}
