"""Whether the number of a paragraph in a text is that of another document, such as a contract or an affidavit."""

import re

from assembler.facts.sentences import sentence_span

OTHER_PAPER_AFTER = re.compile(
    r"(?i)^,?\s*(?:\([^)]*\)\s*)?(?:of|in|to|under|from)\s+"
    r"(?:the|that|this|its|his|her|their|said|an?|defendants?\W?s?|plaintiffs?\W?s?)\s+"
    r"(?!(?:instant |present |foregoing |above |verified |amended |first |second |third |corrected )*"
    r"(?:complaint|petition|pleading|count))"
)
"""Words after the number of a paragraph which show that it is in another paper, such as a contract."""

NAME_AFTER = re.compile(
    r"^,?\s*(?:of|in|to|under|from)\s+(?!(?:Count|Claim|Complaint|Petition|Plaintiff|Part|Section)s?\b)[A-Z§]"
)
"""The name of another paper after the number of its paragraph, such as "of Exhibit A"."""

OTHER_PAPER_BEFORE = re.compile(
    r"(?i)(?:\b(?:Decl|Declaration|Aff|Affidavit|Dep|Dkt|Doc|ECF|Ex|Exs|Exhibits?|Answer|Compl|Agreement|Contract|Order"
    r"|Lease|Policy|Const|Constitution)\b\.?[^.;]{0,24},?\s*(?:at\s)?|\b(?:id|ibid)\.,?\s*(?:at\s)?)$"
)
"""The name of another paper before the number of its paragraph, such as "Smith Decl." or "Id."."""

PART_BEFORE = re.compile(
    r"(?i)(?:\b(?:art|article|sec|section|ch|chapter|cl|clause|part|r|rule|schedule|app|appendix|annex|title)s?\b\.?"
    r"|§{1,2})\s{0,3}[\w.:()-]{1,24},?\s{0,3}$"
)
"""A part of a constitution, a statute, a rule or a contract before its paragraph, such as "art. VI, § 3,"."""

PINPOINT_BEFORE = re.compile(r"(?i)\b(?:at|supra,?)\s*$")
"""Words before the number of a paragraph of any paper that stays as it is typed."""

NAME_BEFORE_SIGN = re.compile(r"(?!(?:See|Cf|In|From|Under|And|Or|But|Also)\b)\b[A-Z][\w’']*\.?,?\s*$")
"""The name before "¶" of a person, or of a paper, whose paragraph is cited, such as "Sample ¶ 3"."""

OWN_PAPER_AFTER = re.compile(r"(?i),?\s(?:above|below|supra|infra|herein|of this (?:complaint|petition))\b")
"""Words after the number of a paragraph which show that it is in the paper itself."""

OF_THIS_PAPER = re.compile(r"(?i),?\s(?:above\s)?of this (?:complaint|petition)\b")
"""Words after a paragraph's number which show that the paragraph is in this paper, whatever stands before it."""

INCORPORATES = re.compile(
    r"(?i)\b(?:re-?alleges?|realleging|incorporates?|incorporated|incorporating"
    r"|repeats?|reasserts?|restates?|adopts?)\b"
)
"""The verb of a paragraph that realleges others."""

DOCUMENT = re.compile(
    r"\b(?:(?i:agreements?|contracts?|leases?|affidavits?|declarations?|depositions?|exhibits?|constitutions?|statutes?"
    r"|regulations?|decrees?|mortgages?|deeds?|permits?|treat(?:y|ies)|by-?laws|indentures?)"
    r"|(?:Polic(?:y|ies)|Orders?|Acts?|Codes?|Rules?|Plans?|Notes?|Reports?|Terms|Trusts?|Wills?|Answers?|Letters?)"
    r"|(?:Ex|Exs|Decl|Aff|Dep|Dkt|Const)\.)(?!\w)"
)
"""Names of documents that may have paragraphs of their own; the common words count only with a capital."""


def cites_other_document(before: str, after: str, *, is_sign: bool) -> bool:
    """Whether the words *before* or *after* the number of a paragraph say that it is another document's.

    *is_sign* says that the number follows "¶" and not the word.
    """
    if OF_THIS_PAPER.match(after):
        return False
    plain_before = re.sub(r"[*_\\]", "", before)
    return bool(
        OTHER_PAPER_BEFORE.search(plain_before)
        or PART_BEFORE.search(plain_before)
        or OTHER_PAPER_AFTER.match(after)
        or NAME_AFTER.match(after)
        or (is_sign and NAME_BEFORE_SIGN.search(plain_before))
    )


def may_cite_other_document(text: str, start: int, end: int) -> bool:
    """Whether the sentence of *text* names a document before the number of a paragraph, from *start* to *end*.

    Words behind the number, such as "above", or a verb such as "realleges" between the two show that it is a paragraph
    of the paper itself.
    """
    if OWN_PAPER_AFTER.match(text[end:]):
        return False
    sentence_start, _ = sentence_span(text, start, end)
    before = text[sentence_start:start]
    verb_ends = [verb.end() for verb in INCORPORATES.finditer(before)]
    return DOCUMENT.search(before, verb_ends[-1] if verb_ends else 0) is not None
