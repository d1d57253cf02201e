"""The walk itself: it sees each fault, names it, and fails over nothing."""

import pytest

from tests.walks import over


def test_a_walk_names_every_item_that_is_wrong() -> None:
    @over([1, 2, 3, 4])
    def is_even(number: int) -> None:
        assert number % 2 == 0

    with pytest.raises(AssertionError) as failed:
        is_even()
    assert "2 of 4" in str(failed.value)
    assert "\n1: " in str(failed.value)
    assert "\n3: " in str(failed.value)
    assert "\n2: " not in str(failed.value)


def test_a_walk_over_nothing_fails() -> None:
    @over([])
    def anything(_: int) -> None: ...

    with pytest.raises(AssertionError, match="a walk over nothing"):
        anything()


@over([1])
def test_a_walk_passes_its_fixtures_on(number: int, tmp_path: object) -> None:
    assert number == 1
    assert tmp_path
