"""Secrets in runs, from the call to what is kept: the provider on a real store behind the broker."""

import asyncio
import base64
import json

import pytest
from msgspec import structs

from picloud.manager.data.secrets_provider import SecretsProvider
from picloud.providers.broker import Broker, BrokerSession
from picloud.providers.masking import GivenSecrets
from picloud.providers.secret_resolver import ProvidedSecrets
from picloud.shared.models import ExecutionResult, LogLine, ScriptFault
from picloud.shared.services import Grants, SecretRef, ServiceFault, Value
from tests.factories import make_execution_request, make_live_script, make_result
from tests.integration.conftest import BY, Manager

VALUE = "a-known-value+7/"
MASK = "[secret TOKEN]"


class Runs:
    """Runs of scripts with grants for secrets."""

    def __init__(self, manager: Manager) -> None:
        self.given = GivenSecrets()
        self.secrets = ProvidedSecrets(SecretsProvider(manager.secrets), self.given)
        self.broker = Broker({"secrets": self.secrets}, self.given)

    def begin(self, *names: str, body: bytes = b"") -> BrokerSession:
        script = structs.replace(make_live_script(), grants=Grants(secrets=names))
        return self.broker.open(make_execution_request(script, body), 0.0, 1e12)


async def call(session: BrokerSession, method: str, *arguments: Value) -> Value:
    """Make a call as the executor does; returns the reply, or the code of the fault."""
    reply: asyncio.Future[Value] = asyncio.get_running_loop().create_future()

    def on_reply(fault: ServiceFault | None, value: Value) -> int:
        reply.set_result(value if fault is None else fault.code)
        return 0

    session.begin("secrets", method, list(arguments), on_reply)
    return await reply


@pytest.fixture
async def runs(manager: Manager) -> Runs:
    await manager.secrets.set("TOKEN", VALUE, BY)
    return Runs(manager)


def ending_with(text: str) -> ExecutionResult:
    """The result of a run that shows a text everywhere."""
    result = make_result(fault=ScriptFault("script_error", f"refused: {text}"))
    result.logs.append(LogLine("info", text, json.dumps({"token": text})))
    return result


async def test_grant_decides_for_each_run(runs: Runs) -> None:
    assert await call(runs.begin(), "get", "TOKEN") == "not_granted"
    assert await call(runs.begin("TOKEN"), "get", "TOKEN") == VALUE
    assert await call(runs.begin("OTHER"), "get", "TOKEN") == "not_granted"
    assert await call(runs.begin("OTHER"), "get", "OTHER") == "secrets_unknown"


@pytest.mark.parametrize(
    "form",
    [
        VALUE,
        base64.b64encode(VALUE.encode()).decode(),
        base64.b64encode(f"user:{VALUE}".encode()).decode(),
        VALUE.encode().hex(),
        "a-known-value%2B7%2F",
    ],
)
async def test_what_is_kept_of_a_run_has_no_form_of_its_secret(runs: Runs, form: str) -> None:
    session = runs.begin("TOKEN", body=form.encode())
    await call(session, "get", "TOKEN")

    kept = session.finish(ending_with(form))

    assert kept.fault is not None
    assert MASK in kept.fault.message
    assert MASK in kept.logs[0].message
    assert MASK in (kept.logs[0].fields or "")
    assert kept.masked_request is not None
    assert MASK.encode() in kept.masked_request.body
    shown = repr((kept.fault, kept.logs, kept.masked_request, kept.spans, kept.effects, kept.journal))
    assert form not in shown
    assert VALUE not in shown


async def test_span_names_the_secret_and_not_its_value(runs: Runs) -> None:
    session = runs.begin("TOKEN")
    await call(session, "get", "TOKEN")
    await call(session, "hmac", SecretRef("TOKEN"), "sha256", "text")

    kept = session.finish(make_result())

    assert [(span.service, span.method, span.target) for span in kept.spans] == [
        ("secrets", "get", "TOKEN"),
        ("secrets", "hmac", "TOKEN"),
    ]
    assert VALUE.encode() not in kept.journal


async def test_value_for_a_header_is_masked_although_the_script_never_had_it(runs: Runs) -> None:
    session = runs.begin("TOKEN")
    assert await runs.secrets.resolve(session._caller, SecretRef("TOKEN", "Bearer ")) == f"Bearer {VALUE}"

    assert session.finish(ending_with(VALUE)).logs[0].message == MASK


async def test_values_of_a_run_are_forgotten_with_it(runs: Runs) -> None:
    session = runs.begin("TOKEN")
    await call(session, "get", "TOKEN")
    session.finish(make_result())

    assert runs.given.forget("execution-1") is None
    assert runs.begin().finish(ending_with(VALUE)).logs[0].message == VALUE


async def test_two_log_lines_with_half_of_a_value_each_are_not_masked(runs: Runs) -> None:
    """Said in docs/explanation/security.md: masking is no wall against a script that wants to leak."""
    session = runs.begin("TOKEN")
    await call(session, "get", "TOKEN")
    result = make_result()
    result.logs.extend([LogLine("info", VALUE[:8]), LogLine("info", VALUE[8:])])

    assert [line.message for line in session.finish(result).logs] == [VALUE[:8], VALUE[8:]]
