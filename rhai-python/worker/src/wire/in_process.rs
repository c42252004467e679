//! The messages that a host in this process needs without a codec of its own: the Python binding.

use super::reader::Reader;
use rmp::encode as pack;
use rmp::encode::buffer::ByteBuf;

/// Return the numbers of run and call when a payload is a `call`.
pub fn read_service_call(payload: &[u8]) -> Option<(u64, u64)> {
    let mut reader = Reader::new(payload);
    let read = reader.array("message", |fields| {
        let is_call = fields.text("name")? == "call";
        // what other messages have here does not matter
        Ok(match is_call {
            true => Some((fields.unsigned("call_id", 0)?, fields.unsigned("number", 0)?)),
            false => None,
        })
    });
    read.ok().flatten()
}

/// The `reply` to a call where there are no services.
pub fn refusal_of(call_id: u64, number: u64) -> Vec<u8> {
    let mut out = ByteBuf::new();
    let Ok(_) = pack::write_array_len(&mut out, 4);
    let Ok(()) = pack::write_str(&mut out, "reply");
    let Ok(_) = pack::write_uint(&mut out, call_id);
    let Ok(_) = pack::write_uint(&mut out, number);
    let Ok(_) = pack::write_array_len(&mut out, 3);
    let Ok(()) = pack::write_str(&mut out, "service_unavailable");
    let Ok(()) = pack::write_str(&mut out, "services are not available here");
    let Ok(()) = pack::write_bool(&mut out, true);
    out.into_vec()
}

/// The `cancel` of a run.
pub fn cancel_of(call_id: u64) -> Vec<u8> {
    let mut out = ByteBuf::new();
    let Ok(_) = pack::write_array_len(&mut out, 2);
    let Ok(()) = pack::write_str(&mut out, "cancel");
    let Ok(_) = pack::write_uint(&mut out, call_id);
    out.into_vec()
}
