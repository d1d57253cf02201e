"""No word in a text makes the program fail: it is printed, or refused with a finding."""

from contextlib import suppress

import pytest

from assembler.check import check
from assembler.findings.finding import MatterError
from assembler.outputs.render import render
from assembler.papers import plan_paper
from assembler.validate import validate
from tests.support.mangled import mangled
from tests.support.matters import catalog

FEW_SEEDS = range(40)
MANY_SEEDS = range(40, 840)


def planned_paper_count(seed: int) -> int:
    """Render the matter mangled by *seed* as HTML, and return the number of planned papers."""
    source, _ = mangled(seed)
    with suppress(MatterError):
        matter = validate(source, catalog())
        plans = [plan_paper(matter, filing, catalog()) for filing in matter.filings]
        findings = check(matter, plans, source)
        assert all(finding.fix or finding.message for finding in findings)
        assert all("</html>" in render(plan) for plan in plans)
        return len(plans)
    return 0


@pytest.mark.parametrize("seeds", [FEW_SEEDS, pytest.param(MANY_SEEDS, marks=pytest.mark.slow)], ids=["few", "many"])
def test_no_word_makes_the_program_fail(seeds: range) -> None:
    errors_by_seed: dict[int, str] = {}
    paper_count = 0
    for seed in seeds:
        try:
            paper_count += planned_paper_count(seed)
        except Exception as error:  # noqa: BLE001 - the test names the seed of any error
            errors_by_seed[seed] = repr(error)[:200]
    assert errors_by_seed == {}
    assert paper_count > len(seeds) // 4, "most mangled matters are refused"
