"""The guard of the wire: every message as the code has it, and the recorded frames, against a release."""

import json
import re
import types
import typing
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec import NODEFAULT, Struct, structs

from picloud.shared import wire
from picloud.shared.version import WIRE_VERSION
from scripts.versioning.change import Kind, Report, worst
from scripts.versioning.record import Record, checksum, manifest_text
from scripts.versioning.text import json_text

SCHEMA: Final = "wire.json"
FRAMES: Final = "wire-frames.sha256"
_FOLDER: Final = Path("rhai-python") / "worker" / "tests" / "golden"
_RUST: Final = Path("rhai-python") / "worker" / "src" / "wire.rs"
_RUST_VERSION: Final = re.compile(r"const WIRE_VERSION: u64 = (\d+);")

Schema = dict[str, Any]


def schema_text() -> str:
    """The messages of the code as goldens and records keep them."""
    return json_text(wire_schema())


def golden_path(root: Path) -> Path:
    """Where the messages of the present wire are kept."""
    return root / "tests" / "golden" / f"wire-{WIRE_VERSION}.json"


def record_files(root: Path) -> dict[str, str]:
    """What a release record keeps of the wire."""
    return {SCHEMA: schema_text(), FRAMES: manifest_text(root, _frames(root))}


def wire_schema() -> Schema:
    """Every message by direction, and the arrays inside them: their elements in order, with type and default."""
    parts: Schema = {}
    schema: Schema = {"max_frame_bytes": wire.MAX_FRAME_BYTES, "messages": {}}
    for direction, union in (("host", wire.HostMessage), ("executor", wire.ExecutorMessage)):
        for message in typing.get_args(union):
            schema["messages"][f"{direction} {message.__struct_config__.tag}"] = _fields(message, parts)
    return schema | {"arrays": dict(sorted(parts.items()))}


def check(root: Path, base: Record) -> Report:
    """The wire against a release."""
    was = base.facts.wire
    kind, lines = compare(json.loads(base.text(SCHEMA)), wire_schema())
    frame_faults = _frame_faults(root, base) if was == WIRE_VERSION else []
    if frame_faults:
        kind = "breaking"
    needed = was + 1 if kind == "breaking" else was
    faults = [*frame_faults, *_lockstep(root)]
    if needed > WIRE_VERSION:
        faults.append(
            f"bump WIRE_VERSION from {WIRE_VERSION} to {needed} (picloud/shared/version.py and {_RUST}), or undo the "
            "change: the wire grows by elements with defaults at the end of a message alone"
        )
    return Report(
        surface="wire",
        kind=kind,
        was=str(was),
        now=str(WIRE_VERSION),
        lines=tuple(lines),
        needs=f"wire {needed}" if needed > was else "",
        faults=tuple(faults),
    )


def compare(old: Schema, new: Schema) -> tuple[Kind, list[str]]:
    """What the difference of two descriptions means for the other side, and the lines that say so."""
    kinds: list[Kind] = []
    lines = []
    if new["max_frame_bytes"] < old["max_frame_bytes"]:
        kinds.append("breaking")
        lines.append(f"frames may have {new['max_frame_bytes']} bytes, not {old['max_frame_bytes']}")
    for section in ("messages", "arrays"):
        for name in {**old[section], **new[section]}:
            kind, line = _compare_array(name, old[section].get(name), new[section].get(name), section)
            if kind != "unchanged":
                kinds.append(kind)
                lines.append(line)
    return worst(kinds), lines


def _compare_array(name: str, old: list[Schema] | None, new: list[Schema] | None, section: str) -> tuple[Kind, str]:
    if old is None:
        # a reader that does not know a message closes the connection; a new array alone reaches nobody
        return ("breaking" if section == "messages" else "additive"), f"{name} is new"
    if new is None:
        return "breaking", f"{name} is gone"
    kind, line = _compare_elements(name, old, new)
    if kind == "breaking":
        return kind, line
    if len(new) < len(old):
        return "breaking", f"{name}: element {len(new) + 1}, {_words(old[len(new)])}, is gone"
    for added in new[len(old) :]:
        if "default" not in added:
            return "breaking", f"{name}: {_words(added)} at the end has no default"
    return ("additive", f"{name}: {_words(new[-1])} at the end") if len(new) > len(old) else (kind, line)


def _compare_elements(name: str, old: list[Schema], new: list[Schema]) -> tuple[Kind, str]:
    """The elements that both have. Another default is no break: it stands for elements that a sender leaves out."""
    found: tuple[Kind, str] = ("unchanged", "")
    for place, (before, after) in enumerate(zip(old, new, strict=False), 1):
        if before == after:
            continue
        line = f"{name}: element {place} was {_words(before)}, is {_words(after)}"
        if [before["name"], before["type"], "default" in before] != [after["name"], after["type"], "default" in after]:
            return "breaking", line
        found = "additive", line
    return found


def _words(field: Schema) -> str:
    default = f" = {json.dumps(field['default'])}" if "default" in field else ""
    return f"{field['name']}: {field['type']}{default}"


def _fields(model: type[Struct], parts: Schema) -> list[Schema]:
    described = []
    for field in structs.fields(model):
        one: Schema = {"name": field.name, "type": _type_name(field.type, parts)}
        if field.default is not NODEFAULT:
            one["default"] = msgspec.to_builtins(field.default)
        elif field.default_factory is not NODEFAULT:
            one["default"] = msgspec.to_builtins(field.default_factory())
        described.append(one)
    return described


def _type_name(kind: Any, parts: Schema) -> str:  # Any: a type annotation
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        return " | ".join(_type_name(each, parts) for each in arguments)
    if origin is typing.Literal:
        return " | ".join(json.dumps(each) for each in arguments)
    if origin is not None:
        return f"{origin.__name__}[{', '.join(_type_name(each, parts) for each in arguments)}]"
    if isinstance(kind, type) and issubclass(kind, Struct):
        if kind.__name__ not in parts:
            parts[kind.__name__] = []
            parts[kind.__name__] = _fields(kind, parts)
        return kind.__name__
    return "nil" if kind is type(None) else str(kind.__name__)


def _frame_faults(root: Path, base: Record) -> list[str]:
    """Whether the frames that were recorded for the release are there and still read for what they say."""
    faults = []
    for name, recorded in base.manifest(FRAMES).items():
        path = root / name
        if not path.exists():
            faults.append(f"{name} was recorded for a release and is gone; bring it back")
        elif checksum(path) != recorded:
            faults.append(
                f"{name} was recorded for a release and is edited; restore it and record a new frame beside it"
            )
        elif path.suffix == ".bin":
            faults += _unread(path)
    return faults


def _unread(path: Path) -> list[str]:
    """A frame must be read, and written again must say the same as far as both know."""
    decode = wire.decode_host_message if path.name.startswith("host_") else wire.decode_executor_message
    try:
        (payload,) = wire.FrameReader().feed(path.read_bytes())
    except (ValueError, wire.WireError):
        return [f"{path.name}: the code finds no frame in this recording of a release"]
    try:
        written = msgspec.msgpack.decode(wire.encode_payload(decode(payload)))
    except wire.WireError as exc:
        return [f"{path.name}: the code does not read this frame of a release: {exc}"]
    recorded = msgspec.msgpack.decode(payload)
    if not _agree(recorded, written):
        return [f"{path.name}: the code reads this frame of a release as {written}"]
    return []


def _agree(one: Any, other: Any) -> bool:  # Any: MessagePack values
    if isinstance(one, list) and isinstance(other, list):
        return all(_agree(*pair) for pair in zip(one, other, strict=False))
    return bool(one == other)


def _lockstep(root: Path) -> list[str]:
    found = _RUST_VERSION.search((root / _RUST).read_text("utf-8"))
    faults = []
    if found is None or int(found[1]) != WIRE_VERSION:
        said = "no wire" if found is None else f"wire {found[1]}"
        faults.append(f"{_RUST} has {said}, picloud/shared/version.py wire {WIRE_VERSION}; they must be the same")
    golden = golden_path(root)
    if not golden.exists() or golden.read_text("utf-8") != schema_text():
        faults.append(f"{golden.relative_to(root)} is not the wire of the code; run scripts/golden")
    return faults


def _frames(root: Path) -> list[Path]:
    return sorted(path for path in (root / _FOLDER).iterdir() if path.suffix in (".bin", ".json"))
