//! Signed tokens: JSON Web Tokens with HMAC-SHA256 (RFC 7515, 7519), and signatures of Ed25519 (RFC 8032).

use super::arguments::{refusal, text, with_data, with_map};
use super::encodings::{bytes_of_hex, FOR_URLS};
use super::{current, pure, two, Fallible, Signature};
use base64::Engine as _;
use ed25519_dalek::VerifyingKey;
use hmac::{Hmac, Mac};
use rhai_sandbox::json::{from_json_in_run, map_to_json};
use rhai_sandbox::rhai::{Dynamic, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use sha2::Sha256;
use subtle::ConstantTimeEq;

pub const SIGNATURES: &[Signature] = &[
    ("jwt_sign", &["map", "key"], "string"),
    ("jwt_verify", &["text", "key"], "() | map"),
    ("ed25519_verify", &["public_key", "message", "signature"], "bool"),
];

/// The head of each token: `{"alg":"HS256","typ":"JWT"}`.
const HEADER: &str = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9";
const MAX_TOKEN_BYTES: usize = 64 << 10;
/// Messages of Ed25519 are hashed twice in one go.
const MAX_MESSAGE_BYTES: usize = 8 << 20;

pub fn register(module: &mut Module) {
    two(module, "jwt_sign", jwt_sign);
    two(module, "jwt_verify", jwt_verify);
    pure("ed25519_verify").set_into_module(
        module,
        |public_key: &mut Dynamic, message: Dynamic, signature: Dynamic| {
            ed25519_verify("ed25519_verify", public_key, &message, &signature)
        },
    );
}

fn code_of(function: &str, signed: &str, key: &Dynamic) -> Fallible<[u8; 32]> {
    with_data(function, key, |key| {
        if key.is_empty() {
            return Err(refusal(format!("{function}(): the key is empty")));
        }
        charge((key.len() + signed.len()) as u64)?;
        let mut code = Hmac::<Sha256>::new_from_slice(key).expect("a key may have any length");
        code.update(signed.as_bytes());
        Ok(code.finalize().into_bytes().into())
    })
}

fn jwt_sign(function: &str, claims: &Dynamic, key: &Dynamic) -> Fallible<String> {
    let payload = with_map(function, "a map of claims", claims, |claims| {
        map_to_json(claims, MAX_TOKEN_BYTES)
            .map_err(|error| refusal(format!("{function}(): {error}")))
    })?;
    let signed = format!("{HEADER}.{}", FOR_URLS.encode(payload));
    let code = code_of(function, &signed, key)?;
    let token = format!("{signed}.{}", FOR_URLS.encode(code));
    SizeLimits::current().check_string(token.len())?;
    Ok(token)
}

/// The claims of a token that is signed with this key and valid now; else `()`.
fn jwt_verify(function: &str, token: &Dynamic, key: &Dynamic) -> Fallible<Dynamic> {
    if token.is_unit() {
        return Ok(Dynamic::UNIT);
    }
    let token = text(function, token)?;
    let parts: Vec<&str> = token.splitn(4, '.').collect();
    let [header, payload, code] = parts[..] else { return Ok(Dynamic::UNIT) };
    if token.len() > 2 * MAX_TOKEN_BYTES {
        return Ok(Dynamic::UNIT);
    }
    let expected = code_of(function, &token[..header.len() + 1 + payload.len()], key)?;
    let is_signed = FOR_URLS.decode(code).is_ok_and(|code| code.ct_eq(&expected).into());
    if !is_signed || !is_hs256(header) {
        return Ok(Dynamic::UNIT);
    }
    Ok(match json_of(payload) {
        Some(claims) if is_valid_now(&claims) => Dynamic::from_map(claims),
        _ => Dynamic::UNIT,
    })
}

fn json_of(part: &str) -> Option<Map> {
    let bytes = FOR_URLS.decode(part).ok()?;
    from_json_in_run(&bytes).ok()?.try_cast::<Map>()
}

/// Whether the header names HS256 and requires no extension (`crit`).
fn is_hs256(header: &str) -> bool {
    json_of(header).is_some_and(|header| {
        let algorithm = header.get("alg").and_then(|alg| alg.clone().into_string().ok());
        algorithm.as_deref() == Some("HS256") && !header.contains_key("crit")
    })
}

/// Whether now is before `exp` and not before `nbf`; a claim that is not a number never holds.
fn is_valid_now(claims: &Map) -> bool {
    let now_s = current::now_ms() as f64 / 1_000.0;
    let seconds = |value: &Dynamic| value.as_float().or_else(|_| value.as_int().map(|s| s as f64));
    let holds = |name: &str, check: fn(f64, f64) -> bool| match claims.get(name) {
        None => true,
        Some(value) => seconds(value).is_ok_and(|seconds| check(now_s, seconds)),
    };
    holds("exp", |now, end| now < end) && holds("nbf", |now, start| now >= start)
}

/// Whether a signature is of this message. Key and signature are bytes, or strings of hexadecimal digits.
fn ed25519_verify(
    function: &str,
    public_key: &Dynamic,
    message: &Dynamic,
    signature: &Dynamic,
) -> Fallible<bool> {
    let key = raw_bytes(function, public_key)?;
    let key = key.and_then(|key| key.try_into().ok());
    let Some(key) = key.and_then(|key| VerifyingKey::from_bytes(&key).ok()) else {
        return Err(refusal(format!(
            "{function}() takes a public key of 32 bytes, or its 64 hexadecimal digits"
        )));
    };
    let signature = raw_bytes(function, signature)?;
    let Some(signature) = signature.and_then(|signature| signature.try_into().ok()) else {
        return Ok(false);
    };
    with_data(function, message, |message| {
        if message.len() > MAX_MESSAGE_BYTES {
            return Err(refusal(format!("{function}() takes messages of at most 8 MiB")));
        }
        charge(message.len() as u64 + (64 << 10))?;
        Ok(key.verify_strict(message, &ed25519_dalek::Signature::from_bytes(&signature)).is_ok())
    })
}

/// The bytes of a key or of a signature; None when they are no hexadecimal digits. What is absent is
/// empty.
fn raw_bytes(function: &str, value: &Dynamic) -> Fallible<Option<Vec<u8>>> {
    if value.is_unit() {
        return Ok(None);
    }
    if let Ok(text) = value.as_immutable_string_ref() {
        return Ok((text.len() <= 128).then(|| bytes_of_hex(function, &text).ok()).flatten());
    }
    with_data(function, value, |bytes| Ok((bytes.len() <= 64).then(|| bytes.to_vec())))
}
