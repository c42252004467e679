"""`picloud kv ...`: what scripts keep. A store is that of a script, or `namespace:NAME`."""

import base64
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from picloud.cli.backup import check_target
from picloud.cli.confirmation import confirm_deletion
from picloud.cli.failures import EXIT_USAGE, CommandFailed
from picloud.cli.output import note, read_input, say_bytes
from picloud.cli.session import Session, client_options
from picloud.cli.sizes import ByteSize
from picloud.cli.times import age, long_option
from picloud.cli.tokens import Duration
from picloud.shared.file_faults import describe
from picloud.shared.files import open_regular, replacing

if TYPE_CHECKING:
    from picloud.cli.client import Client

_MOST_INPUT_BYTES: Final = 4 * 1024 * 1024
_PART_BYTES: Final = 1024 * 1024
"""Of the lines in one request of an import; all of a request are written, or none."""
_PART_ITEMS: Final = 1_000
_SHOWN_CHARACTERS: Final = 200

Item = dict[str, Any]


@click.group("kv")
@client_options
def kv() -> None:
    """View and change the data of scripts.

    STORE is the name of a script, for its own store, or namespace:NAME. A script that was deleted is named by its id.
    """


@kv.command("list", short_help="List the stores, or the keys of one.")
@click.argument("store", required=False)
@click.option("--prefix", default="", help="Only keys with this prefix.")
@click.option("--limit", type=click.IntRange(1, 100_000), default=100, show_default=True, help="Most keys to list.")
@long_option
@client_options
@click.pass_obj
def list_keys(session: Session, store: str | None, *, prefix: str, limit: int, is_long: bool) -> None:
    """List the stores with their sizes or, with STORE, its keys with their values, in order."""
    with session.connect() as client:
        if store is None:
            _print_stores(session, client.call("GET", "kv")["items"], is_long=is_long)
            return
        items = client.list_keys(store, prefix, limit)
    rows = [
        [item["key"], age(item["expires_at"] or "never", is_long=is_long), str(item["bytes"]), _shown(item)]
        for item in items
    ]
    session.print_table(items, ["KEY", "EXPIRES", "BYTES", "VALUE"], rows, f"no keys in {store}")


@kv.command("get", short_help="Print the value of a key.")
@click.argument("store")
@click.argument("key")
@client_options
@click.pass_obj
def get(session: Session, store: str, key: str) -> None:
    """Print the value of KEY: JSON, or the bytes of a blob."""
    with session.connect() as client:
        item = client.call("GET", "kv", store, "keys", key)
    if session.as_json or "blob" not in item:
        session.print_result(item, json.dumps(item.get("value"), ensure_ascii=False, indent=2))
        return
    if sys.stdout.isatty():
        raise CommandFailed("the value is a blob", hint="send it to a file with >, or add --json", exit_code=EXIT_USAGE)
    say_bytes(base64.b64decode(item["blob"]))


@kv.command("set", short_help="Set a key.")
@click.argument("store")
@click.argument("key")
@click.argument("value", required=False)
@click.option("--text", "is_text", is_flag=True, help="The value is text, not JSON.")
@click.option("--blob", "is_blob", is_flag=True, help="The value is bytes: those of the file or of standard input.")
@click.option("--file", type=click.Path(path_type=Path), help="Read the value from this file.")
@click.option("--ttl", type=Duration(), help="Time until it expires: 30m, 12h, 90d. Default: as before, or never.")
@client_options
@click.pass_obj
def set_key(
    session: Session,
    store: str,
    key: str,
    value: str | None,
    *,
    is_text: bool,
    is_blob: bool,
    file: Path | None,
    ttl: int | None,
) -> None:
    """Set KEY to VALUE, which is JSON: 42, '"text"', '{"a": [1, 2]}'. Without VALUE it is read from FILE or from
    standard input."""
    if value is not None and (is_blob or file is not None):
        raise CommandFailed("--blob and --file exclude a VALUE", exit_code=EXIT_USAGE)
    body = _value_body(value, file, is_text=is_text, is_blob=is_blob) | ({} if ttl is None else {"ttl_s": ttl})
    with session.connect() as client:
        item = client.call("PUT", "kv", store, "keys", key, body=body)
    session.print_result(item, f"set {key} in {store}, {item['bytes']} bytes")


@kv.command("delete", short_help="Delete a key.")
@click.argument("store")
@click.argument("key")
@click.option("--yes", is_flag=True, help="Do not ask for confirmation.")
@client_options
@click.pass_obj
def delete(session: Session, store: str, key: str, *, yes: bool) -> None:
    """Delete KEY with its value."""
    confirm_deletion(f"Delete {key} in {store}?", yes=yes)
    with session.connect() as client:
        client.call("DELETE", "kv", store, "keys", key)
    session.print_result({"store": store, "key": key, "deleted": True}, f"deleted {key} in {store}")


@kv.command("quota", short_help="Show or set the quota of a store.")
@click.argument("store")
@click.option("--keys", type=click.IntRange(min=0), help="Most keys.")
@click.option("--bytes", "size", type=ByteSize(), help="Most bytes of keys and values: 32MiB, 512KiB, 100000.")
@click.option("--default", "is_default", is_flag=True, help="Go back to the quota that every store has.")
@client_options
@click.pass_obj
def quota(session: Session, store: str, *, keys: int | None, size: int | None, is_default: bool) -> None:
    """Show the quota of STORE, or set it. A limit that is not given stays as it is.

    A quota below what is stored deletes nothing: the store takes no more until it is smaller.
    """
    if is_default and (keys is not None or size is not None):
        raise CommandFailed("--default excludes --keys and --bytes", exit_code=EXIT_USAGE)
    with session.connect() as client:
        found = client.find_store(store)
        if is_default or keys is not None or size is not None:
            body = {
                "max_keys": None if is_default else found["max_keys"] if keys is None else keys,
                "max_bytes": None if is_default else found["max_bytes"] if size is None else size,
            }
            client.call("PATCH", "kv", found["id"], body=body)
            found = client.find_store(store)
    used = f"{found['keys']:,} of {found['max_keys']:,} keys, {found['bytes']:,} of {found['max_bytes']:,} bytes"
    session.print_result(found, f"{store}: {used}")


@kv.command("export", short_help="Write a store as JSON lines.")
@click.argument("store")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@click.option("--prefix", default="", help="Only keys with this prefix.")
@click.option("--force", is_flag=True, help="Overwrite an existing file.")
@client_options
@click.pass_obj
def export(session: Session, store: str, file: Path, *, prefix: str, force: bool) -> None:
    """Write STORE to FILE as JSON lines, one for each key; - is standard output, the default."""
    if str(file) != "-":
        check_target(file, force=force)
    with session.connect() as client:
        pieces = client.export_keys(store, prefix)
        if str(file) == "-":
            for piece in pieces:
                say_bytes(piece)
            return
        count = 0
        try:
            with replacing(file, 0o600) as stream:
                for piece in pieces:
                    count += piece.count(b"\n")
                    stream.write(piece)
        except OSError as exc:
            raise CommandFailed(describe(exc, file), code="cannot_write") from exc
    session.print_result({"store": store, "file": str(file), "keys": count}, f"{file}: {count} keys")


@kv.command("import", short_help="Read JSON lines into a store.")
@click.argument("store")
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default="-")
@client_options
@click.pass_obj
def import_keys(session: Session, store: str, file: Path) -> None:
    """Read the keys in FILE, as `picloud kv export` writes them, into STORE; - is standard input, the default.

    Keys that are there already are replaced, others stay. A long file is sent in parts of a megabyte: each part is
    written whole or not at all.
    """
    try:
        content = read_input() if str(file) == "-" else _read(file)
    except OSError as exc:
        raise CommandFailed(describe(exc, file), code="cannot_read") from exc
    parts = list(_parts(content))
    written = 0
    with session.connect() as client:
        for part in parts:
            try:
                written += _import_part(client, store, part)
            except CommandFailed:
                note(f"{written} keys were written before that")
                raise
    session.print_result({"store": store, "keys": written}, f"wrote {written} keys to {store}")


def _read(file: Path) -> bytes:
    with os.fdopen(open_regular(file), "rb") as stream:
        return stream.read()


def _import_part(client: "Client", store: str, part: list[Item]) -> int:
    return int(client.call("POST", "kv", store, "import", body={"items": part})["keys"])


def _parts(content: bytes) -> Iterator[list[Item]]:
    """Split JSON lines into parts of a request. Every line is read before the first part is sent."""
    part: list[Item] = []
    size = 0
    for number, line in enumerate(content.splitlines(), 1):
        if not line.strip():
            continue
        try:
            item = json.loads(line)
        except ValueError as exc:
            raise CommandFailed(f"line {number} is not JSON: {exc}", code="input", exit_code=EXIT_USAGE) from exc
        if not isinstance(item, dict):
            raise CommandFailed(f"line {number} is not a JSON object", code="input", exit_code=EXIT_USAGE)
        if part and (size + len(line) > _PART_BYTES or len(part) == _PART_ITEMS):
            yield part
            part, size = [], 0
        part.append(item)
        size += len(line)
    if part:
        yield part


def _value_body(value: str | None, file: Path | None, *, is_text: bool, is_blob: bool) -> dict[str, Any]:
    """The value of `picloud kv set` as the API takes it."""
    if is_blob and is_text:
        raise CommandFailed("--blob and --text exclude each other", exit_code=EXIT_USAGE)
    if is_blob:
        return {"blob": base64.b64encode(_read_value(file)).decode("ascii")}
    try:
        text = _read_value(file).decode("utf-8") if value is None else value
    except UnicodeDecodeError as exc:
        source = "standard input" if file is None else str(file)
        raise CommandFailed(f"{source} is not UTF-8 text", hint="add --blob", code="input") from exc
    if is_text:
        return {"value": text}
    try:
        return {"value": json.loads(text)}
    except ValueError as exc:
        raise CommandFailed(
            f"the value is not JSON: {exc}", hint="add --text to store it as text", code="input", exit_code=EXIT_USAGE
        ) from exc


def _read_value(file: Path | None) -> bytes:
    if file is None:
        return read_input(_MOST_INPUT_BYTES)
    try:
        with os.fdopen(open_regular(file), "rb") as stream:
            return stream.read(_MOST_INPUT_BYTES)
    except OSError as exc:
        raise CommandFailed(describe(exc, file), code="cannot_read") from exc


def _print_stores(session: Session, stores: list[Item], *, is_long: bool) -> None:
    rows = [
        [
            store["id"] if store["kind"] == "namespace" or store["name"] is None or is_long else store["name"],
            f"{store['keys']:,}",
            f"{store['bytes']:,}",
            f"{store['max_bytes']:,}",
            f"deleted {age(store['deleted_at'], is_long=is_long)}" if store["deleted_at"] else (store["name"] or ""),
        ]
        for store in stores
    ]
    session.print_table(
        stores, ["STORE", "KEYS", "BYTES", "QUOTA", "SCRIPT"], rows, "no script has stored anything yet"
    )


def _shown(item: Item) -> str:
    if "blob" in item:
        return f"blob, {item['bytes']} bytes"
    text = json.dumps(item.get("value"), ensure_ascii=False)
    return text if len(text) <= _SHOWN_CHARACTERS else f"{text[:_SHOWN_CHARACTERS]}…"
