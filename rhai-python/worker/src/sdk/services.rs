//! The services that a script calls: one file for each noun. What they do is the host's business; here a call becomes a
//! message, and a reply a value or an error that the script can catch.

pub mod call;
pub mod host;
mod http;
pub mod journal;
mod kv;
pub mod methods;
mod reply;
pub mod secrets;

use super::Sdk;
use crate::wire::ServiceLimits;
use call::Call;
use host::Host;
pub use http::Http;
use journal::Journal;
pub use kv::Kv;
use methods::Method;
use rhai_sandbox::rhai::{Dynamic, Engine, EvalAltResult, NativeCallContext};
use rhai_sandbox::{Limits, ScriptError};
pub use secrets::Secrets;
use std::rc::Rc;
use std::sync::Arc;

type Fallible = Result<Dynamic, Box<EvalAltResult>>;

/// The nouns, which are constants of every script.
pub const NOUNS: [&str; 3] = ["http", "kv", "secrets"];

/// Return the constant of this name.
pub fn noun(name: &str) -> Option<Dynamic> {
    Some(match name {
        "http" => Dynamic::from(Http),
        "kv" => Dynamic::from(Kv::own()),
        "secrets" => Dynamic::from(Secrets),
        _ => return None,
    })
}

pub fn install(engine: &mut Engine, sdk: &Rc<Sdk>) {
    kv::install(engine, sdk);
    http::install(engine, sdk);
    secrets::install(engine, sdk);
}

/// The service calls of a run so far. Without a host every call fails.
#[derive(Default)]
pub struct Services {
    host: Option<Rc<dyn Host>>,
    limits: ServiceLimits,
    engine_limits: Limits,
    calls: u64,
    http_calls: u64,
    bytes: usize,
    source: Source,
    /// The run ended during a service call.
    pub is_last_call_unknown: bool,
}

/// Where replies come from.
#[derive(Default)]
pub enum Source {
    /// The host. Nobody will repeat the run.
    #[default]
    Host,
    /// The host; they are kept for a repetition.
    Recorded(Journal),
    /// The run that this one repeats.
    Journal(Rc<Journal>),
}

impl Services {
    /// Of a run that calls `host`.
    pub fn of_run(
        host: Rc<dyn Host>,
        limits: ServiceLimits,
        engine_limits: Limits,
        source: Source,
    ) -> Self {
        Self { host: Some(host), limits, engine_limits, source, ..Self::default() }
    }

    /// The journal for a replay of this run; None when it was not recorded, or not as a whole.
    pub fn into_journal(self) -> Option<Journal> {
        match self.source {
            Source::Recorded(journal) if journal.is_whole() => Some(journal),
            _ => None,
        }
    }

    fn host(&self) -> Option<Rc<dyn Host>> {
        self.host.clone()
    }

    fn timeout_ms(&self) -> u64 {
        self.engine_limits.timeout_ms
    }

    /// Count a call and return its number.
    fn count(&mut self, call: &Call<'_>) -> Result<u64, ScriptError> {
        let calls = self.calls + 1;
        if calls > self.limits.max_service_calls {
            return Err(ScriptError::limit("max_service_calls", self.limits.max_service_calls));
        }
        let http_calls = self.http_calls.saturating_add(call.requests);
        if http_calls > self.limits.max_http_calls {
            return Err(ScriptError::limit("max_http_calls", self.limits.max_http_calls));
        }
        (self.calls, self.http_calls) = (calls, http_calls);
        Ok(calls)
    }

    /// The number of the run, and how many bytes its calls may still have.
    fn room(&self) -> (u64, usize) {
        let max_bytes = usize::try_from(self.limits.max_service_bytes).unwrap_or(usize::MAX);
        let call_id = self.host.as_ref().map_or(0, |host| host.call_id());
        (call_id, max_bytes.saturating_sub(self.bytes))
    }

    fn take_bytes(&mut self, bytes: usize) -> Result<(), ScriptError> {
        let (_, room) = self.room();
        self.bytes = self.bytes.saturating_add(bytes);
        if bytes > room {
            Err(self.bytes_error())
        } else {
            Ok(())
        }
    }

    fn bytes_error(&self) -> ScriptError {
        ScriptError::limit("max_service_bytes", self.limits.max_service_bytes)
    }

    /// Write to the journal, if there is one.
    fn note(&mut self, write: impl FnOnce(&mut Journal)) {
        if let Source::Recorded(journal) = &mut self.source {
            write(journal);
        }
    }

    /// In a repetition: the message that answered the same call, None inside when it was another one.
    fn replayed(&self, number: u64, hash: u64) -> Option<Option<Arc<[u8]>>> {
        match &self.source {
            Source::Journal(journal) => Some(journal.reply(number, hash)),
            _ => None,
        }
    }
}

/// Register one method of a noun, with each number of arguments that it takes.
fn install_method<T: Clone + 'static>(
    engine: &mut Engine,
    sdk: &Rc<Sdk>,
    method: &'static Method,
    call: fn(&T, &Sdk, &NativeCallContext, &'static Method, Vec<Dynamic>) -> Fallible,
) {
    for count in method.required..=method.parameters.len() {
        let sdk = Rc::clone(sdk);
        let name = method.name;
        match count {
            1 => engine.register_fn(name, move |c: NativeCallContext, noun: &mut T, a: Dynamic| {
                call(noun, &sdk, &c, method, vec![a])
            }),
            2 => engine.register_fn(
                name,
                move |c: NativeCallContext, noun: &mut T, a: Dynamic, b: Dynamic| {
                    call(noun, &sdk, &c, method, vec![a, b])
                },
            ),
            3 => engine.register_fn(
                name,
                move |c: NativeCallContext, noun: &mut T, a: Dynamic, b: Dynamic, d: Dynamic| {
                    call(noun, &sdk, &c, method, vec![a, b, d])
                },
            ),
            _ => engine.register_fn(
                name,
                move |c: NativeCallContext,
                      noun: &mut T,
                      a: Dynamic,
                      b: Dynamic,
                      d: Dynamic,
                      e: Dynamic| call(noun, &sdk, &c, method, vec![a, b, d, e]),
            ),
        };
    }
}

/// The name of a noun in a log.
pub fn name_of(value: &Dynamic) -> Option<&'static str> {
    let names = [
        (value.is::<Kv>(), "Kv"),
        (value.is::<Http>(), "Http"),
        (value.is::<Secrets>(), "Secrets"),
    ];
    names.into_iter().find(|(is_it, _)| *is_it).map(|(_, name)| name)
}
