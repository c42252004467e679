//! Hashes, codes and encodings against published vectors, and what they refuse.

use super::{holds, refuses};

/// Text, SHA-1, SHA-256, the beginning of SHA-512: examples of FIPS 180-4; MD5: RFC 1321.
#[test]
fn hashes_are_those_of_the_standards() {
    for (text, function, expected) in [
        ("\"abc\"", "md5", "900150983cd24fb0d6963f7d28e17f72"),
        ("\"\"", "md5", "d41d8cd98f00b204e9800998ecf8427e"),
        ("\"message digest\"", "md5", "f96b697d7cb7938d525a2f31aaf161d0"),
        ("\"abc\"", "sha1", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        ("\"\"", "sha1", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        (
            "\"abc\"",
            "sha256",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ),
        (
            "\"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq\"",
            "sha256",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
        (
            "\"\"",
            "sha256",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        ),
        (
            "\"abc\"",
            "sha512",
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ),
    ] {
        holds(&format!("hex({function}({text})) == \"{expected}\""));
        holds(&format!("hex({function}({text}.to_blob())) == \"{expected}\""));
    }
    // a million times "a", FIPS 180-4
    holds("let t = \"\"; t.pad(1000000, 'a'); hex(sha256(t)) == \"cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0\" && hex(sha1(t)) == \"34aa973cd4c4daa4f61eeb2bdbad27316534016f\"");
}

/// Key, data, SHA-256 and SHA-512 of RFC 4231; SHA-1 of RFC 2202.
#[test]
fn hmac_is_that_of_the_standards() {
    let repeated = |byte: &str, count: usize| format!("blob({count}, 0x{byte})");
    let cases = [
        (repeated("0b", 20), "\"Hi There\"".to_owned(), "hmac_sha256", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"),
        (repeated("0b", 20), "\"Hi There\"".to_owned(), "hmac_sha512", "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cdedaa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
        (repeated("0b", 20), "\"Hi There\"".to_owned(), "hmac_sha1", "b617318655057264e28bc0b6fb378c8ef146be00"),
        ("\"Jefe\"".to_owned(), "\"what do ya want for nothing?\"".to_owned(), "hmac_sha256", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        ("\"Jefe\"".to_owned(), "\"what do ya want for nothing?\"".to_owned(), "hmac_sha1", "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (repeated("aa", 20), repeated("dd", 50), "hmac_sha256", "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"),
        // a key of more than one block
        (repeated("aa", 131), "\"Test Using Larger Than Block-Size Key - Hash Key First\"".to_owned(), "hmac_sha256", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"),
        (repeated("aa", 131), "\"Test Using Larger Than Block-Size Key - Hash Key First\"".to_owned(), "hmac_sha512", "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f3526b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"),
    ];
    for (key, data, function, expected) in cases {
        holds(&format!("hex({function}({key}, {data})) == \"{expected}\""));
    }
}

/// RFC 4648, section 10.
#[test]
fn encodings_are_those_of_rfc_4648() {
    for (plain, base64, hex) in [
        ("", "", ""),
        ("f", "Zg==", "66"),
        ("fo", "Zm8=", "666f"),
        ("foo", "Zm9v", "666f6f"),
        ("foob", "Zm9vYg==", "666f6f62"),
        ("fooba", "Zm9vYmE=", "666f6f6261"),
        ("foobar", "Zm9vYmFy", "666f6f626172"),
    ] {
        let without_padding = base64.trim_end_matches('=');
        holds(&format!("base64(\"{plain}\") == \"{base64}\" && hex(\"{plain}\") == \"{hex}\""));
        holds(&format!("from_base64(\"{base64}\") == \"{plain}\".to_blob()"));
        holds(&format!("from_base64(\"{without_padding}\") == \"{plain}\".to_blob()"));
        holds(&format!("base64url(\"{plain}\") == \"{without_padding}\""));
        holds(&format!("from_base64url(\"{base64}\").as_string() == \"{plain}\""));
        holds(&format!("from_hex(\"{}\").as_string() == \"{plain}\"", hex.to_uppercase()));
    }
    holds("base64(from_hex(\"fbff\")) == \"+/8=\" && base64url(from_hex(\"fbff\")) == \"-_8\"");
    holds("from_base64(\"Zm9v\\r\\n YmFy\\n\").as_string() == \"foobar\"");
    // a text of several portions
    holds("let t = \"\"; t.pad(300001, 'a'); let e = base64(t); e.len == 400004 && e.sub_string(-8) == \"YWFhYQ==\" && from_base64(e.sub_string(0, 80000)).as_string() == t.sub_string(0, 60000)");
}

#[test]
fn decoders_say_what_is_wrong_and_where() {
    refuses("from_hex(\"abg0\")", "from_hex() takes hexadecimal digits, but 'g' at 2 is not one");
    refuses("from_hex(\"abc\")", "from_hex() takes pairs of digits, not 3 digits");
    refuses("from_base64(\"Zm9*\")", "from_base64() takes base64: '*' at 3 is not in its alphabet");
    refuses("from_base64(\"Zm9vY\")", "from_base64() takes base64: ");
    refuses("from_base64(\"Zh==\")", "the last character has excess bits");
    refuses("from_base64(\"-_8\")", "from_base64() takes base64: '-' at 0");
    refuses("from_base64url(\"+/8\")", "from_base64url() takes base64url: '+' at 0");
    refuses("from_base64url(\"Zm9v\\n\")", "from_base64url() takes base64url: '\\n' at 4");
    refuses("from_base64(\"Zm9é\")", "'é' at 3");
}

#[test]
fn same_compares_texts_and_bytes() {
    holds("same(\"abc\", \"abc\") && same(\"abc\", \"abc\".to_blob()) && same(\"\", blob())");
    holds("same(ctx.request.raw_body, \"\")");
    holds("!same(\"abc\", \"abd\") && !same(\"abc\", \"ab\") && !same(\"\", \"a\")");
    holds("!same((), ()) && !same(ctx.request.headers.missing, \"a\") && !same(\"a\", ())");
    refuses("same(1, \"a\")", "same() takes two strings, blobs or bytes, not an int");
    refuses("same(\"a\", 1.0)", "same() takes a string, a blob or bytes, not a float");
}

#[test]
fn tools_take_no_other_types_and_name_none_of_rust() {
    for (call, found) in [
        ("sha256(1)", "an int"),
        ("hex(())", "()"),
        ("base64([1])", "an array"),
        ("md5(#{})", "a map"),
    ] {
        refuses(call, &format!("takes a string, a blob or bytes, not {found}"));
    }
    refuses("from_hex(blob())", "from_hex() takes a string, not a blob");
    refuses("sha256(|x| x)", "not a closure");
    refuses("hmac_sha256(timestamp(), \"\")", "not a timestamp");
}

#[test]
fn functions_of_the_script_win() {
    holds("fn hex(x) { \"mine\" } hex(\"a\") == \"mine\"");
    holds("fn sha256(x) { \"mine\" } sha256(\"a\") == \"mine\"");
    holds("let hex = 1; hex == 1");
    holds("\"abc\".sha256().hex().len == 64");
    holds("const T = \"abc\"; let f = || hex(T); hex(T) == \"616263\"");
    holds("let t = \"a\"; let f = || { t += \"b\"; hex(t) }; f.call() == \"6162\" && hex(t) == \"6162\"");
}
