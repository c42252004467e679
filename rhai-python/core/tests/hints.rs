//! What people type who come from JavaScript or Python, the words that the answer must contain,
//! and the place where they have to type them.

use crate::common::{error_of, on_script_thread, value_of};
use rhai_sandbox::ErrorKind;

/// Source, a part of the message, line and column.
const MISTAKES: [(&str, &str, u32, u32); 75] = [
    ("function f() { 1 }", "fn name(a, b)", 1, 1),
    ("def f(x) { x }", "fn name(a, b)", 1, 1),
    ("let f = function(a) { a };", "|a, b|", 1, 9),
    ("let f = lambda x: x;", "|a, b|", 1, 9),
    ("let f = (a) => a;", "|a, b|", 1, 9),
    ("let f = () => 1;", "|a, b|", 1, 9),
    ("[1].map(x => x + 1)", "|a, b|", 1, 9),
    ("[1].map((x, y) => { x })", "|a, b|", 1, 9),
    ("let m = { a: 1 };", "#{ name:", 1, 9),
    ("let m = { \"a\": 1 };", "#{ name:", 1, 9),
    ("return { ok: true };", "#{ name:", 1, 8),
    ("f({ a: 1 })", "#{ name:", 1, 3),
    ("let x = null;", "()", 1, 9),
    ("if x == nil { 1 }", "()", 1, 9),
    ("let s = 'text';", "double quotes", 1, 9),
    ("let i = 1;\ni++;", "i += 1", 2, 2),
    ("let i = 1;\ni--;", "-= 1", 2, 2),
    ("1 === 1", "==", 1, 3),
    ("1 !== 1", "!=", 1, 3),
    ("if a { 1 } elif b { 2 }", "else if", 1, 12),
    ("if a { 1 } elseif b { 2 }", "else if", 1, 12),
    ("if a and b { 1 }", "&&", 1, 6),
    ("if a or b { 1 }", "||", 1, 6),
    ("if not a { 1 }", "!", 1, 4),
    ("let s = f\"hi\";", "back-ticks", 1, 9),
    ("let mut x = 1;", "mut", 1, 5),
    ("var x = 1;", "let x = 1", 1, 1),
    ("int x = 1;", "let x = 1", 1, 1),
    ("let x: int = 1;", "leave out the type", 1, 6),
    ("fn f(a: int) { a }", "leave out the type", 1, 7),
    ("fn f(a) -> int { a }", "leave out the type", 1, 9),
    ("fn f(a = 1) { a }", "default values", 1, 8),
    ("let y = x as int;", "to_int()", 1, 11),
    ("let t = typeof x;", "type_of(x)", 1, 9),
    ("for (let i = 0; i < 3; i++) { 1 }", "for i in 0..10", 1, 1),
    ("for (x of list) { 1 }", "for item in list", 1, 1),
    ("for x of list { 1 }", "for item in list", 1, 1),
    ("for (x in list) { 1 }", "for item in list", 1, 1),
    ("foreach x in list { 1 }", "for x in list", 1, 1),
    ("async fn f() { 1 }", "async", 1, 1),
    ("let x = await f();", "async", 1, 9),
    ("let x = new Map();", "#{ name: value }", 1, 9),
    ("class A { }", "#{ name: value }", 1, 1),
    ("throw new Error(\"x\");", "throw takes any value", 1, 7),
    ("try { 1 } except { 2 }", "catch (error)", 1, 11),
    ("raise \"x\"", "throw \"message\"", 1, 1),
    ("let x = a ? 1 : 2;", "if condition", 1, 11),
    ("# a comment", "//", 1, 1),
    ("let x = [...a, 1];", "a + b", 1, 10),
    ("x := 1", "let x = 1", 1, 3),
    ("let { a, b } = m;", "destructuring", 1, 5),
    ("let [a, b] = l;", "destructuring", 1, 5),
    ("if x:\n  1", "braces", 1, 5),
    ("match x { 1 => 2 }", "switch", 1, 1),
    ("switch x { case 1: 2 }", "case", 1, 12),
    ("switch x { 1: 2 }", "1 => value", 1, 13),
    ("let x = math::abs(1);", "no modules", 1, 13),
    ("print \"x\"", "print(value)", 1, 1),
    ("let x = 1\nlet y = 2", "';' is missing", 1, 10),
    ("let s = \"a // b\" // note\nlet y = 2", "';' is missing", 1, 17),
    ("let x = f(1) /* c */\n\n\nx", "';' is missing", 1, 13),
    ("let a = #{ b: 1 }\na.b", "';' is missing", 1, 18),
    ("fn f() { global::RATE }", "fn NAME() { value }", 1, 16),
    ("const A = 1;\nglobal::A", "pass it as an argument", 2, 7),
    ("x ??= 1;", "x = x ?? value", 1, 3),
    ("x ||= 1;", "x ?? value", 1, 3),
    ("x &&= y;", "if x { x = value; }", 1, 3),
    ("if x {\n  f(1)", "nothing closes the '{' of line 1, column 6", 2, 7),
    ("let n = q.n || \"x\";", "x ?? value", 1, 13),
    ("let n = try { 5 } catch { 6 };", "define the variable before it", 1, 9),
    ("let s = a[1:3];", "list.extract(1..3)", 1, 12),
    ("let s = a[1:];", "text.sub_string(1..3)", 1, 12),
    ("let s = a[:3];", "text[1..3]", 1, 11),
    ("let x = 1 if a else 2;", "if x { a } else { b }", 1, 11),
    ("let s = `a ${b", "'}' is missing", 1, 15),
];

#[test]
fn mistakes_are_answered_with_the_word_to_type_where_it_has_to_be_typed() {
    on_script_thread(|| {
        let mut wrong = Vec::new();
        for (source, part, line, column) in MISTAKES {
            let error = error_of(source);
            let is_right = error.kind == ErrorKind::Parse
                && error.message.contains(part)
                && (error.line, error.column) == (Some(line), Some(column));
            if !is_right {
                wrong.push(format!("{source:?}: {error}"));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    });
}

#[test]
fn keywords_are_names_after_a_dot_and_as_keys_of_map_literals() {
    on_script_thread(|| {
        let words = [
            "private",
            "default",
            "new",
            "public",
            "in",
            "if",
            "else",
            "switch",
            "while",
            "loop",
            "for",
            "do",
            "until",
            "let",
            "const",
            "fn",
            "return",
            "throw",
            "try",
            "catch",
            "break",
            "continue",
            "true",
            "false",
            "import",
            "export",
            "as",
            "this",
            "null",
            "is",
            "match",
            "case",
            "with",
            "use",
            "module",
            "package",
            "super",
            "static",
            "async",
            "await",
            "yield",
            "var",
            "void",
            "nil",
            "call",
            "type_of",
            "print",
            "debug",
            "Fn",
            "is_shared",
            "protected",
            "shared",
            "spawn",
            "thread",
            "sync",
        ];
        for word in words {
            let source = format!("let m = #{{ {word}: 1, z: #{{ a: 0, {word}: 2 }} }}; m.{word} += 4; m.{word} - 1 + m.z?.{word}");
            assert_eq!(value_of(&source), "6", "{word}");
        }
        assert_eq!(value_of("let m = #{ eval: 1, curry: 2 }; m[\"eval\"] + m[\"curry\"]"), "3");
        let error = error_of("let m = #{ in: 1 }; m.in -1");
        assert!(error.message.contains("space"), "{error}");
        assert_eq!(value_of("`${#{ in: 1 }.in}${#{ a: [1, 2], if: `x${1}` }.if}`"), "1x1");
    });
}

#[test]
fn keywords_stay_keywords_everywhere_else() {
    on_script_thread(|| {
        for source in [
            "let private = 1;",
            "#{ a: private }",
            "#{ a: [1, private] }",
            "#{ a: f(1, in) }",
            "let x = default;",
            "m.eval(\"1\")",
            "m.curry(1)",
            "m.eval",
            "{ let in = 1; }",
        ] {
            let kind = error_of(source).kind;
            assert!(matches!(kind, ErrorKind::Parse | ErrorKind::Forbidden), "{source}: {kind:?}");
        }
        assert_eq!(value_of("let f = |x| x + 1; f.call(1)"), "2");
        assert_eq!(value_of("let a = 1; a.type_of()"), "i64");
        assert_eq!(value_of("let a = [1]; let n = 0; for x in a { if x in a { n += 1 } } n"), "1");
    });
}

#[test]
fn sources_with_a_fault_that_no_hint_explains_keep_the_words_of_the_parser() {
    on_script_thread(|| {
        for (source, message) in [
            ("let x = ;", "Unexpected ';'"),
            ("fn f(a, a) { 1 }", "Duplicated parameter a for function f"),
            ("let x = (1 + 2", "Expecting ')' for a matching ( in this expression"),
        ] {
            let error = error_of(source);
            assert!(error.message.starts_with(message), "{source}: {error}");
        }
    });
}
