"""Defines the settings of a batch: its base and rows, the output folder, the options, and the limits of one build."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from assembler.load.packed import PROGRAM, templates_folder
from assembler.load.source import Source
from assembler.results import Options

FILING_SECONDS = 120
"""The time limit for one filing, in seconds."""

WORKER_MEMORY_MEGABYTES = 2048
"""The memory limit for one worker, in megabytes."""

LAW_FOLDERS = (
    "courts causes circuits citation_styles natures_of_suit limitations dismissals amendments judges templates".split()
)
"""The folders of a root that hold a firm's own records and templates."""


class Shard(NamedTuple):
    """The part of the rows that a run builds: the shard's number, from 1, and the number of shards.

    Each shard has its own ledger. A `Shard` as text has the form "1/4".
    """

    number: int
    shard_count: int

    def __str__(self) -> str:
        return f"{self.number}/{self.shard_count}"


WHOLE_BATCH = Shard(1, 1)
"""The shard of a run that builds all rows."""


def shard_from_text(text: str) -> Shard:
    """Return the shard that *text*, such as "1/4", names."""
    number, _, count = text.partition("/")
    return Shard(int(number), int(count))


@dataclass(frozen=True)
class Settings:
    """The settings of a batch, which are sent to each worker."""

    base: Path
    rows: Path
    options: Options
    only_check: bool = False
    filing_seconds: int = FILING_SECONDS
    worker_memory_megabytes: int = WORKER_MEMORY_MEGABYTES
    here: Path = field(default_factory=Path.cwd)
    """The folder to which relative paths, and file names in messages, are relative."""

    @property
    def folder(self) -> str:
        """The name of the batch's folder within the base's folder: the name of the file of rows, without its suffix."""
        return self.rows.stem


def part_of(name: str, count: int) -> int:
    """Return the number, from 1, of the shard among *count* that has the row with the id *name*.

    The number depends on a hash of the `id`, so that a row stays in its shard when other rows are added, deleted or
    sorted.
    """
    digest = hashlib.sha256(name.lower().encode("utf-8", "surrogateescape")).digest()
    return int.from_bytes(digest[:8]) % count + 1


def ledger_name(shard: Shard, *, only_check: bool = False) -> str:
    """Return the file name of the ledger for *shard* or the whole batch.

    A batch that is only checked has a separate ledger.
    """
    stem = "check" if only_check else "ledger"
    return f"{stem}.sqlite" if shard.shard_count == 1 else f"{stem}-{shard.number}-of-{shard.shard_count}.sqlite"


def of_previews(settings: Settings) -> Settings:
    """Return *settings* with the preview folder as the output folder, so that a preview never replaces papers."""
    return replace(settings, options=replace(settings.options, out=settings.options.out / "previews"))


def fingerprint(settings: Settings, source: Source, worker: Mapping[str, str]) -> str:
    """Return the hash of everything that the filings of a batch share.

    The hash covers the base and the files that it extends, the firm's own records and templates, the options, and the
    hashes and versions that *worker* reports for the program, its packages and its fonts.
    """
    digest = hashlib.sha256(json.dumps([worker, base_hash(source)], sort_keys=True).encode())
    digest.update(_options(settings).encode())
    for file in sorted(own_files(settings, source.root)):
        digest.update(f"{file}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def base_hash(source: Source) -> str:
    """Return one hash of the text of a base and of every file that it extends."""
    return hashlib.sha256(json.dumps(sorted(source.texts.items())).encode()).hexdigest()


def _options(settings: Settings) -> str:
    """Return, as JSON, the options that can change a paper, without folders and limits."""
    options: dict[str, Any] = asdict(settings.options)
    for folder in ("root", "templates", "out", "shelf"):
        del options[folder]
    return json.dumps([dict(sorted(options.items())), settings.only_check], default=str)


def own_files(settings: Settings, root: Path) -> Iterator[Path]:
    """Yield the files of the firm's own records and templates, in no particular order."""
    folders = [root / name for name in LAW_FOLDERS] + [settings.options.templates or root / "templates"]
    for folder in dict.fromkeys(folders):
        if folder.is_dir() and folder != templates_folder():
            yield from (file for file in folder.rglob("*") if file.is_file())


@lru_cache(maxsize=1)
def program_hash() -> str:
    """Return the hash of the program: its code, its law and its templates."""
    digest = hashlib.sha256()
    for top in (PROGRAM, templates_folder()):
        for file in sorted(top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                digest.update(file.relative_to(top).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()
