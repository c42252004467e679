"""The key-value stores of scripts."""

from typing import Final

from picloud.manager.api import answers, bodies
from picloud.manager.api.endpoint import Endpoint, Parameter
from picloud.manager.api.kv import LINES_MEDIA_TYPE, KvHandlers
from picloud.manager.api.parameters import PAGE

_PREFIX: Final = Parameter("prefix", "The beginning of the keys.")
_WRITE_ERRORS: Final = ("data_full",)

KV: Final = (
    Endpoint(
        "GET",
        "/admin/kv",
        "read",
        KvHandlers.list_stores,
        "List the key-value stores with their sizes, without their contents.",
        answer=answers.KvStoreList,
    ),
    Endpoint(
        "GET",
        "/admin/kv/<store>",
        "admin",
        KvHandlers.list_keys,
        "List keys with their values, in the order of the bytes of the key.",
        query=(_PREFIX, *PAGE),
        answer=answers.KvPage,
    ),
    Endpoint(
        "PATCH",
        "/admin/kv/<store>",
        "admin",
        KvHandlers.set_quota,
        "Set the quota of a store. A limit that is left out or null is the default one.",
        body=bodies.KvQuotaBody,
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/kv/<store>/keys/<key>",
        "admin",
        KvHandlers.get,
        "Get a key with its value.",
        answer=answers.KvEntry,
        headers=("ETag",),
    ),
    Endpoint(
        "PUT",
        "/admin/kv/<store>/keys/<key>",
        "admin",
        KvHandlers.put,
        "Set a key. Without `ttl_s` a key that exists still expires when it would have; null means never.",
        if_match=True,
        body=bodies.KvValueBody,
        answer=answers.KvEntry,
        headers=("ETag",),
        errors=_WRITE_ERRORS,
    ),
    Endpoint(
        "DELETE",
        "/admin/kv/<store>/keys/<key>",
        "admin",
        KvHandlers.delete,
        "Delete a key.",
        if_match=True,
        status=204,
    ),
    Endpoint(
        "GET",
        "/admin/kv/<store>/export",
        "admin",
        KvHandlers.export,
        "Export a store as JSON lines: `key`, `value` or `blob`, and `expires_at`.",
        query=(_PREFIX,),
        media_type=LINES_MEDIA_TYPE,
    ),
    Endpoint(
        "POST",
        "/admin/kv/<store>/import",
        "admin",
        KvHandlers.import_items,
        "Import keys: all of a request are written, or none.",
        body=bodies.KvImportBody,
        answer=answers.KvImport,
        errors=_WRITE_ERRORS,
    ),
)
