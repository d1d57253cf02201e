"""Defined terms: which passages define or use a term, and which findings the rules report."""

import pytest

from assembler.rules._definitions import certain_use, definitions
from tests.support.rule_examples import COMPLAINT, alleged, codes, laid_over_minimal, only


def complaint_with(*texts: str) -> str:
    """Return a complaint that alleges *texts*."""
    return COMPLAINT + alleged(*texts)


DEFINITIONS = [
    ("the contract is the AWS Customer Agreement (“Customer Agreement”).", ["Customer Agreement"]),
    ('a license for 500 copies (the "License")', ["License"]),
    ("sent an e-mail (“January 9 e-mail”) to Ann", ["January 9 e-mail"]),
    ("Amazon Web Services, Inc. (“AWS”)", ["AWS"]),
    ("Alpha and Beta (together, the “Sellers”)", ["Sellers"]),
    ("the plan (hereinafter referred to as the “Plan”)", ["Plan"]),
    ("the plan (**“Plan”**)", ["Plan"]),
]

OTHER_QUOTATIONS = [
    "It became a trend (“Hang Mike Pence”).",
    "He wrote (“I will not pay.”) and left.",
    "the President then in office (the President)",
    "a list (“and so on”)",
    "> the contract of May 5 (the “Contract”)",
    "section 7.2 (quoting “notice”)",
]


@pytest.mark.parametrize(("text", "terms"), DEFINITIONS)
def test_a_term_in_quotation_marks_and_parentheses_is_a_definition(text: str, terms: list[str]) -> None:
    assert [definition.term for definition in definitions(text)] == terms


@pytest.mark.parametrize("text", OTHER_QUOTATIONS)
def test_other_quotations_in_parentheses_are_not_definitions(text: str) -> None:
    assert list(definitions(text)) == []


@pytest.mark.parametrize(
    ("term", "text", "is_use"),
    [
        ("License", "It read the License.", True),
        ("License", "License fees fell due.", False),
        ("License", "It read the Pattern License.", False),
        ("License", "It read the License Addendum.", False),
        ("License", "It read “the License” aloud.", False),
        ("AUP", "Its AUP says so.", True),
        ("Customer Agreement", "Under the Customer Agreement it did.", True),
        ("Customer Agreement", "Under the AWS Customer Agreement it did.", False),
        ("Plan", "It will Plan nothing.", False),
    ],
)
def test_a_word_is_a_use_of_a_term_only_if_it_can_mean_nothing_else(term: str, text: str, is_use: bool) -> None:  # noqa: FBT001
    assert bool(certain_use(term, text)) is is_use


def test_a_heading_may_use_the_term_that_its_section_defines() -> None:
    facts = "more_facts: [{id: more, heading: Under the License, paragraphs: ['It had a license (the “License”).',"
    assert codes(f"{COMPLAINT}{facts} 'The License ends.']}}]") == set()


TERMS = "terms: {license: {term: License, means: a license for 500 copies}}\n"


def test_a_term_under_terms_is_checked_like_a_term_defined_in_a_text() -> None:
    early_use = TERMS + complaint_with("It read the License.", "It signed [[license]].", "The License ended.")
    assert only("TRM001", early_use).message == "`License` is used here but defined in a later paragraph"
    assert codes(TERMS + complaint_with("It signed [[license]].", "It read [[license]].")) == set()
    assert only("TRM002", TERMS + complaint_with("It signed [[license]].")).message.startswith(
        "`License` is defined here"
    )
    assert only("TRM002", TERMS + complaint_with("It signed.")).message == "no text refers to `License`"
    in_one_paragraph = TERMS + complaint_with(
        "It signed [[license]] and a lease (the “License”).", "The License ended."
    )
    assert codes(in_one_paragraph) == set()  # the reader sees both definitions
    two_definitions = TERMS + complaint_with("It signed [[license]].", "It signed a lease (the “License”).")
    assert codes(two_definitions) == {"TRM005"}


def test_two_terms_with_the_same_meaning_are_reported_once() -> None:
    terms = "terms: {a: {term: Deal, means: the deal of May 5}, b: {term: Bargain, means: the deal of  May 5}}\n"
    text = complaint_with("It made [[a]] and [[b]].", "[[a]] and [[b]] bound it.")
    assert only("TRM003", terms + text).message == "`Bargain` and `Deal` mean the same"


def test_two_terms_for_the_same_name_are_reported() -> None:
    text = complaint_with(
        "It used Acme Pattern Tool (“Acme”). Acme is old.", "It sold Acme Pattern Tool (the “Tool”). The Tool is old."
    )
    assert only("TRM003", text).message == "`Tool` is defined for the same name as `Acme` in an earlier paragraph"


def test_a_second_definition_of_the_short_name_of_a_party_is_reported() -> None:
    party = "parties: {strings: {called: Strings}}\n"
    text = party + complaint_with("It wrote to Imaginary Strings, Inc. (“Strings”). Strings did not answer.")
    assert only("TRM005", text).message == "`Strings` is already defined as the short name of a party"


VARIANTS = [
    ("It wrote to Imaginary Strings Inc. on May 5.", "`Imaginary Strings Inc.`"),
    ("It wrote to Imaginary Strings, Inc on May 5.", "`Imaginary Strings, Inc`"),
    ("It wrote to Imaginary-Strings, Inc. on May 5.", "`Imaginary-Strings, Inc.`"),
]

ACCEPTED_NAMES = [
    "It wrote to Imaginary Strings, Inc.",
    "It wrote to Imaginary Strings, Inc. on May 5.",
    "It wrote to Imaginary Strings, Inc.'s agent.",
    "It wrote “Imaginary Strings Inc.” on the parcel.",
    "It wrote to IMAGINARY STRINGS INC. on May 5.",
    "It wrote to Imaginary Strings on May 5.",
    "It wrote to\n        Imaginary Strings,\n        Inc. on May 5.",
]


@pytest.mark.parametrize(("text", "variant"), VARIANTS)
def test_a_name_with_different_punctuation_is_reported(text: str, variant: str) -> None:
    assert only("TRM004", complaint_with(text)).message == f"{variant} is written `Imaginary Strings, Inc.` elsewhere"


@pytest.mark.parametrize("text", ACCEPTED_NAMES)
def test_the_same_name_is_accepted_in_every_position(text: str) -> None:
    assert "TRM004" not in codes(complaint_with(text))


def test_a_listed_name_is_not_a_variant() -> None:
    party = "parties: {strings: {aka: Imaginary Strings Inc.}}\n"
    assert "TRM004" not in codes(party + complaint_with("It wrote to Imaginary Strings Inc. on May 5."))


@pytest.mark.parametrize(
    ("text", "variant"),
    [
        ("It wrote to Kite Strings, LLC.", "Kite Strings, LLC"),
        ("It wrote to Kite Strings L.L.C.", "Kite Strings L.L.C."),
    ],
)
def test_a_period_that_ends_the_sentence_is_not_part_of_the_name(text: str, variant: str) -> None:
    name = "parties: {strings: {name: Kite Strings LLC}}\n"
    findings = laid_over_minimal(name + complaint_with(text))
    assert [finding.message for finding in findings if finding.code == "TRM004"] == [
        f"`{variant}` is written `Kite Strings LLC` elsewhere"
    ]


def test_two_parties_whose_names_differ_only_in_punctuation_are_reported() -> None:
    parties = "parties: {other: {name: Imaginary Strings Inc., role: defendant, kind: corporation, formed_in: Ohio}}\n"
    assert "`Imaginary Strings Inc.` is written" in only("TRM004", parties).message


def test_terms_are_checked_in_each_paper_separately() -> None:
    notice = "{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, paragraphs:"
    text = "['It had a license (the “Permit”).'], own_words_read: {by: placeholder, date: 2025-06-02, text: 0203f993}"
    findings = laid_over_minimal(f"filings: [{notice} {text}}}]\n")
    assert [finding.code for finding in findings] == ["TRM002"]


@pytest.mark.parametrize(
    ("definition", "use"),
    [
        ("It holds Patent No. 1,000,001 (the “’001 Patent”).", "Claim 1 of the ‘001 patent is old."),
        ("Its members (the “Directors”) voted.", "Each Director left."),
    ],
)
def test_a_term_may_be_used_in_the_singular_and_with_another_apostrophe(definition: str, use: str) -> None:
    assert codes(complaint_with(definition, use)) == set()
    assert "TRM002" in codes(complaint_with(definition, "It left."))


def test_punctuation_after_the_first_word_of_a_name_is_compared() -> None:
    party = 'parties: {strings: {dba: "Cords, Ropes, Inc."}}\n'
    finding = only("TRM004", party + complaint_with("It wrote to Cords Ropes, Inc. on May 5."))
    assert finding.message == "`Cords Ropes, Inc.` is written `Cords, Ropes, Inc.` elsewhere"


@pytest.mark.parametrize("kind", ["dba", "aka", "fka", "nka"])
def test_punctuation_is_compared_in_every_alternative_name_of_a_party(kind: str) -> None:
    party = f'parties: {{strings: {{{kind}: "Other Cords, Inc."}}}}\n'
    finding = only("TRM004", party + complaint_with("It wrote to Other Cords Inc. on May 5."))
    assert "`Other Cords Inc.` is written" in finding.message
