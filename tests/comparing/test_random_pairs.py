"""Random papers and later versions of them: the marked copy has the words of both, in the plan, the PDF and in Word."""

import re
from collections.abc import Iterator
from dataclasses import replace
from time import process_time
from typing import Any

import pytest

from assembler.check import check_proof
from assembler.comparing.marked_plan import marked_paper
from assembler.comparing.read_back import prove_pdf, prove_word
from assembler.findings.finding import MatterError, Place, Severity
from assembler.outputs import PDF, OutputSetting
from assembler.outputs.word import word_document
from assembler.plan.blocks import Change, Count, Link, MarkedLine, Note, Words
from assembler.plan.plan import Plan
from tests.outputs.test_marked_text import accepted, rejected
from tests.support.amended import amended_pair
from tests.support.plans import build_plan
from tests.support.plans import words as words_of
from tests.support.word_reader import WordFile, read_word

HERE = Place("matter.yaml", 3, 5)


def runs(value: Any) -> Iterator[Words | Link]:
    """Yield all runs in a part of a plan; each unmarked line is one run."""
    if isinstance(value, Words | Link):
        yield value
    elif isinstance(value, MarkedLine):
        yield from value.runs
    elif isinstance(value, str):
        yield Words(value)
    elif isinstance(value, Note):
        yield from runs(value.text)
    elif isinstance(value, tuple) and value and isinstance(value[0], Words | Link | Note):
        notes = [run for run in value if isinstance(run, Note)]
        yield from (run for run in value if not isinstance(run, Note))
        for note in notes:
            yield from (Words(" "), *runs(note))
    elif isinstance(value, tuple):
        for part in value:
            yield from (*runs(part), Words(" "))
    elif hasattr(value, "__dataclass_fields__"):
        names = [name for name in value.__dataclass_fields__ if name not in {"kind", "id", "label", "number", "align"}]
        yield from runs(tuple(getattr(value, name) for name in names))


def words(plan: Plan, dropped: Change = "") -> list[str]:
    """Return the words of a paper without words that have the change *dropped*, and without paragraph numbers."""
    parts = (plan.caption.left, plan.caption.title, plan.lead, plan.body, plan.signature.dated, plan.statements)
    remaining_runs = (run for run in runs(parts) if not dropped or run.change != dropped)
    texts = ("paragraph ¶" if isinstance(run, Link) else run.text for run in remaining_runs)
    return [word for word in "".join(texts).split() if word not in {"", "left"}]


def word_lines(file: WordFile) -> list[str]:
    """Return the lines of a Word file with the numbers that Word counts, except those of footnotes and references.

    Word renumbers footnotes and drops footnotes without a reference; it updates references on request.
    """
    notes = [re.sub(r"^\d+", "", note).strip() for note in file.notes]
    lines = [re.sub(r"\.\d+$", ".", line.strip()) for line in file.paragraphs]
    return [re.sub(r"paragraph\s\d+", "paragraph", line) for line in (*lines, *notes) if line]


@pytest.mark.parametrize("seed", range(20))
def test_a_marked_copy_has_the_words_of_both_papers(seed: int) -> None:
    assert_words_of_both(seed)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(20, 220))
def test_many_marked_copies_have_the_words_of_both_papers(seed: int) -> None:
    assert_words_of_both(seed)


def assert_words_of_both(seed: int) -> None:
    old, new = amended_pair(seed)
    marked = marked_paper(old, new, HERE).plan
    assert words(marked, "deleted") == words(new)
    assert words(marked, "inserted") == words(old)
    assert words(marked) != words(new)


@pytest.mark.tools
@pytest.mark.parametrize("seed", range(40))
def test_accepting_or_rejecting_all_changes_in_word_gives_each_paper_with_its_numbers(seed: int) -> None:
    old, new = amended_pair(seed)
    data = word_document(marked_paper(old, new, HERE).plan)
    for resolved_data, paper in ((accepted(data), new), (rejected(data), old)):
        assert word_lines(read_word(resolved_data)) == word_lines(read_word(word_document(paper)))


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3, 9))
def test_the_pdf_of_a_marked_copy_keeps_all_promises(seed: int) -> None:
    old, new = amended_pair(seed, size=8)
    pdf = PDF.make(marked_paper(old, new, HERE).plan, OutputSetting())
    prove_pdf(pdf.proof, pdf.plan, own_templates=(), place=HERE)
    findings = check_proof(pdf.proof, pdf.plan.id, HERE)
    assert [finding.message for finding in findings if finding.severity is not Severity.NOTE] == []


@pytest.mark.slow
def test_a_word_file_that_lacks_a_word_is_refused() -> None:
    old, new = amended_pair(3)
    plan = marked_paper(old, new, HERE).plan
    prove_word(word_document(plan), plan, HERE)
    other_plan = replace(plan, lead=(Words("Plaintiff Alpha alleges:"),))
    with pytest.raises(MatterError, match="with all changes accepted, the Word file has"):
        prove_word(word_document(other_plan), plan, HERE)


def test_a_label_that_word_counts_in_only_one_of_two_files_is_not_a_difference() -> None:
    """Word does not count the labels if a deleted count and a remaining count have labels of different papers."""
    old = build_plan(
        Count("COUNT I", words_of("Civil Conspiracy"), against="", id="c-conspiracy"),
        Count("COUNT II", words_of("Assault and Battery"), against="", id="c-battery"),
    )
    new = build_plan(
        Count("FIRST CAUSE OF ACTION", words_of("Fraud"), against="", id="c-fraud"),
        Count("SECOND CAUSE OF ACTION", words_of("Assault and Battery"), against="", id="c-battery"),
    )
    marked = marked_paper(old, new, HERE).plan
    prove_word(word_document(marked), marked, HERE)


@pytest.mark.slow
def test_the_time_of_a_comparison_is_linear_in_the_length_of_the_papers() -> None:
    def seconds(size: int) -> float:
        old, new = amended_pair(5, size)
        start = process_time()
        marked_paper(old, new, HERE)
        return process_time() - start

    # Papers that are 4 times as long may take up to 3 times as much time as a linear comparison.
    assert seconds(1600) < 3 * 4 * seconds(400)
