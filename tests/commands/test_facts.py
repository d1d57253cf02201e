"""`assembler facts`: the facts in the sentences of a matter, with their places."""

import json
from pathlib import Path

import pytest

from assembler.commands.facts import Tables, facts_of
from assembler.commands.facts_text import as_json, as_text
from tests.support.runs import write_matter

FACTS = """\
exhibits: {deed: {title: Deed, date: 2024-03-01}, bill: {title: Bill}}
more_facts:
  - id: more
    heading: More
    paragraphs:
      - id: sold
        text: |
          Beta paid Alpha $88,400 on March 1, 2024, in Larimer County, Colorado,
          and owed between $1.5 and
          $2 million nine days later, or about 1.5 percent a month.
        exhibit: deed
      - id: bond
        text: Under Bond No. CMB-2219-00481 and section 14.2(a) of the Supply Agreement, Beta wrote “$500 more.”
      - id: pages
        text: It used twelve of her photographs on about 340 pages.
"""


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The tables of a matter with one fact of each kind."""
    _, tables = facts_of(write_matter(tmp_path_factory.mktemp("facts"), FACTS), root=None)
    return tables


def readings(tables: Tables, title: str) -> dict[str, str]:
    """Return the reading of each entry of the table with *title*, by its words."""
    return {row.words: row.read_as for row in tables[title]}


@pytest.mark.parametrize(
    ("title", "words", "reading"),
    [
        ("sums", "$88,400", "$88,400"),
        ("sums", "$1.5 and $2 million", "$1,500,000 to $2,000,000"),
        ("dates", "March 1, 2024", "Friday, March 1, 2024"),
        ("lengths of time", "nine days", "9 days later"),
        ("percentages", "1.5 percent", "about 1.5 percent a month"),
        ("numbers of things", "twelve of her photographs", "12 photographs"),
        ("numbers of things", "340 pages", "about 340 pages"),
        ("numbers", "Bond No. CMB-2219-00481", "Bond"),
        ("sections", "section 14.2(a) of the Supply Agreement", "Supply Agreement"),
        ("counties and cities", "Larimer", "county in Colorado"),
        ("exhibits", "Exhibit A (deed)", "Deed, dated March 1, 2024; cited"),
        ("exhibits", "Exhibit B (bill)", "Bill; never cited"),
    ],
)
def test_each_kind_of_fact_has_its_own_table(tables: Tables, title: str, words: str, reading: str) -> None:
    assert readings(tables, title).get(words) == reading


def test_a_fact_within_a_text_block_has_the_line_and_column_of_its_words(tables: Tables) -> None:
    (place,) = (row.places[0] for row in tables["lengths of time"] if row.words == "nine days")
    line = Path(place.file).read_text().splitlines()[place.line - 1]
    assert line[place.column - 1 : place.end_column - 1] == "nine days"


def test_words_in_quotation_marks_are_marked(tables: Tables) -> None:
    assert {row.words for row in tables["sums"] if row.quoted} == {"$500"}
    assert any("(in a quotation)" in line for line in as_text("Alpha v. Beta", tables))


def test_the_names_of_parties_come_first_with_the_number_of_uses(tables: Tables) -> None:
    first_names = [(row.words, row.read_as) for row in tables["names"][:2]]
    assert first_names == [("Alpha Kites, Inc.", "never"), ("Alpha", "3 times, first")]


def test_json_has_the_place_of_each_fact(tables: Tables) -> None:
    sums = json.loads(as_json(tables))["sums"]
    assert sums
    assert all(fact["places"][0]["line"] > 1 for fact in sums)
