"""Classes that the host lets into scripts."""

import weakref
from datetime import UTC, datetime
from decimal import Decimal
from enum import IntEnum
from typing import Any

import pytest
from rhai_python import Engine, RhaiConversionError, RhaiRuntimeError


class User:
    def __init__(self, name: str) -> None:
        self.name = name


class Admin(User):
    pass


def test_opaque_object_comes_back_identical(engine: Engine) -> None:
    engine.register_type(User)
    ada = User("Ada")
    assert engine.eval("user", {"user": ada}) is ada
    assert engine.eval("[#{u: user}]", {"user": ada})[0]["u"] is ada
    assert engine.call("fn same(x) { x }", "same", ada) is ada
    scope = engine.scope({"user": ada})
    engine.run("let other = user;", scope)
    assert scope["other"] is ada
    with pytest.raises(RhaiRuntimeError) as caught:
        engine.eval("throw user", {"user": ada})
    assert caught.value.thrown is ada


def test_registered_functions_take_and_return_opaque_objects(engine: Engine) -> None:
    users = {name: User(name) for name in ("Ada", "Grace")}
    engine.register_type(User)
    engine.register_fn("user", users.__getitem__, arity=1)
    engine.register_fn("name_of", lambda user: user.name)
    assert engine.eval('name_of(user("Ada")) + user("Grace").name_of()') == "AdaGrace"


def test_opaque_objects_are_compared_by_identity(engine: Engine) -> None:
    engine.register_type(User)
    a, b = User("x"), User("x")
    variables = {"a": a, "b": b}
    assert engine.eval("[a == a, a == b, a != b, a == 1, type_of(a)]", variables) == [
        True,
        False,
        True,
        False,
        "PythonObject",
    ]
    with pytest.raises(RhaiRuntimeError):
        engine.eval("a.name", variables)


def test_subclasses_follow_the_nearest_class(engine: Engine) -> None:
    engine.register_type(User)
    admin = Admin("root")
    assert engine.eval("x", {"x": admin}) is admin
    engine.register_type(Admin, to_rhai=lambda admin: admin.name)
    assert engine.eval("x", {"x": admin}) == "root"
    engine.register_type(User, to_rhai=lambda user: 5)
    assert engine.eval("[x, y]", {"x": admin, "y": User("y")}) == ["root", 5]


@pytest.mark.parametrize(
    ("value", "to_rhai", "back"),
    [
        (Decimal("1.10"), str, "1.10"),
        (datetime(2026, 1, 2, tzinfo=UTC), datetime.isoformat, "2026-01-02T00:00:00+00:00"),
        ({3, 1, 2}, sorted, [1, 2, 3]),
    ],
)
def test_converter_gives_a_value_its_form(engine: Engine, value: Any, to_rhai: Any, back: Any) -> None:
    engine.register_type(type(value), to_rhai=to_rhai)
    assert engine.eval("x[0]", {"x": [value]}) == back
    engine.register_fn("give", lambda: value)
    assert engine.eval("give()") == back


def test_class_with_a_form_of_its_own_can_be_registered(engine: Engine) -> None:
    class Color(IntEnum):
        RED = 1

    assert engine.eval("c", {"c": Color.RED}) == 1
    engine.register_type(Color, to_rhai=lambda color: color.name)
    assert engine.eval("[c, 1]", {"c": Color.RED}) == ["RED", 1]


def test_converter_that_fails_or_gives_no_value_is_a_refusal(engine: Engine) -> None:
    engine.register_type(Decimal, to_rhai=lambda value: 1 / 0)
    with pytest.raises(RhaiConversionError, match=r"the converter of Decimal failed .*division by zero.* at \$\.x"):
        engine.eval("x", {"x": Decimal(1)})
    engine.register_type(Decimal, to_rhai=lambda value: value)
    with pytest.raises(RhaiConversionError, match="nesting deeper than 64"):
        engine.eval("x", {"x": Decimal(1)})
    with pytest.raises(TypeError, match="not callable"):
        engine.register_type(Decimal, to_rhai=5)  # type: ignore[arg-type]  # the wrong type is the point
    with pytest.raises(TypeError):
        engine.register_type(5)  # type: ignore[arg-type]  # the wrong type is the point


def test_opaque_object_has_no_json_form(engine: Engine) -> None:
    engine.register_type(User)
    engine.register_fn("user", lambda: User("x"))
    with pytest.raises(RhaiRuntimeError):
        engine.run_json("user()")


def test_closed_engine_keeps_no_objects() -> None:
    user = User("x")
    gone = weakref.ref(user)
    with Engine() as engine:
        engine.register_type(User)
        scope = engine.scope({"user": user})
        del user
        assert gone() is not None
    del scope
    # objects dropped by the engine's thread are freed when Python runs next
    assert Engine().eval("1") == 1
    assert gone() is None
    with pytest.raises(RuntimeError, match="closed"):
        engine.register_type(User)
