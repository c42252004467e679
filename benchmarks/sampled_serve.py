"""PiCloud with a sampler in its front process: `python -m benchmarks.sampled_serve FILE`. SIGUSR1 switches the sampler
on and off; each sample is the function that the processor is in. At the end the counts are in the file, as JSON.

A signal reaches Python between two instructions: what C code does that Python called counts for the function that
called it, and what C code does by itself (the event loop, the parser) for the first instruction of the function that it
calls next. Those are counted apart, as `file.function <`.
"""

import dis
import json
import signal
import sys
from collections import Counter
from pathlib import Path
from types import CodeType, FrameType
from typing import Final

from picloud.shared.settings import load_settings
from picloud.wiring.serve import serve

_PERIOD_S: Final = 0.001
_RESUME: Final = dis.opmap["RESUME"]


def name_of(code: CodeType) -> str:
    """`file.function` of a function."""
    return f"{Path(code.co_filename).stem}.{code.co_qualname}"


def main() -> int:
    """Serve until SIGTERM."""
    counts: Counter[tuple[CodeType, bool]] = Counter()
    running = False

    def sample(_number: int, frame: FrameType | None) -> None:
        if frame is not None:
            counts[frame.f_code, frame.f_code.co_code[frame.f_lasti] == _RESUME] += 1

    def switch(_number: int, _frame: FrameType | None) -> None:
        nonlocal running
        running = not running
        period_s = _PERIOD_S if running else 0.0
        signal.setitimer(signal.ITIMER_PROF, period_s, period_s)

    signal.signal(signal.SIGPROF, sample)
    signal.signal(signal.SIGUSR1, switch)
    code = serve(load_settings())
    named: Counter[str] = Counter()
    for (function, is_begin), count in counts.items():
        named[name_of(function) + (" <" if is_begin else "")] += count
    Path(sys.argv[1]).write_text(json.dumps(named.most_common()), "utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main())
