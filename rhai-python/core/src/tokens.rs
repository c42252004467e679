//! Watches the tokens of a source while it is parsed: bounds the work of the parser, and keeps
//! the names with their positions when somebody wants to know where they are.

use std::cell::{Cell, RefCell};
use std::collections::hash_map::DefaultHasher;
use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::mem;
use std::rc::Rc;

use rhai::{Engine, Identifier, LexError, Position, Token};

use crate::member_names::MemberNames;
use crate::not_offered::FORBIDDEN_KEYWORDS;

/// Rhai's parser looks each name up among all names before it, one by one. This bounds the sum of
/// those comparisons, to some 100 ms: 4,472 different names, or 1,000 of them used 10 times each.
const MAX_COMPARISONS: usize = 10_000_000;

/// A token as far as the search for names needs to know it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    Name(Identifier),
    /// A keyword that the sandbox switched off.
    Forbidden(Identifier),
    /// The end of an operand: a constant, a closing bracket.
    Operand,
    Let,
    Fn,
    For,
    Catch,
    Open,
    Close,
    /// `()`: an operand, or the arguments of a call without any.
    Unit,
    Bar,
    Comma,
    Colon,
    Dot,
    Bang,
    Other,
}

/// What one parse has seen so far.
#[derive(Default)]
pub(crate) struct TokenWatch {
    names: RefCell<HashSet<u64>>,
    comparisons: Cell<usize>,
    last_string: Cell<Option<u64>>,
    marks: RefCell<Vec<(Mark, Position)>>,
    is_recording: Cell<bool>,
    member_names: MemberNames,
}

impl TokenWatch {
    /// Lets the parser of this engine tell every token.
    pub(crate) fn connect(self: &Rc<Self>, engine: &mut Engine) {
        let watch = Rc::clone(self);
        // marked so for being "volatile"; the version of rhai is pinned exactly
        #[allow(deprecated)]
        engine.on_parse_token(move |token, position, _| watch.see(token, position));
    }

    /// Before a parse: forgets the one before.
    pub(crate) fn start(&self, is_recording: bool) {
        self.names.borrow_mut().clear();
        self.comparisons.set(0);
        self.last_string.set(None);
        self.member_names.reset();
        self.marks.borrow_mut().clear();
        self.is_recording.set(is_recording);
    }

    /// After a recorded parse: its tokens in order.
    pub(crate) fn take_marks(&self) -> Vec<(Mark, Position)> {
        mem::take(&mut self.marks.borrow_mut())
    }

    fn see(&self, token: Token, position: Position) -> Token {
        let token = self.member_names.resolve(token);
        match &token {
            Token::Identifier(name) => self.count(hash_of(name)),
            Token::StringConstant(text) => self.last_string.set(Some(hash_of(text))),
            Token::Colon => {
                // the string was a key of a map literal
                if let Some(key) = self.last_string.take() {
                    self.count(key);
                }
            }
            _ => self.last_string.set(None),
        }
        if self.comparisons.get() > MAX_COMPARISONS {
            let message = "the source is too complex: it has too many different names";
            return Token::LexError(Box::new(LexError::Runtime(message.into())));
        }
        if !self.is_recording.get() {
            return token;
        }
        let mark = mark_of(&token);
        let replacement = match &mark {
            // parse on, to find what else is wrong
            Mark::Forbidden(word) => Token::Identifier(Box::new(word.clone())),
            _ => token,
        };
        self.marks.borrow_mut().push((mark, position));
        replacement
    }

    fn count(&self, name: u64) {
        let mut names = self.names.borrow_mut();
        names.insert(name);
        self.comparisons.set(self.comparisons.get() + names.len());
    }
}

fn hash_of(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

fn mark_of(token: &Token) -> Mark {
    match token {
        Token::Identifier(name) => Mark::Name((**name).clone()),
        Token::Reserved(word) if is_forbidden(word) => Mark::Forbidden((**word).clone()),
        Token::LexError(error) => match &**error {
            LexError::ImproperSymbol(word, _) if is_forbidden(word) => {
                Mark::Forbidden(word.as_str().into())
            }
            _ => Mark::Other,
        },
        Token::IntegerConstant(_)
        | Token::FloatConstant(_)
        | Token::CharConstant(_)
        | Token::StringConstant(_)
        | Token::True
        | Token::False
        | Token::RightBracket => Mark::Operand,
        Token::Let | Token::Const => Mark::Let,
        Token::Fn => Mark::Fn,
        Token::For => Mark::For,
        Token::Catch => Mark::Catch,
        Token::LeftParen => Mark::Open,
        Token::RightParen => Mark::Close,
        Token::Unit => Mark::Unit,
        Token::Pipe => Mark::Bar,
        Token::Comma => Mark::Comma,
        Token::Colon => Mark::Colon,
        Token::Period | Token::Elvis => Mark::Dot,
        Token::Bang => Mark::Bang,
        _ => Mark::Other,
    }
}

fn is_forbidden(word: &str) -> bool {
    FORBIDDEN_KEYWORDS.contains(&word)
}
