//! Hashes, message authentication codes and a comparison in constant time.

use super::arguments::{blob, in_portions, mismatch, with_data};
use super::{one, two, Fallible, Signature};
use hmac::digest::{core_api::BlockSizeUser, Digest};
use hmac::{Mac, SimpleHmac};
use md5::Md5;
use rhai_sandbox::charge;
use rhai_sandbox::rhai::{Dynamic, Module};
use sha1::Sha1;
use sha2::{Sha256, Sha512};
use subtle::ConstantTimeEq;

pub const SIGNATURES: &[Signature] = &[
    ("md5", &["data"], "blob"),
    ("sha1", &["data"], "blob"),
    ("sha256", &["data"], "blob"),
    ("sha512", &["data"], "blob"),
    ("hmac_sha1", &["key", "data"], "blob"),
    ("hmac_sha256", &["key", "data"], "blob"),
    ("hmac_sha512", &["key", "data"], "blob"),
    ("same", &["a", "b"], "bool"),
];

pub fn register(module: &mut Module) {
    one(module, "md5", hash::<Md5>);
    one(module, "sha1", hash::<Sha1>);
    one(module, "sha256", hash::<Sha256>);
    one(module, "sha512", hash::<Sha512>);
    two(module, "hmac_sha1", hmac::<Sha1>);
    two(module, "hmac_sha256", hmac::<Sha256>);
    two(module, "hmac_sha512", hmac::<Sha512>);
    two(module, "same", same);
}

fn hash<D: Digest>(function: &str, data: &Dynamic) -> Fallible<Dynamic> {
    let mut digest = D::new();
    with_data(function, data, |bytes| in_portions(bytes, |portion| digest.update(portion)))?;
    blob(digest.finalize().to_vec())
}

fn hmac<D: Digest + BlockSizeUser>(
    function: &str,
    key: &Dynamic,
    data: &Dynamic,
) -> Fallible<Dynamic> {
    let key = with_data(function, key, short_key::<D>)?;
    let mut code = SimpleHmac::<D>::new_from_slice(&key).expect("a key may have any length");
    with_data(function, data, |bytes| in_portions(bytes, |portion| code.update(portion)))?;
    blob(code.finalize().into_bytes().to_vec())
}

/// Return a key of at most one block: a longer one is replaced by its hash, as RFC 2104 says.
fn short_key<D: Digest + BlockSizeUser>(key: &[u8]) -> Fallible<Vec<u8>> {
    if key.len() <= D::block_size() {
        return Ok(key.to_vec());
    }
    let mut digest = D::new();
    in_portions(key, |portion| digest.update(portion))?;
    Ok(digest.finalize().to_vec())
}

/// Compare in a time that does not depend on the place of a difference. What is absent equals nothing.
fn same(function: &str, left: &Dynamic, right: &Dynamic) -> Fallible<bool> {
    if left.is_unit() || right.is_unit() {
        return Ok(false);
    }
    let compare = |left: &[u8]| {
        with_data(function, right, |right| {
            charge(left.len().min(right.len()) as u64)?;
            Ok(left.ct_eq(right).into())
        })
    };
    match with_data(function, left, compare) {
        Err(_) if !is_data(left) => Err(mismatch(function, "two strings, blobs or bytes", left)),
        result => result,
    }
}

fn is_data(value: &Dynamic) -> bool {
    with_data("", value, |_| Ok(())).is_ok()
}
