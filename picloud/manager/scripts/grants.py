"""The rules of grants: which texts are grants, and how a change of them is audited. No HTTP, no SQL."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from msgspec import structs

from picloud.manager.audit.log import new_entry
from picloud.manager.ids import is_name
from picloud.manager.models.audit import AuditEntry, Caller
from picloud.manager.models.scripts import Script
from picloud.shared.errors import Invalid
from picloud.shared.grants import allows, parse_http_grant
from picloud.shared.models import Diagnostic, Use
from picloud.shared.services import Grants

MISSING: Final = "grant_missing"
"""The code of the warning about a use without a grant."""
_NOUNS: Final = {"http": "host", "secrets": "secret", "kv": "namespace"}
MAX_GRANTS: Final = 100
"""Of each kind, for one script."""
_END_OF_HOST: Final = re.compile(r"[/?#]")
_NAME_OF_SECRET: Final = re.compile(r"[A-Z][A-Z0-9_]{0,63}")


def is_secret_name(text: str) -> bool:
    """Return whether a secret can have this name."""
    return _NAME_OF_SECRET.fullmatch(text) is not None


def _secret_grant(text: str) -> str:
    if not is_secret_name(text):
        raise ValueError(
            f"{text!r} is not a valid secret name: use capital letters, digits and _, starting with a letter"
        )
    return text


def _kv_grant(text: str) -> str:
    if not is_name(text):
        raise ValueError(
            f"{text!r} is not a valid namespace: use lower-case letters, digits, - and _; an id is not allowed"
        )
    return text


_NORMAL_FORMS: Final[Mapping[str, Callable[[str], str]]] = {
    "http": lambda text: str(parse_http_grant(text)),
    "secrets": _secret_grant,
    "kv": _kv_grant,
}
"""By kind, as in `Grants`: makes the normal form of a grant, or raises `ValueError` with one sentence."""


def normal_grants(given: Mapping[str, Sequence[str]]) -> Grants:
    """Return grants in normal form, each once and in order.

    Args:
        given: texts by kind; a kind that is left out has no grants.
    Raises:
        Invalid: `validation_failed`; the faults are in `details.errors`. `invalid_host` when all of them are about
            destinations of HTTP.
    """
    faults: list[dict[str, str]] = []
    normal: dict[str, tuple[str, ...]] = {}
    for kind, texts in given.items():
        if len(texts) > MAX_GRANTS:
            faults.append({"field": kind, "message": f"must have at most {MAX_GRANTS} grants"})
            continue
        found = set()
        for number, text in enumerate(texts):
            try:
                found.add(_NORMAL_FORMS[kind](text))
            except ValueError as fault:
                faults.append({"field": f"{kind}.{number}", "message": str(fault)})
        normal[kind] = tuple(sorted(found))
    if faults:
        raise _refused(faults)
    return Grants(**normal)


def normal_uses(uses: Sequence[Use]) -> list[Use]:
    """Return the uses with names as grants have them: of a URL, the destination. A name that no grant can have counts
    as computed."""
    return [use if use.name is None else structs.replace(use, name=_normal_name(use)) for use in uses]


def _normal_name(use: Use) -> str | None:
    name = use.name or ""
    if use.grant == "http":
        scheme, mark, rest = name.partition("://")
        name = scheme + mark + _END_OF_HOST.split(rest, maxsplit=1)[0] if mark else name
    normal_form = _NORMAL_FORMS.get(use.grant)
    try:
        return name if normal_form is None else normal_form(name)
    except ValueError:
        return None


def is_granted(use: Use, grants: Grants) -> bool:
    """Return whether grants allow a use in normal form. One whose name is computed is allowed as soon as there is any
    grant of its kind."""
    granted: Sequence[str] = getattr(grants, use.grant, ())
    if use.name is None or use.name in granted:
        return bool(granted)
    if use.grant != "http":
        return False
    wanted = parse_http_grant(use.name)
    return allows(granted, wanted.scheme, wanted.host, wanted.port)


def missing_grants(uses: Sequence[Use], grants: Grants) -> list[Diagnostic]:
    """Return a warning for each thing that a source uses without a grant, at its first use."""
    missing = {(use.grant, use.name): use for use in reversed(uses) if not is_granted(use, grants)}
    return [
        Diagnostic("warning", MISSING, _missing_message(use), use.line)
        for use in sorted(missing.values(), key=lambda use: use.line)
    ]


def _missing_message(use: Use) -> str:
    if use.name is None:
        return f"this line needs a grant for a {_NOUNS[use.grant]} that is computed at run time; grant it by name"
    return (
        f"the script has no grant for the {_NOUNS[use.grant]} {use.name}; this line fails with not_granted until it has"
    )


def grants_entry(by: Caller, old: Script, new: Script) -> AuditEntry:
    """Return the audit entry of a change of grants, which names what was added and removed by kind."""
    before, after = structs.asdict(old.grants), structs.asdict(new.grants)
    details: dict[str, Any] = {
        "added": _difference(after, before),
        "removed": _difference(before, after),
    }
    return new_entry(
        by,
        "script.grant",
        new.updated_at,
        object_type="script",
        object_id=new.id,
        object_name=new.name,
        details=details,
    )


def _difference(some: Mapping[str, Sequence[str]], others: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Return what is in `some` alone, without empty kinds."""
    found = {kind: [name for name in names if name not in others[kind]] for kind, names in some.items()}
    return {kind: names for kind, names in found.items() if names}


def _refused(faults: list[dict[str, str]]) -> Invalid:
    only_hosts = all(fault["field"].startswith("http.") for fault in faults)
    first = faults[0]
    return Invalid(
        f"Invalid grant: {first['field']}: {first['message']}.",
        code="invalid_host" if only_hosts else "validation_failed",
        details={"errors": faults},
    )
