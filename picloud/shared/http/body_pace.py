"""How fast a request body has to arrive. Knows numbers, no connection."""

from typing import Final

from msgspec import Struct

from picloud.shared.errors import PiCloudError

PERIOD_S: Final = 15.0
LEAST_BYTES_PER_S: Final = 1_024


class BodyPace(Struct, frozen=True):
    """A body that is not complete after a period must have brought `bytes_per_s` on average in it, and so in each
    further one. 0 bytes: only a body that brings nothing at all is too slow."""

    bytes_per_s: int = LEAST_BYTES_PER_S
    period_s: float = PERIOD_S

    @property
    def bytes_per_period(self) -> int:
        """Bytes that must arrive in a period, at least one."""
        return max(1, int(self.bytes_per_s * self.period_s))

    def too_slow(self) -> PiCloudError:
        """The refusal of a body that is slower."""
        return PiCloudError(
            f"Fewer than {self.bytes_per_period} bytes of the request body arrived within {self.period_s:g} s.",
            code="body_timeout",
        )
