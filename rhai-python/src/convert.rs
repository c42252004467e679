//! Plain values to Python objects and back. Python types that are not listed here are refused:
//! nothing is ever turned into text or into a near relative behind the caller's back.

use std::sync::{Arc, Weak};

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
};

use crate::closure::PyClosure;
use crate::engine_thread::EngineThread;
use crate::error::conversion_error;
use crate::types::{Form, Types};
use crate::value::{Object, Refusal, Value, MAX_DEPTH};

/// From Python: None, bool, int within i64, float, str, bytes-like, list, tuple, dict with str keys,
/// and what is registered in `types`.
pub fn from_python(object: &Bound<'_, PyAny>, types: &Types) -> Result<Value, Refusal> {
    from_python_at(object, types, 0)
}

/// # Errors
/// RhaiConversionError.
pub fn arguments_from_python(
    arguments: &Bound<'_, PyTuple>,
    types: &Types,
) -> PyResult<Vec<Value>> {
    arguments
        .iter()
        .map(|argument| from_python(&argument, types))
        .collect::<Result<_, _>>()
        .map_err(|refusal| conversion_error(arguments.py(), &refusal))
}

fn from_python_at(
    object: &Bound<'_, PyAny>,
    types: &Types,
    depth: usize,
) -> Result<Value, Refusal> {
    if depth > MAX_DEPTH {
        return Err(Refusal::too_deep());
    }
    match types.form_of(object, is_plain) {
        Some(Form::Opaque) => {
            return Ok(Value::Object(Object(Arc::new(object.clone().unbind()))));
        }
        Some(Form::Converted(Ok(other))) => return from_python_at(&other, types, depth + 1),
        Some(Form::Converted(Err(error))) => {
            let name = object.get_type().name().map(|name| name.to_string());
            let name = name.unwrap_or_default();
            return Err(Refusal::new(format!("the converter of {name} failed ({error})")));
        }
        None => (),
    }
    if object.is_none() {
        return Ok(Value::Unit);
    }
    // a bool is an int in Python
    if let Ok(boolean) = object.cast::<PyBool>() {
        return Ok(Value::Bool(boolean.is_true()));
    }
    if object.is_instance_of::<PyInt>() {
        let integer = object.extract::<i64>();
        return integer.map(Value::Int).map_err(|_| Refusal::new("an int outside 64 bits"));
    }
    if let Ok(float) = object.cast::<PyFloat>() {
        return Ok(Value::Float(float.value()));
    }
    if let Ok(text) = object.cast::<PyString>() {
        let text = text.to_str().map_err(|_| Refusal::new("a str with half a surrogate pair"))?;
        return Ok(Value::Text(text.to_owned()));
    }
    if let Ok(list) = object.cast::<PyList>() {
        return list_from_python(list.iter(), types, depth);
    }
    if let Ok(tuple) = object.cast::<PyTuple>() {
        return list_from_python(tuple.iter(), types, depth);
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        return dict_from_python(dict, types, depth);
    }
    bytes_from_python(object)
}

/// Whether a class has a form in Rhai of its own.
fn is_plain(class: &Bound<'_, PyAny>) -> bool {
    let py = class.py();
    class.is(py.get_type::<PyInt>())
        || class.is(py.get_type::<PyString>())
        || class.is(py.get_type::<PyFloat>())
        || class.is(py.get_type::<PyList>())
        || class.is(py.get_type::<PyTuple>())
        || class.is(py.get_type::<PyDict>())
        || class.is(py.get_type::<PyBytes>())
        || class.is(py.get_type::<PyByteArray>())
        || class.is(py.get_type::<PyBool>())
}

fn list_from_python<'py>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    types: &Types,
    depth: usize,
) -> Result<Value, Refusal> {
    let item = |(index, item)| {
        from_python_at(&item, types, depth + 1).map_err(|refusal: Refusal| refusal.at_index(index))
    };
    items.enumerate().map(item).collect::<Result<_, _>>().map(Value::List)
}

fn dict_from_python(
    dict: &Bound<'_, PyDict>,
    types: &Types,
    depth: usize,
) -> Result<Value, Refusal> {
    let mut entries = Vec::with_capacity(dict.len());
    for (key, item) in dict.iter() {
        let Ok(Value::Text(key)) = from_python_at(&key, types, depth) else {
            return Err(Refusal::new("a dict key that is not a str"));
        };
        let value =
            from_python_at(&item, types, depth + 1).map_err(|refusal| refusal.at_key(&key))?;
        entries.push((key, value));
    }
    Ok(Value::Map(entries))
}

fn bytes_from_python(object: &Bound<'_, PyAny>) -> Result<Value, Refusal> {
    if let Ok(bytes) = object.cast::<PyBytes>() {
        return Ok(Value::Blob(bytes.as_bytes().to_vec()));
    }
    if object.is_instance_of::<PyByteArray>() || object.is_instance_of::<PyMemoryView>() {
        let bytes = object.py().get_type::<PyBytes>().call1((object,));
        if let Ok(bytes) = bytes.and_then(|bytes| Ok(bytes.cast_into::<PyBytes>()?)) {
            return Ok(Value::Blob(bytes.as_bytes().to_vec()));
        }
    }
    let name = object.get_type().name().map(|name| name.to_string());
    Err(Refusal::new(format!("Rhai has no form for {}", name.unwrap_or_default())))
}

/// To Python.
///
/// # Errors
/// Python is out of memory, or a function has lost its engine.
pub fn to_python<'py>(
    py: Python<'py>,
    value: &Value,
    home: &Weak<EngineThread>,
) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Unit => py.None().into_bound(py),
        Value::Bool(value) => PyBool::new(py, *value).to_owned().into_any(),
        Value::Int(value) => value.into_pyobject(py)?.into_any(),
        Value::Float(value) => PyFloat::new(py, *value).into_any(),
        Value::Text(value) => PyString::new(py, value).into_any(),
        Value::Blob(value) => PyBytes::new(py, value).into_any(),
        Value::Object(object) => object.0.bind(py).clone(),
        Value::Function(ticket) => {
            let gone = || PyRuntimeError::new_err("the engine of the function is gone");
            let thread = home.upgrade().ok_or_else(gone)?;
            Bound::new(py, PyClosure::new(thread, ticket.clone()))?.into_any()
        }
        Value::List(items) => {
            let list = PyList::empty(py);
            for item in items {
                list.append(to_python(py, item, home)?)?;
            }
            list.into_any()
        }
        Value::Map(entries) => {
            let dict = PyDict::new(py);
            for (key, item) in entries {
                dict.set_item(key, to_python(py, item, home)?)?;
            }
            dict.into_any()
        }
    })
}
