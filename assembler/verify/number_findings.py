"""Finds wrong paragraph numbers in a file, and references that are wrong because paragraphs have new numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Severity
from assembler.language.english import ranges, series
from assembler.verify.renumbering import NumberedParagraph, numbered_paragraphs
from assembler.verify.returned import ReturnedFile
from assembler.verify.word_findings import Comparison


def number_findings(comparison: Comparison) -> Iterator[Finding]:
    """Yield a finding on each number that is duplicate, missing or out of order, and on each wrong reference."""
    numbered = list(numbered_paragraphs(comparison.alignment, comparison.paper.blocks))
    faults = list(_sequence_findings(numbered, comparison))
    yield from faults
    misnumbered = [paragraph for paragraph in numbered if paragraph.token.number != paragraph.number]
    if misnumbered and not faults:
        runs = "; ".join(_runs(misnumbered))
        yield replace(_finding_at(f"{runs} in the file", misnumbered[0], comparison), severity=Severity.WARNING)
    yield from _stale_findings({paragraph.block: paragraph.token.number for paragraph in numbered}, comparison)


def _runs(misnumbered: Sequence[NumberedParagraph]) -> Iterator[str]:
    """Yield the changed numbers in words; successive numbers that changed by the same amount are one phrase."""
    for _, group in groupby(misnumbered, key=lambda paragraph: int(paragraph.number) - int(paragraph.token.number)):
        first, *others = group
        if others:
            numbers = f"{first.token.number} to {others[-1].token.number}"
            yield f"paragraphs {first.number} to {others[-1].number} of the paper are {numbers}"
        else:
            yield f"paragraph {first.number} of the paper is {first.token.number}"


def _sequence_findings(numbered: list[NumberedParagraph], comparison: Comparison) -> Iterator[Finding]:
    """Yield a finding on each paragraph number that is not in sequence in the file."""
    positions = {id(token): index for index, token in enumerate(comparison.alignment.file)}
    paragraphs_in_file_order = sorted(numbered, key=lambda paragraph: positions[id(paragraph.token)])
    changes = comparison.alignment.changes
    numbers_in_file = {int(paragraph.token.number) for paragraph in paragraphs_in_file_order}
    for change in changes:
        if not change.has_moved:
            numbers_in_file |= {int(token.number) for token in change.added if token.number}
    numbers_in_paper = {int(paragraph.number) for paragraph in paragraphs_in_file_order} | {
        int(number) for number in _lost_numbers(comparison)
    }
    uses_in_paper = Counter(int(paragraph.number) for paragraph in paragraphs_in_file_order)
    numbers_so_far: set[int] = set()
    last_number = 0
    for paragraph in paragraphs_in_file_order:
        number = int(paragraph.token.number)
        absent_numbers = numbers_in_paper - numbers_in_file
        missing_numbers = [missing for missing in range(last_number + 1, number) if missing in absent_numbers]
        if paragraph.token.number == paragraph.number and number <= last_number:
            # The number is the paper's own. It is low because the paper restarts its numbers, or because an earlier
            # number in the file is too high.
            if number in numbers_so_far and uses_in_paper[number] == 1:
                yield _finding_at(f"paragraph number {number} is used twice", paragraph, comparison)
            continue
        if number in numbers_so_far:
            message = f"paragraph number {number} is used twice; the paper has {paragraph.number} here"
            yield _finding_at(message, paragraph, comparison)
        elif number < last_number:
            yield _finding_at(f"paragraph {number} comes after paragraph {last_number}", paragraph, comparison)
        elif missing_numbers:
            spans = [f"{first}" if first == end else f"{first} to {end}" for first, end in ranges(missing_numbers)]
            word = "number" if len(missing_numbers) == 1 else "numbers"
            yield _finding_at(f"no paragraph has the {word} {series(spans)}", paragraph, comparison)
        numbers_so_far.add(number)
        last_number = max(last_number, number)


def _lost_numbers(comparison: Comparison) -> Iterator[str]:
    """Yield the number of each of the paper's paragraphs that the file has lost."""
    for change in comparison.alignment.changes:
        if not change.has_moved and change.deleted and change.deleted[0].number:
            yield change.deleted[0].number


def _stale_findings(numbers: Mapping[int, str], comparison: Comparison) -> Iterator[Finding]:
    """Yield a finding on each unchanged reference to a paragraph that is gone or has a new number in *numbers*."""
    alignment = comparison.alignment
    blocks = comparison.paper.blocks
    deleted_blocks = {
        change.block
        for change in alignment.changes
        if not change.has_moved and not change.added and len(change.deleted) == len(blocks[change.block].tokens)
    }
    for index, file_index in alignment.matches.items():
        token = alignment.paper[index]
        target = None if token.target is None or token.planned else blocks[token.target]
        if (
            target
            and target.number
            and (target.index in deleted_blocks or numbers.get(target.index, target.number) != target.number)
        ):
            is_now = f"is {numbers[target.index]} in the file" if target.index in numbers else "is not in the file"
            fact = f"{blocks[token.block].name} refers to {target.name}, which {is_now}"
            file_token = alignment.file[file_index]
            finding = fault("VER007", comparison.file.place(file_token), fact)
            yield replace(finding, page=file_token.page, also=(comparison.place_in_matter(index, token.block),))


def _finding_at(message: str, paragraph: NumberedParagraph, comparison: Comparison) -> Finding:
    file: ReturnedFile = comparison.file
    finding = fault("VER006", file.place(paragraph.token), message)
    also = comparison.place_in_matter(comparison.start_of(paragraph.block), paragraph.block)
    return replace(finding, page=paragraph.token.page, also=(also,))
