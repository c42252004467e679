"""The admin token: made once, kept in a file that only its owner can read, compared in constant time."""

import hashlib
import hmac
import os
import re
import secrets
import stat
from pathlib import Path
from typing import Final

from picloud.shared.errors import EXIT_CONFIGURATION, StartRefused
from picloud.shared.file_faults import refusal
from picloud.shared.files import replacing
from picloud.shared.models import Principal
from picloud.shared.protocols import Authenticator

TOKEN_NAME: Final = "admin-token"  # noqa: S105 - the name of the file, not a secret
_PREFIX: Final = "pic_admin_"
_TOKEN: Final = re.compile(rf"{_PREFIX}[A-Za-z0-9_-]{{43}}")
_MAX_FILE_BYTES: Final = 256
ADMINISTRATOR: Final = Principal(name="admin-token", scopes=frozenset({"admin"}))
"""Held by users who can read the data directory, so it has all rights."""


class AdminToken:
    """An `Authenticator` that knows one bearer token; keeps only its SHA-256.

    Attributes:
        path: the file that holds the token.
        created: True when this start made it.
    """

    def __init__(self, path: Path, token: str, *, created: bool) -> None:
        self.path = path
        self.created = created
        self._digest = _digest(token)

    @classmethod
    def load_or_create(cls, data_dir: Path) -> "AdminToken":
        """Read the token, or make one with 256 random bits on the first start.

        Raises:
            StartRefused: exit code 2; others may read the file, or it holds no token.
        """
        path = data_dir / TOKEN_NAME
        try:
            token = _read(path)
        except FileNotFoundError:
            token = _PREFIX + secrets.token_urlsafe(32)
            _create(path, token)
            return cls(path, token, created=True)
        except OSError as exc:
            raise refusal(exc, path, EXIT_CONFIGURATION) from exc
        return cls(path, token, created=False)

    @property
    def digest(self) -> str:
        """SHA-256 of the token in hexadecimal."""
        return self._digest.hex()

    def authenticate(self, authorization: str | None) -> Principal | None:
        """The administrator when the header's value is `Bearer` and this token; see `Authenticator`."""
        scheme, _, given = (authorization or "").partition(" ")
        # Compared whatever the scheme is, so that the time tells nothing.
        valid = hmac.compare_digest(_digest(given), self._digest) and scheme.lower() == "bearer"
        return ADMINISTRATOR if valid else None


class AnyOf:
    """An `Authenticator` that asks several others; the first that knows the caller wins."""

    def __init__(self, *authenticators: Authenticator) -> None:
        self._authenticators = authenticators

    def authenticate(self, authorization: str | None) -> Principal | None:
        """As in `Authenticator`."""
        for authenticator in self._authenticators:
            principal = authenticator.authenticate(authorization)
            if principal is not None:
                return principal
        return None


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).digest()


def _read(path: Path) -> str:
    descriptor = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(descriptor)
        if not stat.S_ISREG(status.st_mode):
            raise _refused(f"{path}: is not a file; remove it, the next start makes a new token")
        if status.st_mode & 0o077:
            raise _refused(f"{path}: others can read the admin token; run: chmod 600 {path}")
        token = os.read(descriptor, _MAX_FILE_BYTES).decode("ascii", "replace").strip()
    finally:
        os.close(descriptor)
    if _TOKEN.fullmatch(token) is None:
        raise _refused(f"{path}: holds no admin token; remove it, the next start makes a new one")
    return token


def _create(path: Path, token: str) -> None:
    try:
        path.with_name(f"{path.name}.new").unlink(missing_ok=True)  # earlier versions could leave it
        with replacing(path, 0o600) as stream:
            stream.write(f"{token}\n".encode("ascii"))
    except OSError as exc:
        raise refusal(exc, path, EXIT_CONFIGURATION) from exc


def _refused(message: str) -> StartRefused:
    return StartRefused(EXIT_CONFIGURATION, message)
