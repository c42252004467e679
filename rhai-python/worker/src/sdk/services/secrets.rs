//! `secrets`: values that the operator keeps for scripts, and names that stand for them.

use rhai_sandbox::rhai::ImmutableString;
use std::fmt;

/// A secret that a script names without having its value. The host puts `prefix` and the value in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecretRef {
    pub name: ImmutableString,
    pub prefix: ImmutableString,
}

impl fmt::Display for SecretRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<secret {}>", self.name)
    }
}
