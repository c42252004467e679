"""The place of one connection among all of a listener."""

from picloud.server.connections.connection_gate import ConnectionGate
from picloud.server.connections.transport import OneWriteTransport


class Place:
    """One connection's share of the gate's bounds, given back when it is gone."""

    def __init__(self, gate: ConnectionGate) -> None:
        self._gate = gate
        self._group: str | None = None
        self._lingers = False

    def enter(self, peer: str) -> bool:
        """Count the connection; False when there are too many already."""
        self._group = self._gate.enter(peer)
        return self._group is not None

    def linger(self) -> bool:
        """Ask to stay open for a goodbye after a refusal."""
        self._lingers = self._gate.may_linger()
        return self._lingers

    def note_backlog(self, wire: OneWriteTransport) -> None:
        """The caller does not take what is sent: count what is kept for it."""
        self._gate.backlogs.enter(wire)

    def end_backlog(self, wire: OneWriteTransport) -> None:
        """The caller has taken it."""
        self._gate.backlogs.leave(wire)

    def leave(self, wire: OneWriteTransport) -> None:
        """The connection is gone. May be called twice."""
        if self._group is not None:
            self._gate.leave(self._group)
            self._group = None
        if self._lingers:
            self._gate.lingered()
            self._lingers = False
        self._gate.backlogs.leave(wire)
