"""Values between the languages: what is kept, what is refused and where."""

import math
from collections import OrderedDict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest
from rhai_python import Engine, RhaiConversionError, RhaiRuntimeError

KEPT: list[Any] = [
    None,
    True,
    False,
    0,
    2**63 - 1,
    -(2**63),
    1.5,
    -0.0,
    math.inf,
    "",
    "é€😀\0",
    b"",
    b"\x00\xff",
    [],
    [1, [2, [None]]],
    {},
    {"a": {"b": [True]}, "": 1},
]


@pytest.mark.parametrize("value", KEPT, ids=repr)
def test_value_comes_back_as_it_went(engine: Engine, value: Any) -> None:
    back = engine.eval("x", {"x": value})
    assert back == value
    assert type(back) is type(value)


def test_nan_comes_back(engine: Engine) -> None:
    back = engine.eval("x", {"x": math.nan})
    assert isinstance(back, float)
    assert math.isnan(back)


@pytest.mark.parametrize(
    ("value", "back"),
    [
        ((1, 2), [1, 2]),
        (bytearray(b"ab"), b"ab"),
        (memoryview(b"ab"), b"ab"),
        (OrderedDict(a=1), {"a": 1}),
    ],
)
def test_relatives_come_back_as_the_plain_type(engine: Engine, value: Any, back: Any) -> None:
    assert engine.eval("x", {"x": value}) == back


@pytest.mark.parametrize(
    ("source", "back"), [("'é'", "é"), ("blob(2, 7)", b"\x07\x07"), ("let x = 1; [x, || x][0]", 1)]
)
def test_rhai_types_come_as_the_nearest_python_type(engine: Engine, source: str, back: Any) -> None:
    assert engine.eval(source) == back


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        (2**63, "an int outside 64 bits"),
        (-(2**63) - 1, "an int outside 64 bits"),
        (10**5000, "an int outside 64 bits"),
        ("\ud800", "a str with half a surrogate pair"),
        (Decimal("1.1"), "Rhai has no form for Decimal"),
        (datetime(2026, 1, 1, tzinfo=UTC), "Rhai has no form for datetime"),
        ({1, 2}, "Rhai has no form for set"),
        (object(), "Rhai has no form for object"),
        ({1: 2}, "a dict key that is not a str"),
    ],
    ids=[
        "2**63",
        "-2**63-1",
        "10**5000",
        "half a surrogate pair",
        "Decimal",
        "datetime",
        "set",
        "object",
        "int key",
    ],
)
def test_python_values_without_a_form_are_refused(engine: Engine, value: Any, reason: str) -> None:
    with pytest.raises(RhaiConversionError) as caught:
        engine.eval("x", {"x": [0, {"deep": value}]})
    assert str(caught.value) == f"{reason} at $.x[1].deep"
    assert caught.value.path == "$.x[1].deep"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("timestamp()", "Python has no form for a timestamp"),
        ("0..5", "Python has no form for a range"),
    ],
)
def test_rhai_values_without_a_form_are_refused(engine: Engine, source: str, reason: str) -> None:
    with pytest.raises(RhaiConversionError) as caught:
        engine.eval(f"let v = {source}; #{{items: [1, #{{x: v}}]}}")
    assert str(caught.value) == f"{reason} at $.items[1].x"


def test_nesting_is_capped_both_ways(engine: Engine) -> None:
    deep: Any = 1
    for _ in range(64):
        deep = [deep]
    assert engine.eval("x", {"x": deep[0]}) == deep[0]
    with pytest.raises(RhaiConversionError, match="nesting deeper than 64"):
        engine.eval("1", {"x": [deep]})
    cycle: list[Any] = []
    cycle.append(cycle)
    with pytest.raises(RhaiConversionError, match="nesting deeper than 64"):
        engine.eval("1", {"x": cycle})
    with pytest.raises(RhaiConversionError, match="nesting deeper than 64"):
        engine.eval("let a = []; for i in 0..65 { a = [a]; } a")


def test_deep_values_do_not_end_the_process(engine: Engine) -> None:
    with pytest.raises(RhaiConversionError):
        engine.eval("let a = []; for i in 0..3000 { a = [a]; } a")
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("let a = []; for i in 0..3000 { a = [a]; } throw a")
    assert caught.value.thrown is None
