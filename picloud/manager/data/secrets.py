"""Secrets: encrypted in the control store with a key that is in a file beside it. No HTTP, no SQL.

A secret whose key is not there is sealed: it cannot be read, nothing overwrites it, and all else goes on. It can be set
again, or unsealed with its key.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct, structs

from picloud.manager.audit.log import new_entry
from picloud.manager.data.keys import CannotOpen, Key, KeyFault, KeyFile, KeyRing
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.secrets import SealedSecret, SecretFacts, SecretNumbers
from picloud.manager.scripts.grants import is_secret_name
from picloud.manager.shielded import Shielded
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.shared.clock import Clock, now_ms
from picloud.shared.errors import BadRequest, Invalid, NotFound, PiCloudError, StorageUnavailable

MAX_SECRETS: Final = 100
MAX_VALUE_BYTES: Final = 64 * 1024
LEAST_VALUE_LENGTH: Final = 8
"""Shorter values cannot be masked (`picloud/providers/masking.py`)."""
MAX_KEEP_PREVIOUS_S: Final = 30 * 86_400

logger = logging.getLogger(__name__)


class SecretValues(Struct, frozen=True):
    """The values of a secret. `previous` counts until `previous_until`, milliseconds since 1970-01-01 UTC."""

    value: str
    previous: str | None = None
    previous_until: int | None = None


class SecretService:
    """Sets, opens, lists and deletes secrets.

    All methods that are awaited may raise `StorageUnavailable`; nothing was changed then. Methods that take a name
    raise `BadRequest` when no secret can have it.
    """

    def __init__(self, store: SecretStore, key_file: KeyFile, clock: Clock = now_ms) -> None:
        self._store = store
        self._key_file = key_file
        self._clock = clock
        self._ring = KeyRing()
        self._used: dict[str, int] = {}
        self._change_lock = asyncio.Lock()
        self._to_the_end = Shielded()
        self.on_change: Callable[[], Awaitable[None]] = _nothing
        """Awaited after each change of a value, before it is answered. It must not raise."""

    async def set(self, name: str, value: str, by: Caller, *, keep_previous_s: int = 0) -> bool:
        """Set the value of a secret, in effect from the next call on; return True for a new secret.

        Args:
            keep_previous_s: seconds for which the value before is kept as well, to check signatures with.
        Raises:
            Invalid: `validation_failed`; the value or the span cannot be used, or there are too many secrets.
            PiCloudError: `secrets_sealed`; the key file cannot be used.
        """
        _check_name(name)
        _check_value(value, keep_previous_s)
        return await self._to_the_end.run(self._set(name, value, by, keep_previous_s))

    async def open(self, name: str) -> str:
        """Return the value of a secret.

        Raises:
            NotFound: no such secret.
            PiCloudError: `secrets_sealed`.
        """
        secret = await self._store.find(name)
        if secret is None:
            raise NotFound("There is no such secret.")
        key = await self._find_key(secret.key_id)
        if key is None:
            raise _sealed(f"The secret {name} is sealed: its key is missing.")
        value = _open(key, secret)
        self._used[name] = self._clock()
        return value.decode("utf-8")

    async def open_values(self, name: str) -> SecretValues:
        """Return both values of a secret, for checking signatures.

        Raises:
            As `open`.
        """
        value = await self.open(name)
        secret = await self._store.find(name)
        if secret is None or secret.previous is None or (secret.previous_until or 0) <= self._clock():
            return SecretValues(value)
        key = await self._find_key(secret.key_id)
        if key is None:
            return SecretValues(value)
        previous = _open_version(key, name, secret.version - 1, secret.previous)
        return SecretValues(value, previous.decode("utf-8"), secret.previous_until)

    async def list_secrets(self) -> list[SecretFacts]:
        """The facts about all secrets by name, without their values."""
        found = await self._store.list_all()
        users = await self._store.list_users()
        for key_id in {secret.key_id for secret in found}:
            await self._find_key(key_id)
        return await asyncio.to_thread(self._facts_of, found, users, self._clock())

    async def count(self) -> SecretNumbers:
        """Return the number of secrets, and of those that are sealed. Decrypts nothing."""
        by_key = await self._store.count_by_key()
        sealed = [count for key_id, count in by_key.items() if await self._find_key(key_id) is None]
        return SecretNumbers(sum(by_key.values()), sum(sealed))

    async def delete(self, name: str, by: Caller) -> None:
        """Delete a secret. Grants for it stay, and apply to a new secret of its name.

        Raises:
            NotFound: no such secret.
        """
        _check_name(name)
        await self._to_the_end.run(self._delete(name, by))

    async def rotate_key(self, by: Caller) -> int:
        """Encrypt all secrets with a new key and forget the old one; returns how many there are. Where the file has a
        key before the one that is in use, that is the new key.

        A rotation that was interrupted is finished by the next one: until then the file has both keys.

        Raises:
            PiCloudError: `secrets_sealed`; a secret cannot be opened, or the key file cannot be used.
        """
        return await self._to_the_end.run(self._rotate_key(by))

    async def unseal(self, key_text: str, by: Caller) -> int:
        """Add a key to the file; returns how many secrets it unseals.

        Raises:
            Invalid: `validation_failed`; it is not a key, or no secret needs it.
            PiCloudError: `secrets_sealed`; the key file cannot be used.
        """
        try:
            key = Key.parse(key_text)
        except KeyFault as fault:
            raise _invalid("key", str(fault)) from None
        return await self._to_the_end.run(self._unseal(key, by))

    async def write_last_used(self) -> None:
        """Write down when secrets were used last, all in one transaction; writes nothing when none was used."""
        if not self._used:
            return
        used, self._used = self._used, {}
        try:
            await self._store.set_last_used(used)
        except StorageUnavailable:
            self._used = used | self._used
            raise

    async def _set(self, name: str, value: str, by: Caller, keep_previous_s: int) -> bool:
        async with self._change_lock:
            old = await self._store.find(name)
            if old is None and len(await self._store.list_all()) >= MAX_SECRETS:
                raise _invalid("name", f"exceeds the limit of {MAX_SECRETS} secrets")
            key = await self._current_key()
            now = self._clock()
            version = 1 if old is None else old.version + 1
            kept = None if old is None or not keep_previous_s else await self._resealed(old, key)
            secret = SealedSecret(
                name=name,
                version=version,
                key_id=key.id,
                sealed=key.seal(value.encode("utf-8"), _context(name, version)),
                previous=kept,
                previous_until=None if kept is None else now + keep_previous_s * 1_000,
                set_at=now,
            )
            await self._store.save(secret, self._entry(by, "secret.set", now, name, version=version))
            await self.on_change()
            return old is None

    async def _resealed(self, old: SealedSecret, key: Key) -> bytes | None:
        """Return the value of a secret encrypted with the current key; None when it cannot be opened."""
        old_key = await self._find_key(old.key_id)
        if old_key is None:
            return None
        try:
            value = _open(old_key, old)
        except PiCloudError:  # damaged: it is being replaced, which must not fail for that
            return None
        return key.seal(value, _context(old.name, old.version))

    async def _delete(self, name: str, by: Caller) -> None:
        async with self._change_lock:
            secret = await self._store.find(name)
            if secret is None:
                raise NotFound("There is no such secret.")
            entry = self._entry(by, "secret.delete", self._clock(), name, version=secret.version)
            await self._store.delete(name, entry)
            self._used.pop(name, None)
            await self.on_change()

    async def _rotate_key(self, by: Caller) -> int:
        async with self._change_lock:
            ring = await self._read_ring()
            found = await self._store.list_all()
            sealed = [secret.name for secret in found if ring.find(secret.key_id) is None]
            if sealed:
                raise _sealed(f"{', '.join(sealed)}: sealed; unseal, set or delete them first.")
            target = ring.current
            if target is None or all(secret.key_id == target.id for secret in found):
                target = Key.generate()
                await self._write_ring(KeyRing([target, *_used_keys(ring, found)]))
            await self._reseal_all(found, target, by)
            try:
                await self._write_ring(KeyRing([target]))
            except PiCloudError:
                logger.warning(
                    "old keys of secrets could not be removed from the key file; no secret needs them",
                    extra={"action": "secrets_key_kept", "path": str(self._key_file.path)},
                )
            return len(found)

    async def _reseal_all(self, found: list[SealedSecret], target: Key, by: Caller) -> None:
        now = self._clock()
        changes = []
        for secret in found:
            key = self._ring.find(secret.key_id)
            if key is None:
                raise _sealed(f"The secret {secret.name} is sealed.")
            changes.append((secret, await asyncio.to_thread(_reseal, secret, key, target, now)))
        await self._store.reseal(changes, self._entry(by, "secret.rotate_key", now, "", secrets=len(found)))

    async def _unseal(self, key: Key, by: Caller) -> int:
        async with self._change_lock:
            ring = await self._read_ring()
            waiting = [secret for secret in await self._store.list_all() if secret.key_id == key.id]
            if not waiting or ring.find(key.id) is not None:
                raise _invalid("key", "is not the key of a sealed secret")
            _open(key, waiting[0])
            await self._write_ring(KeyRing([*ring.keys, key]))
            entry = self._entry(by, "secret.unseal", self._clock(), "", secrets=len(waiting))
            await self._store.note(entry)
            await self.on_change()
            return len(waiting)

    async def _current_key(self) -> Key:
        """Return the key to encrypt with; it is made when there is no key file."""
        ring = await self._read_ring()
        if ring.current is not None:
            return ring.current
        key = Key.generate()
        await self._write_ring(KeyRing([key]))
        return key

    async def _find_key(self, key_id: str) -> Key | None:
        """Return a key of the file, which is read again when it is not among those that were read."""
        key = self._ring.find(key_id)
        if key is None:
            try:
                key = (await self._read_ring()).find(key_id)
            except PiCloudError as fault:
                logger.warning("secrets are sealed", extra={"action": "secrets_sealed", "fault": fault.message})
        return key

    async def _read_ring(self) -> KeyRing:
        try:
            self._ring = await asyncio.to_thread(self._key_file.read)
        except KeyFault as fault:
            raise _sealed(str(fault)) from fault
        return self._ring

    async def _write_ring(self, ring: KeyRing) -> None:
        try:
            await asyncio.to_thread(self._key_file.write, ring)
        except KeyFault as fault:
            raise _sealed(str(fault)) from fault
        self._ring = ring

    def _facts_of(self, found: list[SealedSecret], users: Mapping[str, list[str]], now: int) -> list[SecretFacts]:
        return [self._facts(secret, users.get(secret.name, []), now) for secret in found]

    def _facts(self, secret: SealedSecret, used_by: list[str], now: int) -> SecretFacts:
        fingerprint = _fingerprint(self._ring.find(secret.key_id), secret)
        until = secret.previous_until
        return SecretFacts(
            name=secret.name,
            version=secret.version,
            set_at=secret.set_at,
            last_used_at=self._used.get(secret.name, secret.last_used_at),
            previous_until=until if until is not None and until > now else None,
            used_by=used_by,
            is_sealed=fingerprint is None,
            fingerprint=fingerprint,
        )

    @staticmethod
    def _entry(by: Caller, action: str, now: int, name: str, **details: int) -> AuditEntry:
        return new_entry(by, action, now, object_type="secret", object_id=name, object_name=name, details=details)


async def _nothing() -> None:
    """Nobody follows."""


def _context(name: str, version: int) -> bytes:
    """Return what a value is bound to: in another row, or as another version, it does not open."""
    return f"default/{name}/{version}".encode("ascii")


def _open(key: Key, secret: SealedSecret) -> bytes:
    """Return the value of a secret.

    Raises:
        PiCloudError: `secrets_sealed`; the stored value is damaged.
    """
    return _open_version(key, secret.name, secret.version, secret.sealed)


def _open_version(key: Key, name: str, version: int, sealed: bytes) -> bytes:
    """As `_open`, for either value that a secret has."""
    try:
        return key.open(sealed, _context(name, version))
    except CannotOpen as exc:
        raise _sealed(f"The stored value of the secret {name} is damaged; set it again.") from exc


def _used_keys(ring: KeyRing, secrets: Sequence[SealedSecret]) -> list[Key]:
    """Return the keys that secrets need: an interrupted rotation may have left others in the file."""
    ids = {secret.key_id for secret in secrets}
    return [key for key in ring.keys if key.id in ids]


def _fingerprint(key: Key | None, secret: SealedSecret) -> str | None:
    """Return the fingerprint of a value; None for one that cannot be opened."""
    try:
        return None if key is None else key.fingerprint(_open(key, secret))
    except PiCloudError:
        return None


def _reseal(secret: SealedSecret, key: Key, target: Key, now: int) -> SealedSecret:
    """Return the secret with its values encrypted with another key; an expired previous value is dropped."""
    value = target.seal(_open(key, secret), _context(secret.name, secret.version))
    previous = None
    if secret.previous is not None and (secret.previous_until or 0) > now:
        version = secret.version - 1
        kept = _open_version(key, secret.name, version, secret.previous)
        previous = target.seal(kept, _context(secret.name, version))
    until = None if previous is None else secret.previous_until
    return structs.replace(secret, key_id=target.id, sealed=value, previous=previous, previous_until=until)


def _check_name(name: str) -> None:
    if not is_secret_name(name):
        raise BadRequest("A secret's name is 1 to 64 capital letters, digits and underscores, the first a letter.")


def _check_value(value: str, keep_previous_s: int) -> None:
    if len(value) < LEAST_VALUE_LENGTH:
        raise _invalid("value", f"must have at least {LEAST_VALUE_LENGTH} characters; shorter ones cannot be masked")
    if len(value.encode("utf-8")) > MAX_VALUE_BYTES:
        raise _invalid("value", f"must have at most {MAX_VALUE_BYTES} bytes")
    if "\0" in value:
        raise _invalid("value", "must not have a NUL character")
    if not 0 <= keep_previous_s <= MAX_KEEP_PREVIOUS_S:
        raise _invalid("keep_previous_s", f"must be from 0 to {MAX_KEEP_PREVIOUS_S}")


def _invalid(field: str, message: str) -> Invalid:
    return Invalid(f"{field}: {message}.", details={"errors": [{"field": field, "message": message}]})


def _sealed(message: str) -> PiCloudError:
    return PiCloudError(message, code="secrets_sealed")
