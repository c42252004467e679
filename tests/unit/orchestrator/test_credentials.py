"""What a script must not see."""

import pytest

from picloud.orchestrator.http.credentials import find_principal, without_credentials
from picloud.shared.models import Principal

CALLER = Principal(name="caller", scopes=frozenset())


class OneToken:
    def authenticate(self, authorization: str | None) -> Principal | None:
        return CALLER if authorization == "Bearer pic_x" else None


@pytest.mark.parametrize("value", [b"Bearer pic_admin_abc", b"bearer  pic_abc", b" BEARER pic_1_2 "])
def test_picloud_tokens_are_dropped(value: bytes) -> None:
    assert without_credentials([(b"authorization", value), (b"accept", b"*/*")]) == [(b"accept", b"*/*")]


@pytest.mark.parametrize("value", [b"Basic dXNlcjpwYXNz", b"Bearer eyJhbGciOi", b"Bearer"])
def test_other_authorization_is_the_scripts(value: bytes) -> None:
    headers = [(b"authorization", value)]
    assert without_credentials(headers) == headers


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (b"picloud_session=secret", None),
        (b"a=1; picloud_session=secret; b=2", b"a=1; b=2"),
        (b"__Host-picloud_session=secret; a=1", b"a=1"),
        (b"a=1;picloud_session=x", b"a=1"),
        (b"a=1; picloud_session_8080=x; picloud_session_9090=y", b"a=1"),
        (b"__Host-picloud_session_443=secret", None),
        (b"xpicloud_session=mine", b"xpicloud_session=mine"),
        (b"a=picloud_session", b"a=picloud_session"),
    ],
)
def test_session_cookies_are_cut_out(given: bytes, kept: bytes | None) -> None:
    expected = [] if kept is None else [(b"cookie", kept)]
    assert without_credentials([(b"cookie", given)]) == expected


def test_session_keys_are_dropped() -> None:
    assert without_credentials([(b"x-picloud-session", b"key"), (b"accept", b"*/*")]) == [(b"accept", b"*/*")]


def test_headers_without_credentials_are_passed_on_uncopied() -> None:
    headers = [(b"host", b"x"), (b"x-cookie", b"picloud_session=1")]
    assert without_credentials(headers) is headers


def test_find_principal_needs_exactly_one_valid_authorization() -> None:
    valid = (b"authorization", b"Bearer pic_x")
    assert find_principal([valid], OneToken()) is CALLER
    assert find_principal([], OneToken()) is None
    assert find_principal([(b"authorization", b"Bearer pic_y")], OneToken()) is None
    assert find_principal([valid, valid], OneToken()) is None
