//! Templates in the syntax of Jinja: `render` fills in values, escaped for HTML. Templates show values
//! and calculate nothing, so that none can grow a text by itself.

use super::arguments::{mismatch, refusal, text, with_map};
use super::{two, Fallible, Signature};
use crate::sdk::clipped;
use minijinja::machinery::{tokenize, Token, WhitespaceConfig};
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{DynObject, Enumerator, Object, ObjectExt, ObjectRepr, Value};
use minijinja::{AutoEscape, Environment, Error, ErrorKind};
use rhai_sandbox::json::MAX_DEPTH;
use rhai_sandbox::rhai::{Dynamic, EvalAltResult, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

pub const SIGNATURES: &[Signature] = &[("render", &["template", "values"], "string")];

const MAX_TEMPLATE_BYTES: usize = 64 << 10;
/// Instructions of one template.
const FUEL: u64 = 50_000;
/// Longer texts are objects of their own that count how much is compared: it takes one instruction, however long they are.
const MAX_COMPARED_BYTES: usize = 4 << 10;
/// Words and signs of one expression or statement.
const MAX_TOKENS: usize = 64;
const MAX_NESTED_BLOCKS: usize = 16;
const STATEMENTS: [&str; 8] = ["if", "elif", "else", "endif", "for", "endfor", "raw", "endraw"];

pub fn register(module: &mut Module) {
    two(module, "render", render);
}

fn render(function: &str, template: &Dynamic, values: &Dynamic) -> Fallible<String> {
    let template = text(function, template)?;
    if template.len() > MAX_TEMPLATE_BYTES {
        let count = template.len();
        return Err(refusal(format!(
            "{function}() takes a template of at most {MAX_TEMPLATE_BYTES} bytes, not {count}"
        )));
    }
    charge(template.len() as u64 * 4)?;
    check(function, &template)?;
    let values =
        with_map(function, "a map of values", values, |values| object_of(function, values, 0))?;
    let environment = environment();
    let failed = |error: &Error| failure(function, error);
    let parsed = environment.template_from_str(&template).map_err(|error| failed(&error))?;
    let mut page = Page::default();
    let rendered = parsed.render_captured_to(values, &mut page);
    if let Some(stop) = page.stop {
        return Err(stop);
    }
    charge(0)?;
    rendered.map_err(|error| failed(&error))?;
    String::from_utf8(page.bytes).map_err(|_| refusal(format!("{function}() produced no text")))
}

fn failure(function: &str, error: &Error) -> Box<EvalAltResult> {
    let reason = match (error.kind(), error.detail()) {
        (ErrorKind::OutOfFuel, _) => "the template takes too many steps".to_owned(),
        (_, Some(detail)) => detail.to_owned(),
        (kind, None) => kind.to_string(),
    };
    match error.line() {
        Some(line) => refusal(format!("{function}(): line {line} of the template: {reason}")),
        None => refusal(format!("{function}(): {reason}")),
    }
}

/// What was rendered so far; refuses more than a string may hold.
#[derive(Default)]
struct Page {
    bytes: Vec<u8>,
    stop: Option<Box<EvalAltResult>>,
}

impl Write for Page {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let limits = SizeLimits::current();
        let checked = limits.check_string(self.bytes.len() + bytes.len());
        match checked.and_then(|()| charge(64 + bytes.len() as u64)) {
            Ok(()) => {
                self.bytes.extend_from_slice(bytes);
                Ok(bytes.len())
            }
            Err(stop) => {
                self.stop = Some(stop);
                Err(io::ErrorKind::Other.into())
            }
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Refuse what would let a template make texts of its own, or nest without end.
fn check(function: &str, template: &str) -> Fallible<()> {
    let tokens = tokenize(template, false, SyntaxConfig, WhitespaceConfig::default());
    let (mut count, mut nested, mut is_first, mut is_operand) = (0, 0_usize, false, false);
    for token in tokens {
        let (token, span) = token.map_err(|error| failure(function, &error))?;
        let line = span.start_line;
        let refused =
            |what: &str| refusal(format!("{function}(): line {line} of the template: {what}"));
        count += 1;
        match &token {
            Token::VariableStart | Token::BlockStart => count = 0,
            Token::Ident(word) if is_first => {
                if !STATEMENTS.contains(word) {
                    return Err(refused(&format!(
                        "there is no statement \"{}\", only if and for",
                        clipped(word)
                    )));
                }
                nested += usize::from(matches!(*word, "if" | "for"));
                nested = nested.saturating_sub(usize::from(matches!(*word, "endif" | "endfor")));
            }
            Token::Plus | Token::Mul | Token::Pow | Token::Tilde => {
                return Err(refused(
                    "templates show values; calculate and join them in the script",
                ));
            }
            Token::Colon | Token::BraceOpen => {
                return Err(refused("parts of texts and maps are made in the script"));
            }
            Token::BracketOpen if !is_operand => {
                return Err(refused("lists are made in the script"));
            }
            _ => (),
        }
        if count > MAX_TOKENS || nested > MAX_NESTED_BLOCKS {
            return Err(refused("this is too long or too deep for one expression"));
        }
        is_first = matches!(token, Token::BlockStart);
        is_operand = match token {
            Token::Ident(word) => !["in", "and", "or", "not", "if", "else", "is"].contains(&word),
            Token::ParenClose | Token::BracketClose | Token::Str(_) | Token::String(_) => true,
            _ => false,
        };
    }
    Ok(())
}

fn environment() -> Environment<'static> {
    let mut environment = Environment::empty();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(MAX_NESTED_BLOCKS);
    environment.add_filter("safe", |value: &Value| -> Result<Value, Error> {
        Ok(Value::from_safe_string(shown(value)?))
    });
    environment.add_filter("upper", |value: &Value| Ok::<_, Error>(shown(value)?.to_uppercase()));
    environment.add_filter("lower", |value: &Value| Ok::<_, Error>(shown(value)?.to_lowercase()));
    environment.add_filter("trim", |value: &Value| Ok::<_, Error>(shown(value)?.trim().to_owned()));
    environment.add_filter("default", |value: &Value, other: Value| {
        if value.is_undefined() || value.is_none() {
            other
        } else {
            value.clone()
        }
    });
    environment.add_filter("length", |value: &Value| {
        value.len().ok_or_else(|| {
            Error::new(ErrorKind::InvalidOperation, "length takes a string, an array or a map")
        })
    });
    environment.add_filter("join", join);
    environment.add_test("defined", |value: &Value| !value.is_undefined() && !value.is_none());
    environment
}

/// The text of a value, counted.
fn shown(value: &Value) -> Result<String, Error> {
    let text = value.to_string();
    counted(text.len())?;
    Ok(text)
}

fn counted(bytes: usize) -> Result<(), Error> {
    let limits = SizeLimits::current();
    let checked = limits.check_string(bytes).and_then(|()| charge(64 + bytes as u64));
    checked.map_err(|_| Error::new(ErrorKind::InvalidOperation, "a string is too large"))
}

fn join(value: &Value, separator: Option<String>) -> Result<String, Error> {
    let separator = separator.unwrap_or_default();
    let mut out = String::new();
    for (index, item) in value.try_iter()?.enumerate() {
        let item = shown(&item)?;
        counted(out.len() + separator.len() + item.len())?;
        if index > 0 {
            out.push_str(&separator);
        }
        out.push_str(&item);
    }
    Ok(out)
}

/// Items one by one, until the run is stopped: to compare arrays or to search one takes a single instruction, however many
/// items there are.
struct Watched<I>(I);

impl<I: Iterator> Iterator for Watched<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        charge(64).ok()?;
        self.0.next()
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.0.size_hint()
    }
}

/// A map of the script.
struct Fields(BTreeMap<Arc<str>, Value>);

impl fmt::Debug for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(Watched(self.0.iter())).finish()
    }
}

impl Object for Fields {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Map
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let long = key.downcast_object_ref::<LongText>();
        let key = key.as_str().or_else(|| long.map(|text| &*text.0))?;
        charge(key.len() as u64).ok()?;
        self.0.get(key).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.mapped_enumerator(|map| Box::new(Watched(map.0.keys().cloned().map(text_value))))
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.0.len())
    }
}

/// An array of the script.
struct Items(Vec<Value>);

impl fmt::Debug for Items {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(Watched(self.0.iter())).finish()
    }
}

impl Object for Items {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.0.get(key.as_usize()?).cloned()
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        self.mapped_enumerator(|items| Box::new(Watched(items.0.iter().cloned())))
    }

    fn enumerator_len(self: &Arc<Self>) -> Option<usize> {
        Some(self.0.len())
    }
}

/// A text above [`MAX_COMPARED_BYTES`]. Only another one can equal it, and each comparison counts by its bytes.
struct LongText(Arc<str>);

impl fmt::Debug for LongText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Object for LongText {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }

    fn custom_cmp(self: &Arc<Self>, other: &DynObject) -> Option<Ordering> {
        let other = other.downcast_ref::<Self>()?;
        let bytes = self.0.len().min(other.0.len());
        // after a stop of the run the order does not matter
        Some(charge(bytes as u64).map_or(Ordering::Less, |()| self.0.cmp(&other.0)))
    }
}

fn text_value(text: Arc<str>) -> Value {
    match text.len() <= MAX_COMPARED_BYTES {
        true => Value::from(text),
        false => Value::from_object(LongText(text)),
    }
}

fn object_of(function: &str, map: &Map, depth: usize) -> Fallible<Value> {
    let mut fields = BTreeMap::new();
    for (name, value) in map {
        charge(128 + name.len() as u64)?;
        fields.insert(Arc::from(name.as_str()), value_of(function, value, depth + 1)?);
    }
    Ok(Value::from_object(Fields(fields)))
}

fn value_of(function: &str, value: &Dynamic, depth: usize) -> Fallible<Value> {
    charge(128)?;
    if depth > MAX_DEPTH {
        return Err(refusal(format!("{function}() takes values at most {MAX_DEPTH} deep")));
    }
    if let Ok(text) = value.as_immutable_string_ref() {
        charge(text.len() as u64)?;
        return Ok(text_value(Arc::from(text.as_str())));
    }
    if let Ok(map) = value.as_map_ref() {
        return object_of(function, &map, depth);
    }
    if let Ok(array) = value.as_array_ref() {
        let items = array.iter().map(|item| value_of(function, item, depth + 1));
        return Ok(Value::from_object(Items(items.collect::<Fallible<_>>()?)));
    }
    Ok(match value {
        _ if value.is_unit() => Value::UNDEFINED,
        _ if value.is_bool() => Value::from(value.as_bool().unwrap_or_default()),
        _ if value.is_int() => Value::from(value.as_int().unwrap_or_default()),
        _ if value.is_float() => Value::from(value.as_float().unwrap_or_default()),
        _ if value.is_char() => Value::from(value.as_char().unwrap_or_default().to_string()),
        _ => return Err(mismatch(function, "strings, numbers, bools, arrays and maps", value)),
    })
}
