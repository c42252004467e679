"""Programs made from those of the corpus: pieces moved, doubled, exchanged, numbers and names replaced."""

import random
import re
from collections.abc import Callable, Sequence
from typing import Final

_TOKEN: Final = re.compile(r"\s+|\w+|\"(?:\\.|[^\"\\])*\"|.", re.DOTALL)
_NUMBERS: Final = ("0", "1", "-1", "2", "63", "10000", "1000000", "9223372036854775807")
_MAX_SOURCE_CHARACTERS: Final = 20_000
_MAX_CHANGES: Final = 6


class Mutator:
    """Makes new programs from old ones."""

    def __init__(self, source: random.Random, sources: Sequence[str]) -> None:
        self._random = source
        self._corpus = [_tokens(text) for text in sources if len(text) <= _MAX_SOURCE_CHARACTERS]
        self._words = sorted({token for tokens in self._corpus for token in tokens if token.isidentifier()})

    def program(self) -> str:
        """One program of the corpus with some changes."""
        tokens = list(self._random.choice(self._corpus))
        for _ in range(self._random.randrange(1, _MAX_CHANGES)):
            self._change(tokens)
        return "".join(tokens)[:_MAX_SOURCE_CHARACTERS]

    def _change(self, tokens: list[str]) -> None:
        if not tokens:
            tokens.append(self._random.choice(self._words))
            return
        at = self._random.randrange(len(tokens))
        end = min(len(tokens), at + self._random.randrange(1, 12))
        kind = self._random.randrange(6)
        if kind == 0:
            del tokens[at:end]
        elif kind == 1:
            tokens[at:at] = tokens[at:end] * self._random.randrange(1, 4)
        elif kind == 2:
            other = self._random.choice(self._corpus)
            start = self._random.randrange(len(other))
            tokens[at:end] = other[start : start + self._random.randrange(1, 20)]
        elif kind == 3:
            self._replace(tokens, str.isdigit, _NUMBERS)
        elif kind == 4:
            self._replace(tokens, str.isidentifier, self._words)
        else:
            tokens[at], tokens[end - 1] = tokens[end - 1], tokens[at]

    def _replace(self, tokens: list[str], fits: Callable[[str], bool], options: Sequence[str]) -> None:
        places = [index for index, token in enumerate(tokens) if fits(token)]
        if places:
            tokens[self._random.choice(places)] = self._random.choice(options)


def _tokens(text: str) -> list[str]:
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return _TOKEN.findall(body) or [" "]
