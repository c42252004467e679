"""The wire: round trips, growth at the end of arrays, caps, garbage, and the frames recorded with the executor."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from picloud.shared import wire
from picloud.shared.models import CallFrame, Diagnostic, HttpRequest, LogLine, SandboxLimits, ScriptFault, Use
from picloud.shared.services import SecretRef
from picloud.shared.wire import MAX_FRAME_BYTES, FrameReader, WireError

REQUEST = HttpRequest("POST", "/a", b"x=1", [(b"host", b"pi")], b"\x00\xff", "10.0.0.1")
HOST_MESSAGES: list[wire.HostMessage] = [
    wire.HostHello(1, "0.2.0", wire.HostSettings(8, 0)),
    wire.Load("id:1", wire.ScriptIdentity("id", "hello", 1), "1 + 1", SandboxLimits()),
    wire.Unload("id:1"),
    wire.Run(7, "id:1", "execution", "http", REQUEST),
    wire.Run(7, "id:1", "execution", "http", REQUEST, b"\x01" * 32, 1_700_000_000_000, True, {"id": "e"}, ["caller"]),
    wire.Reply(7, 1, None, {"a": [None, True, -1, 1.5, "ü", b"\x00"]}),
    wire.Reply(7, 2, wire.CallError("kv_full", "the store of this script is full", False, {"max_bytes": 1})),
    wire.Cancel(7),
    wire.Check(8, "1 +", SandboxLimits(timeout_ms=1)),
]
RESULT = wire.Result(
    7,
    "failed",
    0,
    [("content-type", "text/plain")],
    b"\xff",
    ScriptFault("script_error", "m", 1, 2, "timeout_ms", 5, [CallFrame(None, 1, 2), CallFrame("f", None, None, 3)]),
    1,
    2,
    3,
    [LogLine("info", "m", '{"a":1}', 4)],
    1,
    ["w"],
)
EXECUTOR_MESSAGES: list[wire.ExecutorMessage] = [
    wire.ExecutorHello(1, "0.2.0", "1.0", "rhai 1.26.1", 4711),
    RESULT,
    wire.Checked(8, [Diagnostic("error", "script_compile_error", "m", 1, 4)]),
    wire.Checked(8, [], [Use("http", "api.github.com", 4), Use("kv", None, 9)]),
    wire.Call(7, 1, "kv", "set", [None, "visits", {"count": 3}]),
]


@pytest.mark.parametrize("message", HOST_MESSAGES, ids=lambda message: type(message).__name__)
def test_host_message_survives_the_wire(message: wire.HostMessage) -> None:
    assert wire.decode_host_message(wire.encode_payload(message)) == message


@pytest.mark.parametrize("message", EXECUTOR_MESSAGES, ids=lambda message: type(message).__name__)
def test_executor_message_survives_the_wire(message: wire.ExecutorMessage) -> None:
    assert wire.decode_executor_message(wire.encode_payload(message)) == message


def test_payload_is_an_array_that_starts_with_the_name() -> None:
    assert msgspec.msgpack.decode(wire.encode_payload(wire.Unload("id:1"))) == ["unload", "id:1"]


def test_secret_reference_travels_as_an_extension() -> None:
    call = wire.Call(
        7, 1, "http", "get", ["https://pi.local", {"headers": {"authorization": SecretRef("KEY", "Bearer ")}}]
    )
    payload = wire.encode_payload(call)
    assert wire.decode_executor_message(payload) == call
    reference = msgspec.msgpack.decode(payload)[5][1]["headers"]["authorization"]
    assert (reference.code, msgspec.msgpack.decode(reference.data)) == (1, ["KEY", "Bearer "])


@pytest.mark.parametrize(
    "extension",
    [
        msgspec.msgpack.Ext(2, b"\x92\xa1A\xa0"),
        msgspec.msgpack.Ext(1, b""),
        msgspec.msgpack.Ext(1, b"\xc1"),
        msgspec.msgpack.Ext(1, msgspec.msgpack.encode(["KEY"])),
        msgspec.msgpack.Ext(1, msgspec.msgpack.encode(["KEY", 1])),
        msgspec.msgpack.Ext(1, b"\x92\xa1\xff\xa0"),
    ],
)
def test_other_extensions_are_refused(extension: msgspec.msgpack.Ext) -> None:
    with pytest.raises(WireError):
        wire.decode_executor_message(msgspec.msgpack.encode(["call", 7, 1, "kv", "get", [None, extension]]))


@pytest.mark.parametrize("arguments", [{"a": 1}, None, "get"])
def test_arguments_are_an_array(arguments: object) -> None:
    with pytest.raises(WireError):
        wire.decode_executor_message(msgspec.msgpack.encode(["call", 7, 1, "kv", "get", arguments]))


def test_arguments_nested_without_end_are_refused() -> None:
    head = msgspec.msgpack.encode(["call", 7, 1, "kv", "get"])
    with pytest.raises(WireError):
        wire.decode_executor_message(b"\x96" + head[1:] + b"\x91" * 100_000 + b"\xc0")


@pytest.mark.parametrize("message", EXECUTOR_MESSAGES, ids=lambda message: type(message).__name__)
def test_reader_ignores_elements_after_the_last_it_knows(message: wire.ExecutorMessage) -> None:
    elements = msgspec.msgpack.decode(wire.encode_payload(message))
    longer = msgspec.msgpack.encode([*elements, "later", {"more": 1}])
    assert wire.decode_executor_message(longer) == message


def test_reader_ignores_later_elements_of_nested_arrays() -> None:
    elements = msgspec.msgpack.decode(wire.encode_payload(RESULT))
    elements[6].append("later")
    elements[10][0].append("later")
    assert wire.decode_executor_message(msgspec.msgpack.encode(elements)) == RESULT


def test_reader_takes_defaults_for_missing_elements_at_the_end() -> None:
    elements: list[Any] = msgspec.msgpack.decode(wire.encode_payload(RESULT))
    elements[6] = ["script_error", "m"]
    elements[10] = [["info", "m"]]
    message = wire.decode_executor_message(msgspec.msgpack.encode(elements[:-5]))
    assert isinstance(message, wire.Result)
    assert (message.dropped_log_lines, message.warnings, message.left_bytes) == (0, [], 0)
    assert (message.service_code, message.last_call) == ("", "")
    assert message.error == ScriptFault("script_error", "m")
    assert message.logs == [LogLine("info", "m")]


GARBAGE = [
    b"",
    b"\xc1",
    b"\x93\xa6result",
    msgspec.msgpack.encode({"result": 1}),
    msgspec.msgpack.encode([]),
    msgspec.msgpack.encode(["no such message", 1]),
    msgspec.msgpack.encode(["result", "seven"]),
    msgspec.msgpack.encode(["checked", -1.5, []]),
    msgspec.msgpack.encode(["hello"]),
    msgspec.msgpack.encode(["unload", b"bytes, not text"]),
    wire.encode_payload(wire.Unload("id")) + b"\x00",
    b"\x91" * 100_000,
    b"\x91\xa1\xff",  # a name that is not UTF-8
    b"\x92\xa6unload" + b"\x91" * 200_000,
]


@pytest.mark.parametrize("payload", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_a_wire_error(payload: bytes) -> None:
    with pytest.raises(WireError):
        wire.decode_executor_message(payload)
    with pytest.raises(WireError):
        wire.decode_host_message(payload)


@given(st.binary(max_size=200))
def test_no_bytes_raise_anything_but_a_wire_error(payload: bytes) -> None:
    for decode in (wire.decode_executor_message, wire.decode_host_message):
        try:
            decode(payload)
        except WireError:
            continue


def test_each_side_refuses_the_messages_of_its_own() -> None:
    with pytest.raises(WireError):
        wire.decode_executor_message(wire.encode_payload(HOST_MESSAGES[3]))
    with pytest.raises(WireError):
        wire.decode_host_message(wire.encode_payload(RESULT))


def test_frame_is_length_and_payload() -> None:
    frame = wire.encode_frame(wire.Unload("id"))
    assert int.from_bytes(frame[:4], "little") == len(frame) - 4
    assert frame[4:] == wire.encode_payload(wire.Unload("id"))


def test_frame_over_the_cap_is_not_sent() -> None:
    with pytest.raises(WireError, match="16777216"):
        wire.encode_frame(wire.Unload("x" * MAX_FRAME_BYTES))


@pytest.mark.parametrize("length", [MAX_FRAME_BYTES + 1, 2**32 - 1])
def test_frame_that_claims_more_than_the_cap_is_refused_at_once(length: int) -> None:
    with pytest.raises(WireError, match="claims"):
        FrameReader().feed(length.to_bytes(4, "little"))


@given(st.lists(st.binary(max_size=50), max_size=10), st.data())
def test_reader_cuts_frames_however_the_stream_is_split(payloads: list[bytes], data: st.DataObject) -> None:
    stream = b"".join(len(payload).to_bytes(4, "little") + payload for payload in payloads)
    reader, received, position = FrameReader(), [], 0
    while position < len(stream):
        step = data.draw(st.integers(1, len(stream) - position))
        received += reader.feed(stream[position : position + step])
        position += step
    assert received == payloads


def test_unfinished_frame_gives_nothing() -> None:
    frame = wire.encode_frame(wire.Unload("id"))
    reader = FrameReader()
    assert reader.feed(frame[:-1]) == []
    assert reader.feed(frame[-1:] + frame[:3]) == [frame[4:]]
