//! HTML: text made safe to write into a page, and the text of a page.

use super::arguments::text;
use super::{one, Fallible, Signature};
use rhai_sandbox::rhai::Module;
use rhai_sandbox::{charge, SizeLimits};
use std::iter;
use std::sync::LazyLock;

pub const SIGNATURES: &[Signature] =
    &[("html_escape", &["text"], "string"), ("html_text", &["html"], "string")];

/// Names and code points of the entities of HTML 4, in the order of the names.
const ENTITIES: &str = include_str!("entities.txt");
static BY_NAME: LazyLock<Vec<(&str, u32)>> = LazyLock::new(|| {
    let mut words = ENTITIES.split_ascii_whitespace();
    let pair = || Some((words.next()?, words.next()?.parse().ok()?));
    iter::from_fn(pair).collect()
});
/// Elements whose content is not text of the page.
const HIDDEN: [&str; 5] = ["script", "style", "template", "noscript", "title"];
/// Elements that begin and end a line.
const BLOCKS: [&str; 33] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "br",
    "dd",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "option",
    "p",
    "pre",
    "section",
    "table",
    "tr",
    "ul",
];
const CELLS: [&str; 2] = ["td", "th"];
const LONGEST_ENTITY: usize = 10;

pub fn register(module: &mut Module) {
    one(module, "html_escape", |function, value| escaped(&text(function, value)?));
    one(module, "html_text", |function, value| {
        let html = text(function, value)?;
        charge(html.len() as u64)?;
        Ok(text_of(&html))
    });
}

/// Return a text with the five characters that mean something in HTML as entities.
///
/// # Errors
/// The result is above `max_string_size`.
pub fn escaped(text: &str) -> Fallible<String> {
    charge(text.len() as u64)?;
    let entity = |c: char| match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        _ => None,
    };
    let growth: usize = text.chars().filter_map(entity).map(|entity| entity.len() - 1).sum();
    SizeLimits::current().check_string(text.len() + growth)?;
    let mut out = String::with_capacity(text.len() + growth);
    for character in text.chars() {
        match entity(character) {
            Some(entity) => out.push_str(entity),
            None => out.push(character),
        }
    }
    Ok(out)
}

/// Return the text of HTML without tags, comments, scripts and styles: entities resolved, runs of
/// spaces as one, a line for each block.
pub fn text_of(html: &str) -> String {
    let mut out = Lines::default();
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_text(&rest[..at]);
        rest = &rest[at..];
        rest = if rest.starts_with('&') {
            after_entity(rest, &mut out)
        } else {
            after_tag(rest, &mut out)
        };
    }
    out.push_text(rest);
    out.text
}

/// Text with its spaces as a browser shows them.
#[derive(Default)]
struct Lines {
    text: String,
    gap: Option<char>,
}

impl Lines {
    fn push_text(&mut self, text: &str) {
        for character in text.chars() {
            if character.is_ascii_whitespace() {
                self.gap = self.gap.or(Some(' '));
                continue;
            }
            if let Some(gap) = self.gap.take().filter(|_| !self.text.is_empty()) {
                self.text.push(gap);
            }
            self.text.push(character);
        }
    }
}

fn after_entity<'a>(rest: &'a str, out: &mut Lines) -> &'a str {
    let end = rest.bytes().take(LONGEST_ENTITY + 2).position(|byte| byte == b';');
    let resolved = end.and_then(|end| Some((entity(&rest[1..end])?, end + 1)));
    match resolved {
        Some((character, end)) => {
            out.push_text(character.encode_utf8(&mut [0; 4]));
            &rest[end..]
        }
        None => {
            out.push_text("&");
            &rest[1..]
        }
    }
}

/// Return the character of an entity, given without `&` and `;`.
pub fn entity(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16),
            None => number.parse(),
        };
        return code.ok().filter(|&code| code > 0).and_then(char::from_u32);
    }
    if name == "apos" {
        return Some('\'');
    }
    let place = BY_NAME.binary_search_by_key(&name, |&(known, _)| known).ok()?;
    char::from_u32(BY_NAME[place].1)
}

fn after_tag<'a>(rest: &'a str, out: &mut Lines) -> &'a str {
    if let Some(comment) = rest.strip_prefix("<!--") {
        return comment.find("-->").map_or("", |end| &comment[end + 3..]);
    }
    let inner = &rest[1..];
    let is_end = inner.starts_with('/');
    let name = inner.trim_start_matches('/');
    if !name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!' || c == '?') {
        out.push_text("<");
        return inner;
    }
    let length = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
    let name = name[..length].to_ascii_lowercase();
    if BLOCKS.contains(&name.as_str()) {
        out.gap = Some('\n');
    } else if CELLS.contains(&name.as_str()) {
        out.gap = out.gap.or(Some(' '));
    }
    let behind = behind_tag(inner);
    match HIDDEN.contains(&name.as_str()) && !is_end {
        true => behind_element(behind, &name),
        false => behind,
    }
}

/// Return the rest behind the `>` that ends a tag; one in quotes does not.
pub fn behind_tag(inner: &str) -> &str {
    let mut quote = None;
    for (at, byte) in inner.bytes().enumerate() {
        match (byte, quote) {
            (b'>', None) => return &inner[at + 1..],
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if byte == open => quote = None,
            _ => (),
        }
    }
    ""
}

/// The rest behind the end tag of an element.
fn behind_element<'a>(content: &'a str, name: &str) -> &'a str {
    let mut rest = content;
    while let Some(at) = rest.find("</") {
        rest = &rest[at + 2..];
        let found = rest.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name));
        if found && !rest[name.len()..].starts_with(|c: char| c.is_ascii_alphanumeric()) {
            return behind_tag(rest);
        }
    }
    ""
}
