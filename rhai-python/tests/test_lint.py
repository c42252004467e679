"""The linter's warnings, which come with the PiCloud worker."""

from rhai_python import HAS_WORKER, Engine


def test_this_build_has_the_linter() -> None:
    assert HAS_WORKER


def test_diagnose_with_variables_warns(engine: Engine) -> None:
    found = engine.diagnose("who;\nlet a = naem;\nnope(a)", variables=["who", "name"])
    assert [(f.severity, f.code, f.line, f.column) for f in found] == [
        ("warning", "no_effect", 1, 1),
        ("warning", "undefined_variable", 2, 9),
        ("warning", "undefined_function", 3, 1),
    ]
    assert repr(found[1]) == (
        "Diagnostic(severity='warning', code='undefined_variable', "
        """message="'naem' is not defined", line=2, column=9, certain=True)"""
    )


def test_registered_functions_are_known_to_the_linter(engine: Engine) -> None:
    engine.register_fn("fetch", lambda key: key)
    assert engine.diagnose("fetch(1)", variables=[]) == []
    assert [f.code for f in engine.diagnose("fetch()", variables=[])] == ["wrong_argument_count"]


def test_certain_says_that_every_run_fails(engine: Engine) -> None:
    found = engine.diagnose("if true { nope(1) } let a = [1]; a.len(); nope(2)", variables=[])
    assert [(f.code, f.certain) for f in found] == [
        ("undefined_function", False),
        ("unused_result", False),
        ("undefined_function", True),
    ]
    assert [f.certain for f in engine.diagnose("let x = ;")] == [True]


def test_errors_come_without_warnings(engine: Engine) -> None:
    assert [f.severity for f in engine.diagnose("nope(1); sleep(1);", variables=[])] == ["error"]
    assert engine.diagnose("nope(1)") == []
