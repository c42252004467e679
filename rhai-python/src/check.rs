//! Findings about a source before it runs: errors of the sandbox, and the linter's warnings where
//! the PiCloud worker, which brings the linter, is built in.

use pyo3::prelude::*;
use rhai_sandbox::{Diagnostic, ReservedNames, SandboxEngine};

/// One finding of `Engine.diagnose`. Lines and columns count from 1.
#[pyclass(name = "Diagnostic", frozen, eq, get_all, module = "rhai_python")]
#[derive(PartialEq, Eq)]
pub struct PyDiagnostic {
    /// `error`: `Engine.compile` or the caller's own rules refuse the source.
    severity: String,
    /// An error is a `script_compile_error`, `forbidden_symbol` or `reserved_name`.
    ///
    /// A warning is an `undefined_variable`, `undefined_function`, `wrong_argument_count`,
    /// `unused_result`, `no_value`, `no_effect` or `unreachable`.
    code: String,
    /// One sentence for the author of the script.
    message: String,
    /// The line, when it is known.
    line: Option<u32>,
    /// The column in characters, when it is known.
    column: Option<u32>,
    /// Whether every run of the script fails because of this; true for each error.
    certain: bool,
}

impl From<Diagnostic> for PyDiagnostic {
    fn from(finding: Diagnostic) -> Self {
        Self {
            severity: finding.severity.to_string(),
            code: finding.code.to_owned(),
            message: finding.message,
            line: finding.line,
            column: finding.column,
            certain: finding.certain,
        }
    }
}

#[pymethods]
impl PyDiagnostic {
    fn __repr__(&self) -> String {
        let Self { severity, code, message, line, column, certain } = self;
        let number = |n: &Option<u32>| n.map_or("None".to_owned(), |n| n.to_string());
        format!(
            "Diagnostic(severity='{severity}', code='{code}', message={message:?}, line={}, column={}, certain={})",
            number(line),
            number(column),
            if *certain { "True" } else { "False" }
        )
    }
}

/// The reasons to refuse a source, in its order.
pub fn errors(engine: &SandboxEngine, source: &str, reserved: &[String]) -> Vec<Diagnostic> {
    let names: Vec<&str> = reserved.iter().map(String::as_str).collect();
    let reserved = ReservedNames { defined_by_host: &[], kept_free: &names };
    engine.diagnose(source, &reserved)
}

/// # Errors
/// NotImplementedError: this build has no linter.
#[cfg(not(feature = "worker"))]
pub fn require_linter() -> PyResult<()> {
    let message = "this build of rhai-python has no linter: build it with the feature `worker`";
    Err(pyo3::exceptions::PyNotImplementedError::new_err(message))
}

#[cfg(feature = "worker")]
pub fn require_linter() -> PyResult<()> {
    Ok(())
}

#[cfg(not(feature = "worker"))]
pub fn warnings(_: &SandboxEngine, _: &str, _: &[String]) -> Vec<Diagnostic> {
    Vec::new()
}

/// Warnings about a source that compiles; `variables` are the names that its scope will have.
/// Empty when linting takes more than the limits of a run.
#[cfg(feature = "worker")]
pub fn warnings(engine: &SandboxEngine, source: &str, variables: &[String]) -> Vec<Diagnostic> {
    use picloud_worker::lint::{lint, KnownFunctions};
    use rhai_sandbox::Budget;

    let run = engine.run_with(&Budget::from(engine.limits()), |session| {
        let ast = engine.compile_checked(source)?;
        let found = lint(&ast, &KnownFunctions::of(engine.rhai()));
        session.check().map(|()| found)
    });
    let is_known = |finding: &Diagnostic| {
        finding.code == "undefined_variable"
            && name_at(source, finding).is_some_and(|name| variables.contains(&name))
    };
    run.outcome.unwrap_or_default().into_iter().filter(|finding| !is_known(finding)).collect()
}

/// The name that stands where a finding is.
#[cfg(feature = "worker")]
fn name_at(source: &str, finding: &Diagnostic) -> Option<String> {
    let before = |position: Option<u32>| usize::try_from(position?).ok()?.checked_sub(1);
    let line = source.split('\n').nth(before(finding.line)?)?;
    let rest = line.chars().skip(before(finding.column)?);
    Some(rest.take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
}
