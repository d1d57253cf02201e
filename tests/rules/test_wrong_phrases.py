"""Tests for the table of phrases that no reading of their words makes right."""

import pytest

from assembler.rules.text._word_kinds import words
from assembler.rules.text._wrong_phrases import Row, rows, wrong_phrases

ROWS = [row for rule_rows in rows().values() for row in rule_rows]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.wrong_example)
def test_the_pattern_of_a_row_matches_its_wrong_example_once(row: Row) -> None:
    assert len(row.regex.compiled.findall(words(row.wrong_example).kinds)) == 1


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.right_example)
def test_no_row_reports_a_right_example(row: Row) -> None:
    assert [phrase for rule in rows() for phrase in wrong_phrases(rule, row.right_example)] == []
