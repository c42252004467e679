"""The promise of the command line: commands, arguments, options and the exit codes that the help lists."""

import re
from collections.abc import Iterator
from typing import Any, Final

import click

from picloud.cli.root import cli
from scripts.versioning.promises.promise import Difference, Facts, changed

_EXIT_CODE: Final = re.compile(r"^\s+(\d+)\s+(\S.*)$", re.MULTILINE)


def facts() -> Facts:
    """Every command with what it takes, by what a user types."""
    found: Facts = {}
    for words, command in _commands(cli, "picloud"):
        found[words] = "command group" if isinstance(command, click.Group) else "command"
        arguments = []
        for parameter in command.params:
            if isinstance(parameter, click.Argument):
                arguments.append(_argument(parameter))
            elif isinstance(parameter, click.Option):
                found |= {
                    f"{words} {name}": _option(parameter) for name in (*parameter.opts, *parameter.secondary_opts)
                }
        if arguments:
            found[f"{words}, arguments"] = " ".join(arguments)
        for code, _meaning in _EXIT_CODE.findall((command.epilog or "").partition("Exit codes")[2]):
            found[f"{words}, exit code {code}"] = "listed"
    return dict(sorted(found.items()))


def rule(name: str, before: Any, after: Any) -> Difference | None:
    """An option that takes more values, or is no longer required, breaks nobody."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return None
    allowed = {"choices", "required", "multiple", "range"}
    same = {key: value for key, value in before.items() if key not in allowed}
    narrower = (
        same != {key: value for key, value in after.items() if key not in allowed}
        or not set(before.get("choices", [])) <= set(after.get("choices", []))
        or (after.get("required") and not before.get("required"))
        or (before.get("multiple") and not after.get("multiple"))
        or before.get("range") != after.get("range")
    )
    return bool(narrower), changed(name, before, after)


def _commands(command: click.Command, words: str) -> Iterator[tuple[str, click.Command]]:
    yield words, command
    if isinstance(command, click.Group):
        for name, below in sorted(command.commands.items()):
            if not below.hidden:
                yield from _commands(below, f"{words} {name}")


def _argument(parameter: click.Argument) -> str:
    name = parameter.make_metavar(click.Context(click.Command("any")))
    return name if parameter.required else f"[{name.strip('[]')}]"


def _option(parameter: click.Option) -> dict[str, Any]:
    kind = parameter.type
    described: dict[str, Any] = {"takes": "nothing" if parameter.is_flag else kind.name}
    if isinstance(kind, click.Choice):
        described["choices"] = list(kind.choices)
    if isinstance(kind, click.IntRange):
        described["range"] = [kind.min, kind.max]
    if parameter.multiple:
        described["multiple"] = True
    if parameter.required:
        described["required"] = True
    if isinstance(parameter.default, int | str) and not parameter.is_flag:
        described["default"] = parameter.default
    return described
