//! The modules of this crate have a direction: each uses only those before it in the list.

use std::fs;
use std::path::{Path, PathBuf};

/// State of threads and runs at the bottom, the language above it, then hardening, the engine on top.
const LAYERS: [&str; 23] = [
    "limits",
    "sizes",
    "output",
    "panics",
    "clock",
    "blocks",
    "active_runs",
    "memory",
    "thread",
    "resident",
    "watchdog",
    "member_names",
    "plain_words",
    "not_offered",
    "tokens",
    "hints",
    "error",
    "run",
    "json",
    "hardening",
    "engine",
    "diagnose",
    // not of this crate's own: what the root re-exports for documentation
    "lib",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder of sources");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The modules of the crate that a source names: `crate::one::..` and `crate::{one, two::..}`.
fn used_modules(source: &str) -> Vec<String> {
    let code: String =
        source.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
    let mut used = Vec::new();
    for rest in code.split("crate::").skip(1) {
        let inside = rest.strip_prefix('{').and_then(|list| list.split('}').next());
        for name in inside.unwrap_or(rest).split(',').take(if inside.is_some() { 99 } else { 1 }) {
            let is_part = |c: &char| c.is_alphanumeric() || *c == '_';
            used.push(name.trim().chars().take_while(is_part).collect());
        }
    }
    used
}

#[test]
fn modules_use_only_those_below_them() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let place = |module: &str| LAYERS.iter().position(|layer| *layer == module);
    let mut wrong = Vec::new();
    for path in sources(&root) {
        let inside = path.strip_prefix(&root).expect("below the root").with_extension("");
        let module = inside.iter().next().expect("a name").to_string_lossy().into_owned();
        let Some(own) = place(&module) else {
            wrong.push(format!("{module} is not in the list"));
            continue;
        };
        for used in used_modules(&fs::read_to_string(&path).expect("a source")) {
            if used != module && place(&used).is_none_or(|below| below > own) {
                wrong.push(format!("{} uses {used}", inside.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
