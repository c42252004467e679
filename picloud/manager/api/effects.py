"""Effects that a trial did not have, as its response lists them: short enough to be read."""

from typing import Any, Final

from picloud.manager.api import answers
from picloud.shared.services import Effect, SecretRef

_MAX_TEXT: Final = 1_000
_MAX_ITEMS: Final = 100


def effect_answer(effect: Effect) -> answers.TrialEffect:
    """Return an effect with its arguments as JSON has them."""
    return answers.TrialEffect(
        service=effect.service,
        method=effect.method,
        target=effect.target,
        arguments=[_shown(argument) for argument in effect.arguments],
    )


def _shown(value: Any) -> Any:  # Any: JSON
    if isinstance(value, str):
        return value if len(value) <= _MAX_TEXT else f"{value[:_MAX_TEXT]}…"
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    if isinstance(value, SecretRef):
        return f"<secret {value.name}>"
    if isinstance(value, list):
        return [_shown(item) for item in value[:_MAX_ITEMS]]
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in list(value.items())[:_MAX_ITEMS]}
    return value
