"""The promise of settings: name, type, default and range of every variable."""

from typing import Any, Final

from picloud.shared.client_settings import CLIENT_VARIABLES, PREFIX, SYSTEM_DATA_DIR
from picloud.shared.settings import FORMER_NAMES, Settings
from scripts.versioning.promises.promise import Difference, Facts, changed

_LOWER_IS_WIDER: Final = "minimum"
_HIGHER_IS_WIDER: Final = "maximum"


def facts() -> Facts:
    """Every variable of the service and the command line. A renamed one keeps its old name for two minors."""
    found: Facts = {f"{PREFIX}{name.upper()}": "command line" for name in CLIENT_VARIABLES}
    properties: dict[str, Any] = Settings.model_json_schema(mode="validation")["properties"]
    for name in Settings.model_fields:
        found |= _described(name, name, properties) | {f"{PREFIX}{name.upper()}": "service"}
    for old, new in FORMER_NAMES.items():
        found |= _described(old, new, properties) | {f"{PREFIX}{old.upper()}": f"old name of {PREFIX}{new.upper()}"}
    found["data directory of the packaged service"] = str(SYSTEM_DATA_DIR)
    return dict(sorted(found.items()))


def _described(shown: str, name: str, properties: dict[str, Any]) -> Facts:
    """Default and range of a setting, under the name that is shown."""
    variable = f"{PREFIX}{shown.upper()}"
    field = Settings.model_fields[name]
    found: Facts = {f"{variable} default": "computed" if field.default_factory else _plain(field.default)}
    for one in properties[name].get("anyOf", [properties[name]]):
        found |= {f"{variable} {key}": one[key] for key in ("minimum", "maximum", "enum") if key in one}
    return found


def rule(name: str, before: Any, after: Any) -> Difference | None:
    """A wider range and further values break nobody; any other default does."""
    if name.endswith(f" {_LOWER_IS_WIDER}"):
        return after > before, changed(name, before, after)
    if name.endswith(f" {_HIGHER_IS_WIDER}"):
        return after < before, changed(name, before, after)
    if name.endswith(" enum"):
        return not set(before) <= set(after), changed(name, before, after)
    if after == "service" or str(after).startswith("old name of "):
        # a renamed variable that is still understood
        return False, changed(name, before, after)
    return None


def _plain(value: Any) -> Any:  # Any: a default of any type
    if isinstance(value, tuple):
        return [str(each) for each in value]
    return value if value is None or isinstance(value, int | str) else str(value)
