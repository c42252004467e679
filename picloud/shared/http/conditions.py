"""What a client has and takes, by the headers of its request: entity tags and content codings (RFC 9110)."""

from collections.abc import Sequence

from picloud.shared.http.asgi import Header


def values_of(headers: Sequence[Header], name: bytes) -> list[bytes]:
    """Return the values of a header, in order."""
    return [value for header, value in headers if header == name]


def has_entity_tag(etag: bytes, headers: Sequence[Header]) -> bool:
    """Return whether `If-None-Match` names the entity tag. Comparison is weak, as for GET."""
    values = values_of(headers, b"if-none-match")
    if not values:
        return False
    tags = [tag.strip().removeprefix(b"W/") for tag in b",".join(values).split(b",")]
    return etag in tags or b"*" in tags


def accepted_codings(headers: Sequence[Header]) -> dict[str, bool]:
    """Return the codings of `Accept-Encoding`, and whether each is taken: its weight is not 0."""
    found: dict[str, bool] = {}
    for part in b",".join(values_of(headers, b"accept-encoding")).decode("latin-1").split(","):
        name, _, parameters = part.partition(";")
        weight = parameters.replace(" ", "").lower().removeprefix("q=")
        found[name.strip().lower()] = not weight or weight.strip("0.") != ""
    return found
