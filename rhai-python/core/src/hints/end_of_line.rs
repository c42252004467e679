//! A missing semicolon or closing brace is reported where it has to be typed: behind the statement
//! that lacks it.

use rhai::{ParseErrorType, Position, Token};

use super::tokens::Tokens;
use super::Hint;

/// Explain a missing `;` at the end of the statement before token `index`.
pub(super) fn explain(
    source: &str,
    tokens: &Tokens,
    index: usize,
    error: &ParseErrorType,
) -> Option<Hint> {
    let ParseErrorType::MissingToken(token, _) = error else { return None };
    let last = index.checked_sub(1).filter(|&last| last < tokens.len())?;
    if token != Token::SemiColon.literal_syntax() {
        return None;
    }
    let at = end_of(source, tokens, last)?;
    let message = match open_brace(tokens, index) {
        Some(open) => format!("a '}}' is missing: nothing closes the '{{' of {open}"),
        None => "a ';' is missing at the end of this statement".to_owned(),
    };
    Some(Hint::new(message, at))
}

/// The place of the brace that is open at the end of the source.
fn open_brace(tokens: &Tokens, index: usize) -> Option<String> {
    let open = tokens.enclosing(index).filter(|_| index == tokens.len())?;
    let at = tokens.position(open);
    let place = format!("line {}, column {}", at.line()?, at.position()?);
    (tokens.get(open) == Some(&Token::LeftBrace)).then_some(place)
}

/// The place right behind the text of a token: what stands between it and the next one is white
/// space and comments.
fn end_of(source: &str, tokens: &Tokens, index: usize) -> Option<Position> {
    let start = tokens.position(index);
    let (line, column) = (start.line()?, start.position()?);
    let next = tokens.position(index + 1);
    let rest: Vec<char> = source.split('\n').nth(line - 1)?.chars().skip(column - 1).collect();
    let is_same_line = next.line() == Some(line);
    let limit = match next.position() {
        Some(next_column) if is_same_line => next_column - column,
        _ => rest.len(),
    };
    let text: String = rest[..limit.min(rest.len())].iter().collect();
    let length = match tokens.get(index)? {
        Token::StringConstant(_) | Token::InterpolatedString(_) | Token::CharConstant(_) => {
            without_comment_after_text(&text)
        }
        _ => text.split("//").next()?.split("/*").next()?.trim_end().chars().count(),
    };
    let narrow = |n: usize| u16::try_from(n).ok();
    Some(Position::new(narrow(line)?, narrow(column + length)?))
}

/// The length of a text literal, whose own slashes begin no comment.
fn without_comment_after_text(text: &str) -> usize {
    let quote = text.chars().next().unwrap_or('"');
    let mut is_escaped = false;
    for (index, c) in text.chars().enumerate().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            _ if c == quote => return index + 1,
            _ => (),
        }
    }
    text.trim_end().chars().count()
}
