"""References to paragraphs of the same paper by typed numbers."""

import re
from collections.abc import Iterator, Mapping, Sequence

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted, words_of
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.regex import Regex, passages
from assembler.papers.opening.keys import opening_keys
from assembler.plan.blocks import Block, Paragraph
from assembler.plan.papers import Papers
from assembler.plan.tables.texts import text_without_notes
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.text._joined_notes import with_notes_joined

SPELLED_NUMBERS = {cardinal(number): number for number in range(1, 100)}

PARAGRAPH_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(SPELLED_NUMBERS, key=len, reverse=True))})\b(?!\.\d|\(|,\d)"
PARAGRAPHS = Regex(
    rf"(?:\b(?:paragraphs?|paras?\b\.?|pars\b\.?)(?:\s+(?:Nos?\.?|numbers?|numbered))?\s+|¶{{1,2}}\s*)"
    rf"(?P<numbers>{PARAGRAPH_NUMBER}(?:\s*(?:-|–|—|,\s*and\b|,|&|\b(?:through|thru|to|and|or)\b)\s*{PARAGRAPH_NUMBER})*)",
    re.IGNORECASE,
    needs="para|pars|¶",
)
"""Paragraph numbers in any usual form: "paragraphs 10 through 14", "¶¶ 18-20", "Para. 9"."""

SECTION = Regex(
    r"\b(?:Section|Part)\s+[IVX]{1,5}(?:\.[A-Z])?,?\s+(?:above|below|supra|infra|of\s+this\s+complaint)\b",
    re.IGNORECASE,
    needs="section|part",
)

OWN_PAPER = Regex(
    r"\b(?:this\s+(?:\w+\s+)?(?:complaint|petition)|re-?alleg\w+|incorporat\w+|repeats?\b|foregoing|preceding)\b",
    re.IGNORECASE,
)
"""Words that show that a sentence refers to its own paper."""

NEAR_NUMBER = Regex(
    r"\b(?:above|below|supra|infra|herein)\b|\A\s+(?:alleges?|describes?|lists?|states?|shows?|quotes?|recounts?|sets?\s+(?:out|forth))\b",
    re.IGNORECASE,
)
"""Words that, close to the number, refer to the same paper."""

POINTS_BACK = Regex(
    r"\b(?:alleged|pleaded|described|set\s+forth|set\s+out|stated|referenced|referred\s+to|identified|discussed"
    r"|mentioned|detailed|explained|shown|noted|quoted|listed|itemized|defined|recited|see|as)\s+(?:also\s+)?(?:above\s+)?(?:in\s+|at\s+|by\s+)?\W{0,2}\Z",
    re.IGNORECASE,
)
"""Words before a number that show that it refers back to an earlier paragraph: "as alleged in"."""

DOCUMENT_AFTER_NUMBER = Regex(
    r",?\s+(?:of|to|in|under)\s+(?:(?:the|its|that|an?|each|every|his|her|their|such|said|[\w.]{1,40}[’']s?)\s+)?+"
    r"(?!(?:this|these|those|above|foregoing|preceding|instant|complaint|petition)\b)",
    re.IGNORECASE,
)
"""Words after a paragraph number that name the document that contains the paragraph."""

RECORD_BEFORE_NUMBER = Regex(
    r"(?:\b(?:Dkt|Doc|Compl|Pet|Ans|Decl|Aff|Ex|Exs|Dep|Am|Nos?)\.[^.;]{0,20}|\b(?:ECF|CCH|Exhibit)\b[^.;]{0,20}"
    r"|\b(?:Complaint|Answer|Petition|Declaration|Order|Lease|Agreement|Contract)\)?,?(?:\s+at)?\s+"
    r"|\b(?:art(?:\.|icle)|sec(?:\.|tion))\s+[\w.()-]{1,20},?\s+|§{1,2}\s*[\w.()-]{1,20},?\s+"
    r"|\b(?:Id|Ibid)\.[*_]{0,2},?\s*(?:at\s+)?"
    r"|(?:[’']s|\b(?:its|their|that|each|every|such|under))\s+(?:\w+\s+)?)\Z",
    re.IGNORECASE,
)
"""Words before a number that show that it cites a paper in the record, a constitution or another document."""

NAME_BEFORE_SIGN = Regex(
    r"(?<![\w.’'-])(?!(?:See|Also|But|And|Or|Cf|Id|In|At|Under|As|Per|Accord|Compare|With|By|From|Of|To|The|These|This"
    r"|Those|Both|Paragraphs?|Allegations?|Supra|Infra|Quoting|Citing|Through|While|Where|Although|Because|Since|That)\b)"
    r"[A-Z][\w’'-]{1,40}[*_]{0,2},?\s{1,3}(?:at\s)?\Z"
)
"""A name before the sign, by which an affidavit, a declaration or a transcript is cited: "Sample ¶ 3"."""

INSTRUMENT = Regex(
    r"\b(?:agreements?|leases?|contracts?|licen[sc]es?|notes?|polic(?:y|ies)|guarant(?:y|ies|ee)|orders?|decrees?|judgments?"
    r"|declarations?|affidavits?|answers?|deeds?|wills?|trusts?|statutes?|acts?|rules?|codes?|letters?|settlements?|by-?laws?"
    r"|mortgages?|regulations?|treat(?:y|ies)|constitutions?|permits?|plans?|reports?|clauses?|terms)\b",
    re.IGNORECASE,
)
"""Names of documents that may have paragraphs of their own."""

REACH_IN_SENTENCE = 150
"""How many characters before and after a number, within its sentence, are searched for the name of a document."""

NUMBER_RANGE = Regex(
    rf"(?P<first>{PARAGRAPH_NUMBER})\s*(?:-|–|—|\b(?:through|thru|to)\b)\s*(?P<last>{PARAGRAPH_NUMBER})", re.IGNORECASE
)


@rule(
    "TXT010",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give the paragraph an `id:` and refer to it as [[id]], or [[Paragraph id]] for a capital; the program writes"
    " the sentence with the paragraphs that a count realleges",
)
def paragraphs_counted_by_hand(papers: Papers) -> Iterator[Problem]:
    """A text refers to paragraphs of the same paper by typed numbers.

    The numbers become wrong as soon as a paragraph is added or moved, and a count may then incorporate itself.
    References to paragraphs of other papers, contracts or statutes are not checked. Numbers that the complaint now has
    are a single note; numbers higher than the last paragraph's, and ranges that run backward, are warnings.
    """
    yield from with_notes_joined(_problems_with_typed_numbers(papers), plural_noun="references")


def _problems_with_typed_numbers(papers: Papers) -> Iterator[Problem]:
    """Yield a problem for each typed reference: a note if its numbers are those that the complaint now has."""
    names = _paragraph_names(papers)
    is_amendment = any(opening_keys(filing).amends for filing in papers.matter.filings)
    message_for = _message_in_amendment if is_amendment else _message
    for path, match in typed_numbers(papers):
        severity = None if _is_impossible(match, names) else Severity.NOTE
        yield Problem(path, message_for(match, names), severity, at=matched(match))


def _is_impossible(match: re.Match[str], names: Mapping[int, str]) -> bool:
    """Whether a number in *match* is higher than the last paragraph's, or a range in it runs backward."""
    if match.re is SECTION.compiled:
        return False
    ranges = passages(NUMBER_RANGE, match["numbers"])
    runs_backward = any(number_of(ends["first"]) > number_of(ends["last"]) for ends in ranges)
    return runs_backward or bool(names and max(numbers_in(match)) > max(names))


def typed_numbers(papers: Papers) -> Iterator[tuple[KeyPath, re.Match[str]]]:
    """Yield each typed reference to paragraphs of the same paper, with the path of its text."""
    last_number = max(_paragraph_names(papers), default=0)
    for path, text in prose(papers.matter):
        unquoted_text = unquoted(text)
        for match in passages(PARAGRAPHS, unquoted_text):
            means_this_paper = _means_this_paper(unquoted_text, match, last_number)
            if means_this_paper and not _own_number_in(match, path, text, papers):
                yield path, match
        for match in passages(SECTION, unquoted_text):
            yield path, match


@rule(
    "TXT024",
    cite="house style: a paragraph realleges only earlier paragraphs",
    basis="convention",
    severity=Severity.WARNING,
    fix="end the range before its own paragraph, or delete the sentence: the program writes which facts a count "
    "realleges",
)
def range_with_its_own_paragraph(papers: Papers) -> Iterator[Problem]:
    """A typed range of paragraphs includes the paragraph that contains the range.

    A paragraph cannot reallege itself, and the range may extend into later counts, as in a shotgun pleading. The rule
    compares the range with the paragraph numbers that the complaint now prints.
    """
    for path, text in prose(papers.matter):
        unquoted_text = unquoted(text)
        for match in passages(PARAGRAPHS, unquoted_text):
            number = _own_number_in(match, path, text, papers)
            if number and _means_this_paper(unquoted_text, match):
                yield Problem(path, f"`{one_line(match[0])}` includes paragraph {number}, which contains this range")


def _own_number_in(match: re.Match[str], path: KeyPath, text: str, papers: Papers) -> int:
    """Return the number of the paragraph that prints *text*, which is at *path*, if *match* includes it; else 0."""
    spans = [(number_of(ends["first"]), number_of(ends["last"])) for ends in passages(NUMBER_RANGE, match["numbers"])]
    numbers = numbers_of(path, words_of(text[: match.end()]), papers) if spans else ()
    for number in numbers:
        if any(first <= number <= last for first, last in spans):
            return number
    return 0


def number_of(word: str) -> int:
    """Return the number that *word*, in digits or letters, means."""
    return SPELLED_NUMBERS.get(word.lower()) or int(word)


def numbers_of(path: KeyPath, words: Sequence[str], papers: Papers) -> Sequence[int]:
    """Return the numbers of the complaint's paragraphs that begin with *words*, the first words of the text at *path*.

    A text that is printed in several counts has several numbers. If several texts begin with *words*, paragraphs and
    texts are matched in order.
    """
    numbers = [
        block.number
        for block in complaint_body(papers)
        if isinstance(block, Paragraph) and block.number and _first_words(block, len(words)) == words
    ]
    paths = [text_path for text_path, text in prose(papers.matter) if words_of(text)[: len(words)] == words]
    if len(paths) == 1:
        return numbers
    return [numbers[paths.index(path)]] if len(paths) == len(numbers) else []


def _first_words(paragraph: Paragraph, count: int) -> Sequence[str]:
    return words_of(text_without_notes(paragraph.text))[:count]


def complaint_body(papers: Papers) -> tuple[Block, ...]:
    """Return the blocks of the complaint's body; none if the matter has no complaint."""
    for index, _ in opening(papers.matter):
        return papers.plans[index].body
    return ()


def _means_this_paper(text: str, match: re.Match[str], last_number: int = 0) -> bool:
    """Whether the numbers in *match* refer to the same paper: nearby words say so, or do not name another document.

    A number above *last_number*, the last paragraph's, counts too if it is in parentheses or no other document is named
    nearby.
    """
    before = text[max(0, match.start() - 60) : match.start()]
    after = text[match.end() : match.end() + 60]
    follows_conjunction = before.endswith("that ") and NEAR_NUMBER.match(after)
    if DOCUMENT_AFTER_NUMBER.match(after) or (RECORD_BEFORE_NUMBER.search(before) and not follows_conjunction):
        return False
    if match[0].startswith("¶") and NAME_BEFORE_SIGN.search(before):
        return False
    if POINTS_BACK.search(before) or NEAR_NUMBER.search(after[:20]) or NEAR_NUMBER.search(before[-20:]):
        return True
    sentence_start, sentence_end = sentence_span(text, match.start(), match.end())
    start = max(sentence_start, match.start() - REACH_IN_SENTENCE)
    end = min(sentence_end, match.end() + REACH_IN_SENTENCE)
    surroundings = text[start:end]
    if OWN_PAPER.search(surroundings):
        return True
    is_too_high = bool(last_number) and max(numbers_in(match)) > last_number
    if is_too_high and before.endswith("(") and after.startswith(")"):
        return True
    has_several_numbers = not re.fullmatch(r"\w+", match["numbers"])
    may_be_own = has_several_numbers or is_too_high or match[0].startswith("¶")
    return may_be_own and not INSTRUMENT.search(surroundings)


def numbers_in(match: re.Match[str]) -> list[int]:
    """Return the paragraph numbers in *match*."""
    return [number_of(word) for word in re.findall(PARAGRAPH_NUMBER, match["numbers"], re.IGNORECASE)]


def all_numbers(match: re.Match[str]) -> list[int]:
    """Return the paragraph numbers in *match*, with all numbers of its ranges, without duplicates."""
    numbers = numbers_in(match)
    for ends in passages(NUMBER_RANGE, match["numbers"]):
        numbers += range(number_of(ends["first"]), number_of(ends["last"]) + 1)
    return list(dict.fromkeys(numbers))


def _paragraph_names(papers: Papers) -> Mapping[int, str]:
    """Return the names of the complaint's numbered paragraphs, by number; "" for a paragraph without a name."""
    return {
        block.number: block.name for block in complaint_body(papers) if isinstance(block, Paragraph) and block.number
    }


def _message(match: re.Match[str], names: Mapping[int, str]) -> str:
    """Return what is wrong with the typed numbers in *match*; *names* are the complaint's paragraphs by number."""
    typed_words = one_line(match[0])
    if match.re is SECTION.compiled:
        return f"a section's number is typed by hand: `{typed_words}`"
    numbers = numbers_in(match)
    ids = [names.get(number, "") for number in numbers]
    is_range = len(ids) == 2 and re.search(r"-|–|—|\b(?:through|thru|to)\b", match["numbers"])
    if names and max(numbers) > max(names):
        return f"`{typed_words}` is typed by hand, but the last paragraph is {max(names)}"
    if is_range and numbers[0] > numbers[1]:
        return f"`{typed_words}` is typed by hand, and runs backward"
    if not all(ids):
        return f"paragraph numbers are typed by hand: `{typed_words}`"
    separator = ".." if is_range else ", "
    sign = "¶ " if typed_words.startswith("¶") else ""
    return f"`{typed_words}` is typed by hand; write `[[{sign}{separator.join(ids)}]]`"


def _message_in_amendment(match: re.Match[str], names: Mapping[int, str]) -> str:
    """Return a message that suggests no paragraph, because a paragraph of the earlier complaint may be meant."""
    if match.re is SECTION.compiled or _is_impossible(match, names):
        return _message(match, names)
    return f"`{one_line(match[0])}` is typed by hand, and may mean the earlier complaint's paragraph of that number"
