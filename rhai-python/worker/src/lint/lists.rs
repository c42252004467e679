//! Standard functions by what their result means. A test runs each of them, so that a list cannot
//! claim what the engine does not do.

mod tools;

/// The language's own functions, which no module registers; `curry` is what a closure that
/// captures variables becomes.
pub const LANGUAGE: [&str; 6] = ["Fn", "call", "curry", "is_def_fn", "is_def_var", "is_shared"];

/// Functions that change nothing: called for their result, so that a call without a use of the
/// result does nothing at all. A callback that does something makes it another matter.
pub const PURE: [&str; 62] = [
    "abs",
    "all",
    "as_string",
    "bits",
    "bytes",
    "ceiling",
    "chars",
    "contains",
    "cos",
    "elapsed",
    "ends_with",
    "exp",
    "extract",
    "filter",
    "find",
    "find_map",
    "floor",
    "fraction",
    "get",
    "get_bit",
    "get_bits",
    "hypot",
    "index_of",
    "int",
    "is_empty",
    "is_even",
    "is_finite",
    "is_infinite",
    "is_nan",
    "is_odd",
    "is_zero",
    "keys",
    "len",
    "ln",
    "map",
    "max",
    "min",
    "order",
    "order_by",
    "order_desc",
    "range",
    "reduce",
    "reduce_rev",
    "round",
    "sign",
    "sin",
    "some",
    "split_rev",
    "sqrt",
    "starts_with",
    "sub_string",
    "tan",
    "to_array",
    "to_chars",
    "to_debug",
    "to_degrees",
    "to_float",
    "to_lower",
    "to_string",
    "to_upper",
    "type_of",
    "values",
];

/// Functions that change their receiver and return nothing, whatever the receiver is.
pub const IN_PLACE: [&str; 22] = [
    "append",
    "clear",
    "crop",
    "dedup",
    "fill_with",
    "for_each",
    "insert",
    "make_lower",
    "make_upper",
    "mixin",
    "pad",
    "push",
    "replace",
    "reverse",
    "set",
    "sort",
    "sort_by",
    "sort_desc",
    "trim",
    "truncate",
    "write_ascii",
    "write_utf8",
];

/// Of the pure ones, those that call a function they are given.
pub const WITH_CALLBACK: [&str; 12] = [
    "all",
    "filter",
    "find",
    "find_map",
    "group_by",
    "index_of",
    "map",
    "order",
    "order_by",
    "reduce",
    "reduce_rev",
    "some",
];

/// Of the others, those that do.
const CHANGING_WITH_CALLBACK: [&str; 7] =
    ["dedup", "drain", "for_each", "retain", "sort", "sort_by", "zip"];

/// Whether a function is called for its result alone: it changes nothing.
pub fn is_pure(name: &str) -> bool {
    PURE.contains(&name) || tools::PURE_TOOLS.contains(&name)
}

/// Whether a function calls a function that it is given, once for each item.
pub fn calls_back(name: &str) -> bool {
    WITH_CALLBACK.contains(&name) || CHANGING_WITH_CALLBACK.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::{is_pure, IN_PLACE, LANGUAGE, PURE, WITH_CALLBACK};
    use crate::lint::KnownFunctions;
    use crate::sdk::Sdk;
    use rhai_sandbox::{Budget, Limits};

    /// A value and a call of each method on it; the call of a pure one leaves the value as it is.
    const PURE_CALLS: [(&str, &str); 61] = [
        ("-1", "abs()"),
        ("[1]", "all(|x| x > 0)"),
        ("blob(2, 65)", "as_string()"),
        ("7", "bits()"),
        ("\"ab\"", "bytes()"),
        ("1.5", "ceiling()"),
        ("\"ab\"", "chars()"),
        ("[1]", "contains(1)"),
        ("1.0", "cos()"),
        ("timestamp()", "elapsed()"),
        ("\"ab\"", "ends_with(\"b\")"),
        ("1.0", "exp()"),
        ("[1, 2]", "extract(1)"),
        ("[1, 2]", "filter(|x| x > 1)"),
        ("[1, 2]", "find(|x| x > 1)"),
        ("[1, 2]", "find_map(|x| x)"),
        ("1.5", "floor()"),
        ("1.5", "fraction()"),
        ("[1]", "get(0)"),
        ("5", "get_bit(0)"),
        ("5", "get_bits(0, 2)"),
        ("3.0", "hypot(4.0)"),
        ("[1]", "index_of(1)"),
        ("1.5", "int()"),
        ("[1]", "is_empty()"),
        ("1", "is_even()"),
        ("1.0", "is_finite()"),
        ("1.0", "is_infinite()"),
        ("1.0", "is_nan()"),
        ("1", "is_odd()"),
        ("1", "is_zero()"),
        ("#{ a: 1 }", "keys()"),
        ("[1]", "len()"),
        ("1.0", "ln()"),
        ("[1]", "map(|x| x + 1)"),
        ("1", "max(2)"),
        ("1", "min(2)"),
        ("[2, 1]", "order()"),
        ("[2, 1]", "order_by(|a, b| a - b)"),
        ("[1, 2]", "order_desc()"),
        ("1", "range(3)"),
        ("[1, 2]", "reduce(|sum, x| sum + x, 0)"),
        ("[1, 2]", "reduce_rev(|sum, x| sum + x, 0)"),
        ("1.5", "round()"),
        ("-1", "sign()"),
        ("1.0", "sin()"),
        ("[1]", "some(|x| x > 0)"),
        ("\"a-b\"", "split_rev(\"-\")"),
        ("4.0", "sqrt()"),
        ("\"ab\"", "starts_with(\"a\")"),
        ("\"ab\"", "sub_string(1)"),
        ("1.0", "tan()"),
        ("blob(2, 65)", "to_array()"),
        ("\"ab\"", "to_chars()"),
        ("\"ab\"", "to_debug()"),
        ("1.0", "to_degrees()"),
        ("1", "to_float()"),
        ("\"AB\"", "to_lower()"),
        ("[1]", "to_string()"),
        ("\"ab\"", "to_upper()"),
        ("#{ a: 1 }", "values()"),
    ];
    const IN_PLACE_CALLS: [(&str, &str); 31] = [
        ("[1]", "append([2])"),
        ("\"a\"", "append(\"b\")"),
        ("[1]", "clear()"),
        ("#{ a: 1 }", "clear()"),
        ("\"abc\"", "clear()"),
        ("\"abc\"", "crop(1)"),
        ("[1, 1]", "dedup()"),
        ("#{ a: 1 }", "fill_with(#{ b: 1 })"),
        ("[1]", "for_each(|| this += 1)"),
        ("[1]", "insert(0, 2)"),
        ("\"AB\"", "make_lower()"),
        ("\"ab\"", "make_upper()"),
        ("#{ a: 1 }", "mixin(#{ b: 1 })"),
        ("[1]", "pad(3, 0)"),
        ("\"a\"", "pad(3, 'x')"),
        ("[1]", "push(2)"),
        ("\"ab\"", "replace(\"a\", \"c\")"),
        ("[1, 2]", "reverse()"),
        ("[1, 2]", "set(0, 5)"),
        ("#{ a: 1 }", "set(\"a\", 5)"),
        ("\"ab\"", "set(0, 'x')"),
        ("[2, 1]", "sort()"),
        ("[2, 1]", "sort(|a, b| a - b)"),
        ("[2, 1]", "sort_by(|a, b| a - b)"),
        ("[1, 2]", "sort_desc()"),
        ("\" a \"", "trim()"),
        ("[1, 2]", "truncate(1)"),
        ("\"abc\"", "truncate(1)"),
        ("blob(2)", "write_ascii(0, 2, \"ab\")"),
        ("blob(2)", "write_utf8(0, 2, \"ab\")"),
        ("blob(2)", "push(1)"),
    ];

    pub fn is_true(source: &str) -> bool {
        let (engine, _sdk) = Sdk::engine(&Limits::default()).unwrap();
        let ast = engine.compile(source).unwrap_or_else(|error| panic!("{source}: {error}"));
        let run = engine.run(&ast, &mut Default::default(), &Budget::default());
        run.outcome.unwrap_or_else(|error| panic!("{source}: {error}")).as_bool() == Ok(true)
    }

    fn methods(calls: &[(&str, &'static str)]) -> Vec<&'static str> {
        let name = |call: &'static str| call.split('(').next().unwrap();
        let mut names: Vec<_> = calls.iter().map(|(_, call)| name(call)).collect();
        names.dedup();
        names
    }

    #[test]
    fn pure_functions_leave_their_receiver_as_it_is() {
        for (value, call) in PURE_CALLS {
            let source = format!(
                "let v = {value}; let kept = v; v.{call}; v.to_string() == kept.to_string()"
            );
            assert!(value == "timestamp()" || is_true(&source), "{source}");
        }
        let mut tried = methods(&PURE_CALLS);
        tried.push("type_of");
        tried.sort_unstable();
        assert_eq!(tried, PURE);
        assert!(WITH_CALLBACK.iter().all(|name| is_pure(name)));
    }

    #[test]
    fn in_place_functions_change_their_receiver_and_return_nothing() {
        for (value, call) in IN_PLACE_CALLS {
            let source = format!("let v = {value}; let old = v; v.{call} == () && v != old");
            assert!(is_true(&source), "{source}");
        }
        let mut tried = methods(&IN_PLACE_CALLS);
        tried.sort_unstable();
        tried.dedup();
        assert_eq!(tried, IN_PLACE);
    }

    #[test]
    fn functions_that_change_their_receiver_refuse_what_is_read_only() {
        let others = [
            ("[1, 2]", "pop()"),
            ("[1, 2]", "shift()"),
            ("[1, 2]", "remove(0)"),
            ("[1, 2]", "drain(|x| x > 0)"),
            ("[1, 2]", "retain(|x| x > 1)"),
            ("[1, 2]", "splice(0, 1, [])"),
            ("[1, 2]", "chop(1)"),
            ("[2, 1]", "sort(\"f\")"),
            ("[1, 1]", "dedup(|a, b| a == b)"),
            ("#{ a: 1 }", "remove(\"a\")"),
            ("#{ a: 1 }", "drain(|k, v| true)"),
            ("\"ab\"", "pop()"),
            ("\"ab\"", "remove(\"a\")"),
            ("\"ab\"", "replace('a', 'b')"),
            ("\"ab\"", "pad(4, \"-\")"),
            ("blob(2)", "append(blob(1))"),
        ];
        for (value, call) in IN_PLACE_CALLS.iter().chain(&others) {
            let source = format!(
                "fn f(a, b) {{ a - b }} const V = {value}; let old = V; let refused = false; \
                 try {{ V.{call}; }} catch (e) {{ refused = e.message.contains(\"constant\"); }} \
                 refused && V == old"
            );
            assert!(is_true(&source), "{source}");
        }
    }

    #[test]
    fn language_functions_are_registered_by_no_module() {
        let (engine, _sdk) = Sdk::engine(&Limits::default()).unwrap();
        let known = KnownFunctions::of(engine.rhai());
        assert!(LANGUAGE.iter().all(|name| known.arities(name).is_empty()));
        assert!(PURE.iter().chain(&IN_PLACE).all(|name| !known.arities(name).is_empty()));
    }
}
