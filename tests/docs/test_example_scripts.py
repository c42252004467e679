"""Every script in examples/ does on a real server what its head comment says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from .served import ROOT, Served, serve

EXAMPLES = sorted((ROOT / "examples").glob("*.rhai"))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("examples")) as server:
        for path in EXAMPLES:
            server.deploy(path.stem, path.read_text("utf-8"))
        yield server


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_example_has_head_comment_and_test(path: Path) -> None:
    assert path.read_text("utf-8").startswith("// ")
    tests = [Path(__file__), Path(__file__).with_name("test_example_services.py")]
    assert any(f"\ndef test_{path.stem}_" in test.read_text("utf-8") for test in tests)


def test_hello_greets(served: Served) -> None:
    assert served.call("hello").json() == {"hello": "world", "sdk": "1.2"}
    assert served.call("hello?name=Ada").json()["hello"] == "Ada"


def test_webhook_accepts_the_right_key_alone(served: Served) -> None:
    body = b'{"event": "push"}'
    headers = {"content-type": "application/json"}
    assert served.call("webhook").status_code == 405
    assert served.call("webhook", "POST", content=body, headers=headers).status_code == 403
    headers["x-webhook-key"] = "change me"
    accepted = served.call("webhook", "POST", content=body, headers=headers)
    assert (accepted.status_code, accepted.json()) == (202, {"accepted": "push", "bytes": len(body)})
    assert served.call("webhook", "POST", content=b"[]", headers=headers).status_code == 422


def test_form_is_taken_and_shown_escaped(served: Served) -> None:
    assert served.call("form").status_code == 405
    taken = served.call("form", "POST", data={"name": "<Ada> & co", "message": 'a "b"'})
    assert taken.text.endswith("<p>Thank you, &lt;Ada&gt; &amp; co: a &quot;b&quot;</p>")
    assert served.call("form", "POST", data={"message": "x"}).status_code == 422


def test_transform_adds_up(served: Served) -> None:
    order = {"items": [{"name": "tea", "price": 250, "count": 2}, {"name": "cup", "price": 900}]}
    assert served.call("transform", "POST", json=order).json() == {
        "lines": [{"count": 2, "name": "tea", "total": 500}, {"count": 1, "name": "cup", "total": 900}],
        "most_expensive": "cup",
        "total": 1400,
    }
    assert served.call("transform", "POST", json=[]).status_code == 422
    assert served.call("transform", "POST", json={"items": []}).json() == {
        "lines": [],
        "most_expensive": None,
        "total": 0,
    }


def test_redirect_leads_to_known_targets(served: Served) -> None:
    answer = served.call("redirect/rhai")
    assert (answer.status_code, answer.headers["location"]) == (302, "https://rhai.rs/book/")
    assert served.call("redirect/nowhere").json() == {"error": "no such link", "known": ["/http", "/rhai"]}


def test_page_shows_headers_escaped(served: Served) -> None:
    answer = served.call("page", headers={"x-evil": "<script>alert(1)</script>"})
    assert "<td>&lt;script&gt;alert(1)&lt;/script&gt;" in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


def test_words_counts_the_most_frequent_first(served: Served) -> None:
    headers = {"content-type": "text/plain"}
    answer = served.call("words?top=1", "POST", content="The cat saw the dog", headers=headers)
    assert answer.json() == {"different": 4, "top": [{"count": 2, "word": "the"}], "words": 5}
    assert served.call("words", "POST", json={}).status_code == 415


def test_failing_fails_in_the_way_it_is_asked_to(served: Served) -> None:
    assert served.call("failing").json() == {"error": "no such thing"}
    assert served.call("failing?how=caught").json() == {"caught": "caught in time"}
    thrown = served.call("failing?how=throw")
    assert (thrown.status_code, thrown.json()["error"]["code"]) == (500, "script_error")
    assert "author" not in thrown.text
    looped = served.call("failing?how=loop")
    assert looped.json()["error"]["code"] in ("script_limit_exceeded", "script_timeout")
    assert served.call("failing?how=else").status_code == 400


def test_router_answers_by_method_and_path(served: Served) -> None:
    assert served.call("router/items").json() == {"items": ["cup", "tea"]}
    assert served.call("router/items/tea").json() == {"price": 250}
    assert served.call("router/items/milk").json() == {"error": "no such item", "name": "milk"}
    assert served.call("router").status_code == 404
    assert served.call("router/items", "POST").status_code == 405


def test_csv_becomes_objects(served: Served) -> None:
    headers = {"content-type": "text/csv"}
    answer = served.call("csv", "POST", content="name,price\r\ntea,250\n\ncup\n", headers=headers)
    assert answer.json() == [{"name": "tea", "price": "250"}, {"name": "cup", "price": None}]
    assert served.call("csv", "POST", content="\n", headers=headers).status_code == 422
    assert served.call("csv", "POST", json=[]).status_code == 415


def test_statistics_of_numbers(served: Served) -> None:
    assert served.call("statistics", "POST", json=[3, 1, 2.5, 10]).json() == {
        "count": 4,
        "greatest": 10.0,
        "least": 1.0,
        "mean": 4.125,
        "median": 2.75,
    }
    assert served.call("statistics", "POST", json=["x"]).status_code == 422
    assert served.call("statistics", "POST", json=[]).status_code == 422
