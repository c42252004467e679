"""Rows of `executions`. The columns are the fields of `Execution`: a new field needs its migration and nothing here."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final, get_origin

import msgspec
from msgspec import structs

from picloud.manager.storage.database import Row, Value
from picloud.shared.records.execution import Execution

_FIELDS: Final = structs.fields(Execution)
_DETAILS: Final = ("logs", "warnings", "request", "spans")
"""Large, and read for one execution at a time."""
_LISTS: Final = {field.name: field.type for field in _FIELDS if get_origin(field.type) is list}
"""Kept as JSON."""
_NULL_WHEN_EMPTY: Final = frozenset({"error_trace", "spans"})
_FROM_CALLERS: Final = frozenset({"method", "path", "query", "error_message"})
"""Texts that can hold whatever a caller sent."""


_ALL: Final = [field.name for field in _FIELDS]
_LISTED: Final = [name for name in _ALL if name not in _DETAILS]


def _columns(names: list[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


_PARAMETERS: Final = ", ".join(f"${number}" for number in range(1, len(_ALL) + 1))

# the names come from the struct alone
SELECT_LISTED: Final = f"SELECT {_columns(_LISTED)} FROM executions"  # noqa: S608
SELECT_ONE: Final = f"SELECT {_columns(_ALL)} FROM executions WHERE id = $1"  # noqa: S608
INSERT: Final = f"INSERT INTO executions ({_columns(_ALL)}) VALUES ({_PARAMETERS}) ON CONFLICT (id) DO NOTHING"  # noqa: S608


def values_of(execution: Execution) -> tuple[Value, ...]:
    """The parameters of `INSERT`."""
    return tuple([write(execution) for write in _WRITERS])


def listed_execution(row: Row) -> Execution:
    """The execution of a row of `SELECT_LISTED`, without its details."""
    return _execution_of(row, _LISTED, {"logs": [], "warnings": []})


def whole_execution(row: Row) -> Execution:
    """The execution of a row of `SELECT_ONE`."""
    return _execution_of(row, _ALL, {})


def _execution_of(row: Row, names: list[str], values: dict[str, Any]) -> Execution:
    for name in names:
        value = row[name]
        values[name] = value if name not in _LISTS else _read_list(name, value)
    return Execution(**values)


def _read_list(name: str, text: str | None) -> list[Any]:
    return [] if text is None else msgspec.json.decode(text, type=_LISTS[name])


def _writer(name: str) -> Callable[[Execution], Value]:
    if name in _LISTS:
        return partial(_write_list, name)
    if name in _FROM_CALLERS:
        return partial(_write_text, name)
    return partial(_write, name)


def _write(name: str, execution: Execution) -> Value:
    value: Value = getattr(execution, name)
    return value


def _write_list(name: str, execution: Execution) -> Value:
    items = getattr(execution, name)
    return None if name in _NULL_WHEN_EMPTY and not items else msgspec.json.encode(items).decode()


def _write_text(name: str, execution: Execution) -> Value:
    """Text that both engines can keep: no NUL (PostgreSQL), nothing that UTF-8 cannot say."""
    text = getattr(execution, name)
    return None if text is None else text.replace("\0", "\ufffd").encode("utf-8", "replace").decode("utf-8")


_WRITERS: Final = [_writer(name) for name in _ALL]
