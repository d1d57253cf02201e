"""Captions of different courts: the court, number, title, parties and counsel are read, or are a doubt."""

import re
from pathlib import Path

import pytest

from assembler.catalog import catalog_of
from assembler.importing.docket.sheet import head_of
from assembler.importing.text_caption import text_head
from assembler.importing.zones.caption import HeadRead, read_head
from assembler.importing.zones.case_number import is_number_alone

KEYS = ("court", "number", "judge", "title", "legend", "counsel", "doubt")
"""The first words of the expected lines that do not name a party."""

CAPTIONS = sorted((Path(__file__).parent / "captions").glob("*.txt"))


def expected_of(text: str) -> list[tuple[str, str]]:
    """Return the expected values: of each line a key and its value, or a role and the name of a party."""
    entries: list[tuple[str, str]] = []
    for line in text.strip().splitlines():
        key, _, value = line.partition(" ")
        if key in KEYS:
            entries.append((key, value))
        else:
            name = re.search(r"[A-Z]|the ", line)
            assert name, f"{line} has no name of a party"
            entries.append((line[: name.start()].strip(), line[name.start() :]))
    return entries


def values_of(head: HeadRead) -> dict[str, list[str]]:
    caption = head.caption
    values: dict[str, list[str]] = {
        "court": [caption.court],
        "number": [caption.number],
        "judge": [caption.judge],
        "title": [caption.title],
        "legend": list(caption.legends),
        "counsel": [str(office.values["name"]) for office in caption.counsel.attorneys],
    }
    for party in caption.parties:
        values.setdefault(party.role, []).append(str(party.values["name"]))
    return values


@pytest.mark.parametrize("file", CAPTIONS, ids=lambda file: file.stem)
def test_the_caption_of_each_court_is_read(file: Path) -> None:
    text, _, answer = file.read_text(encoding="utf-8").partition("=====\n")
    head = head_of(text, catalog_of(root=None))
    values = values_of(head)
    about = "\n".join(doubt.about for doubt in head.doubts)
    expected = expected_of(answer)
    for key, value in expected:
        if key == "legend":
            assert value in values["legend"]
    for key in {key for key, _ in expected} - {"legend", "doubt"}:
        assert values.get(key) == [value for name, value in expected if name == key]
    assert len(head.caption.parties) == sum(key not in KEYS for key, _ in expected)
    expected_doubts = [value for key, value in expected if key == "doubt"]
    assert all(doubt in about for doubt in expected_doubts), about
    assert expected_doubts or not about


def test_the_number_of_a_firms_document_is_not_a_case_number() -> None:
    assert not is_number_alone("1144492.01")
    assert is_number_alone("25-2-00000-0")


def test_a_caption_without_a_state_names_the_court_of_the_state_that_the_text_names_most() -> None:
    sides = "SAMPLE KITES LLC,\nPlaintiff,\n\nv.\n\nPAT PLACEHOLDER,\nDefendant."
    text = f"FAYETTE COUNTY CIRCUIT COURT\n\n{sides}\n\nCOMPLAINT\n"
    catalog = catalog_of(root=None)

    def court_and_doubts(body: str) -> tuple[str, str]:
        head = read_head(text_head(text), body, catalog)
        return head.caption.court, "\n".join(doubt.about for doubt in head.doubts)

    court, doubts = court_and_doubts("It happened in Lexington, Kentucky.")
    assert court == "kycir"
    assert "the caption names no state, and `kycir` is in the state that the text names most" in doubts
    court, doubts = court_and_doubts("From Lexington, Kentucky, he went to Akron, Ohio.")
    assert court == ""
    assert "`assembler list courts` with words of its name finds" in doubts


CAPTION = """UNITED STATES DISTRICT COURT
SOUTHERN DISTRICT OF NEW YORK

SAMPLE KITES LLC,                  )   Case No. 1:25-cv-00000
          Plaintiff,               )   {line}
     v.                            )   COMPLAINT
IMAGINARY STRINGS, INC.,           )   JURY TRIAL DEMANDED
          Defendant.               )
"""
"""A caption with a *line* below the case number."""


@pytest.mark.parametrize("line", ["JUDGE ________", "Judge:", "Hon. ____________"])
def test_a_blank_for_the_judge_stays_below_the_number(line: str) -> None:
    head = head_of(CAPTION.format(line=line), catalog_of(root=None))
    assert head.caption.sentences["number"] == f"Case No. {{number}} \\ {line}"
    assert head.caption.legends == ("JURY TRIAL DEMANDED",)
    assert any(f"`{line}` in the caption leaves the judge blank" in doubt.about for doubt in head.doubts)


@pytest.mark.parametrize("name", ["north_carolina.txt", "north_carolina_rows.txt"])
def test_the_state_and_the_county_come_first_where_captions_have_them_at_the_left(name: str) -> None:
    text = (Path(__file__).parent / "captions" / name).read_text(encoding="utf-8")
    assert head_of(text.partition("=====\n")[0], catalog_of(root=None)).caption.court_lines == (
        "STATE OF NORTH CAROLINA",
        "COUNTY OF WAKE",
        "IN THE GENERAL COURT OF JUSTICE",
        "SUPERIOR COURT DIVISION",
    )
