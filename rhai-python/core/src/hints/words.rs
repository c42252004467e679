//! Words and symbols of other languages, and what Rhai has instead.

use rhai::{LexError, Token};

use super::tokens::Tokens;
use super::Hint;

/// A symbol that Rhai does not have.
pub(super) fn of_symbol(symbol: &str) -> Option<&'static str> {
    Some(match symbol {
        "===" => "write == : Rhai has one kind of equality, which never converts",
        "!==" => "write != : Rhai has one kind of inequality, which never converts",
        "++" => "write += 1, as in i += 1",
        "--" => "write -= 1, as in i -= 1",
        "?" => {
            "write if condition { a } else { b } instead of condition ? a : b; an if has a value"
        }
        "->" => "leave out the type of the result: fn name(a, b) { ... }",
        ":=" => "write let x = 1 for a new variable, x = 1 for an existing one",
        "<-" => {
            "write = for an assignment, < - with a space for a comparison with a negative number"
        }
        "..." => "there is no spread: join arrays with a + b, and maps with a + b",
        "#" => "comments begin with //, and map literals with #{",
        "|>" => "write value.function() to call one function after the other",
        "::<" => "leave out the type: functions take values of any type",
        "(*" | "*)" => "comments are // to the end of the line, or /* ... */",
        _ => return None,
    })
}

/// A keyword or name of another language where the parser stopped, or right before that place.
pub(super) fn explain(tokens: &Tokens, index: usize) -> Option<Hint> {
    let before = index.checked_sub(1);
    // `function(a) {`: the word stands before the parentheses
    let before_list = before
        .filter(|&last| tokens.get(last) == Some(&Token::RightParen))
        .and_then(|last| tokens.opening(last)?.checked_sub(1));
    [Some(index), before, before_list].into_iter().flatten().find_map(|place| {
        let is_member = matches!(tokens.before(place, 1), Some(Token::Period | Token::Elvis));
        let message = if is_member { None } else { of_token(tokens, place) }?;
        Some(Hint::new(message, tokens.position(place)))
    })
}

fn of_token(tokens: &Tokens, place: usize) -> Option<&'static str> {
    match tokens.get(place)? {
        Token::Reserved(word) => of_reserved(word).or_else(|| of_name(tokens, place, word)),
        Token::Identifier(word) => of_name(tokens, place, word),
        Token::LexError(error) => match &**error {
            LexError::ImproperSymbol(symbol, _) => of_symbol(symbol),
            _ => None,
        },
        _ => None,
    }
}

/// A word that Rhai reserves.
fn of_reserved(word: &str) -> Option<&'static str> {
    of_symbol(word).or_else(|| {
        Some(match word {
            "null" | "nil" | "void" => "write () for the absent value; compare with x == ()",
            "var" => "write let x = 1 for a variable, const X = 1 for a constant",
            "as" => {
                "convert with a method: x.to_int(), x.to_float(), x.to_string(), or parse_int(text)"
            }
            "is" => "compare with ==, and ask for a type with type_of(x) == \"string\"",
            "async" | "await" | "yield" | "spawn" | "thread" | "sync" => {
                "leave it out: there is no async, each call waits for its result"
            }
            "new" => {
                "there are no classes: make a map with #{ name: value }; throw takes any value"
            }
            "static" | "public" | "protected" | "shared" => {
                "leave it out: every function of a script can be called in it"
            }
            "match" => "write switch x { 1 => a, 2 => b, _ => c }",
            "case" => "inside switch write 1 => value, without 'case'",
            "default" => "inside switch write _ => value for what no case matches",
            "with" => "there is no 'with': what a script opens is closed at its end",
            "super" | "package" | "module" | "use" => {
                "there are no modules: what a script can use is there without an import"
            }
            _ => return None,
        })
    })
}

/// A name that is a keyword elsewhere; Rhai takes it for a variable, so what follows is wrong.
fn of_name(tokens: &Tokens, place: usize, word: &str) -> Option<&'static str> {
    let starts_operand = |token: Option<&Token>| {
        matches!(
            token,
            Some(
                Token::Identifier(_)
                    | Token::IntegerConstant(_)
                    | Token::FloatConstant(_)
                    | Token::StringConstant(_)
                    | Token::InterpolatedString(_)
                    | Token::CharConstant(_)
                    | Token::LeftParen
                    | Token::LeftBracket
                    | Token::MapStart
                    | Token::True
                    | Token::False
                    | Token::Bang
                    | Token::Unit
                    | Token::Reserved(_)
            )
        )
    };
    let next = tokens.get(place + 1);
    let is_followed = starts_operand(next);
    Some(match word {
        "function" | "func" | "def" | "fun" if is_followed => match next {
            Some(Token::LeftParen | Token::Unit) => {
                "write |a, b| a + b for a function without a name"
            }
            _ => "functions are defined with fn: fn name(a, b) { ... }",
        },
        "lambda" if is_followed => "write |a, b| a + b for a function without a name",
        "elif" | "elsif" | "elseif" => "write else if",
        "and" if is_followed => "write && for a logical and",
        "or" if is_followed => "write || for a logical or",
        "not" if is_followed => "write ! for a logical not, as in !found",
        "mut" => "leave out 'mut': every variable defined with let can be changed",
        "typeof" | "instanceof" if is_followed => {
            "write type_of(x), as in type_of(x) == \"string\""
        }
        "foreach" => "write for x in list { ... }",
        "of" if is_followed => "write for x in list { ... }",
        "except" | "rescue" => "write catch (error) { ... }",
        "finally" => "there is no 'finally': write what always runs after the try",
        "raise" if is_followed => "write throw, as in throw \"message\"",
        "del" | "delete" if is_followed => "write map.remove(\"key\") or array.remove(index)",
        "print" | "echo" | "puts" if is_followed => "write print(value), with parentheses",
        "class" | "struct" | "enum" | "interface" if is_followed => {
            "there are no classes: use maps, #{ name: value }, and functions"
        }
        "from" | "require" | "include" if is_followed => {
            "there are no modules: what a script can use is there without an import"
        }
        "elseIf" => "write else if",
        "int" | "string" | "float" | "bool" | "auto" | "val" | "my" | "local" | "dim"
            if tokens.is_name(place + 1) =>
        {
            "variables have no declared type: write let x = 1"
        }
        "f" | "r" | "b" | "u" | "F"
            if matches!(next, Some(Token::StringConstant(_) | Token::InterpolatedString(_))) =>
        {
            "write text with values in back-ticks: `Hello ${name}`"
        }
        _ => return None,
    })
}
