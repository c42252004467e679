//! `sdk_at_least("1.1")`: whether this SDK offers what a script needs. Compares numbers, because
//! as text "1.10" is less than "1.9". A function that a script defines itself takes its place.
//! A comment `// sdk: 1.1` before the code says that a script cannot do without that version.

use super::{clipped, SDK_VERSION};
use rhai_sandbox::rhai::{Engine, EvalAltResult};
use rhai_sandbox::{Diagnostic, Severity};

pub const NAME: &str = "sdk_at_least";

pub fn install(engine: &mut Engine) {
    engine.register_fn(NAME, at_least);
}

fn at_least(wanted: &str) -> Result<bool, Box<EvalAltResult>> {
    let Some(wanted_numbers) = numbers(wanted) else {
        let shown = clipped(wanted);
        return Err(format!("{NAME}() takes a version such as \"1.1\", not \"{shown}\"").into());
    };
    Ok(numbers(SDK_VERSION) >= Some(wanted_numbers))
}

/// The finding about a script that declares to need a later SDK than this one.
pub fn unmet_need(source: &str) -> Option<Diagnostic> {
    let (line, wanted) = declared(source)?;
    if numbers(SDK_VERSION) >= numbers(wanted) {
        return None;
    }
    Some(Diagnostic {
        severity: Severity::Error,
        code: "script_compile_error",
        message: format!(
            "the script needs SDK {wanted}, and this PiCloud has SDK {SDK_VERSION}: upgrade PiCloud"
        ),
        line: u32::try_from(line).ok(),
        column: Some(1),
        certain: true,
    })
}

/// Line and version of `// sdk: 1.1` in the comments before the code.
fn declared(source: &str) -> Option<(usize, &str)> {
    for (index, line) in source.lines().enumerate() {
        let line = line.trim();
        if line.is_empty() {
            continue;
        }
        let comment = line.strip_prefix("//")?.trim_start();
        let version = comment.strip_prefix("sdk:").map(str::trim);
        if let Some(version) = version.filter(|version| numbers(version).is_some()) {
            return Some((index + 1, version));
        }
    }
    None
}

/// The numbers of `major.minor`; None for any other text.
fn numbers(version: &str) -> Option<(u32, u32)> {
    let (major, minor) = version.split_once('.')?;
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number(major) || !is_number(minor) {
        return None;
    }
    Some((major.parse().ok()?, minor.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        assert!(numbers("1.10") > numbers("1.9"));
        assert!(numbers("2.0") > numbers("1.99"));
        for other in ["", "1", "1.", ".1", "1.1.1", "+1.0", "1.x", "1.99999999999"] {
            assert_eq!(numbers(other), None, "{other}");
        }
    }

    #[test]
    fn declared_need_is_compared_with_this_version() {
        let finding = unmet_need("// hello\n\n//sdk: 99.1\n1").unwrap();
        assert_eq!((finding.line, finding.severity), (Some(3), Severity::Error));
        assert!(finding
            .message
            .starts_with("the script needs SDK 99.1, and this PiCloud has SDK "));
        for source in ["// sdk: 1.0\n1", "1 // sdk: 99.1", "1\n// sdk: 99.1", "// sdk: soon\n1", ""]
        {
            assert_eq!(unmet_need(source), None, "{source}");
        }
    }

    #[test]
    fn this_version_is_at_least_itself_and_no_later_one() {
        assert!(at_least(SDK_VERSION).unwrap());
        assert!(at_least("0.9").unwrap());
        assert!(!at_least("99.0").unwrap());
        let refused = at_least("new").unwrap_err().to_string();
        assert!(refused.contains("takes a version such as \"1.1\", not \"new\""), "{refused}");
    }
}
