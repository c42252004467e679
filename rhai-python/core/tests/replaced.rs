//! Functions that replace Rhai's own answer as those do, and pass on the errors of callbacks.

use crate::common::{error_of, on_script_thread, patient, run_with, value_of};
use rhai_sandbox::Limits;

#[test]
fn comparers_that_fail_fail_the_sort() {
    on_script_thread(|| {
        for source in [
            "let a=[3,1,2]; a.sort(|x,y| { throw \"no\" }); a",
            "let a=[3,1,2]; a.sort_by(|x,y| { throw \"no\" }); a",
            "let a=[3,1,2]; a.order(|x,y| { throw \"no\" })",
            "let a=[3,1,2]; a.order_by(|x,y| { throw \"no\" })",
            "fn no(x,y) { throw \"no\" } let a=[3,1,2]; a.sort(\"no\"); a",
            "let a=[3,3,2]; a.dedup(|x,y| { throw \"no\" }); a",
        ] {
            assert_eq!(error_of(source).message, "no", "{source}");
        }
        assert_eq!(
            value_of("let a=[3,1,2]; try { a.sort(|x,y| { throw 1 }) } catch {} a"),
            "[3, 1, 2]"
        );
    });
}

#[test]
fn equality_answers_as_in_rhai() {
    on_script_thread(|| {
        for (source, expected) in [
            ("[1, 2.0, \"x\", 'c', (), true] == [1, 2.0, \"x\", 'c', (), true]", "true"),
            ("[1] == [1.0]", "true"),
            ("[1] == [\"1\"]", "false"),
            ("[1] != [1, 2]", "true"),
            ("[[1], #{a: [2]}] == [[1], #{a: [2]}]", "true"),
            ("[[1]] == [1]", "false"),
            ("#{a: 1, b: 2} == #{b: 2, a: 1}", "true"),
            ("#{a: 1} == #{b: 1}", "false"),
            ("#{a: 1} == #{a: \"1\"}", "false"),
            ("#{} != #{a: 1}", "true"),
            ("[] == #{}", "false"),
            ("[0.0/0.0] == [0.0/0.0]", "false"),
            ("[blob(2)] == [blob(2)]", "true"),
            ("const A = [1]; A == [1]", "true"),
            ("let x = [1]; let f = || x; [x, f.call()] == [x, x]", "true"),
        ] {
            assert_eq!(value_of(source), expected, "{source}");
        }
        assert!(error_of("[|x| x] == [|x| x]").message.starts_with("Operator '=='"));
    });
}

#[test]
fn sorting_without_a_comparer_answers_as_in_rhai() {
    on_script_thread(|| {
        for (source, expected) in [
            ("let a=[3,1,2]; a.sort(); a", "[1, 2, 3]"),
            ("let a=[3,1,2]; a.sort_desc(); a", "[3, 2, 1]"),
            ("[2.5,-1.0].order()", "[-1.0, 2.5]"),
            ("let a=[]; for i in 0..100 { a.push(if i % 3 == 0 { 0.0/0.0 } else { 50.0 - i }); } a.order().len", "100"),
            ("['b','a'].order_desc()", "['b', 'a']"),
            ("[true,false].order()", "[false, true]"),
            ("[\"b\",\"a\",\"ab\"].order()", "[\"a\", \"ab\", \"b\"]"),
            ("const A=[2,1]; A.order()", "[1, 2]"),
            ("[(),()].order()", "[(), ()]"),
            ("[[1]].order()", "[[1]]"),
            ("[].order()", "[]"),
            ("let a=[1,1,2,\"x\",\"x\",[1],[1],1]; a.dedup(); a", "[1, 2, \"x\", [1], 1]"),
        ] {
            assert_eq!(value_of(source), expected, "{source}");
        }
        for (source, message) in [
            ("[1,'a'].order()", "elements of different types cannot be sorted"),
            ("let a=[1,'a']; a.sort()", "elements of different types cannot be sorted"),
            ("[[1],[2]].order()", "elements of array cannot be sorted"),
        ] {
            assert!(error_of(source).message.ends_with(message), "{}", error_of(source));
        }
    });
}

#[test]
fn long_texts_are_sorted_as_short_ones() {
    on_script_thread(|| {
        let limits = Limits { max_string_size: 16 << 20, ..patient() };
        for (sort, expected) in [("sort", "0123456"), ("sort_desc", "6543210")] {
            let source = format!(
                "let k=\"\"; k.pad(900000,\"x\"); let a=[]; for i in 0..7 {{ a.push(k + (i * 3 % 7)); }}
                 a.{sort}(); let e=\"\"; for t in a {{ e += t[-1]; }} e"
            );
            let value = run_with(&limits, &source).outcome.expect("sorted");
            assert_eq!(value.to_string(), expected);
        }
    });
}

#[test]
fn sorting_is_stable_and_takes_numbers_and_bools() {
    on_script_thread(|| {
        assert_eq!(value_of("let a=[5,3,9,1,7,3]; a.sort(|x,y| x - y); a"), "[1, 3, 3, 5, 7, 9]");
        assert_eq!(value_of("let a=[5,3,9,1]; a.sort(|x,y| x < y); a"), "[1, 3, 5, 9]");
        assert_eq!(value_of("[5,3,9,1].order_by(|x,y| y - x)"), "[9, 5, 3, 1]");
        assert_eq!(value_of("let a=[2,1]; a.sort(); a"), "[1, 2]");
        assert_eq!(
            value_of(
                "let a=[[1,'a'],[0,'b'],[1,'c'],[0,'d']]; a.sort(|x,y| x[0]-y[0]); a.map(|p| p[1])"
            ),
            "['b', 'd', 'a', 'c']"
        );
        assert_eq!(value_of("let a=[]; a.sort(|x,y| 0); a"), "[]");
        assert_eq!(value_of("let a=[1,1,2,3,3,1]; a.dedup(|x,y| x == y); a"), "[1, 2, 3, 1]");
        assert_eq!(value_of("let a=[1,3,4,9]; a.dedup(|x,y| y - x < 3); a"), "[1, 4, 9]");
        assert_eq!(value_of("let a=[1,1,2]; a.dedup(); a"), "[1, 2]");
    });
}

#[test]
fn replaced_string_functions_answer_as_in_rhai() {
    on_script_thread(|| {
        for (source, expected) in [
            (r#"let s="a-b-c"; s.replace("-", "++"); s"#, "a++b++c"),
            (r#"let s="a-b-c"; s.replace("-", ""); s"#, "abc"),
            (r#"let s="a-b-c"; s.replace('-', '+'); s"#, "a+b+c"),
            (r#"let s="a-b"; s.replace("-", '€'); s"#, "a€b"),
            (r#"let s="a-b"; s.replace('-', "12"); s"#, "a12b"),
            (r#"let s="ab"; s.replace("", "."); s"#, ".a.b."),
            (r#"let s=""; s.replace("", "x"); s"#, ""),
            (r#"let s="ab"; s.pad(5, '€'); s"#, "ab€€€"),
            (r#"let s="ab"; s.pad(7, "xyz"); s"#, "abxyzxy"),
            (r#"let s="ab"; s.pad(1, "x"); s.pad(-5, 'x'); s"#, "ab"),
            (r#""a b  c".split()"#, r#"["a", "b", "c"]"#),
            (r#""".split()"#, r#"[""]"#),
            (r#""a,b,c".split(",")"#, r#"["a", "b", "c"]"#),
            (r#""abc".split("")"#, r#"["", "a", "b", "c", ""]"#),
            (r#""a,b,c".split(",", 2)"#, r#"["a", "b,c"]"#),
            (r#""a,b,c".split(',', 0)"#, r#"["a,b,c"]"#),
            (r#""a,b,c".split(',')"#, r#"["a", "b", "c"]"#),
            (r#""abc".split(1)"#, r#"["a", "bc"]"#),
            (r#""a,b,c".split_rev(",")"#, r#"["c", "b", "a"]"#),
            (r#""a,b,c".split_rev(',', 2)"#, r#"["c", "a,b"]"#),
            (r#""aé".to_chars()"#, "['a', 'é']"),
            (r#"const S = "a b"; S.split()"#, r#"["a", "b"]"#),
            ("let a=[1]; a.pad(3, [0]); a", "[1, [0], [0]]"),
            (
                r#"[1, "x", 'c', 2.0, (), #{a: [true]}].to_string()"#,
                r#"[1, "x", c, 2.0, (), #{"a": [true]}]"#,
            ),
            (r#"`${#{}} ${[]} ${[|x| x].len}`"#, "#{} [] 1"),
        ] {
            assert_eq!(value_of(source), expected, "{source}");
        }
    });
}
