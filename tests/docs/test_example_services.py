"""The examples that use services do on a real server what their head comments say, against servers on this machine."""

import hashlib
import hmac
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from msgspec import json

from tests.acceptance.peers import Answer, Peer, PeerRequest, as_json, peer

from .served import ROOT, Served, serve

SECRETS = {"CHAT_TOKEN": "chat-token-1234", "GITHUB_SECRET": "hook-secret-1234", "API_KEY": "api-key-1234"}
SECRETS["NTFY_TOKEN"] = "ntfy-token-1234"


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serve(tmp_path_factory.mktemp("examples")) as server:
        for name, value in SECRETS.items():
            assert admin(server, "PUT", f"/secrets/{name}", {"value": value}).is_success
        yield server


def admin(served: Served, method: str, path: str, body: object) -> httpx.Response:
    url = f"http://{served.address}/api/v1/admin{path}"
    headers = {"authorization": f"Bearer {served.token}"}
    return httpx.request(method, url, json=body, headers=headers, trust_env=False, timeout=30)


def deploy(served: Served, name: str, peers: dict[str, Peer], *secrets: str) -> None:
    """Deploy an example with the grants that its head comment names. `peers`: what stands for each server of it."""
    source = (ROOT / "examples" / f"{name}.rhai").read_text("utf-8")
    for url, server in peers.items():
        assert url in source
        source = source.replace(url, server.url)
    served.deploy(name, source)
    grants = {"http": [server.url for server in peers.values()], "secrets": secrets}
    answer = admin(served, "PUT", f"/scripts/{name}/grants", grants)
    assert answer.status_code == 200, answer.text


def accept(request: PeerRequest) -> Answer:
    return as_json({"accepted": True})


def refuse(request: PeerRequest) -> Answer:
    return as_json({"error": "no"}, 403)


def switchable(respond: dict[str, Any]) -> Any:
    """Answer with what is in `respond["now"]` at the time."""

    def answer(request: PeerRequest) -> Any:
        return respond["now"](request)

    return answer


def test_chat_sends_the_message_with_the_token(served: Served) -> None:
    state: dict[str, Any] = {"now": accept}
    with peer(switchable(state)) as chat:
        deploy(served, "chat", {"https://chat.example.com": chat}, "CHAT_TOKEN")
        assert served.call("chat", "POST", json={"text": "The backup is done."}).json() == {"sent": 19}
        assert served.call("chat", "POST", json={}).status_code == 422
        assert served.call("chat").status_code == 405
        state["now"] = refuse
        assert served.call("chat", "POST", json={"text": "x"}).status_code == 502
    first = chat.seen[0]
    assert (first.method, first.path, first.json()) == ("POST", "/api/messages", {"text": "The backup is done."})
    assert first.headers["authorization"] == "Bearer chat-token-1234"
    assert len(chat.seen) == 2


def test_weather_is_cached_and_survives_the_service(served: Served) -> None:
    current = {"current": {"temperature_2m": 7.5, "wind_speed_10m": 12}}
    with peer(lambda request: as_json(current)) as api:
        deploy(served, "weather", {"https://api.open-meteo.com": api})
        pages = [served.call("weather?city=berlin") for _ in range(2)]
        assert len(api.seen) == 1
        assert "latitude=52.52" in api.seen[0].target
    assert [page.headers["content-type"].partition(";")[0] for page in pages] == ["text/html"] * 2
    assert "<h1>berlin</h1><p>7.5 °C, wind 12 km/h</p>" in pages[0].text
    assert pages[1].text == pages[0].text
    assert served.call("weather?city=berlin").text == pages[0].text
    assert served.call("weather?city=london").status_code == 502
    assert served.call("weather?city=atlantis").status_code == 404


def test_links_are_followed_and_counted(served: Served) -> None:
    deploy(served, "links", {})
    key = {"x-key": "change me"}
    made = served.call("links/rhai", "PUT", json={"url": "https://rhai.rs/book/"}, headers=key)
    assert (made.status_code, made.json()) == (201, {"name": "rhai", "url": "https://rhai.rs/book/"})
    assert served.call("links/rhai", "PUT", json={"url": "https://x.example"}).status_code == 403
    assert served.call("links/rhai", "PUT", json={"url": "javascript:1"}, headers=key).status_code == 422
    for _ in range(3):
        followed = served.call("links/rhai")
        assert (followed.status_code, followed.headers["location"]) == (302, "https://rhai.rs/book/")
    assert served.call("links/other").status_code == 404
    assert served.call("links").json() == [{"name": "rhai", "url": "https://rhai.rs/book/", "used": 3}]


def test_uptime_reports_each_change_once(served: Served) -> None:
    state: dict[str, Any] = {"now": accept}
    with peer(accept) as one, peer(switchable(state)) as two, peer(accept) as chat:
        sites = {"https://example.com": one, "https://example.org": two, "https://chat.example.com": chat}
        deploy(served, "uptime", sites)
        assert [site["up"] for site in served.call("uptime", "POST").json()] == [True, True]
        state["now"] = lambda request: (500, {}, b"")
        for _ in range(2):
            assert [site["up"] for site in served.call("uptime", "POST").json()] == [True, False]
        state["now"] = accept
        served.call("uptime", "POST")
    assert [seen.json()["text"] for seen in chat.seen] == [
        f"{two.url}/ is down: status 500",
        f"{two.url}/ is back",
    ]


def test_github_chat_reports_signed_pushes_alone(served: Served) -> None:
    push = {
        "ref": "refs/heads/main",
        "pusher": {"name": "ada"},
        "repository": {"full_name": "ada/engine"},
        "commits": [{"message": "Add a loop\n\nlong"}, {"message": "Fix it"}],
    }
    body = json.encode(push)
    signature = hmac.new(SECRETS["GITHUB_SECRET"].encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-github-event": "push"}
    signed = {**headers, "x-hub-signature-256": f"sha256={signature}"}
    with peer(accept) as chat:
        deploy(served, "github_chat", {"https://chat.example.com": chat}, "GITHUB_SECRET", "CHAT_TOKEN")
        told = served.call("github_chat", "POST", content=body, headers=signed)
        assert (told.status_code, told.json()) == (202, {"told": 2})
        assert served.call("github_chat", "POST", content=body + b" ", headers=signed).status_code == 403
        assert served.call("github_chat", "POST", content=body, headers=headers).status_code == 403
        pinged = served.call("github_chat", "POST", content=body, headers={**signed, "x-github-event": "ping"})
        assert pinged.json() == {"ignored": "ping"}
    (message,) = chat.seen
    assert message.json() == {"text": "ada pushed to ada/engine, main:\n- Add a loop\n- Fix it"}
    assert message.headers["authorization"] == "Bearer chat-token-1234"


def test_light_is_switched(served: Served) -> None:
    with peer(lambda request: as_json({"ison": request.target.endswith("turn=on")})) as lamp:
        deploy(served, "light", {"http://192.168.1.20": lamp})
        assert served.call("light/on", "POST").json() == {"is_on": True}
        assert served.call("light/off", "POST").json() == {"is_on": False}
        assert served.call("light/explode", "POST").status_code == 404
    assert served.call("light/on", "POST").status_code == 502
    assert [seen.target for seen in lamp.seen] == ["/relay/0?turn=on", "/relay/0?turn=off"]


def feed_of(title: str, *items: tuple[str, str]) -> dict[str, Any]:
    entries = [
        {"title": name, "url": f"https://{title}.example/{name}", "date_published": date} for name, date in items
    ]
    return {"version": "https://jsonfeed.org/version/1.1", "title": title, "items": entries}


def test_digest_shows_the_newest_of_all_feeds(served: Served) -> None:
    one = feed_of("one", ("old", "2026-11-02T10:00:00Z"), ("new", "2026-11-25T10:00:00Z"))
    two = feed_of("two", ("between", "2026-11-10T10:00:00Z"))
    with peer(lambda request: as_json(one)) as first:
        with peer(lambda request: as_json(two)) as second:
            deploy(served, "digest", {"https://www.jsonfeed.org": first, "https://daringfireball.net": second})
            found = served.call("digest").json()
        assert [entry["title"] for entry in found["entries"]] == ["new", "between", "old"]
        assert found["failed"] == []
        alone = served.call("digest").json()
    assert [entry["title"] for entry in alone["entries"]] == ["new", "old"]
    assert alone["failed"] == [f"{second.url}/feeds/json"]


def test_proxy_answers_from_its_cache_and_when_the_api_fails(served: Served) -> None:
    with peer(lambda request: as_json({"eur": 1.08})) as api:
        deploy(served, "proxy", {"https://api.example.com": api}, "API_KEY")
        replies = [served.call("proxy/rates/eur") for _ in range(2)]
        assert [reply.headers["x-cache"] for reply in replies] == ["miss", "hit"]
        assert [reply.json() for reply in replies] == [{"eur": 1.08}] * 2
        assert served.call("proxy/rates", "POST").status_code == 404
    (seen,) = api.seen
    assert (seen.path, seen.headers["x-api-key"]) == ("/v1/rates/eur", "api-key-1234")
    assert served.call("proxy/rates/usd").status_code == 502


def test_guestbook_keeps_entries_escaped_and_bounded(served: Served) -> None:
    deploy(served, "guestbook", {})
    for name in ("<Ada>", "Grace"):
        kept = served.call("guestbook", "POST", data={"name": name, "message": "Hello & welcome"})
        assert (kept.status_code, kept.headers["location"]) == (303, "guestbook")
    page = served.call("guestbook").text
    assert "<b>&lt;Ada&gt;</b>: Hello &amp; welcome" in page
    assert page.index("Grace") < page.index("Ada")
    assert served.call("guestbook", "POST", data={"name": "x"}).status_code == 422
    statuses = [served.call("guestbook", "POST", data={"name": "x", "message": "y"}).status_code for _ in range(4)]
    assert statuses == [303, 303, 303, 429]


def test_push_sends_the_notice_again_when_the_service_is_busy(served: Served) -> None:
    answers = [(503, {}, b""), (200, {}, b"{}"), (403, {}, b"")]
    with peer(lambda request: answers.pop(0)) as ntfy:
        deploy(served, "push", {"https://ntfy.sh": ntfy}, "NTFY_TOKEN")
        assert served.call("push", "POST", json={"title": "Door", "text": "Somebody rang."}).status_code == 202
        assert served.call("push", "POST", json={"text": "x", "urgent": True}).status_code == 502
        assert served.call("push", "POST", json={}).status_code == 422
    first, second, third = ntfy.seen
    assert (first.body, first.headers["title"], first.headers["priority"]) == (b"Somebody rang.", "Door", "normal")
    assert first.headers["authorization"] == "Bearer ntfy-token-1234"
    assert first.headers["idempotency-key"] == second.headers["idempotency-key"] != third.headers["idempotency-key"]
    assert third.headers["priority"] == "urgent"
