"""Masking: each form of a secret in each place, what is left alone, and how long it may take."""

import base64
import json
import time
from urllib.parse import quote, quote_plus, urlencode

import pytest

from picloud.providers.masking import GivenSecrets, Masker
from picloud.shared.models import HttpRequest, LogLine, ScriptFault
from tests.factories import make_result

SECRET = 'pä/ss+w"ord?1 2~'
MASK = "[secret TOKEN]"


@pytest.fixture
def masker() -> Masker:
    return Masker([("TOKEN", SECRET)])


@pytest.mark.parametrize(
    "form",
    [
        SECRET,
        base64.b64encode(SECRET.encode()).decode(),
        base64.urlsafe_b64encode(SECRET.encode()).decode(),
        base64.urlsafe_b64encode(SECRET.encode()).decode().rstrip("="),
        SECRET.encode().hex(),
        SECRET.encode().hex().upper(),
        quote(SECRET),
        quote(SECRET, safe=""),
        quote(SECRET, safe="").lower(),
        quote_plus(SECRET),
        quote(SECRET, safe="!'()*~"),
        quote(SECRET, safe="!'()*~;/?:@&=+$,#"),
        quote_plus(SECRET)
        .replace("%C3%A4", "%c3%a4")
        .replace("%2F", "%2f")
        .replace("%2B", "%2b")
        .replace("%3F", "%3f"),
        json.dumps(SECRET)[1:-1],
        json.dumps(SECRET, ensure_ascii=False)[1:-1],
        json.dumps(SECRET)[1:-1].replace("/", "\\/"),
    ],
)
def test_form_of_a_secret_is_masked_in_text_and_bytes(masker: Masker, form: str) -> None:
    assert masker.mask_text(f"before {form} after") == f"before {MASK} after"
    assert masker.mask_bytes(f"before {form} after".encode()) == f"before {MASK} after".encode()


@pytest.mark.parametrize("before", ["", "x", "xy", "xyz", "user:"])
@pytest.mark.parametrize("after", ["", "z", "zz", "zzz"])
@pytest.mark.parametrize("secret", ["s3cr3t-token", "s3cr3t-token1", "s3cr3t-token12"])
def test_secret_inside_of_a_longer_base64_text_is_masked(before: str, after: str, secret: str) -> None:
    masker = Masker([("TOKEN", secret)])
    encoded = base64.b64encode((before + secret + after).encode()).decode()

    head, mask, tail = masker.mask_text(encoded).partition(MASK)

    assert mask
    assert len(head) * 6 <= len(before) * 8 + 2 + 4, "more than the character that two neighbours share is left"
    assert len(tail.rstrip("=")) * 6 <= len(after) * 8 + 4 + 5


def test_form_parameter_is_masked(masker: Masker) -> None:
    assert masker.mask_text(urlencode({"key": SECRET})) == f"key={MASK}"


def test_value_of_seven_characters_is_left_alone() -> None:
    assert not Masker([("TOKEN", "1234567")])
    assert Masker([("TOKEN", "1234567")]).mask_text("1234567") == "1234567"
    assert Masker([("TOKEN", "12345678")]).mask_text("12345678") == MASK


def test_value_is_masked_without_the_space_around_it() -> None:
    assert Masker([("TOKEN", " 12345678\n")]).mask_text("key=12345678") == f"key={MASK}"


def test_longer_secret_wins_over_one_inside_of_it() -> None:
    masker = Masker([("SHORT", "abcdefgh"), ("LONG", "abcdefgh-12345678")])

    assert masker.mask_text("abcdefgh-12345678 abcdefgh") == "[secret LONG] [secret SHORT]"


def test_other_text_stays_the_same_object(masker: Masker) -> None:
    text, data = "nothing to see", b"nothing to see"

    assert masker.mask_text(text) is text
    assert masker.mask_bytes(data) is data


def test_value_is_masked_at_any_depth(masker: Masker) -> None:
    value = {"a": [SECRET, 1, None, {SECRET: SECRET.encode()}]}

    assert masker.mask_value(value) == {"a": [MASK, 1, None, {MASK: MASK.encode()}]}


def test_result_is_masked_but_for_its_answer(masker: Masker) -> None:
    fields = json.dumps({"token": SECRET})
    result = make_result(fault=ScriptFault("script_error", f"refused: {SECRET}"), body=SECRET.encode())
    result.logs.append(LogLine("info", f"token {SECRET}", fields))
    result.warnings.append(SECRET)

    masked = masker.mask_result(result)

    assert masked.fault is not None
    assert masked.fault.message == f"refused: {MASK}"
    assert masked.logs == [LogLine("info", f"token {MASK}", json.dumps({"token": MASK}))]
    assert masked.warnings == [MASK]
    assert masked.body == SECRET.encode()


def test_request_is_masked(masker: Masker) -> None:
    raw = SECRET.encode()
    query = quote(SECRET).encode()
    request = HttpRequest("POST", f"/{SECRET}", b"a=" + query, [(b"x-key", raw)], b"<" + raw + b">", None)

    masked = masker.mask_request(request)

    mask = MASK.encode()
    assert masked == HttpRequest("POST", f"/{MASK}", b"a=" + mask, [(b"x-key", mask)], b"<" + mask + b">", None)


def test_masking_lengthens_a_text_by_a_bounded_number_of_characters() -> None:
    masker = Masker([("N" * 64, "12345678")])

    assert len(masker.mask_text("12345678" * 8_192)) == 65_536 + 4_096


@pytest.mark.alone
def test_masking_takes_linear_time() -> None:
    """A hundred secrets that nearly match everywhere, in the largest log."""
    masker = Masker([(f"S{number}", "a" * 30_000 + f"b{number}") for number in range(100)])
    started = time.perf_counter()

    masker.mask_text("a" * 65_536)

    assert time.perf_counter() - started < 5


@pytest.mark.alone
def test_masker_of_the_largest_value_is_made_quickly() -> None:
    started = time.perf_counter()

    Masker([("TOKEN", "+/ ü" * 13_107)])

    assert time.perf_counter() - started < 1


def test_given_secrets_are_those_of_one_run_and_forgotten_at_its_end() -> None:
    given = GivenSecrets()
    given.note_secret("run-1", "TOKEN", "12345678")
    given.note_secret("run-1", "TOKEN", "87654321")
    given.note_secret("run-2", "OTHER", "abcdefgh")

    assert given.masker_of("run-2").mask_text("12345678 abcdefgh") == "12345678 [secret OTHER]"
    masker = given.forget("run-1")
    assert masker is not None
    assert masker.mask_text("12345678 87654321 abcdefgh") == f"{MASK} {MASK} abcdefgh"
    assert given.forget("run-1") is None
    assert not given.masker_of("run-1")
