//! JSON inside scripts by the rules of this crate (`crate::json`): bounded, strict, linear. Rhai's
//! own `to_json` has no bound, and its `parse_json` compares each key with all before it.

use rhai::{Dynamic, EvalAltResult, FuncRegistration, Map, Module};

use super::Fallible;
use crate::json::{self, JsonError};
use crate::sizes::{too_large, SizeLimits};

pub(super) fn register(module: &mut Module) {
    module.set_native_fn("parse_json", |text: &str| -> Fallible<Dynamic> {
        json::from_json_in_run(text.as_bytes()).map_err(refusal)
    });
    FuncRegistration::new("to_json").with_purity(true).set_into_module(module, map_to_json);
    FuncRegistration::new("to_json").with_purity(true).set_into_module(module, to_json);
}

fn refusal(error: JsonError) -> Box<EvalAltResult> {
    match error.passed_limit {
        Some(limit) => too_large(limit),
        None => failure(&format!("invalid JSON: {error}")),
    }
}

/// Rhai's own is for maps, and wins over one for any value.
fn map_to_json(map: &mut Map) -> Fallible<String> {
    written(json::map_to_json(map, SizeLimits::current().max_string_size))
}

fn to_json(value: &mut Dynamic) -> Fallible<String> {
    written(json::to_json(value, SizeLimits::current().max_string_size))
}

fn written(json: Result<Vec<u8>, json::ConvertError>) -> Fallible<String> {
    match json {
        Ok(text) => Ok(String::from_utf8_lossy(&text).into_owned()),
        Err(error) if error.is_too_large => Err(too_large("max_string_size")),
        Err(error) => Err(failure(&error.to_string())),
    }
}

fn failure(message: &str) -> Box<EvalAltResult> {
    message.into()
}
