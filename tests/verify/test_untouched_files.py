"""The program's own files have no findings, with any tables, sheets, stamps and numbers."""

from itertools import product
from pathlib import Path

import pytest

from tests.support.exhibit_files import OUT, TEXTS, build_matter, with_exhibits
from tests.support.runs import run_here

FACTS_WITH_NOTE = """\
  - id: keys
    heading: Keys
    paragraphs:
      - text: "Beta kept a key to the gate.^[The key is brass. It opens the gate and the shed behind the gate.]"
      - text: "Clause 1 of the lease. Clause 2 of the lease. Clause 3 of the lease. So says [[lease at 2]]."
"""
"""Facts with a note, and with words that an exhibit also has."""

TABLES = ("", "exhibits", "contents", "contents, exhibits")

FORMS = [
    f"filed: {filed}, cover_sheets: {covers}, stamps: {stamps}, index: {index}{bates}"
    for filed, covers, stamps, index, bates in product(
        ("combined", "separate"), ("true", "false"), ("true", "false"), ("true", "false"), ("", ", bates: LEASE 0001")
    )
    if filed == "combined" or stamps == "true"
]
"""The forms of exhibits; in separate files, stamps make no difference."""

FORMS_WITH_TABLES = [(form, TABLES[(index + index // len(TABLES)) % len(TABLES)]) for index, form in enumerate(FORMS)]
"""Each form with one of the kinds of tables, so that each form and each kind of tables are tested."""


@pytest.mark.slow
@pytest.mark.parametrize(("form", "tables"), FORMS_WITH_TABLES)
def test_an_unchanged_file_with_exhibits_has_no_findings(
    form: str, tables: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = TEXTS.replace("filings:", f"{FACTS_WITH_NOTE}filings:")
    if tables:
        texts = texts.replace("date: 2025-06-02", f"date: 2025-06-02, tables: [{tables}]")
    run = build_matter(with_exhibits(tmp_path), f"{{{form}}}\ncourt: casuper\ncounty: San Diego", texts)
    assert run.status == 0, run.out
    run = run_here("verify", "--format", "json", OUT / "complaint.pdf", "matter.yaml")
    assert [(finding["code"], finding["message"]) for finding in run.findings] == []
