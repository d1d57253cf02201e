"""The form of an amended pleading in each court: typed values, each with its words and its authority."""

import pytest

from assembler.model.court import Court
from assembler.papers.opening.amended_form_text import form_lines
from tests.support.matters import court_record, court_records

COURTS_WITH_FORM = [court for court in court_records() if court.amended]


def requirements(name: str) -> dict[str, str]:
    """Return what the court *name* requires, by subject."""
    return {line.about: line.says for line in form_lines(court_record(name).amended)}


@pytest.mark.parametrize("court", COURTS_WITH_FORM, ids=lambda court: court.id)
def test_each_requirement_has_words_and_an_authority_or_is_from_memory(court: Court) -> None:
    court_lines = list(form_lines(court.amended))
    assert court_lines
    assert all(line.says.strip() and "  " not in line.says for line in court_lines)
    assert all(line.cite or line.basis == "memory" for line in court_lines)


def test_a_required_marked_copy_says_when_it_is_required() -> None:
    for court in COURTS_WITH_FORM:
        marks = court.amended.value.marks if court.amended else None
        if marks:
            assert bool(marks.when) is marks.needed, court.id
            assert bool(marks.deleted) is bool(marks.added), court.id


def test_oregon_describes_changes_only_in_a_motion_and_asks_for_no_marks() -> None:
    assert requirements("ord")["marked copy"] == "none is required"
    assert requirements("ord")["changes"] == "a motion for leave describes the proposed changes"


def test_the_courts_own_words_on_titles_consent_and_pending_motions_are_stated() -> None:
    assert requirements("txdist")["title"] == "which amendment it is"
    assert requirements("ned")["consent"] == "the motion says whether it is unopposed"
    assert requirements("nhd")["pending motion"].startswith("a motion to dismiss for failure to state a claim is")


def test_maryland_requires_a_clean_and_a_marked_copy_of_every_amended_paper() -> None:
    assert requirements("mdd")["marked copy"] == (
        "in every case: deleted text struck through or in brackets, added text underlined or in bold; with a clean copy"
    )


def test_the_middle_district_of_pennsylvania_marks_the_earlier_pleading_on_a_motion() -> None:
    assert requirements("pamd")["marked copy"].startswith("on motion: ")
    assert "on a copy of the earlier pleading" in requirements("pamd")["marked copy"]


def test_colorado_requires_a_notice_and_the_whole_pleading_only_on_a_motion() -> None:
    assert requirements("cod")["notice"] == "a separate notice of filing, if amended of course or by consent"
    assert requirements("cod")["whole pleading"] == "no part of the earlier pleading by reference, on motion"
    assert requirements("cod")["after leave"] == "filed within 14 days of the order"


def test_the_proposed_pleading_is_unsigned_in_washington_and_signed_in_virginia() -> None:
    assert requirements("wasuper")["attached"] == "the unsigned proposed pleading is attached to the motion"
    assert requirements("vacir")["attached"] == "the signed proposed pleading is attached to the motion"
