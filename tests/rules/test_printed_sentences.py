"""The user's own sentences that a paper may print are known before the paper is planned."""

from collections.abc import Iterator

import pytest

from assembler.load import load
from assembler.papers import plan_paper
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.rules.dismissal.own_words.texts import PARTS_OF_OPERATIVE_SENTENCE, printed_sentences
from assembler.validate import validate
from tests.support.rule_examples import CATALOG, matter_of

VIRGINIA = "court: vacir\ncounty: Fairfax\ndivision: none\n"
NEW_YORK = "court: nysupct\ncounty: Kings\ndivision: none\n"

FILINGS = [
    f"{court}{extra_party}filings: [{{paper: {paper}, date: 2025-06-02, dismisses: {dismissed}}}]\n"
    for court, paper in (
        ("", "notice_of_voluntary_dismissal"),
        ("", "stipulation_of_dismissal"),
        ("", "motion_for_voluntary_dismissal"),
        (VIRGINIA, "motion_for_nonsuit"),
        (NEW_YORK, "stipulation_of_discontinuance"),
        (NEW_YORK, "notice_of_discontinuance"),
        ("court: wasuper\ncounty: King\ndivision: none\n", "stipulation_and_order_of_dismissal"),
        ("court: pacp\ncounty: Chester\ndivision: none\n", "praecipe_to_discontinue"),
    )
    for extra_party in ("", "parties: {cords: {name: Cords LLC, role: defendant, kind: limited liability company}}\n")
    for dismissed in ("all", "strings")
]
"""Matters, each with one paper that dismisses the action or a part of it."""


@pytest.mark.slow
def test_every_printed_sentence_is_known_before_the_paper_is_planned() -> None:
    """The sentences of the groups `ending` and `dismissal` are made the user's own, with the program's words."""
    groups = {group: dict(catalog_group(group)) for group in ("ending", "dismissal")}
    overlooked: dict[str, set[str]] = {}
    for text in FILINGS:
        with matter_of(text) as file:
            matter = validate(load(file, root=file.parent), CATALOG).model_copy(update={"sentences": groups})
        (unplanned_paper,) = dismissal_papers(matter)
        printed = plan_paper(matter, unplanned_paper.filing, CATALOG).own_sentences
        known = {f"{group}.{name}" for group, name in printed_sentences(unplanned_paper)}
        expected = {
            name
            for name in printed
            if name.split(".")[0] in groups and name.split(".")[1] not in PARTS_OF_OPERATIVE_SENTENCE
        }
        assert expected
        overlooked[text] = expected - known
    assert {text: names for text, names in overlooked.items() if names} == {}


def catalog_group(group: str) -> Iterator[tuple[str, str]]:
    """Yield the names and words of the program's sentences in *group*."""
    return ((name, words) for name, words in CATALOG.sentences[group].items() if isinstance(words, str))
