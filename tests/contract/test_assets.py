"""Static assets on both engines: versions, what is kept of their contents, and pushes that meet each other."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from msgspec import Struct

from picloud.manager.assets.archive import Archive
from picloud.manager.assets.contents import AssetContents
from picloud.manager.assets.service import AssetService
from picloud.manager.models.audit import Caller
from picloud.manager.storage.database import Database
from picloud.manager.storage.engines.postgres import PostgresDatabase
from picloud.manager.storage.engines.sqlite import SqliteDatabase
from picloud.manager.storage.migrate import apply_migrations, load_migrations
from picloud.manager.storage.stores.asset_contents import AssetContentStore
from picloud.manager.storage.stores.assets import AssetStore
from picloud.orchestrator.asset_table import AssetTable
from picloud.shared.clock import now_ms
from picloud.shared.errors import PiCloudError
from picloud.shared.models import MIB
from tests.postgres import PostgresServer
from tests.zips import make_zip

BY = Caller(actor="owner", request_id="r-1")
TEXT = b"body { color: black }\n" * 200


class Place(Struct):
    """The two stores of an installation."""

    control: Database
    data: Database

    async def count(self, table: str) -> int:
        database = self.control if table in ("asset_bundles", "asset_versions", "audit_entries") else self.data
        row = await database.fetch_one(f"SELECT count(*) AS count FROM {table}")
        assert row is not None
        return int(row["count"])


class Service:
    """One service on a place; its clock stands still."""

    def __init__(self, place: Place, room: int = 20 * MIB) -> None:
        self.place = place
        self.now = now_ms()
        self.room = room
        self.sizes: list[int] = []
        self.contents = AssetContents(
            AssetContentStore(place.data), room=self.find_room, on_size=self.sizes.append, clock=lambda: self.now
        )
        self.table = AssetTable(self.contents)
        self.assets = AssetService(AssetStore(place.control), self.contents, self.table, clock=lambda: self.now)

    async def find_room(self) -> int:
        return self.room

    async def push(self, **files: bytes) -> int:
        """Push files named by their stem; returns the live version."""
        data = make_zip({f"{stem}.css": content for stem, content in files.items()})
        return (await self.assets.push("app", data, BY)).bundle.live_version

    async def read(self, path: str) -> bytes:
        """Return a live file as the data plane has it."""
        index = self.table.find("app")
        assert index is not None
        file = index.find(path)
        assert file is not None
        return await self.table.read_whole(file.content, file.size)


async def open_sqlite(request: pytest.FixtureRequest) -> Place:
    directory: Path = request.getfixturevalue("tmp_path")
    control, data = [await SqliteDatabase.open(directory / name) for name in ("control.db", "data.db")]
    return Place(control, data)


async def open_postgres(request: pytest.FixtureRequest) -> Place:
    server: PostgresServer = request.getfixturevalue("postgres")
    url = server.make_database()
    found = []
    for store in ("control", "data"):
        database = await PostgresDatabase.open(url, f"picloud_{store}")
        await database.execute(f"CREATE SCHEMA picloud_{store}")
        found.append(database)
    return Place(*found)


@pytest.fixture(params=["sqlite", "postgres"])
async def place(request: pytest.FixtureRequest) -> AsyncIterator[Place]:
    place = await (open_sqlite if request.param == "sqlite" else open_postgres)(request)
    migrations = load_migrations(place.data.dialect)
    await apply_migrations(place.control, migrations["control"], now_ms)
    await apply_migrations(place.data, migrations["data"], now_ms)
    yield place
    await place.control.close()
    await place.data.close()


async def test_versions_are_numbered_kept_and_rolled_back_to(place: Place) -> None:
    service = Service(place)
    for number in range(1, 8):
        assert await service.push(a=b"%d" % number, same=TEXT) == number
    versions = await service.assets.list_versions("app")
    assert [version.number for version in versions] == [7, 6, 5, 4, 3]
    assert await service.read("a.css") == b"7"

    await service.assets.rollback("app", 3, BY)
    assert (await service.read("a.css"), await service.read("same.css")) == (b"3", TEXT)
    for number in (8, 9, 10):
        await service.push(a=b"%d" % number)
    await service.assets.rollback("app", 8, BY)
    for number in range(11, 16):
        await service.push(a=b"%d" % number)
    assert [version.number for version in await service.assets.list_versions("app")] == [15, 14, 13, 12, 11]
    with pytest.raises(PiCloudError, match="There is no version 8"):
        await service.assets.rollback("app", 8, BY)
    assert await place.count("audit_entries") == 7 + 1 + 3 + 1 + 5


async def test_live_version_stays_however_old_it_is(place: Place) -> None:
    service = Service(place)
    for number in range(1, 6):
        await service.push(a=b"%d" % number)
    await service.assets.rollback("app", 1, BY)
    assert [version.number for version in await service.assets.list_versions("app")] == [5, 4, 3, 2, 1]
    again = Service(place)
    await again.assets.load()
    assert await again.read("a.css") == b"1"


async def test_same_files_make_no_version_and_write_nothing(place: Place) -> None:
    service = Service(place)
    await service.push(a=TEXT, b=b"2")
    entries = await place.count("audit_entries")
    pushed = await service.assets.push("app", make_zip({"b.css": b"2", "a.css": TEXT}), BY)
    assert (pushed.is_changed, pushed.bundle.live_version, pushed.bundle.version) == (False, 1, 1)
    assert await place.count("audit_entries") == entries


async def test_contents_are_stored_once_and_deleted_with_the_last_version(place: Place) -> None:
    service = Service(place)
    await service.push(a=TEXT, b=TEXT, c=b"3")
    assert await place.count("asset_contents") == 3  # the text, its gzip form, and `3`
    assert await place.count("asset_pieces") == 3
    await service.push(a=TEXT, d=b"4")
    assert await place.count("asset_contents") == 4
    service.now += 2 * 3_600_000
    await service.assets.delete("app", BY)
    counts = [await place.count(table) for table in ("asset_bundles", "asset_versions", "asset_contents")]
    assert counts == [0, 0, 0]
    assert await place.count("asset_pieces") == 0
    assert service.sizes[-1] == 0
    assert service.table.find("app") is None


async def test_contents_that_no_version_needs_are_deleted_at_the_start(place: Place) -> None:
    service = Service(place)
    await service.push(a=b"1")
    await service.contents.add(_archive(b=b"of a push that a crash ended"))
    assert await place.count("asset_contents") == 2
    again = Service(place)
    again.now = service.now + 2 * 3_600_000
    await again.assets.load()
    assert await place.count("asset_contents") == 1
    assert await again.read("a.css") == b"1"


async def test_push_in_progress_elsewhere_keeps_its_contents(place: Place) -> None:
    first, second = Service(place), Service(place)
    await first.contents.add(_archive(a=b"1"))
    await second.push(b=b"2")
    # the files of SQLite belong to one service, so that there is no other push
    assert await place.count("asset_contents") == (2 if place.data.dialect == "postgres" else 1)


async def test_push_that_meets_another_is_refused_whole(place: Place) -> None:
    first, second = Service(place), Service(place)
    await first.push(a=b"1")
    await second.assets.load()
    await first.push(a=b"2")
    with pytest.raises(PiCloudError) as caught:
        await second.push(a=b"3")
    assert caught.value.code == "precondition_failed"
    await second.assets.load()
    assert (await second.read("a.css"), await second.push(a=b"3")) == (b"2", 3)


async def test_large_file_comes_back_as_it_was(place: Place) -> None:
    service = Service(place)
    large = bytes(range(256)) * 6_000
    await service.push(large=large, gap=b"1")
    file = service.assets.get("app").files[1]
    assert file.size == len(large)
    pieces = [await service.table.read_piece(file.content, number) for number in range(24)]
    assert b"".join(pieces) == large


async def test_full_data_store_refuses_and_deleting_works(place: Place) -> None:
    service = Service(place, room=10_000)
    await service.push(a=bytes(6_000))
    with pytest.raises(PiCloudError) as caught:
        await service.push(a=bytes(range(256)) * 30)
    assert caught.value.code == "data_full"
    assert caught.value.details is not None
    assert caught.value.details["max"] == 10_000
    assert await service.read("a.css") == bytes(6_000)
    service.now += 2 * 3_600_000
    await service.assets.delete("app", BY)
    assert await service.push(a=bytes(range(256)) * 30) == 1


async def test_compressed_form_of_a_file_that_stays_is_kept(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    service = Service(place)
    await service.push(a=TEXT)
    monkeypatch.setattr("picloud.manager.assets.contents._compress", lambda *_: pytest.fail("compressed again"))
    await service.push(a=TEXT, b=b"2")
    (variant,) = service.assets.get("app").files[0].variants
    assert variant.coding == "gzip"


async def test_uploaded_brotli_is_a_form_of_the_file_beside_it(place: Place) -> None:
    service = Service(place)
    files = {"a.css": TEXT, "a.css.br": b"brotli", "alone.css.br": b"br", "b.png": b"123", "b.png.br": b"1"}
    bundle = (await service.assets.push("app", make_zip(files), BY)).bundle
    found = {file.path: [variant.coding for variant in file.variants] for file in bundle.files}
    assert found == {"a.css": ["br", "gzip"], "alone.css.br": [], "b.png": [], "b.png.br": []}
    assert await service.table.read_whole(bundle.files[0].variants[0].content, 6) == b"brotli"


def _archive(**files: bytes) -> Archive:
    return Archive(make_zip({f"{stem}.css": content for stem, content in files.items()}))
