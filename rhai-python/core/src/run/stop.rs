//! The reasons for which a run is stopped, and the error of each.

use rhai::Position;

use super::{Budget, GRACE_OPERATIONS, LONG_TEXT};
use crate::error::{ErrorKind, ScriptError};
use crate::limits::MAX_CONTAINERS;
use crate::memory;
use crate::sizes::SizeLimits;
use crate::thread::max_containers_for;

/// Why a run was stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    Operations,
    Memory,
    ProcessMemory,
    Containers,
    LongText,
    Timeout,
    Cancelled,
    /// The host ends the run with an error of its own.
    Host,
}

impl Stop {
    /// How many operations the run may still use to learn where it stops. None while others wait
    /// for what it holds, or where one operation may double what is too long already.
    pub(super) fn grace(self) -> u64 {
        match self {
            Self::ProcessMemory | Self::LongText | Self::Host => 0,
            _ => GRACE_OPERATIONS,
        }
    }

    /// The error of a run with this budget and these size limits.
    pub(super) fn error(self, budget: &Budget, sizes: &SizeLimits) -> ScriptError {
        match self {
            Stop::Operations => ScriptError::limit("max_operations", budget.max_operations),
            Stop::Memory => ScriptError::limit("max_memory_bytes", budget.max_memory_bytes),
            Stop::ProcessMemory => {
                let error = ScriptError::limit("max_process_memory_bytes", memory::process_wall());
                let reason = "all runs of this process together passed it and this one held the \
                              most; try again, use less memory or raise the limit";
                ScriptError { message: format!("{}: {reason}", error.message), ..error }
            }
            Stop::Containers => {
                let error =
                    ScriptError::limit(MAX_CONTAINERS, max_containers_for(budget.max_memory_bytes));
                let reason =
                    "a run may hold that many arrays, maps and blobs at once, more with a \
                              larger max_memory_bytes";
                ScriptError { message: format!("{}: {reason}", error.message), ..error }
            }
            Stop::LongText => {
                let of_run = (sizes.max_string_size as u64, Position::NONE);
                let (limit, position) = LONG_TEXT.get().unwrap_or(of_run);
                ScriptError::limit("max_string_size", limit).at(position)
            }
            Stop::Timeout => {
                let timeout_ms = u64::try_from(budget.timeout.as_millis()).unwrap_or(u64::MAX);
                let message = format!("timeout_ms limit of {timeout_ms} reached");
                ScriptError::new(ErrorKind::Timeout { timeout_ms }, message)
            }
            Stop::Cancelled | Stop::Host => {
                ScriptError::new(ErrorKind::Cancelled, "the run was cancelled")
            }
        }
    }
}
