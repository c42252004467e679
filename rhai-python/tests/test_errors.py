"""Errors of scripts as exceptions."""

import time

import pytest
from rhai_python import (
    Engine,
    Limits,
    RhaiConversionError,
    RhaiError,
    RhaiLimitError,
    RhaiPanicError,
    RhaiRuntimeError,
    RhaiSyntaxError,
    RhaiTimeoutError,
)


def test_tree_of_exceptions() -> None:
    for child in (
        RhaiSyntaxError,
        RhaiRuntimeError,
        RhaiLimitError,
        RhaiPanicError,
        RhaiConversionError,
    ):
        assert child.__bases__ == (RhaiError,)
    assert RhaiTimeoutError.__bases__ == (RhaiLimitError,)
    assert RhaiError.__bases__ == (Exception,)


def test_attributes_are_there_without_a_script() -> None:
    assert (RhaiError("x").line, RhaiError("x").column) == (None, None)
    assert RhaiError("x").excerpt is None
    assert list(RhaiError("x").trace) == []
    assert RhaiRuntimeError("x").thrown is None
    assert (RhaiLimitError("x").limit, RhaiLimitError("x").value) == ("", 0)
    assert RhaiConversionError("x").path == "$"


def test_syntax_error_has_a_place(engine: Engine) -> None:
    with pytest.raises(RhaiSyntaxError) as caught:
        engine.compile("let a = 1;\nlet b = ;")
    assert (caught.value.line, caught.value.column) == (2, 9)
    assert str(caught.value).endswith("(line 2, column 9)")
    with pytest.raises(RhaiSyntaxError, match="'eval' is not available"):
        engine.compile("eval(1)")


def test_runtime_error_has_the_innermost_place(engine: Engine) -> None:
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("fn f(x) {\n  x / 0\n}\nf(1)")
    assert str(caught.value) == "Division by zero: 1 / 0 (line 2, column 5)"
    assert caught.value.__cause__ is None


def test_thrown_value_comes_along(engine: Engine) -> None:
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("throw #{status: 404}")
    assert caught.value.thrown == {"status": 404}


@pytest.mark.parametrize(
    ("source", "limit", "value"),
    [
        ("loop {}", "max_operations", 20_000_000),
        ('let s = "x"; loop { s += s; }', "max_string_size", 1_048_576),
        ("let a = []; loop { a.push(1); }", "max_array_size", 100_000),
        ("let f = || 1; loop { let g = f; f = || g; }", "max_memory_bytes", 33_554_432),
        ("fn f() { f() } f()", "max_call_levels", 32),
    ],
)
def test_limit_error_names_the_limit(engine: Engine, source: str, limit: str, value: int) -> None:
    with pytest.raises(RhaiLimitError) as caught:
        engine.eval(source)
    assert (caught.value.limit, caught.value.value) == (limit, value)
    assert str(caught.value).startswith(f"{limit} limit of {value} reached (line 1")


def test_error_shows_the_place_in_the_source(engine: Engine) -> None:
    source = "let a = 1;\n\ta + b.c"
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval(source)
    assert caught.value.excerpt == "2 | \ta + b.c\n  | \t    ^"
    assert caught.value.__notes__ == [caught.value.excerpt]
    with pytest.raises(RhaiSyntaxError) as refused:
        engine.compile("let b = ;")
    assert refused.value.excerpt == "1 | let b = ;\n  |         ^"
    with pytest.raises(RhaiRuntimeError) as called:
        engine.call(engine.compile("fn f() { 1 / 0 }"), "f")
    assert called.value.excerpt == "1 | fn f() { 1 / 0 }\n  |            ^"


def test_excerpt_of_a_long_line_has_the_place_in_it(engine: Engine) -> None:
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval(f"/* {'€' * 300} */ nope")
    assert caught.value.excerpt is not None
    line, caret = caught.value.excerpt.split("\n")
    assert len(line) <= 124
    assert line[caret.index("^") :] == "nope"


def test_trace_names_each_call_in_progress(engine: Engine) -> None:
    source = "fn inner(x) {\n  x / 0\n}\nfn outer(x) {\n  inner(x)\n}\nlet f = |x| outer(x);\n\nf.call(1)"
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval(source)
    assert list(caught.value.trace) == [(None, 9), ("<closure>", 7), ("outer", 5), ("inner", 2)]
    with pytest.raises(RhaiRuntimeError) as called:
        engine.call(engine.compile(source), "outer", 1)
    assert list(called.value.trace) == [("outer", 5), ("inner", 2)]


def test_limit_error_has_a_trace(engine: Engine) -> None:
    with pytest.raises(RhaiLimitError) as caught:
        engine.eval("fn f(a) {\n loop { a += 1; }\n}\nf(1)")
    assert list(caught.value.trace) == [(None, 4), ("f", 2)]


def test_deadline_is_a_timeout_error() -> None:
    with Engine(Limits(timeout_ms=50, max_operations=2**40)) as engine:
        started = time.monotonic()
        with pytest.raises(RhaiTimeoutError) as caught:
            engine.eval("let a = 0;\nloop { a += 1; }")
        assert 0.05 <= time.monotonic() - started < 1
        assert (caught.value.limit, caught.value.value) == ("timeout_ms", 50)
        assert caught.value.line == 2


def test_source_above_the_cap_is_a_limit_error() -> None:
    with Engine(max_source_bytes=10) as engine:
        engine.compile("1234567890")
        with pytest.raises(RhaiLimitError) as caught:
            engine.compile("12345678901")
        assert caught.value.limit == "max_source_bytes"
