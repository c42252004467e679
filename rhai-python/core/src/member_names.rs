//! Decides where a keyword is only a name: after a dot, and as the key of a map literal. There
//! `body.private` and `#{ default: 1 }` mean what they say, as in JSON.

use std::cell::{Cell, RefCell};

use rhai::{is_valid_identifier, Identifier, LexError, Token};

/// Keywords that stay switched off after a dot: as methods they would reach what is forbidden.
const NEVER_MEMBERS: [&str; 2] = ["eval", "curry"];

/// What the next token can be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Expected {
    #[default]
    Anything,
    /// After `.` and `?.`
    Member,
    /// After `#{`, and after a comma of a map literal.
    Key,
}

/// Follows the brackets of one source, token by token.
#[derive(Default)]
pub(crate) struct MemberNames {
    /// The open brackets, outermost first; true for those of map literals.
    open: RefCell<Vec<bool>>,
    expected: Cell<Expected>,
    /// Whether the last token was a keyword that became a name.
    is_after_renamed: Cell<bool>,
}

impl MemberNames {
    /// Forget the source before.
    pub(crate) fn reset(&self) {
        self.open.borrow_mut().clear();
        self.expected.set(Expected::Anything);
        self.is_after_renamed.set(false);
    }

    /// Return the token as the parser should see it: a keyword becomes an identifier where only a
    /// name can stand.
    pub(crate) fn resolve(&self, token: Token) -> Token {
        let is_after_renamed = self.is_after_renamed.take();
        let token = match (self.expected.get(), keyword(&token)) {
            (Expected::Member, Some(word)) if NEVER_MEMBERS.contains(&&*word) => token,
            (Expected::Member | Expected::Key, Some(word)) => {
                self.is_after_renamed.set(true);
                Token::Identifier(Box::new(word))
            }
            // the lexer takes a sign after a keyword for that of a number
            _ if is_after_renamed => as_binary(token),
            _ => token,
        };
        self.expected.set(self.after(&token));
        token
    }

    fn after(&self, token: &Token) -> Expected {
        let mut open = self.open.borrow_mut();
        match token {
            Token::Period | Token::Elvis => return Expected::Member,
            Token::MapStart => {
                open.push(true);
                return Expected::Key;
            }
            Token::Comma if open.last() == Some(&true) => return Expected::Key,
            Token::LeftBrace | Token::LeftParen | Token::LeftBracket | Token::QuestionBracket => {
                open.push(false);
            }
            Token::RightBrace | Token::RightParen | Token::RightBracket => {
                open.pop();
            }
            _ => (),
        }
        Expected::Anything
    }
}

/// The operator between two operands that the lexer took for a sign.
fn as_binary(token: Token) -> Token {
    match token {
        Token::UnaryPlus => Token::Plus,
        Token::UnaryMinus => Token::Minus,
        Token::IntegerConstant(number) if number < 0 => Token::LexError(Box::new(
            LexError::Runtime("write a space between the minus sign and the number".into()),
        )),
        other => other,
    }
}

/// The word of a keyword, reserved or in use; None for names and for all that is no word.
fn keyword(token: &Token) -> Option<Identifier> {
    match token {
        Token::Reserved(word) if is_valid_identifier(word) => Some((**word).clone()),
        Token::LexError(error) => match &**error {
            LexError::ImproperSymbol(word, _) if is_valid_identifier(word) => {
                Some(word.as_str().into())
            }
            _ => None,
        },
        _ if token.is_literal() && is_valid_identifier(token.literal_syntax()) => {
            Some(token.literal_syntax().into())
        }
        _ => None,
    }
}
