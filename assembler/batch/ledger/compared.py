"""Compares a ledger with the current state of each filing's papers, row, base and source files."""

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from assembler.batch.filing.filling import Base, base_of, cells_used
from assembler.batch.filing.make_filing import row_hash
from assembler.batch.ledger.database import Entry
from assembler.batch.ledger.working_table import WorkingTable
from assembler.batch.names.cross_contamination import FINISHED_VERDICTS
from assembler.batch.review.reviewed import HASH_LENGTH, build_in_ledger, current_hash, firm_now
from assembler.batch.rows import all_rows
from assembler.batch.settings import Settings
from assembler.findings.finding import MatterError
from assembler.load import load
from assembler.load.files import is_file
from assembler.results import Options
from assembler.write import MANIFEST
from assembler.write.disk import hash_of, is_plain

UNCHANGED = "unchanged"
"""The filing's papers match the ledger, and their sources have not changed."""

ONLY_PAPERS = "papers unchanged"
"""The filing's papers match the ledger, but the base or the rows are not at the path in the ledger."""

MISSING = "missing"
"""A paper of the filing is missing."""

DIFFERS = "differs"
"""A paper differs from the ledger."""

CHANGED = "changed"
"""The filing's papers match the ledger, but its sources have changed."""

NOT_HERE = "not here"
"""The folder of the papers is not on this machine."""

HASH_LENGTH_IN_INPUTS = 32
"""The number of characters in `inputs` from each of two hashes: the batch's, then the row's."""

OUTDATED = (MISSING, DIFFERS, CHANGED)
"""The comparison results of filings that no longer match the ledger."""


def sources_noted(base: Base, settings: Settings) -> str:
    """Return the batch's sources as JSON for the ledger: their paths, and the date of undated papers."""
    templates = settings.options.templates
    today = settings.options.today
    sources = {
        "base": str(base.source.file.absolute()),
        "root": str(base.source.root.absolute()),
        "templates": str(templates.absolute()) if templates else "",
        "today": str(today) if today else "",
    }
    return json.dumps(sources)


class Comparison:
    """Compares the filings in *database*, a ledger with these *facts*, with the current rows and papers."""

    def __init__(self, database: sqlite3.Connection, facts: Mapping[str, str], out: Path | None) -> None:
        self.out = out or Path(facts.get("out", ""))
        self.has_papers = self.out.is_dir()
        self.base = ""
        self.firm = ""
        sources = json.loads(facts.get("compared", "{}"))
        rows = Path(facts.get("file", ""))
        self.has_rows = bool(sources) and is_file(Path(sources["base"])) and is_file(rows)
        self.rows_now = WorkingTable(database, "row_now")
        if self.has_rows:
            self._read(sources, rows)

    def _read(self, sources: Mapping[str, str], rows: Path) -> None:
        """Read the current base and rows; a file that cannot be read counts as changed."""
        templates = Path(sources["templates"]) if sources["templates"] else None
        today = date.fromisoformat(sources["today"]) if sources["today"] else None
        settings = Settings(Path(sources["base"]), rows, Options(templates=templates, today=today))
        try:
            base = base_of(load(settings.base, Path(sources["root"])))
            self.base = base.hash[:HASH_LENGTH]
            self.firm = firm_now(settings, base.source.root)
            for row in all_rows(rows):
                self.rows_now.add(row.id, row_hash([*cells_used(base, row)]))
        except MatterError:
            self.base = ""

    def result(self, entry: Entry) -> str:
        """Return the comparison result for the ledger's *entry*, such as `changed`; "" if nothing can be compared."""
        outcome = entry.outcome
        papers = {self.out / name: sha256 for name, sha256 in outcome.outputs.items() if Path(name).name != MANIFEST}
        if papers and not self.has_papers:
            return NOT_HERE
        if not all(map(is_plain, papers)):
            return MISSING
        if any(hash_of(file) != sha256 for file, sha256 in papers.items()):
            return DIFFERS
        if outcome.verdict not in {*FINISHED_VERDICTS, "checked"}:
            return ""
        if self.has_rows and self._is_changed(entry):
            return CHANGED
        if not (papers or self.has_rows):
            return ""
        return UNCHANGED if self.has_rows else ONLY_PAPERS

    def _is_changed(self, entry: Entry) -> bool:
        """Whether any source of *entry* has changed."""
        earlier_build = build_in_ledger(entry)
        row_now = self.rows_now.get(entry.outcome.id)
        row_then = entry.inputs[HASH_LENGTH_IN_INPUTS:]
        if not (earlier_build and row_now and row_then == row_now[:HASH_LENGTH_IN_INPUTS]):
            return True
        if earlier_build.text.base != self.base or earlier_build.text.firm != self.firm:
            return True
        return any(current_hash(file) != sha256 for file, sha256 in earlier_build.files.items())
