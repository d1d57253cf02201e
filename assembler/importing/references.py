"""References to paragraphs: numbers become names, and the paragraphs that a count realleges a generated range."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from assembler.importing.draft import Draft, DraftCount, DraftHeading, DraftParagraph, DraftSection, Part
from assembler.importing.expressed import Expressed
from assembler.language.english import ranges
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

OTHER_PAPER_AFTER = re.compile(
    r"(?i)^,?\s*(?:\([^)]*\)\s*)?(?:of|in|to|under|from)\s+"
    r"(?:the|that|this|its|his|her|their|said|an?|defendants?\W?s?|plaintiffs?\W?s?)\s+"
    r"(?!(?:instant |present |foregoing |above |verified |amended |first |second |third |corrected )*"
    r"(?:complaint|petition|pleading|count))"
)
"""Words that follow the number of a paragraph of another paper, such as a contract."""

OTHER_PAPER_BEFORE = re.compile(
    r"(?i)(?:\b(?:Decl|Aff|Dkt|Doc|ECF|Ex|Exs|Exhibit|Answer|Compl|Agreement|Contract|Order|Lease|Policy)\b\.?"
    r"[^.;]{0,24},?\s*(?:at\s)?|\b(?:id|ibid)\.\s*(?:at\s)?)$"
)
"""Words that precede the number of a paragraph of another paper, such as "Smith Decl." or "Id."."""

PINPOINT_BEFORE = re.compile(r"(?i)\b(?:at|supra,?)\s*$")
"""Words that precede the number of a paragraph, of this or of another paper, that stays as it is typed."""

NAME_BEFORE_SIGN = re.compile(r"(?!(?:See|Cf|In|From|Under|And|Or|But|Also)\b)\b[A-Z][\w’']*\.?,?\s*$")
"""The name before "¶" of a person, or of a paper, whose paragraph is cited, such as "Sample ¶ 3"."""

OWN_PAPER_AFTER = re.compile(r"(?i),?\s(?:above|below|supra|infra|herein|of this (?:complaint|petition))\b")
"""Words that follow the number of a paragraph of the paper itself."""

INCORPORATES = re.compile(
    r"(?i)\b(?:re-?alleges?|realleging|incorporates?|incorporated|incorporating"
    r"|repeats?|reasserts?|restates?|adopts?)\b"
)
"""The verb of a paragraph that realleges others."""

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
    parts: list[Part] = []
    for part in draft.parts:
        if isinstance(part, DraftSection | DraftCount):
            body = tuple(_with_names(entry, numbers, expressed) for entry in part.body)
            parts.append(replace(part, body=body))
        else:
            parts.append(part)
    expressed = [*draft.expressed, *expressed]
    return replace(draft, parts=tuple(parts), expressed=tuple(expressed), range_joiner=joiner)


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
    plain_before = before.replace("*", "").replace("_", "")
    return bool(
        OTHER_PAPER_BEFORE.search(plain_before)
        or OTHER_PAPER_AFTER.match(after)
        or (match["word"].startswith("¶") and NAME_BEFORE_SIGN.search(plain_before))
    )


def _with_names(
    entry: DraftParagraph | DraftHeading, numbers: Numbers, expressed: list[Expressed]
) -> DraftParagraph | DraftHeading:
    if isinstance(entry, DraftHeading):
        return entry

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
        expressed.append(Expressed("reference", match[0], entry.place))
        if match["word"].startswith("¶"):
            return f"[[¶ {names}]]"
        if match["word"] in {"Paragraph", "Paragraphs"}:
            return f"[[{match['word']} {names}]]"
        return f"[[{names}]]"

    return replace(entry, text=REFERENCE.sub(with_name, entry.text), literal=entry.text)


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
            expressed.append(Expressed("range of paragraphs", numbers, first.place))
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
