//! Explains why a source does not compile to people who know JavaScript or Python: the word to
//! type instead, at the place to type it. Reads tokens alone and never runs anything.

mod end_of_line;
mod shapes;
mod tokens;
mod words;

use rhai::{Engine, LexError, ParseError, ParseErrorType, Position};

use self::tokens::Tokens;

/// A message that replaces the parser's own.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Hint {
    pub message: String,
    pub at: Position,
}

impl Hint {
    fn new(message: impl Into<String>, at: Position) -> Self {
        Self { message: message.into(), at }
    }
}

/// Return a better message for a parse error, or None when the parser's own says enough.
pub(crate) fn explain(engine: &Engine, source: &str, error: &ParseError) -> Option<Hint> {
    if !is_about_syntax(error.err_type()) {
        return None;
    }
    let tokens = Tokens::read(engine, source, error.position())?;
    let index = tokens.index_at(error.position());
    if let ParseErrorType::MismatchedType(..) = error.err_type() {
        return shapes::default_by_or(&tokens, index);
    }
    if let ParseErrorType::BadInput(lexical) = error.err_type() {
        let is_token = matches!(lexical, LexError::UnexpectedInput(_));
        return bad_input(&tokens, index, lexical)
            .or_else(|| shapes::explain(&tokens, index, error.err_type()).filter(|_| is_token));
    }
    shapes::explain(&tokens, index, error.err_type())
        .or_else(|| words::explain(&tokens, index))
        .or_else(|| end_of_line::explain(source, &tokens, index, error.err_type()))
}

/// Limits, and names that are there twice, are explained by the parser well enough.
fn is_about_syntax(error: &ParseErrorType) -> bool {
    matches!(
        error,
        ParseErrorType::BadInput(_)
            | ParseErrorType::UnexpectedEOF
            | ParseErrorType::MissingToken(..)
            | ParseErrorType::MissingSymbol(_)
            | ParseErrorType::UnknownOperator(_)
            | ParseErrorType::MalformedIndexExpr(_)
            | ParseErrorType::PropertyExpected
            | ParseErrorType::VariableExpected
            | ParseErrorType::Reserved(_)
            | ParseErrorType::ExprExpected(_)
            | ParseErrorType::FnMissingName
            | ParseErrorType::FnMissingParams(_)
            | ParseErrorType::FnMissingBody(_)
            | ParseErrorType::WrongFnDefinition
            | ParseErrorType::MismatchedType(..)
    )
}

fn bad_input(tokens: &Tokens, index: usize, error: &LexError) -> Option<Hint> {
    let message = match error {
        LexError::MalformedChar(_) => {
            "text goes in double quotes: \"text\"; single quotes hold one character: 'x'"
        }
        LexError::ImproperSymbol(symbol, _) | LexError::UnexpectedInput(symbol) => {
            words::of_symbol(symbol)?
        }
        _ => return None,
    };
    Some(Hint::new(message, tokens.position(index)))
}
