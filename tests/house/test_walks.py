"""A check of all records names each wrong record, and fails if there are no records."""

import pytest

from tests.support.walks import faults_by_name


def test_a_walk_names_each_wrong_record_and_its_fault() -> None:
    assert faults_by_name(["a", "bb", "ccc"], lambda name: name[1:]) == {"bb": "b", "ccc": "cc"}


def test_a_check_without_records_fails() -> None:
    with pytest.raises(AssertionError, match="there are no records"):
        faults_by_name(names=[], find_fault=len)
