//! The services that a script calls: one file for each noun. What they do is the host's business;
//! here a call becomes a message, and a reply a value or an error that the script can catch.

pub mod secrets;
