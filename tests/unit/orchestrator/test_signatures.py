"""Signatures of webhooks: the examples of the senders' documents, and each with something changed."""

import base64
import hashlib
import hmac
import random
from collections.abc import Sequence

import pytest
from nacl.signing import SigningKey

from picloud.orchestrator.http.signatures import SignatureRefused, check_signature
from picloud.shared.http.asgi import Header
from picloud.shared.routes import Verify

NOW_S = 1_800_000_000
SIGNING_KEY = SigningKey(b"\x07" * 32)
STANDARD_KEY = "whsec_" + base64.b64encode(b"k" * 24).decode()

GITHUB = (  # docs.github.com, "Validating webhook deliveries"
    Verify("github", "S"),
    "It's a Secret to Everybody",
    [(b"x-hub-signature-256", b"sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")],
    b"Hello, World!",
    NOW_S,
)
SLACK = (  # api.slack.com, "Verifying requests from Slack"
    Verify("slack", "S"),
    "8f742231b10e8888abcd99yyyzzz85a5",
    [
        (b"x-slack-request-timestamp", b"1531420618"),
        (b"x-slack-signature", b"v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"),
    ],
    b"token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    b"&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    b"&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    b"&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
    1_531_420_618,
)


def _hmac(key: bytes, content: bytes, algorithm: str = "sha256") -> bytes:
    return hmac.digest(key, content, getattr(hashlib, algorithm))


STRIPE = (
    Verify("stripe", "S"),
    "whsec_test_secret",
    [
        (
            b"stripe-signature",
            f"t={NOW_S},v1={'00' * 32},v0=ignored,v1=".encode()
            + _hmac(b"whsec_test_secret", f"{NOW_S}.".encode() + b"{}").hex().encode(),
        )
    ],
    b"{}",
    NOW_S,
)
STANDARD = (
    Verify("standard", "S"),
    STANDARD_KEY,
    [
        (b"webhook-id", b"msg_1"),
        (b"webhook-timestamp", str(NOW_S).encode()),
        (
            b"webhook-signature",
            b"v1a,ignored v1," + base64.b64encode(_hmac(b"k" * 24, f"msg_1.{NOW_S}.".encode() + b'{"a":1}')),
        ),
    ],
    b'{"a":1}',
    NOW_S,
)
DISCORD = (
    Verify("discord", "S"),
    SIGNING_KEY.verify_key.encode().hex(),
    [
        (b"x-signature-timestamp", str(NOW_S).encode()),
        (
            b"x-signature-ed25519",
            SIGNING_KEY.sign(str(NOW_S).encode() + b'{"type":2}').signature.hex().encode(),
        ),
    ],
    b'{"type":2}',
    NOW_S,
)
GENERIC = (
    Verify(
        "generic",
        "S",
        header="x-sig",
        algorithm="sha512",
        encoding="base64",
        prefix="v=",
        timestamp_header="x-at",
        signed="{timestamp}.{body}",
    ),
    "a-secret",
    [
        (b"x-at", str(NOW_S).encode()),
        (b"x-sig", b"v=" + base64.b64encode(_hmac(b"a-secret", f"{NOW_S}.".encode() + b"body", "sha512"))),
    ],
    b"body",
    NOW_S,
)
PLAIN = (
    Verify("generic", "S", header="x-sig", algorithm="sha1"),
    "a-secret",
    [(b"x-sig", _hmac(b"a-secret", b"body", "sha1").hex().encode())],
    b"body",
    NOW_S,
)
Example = tuple[Verify, str, list[Header], bytes, int]
EXAMPLES: dict[str, Example] = {
    "github": GITHUB,
    "slack": SLACK,
    "stripe": STRIPE,
    "standard": STANDARD,
    "discord": DISCORD,
    "generic": GENERIC,
    "plain": PLAIN,
}


@pytest.fixture(params=EXAMPLES)
def example(request: pytest.FixtureRequest) -> Example:
    return EXAMPLES[request.param]


def reason(
    verify: Verify, headers: Sequence[Header], body: bytes, keys: Sequence[str], now_s: float = NOW_S
) -> str | None:
    try:
        check_signature(verify, headers, body, keys, now_s)
    except SignatureRefused as refused:
        return str(refused)
    return None


def test_signed_request_is_accepted_with_the_new_and_the_old_key(example: Example) -> None:
    verify, key, headers, body, now_s = example
    other = STANDARD_KEY.replace("a", "b") if verify.preset == "standard" else "0" * len(key)
    assert reason(verify, headers, body, [key], now_s) is None
    assert reason(verify, headers, body, [other, key], now_s) is None
    assert reason(verify, headers, body, [other], now_s) == "the signature does not match"


def test_each_changed_byte_is_refused(example: Example) -> None:
    verify, key, headers, body, now_s = example
    for index in range(min(len(body), 16)):
        changed = body[:index] + bytes([body[index] ^ 1]) + body[index + 1 :]
        assert reason(verify, headers, changed, [key], now_s) == "the signature does not match"
    assert reason(verify, headers, body + b"\n", [key], now_s) == "the signature does not match"


def test_each_missing_or_doubled_header_is_refused(example: Example) -> None:
    verify, key, headers, body, now_s = example
    for index, (name, _) in enumerate(headers):
        without = headers[:index] + headers[index + 1 :]
        assert reason(verify, without, body, [key], now_s) == f"no header {name.decode()}"
        doubled = [*headers, headers[index]]
        assert reason(verify, doubled, body, [key], now_s) == f"more than one header {name.decode()}"


@pytest.mark.parametrize("name", ["slack", "stripe", "standard", "discord", "generic"])
def test_timestamp_counts_within_the_tolerance_alone(name: str) -> None:
    verify, key, headers, body, now_s = EXAMPLES[name]
    assert reason(verify, headers, body, [key], now_s + 300) is None
    assert reason(verify, headers, body, [key], now_s - 300) is None
    assert reason(verify, headers, body, [key], now_s + 301) == (
        "the timestamp is 301 s old; at most 300 s are allowed"
    )
    assert "in the future" in (reason(verify, headers, body, [key], now_s - 301) or "")


def test_reason_never_has_the_right_signature() -> None:
    verify, key, _, body, now_s = GITHUB
    right = GITHUB[2][0][1].removeprefix(b"sha256=").decode()
    wrong = [(b"x-hub-signature-256", b"sha256=" + b"0" * 64)]
    assert right not in (reason(verify, wrong, body, [key], now_s) or "")


def test_mutated_requests_are_refused() -> None:
    rng = random.Random(1)
    for verify, key, headers, body, now_s in EXAMPLES.values():
        for _ in range(300):
            mutated = [(name, _mutated(rng, value)) for name, value in headers]
            content = _mutated(rng, body) if rng.random() < 0.5 else body
            if (mutated, content) != (headers, body) and not _is_the_same(verify, mutated, headers, content, body):
                assert reason(verify, mutated, content, [key], now_s) is not None, (mutated, content)


def _is_the_same(verify: Verify, mutated: list[Header], headers: list[Header], content: bytes, body: bytes) -> bool:
    """True of a mutation that means nothing: the case of hexadecimal digits, spaces, a signature that is ignored."""
    if content != body:
        return False
    if verify.preset in ("stripe", "standard"):
        return True
    return [value.strip().lower() for _, value in mutated] == [value.strip().lower() for _, value in headers]


def _mutated(rng: random.Random, value: bytes) -> bytes:
    index = rng.randrange(len(value))
    return rng.choice(
        [
            value[:index] + bytes([value[index] ^ (1 << rng.randrange(7))]) + value[index + 1 :],
            value[:index] + value[index + 1 :],
            value[:index] + bytes([rng.randrange(32, 127)]) + value[index:],
            value,
            b"",
            value * 40,
        ]
    )
