"""How busy the machine is, for bounds on wall time that have to hold beside other work too."""

import time
from typing import Final

_SAMPLE_S: Final = 0.2


def load_factor() -> float:
    """Return how many times longer a computation takes now than alone: 1.0 on an idle machine."""
    began, began_cpu = time.perf_counter(), time.process_time()
    while time.process_time() - began_cpu < _SAMPLE_S:
        pass
    return max(1.0, (time.perf_counter() - began) / _SAMPLE_S)
