//! Joins a run on a script thread to the host that asked for it.

use super::pool::Waiting;
use super::seat::Seat;
use super::Reply;
use crate::sdk::services::host::Host;
use rhai_sandbox::memory::outside_of_run;
use rhai_sandbox::{release_stack_of_waiting, wait_in_run, CancelHandle, Waited};
use std::sync::Arc;
use std::time::Duration;

/// A wait that is longer does not count as work.
const SHORT: Duration = Duration::from_millis(5);

#[derive(Clone)]
pub struct HostLink {
    call_id: u64,
    send: Reply,
    seat: Arc<Seat>,
    waiting: Waiting,
}

impl HostLink {
    /// `send` takes frames for the host; replies arrive at `seat`, which was taken for the call.
    pub fn new(call_id: u64, send: Reply, seat: Arc<Seat>, waiting: Waiting) -> Self {
        Self { call_id, send, seat, waiting }
    }

    fn wait(&self) -> Result<Arc<[u8]>, Waited> {
        let has_reply = || self.seat.has_reply();
        let mut waited = wait_in_run(SHORT, has_reply);
        if waited == Waited::Late {
            let _waiting = self.waiting.begin();
            release_stack_of_waiting();
            waited = wait_in_run(Duration::MAX, has_reply);
        }
        // a reply that came as the wait ended counts
        self.seat.take_reply().ok_or(waited)
    }
}

impl Host for HostLink {
    fn call_id(&self) -> u64 {
        self.call_id
    }

    fn begin(&self, cancel: CancelHandle) {
        self.seat.begin_run(cancel);
    }

    fn end(&self) {
        self.seat.end_run();
    }

    fn call(&self, number: u64, frame: Vec<u8>) -> Result<Arc<[u8]>, Waited> {
        outside_of_run(|| {
            self.seat.expect(number);
            (self.send)(&frame);
        });
        // the memory is the run's
        drop(frame);
        outside_of_run(|| self.wait())
    }
}
