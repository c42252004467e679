//! Constructs of other languages that are known by several tokens around the place of an error.

use rhai::{ParseErrorType, Token};

use super::tokens::Tokens;
use super::Hint;

const MAP_LITERAL: &str = "a map literal begins with #{, as in #{ name: \"Ada\", age: 36 }";
const CLOSURE: &str = "write a closure as |a, b| a + b, or |a, b| { ... }";
const FOR_LOOP: &str = "write for i in 0..10 { ... }, or for item in list { ... }";
const NO_MODULES: &str =
    "there are no modules: call a function as f(x) or x.f(), and pass constants as arguments";
const NO_GLOBAL: &str = "a function sees no constants of the script: write fn NAME() { value } for one and call NAME(), or pass it as an argument";
const NO_TYPES: &str = "leave out the type: variables and parameters have none";

/// Explain the error at token `index` by the shape of what stands around it.
pub(super) fn explain(tokens: &Tokens, index: usize, error: &ParseErrorType) -> Option<Hint> {
    switch_case(tokens, index, error)
        .or_else(|| slice(tokens, index))
        .or_else(|| closure(tokens, index))
        .or_else(|| for_loop(tokens, index))
        .or_else(|| colon(tokens, index))
        .or_else(|| definition(tokens, index))
        .or_else(|| assignment(tokens, index))
        .or_else(|| conditional(tokens, index))
        .or_else(|| other(tokens, index))
}

/// `case 1:` and `1:` inside of a switch.
fn switch_case(tokens: &Tokens, index: usize, error: &ParseErrorType) -> Option<Hint> {
    let is_arrow = matches!(error, ParseErrorType::MissingToken(token, _) if token == "=>");
    (is_arrow && tokens.get(index) == Some(&Token::Colon)).then(|| {
        Hint::new(
            "inside switch write 1 => value, and _ => value for the rest",
            tokens.position(index),
        )
    })
}

/// `(a, b) => a + b` and `a => a`
fn closure(tokens: &Tokens, index: usize) -> Option<Hint> {
    let is_list = |place: &usize| {
        matches!(tokens.get(*place), Some(Token::Identifier(_) | Token::Comma | Token::RightParen))
    };
    let arrow = index + (index..tokens.len()).take_while(is_list).count();
    let last = arrow.checked_sub(1).filter(|_| tokens.get(arrow) == Some(&Token::DoubleArrow))?;
    let start = match tokens.get(last)? {
        Token::RightParen => tokens.opening(last)?,
        Token::Unit | Token::Identifier(_) => last,
        _ => return None,
    };
    Some(Hint::new(CLOSURE, tokens.position(start)))
}

/// `for (let i = 0; ...)`, `for (x of list)`, `for x = 1`, `for (x in list)`
fn for_loop(tokens: &Tokens, index: usize) -> Option<Hint> {
    let start = (index.saturating_sub(4)..=index)
        .rev()
        .find(|&place| tokens.get(place) == Some(&Token::For))?;
    let inside = &tokens.get(start + 1)?;
    let is_foreign = match inside {
        Token::LeftParen => true,
        Token::Let | Token::Const | Token::Reserved(_) => true,
        Token::Identifier(_) => matches!(
            tokens.get(start + 2),
            Some(Token::Equals | Token::Identifier(_) | Token::Colon)
        ),
        _ => false,
    };
    is_foreign.then(|| Hint::new(FOR_LOOP, tokens.position(start)))
}

/// A colon where Rhai has none: `{ a: 1 }`, `let x: int`, `fn f(a: int)`, `if x:`.
fn colon(tokens: &Tokens, index: usize) -> Option<Hint> {
    if tokens.get(index) != Some(&Token::Colon) {
        return None;
    }
    // without modules the lexer makes two tokens of it
    if tokens.get(index + 1) == Some(&Token::Colon) {
        let is_global = matches!(tokens.before(index, 1), Some(Token::Identifier(name)) if name.as_str() == "global");
        let message = if is_global { NO_GLOBAL } else { NO_MODULES };
        return Some(Hint::new(message, tokens.position(index)));
    }
    let enclosing = tokens.enclosing(index);
    let is_key = matches!(
        tokens.before(index, 1),
        Some(Token::Identifier(_) | Token::StringConstant(_) | Token::Reserved(_))
    );
    let opens = index.checked_sub(2) == enclosing && enclosing.is_some();
    if let (true, true, Some(brace)) = (is_key, opens, enclosing) {
        if tokens.get(brace) == Some(&Token::LeftBrace) {
            return Some(Hint::new(MAP_LITERAL, tokens.position(brace)));
        }
    }
    let is_declared = matches!(tokens.before(index, 2), Some(Token::Let | Token::Const));
    if is_declared || is_parameter(tokens, index) {
        return Some(Hint::new(NO_TYPES, tokens.position(index)));
    }
    is_python_block(tokens, index).then(|| {
        Hint::new("write the block in braces: if x { ... } else { ... }", tokens.position(index))
    })
}

/// Inside the parentheses after `fn name`.
fn is_parameter(tokens: &Tokens, index: usize) -> bool {
    let Some(open) = tokens.enclosing(index) else { return false };
    tokens.get(open) == Some(&Token::LeftParen) && tokens.before(open, 2) == Some(&Token::Fn)
}

/// `if x:`, `else:`, `while x:`, `try:`, `for x in list:`: the colon ends the line's head.
fn is_python_block(tokens: &Tokens, index: usize) -> bool {
    let line = tokens.position(index).line();
    (0..index).rev().take_while(|&place| tokens.position(place).line() == line).any(|place| {
        matches!(
            tokens.get(place),
            Some(Token::If | Token::Else | Token::While | Token::For | Token::Try | Token::Fn)
        )
    })
}

/// `let { a, b } = map`, `let [a, b] = list`, `fn f(a = 1)`, `#{ ...map }`
fn definition(tokens: &Tokens, index: usize) -> Option<Hint> {
    let at = tokens.position(index);
    let is_after_let = matches!(tokens.before(index, 1), Some(Token::Let | Token::Const));
    match tokens.get(index)? {
        Token::LeftBrace | Token::LeftBracket | Token::LeftParen | Token::MapStart
            if is_after_let =>
        {
            Some(Hint::new("there is no destructuring: write let a = map.a; let b = list[1];", at))
        }
        Token::Equals if is_parameter(tokens, index) => Some(Hint::new(
            "parameters have no default values: define a second function with fewer parameters",
            at,
        )),
        _ => None,
    }
}

/// `x || "default"`, with a value that is never true or false.
pub(super) fn default_by_or(tokens: &Tokens, index: usize) -> Option<Hint> {
    let message = "|| is for true and false: write x ?? value for what may be ()";
    let place = index.checked_sub(1).filter(|&place| tokens.get(place) == Some(&Token::Or))?;
    Some(Hint::new(message, tokens.position(place)))
}

/// `a[1:3]`
fn slice(tokens: &Tokens, index: usize) -> Option<Hint> {
    let open = tokens.enclosing(index)?;
    let is_slice = tokens.get(open) == Some(&Token::LeftBracket)
        && tokens.get(index) == Some(&Token::Colon)
        && open > 0;
    let message =
        "a part is made with a method: list.extract(1..3), text.sub_string(1..3), text[1..3]";
    is_slice.then(|| Hint::new(message, tokens.position(index)))
}

/// `a if condition else b`, on one line.
fn conditional(tokens: &Tokens, index: usize) -> Option<Hint> {
    let before = index.checked_sub(1)?;
    let is_on_one_line = tokens.position(before).line() == tokens.position(index).line();
    let is_after_value = !matches!(
        tokens.get(before)?,
        Token::RightBrace | Token::SemiColon | Token::LeftBrace | Token::Else
    );
    (tokens.get(index) == Some(&Token::If) && is_on_one_line && is_after_value).then(|| {
        Hint::new("write the condition first: if x { a } else { b }", tokens.position(index))
    })
}

/// `x ??= 1`, `x ||= 1`, `x &&= 1`: the lexer makes two tokens of each.
fn assignment(tokens: &Tokens, index: usize) -> Option<Hint> {
    if tokens.get(index) != Some(&Token::Equals) {
        return None;
    }
    let message = match tokens.before(index, 1)? {
        Token::DoubleQuestion => "write x = x ?? value",
        Token::Or => "write if !x { x = value; }, or x = x ?? value for what may be ()",
        Token::And => "write if x { x = value; }",
        _ => return None,
    };
    Some(Hint::new(message, tokens.position(index - 1)))
}

fn other(tokens: &Tokens, index: usize) -> Option<Hint> {
    match tokens.get(index)? {
        Token::Try => Some(Hint::new(
            "a 'try' has no value: define the variable before it, and set it inside",
            tokens.position(index),
        )),
        Token::Let if tokens.before(index, 1) == Some(&Token::LeftParen) => Some(Hint::new(
            "write the let as a statement of its own, before this one",
            tokens.position(index),
        )),
        _ => None,
    }
}
