//! Python functions that scripts may call. They run on the engine's thread, with the interpreter
//! lock taken for the call.

use std::cell::RefCell;
use std::ops::RangeInclusive;
use std::rc::Rc;
use std::sync::{Arc, Mutex, Weak};

use pyo3::exceptions::{PyException, PyRuntimeError, PyTypeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::PyTuple;
use rhai_sandbox::rhai::{
    is_valid_function_name, is_valid_identifier, Dynamic, Engine, EvalAltResult,
};
use rhai_sandbox::{CancelHandle, SizeLimits};
use std::any::TypeId;

use crate::convert::{from_python, to_python};
use crate::engine_thread::EngineThread;
use crate::functions::Functions;
use crate::types::Types;
use crate::value::{Refusal, Value};

/// Most arguments of a registered function.
const MAX_ARGUMENTS: usize = 16;

/// A Python function that scripts may call until it is taken away. Only the engine's own end of
/// the binding holds it for good, so that it is freed under the interpreter lock.
#[derive(Clone)]
pub struct Held(Arc<Mutex<Option<Py<PyAny>>>>);

impl Held {
    /// # Errors
    /// TypeError: not callable.
    pub fn new(function: &Bound<'_, PyAny>) -> PyResult<Self> {
        if !function.is_callable() {
            return Err(PyTypeError::new_err("the function is not callable"));
        }
        Ok(Self(Arc::new(Mutex::new(Some(function.clone().unbind())))))
    }

    pub fn get(&self, py: Python<'_>) -> Option<Py<PyAny>> {
        let function = self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        function.as_ref().map(|function| function.clone_ref(py))
    }

    /// Frees the function; scripts that call it from now on fail.
    pub fn release(&self) {
        drop(self.0.lock().unwrap_or_else(|poisoned| poisoned.into_inner()).take());
    }
}

/// A function by the name that scripts call it.
#[derive(Clone)]
pub struct Callback {
    pub name: String,
    pub function: Held,
    pub arity: RangeInclusive<usize>,
    home: Weak<EngineThread>,
    types: Arc<Types>,
}

impl Callback {
    /// Reads from a callable how many arguments it takes.
    ///
    /// # Errors
    /// TypeError: not callable, or nothing that a script could call. ValueError: a bad name, or a
    /// builtin without a signature (give `arity`).
    pub fn new(
        name: String,
        function: &Bound<'_, PyAny>,
        arity: Option<usize>,
        thread: &Arc<EngineThread>,
    ) -> PyResult<Self> {
        let held = Held::new(function)?;
        check_name(&name)?;
        let arity = match arity {
            Some(count) => count..=count,
            None => arity_of(function)?,
        };
        if *arity.start() > MAX_ARGUMENTS {
            return Err(PyTypeError::new_err(format!("more than {MAX_ARGUMENTS} arguments")));
        }
        let arity = *arity.start()..=(*arity.end()).min(MAX_ARGUMENTS);
        let (home, types) = (Arc::downgrade(thread), Arc::clone(&thread.types));
        Ok(Self { name, function: held, arity, home, types })
    }

    /// Makes the function known to an engine; what it raises is kept in `raised`.
    pub fn register(&self, engine: &mut Engine, raised: &Rc<Raised>, functions: &Rc<Functions>) {
        let callback = Rc::new(self.clone());
        for types in self.signatures(engine) {
            let (callback, raised) = (Rc::clone(&callback), Rc::clone(raised));
            let functions = Rc::clone(functions);
            engine.register_raw_fn(&self.name, types, move |_, arguments| {
                let values = arguments
                    .iter()
                    .map(|argument| Value::from_rhai(argument, &functions))
                    .collect();
                let result = callback.call(values, &raised)?;
                SizeLimits::current().check(&result).map(|()| result)
            });
        }
    }

    /// The parameter types to register: any types, and those of each function of the engine with
    /// this name and number of parameters. Rhai prefers exact types, so without the latter a
    /// native function would win.
    fn signatures(&self, engine: &Engine) -> Vec<Vec<TypeId>> {
        let natives = engine.collect_fn_metadata(
            None,
            |info| {
                let metadata = info.metadata;
                let is_same = metadata.name == self.name.as_str()
                    && self.arity.contains(&metadata.num_params);
                is_same.then(|| metadata.param_types.to_vec())
            },
            true,
        );
        let any = self.arity.clone().map(|count| vec![TypeId::of::<Dynamic>(); count]);
        let mut signatures: Vec<_> = any.chain(natives).collect();
        signatures.sort_unstable();
        signatures.dedup();
        signatures
    }
}

/// # Errors
/// ValueError: scripts cannot call a function by this name, or not in the host's place.
fn check_name(name: &str) -> PyResult<()> {
    if is_valid_function_name(name) {
        return Ok(());
    }
    let reason = match name {
        _ if !is_valid_identifier(name) => {
            "not a name for a function: use ASCII letters, digits and _"
        }
        "print" | "debug" => {
            "a keyword of Rhai: receive its lines with Engine(on_print=, on_debug=)"
        }
        _ => "a keyword of Rhai: choose another name",
    };
    Err(PyValueError::new_err(format!("{name:?} is {reason}")))
}

fn arity_of(function: &Bound<'_, PyAny>) -> PyResult<RangeInclusive<usize>> {
    let py = function.py();
    let inspect = py.import("inspect")?;
    let signature = inspect.call_method1("signature", (function,)).map_err(|error| {
        let unknown = PyValueError::new_err("the function has no signature to read: give arity=");
        unknown.set_cause(py, Some(error));
        unknown
    })?;
    let (mut least, mut most) = (0, 0);
    for parameter in signature.getattr("parameters")?.call_method0("values")?.try_iter()? {
        let parameter = parameter?;
        let kind: String = parameter.getattr("kind")?.getattr("name")?.extract()?;
        let is_optional = !parameter.getattr("default")?.is(parameter.getattr("empty")?);
        match kind.as_str() {
            "POSITIONAL_ONLY" | "POSITIONAL_OR_KEYWORD" => {
                most += 1;
                least += usize::from(!is_optional);
            }
            "VAR_POSITIONAL" => most = MAX_ARGUMENTS,
            "KEYWORD_ONLY" if !is_optional => {
                return Err(PyTypeError::new_err("scripts cannot give keyword-only arguments"));
            }
            _ => (),
        }
    }
    Ok(least..=most)
}

/// What registered functions raised during the active run.
#[derive(Default)]
pub struct Raised {
    /// The last exception, beside the text under which the script sees it.
    error: RefCell<Option<(String, PyErr)>>,
    /// An exception that ends the run whatever the script does.
    fatal: RefCell<Option<PyErr>>,
    pub cancel: RefCell<Option<CancelHandle>>,
}

impl Raised {
    pub fn clear(&self) {
        self.error.take();
        self.fatal.take();
    }

    pub fn take_fatal(&self) -> Option<PyErr> {
        self.fatal.take()
    }

    /// The exception behind an error that throws this value.
    pub fn take_cause(&self, thrown: Option<&Value>) -> Option<PyErr> {
        let (text, error) = self.error.take()?;
        matches!(thrown, Some(Value::Text(thrown)) if *thrown == text).then_some(error)
    }

    fn keep(&self, py: Python<'_>, error: PyErr) -> String {
        let text = error.to_string();
        if error.is_instance_of::<PyException>(py) {
            *self.error.borrow_mut() = Some((text.clone(), error));
        } else {
            self.end_run(error);
        }
        text
    }

    /// Ends the active run with an exception, whatever the script does. The first one counts.
    pub fn end_run(&self, error: PyErr) {
        self.fatal.borrow_mut().get_or_insert(error);
        if let Some(cancel) = &*self.cancel.borrow() {
            cancel.cancel();
        }
    }
}

impl Callback {
    fn call(
        &self,
        values: Result<Vec<Value>, Refusal>,
        raised: &Raised,
    ) -> Result<Dynamic, Box<EvalAltResult>> {
        let values =
            values.map_err(|refusal| format!("{} at {}", refusal.reason, refusal.path()))?;
        let answer = Python::try_attach(|py| {
            let answer = self.call_attached(py, &values);
            answer.map_err(|error| raised.keep(py, error))
        });
        match answer {
            Some(answer) => Ok(answer?.into_rhai()),
            None => Err("Python is shutting down".into()),
        }
    }

    fn call_attached(&self, py: Python<'_>, values: &[Value]) -> PyResult<Value> {
        let function = self
            .function
            .get(py)
            .ok_or_else(|| PyRuntimeError::new_err("the function went with its engine"))?;
        let arguments = values.iter().map(|value| to_python(py, value, &self.home));
        let arguments = PyTuple::new(py, arguments.collect::<PyResult<Vec<_>>>()?)?;
        let answer = function.bind(py).call1(arguments)?;
        from_python(&answer, &self.types)
            .map_err(|refusal| crate::error::conversion_error(py, &refusal))
    }
}
