"""The sentences that plead elements of causes: each is one statement, and reads well for one party and for many."""

import json
import re
from collections.abc import Sequence
from itertools import pairwise

import pytest

from assembler.language.english import Side
from assembler.model.cause import pleading_values
from assembler.papers import plan_paper
from assembler.plan.blocks import Block, Count
from assembler.rules.claims.elements import unpleaded_element
from assembler.validate import validate
from tests.support.causes import CAUSES
from tests.support.matters import COMPLAINT, catalog, source
from tests.support.plan_text import body_text
from tests.support.walks import faults_by_name


def pleadings(name: str) -> list[str]:
    elements = CAUSES[name].elements.values()
    return [text for element in elements for text in (element.pleading, *element.choices.values()) if text]


def pleading_text(pattern: str, *, is_plural: bool) -> str:
    """Return the sentence for one party on each side, or for many."""
    plaintiffs = ("Alpha", "Gamma", "Delta") if is_plural else ("Alpha",)
    defendants = ("Beta", "Epsilon", "Zeta") if is_plural else ("Beta",)
    return pattern.format_map(
        pleading_values(Side("plaintiff", plaintiffs, plaintiffs), Side("defendant", defendants, defendants))
    )


CITED_CODE = re.compile(r"\b(?:U\.S\.C|A\.R\.S|C\.R\.S|R\.C|Tex|R|Civ|P|Tenn|Ann|Stat)\. (?=[§\dRCPA])")
"""Abbreviations in citations whose period does not end a sentence."""


UNLAWYERLY = re.compile(r"\b(?:broke|natural persons?|jurisdiction of|represented that a fact)\b")
"""Phrases that a lawyer would not use: a duty is breached, and a court has jurisdiction over a claim."""


@pytest.mark.parametrize("is_plural", [False, True], ids=["for one party", "for many"])
def test_each_element_is_pleaded_in_one_sentence_in_legal_usage(is_plural: bool) -> None:  # noqa: FBT001
    def is_sentence(text: str) -> bool:
        is_whole = text[0].isupper() and text.endswith(".") and ". " not in CITED_CODE.sub("", text)
        return is_whole and "  " not in text and "'" not in text and not UNLAWYERLY.search(text)

    def faulty_texts(name: str) -> list[str]:
        texts = (pleading_text(pattern, is_plural=is_plural) for pattern in pleadings(name))
        return [text for text in texts if not is_sentence(text)]

    assert faults_by_name(CAUSES, faulty_texts) == {}


def test_no_sentence_of_the_catalog_has_an_alternative_without_a_choice() -> None:
    """A count says what happened: if an element can be met in two ways, each way has its own sentence and a name."""
    alternative_words = re.compile(r"\b(?:or|alternative_words|unless|and/or|third (?:party|person)|a person who)\b")
    statutory_phrases = re.compile(r"\btrade or commerce\b|\ba purchase, a payment or a balance transfer\b")
    choice_name = re.compile(r"[a-z]+(?:-[a-z]+)*")

    def undecided_choices(name: str) -> list[str]:
        elements = CAUSES[name].elements
        undecided_texts = [
            text for text in pleadings(name) if alternative_words.search(statutory_phrases.sub("", text))
        ]
        lone_choices = [key for key, element in elements.items() if len(element.choices) == 1]
        choices = [choice for element in elements.values() for choice in element.choices]
        misnamed_choices = [choice for choice in choices if not choice_name.fullmatch(choice)]
        return [*undecided_texts, *lone_choices, *misnamed_choices]

    assert faults_by_name(CAUSES, undecided_choices) == {}
    assert sum(bool(element.choices) for cause in CAUSES.values() for element in cause.elements.values()) > 100


VERB = r"(?:is|are|was|were|has|have|does|do)\b"
"""Verbs whose form depends on the number of the side that is the subject."""


def test_a_verb_that_changes_with_the_number_of_a_side_has_both_forms() -> None:
    """`{defendant} was` reads ill for several; `{defendant} {defendant:was|were}` reads well for any number."""

    def has_one_form(text: str) -> bool:
        text_with_both = re.sub(r"\{plaintiff\} and \{defendant\}", "Both", text)
        if re.search(rf"\{{(?:plaintiff|defendant)s?\}} (?:also |then )?(?:{VERB}|[a-z]+[^s]s\b)", text_with_both):
            return True
        return bool(
            re.match(r"\{(?:plaintiff|defendant)\} ", text_with_both)
            and re.search(rf"\b(?:or|and) {VERB}", text_with_both)
        )

    assert faults_by_name(CAUSES, lambda name: [text for text in pleadings(name) if has_one_form(text)]) == {}


def test_a_sentence_that_pleads_an_element_reads_well_for_one_party_and_for_many() -> None:
    def reads_ill(pattern: str) -> bool:
        singular, plural = pleading_text(pattern, is_plural=False), pleading_text(pattern, is_plural=True)
        return bool(
            re.search(r"\b(?<!and )(Alpha|Beta) (are|were|have|do|[a-z]+ threaten)\b", singular)
            or re.search(r"(Plaintiffs|Defendants) (is|was|has|does|[a-z]+ threatens)\b", plural)
        )

    assert faults_by_name(CAUSES, lambda name: [pattern for pattern in pleadings(name) if reads_ill(pattern)]) == {}


def example_text(names: Sequence[str]) -> str:
    """Return the YAML of a section and a claim for each of *names*.

    The section is the example of the cause, with a paragraph for each element. The claim makes every choice that its
    cause has.
    """
    sections = ""
    claims = ""
    for index, name in enumerate(names):
        example = CAUSES[name].example
        elements = CAUSES[name].elements
        pleads = ", ".join(f"{key}: [{key}-{index}]" for key in example)
        choices = {key: [*element.choices] for key, element in elements.items() if element.choices}
        sections += f"  - id: section-{index}\n    heading: {json.dumps(CAUSES[name].name)}\n    paragraphs:\n"
        sections += "".join(
            f"      - {{id: {key}-{index}, text: {json.dumps(text)}}}\n" for key, text in example.items()
        )
        claims += f"  - {{id: count-of-{index}, cause: {name}, against: [beta], elements: {{{pleads}}}"
        if choices:
            claims += f", choices: {json.dumps(choices)}"
        claims += "}\n"
    return f"more_facts:\n{sections}claims:\n{claims}"


@pytest.mark.slow
def test_a_count_from_the_example_pleads_each_element_and_says_where() -> None:
    names = [*CAUSES]
    unpleaded: dict[str, list[str]] = {}
    for first in range(0, len(names), 60):
        batch = names[first : first + 60]
        suit = validate(source(example_text(batch)), catalog())
        planned = plan_paper(suit, suit.filings[COMPLAINT], catalog())
        starts = [index for index, block in enumerate(planned.body) if isinstance(block, Count)]
        counts = [planned.body[start:end] for start, end in pairwise([*starts, None])]
        unpleaded |= {name: not_pleaded(name, count) for name, count in zip(batch, counts, strict=True)}
        assert not [*unpleaded_element(suit)]
    assert faults_by_name(CAUSES, lambda name: unpleaded[name]) == {}


def not_pleaded(name: str, count: Sequence[Block]) -> list[str]:
    """Return the sentences of the cause *name* that *count*, made from the cause's example, does not print."""
    text = " ".join(body_text(*count))
    plain = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", text).replace("~", " ").replace("|", "")
    times = ["", *(f" {element.time.says}" for element in CAUSES[name].elements.values() if element.time)]

    def possible_sentences(pattern: str) -> list[str]:
        return [pleading_text(pattern.replace("{time}", time), is_plural=False) for time in times]

    return [
        pattern
        for pattern in pleadings(name)
        if not any(f"{words[:-1]}, as alleged in paragraph" in plain for words in possible_sentences(pattern))
    ]


def test_no_sentence_of_the_catalog_gives_a_number_of_days_that_no_date_proves() -> None:
    """The sentence has `{time}`, which is left out if the matter does not show it."""
    counted = re.compile(
        r"\b(?:within|at least|more than) (?:\d+|[a-z]+)(?: (?:calendar|business))? (?:day|month|year)s?\b(?! old)"
    )
    assert faults_by_name(CAUSES, lambda name: [text for text in pleadings(name) if counted.search(text)]) == {}
    assert sum(bool(element.time) for cause in CAUSES.values() for element in cause.elements.values()) > 10


def test_no_choice_is_called_none_because_none_would_remove_the_value() -> None:
    assert faults_by_name(CAUSES, lambda name: "none" in choices_of(name)) == {}
    assert sum(len(choices_of(name)) for name in CAUSES) > 100


def choices_of(name: str) -> list[str]:
    """Return the names of the choices of the cause *name*."""
    return [choice for element in CAUSES[name].elements.values() for choice in element.choices]
