//! Feeds of any kind as one map: RSS, Atom and JSON Feed.

use super::arguments::{plain_text, refusal, text};
use super::html::text_of;
use super::time::moment_of;
use super::xml::{name_of, text_in, with_document};
use super::{one, Fallible, Signature};
use rhai_sandbox::json::from_json_in_run;
use rhai_sandbox::rhai::{Array, Dynamic, Map, Module};
use rhai_sandbox::{charge, SizeLimits};
use roxmltree::Node;

pub const SIGNATURES: &[Signature] = &[("parse_feed", &["text"], "map")];

pub fn register(module: &mut Module) {
    one(module, "parse_feed", |function, value| {
        let text = text(function, value)?;
        match text.trim_start().starts_with('{') {
            true => json_feed(function, &text),
            false => with_document(function, &text, |document| {
                xml_feed(function, document.root_element(), &text)
            }),
        }
    });
}

/// An item of a feed; what it does not have is None.
#[derive(Default)]
struct Item {
    id: Option<String>,
    title: Option<String>,
    link: Option<String>,
    published_ms: Option<i64>,
    summary: Option<String>,
}

impl Item {
    /// An item without an id is known by its link.
    fn into_value(self) -> Fallible<Dynamic> {
        let Self { id, title, link, published_ms, summary } = self;
        let texts = [&id, &title, &link, &summary];
        charge(
            1_024
                + texts.iter().map(|text| text.as_ref().map_or(0, |t| t.len() as u64)).sum::<u64>(),
        )?;
        let mut map = Map::new();
        map.insert("id".into(), or_unit(id.or_else(|| link.clone())));
        map.insert("title".into(), or_unit(title));
        map.insert("link".into(), or_unit(link));
        map.insert("published_ms".into(), published_ms.map_or(Dynamic::UNIT, Dynamic::from));
        map.insert("summary".into(), or_unit(summary));
        Ok(Dynamic::from_map(map))
    }
}

fn or_unit(text: Option<String>) -> Dynamic {
    text.map_or(Dynamic::UNIT, Dynamic::from)
}

fn feed(title: Option<String>, link: Option<String>, items: Array) -> Dynamic {
    let mut map = Map::new();
    map.insert("title".into(), or_unit(title));
    map.insert("link".into(), or_unit(link));
    map.insert("items".into(), Dynamic::from_array(items));
    Dynamic::from_map(map)
}

/// The name without its prefix: feeds differ in those.
fn local<'a>(node: Node<'_, '_>, text: &'a str) -> &'a str {
    let name = name_of(node, text);
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// The children of an element that have this name in any vocabulary.
fn elements<'a, 'input>(
    node: Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = Node<'a, 'input>> {
    node.children().filter(move |child| child.is_element() && child.tag_name().name() == name)
}

fn xml_feed(function: &str, root: Node<'_, '_>, text: &str) -> Fallible<Dynamic> {
    let (head, item_name) = match local(root, text) {
        "rss" => (elements(root, "channel").next(), "item"),
        "feed" => (Some(root), "entry"),
        // RSS 1.0: items stand beside the channel
        "RDF" => (elements(root, "channel").next(), "item"),
        other => {
            return Err(refusal(format!(
                "{function}() takes RSS, Atom or JSON Feed, and this is <{}>",
                crate::sdk::clipped(other)
            )));
        }
    };
    let Some(head) = head else {
        return Err(refusal(format!("{function}(): the feed has no channel")));
    };
    let about = item_of(head);
    let holder = if local(root, text) == "RDF" { root } else { head };
    let mut items = Array::new();
    for node in elements(holder, item_name) {
        SizeLimits::current().check_array(items.len() + 1)?;
        items.push(item_of(node).into_value()?);
    }
    Ok(feed(about.title, about.link, items))
}

/// The fields of an RSS or Atom item, or of the feed itself.
fn item_of(node: Node<'_, '_>) -> Item {
    let mut item = Item::default();
    let mut updated_ms = None;
    let mut content = None;
    for child in node.children().filter(Node::is_element) {
        // what other vocabularies say of podcasts and pictures is left out
        let is_media = child.tag_name().namespace().is_some_and(|ns| {
            ns.contains("itunes") || ns.contains("search.yahoo.com") || ns.contains("w3.org/1999")
        });
        let first = |slot: &mut Option<String>, text: String| {
            if slot.is_none() && !text.is_empty() {
                *slot = Some(text);
            }
        };
        match child.tag_name().name() {
            _ if is_media => (),
            "guid" | "id" => first(&mut item.id, text_in(child)),
            "title" => first(&mut item.title, text_of(&text_in(child))),
            "link" => link_of(child, &mut item.link),
            "pubDate" | "published" | "date" => {
                item.published_ms = item.published_ms.or_else(|| moment_of(&text_in(child)));
            }
            "updated" => updated_ms = moment_of(&text_in(child)),
            "description" | "summary" => first(&mut item.summary, text_of(&inner_text(child))),
            "content" | "encoded" => first(&mut content, text_of(&inner_text(child))),
            _ => (),
        }
    }
    item.published_ms = item.published_ms.or(updated_ms);
    item.summary = item.summary.or(content);
    item
}

/// The text inside an element; what is not text in it, as XHTML in Atom, counts with its own.
fn inner_text(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.collect::<Vec<_>>().join(" ")
}

/// Atom has links as attributes, of several kinds; RSS as text.
fn link_of(node: Node<'_, '_>, link: &mut Option<String>) {
    match node.attribute("href") {
        Some(href) if matches!(node.attribute("rel"), None | Some("alternate")) => {
            *link = Some(href.to_owned());
        }
        Some(_) => (),
        None => {
            let text = text_in(node);
            if link.is_none() && !text.is_empty() {
                *link = Some(text);
            }
        }
    }
}

fn json_feed(function: &str, text: &str) -> Fallible<Dynamic> {
    charge(text.len() as u64)?;
    let value = from_json_in_run(text.as_bytes())
        .map_err(|error| refusal(format!("{function}(): invalid JSON: {error}")))?;
    let Ok(root) = value.as_map_ref() else {
        return Err(refusal(format!("{function}() takes RSS, Atom or JSON Feed")));
    };
    let is_feed = text_at(&root, "version").is_some_and(|version| version.contains("jsonfeed.org"));
    if !is_feed {
        return Err(refusal(format!(
            "{function}() takes RSS, Atom or JSON Feed, and this JSON has no version of JSON Feed"
        )));
    }
    let mut items = Array::new();
    if let Some(found) = root.get("items").and_then(|items| items.as_array_ref().ok()) {
        for entry in found.iter() {
            let Ok(entry) = entry.as_map_ref() else { continue };
            SizeLimits::current().check_array(items.len() + 1)?;
            items.push(json_item(&entry).into_value()?);
        }
    }
    Ok(feed(text_at(&root, "title"), text_at(&root, "home_page_url"), items))
}

fn json_item(entry: &Map) -> Item {
    let moment = |name: &str| text_at(entry, name).and_then(|text| moment_of(&text));
    let html = || text_at(entry, "content_html").map(|html| text_of(&html));
    Item {
        id: text_at(entry, "id"),
        title: text_at(entry, "title"),
        link: text_at(entry, "url").or_else(|| text_at(entry, "external_url")),
        published_ms: moment("date_published").or_else(|| moment("date_modified")),
        summary: text_at(entry, "summary").or_else(|| text_at(entry, "content_text")).or_else(html),
    }
}

fn text_at(map: &Map, name: &str) -> Option<String> {
    let value = map.get(name)?;
    plain_text(value).filter(|text| !text.is_empty())
}
