"""Common notations are read: LLC, $75,000, yes, February 3, 2025, and a bar number with its label."""

from datetime import date
from decimal import Decimal

import pytest

from tests.support.matters import matter
from tests.support.stopped import refusal

PARTY_OF_KIND = "parties: {{beta: {{kind: {}}}}}"


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("LLC", "limited liability company"),
        ("L.L.C.", "limited liability company"),
        ("llc", "limited liability company"),
        ("PLLC", "limited liability company"),
        ("Inc.", "corporation"),
        ("Corporation", "corporation"),
        ("LLP", "limited liability partnership"),
        ("LP", "limited partnership"),
        ("Limited  Liability Company", "limited liability company"),
    ],
)
def test_a_form_of_entity_may_be_abbreviated_and_in_capitals(value: str, kind: str) -> None:
    assert matter(PARTY_OF_KIND.format(value)).parties["beta"].kind == kind


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        ("city", "did you mean `municipality` or `government`?"),
        ("joint venture", "did you mean `partnership`?"),
        ("sole proprietorship", "did you mean `individual`?"),
        ("credit union", "did you mean `national bank` or `corporation`?"),
        ("corporaton", "did you mean `corporation`?"),
        ("zxqv", "use `individual`, `corporation`"),
    ],
)
def test_a_form_that_the_program_does_not_have_is_reported_with_the_nearest(value: str, kinds: str) -> None:
    assert refusal(PARTY_OF_KIND.format(value)).fix.startswith(kinds)


@pytest.mark.parametrize(
    ("value", "dollars"),
    [
        ("75000", "75000"),
        ("75,000", "75000"),
        ("$75,000", "75000"),
        ("$ 75,000.00", "75000"),
        ("$75,000.50", "75000.50"),
        ("9500.05", "9500.05"),
    ],
)
def test_an_amount_may_have_a_dollar_sign_commas_and_cents(value: str, dollars: str) -> None:
    assert matter(f"amount: {value}").amount == Decimal(dollars)
    claim = f"claims: [{{cause: us-copyright-infringement, against: [beta], amounts: [{{amount: '{value}'}}]}}]"
    assert matter(claim).claims[0].amounts[0].amount == Decimal(dollars)


@pytest.mark.parametrize(("value", "is_demanded"), [("yes", True), ("Yes", True), ("no", False), ("true", True)])
def test_a_jury_is_demanded_with_yes_or_true(value: str, is_demanded: bool) -> None:  # noqa: FBT001
    assert matter(f"jury_demand: {value}").jury_demand is is_demanded


@pytest.mark.parametrize(
    "value", ["February 3, 2025", "Feb. 3, 2025", "Feb 3, 2025", "february 3 2025", "February 3rd, 2025", "2025-02-03"]
)
def test_a_date_may_be_in_words(value: str) -> None:
    assert matter(f"complaint_filed: {value}").complaint_filed == date(2025, 2, 3)


def test_an_american_date_in_figures_is_refused_with_the_day_that_it_may_be() -> None:
    assert refusal("docket_read: 2/3/2025").fix == "write `2025-02-03`, if that is the date"


def test_a_date_in_words_that_does_not_exist_is_refused() -> None:
    assert refusal("docket_read: February 30, 2025").message.endswith("is not a calendar date")
