"""The reader's process: sets its own limits, reads the file named on the command line, and prints the result."""

import json
import sys
from pathlib import Path

from assembler.exhibits.reader import CPU_SECONDS, MEMORY_LIMIT, OUT_OF_MEMORY, UnusableError
from assembler.exhibits.reader.limits import limit_memory, limit_time
from assembler.exhibits.reader.pages import read_exhibit


def main() -> None:
    """Print the result for the file named on the command line."""
    limit_memory(MEMORY_LIMIT)
    limit_time(CPU_SECONDS)
    try:
        result = read_exhibit(Path(sys.argv[1]))
    except UnusableError as error:
        result = {"problem": str(error), "kind": error.kind}
    except MemoryError:
        sys.exit(OUT_OF_MEMORY)
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main()
