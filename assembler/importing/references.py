"""References to paragraphs: numbers become names, and the paragraphs that a count realleges a generated range."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembler.importing.draft import Doubt, Draft, DraftCount, DraftHeading, DraftParagraph, DraftSection, Part
from assembler.importing.expressed import RANGE_OF_PARAGRAPHS, REFERENCE_TO_PARAGRAPH, Expressed
from assembler.importing.other_documents import (
    INCORPORATES,
    OWN_PAPER_AFTER,
    PINPOINT_BEFORE,
    cites_other_document,
    may_cite_other_document,
)
from assembler.language.english import ranges, series
from assembler.plan.text.labels import with_skipped_numbers

JOINERS = "through|thru|to|-|–|—"
"""The words and signs between the ends of a range, as alternatives of a pattern."""

SPAN = rf"\d{{1,4}}(?:\s?(?:{JOINERS})\s?\d{{1,4}})?"
"""The pattern of a number or a range of numbers."""

REFERENCE = re.compile(
    r"(?P<word>\b[Pp]aragraphs?|¶¶?|\b[Pp]ars?\.)\s?"
    rf"(?P<numbers>{SPAN}(?:(?:,\s?(?:and\s)?|\s(?:and|&)\s){SPAN})*)(?![\w(]|\.\d)"
)
"""Numbers of paragraphs after a word or symbol such as "¶"."""

RANGES = tuple(re.compile(rf"{word}\s?\d+\s?({JOINERS})\s?\d+") for word in ("[Pp]aragraphs", "¶"))
"""Ranges of paragraphs after the word, and after the sign."""

ALL_BEFORE = re.compile(
    r"(?i)\b(?:preceding|foregoing|above|previous|prior|every|each|all)\b.{0,60}"
    r"\b(?:paragraphs?|allegations?|averments?|contained|above|forth)\b"
)
"""Words that reallege all preceding paragraphs without their numbers."""

MAX_WORDS = 70
"""The maximum number of words in a paragraph that only realleges others."""


@dataclass(frozen=True, slots=True)
class Numbers:
    """The ids of paragraphs by the number that the source prints, if only one paragraph has that number.

    *joiner* is the word or sign between the ends of a range. If some "¶" *sign_is_of_others*, those of other papers are
    cited by the sign, and it names a paragraph of this paper only if the words after it say so.
    """

    ids: Mapping[int, str]
    joiner: str
    sign_is_of_others: bool

    def names(self, numbers: str) -> str:
        """Return the names of the paragraphs in *numbers*; "" if one is unknown or would be printed differently."""
        names = []
        for span in re.split(r",\s?(?:and\s)?|\s(?:and|&)\s", numbers):
            ends = [int(number) for number in re.findall(r"\d+", span)]
            if any(end not in self.ids for end in ends) or (len(ends) == 2 and ends[1] - ends[0] < 2):
                return ""
            names.append("..".join(self.ids[end] for end in ends))
        values = [int(number) for number in re.findall(r"\d+", numbers)]
        are_rising = all(first < second for first, second in pairwise(values))
        return ", ".join(names) if are_rising else ""


def with_references(draft: Draft) -> Draft:
    """Return *draft* with paragraph numbers replaced by names, and with generated ranges in its counts."""
    joiner = _joiner(draft)
    draft = _with_incorporations(draft, joiner)
    numbers = _numbers(draft, joiner)
    expressed: list[Expressed] = []
    doubts: list[Doubt] = []
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            body = tuple(_with_names(entry, numbers, expressed, doubts) for entry in part.body)
            parts.append(replace(part, body=body))
        else:
            parts.append(part)
    expressed = [*draft.expressed, *expressed]
    return replace(
        draft,
        parts=tuple(parts),
        expressed=tuple(expressed),
        doubts=(*draft.doubts, *doubts),
        range_joiner=joiner,
    )


def _joiner(draft: Draft) -> str:
    """Return the word or sign that most ranges of paragraphs in *draft* have between their ends.

    Ranges after "¶" count only if there are no others.
    """
    text = "\n\n".join(paragraph.text for paragraph in draft.paragraphs)
    for pattern in RANGES:
        if joiners := [match[1] for match in pattern.finditer(text)]:
            return max(joiners, key=joiners.count)
    return "through"


def _numbers(draft: Draft, joiner: str) -> Numbers:
    paragraphs = [paragraph for paragraph in draft.paragraphs if paragraph.number]
    uses = Counter(paragraph.number for paragraph in paragraphs)
    uses.update(part.incorporated_number for part in draft.parts if isinstance(part, DraftCount))
    ids = {paragraph.number: paragraph.id for paragraph in paragraphs if uses[paragraph.number] == 1 and paragraph.id}
    citations = ((match, *_around(match, paragraph)) for paragraph in paragraphs for match in _signs(paragraph))
    return Numbers(ids, joiner, any(_is_of_other_paper(*citation) for citation in citations))


def _signs(paragraph: DraftParagraph) -> Iterator[re.Match[str]]:
    """Yield the numbers of paragraphs in *paragraph* that have the sign "¶"."""
    return (match for match in REFERENCE.finditer(paragraph.text) if match["word"].startswith("¶"))


def _around(match: re.Match[str], paragraph: DraftParagraph) -> tuple[str, str]:
    """Return the text of *paragraph* before *match*, and the text after it."""
    return paragraph.text[: match.start()], paragraph.text[match.end() :]


def _is_of_other_paper(match: re.Match[str], before: str, after: str) -> bool:
    """Whether the words *before* or *after* the reference in *match* say that it is to another paper's paragraph."""
    return cites_other_document(before, after, is_sign=match["word"].startswith("¶"))


def _with_names(
    entry: DraftParagraph | DraftHeading, numbers: Numbers, expressed: list[Expressed], doubts: list[Doubt]
) -> DraftParagraph | DraftHeading:
    """Return *entry* with names in place of numbers; add what they express, and the doubts, to the lists."""
    if isinstance(entry, DraftHeading):
        return entry
    uncertain: list[str] = []

    def with_name(match: re.Match[str]) -> str:
        before, after = _around(match, entry)
        is_quoted = before.rsplit("\n", 1)[-1].startswith(">") or before.count("“") > before.count("”")
        is_pinpoint = bool(PINPOINT_BEFORE.search(before))
        is_sign_of_others = match["word"].startswith("¶") and numbers.sign_is_of_others
        is_of_others = _is_of_other_paper(match, before, after)
        if is_quoted or is_pinpoint or is_of_others or (is_sign_of_others and not OWN_PAPER_AFTER.match(after)):
            return match[0]
        names = numbers.names(match["numbers"])
        if not names or _has_number(match["numbers"], entry.number) or not _prints_alike(match, before, numbers.joiner):
            return match[0]
        if may_cite_other_document(entry.text, match.start(), match.end()):
            uncertain.append(f"`{match[0]}`")
            return match[0]
        expressed.append(Expressed(REFERENCE_TO_PARAGRAPH, match[0], entry.place))
        if match["word"].startswith("¶"):
            return f"[[¶ {names}]]"
        if match["word"] in {"Paragraph", "Paragraphs"}:
            return f"[[{match['word']} {names}]]"
        return f"[[{names}]]"

    named_entry = replace(entry, text=REFERENCE.sub(with_name, entry.text), literal=entry.text)
    if uncertain:
        about = f"{series(uncertain)} may cite this paper or another document that the sentence names: left as typed"
        doubts.append(Doubt(f"{about}; write `[[id]]` for a paragraph of this paper", entry.place))
    return named_entry


def _has_number(numbers: str, number: int) -> bool:
    """Whether *numbers*, such as "3, 5-8", include *number*: a paragraph cannot refer to itself by its name."""
    spans = re.findall(rf"(\d{{1,4}})(?:\s?(?:{JOINERS})\s?(\d{{1,4}}))?", numbers)
    return any(int(first) <= number <= int(last or first) for first, last in spans)


def _prints_alike(match: re.Match[str], before: str, joiner: str) -> bool:
    """Whether the program would print the reference in *match* exactly as the source has it."""
    word, numbers = match["word"], match["numbers"]
    if word.startswith("¶"):
        return " and " not in numbers and not re.search(r"through|thru|to", numbers)
    if word.lower().startswith("par.") or word.lower().startswith("pars."):
        return False
    is_plural = not numbers.isdigit()
    begins_sentence = not before or bool(re.search(r"[.?!][”’)]*\s+$", before))
    joiners = set(re.findall(rf"\d\s?({JOINERS})\s?\d", numbers))
    has_right_case = not (begins_sentence and word[0].islower())
    return word.lower().endswith("s") == is_plural and has_right_case and joiners <= {joiner}


# -- what a count realleges -------------------------------------------------------------------------------------------


def _with_incorporations(draft: Draft, joiner: str) -> Draft:
    """Return *draft* with the first paragraph of each count as its incorporation, if it realleges paragraphs.

    The paper would print a range with *joiner*; a paragraph whose range has another joiner stays a paragraph.
    """
    parts: list[Part] = []
    expressed = list(draft.expressed)
    numbers_before: list[int] = []
    numbers_of_facts: list[int] = []
    for part in draft.parts:
        if isinstance(part, DraftCount) and not numbers_of_facts:
            numbers_of_facts = [*numbers_before]
        first = part.body[0] if isinstance(part, DraftCount) and part.body else None
        incorporation = None
        if isinstance(first, DraftParagraph) and first.number:
            meanings = {
                "all": _range(numbers_before, numbers_before),
                "facts": _range(numbers_of_facts, numbers_before),
            }
            incorporation = _incorporation(first, meanings, joiner)
        if isinstance(part, DraftCount) and isinstance(first, DraftParagraph) and incorporation:
            incorporates, sentence, numbers = incorporation
            expressed.append(Expressed(RANGE_OF_PARAGRAPHS, numbers, first.place))
            parts.append(
                replace(
                    part,
                    body=part.body[1:],
                    incorporates=incorporates,
                    incorporation=sentence,
                    incorporated_number=first.number,
                )
            )
            numbers_before.append(first.number)
        else:
            parts.append(part)
        kept_part = parts[-1]
        if isinstance(kept_part, DraftSection | DraftCount):
            paragraphs = [entry for entry in kept_part.body if isinstance(entry, DraftParagraph)]
            numbers_before += [paragraph.number for paragraph in paragraphs if paragraph.number]
    return replace(draft, parts=tuple(parts), expressed=tuple(expressed))


def _range(numbers: Sequence[int], printed: Sequence[int]) -> tuple[int, int] | None:
    """Return the range that *numbers*, some of those *printed* so far, form; None if it is not one range."""
    spans = ranges(with_skipped_numbers(numbers, printed))
    return spans[0] if len(spans) == 1 else None


def _incorporation(
    paragraph: DraftParagraph, meanings: Mapping[str, tuple[int, int] | None], joiner: str
) -> tuple[str, str, str] | None:
    """Return what *paragraph* incorporates ("all" or "facts"), its sentence, and the numbers that it cites.

    *meanings* has the range of paragraphs that each of the two words means. The sentence has a placeholder in place
    of the numbers. The result is None if *paragraph* realleges nothing, or paragraphs other than all or the facts.
    """
    text = paragraph.text
    if not INCORPORATES.search(text) or len(text.split()) > MAX_WORDS or "\n" in text or "{" in text or "^[" in text:
        return None
    spans = list(REFERENCE.finditer(text))
    if not spans:
        return ("all", text, "") if ALL_BEFORE.search(text) and not re.search(r"\d", text) else None
    ends = [int(number) for number in re.findall(r"\d+", spans[0]["numbers"])]
    if _is_of_other_paper(spans[0], *_around(spans[0], paragraph)):
        return None
    if len(spans) != 1 or len(ends) != 2 or not _prints_range(spans[0]["numbers"], ends, joiner):
        return None
    incorporates = next((word for word in ("facts", "all") if meanings[word] == tuple(ends)), None)
    if incorporates is None:
        return None
    start, end = spans[0].span("numbers")
    return incorporates, f"{text[:start]}{{numbers}}{text[end:]}", spans[0]["numbers"]


def _prints_range(numbers: str, ends: Sequence[int], joiner: str) -> bool:
    """Whether the program would print *numbers*, which have two *ends*, as they are: with *joiner* between them."""
    return ends[1] - ends[0] > 1 and numbers.strip("0123456789 ") == joiner
