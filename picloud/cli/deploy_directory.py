"""`picloud deploy DIR`: all scripts of a directory, with a plan first, and removal of others only when confirmed."""

import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import click

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.grants import offer_missing
from picloud.cli.manifest import LocalScript, changed_fields
from picloud.cli.output import note, say
from picloud.cli.session import Session
from picloud.cli.source import FORGIVING, is_failure, show_faults

if TYPE_CHECKING:
    from picloud.cli.client import Client

Outcome = dict[str, Any]
"""What became of one script, for `--json`: `name`, `action` and facts of it."""


def plan(session: Session, scripts: Sequence[LocalScript], *, strict: bool, prune: bool) -> None:
    """Show what a deployment would do, and change nothing.

    Raises:
        CommandFailed: `check_failed`, a source does not compile, or every run would fail and `strict` is set.
    """
    with session.connect() as client:
        warnings = _check(client, scripts, strict=strict)
        there = {script["name"]: script for script in client.list_scripts()}
        outcomes = [
            {**_planned(client, script, there.get(script.name)), "warnings": warnings[script.name]}
            for script in scripts
        ]
    if prune:
        outcomes += [{"name": name, "action": "delete"} for name in _others(scripts, there)]
    _show_warnings(session, scripts, warnings)
    session.print_result({"dry_run": True, "scripts": outcomes}, "\n".join(map(_planned_line, outcomes)))


def deploy_all(
    session: Session, scripts: Sequence[LocalScript], *, strict: bool, grant_all: bool, prune: bool, yes: bool
) -> None:
    """Save all scripts, after a check of all of them.

    Args:
        grant_all: grant what the sources use by name, without asking.
        prune: delete the scripts of the server that are not among these; `yes`: without asking.
    Raises:
        CommandFailed: as `plan`; `declined`, nothing has changed then; or a save failed, after others were made.
    """
    outcomes: list[Outcome] = []
    with session.connect() as client:
        _check(client, scripts, strict=strict)
        others = _others(scripts, [script["name"] for script in client.list_scripts()]) if prune else []
        if others and not yes:
            _confirm(others)
        try:
            for script in scripts:
                saved = _save(client, script, strict=strict)
                _report(session, outcomes, saved, script)
                saved["granted"] = offer_missing(session, client, saved, grant_all=grant_all)
            for name in others:
                client.delete_script(name)
                _report(session, outcomes, {"name": name, "action": "deleted"})
        except CommandFailed as error:
            error.details = {**(error.details or {}), "scripts": outcomes}
            raise
    if session.as_json:
        session.print_result({"dry_run": False, "scripts": outcomes}, "")


def outcome_line(outcome: Mapping[str, Any]) -> str:
    """Return the line for one script: what happened, and from which revision to which."""
    line = f"{outcome['action']} {outcome['name']}"
    now, before = outcome.get("revision"), outcome.get("previous_revision")
    if now is None:
        return line
    return f"{line}, revision {now if before in (None, now) else f'{before} -> {now}'}"


def _check(client: "Client", scripts: Sequence[LocalScript], *, strict: bool) -> dict[str, list[dict[str, Any]]]:
    """Return the warnings about each script."""
    found = {script.name: client.check_source(script.source) for script in scripts}
    failing = [
        script
        for script in scripts
        if any(finding["severity"] == "error" or (strict and is_failure(finding)) for finding in found[script.name])
    ]
    if failing:
        names = ", ".join(script.file for script in failing)
        compiles = all(finding["severity"] != "error" for script in failing for finding in found[script.name])
        raise CommandFailed(
            f"{names} {'was' if len(failing) == 1 else 'were'} refused, nothing changed",
            code="certain_failure" if compiles else "script_compile_error",
            hint=FORGIVING if compiles else None,
            details={"files": {script.file: found[script.name] for script in failing}},
            body="\n".join(show_faults(script.file, script.source, found[script.name]) for script in failing),
        )
    return found


def _planned(client: "Client", script: LocalScript, there: Mapping[str, Any] | None) -> Outcome:
    outcome = {"name": script.name, "file": script.file}
    if there is None:
        return {**outcome, "action": "create"}
    fields = {"source": script.source, **script.settings}
    changes = changed_fields(client.get_script(script.name), fields)
    return {
        **outcome,
        "action": "update" if changes else "unchanged",
        "revision": there["revision"],
        "changes": changes,
    }


def _planned_line(outcome: Mapping[str, Any]) -> str:
    if outcome["action"] == "unchanged":
        return outcome_line(outcome)
    changes = f" ({', '.join(outcome['changes'])})" if outcome.get("changes") else ""
    return f"would {outcome['action']} {outcome['name']}{changes}"


def _save(client: "Client", script: LocalScript, *, strict: bool) -> Outcome:
    fields = {"source": script.source, **script.settings, **({"strict": True} if strict else {})}
    saved = client.find_and_update_script(script.name, fields)
    action = "updated" if saved and saved.get("changed", True) else "unchanged"
    if saved is None:
        saved, action = client.create_script({"name": script.name, **fields}), "created"
    facts = {key: saved.get(key) for key in ("revision", "previous_revision")}
    facts |= {key: saved.get(key, []) for key in ("warnings", "uses")}
    return {"name": script.name, "file": script.file, "action": action, **facts}


def _report(session: Session, outcomes: list[Outcome], outcome: Outcome, script: LocalScript | None = None) -> None:
    outcomes.append(outcome)
    if session.as_json:
        return
    if script is not None and outcome["warnings"]:
        note(show_faults(script.file, script.source, outcome["warnings"]))
    say(outcome_line(outcome))


def _show_warnings(
    session: Session, scripts: Sequence[LocalScript], warnings: Mapping[str, list[dict[str, Any]]]
) -> None:
    for script in scripts:
        if warnings[script.name] and not session.as_json:
            note(show_faults(script.file, script.source, warnings[script.name]))


def _others(scripts: Sequence[LocalScript], there: Sequence[str] | Mapping[str, Any]) -> list[str]:
    kept = {script.name for script in scripts}
    return sorted(name for name in there if name not in kept)


def _confirm(names: Sequence[str]) -> None:
    if not sys.stdin.isatty():
        raise CommandFailed(
            f"--prune would delete {', '.join(names)}, and there is no terminal to ask on; nothing changed",
            hint="add --yes",
            code="declined",
            exit_code=EXIT_USAGE,
        )
    if not click.confirm(f"Delete {', '.join(names)} with all revisions?", err=True):
        raise CommandFailed("nothing changed", code="declined")
