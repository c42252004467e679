"""What an orchestrator process runs: `python -I -S front_child.py <path> <channel> <listening socket>...`.

The path is `sys.path` as JSON, the others are numbers of descriptors."""

import json
import sys

if __name__ == "__main__":
    sys.path[:] = json.loads(sys.argv[1])
    from picloud.wiring.orchestrator import main

    sys.exit(main(int(sys.argv[2]), [int(number) for number in sys.argv[3:]]))
