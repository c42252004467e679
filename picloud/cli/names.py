"""Names of scripts as arguments: how one is made of a file's name, and what can be one at all."""

import re
import unicodedata
from pathlib import PurePath
from typing import Final

import click

_MAX_LENGTH: Final = 63
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_-]{0,62}")
_CAN_BE_NAMED: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class ScriptName(click.ParamType[str]):
    """A script's name or id. Refuses what no script can be called, so that it never becomes part of another URL."""

    name = "name"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if not _CAN_BE_NAMED.fullmatch(value):
            self.fail(f"{value!r} cannot be a script's name: lower-case letters, digits, '-' and '_'", param, ctx)
        return value


def is_script_name(name: str) -> bool:
    """Return whether a script can have this name."""
    return _NAME.fullmatch(name) is not None


def name_of_file(path: PurePath) -> str:
    """A valid script name made of a file's stem: `My Größe.rhai` is `my-grosse`. Empty when nothing valid is left."""
    stem = unicodedata.normalize("NFKD", path.stem.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9_]+", "-", stem).lstrip("-_")[:_MAX_LENGTH].rstrip("-")
