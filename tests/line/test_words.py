"""No word of a matter is lost on its way to the page, and none is there twice."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.plan.blocks import Item, Link, Listing, Note, Paragraph, Quotation, Rich, Words
from assembler.plan.text.markdown import new_setting
from assembler.plan.text.structure import text_blocks
from tests.support.places import SAMPLES
from tests.support.printed import curly, filing, fragments, letters, papers, plan, read_matter, texts

PAPERS = papers(SAMPLES)

each_paper = pytest.mark.parametrize(("name", "paper"), PAPERS)


def passages(name: str, paper: str) -> Counter[str]:
    """Return the passages of the matter that the paper prints, first letters aside, with how often each is written."""
    found = (one for text in texts(read_matter(name)[0], filing(name, paper)) for one in fragments(text))
    return Counter(one[1:].lstrip(".,;) ") for one in found if len(one) > 1)


def test_there_are_papers_with_words_to_look_for() -> None:
    assert len(PAPERS) >= 7
    assert sum(sum(passages(*one).values()) for one in PAPERS) > 250


@each_paper
def test_each_passage_of_the_matter_stands_on_the_page(name: str, paper: str) -> None:
    page = letters(name, paper)
    assert [one for one in passages(name, paper) if one not in page] == []


@each_paper
def test_no_long_passage_stands_there_twice(name: str, paper: str) -> None:
    page, asked = letters(name, paper), passages(name, paper)
    long = {one: page.count(one) for one in asked if len(one) > 60}
    inside = {one: sum(count for other, count in asked.items() if one in other) for one in long}
    assert {one: count for one, count in long.items() if count > inside[one]} == {}


@each_paper
def test_passages_stand_in_their_order(name: str, paper: str) -> None:
    page = letters(name, paper)
    names = filing(name, paper).sections
    if names:
        ordered = [section for wanted in names for section in read_matter(name)[0].sections if section.id == wanted]
        places = [page.index(curly(section.heading or "")) for section in ordered]
        assert places == sorted(places)


@each_paper
def test_each_party_stands_once_in_the_caption(name: str, paper: str) -> None:
    page = letters(name, paper)
    for party in read_matter(name)[0].parties.values():
        assert page.count(f" {curly(party.name).upper()},") == 1


@each_paper
def test_every_signature_block_stands_whole_on_the_page(name: str, paper: str) -> None:
    made = plan(name, paper)
    signers = [*made.signature.signers, *(one for each in made.statements for one in each.signature.signers)]
    assert signers
    assert [
        line
        for one in signers
        for line in one.lines
        if line.replace("\N{NO-BREAK SPACE}", " ") not in letters(name, paper)
    ] == []


@each_paper
def test_each_paragraph_number_stands_before_its_words(name: str, paper: str) -> None:
    numbered = [block for block in plan(name, paper).body if isinstance(block, Paragraph) and block.number]
    page = letters(name, paper)
    for block in numbered:
        first = block.text[0]
        assert isinstance(first, Words | Link)
        assert f" {block.number}. {' '.join(first.text.split())[:20]}" in page


@each_paper
def test_nothing_is_printed_that_a_program_would_print(name: str, paper: str) -> None:
    page = re.sub(r"(?: \.){3,4}", "", letters(name, paper))  # marks of omission
    assert re.findall(r"None|\[\[|\]\]|[{}]|\*\*|\^\[|Words\(| ,| \.(?!\d)|['\"]", page) == []


# -- by chance --------------------------------------------------------------------------------------------------------

WORD = st.text("abcdefghijklmnop", min_size=1, max_size=7)


@dataclass(frozen=True)
class Piece:
    """A piece of Markdown, and the words that it is to leave on the page."""

    text: str
    words: list[str]


def plain(words: list[str]) -> Piece:
    return Piece(" ".join(words), words)


def wrapped(before: str, after: str) -> Callable[[Piece], Piece]:
    return lambda piece: Piece(f"{before}{piece.text}{after}", piece.words)


def joined(pieces: list[Piece], mark: str) -> Piece:
    return Piece(mark.join(one.text for one in pieces), [word for one in pieces for word in one.words])


BARE = st.lists(WORD, min_size=1, max_size=6).map(plain)
STYLED = st.one_of(BARE, BARE.map(wrapped("*", "*")), BARE.map(wrapped("**", "**")), BARE.map(wrapped('"', '"')))
LINE = st.lists(STYLED, min_size=1, max_size=4).map(lambda pieces: joined(pieces, " "))
NOTED = st.tuples(LINE, LINE).map(lambda two: joined([two[0], wrapped("^[", "]")(two[1])], ""))
PARAGRAPH = st.one_of(LINE, NOTED)
QUOTED = PARAGRAPH.map(wrapped("> ", ""))
ITEMS = st.lists(PARAGRAPH.map(wrapped("- ", "")), min_size=1, max_size=4).map(lambda items: joined(items, "\n"))
ALLEGATION = st.lists(st.one_of(PARAGRAPH, QUOTED, ITEMS), min_size=1, max_size=5).map(
    lambda parts: joined(parts, "\n\n")
)


def said(text: Rich) -> str:
    return "".join(f" {said(run.text)} " if isinstance(run, Note) else run.text for run in text)


def all_said(text: str) -> list[str]:
    """Return the words of the blocks that are made of *text*, in order."""
    found = []
    for block in text_blocks(text, new_setting(lambda _names, _sign: (), ""), number=1, id_="p-1"):
        match block:
            case Paragraph(rich) | Item(_, rich):
                found.append(said(rich))
            case Quotation(paragraphs):
                found += map(said, paragraphs)
            case Listing(items):
                found += [said(item.text) for item in items]
    return " ".join(found).replace("“", "").replace("”", "").split()


@settings(deadline=None, max_examples=200)
@given(ALLEGATION)
def test_whatever_is_written_in_the_subset_is_said_word_for_word(piece: Piece) -> None:
    assert all_said(piece.text) == piece.words
