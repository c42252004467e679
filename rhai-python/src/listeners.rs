//! Python functions that receive what scripts print, line by line, while they run.

use pyo3::prelude::*;
use rhai_sandbox::{Output, OutputKind};

use crate::callback::{Held, Raised};

/// The functions of one engine.
#[derive(Default)]
pub struct Listeners {
    pub print: Option<Held>,
    pub debug: Option<Held>,
}

impl Listeners {
    /// Passes a line on; an exception of the function ends the run.
    pub fn receive(&self, line: Output<'_>, raised: &Raised) {
        let listener = match line.kind {
            OutputKind::Print => &self.print,
            OutputKind::Debug => &self.debug,
        };
        let Some(listener) = listener else { return };
        // without an interpreter there is nobody to tell
        let _ = Python::try_attach(|py| {
            let Some(function) = listener.get(py) else { return };
            let called = match line.kind {
                OutputKind::Print => function.call1(py, (line.text,)),
                OutputKind::Debug => function.call1(py, (line.text, line.line)),
            };
            if let Err(error) = called {
                raised.end_run(error);
            }
        });
    }
}
