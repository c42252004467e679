"""Mutated requests of the corpus over HTTP/2, field by field and frame by frame; for `scripts/soak mutated --http2`."""

import asyncio
import contextlib
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

import h2.exceptions

from tests.corpus.cases import Case
from tests.corpus.http2_form import Http2Request, http2_form
from tests.corpus.http2_runner import Http2Client
from tests.corpus.runner import Target

Mutate = Callable[[bytes, random.Random], bytes]
_ANSWER_S = 1.0
_RAW_EVERY = 4
"""One request in so many has its frames changed instead of its fields."""


def seeds_of(cases: list[Case]) -> list[Http2Request]:
    """The small requests that HTTP/2 has a form for."""
    forms = [http2_form(case) for case in cases]
    return [form for form in forms if form is not None and len(form.body) < 20_000 and _size(form) < 20_000]


async def send_mutated(  # noqa: PLR0917  one call, which names them in this order
    target: Target, seeds: list[Http2Request], mutate: Mutate, chance: random.Random, until: float, counts: Counter[str]
) -> None:
    """One request after another, on one connection until that ends."""
    client: Http2Client | None = None
    while time.monotonic() < until:
        request = _mutated(chance.choice(seeds), mutate, chance)
        status = None
        try:
            async with asyncio.timeout(_ANSWER_S):
                client = client or await Http2Client.connect(target)
                if chance.randrange(_RAW_EVERY) == 0:
                    client.garble = lambda data: mutate(data, chance)
                status = (await client.ask(request)).status
        except (OSError, TimeoutError, h2.exceptions.ProtocolError, ValueError):
            status = None
        counts[str(status or "none")] += 1
        if status is None and client is not None:
            client.close()
            client = None
        if status is not None and status >= 500:
            print(f"status {status} to {request!r}", file=sys.stderr)
    if client is not None:
        client.close()


def _mutated(seed: Http2Request, mutate: Mutate, chance: random.Random) -> Http2Request:
    """The request with one to three fields changed, doubled, moved or left out."""
    fields = list(seed.fields)
    for _ in range(chance.randint(1, 3)):
        place = chance.randrange(len(fields))
        kind = chance.randrange(6)
        name, value = fields[place]
        if kind < 3:
            fields[place] = (name, _changed(value, mutate, chance))
        elif kind == 3:
            fields[place] = (_changed(name, mutate, chance), value)
        elif kind == 4:
            fields.insert(chance.randrange(len(fields) + 1), fields[place])
        elif len(fields) > 1:
            del fields[place]
    body = _changed(seed.body, mutate, chance) if seed.body and chance.randrange(2) else seed.body
    return Http2Request(fields, body, chance.randrange(8) > 0)


def _changed(text: str, mutate: Mutate, chance: random.Random) -> str:
    with contextlib.suppress(UnicodeEncodeError):
        return mutate(text.encode("latin-1"), chance).decode("latin-1")
    return text


def _size(request: Http2Request) -> int:
    return sum(len(name) + len(value) for name, value in request.fields)
