//! Text of arrays and maps, written once and bounded: Rhai's own copies the text of a value once
//! for each level that it is nested.

use std::fmt::Write as _;

use rhai::{Array, Dynamic, FuncRegistration, Map, Module, NativeCallContext};

use super::{string_too_long, Fallible};

pub(super) fn register(module: &mut Module) {
    for name in ["print", "debug", "to_string", "to_debug"] {
        FuncRegistration::new(name).with_purity(true).set_into_module(
            module,
            |ctx: NativeCallContext, array: &mut Array| {
                let mut text = Text::new(&ctx);
                text.array(array)?;
                Ok::<_, Box<rhai::EvalAltResult>>(text.out)
            },
        );
        FuncRegistration::new(name).with_purity(true).set_into_module(
            module,
            |ctx: NativeCallContext, map: &mut Map| {
                let mut text = Text::new(&ctx);
                text.map(map)?;
                Ok::<_, Box<rhai::EvalAltResult>>(text.out)
            },
        );
    }
}

struct Text<'a> {
    ctx: &'a NativeCallContext<'a>,
    out: String,
    max_bytes: usize,
}

impl<'a> Text<'a> {
    fn new(ctx: &'a NativeCallContext<'a>) -> Self {
        Self { ctx, out: String::new(), max_bytes: ctx.engine().max_string_size() }
    }

    fn array(&mut self, array: &mut [Dynamic]) -> Fallible<()> {
        self.out.push('[');
        for (index, item) in array.iter_mut().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            self.item(item)?;
        }
        self.out.push(']');
        Ok(())
    }

    fn map(&mut self, map: &mut Map) -> Fallible<()> {
        self.out.push_str("#{");
        for (index, (key, item)) in map.iter_mut().enumerate() {
            if index > 0 {
                self.out.push_str(", ");
            }
            // writing to a String cannot fail
            let _ = write!(self.out, "{key:?}: ");
            self.item(item)?;
        }
        self.out.push('}');
        Ok(())
    }

    fn item(&mut self, item: &mut Dynamic) -> Fallible<()> {
        if self.out.len() > self.max_bytes {
            return Err(string_too_long());
        }
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
        let text = self.ctx.call_native_fn_raw("to_debug", true, &mut [item])?;
        match text.as_immutable_string_ref() {
            Ok(text) => self.out.push_str(&text),
            Err(type_name) => self.out.push_str(type_name),
        }
        Ok(())
    }
}
