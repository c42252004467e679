//! `application/x-www-form-urlencoded`, as in a query string or a form: pairs in order.

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

fn decoded(text: &[u8]) -> String {
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
    match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    }
}

fn hex_pair(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

#[cfg(test)]
mod tests {
    use super::pairs;

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
    fn pairs_leaves_a_bad_percent_and_replaces_bad_utf8() {
        assert_eq!(
            read("a=%zz%&b=%4&c=%ff"),
            [pair("a", "%zz%"), pair("b", "%4"), pair("c", "\u{fffd}")]
        );
    }
}
