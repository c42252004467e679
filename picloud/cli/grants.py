"""`picloud grants`, `grant` and `revoke-grant`: what a script may reach beyond itself."""

import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from picloud.cli.names import ScriptName
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import neutralise

if TYPE_CHECKING:
    from picloud.cli.client import Client

KINDS: Final = ("http", "secrets", "kv")
"""As in the API, in the order in which they are shown."""

_OPTIONS: Final = {"http": ("http", "HOST"), "secrets": ("secret", "NAME"), "kv": ("kv", "NAMESPACE")}
"""Option of `grant` and its metavar, by kind."""

Command = TypeVar("Command", bound=Callable[..., object])


def grant_options(command: Command) -> Command:
    """Give a command `--http`, `--secret` and `--kv`, which may be repeated."""
    for option, kind, metavar, meaning in (
        ("--kv", "kv", "NAMESPACE", "A shared namespace of the key-value store."),
        ("--secret", "secrets", "NAME", "A secret."),
        ("--http", "http", "HOST", "A destination: [scheme://]host[:port], *.example.com or *."),
    ):
        command = click.option(option, kind, metavar=metavar, multiple=True, help=f"{meaning} May be repeated.")(
            command
        )
    return command


@click.command
@click.argument("name", type=ScriptName())
@grant_options
@client_options
@click.pass_obj
def grant(session: Session, /, name: str, **given: tuple[str, ...]) -> None:
    """Let a script reach hosts, secrets or shared namespaces, besides those that it may reach already.

    A host is for https and port 443 unless it says otherwise: http://192.168.1.20, http://127.0.0.1:8123. Only a grant
    that names a host, without *, reaches addresses of the local network.
    """
    _check(given)
    with session.connect() as client:
        grants = client.change_grants(name, lambda old: {kind: [*old[kind], *given[kind]] for kind in KINDS})
    session.print_result(grants, describe(grants))


@click.command("revoke-grant")
@click.argument("name", type=ScriptName())
@grant_options
@click.option("--all", "everything", is_flag=True, help="All grants of the script.")
@client_options
@click.pass_obj
def revoke_grant(session: Session, /, name: str, *, everything: bool, **given: tuple[str, ...]) -> None:
    """Take grants from a script; its next run does not have them."""
    if not everything:
        _check(given)
    given = {**given, "http": tuple(_normal(text) for text in given["http"])}
    with session.connect() as client:
        grants = client.change_grants(
            name,
            lambda old: {
                kind: [] if everything else [each for each in old[kind] if each not in given[kind]] for kind in KINDS
            },
        )
    session.print_result(grants, describe(grants))


@click.command("grants")
@click.argument("name", type=ScriptName())
@client_options
@click.pass_obj
def list_grants(session: Session, name: str) -> None:
    """List what a script may reach beyond itself."""
    with session.connect() as client:
        grants = client.get_grants(name)
    session.print_result(grants, describe(grants))


def describe(grants: Mapping[str, Sequence[str]]) -> str:
    """Return one line for each grant: its kind and its name."""
    return "\n".join(_lines(grants)) or "no grants"


def _lines(grants: Mapping[str, Sequence[str]]) -> list[str]:
    return [f"{kind:<8} {name}" for kind in KINDS for name in grants[kind]]


def offer_missing(session: Session, client: "Client", saved: Mapping[str, Any], *, grant_all: bool) -> list[str]:
    """Give a script the grants that its source needs by name: all, or those that a person agrees to on a terminal.

    Args:
        saved: the response to the save.
    Returns:
        A line for each grant that was given.
    Raises:
        CommandFailed: the server refuses, for want of the scope `admin`. The script stays saved.
    """
    is_asked = not session.as_json and sys.stdin.isatty() and sys.stderr.isatty()
    chosen = {
        kind: [name for name in names if grant_all or (is_asked and _confirm(kind, name))]
        for kind, names in _missing(saved).items()
    }
    if any(chosen.values()):
        client.change_grants(saved["name"], lambda old: {kind: [*old[kind], *chosen[kind]] for kind in KINDS})
    if not session.as_json:
        _note_ungranted(saved, chosen)
    return _lines(chosen)


def _note_ungranted(saved: Mapping[str, Any], chosen: Mapping[str, Sequence[str]]) -> None:
    """Print the command that grants what a source still lacks; a computed name stands as its placeholder."""
    left = {}
    for kind, (_, placeholder) in _OPTIONS.items():
        left[kind] = [name for name in _missing(saved)[kind] if name not in chosen[kind]]
        if _lacks_computed(saved, kind) and not chosen[kind]:
            left[kind].append(placeholder)
    if any(left.values()):
        note(f"to grant what is missing: {grant_command(saved['name'], left)}")


def grant_command(name: str, grants: Mapping[str, Sequence[str]]) -> str:
    """Return the command that gives a script these grants."""
    options = [f"--{option} {shlex.quote(each)}" for kind, (option, _) in _OPTIONS.items() for each in grants[kind]]
    return f"picloud grant {name} {' '.join(options)}"


def _lacks_computed(saved: Mapping[str, Any], kind: str) -> bool:
    return any(use["grant"] == kind and use["name"] is None and not use["granted"] for use in saved.get("uses", []))


def differences(saved: Mapping[str, Any]) -> list[str]:
    """Return a line for each grant that the live source needs and the script lacks, and for each that the script has
    and the source does not use. Nothing is unused of a kind that the source uses with a computed name."""
    if "grants" not in saved or "uses" not in saved:  # an older server, or a token that may not read
        return []
    unused = {}
    for kind in KINDS:
        names = [use["name"] for use in saved["uses"] if use["grant"] == kind]
        used = {_normal(name) if kind == "http" else name for name in names if name is not None}
        is_known = None not in names
        unused[kind] = [name for name in saved["grants"][kind] if is_known and name not in used and "*" not in name]
    needed = [f"needs    {line}" for line in _lines(_missing(saved))]
    return needed + [f"unused   {line}" for line in _lines(unused)]


def _missing(saved: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return the names of what the source uses without a grant, each once."""
    uses = saved.get("uses", [])  # an older server does not know the field
    return {
        kind: list(
            dict.fromkeys(use["name"] for use in uses if use["grant"] == kind and use["name"] and not use["granted"])
        )
        for kind in KINDS
    }


def _confirm(kind: str, name: str) -> bool:
    return click.confirm(neutralise(f"Let the script reach {kind} {name}?", keep=""), err=True)


def _normal(text: str) -> str:
    """Return a destination as the server lists it; another text as it is."""
    from picloud.shared.grants import parse_http_grant  # noqa: PLC0415  no other command needs it

    try:
        return str(parse_http_grant(text))
    except ValueError:
        return text


def _check(given: Mapping[str, Any]) -> None:
    if not any(given.values()):
        raise click.UsageError("name at least one grant with --http, --secret or --kv")
