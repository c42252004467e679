"""Python functions that scripts call."""

import threading
from typing import Any

import pytest
from rhai_python import Engine, RhaiConversionError, RhaiLimitError, RhaiRuntimeError


def test_function_is_called_with_converted_values(engine: Engine) -> None:
    seen: list[Any] = []

    def keep(value: Any) -> dict[str, Any]:
        seen.append(value)
        return {"got": value}

    engine.register_fn("keep", keep)
    assert engine.eval("keep([1, #{a: 'x'}]).got[1].a") == "x"
    assert seen == [[1, {"a": "x"}]]


def test_arity_follows_the_signature(engine: Engine) -> None:
    engine.register_fn("none", lambda: 0)
    engine.register_fn("some", lambda a, b=2, c=3: [a, b, c])
    engine.register_fn("any", lambda *values: list(values))
    engine.register_fn("largest", max, arity=2)
    assert engine.eval("[none(), some(1), some(1, 5), some(1, 5, 6)]") == [
        0,
        [1, 2, 3],
        [1, 5, 3],
        [1, 5, 6],
    ]
    assert engine.eval("[any(), any(1, 2, 3, 4, 5, 6, 7, 8, 9)]") == [[], list(range(1, 10))]
    assert engine.eval("largest(3, 5)") == 5
    with pytest.raises(RhaiRuntimeError, match="Function not found"):
        engine.eval("some()")


def test_methods_and_bound_state_work(engine: Engine) -> None:
    words: list[str] = []
    engine.register_fn("add", words.append, arity=1)
    engine.run('add("a"); "b".add()')
    assert words == ["a", "b"]


@pytest.mark.parametrize(
    ("name", "function", "error"),
    [
        ("f", 5, TypeError),
        ("f g", print, ValueError),
        ("", print, ValueError),
        ("f", max, ValueError),
        ("f", lambda *, key: key, TypeError),
        ("f", eval("lambda " + ",".join(f"a{i}" for i in range(17)) + ": 0"), TypeError),
    ],
)
def test_functions_that_scripts_cannot_call_are_refused(
    engine: Engine, name: str, function: Any, error: type[Exception]
) -> None:
    with pytest.raises(error):
        engine.register_fn(name, function)


def test_exception_is_the_cause_of_the_script_error(engine: Engine) -> None:
    failure = LookupError("no such thing")

    def fail() -> None:
        raise failure

    engine.register_fn("fail", fail)
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("let a = 1;\nfn f() {\n fail()\n}\nf()")
    assert caught.value.__cause__ is failure
    assert str(caught.value) == "LookupError: no such thing (line 3, column 2)"


def test_exception_that_the_script_catches_is_no_cause_later(engine: Engine) -> None:
    engine.register_fn("fail", lambda: 1 / 0)
    caught_text = engine.eval("let r = (); try { fail() } catch (e) { r = e } r")
    assert caught_text == "ZeroDivisionError: division by zero"
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval('try { fail() } catch { } throw "other"')
    assert caught.value.__cause__ is None
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval('throw "ZeroDivisionError: division by zero"')
    assert caught.value.__cause__ is None


def test_exception_in_a_comparer_is_not_lost(engine: Engine) -> None:
    engine.register_fn("fail", lambda a, b: 1 / 0)
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("let a = [2, 1]; a.sort(|a, b| fail(a, b)); a")
    assert isinstance(caught.value.__cause__, ZeroDivisionError)


@pytest.mark.parametrize("exception", [KeyboardInterrupt, SystemExit])
def test_exit_exceptions_reach_the_caller_whatever_the_script_does(
    engine: Engine, exception: type[BaseException]
) -> None:
    def leave() -> None:
        raise exception

    engine.register_fn("leave", leave)
    with pytest.raises(exception):
        engine.eval("loop { try { leave() } catch { } }")
    assert engine.eval("1") == 1


def test_values_without_a_form_are_refused_both_ways(engine: Engine) -> None:
    engine.register_fn("give", lambda: {"x": object()})
    engine.register_fn("take", lambda value: None)
    with pytest.raises(RhaiRuntimeError, match=r"Rhai has no form for object at \$\.x") as caught:
        engine.eval("give()")
    assert isinstance(caught.value.__cause__, RhaiConversionError)
    with pytest.raises(RhaiRuntimeError, match=r"Python has no form for a range at \$\[0\]"):
        engine.eval("take([0..1])")


def test_function_that_calls_the_same_engine_gets_an_error(engine: Engine) -> None:
    engine.register_fn("again", lambda: engine.eval("1"))
    with pytest.raises(RhaiRuntimeError, match="cannot use the engine") as caught:
        engine.eval("again()")
    assert isinstance(caught.value.__cause__, RuntimeError)
    engine.register_fn("shut", engine.close)
    with pytest.raises(RhaiRuntimeError, match="cannot use the engine"):
        engine.eval("shut()")
    assert engine.eval("2") == 2


def test_function_may_use_another_engine(engine: Engine) -> None:
    with Engine() as other:
        engine.register_fn("ask", other.eval)
        assert engine.eval('ask("40 + 2")') == 42


def test_function_registered_again_is_replaced(engine: Engine) -> None:
    engine.register_fn("f", lambda: 1)
    engine.register_fn("f", lambda: 2)
    assert engine.eval("f()") == 2


def test_function_of_the_host_wins_over_a_standard_one(engine: Engine) -> None:
    engine.register_fn("timestamp", lambda: "now")
    assert engine.eval("timestamp()") == "now"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("to_upper", '"x".to_upper()'),
        ("len", "[1].len()"),
        ("len", '"x".len()'),
        ("len", "#{}.len()"),
        ("abs", "abs(-1)"),
        ("abs", "abs(-1.5)"),
        ("contains", '"abc".contains("b")'),
        ("push", "let a = [1]; a.push(2)"),
        ("parse_int", 'parse_int("7", 10)'),
        ("max", "max(1, 2.5)"),
    ],
)
def test_function_of_the_host_wins_over_natives_of_any_type(engine: Engine, name: str, source: str) -> None:
    engine.register_fn(name, lambda *values: "mine")
    assert engine.eval(source) == "mine"


def test_natives_of_another_arity_stay(engine: Engine) -> None:
    engine.register_fn("to_upper", lambda: "mine")
    assert engine.eval('[to_upper(), "x".to_upper()]') == ["mine", "X"]


@pytest.mark.parametrize(
    "name", ["if", "let", "fn", "print", "debug", "call", "curry", "eval", "type_of", "new", "this"]
)
def test_keywords_are_refused_as_names(engine: Engine, name: str) -> None:
    with pytest.raises(ValueError, match=f'^"{name}" is a keyword of Rhai: '):
        engine.register_fn(name, lambda: 1)


def test_name_that_the_sandbox_switches_off_is_refused(engine: Engine) -> None:
    with pytest.raises(ValueError, match=r"'sleep' is not available.*: choose another name"):
        engine.register_fn("sleep", lambda seconds: None)


def test_results_of_functions_count_against_the_limits(engine: Engine) -> None:
    engine.register_fn("big", lambda: "x" * 2_000_000)
    with pytest.raises(RhaiLimitError) as caught:
        engine.eval("big()")
    assert caught.value.limit == "max_string_size"


def test_functions_run_while_other_threads_run_python(engine: Engine) -> None:
    entered, release = threading.Event(), threading.Event()

    def wait() -> int:
        entered.set()
        assert release.wait(10)
        return 7

    engine.register_fn("wait", wait)
    results: list[Any] = []
    thread = threading.Thread(target=lambda: results.append(engine.eval("wait()")))
    thread.start()
    assert entered.wait(10)
    release.set()
    thread.join(10)
    assert results == [7]
