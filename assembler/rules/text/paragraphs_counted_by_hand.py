"""TXT010."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.english import cardinal
from assembler.language.passages import passages
from assembler.plan.blocks import Paragraph
from assembler.plan.papers import Papers
from assembler.rules._complaint import opening
from assembler.rules._sentences import sentence
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule

SPELLED = {cardinal(number): number for number in range(1, 100)}

NUMBER = rf"(?:\d{{1,3}}|{'|'.join(sorted(SPELLED, key=len, reverse=True))})\b(?!\.\d|\(|,\d)"
REFERENCE = re.compile(
    rf"(?:\b(?:paragraphs?|paras?\b\.?|pars\b\.?)(?:\s+(?:Nos?\.?|numbers?|numbered))?\s+|¶{{1,2}}\s*)"
    rf"(?P<numbers>{NUMBER}(?:\s*(?:-|–|—|,\s*and\b|,|&|\b(?:through|thru|to|and|or)\b)\s*{NUMBER})*)",
    re.IGNORECASE,
)
"""Paragraphs by number, in any usual form: "paragraphs 10 through 14", "¶¶ 18-20", "Para. 9"."""

SECTION = re.compile(
    r"\b(?:Section|Part)\s+[IVX]{1,5}(?:\.[A-Z])?,?\s+(?:above|below|supra|infra|of\s+this\s+complaint)\b",
    re.IGNORECASE,
)

OWN = re.compile(
    r"\b(?:this\s+(?:\w+\s+)?(?:complaint|petition)|re-?alleg\w+|incorporat\w+|repeats?\b|foregoing|preceding)\b",
    re.IGNORECASE,
)
"""Words of a sentence that refers to its own paper."""

NEAR = re.compile(r"\b(?:above|below|supra|infra|herein)\b|\A\s+alleges?\b", re.IGNORECASE)
"""The same, if they are right before or after the number."""

POINTS = re.compile(
    r"\b(?:alleged|pleaded|described|set\s+forth|set\s+out|stated|referenced|referred\s+to|identified|discussed"
    r"|mentioned|detailed|explained|shown|noted|see|as)\s+(?:also\s+)?(?:above\s+)?(?:in\s+|at\s+|by\s+)?\W{0,2}\Z",
    re.IGNORECASE,
)
"""What comes before a number that points to an earlier paragraph: "as alleged in"."""

OF_ANOTHER = re.compile(
    r",?\s+(?:of|to|in|under)\s+(?:(?:the|its|that|an?|each|every|his|her|their|such|said|[\w.]{1,40}[’']s?)\s+)?+"
    r"(?!(?:this|these|those|above|foregoing|preceding|instant|complaint|petition)\b)",
    re.IGNORECASE,
)
"""Words after a number that name a document of which it is a paragraph."""

IN_A_RECORD = re.compile(
    r"(?:\b(?:Dkt|Doc|Compl|Pet|Ans|Decl|Aff|Ex|Exs|Dep|Am|Nos?)\.[^.;]{0,20}|\b(?:ECF|CCH|Exhibit)\b[^.;]{0,20}"
    r"|\b(?:Complaint|Answer|Petition|Declaration|Order|Lease|Agreement|Contract),?(?:\s+at)?\s+"
    r"|\b(?:art(?:\.|icle)|sec(?:\.|tion))\s+[\w.()-]{1,20},?\s+|§{1,2}\s*[\w.()-]{1,20},?\s+"
    r"|(?:[’']s|\b(?:its|their|that|each|every|such|under))\s+(?:\w+\s+)?)\Z",
    re.IGNORECASE,
)
"""Words before a number with which a paper of the record, a constitution or another document is cited."""

INSTRUMENT = re.compile(
    r"\b(?:agreements?|leases?|contracts?|licen[sc]es?|notes?|polic(?:y|ies)|guarant(?:y|ies|ee)|orders?|decrees?|judgments?"
    r"|declarations?|affidavits?|answers?|deeds?|wills?|trusts?|statutes?|acts?|rules?|codes?|letters?|settlements?|by-?laws?"
    r"|mortgages?|regulations?|treat(?:y|ies)|constitutions?|permits?|plans?|reports?|clauses?|terms)\b",
    re.IGNORECASE,
)
"""A document that may have its own paragraphs."""

REACH = 150
"""How many characters of its sentence, before and behind a number, say of which document it is."""


@rule(
    "TXT010",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give the paragraph an `id:` and refer to it as [[id]]; the program writes what a count realleges",
)
def paragraphs_counted_by_hand(papers: Papers) -> Iterator[Problem]:
    """A text refers to paragraphs of the same paper by numbers typed by hand.

    The numbers become wrong as soon as a paragraph is added or moved, and so a count may come to incorporate itself.
    Paragraphs of other papers, of a contract or of a statute are not checked.
    """
    names = _names(papers)
    for path, text in prose(papers.matter):
        own = unquoted(text)
        for found in (*passages(REFERENCE, own), *passages(SECTION, own)):
            if found.re is SECTION or _means_this_paper(own, found):
                yield Problem(path, _message(found, names))


def _means_this_paper(text: str, found: re.Match[str]) -> bool:
    """Whether the numbers that are *found* are those of the paper itself: it says so, or no other document is near."""
    before, behind = text[max(0, found.start() - 60) : found.start()], text[found.end() : found.end() + 60]
    if OF_ANOTHER.match(behind) or IN_A_RECORD.search(before):
        return False
    if POINTS.search(before) or NEAR.search(behind[:20]) or NEAR.search(before[-20:]):
        return True
    begins, ends = sentence(text, found.start(), found.end())
    whole = text[max(begins, found.start() - REACH) : min(ends, found.end() + REACH)]
    if OWN.search(whole):
        return True
    several = not re.fullmatch(r"\w+", found["numbers"])
    return (several or found[0].startswith("¶")) and not INSTRUMENT.search(whole)


def _names(papers: Papers) -> Mapping[int, str]:
    """Return the names of the numbered paragraphs of the complaint, "" for one that has none."""
    first = next((number for number, _ in opening(papers.matter)), None)
    body = papers.plans[first].body if first is not None else ()
    return {
        block.number: "" if block.id == f"p-{block.number}" else block.id.removeprefix("p-")
        for block in body
        if isinstance(block, Paragraph) and block.number
    }


def _message(found: re.Match[str], names: Mapping[int, str]) -> str:
    written = one_line(found[0])
    if found.re is SECTION:
        return f"a section's number is typed by hand: `{written}`"
    numbers = [SPELLED.get(word.lower()) or int(word) for word in re.findall(NUMBER, found["numbers"], re.IGNORECASE)]
    named = [names.get(number, "") for number in numbers]
    if not all(named):
        return f"paragraph numbers typed by hand: `{written}`"
    ranged = len(named) == 2 and re.search(r"-|–|—|\b(?:through|thru|to)\b", found["numbers"])
    return f"`{written}` is typed by hand; write `[[{('..' if ranged else ', ').join(named)}]]`"
