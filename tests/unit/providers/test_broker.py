"""The broker: spans, effects of trials, masking, and the values that may travel."""

import asyncio
from typing import Any

import pytest
from msgspec import structs

from picloud.providers.broker import MAX_SPANS, Broker, BrokerSession
from picloud.providers.masking import GivenSecrets
from picloud.providers.targets import has_effect, target_of
from picloud.providers.values import check_value
from picloud.shared.models import LogLine
from picloud.shared.services import NOT_NOW, Grants, NotNow, SecretRef, ServiceCaller, ServiceFault, Value
from tests.factories import make_execution_request, make_live_script, make_result

SECRET = "correct horse battery"


class Provider:
    def __init__(self, given: GivenSecrets) -> None:
        self._given = given
        self.callers: list[ServiceCaller] = []

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        self.callers.append(caller)
        if method == "secret":
            self._given.note_secret(caller.execution_id, "KEY", SECRET)
            return SECRET
        return None


def begun(session: BrokerSession, service: str, method: str, arguments: list[Value]) -> asyncio.Future[str]:
    reply: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def on_reply(fault: ServiceFault | None, value: Value) -> int:
        reply.set_result("ok" if fault is None else fault.code)
        return 10

    session.begin(service, method, arguments, on_reply)
    return reply


async def test_caller_knows_its_script_its_grants_and_its_deadline() -> None:
    given = GivenSecrets()
    provider = Provider(given)
    script = structs.replace(make_live_script(), grants=Grants(http=("api.github.com",)))
    session = Broker({"kv": provider}, given).open(make_execution_request(script), 5.0, 10.0)
    assert await begun(session, "kv", "get", [None, "a"]) == "ok"
    (caller,) = provider.callers
    assert (caller.script_id, caller.script_name, caller.execution_id) == (script.id, "hello", "execution-1")
    assert (caller.grants, caller.deadline_at, caller.is_trial) == (script.grants, 10.0, False)
    assert caller.overlay is None


async def test_calls_are_counted_by_service_with_their_outcomes() -> None:
    given = GivenSecrets()
    broker = Broker({"kv": Provider(given)}, given)
    session = broker.open(make_execution_request(), 0.0, 10.0)
    for service in ("kv", "kv", "missing"):
        await begun(session, service, "get", [None, "a"])
    session.begin("kv", "get", [None, "b"], lambda _fault, _value: 0)
    session.finish(make_result())
    counts = broker.counts.services
    assert {service: (count.calls, count.outcomes) for service, count in counts.items()} == {
        "kv": (3, {"unknown": 1}),
        "missing": (1, {"service_unavailable": 1}),
    }
    assert counts["kv"].bytes > 20


async def test_spans_name_the_first_calls_and_count_the_rest() -> None:
    given = GivenSecrets()
    session = Broker({"kv": Provider(given)}, given).open(make_execution_request(), 0.0, 10.0)
    for number in range(MAX_SPANS + 3):
        await begun(session, "kv", "get", [None, f"key-{number}"])
    result = session.finish(make_result())
    assert [span.target for span in result.spans[:2]] == ["key-0", "key-1"]
    assert (len(result.spans), result.dropped_spans) == (MAX_SPANS, 3)


async def test_call_that_outlives_its_run_is_noted_once() -> None:
    ended = asyncio.Event()

    class Stubborn:
        async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
            try:
                await asyncio.sleep(60)
            except asyncio.CancelledError:
                ended.set()
            return "done"

    session = Broker({"kv": Stubborn()}).open(make_execution_request(), 0.0, 10.0)
    session.begin("kv", "set", [None, "a", 1], lambda fault, value: 0)
    await asyncio.sleep(0)
    result = session.finish(make_result())
    await ended.wait()
    await asyncio.sleep(0)
    assert [span.outcome for span in result.spans] == ["unknown"]


async def test_trial_without_effects_lists_what_it_would_have_changed() -> None:
    given = GivenSecrets()
    provider = Provider(given)
    request = structs.replace(make_execution_request(), is_trial=True, without_effects=True)
    session = Broker({"kv": provider, "http": provider}, given).open(request, 0.0, 10.0)
    await begun(session, "kv", "get", [None, "a"])
    await begun(session, "kv", "set", [None, "a", 1])
    await begun(session, "http", "post", ["https://api.github.com/x?token=1", {"a": 1}])
    result = session.finish(make_result())
    assert [(effect.service, effect.method, effect.target) for effect in result.effects] == [
        ("kv", "set", "a"),
        ("http", "post", "api.github.com"),
    ]
    assert provider.callers[0].overlay == {}
    assert provider.callers[0].overlay is provider.callers[1].overlay
    assert provider.callers[0].is_trial


async def test_secret_that_a_run_was_given_is_in_nothing_that_is_kept() -> None:
    given = GivenSecrets()
    request = make_execution_request(body=f"token={SECRET}".encode())
    request = structs.replace(request, is_trial=True, without_effects=True)
    session = Broker({"kv": Provider(given)}, given).open(request, 0.0, 10.0)
    await begun(session, "kv", "secret", [])
    await begun(session, "kv", "set", [None, SECRET, {SECRET: [SECRET]}])
    result = session.finish(structs.replace(make_result(), logs=[LogLine("info", f"have {SECRET}")], body=b"mine"))
    assert SECRET not in repr(result)
    assert result.logs[0].message == "have [secret KEY]"
    assert result.spans[1].target == "[secret KEY]"
    assert result.masked_request is not None
    assert result.masked_request.body == b"token=[secret KEY]"
    assert not given.masker_of("execution-1")


@pytest.mark.parametrize(
    ("service", "arguments", "target"),
    [
        ("kv", [None, "visits"], "visits"),
        ("kv", ["shared", "visits"], "shared:visits"),
        ("kv", [None, ["a", "b"]], ""),
        ("kv", [], ""),
        ("http", ["https://user:word@API.github.com:8443/a?token=1"], "api.github.com:8443"),
        ("http", [{"method": "POST", "url": "http://pi.local/x"}], "pi.local"),
        ("http", [[{"url": "http://a/x"}, "http://b/", {"url": "http://a/y"}]], "a, b"),
        ("http", ["http://[broken"], ""),
        ("http", ["http://a:99999999/"], ""),
        ("http", [7], ""),
        ("http", [[["http://a/"], {"url": ["http://b/"]}]], ""),
        ("http", ["http://a/" + "x" * 8_192], "a"),
        ("secrets", ["KEY"], "KEY"),
        ("secrets", [SecretRef("KEY"), "sha256", b"x"], "KEY"),
        ("secrets", [{}], ""),
        ("kv", [None, "k" * 1_000], "k" * 200),
    ],
)
def test_target_is_a_host_a_key_or_a_name(service: str, arguments: list[Any], target: str) -> None:
    assert target_of(service, arguments) == target


@pytest.mark.parametrize(
    ("service", "method", "arguments", "expected"),
    [
        ("kv", "list", [None, ""], False),
        ("kv", "incr", [None, "a"], True),
        ("secrets", "get", ["KEY"], False),
        ("http", "get", ["http://a/"], False),
        ("http", "delete", ["http://a/"], True),
        ("http", "request", [{"url": "http://a/"}], False),
        ("http", "request", [{"method": "put", "url": "http://a/"}], True),
        ("http", "try_request", [{"method": "head", "url": "http://a/"}], False),
        ("http", "all", [[{"url": "http://a/"}, {"method": "POST", "url": "http://a/"}]], True),
        ("http", "all", [[{"url": "http://a/"}]], False),
    ],
)
def test_effect_is_what_changes_something_elsewhere(
    service: str, method: str, arguments: list[Any], *, expected: bool
) -> None:
    assert has_effect(service, method, arguments) is expected


def nested(depth: int) -> list[Any]:
    value: list[Any] = []
    for _ in range(depth - 1):
        value = [value]
    return value


@pytest.mark.parametrize("value", [None, True, 2**63 - 1, -(2**63), 1.5, "ü", b"\x00", {"a": [1]}, nested(64)])
def test_value_of_scripts_may_travel(value: Any) -> None:
    check_value(value)


@pytest.mark.parametrize(
    "value",
    [2**63, -(2**63) - 1, float("nan"), float("-inf"), {1: 2}, (1,), [SecretRef("KEY")], nested(65), {"a": {2}}],
)
def test_value_that_no_script_could_have_is_refused(value: Any) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_value(value)


async def replayed(journal: bytes, provider: Any, calls: list[tuple[str, str, list[Value]]]) -> list[str]:
    request = structs.replace(make_execution_request(), is_trial=True, without_effects=True, recording=journal)
    session = Broker({"kv": provider, "secrets": provider}).open(request, 0.0, 10.0)
    return [await begun(session, *call) for call in calls]


class Counting:
    """Answers with the number of the call, `fail` with a fault."""

    def __init__(self) -> None:
        self.calls = 0

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        self.calls += 1
        if method == "fail":
            raise ServiceFault("kv_full", "the store is full")
        return self.calls if method != "large" else "x" * 40_000


async def journal_after(calls: list[tuple[str, str, list[Value]]], given: GivenSecrets | None = None) -> bytes:
    provider = Counting()
    session = Broker({"kv": provider, "secrets": provider}, given).open(make_execution_request(), 0.0, 10.0)
    for call in calls:
        await begun(session, *call)
    return session.finish(make_result()).journal


async def test_replay_is_answered_from_the_journal_where_calls_match() -> None:
    calls = [("kv", "get", [None, "a"]), ("kv", "get", [None, "a"]), ("kv", "fail", [None, "b"])]
    journal = await journal_after(calls)
    provider = Counting()
    assert await replayed(journal, provider, calls) == ["ok", "ok", "kv_full"]
    assert provider.calls == 0
    assert await replayed(journal, provider, [*calls, ("kv", "get", [None, "a"]), ("kv", "get", [None, "c"])]) == [
        "ok",
        "ok",
        "kv_full",
        "ok",
        "ok",
    ]
    assert provider.calls == 2


async def test_journal_has_no_secret_and_ends_where_it_is_full() -> None:
    secret = ("secrets", "get", ["KEY"])
    large = ("kv", "large", [None, "a"])
    journal = await journal_after([secret, ("kv", "get", [None, "a"]), large, large, ("kv", "get", [None, "b"])])
    assert len(journal) < 48 * 1024
    provider = Counting()
    assert await replayed(journal, provider, [secret, ("kv", "get", [None, "a"]), large, large]) == ["ok"] * 4
    assert provider.calls == 2
    assert await replayed(journal, provider, [("kv", "get", [None, "b"])]) == ["ok"]
    assert provider.calls == 3


async def test_journal_that_cannot_be_read_answers_nothing() -> None:
    provider = Counting()
    for journal in (b"", b"\xc1", b"\x91\x01", b"\x91" * 10_000):
        assert await replayed(journal, provider, [("kv", "get", [None, "a"])]) == ["ok"]
    assert provider.calls == 4


async def test_secrets_in_replies_are_masked_in_the_journal() -> None:
    given = GivenSecrets()

    class Echoing:
        async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
            given.note_secret(caller.execution_id, "KEY", SECRET)
            return {"echo": f"have {SECRET}"}

    session = Broker({"http": Echoing()}, given).open(make_execution_request(), 0.0, 10.0)
    await begun(session, "http", "get", ["http://pi.local/"])
    journal = session.finish(make_result()).journal
    assert SECRET.encode() not in journal
    assert b"have [secret KEY]" in journal


async def test_secrets_in_faults_are_masked_in_the_journal() -> None:
    given = GivenSecrets()

    class Refusing:
        async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
            given.note_secret(caller.execution_id, "KEY", SECRET)
            raise ServiceFault("http_dns", f"no {SECRET}", details={"host": SECRET})

    session = Broker({"http": Refusing()}, given).open(make_execution_request(), 0.0, 10.0)
    assert await begun(session, "http", "get", ["http://pi.local/"]) == "http_dns"
    journal = session.finish(make_result()).journal
    assert SECRET.encode() not in journal
    assert journal.count(b"[secret KEY]") == 2


class Quick:
    """Has the answers to `get` at hand."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def answer_now(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value | NotNow:
        return "at hand" if method == "get" else NOT_NOW

    async def call(self, caller: ServiceCaller, method: str, arguments: list[Value]) -> Value:
        self.asked.append(method)
        return "asked"


async def test_answer_at_hand_is_sent_at_once_and_noted_as_any_other() -> None:
    quick = Quick()
    session = Broker({"kv": quick}).open(make_execution_request(), 0.0, 10.0)
    reply = begun(session, "kv", "get", [None, "a"])
    assert reply.done()
    assert await begun(session, "kv", "set", [None, "a", 1]) == "ok"
    assert quick.asked == ["set"]
    result = session.finish(make_result())
    assert [(span.method, span.target, span.bytes, span.outcome) for span in result.spans] == [
        ("get", "a", 14, "ok"),
        ("set", "a", 15, "ok"),
    ]
    replay = structs.replace(make_execution_request(), recording=result.journal)
    again = Quick()
    session = Broker({"kv": again}).open(replay, 0.0, 10.0)
    assert await begun(session, "kv", "get", [None, "a"]) == "ok"
    assert again.asked == [], "the recording answers"


async def test_trial_never_gets_an_answer_at_hand() -> None:
    quick = Quick()
    request = structs.replace(make_execution_request(), without_effects=True)
    session = Broker({"kv": quick}).open(request, 0.0, 10.0)
    assert await begun(session, "kv", "get", [None, "a"]) == "ok"
    assert quick.asked == ["get"]
