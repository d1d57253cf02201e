"""Words of captions, titles and signatures that must stay together on one line."""

import pytest

from assembler.plan.text.labels import NBSP
from assembler.plan.text.line_breaks import with_unbreakable_parts


def test_a_bar_number_stays_on_the_line_of_its_label() -> None:
    line = with_unbreakable_parts("Ann Example, ARDC No. 0000010, Atty. No. 00000")
    assert "".join(run.text for run in line) == (
        "Ann Example, ARDC\N{NO-BREAK SPACE}No.\N{NO-BREAK SPACE}0000010,"
        " Atty.\N{NO-BREAK SPACE}No.\N{NO-BREAK SPACE}00000"
    )


@pytest.mark.parametrize(
    ("text", "kept_words"),
    [
        ("Tri-Oak Real Estate", ["Tri-Oak"]),
        ("AMELIA RODRIGUEZ-WHITFIELD,", ["RODRIGUEZ-WHITFIELD"]),
        ("UNDER R. 4:37-1(a)", ["4:37-1(a)"]),
        ("No. 24-cv-123", ["24-cv-123"]),
        ("DOCKET NO. ATL-L-002869-25", ["ATL-L-002869-25"]),
        ("https://example.com/A-25-1", []),
        ("Picard-Whitmore-Fitzgerald-Longfellow", []),
    ],
)
def test_hyphenated_names_and_numbers_stay_on_one_line_unless_they_are_long(text: str, kept_words: list[str]) -> None:
    assert [run.text for run in with_unbreakable_parts(text) if run.keep] == kept_words


@pytest.mark.parametrize("end", ["JR.", "Jr.", "LLP", "Inc.", "P.C.", "III", "L.L.C."])
def test_the_end_of_a_name_stays_with_the_word_before_it(end: str) -> None:
    assert (
        "".join(run.text for run in with_unbreakable_parts(f"Alder, Stone {end}"))
        == f"Alder, Stone\N{NO-BREAK SPACE}{end}"
    )
    assert "".join(run.text for run in with_unbreakable_parts("Alder and Stone")) == "Alder and Stone"


@pytest.mark.parametrize("phrase", ["October 9, 2026", "FLA. R. CIV. P.", "Fed. R. Civ. P."])
def test_dates_and_names_of_rules_are_not_broken_in_titles_and_signatures(phrase: str) -> None:
    text = "".join(run.text for run in with_unbreakable_parts(f"by e-mail under {phrase} 1.420"))
    assert text == f"by e-mail under {phrase.replace(' ', NBSP)} 1.420"


def test_et_al_is_not_broken_in_a_caption() -> None:
    assert "".join(run.text for run in with_unbreakable_parts("ALPHA KITES, et al.,")) == f"ALPHA KITES, et{NBSP}al.,"
