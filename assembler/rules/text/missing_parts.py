"""References to headings, lists and definitions that the complaint does not have."""

from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._roots import root
from assembler.rules.rule import Problem, matched, rule

QUOTED_HEADING = Regex(
    r"(?:\b[Ss]ee|\b[Ii]n|\b[Uu]nder|\()\s?[“\"](?P<heading>[A-Z][^”\"\n]{2,60}?),?[”\"],?\s(?:above|below|supra|infra)\b",
    needs="above|below|supra|infra",
)
"""A heading in quotation marks with the side on which it is: see “Prior Storms,” above."""

TERM_CALLED_DEFINED = Regex(
    r"\b(?P<term>[A-Z][\w’'-]{1,30}(?:\s[A-Z][\w’'-]{1,30}){0,4}),?\s\(?as\s(?:that\sterm\sis\s|previously\s)?"
    r"defined\s(?:above|below|herein)\b",
    needs="defined",
)
"""A term that is said to be defined: "Kite Papers, as defined above"."""

LIST_ABOVE = Regex(
    r"\b(?:the|this)\s(?P<side>foregoing|preceding|above)\s(?P<kind>list|table|chart|schedule)\sof\s(?:the\s)?"
    r"(?P<things>[a-z]{3,20}s)\b",
    needs="foregoing|preceding|above",
)
"""A list that is said to be above: "the foregoing list of kites"."""

SUBPARAGRAPH = Regex(
    r"\bsubparagraphs?\s\(?[a-z]\)?[^.;]{0,40}?\bof\sthe\s(?:immediately\s)?preceding\sparagraph\b",
    needs="subparagraph",
)
LABEL = Regex(r"(?<!\w)\(?[a-z]\)|(?m:^[ \t]{0,8}(?:[-*]|\d{1,2}[.)])\s)")
"""The label of an item in a list within a paragraph."""


@rule(
    "TXT040",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the part that is meant, or delete the reference",
)
def reference_to_a_missing_part(matter: Matter) -> Iterator[Problem]:
    """A text refers to a heading, a list, a subparagraph or a definition that the complaint does not have.

    Examples are "see “Prior Storms,” above" without such a heading, "Kite Papers, as defined above" without such a
    definition, "the foregoing list of kites" where no text above mentions kites, and "subparagraph (b) of the preceding
    paragraph", if that paragraph has no labels.
    """
    texts = list(prose(matter)) if has_complaint(matter) else []
    whole_text = "\n".join(text for _, text in texts)
    headings = {_plain(text) for path, text in texts if path[-1] in {"heading", "title"}}
    for index, (path, text) in enumerate(texts):
        for match in passages(QUOTED_HEADING, text):
            cited_heading = _plain(match["heading"])
            is_heading = any(cited_heading in heading or heading in cited_heading for heading in headings)
            is_term = any(f"{match['heading']}{closing_mark})" in whole_text for closing_mark in '”"')
            if not is_heading and not is_term:
                message = f"no heading of the complaint is `{one_line(match['heading'])}`"
                yield Problem(path, message, at=matched(match))
        for match in passages(TERM_CALLED_DEFINED, text):
            if not _is_defined(match["term"], whole_text):
                message = f"`{one_line(match['term'])}` is defined nowhere in the complaint"
                yield Problem(path, message, at=matched(match))
        for match in passages(LIST_ABOVE, text):
            texts_above = (*(earlier_text for _, earlier_text in texts[:index]), text[: match.start()])
            if not any(root(match["things"]) in text_above.lower() for text_above in texts_above):
                message = f"no text above has the word `{match['things']}`, but this one says `{one_line(match[0])}`"
                yield Problem(path, message, at=matched(match))
        yield from _missing_subparagraphs(path, text, _paragraph_before(path, texts[:index]))


def _missing_subparagraphs(path: KeyPath, text: str, paragraph_before: tuple[KeyPath, str] | None) -> Iterator[Problem]:
    """Yield a problem for each subparagraph to which *text* refers if *paragraph_before* has no labels."""
    if paragraph_before is None:
        return
    path_before, text_before = paragraph_before
    if LABEL.search(text_before):
        return
    for match in passages(SUBPARAGRAPH, text):
        message = f"`{one_line(match[0])}`: the preceding paragraph has no labels"
        yield Problem(path, message, at=matched(match), also=(path_before,))


def _plain(text: str) -> str:
    return one_line(text).strip(" .*_").casefold()


def _is_defined(term: str, words: str) -> bool:
    """Whether *term*, or the end of it, is in quotation marks in *words*."""
    parts = term.split()
    names = {" ".join(parts[start:]) for start in range(len(parts))}
    names |= {name.removesuffix("s") for name in names} | {f"{name}s" for name in names}
    return any(f"{opening_mark}{name}" in words for name in names for opening_mark in '“"')


def _paragraph_before(path: KeyPath, earlier_texts: list[tuple[KeyPath, str]]) -> tuple[KeyPath, str] | None:
    """Return the path and text of the paragraph before the one at *path*, in the same section; None for the first."""
    for earlier_path, text in reversed(earlier_texts):
        if earlier_path[:2] == path[:2] and earlier_path != path and "paragraphs" in earlier_path:
            return earlier_path, text
    return None
