"""Misspelled words: the word lists, a firm's own list, and slips that the rule must not report."""

from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.language.spelling import ENGLISH, is_english, on_record, one_slip_away
from assembler.rules.text.spelling import misspelled_word
from assembler.validate import validate
from tests.support.rule_examples import alleged, source_of


def test_the_list_is_sorted_so_that_it_can_be_searched() -> None:
    _, _, listed_words = ENGLISH.read_text("utf-8").partition("\n\n")
    words = listed_words.split()
    assert words == sorted(words)
    assert all(on_record(word) for word in (words[0], words[-1], *words[::5000]))


@pytest.mark.parametrize("word", ["recieved", "custmer", "agreeement", "negligance", "zzzz"])
def test_a_misspelled_word_is_not_in_the_list(word: str) -> None:
    assert not is_english(word)


@pytest.mark.parametrize("word", ["received", "Delaware", "nonmovant", "chargeback", "Recruitments", "impermissibly"])
def test_prefixes_endings_and_compounds_of_listed_words_are_accepted(word: str) -> None:
    assert is_english(word)


def test_the_likeliest_correction_comes_first() -> None:
    assert next(one_slip_away("recieved")) == "received"
    assert list(one_slip_away("custmer")) == ["customer"]


def test_words_in_a_firms_list_are_accepted(tmp_path: Path) -> None:
    text = alleged("Its custmers bought the strings.")
    assert _spelling_messages(text, tmp_path)
    (tmp_path / "spelling.txt").write_text("# words of our clients\nCustmers Strngs\n", "utf-8")
    assert not _spelling_messages(text, tmp_path)


def test_a_list_in_another_encoding_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "spelling.txt").write_bytes(b"caf\xe9")
    with pytest.raises(MatterError, match="UTF-8"):
        _spelling_messages(alleged("It bought the strings."), tmp_path)


def _spelling_messages(text: str, root: Path) -> list[str]:
    matter = validate(source_of(text), Catalog(root))
    return [problem.message for problem in misspelled_word(matter)]
