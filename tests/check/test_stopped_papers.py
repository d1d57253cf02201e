"""An error stops the papers that print the faulty part or depend on it, and no others."""

import json
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from assembler.check import check
from assembler.check.stopped_papers import CLAIM_PLEADING_KEYS, PLEADING_KEYS, with_stopped_papers
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.load.extends import merge
from assembler.load.source import Source
from assembler.load.yaml_reader import read_yaml
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.papers import plan_paper
from assembler.pipeline import assemble, check_matter
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.results import Options, Result
from assembler.rules import all_rules
from assembler.rules.public_texts import PublicTexts
from assembler.validate import validate
from tests.support import batches
from tests.support.places import MINIMAL
from tests.support.rule_examples import CATALOG

NOTICE = "notice_of_voluntary_dismissal"

BOTH_FILINGS = f"""
filings:
  - {{paper: complaint, date: 2025-05-02}}
  - {{paper: {NOTICE}, date: 2025-06-02, dismisses: all, prejudice: without}}
"""

COUNT_WITHOUT_CHOICE = f"""
claims:
  - cause: us-defend-trade-secrets-act
    against: [strings]
    elements:
      trade-secret: Sample Kites owned the pattern and kept it in a safe.
      commerce-nexus: The pattern was used for kites sold in Oregon and in Washington.
      misappropriation: Imaginary Strings took the pattern from the safe.
      damages: [copied]
{BOTH_FILINGS}"""
"""A count that does not choose how it pleads its damages (CLM018), and a notice that dismisses it."""

SECTION_WITH_NUMBER = "  - {id: more, heading: More, paragraphs: ['The form gave 987-65-4320.']}\n"

STOPS_THE_COMPLAINT_ALONE = frozenset(
    "CLM018 JUR002 JUR003 JUR006 JUR007 JUR032 PRV001 PRV002 PRV003 TXT001 TXT016 TXT020 TXT025 TXT027 VEN001 VEN002"
    " VEN003 VEN006 VEN010 VEN013 VEN015 VEN017 VEN018".split()
)
"""The rules with an example whose error stops the complaint but not the notice of the same matter."""

STOPS_BOTH = frozenset(
    "CAP001 CAP003 CAP013 DAT007 IMP001 JUR005 JUR008 JUR014 JUR018 PRV006 PTY002 SIG001 SIG003 TXT016 TXT019"
    " TXT020 TXT022".split()
)
"""The rules with an example whose error stops both papers.

The error is in the court, the parties, counsel or the kind of a claim, or is a doubt about an imported paper.
"""

MINIMAL_DATA: Any = read_yaml(MINIMAL.read_text("utf-8"), MINIMAL.name).data


def findings_in(source: Source) -> list[Finding]:
    """Return the findings in the matter of *source*, with the papers that each error stops."""
    matter = validate(source, CATALOG)
    plan_of = partial(plan_paper, catalog=CATALOG)
    plans = [plan_of(matter, filing) for filing in matter.filings]
    findings = check(matter, plans, source)
    return with_stopped_papers(findings, matter, source, plan_of, filings_of_run=matter.filings, today=None)


def source_of(patch: str) -> Source:
    """Return the smallest matter with *patch* laid over it, in memory."""
    extending_text = f"extends: {MINIMAL.name}\n{dedent(patch)}"
    document = merge(read_yaml(MINIMAL.read_text("utf-8"), MINIMAL.name), read_yaml(extending_text, "matter.yaml"))
    data = {key: value for key, value in document.data.items() if key != "extends"}
    texts = {
        MINIMAL.name: tuple(MINIMAL.read_text("utf-8").splitlines()),
        "matter.yaml": tuple(extending_text.splitlines()),
    }
    return Source(Path("matter.yaml"), Path(), data, document.values, document.keys, texts)


def with_both_filings(example: str) -> str:
    """Return a rule's *example* with a complaint and a notice as its filings."""
    lines = []
    is_in_filings = False
    for line in dedent(example).splitlines():
        is_in_filings = line.startswith("filings:") or (is_in_filings and line[:1] in {" ", "-", ""})
        if not is_in_filings:
            lines.append(line)
    return "\n".join([*lines, BOTH_FILINGS])


@cache
def errors_of_the_matter() -> dict[str, list[Finding]]:
    """Return the errors of each rule in the matter itself, by the rule's bad example, in a matter with both papers."""
    subjects = {Matter, PublicTexts, Papers}
    rules = [rule for rule in all_rules().values() if rule.severity is Severity.ERROR and rule.subject in subjects]
    errors_by_example = {}
    for rule in rules:
        for example in rule.bad:
            with suppress(MatterError):  # an example without the number that a notice needs
                findings = findings_in(source_of(with_both_filings(example)))
                errors_by_example[example] = [
                    finding for finding in findings if finding.code == rule.code and _is_error_of_matter(finding)
                ]
    return errors_by_example


def _is_error_of_matter(finding: Finding) -> bool:
    return finding.severity is Severity.ERROR and not finding.paper


def notice_in(source: Source) -> Plan:
    matter = validate(source, CATALOG)
    (notice,) = (filing for filing in matter.filings if filing.name == NOTICE)
    return plan_paper(matter, notice, CATALOG)


@pytest.mark.slow
def test_the_bad_examples_of_all_rules_stop_the_papers_of_the_table() -> None:
    errors = [finding for findings in errors_of_the_matter().values() for finding in findings]
    assert {finding.code for finding in errors if finding.stopped_papers == ("complaint",)} == STOPS_THE_COMPLAINT_ALONE
    assert {finding.code for finding in errors if finding.stopped_papers is None} == STOPS_BOTH
    assert {finding.stopped_papers for finding in errors} == {None, ("complaint",)}


@pytest.mark.slow
def test_a_notice_that_an_error_does_not_stop_is_the_same_as_without_the_error() -> None:
    examples = [
        text
        for text, findings in errors_of_the_matter().items()
        if findings and all(finding.stopped_papers for finding in findings)
    ]
    assert len(examples) >= len(STOPS_THE_COMPLAINT_ALONE) - 1
    for text in examples:
        source = source_of(with_both_filings(text))
        clean_parts = {key: MINIMAL_DATA.get(key) for key in {*PLEADING_KEYS, "claims", "facts"} & {*source.data}}
        data = {key: value for key, value in {**source.data, **clean_parts}.items() if value is not None}
        assert notice_in(source) == notice_in(Source(source.file, source.root, data, values={}, keys={}, texts={})), (
            text
        )


def test_the_pleaded_parts_are_optional_keys_of_a_matter_and_of_a_claim() -> None:
    assert {key for key in PLEADING_KEYS if Matter.model_fields[key].is_required()} == set()
    assert {key for key in CLAIM_PLEADING_KEYS if Claim.model_fields[key].is_required()} == set()


# -- a build ----------------------------------------------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / MINIMAL.name).write_bytes(MINIMAL.read_bytes())
    return tmp_path


def build_matter(folder: Path, patch: str, **options: Any) -> Result:
    file = folder / "matter.yaml"
    file.write_text(f"extends: {MINIMAL.name}\n{patch}", "utf-8")
    return assemble(file, Options(out=folder / "out", **options))


def stopped_papers_by_code(folder: Path, patch: str) -> dict[str, tuple[str, ...] | None]:
    """Return the papers that the errors of each rule stop, by its code; None means every paper."""
    file = folder / "matter.yaml"
    file.write_text(f"extends: {MINIMAL.name}\n{patch}", "utf-8")
    errors = [finding for finding in check_matter(file, Options()).findings if finding.severity is Severity.ERROR]
    return {finding.code: (finding.paper,) if finding.paper else finding.stopped_papers for finding in errors}


@pytest.mark.slow
def test_a_count_that_lacks_its_choice_does_not_change_a_byte_of_the_notice(folder: Path) -> None:
    result = build_matter(
        folder, COUNT_WITHOUT_CHOICE.replace("    elements:", "    choices: {damages: loss}\n    elements:")
    )
    hashes = {paper.document: paper.sha256 for paper in result.papers}
    assert hashes.keys() == {"complaint", NOTICE}
    result = build_matter(folder, COUNT_WITHOUT_CHOICE)
    assert [(paper.document, paper.sha256) for paper in result.papers] == [(NOTICE, hashes[NOTICE])]
    assert [
        (finding.code, finding.stopped_papers) for finding in result.findings if finding.severity is Severity.ERROR
    ] == [("CLM018", ("complaint",))]
    assert [file.name for file in result.earlier_papers] == ["complaint.pdf"]
    manifest = json.loads((folder / "out" / "matter" / "manifest.json").read_text("utf-8"))
    assert {name: entry["state"] for name, entry in manifest["papers"].items()} == {
        "complaint.pdf": "stopped",
        f"{NOTICE}.pdf": "current",
    }
    assert {paper: [finding["code"] for finding in errors] for paper, errors in manifest["stopped"].items()} == {
        "complaint": ["CLM018"]
    }
    assert [finding["code"] for finding in manifest["papers"][f"{NOTICE}.pdf"]["findings"]] == []


@pytest.mark.slow
def test_a_notice_built_alone_does_not_report_the_complaints_errors(folder: Path) -> None:
    result = build_matter(folder, COUNT_WITHOUT_CHOICE, documents=(NOTICE,))
    assert ([paper.document for paper in result.papers], result.findings) == ([NOTICE], ())


def test_the_complaint_built_alone_is_stopped(folder: Path) -> None:
    result = build_matter(folder, COUNT_WITHOUT_CHOICE, documents=("complaint",))
    assert (result.papers, [finding.code for finding in result.findings]) == ((), ["CLM018"])


def test_a_notice_of_certain_claims_prints_their_titles_and_not_how_they_are_pleaded(folder: Path) -> None:
    claims = COUNT_WITHOUT_CHOICE.replace("dismisses: all", "dismisses: [{parties: [strings], claims: [count-1]}]")
    assert stopped_papers_by_code(folder, claims)["CLM018"] == ("complaint",)


def test_a_claim_that_this_court_cannot_hear_stops_the_notice_too(folder: Path) -> None:
    state_court = "court: wasuper\ncounty: King\ndivision: none\nnumber: 25-2-00000-0 SEA\nwaivers: {JUR018: none}\n"
    findings = stopped_papers_by_code(folder, f"{state_court}{BOTH_FILINGS}")
    assert findings["JUR018"] is None


def test_a_notice_that_refers_to_an_allegation_is_stopped_by_an_error_in_that_part(folder: Path) -> None:
    referring_filings = BOTH_FILINGS.replace(
        "without}", "without, paragraphs: ['Paragraph [[complaint:owned]] stays true.']}"
    )
    fault_in_other_facts = f"more_facts:\n{SECTION_WITH_NUMBER}"
    fault_in_same_facts = "facts:\n  - {id: first, paragraphs: [{id: owned, text: It was 987-65-4320.}]}\n"
    claims = "claims: [{cause: us-copyright-infringement, against: [strings]}]\n"
    assert stopped_papers_by_code(folder, f"{fault_in_other_facts}{referring_filings}")["PRV001"] == ("complaint",)
    assert stopped_papers_by_code(folder, f"{fault_in_same_facts}{claims}{BOTH_FILINGS}")["PRV001"] == ("complaint",)
    assert stopped_papers_by_code(folder, f"{fault_in_same_facts}{claims}{referring_filings}")["PRV001"] is None


def test_an_error_in_allegations_that_no_paper_prints_is_reported_but_stops_no_paper(folder: Path) -> None:
    filings = f"filings: [{{paper: {NOTICE}, date: 2025-06-02, dismisses: all, prejudice: without}}]\n"
    result = build_matter(folder, f"more_facts:\n{SECTION_WITH_NUMBER}{filings}")
    assert [paper.document for paper in result.papers] == [NOTICE]
    assert [(finding.code, finding.stopped_papers, str(finding.severity)) for finding in result.findings] == [
        ("PRV001", (), "error")
    ]


@pytest.mark.parametrize(
    ("patch", "code"),
    [
        ("events: [{event: answer, by: strings, date: 2025-05-20}]\n", "DIS001"),
        ("docket_read: none\n", "DIS003"),
        ("counsel: {placeholder: {address: none}}\n", "SIG001"),
        ("parties: {kites: {counsel: none}}\n", "SIG003"),
    ],
)
def test_an_error_in_a_part_that_a_dismissal_needs_stops_it_even_if_the_complaint_has_another_error(
    folder: Path, patch: str, code: str
) -> None:
    result = build_matter(folder, f"{patch}{COUNT_WITHOUT_CHOICE}")
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert code in {error.code for error in errors if error.concerns(NOTICE)}
    assert result.papers == ()


def test_a_dismissal_without_errors_is_built_even_if_the_complaint_has_an_error(folder: Path) -> None:
    result = build_matter(folder, f"earlier_dismissals: none\n{COUNT_WITHOUT_CHOICE}")
    errors = [finding for finding in result.findings if finding.severity is Severity.ERROR]
    assert [error.code for error in errors if error.concerns(NOTICE)] == []
    assert [paper.document for paper in result.papers] == [NOTICE]


def test_a_complaint_is_stopped_by_faults_in_values_that_it_does_not_print(folder: Path) -> None:
    diversity = "jurisdiction: [diversity]\namount: 75000\n"
    assert (
        stopped_papers_by_code(folder, f"{diversity}parties: {{strings: {{formed_in: Oregon}}}}\n{BOTH_FILINGS}")[
            "JUR005"
        ]
        is None
    )
    too_little = f"jurisdiction: [diversity]\namount: 7500\n{BOTH_FILINGS}"
    assert "complaint" in (stopped_papers_by_code(folder, too_little)["JUR006"] or ())


@pytest.mark.slow
def test_a_row_of_a_batch_is_stopped_as_a_whole_unless_one_paper_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    replacements = {
        "filings:\n": "filings:\n  - {paper: complaint, date: 2025-05-02}\n",
        "jurisdiction: [federal question]": "jurisdiction: [supplemental]",
    }
    batches.write_base(tmp_path, replacements)
    batches.write_rows(tmp_path, batches.ROWS[1:2])
    batches.run_batch()
    assert (batches.verdicts(), [*tmp_path.rglob("*.pdf")]) == ({"A-2": "stopped"}, [])
    batches.run_batch("--document", NOTICE, out="notices")
    assert batches.verdicts("notices") == {"A-2": "built"}
