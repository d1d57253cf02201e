"""Marked copies in LibreOffice: all changes accepted give the later paper, all rejected the earlier one."""

import re
from pathlib import Path

import pytest

from assembler.comparing.marked_plan import marked_paper
from assembler.findings.finding import Place
from assembler.outputs.word import word_document
from assembler.plan.plan import Plan
from tests.support.amended import amended_pair
from tests.support.office import Job, edited, text_of

JOBS: dict[str, Job] = {"accepted changes": {}, "rejected changes": {}}

SIGNS = {")", "x", ""}


def lines(result: Path) -> list[str]:
    """Return the lines of a result without numbers of paragraphs and notes, and without the signs of the caption.

    The office leaves the empty number of a count, and of a paragraph that ended with a footnote or was above a table.
    """
    text = re.sub(r"^[ \t]*\d+\.|(?<=[.”;])\d+(?=\n)|paragraph \d+", "", text_of(result), flags=re.MULTILINE)
    normal = (" ".join(line.split()) for line in text.split("\n"))
    return [line for line in normal if line not in SIGNS and not re.fullmatch(r"COUNT \d+", line)]


def as_printed(folder: Path, plan: Plan) -> list[str]:
    folder.mkdir()
    (result,) = edited(folder, word_document(plan), {"nothing": {}}).values()
    return lines(result)


@pytest.mark.tools
@pytest.mark.parametrize("seed", [2, 9])
def test_the_office_accepts_and_rejects_all_changes(tmp_path: Path, seed: int) -> None:
    old, new = amended_pair(seed)
    results = edited(tmp_path, word_document(marked_paper(old, new, Place("matter.yaml")).plan), JOBS)
    assert lines(results["accepted changes"]) == as_printed(tmp_path / "new", new)
    assert lines(results["rejected changes"]) == as_printed(tmp_path / "old", old)
