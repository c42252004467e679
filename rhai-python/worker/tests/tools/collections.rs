//! Functions that return instead of changing.

use super::{holds, refuses};

#[test]
fn arrays_come_back_as_new_values() {
    holds("join([1, \"a\", 2.5, true, 'c'], \", \") == \"1, a, 2.5, true, c\" && join([], \"x\") == \"\"");
    holds("sum([1, 2, 3]) == 6 && sum([]) == 0 && sum([1, 0.5]) == 1.5 && type_of(sum([1, 2])) == \"i64\"");
    holds("unique([1, 2, 1, \"1\", \"1\", 1.0, (), (), true, true, 'x']) == [1, 2, \"1\", (), true, 'x']");
    holds("unique([[1], [1], #{ a: 1, b: 2 }, #{ b: 2, a: 1 }]) == [[1], #{ a: 1, b: 2 }]");
    holds("unique([9223372036854775807, 9223372036854775806]).len == 2 && unique([0.0, -0.0]).len == 1");
    holds("flatten([1, [2, [3]], [], \"a\"]) == [1, 2, [3], \"a\"]");
    holds("group_by([1, 2, 3, 4], |n| if n % 2 == 0 { \"even\" } else { \"odd\" }) == #{ even: [2, 4], odd: [1, 3] }");
    holds("let a = [#{ k: 1 }, #{ k: 2 }, #{ k: 1 }]; let g = a.group_by(|x| x.k); g[\"1\"].len == 2 && a.len == 3");
    holds("const A = [3, 1, 3]; unique(A) == [3, 1] && sum(A) == 7 && A.join(\"\") == \"313\"");
    holds("let a = [1]; let f = || sum(a); a.push(2); f.call() == 3");
}

#[test]
fn arrays_of_the_wrong_things_are_named() {
    refuses("join([1, [2]], \"\")", "item 1 is an array");
    refuses("join(\"a\", \"\")", "join() takes an array, not a string");
    refuses("sum([1, \"2\"])", "sum() adds numbers, and item 1 is a string");
    refuses("sum([9223372036854775807, 1])", "the sum overflows 64 bits at item 1");
    refuses("unique([|x| x])", "item 0");
    refuses("group_by([1], 5)", "group_by() takes a closure, as in |item| item.kind, not an int");
    refuses("group_by([1], |x| [x])", "that of item 0 is an array");
    refuses("group_by([1], |x| throw \"mine\")", "mine");
}

#[test]
fn numbers_are_rounded_to_digits() {
    holds("round(1.005, 1) == 1.0 && round(2.5, 0) == 3.0 && round(-2.5, 0) == -3.0 && round(7, 2) == 7");
    holds("round(1.2345, 2) == 1.23 && round(1e300, 3) == 1e300 && round(0.1 + 0.2, 10) == 0.3");
    holds("to_fixed(2.5, 2) == \"2.50\" && to_fixed(3, 2) == \"3.00\" && to_fixed(3, 0) == \"3\" && to_fixed(-0.001, 2) == \"0.00\"");
    holds("to_fixed(1234.5678, 1) == \"1234.6\" && (1.25).round(1) == 1.3 && (2.6).round() == 3.0");
    refuses("round(1.5, 16)", "round() takes 0 to 15 digits, not 16");
    refuses("to_fixed(\"1\", 2)", "to_fixed() takes a number, not a string");
}

#[test]
fn texts_come_back_as_new_values() {
    holds("let t = \"  a b \"; trimmed(t) == \"a b\" && t.len == 6 && \" x\".trimmed() == \"x\"");
    holds("replaced(\"a-b-c\", \"-\", \"+\") == \"a+b+c\" && replaced(\"\", \"\", \"x\") == \"\" && replaced(\"aa\", \"a\", \"\") == \"\"");
    holds("to_json([1, #{ a: [] , b: \"x,[{\\\"\" }], #{ pretty: true }) == \"[\\n  1,\\n  {\\n    \\\"a\\\": [],\\n    \\\"b\\\": \\\"x,[{\\\\\\\"\\\"\\n  }\\n]\"");
    holds("to_json(#{ a: 1 }, #{}) == to_json(#{ a: 1 }) && parse_json(to_json([[], #{}, [1]], #{ pretty: true })) == [[], #{}, [1]]");
    refuses("to_json(1, #{ prety: true })", "did you mean \"pretty\"?");
    refuses("to_json(1, #{ pretty: 1 })", "true or false as pretty, not an int");
    refuses("to_json(0.0 / 0.0, #{ pretty: true })", "NaN");
}
