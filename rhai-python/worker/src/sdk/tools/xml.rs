//! XML as maps: no document types, no entities but the five of XML, no files.

use super::arguments::{kind, mismatch, refusal, text};
use super::html::behind_tag;
use super::{one, two, Fallible, Signature};
use crate::sdk::clipped;
use rhai_sandbox::json::MAX_DEPTH;
use rhai_sandbox::rhai::{Array, Dynamic, Identifier, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use roxmltree::{Document, Node, ParsingOptions};
use std::iter;

pub const SIGNATURES: &[Signature] =
    &[("parse_xml", &["text"], "map"), ("xml_find", &["node", "path"], "array")];

/// Elements and texts of one document.
const MAX_NODES: u32 = 200_000;
/// Equals signs in one tag.
const MAX_ATTRIBUTES: usize = 64;
/// Comparisons of names: the parser compares each attribute of a tag with all before it, looks up each element and each
/// attribute among the declarations in scope, and an element with a declaration of its own copies those of its parent,
/// each compared with all before it.
const MAX_COMPARISONS: usize = 10_000_000;
/// Markup that is not a tag, with its end.
const SECTIONS: [(&str, &str); 3] = [("<!--", "-->"), ("<![CDATA[", "]]>"), ("<?", "?>")];
/// What an element takes as a map, about.
const ELEMENT_BYTES: u64 = 1_024;

pub fn register(module: &mut Module) {
    one(module, "parse_xml", |function, value| {
        let text = text(function, value)?;
        with_document(function, &text, |document| {
            node_of(function, document.root_element(), &text, 0)
        })
    });
    two(module, "xml_find", find);
}

/// Call `work` with a document.
///
/// # Errors
/// The text is not XML, is too much for the parser, or `work` failed.
pub fn with_document<T>(
    function: &str,
    text: &str,
    work: impl FnOnce(&Document<'_>) -> Fallible<T>,
) -> Fallible<T> {
    charge(text.len() as u64)?;
    check_effort(function, text)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| {
        refusal(format!("{function}(): this is not XML that it accepts: {error}"))
    })?;
    charge(0)?;
    work(&document)
}

/// Refuse what takes the parser more than a time that grows with the text.
fn check_effort(function: &str, text: &str) -> Fallible<()> {
    let namespaces = text.matches("xmlns").count();
    let mut comparisons = text.matches('<').count().saturating_mul(namespaces);
    // declarations in the scope of each open element
    let mut scopes = Vec::new();
    for tag in tags_of(text) {
        if comparisons > MAX_COMPARISONS {
            break;
        }
        if tag.starts_with("</") {
            scopes.pop();
            continue;
        }
        let attributes = tag.matches('=').count();
        if attributes > MAX_ATTRIBUTES {
            return Err(refusal(format!(
                "{function}() takes at most {MAX_ATTRIBUTES} attributes in a tag"
            )));
        }
        let own = tag.matches("xmlns").count();
        let scope = scopes.last().copied().unwrap_or(0) + own;
        comparisons = comparisons.saturating_add(attributes * scope + attributes * attributes / 2);
        if own > 0 {
            comparisons = comparisons.saturating_add(scope.saturating_mul(scope) / 2);
        }
        if !tag.ends_with("/>") {
            scopes.push(scope);
        }
    }
    match comparisons > MAX_COMPARISONS {
        true => Err(refusal(format!(
            "{function}(): the document has too many attributes or namespaces"
        ))),
        false => Ok(()),
    }
}

/// The tags of a text as the parser finds them: a `>` in quotes is part of one.
fn tags_of(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    iter::from_fn(move || loop {
        rest = &rest[rest.find('<')?..];
        if let Some((start, end)) = SECTIONS.iter().find(|(start, _)| rest.starts_with(start)) {
            let content = &rest[start.len()..];
            rest = &content[content.find(end)? + end.len()..];
            continue;
        }
        let tag = rest;
        rest = behind_tag(&tag[1..]);
        return Some(&tag[..tag.len() - rest.len()]);
    })
}

/// The name of an element as it is written, with its prefix.
pub fn name_of<'a>(node: Node<'_, '_>, text: &'a str) -> &'a str {
    let tag = text.get(node.range().start + 1..).unwrap_or_default();
    let end = tag.find(|c: char| c.is_ascii_whitespace() || c == '/' || c == '>');
    &tag[..end.unwrap_or(tag.len())]
}

/// The text of an element itself, without spaces around it.
pub fn text_in(node: Node<'_, '_>) -> String {
    let texts = node.children().filter(Node::is_text).filter_map(|text| text.text());
    texts.collect::<String>().trim().to_owned()
}

fn node_of(function: &str, node: Node<'_, '_>, text: &str, depth: usize) -> Fallible<Dynamic> {
    if depth >= MAX_DEPTH {
        return Err(refusal(format!("{function}() takes elements at most {MAX_DEPTH} deep")));
    }
    let limits = SizeLimits::current();
    let mut attributes = Map::new();
    for attribute in node.attributes() {
        let name = text.get(attribute.range_qname()).unwrap_or(attribute.name());
        charge(attribute.value().len() as u64 + 64)?;
        attributes.insert(Identifier::from(name), attribute.value().into());
    }
    let own_text = text_in(node);
    charge(ELEMENT_BYTES + own_text.len() as u64)?;
    let mut children = Array::new();
    for child in node.children().filter(Node::is_element) {
        limits.check_array(children.len() + 1)?;
        children.push(node_of(function, child, text, depth + 1)?);
    }
    let mut map = Map::new();
    map.insert("name".into(), name_of(node, text).into());
    map.insert("attributes".into(), Dynamic::from_map(attributes));
    map.insert("text".into(), own_text.into());
    map.insert("children".into(), Dynamic::from_array(children));
    Ok(Dynamic::from_map(map))
}

/// The elements at a path of names below an element; `*` is any name.
fn find(function: &str, node: &Dynamic, path: &Dynamic) -> Fallible<Dynamic> {
    let path = text(function, path)?;
    let names: Vec<&str> = path.split('/').collect();
    if names.len() > MAX_DEPTH || names.iter().any(|name| name.is_empty()) {
        return Err(refusal(format!(
            "{function}() takes names with slashes between them, as in \"channel/item\", not {:?}",
            clipped(&path)
        )));
    }
    if node.is_unit() {
        return Ok(Dynamic::from_array(Array::new()));
    }
    let mut found = Array::new();
    collect(function, node, &names, &mut found)?;
    Ok(Dynamic::from_array(found))
}

fn collect(function: &str, node: &Dynamic, names: &[&str], found: &mut Array) -> Fallible<()> {
    let Some((first, rest)) = names.split_first() else {
        SizeLimits::current().check_array(found.len() + 1)?;
        found.push(node.clone());
        return charge(ELEMENT_BYTES);
    };
    let Ok(map) = node.as_map_ref() else {
        return Err(mismatch(function, "an element of parse_xml()", node));
    };
    let Some(children) = map.get("children") else {
        return Err(refusal(format!("{function}() takes an element of parse_xml()")));
    };
    let Ok(children) = children.as_array_ref() else {
        return Err(refusal(format!("{function}(): children is {}, not an array", kind(children))));
    };
    for child in children.iter() {
        charge(64)?;
        let is_wanted = *first == "*"
            || child.as_map_ref().is_ok_and(|child| {
                let name = child.get("name").and_then(|name| name.as_immutable_string_ref().ok());
                name.is_some_and(|name| name.as_str() == *first)
            });
        if is_wanted {
            collect(function, child, rest, found)?;
        }
    }
    Ok(())
}
