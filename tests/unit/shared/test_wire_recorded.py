"""The frames of the wire that are recorded beside the executor's own tests (rhai-python/worker/tests/golden): both
sides must read and write the same bytes, in every release of the wire."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from picloud.shared import wire
from picloud.shared.wire import FrameReader

FOLDER = Path(__file__).parents[3] / "rhai-python" / "worker" / "tests" / "golden"
NAMES = sorted(path.stem for path in FOLDER.glob("*.bin"))
GROWN = frozenset(name for name in NAMES if name.endswith("_grown"))
"""Messages as a later release may send them, with elements that this one does not know."""

EARLIER = frozenset({"executor_hello", "executor_result_earlier", "host_run", "host_run_bare", "host_run_event"})
"""Messages as they were before the wire grew: they lack elements at the end."""


def payload_of(name: str) -> bytes:
    (payload,) = FrameReader().feed((FOLDER / f"{name}.bin").read_bytes())
    return payload


def message_of(name: str) -> wire.HostMessage | wire.ExecutorMessage:
    decode = wire.decode_host_message if name.startswith("host_") else wire.decode_executor_message
    return decode(payload_of(name))


def with_bytes(value: Any) -> Any:
    """Return what a readable twin stands for: `{"hex": ...}` bytes, `{"map": ...}` a map, `{"extension": ...}` one."""
    match value:
        case {"hex": text}:
            return bytes.fromhex(text)
        case {"map": entries}:
            return {key: with_bytes(item) for key, item in entries.items()}
        case {"extension": kind, "payload": payload}:
            return msgspec.msgpack.Ext(kind, msgspec.msgpack.encode(payload))
        case list():
            return [with_bytes(item) for item in value]
    return value


def test_every_kind_of_message_is_recorded() -> None:
    recorded = {type(message_of(name)) for name in NAMES}
    assert recorded == set(wire.HostMessage.__args__) | set(wire.ExecutorMessage.__args__)
    assert GROWN


@pytest.mark.parametrize("name", NAMES)
def test_frame_says_what_its_readable_twin_says(name: str) -> None:
    readable = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    assert msgspec.msgpack.decode(payload_of(name)) == with_bytes(readable)


@pytest.mark.parametrize("name", sorted(set(NAMES) - GROWN - EARLIER))
def test_frame_is_what_this_side_would_write(name: str) -> None:
    assert wire.encode_frame(message_of(name)) == (FOLDER / f"{name}.bin").read_bytes()


@pytest.mark.parametrize("name", sorted(GROWN))
def test_frame_of_a_later_release_is_read_for_what_is_known(name: str) -> None:
    known = msgspec.msgpack.decode(wire.encode_payload(message_of(name)))
    assert msgspec.msgpack.decode(payload_of(name))[: len(known)] == known


@pytest.mark.parametrize("name", sorted(EARLIER))
def test_frame_from_before_the_wire_grew_is_read_with_defaults(name: str) -> None:
    written = msgspec.msgpack.decode(wire.encode_payload(message_of(name)))
    assert begins_with(written, msgspec.msgpack.decode(payload_of(name)))


def begins_with(written: Any, recorded: Any) -> bool:
    """Whether each array says what was recorded, and perhaps more at its end."""
    if isinstance(written, list) and isinstance(recorded, list):
        return len(written) >= len(recorded) and all(map(begins_with, written, recorded))
    return bool(written == recorded)
