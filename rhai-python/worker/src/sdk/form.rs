//! `application/x-www-form-urlencoded`, as in a query string or a form: pairs in order.

use std::borrow::Cow;

/// The pairs of a text, decoded. A bad percent sign stays as it is; bytes that are not UTF-8
/// become U+FFFD; a pair without `=` has an empty value; empty pairs are left out.
pub fn pairs(text: &[u8]) -> impl Iterator<Item = (String, String)> + '_ {
    text.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()).map(|pair| {
        match pair.iter().position(|&byte| byte == b'=') {
            Some(at) => (decoded(&pair[..at]), decoded(&pair[at + 1..])),
            None => (decoded(pair), String::new()),
        }
    })
}

/// What is wrong with a form, and where; `None` when `pairs` reads it without repairing anything.
pub fn find_fault(text: &[u8]) -> Option<String> {
    let mut start = 0;
    for part in text.split(|&byte| byte == b'&' || byte == b'=') {
        if let Some(at) = bad_percent(part) {
            let place = start + at;
            return Some(format!("a percent sign without two hexadecimal digits at byte {place}"));
        }
        if std::str::from_utf8(&bytes_of(part)).is_err() {
            return Some(format!("not UTF-8 at byte {start}"));
        }
        start += part.len() + 1;
    }
    None
}

fn bad_percent(text: &[u8]) -> Option<usize> {
    (0..text.len()).find(|&at| text[at] == b'%' && hex_pair(&text[at + 1..]).is_none())
}

fn decoded(text: &[u8]) -> String {
    match String::from_utf8(bytes_of(text).into_owned()) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn bytes_of(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.iter().any(|byte| matches!(byte, b'+' | b'%')) {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some((&first, tail)) = rest.split_first() {
        rest = tail;
        bytes.push(match first {
            b'+' => b' ',
            b'%' => match hex_pair(tail) {
                Some(byte) => {
                    rest = &tail[2..];
                    byte
                }
                None => b'%',
            },
            _ => first,
        });
    }
    bytes.into()
}

fn hex_pair(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::{find_fault, pairs};

    fn read(text: &str) -> Vec<(String, String)> {
        pairs(text.as_bytes()).collect()
    }

    fn pair(name: &str, value: &str) -> (String, String) {
        (name.to_owned(), value.to_owned())
    }

    #[test]
    fn pairs_keeps_order_and_repeats() {
        assert_eq!(read("a=1&b=2&a=3"), [pair("a", "1"), pair("b", "2"), pair("a", "3")]);
    }

    #[test]
    fn pairs_decodes_plus_and_percent_once() {
        assert_eq!(read("a+b=c%20d%2B%252e"), [pair("a b", "c d+%2e")]);
    }

    #[test]
    fn pairs_reads_missing_parts_as_empty() {
        assert_eq!(
            read("a&=1&b=&&=&c=d=e"),
            [pair("a", ""), pair("", "1"), pair("b", ""), pair("", ""), pair("c", "d=e")]
        );
        assert_eq!(read(""), []);
    }

    #[test]
    fn find_fault_names_the_place_of_what_cannot_be_read() {
        let percent = "a percent sign without two hexadecimal digits at byte";
        for text in ["", "a", "a=1&b=%C3%A9", "&&=&", "%25=%2B+", "\u{e9}=1"] {
            assert_eq!(find_fault(text.as_bytes()), None, "{text}");
        }
        for (text, fault) in [
            ("a=%zz", format!("{percent} 2")),
            ("a=1&b%4=1", format!("{percent} 5")),
            ("a=1&b=%", format!("{percent} 6")),
            ("a=%+1", format!("{percent} 2")),
            ("a=%E9&b=%zz", "not UTF-8 at byte 2".to_owned()),
            ("a=1&%ff", "not UTF-8 at byte 4".to_owned()),
            // each part by itself: two halves of a character do not make one
            ("a=%C3&%A9=1", "not UTF-8 at byte 2".to_owned()),
        ] {
            assert_eq!(find_fault(text.as_bytes()), Some(fault), "{text}");
        }
        assert_eq!(find_fault(b"a=\xff"), Some("not UTF-8 at byte 2".to_owned()));
    }

    #[test]
    fn pairs_leaves_a_bad_percent_and_replaces_bad_utf8() {
        assert_eq!(
            read("a=%zz%&b=%4&c=%ff"),
            [pair("a", "%zz%"), pair("b", "%4"), pair("c", "\u{fffd}")]
        );
    }
}
