"""`assembler explain --sentence` finds the program's sentence that prints some words, and the key that changes it."""

import re
from pathlib import Path

import pytest

from assembler.commands.explain import Unknown, explain_sentence
from assembler.commands.find_sentence import sentences_that_print
from tests.support.matters import catalog
from tests.support.places import ROOT
from tests.support.runs import run_here


def keys_of_sentences(text: str) -> list[str]:
    """Return the keys of the sentences that print *text*, the best match first."""
    return [key for key, _ in sentences_that_print(text, catalog())]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Prayer for Relief", "headings.relief"),
        ("PRAYER FOR RELIEF", "headings.relief"),
        ("Alpha and Beta reallege paragraphs 1 through 7.", "claims.incorporation"),
        ("demands a trial by jury of every issue", "jury_demand.text"),
        ("(Against Defendant Gallery)", "claims.against"),
        ("Venue is proper in King County, because the cause of action arose here", "venue_state.because"),
        ("(In the Alternative to Count One)", "claims.alternative_heading"),
    ],
)
def test_a_sentence_is_found_by_its_printed_words(query: str, key: str) -> None:
    assert keys_of_sentences(query)[0] == key


@pytest.mark.slow
@pytest.mark.parametrize("query", ["Beta sold 40 tons of apples and never paid.", "", "Alpha"])
def test_words_of_the_matter_find_no_sentence(query: str) -> None:
    assert keys_of_sentences(query) == []
    with pytest.raises(Unknown, match="no sentence of the program, of a cause or of a court prints"):
        explain_sentence(query, ROOT)


def test_words_must_be_in_the_order_of_the_sentence() -> None:
    assert "headings.relief" not in keys_of_sentences("Relief for Prayer")


@pytest.mark.slow
def test_every_sentence_is_found_by_its_own_words() -> None:
    sentences = {
        f"{group}.{name}": str(text) for group, texts in catalog().sentences.items() for name, text in texts.items()
    }
    without_blanks = {key: text for key, text in sentences.items() if "{" not in text and re.search("[A-Za-z]", text)}
    assert len(without_blanks) > 50
    assert [key for key, text in without_blanks.items() if key not in keys_of_sentences(text)] == []


def test_the_explanation_names_the_keys_of_a_sentence_and_the_way_to_change_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run = run_here("explain", "--sentence", "On information and belief")
    assert run.status == 0
    assert "`allegation.belief`" in run.out
    assert "rests on `facts.*.paragraphs.*.belief`" in run.out
    assert "`sentences: {allegation: {belief: ...}}`" in run.out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("query", "place", "remedy"),
    [
        (
            "The defendants breached the contract.",
            "the element `breach` of the cause",
            "elements: {breach: [{text: ...}]}",
        ),
        (
            "IN THE DISTRICT COURT OF HARRIS COUNTY, TEXAS",
            "`title_lines` in the record of the court `txdist`",
            "explain txdist",
        ),
    ],
)
def test_words_of_a_cause_or_a_court_find_its_record(query: str, place: str, remedy: str) -> None:
    sheet = " ".join(explain_sentence(query, ROOT).split())
    assert place in sheet
    assert remedy in sheet


def test_a_name_and_a_sentence_cannot_be_explained_together() -> None:
    run = run_here("explain", "DIS001", "--sentence", "Parties")
    assert run.status == 2
    assert "not both" in run.err
