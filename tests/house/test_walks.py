"""A walk names each record that is wrong, and fails where there is no record."""

import pytest

from tests.support.walks import faults


def test_a_walk_names_each_wrong_record_and_its_fault() -> None:
    assert faults(["a", "bb", "ccc"], lambda name: name[1:]) == {"bb": "b", "ccc": "cc"}


def test_a_walk_over_nothing_fails() -> None:
    with pytest.raises(AssertionError, match="nothing to walk"):
        faults([], len)
