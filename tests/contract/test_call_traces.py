"""The call trace of an execution on every engine."""

import pytest

from picloud.manager.models.history import ExecutionFilter
from picloud.manager.storage.database import Database
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.shared.models import CallFrame, ScriptFault
from picloud.shared.records.pending import execution_of
from tests.factories import make_record


@pytest.fixture
async def store(database: Database) -> ExecutionStore:
    await apply_migrations(database, load_migrations(database.dialect)["history"], lambda: 1)
    return ExecutionStore(database)


async def test_call_trace_comes_back_as_it_was(store: ExecutionStore) -> None:
    trace = [CallFrame(None, 9, 1), CallFrame("h\u00e9lper\0", 3, None, 60)]
    failed = execution_of(make_record(fault=ScriptFault("script_error", "no", 3, 7, trace=trace)))
    plain = execution_of(make_record(fault=ScriptFault("script_error", "no", 3, 7)))

    await store.add([failed, plain], {})

    found = await store.find(failed.id), await store.find(plain.id)
    assert [execution and execution.error_trace for execution in found] == [trace, []]
    page = await store.list_executions(ExecutionFilter(), None, 10)
    assert {execution.id: execution.error_trace for execution in page.items} == {failed.id: trace, plain.id: []}
    assert await store.size_bytes() > 0
