"""Cursors of lists: opaque to clients, good for the list they came from alone."""

import base64
import binascii
import hashlib
import hmac
from typing import Final

from picloud.shared.errors import BadRequest

_MARK_BYTES: Final = 6
_MAX_LENGTH: Final = 200
_DOMAIN: Final = b"picloud cursor"


def encode_cursor(kind: str, key: str) -> str:
    """The cursor that goes on after this key in lists of this kind."""
    data = key.encode("utf-8")
    return base64.urlsafe_b64encode(data + _mark(kind, data)).rstrip(b"=").decode("ascii")


def decode_cursor(kind: str, cursor: str, max_length: int = _MAX_LENGTH) -> str:
    """The key in a cursor. The mark tells a cursor from a guess or a cursor of another list; it is not secret.

    Raises:
        BadRequest: `invalid_cursor`.
    """
    try:
        if len(cursor) > max_length:
            raise ValueError
        given = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True)
        data, mark = given[:-_MARK_BYTES], given[-_MARK_BYTES:]
        if not hmac.compare_digest(mark, _mark(kind, data)):
            raise ValueError
        return data.decode("utf-8")
    except (ValueError, binascii.Error):
        message = "The cursor does not belong to this list; start again without it."
        raise BadRequest(message, code="invalid_cursor") from None


def _mark(kind: str, data: bytes) -> bytes:
    return hashlib.blake2s(data, key=_DOMAIN, person=kind.encode("ascii")[:8], digest_size=_MARK_BYTES).digest()
