"""The remedy if a disk, a quota or a limit leaves no room for a file."""

import errno


def room_remedy(error: OSError) -> str:
    """Return how to make room on the disk if *error* says that there is none for a file; "" for another error."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return "free some disk space"
    return "raise the limit on the size of files (`ulimit -f`)" if error.errno == errno.EFBIG else ""
