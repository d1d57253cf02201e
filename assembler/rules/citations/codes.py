"""Codes and reporters: a wrong abbreviation or number, another state's code, a court that a reporter does not cover."""

import re
from collections.abc import Iterator

from assembler.catalog.acts import acts
from assembler.catalog.code_forms import code_forms
from assembler.catalog.reporters import citation_table
from assembler.facts.sentences import sentence_span
from assembler.facts.texts import unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.citations import Citation
from assembler.language.english import series
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex, passages
from assembler.model.matter import Matter
from assembler.model.printed import every_text
from assembler.model.walk import texts
from assembler.rules._printed_texts import all_citations
from assembler.rules._words_of_counts import own_words
from assembler.rules.citations._cited_sections import citing_texts
from assembler.rules.rule import Problem, Words, matched, rule

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


KEYS_OF_COMPLAINT = frozenset({"facts", "more_facts", "claims", "relief", "words"})
"""The keys of a matter whose texts a complaint prints."""


@rule(
    "CIT020",
    cite="the court's state, and the places in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="cite the law of the court's state; if the other state's law applies, say why",
)
def code_of_another_state(matter: Matter) -> Iterator[Problem]:
    """A text cites the code of a state that nothing else in the matter names.

    This happens when a paragraph is copied from a case in another state. Only the facts, claims and relief, and the
    sentences under `words:`, are checked, with the keys `law:` and `statutes:` of a claim. Nothing is reported if a
    party, an address, a claim or another text names the state, or has its postal code, or if the codes of several such
    states are cited.

    If the matter names the state, as the home of a party, one such citation is still reported in a count under the law
    of the court's state, in a text on jurisdiction or venue, and in an item of relief, unless the text speaks of that
    state's law, or of the affairs of a company or a trust.
    """
    if not matter.court.state:
        return
    forum = state_name(matter.court.state)
    citations = [(path, match, state) for path, match, state in _citations_of_states(matter) if state != forum]
    if not citations:
        return
    words = " ".join(text for _, text in every_text(matter))
    for pattern in code_forms().states.values():
        words = pattern.sub(" ", words)
    states_of_claims = {state_name(claim.cause.jurisdiction) for claim in matter.claims}
    unnamed_states = [
        state
        for state in dict.fromkeys(state for _, _, state in citations)
        if state not in states_of_claims and state not in words and f" {_postal_abbreviation(state)} " not in words
    ]
    is_in_one_text = len({path for path, _, _ in citations}) == 1
    for path, match, state in citations:
        if unnamed_states == [state]:
            message = f"`{one_line(match[0])}` is a code of {state}, which nothing else in the matter names"
            yield Problem(path, message, at=matched(match))
        elif is_in_one_text and _is_under_law_of_forum(path, match, state, matter):
            message = f"`{one_line(match[0])}` is a code of {state}, but this is under the law of {forum}"
            yield Problem(path, message, at=matched(match))
            return


def _citations_of_states(matter: Matter) -> Iterator[tuple[KeyPath, re.Match[str], str]]:
    """Yield each citation of a state's code in the texts of the complaint: the path, the match and the state."""
    signs = ("§", *code_forms().unsigned)
    for path, text in citing_texts(matter):
        if path[0] in KEYS_OF_COMPLAINT and any(sign in text for sign in signs):
            for state, pattern in code_forms().states.items():
                for match in passages(pattern, unquoted(text)):
                    yield path, match, state


JURISDICTION_WORD = Regex(r"(?i)\b(?:jurisdiction|venue|long.arm)\b")
INTERNAL_AFFAIRS = Regex(
    r"(?i)\b(?:incorporat\w+|organized|formed|corporat\w+|compan(?:y|ies)|director|shareholder|stockholder|member|manager"
    r"|partner\w*|trust\w*|governed|choice|licen[sc]\w+|registered|regulations?)\b"
)
"""Words of a text that may rightly cite the law of the state where an entity was formed or registered."""


def _is_under_law_of_forum(path: KeyPath, match: re.Match[str], state: str, matter: Matter) -> bool:
    """Whether the law of the court's state governs the text at *path*, which cites a code of *state* in *match*."""
    text = match.string
    if path[0] == "claims":
        claim = matter.claims[int(path[1])]
        is_governed = state_name(claim.cause.jurisdiction) == state_name(matter.court.state)
        text = f"{claim.title or ''}\n{own_words(claim)}"
    else:
        is_governed = path[0] == "relief" or bool(JURISDICTION_WORD.search(text))
    begin, end = sentence_span(match.string, *match.span())
    words_beside = f"{match.string[begin : match.start()]} {match.string[match.end() : end]}"
    names_state = re.search(rf"\b{state}\b", code_forms().states[state].sub(" ", text))
    return is_governed and not names_state and not INTERNAL_AFFAIRS.search(words_beside)


def _postal_abbreviation(state: str) -> str:
    return next(code for code in STATE_CODES if state_name(code) == state)


COURT = Regex(r"[\w\s.,’'–-]{0,60}?\((?P<court>[A-Z0-9][^()]{1,60}?)\s(?:1[6-9]|20)\d\d\)")
"""The court in the parentheses after a citation."""

CIRCUIT = Regex(r"Cir\.")
DISTRICT = Regex(r"(?:(?:[NSEWMC]|[NSEW]\.\s?[NSEW])\.)?\s?D\.(?:\s?[A-Z]|\Z)|Bankr\.|J\.P\.M\.L\.")
SERIES = Regex(r"\d(?:d|th|st|nd|rd)\Z")


@rule(
    "CIT022",
    cite="the states and courts that the reporters cover",
    basis="memory",
    fix="look up the case, and correct the reporter or the court",
)
def court_of_another_reporter(matter: Matter) -> Iterator[Problem]:
    """A case is cited to a reporter that does not publish the decisions of the court in the parentheses.

    The South Western Reporter has the decisions of Texas, but not those of Louisiana. Decisions of federal courts of
    appeals are in the Federal Reporter, and those of district courts in the Federal Supplement.
    """
    for cited in all_citations(matter):
        citation, words = cited.citation, cited.text.words
        match = COURT.match(words, citation.end) if citation.kind == "case" and "(" in words else None
        if not match or " v. " in match[0]:
            continue
        reason = _other_courts(citation, match["court"])
        if reason:
            at = Words(match["court"], match.start("court"))
            yield Problem(cited.text.path, f"`{cited.written}` is not of `{match['court']}`: {reason}", at=at)


def _other_courts(citation: Citation, court: str) -> str:
    """Return which other courts' decisions the reporter of *citation* has; "" if it may have those of *court*."""
    reporter = citation.key[1]
    reporter_without_series = SERIES.sub("", reporter)
    regions = citation_table().regions
    is_appellate, is_district = CIRCUIT.search(court), DISTRICT.match(court)
    if reporter_without_series in regions:
        if is_appellate or is_district:
            return f"{reporter} has decisions of state courts"
        states = regions[reporter_without_series]
        state = _state(court)
        return f"{reporter} has decisions of {series(states)}" if state and state not in states else ""
    if reporter_without_series == "F." and reporter != "F.":
        is_other_court = not is_appellate and (is_district or _state(court))
        return f"{reporter} has decisions of the federal courts of appeals" if is_other_court else ""
    if reporter_without_series == "F.Supp.":
        is_other_court = is_appellate or (not is_district and _state(court))
        return f"{reporter} has decisions of the federal district courts" if is_other_court else ""
    return ""


def _state(court: str) -> str:
    """Return the abbreviation of the state whose court *court* is; "" if it is not that of a state."""
    if court.startswith(("W. ", "N. ", "S. ", "R. ")):
        court = court.replace(". ", ".")
    for states in citation_table().regions.values():
        for state in states:
            if re.match(rf"{re.escape(state)}(?![\w.])", court):
                return state
    return ""
