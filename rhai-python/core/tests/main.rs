//! What a host sees of the engine. One program for all of it: each would be linked with the whole engine.
//! Tests that count the memory of their process, or start another one, have programs of their own.

mod common;

mod diagnose;
mod errors;
mod hints;
mod json;
mod layers;
mod limits;
mod replaced;
mod sizes;
