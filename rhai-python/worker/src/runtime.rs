//! Runs what a host asks for: keeps the loaded revisions, hands runs and checks to script threads,
//! answers each of them exactly once. The socket and the Python binding both drive this.

mod cache;
mod holders;
mod host_link;
mod pool;
mod script_thread;
mod seat;
mod sleeper;
mod store;
mod workbench;

use crate::outcome::{Fault, Outcome};
use crate::wire::{encode_checked, encode_result, HostMessage, Use, WireError};
use holders::Holders;
use host_link::HostLink;
use pool::Pool;
use rhai_sandbox::{Diagnostic, Limits, Severity};
use std::fmt;
use std::sync::Arc;
use store::{Revision, Store};

/// Where frames for the host go: the calls of a run to services, then the one answer to each `run` or `check`. Called from
/// any thread; it must not block for long.
pub type Reply = Arc<dyn Fn(&[u8]) + Send + Sync>;

/// Script threads when the host does not say how many.
pub const DEFAULT_THREAD_COUNT: usize = 8;

/// Why a message was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RuntimeError {
    /// Not a message of the wire.
    Wire(WireError),
    /// A message that has no place here, such as a second greeting.
    Unexpected(&'static str),
    Closed,
}

impl fmt::Display for RuntimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Wire(error) => write!(f, "{error}"),
            Self::Unexpected(what) => f.write_str(what),
            Self::Closed => f.write_str("the runtime is closed"),
        }
    }
}

impl std::error::Error for RuntimeError {}

impl From<WireError> for RuntimeError {
    fn from(error: WireError) -> Self {
        Self::Wire(error)
    }
}

/// The scripts of one process. Its threads start when they are needed.
pub struct Runtime {
    store: Store,
    pool: Pool,
}

impl Runtime {
    /// `thread_count` 0 means [`DEFAULT_THREAD_COUNT`]; for `waiting_threads` runs that wait for a service there is one more.
    pub fn new(thread_count: usize, waiting_threads: usize) -> Self {
        let count = if thread_count == 0 { DEFAULT_THREAD_COUNT } else { thread_count };
        Self { store: Store::default(), pool: Pool::new(count, waiting_threads) }
    }

    /// Takes one `load`, `unload`, `run`, `check`, `reply` or `cancel`. The answer of a run or check goes to `reply`;
    /// a revision that is loaded or unloaded later does not change it.
    ///
    /// # Errors
    /// Nothing was done: the payload is not such a message, or the runtime is closed.
    pub fn handle(&self, payload: &[u8], reply: &Reply) -> Result<(), RuntimeError> {
        if self.pool.is_closed() {
            return Err(RuntimeError::Closed);
        }
        match HostMessage::decode(payload)? {
            HostMessage::Load(load) => self.store.load(load),
            HostMessage::Unload { key } => self.store.unload(key),
            HostMessage::Run(run) => {
                let call = PendingCall::new(run.call_id, CallKind::Run, reply);
                match self.store.find(run.key) {
                    Some(revision) => {
                        self.pool.submit(Job { call, work: Work::Run(revision, payload.into()) });
                    }
                    None => {
                        let frame = call.failure(unknown_revision(run.key));
                        call.answer(&frame);
                    }
                }
            }
            HostMessage::Check(check) => {
                let call = PendingCall::new(check.call_id, CallKind::Check, reply);
                let work = Work::Check(check.source.to_owned(), check.limits);
                self.pool.submit(Job { call, work });
            }
            HostMessage::Reply(reply) => {
                self.pool.deliver(reply.call_id, reply.number, payload.into());
            }
            HostMessage::Cancel { call_id } => self.pool.cancel(call_id),
            HostMessage::Hello(_) => return Err(RuntimeError::Unexpected("a second hello")),
        }
        Ok(())
    }

    /// Scripts compiled for runs so far; a revision counts again for each thread that compiles it.
    pub fn compilations(&self) -> u64 {
        self.pool.compilations()
    }

    /// Takes no more messages; calls that no thread has begun fail. Runs in flight finish.
    pub fn close(&self) {
        self.pool.close();
    }
}

impl Drop for Runtime {
    fn drop(&mut self) {
        self.close();
    }
}

fn unknown_revision(key: &str) -> Fault {
    let shown: String = key.chars().take(128).collect();
    Fault::new("unknown_revision", format!("no revision with the key {shown:?} is loaded"))
}

/// What a script thread is to do.
enum Work {
    /// The payload is the `run` message.
    Run(Arc<Revision>, Arc<[u8]>),
    Check(String, Limits),
}

struct Job {
    call: PendingCall,
    work: Work,
}

impl Job {
    /// The threads that have its script compiled; None where it runs no script.
    fn holders(&self) -> Option<&Holders> {
        match &self.work {
            Work::Run(revision, _) => Some(&revision.holders),
            Work::Check(..) => None,
        }
    }
}

#[derive(Clone, Copy)]
enum CallKind {
    Run,
    Check,
}

/// A call that has to be answered; dropping it unanswered is an answer too.
struct PendingCall {
    call_id: u64,
    kind: CallKind,
    reply: Option<Reply>,
}

impl PendingCall {
    fn new(call_id: u64, kind: CallKind, reply: &Reply) -> Self {
        Self { call_id, kind, reply: Some(Arc::clone(reply)) }
    }

    fn call_id(&self) -> u64 {
        self.call_id
    }

    /// Where the calls of a run go.
    fn host(&self) -> Reply {
        match &self.reply {
            Some(reply) => Arc::clone(reply),
            None => Arc::new(|_| ()),
        }
    }

    fn result(&self, outcome: &Outcome) -> Vec<u8> {
        encode_result(self.call_id, outcome)
    }

    fn checked(&self, diagnostics: &[Diagnostic], uses: &[Use]) -> Vec<u8> {
        encode_checked(self.call_id, diagnostics, uses)
    }

    /// The frame that says that the call failed without the script's doing.
    fn failure(&self, fault: Fault) -> Vec<u8> {
        match self.kind {
            CallKind::Run => self.result(&Outcome::failed(fault)),
            CallKind::Check => {
                let finding = Diagnostic {
                    severity: Severity::Error,
                    code: "script_compile_error",
                    message: fault.message,
                    line: None,
                    column: None,
                    certain: true,
                };
                self.checked(&[finding], &[])
            }
        }
    }

    fn answer(mut self, frame: &[u8]) {
        if let Some(reply) = self.reply.take() {
            reply(frame);
        }
    }
}

impl Drop for PendingCall {
    fn drop(&mut self) {
        if self.reply.is_some() {
            let fault = Fault::new("script_panic", "the executor abandoned the call");
            let frame = self.failure(fault);
            if let Some(reply) = self.reply.take() {
                reply(&frame);
            }
        }
    }
}

#[cfg(test)]
mod tests;
