"""Functions and closures of scripts, called from Python."""

import gc
import threading
from typing import Any

import pytest
from rhai_python import Closure, Engine, Limits, RhaiConversionError, RhaiLimitError, RhaiRuntimeError


def test_closure_is_called_after_its_run(engine: Engine) -> None:
    add = engine.eval("let base = 40; |x| base + x")
    assert isinstance(add, Closure)
    assert [add(2), add(3)] == [42, 43]


def test_closure_keeps_what_it_captured(engine: Engine) -> None:
    count = engine.eval("let n = 0; || { n += 1; n }")
    assert [count(), count(), count()] == [1, 2, 3]


def test_function_of_a_script_is_called_by_its_pointer(engine: Engine) -> None:
    ast = engine.compile('fn double(x) { helper(x) * 2 } fn helper(x) { x + 1 } Fn("double")')
    double = engine.eval(ast)
    del ast
    gc.collect()
    assert double(4) == 10


def test_closures_come_anywhere_in_a_value(engine: Engine) -> None:
    handlers = engine.eval("#{up: [|x| x + 1], down: |x| x - 1}")
    assert (handlers["up"][0](1), handlers["down"](1)) == (2, 0)


def test_registered_function_keeps_a_closure_for_later(engine: Engine) -> None:
    handlers: list[Any] = []
    engine.register_fn("on_event", handlers.append, arity=1)
    engine.run("let seen = []; on_event(|name| { seen.push(name); seen.len })")
    assert [handlers[0]("a"), handlers[0]("b")] == [1, 2]


def test_closure_of_a_scope_belongs_to_the_last_script(engine: Engine) -> None:
    scope = engine.scope()
    engine.run("let double = |x| x * 2;", scope)
    assert scope["double"](21) == 42


def test_closure_during_a_run_of_its_engine_is_refused(engine: Engine) -> None:
    engine.register_fn("apply", lambda function: function())
    with pytest.raises(RhaiRuntimeError, match="cannot use the engine that runs the script"):
        engine.eval("apply(|| 1)")


def test_closure_does_not_outlive_its_engine() -> None:
    engine = Engine()
    function = engine.eval("|| 1")
    engine.close()
    with pytest.raises(RuntimeError, match="the engine is closed"):
        function()


def test_closure_keeps_an_engine_that_is_not_closed() -> None:
    function = Engine().eval("|| 7")
    gc.collect()
    assert function() == 7


def test_call_of_a_closure_has_limits_errors_and_arguments(engine: Engine) -> None:
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("let a = 1;\n|x| x / 0")(1)
    assert (caught.value.line, caught.value.column) == (2, 7)
    assert caught.value.excerpt == "2 | |x| x / 0\n  |       ^"
    with pytest.raises(RhaiRuntimeError, match="does not take the arguments"):
        engine.eval("|x| x")()
    with pytest.raises(RhaiConversionError):
        engine.eval("|x| x")(object())
    with Engine(Limits(max_operations=1_000)) as small, pytest.raises(RhaiLimitError):
        small.eval("|| loop {}")()


def test_closures_are_refused_on_the_way_back(engine: Engine) -> None:
    with pytest.raises(RhaiConversionError, match="Rhai has no form for Closure"):
        engine.eval("f", {"f": engine.eval("|| 1")})


def test_dropped_closures_free_what_they_captured(engine: Engine) -> None:
    class Thing:
        pass

    engine.register_type(Thing)
    thing = Thing()
    function = engine.eval("|| thing", {"thing": thing})
    assert function() is thing
    held = len(gc.get_referrers(thing))
    del function
    engine.run("1")
    engine.run("1")
    assert len(gc.get_referrers(thing)) <= held


def test_closure_is_called_from_several_threads(engine: Engine) -> None:
    function = engine.eval("|x| x + 1")
    results: list[int] = []
    threads = [threading.Thread(target=lambda n=n: results.append(function(n))) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(10)
    assert sorted(results) == list(range(1, 9))
