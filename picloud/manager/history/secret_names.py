"""Which names stand for a secret: names of headers, query parameters and fields of bodies. A rule, not a list of
products: a name is cut into words, and one telling word is enough. Knows no request."""

import re
from functools import lru_cache
from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_MAX_NAME_LENGTH: Final = 256
"""Longer names are judged by their beginning and their end."""
_WORDS: Final = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_SECRET_WORDS: Final = _words(
    "assertion auth authenticity authentication authorisation authorization bearer cookie cookies credential "
    "credentials creds csrf cvc cvv hmac jwt key keys mfa oauth otp pass passcode passphrase passwd password passwords "
    "pin psk pw pwd saml secret secrets session sessions sessid sid sig signature signatures token tokens totp "
    "xsrf"
)
_SECRET_PARTS: Final = re.compile(
    r"token(?!i[sz])|secret(?!ar)|passw|passphrase|passcode|apikey|credential|signature|"
    r"authenti|authori[sz]|oauth(?!or)|sess(?:ion)?id|cookie|[a-z]{2}key$|^auth(?!or)|auth$|pwd"
)
"""In a word that was written without a break, such as `clienttoken` or `accesskey`."""
_BROKEN_WORDS: Final = re.compile(r"passw(?:or)?d|passphrase|passcode|sess(?:ion)?id")
"""In words that were written with a break too many, such as `pass_word`."""
_BENIGN_WORDS: Final = _words("donkey hockey hotkey jockey monkey turkey whiskey")
_BENIGN_KEYS: Final = _words(
    "public primary foreign idempotency partition routing sort cache websocket object natural surrogate"
)
"""A key that these words describe opens nothing: `idempotency-key`, `sec-websocket-key`, `primary_key`."""


@lru_cache(4_096)
def is_secret_name(name: str) -> bool:
    """True when a value of this name may open something: it must not be shown to everybody who may look at requests."""
    if len(name) > _MAX_NAME_LENGTH:
        name = name[: _MAX_NAME_LENGTH // 2] + name[-_MAX_NAME_LENGTH // 2 :]
    words = [word.lower() for word in _WORDS.findall(name)]
    if words[-1:] in (["key"], ["keys"]) and any(word in _BENIGN_KEYS for word in words):
        words.pop()
    return any(_is_secret_word(word) for word in words) or _BROKEN_WORDS.search("".join(words)) is not None


def _is_secret_word(word: str) -> bool:
    if word in _SECRET_WORDS:
        return True
    return word not in _BENIGN_WORDS and _SECRET_PARTS.search(word) is not None
