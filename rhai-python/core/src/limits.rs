//! The sandbox limits of one script: Rhai's own names plus time, memory and output.
//! Knows their defaults and the range in which the engine is known to be safe.

use std::fmt;

/// Arrays, maps and blobs that a run may hold at once: see [`crate::max_containers_for`].
pub(crate) const MAX_CONTAINERS: &str = "max_containers";

/// Largest source that is compiled unless the host says otherwise, in bytes.
pub const DEFAULT_MAX_SOURCE_BYTES: usize = 256 << 10;

/// Every limit of one execution. All are upper bounds that may be reached but not passed.
///
/// `timeout_ms` is wall time in milliseconds; names that end in `_bytes` count bytes; sizes count
/// bytes of a string, items of an array or blob and entries of a map, without what is inside them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Limits {
    pub timeout_ms: u64,
    pub max_operations: u64,
    pub max_memory_bytes: u64,
    pub max_string_size: u64,
    pub max_array_size: u64,
    pub max_map_size: u64,
    pub max_call_levels: u64,
    pub max_expr_depth: u64,
    pub max_function_expr_depth: u64,
    pub max_variables: u64,
    pub max_functions: u64,
    pub max_response_bytes: u64,
    pub max_log_bytes: u64,
    pub max_log_lines: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            timeout_ms: 5_000,
            max_operations: 20_000_000,
            max_memory_bytes: 32 << 20,
            max_string_size: 1 << 20,
            max_array_size: 100_000,
            max_map_size: 100_000,
            max_call_levels: 32,
            max_expr_depth: 64,
            max_function_expr_depth: 32,
            max_variables: 256,
            max_functions: 256,
            max_response_bytes: 4 << 20,
            max_log_bytes: 64 << 10,
            max_log_lines: 200,
        }
    }
}

/// A limit outside the range in which the sandbox holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitOutOfRange {
    pub name: &'static str,
    pub value: u64,
    pub min: u64,
    pub max: u64,
}

impl fmt::Display for LimitOutOfRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, min, max } = self;
        write!(f, "{name} must be between {min} and {max}, not {value}")
    }
}

impl std::error::Error for LimitOutOfRange {}

impl Limits {
    /// Name, value, least and greatest permitted value of each limit, in the order of the fields.
    ///
    /// The ceilings of the nesting limits (calls, expressions) follow from the stack of
    /// [`crate::STACK_BYTES`]: deeper recursion overflows it, and no host survives that.
    pub fn table(&self) -> [(&'static str, u64, u64, u64); 14] {
        [
            ("timeout_ms", self.timeout_ms, 1, 300_000),
            ("max_operations", self.max_operations, 1, 1 << 40),
            ("max_memory_bytes", self.max_memory_bytes, 64 << 10, 256 << 20),
            ("max_string_size", self.max_string_size, 16, 16 << 20),
            ("max_array_size", self.max_array_size, 1, 1_000_000),
            ("max_map_size", self.max_map_size, 1, 1_000_000),
            ("max_call_levels", self.max_call_levels, 1, 128),
            ("max_expr_depth", self.max_expr_depth, 4, 128),
            ("max_function_expr_depth", self.max_function_expr_depth, 4, 64),
            ("max_variables", self.max_variables, 1, 10_000),
            ("max_functions", self.max_functions, 1, 10_000),
            ("max_response_bytes", self.max_response_bytes, 1, 16 << 20),
            ("max_log_bytes", self.max_log_bytes, 0, 16 << 20),
            ("max_log_lines", self.max_log_lines, 0, 100_000),
        ]
    }

    /// The first limit outside its range, if there is one.
    pub fn validate(&self) -> Result<(), LimitOutOfRange> {
        for (name, value, min, max) in self.table() {
            if value < min || value > max {
                return Err(LimitOutOfRange { name, value, min, max });
            }
        }
        Ok(())
    }

    /// As [`Limits::validate`], for scripts that the host trusts: higher ceilings for all but the
    /// nesting of calls and expressions.
    pub fn validate_trusted(&self) -> Result<(), LimitOutOfRange> {
        for (name, value, min, max) in self.table() {
            let max = trusted_ceiling(name).unwrap_or(max);
            if value < min || value > max {
                return Err(LimitOutOfRange { name, value, min, max });
            }
        }
        Ok(())
    }

    /// These limits with what may differ between two runs on one engine set to its default: two
    /// scripts with equal keys can share an engine.
    #[must_use]
    pub fn engine_key(&self) -> Self {
        let default = Self::default();
        Self {
            timeout_ms: default.timeout_ms,
            max_operations: default.max_operations,
            max_memory_bytes: default.max_memory_bytes,
            max_response_bytes: default.max_response_bytes,
            max_log_bytes: default.max_log_bytes,
            max_log_lines: default.max_log_lines,
            ..*self
        }
    }
}

/// The greatest value of a limit for trusted scripts, where it is another one.
fn trusted_ceiling(name: &str) -> Option<u64> {
    Some(match name {
        "timeout_ms" => 86_400_000,
        "max_operations" => 1 << 62,
        "max_memory_bytes" => 1 << 30,
        "max_string_size" | "max_response_bytes" | "max_log_bytes" => 256 << 20,
        "max_array_size" | "max_map_size" | "max_log_lines" => 10_000_000,
        "max_variables" | "max_functions" => 1_000_000,
        _ => return None,
    })
}
