//! Strict JSON, both ways: what JSON or Rhai cannot say is an error that names the place, never a
//! silent replacement.

mod decode;
mod encode;

pub use decode::{from_json, from_json_in_run, from_json_within, JsonError};
pub use encode::{map_to_json, path_of, to_json, ConvertError, Step};

/// Deepest nesting of arrays and objects, in both directions.
pub const MAX_DEPTH: usize = 64;
