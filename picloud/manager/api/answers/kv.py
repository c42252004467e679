"""The key-value stores of scripts."""

from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from picloud.manager.api.answers.fields import NextCursor, Time


class KvStore(Struct, frozen=True, kw_only=True):
    """A store. Bytes are those of keys and values."""

    id: Annotated[str, Meta(description="The id of the script, or `namespace:` and the name of a namespace.")]
    kind: Literal["script", "namespace"]
    name: Annotated[str | None, Meta(description="Null when the script was deleted.")]
    keys: int
    bytes: int
    max_keys: int
    max_bytes: int
    deleted_at: Annotated[
        Time | None, Meta(description="When the script was deleted; its store is kept for seven days.")
    ]


class KvStoreList(Struct, frozen=True, kw_only=True):
    """All stores that were ever written to, by name; those of deleted scripts last."""

    items: list[KvStore]


class KvEntry(Struct, frozen=True, kw_only=True):
    """A key with its value: `value` for what JSON can say, `blob` for a blob."""

    key: str
    value: Any = UNSET
    blob: Annotated[str | UnsetType, Meta(description="In base64.")] = UNSET
    bytes: Annotated[int, Meta(description="Of the value as it is stored.")]
    version: Annotated[int, Meta(description="Also in `ETag`. Grows with each change of any key.")]
    expires_at: Time | None
    updated_at: Time


class KvPage(Struct, frozen=True, kw_only=True):
    """Keys in the order of their bytes. A page also ends when its values have a megabyte."""

    items: list[KvEntry]
    next_cursor: NextCursor


class KvImport(Struct, frozen=True, kw_only=True):
    """The number of keys that were written; those that had expired are left out."""

    keys: int
