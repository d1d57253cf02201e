"""The shards of a batch: the parts of its rows that each have a run and a ledger of their own.

A row is in the shard that a hash of its `id` chooses, so that it stays there when others are added, deleted or sorted.
"""

import hashlib

Shard = tuple[int, int]
"""Which part of the rows it is, from 1, and of how many."""


def part_of(name: str, count: int) -> int:
    """Return in which of *count* shards the row with the id *name* is, from 1."""
    digest = hashlib.sha256(name.lower().encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:8]) % count + 1


def ledger_name(shard: Shard, *, only_check: bool = False) -> str:
    """Return the name of the ledger of a *shard*, or of the whole batch; a check has one of its own."""
    number, count = shard
    stem = "check" if only_check else "ledger"
    return f"{stem}.sqlite" if count == 1 else f"{stem}-{number}-of-{count}.sqlite"
