//! The tokens of a source around its first error, from its beginning to a little after that.

use rhai::{Engine, Position, Token};

use crate::member_names::MemberNames;

/// A source with more tokens before its error is not explained.
const MAX_TOKENS: usize = 50_000;
/// How far the look-ahead goes.
const TOKENS_AFTER_ERROR: usize = 8;

/// The tokens of one source with their places, in order.
pub(super) struct Tokens(Vec<(Token, Position)>);

impl Tokens {
    /// Read the tokens up to an error and the next few; None when there are too many.
    pub(super) fn read(engine: &Engine, source: &str, error: Position) -> Option<Self> {
        let names = MemberNames::default();
        let resolve = move |token: Token, _: Position, _: &_| names.resolve(token);
        let sources = [source];
        let (mut stream, control) = engine.lex_with_map(&sources, &resolve);
        let mut tokens = Vec::new();
        let mut left = TOKENS_AFTER_ERROR;
        // the braces that are open in each interpolation, outermost first
        let mut interpolations: Vec<usize> = Vec::new();
        while let Some((token, position)) = stream.next().filter(|(token, _)| *token != Token::EOF)
        {
            match (&token, interpolations.last_mut()) {
                (Token::InterpolatedString(_), _) => interpolations.push(0),
                (Token::LeftBrace | Token::MapStart, Some(open)) => *open += 1,
                (Token::RightBrace, Some(open)) => {
                    *open = open.saturating_sub(1);
                    if *open == 0 {
                        interpolations.pop();
                        control.borrow_mut().is_within_text = true;
                    }
                }
                _ => (),
            }
            tokens.push((token, position));
            if tokens.len() > MAX_TOKENS {
                return None;
            }
            if !error.is_none() && position > error {
                left = left.checked_sub(1)?;
            }
            if left == 0 {
                break;
            }
        }
        Some(Self(tokens))
    }

    pub(super) fn get(&self, index: usize) -> Option<&Token> {
        self.0.get(index).map(|(token, _)| token)
    }

    /// The token `back` places before `index`.
    pub(super) fn before(&self, index: usize, back: usize) -> Option<&Token> {
        index.checked_sub(back).and_then(|index| self.get(index))
    }

    pub(super) fn position(&self, index: usize) -> Position {
        self.0.get(index).map_or(Position::NONE, |(_, position)| *position)
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// The token that starts at a place, or the number of tokens for the end of the source.
    pub(super) fn index_at(&self, position: Position) -> usize {
        match position.is_none() {
            true => self.0.len(),
            false => self.0.partition_point(|(_, start)| *start < position),
        }
    }

    pub(super) fn is_name(&self, index: usize) -> bool {
        matches!(self.get(index), Some(Token::Identifier(_)))
    }

    /// The bracket that the closing one at `index` belongs to.
    pub(super) fn opening(&self, index: usize) -> Option<usize> {
        let mut depth = 0_usize;
        for place in (0..=index).rev() {
            match self.get(place)? {
                Token::RightParen | Token::RightBracket | Token::RightBrace => depth += 1,
                Token::LeftParen | Token::LeftBracket | Token::LeftBrace | Token::MapStart => {
                    depth -= 1;
                    if depth == 0 {
                        return Some(place);
                    }
                }
                _ => (),
            }
        }
        None
    }

    /// The innermost bracket that is still open at `index`.
    pub(super) fn enclosing(&self, index: usize) -> Option<usize> {
        let mut closed = 0_usize;
        for place in (0..index).rev() {
            match self.get(place)? {
                Token::RightParen | Token::RightBracket | Token::RightBrace => closed += 1,
                Token::LeftParen | Token::LeftBracket | Token::LeftBrace | Token::MapStart => {
                    match closed.checked_sub(1) {
                        Some(rest) => closed = rest,
                        None => return Some(place),
                    }
                }
                _ => (),
            }
        }
        None
    }
}
