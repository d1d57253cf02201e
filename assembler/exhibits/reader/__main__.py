"""The process: limits itself, reads the file that the command line names, and prints the result."""

import json
import sys
from pathlib import Path

from assembler.exhibits.reader import MEMORY, OUT_OF_MEMORY, SECONDS, UnusableError
from assembler.exhibits.reader.pages import read_exhibit


def _limit() -> None:
    """Limit the resources of this process, if the system can."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    for kind, limit in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        resource.setrlimit(kind, (min(limit, hard) if hard != resource.RLIM_INFINITY else limit, hard))


def main() -> None:
    """Print the result for the file that the command line names."""
    _limit()
    try:
        result = read_exhibit(Path(sys.argv[1]))
    except UnusableError as error:
        result = {"problem": str(error)}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
