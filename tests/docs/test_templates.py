"""Every template does on a real server what it says: its parts are created and called, against peers here."""

import hashlib
import hmac
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from msgspec import json

from picloud.templates.catalog import templates
from tests.acceptance.peers import Answer, PeerRequest, as_json, peer

from .served import Served, serve

SECRET = "a-secret-of-16-c"
NAMES = [template.name for template in templates()]


class Recipes:
    """A server, and what applies templates to it."""

    def __init__(self, served: Served) -> None:
        self.served = served
        self.client = httpx.Client(base_url=f"http://{served.address}", trust_env=False, timeout=30)
        self.bearer = {"authorization": f"Bearer {served.token}"}

    def admin(self, method: str, path: str, body: object = None) -> Any:
        response = self.client.request(method, f"/api/v1/admin{path}", json=body, headers=self.bearer)
        assert response.is_success, response.text
        return response.json() if response.content else None

    def apply(self, template: str, **values: str) -> dict[str, Any]:
        """Create what a template plans for a script of its own name, as the dashboard and `picloud new` do."""
        plan: dict[str, Any] = self.admin("POST", f"/templates/{template}/plan", {"name": template, "values": values})
        checked = self.admin("POST", "/scripts/check", {"source": plan["script"]["source"]})
        assert (checked["ok"], checked["diagnostics"]) == (True, [])
        for secret in plan["secrets"]:
            self.admin("PUT", f"/secrets/{secret['name']}", {"value": SECRET})
        self.admin("POST", "/scripts", plan["script"])
        self.admin("PUT", f"/scripts/{template}/grants", plan["grants"])
        uses = self.admin("PATCH", f"/scripts/{template}", {"source": plan["script"]["source"]})
        assert [use for use in uses["uses"] if not use["granted"]] == []
        for route in plan["routes"]:
            self.admin("POST", "/routes", route)
        for schedule in plan["schedules"]:
            self.admin("POST", "/schedules", schedule)
        return plan

    def call(self, path: str, method: str = "GET", *, token: bool = False, **request: Any) -> httpx.Response:
        headers = {**request.pop("headers", {}), **(self.bearer if token else {})}
        return self.client.request(method, f"/exec{path}", headers=headers, **request)

    def by_name(self, name: str, method: str = "GET", **request: Any) -> httpx.Response:
        return self.client.request(method, f"/api/v1/execute/{name}", headers=self.bearer, **request)

    def run(self, schedule: str) -> dict[str, Any]:
        """Run a schedule now; its record when it has ended."""
        execution_id = self.admin("POST", f"/schedules/{schedule}/run", {})["execution_id"]
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            response = self.client.get(f"/api/v1/admin/executions/{execution_id}", headers=self.bearer)
            if response.status_code == 200:
                record: dict[str, Any] = response.json()
                assert record["status"] == "ok", record
                return record
            time.sleep(0.05)
        raise AssertionError(f"{schedule} did not run")


@pytest.fixture(scope="module")
def recipes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Recipes]:
    with serve(tmp_path_factory.mktemp("templates")) as server:
        recipes = Recipes(server)
        with recipes.client:
            yield recipes


def accept(request: PeerRequest) -> Answer:
    return as_json({"id": "1"})


def texts(requests: list[PeerRequest]) -> list[str]:
    return [request.body.decode() for request in requests]


@pytest.mark.parametrize("name", NAMES)
def test_template_has_a_test(name: str) -> None:
    assert f"\ndef test_{name.replace('-', '_')}_" in Path(__file__).read_text("utf-8")


def test_contact_form_serves_a_page_of_another_origin(recipes: Recipes) -> None:
    site = "https://www.example.org"
    with peer(accept) as ntfy:
        recipes.apply("contact-form", SITE=site, THANKS=f"{site}/thanks.html", NTFY=f"{ntfy.url}/forms")
        form = {"name": "Ada", "email": "ada@example.org", "message": "Hello & welcome", "website": ""}
        sent = recipes.call("/contact", "POST", data=form)
        assert (sent.status_code, sent.headers["location"]) == (303, f"{site}/thanks.html")
        fetched = recipes.call("/contact", "POST", json={**form, "message": "by fetch"}, headers={"origin": site})
        assert (fetched.status_code, fetched.headers["access-control-allow-origin"]) == (202, site)
        assert recipes.call("/contact", "POST", data={**form, "website": "spam"}).status_code == 303
        refused = recipes.call("/contact", "POST", json={"message": "x"}, headers={"origin": site})
        assert (refused.status_code, refused.headers["access-control-allow-origin"]) == (422, site)
    assert texts(ntfy.seen) == ["Ada <ada@example.org>\n\nHello & welcome", "Ada <ada@example.org>\n\nby fetch"]
    kept = recipes.by_name("contact-form").json()
    assert [message["message"] for message in kept] == ["by fetch", "Hello & welcome"]
    preflight = {
        "origin": site,
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    assert recipes.call("/contact", "OPTIONS", headers=preflight).status_code == 204
    assert recipes.call("/contact").status_code == 405


def test_daily_digest_sends_new_entries_once(recipes: Recipes) -> None:
    items = [{"id": name, "title": name, "url": f"https://example.org/{name}"} for name in ("one", "two")]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": "News", "items": items}
    with peer(lambda request: as_json(feed)) as site, peer(accept) as ntfy:
        plan = recipes.apply("daily-digest", FEEDS=f"{site.url}/feed.json", NTFY=f"{ntfy.url}/n", ZONE="Europe/Berlin")
        schedule = recipes.admin("GET", "/schedules/daily-digest")
        assert (plan["schedules"][0]["cron"], schedule["timezone"]) == ("0 7 * * *", "Europe/Berlin")
        assert all("T07:00:00" in due["local"] for due in schedule["next"])
        for _ in range(2):
            recipes.run("daily-digest")
    assert texts(ntfy.seen) == ["- one https://example.org/one\n- two https://example.org/two"]
    assert ntfy.seen[0].headers["title"] == "2 new entries"


def test_uptime_monitor_reports_each_change_once(recipes: Recipes) -> None:
    status = [200]
    with peer(lambda request: (status[0], {}, b"")) as site, peer(accept) as ntfy:
        recipes.apply("uptime-monitor", SITES=f"{site.url}/", NTFY=f"{ntfy.url}/up", MINUTES="7")
        assert recipes.admin("GET", "/schedules/uptime-monitor")["every_s"] == 420
        for code in (200, 500, 500, 200):
            status[0] = code
            recipes.run("uptime-monitor")
        assert recipes.call("/status").status_code == 401
        (shown,) = recipes.call("/status", token=True).json()
    assert texts(ntfy.seen) == [f"{site.url}/ is down: status 500", f"{site.url}/ is back"]
    assert (shown["url"], shown["up"]) == (f"{site.url}/", True)


def test_page_watch_reports_a_changed_text(recipes: Recipes) -> None:
    page = ["<h1>News</h1>  <p>old</p>"]
    with peer(lambda request: (200, {"content-type": "text/html"}, page[0].encode())) as site, peer(accept) as ntfy:
        recipes.apply("page-watch", PAGE=f"{site.url}/news", NTFY=f"{ntfy.url}/page")
        recipes.run("page-watch")
        page[0] = "<h1>News</h1><p>old</p>"  # the same to a reader
        recipes.run("page-watch")
        page[0] = "<h1>News</h1><p>new</p>"
        recipes.run("page-watch")
    (told,) = texts(ntfy.seen)
    assert told.startswith(f"{site.url}/news has changed:")
    assert "new" in told


def test_github_webhook_sends_signed_pushes_alone(recipes: Recipes) -> None:
    body = json.encode(
        {
            "ref": "refs/heads/main",
            "pusher": {"name": "ada"},
            "repository": {"full_name": "ada/engine"},
            "commits": [{"message": "Add a loop\n\nlong"}],
        }
    )
    signature = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
    headers = {"content-type": "application/json", "x-github-event": "push"}
    signed = {**headers, "x-hub-signature-256": f"sha256={signature}"}
    with peer(accept) as ntfy:
        recipes.apply("github-webhook", NTFY=f"{ntfy.url}/git")
        assert recipes.call("/hooks/github", "POST", content=body, headers=signed).json() == {"sent": "push"}
        pinged = recipes.call("/hooks/github", "POST", content=body, headers={**signed, "x-github-event": "ping"})
        assert pinged.json() == {"ignored": "ping"}
        assert recipes.call("/hooks/github", "POST", content=body, headers=headers).status_code == 401
        assert recipes.call("/hooks/github", "POST", content=body + b" ", headers=signed).status_code == 401
    assert texts(ntfy.seen) == ["ada/engine\nada pushed to refs/heads/main:\n- Add a loop"]


def stripe_signed(event: dict[str, Any]) -> dict[str, Any]:
    body, at = json.encode(event), int(time.time())
    signature = hmac.new(SECRET.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return {
        "content": body,
        "headers": {"content-type": "application/json", "stripe-signature": f"t={at},v1={signature}"},
    }


def test_stripe_webhook_keeps_a_repeated_payment_once(recipes: Recipes) -> None:
    session = {"id": "cs_1", "amount_total": 1250, "currency": "eur", "customer_details": {"email": "ada@example.org"}}
    event = {"id": "evt_1", "type": "checkout.session.completed", "data": {"object": session}}
    with peer(accept) as ntfy:
        recipes.apply("stripe-webhook", NTFY=f"{ntfy.url}/pay")
        for _ in range(2):
            assert recipes.call("/hooks/stripe", "POST", **stripe_signed(event)).json() == {"received": "evt_1"}
        other = recipes.call("/hooks/stripe", "POST", **stripe_signed({**event, "type": "charge.failed"}))
        assert other.json() == {"ignored": "charge.failed"}
        assert recipes.call("/hooks/stripe", "POST", json=event).status_code == 401
    assert texts(ntfy.seen) == ["12.50 EUR"]
    (payment,) = recipes.by_name("stripe-webhook").json()
    assert (payment["id"], payment["email"]) == ("cs_1", "ada@example.org")


def test_slack_command_keeps_a_list(recipes: Recipes) -> None:
    recipes.apply("slack-command")

    def todo(text: str) -> Any:
        body = str(httpx.QueryParams({"channel_id": "C1", "text": text})).encode()
        at = str(int(time.time()))
        signature = hmac.new(SECRET.encode(), f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        headers = {
            "content-type": "application/x-www-form-urlencoded",
            "x-slack-request-timestamp": at,
            "x-slack-signature": f"v0={signature}",
        }
        return recipes.call("/hooks/slack", "POST", content=body, headers=headers).json()["text"]

    assert todo("buy tea") == "1. buy tea"
    assert todo("water plants") == "1. buy tea\n2. water plants"
    assert todo("done 1") == "1. water plants"
    assert todo("done x") == "There is no such entry."
    assert recipes.call("/hooks/slack", "POST", data={"text": "x"}).status_code == 401


def test_telegram_bot_answers_in_its_response(recipes: Recipes) -> None:
    recipes.apply("telegram-bot")
    message = {"message": {"text": "hi", "chat": {"id": 7}}}
    known = {"x-telegram-bot-api-secret-token": SECRET}
    answer = recipes.call("/hooks/telegram", "POST", json=message, headers=known)
    assert answer.json() == {"method": "sendMessage", "chat_id": 7, "text": "You wrote: hi"}
    assert recipes.call("/hooks/telegram", "POST", json={"edited": 1}, headers=known).json() == {}
    assert recipes.call("/hooks/telegram", "POST", json=message).status_code == 403


def test_short_links_are_followed_and_counted(recipes: Recipes) -> None:
    recipes.apply("short-links")
    url = "https://rhai.rs/book/"
    assert recipes.by_name("short-links/rhai", "PUT", json={"url": url}).status_code == 201
    assert recipes.by_name("short-links/x", "PUT", json={"url": "javascript:1"}).status_code == 422
    followed = recipes.call("/s/rhai")
    assert (followed.status_code, followed.headers["location"]) == (302, url)
    assert recipes.call("/s/other").status_code == 404
    assert recipes.by_name("short-links").json() == [{"name": "rhai", "url": url, "used": 1}]
    assert recipes.client.get("/api/v1/execute/short-links").status_code == 401


def test_visitor_counter_counts_by_page_and_day(recipes: Recipes) -> None:
    recipes.apply("visitor-counter", SITE="https://www.example.org")
    counts = [recipes.call("/hits/home", headers={"origin": "https://www.example.org"}) for _ in range(2)]
    assert counts[1].json() == {"page": "home", "total": 2, "today": 2}
    assert counts[1].headers["access-control-allow-origin"] == "https://www.example.org"
    assert recipes.call("/hits/Home%20").status_code == 422
    assert recipes.by_name("visitor-counter").json() == [{"page": "home", "total": 2}]


def test_json_api_keeps_records(recipes: Recipes) -> None:
    recipes.apply("json-api")
    assert recipes.call("/notes").status_code == 401
    made = recipes.call("/notes", "POST", token=True, json={"text": "tea"})
    assert made.status_code == 201
    path = f"/notes/{made.json()['id']}"
    assert recipes.call(path, "PUT", token=True, json={"text": "green tea"}).json()["text"] == "green tea"
    assert recipes.call(path, token=True).json()["text"] == "green tea"
    assert [note["text"] for note in recipes.call("/notes", token=True).json()["items"]] == ["green tea"]
    assert recipes.call("/notes", "POST", token=True, json={"text": 1}).status_code == 422
    assert recipes.call(path, "DELETE", token=True).status_code == 204
    assert {
        recipes.call(path, method, token=True, json={"text": "x"}).status_code for method in ("GET", "PUT", "DELETE")
    } == {404}


def test_api_proxy_hides_the_key_and_caches(recipes: Recipes) -> None:
    with peer(lambda request: as_json({"eur": 1.08})) as api:
        recipes.apply("api-proxy", API=f"{api.url}/v1", SITE="https://www.example.org")
        replies = [recipes.call("/api/rates/eur?base=usd") for _ in range(2)]
    assert [(reply.json(), reply.headers["x-cache"]) for reply in replies] == [
        ({"eur": 1.08}, "miss"),
        ({"eur": 1.08}, "hit"),
    ]
    (seen,) = api.seen
    assert (seen.target, seen.headers["authorization"]) == ("/v1/rates/eur?base=usd", f"Bearer {SECRET}")
    assert recipes.call("/api/rates/usd").status_code == 502


def test_nightly_sync_copies_what_has_changed(recipes: Recipes) -> None:
    items = [{"id": 1, "name": "tea"}, {"id": 2, "name": "cup"}]
    with peer(lambda request: as_json(items)) as source, peer(accept) as target:
        recipes.apply("nightly-sync", SOURCE=f"{source.url}/items", TARGET=f"{target.url}/items")
        recipes.run("nightly-sync")
        items[1] = {"id": 2, "name": "mug"}
        recipes.run("nightly-sync")
    written = [(request.method, request.path, request.json()["name"]) for request in target.seen]
    assert written == [("PUT", "/items/1", "tea"), ("PUT", "/items/2", "cup"), ("PUT", "/items/2", "mug")]
    assert source.seen[0].headers["authorization"] == f"Bearer {SECRET}"


def test_lan_device_is_switched_by_a_call_and_at_night(recipes: Recipes) -> None:
    with peer(lambda request: as_json({"ison": request.target.endswith("=on")})) as lamp:
        recipes.apply("lan-device", DEVICE=f"{lamp.url}/relay/0", TIME="22:30")
        assert recipes.admin("GET", "/schedules/lan-device-off")["cron"] == "30 22 * * *"
        assert recipes.call("/lamp/on", "POST", token=True).json() == {"is_on": True}
        assert recipes.call("/lamp/explode", "POST", token=True).status_code == 404
        recipes.run("lan-device-off")
    assert [seen.target for seen in lamp.seen] == ["/relay/0?turn=on", "/relay/0?turn=off"]


def test_push_notification_passes_a_text_on(recipes: Recipes) -> None:
    with peer(accept) as ntfy:
        recipes.apply("push-notification", NTFY=f"{ntfy.url}/phone")
        plain = {"content-type": "text/plain"}
        pushed = recipes.call("/notify?title=Backup", "POST", token=True, content="Done.", headers=plain)
        assert pushed.json() == {"pushed": True}
        assert recipes.call("/notify", "POST", token=True, content=" ", headers=plain).status_code == 422
        curl = {"content-type": "application/x-www-form-urlencoded"}  # as `curl -d` sends it
        assert recipes.call("/notify", "POST", token=True, content="Again.", headers=curl).status_code == 202
        assert recipes.call("/notify", "POST", content="Done.", headers=plain).status_code == 401
    assert texts(ntfy.seen) == ["Done.", "Again."]
    assert (ntfy.seen[0].path, ntfy.seen[0].headers["title"]) == ("/phone", "Backup")


def test_heartbeat_reports_a_late_job_once(recipes: Recipes) -> None:
    with peer(accept) as ntfy:
        recipes.apply("heartbeat", NTFY=f"{ntfy.url}/beat", LATE_MINUTES="60")
        assert recipes.call("/beat/backup", "POST", token=True).json() == {"job": "backup"}
        recipes.run("heartbeat")
        assert ntfy.seen == []
        two_hours_ago = int(datetime.now(UTC).timestamp() * 1000) - 7_200_000
        recipes.admin("PUT", "/kv/heartbeat/keys/seen:backup", {"value": two_hours_ago})
        for _ in range(2):
            recipes.run("heartbeat")
    assert texts(ntfy.seen) == ["backup has not reported for 120 minutes"]


def test_ask_a_model_returns_its_reply(recipes: Recipes) -> None:
    with peer(lambda request: as_json({"choices": [{"message": {"content": "Yes."}}]})) as api:
        recipes.apply("ask-a-model", API=f"{api.url}/v1/chat/completions", MODEL='the "small" one')
        asked = recipes.call("/ask", "POST", token=True, content="Really?", headers={"content-type": "text/plain"})
    assert asked.json() == {"answer": "Yes."}
    (seen,) = api.seen
    assert seen.json() == {"model": 'the "small" one', "messages": [{"role": "user", "content": "Really?"}]}
    assert seen.headers["authorization"] == f"Bearer {SECRET}"


def test_values_that_cannot_be_used_are_all_named(recipes: Recipes) -> None:
    body = {"name": "x", "values": {"FEEDS": "ftp://x", "ZONE": "Europe/Berlim", "TIME": "25:00", "OTHER": "1"}}
    response = recipes.client.post("/api/v1/admin/templates/daily-digest/plan", json=body, headers=recipes.bearer)
    assert (response.status_code, response.json()["error"]["code"]) == (422, "validation_failed")
    faults = {fault["field"]: fault["message"] for fault in response.json()["error"]["details"]["errors"]}
    assert sorted(faults) == ["values.FEEDS", "values.NTFY", "values.OTHER", "values.TIME", "values.ZONE"]
    assert faults["values.ZONE"] == "is not a time zone; did you mean Europe/Berlin?"
