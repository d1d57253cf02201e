"""Captions as dockets have them: every kind of party, every kind of role."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.catalog import Catalog
from assembler.load import load
from assembler.plan import make_plan
from assembler.plan.parts import Plan
from assembler.validate import validate

CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "odd_captions.yaml").read_text("utf-8"))
BASE: dict[str, Any] = {
    "court": "wawd",
    "division": "Seattle",
    "number": "2:25-cv-00000",
    "docket_read": "2025-06-02",
    "counsel": {name: {"name": f"{name.title()} Placeholder"} for name in ("one", "two", "three")},
    "filings": [{"paper": "notice_of_voluntary_dismissal", "date": "2025-06-02", "dismisses": "all"}],
}


def plan(case: dict[str, Any], folder: Path) -> Plan:
    """Return the plan of a notice in a matter with the parties of *case*, written to *folder*."""
    matter = {**BASE, **{key: value for key, value in case.items() if key != "lines"}}
    matter.setdefault("parties", {"estate": {"name": "Ann Example", "role": "plaintiff", "kind": "individual"}})
    file = folder / "matter.yaml"
    file.write_text(yaml.safe_dump(matter, sort_keys=False, allow_unicode=True), "utf-8")
    source = load(file, folder)
    catalog = Catalog(folder)
    read = validate(source, catalog)
    return make_plan(read, read.filings[0], catalog)


def test_there_are_more_than_sixty() -> None:
    assert len(CASES) > 60


@pytest.mark.parametrize("name", CASES)
def test_a_caption_has_its_parties_line_by_line(name: str, tmp_path: Path) -> None:
    assert [line.text for line in plan(CASES[name], tmp_path).caption.left] == CASES[name]["lines"]


@pytest.mark.parametrize("name", CASES)
def test_a_caption_ends_with_one_full_stop_or_is_in_re(name: str) -> None:
    *others, last = CASES[name]["lines"]
    assert last.endswith(".") or last.startswith("IN RE ")
    assert not any(line.endswith(("..", ",,", "(s)")) for line in (*others, last))
