"""Numbers of paragraphs and counts that the user typed and that are not in sequence."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from typing import NamedTuple

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, ordinal, roman, series
from assembler.language.references import REFERENCE, Entry, entries
from assembler.language.regex import Regex, passages
from assembler.language.spelling import is_slip
from assembler.model.filing import Filing
from assembler.model.listed_sections import count_id
from assembler.model.matter import Matter
from assembler.model.walk import allegations, texts
from assembler.papers.opening.keys import opening_keys
from assembler.plan.blocks import Count, Heading, Paragraph, Words
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._complaint import has_complaint, opening
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.text.paragraph_numbers import PARAGRAPHS, all_numbers

MAX_LISTED = 3
"""The maximum number of places that a message lists."""

NAMES_A_COUNT = Regex(
    r"\A,?\s+(?:of|in|under|to|from)\s+(?:the\s+)?(?:\[\[count:|(?:[\w-]{1,20}\s+)?(?:count|claim|cause)s?\b)",
    re.IGNORECASE,
)
"""Words after a reference that name the count in which the paragraph is: "of Count Two"."""

NBSP = "\N{NO-BREAK SPACE}"


@dataclass(frozen=True)
class _NumberedPaper:
    """The numbered paragraphs of a paper, in order."""

    paper: str
    paragraphs: tuple[Paragraph, ...]

    @cached_property
    def printed_numbers(self) -> Sequence[int]:
        """The numbers of the paragraphs as printed, in the order of the paper."""
        return [paragraph.number or 0 for paragraph in self.paragraphs]

    @cached_property
    def count_by_number(self) -> Counter[int]:
        """How many paragraphs have each number."""
        return Counter(self.printed_numbers)

    @cached_property
    def positions(self) -> Mapping[str, int]:
        """The position of each paragraph by its name and, without one, by its number."""
        return {paragraph.id.removeprefix("p-"): index for index, paragraph in enumerate(self.paragraphs)}

    def cited_by(self, entry: Entry) -> Sequence[int]:
        """Return the numbers of all paragraphs that *entry* cites, in order; empty if it cites another part."""
        first_position = self.positions.get(entry.name)
        last_position = self.positions.get(entry.last) if entry.last else first_position
        is_other_part = entry.of in {"party", "term", "count", "exhibit", "section"}
        if is_other_part or first_position is None or last_position is None:
            return ()
        return self.printed_numbers[first_position : last_position + 1]


@rule(
    "TXT049",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the `number:` of one of the paragraphs, or name the count after the reference, as in "
    "`[[notice]] of [[count:contract]]`",
)
def ambiguous_paragraph_number(papers: Papers) -> Iterator[Problem]:
    """A reference prints a paragraph number that several paragraphs of the cited paper have.

    The keys `number:` and `incorporation_number:` can restart or repeat the numbers of a paper. "Paragraph 12" then
    means two paragraphs, and a range of paragraphs may have numbers that do not rise. The rule also reads the program's
    own sentences, such as the one in which a count realleges paragraphs.
    """
    numbered_papers = [_NumberedPaper(plan.id, _numbered_paragraphs(plan)) for plan in papers.plans]
    if all(_are_rising(numbered.printed_numbers) for numbered in numbered_papers):
        return
    for text in texts(papers.matter):
        for match in passages(REFERENCE, text.words):
            if NAMES_A_COUNT.search(text.words[match.end() :]):
                continue
            faults = [_fault(entry, paper) for entry in entries(match) for paper in numbered_papers]
            if any(faults):
                first_fault = next(fault for fault in faults if fault)
                yield Problem(text.path, f"`{one_line(match[0])}` {first_fault}", at=matched(match))
    for plan, paper in zip(papers.plans, numbered_papers, strict=True):
        yield from _repetitions_in_own_sentences(plan, paper, papers.matter)


def _numbered_paragraphs(plan: Plan) -> tuple[Paragraph, ...]:
    return tuple(block for block in plan.body if isinstance(block, Paragraph) and block.number is not None)


def _are_rising(numbers: Sequence[int]) -> bool:
    return all(first < second for first, second in pairwise(numbers))


def _fault(entry: Entry, paper: _NumberedPaper) -> str:
    """Return what is unclear about the numbers that *entry* prints of *paper*; "" if nothing is."""
    numbers = paper.cited_by(entry) if entry.paper in {"", paper.paper} else ()
    if entry.is_range and numbers and not _are_rising(numbers):
        return f"runs from paragraph {numbers[0]} to {numbers[-1]} of `{paper.paper}`, whose numbers go back in between"
    repeated = [number for number in numbers if paper.count_by_number[number] > 1]
    return _repetition_fault(repeated[0], paper) if repeated else ""


def _repetition_fault(number: int, paper: _NumberedPaper) -> str:
    count = cardinal(paper.count_by_number[number])
    return f"cites paragraph {number} of `{paper.paper}`, a number that {count} paragraphs have"


def _repetitions_in_own_sentences(plan: Plan, paper: _NumberedPaper, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section or count of *plan* in which the program cites a number that is repeated."""
    claims = {f"c-{count_id(claim, index)}": (index, claim) for index, claim in enumerate(matter.claims)}
    filing_index = next((index for index, filing in enumerate(matter.filings) if filing.name == plan.id), 0)
    path: KeyPath = ("filings", filing_index)
    may_reallege = False
    reported_paths: set[KeyPath] = set()
    for block in plan.body:
        if isinstance(block, Count):
            claim_index, claim = claims.get(block.id, (0, None))
            path = ("claims", claim_index) if claim else ("filings", filing_index)
            may_reallege = bool(claim and "none" not in {*claim.incorporates, claim.incorporation})
        elif isinstance(block, Heading) and block.level == 1:
            path = ("filings", filing_index)
            may_reallege = False
        elif isinstance(block, Paragraph):
            words = "".join(run.text for run in block.text if isinstance(run, Words))
            # The program prints a no-break space before the numbers of its own references.
            references = [match for match in passages(PARAGRAPHS, words) if may_reallege or NBSP in match[0]]
            cited_numbers = [number for reference in references for number in all_numbers(reference)]
            repeated = [number for number in cited_numbers if paper.count_by_number[number] > 1]
            if repeated and path not in reported_paths:
                reported_paths.add(path)
                fault = _repetition_fault(repeated[0], paper)
                first_reference = references[0]
                yield Problem(path, f"the sentence with `{one_line(first_reference[0])}` {fault}")
            may_reallege = False


@rule(
    "TXT050",
    cite="house style: the paragraphs of a pleading have consecutive numbers",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete `number:`, so that the paragraph gets the next number; if the paper was filed with this number, write "
    "the `docket:` of the filing",
)
def paragraph_number_not_the_next(papers: Papers) -> Iterator[Problem]:
    """A complaint that is not yet filed has a paragraph number that is not one more than the number before it.

    Fed. R. Civ. P. 10(b) asks for numbered paragraphs; that their numbers rise by one is convention. The key `number:`
    serves papers that were filed with other numbers, which later papers and orders cite. The rule is silent on a paper
    with a docket number, on the conformed copy of a first complaint, and while a matter has doubts of an import, which
    name such numbers themselves.
    """
    if papers.matter.imported:
        return
    for index, filing in opening(papers.matter):
        breaks = [] if _is_filed(filing) else list(_sequence_breaks(papers.plans[index], papers.matter))
        if breaks:
            break_descriptions = [_break_in_words(before, after) for _, before, after in breaks[:MAX_LISTED]]
            total = f"; the paper has {len(breaks)} such places" if len(breaks) > MAX_LISTED else ""
            paths = [path for path, _, _ in breaks]
            yield Problem(paths[0], f"{series(break_descriptions)}{total}", also=tuple(paths[1:]))


def _break_in_words(before: int, after: int) -> str:
    return f"paragraph {after} follows paragraph {before}" if before else f"the first paragraph has the number {after}"


def _is_filed(filing: Filing) -> bool:
    keys = opening_keys(filing)
    return bool(filing.docket) or (keys.conformed and not keys.amends)


class _GivenNumber(NamedTuple):
    """A paragraph number that a key of the matter gives: the paragraph's name, the number, and the key's path."""

    name: str
    number: int
    path: KeyPath


def _sequence_breaks(plan: Plan, matter: Matter) -> Iterator[tuple[KeyPath, int, int]]:
    """Yield each paragraph number of *plan* that is not one more than the preceding number, if a key gives it.

    The values are the path of that key, the preceding number (0 for the first paragraph), and the number itself.
    """
    given_numbers = [
        _GivenNumber(part.id or "", part.number, (*path, "number")) for path, part in allegations(matter) if part.number
    ]
    given_numbers += [
        _GivenNumber(name="", number=claim.incorporation_number, path=("claims", index, "incorporation_number"))
        for index, claim in enumerate(matter.claims)
        if claim.incorporation_number
    ]
    if not given_numbers:
        return
    preceding_number = 0
    for paragraph in _numbered_paragraphs(plan):
        number = paragraph.number or 0
        if number != preceding_number + 1:
            for given_number in given_numbers:
                if given_number.number == number and given_number.name in {paragraph.name, ""}:
                    given_numbers.remove(given_number)
                    yield given_number.path, preceding_number, number
                    break
        preceding_number = number


NUMBER = r"[A-Za-z]+(?:-[A-Za-z]+)?|\d{1,2}"
LABEL = Regex(
    rf"\bCounts?\s+(?:No\.\s+)?(?P<first>{NUMBER})(?:\s?(?:[-–—]|to|through|and)\s?(?P<last>{NUMBER}))?\s?[.:]?\Z"
    r"|\A(?P<ordinal>[A-Za-z]+(?:-[A-Za-z]+)?)\s+(?:Count|Cause\s+of\s+Action|Claim(?:\s+for\s+Relief)?)\s?[.:]?\Z",
    re.IGNORECASE,
)
"""The numbers or the ordinal in a label of counts: "COUNT IV", "Counts 1-3", "SECOND CAUSE OF ACTION"."""

LAST_LABEL = 99
"""The highest count number that a label is read for."""


@rule(
    "TXT026",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the labels, or delete `label:` in every claim so that the program numbers the counts",
)
def counts_out_of_order(matter: Matter) -> Iterator[Problem]:
    """A count's typed label skips a number, is lower than the preceding label, repeats it, or misspells it.

    This happens when a count is added or removed. The program prints a label exactly as the user typed it, so Count IV
    may follow Count II. Nothing is reported if the numbers begin again with the first, as they may for another
    plaintiff's counts.
    """
    yield from _misspelled_labels(matter)
    last_number: int | None = None
    for index, claim in enumerate(matter.claims if has_complaint(matter) else ()):
        first_and_last = _first_and_last_number(claim.label or "")
        if first_and_last is None:
            last_number = None
            continue
        first_number, next_last_number = first_and_last
        begins_again = first_number == 1 and last_number != 1
        if last_number is not None and first_number != last_number + 1 and not begins_again:
            preceding_label = one_line(matter.claims[index - 1].label or "")
            label = one_line(claim.label or "")
            fact = f"`{label}` follows `{preceding_label}`"
            if label == preceding_label:
                fact = f"`{label}` is also the label of the preceding count"
            yield Problem(("claims", index, "label"), fact, also=(("claims", index - 1, "label"),))
        last_number = next_last_number


def _first_and_last_number(label: str) -> tuple[int, int] | None:
    """Return the first and the last count number in *label*; None if there are none, or if they run backward."""
    match = LABEL.search(one_line(label))
    if not match:
        return None
    first = _number_by_spelling().get((match["ordinal"] or match["first"]).lower())
    last = _number_by_spelling().get(match["last"].lower()) if match["last"] else first
    return (first, last) if first and last and first <= last else None


def _misspelled_labels(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each label whose ordinal is misspelled: FIST CLAIM FOR RELIEF."""
    for index, claim in enumerate(matter.claims if has_complaint(matter) else ()):
        match = LABEL.search(one_line(claim.label or ""))
        word = (match["ordinal"] or match["first"]) if match else ""
        if not word or word.isdigit() or word.lower() in _number_by_spelling():
            continue
        similar_spellings = [spelling for spelling in _number_by_spelling() if is_slip(word.lower(), spelling)]
        if similar_spellings:
            intended_word = similar_spellings[0].upper() if word.isupper() else similar_spellings[0].title()
            yield Problem(("claims", index, "label"), f"`{word}` may be a misspelling of `{intended_word}`")


@cache
def _number_by_spelling() -> dict[str, int]:
    """Return the number that each spelling means, in lowercase: "4", "iv", "four" and "fourth" mean 4."""
    return {
        spelling.lower(): number
        for number in range(1, LAST_LABEL + 1)
        for spelling in (str(number), roman(number), cardinal(number), ordinal(number))
    }
