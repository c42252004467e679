//! Random numbers, bytes, text and identifiers: ChaCha20 from the seed of the run.

use super::arguments::{blob, int, refusal};
use super::{current, one, two, Fallible, Signature};
use rand_chacha::rand_core::RngCore;
use rhai_sandbox::rhai::{Dynamic, Module};
use rhai_sandbox::{charge, SizeLimits};

pub const SIGNATURES: &[Signature] = &[
    ("uuid", &[], "string"),
    ("random_int", &["low", "high"], "i64"),
    ("random_bytes", &["count"], "blob"),
    ("random_text", &["count"], "string"),
];

/// The characters of `random_text`: those of base64url, six bits each.
const CHARACTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// The twelve bits of a UUID that follow its time and version.
const RAND_A_BITS: u32 = 12;
const RAND_A: u16 = (1 << RAND_A_BITS) - 1;
const VERSION_7: u16 = 7 << RAND_A_BITS;

pub fn register(module: &mut Module) {
    module.set_native_fn("uuid", || Ok(uuid()));
    two(module, "random_int", random_int);
    one(module, "random_bytes", random_bytes);
    one(module, "random_text", random_text);
}

/// A UUID of version 7 (RFC 9562) with the time when the run began: a replay makes the same ones. It is greater than the
/// one before in the same run.
fn uuid() -> String {
    let mut bytes = [0; 16];
    current::with_random(|random| random.fill_bytes(&mut bytes));
    let began_ms = current::run_began_ms() as u64;
    let drawn = u64::from(u16::from_be_bytes([bytes[6], bytes[7]]) & RAND_A);
    let start = current::next_uuid_start(began_ms << RAND_A_BITS | drawn);
    bytes[..6].copy_from_slice(&(start >> RAND_A_BITS).to_be_bytes()[2..]);
    let rand_a = start as u16 & RAND_A;
    bytes[6..8].copy_from_slice(&(VERSION_7 | rand_a).to_be_bytes());
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let hex = super::encodings::hex_of(&bytes);
    [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-")
}

/// An integer from `low` to `high`, each as likely as another.
fn random_int(function: &str, low: &Dynamic, high: &Dynamic) -> Fallible<i64> {
    let (low, high) = (int(function, "two integers", low)?, int(function, "two integers", high)?);
    if low > high {
        return Err(refusal(format!(
            "{function}() takes the lower number first: {low} is above {high}"
        )));
    }
    let span = high.wrapping_sub(low) as u64;
    let offset = current::with_random(|random| below_or_equal(span, || random.next_u64()));
    Ok(low.wrapping_add(offset as i64))
}

/// Reduce random bits to the range; those that would make some results likelier are thrown away.
fn below_or_equal(span: u64, mut bits: impl FnMut() -> u64) -> u64 {
    let Some(count) = span.checked_add(1) else { return bits() };
    let fair = u64::MAX - u64::MAX % count;
    loop {
        let value = bits();
        if value < fair {
            return value % count;
        }
    }
}

fn random_bytes(function: &str, count: &Dynamic) -> Fallible<Dynamic> {
    let count = counted(function, count)?;
    SizeLimits::current().check_array(count)?;
    charge(count as u64)?;
    let mut bytes = vec![0; count];
    current::with_random(|random| random.fill_bytes(&mut bytes));
    blob(bytes)
}

fn random_text(function: &str, count: &Dynamic) -> Fallible<String> {
    let count = counted(function, count)?;
    SizeLimits::current().check_string(count)?;
    charge(count as u64)?;
    let mut bytes = vec![0; count];
    current::with_random(|random| random.fill_bytes(&mut bytes));
    Ok(bytes.into_iter().map(|byte| char::from(CHARACTERS[usize::from(byte & 63)])).collect())
}

fn counted(function: &str, count: &Dynamic) -> Fallible<usize> {
    let count = int(function, "a count", count)?;
    usize::try_from(count)
        .map_err(|_| refusal(format!("{function}() takes a count of 0 or more, not {count}")))
}

#[cfg(test)]
mod tests {
    use super::below_or_equal;

    #[test]
    fn below_or_equal_throws_unfair_bits_away() {
        let mut bits = [u64::MAX, u64::MAX - 1, 7].into_iter();
        assert_eq!(below_or_equal(4, || bits.next().unwrap()), (u64::MAX - 1) % 5);
        let mut bits = [u64::MAX, 7].into_iter();
        assert_eq!(below_or_equal(4, || bits.next().unwrap()), 2);
        assert_eq!(below_or_equal(u64::MAX, || u64::MAX), u64::MAX);
        assert_eq!(below_or_equal(0, || 3), 0);
    }
}
