"""The findings on numbers of paragraphs in a file, and on references that lead elsewhere because of them."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Severity
from assembler.verify.returned import Returned
from assembler.verify.tokens import NUMBER, Token
from assembler.verify.word_findings import Comparison


class Numbered(NamedTuple):
    """A paragraph of the paper that the file has: its block, its number in the paper, and its token in the file."""

    block: int
    number: str
    token: Token


def number_findings(comparison: Comparison) -> Iterator[Finding]:
    """Yield a finding on each number that is doubled, missing or out of order, and on references that are wrong now."""
    numbered = list(_numbered(comparison))
    faults = list(_sequence_findings(numbered, comparison))
    yield from faults
    wrong = [pair for pair in numbered if pair.token.number != pair.number]
    if wrong and not faults:
        runs = "; ".join(_runs(wrong))
        yield replace(_at(f"{runs} in the file", wrong[0], comparison), severity=Severity.WARNING)
    numbers = {pair.block: pair.token.number for pair in numbered}
    yield from _reference_findings(numbers, comparison)


def _numbered(comparison: Comparison) -> Iterator[Numbered]:
    """Yield each numbered paragraph of the paper with the number before most of its words in the file."""
    alignment = comparison.alignment
    before: list[Token | None] = []
    last = None
    for token in alignment.file:
        last = token if token.number else last
        before.append(last)
    votes: dict[int, Counter[int]] = {}
    for index, place in alignment.same.items():
        votes.setdefault(alignment.paper[index].block, Counter())[place] += 1
    for change in alignment.changes:
        if change.moved:
            votes.setdefault(change.block, Counter()).update(range(change.at, change.at + len(change.gained)))
    taken: set[int] = set()
    for block, places in sorted(votes.items()):
        tokens = Counter(id(before[place]) for place in places if before[place])
        if comparison.paper.blocks[block].kind != "paragraph" or not tokens:
            continue
        chosen = tokens.most_common(1)[0][0]
        number_token = next((token for token in map(before.__getitem__, places) if id(token) == chosen), None)
        if number_token is not None and chosen not in taken:
            taken.add(chosen)
            yield Numbered(block, comparison.paper.blocks[block].number, number_token)


def _runs(wrong: Sequence[Numbered]) -> Iterator[str]:
    """Yield the changed numbers in words, those of a row that changed alike together."""
    for _, group in groupby(wrong, key=lambda pair: int(pair.number) - int(pair.token.number)):
        first, *others = group
        if others:
            numbers = f"{first.token.number} to {others[-1].token.number}"
            yield f"paragraphs {first.number} to {others[-1].number} of the paper are {numbers}"
        else:
            yield f"paragraph {first.number} of the paper is {first.token.number}"


def _sequence_findings(numbered: list[Numbered], comparison: Comparison) -> Iterator[Finding]:
    """Yield findings on numbers that do not follow each other in the file."""
    positions = {id(token): place for place, token in enumerate(comparison.alignment.file)}
    in_file = sorted(numbered, key=lambda pair: positions[id(pair.token)])
    changes = comparison.alignment.changes
    added = {token.number for change in changes if not change.moved for token in change.gained if token.number}
    seen: set[int] = set()
    in_use = {int(pair.token.number) for pair in in_file} | {int(number) for number in added}
    planned = {int(pair.number) for pair in in_file} | {int(number) for number in _lost_numbers(comparison)}
    last = 0
    for pair in in_file:
        number = int(pair.token.number)
        missing = [missed for missed in range(last + 1, number) if missed in planned - in_use]
        if pair.token.number == pair.number and number <= last:
            continue  # the paper itself counts anew here
        if number in seen:
            yield _at(f"paragraph number {number} is used twice; the paper has {pair.number} here", pair, comparison)
        elif number < last:
            yield _at(f"paragraph {number} comes after paragraph {last}", pair, comparison)
        elif missing:
            names = f"{missing[0]}" if len(missing) == 1 else f"{missing[0]} to {missing[-1]}"
            yield _at(f"no paragraph has the number {names}", pair, comparison)
        seen.add(number)
        last = max(last, number)


def _lost_numbers(comparison: Comparison) -> Iterator[str]:
    """Yield the number of each paragraph of the paper that the file lost."""
    for change in comparison.alignment.changes:
        if not change.moved and change.lost and change.lost[0].number:
            yield change.lost[0].number


def _reference_findings(numbers: dict[int, str], comparison: Comparison) -> Iterator[Finding]:
    """Yield a finding on each unchanged reference to a paragraph that has another number in the file, or is gone."""
    alignment, blocks = comparison.alignment, comparison.paper.blocks
    gone = {
        change.block
        for change in alignment.changes
        if not change.moved and not change.gained and len(change.lost) == len(blocks[change.block].tokens)
    }
    for index, place in alignment.same.items():
        token = alignment.paper[index]
        if token.target is None or not NUMBER.fullmatch(blocks[token.target].label):
            continue
        target = blocks[token.target]
        if token.target in gone:
            fact = f"{blocks[token.block].name} refers to paragraph {target.number}, which the file does not have"
        elif numbers.get(token.target, target.number) != target.number:
            number = numbers[token.target]
            fact = f"{blocks[token.block].name} refers to paragraph {target.number}, which is {number} in the file"
        else:
            continue
        at = alignment.file[place]
        finding = fault("VER007", comparison.file.place(at), fact)
        yield replace(finding, page=at.page, also=(comparison.place_in_matter(index, token.block),))


def _at(message: str, pair: Numbered, comparison: Comparison) -> Finding:
    file: Returned = comparison.file
    finding = fault("VER006", file.place(pair.token), message)
    also = comparison.place_in_matter(comparison.start_of(pair.block), pair.block)
    return replace(finding, page=pair.token.page, also=(also,))
