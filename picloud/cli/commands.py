"""The commands of the command line by name: where each one is, and its line in the help.

A command's module is imported when the command is looked up, so that a run pays for no other one.
"""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Final

import click

from picloud.cli.manual import add_manual

GROUPS: Final[dict[str, dict[str, tuple[str, str]]]] = {
    "Scripts": {
        "check": ("check:check", "Check scripts without deploying them."),
        "new": ("new:new", "Create a script from a template."),
        "deploy": ("deploy:deploy", "Deploy a script, or all scripts of a directory."),
        "list": ("scripts:list_scripts", "List the scripts."),
        "show": ("scripts:show", "Show a script, its source or its revisions."),
        "diff": ("diff:diff", "Compare revisions of a script, or a local file."),
        "open": ("browse:open_url", "Open the dashboard or a script in the browser."),
        "rollback": ("rollback:rollback", "Make an older revision live again."),
        "release": ("scripts:release", "Release a script from quarantine."),
        "delete": ("scripts:delete", "Delete a script with its revisions."),
        "grants": ("grants:list_grants", "List what a script may reach."),
        "grant": ("grants:grant", "Let a script reach hosts, secrets or namespaces."),
        "revoke-grant": ("grants:revoke_grant", "Take grants from a script."),
        "assets": ("assets:assets", "Serve files of a website or an app."),
        "route": ("routes:route", "Give scripts their own URLs."),
        "sdk-contract": ("sdk_contract:sdk_contract", "Print what scripts can rely on."),
    },
    "Runs": {
        "run": ("run:run", "Run a file once without deploying it."),
        "invoke": ("invoke:invoke", "Call a script and print its response."),
        "logs": ("logs:logs", "Show executions with their log lines."),
        "running": ("running:running", "List the executions in progress."),
        "cancel": ("running:cancel", "Cancel an execution in progress."),
        "schedule": ("schedules:schedule", "Run scripts at set times."),
    },
    "Data": {
        "kv": ("kv:kv", "View and change the data of scripts."),
    },
    "Access": {
        "login": ("login:login", "Log in to a remote server."),
        "logout": ("login:logout", "Forget a server and revoke its token."),
        "profiles": ("login:profiles", "List the servers that you are logged in to."),
        "token": ("tokens:token", "Create, list and revoke API tokens."),
        "secret": ("secrets:secret", "Set, list and delete secrets."),
        "audit": ("audit:audit", "Show who changed what."),
        "setup-link": ("setup:setup_link", "Create another set-up link for the owner's account."),
        "password": ("setup:password", "Set the owner's password."),
    },
    "Server": {
        "serve": ("serve:serve", "Run PiCloud in the foreground until Ctrl-C."),
        "doctor": ("doctor:doctor", "Check this machine."),
        "backup": ("backup:backup", "Back up a running server to a file."),
        "restore": ("restore:restore", "Restore a backup while the server is stopped."),
        "db": ("db:db", "Copy, check and migrate databases."),
        "install": ("installation:install", "Install this file as a service of this machine."),
        "uninstall": ("installation:uninstall", "Remove the service; the data stays."),
        "upgrade": ("installation:upgrade", "Replace the installed file with a newer one."),
        "rollback-upgrade": ("installation:rollback_upgrade", "Undo the last upgrade."),
        "version": ("version:version", "Show the version of this program."),
        "completion": ("completion:completion", "Print a shell completion script."),
    },
}
"""Heading of the help -> name -> `module:attribute` below `picloud.cli`, and the line of the help."""


class Commands(Mapping[str, click.Command]):
    """The commands of `GROUPS`, each imported at its first look-up and given its manual."""

    def __init__(self) -> None:
        self._places = {name: place for group in GROUPS.values() for name, (place, _) in group.items()}
        self._loaded: dict[str, click.Command] = {}

    def __getitem__(self, name: str) -> click.Command:
        if name not in self._loaded:
            module, _, attribute = self._places[name].partition(":")
            command: click.Command = getattr(import_module(f"picloud.cli.{module}"), attribute)
            add_manual(name, command)
            self._loaded[name] = command
        return self._loaded[name]

    def __contains__(self, name: object) -> bool:
        return name in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
