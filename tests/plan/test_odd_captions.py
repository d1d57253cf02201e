"""Captions found on dockets, with every kind of party and every role."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.load import load
from assembler.papers import plan_paper
from assembler.plan.blocks import Link, Paragraph, RichText, Words
from assembler.plan.plan import Caption, Plan
from assembler.validate import validate
from tests.support.walks import faults_by_name

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
CASES: dict[str, dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "odd_captions.yaml").read_text("utf-8"))
BASE: dict[str, Any] = {
    "court": "wawd",
    "division": "Seattle",
    "number": "2:25-cv-00000",
    "docket_read": "2025-06-02",
    "counsel": {name: {"name": f"{name.title()} Placeholder"} for name in ("one", "two", "three")},
    "filings": [{"paper": "notice_of_voluntary_dismissal", "date": "2025-06-02", "dismisses": "all"}],
}


def build_plan(case: dict[str, Any], folder: Path) -> Plan:
    """Return the plan of a notice in a matter with the parties of *case*, written to *folder*."""
    values = {**BASE, **{key: value for key, value in case.items() if key not in {"lines", "said"}}}
    matter = {key: value for key, value in values.items() if value is not None}
    matter.setdefault("parties", {"estate": {"name": "Ann Example", "role": "plaintiff", "kind": "individual"}})
    file = folder / "matter.yaml"
    file.write_text(yaml.safe_dump(matter, sort_keys=False, allow_unicode=True), "utf-8")
    source = load(file, folder)
    catalog = Catalog(folder)
    validated_matter = validate(source, catalog)
    return plan_paper(validated_matter, validated_matter.filings[0], catalog)


def words(text: RichText) -> str:
    """Return the text of *text*, with plain spaces."""
    return "".join(run.text for run in text if isinstance(run, Words | Link)).replace(NO_BREAK_SPACE, " ")


def body_text(paper_plan: Plan) -> str:
    """Return the sentences of the body of *paper_plan*, with plain spaces."""
    return " ".join(words(block.text) for block in paper_plan.body if isinstance(block, Paragraph))


def test_there_are_more_than_sixty_captions() -> None:
    assert len(CASES) > 90


@pytest.mark.slow
def test_a_caption_has_its_parties_line_by_line(tmp_path: Path) -> None:
    def wrong_lines(name: str) -> list[str]:
        left = build_plan(CASES[name], tmp_path).caption.left
        lines = [" | ".join([line.text, *map(words, line.beside)]).replace(NO_BREAK_SPACE, " ") for line in left]
        return [] if lines == CASES[name]["lines"] else lines

    assert faults_by_name(CASES, wrong_lines) == {}


@pytest.mark.slow
def test_a_caption_has_the_lines_on_the_case_that_its_court_requires(tmp_path: Path) -> None:
    def wrong_lines(name: str) -> dict[str, object]:
        lines = lines_on_case(build_plan(CASES[name], tmp_path).caption)
        expected = CASES[name]["said"]
        return {key: lines[key] for key in expected if lines[key] != expected[key]}

    assert faults_by_name([name for name in CASES if "said" in CASES[name]], wrong_lines) == {}


def lines_on_case(caption: Caption) -> dict[str, list[str]]:
    """Return the lines of *caption* other than the parties, with their places."""
    lines_of_title = (*caption.title, *caption.legends, *caption.title_lines)
    return {
        "number": [caption.number, *map(words, caption.number_lines)],
        "title": [line.replace(NO_BREAK_SPACE, " ") for line in lines_of_title],
        "court": [" / ".join(column).replace("\N{NO-BREAK SPACE}", " ") for column in caption.columns],
        "places": [caption.layout, caption.number_in, caption.title_in],
    }


RELATED = {"a paper that relates to some actions alone"}
"""Captions that continue with the matter to which the paper relates."""


def test_a_caption_ends_with_one_full_stop_or_is_in_re() -> None:
    def ends_wrongly(name: str) -> bool:
        lines = CASES[name]["lines"]
        if any(line.endswith(("..", ",,", "(s)")) for line in lines):
            return True
        last_line = lines[-1]
        has_proper_end = last_line.endswith(".") or last_line.startswith("IN RE ") or " | " in last_line
        return not has_proper_end and name not in RELATED

    assert faults_by_name(CASES, ends_wrongly) == {}


SENTENCES = {
    "does with a range": "Does 1 through 50",
    "a minor by initials and next friend": "J.D. is a minor, and sues by and through her next friend, Mary Roe.",
    "an officer in his official capacity": "Bob Sample is sued in his official capacity as Sheriff of Example County.",
    "doing business under two names": "Sample Stores, Inc. does business as Sample Mart and Sample Express.",
    "a class": "Ann Example sues on behalf of herself and all others similarly situated.",
    "now known as": "Old Example, Inc. is now known as New Example, Inc.",
}


@pytest.mark.parametrize("name", SENTENCES)
def test_the_parties_section_agrees_with_the_caption(name: str, tmp_path: Path) -> None:
    claim = {"cause": "wa-breach-of-contract", "against": ["p2"]}
    case = {**CASES[name], "claims": [claim], "relief": ["award damages"], "filings": [{"paper": "complaint"}]}
    assert SENTENCES[name] in body_text(build_plan(case, tmp_path))


def test_does_are_plural_in_a_sentence_and_one_doe_is_singular(tmp_path: Path) -> None:
    paper_plan = build_plan(CASES["jane does with a range"], tmp_path)
    assert "Plaintiffs Jane Does 1 through 7 dismiss this action" in body_text(paper_plan)


def test_a_party_who_has_left_stays_in_the_caption_only(tmp_path: Path) -> None:
    paper_plan = build_plan(CASES["a defendant who has left"], tmp_path)
    assert any("BOB SAMPLE," in line.text for line in paper_plan.caption.left)
    assert "Bob Sample" not in body_text(paper_plan)


def test_petitioners_are_called_petitioners_in_every_sentence(tmp_path: Path) -> None:
    claim = {"cause": "wa-breach-of-contract", "against": ["p2"]}
    complaint_keys = {
        "claims": [claim],
        "relief": ["award damages"],
        "filings": [{"paper": "complaint"}],
        "jury_demand": True,
    }
    paper_plan = build_plan({**CASES["petitioner and respondent"], **complaint_keys}, tmp_path)
    text = body_text(paper_plan)
    assert "Petitioner Ann Example brings this action against Respondent Sample Stores, Inc. and alleges:" in (
        words(paper_plan.lead)
    )
    assert "laintiff" not in text + words(paper_plan.lead)
    assert "efendant" not in text + words(paper_plan.lead)
    plan_of_several = build_plan(
        {**CASES["petitioners and respondents"], **complaint_keys, "claims": [{**claim, "against": ["p3"]}]}, tmp_path
    )
    assert words(plan_of_several.lead).startswith("Petitioners Ann Example and Bob Sample bring this action")


def test_the_two_sides_cannot_have_the_same_name(tmp_path: Path) -> None:
    case = {**CASES["petitioner and respondent"], "sides": {"plaintiff": "petitioner", "defendant": "petitioner"}}
    with pytest.raises(MatterError, match="both sides are called `petitioner`"):
        build_plan(case, tmp_path)
