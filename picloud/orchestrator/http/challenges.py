"""Requests with which a sender of webhooks tries out a URL, and the response that it expects. Knows no script."""

from typing import Final

import msgspec

from picloud.shared.http.asgi import Header

Challenge = tuple[bytes, bytes]
"""Content type and body of the response."""

_MAX_BYTES: Final = 4_096
_JSON: Final = b"application/json"


def answer_to_challenge(preset: str, body: bytes) -> Challenge | None:
    """Return the response to a signed request that only asks whether somebody is there; None for all others."""
    if preset not in ("slack", "discord") or len(body) > _MAX_BYTES:
        return None
    try:
        asked = msgspec.json.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
    if not isinstance(asked, dict):
        return None
    if preset == "discord":
        return (_JSON, b'{"type":1}') if asked.get("type") == 1 else None
    challenge = asked.get("challenge")
    if asked.get("type") != "url_verification" or not isinstance(challenge, str):
        return None
    return b"text/plain; charset=utf-8", challenge.encode("utf-8")


def challenge_headers(challenge: Challenge) -> list[Header]:
    """Return the headers of the response."""
    return [(b"content-type", challenge[0]), (b"x-content-type-options", b"nosniff")]
