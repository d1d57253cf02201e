"""Each text of a matter is on a page, in the metadata, only for the file, or reported as unprinted."""

from functools import cache
from pathlib import Path

import pytest

from assembler.check.as_findings import problems
from assembler.findings.path import KeyPath
from assembler.model.keys import model_at
from assembler.model.printed import is_print_optional
from assembler.papers import every_filing, plan_paper
from assembler.plan.papers import Papers
from assembler.rules._printed_words import printed_letters
from assembler.validate import validate
from tests.support.every_text import (
    RESTRICTED_FIELDS,
    data_with_every_text,
    field_at,
    source,
    text_fields,
    text_paths,
    with_own_words,
    with_value,
)
from tests.support.matters import COMPLAINT, SUIT, build_plan, catalog, findings
from tests.support.plan_text import body_text
from tests.support.runs import check, write_file
from tests.support.stopped import refusal


def is_text_for_the_file(path: KeyPath) -> bool:
    """Whether the text at *path*, or a part of the matter that contains it, is marked as only for the file."""
    for end, key in enumerate(path):
        model = model_at(path[:end], filing=every_filing())
        if model and key in model.model_fields and is_print_optional(model.model_fields[str(key)]):
            return True
    return False


@cache
def fates() -> dict[KeyPath, str]:
    """Return the outcome of each text in a matter with all texts: printed, only for the file, reported or lost."""
    data = with_own_words(data_with_every_text())
    paths = [path for path in text_paths(data) if field_at(path) != "Exhibit.file"]
    for index, path in enumerate(paths):
        data = with_value(data, path, f"Word by word m{index}m")
    matter = validate(source(data), catalog())
    plans = tuple(plan_paper(matter, filing, catalog()) for filing in matter.filings)
    letters = "\n".join(printed_letters(plan) for plan in plans)
    reported_parts = [problem.path for rule, problem in problems(Papers(matter, plans)) if rule.code == "TXT018"]

    def fate(index: int, path: KeyPath) -> str:
        if f"m{index}m" in letters:
            return "printed"
        if is_text_for_the_file(path):
            return "for the file"
        if any(path[: len(part)] == part for part in reported_parts):
            return "reported"
        return "lost"

    return {path: fate(index, path) for index, path in enumerate(paths)}


@pytest.mark.slow
def test_each_text_of_a_matter_is_printed_for_the_file_or_reported() -> None:
    assert [path for path, fate in fates().items() if fate == "lost"] == []
    assert list(fates().values()).count("printed") > 60
    assert len({field_at(path) for path in fates()}) > 90


@pytest.mark.slow
def test_the_marks_are_in_every_text_field_of_the_model() -> None:
    tested_fields = {field_at(path) for path in fates()}
    assert text_fields() - tested_fields == RESTRICTED_FIELDS | {
        "Exhibit.file",
        "Matter.statements",
        "EveryFiling.consents",
        "SignatureGroup.above",
        "SignatureGroup.lines",
    }


# -- omitted texts ----------------------------------------------------------------------------------------------------

CLAIMANTS = (
    "parties:\n"
    "  beta: {role: defendant-in-interpleader}\n"
    "  eta: {name: Eta Example, role: defendant-in-interpleader, kind: individual}\n"
    "claims: [{cause: ny-breach-of-contract, against: [beta, eta]}]\n"
)
VENUE = "venue: [{because: events, allegations: [signed]}]\n"
STORY_SECTIONS = "sections: [parties, jurisdiction, venue, story, claims, relief]"
MORE_FACTS = "more_facts: [{id: more, heading: More, paragraphs: [Beta sold it.]}]\n"


def unprinted(changes: str) -> list[str]:
    """Return the messages on unprinted texts in the suit with only a complaint and *changes*."""
    return [finding.message for finding in findings(VENUE + changes, (COMPLAINT,)) if finding.code == "TXT018"]


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (f"{MORE_FACTS}filings: [{{paper: complaint, {STORY_SECTIONS}}}]", ["no paper prints `more_facts`"]),
        (f"{MORE_FACTS}filings: [{{paper: complaint, {STORY_SECTIONS}, omits: [more]}}]", []),
        (f"{MORE_FACTS}filings: [{{paper: complaint}}]", []),
        (
            f"{MORE_FACTS}filings: [{{paper: complaint, {STORY_SECTIONS}}}]".replace("sold it", "delivered nothing"),
            ["no paper prints `more_facts`"],
        ),
        ("exhibits: {a: {title: Contract}}\nfilings: [{paper: complaint}]", ["no paper prints `exhibits`"]),
        ("exhibits: {a: {title: Contract}}\nfilings: [{paper: complaint, omits: [a]}]", []),
        ("people: {kim: {name: Kim Sample}}\nfilings: [{paper: complaint}]", ["no paper prints `people`"]),
        ("words: {jury: We want one.}\nfilings: [{paper: complaint}]", ["no paper prints `words`"]),
        ("filings: [{paper: complaint, omits: [story]}]", ["`omits:` lists `story`, which is printed"]),
        (f"jury_demand: true\nfilings: [{{paper: complaint, {STORY_SECTIONS}}}]", []),  # the caption prints the demand
        (f"jury_demand: true\nfilings: [{{paper: complaint, {STORY_SECTIONS}, omits: [jury_demand]}}]", []),
        ("filings: [{paper: complaint, sections: [parties, story, claims, relief]}]", ["no paper prints `venue`"]),
        (f"{CLAIMANTS}filings: [{{paper: complaint}}]", []),
        ("about: It is invented.\nfilings: [{paper: complaint}]", []),
    ],
)
def test_an_unprinted_text_is_reported_once_unless_it_is_omitted(changes: str, messages: list[str]) -> None:
    assert unprinted(changes) == messages


def test_a_complaint_without_its_counts_is_refused() -> None:
    finding = refusal("filings: [{paper: complaint, sections: [parties, jurisdiction, story, relief]}]")
    assert finding.message == "`complaint` leaves out the section `claims`, but the matter has counts"


def test_an_unknown_name_to_omit_is_refused() -> None:
    finding = refusal("filings: [{paper: complaint, omits: [stroy]}]")
    assert finding.message == "no part of the matter is called `stroy`"
    assert "`story`" in finding.fix


# -- printed texts ----------------------------------------------------------------------------------------------------


def test_allegations_beside_a_sentence_of_an_element_are_referred_to() -> None:
    elements = "contract: [signed, They agreed on a price.], performance: [paid], breach: [broke], damages: [broke]"
    claim = f"cause: ny-breach-of-contract, against: [beta], elements: {{{elements}}}"
    lines = body_text(*build_plan(f"claims: [{{{claim}, choices: {{performance: performed}}}}]").body)
    index = next(index for index, line in enumerate(lines) if "They agreed on a price." in line)
    assert "Alpha also relies on paragraph~6." in lines[index + 1]


def test_a_legend_that_the_program_also_prints_is_printed_once() -> None:
    legends = build_plan("jury_demand: true").caption.legends
    (legend,) = legends
    repeating_plan = build_plan(f"jury_demand: true\nfilings: [{{paper: complaint, legends: [{legend}]}}]")
    assert repeating_plan.caption.legends == legends


def test_an_attorney_of_the_other_side_signs_no_complaint() -> None:
    changes = "counsel: {bob: {name: Bob Other}}\nparties: {beta: {counsel: [bob]}}\n"
    changes += "filings: [{paper: complaint, date: 2025-03-03, signed: [bob]}]"
    assert [finding.message for finding in findings(changes, (COMPLAINT,)) if finding.code == "SIG017"] == [
        "`Bob Other` has no signature block in `complaint`"
    ]


def test_the_about_text_of_a_matter_is_in_no_pdf_unless_requested() -> None:
    assert build_plan("about: It is invented.").metadata.subject == ""
    assert build_plan("about: It is invented.\nabout_in_pdf: true").metadata.subject == "It is invented."


def write_suit(folder: Path, name: str, sections: str, related: str) -> Path:
    """Write a suit that shares the facts of `dispute.yaml`, and return its file."""
    paper = f"filings: [{{paper: complaint, date: 2025-03-03, sections: [{sections}]}}]"
    return write_file(folder, f"extends: dispute.yaml\nrelated: [{related}]\n{paper}\n", name)


@pytest.mark.parametrize(
    ("their_sections", "messages"),
    [
        ("parties, facts, claims, relief", []),
        ("story, claims, relief", ["no paper prints `more_facts`"]),
    ],
)
def test_facts_that_suits_share_are_reported_if_none_of_them_prints_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, their_sections: str, messages: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_file(tmp_path, SUIT + VENUE + MORE_FACTS, "dispute.yaml")
    our_file = write_suit(tmp_path, "ours.yaml", "parties, jurisdiction, venue, story, claims, relief", "theirs.yaml")
    write_suit(tmp_path, "theirs.yaml", their_sections, "ours.yaml")
    findings_on_texts = [finding for finding in check(our_file).findings if finding["code"] == "TXT018"]
    assert [finding["message"] for finding in findings_on_texts] == messages


def test_a_cited_exhibit_is_reported_once_if_no_exhibit_has_a_file() -> None:
    facts = "more_facts: [{id: more, heading: More, paragraphs: ['A copy is attached as [[a]].']}]\n"
    papers = "exhibits: {a: {title: Contract}}\nfilings: [{paper: complaint}]"
    all_findings = findings(VENUE + facts + papers, (COMPLAINT,))
    assert [finding.message for finding in all_findings if finding.code.startswith("ATT")] == [
        "the complaint cites Exhibit A, but no exhibit has a `file:`, so nothing is attached"
    ]
