"""Checks all records in one test, which collects the faults of each record and asserts that there are none."""

from collections.abc import Callable, Iterable

import pytest


def faults_by_name(names: Iterable[str], find_fault: Callable[[str], object]) -> dict[str, object]:
    """Return the faults that *find_fault* finds, by record name. Fails if there are no records."""
    faults = {name: find_fault(name) for name in names}
    assert faults, "there are no records"
    return {name: fault for name, fault in faults.items() if fault}


STRIDES = (pytest.param(16, id="every sixteenth"), pytest.param(1, id="all", marks=pytest.mark.slow))
"""The strides of a long walk: a test takes every sixteenth value in `make test`, every value in `make test-tools`."""
