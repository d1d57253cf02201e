"""The page on values from memory: which values it lists, and under which effect."""

import re

import pytest

from assembler.catalog import Catalog
from assembler.docgen.memory import EFFECTS, EFFECTS_BY_KEY, OTHER_EFFECT, RECORD_NAMES, memory_page
from assembler.model.court import Court
from tests.support.causes import CAUSES


@pytest.fixture(scope="module")
def page() -> str:
    return memory_page(Catalog())


def records_by_value(page: str, effect: str) -> dict[str, str]:
    """Return the names of the records with each value under the heading *effect*."""
    section = page.split(f"## {effect}\n")[1].split("\n## ", maxsplit=1)[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    rows_of_values = [row for row in rows if len(row) == 4]
    return {value: records for _, value, _, records in rows_of_values}


@pytest.mark.slow
def test_each_value_of_a_cause_from_memory_is_on_the_page(page: str) -> None:
    records = re.findall(r"`([^`]+)`", records_by_value(page, OTHER_EFFECT)["`remedies`"])
    causes = {name for name, cause in CAUSES.items() if any(remedy.basis == "memory" for remedy in cause.remedies)}
    assert len(causes) > 20
    assert set(records) == causes


@pytest.mark.slow
@pytest.mark.parametrize(
    ("effect", "value"),
    [
        ("What decides a dismissal", "`instruments.signed_by`"),
        ("What decides a period", "`periods`"),
        ("What a paper prints", "`title_lines`"),
        ("What a rule reports", "`number_pattern`"),
        ("What only informs", "`efiling`"),
    ],
)
def test_a_value_is_listed_under_the_effect_of_a_mistake_in_it(page: str, effect: str, value: str) -> None:
    assert [heading for heading in EFFECTS if value in records_by_value(page, heading)] == [effect]


@pytest.mark.slow
def test_a_state_names_the_kinds_of_claim_whose_period_is_from_memory(page: str) -> None:
    assert re.search(r"`periods` \|.*`al`: [a-z0-9_, ]+;", page)


def test_each_key_that_is_listed_by_name_is_a_key_of_its_record() -> None:
    assert {kind for kind, _ in EFFECTS_BY_KEY} <= {*RECORD_NAMES}
    assert {key for kind, key in EFFECTS_BY_KEY if kind == "court"} <= {*Court.model_fields}
