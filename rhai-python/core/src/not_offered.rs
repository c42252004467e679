//! What Rhai has and the sandbox does not offer: its names, and the message that says what to do instead.

/// Keywords that the parser refuses.
pub(crate) const FORBIDDEN_KEYWORDS: [&str; 4] = ["eval", "curry", "import", "export"];
/// Functions of the standard packages that a script may not call: each sleeps the thread away.
pub(crate) const FORBIDDEN_FUNCTIONS: [&str; 1] = ["sleep"];

/// The message for a forbidden keyword or function.
pub(crate) fn not_offered_message(name: &str) -> String {
    let instead = match name {
        "eval" => "; call a function or a closure instead",
        "curry" => "; write a closure, which captures the variables it mentions",
        "import" | "export" => {
            "; there are no modules, and what a script can use is there without them"
        }
        "sleep" => "; a script cannot wait",
        _ => "",
    };
    format!("'{name}' is not available in this sandbox{instead}")
}
