//! What scripts and the host see of the executor. One program for all of it: each would be linked with the
//! whole engine. Tests that count the threads or the memory of their process have programs of their own.

#[macro_use]
mod support;

mod answers;
mod bytes;
mod certain;
mod ctx;
mod golden;
mod journal;
mod lint;
mod lint_hints;
mod lint_services;
mod logs;
mod places;
mod reserved;
mod service_values;
mod services;
mod stock;
mod traces;
mod wire;
