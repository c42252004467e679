"""What an orchestrator process runs: `python -I -S front_child.py <sys.path as JSON> <channel> <listening socket>`."""

import json
import sys

if __name__ == "__main__":
    sys.path[:] = json.loads(sys.argv[1])
    from picloud.wiring.orchestrator import main

    sys.exit(main(int(sys.argv[2]), int(sys.argv[3])))
