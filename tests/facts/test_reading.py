"""The facts read in a sentence: sums with their hedges, lengths of time, numbers and places."""

import pytest

from assembler.facts.reading import TextFacts, read_facts


def facts(text: str) -> TextFacts:
    """Return the facts that *text* states."""
    return read_facts(("facts", 0), text)


@pytest.mark.parametrize(
    ("text", "low", "high", "hedge"),
    [
        ("It paid $88,400.", 8_840_000, 8_840_000, ""),
        ("It paid about $1.5 million.", 150_000_000, 150_000_000, "about"),
        ("It paid in excess of $9,000.", 900_000, 900_000, "in excess of"),
        ("It paid $9,000 or more.", 900_000, 900_000, "or more"),
        ("It costs between $9,000 and $12,000.", 900_000, 1_200_000, "to"),
        ("It costs $1.5 to $2 million.", 150_000_000, 200_000_000, "to"),
        ("It costs $1.5-2 million.", 150_000_000, 200_000_000, "to"),
    ],
)
def test_a_sum_has_its_least_and_greatest_value_in_cents_and_its_hedge(
    text: str, low: int, high: int, hedge: str
) -> None:
    (amount,) = facts(text).sums
    assert (amount.low, amount.high, amount.hedge) == (low, high, hedge)


@pytest.mark.parametrize(
    ("text", "currency", "low"),
    [("€1.2 million", "€", 120_000_000), ("EUR 1.234,50", "EUR", 123_450), ("£90", "£", 9000)],
)
def test_foreign_money_keeps_its_currency(text: str, currency: str, low: int) -> None:
    (amount,) = facts(f"It paid {text} in May.").sums
    assert (amount.currency, amount.low, amount.is_exact) == (currency, low, False)


@pytest.mark.parametrize(
    ("text", "number", "unit", "relation"),
    [
        ("Nine days later, it paid.", 9, "day", "later"),
        ("It must pay within thirty (30) days.", 30, "day", "within"),
        ("It paid two weeks after the demand.", 2, "week", "after"),
        ("A 45-day period ran.", 45, "day", ""),
    ],
)
def test_a_length_of_time_has_a_number_a_unit_and_a_relation(text: str, number: int, unit: str, relation: str) -> None:
    (length,) = facts(text).lengths
    assert (length.number, length.unit, length.relation) == (number, unit, relation)


@pytest.mark.parametrize("text", ["She is 41 years old.", "It has ten business days.", "It has a few days."])
def test_ages_and_business_days_are_not_lengths_of_time(text: str) -> None:
    assert facts(text).lengths == ()


@pytest.mark.parametrize(
    ("text", "name", "number"),
    [
        ("It issued Bond No. CMB-2219-00481.", "Bond", "CMB-2219-00481"),
        ("Under Policy Number HX-4410-22, it pays.", "Policy", "HX-4410-22"),
        ("It used account, No. 003298114471.", "account", "003298114471"),
    ],
)
def test_a_number_is_read_with_the_name_of_its_document_or_account(text: str, name: str, number: str) -> None:
    (reference,) = facts(text).numbers
    assert (reference.name, reference.number) == (name, number)


def test_a_fact_has_its_sentence_and_whether_it_is_quoted() -> None:
    text_facts = facts("It wrote on May 5, 2025. It said: “Pay $500 now.”")
    assert [(amount.sentence.index, amount.quoted) for amount in text_facts.sums] == [(1, True)]
    assert [(day.sentence.index, day.quoted) for day in text_facts.dates] == [(0, False)]
