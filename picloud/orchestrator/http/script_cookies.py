"""Keeps the cookies of a script to this host, and on the main origin to the script: it is the dashboard's origin too,
so a cookie for all of it would be sent with every request there. Knows the header as text only."""

from typing import Final

MAX_COOKIES: Final = 20
MAX_COOKIE_BYTES: Final = 4_096
"""Names and values of all cookies of one answer."""

Headers = list[tuple[str, str]]


def confine_cookies(headers: Headers, base_path: str | None) -> tuple[Headers, list[str]]:
    """The headers with each cookie bound to this host and to a path at or below `base_path`; None: to any path.

    Returns:
        The headers, the same list without cookies among them; and warnings for the script's author.
    """
    if not any(name == "set-cookie" for name, _ in headers):
        return headers, []
    kept: Headers = []
    warnings: list[str] = []
    count = size = 0
    for name, value in headers:
        if name != "set-cookie":
            kept.append((name, value))
            continue
        pair = value.partition(";")[0]
        count += 1
        size += len(pair)
        if count > MAX_COOKIES or size > MAX_COOKIE_BYTES:
            warnings.append(
                f"a cookie was dropped: one answer may set {MAX_COOKIES} cookies of {MAX_COOKIE_BYTES} bytes in all"
            )
            continue
        confined, changes = _confine(value, base_path)
        kept.append((name, confined))
        cookie = pair.partition("=")[0].strip()
        warnings += [f"the cookie {cookie[:64]} {change}" for change in changes]
    return kept, list(dict.fromkeys(warnings))


def _confine(value: str, base_path: str | None) -> tuple[str, list[str]]:
    pair, *attributes = value.split(";")
    kept = [pair.strip()]
    path = base_path
    changes: list[str] = []
    for attribute in attributes:
        name, _, given = attribute.partition("=")
        name, given = name.strip().lower(), given.strip()
        if name == "path" and base_path is not None:  # the last one counts, as in browsers
            path = given if given == base_path or given.startswith(f"{base_path}/") else base_path
            changes = [change for change in changes if not change.startswith("got")]
            if path != given:
                changes.append(f"got the path {base_path}: scripts share an origin")
        elif name == "domain":
            changes.append("lost its domain: it is for this host alone")
        elif attribute.strip():
            kept.append(attribute.strip())
    if path is not None:
        kept.append(f"Path={path}")
    return "; ".join(kept), list(dict.fromkeys(changes))
