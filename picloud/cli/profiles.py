"""The servers that this user is logged in to: name, address and token, in a file that only this user can read."""

import json
import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple, NoReturn

from picloud.cli.failures import EXIT_FAILED, EXIT_USAGE, CommandFailed
from picloud.shared.files import open_regular, replacing

LOCAL: Final = "local"
"""The name for the server on this machine, which needs no profile."""
_FILE_NAME: Final = "profiles.json"
_FORMAT: Final = 1
_MOST_BYTES: Final = 1024 * 1024
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:-]{0,127}")


class Profile(NamedTuple):
    """One server. `token_id`: of the token that `picloud login` created there and `picloud logout` revokes."""

    url: str
    token: str
    token_id: str | None = None
    cacert: str | None = None


class Profiles(NamedTuple):
    """All profiles by name. `current`: the one that commands use by default; None: this machine."""

    by_name: Mapping[str, Profile]
    current: str | None = None

    def get(self, name: str) -> Profile:
        """Return a profile.

        Raises:
            CommandFailed: `unknown_profile`.
        """
        if name in self.by_name:
            return self.by_name[name]
        import difflib  # noqa: PLC0415  # for this error alone

        near = difflib.get_close_matches(name, [*self.by_name, LOCAL], n=1, cutoff=0.6)
        hint = f"did you mean {near[0]}?" if near else "`picloud profiles` lists them, `picloud login URL` adds one"
        raise CommandFailed(f"there is no profile {name!r}", code="unknown_profile", hint=hint, exit_code=EXIT_USAGE)

    def with_profile(self, name: str, profile: Profile) -> "Profiles":
        """Return these and one more, which becomes the current one."""
        return Profiles({**self.by_name, name: profile}, name)

    def without(self, name: str) -> "Profiles":
        """Return these without one."""
        rest = {key: profile for key, profile in self.by_name.items() if key != name}
        return Profiles(rest, self.current if self.current in rest else None)


class ProfileStore:
    """The file of the profiles in a user's configuration directory; None: there is no such directory."""

    def __init__(self, config_dir: Path | None) -> None:
        self._path = None if config_dir is None else config_dir / _FILE_NAME

    def load(self) -> Profiles:
        """Return the profiles, none when there is no file.

        Raises:
            CommandFailed: `profiles`, the file cannot be used, or others than its owner can read it.
        """
        if self._path is None:
            return Profiles({})
        try:
            descriptor = open_regular(self._path)
        except FileNotFoundError:
            return Profiles({})
        except OSError as exc:
            raise _failed("read", self._path, exc) from exc
        with os.fdopen(descriptor, "rb") as stream:
            self._check_owner(os.fstat(descriptor))
            data = stream.read(_MOST_BYTES)
        try:
            document = json.loads(data)
            if document["format"] != _FORMAT:
                self._damaged("of another version of picloud")
            by_name = {str(name): Profile(**fields) for name, fields in document["profiles"].items()}
            current = document["current"]
        except (ValueError, KeyError, TypeError, AttributeError):
            self._damaged("damaged")
        return Profiles(by_name, current if current in by_name else None)

    def save(self, profiles: Profiles) -> None:
        """Replace the file, mode 0600, as a whole.

        Raises:
            CommandFailed: `profiles`.
        """
        if self._path is None:
            raise _unusable("there is no home directory to keep profiles in", "set HOME or XDG_CONFIG_HOME")
        document: dict[str, Any] = {
            "format": _FORMAT,
            "current": profiles.current,
            "profiles": {name: profile._asdict() for name, profile in profiles.by_name.items()},
        }
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with replacing(self._path, 0o600) as stream:
                stream.write(json.dumps(document, indent=2).encode("ascii"))
        except OSError as exc:
            raise _failed("write", self._path, exc) from exc

    def _check_owner(self, status: os.stat_result) -> None:
        if status.st_uid != os.geteuid():
            raise _unusable(f"{self._path} belongs to another user", "set HOME to your own home directory")
        if stat.S_IMODE(status.st_mode) & (stat.S_IRWXG | stat.S_IRWXO):
            raise _unusable(f"{self._path} holds tokens and is open to other users", f"chmod 600 {self._path}")

    def _damaged(self, how: str) -> NoReturn:
        raise _unusable(f"{self._path} is {how}", "remove it and log in again")


def check_profile_name(name: str) -> str:
    """Return the name if a profile can have it.

    Raises:
        CommandFailed: `usage`.
    """
    if name == LOCAL:
        raise CommandFailed(
            f"{LOCAL!r} is the server on this machine",
            code="usage",
            hint="choose another --profile",
            exit_code=EXIT_USAGE,
        )
    if _NAME.fullmatch(name) is None:
        message = f"{name!r} cannot be the name of a profile: letters, digits and . _ : -"
        raise CommandFailed(message, code="usage", exit_code=EXIT_USAGE)
    return name


def _failed(verb: str, path: Path, error: OSError) -> CommandFailed:
    from picloud.shared.file_faults import describe, is_passing  # noqa: PLC0415  # for this error alone

    code = EXIT_FAILED if is_passing(error) else EXIT_USAGE
    return CommandFailed(f"cannot {verb} {describe(error, path)}", code="profiles", exit_code=code)


def _unusable(message: str, hint: str | None = None) -> CommandFailed:
    return CommandFailed(message, code="profiles", hint=hint, exit_code=EXIT_USAGE)
