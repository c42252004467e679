//! What a script sees of PiCloud: `ctx`, `log`, `respond` and what becomes of its last value.
//! One file for each noun. The names here are promised to scripts: docs/reference/sdk.md and
//! docs/explanation/versioning.md.

pub mod answer;
pub mod at_least;
pub mod bytes;
pub mod ctx;
mod form;
pub mod functions;
pub mod log;
pub mod reserved;
pub mod respond;
pub mod services;
pub mod tools;

use ctx::CtxSource;
use log::{LogLimits, LogSink};
use rhai_sandbox::rhai::{Dynamic, Engine};
use rhai_sandbox::{Limits, SandboxEngine};
use services::Services;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Instant;

/// The version of the surface in this folder, `major.minor`; additive inside a major.
pub const SDK_VERSION: &str = "1.2";

/// What the SDK's functions share with the run that is active on their engine.
pub struct Sdk {
    ctx: RefCell<CtxSource>,
    log: RefCell<LogSink>,
    services: RefCell<Services>,
}

impl Sdk {
    /// An engine with these limits whose scripts see the SDK.
    ///
    /// # Errors
    /// The text says which limit lies outside its range.
    pub fn engine(limits: &Limits) -> Result<(SandboxEngine, Rc<Self>), String> {
        let sdk = Rc::new(Self {
            ctx: RefCell::new(CtxSource::default()),
            log: RefCell::new(LogSink::default()),
            services: RefCell::default(),
        });
        let for_names = Rc::clone(&sdk);
        // Functions see no scope and closures no global module; this both see. No script may define
        // these names (`reserved`), so that one rule holds everywhere.
        let resolve = move |name: &str| match name {
            "ctx" => Some(for_names.ctx.borrow_mut().current()),
            "log" => Some(Dynamic::from(log::Log)),
            other => services::noun(other),
        };
        let install = |engine: &mut Engine| {
            log::install(engine, &sdk);
            respond::install(engine);
            at_least::install(engine);
            bytes::install(engine);
            tools::install(engine);
            services::install(engine, &sdk);
            #[cfg(test)]
            engine.register_fn("panic_for_tests", || -> i64 { panic!("on purpose") });
        };
        let engine = SandboxEngine::with_variables(limits, install, resolve)
            .map_err(|error| error.to_string())?;
        let for_output = Rc::clone(&sdk);
        engine.set_output(move |output| for_output.log.borrow_mut().write_output(&output));
        Ok((engine, sdk))
    }

    /// Prepares for one run.
    pub fn start_run(
        &self,
        ctx: CtxSource,
        limits: &Limits,
        started_at: Instant,
        services: Services,
    ) {
        tools::current::restart();
        *self.services.borrow_mut() = services;
        *self.ctx.borrow_mut() = ctx;
        *self.log.borrow_mut() = LogSink::new(LogLimits::from(limits), started_at);
    }

    /// Whether the script got a new key into its read-only `ctx`.
    pub fn is_ctx_changed(&self) -> bool {
        self.ctx.borrow().is_changed()
    }

    /// Forgets the run and returns what it logged and what it had of services.
    pub fn finish_run(&self) -> (LogSink, Services) {
        tools::current::finish();
        self.ctx.take();
        (self.log.take(), self.services.take())
    }
}

/// A text that was refused, cut to a length that fits a message.
fn clipped(text: &str) -> String {
    clipped_to(text, 64)
}

/// A text of at most so many characters, and an ellipsis where there were more.
fn clipped_to(text: &str, max_chars: usize) -> String {
    match text.char_indices().nth(max_chars) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
