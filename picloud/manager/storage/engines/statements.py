"""Cuts the text of a migration into statements. Knows SQL's outline only: comments, quotes, triggers."""

import re
import sqlite3
from typing import Final

from msgspec import Struct

_BLANK: Final = re.compile(r"(?:\s+|--[^\n]*(?:\n|\Z)|/\*.*?(?:\*/|\Z))*", re.DOTALL)
_WORD: Final = re.compile(r"[A-Za-z]+")
_TRANSACTION_WORDS: Final = frozenset(
    {"BEGIN", "START", "COMMIT", "END", "ROLLBACK", "ABORT", "SAVEPOINT", "RELEASE", "ATTACH", "DETACH", "VACUUM"}
)


class Statement(Struct, frozen=True):
    """One statement and the line of its first word, counted from 1."""

    line: int
    text: str


class TextRefused(Exception):
    """The text is not a list of statements for one transaction. `line` counts from 1."""

    def __init__(self, line: int, fault: str) -> None:
        super().__init__(fault)
        self.line = line


def split_statements(text: str, *, triggers_have_bodies: bool = True) -> list[Statement]:
    """The statements of the text in order.

    Args:
        triggers_have_bodies: a trigger ends with `; END;` as in SQLite, not with the next semicolon as in PostgreSQL,
            whose functions are written in single quotes here.
    Raises:
        TextRefused: no statement, an unfinished one at the end, or one that would end the runner's transaction.
    """
    statements: list[Statement] = []
    before = "" if triggers_have_bodies else "SELECT "  # after another word, `CREATE TRIGGER` is nothing special
    start = _skip_blank(text, 0)
    end = text.find(";", start)
    while end != -1:
        if sqlite3.complete_statement(before + text[start : end + 1]):
            statements.append(_statement(text, start, end + 1))
            start = _skip_blank(text, end + 1)
            end = max(end, start - 1)
        end = text.find(";", end + 1)
    if start < len(text):
        raise TextRefused(_line(text, start), "the last statement is not finished with a semicolon")
    if not statements:
        raise TextRefused(1, "there is no statement in it")
    return statements


def _statement(text: str, start: int, end: int) -> Statement:
    word = _WORD.match(text, start)
    if word is not None and word.group().upper() in _TRANSACTION_WORDS:
        fault = f"{word.group().upper()} is not allowed: each migration runs in one transaction of the runner"
        raise TextRefused(_line(text, start), fault)
    return Statement(_line(text, start), text[start:end])


def _skip_blank(text: str, position: int) -> int:
    blank = _BLANK.match(text, position)
    return blank.end() if blank else position


def _line(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
