//! Bytes as text and back: hexadecimal, base64 and base64url (RFC 4648).

use super::arguments::{blob, refusal, text, with_data, PORTION};
use super::{one, Fallible, Signature};
use base64::alphabet::{Alphabet, STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use base64::{DecodeError, Engine as _};
use rhai_sandbox::rhai::{Dynamic, Module};
use rhai_sandbox::{charge, SizeLimits};
use std::borrow::Cow;

pub const SIGNATURES: &[Signature] = &[
    ("hex", &["data"], "string"),
    ("from_hex", &["text"], "blob"),
    ("base64", &["data"], "string"),
    ("from_base64", &["text"], "blob"),
    ("base64url", &["data"], "string"),
    ("from_base64url", &["text"], "blob"),
];

pub fn register(module: &mut Module) {
    one(module, "hex", hex);
    one(module, "from_hex", from_hex);
    one(module, "base64", |name, data| encode(name, data, &WITH_PADDING));
    one(module, "from_base64", |name, text| decode(name, text, &WITH_PADDING, true));
    one(module, "base64url", |name, data| encode(name, data, &FOR_URLS));
    one(module, "from_base64url", |name, text| decode(name, text, &FOR_URLS, false));
}

/// Encodes with padding; both decode with and without.
const WITH_PADDING: GeneralPurpose = codec(&STANDARD, true);
/// Encodes without padding, as tokens do.
pub const FOR_URLS: GeneralPurpose = codec(&URL_SAFE, false);

const fn codec(alphabet: &Alphabet, is_padded: bool) -> GeneralPurpose {
    let config = GeneralPurposeConfig::new()
        .with_encode_padding(is_padded)
        .with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, config)
}

/// Return the lower-case digits of some bytes.
pub fn hex_of(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |byte: u8| char::from(DIGITS[usize::from(byte)]);
    bytes.iter().flat_map(|&byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

fn hex(function: &str, data: &Dynamic) -> Fallible<String> {
    with_data(function, data, |bytes| {
        SizeLimits::current().check_string(bytes.len().saturating_mul(2))?;
        charge(bytes.len() as u64)?;
        Ok(hex_of(bytes))
    })
}

fn from_hex(function: &str, value: &Dynamic) -> Fallible<Dynamic> {
    let text = text(function, value)?;
    SizeLimits::current().check_array(text.len() / 2)?;
    charge(text.len() as u64)?;
    blob(bytes_of_hex(function, &text)?)
}

/// Return the bytes of a text of hexadecimal digits in either case.
///
/// # Errors
/// There is another character, named with its place, or half a pair.
pub fn bytes_of_hex(function: &str, text: &str) -> Fallible<Vec<u8>> {
    if let Some((at, found)) = text.char_indices().find(|(_, c)| !c.is_ascii_hexdigit()) {
        return Err(refusal(format!(
            "{function}() takes hexadecimal digits, but {found:?} at {at} is not one"
        )));
    }
    if text.len() % 2 == 1 {
        let count = text.len();
        return Err(refusal(format!("{function}() takes pairs of digits, not {count} digits")));
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).map_or(0, |digit| digit as u8);
    Ok(text.as_bytes().chunks_exact(2).map(|pair| digit(pair[0]) << 4 | digit(pair[1])).collect())
}

fn encode(function: &str, data: &Dynamic, codec: &GeneralPurpose) -> Fallible<String> {
    with_data(function, data, |bytes| {
        SizeLimits::current().check_string(bytes.len().div_ceil(3).saturating_mul(4))?;
        let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
        // whole groups, so that parts can be joined
        for portion in bytes.chunks(PORTION / 3 * 3) {
            charge(portion.len() as u64)?;
            codec.encode_string(portion, &mut text);
        }
        Ok(text)
    })
}

/// `takes_spaces`: line breaks and spaces are left out, as senders of mail put them in.
fn decode(
    function: &str,
    value: &Dynamic,
    codec: &GeneralPurpose,
    takes_spaces: bool,
) -> Fallible<Dynamic> {
    let text = text(function, value)?;
    charge(text.len() as u64)?;
    let is_space = |byte: &u8| byte.is_ascii_whitespace();
    let digits: Cow<'_, [u8]> = match takes_spaces && text.as_bytes().iter().any(is_space) {
        true => text.bytes().filter(|byte| !is_space(byte)).collect::<Vec<u8>>().into(),
        false => text.as_bytes().into(),
    };
    SizeLimits::current().check_array((digits.len() / 4 * 3).saturating_sub(2))?;
    let decoded = codec.decode(&digits).map_err(|error| {
        let (alphabet, others) =
            if takes_spaces { ("base64", "+/=") } else { ("base64url", "-_=") };
        let is_left_out = |c: char| takes_spaces && c.is_ascii_whitespace();
        let is_foreign = |c: char| {
            let is_digit = c.is_ascii_alphanumeric() || others.contains(c);
            !(is_digit || is_left_out(c))
        };
        let reason = match error {
            _ if text.contains(is_foreign) => {
                let foreign = text.char_indices().find(|&(_, c)| is_foreign(c));
                let (at, character) = foreign.unwrap_or_default();
                format!("{character:?} at {at} is not in its alphabet")
            }
            DecodeError::InvalidLength(_) => "the text is cut off".to_owned(),
            DecodeError::InvalidLastSymbol(..) => "the last character has excess bits".to_owned(),
            _ => "the padding at its end is wrong".to_owned(),
        };
        refusal(format!("{function}() takes {alphabet}: {reason}"))
    })?;
    blob(decoded)
}
