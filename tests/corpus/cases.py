"""Reads the corpus: requests as bytes, and the one right answer to each, as in the tables of bad inputs.

    [name]                     a new case
    > GET / HTTP/1.1           these characters and CR LF
    + abc                      these characters alone
    {json} {"a": 1}            a whole POST of this body to the admin API
    wait 0.3                   seconds in which nothing is sent
    2> :method: GET            a field of the request in HTTP/2, where it is not what the lines above translate to
    2+ abc                     the body there
    = 400 bad_path close       status, code of the error, what becomes of the connection, seconds to wait at most
    h2= 400 bad_request keep   what is right in HTTP/2 instead; without it the connection is kept there
    1.1 only: its framing      there is no such request in HTTP/2; `2 only:` none in HTTP/1.1
    proxy= 4xx any             what is right instead when a proxy stands in between
    ~ text      !~ text        the body has, has not this text

Escapes are Python's; `{a*100}` is a hundred times `a`; `{host}` and `{token}` are filled in. Of a status or a code
there may be several, with `|` between; `4xx` is any of them. `keep`: another request is answered on the same
connection; `close`: the server closes it; `any`: not looked at. `none` for a status: closed without an answer.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from msgspec import Struct, field

DIRECTORY: Final = Path(__file__).parent
_REPEATED: Final = re.compile(r"\{([^{}]*)\*([0-9]+)\}", re.DOTALL)
_JSON_REQUEST: Final = (
    "POST /api/v1/admin/scripts/check HTTP/1.1\r\nHost: {host}\r\nAuthorization: Bearer {token}\r\n"
    "Content-Type: application/json\r\nContent-Length: %d\r\n\r\n"
)


class Expectation(Struct, frozen=True):
    """What is right. `codes` empty: not looked at."""

    statuses: frozenset[str]
    codes: frozenset[str]
    connection: str
    wait_s: float

    def allows_status(self, status: int | None) -> bool:
        """`status` None: there was no answer."""
        if status is None:
            return "none" in self.statuses
        return not self.statuses.isdisjoint({"any", str(status), f"{status // 100}xx"})


class Case(Struct):
    """One request. `parts` are sent in order: text of bytes 0 to 255, or seconds to wait."""

    name: str
    parts: list[str | float] = field(default_factory=list)
    direct: Expectation | None = None
    behind_proxy: Expectation | None = None
    wanted: list[str] = field(default_factory=list)
    unwanted: list[str] = field(default_factory=list)
    over_http2: Expectation | None = None
    http2_fields: list[tuple[str, str]] = field(default_factory=list)
    http2_body: str = ""
    only: str = ""
    """The one protocol that can say it: `1.1` or `2`; empty: both."""


def load_cases() -> list[Case]:
    """All cases of all files; a line that cannot be read is an error."""
    cases = [case for path in sorted(DIRECTORY.glob("*.txt")) for case in _parse(path)]
    assert len({case.name for case in cases}) == len(cases), "two cases have one name"
    assert all(case.direct is not None for case in cases), "a case has no expectation"
    assert all(case.parts or case.only == "2" for case in cases), "a case has no request"
    return cases


def _parse(path: Path) -> list[Case]:
    cases: list[Case] = []
    for line in path.read_text("ascii").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            cases.append(Case(f"{path.stem}: {line.strip('[]')}"))
            continue
        mark, _, rest = line.partition(" ")
        assert mark in _READERS, f"{path.name}: {line}"
        _READERS[mark](cases[-1], rest)
    return cases


def _unescape(text: str) -> str:
    plain = text.encode("latin-1").decode("unicode_escape")
    return _REPEATED.sub(lambda found: found[1] * int(found[2]), plain)


def _add_json(case: Case, text: str) -> None:
    body = _unescape(text)
    case.parts.append(_JSON_REQUEST % len(body) + body)


def _expectation(text: str) -> Expectation:
    words = text.split()
    statuses = frozenset(words.pop(0).split("|"))
    wait_s = float(words.pop()) if words[-1].isdigit() else 5.0
    connection = words.pop()
    assert connection in ("keep", "close", "any"), text
    codes = frozenset(words.pop().split("|")) if words else frozenset[str]()
    assert not words, text
    return Expectation(statuses, codes, connection, wait_s)


def _set_direct(case: Case, text: str) -> None:
    case.direct = _expectation(text)


def _set_behind_proxy(case: Case, text: str) -> None:
    case.behind_proxy = _expectation(text)


def _set_over_http2(case: Case, text: str) -> None:
    case.over_http2 = _expectation(text)


def _add_http2_field(case: Case, text: str) -> None:
    found = re.fullmatch(r"(:?[^:]*):(?: (.*))?", _unescape(text), re.DOTALL)
    assert found is not None, text
    case.http2_fields.append((found[1], found[2] or ""))


def _add_http2_body(case: Case, text: str) -> None:
    case.http2_body += _unescape(text)


def _set_only(case: Case, protocol: str, reason: str) -> None:
    assert reason.startswith("only: "), reason
    case.only = protocol


_READERS: Final[dict[str, Callable[[Case, str], None]]] = {
    ">": lambda case, text: case.parts.append(_unescape(text) + "\r\n"),
    "+": lambda case, text: case.parts.append(_unescape(text)),
    "{json}": _add_json,
    "wait": lambda case, text: case.parts.append(float(text)),
    "=": _set_direct,
    "proxy=": _set_behind_proxy,
    "h2=": _set_over_http2,
    "2>": _add_http2_field,
    "2+": _add_http2_body,
    "1.1": lambda case, text: _set_only(case, "1.1", text),
    "2": lambda case, text: _set_only(case, "2", text),
    "~": lambda case, text: case.wanted.append(text),
    "!~": lambda case, text: case.unwanted.append(text),
}
