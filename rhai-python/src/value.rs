//! Values on their way between Python's threads and the engine's: plain data that may be sent.
//! This file knows the engine's side; `convert.rs` knows Python's.

use std::sync::Arc;

use pyo3::prelude::*;
use rhai_sandbox::rhai::{Array, Dynamic, Engine, FnPtr, Identifier, Map};

use crate::functions::{Functions, Ticket};

/// Deepest nesting of arrays and maps, in both directions.
pub const MAX_DEPTH: usize = 64;

/// What both languages can say.
#[derive(Clone, Debug)]
pub enum Value {
    Unit,
    Bool(bool),
    Int(i64),
    Float(f64),
    Text(String),
    Blob(Vec<u8>),
    List(Vec<Value>),
    Map(Vec<(String, Value)>),
    Object(Object),
    Function(Ticket),
}

/// A Python object that scripts hold and hand on, but cannot look into.
#[derive(Clone, Debug)]
pub struct Object(pub Arc<Py<PyAny>>);

impl Object {
    /// Makes the type known to an engine: objects are equal when they are the same.
    pub fn register(engine: &mut Engine) {
        engine.register_type_with_name::<Self>("PythonObject");
        engine.register_fn("==", |a: Self, b: Self| a.is(&b));
        engine.register_fn("!=", |a: Self, b: Self| !a.is(&b));
    }

    fn is(&self, other: &Self) -> bool {
        self.0.as_ptr() == other.0.as_ptr()
    }
}

/// Why a value cannot cross, and where in it: `$.items[3].x` counts from the root `$`.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub reason: String,
    steps: Vec<String>,
}

impl Refusal {
    pub fn new(reason: impl Into<String>) -> Self {
        Self { reason: reason.into(), steps: Vec::new() }
    }

    pub fn too_deep() -> Self {
        Self::new(format!("nesting deeper than {MAX_DEPTH}"))
    }

    pub fn at_index(mut self, index: usize) -> Self {
        self.steps.push(format!("[{index}]"));
        self
    }

    pub fn at_key(mut self, key: &str) -> Self {
        let is_plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || c == '_');
        self.steps.push(if is_plain { format!(".{key}") } else { format!("[{key:?}]") });
        self
    }

    pub fn path(&self) -> String {
        let mut path = String::from("$");
        path.extend(self.steps.iter().rev().map(String::as_str));
        path
    }
}

impl Value {
    /// From the engine's form; timestamps, ranges and host types are refused. Functions and
    /// closures are kept in `functions`, and refused without a script that they belong to.
    pub fn from_rhai(value: &Dynamic, functions: &Functions) -> Result<Self, Refusal> {
        Self::from_rhai_at(value, functions, 0)
    }

    fn from_rhai_at(value: &Dynamic, functions: &Functions, depth: usize) -> Result<Self, Refusal> {
        if value.is_shared() {
            return match value.read_lock::<Dynamic>() {
                Some(inner) => Self::from_rhai_at(&inner, functions, depth),
                None => Err(Refusal::new("a value that is in use")),
            };
        }
        if depth > MAX_DEPTH {
            return Err(Refusal::too_deep());
        }
        if let Ok(text) = value.as_immutable_string_ref() {
            return Ok(Self::Text(text.to_string()));
        }
        if let Ok(array) = value.as_array_ref() {
            let item = |(index, item)| {
                Self::from_rhai_at(item, functions, depth + 1)
                    .map_err(|refusal| refusal.at_index(index))
            };
            return array.iter().enumerate().map(item).collect::<Result<_, _>>().map(Self::List);
        }
        if let Ok(map) = value.as_map_ref() {
            let entry = |(key, item): (&Identifier, &Dynamic)| {
                let item = Self::from_rhai_at(item, functions, depth + 1);
                Ok((key.to_string(), item.map_err(|refusal| refusal.at_key(key))?))
            };
            return map.iter().map(entry).collect::<Result<_, _>>().map(Self::Map);
        }
        if let Some(object) = value.read_lock::<Object>() {
            return Ok(Self::Object(object.clone()));
        }
        if let Some(pointer) = value.read_lock::<FnPtr>() {
            if let Some(ticket) = functions.keep(&pointer) {
                return Ok(Self::Function(ticket));
            }
        }
        Self::from_scalar(value)
    }

    fn from_scalar(value: &Dynamic) -> Result<Self, Refusal> {
        if value.is_unit() {
            Ok(Self::Unit)
        } else if let Ok(integer) = value.as_int() {
            Ok(Self::Int(integer))
        } else if let Ok(float) = value.as_float() {
            Ok(Self::Float(float))
        } else if let Ok(boolean) = value.as_bool() {
            Ok(Self::Bool(boolean))
        } else if let Ok(character) = value.as_char() {
            Ok(Self::Text(character.to_string()))
        } else if let Ok(blob) = value.as_blob_ref() {
            Ok(Self::Blob(blob.clone()))
        } else {
            Err(Refusal::new(format!("Python has no form for {}", name_of(value))))
        }
    }

    /// To the engine's form.
    pub fn into_rhai(self) -> Dynamic {
        match self {
            Self::Unit => Dynamic::UNIT,
            Self::Bool(value) => value.into(),
            Self::Int(value) => value.into(),
            Self::Float(value) => value.into(),
            Self::Text(value) => value.into(),
            Self::Blob(value) => Dynamic::from_blob(value),
            Self::List(items) => {
                Dynamic::from_array(items.into_iter().map(Self::into_rhai).collect::<Array>())
            }
            Self::Object(object) => Dynamic::from(object),
            // Python's side refuses them
            Self::Function(_) => Dynamic::UNIT,
            Self::Map(entries) => Dynamic::from_map(
                entries
                    .into_iter()
                    .map(|(key, value)| (Identifier::from(key), value.into_rhai()))
                    .collect::<Map>(),
            ),
        }
    }
}

fn name_of(value: &Dynamic) -> String {
    if value.is_fnptr() {
        "a function or closure".to_owned()
    } else if value.is_timestamp() {
        "a timestamp".to_owned()
    } else if value.type_name().contains("Range") {
        "a range".to_owned()
    } else {
        value.type_name().rsplit("::").next().unwrap_or_default().to_owned()
    }
}
