"""`Scope` as a mapping."""

from collections.abc import MutableMapping
from typing import Any

import pytest
from rhai_python import Engine, RhaiConversionError, Scope


def test_scope_is_a_mutable_mapping(engine: Engine) -> None:
    scope = engine.scope({"a": 1, "b": [2]})
    assert isinstance(scope, MutableMapping)
    assert issubclass(Scope, MutableMapping)
    assert dict(scope) == {"a": 1, "b": [2]} == scope
    assert scope != {"a": 1}
    assert list(scope.items()) == [("a", 1), ("b", [2])]
    assert list(scope.values()) == [1, [2]]
    assert "a" in scope.keys()  # noqa: SIM118  # the view is the point


def test_scope_has_the_methods_of_a_mapping(engine: Engine) -> None:
    scope = engine.scope({"a": 1})
    assert (scope.get("a"), scope.get("x"), scope.get("x", 5)) == (1, None, 5)
    assert scope.setdefault("a", 9) == 1
    assert scope.setdefault("b", 2) == 2
    scope.update({"c": 3}, d=4)
    assert scope.pop("c") == 3
    assert scope.pop("c", "none") == "none"
    assert scope.popitem() == ("a", 1)
    del scope["b"]
    assert dict(scope) == {"d": 4}
    scope.clear()
    assert len(scope) == 0


def test_missing_and_foreign_keys(engine: Engine) -> None:
    scope = engine.scope()
    for key in ("nope", 5):
        assert key not in scope
        with pytest.raises(KeyError):
            scope[key]  # type: ignore[index]  # the wrong type is the point
        with pytest.raises(KeyError):
            del scope[key]  # type: ignore[arg-type]  # the wrong type is the point
    with pytest.raises(KeyError):
        scope.pop("nope")
    with pytest.raises(KeyError):
        scope.popitem()
    with pytest.raises(TypeError):
        scope[5] = 1  # type: ignore[index]  # the wrong type is the point


def test_deleted_name_is_gone_with_what_it_hides(engine: Engine) -> None:
    scope = engine.scope()
    engine.run("let a = 1; let a = 2;", scope)
    scope.push_constant("a", 3)
    assert len(scope) == 1
    del scope["a"]
    assert "a" not in scope
    scope["a"] = 4
    assert engine.eval("a", scope) == 4


def test_update_stops_at_a_value_without_a_form(engine: Engine) -> None:
    scope = engine.scope()
    without_form: Any = object()
    with pytest.raises(RhaiConversionError):
        scope.update(a=1, b=without_form)
    assert dict(scope) == {"a": 1}


def test_scope_is_not_hashable(engine: Engine) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(engine.scope())
