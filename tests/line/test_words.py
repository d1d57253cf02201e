"""Each word of a matter is printed, and none is printed twice."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.plan.blocks import Item, Link, Listing, Note, Paragraph, Quotation, RichText, Words
from assembler.plan.text.markdown import new_setting
from assembler.plan.text.structure import text_blocks
from tests.support.places import SAMPLES
from tests.support.printed import build_plan, curly, files_and_papers, filing, fragments, letters, read_matter, texts

PAPERS = files_and_papers(SAMPLES)

each_paper = pytest.mark.parametrize(("name", "paper"), PAPERS)


def passages(name: str, paper: str) -> Counter[str]:
    """Return the number of occurrences of each passage that the paper prints, without the passage's first letter."""
    matter, _ = read_matter(name)
    all_fragments = (part for text in texts(matter, filing(name, paper)) for part in fragments(text))
    return Counter(part[1:].lstrip(".,;) ") for part in all_fragments if len(part) > 1)


def test_there_are_papers_with_passages() -> None:
    assert len(PAPERS) >= 7
    assert sum(sum(passages(*paper).values()) for paper in PAPERS) > 250


@pytest.mark.slow
@each_paper
def test_each_passage_of_the_matter_is_on_the_page(name: str, paper: str) -> None:
    page = letters(name, paper)
    assert [passage for passage in passages(name, paper) if passage not in page] == []


@each_paper
def test_no_long_passage_is_printed_twice(name: str, paper: str) -> None:
    page = letters(name, paper)
    count_of_passage = passages(name, paper)
    for passage in count_of_passage:
        if len(passage) > 60:
            expected_count = sum(count for text, count in count_of_passage.items() if passage in text)
            assert page.count(passage) <= expected_count, passage


@each_paper
def test_passages_are_in_order(name: str, paper: str) -> None:
    page = letters(name, paper)
    names = filing(name, paper).sections
    if names:
        matter, _ = read_matter(name)
        section_of_id = {section.id: section for section in matter.sections}
        sections = [section_of_id[id_] for id_ in names if id_ in section_of_id]
        places = [page.index(curly(section.heading or "")) for section in sections]
        assert places == sorted(places)


@each_paper
def test_each_party_is_in_the_caption_once(name: str, paper: str) -> None:
    page = letters(name, paper)
    matter, _ = read_matter(name)
    for party in matter.parties.values():
        assert page.count(f" {curly(party.name).upper()},") == 1


@each_paper
def test_every_signature_block_is_printed_completely(name: str, paper: str) -> None:
    paper_plan = build_plan(name, paper)
    signers = [
        *paper_plan.signature.signers,
        *(signer for statement in paper_plan.statements for signer in statement.signature.signers),
    ]
    assert signers
    page = letters(name, paper)
    for signer in signers:
        for line in signer.lines:
            assert line.replace("\N{NO-BREAK SPACE}", " ") in page


@each_paper
def test_each_paragraph_number_is_before_its_words(name: str, paper: str) -> None:
    numbered = [block for block in build_plan(name, paper).body if isinstance(block, Paragraph) and block.number]
    page = letters(name, paper)
    for block in numbered:
        first = block.text[0]
        assert isinstance(first, Words | Link)
        assert f" {block.number}. {' '.join(first.text.split())[:20]}" in page


@each_paper
def test_no_programming_syntax_is_printed(name: str, paper: str) -> None:
    page = re.sub(r"(?: \.){3,4}", "", letters(name, paper))  # marks of omission
    assert re.findall(r"None|\[\[|\]\]|[{}]|\*\*|\^\[|Words\(| ,| \.(?!\d)|['\"]", page) == []


# -- random texts -----------------------------------------------------------------------------------------------------

WORD = st.text("abcdefghijklmnop", min_size=1, max_size=7)


@dataclass(frozen=True)
class Piece:
    """A piece of Markdown, and the words that it should print."""

    text: str
    words: list[str]


def plain_piece(words: list[str]) -> Piece:
    return Piece(" ".join(words), words)


def wrapped(before: str, after: str) -> Callable[[Piece], Piece]:
    """Return a function that puts marks *before* and *after* a piece."""
    return lambda piece: Piece(f"{before}{piece.text}{after}", piece.words)


def joined(pieces: list[Piece], mark: str) -> Piece:
    return Piece(mark.join(piece.text for piece in pieces), [word for piece in pieces for word in piece.words])


BARE = st.lists(WORD, min_size=1, max_size=6).map(plain_piece)
STYLED = st.one_of(BARE, BARE.map(wrapped("*", "*")), BARE.map(wrapped("**", "**")), BARE.map(wrapped('"', '"')))
LINE = st.lists(STYLED, min_size=1, max_size=4).map(lambda pieces: joined(pieces, " "))
NOTED = st.builds(lambda line, note: joined([line, wrapped("^[", "]")(note)], mark=""), LINE, LINE)
PARAGRAPH = st.one_of(LINE, NOTED)
QUOTED = PARAGRAPH.map(wrapped("> ", ""))
ITEMS = st.lists(PARAGRAPH.map(wrapped("- ", "")), min_size=1, max_size=4).map(lambda items: joined(items, "\n"))
ALLEGATION = st.lists(st.one_of(PARAGRAPH, QUOTED, ITEMS), min_size=1, max_size=5).map(
    lambda parts: joined(parts, "\n\n")
)


def words_in(text: RichText) -> str:
    return "".join(f" {words_in(run.text)} " if isinstance(run, Note) else run.text for run in text)


def words_of_blocks(text: str) -> list[str]:
    """Return the words of the blocks that *text* becomes, in order."""
    texts_of_blocks = []
    for block in text_blocks(text, new_setting(lambda _names, _sign: (), belief=""), number=1, id_="p-1"):
        match block:
            case Paragraph(rich) | Item(_, rich):
                texts_of_blocks.append(words_in(rich))
            case Quotation(paragraphs):
                texts_of_blocks += map(words_in, paragraphs)
            case Listing(items):
                texts_of_blocks += [words_in(item.text) for item in items]
    return " ".join(texts_of_blocks).replace("“", "").replace("”", "").split()


@settings(deadline=None, max_examples=200)
@given(ALLEGATION)
@pytest.mark.slow
def test_text_in_the_supported_markdown_is_printed_word_for_word(piece: Piece) -> None:
    assert words_of_blocks(piece.text) == piece.words
