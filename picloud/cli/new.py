"""`picloud new`: a script with its routes, schedules, secrets and grants, from a template of this program."""

import shlex
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.grants import KINDS, grant_command
from picloud.cli.names import ScriptName
from picloud.cli.output import note
from picloud.cli.session import Session, client_options
from picloud.cli.terminal import neutralise
from picloud.shared.errors import Invalid
from picloud.shared.file_faults import describe
from picloud.shared.files import replacing
from picloud.shared.version import EXECUTE_PATH, ROUTES_PATH

if TYPE_CHECKING:
    from picloud.cli.client import Client
    from picloud.templates.catalog import Template
    from picloud.templates.plans import Plan

_LIST: Final = "`picloud new --list` shows the templates"


@click.command
@click.argument("name", type=ScriptName(), required=False)
@click.option("--list", "lists", is_flag=True, help="List the templates.")
@click.option("--template", "template_name", metavar="TEMPLATE", help="The template to begin from.")
@click.option("--set", "values", metavar="NAME=VALUE", multiple=True, help="A value that it asks for. Repeatable.")
@click.option("--grant", "grant_all", is_flag=True, help="Grant what it needs; without it, asked on a terminal.")
@click.option("--dry-run", is_flag=True, help="Show what would be created, and create nothing.")
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False), help="Write the script to this file, and create nothing."
)
@client_options
@click.pass_obj
def new(
    session: Session,
    name: str | None,
    *,
    lists: bool,
    template_name: str | None,
    values: tuple[str, ...],
    grant_all: bool,
    dry_run: bool,
    output: str | None,
) -> None:
    """Create the script NAME from a template, with its routes and schedules, and what it may reach.

    Values that are not given with --set are asked for on a terminal, and so are secrets that are not set yet.
    """
    if lists:
        _list(session)
        return
    if name is None or template_name is None:
        raise CommandFailed("name a script and its --template", code="usage", hint=_LIST, exit_code=EXIT_USAGE)
    made = _plan(session, _find(template_name), name, values)
    if output is not None:
        _write(session, made, output)
    elif dry_run:
        session.print_result(_document(made), "\n".join(_described(made)))
    else:
        _create(session, made, grant_all=grant_all)


def _list(session: Session) -> None:
    from picloud.templates.catalog import templates  # noqa: PLC0415  no other command reads them

    rows = [[each.name, each.group, each.summary] for each in templates()]
    document = [
        {"name": each.name, "title": each.title, "group": each.group, "summary": each.summary} for each in templates()
    ]
    session.print_table(document, ["TEMPLATE", "FOR", "SUMMARY"], rows, "")


def _find(name: str) -> "Template":
    from difflib import get_close_matches  # noqa: PLC0415  for an error alone

    from picloud.templates.catalog import find_template, templates  # noqa: PLC0415  no other command reads them

    found = find_template(name)
    if found is None:
        near = get_close_matches(name, [each.name for each in templates()], n=1)
        hint = f"did you mean {near[0]}?" if near else _LIST
        raise CommandFailed(f"there is no template {name}", code="not_found", hint=hint)
    return found


def _plan(session: Session, template: "Template", name: str, values: tuple[str, ...]) -> "Plan":
    """Return what the template creates, with the values of `--set` and those that a person types."""
    from picloud.templates.plans import plan  # noqa: PLC0415  no other command makes plans
    from picloud.templates.values import fill  # noqa: PLC0415

    given = dict(_split(each) for each in values)
    if _is_asked(session):
        for value in template.values:
            if value.name in given:
                continue
            label = f"{value.label}{f' (such as {value.example})' if value.example else ''}"
            given[value.name] = click.prompt(
                label,
                default=value.default,
                err=True,
                show_default=bool(value.default),
                value_proc=_checked(value, fill),
            )
    try:
        return plan(template, name, given)
    except Invalid as error:
        details: Mapping[str, Any] = error.details or {"errors": []}
        faults = [f"{fault['field'].removeprefix('values.')} {fault['message']}" for fault in details["errors"]]
        raise CommandFailed(
            f"{template.name}: {'; '.join(faults)}",
            code="input",
            hint="give each with --set NAME=VALUE",
            exit_code=EXIT_USAGE,
        ) from error


def _checked(value: Any, fill: Callable[[Any, str], object]) -> Callable[[str], str]:
    """Return a check for a prompt, which asks again after a `UsageError`."""

    def check(text: str) -> str:
        try:
            fill(value, text)
        except ValueError as fault:
            raise click.UsageError(f"{value.name} {fault}") from fault
        return text

    return check


def _split(text: str) -> tuple[str, str]:
    name, mark, value = text.partition("=")
    if not mark:
        raise CommandFailed(f"--set {text} is not NAME=VALUE", code="usage", exit_code=EXIT_USAGE)
    return name, value


def _is_asked(session: Session) -> bool:
    return not session.as_json and sys.stdin.isatty() and sys.stderr.isatty()


def _write(session: Session, made: "Plan", path: str) -> None:
    target = Path(path)
    if target.exists():
        raise CommandFailed(f"{path} exists already", code="file", hint="name another file, or remove it first")
    try:
        with replacing(target, 0o644) as stream:
            stream.write(made.source.encode())
    except OSError as error:
        raise CommandFailed(describe(error, target), code="cannot_write") from error
    session.print_result({"file": path}, f"wrote {path}")


def _create(session: Session, made: "Plan", *, grant_all: bool) -> None:
    """Create the parts of a plan. What fails after the script is created is reported with the rest."""
    lines: list[str] = []
    failed: list[str] = []
    with session.connect() as client:
        saved = client.create_script(
            {
                "name": made.name,
                "source": made.source,
                "description": made.description,
                "access": made.access,
                "limits": made.limits,
            }
        )
        lines += [f"created {saved['name']}, revision {saved['revision']}", *_set_secrets(session, client, made)]
        url = f"{client.address()}{EXECUTE_PATH}/{made.name}"
        granted = _grant(session, client, made, grant_all=grant_all)
        lines += [f"granted {kind:<8} {each}" for kind in KINDS for each in granted[kind]]
        for path, body, what in _triggers(made, client.address()):
            try:
                client.call("POST", path, body=body)
            except CommandFailed as error:
                failed.append(f"{what} was not added: {error.message}")
            else:
                lines.append(f"added {what}")
    lines += [f"next: {each}" for each in made.after]
    document = {**_document(made), "url": url, "granted": granted, "failed": failed}
    session.print_result(document, neutralise("\n".join(lines)))
    if failed:
        raise CommandFailed("; ".join(failed), hint="add what is missing with `picloud route` or `picloud schedule`")


def _triggers(made: "Plan", address: str) -> Iterator[tuple[str, Mapping[str, Any], str]]:
    """Return the collection, the body and the name of each route and schedule."""
    for route in made.routes:
        yield "routes", route, f"{' '.join(route['methods'])} {address}{ROUTES_PATH}{route['path']}"
    for schedule in made.schedules:
        yield "schedules", schedule, f"the schedule {schedule['name']}, {_timing(schedule)}"


def _set_secrets(session: Session, client: "Client", made: "Plan") -> list[str]:
    """Ask for the secrets that are not set yet; without a terminal, print the commands that set them."""
    if not made.secrets:
        return []
    known = {each["name"] for each in client.call("GET", "secrets")["items"]}
    lines = []
    for secret in made.secrets:
        if secret.name in known:
            continue
        if not _is_asked(session):
            note(f"to set what it needs: picloud secret set {secret.name}  ({secret.label})")
            continue
        value = click.prompt(f"{secret.name}: {secret.label}", hide_input=True, err=True)
        client.call("PUT", "secrets", secret.name, body={"value": value})
        lines.append(f"set {secret.name}")
    return lines


def _grant(session: Session, client: "Client", made: "Plan", *, grant_all: bool) -> dict[str, list[str]]:
    """Give the script its grants: all, or those that a person agrees to on a terminal."""
    asks = _is_asked(session)
    chosen: dict[str, list[str]] = {
        kind: [
            each
            for each in made.grants[kind]
            if grant_all or (asks and click.confirm(neutralise(f"Let the script reach {kind} {each}?"), err=True))
        ]
        for kind in KINDS
    }
    if any(chosen.values()):
        client.change_grants(made.name, lambda old: {kind: [*old[kind], *chosen[kind]] for kind in KINDS})
    left = {kind: [each for each in made.grants[kind] if each not in chosen[kind]] for kind in KINDS}
    if any(left.values()):
        note(f"to grant what is missing: {grant_command(made.name, left)}")
    return chosen


def _described(made: "Plan") -> list[str]:
    """Return what would be created, a line each."""
    lines = [f"script    {made.name}, access {made.access}"]
    lines += [f"secret    {each.name}: {each.label}" for each in made.secrets]
    lines += [f"grant     {kind} {each}" for kind in KINDS for each in made.grants[kind]]
    lines += [
        f"route     {' '.join(each['methods'])} {ROUTES_PATH}{each['path']}{_rules(each)}" for each in made.routes
    ]
    lines += [f"schedule  {each['name']}: {_timing(each)}" for each in made.schedules]
    return [neutralise(line) for line in lines]


def _rules(route: Mapping[str, Any]) -> str:
    rules = [route["access"]]
    if "verify" in route:
        rules.append(f"signed: {route['verify']['preset']}")
    if "cors" in route:
        rules.append(f"CORS {' '.join(route['cors']['origins'])}")
    return f", {', '.join(rules)}"


def _timing(schedule: Mapping[str, Any]) -> str:
    if "every_s" in schedule:
        return f"every {schedule['every_s']} seconds"
    return f"cron {shlex.quote(schedule['cron'])} {schedule.get('timezone', '')}".rstrip()


def _document(made: "Plan") -> dict[str, Any]:
    from msgspec import to_builtins  # noqa: PLC0415  for this command alone

    document: dict[str, Any] = to_builtins(made)
    return document
