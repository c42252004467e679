//! Plain values to Python objects and back. Python types that are not listed here are refused:
//! nothing is ever turned into text or into a near relative behind the caller's back.

use pyo3::prelude::*;
use pyo3::types::{
    PyBool, PyByteArray, PyBytes, PyDict, PyFloat, PyInt, PyList, PyMemoryView, PyString, PyTuple,
};

use crate::value::{Refusal, Value, MAX_DEPTH};

/// From Python: None, bool, int within i64, float, str, bytes-like, list, tuple, dict with str keys.
pub fn from_python(object: &Bound<'_, PyAny>) -> Result<Value, Refusal> {
    from_python_at(object, 0)
}

fn from_python_at(object: &Bound<'_, PyAny>, depth: usize) -> Result<Value, Refusal> {
    if depth > MAX_DEPTH {
        return Err(Refusal::too_deep());
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
        return list_from_python(list.iter(), depth);
    }
    if let Ok(tuple) = object.cast::<PyTuple>() {
        return list_from_python(tuple.iter(), depth);
    }
    if let Ok(dict) = object.cast::<PyDict>() {
        return dict_from_python(dict, depth);
    }
    bytes_from_python(object)
}

fn list_from_python<'py>(
    items: impl Iterator<Item = Bound<'py, PyAny>>,
    depth: usize,
) -> Result<Value, Refusal> {
    let item = |(index, item)| {
        from_python_at(&item, depth + 1).map_err(|refusal: Refusal| refusal.at_index(index))
    };
    items.enumerate().map(item).collect::<Result<_, _>>().map(Value::List)
}

fn dict_from_python(dict: &Bound<'_, PyDict>, depth: usize) -> Result<Value, Refusal> {
    let mut entries = Vec::with_capacity(dict.len());
    for (key, item) in dict.iter() {
        let Ok(Value::Text(key)) = from_python_at(&key, depth) else {
            return Err(Refusal::new("a dict key that is not a str"));
        };
        let value = from_python_at(&item, depth + 1).map_err(|refusal| refusal.at_key(&key))?;
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
/// Python is out of memory.
pub fn to_python<'py>(py: Python<'py>, value: &Value) -> PyResult<Bound<'py, PyAny>> {
    Ok(match value {
        Value::Unit => py.None().into_bound(py),
        Value::Bool(value) => PyBool::new(py, *value).to_owned().into_any(),
        Value::Int(value) => value.into_pyobject(py)?.into_any(),
        Value::Float(value) => PyFloat::new(py, *value).into_any(),
        Value::Text(value) => PyString::new(py, value).into_any(),
        Value::Blob(value) => PyBytes::new(py, value).into_any(),
        Value::List(items) => {
            let list = PyList::empty(py);
            for item in items {
                list.append(to_python(py, item)?)?;
            }
            list.into_any()
        }
        Value::Map(entries) => {
            let dict = PyDict::new(py);
            for (key, item) in entries {
                dict.set_item(key, to_python(py, item)?)?;
            }
            dict.into_any()
        }
    })
}
