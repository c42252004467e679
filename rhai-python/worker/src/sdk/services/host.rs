//! The host as a run sees it: takes the calls of the script and answers them.

use rhai_sandbox::{CancelHandle, Waited};
use std::sync::Arc;

/// What joins one run to its host. Used by the thread of the run alone.
pub trait Host {
    /// The number of the run on the wire.
    fn call_id(&self) -> u64;

    /// Takes the handle that stops the run, which is active now.
    fn begin(&self, cancel: CancelHandle);

    /// Notes that the run has ended.
    fn end(&self);

    /// Sends the frame of the call `number` and waits for the message that answers it.
    ///
    /// # Errors
    /// How the wait ended; whether the service carried out the call is not known then.
    fn call(&self, number: u64, frame: Vec<u8>) -> Result<Arc<[u8]>, Waited>;
}
