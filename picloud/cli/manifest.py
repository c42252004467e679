"""A directory of scripts: its `*.rhai` files, and `picloud.toml` with their names and settings."""

import difflib
import tomllib
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.names import is_script_name, name_of_file
from picloud.cli.source import read_source
from picloud.shared.file_faults import describe

MANIFEST_NAME: Final = "picloud.toml"
_TYPES: Final[Mapping[str, type]] = {
    "description": str,
    "enabled": bool,
    "access": str,
    "max_requests_per_minute": int,
    "limits": dict,
}
"""Settings of a script in the manifest, which are fields of a save."""
_WORDS: Final = {str: "text", bool: "true or false", int: "a whole number", dict: "a table"}


class LocalScript(NamedTuple):
    """A script as its directory has it. `settings`: the fields of a save besides the source."""

    name: str
    file: str
    source: str
    settings: dict[str, Any]


def read_directory(directory: Path) -> list[LocalScript]:
    """Return the scripts of a directory by name.

    Raises:
        CommandFailed: `manifest`, a name or setting cannot be used or a file is missing; `unreadable_file`.
    """
    defaults, scripts = _read_manifest(directory / MANIFEST_NAME)
    files = _files(directory)
    named = {settings["file"]: name for name, settings in scripts.items() if "file" in settings}
    file_of: dict[str, str] = {}
    for file in files:
        name = named.get(file) or name_of_file(Path(file))
        if not name:
            raise _unusable(f"cannot derive a script name from {file}", f"name it in {MANIFEST_NAME}")
        if name in file_of:
            raise _unusable(f"{file_of[name]} and {file} are both named {name}", f"name one in {MANIFEST_NAME}")
        file_of[name] = file
    for name, settings in scripts.items():
        if settings.get("file", file_of.get(name)) not in files:
            raise _unusable(f"{MANIFEST_NAME}: scripts.{name} has no file {settings.get('file', f'{name}.rhai')}")
    if not file_of:
        raise _unusable(f"there is no *.rhai file in {directory}")
    return [
        LocalScript(
            name,
            str(directory / file),
            read_source(str(directory / file)),
            _merged(defaults, {key: value for key, value in scripts.get(name, {}).items() if key != "file"}),
        )
        for name, file in sorted(file_of.items())
    ]


def files_in(directory: Path) -> list[str]:
    """Return the paths of a directory's scripts, in the order of their names."""
    return [str(directory / file) for file in _files(directory)]


def _files(directory: Path) -> list[str]:
    try:
        return sorted(path.name for path in directory.iterdir() if path.suffix == ".rhai" and path.name[0] != ".")
    except OSError as exc:
        raise CommandFailed(f"cannot read {describe(exc, directory)}", code="unreadable_file") from exc


def _read_manifest(path: Path) -> tuple[dict[str, Any], dict[str, dict[str, Any]]]:
    """Return the settings for all scripts and those for each, empty without a manifest."""
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return {}, {}
    except OSError as exc:
        raise CommandFailed(f"cannot read {describe(exc, path)}", code="unreadable_file") from exc
    except ValueError as exc:  # also of text that is not UTF-8
        raise _unusable(f"{path}: {exc}") from exc
    _check_keys("", document, ("defaults", "scripts"))
    for key, value in document.items():
        _check_type(key, value, dict)
    defaults, scripts = document.get("defaults", {}), document.get("scripts", {})
    _check_settings("defaults", defaults, _TYPES)
    for name, settings in scripts.items():
        if not is_script_name(name):
            raise _unusable(f"{MANIFEST_NAME}: {name!r} cannot be a script's name: lower-case letters, digits, - and _")
        _check_type(f"scripts.{name}", settings, dict)
        _check_settings(f"scripts.{name}", settings, {"file": str, **_TYPES})
    return defaults, scripts


def _check_settings(place: str, settings: Mapping[str, Any], types: Mapping[str, type]) -> None:
    _check_keys(f"{place}.", settings, types)
    for key, value in settings.items():
        _check_type(f"{place}.{key}", value, types[key])
    for key, value in settings.get("limits", {}).items():
        _check_type(f"{place}.limits.{key}", value, int)


def _check_keys(place: str, table: Mapping[str, Any], known: Collection[str]) -> None:
    for key in table:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
            hint = f"did you mean {near[0]}?" if near else f"it can be {', '.join(known)}"
            raise _unusable(f"{MANIFEST_NAME}: there is no setting {place}{key}", hint)


def _check_type(place: str, value: Any, expected: type) -> None:
    if type(value) is not expected:  # a boolean is an int, and not a number here
        raise _unusable(f"{MANIFEST_NAME}: {place} must be {_WORDS[expected]}")


def _merged(defaults: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    """Return the settings of one script: its own over the defaults, limits one by one."""
    merged = {**defaults, **own}
    if "limits" in merged:
        merged["limits"] = {**defaults.get("limits", {}), **own.get("limits", {})}
    return merged


def changed_fields(script: Mapping[str, Any], fields: Mapping[str, Any]) -> Sequence[str]:
    """Return which of the fields of a save differ from a script as the API has it."""
    return [name for name, value in fields.items() if script.get(name) != value]


def _unusable(message: str, hint: str | None = None) -> CommandFailed:
    return CommandFailed(message, code="manifest", hint=hint, exit_code=EXIT_USAGE)
