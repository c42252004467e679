//! Signed tokens: vectors of RFC 7515 and RFC 8032, and tokens that lie.

use super::{holds, refuses};

/// The key and the token of RFC 7515, appendix A.1; its `exp` is in 2011.
const KEY: &str = "from_base64url(\"AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow\")";
const TOKEN: &str = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

#[test]
fn token_of_rfc_7515_has_this_code() {
    let signed = TOKEN.rsplit_once('.').unwrap();
    holds(&format!("base64url(hmac_sha256({KEY}, \"{}\")) == \"{}\"", signed.0, signed.1));
    // it is signed rightly, and over
    holds(&format!("jwt_verify(\"{TOKEN}\", {KEY}) == ()"));
}

#[test]
fn tokens_are_signed_and_verified() {
    holds("let t = jwt_sign(#{ sub: \"ada\", n: 1 }, \"key\"); t == \"eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJuIjoxLCJzdWIiOiJhZGEifQ.\" + t.split(\".\")[2] && jwt_verify(t, \"key\") == #{ sub: \"ada\", n: 1 }");
    holds("let t = jwt_sign(#{ a: 1 }, \"key\"); jwt_verify(t, \"other\") == () && jwt_verify(t + \"x\", \"key\") == () && jwt_verify(t + \".\", \"key\") == ()");
    holds("let now = now_ms() / 1000; jwt_verify(jwt_sign(#{ exp: now + 60, nbf: now - 60 }, \"k\"), \"k\") != ()");
    holds("let now = now_ms() / 1000; jwt_verify(jwt_sign(#{ exp: now - 1 }, \"k\"), \"k\") == () && jwt_verify(jwt_sign(#{ nbf: now + 60 }, \"k\"), \"k\") == () && jwt_verify(jwt_sign(#{ exp: \"never\" }, \"k\"), \"k\") == ()");
    // what is not a token
    holds("jwt_verify((), \"k\") == () && jwt_verify(\"\", \"k\") == () && jwt_verify(\"a.b\", \"k\") == () && jwt_verify(\"..\", \"k\") == ()");
    refuses("jwt_sign([1], \"k\")", "jwt_sign() takes a map of claims, not an array");
    refuses("jwt_sign(#{}, \"\")", "jwt_sign(): the key is empty");
    refuses("jwt_sign(#{ a: |x| x }, \"k\")", "jwt_sign(): ");
    refuses("jwt_verify(\"a.b.c\", 1)", "a string, a blob or bytes, not an int");
}

/// The algorithm is never taken from the token: none, another one, and extensions are refused.
#[test]
fn tokens_choose_no_algorithm() {
    let sign = "fn made(header, key) { let s = base64url(header) + \".\" + base64url(\"{\\\"a\\\":1}\"); s + \".\" + base64url(hmac_sha256(key, s)) }";
    for (header, is_valid) in [
        (r#"{\"alg\":\"HS256\"}"#, true),
        (r#"{\"alg\":\"none\"}"#, false),
        (r#"{\"alg\":\"HS512\"}"#, false),
        (r#"{\"alg\":\"hs256\"}"#, false),
        (r#"{\"alg\":\"RS256\"}"#, false),
        (r#"{}"#, false),
        (r#"[]"#, false),
        (r#"{\"alg\":\"HS256\",\"crit\":[\"exp\"]}"#, false),
    ] {
        holds(&format!(
            "{sign} (jwt_verify(made(\"{header}\", \"k\"), \"k\") != ()) == {is_valid}"
        ));
    }
    holds("let s = base64url(\"{\\\"alg\\\":\\\"none\\\"}\") + \".\" + base64url(\"{}\") + \".\"; jwt_verify(s, \"k\") == ()");
}

/// RFC 8032, section 7.1: tests 1, 2, 3 and SHA(abc) is of another variant.
#[test]
fn signatures_of_rfc_8032_are_verified() {
    for (key, message, signature) in [
        ("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "", "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"),
        ("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72", "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"),
        ("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82", "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"),
    ] {
        holds(&format!("ed25519_verify(\"{key}\", from_hex(\"{message}\"), \"{signature}\")"));
        holds(&format!("ed25519_verify(from_hex(\"{key}\"), from_hex(\"{message}\"), from_hex(\"{signature}\"))"));
        holds(&format!("!ed25519_verify(\"{key}\", from_hex(\"{message}00\"), \"{signature}\")"));
        holds(&format!("!ed25519_verify(\"{key}\", from_hex(\"{message}\"), \"00{}\")", &signature[2..]));
    }
    let key = "\"d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a\"";
    holds(&format!("!ed25519_verify({key}, \"\", \"\") && !ed25519_verify({key}, \"\", ()) && !ed25519_verify({key}, \"\", \"xyz\")"));
    refuses(
        "ed25519_verify(\"00\", \"\", \"\")",
        "takes a public key of 32 bytes, or its 64 hexadecimal digits",
    );
    refuses("ed25519_verify((), \"\", \"\")", "takes a public key of 32 bytes");
}
