"""Running scripts: values, scopes, functions, results."""

from typing import Any

import pytest
from rhai_python import AST, Engine, Limits, RhaiRuntimeError, RhaiSyntaxError, Scope


def test_eval_returns_the_last_value(engine: Engine) -> None:
    assert engine.eval("let a = 40; a + 2") == 42


def test_run_reports_what_the_script_used(engine: Engine) -> None:
    result = engine.run('print("a"); debug("b"); let s = "x"; s.pad(100000, "x"); s.len')
    assert result.value == 100_000
    assert result.output == ["a", '"b"']
    assert result.dropped_output == 0
    assert 5 < result.operations < 100
    assert 100_000 < result.peak_memory_bytes < 1_000_000
    assert 0 < result.duration < 5
    assert repr(result).startswith("Result(value=100000, operations=")


def test_output_is_cut_at_its_limits() -> None:
    with Engine(Limits(max_log_lines=2, max_log_bytes=5)) as engine:
        result = engine.run('print("abc"); print("defg"); print("h")')
        assert result.output == ["abc", "de"]
        assert result.dropped_output == 2
        assert engine.run("1").output == []


def test_compile_gives_a_script_that_runs_often(engine: Engine) -> None:
    ast = engine.compile("x * 2")
    assert isinstance(ast, AST)
    assert [engine.eval(ast, {"x": x}) for x in range(3)] == [0, 2, 4]


def test_run_refuses_what_is_not_a_script_or_a_scope(engine: Engine) -> None:
    with pytest.raises(TypeError, match="an AST or a str"):
        engine.run(5)  # type: ignore[arg-type]  # the wrong type is the point
    with pytest.raises(TypeError, match="a Scope or a dict"):
        engine.run("1", [1])  # type: ignore[arg-type]  # the wrong type is the point


def test_things_of_another_engine_are_refused(engine: Engine) -> None:
    with Engine() as other:
        with pytest.raises(ValueError, match="another engine"):
            engine.run(other.compile("1"))
        with pytest.raises(ValueError, match="another engine"):
            engine.run("1", other.scope())


def test_call_runs_one_function_only(engine: Engine) -> None:
    ast = engine.compile('fn add(a, b) { a + b } throw "not this"')
    assert engine.call(ast, "add", 40, 2) == 42
    with pytest.raises(RhaiRuntimeError, match="Function not found: add"):
        engine.call(ast, "add", 1)


def test_dict_scope_is_a_copy(engine: Engine) -> None:
    variables = {"a": [1]}
    assert engine.eval("a.push(2); a", variables) == [1, 2]
    assert variables == {"a": [1]}


def test_scope_keeps_what_scripts_define(engine: Engine) -> None:
    scope = engine.scope({"count": 1})
    assert isinstance(scope, Scope)
    engine.run("count += 1; let add = 40;", scope)
    assert scope["count"] == 2
    assert engine.eval("add + count", scope) == 42
    scope["count"] = 5
    scope["extra"] = "x"
    assert (scope["count"], scope["extra"]) == (5, "x")
    assert list(scope) == list(scope.keys()) == ["count", "add", "extra"]
    assert len(scope) == 3
    assert "add" in scope
    assert "nope" not in scope
    with pytest.raises(KeyError):
        scope["nope"]


def test_scope_constants_cannot_be_changed(engine: Engine) -> None:
    scope = engine.scope()
    scope.push_constant("answer", {"number": 42})
    assert engine.eval("answer.number", scope) == 42
    with pytest.raises(RhaiRuntimeError, match="Cannot modify constant"):
        engine.run("answer.number = 5", scope)
    with pytest.raises(RhaiRuntimeError, match="Cannot modify constant"):
        scope["answer"] = 5


def test_scope_survives_a_failing_script(engine: Engine) -> None:
    scope = engine.scope({"a": 1})
    with pytest.raises(RhaiRuntimeError):
        engine.run("a = 2; throw 1", scope)
    assert scope["a"] == 2
    with pytest.raises(RhaiSyntaxError):
        engine.run("a = ", scope)
    assert scope["a"] == 2


def test_run_json_reads_and_writes_json(engine: Engine) -> None:
    assert engine.run_json("input", b' {"b": [1, 2.0, null], "a": "x"} ') == (b'{"a":"x","b":[1,2.0,null]}')
    assert engine.run_json("1 + 1") == b"2"
    assert engine.run_json("input", b'[9223372036854775808, "\\ud800"]') == '["9223372036854775808","\ufffd"]'.encode()
    with pytest.raises(RhaiRuntimeError, match=r"input is not JSON: .* at byte 3"):
        engine.run_json("1", b"[1,]")
    with pytest.raises(RhaiRuntimeError, match=r"JSON has no NaN at \$\.a"):
        engine.run_json("#{a: 0.0/0.0}")
    with pytest.raises(RhaiRuntimeError, match="Cannot modify constant"):
        engine.run_json("input = 5", b"1")


def test_run_json_is_cut_at_its_limit() -> None:
    with Engine(Limits(max_response_bytes=10)) as engine:
        assert engine.run_json('"12345678"') == b'"12345678"'
        with pytest.raises(RhaiRuntimeError, match="exceeds 10 bytes"):
            engine.run_json('"123456789"')


def test_limits_are_values() -> None:
    assert Limits() == Limits(timeout_ms=5_000)
    assert hash(Limits(max_variables=3)) == hash(Limits(max_variables=3))
    assert Limits(max_variables=3) != Limits()
    assert Limits(max_variables=3).max_variables == 3
    assert "max_variables=3" in repr(Limits(max_variables=3))
    with pytest.raises(ValueError, match="max_array_size must be between 1 and 1000000, not 0"):
        Limits(max_array_size=0)
    with pytest.raises(AttributeError):
        Limits().timeout_ms = 5  # type: ignore[misc]  # that it is read-only is the point
    with Engine(Limits(timeout_ms=7)) as engine:
        assert engine.limits == Limits(timeout_ms=7)


def test_trusted_limits_have_higher_ceilings() -> None:
    with pytest.raises(ValueError, match="max_array_size must be between 1 and 1000000, not 2000000"):
        Limits(max_array_size=2_000_000)
    limits = Limits(trusted=True, max_array_size=2_000_000, timeout_ms=600_000, max_memory_bytes=512 << 20)
    assert limits.trusted
    assert not Limits().trusted
    assert repr(limits).startswith("Limits(trusted=True, timeout_ms=600000, ")
    assert Limits(trusted=True) != Limits()
    with Engine(limits) as engine:
        assert engine.limits == limits
        assert engine.eval("let a = []; for i in 0..200_000 { a.push(i) } a.len") == 200_000
        assert engine.eval("let s = 'x'.to_string(); s.pad(1_000_000, 'x'); s.len") == 1_000_000


@pytest.mark.parametrize(
    "limits",
    [{"timeout_ms": 0}, {"max_memory_bytes": 2 << 30}, {"max_call_levels": 129}, {"max_array_size": 10_000_001}],
)
def test_trusted_limits_have_ceilings_too(limits: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="must be between"):
        Limits(trusted=True, **limits)


@pytest.mark.parametrize(
    ("source", "word", "place"),
    [
        ("1;\n  sleep(1)", "sleep", (2, 3)),
        ("1.sleep()", "sleep", (1, 3)),
        ('Fn("abs").curry(1)', "curry", (1, 11)),
        ("eval(1); let x = ;", "eval", (1, 1)),
    ],
)
def test_compile_refuses_what_diagnose_refuses(engine: Engine, source: str, word: str, place: tuple[int, int]) -> None:
    first = engine.diagnose(source)[0]
    assert (first.code, (first.line, first.column)) == ("forbidden_symbol", place)
    for refusing in (engine.compile, engine.eval):
        with pytest.raises(RhaiSyntaxError, match=f"^'{word}' is not available in this sandbox") as caught:
            refusing(source)
        assert (caught.value.line, caught.value.column) == place


def test_compile_reports_the_first_of_two_faults(engine: Engine) -> None:
    with pytest.raises(RhaiSyntaxError) as caught:
        engine.compile("let x = ;\nsleep(1);")
    assert (caught.value.line, caught.value.column) == (1, 9)


def test_compile_takes_a_function_of_the_script_by_a_forbidden_name(engine: Engine) -> None:
    assert engine.eval("fn sleep(x) { x } sleep(7)") == 7


def test_print_and_debug_reach_listeners_as_they_happen() -> None:
    heard: list[Any] = []
    with Engine(on_print=heard.append, on_debug=lambda text, line: heard.append((text, line))) as engine:
        engine.register_fn("mark", lambda: heard.append("mark"))
        result = engine.run('print("a"); mark();\ndebug("b"); print(1)')
    assert heard == ["a", "mark", ('"b"', 2), "1"]
    assert result.output == ["a", '"b"', "1"]


def test_listener_that_raises_ends_the_run() -> None:
    def refuse(text: str) -> None:
        raise LookupError(text)

    with Engine(on_print=refuse) as engine:
        with pytest.raises(LookupError, match="a"):
            engine.eval('loop { try { print("a") } catch { } }')
        assert engine.eval("1") == 1
    with pytest.raises(TypeError, match="not callable"):
        Engine(on_debug=5)  # type: ignore[arg-type]  # the wrong type is the point


def test_diagnose_lists_findings_with_places(engine: Engine) -> None:
    found = engine.diagnose("kv(1);\n eval(2);\nlet x = ;", reserved=["kv"])
    assert [(f.severity, f.code, f.line, f.column) for f in found] == [
        ("error", "reserved_name", 1, 1),
        ("error", "forbidden_symbol", 2, 2),
        ("error", "script_compile_error", 3, 9),
    ]
    assert found[1].message.startswith("'eval' is not available in this sandbox")
    assert engine.diagnose("let a = 1; a") == []
