"""A manager on a real SQLite directory, with a fake executor, behind Quart's test client."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from quart.wrappers import Response

from picloud.manager.access.accounts import AccountService
from picloud.manager.access.admin_token import AdminToken, AnyOf
from picloud.manager.access.passwords import Passwords
from picloud.manager.access.sessions import SessionService
from picloud.manager.access.setup_link import SetupLink
from picloud.manager.access.tokens import TokenService
from picloud.manager.api import ManagerServices, create_manager_app
from picloud.manager.assets.contents import AssetContents
from picloud.manager.assets.service import AssetService
from picloud.manager.audit.log import AuditService
from picloud.manager.data.keys import KeyFile
from picloud.manager.data.kv_admin import KvAdmin
from picloud.manager.data.kv_stores import KvStores
from picloud.manager.data.secrets import SecretService
from picloud.manager.history.executions import ExecutionService
from picloud.manager.history.metrics import MetricsService
from picloud.manager.history.running import RunningService
from picloud.manager.history.sink import HistorySink
from picloud.manager.maintenance.backups import BackupService
from picloud.manager.maintenance.services import RunNumbers, ServiceNumbersService
from picloud.manager.maintenance.system import SystemService
from picloud.manager.models.audit import Caller
from picloud.manager.routes.keys import RouteKeys
from picloud.manager.routes.service import RouteService
from picloud.manager.scripts.service import ScriptService
from picloud.manager.scripts.trials import TrialService
from picloud.manager.storage import Storage, open_storage
from picloud.manager.storage.stores.accounts import AccountStore
from picloud.manager.storage.stores.asset_contents import AssetContentStore
from picloud.manager.storage.stores.assets import AssetStore
from picloud.manager.storage.stores.audit import AuditStore
from picloud.manager.storage.stores.executions import ExecutionStore
from picloud.manager.storage.stores.routes import RouteStore
from picloud.manager.storage.stores.schedules import ScheduleStore
from picloud.manager.storage.stores.scripts import ScriptStore
from picloud.manager.storage.stores.secrets import SecretStore
from picloud.manager.storage.stores.tokens import TokenStore
from picloud.manager.work.clock_hold import ClockHold
from picloud.manager.work.scheduler import Scheduler
from picloud.manager.work.schedules import ScheduleService
from picloud.orchestrator.asset_table import AssetTable
from picloud.orchestrator.dispatcher import Dispatcher
from picloud.orchestrator.http.verification import Verification
from picloud.orchestrator.route_table import RouteTable
from picloud.orchestrator.script_table import ScriptTable
from picloud.shared.models import MIB, SandboxLimits
from picloud.shared.records.service_counts import ServiceCounts
from picloud.shared.settings import load_settings
from picloud.wiring.fan_out import FanOut
from tests.fakes.services import FakeExecutorClient, FakeQuarantine, FixedClock, RecordingFeed

ADMIN = "/api/v1/admin"
BY = Caller(actor="admin-token", request_id="r-1")


class Manager:
    """The parts of a manager, and a client of its API that is the admin."""

    def __init__(self, data_dir: Path, storage: Storage) -> None:
        self.data_dir = data_dir
        self.settings = load_settings({"PICLOUD_DATA_DIR": str(data_dir), "PICLOUD_QUEUE_DEPTH": "7"})
        self.storage = storage
        self.clock = FixedClock()
        self.executor = FakeExecutorClient()
        self.feed = RecordingFeed()
        self.table = ScriptTable()
        self.quarantine = FakeQuarantine()
        self.token = AdminToken.load_or_create(data_dir)
        self.script_store = ScriptStore(storage.control)
        self.execution_store = ExecutionStore(storage.history)
        self.sink = HistorySink(
            self.execution_store, history_days=7, history_max_rows=1_000, clock=self.clock, requests="all"
        )
        dispatcher = Dispatcher(
            self.table, self.executor, self.sink, self.quarantine, slots=2, timeout_ms=60_000, clock=self.clock
        )
        self.schedule_store = ScheduleStore(storage.control)
        self.scheduler = Scheduler(
            self.schedule_store,
            dispatcher,
            owner="this",
            find_execution=self.execution_store.find,
            make_hold=lambda newest: ClockHold(newest, synchronised=lambda: True),
            clock=self.clock,
        )
        self.schedules = ScheduleService(
            self.schedule_store, self.script_store, self.scheduler, timezone="Europe/Berlin", clock=self.clock
        )
        self.scripts = ScriptService(
            self.script_store,
            self.executor,
            FanOut(self.feed, self.table, self.scheduler),
            quarantine=self.quarantine,
            default_limits=SandboxLimits(),
            max_source_bytes=256 * 1024,
            clock=self.clock,
        )
        self.key_file = KeyFile(data_dir)
        self.secrets = SecretService(SecretStore(storage.control), self.key_file, clock=self.clock)
        self.route_feed = RouteTable()
        self.kv = KvStores(storage.data, max_bytes=MIB, clock=self.clock)
        self.contents = AssetContents(
            AssetContentStore(storage.data), room=self.room, on_size=self.kv.set_bytes_beside, clock=self.clock
        )
        self.asset_table = AssetTable(self.contents)
        self.assets = AssetService(AssetStore(storage.control), self.contents, self.asset_table, clock=self.clock)
        self.route_keys = RouteKeys(self.secrets, self.clock)
        self.routes = RouteService(
            RouteStore(storage.control), self.scripts, self.route_feed, self.route_keys, self.assets, clock=self.clock
        )
        self.secrets.on_change = self.routes.load_keys
        self.verification = Verification(self.clock)
        executions = ExecutionService(self.execution_store, self.script_store, self.sink, clock=self.clock)
        self.token_store = TokenStore(storage.control)
        self.tokens = TokenService(self.token_store, self.script_store, clock=self.clock)
        self.audit = AuditService(AuditStore(storage.control), clock=self.clock)
        account_store = AccountStore(storage.control)
        self.sessions = SessionService(account_store, clock=self.clock)
        self.link = SetupLink(account_store, data_dir, "http://board/setup", clock=self.clock)
        self.passwords = Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
        self.accounts = AccountService(
            account_store, self.sessions, self.link, self.audit, passwords=self.passwords, clock=self.clock
        )
        self.backups = BackupService(storage.control, data_dir / "backups", interval_hours=24, keep=3, clock=self.clock)
        self.service_counts = ServiceCounts()
        self.services = ManagerServices(
            scripts=self.scripts,
            routes=self.routes,
            assets=self.assets,
            refused_signatures=self.verification.refusals_of,
            trials=TrialService(self.scripts, self.executor),
            executions=executions,
            running=RunningService(self.executor, None, self.audit),
            metrics=MetricsService(self.execution_store, executions, self.sink, clock=self.clock),
            tokens=self.tokens,
            accounts=self.accounts,
            sessions=self.sessions,
            audit=self.audit,
            backups=self.backups,
            secrets=self.secrets,
            numbers=ServiceNumbersService(
                self.script_store,
                self.kv,
                self.secrets,
                count_calls=self.count_calls,
                count_runs=self.count_runs,
            ),
            schedules=self.schedules,
            kv=KvAdmin(self.kv, self.script_store, AuditStore(storage.control)),
            system=SystemService(
                self.settings,
                storage.databases,
                readiness=self.readiness,
                versions={"product": "0.2.0"},
            ),
        )
        self.app = create_manager_app(self.services, AnyOf(self.token, self.tokens))
        self.client = self.app.test_client(use_cookies=False)
        self.headers = {"Authorization": f"Bearer {self.token.path.read_text().strip()}"}

    async def room(self) -> int:
        return 4 * MIB

    async def count_calls(self) -> ServiceCounts:
        return self.service_counts

    async def count_runs(self) -> RunNumbers:
        return RunNumbers(slots=8, in_flight=3, queued=1, waiting=2)

    async def readiness(self) -> dict[str, Any]:
        return {"ready": True, "executor": {"ok": True, "slots": 8}}

    async def request(
        self, method: str, path: str, json: Any = None, headers: dict[str, str] | None = None, data: Any = None
    ) -> Response:
        """Ask as the admin. `data` is a raw body that says it is JSON."""
        given = self.headers | (headers or {})
        if data is not None:
            given = {"Content-Type": "application/json"} | given
            return await self.client.open(ADMIN + path, method=method, headers=given, data=data)
        return await self.client.open(ADMIN + path, method=method, headers=given, json=json)

    async def create(self, name: str = "hello", source: str = "1 + 1", **fields: Any) -> dict[str, Any]:
        response = await self.request("POST", "/scripts", {"name": name, "source": source, **fields})
        assert response.status_code == 201, await response.get_data(as_text=True)
        script: dict[str, Any] = await response.get_json()
        return script


@pytest.fixture
async def manager(tmp_path: Path) -> AsyncIterator[Manager]:
    data_dir = tmp_path / "data"
    storage = await open_storage(load_settings({"PICLOUD_DATA_DIR": str(data_dir)}))
    manager = Manager(data_dir, storage)
    await manager.sink.start()
    yield manager
    await manager.sink.close()
    await manager.kv.close()
    await storage.close()


async def error_of(response: Response, status: int, code: str) -> dict[str, Any]:
    """The error of an answer, after checking that it has the one shape."""
    text = await response.get_data(as_text=True)
    assert response.status_code == status, text
    assert response.content_type == "application/json"
    body = await response.get_json()
    assert set(body) == {"error"}
    error: dict[str, Any] = body["error"]
    assert {"code", "message", "request_id"} <= set(error) <= {"code", "message", "request_id", "details"}
    assert error["code"] == code, text
    assert error["request_id"] == response.headers["X-Request-Id"]
    assert "Traceback" not in text
    assert "sqlite" not in text.lower()
    return error
