//! Text in quotes, as Rust's `{:?}` writes it. The standard library walks through lists to learn
//! whether a character can be printed, up to half a microsecond for a pictogram: too long for a
//! megabyte of them. What it says of a character of the first two planes is remembered.

use rhai::Module;
use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU8, Ordering::Relaxed};

/// Above it the answer comes quickly.
const REMEMBERED: usize = 0x2_0000;
const UNKNOWN: u8 = 0;
const PLAIN: u8 = 1;
const ESCAPED: u8 = 2;

/// One byte for each character; pages of it take memory when one of their characters was met.
static ANSWERS: [AtomicU8; REMEMBERED] = [const { AtomicU8::new(UNKNOWN) }; REMEMBERED];

pub(super) fn register(module: &mut Module) {
    for name in ["debug", "to_debug"] {
        module.set_native_fn(name, |text: &str| Ok(quoted(text)));
    }
}

fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    // a string takes whatever is written
    let _ = write_quoted(&mut out, text);
    out
}

/// Writes what `{text:?}` would.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_quoted(out: &mut impl Write, text: &str) -> fmt::Result {
    out.write_char('"')?;
    let mut unwritten = 0;
    for (at, character) in text.char_indices().filter(|(_, character)| !is_plain(*character)) {
        out.write_str(&text[unwritten..at])?;
        write!(out, "{}", character.escape_debug())?;
        unwritten = at + character.len_utf8();
    }
    out.write_str(&text[unwritten..])?;
    out.write_char('"')
}

/// Whether a character stands for itself between double quotes.
fn is_plain(character: char) -> bool {
    let Some(answer) = ANSWERS.get(character as usize) else { return asked(character) };
    match answer.load(Relaxed) {
        UNKNOWN => {
            let is_plain = asked(character);
            answer.store(if is_plain { PLAIN } else { ESCAPED }, Relaxed);
            is_plain
        }
        known => known == PLAIN,
    }
}

fn asked(character: char) -> bool {
    character == '\'' || character.escape_debug().len() == 1
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn every_character_is_written_as_the_standard_library_writes_it() {
        let all: String = (char::MIN..=char::MAX).collect();
        for _ in ["asked", "remembered"] {
            assert!(quoted(&all) == format!("{all:?}"));
        }
        for character in char::MIN..='\u{2ffff}' {
            let text = format!("{character}a");
            assert_eq!(quoted(&text), format!("{text:?}"));
        }
    }

    #[test]
    fn texts_are_written_as_the_standard_library_writes_them() {
        for text in
            ["", "a", "\"", "it's", "a\nb\t\\", "e\u{301}", "\u{301}e", "\0\u{7f}", "😀\u{200b}"]
        {
            assert_eq!(quoted(text), format!("{text:?}"));
        }
    }
}
