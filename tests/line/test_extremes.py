"""Texts of unusual length and unusual letters are printed or reported with their place."""

from pathlib import Path
from textwrap import indent

import pytest
import yaml

from tests.support.runs import FindingData, Run, build, errors, one_error, write_matter

pytestmark = [pytest.mark.pdf, pytest.mark.usefixtures("folder")]


def build_complaint(changes: str) -> Run:
    """Build the complaint of the suit with *changes*."""
    return build("--document", "complaint", write_matter(Path(), changes))


def more_facts(text: str) -> str:
    """Return a section with one paragraph in a block scalar, whose words begin on line 7 in column 11."""
    section = "more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n      - text: |\n"
    return section + indent(text, " " * 10) + "\n"


SENTENCE = "Alpha wrote to Beta that the kites were blue. "

LONG_TEXTS = {
    "a name of 300 letters": f"parties: {{beta: {{name: '{'Very Long Company ' * 17}'}}}}",
    "a name of one word of 300 letters": f"parties: {{beta: {{name: '{'W' * 300}'}}}}",
    "a number of 300 digits": f"number: '{'9' * 300}'",
    "a title of 300 letters": f"filings: [{{paper: complaint, title: '{'Complaint on Kites ' * 16}'}}]",
    "a heading of 300 letters": f"more_facts: [{{id: m, heading: '{'A Heading ' * 30}', paragraphs: [Alpha paid.]}}]",
    "an e-mail of 300 letters": f"counsel: {{ann: {{email: '{'e' * 300}@example.com'}}}}",
    "an address of 400 letters": more_facts(f"See https://example.com/{'a1b2c' * 80} there."),
    "an address in a quotation": more_facts(f"See:\n\n> https://example.com/{'a1b2c' * 80}"),
    "an address in a note": more_facts(f"See.^[https://example.com/{'a1b2c' * 80}]"),
    "a paragraph of 20,000 words": more_facts(SENTENCE * 2223),
    "a note of most of a page": more_facts(f"Alpha wrote.^[{SENTENCE * 60}]"),
    "a list of 60 entries": more_facts("Alpha wrote:\n\n" + "\n".join(f"- letter {index}" for index in range(60))),
    "a name in other letters": "parties: {beta: {name: Société Générale Ñandú Łódź Žižek Ελλάς Привет}}",
    "a name in curly quotes": "parties: {beta: {name: '“Kites” ‘R’ Us — “Beta”, Inc.'}}",
    "a hidden space": more_facts("Alpha\u200b wrote\u00ad to\u2060 Beta\u00a0once."),
}


EIGHT_ATTORNEYS = {
    f"c{index}": {"name": f"Counsel {index}", "address": ["1 Street", "Town"], "email": f"c{index}@x.org"}
    for index in range(8)
}
CROWDED_CAPTION = {
    "counsel": EIGHT_ATTORNEYS,
    "parties": {
        "alpha": {"counsel": [*EIGHT_ATTORNEYS]},
        "beta": {"aka": "The Kite Shop of the Example Family of Springfield"},
    },
}
"""Eight attorneys at the upper left, who push the caption down so that it ends on the next page."""


@pytest.mark.slow
def test_a_caption_that_ends_on_the_second_page_is_read_in_order() -> None:
    court = "court: cand\ndivision: San Francisco\nnumber: 3:25-cv-00000\n"
    matter = write_matter(Path(), court + yaml.safe_dump(CROWDED_CAPTION))
    run = build("--draft", "--document", "complaint", matter)

    assert [error["code"] for error in errors(run) if error["code"].startswith("PRF")] == []


@pytest.mark.slow
@pytest.mark.parametrize("changes", LONG_TEXTS.values(), ids=LONG_TEXTS)
def test_a_text_of_unusual_size_is_printed(changes: str) -> None:
    run = build_complaint(changes)

    assert errors(run) == []
    assert run.status == 0


@pytest.mark.slow
def test_a_note_longer_than_a_page_is_reported() -> None:
    error = one_error(build_complaint(more_facts(f"Alpha wrote.^[{SENTENCE * 300}]")))

    assert error["code"] == "PAG004"
    assert "footnote 1 is longer than a page" in error["message"]


LETTERS_WITHOUT_GLYPHS = [
    "\N{CJK UNIFIED IDEOGRAPH-6F22}",
    "\N{LEFT DOUBLE ANGLE BRACKET}",
    "\N{GRINNING FACE}",
    "\N{WOMAN}",
    "\U0001fffe",
    "\ue000",  # for private use
]


@pytest.mark.slow
@pytest.mark.parametrize("letter", LETTERS_WITHOUT_GLYPHS)
def test_a_character_without_a_glyph_is_reported_at_its_place_in_the_matter(letter: str) -> None:
    error = one_error(build_complaint(f"# {letter}\nparties:\n  beta:\n    name: Beta {letter} Inc.\n"))

    assert_names(error, letter)
    assert error["code"] == "PAG003"
    assert error["file"] == "matter.yaml"
    assert (error["line"], error["column"]) == (5, 16)


@pytest.mark.slow
def test_each_character_without_a_glyph_is_reported() -> None:
    glyph_errors = errors(
        build_complaint(more_facts("Alpha wrote \N{CJK UNIFIED IDEOGRAPH-6F22}\N{CJK UNIFIED IDEOGRAPH-5B57} once."))
    )

    assert [(error["line"], error["column"]) for error in glyph_errors] == [(7, 23), (7, 24)]


@pytest.mark.slow
def test_a_character_in_several_places_is_reported_where_it_is_printed() -> None:
    error = one_error(
        build_complaint(f"waivers:\n  FMT001: the local rules of 漢 were read\n{more_facts('Alpha wrote to 漢 once.')}")
    )

    assert (error["line"], error["column"]) == (9, 26)


@pytest.mark.slow
def test_a_small_letter_is_reported_even_if_the_paper_prints_its_capital() -> None:
    small = "\N{VITHKUQI SMALL LETTER A}"
    error = one_error(build_complaint(f"parties:\n  beta:\n    name: Beta {small} Inc.\n"))

    assert_names(error, small)
    assert (error["line"], error["column"]) == (4, 16)


def assert_names(error: FindingData, letter: str) -> None:
    assert f"`{letter}` (U+{ord(letter):04X})" in error["message"]
