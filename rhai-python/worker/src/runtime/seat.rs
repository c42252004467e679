//! Where the host reaches the run of one script thread: replies arrive here, and it is stopped from here.

use rhai_sandbox::memory::{hand_over, take_over};
use rhai_sandbox::CancelHandle;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, Thread};

/// The place of one thread. Free between two calls.
#[derive(Default)]
pub struct Seat(Mutex<Taken>);

#[derive(Default)]
struct Taken {
    call_id: Option<u64>,
    is_cancelled: bool,
    /// Stops the active run.
    cancel: Option<CancelHandle>,
    /// The call that a reply is awaited for, and the thread that waits.
    awaited: Option<(u64, Thread)>,
    reply: Option<Arc<[u8]>>,
}

impl Seat {
    /// Take it for a call.
    pub fn take(&self, call_id: u64) {
        *self.lock() = Taken { call_id: Some(call_id), ..Taken::default() };
    }

    /// Free it.
    pub fn leave(&self) {
        let left = std::mem::take(&mut *self.lock());
        drop_reply(left.reply);
    }

    pub fn is_of(&self, call_id: u64) -> bool {
        self.lock().call_id == Some(call_id)
    }

    /// Stop the run, which may not have begun.
    pub fn cancel(&self) {
        let mut taken = self.lock();
        taken.is_cancelled = true;
        if let Some(handle) = &taken.cancel {
            handle.cancel();
        }
    }

    /// Stop the run if it waits for a reply.
    pub fn cancel_waiting(&self) {
        let is_waiting = self.lock().awaited.is_some();
        if is_waiting {
            self.cancel();
        }
    }

    /// Keep the handle that stops the run, which is active.
    pub fn begin_run(&self, handle: CancelHandle) {
        let mut taken = self.lock();
        if taken.is_cancelled {
            handle.cancel();
        }
        taken.cancel = Some(handle);
    }

    pub fn end_run(&self) {
        self.lock().cancel = None;
    }

    /// Await the reply to the call `number` on this thread.
    pub fn expect(&self, number: u64) {
        let mut taken = self.lock();
        taken.awaited = Some((number, thread::current()));
        let late = taken.reply.take();
        drop(taken);
        drop_reply(late);
    }

    pub fn has_reply(&self) -> bool {
        self.lock().reply.is_some()
    }

    /// Return the reply, if it came, and await it no longer.
    pub fn take_reply(&self) -> Option<Arc<[u8]>> {
        let mut taken = self.lock();
        taken.awaited = None;
        taken.reply.take()
    }

    /// Hand the message that answers the call `number` to the thread that waits for it; drop any other.
    pub fn deliver(&self, number: u64, message: Arc<[u8]>) {
        let mut taken = self.lock();
        let is_awaited = taken.awaited.as_ref().is_some_and(|(awaited, _)| *awaited == number);
        if !is_awaited || taken.reply.is_some() {
            return;
        }
        hand_over(message.len());
        taken.reply = Some(message);
        if let Some((_, thread)) = &taken.awaited {
            thread.unpark();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Taken> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Drop a message that no run took, counted as memory of this thread.
fn drop_reply(reply: Option<Arc<[u8]>>) {
    if let Some(message) = reply {
        take_over(message.len());
    }
}
