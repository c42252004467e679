"""Keys that encrypt secrets, and the small file that holds them. Knows no database.

The file has one key a line, 32 bytes as base64. The first one encrypts; the others decrypt what was encrypted before,
while secrets move to a new key. Lines that begin with # are comments.
"""

import base64
import hashlib
import os
import secrets
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Final

from picloud.shared.file_faults import describe
from picloud.shared.files import open_regular, replacing

KEY_FILE_NAME: Final = "secrets-key"
_KEY_BYTES: Final = 32
_NONCE_BYTES: Final = 24
_MOST_FILE_BYTES: Final = 16 * 1024
_COMMENT: Final = (
    b"# The key of PiCloud's secrets, not in its backups. Keep a copy: without it no secret can be read.\n"
)


class KeyFault(Exception):
    """The file cannot be used; one line for the operator, with nothing of a key in it."""


class CannotOpen(Exception):
    """A value was encrypted with another key or for another place, or it was changed."""


class Key:
    """One key. `id` tells keys apart and reveals nothing of them."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self.id = self._derived(b"id").hex()[:16]

    def __repr__(self) -> str:
        return f"Key({self.id})"

    @classmethod
    def generate(cls) -> "Key":
        """Return a new key."""
        return cls(secrets.token_bytes(_KEY_BYTES))

    @classmethod
    def parse(cls, text: str) -> "Key":
        """Read a line of the file.

        Raises:
            KeyFault: it is not a key.
        """
        try:
            secret = base64.b64decode(text.strip(), validate=True)
        except ValueError:
            secret = b""
        if len(secret) != _KEY_BYTES:
            raise KeyFault(
                f"a line is not a key: {_KEY_BYTES} bytes in base64, such as `openssl rand -base64 32` prints"
            )
        return cls(secret)

    @property
    def text(self) -> str:
        """The line of the file."""
        return base64.b64encode(self._secret).decode("ascii")

    def seal(self, value: bytes, context: bytes) -> bytes:
        """Encrypt a value (XChaCha20-Poly1305). It can be opened with the same context only."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        encrypted: bytes = _sodium().crypto_aead_xchacha20poly1305_ietf_encrypt(value, context, nonce, self._secret)
        return nonce + encrypted

    def open(self, sealed: bytes, context: bytes) -> bytes:
        """Decrypt a value.

        Raises:
            CannotOpen: another key or context, or the value was changed.
        """
        decrypt = _sodium().crypto_aead_xchacha20poly1305_ietf_decrypt
        try:
            value: bytes = decrypt(sealed[_NONCE_BYTES:], context, sealed[:_NONCE_BYTES], self._secret)
        except Exception as exc:  # the library has several classes for malformed input
            raise CannotOpen from exc
        return value

    def fingerprint(self, value: bytes) -> str:
        """Return 8 hexadecimal digits that tell two values apart and are of no use without the key."""
        return hashlib.blake2b(value, key=self._derived(b"fingerprint"), digest_size=4).hexdigest()

    def _derived(self, purpose: bytes) -> bytes:
        return hashlib.blake2b(purpose, key=self._secret, digest_size=32, person=b"picloud-secrets").digest()


class KeyRing:
    """The keys of a file, the current one first."""

    def __init__(self, keys: Sequence[Key] = ()) -> None:
        self._keys = {key.id: key for key in keys}

    @property
    def keys(self) -> list[Key]:
        return list(self._keys.values())

    @property
    def current(self) -> Key | None:
        """The key that encrypts; None when there is none."""
        return next(iter(self._keys.values()), None)

    def find(self, key_id: str) -> Key | None:
        return self._keys.get(key_id)


class KeyFile:
    """The file of the keys.

    Args:
        named: the path of `PICLOUD_SECRETS_KEY_FILE`, None for the file in the data directory.
    """

    def __init__(self, data_dir: Path, named: Path | None = None) -> None:
        self.path = named or data_dir / KEY_FILE_NAME
        self._is_named = named is not None

    def read(self) -> KeyRing:
        """Return the keys; none when there is no file.

        Raises:
            KeyFault: the file cannot be read, others can read it, or it holds no key.
        """
        try:
            descriptor = open_regular(self.path, follow_links=self._is_named)
        except FileNotFoundError:
            return KeyRing()
        except OSError as exc:
            raise KeyFault(describe(exc, self.path)) from exc
        with os.fdopen(descriptor, "rb") as stream:
            # credentials of systemd can have rights for the group
            if os.fstat(descriptor).st_mode & (0o007 if self._is_named else 0o077):
                raise KeyFault(f"{self.path}: others can read the key of secrets; run: chmod 600 {self.path}")
            text = stream.read(_MOST_FILE_BYTES).decode("ascii", "replace")
        lines = [line.strip() for line in text.splitlines()]
        try:
            keys = [Key.parse(line) for line in lines if line and not line.startswith("#")]
        except KeyFault as fault:
            raise KeyFault(f"{self.path}: {fault}") from None
        if not keys:
            raise KeyFault(f"{self.path}: holds no key; restore it, or remove it and set all secrets again")
        return KeyRing(keys)

    def write(self, ring: KeyRing) -> None:
        """Replace the file. The new one is on the disk when this returns.

        Raises:
            KeyFault: it cannot be written; it is as it was.
        """
        try:
            with replacing(self.path, 0o600) as stream:
                stream.write(_COMMENT + b"".join(f"{key.text}\n".encode("ascii") for key in ring.keys))
        except OSError as exc:
            raise KeyFault(describe(exc, self.path)) from exc


def _sodium() -> ModuleType:
    """The library, imported at its first use: most installations have no secrets."""
    from nacl import bindings  # noqa: PLC0415

    return bindings
