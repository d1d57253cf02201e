"""The record of who read the court's rules on form: a value that changes afterward is reported."""

import json
from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import Finding, Severity
from assembler.law.fingerprint import fingerprint
from assembler.pipeline import assemble, examine_matter
from assembler.results import Options
from tests.support.places import MINIMAL

PAPERS = """filings:
  - {paper: complaint, date: 2025-06-01}
  - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
"""

FORM_READ = "form_read: {by: Ann Example, date: 2025-06-01}\n"

OTHER_MARGINS = "margins:\n  value: {top: 2, bottom: 1, left: 1.5, right: 1}\n  basis: convention\n"


@pytest.fixture
def firm(tmp_path: Path) -> Path:
    """A firm's root with a matter in it."""
    (tmp_path / MINIMAL.name).write_text(MINIMAL.read_text("utf-8"), "utf-8")
    (tmp_path / "courts").mkdir()
    return tmp_path


def form_findings(firm: Path, form_read: str) -> list[Finding]:
    """Return the findings on form in a matter with the keys *form_read*."""
    matter = _write_matter(firm, form_read)
    findings = examine_matter(matter, Options(root=firm, out=firm / "output")).findings
    return [finding for finding in findings if finding.code in {"FMT001", "FMT002"}]


def _write_matter(firm: Path, form_read: str) -> Path:
    matter = firm / "matter.yaml"
    matter.write_text(f"extends: {MINIMAL.name}\n{PAPERS}{form_read}", "utf-8")
    return matter


def _write_court(firm: Path, form_read: str) -> None:
    (firm / "courts" / "wawd.yaml").write_text(f"extends: wawd\n{form_read}", "utf-8")


def test_values_that_nobody_compared_are_marked_in_the_manifest_but_reported_by_no_run(firm: Path) -> None:
    assert form_findings(firm, "form_read: none\n") == []
    assemble(_write_matter(firm, "form_read: none\n"), Options(root=firm, out=firm / "output"))
    (manifest,) = (firm / "output").rglob("manifest.json")
    papers = json.loads(manifest.read_text("utf-8"))["papers"]
    bases = {value["basis"] for paper in papers.values() for value in paper["court"]["values"].values()}
    assert bases & {"memory", "convention"}


@pytest.mark.slow
def test_the_matter_may_have_the_fingerprint_of_the_values_that_were_read(firm: Path) -> None:
    values = fingerprint(Catalog().record("court", "wawd"))
    form_read = f"form_read: {{by: Ann Example, date: 2025-06-01, values: {values}}}\n"
    assert form_findings(firm, form_read) == []
    _write_court(firm, OTHER_MARGINS)
    (finding,) = form_findings(firm, form_read)
    assert finding.severity is Severity.WARNING
    assert "have changed since Ann Example read" in finding.message
    assert fingerprint(Catalog(firm).record("court", "wawd")) in finding.fix


@pytest.mark.slow
def test_a_build_keeps_the_fingerprint_and_reports_a_value_that_changes_later(firm: Path) -> None:
    options = Options(root=firm, out=firm / "output")
    assert assemble(_write_matter(firm, FORM_READ), options).papers
    assert form_findings(firm, FORM_READ) == []
    _write_court(firm, OTHER_MARGINS)
    assert [finding.severity for finding in form_findings(firm, FORM_READ)] == [Severity.WARNING]
    assemble(_write_matter(firm, FORM_READ), options)
    assert [finding.severity for finding in form_findings(firm, FORM_READ)] == [
        Severity.WARNING
    ]  # a build does not hide it
    assert form_findings(firm, FORM_READ.replace("06-01", "06-02")) == []


def test_the_manifest_says_who_read_the_rules(firm: Path) -> None:
    assemble(_write_matter(firm, FORM_READ), Options(root=firm, out=firm / "output"))
    (manifest,) = (firm / "output").rglob("manifest.json")
    papers = json.loads(manifest.read_text("utf-8"))["papers"]
    values = fingerprint(Catalog(firm).record("court", "wawd"))
    assert {paper["form_read"]["values"] for paper in papers.values()} == {values}
