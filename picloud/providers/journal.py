"""The calls of a run with their replies, bounded, for replays that get the same replies. The reply of `secrets.get` is
never in one."""

from hashlib import blake2b
from typing import Any, Final

import msgspec
from msgspec import Struct, structs

from picloud.providers.masking import Masker
from picloud.shared.services import ServiceFault, Value
from picloud.shared.wire import UNREADABLE, CallError, decode_extension, encode_extension, error_of, fault_of

MAX_JOURNAL_BYTES: Final = 48 * 1024
"""64 KiB as the text that history keeps."""
_HASH_BYTES: Final = 16
_ENTRY_OVERHEAD_BYTES: Final = 64


class RecordedCall(Struct, frozen=True, array_like=True):
    """One call. `arguments`: a hash of them."""

    service: str
    method: str
    arguments: bytes
    error: CallError | None
    value: Any


_encoder: Final = msgspec.msgpack.Encoder(enc_hook=encode_extension)
_decoder: Final = msgspec.msgpack.Decoder(list[RecordedCall], ext_hook=decode_extension)


class Journal:
    """Collects the calls of one run, up to the first that does not fit: those after it may depend on its reply."""

    def __init__(self) -> None:
        self._calls: list[RecordedCall] = []
        self._left = MAX_JOURNAL_BYTES

    def add(self, service: str, method: str, arguments: bytes, fault: ServiceFault | None, value: Value) -> None:
        """Add a call that was answered. `arguments`: as MessagePack."""
        if self._left <= 0 or (service, method) == ("secrets", "get"):
            return
        error = None if fault is None else error_of(fault)
        call = RecordedCall(service, method, _hash(arguments), error, value)
        self._left -= len(_encoder.encode(call)) + _ENTRY_OVERHEAD_BYTES
        if self._left > 0:
            self._calls.append(call)

    def encode(self, masker: Masker | None) -> bytes:
        """Return the journal without the secrets of the run; empty when it made no call."""
        if not self._calls:
            return b""
        if masker is None:
            return _encoder.encode(self._calls)
        return _encoder.encode([_masked(call, masker) for call in self._calls])


class Recording:
    """Answers the calls of a replay from a journal: each recorded call once, the first that matches.

    Args:
        journal: as of `Journal.encode`. One that cannot be read has no calls.
    """

    def __init__(self, journal: bytes) -> None:
        try:
            self._calls = _decoder.decode(journal) if journal else []
        except UNREADABLE:
            self._calls = []

    def take(self, service: str, method: str, arguments: bytes) -> RecordedCall | None:
        """Return the first call like this one that was not taken yet."""
        if not self._calls:
            return None
        wanted = service, method, _hash(arguments)
        for place, call in enumerate(self._calls):
            if (call.service, call.method, call.arguments) == wanted:
                return self._calls.pop(place)
        return None


def _masked(call: RecordedCall, masker: Masker) -> RecordedCall:
    error = None if call.error is None else error_of(masker.mask_fault(fault_of(call.error)))
    return structs.replace(call, error=error, value=masker.mask_value(call.value))


def _hash(arguments: bytes) -> bytes:
    return blake2b(arguments, digest_size=_HASH_BYTES).digest()
