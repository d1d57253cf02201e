"""The words of a paper's HTML, and the texts of its matter."""

import html
import re
from collections.abc import Iterator
from functools import cache

from assembler.catalog import Catalog
from assembler.load import load
from assembler.model.allegation import Allegations
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.plan.plan import Plan
from assembler.validate import validate
from tests.support.places import ROOT


@cache
def read_matter(name: str) -> tuple[Matter, Catalog]:
    """Return the matter in the file *name*, relative to the top, and its catalog."""
    source = load(ROOT / name, ROOT)
    catalog = Catalog(source.root)
    return validate(source, catalog), catalog


def files_and_papers(names: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return the file and the id of each paper of the matters *names*."""
    pairs = []
    for name in names:
        matter, _ = read_matter(name)
        pairs += [(name, filing.name) for filing in matter.filings]
    return pairs


def filing(name: str, paper: str) -> Filing:
    """Return the filing called *paper* of the matter *name*."""
    matter, _ = read_matter(name)
    return next(filing for filing in matter.filings if filing.name == paper)


@cache
def build_plan(name: str, paper: str) -> Plan:
    """Return the plan of *paper* in the matter *name*."""
    matter, catalog = read_matter(name)
    return plan_paper(matter, filing(name, paper), catalog)


@cache
def letters(name: str, paper: str) -> str:
    """Return the words of the HTML of *paper* in the matter *name*, without tags, separated by single spaces."""
    return plain(render(build_plan(name, paper)))


def plain(page: str) -> str:
    """Return the words of an HTML *page* without its head."""
    body = page[page.index("<body") :]
    with_spaces = re.sub(r"</(?:p|div|h\d|li|ul|blockquote)>|<br>", " ", body)
    text = re.sub(r"<[^>]*>", "", with_spaces)
    return " ".join(html.unescape(text).split())


def texts(matter: Matter, filing_: Filing) -> Iterator[str]:
    """Yield the texts of *matter* that *filing_* prints, as they are written."""
    names = filing_.sections or filing_.paper.sections
    for section in matter.sections:
        if section.id in names or "facts" in names:
            yield section.heading or ""
            yield from _allegations(section.paragraphs)
    if "claims" in names:
        for claim in matter.claims:
            yield from _allegations(claim.paragraphs)
    if "relief" in names:
        yield from (request.text.rstrip(" .;\n") for request in matter.relief)
    yield from filing_.paragraphs


def _allegations(allegations: Allegations) -> Iterator[str]:
    yield from (str(allegation.heading or allegation.text) for allegation in allegations)


BREAKS = re.compile(r"\[\[[^\]]*\]\]|\^\[|\]|\n\s*\n|^\s*-\s", re.MULTILINE)
"""Matches the places where the page divides a text: references, notes, paragraphs, items of a list."""


def fragments(text: str) -> Iterator[str]:
    """Yield the passages of a matter's *text* that the page prints unchanged, except for the first letter."""
    for part in BREAKS.split(text):
        without_marks = re.sub(r"^\s*>\s?", "", part, flags=re.MULTILINE).replace("*", "").replace("--", "—")
        passage = " ".join(curly(without_marks).split())
        if any(character.isalnum() for character in passage):
            yield passage


def curly(text: str) -> str:
    """Return *text* with typographic quotes: opening at the start of a word, else closing."""
    with_double_quotes = re.sub(r'(?<![\w.,;!?’”)])"', "“", text).replace('"', "”")
    return re.sub(r"(?<![\w.,;!?”)])'(?=\w)", "‘", with_double_quotes).replace("'", "’")
