"""Two captions with no party in common are recognized as captions of different cases."""

from dataclasses import replace

import pytest

from assembler.comparing.caption_lines import have_other_parties
from assembler.plan.plan import Caption, CaptionLine
from tests.support.plans import build_plan


def caption(*names: str) -> Caption:
    return replace(build_plan().caption, left=tuple(CaptionLine(name, "party") for name in names))


@pytest.mark.parametrize(
    ("old", "new", "is_different"),
    [
        (("PLOVER DREDGING LLC,", "KELP POINT BARGE COMPANY,"), ("BLUE HERON BOATS LLC,", "OTTO STRAKE,"), True),
        (("SMITH, INC., and", "DOES 1-10,"), ("JONES, INC., and", "DOES 1-20,"), True),
        (("PLOVER DREDGING LLC,", "OTTO STRAKE,"), ("PLOVER DREDGING LLC,", "GULL FOUNDRY, INC.,"), False),
        ((), ("GULL FOUNDRY, INC.,",), False),
    ],
)
def test_captions_of_two_cases_have_no_name_in_common(
    old: tuple[str, ...], new: tuple[str, ...], *, is_different: bool
) -> None:
    assert have_other_parties(caption(*old), caption(*new)) is is_different
