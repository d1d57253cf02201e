"""Citations of codes with a misspelled abbreviation, an impossible number, or a number of another code."""

from collections.abc import Iterator

from assembler.catalog.acts import acts
from assembler.catalog.code_forms import code_forms
from assembler.catalog.reporters import citation_table
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.walk import texts
from assembler.rules.rule import Problem, matched, rule

REGULATION = Regex(
    r"(?<![\w.])(?P<title>\d{1,2})\sC\.\s?F\.\s?R\.\s?§\s?(?P<number>\d{2,5}[a-z]{0,2}(?:-\d{1,2})?)(?![\w.]*\d)(?!\w)"
)
"""A section of the Code of Federal Regulations without the point that divides its part from its section."""


ABBREVIATION = Regex(r"[A-Z][A-Z.]")
"""The beginning of the abbreviation of a code."""


@rule(
    "CIT017",
    cite="the forms in which codes are cited and numbered",
    basis="memory",
    fix="look up the section, and correct the citation",
)
def wrong_form_of_code(matter: Matter) -> Iterator[Problem]:
    """A code is cited by a misspelled abbreviation, or with a number that the code cannot have.

    Examples are RWC for RCW, RCW 20.8.010, a section of the United States Code with a point in its number, and "29
    C.F.R. § 216", which should be a section of the United States Code.
    """
    for text in texts(matter):
        words = unquoted(text.words)
        if not ABBREVIATION.search(words):
            continue
        for code, pattern in code_forms().misspelled.items():
            for match in passages(pattern, words):
                message = f"there is no code `{one_line(match[0])}`; `{code}` may be meant"
                yield Problem(text.path, message, at=matched(match))
        for form_of_numbers in code_forms().numbers:
            for match in passages(form_of_numbers.cited, words):
                if not form_of_numbers.form.fullmatch(match["number"]):
                    message = f"`{one_line(match[0])}` does not exist: {form_of_numbers.words}"
                    yield Problem(text.path, message, at=matched(match))
        yield from _statutes_cited_as_regulations(text.path, words)


def _statutes_cited_as_regulations(path: KeyPath, words: str) -> Iterator[Problem]:
    """Yield a problem for "29 C.F.R. § 216", which should be a section of the United States Code."""
    if "C" not in words:
        return
    for match in passages(REGULATION, words):
        if _is_statute(match["title"], match["number"]):
            correct_form = f"{match['title']} U.S.C. § {match['number']}"
            yield Problem(path, f"`{one_line(match[0])}` may be a slip for `{correct_form}`", at=matched(match))


def _is_statute(title: str, number: str) -> bool:
    """Whether *number* is a well-known section of *title* of the United States Code, or is in an act on record."""
    if number in citation_table().often_cited.get(("USC", title), ()):
        return True
    return (title, number) in acts().outlines or any(acts().has(act, title, number) for act in acts().sections)


ONE_SIGN = Regex(
    r"(?<!§)§\s?(?P<first>\d[\d.:-]{1,10}[a-z]{0,2}(?:-\d{1,2})?(?:\([\w)(]{0,12}\))?),?\s(?:and|or|&)\s"
    r"(?P<second>\d[\d.:-]{2,10}[a-z]{0,2}(?:-\d{1,2})?(?:\([\w)(]{0,12}\))?)(?=[,.;)]|\Z|\s(?:of|by|and|because|against|for|in)\b)"
)
"""One section sign before two sections; a number before a noun, as in "§ 8 and 500 employees", is not a section."""


@rule(
    "CIT019",
    cite="The Bluebook, R. 3.3(b)",
    basis="memory",
    severity=Severity.NOTE,
    fix="write two section signs before several sections, as in 17 U.S.C. §§ 505 and 1203(b)",
)
def one_sign_before_two_sections(matter: Matter) -> Iterator[Problem]:
    """Two sections of a code follow a single section sign.

    Two signs show that several sections follow. The single sign suggests that the second number is something else.
    """
    for text in texts(matter):
        if "§" not in text.words:
            continue
        for match in passages(ONE_SIGN, unquoted(text.words)):
            message = f"`{one_line(match[0])}` has one section sign before two sections"
            yield Problem(text.path, message, at=matched(match))
