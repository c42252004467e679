//! The expressions of the language corpus on Rhai as it comes: where PiCloud differs, the entry says so.

use std::path::{Path, PathBuf};

use rhai_sandbox::rhai::{Array, Blob, Dynamic, Engine, EvalAltResult, Map};

/// A source, and what stock Rhai makes of it: a value, or None for any error.
struct Entry {
    place: String,
    source: String,
    stock: Option<String>,
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/language/expressions")
}

/// The entries of one file; tests/language/README.md has the format.
fn entries(path: &Path) -> Vec<Entry> {
    let theme = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).expect("a name");
    let text = std::fs::read_to_string(path).expect("a file of the corpus");
    let mut entries: Vec<Entry> = Vec::new();
    let mut source: Vec<&str> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let value = |rest: &str| rest.strip_prefix("= ").map(str::to_owned);
        if let Some(part) = line.strip_prefix('>') {
            source.push(part.strip_prefix(' ').unwrap_or(part));
        } else if let Some(rest) = line.strip_prefix("stock ") {
            entries.last_mut().expect("an entry before").stock = value(rest);
        } else if !source.is_empty() && line.starts_with(['=', '!']) {
            let place = format!("{theme}:{}", number + 1);
            entries.push(Entry { place, source: source.join("\n"), stock: value(line) });
            source.clear();
        }
    }
    entries
}

/// What stock Rhai makes of a source; None for an error.
fn run(source: &str) -> Option<String> {
    let mut engine = Engine::new();
    engine.set_max_operations(1_000_000);
    engine.set_max_call_levels(32);
    engine.set_max_expr_depths(64, 32);
    engine.on_print(|_| ());
    engine.on_debug(|_, _, _| ());
    match engine.eval::<Dynamic>(source) {
        Ok(value) => Some(show(&value)),
        Err(error) => match *error {
            EvalAltResult::Exit(value, _) => Some(show(&value)),
            _ => None,
        },
    }
}

/// A value in the notation of the corpus.
fn show(value: &Dynamic) -> String {
    let value = value.clone().flatten();
    if let Ok(text) = value.as_immutable_string_ref() {
        return quoted(&text);
    }
    if let Ok(character) = value.as_char() {
        return quoted(&character.to_string());
    }
    if let Ok(float) = value.as_float() {
        return format!("{float:?}");
    }
    if let Some(items) = value.clone().try_cast::<Array>() {
        return format!("[{}]", items.iter().map(show).collect::<Vec<_>>().join(", "));
    }
    if let Some(bytes) = value.clone().try_cast::<Blob>() {
        let bytes: Vec<_> = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        return format!("blob [{}]", bytes.join(" "));
    }
    match value.clone().try_cast::<Map>() {
        Some(map) if map.is_empty() => "#{}".to_owned(),
        Some(map) => {
            let entry = |(key, value): (&_, &Dynamic)| format!("{}: {}", quoted(key), show(value));
            let entries: Vec<_> = map.iter().map(|(key, value)| entry((key, value))).collect();
            format!("#{{ {} }}", entries.join(", "))
        }
        None if value.is_unit() => "()".to_owned(),
        None => value.to_string(),
    }
}

/// A text as JSON has it.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other => out.push(other),
        }
    }
    out + "\""
}

#[test]
fn stock_rhai_agrees_with_the_corpus_but_where_an_entry_says_otherwise() {
    let body = || {
        let mut files: Vec<_> = std::fs::read_dir(corpus())
            .expect("the corpus")
            .map(|file| file.expect("a file").path())
            .collect();
        files.sort();
        let mut entries: Vec<_> = files.iter().flat_map(|path| entries(path)).collect();
        // this build of the engine is without the feature that JSON needs
        entries.retain(|entry| !entry.source.contains("parse_json"));
        assert!(entries.len() >= 600, "{} entries", entries.len());
        let wrong: Vec<_> = entries
            .iter()
            .map(|entry| (entry, run(&entry.source)))
            .filter(|(entry, outcome)| *outcome != entry.stock)
            .map(|(entry, outcome)| {
                format!(
                    "{}  {}\n  corpus {:?}, stock {outcome:?}",
                    entry.place, entry.source, entry.stock
                )
            })
            .collect();
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    };
    let thread = std::thread::Builder::new().stack_size(256 << 20).spawn(body).expect("a thread");
    assert!(thread.join().is_ok(), "stock Rhai differs from the corpus, see above");
}
