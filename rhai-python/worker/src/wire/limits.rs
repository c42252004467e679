//! The limits of a script as the wire has them: those of the engine, then those of service calls.

use super::reader::Fields;
use super::WireError;
use rhai_sandbox::{LimitOutOfRange, Limits};

/// How much one run may ask of services. `max_service_bytes` counts arguments and replies together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServiceLimits {
    pub max_service_calls: u64,
    pub max_http_calls: u64,
    pub max_invoke_calls: u64,
    pub max_service_bytes: u64,
}

impl Default for ServiceLimits {
    fn default() -> Self {
        Self {
            max_service_calls: 500,
            max_http_calls: 20,
            max_invoke_calls: 20,
            max_service_bytes: 8 << 20,
        }
    }
}

impl ServiceLimits {
    /// Name, value and greatest permitted value of each limit, in the order of the wire. 0 is permitted: no call at all.
    pub fn table(&self) -> [(&'static str, u64, u64); 4] {
        [
            ("max_service_calls", self.max_service_calls, 10_000),
            ("max_http_calls", self.max_http_calls, 200),
            ("max_invoke_calls", self.max_invoke_calls, 500),
            ("max_service_bytes", self.max_service_bytes, 64 << 20),
        ]
    }

    /// Check that each limit lies within its range.
    ///
    /// # Errors
    /// The first one that does not.
    pub fn validate(&self) -> Result<(), LimitOutOfRange> {
        match self.table().into_iter().find(|(_, value, max)| value > max) {
            Some((name, value, max)) => Err(LimitOutOfRange { name, value, min: 0, max }),
            None => Ok(()),
        }
    }
}

/// Read the array of limits. One element between the two groups is the orchestrator's own.
pub fn decode_limits(fields: &mut Fields<'_, '_>) -> Result<(Limits, ServiceLimits), WireError> {
    let default = Limits::default();
    fields.array("limits", |limits| {
        let mut next = |name, default| limits.unsigned(name, default);
        let of_engine = Limits {
            timeout_ms: next("limits.timeout_ms", default.timeout_ms)?,
            max_operations: next("limits.max_operations", default.max_operations)?,
            max_memory_bytes: next("limits.max_memory_bytes", default.max_memory_bytes)?,
            max_string_size: next("limits.max_string_size", default.max_string_size)?,
            max_array_size: next("limits.max_array_size", default.max_array_size)?,
            max_map_size: next("limits.max_map_size", default.max_map_size)?,
            max_call_levels: next("limits.max_call_levels", default.max_call_levels)?,
            max_expr_depth: next("limits.max_expr_depth", default.max_expr_depth)?,
            max_function_expr_depth: next(
                "limits.max_function_expr_depth",
                default.max_function_expr_depth,
            )?,
            max_variables: next("limits.max_variables", default.max_variables)?,
            max_functions: next("limits.max_functions", default.max_functions)?,
            max_response_bytes: next("limits.max_response_bytes", default.max_response_bytes)?,
            max_log_bytes: next("limits.max_log_bytes", default.max_log_bytes)?,
            max_log_lines: next("limits.max_log_lines", default.max_log_lines)?,
        };
        next("limits.max_request_bytes", 0)?;
        let default = ServiceLimits::default();
        let of_services = ServiceLimits {
            max_service_calls: next("limits.max_service_calls", default.max_service_calls)?,
            max_http_calls: next("limits.max_http_calls", default.max_http_calls)?,
            max_invoke_calls: next("limits.max_invoke_calls", default.max_invoke_calls)?,
            max_service_bytes: next("limits.max_service_bytes", default.max_service_bytes)?,
        };
        Ok((of_engine, of_services))
    })
}
