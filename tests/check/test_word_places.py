"""The place of a finding on words in a text: the line and column of the words, also within a text block."""

import pytest

from assembler.findings.finding import Finding
from tests.support.rule_examples import laid_over_minimal, marked_words

BLOCK = """\
more_facts:
  - id: more
    heading: More
    paragraphs:
      - text: |
          It sent the invoice on the first day.
          The three invoices are for $88,400,
          $41,250 and
          $12,350, a total of $141,000; and it sent the the list.
"""


@pytest.fixture(scope="module")
def findings() -> dict[str, Finding]:
    """The findings on a text block, by code."""
    return {finding.code: finding for finding in laid_over_minimal(BLOCK)}


@pytest.mark.parametrize(("code", "words"), [("FCT001", "$141,000"), ("TXT002", "the the")])
def test_a_finding_in_a_text_block_marks_its_words(findings: dict[str, Finding], code: str, words: str) -> None:
    assert marked_words(BLOCK, findings[code].place) == words


def test_a_contradiction_marks_the_other_words_too(findings: dict[str, Finding]) -> None:
    assert [marked_words(BLOCK, place) for place in findings["FCT001"].also] == ["$88,400"]


def test_a_finding_on_words_knows_the_value_that_has_them(findings: dict[str, Finding]) -> None:
    finding = findings["FCT001"]
    assert finding.value_place.line < finding.place.line
