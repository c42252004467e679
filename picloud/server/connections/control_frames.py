"""The budget of frames of an HTTP/2 connection that carry no request: PING, SETTINGS, PRIORITY, WINDOW_UPDATE,
RST_STREAM, unknown frames and empty pieces of bodies. Requests and responses earn more of it. Knows no requests."""

from typing import Final

from hyperframe.frame import DataFrame, Frame, HeadersFrame, RstStreamFrame

BURST: Final = 256
"""Points that a connection starts with, and the most it can save."""
POINTS_PER_S: Final = 20
REQUEST_EARNS: Final = 4
"""A client opens windows and sends priorities for each request."""
SENT_BYTES_PER_POINT: Final = 512
"""A client that receives a long response opens windows as it reads."""
RESET_COSTS: Final = 8
"""A cancelled request costs more than it earned: about 64 in a row use up the budget."""
_BODY_BYTES_PER_POINT: Final = 64
_LEAST_DATA_BYTES: Final = 16
"""Pieces of a body that are smaller cost a point, unless they are the last."""


class ControlFrameBudget:
    """Counts the frames of one connection. `now`: seconds of a monotonic clock at its start."""

    def __init__(self, now: float) -> None:
        self._points = float(BURST)
        self._counted_at = now

    def allows(self, frame: Frame, now: float) -> bool:
        """Count a received frame. False: the budget is used up."""
        self._earn((now - self._counted_at) * POINTS_PER_S)
        self._counted_at = now
        self._points -= _cost(frame)
        return self._points >= 0

    def note_sent(self, size: int) -> None:
        """Count bytes of response bodies."""
        self._earn(size / SENT_BYTES_PER_POINT)

    def _earn(self, points: float) -> None:
        self._points = min(self._points + points, BURST)


def _cost(frame: Frame) -> int:
    """Points that a frame costs; negative for a request."""
    if isinstance(frame, HeadersFrame):
        return -REQUEST_EARNS
    if isinstance(frame, DataFrame):
        return int(len(frame.data) < _LEAST_DATA_BYTES and "END_STREAM" not in frame.flags)
    if isinstance(frame, RstStreamFrame):
        return RESET_COSTS
    return 1 + frame.body_len // _BODY_BYTES_PER_POINT
