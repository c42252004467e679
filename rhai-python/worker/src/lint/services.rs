//! Calls of services: unknown methods and options, and what a script may reach beyond itself.

use super::constants::Constants;
use super::{suggestions, Findings};
use crate::sdk::services::methods::{self, Method};
use crate::sdk::services::NOUNS;
use crate::wire::Use;
use rhai_sandbox::rhai::{ASTNode, Expr, FnCallExpr, Position, AST};

/// Uses reported for one source, at most.
const MAX_USES: usize = 100;

/// The service whose constant an expression is.
pub fn noun_of(expr: &Expr) -> Option<&'static str> {
    match expr {
        Expr::Variable(x, ..) => NOUNS.into_iter().find(|noun| x.1 == *noun),
        _ => None,
    }
}

/// Check one call of a method of a service.
pub fn method_call(
    service: &'static str,
    call: &FnCallExpr,
    at: Position,
    findings: &mut Findings,
) {
    let name = call.name.as_str();
    let Some(method) = methods::of(service).find(|method| method.name == name) else {
        let known: Vec<&str> = methods::of(service).map(|method| method.name).collect();
        let message = format!("{service} has no method '{name}'");
        findings.add(at, "undefined_function", suggestions::append(message, nearest(name, &known)));
        return;
    };
    let count = call.args.len();
    let most = method.parameters.len();
    if !(method.required..=most).contains(&count) {
        let takes: Vec<String> = (method.required..=most).map(|n| n.to_string()).collect();
        let takes = takes.join(" or ");
        let message = format!("'{service}.{name}' takes {takes} argument(s), not {count}");
        findings.add(at, "wrong_argument_count", message);
        return;
    }
    if count == most && !method.options.is_empty() {
        options(method, &call.args[most - 1], findings);
    }
}

/// Check the keys of options that are a map literal.
fn options(method: &Method, argument: &Expr, findings: &mut Findings) {
    let Expr::Map(x, ..) = argument else { return };
    for (key, _) in &x.0 {
        let name = key.name.as_str();
        if method.options.contains(&name) {
            continue;
        }
        let message = format!("{}.{} has no option '{name}'", method.service, method.name);
        let message = suggestions::append(message, nearest(name, method.options));
        findings.add(key.pos, "unknown_option", message);
    }
}

/// Ask for the nearest name; one that begins with the other counts as near.
fn nearest(name: &str, known: &[&str]) -> Option<String> {
    suggestions::nearest(name, known.iter().copied()).or_else(|| {
        let begins =
            |other: &&str| name.len() > 1 && (other.starts_with(name) || name.starts_with(other));
        known.iter().copied().find(begins).map(|other| format!("did you mean '{other}'?"))
    })
}

/// What a script may reach beyond itself, in the order of the source, each thing once.
pub fn uses(ast: &AST) -> Vec<Use> {
    let mut found: Vec<(Position, &'static str, Option<String>)> = Vec::new();
    let constants = Constants::of(ast);
    ast.walk(&mut |path| {
        if let Some(ASTNode::Expr(Expr::Dot(x, ..))) = path.last() {
            let first = match &x.rhs {
                Expr::Dot(below, ..) | Expr::Index(below, ..) => &below.lhs,
                last => last,
            };
            if let (Some(service), Expr::MethodCall(call, at)) = (noun_of(&x.lhs), first) {
                let names = uses_of(service, call, &constants);
                found.extend(names.into_iter().map(|(grant, name)| (*at, grant, name)));
            }
        }
        true
    });
    found.sort();
    let mut uses: Vec<Use> = Vec::new();
    for (at, grant, name) in found {
        let is_known = uses.iter().any(|known| known.grant == grant && known.name == name);
        if !is_known && uses.len() < MAX_USES {
            let line = at.line().and_then(|line| u32::try_from(line).ok()).unwrap_or(1);
            uses.push(Use { grant, name, line });
        }
    }
    uses
}

/// The grants that one call needs, each with its name where that is a literal or a constant.
fn uses_of(
    service: &str,
    call: &FnCallExpr,
    constants: &Constants,
) -> Vec<(&'static str, Option<String>)> {
    let Some(first) = call.args.first() else { return Vec::new() };
    match (service, call.name.as_str()) {
        ("kv", "open") => vec![("kv", constants.text_of(first))],
        ("secrets", "get" | "ref") => vec![("secrets", constants.text_of(first))],
        ("http", "all") => match first {
            Expr::Array(requests, ..) => requests
                .iter()
                .map(|request| ("http", destination_of(request, constants)))
                .collect(),
            _ => vec![("http", None)],
        },
        ("http", _) => vec![("http", destination_of(first, constants))],
        _ => Vec::new(),
    }
}

/// The destination of a request, which is a URL or a map with one.
fn destination_of(request: &Expr, constants: &Constants) -> Option<String> {
    let url = match request {
        Expr::Map(x, ..) => {
            x.0.iter().find(|(key, _)| key.name == "url").map(|(_, value)| value)?
        }
        other => other,
    };
    let (start, is_whole) = start_of(url, constants)?;
    destination(&start, is_whole)
}

/// The text that a URL begins with, and whether it is all of it.
fn start_of(url: &Expr, constants: &Constants) -> Option<(String, bool)> {
    match url {
        Expr::InterpolatedString(parts, ..) => match parts.as_slice() {
            [only] => start_of(only, constants),
            // a base in a constant and a literal after it, as in `${API}/rates`
            [first, Expr::StringConstant(second, ..), ..] => {
                constants.text_of(first).map(|base| (base + second.as_str(), parts.len() == 2))
            }
            [first, ..] => constants.text_of(first).map(|start| (start, false)),
            [] => None,
        },
        Expr::FnCall(x, ..) if x.name == "+" => match x.args.as_slice() {
            [first, Expr::StringConstant(second, ..)] => {
                start_of(first, constants).map(|(start, is_whole)| match is_whole {
                    true => (start + second.as_str(), true),
                    false => (start, false),
                })
            }
            [first, ..] => start_of(first, constants).map(|(start, _)| (start, false)),
            [] => None,
        },
        other => constants.text_of(other).map(|text| (text, true)),
    }
}

/// A grant for the host of a URL: `[scheme://]host[:port]`, without the scheme for https and without its usual port.
fn destination(url: &str, is_whole: bool) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let scheme = scheme.to_ascii_lowercase();
    let end = rest.find(['/', '?', '#']);
    // the rest of the host is computed at run time
    if end.is_none() && !is_whole {
        return None;
    }
    let authority = &rest[..end.unwrap_or(rest.len())];
    let authority = authority.rsplit('@').next().unwrap_or_default().to_ascii_lowercase();
    let usual_port = match scheme.as_str() {
        "https" => ":443",
        "http" => ":80",
        _ => return None,
    };
    let host = authority.strip_suffix(usual_port).unwrap_or(&authority);
    let host = host.strip_suffix('.').unwrap_or(host);
    if host.is_empty() || host.contains(char::is_whitespace) {
        return None;
    }
    Some(if scheme == "https" { host.to_owned() } else { format!("http://{host}") })
}

#[cfg(test)]
mod tests {
    use super::destination;

    #[test]
    fn destination_is_written_as_grants_are() {
        for (url, expected) in [
            ("https://api.github.com/x", Some("api.github.com")),
            ("HTTPS://API.GitHub.com.:443?q", Some("api.github.com")),
            ("https://a.example:8443", Some("a.example:8443")),
            ("http://192.168.1.20/relay/0", Some("http://192.168.1.20")),
            ("http://shelly.local:80/", Some("http://shelly.local")),
            ("http://[::1]:8123/", Some("http://[::1]:8123")),
            ("https://user:word@a.example/", Some("a.example")),
            ("ftp://a.example/", None),
            ("a.example", None),
            ("https://", None),
            ("https://a b/", None),
        ] {
            assert_eq!(destination(url, true).as_deref(), expected, "{url}");
        }
        assert_eq!(destination("https://a.", false), None);
        assert_eq!(destination("https://a.example/", false).as_deref(), Some("a.example"));
    }
}
