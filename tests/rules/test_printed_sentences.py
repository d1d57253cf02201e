"""The user's own sentences that a paper may print are known before the paper is planned."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from assembler.load import load
from assembler.papers import plan_paper
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.rules.dismissal.own_words.texts import PARTS_OF_OPERATIVE_SENTENCE, printed_sentences
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, matter_of

VIRGINIA = "court: vacir\ncounty: Fairfax\ndivision: none\n"
NEW_YORK = "court: nysupct\ncounty: Kings\ndivision: none\n"

PAPERS = [
    ("", "notice_of_voluntary_dismissal"),
    ("", "stipulation_of_dismissal"),
    ("", "motion_for_voluntary_dismissal"),
    (VIRGINIA, "motion_for_nonsuit"),
    (NEW_YORK, "stipulation_of_discontinuance"),
    (NEW_YORK, "notice_of_discontinuance"),
    ("court: wasuper\ncounty: King\ndivision: none\n", "stipulation_and_order_of_dismissal"),
    ("court: pacp\ncounty: Chester\ndivision: none\n", "praecipe_to_discontinue"),
]
"""Papers that dismiss the action or a part of it, each after the keys of a court that has it."""

SECOND_DEFENDANT = "parties: {cords: {name: Cords LLC, role: defendant, kind: limited liability company}}\n"


@pytest.mark.slow
def test_every_printed_sentence_is_known_before_the_paper_is_planned() -> None:
    """The sentences of the groups `ending` and `dismissal` are made the user's own, with the program's words."""
    groups = {group: dict(catalog_group(group)) for group in ("ending", "dismissal")}
    for (court, paper), party, dismissed in product(PAPERS, ("", SECOND_DEFENDANT), ("all", "strings")):
        text = f"{court}{party}filings: [{{paper: {paper}, date: 2025-06-02, dismisses: {dismissed}}}]\n"
        with matter_of(text) as file:
            matter = validate(load(file, root=file.parent), CATALOG).model_copy(update={"sentences": groups})
        (unplanned_paper,) = dismissal_papers(matter)
        own_sentences = [key.split(".") for key in plan_paper(matter, unplanned_paper.filing, CATALOG).own_sentences]
        expected = {
            (group, name)
            for group, name in own_sentences
            if group in groups and name not in PARTS_OF_OPERATIVE_SENTENCE
        }
        assert expected
        assert expected - set(printed_sentences(unplanned_paper)) == set(), text


def test_the_sentences_of_a_planned_paper_are_read_in_alphabetical_order() -> None:
    with matter_of("filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all}]\n") as file:
        (paper,) = dismissal_papers(validate(load(file, root=file.parent), CATALOG))
    names = [("dismissal", f"sentence_{letter}") for letter in "abcdefgh"]
    planned = replace(paper, printed_keys=frozenset(".".join(name) for name in names))
    assert list(printed_sentences(planned)) == names


def catalog_group(group: str) -> Iterator[tuple[str, str]]:
    """Yield the names and words of the program's sentences in *group*."""
    return ((name, words) for name, words in CATALOG.sentences[group].items() if isinstance(words, str))
