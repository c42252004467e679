"""Handlers of `/kv`: the key-value stores of scripts."""

import base64
from collections.abc import AsyncIterator
from typing import Any, Final

import msgspec
from quart import Response

from picloud.manager.api import answers
from picloud.manager.api.bodies import KvImportBody, KvItemBody, KvQuotaBody, KvValueBody, validate_body
from picloud.manager.api.cursors import decode_cursor, encode_cursor
from picloud.manager.api.guard import caller
from picloud.manager.api.requests import page_of, read_if_match, read_json, read_query
from picloud.manager.api.responses import json_response, no_content, time_json
from picloud.manager.api.times import parse_time
from picloud.manager.data.kv_admin import Expiry, Item, KvAdmin, StoreInfo, error_of
from picloud.manager.data.kv_values import BLOB, Stored, encode_key, encode_prefix, encode_value
from picloud.manager.storage.stores.kv import KvRow
from picloud.shared.clock import iso_utc
from picloud.shared.errors import Invalid
from picloud.shared.services import ServiceFault

LINES_MEDIA_TYPE: Final = "application/jsonl"
_CURSOR: Final = "kv"
_MAX_CURSOR_LENGTH: Final = 700
"""Of a key of 512 bytes."""


class KvHandlers:
    def __init__(self, kv: KvAdmin) -> None:
        self._kv = kv

    async def list_stores(self) -> Response:
        read_query()
        stores = await self._kv.list_stores()
        return json_response(answers.KvStoreList(items=[_store_answer(store) for store in stores]))

    async def list_keys(self, store: str) -> Response:
        query = read_query("prefix", "limit", "cursor")
        _, limit = page_of({name: query[name] for name in query if name == "limit"}, _CURSOR)
        cursor = query.get("cursor")
        after = None if cursor is None else decode_cursor(_CURSOR, cursor, _MAX_CURSOR_LENGTH).encode()
        prefix = _prefix_of(query)
        rows, has_more = await self._kv.list_keys(await self._kv.find_owner(store), prefix, after, limit)
        next_cursor = encode_cursor(_CURSOR, rows[-1].key.decode()) if has_more else None
        return json_response(answers.KvPage(items=[_entry_answer(row) for row in rows], next_cursor=next_cursor))

    async def get(self, store: str, key: str) -> Response:
        read_query()
        row = await self._kv.get(await self._kv.find_owner(store), _key_of(key))
        return json_response(_entry_answer(row), headers=_entity_tag(row))

    async def put(self, store: str, key: str) -> Response:
        read_query()
        if_match = read_if_match()
        body = validate_body(KvValueBody, await read_json())
        owner = await self._kv.find_owner(store)
        expiry = Expiry(body.ttl_s, is_kept="ttl_s" not in body.model_fields_set)
        row = await self._kv.put(owner, Item(_key_of(key), _stored_of(body)), caller(), expiry, if_match)
        return json_response(_entry_answer(row), headers=_entity_tag(row))

    async def delete(self, store: str, key: str) -> Response:
        read_query()
        await self._kv.delete(await self._kv.find_owner(store), _key_of(key), caller(), read_if_match())
        return no_content()

    async def set_quota(self, store: str) -> Response:
        read_query()
        body = validate_body(KvQuotaBody, await read_json())
        await self._kv.set_quota(await self._kv.find_owner(store), body.max_keys, body.max_bytes, caller())
        return no_content()

    async def export(self, store: str) -> Response:
        prefix = _prefix_of(read_query("prefix"))
        rows = await self._kv.export(await self._kv.find_owner(store), prefix, caller())
        response = Response(_lines_of(rows), content_type=LINES_MEDIA_TYPE)
        response.timeout = None  # the connection watches how fast its caller reads
        return response

    async def import_items(self, store: str) -> Response:
        read_query()
        body = validate_body(KvImportBody, await read_json())
        owner = await self._kv.find_owner(store)
        items = [_item_of(item, position) for position, item in enumerate(body.items)]
        written = await self._kv.import_items(owner, items, caller())
        return json_response(answers.KvImport(keys=written))


async def _lines_of(rows: AsyncIterator[KvRow]) -> AsyncIterator[bytes]:
    async for row in rows:
        line: dict[str, Any] = {"key": row.key.decode(), **_content_of(row)}
        if row.expires_at is not None:
            line["expires_at"] = iso_utc(row.expires_at)
        yield msgspec.json.encode(line) + b"\n"


def _prefix_of(query: dict[str, str]) -> bytes:
    try:
        return encode_prefix(query.get("prefix", ""))
    except ServiceFault as fault:
        raise error_of(fault) from fault


def _key_of(text: str) -> bytes:
    try:
        return encode_key(text)
    except ServiceFault as fault:
        raise error_of(fault) from fault


def _stored_of(body: KvValueBody | KvItemBody) -> Stored:
    """Return the value of a body, which has exactly one of `value` and `blob`."""
    has_value, has_blob = "value" in body.model_fields_set, body.blob is not None
    if has_value == has_blob:
        raise Invalid("Exactly one of value and blob is needed.")
    try:
        return encode_value(body.value if has_value else base64.b64decode(body.blob or "", validate=True))
    except ValueError:
        raise Invalid("blob: must be base64.") from None
    except ServiceFault as fault:
        raise error_of(fault) from fault


def _item_of(body: KvItemBody, position: int) -> Item:
    try:
        expires_at = None if body.expires_at is None else parse_time(body.expires_at)
        return Item(_key_of(body.key), _stored_of(body), expires_at)
    except (ValueError, Invalid) as exc:
        fault = exc.message if isinstance(exc, Invalid) else "expires_at: must be a time such as 2026-11-23T18:30:00Z."
        raise Invalid(f"Item {position + 1}: {fault}", details={"item": position + 1}) from exc


def _content_of(row: KvRow) -> dict[str, Any]:
    if row.kind == BLOB:
        return {"blob": base64.b64encode(row.value).decode("ascii")}
    return {"value": Stored(row.kind, row.value).value}


def _entry_answer(row: KvRow) -> answers.KvEntry:
    return answers.KvEntry(
        key=row.key.decode(),
        bytes=len(row.value),
        version=row.version,
        expires_at=time_json(row.expires_at),
        updated_at=iso_utc(row.updated_at),
        **_content_of(row),
    )


def _entity_tag(row: KvRow) -> dict[str, str]:
    return {"ETag": f'"{row.version}"'}


def _store_answer(store: StoreInfo) -> answers.KvStore:
    return answers.KvStore(
        id=store.id,
        kind="namespace" if store.is_namespace else "script",
        name=store.name,
        keys=store.keys,
        bytes=store.bytes,
        max_keys=store.max_keys,
        max_bytes=store.max_bytes,
        deleted_at=time_json(store.deleted_at),
    )
