"""Signatures of webhooks: whether a request was signed with a secret, by the rules of who sends it. Works on the raw
bytes of the body, compares in constant time, and never says what would have been right."""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from picloud.shared.http.asgi import Header
from picloud.shared.routes import Verify

_DIGITS: Final = re.compile(r"[0-9]{1,12}")
_HEX: Final = re.compile(r"(?:[0-9a-fA-F]{2})+")
_MAX_SIGNATURES: Final = 16
"""More in one header are not tried: each costs a comparison, and rotation needs two."""


class SignatureRefused(Exception):
    """The request is not signed as it must be; the text says why, for the owner of the route."""


class Signed(Struct, frozen=True):
    """The facts about a signature in a request.

    Attributes:
        signatures: any of them may be the right one.
        content: the bytes that were signed.
        id: tells this message from others, for who must not act on one twice.
        timestamp_s: seconds since 1970 UTC; None where the sender gives none.
    """

    signatures: Sequence[bytes]
    content: bytes
    id: bytes
    timestamp_s: int | None = None


def check_signature(verify: Verify, headers: Sequence[Header], body: bytes, keys: Sequence[str], now_s: float) -> bytes:
    """Accept a request that is signed with one of the keys; return the id of its message.

    Args:
        keys: the values of the secret that count now.
        now_s: seconds since 1970 UTC.
    Raises:
        SignatureRefused: a header is missing or malformed, the timestamp is too far from now, or no key fits.
    """
    signed = read_signature(verify, headers, body, now_s)
    matches = _matches_ed25519 if verify.preset == "discord" else _matches_hmac
    # every key and signature is tried, so that the time says nothing of which one fits
    fits = [matches(verify, key, signed, signature) for key in keys for signature in signed.signatures]
    if not any(fits):
        raise SignatureRefused("the signature does not match")
    return signed.id


def read_signature(verify: Verify, headers: Sequence[Header], body: bytes, now_s: float) -> Signed:
    """Return what a request says about its signature, which is not checked yet.

    Raises:
        SignatureRefused: a header is missing or malformed, or the timestamp is too far from now.
    """
    signed = _READERS[verify.preset](verify, _Headers(headers), body)
    if signed.timestamp_s is not None:
        _check_age(signed.timestamp_s, verify.tolerance_s, now_s)
    return signed


class _Headers:
    """The headers of a request, each of which must be there exactly once."""

    def __init__(self, headers: Sequence[Header]) -> None:
        self._headers = headers

    def one(self, name: str) -> str:
        values = [value for key, value in self._headers if key == name.encode("ascii")]
        if len(values) != 1:
            raise SignatureRefused(f"no header {name}" if not values else f"more than one header {name}")
        return values[0].decode("latin-1").strip()


def _check_age(timestamp_s: int, tolerance_s: int, now_s: float) -> None:
    age_s = int(now_s) - timestamp_s
    if age_s > tolerance_s:
        raise SignatureRefused(f"the timestamp is {age_s} s old; at most {tolerance_s} s are allowed")
    if age_s < -tolerance_s:
        raise SignatureRefused(f"the timestamp is {-age_s} s in the future; is the clock of this machine right?")


def _read_github(_verify: Verify, headers: _Headers, body: bytes) -> Signed:
    signature = _hex(_after(headers.one("x-hub-signature-256"), "sha256="))
    return Signed([signature], body, signature)


def _read_stripe(_verify: Verify, headers: _Headers, body: bytes) -> Signed:
    pairs = [part.strip().partition("=") for part in headers.one("stripe-signature").split(",")]
    times = [value for name, _, value in pairs if name == "t"]
    signatures = [_hex(value) for name, _, value in pairs if name == "v1"]
    if len(times) != 1 or not signatures:
        raise SignatureRefused("the header stripe-signature has no t and v1")
    timestamp = _seconds(times[0])
    return Signed(_few(signatures), f"{times[0]}.".encode() + body, signatures[0], timestamp)


def _read_slack(_verify: Verify, headers: _Headers, body: bytes) -> Signed:
    text = headers.one("x-slack-request-timestamp")
    timestamp = _seconds(text)
    signature = _hex(_after(headers.one("x-slack-signature"), "v0="))
    return Signed([signature], f"v0:{text}:".encode() + body, signature, timestamp)


def _read_standard(_verify: Verify, headers: _Headers, body: bytes) -> Signed:
    message_id, text = headers.one("webhook-id"), headers.one("webhook-timestamp")
    timestamp = _seconds(text)
    parts = [part.partition(",") for part in headers.one("webhook-signature").split(" ")]
    signatures = [_base64(value) for version, _, value in parts if version == "v1"]
    if not message_id or not signatures:
        raise SignatureRefused("the header webhook-id is empty, or webhook-signature has no v1")
    content = f"{message_id}.{text}.".encode("latin-1") + body
    return Signed(_few(signatures), content, message_id.encode("latin-1"), timestamp)


def _read_discord(_verify: Verify, headers: _Headers, body: bytes) -> Signed:
    text = headers.one("x-signature-timestamp")
    timestamp = _seconds(text)
    signature = _hex(headers.one("x-signature-ed25519"))
    return Signed([signature], text.encode() + body, signature, timestamp)


def _read_generic(verify: Verify, headers: _Headers, body: bytes) -> Signed:
    given = _after(headers.one(verify.header), verify.prefix)
    signature = _hex(given) if verify.encoding == "hex" else _base64(given)
    if not verify.timestamp_header:
        return Signed([signature], body, signature)
    text = headers.one(verify.timestamp_header)
    timestamp = _seconds(text)
    content = f"{text}.".encode() + body if verify.signed == "{timestamp}.{body}" else body
    return Signed([signature], content, signature, timestamp)


_READERS: Final[Mapping[str, Callable[[Verify, _Headers, bytes], Signed]]] = {
    "github": _read_github,
    "stripe": _read_stripe,
    "slack": _read_slack,
    "standard": _read_standard,
    "discord": _read_discord,
    "generic": _read_generic,
}


def _matches_hmac(verify: Verify, key: str, signed: Signed, signature: bytes) -> bool:
    secret = key.encode("utf-8")
    if verify.preset == "standard":
        try:
            secret = base64.b64decode(key.removeprefix("whsec_"), validate=True)
        except (binascii.Error, ValueError):
            raise SignatureRefused("the secret is no base64, as Standard Webhooks has it") from None
    algorithm = verify.algorithm if verify.preset == "generic" else "sha256"
    return hmac.compare_digest(hmac.digest(secret, signed.content, getattr(hashlib, algorithm)), signature)


def _matches_ed25519(_verify: Verify, key: str, signed: Signed, signature: bytes) -> bool:
    from nacl.exceptions import CryptoError  # noqa: PLC0415  costs a megabyte, for those who use it alone
    from nacl.signing import VerifyKey  # noqa: PLC0415  likewise

    try:
        VerifyKey(bytes.fromhex(key.strip())).verify(signed.content, signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True


def _seconds(text: str) -> int:
    if _DIGITS.fullmatch(text) is None:
        raise SignatureRefused("the timestamp is no number of seconds")
    return int(text)


def _after(value: str, prefix: str) -> str:
    if not value.startswith(prefix):
        raise SignatureRefused(f"the signature does not start with {prefix}")
    return value[len(prefix) :]


def _hex(text: str) -> bytes:
    if len(text) > 1_024 or _HEX.fullmatch(text) is None:
        raise SignatureRefused("the signature is not hexadecimal")
    return bytes.fromhex(text)


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise SignatureRefused("the signature is no base64") from None


def _few(signatures: Sequence[bytes]) -> Sequence[bytes]:
    return signatures[:_MAX_SIGNATURES]
