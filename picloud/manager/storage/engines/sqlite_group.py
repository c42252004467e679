"""Runs the operations of a group in the writer's thread: one transaction, a savepoint for each operation."""

import sqlite3
from collections.abc import Callable, Sequence
from typing import Any

from picloud.manager.storage.database import Operation
from picloud.manager.storage.engines.sqlite_connection import named


class CommitFailed(Exception):
    """The operations ran, and their COMMIT failed. `cause`: the driver's error."""

    def __init__(self, cause: sqlite3.Error) -> None:
        super().__init__(str(cause))
        self.cause = cause


def run_operations(
    connection: sqlite3.Connection, operations: Sequence[Operation[Any]], begin: str, make_room: Callable[[], None]
) -> list[Any]:
    """Run the operations in one transaction and commit it. Blocks.

    Args:
        make_room: called before each operation: together they can write more than one alone was given room for.
    Returns:
        For each operation its result, or the exception that it raised.
    Raises:
        sqlite3.Error: a statement failed; the caller rolls back. Also whatever `make_room` raises.
        CommitFailed: the caller rolls back.
    """
    connection.execute(begin)
    if len(operations) == 1:
        make_room()
        return [_run_alone(connection, operations[0])]
    outcomes = []
    for operation in operations:
        make_room()
        outcomes.append(_run_operation(connection, operation))
    _commit(connection)
    return outcomes


def _run_alone(connection: sqlite3.Connection, operation: Operation[Any]) -> Any:
    """Run the only operation of a transaction: it needs no savepoint."""
    try:
        outcome = _run_steps(connection, operation)
    except _Refused as refusal:
        connection.execute("ROLLBACK")
        return refusal.reason
    _commit(connection)
    return outcome


def _run_operation(connection: sqlite3.Connection, operation: Operation[Any]) -> Any:
    connection.execute("SAVEPOINT operation")
    try:
        outcome = _run_steps(connection, operation)
    except _Refused as refusal:
        connection.execute("ROLLBACK TO operation")
        outcome = refusal.reason
    connection.execute("RELEASE operation")
    return outcome


class _Refused(Exception):
    """An operation raised an exception of its own."""

    def __init__(self, reason: Exception) -> None:
        super().__init__()
        self.reason = reason


def _run_steps(connection: sqlite3.Connection, operation: Operation[Any]) -> Any:
    steps = operation()
    try:
        ask = next(steps)
        while True:
            ask = steps.send(connection.execute(ask.sql, named(ask.parameters)).fetchall())
    except StopIteration as done:
        return done.value
    except (sqlite3.Error, OverflowError, UnicodeEncodeError):
        raise
    except Exception as exc:
        raise _Refused(exc) from exc


def _commit(connection: sqlite3.Connection) -> None:
    try:
        connection.execute("COMMIT")
    except sqlite3.Error as exc:
        raise CommitFailed(exc) from exc
