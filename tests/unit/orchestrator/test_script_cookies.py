"""Cookies of scripts stay with their script."""

import pytest

from picloud.orchestrator.http.script_cookies import MAX_COOKIE_BYTES, MAX_COOKIES, confine_cookies

BASE = "/api/v1/execute/shop"


@pytest.mark.parametrize(
    ("given", "expected", "warnings"),
    [
        ("a=1", f"a=1; Path={BASE}", 0),
        ("a=1; Path=/", f"a=1; Path={BASE}", 1),
        ("a=1;path = /api", f"a=1; Path={BASE}", 1),
        ("a=1; PATH=/api/v1/admin", f"a=1; Path={BASE}", 1),
        ("a=1; Path=/api/v1/execute/shopping", f"a=1; Path={BASE}", 1),
        ("a=1; Path=/api/v1/execute", f"a=1; Path={BASE}", 1),
        ("a=1; Path", f"a=1; Path={BASE}", 1),
        (f'a=1; Path="{BASE}"', f"a=1; Path={BASE}", 1),
        (f"a=1; Path={BASE}", f"a=1; Path={BASE}", 0),
        (f"a=1; Path={BASE}/cart; Secure", f"a=1; Secure; Path={BASE}/cart", 0),
        (f"a=1; Path={BASE}/cart; Path=/", f"a=1; Path={BASE}", 1),
        (f"a=1; Path=/; Path={BASE}/cart", f"a=1; Path={BASE}/cart", 0),
        ("a=1; Domain=example.com", f"a=1; Path={BASE}", 1),
        ("a=1; \tdomain\t=.example.com; Domain; SameSite=Lax", f"a=1; SameSite=Lax; Path={BASE}", 1),
        ("a=1; Max-Age=5; Expires=Wed, 21 Oct 2026 07:28:00 GMT;;", None, 0),
        ("a=x=y; HttpOnly", f"a=x=y; HttpOnly; Path={BASE}", 0),
    ],
)
def test_cookie_gets_the_path_of_its_script_and_no_domain(given: str, expected: str | None, warnings: int) -> None:
    headers, said = confine_cookies([("x-a", "b"), ("set-cookie", given)], BASE)
    wanted = expected or f"a=1; Max-Age=5; Expires=Wed, 21 Oct 2026 07:28:00 GMT; Path={BASE}"
    assert headers == [("x-a", "b"), ("set-cookie", wanted)]
    assert len(said) == warnings


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a=1", "a=1"),
        ("a=1; Path=/; HttpOnly", "a=1; Path=/; HttpOnly"),
        ("a=1; path=/app; Domain=.example.com", "a=1; path=/app"),
    ],
)
def test_cookie_on_the_apps_origin_keeps_its_path_and_gets_no_domain(given: str, expected: str) -> None:
    assert confine_cookies([("set-cookie", given)], None)[0] == [("set-cookie", expected)]


def test_headers_without_cookies_are_passed_on_uncopied() -> None:
    headers = [("content-type", "text/html")]
    assert confine_cookies(headers, BASE)[0] is headers


def test_cookies_of_one_answer_are_bounded() -> None:
    many = [("set-cookie", f"c{number}=1") for number in range(MAX_COOKIES + 5)]
    headers, warnings = confine_cookies(many, BASE)
    assert (len(headers), len(warnings)) == (MAX_COOKIES, 1)

    large = [("set-cookie", "a=" + "x" * 3_000), ("set-cookie", "b=" + "x" * 3_000), ("x-a", "1")]
    headers, warnings = confine_cookies(large, BASE)
    assert [name for name, _ in headers] == ["set-cookie", "x-a"]
    assert len(warnings) == 1
    assert sum(len(value) for _, value in headers) < MAX_COOKIE_BYTES
