"""The signals of the process, as events."""

import asyncio
import os
import signal
from typing import Final

from msgspec import Struct, field

from picloud.shared.settings import Settings
from picloud.shared.supervision import Supervision

_STOP_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
"""SIGQUIT: Ctrl-\\ in a terminal, and some supervisors. SIGHUP is one of them or a reload, see `_is_reload`."""


class Signals(Struct, frozen=True):
    """Requests to the process, each an event."""

    stop: asyncio.Event = field(default_factory=asyncio.Event)
    """End the service cleanly."""
    force_stop: asyncio.Event = field(default_factory=asyncio.Event)
    """End executions in flight during a stop."""
    reload: asyncio.Event = field(default_factory=asyncio.Event)
    """Load the certificate again."""


def handle_signals(settings: Settings, supervision: Supervision) -> Signals:
    """Return events that the signals of this process set from now on; a second stop signal forces the stop."""
    signals = Signals()
    has_terminal = _has_terminal()

    def on_stop() -> None:
        (signals.force_stop if signals.stop.is_set() else signals.stop).set()

    def on_hangup() -> None:
        lost = has_terminal and not _has_terminal()
        if lost or not _is_reload(settings, supervision):
            on_stop()
        else:
            signals.reload.set()

    loop = asyncio.get_running_loop()
    for number in _STOP_SIGNALS:
        loop.add_signal_handler(number, on_stop)
    loop.add_signal_handler(signal.SIGHUP, on_hangup)
    return signals


def _is_reload(settings: Settings, supervision: Supervision) -> bool:
    """Tell a reload from a closed terminal, which ends the service.

    Under a supervisor without a certificate there is nothing to load, and a reload must not be a stop.
    """
    return settings.tls_cert is not None or supervision.notify_socket is not None


def _has_terminal() -> bool:
    """Whether this process belongs to a terminal that is still there."""
    try:
        os.close(os.open("/dev/tty", os.O_RDONLY | os.O_NOCTTY | os.O_NONBLOCK | os.O_CLOEXEC))
    except OSError:
        return False
    return True
