"""Names of scripts as arguments: how one is made of a file's name, and what can be one at all."""

import re
import unicodedata
from pathlib import PurePath
from typing import TYPE_CHECKING, Final

import click

from picloud.cli.failures import CommandFailed
from picloud.cli.session import Session

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

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

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> "list[CompletionItem]":
        """Return the names of the server's scripts that begin so; none when it cannot be asked."""
        del param
        from click.shell_completion import CompletionItem  # noqa: PLC0415  # needed by shells alone

        try:
            with ctx.ensure_object(Session).connect() as client:
                scripts = client.list_scripts()
        except CommandFailed:
            return []
        found = sorted((script["name"], script.get("description")) for script in scripts)
        return [CompletionItem(name, help=description) for name, description in found if name.startswith(incomplete)]


def is_script_name(name: str) -> bool:
    """Return whether a script can have this name."""
    return _NAME.fullmatch(name) is not None


def name_of_file(path: PurePath) -> str:
    """A valid script name made of a file's stem: `My Größe.rhai` is `my-grosse`. Empty when nothing valid is left."""
    stem = unicodedata.normalize("NFKD", path.stem.casefold()).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9_]+", "-", stem).lstrip("-_")[:_MAX_LENGTH].rstrip("-")
