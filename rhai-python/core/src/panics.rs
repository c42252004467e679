//! Turns a panic of the engine into a value, without a word on the host's stderr.

use std::any::Any;
use std::cell::Cell;
use std::panic::{self, AssertUnwindSafe};
use std::sync::Once;

thread_local! {
    static CAUGHT_HERE: Cell<u32> = const { Cell::new(0) };
}

/// Silences the panic messages of code that runs under [`catch`]; others are reported as before.
/// Called by every new engine; a host that sets a hook of its own later brings the messages back.
pub fn install_quiet_panic_hook() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if CAUGHT_HERE.with(Cell::get) == 0 {
                previous(info);
            }
        }));
    });
}

/// Runs `body`; a panic becomes its message.
///
/// Whoever calls this must not use afterwards what `body` may have left half changed: the engine
/// calls itself unusable after a panic.
pub(crate) fn catch<T>(body: impl FnOnce() -> T) -> Result<T, String> {
    CAUGHT_HERE.with(|depth| depth.set(depth.get() + 1));
    let outcome = panic::catch_unwind(AssertUnwindSafe(body));
    CAUGHT_HERE.with(|depth| depth.set(depth.get() - 1));
    outcome.map_err(|payload| message_of(&*payload))
}

fn message_of(payload: &(dyn Any + Send)) -> String {
    if let Some(text) = payload.downcast_ref::<&str>() {
        (*text).to_owned()
    } else if let Some(text) = payload.downcast_ref::<String>() {
        text.clone()
    } else {
        "panic without a message".to_owned()
    }
}
