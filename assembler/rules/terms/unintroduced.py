"""Persons whom one text names and no text introduces."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.facts.texts import all_texts, prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.passages import passages
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip, on_record
from assembler.model.matter import Matter
from assembler.rules._unknown_names import known_names
from assembler.rules.rule import Problem, Words, rule
from assembler.rules.terms._persons_named import STATES, TITLED
from assembler.rules.terms.persons_of_text import FULL_NAME, near_surname

SPOKE = (
    r"(?:told|said|wrote|asked|answered|replied|knew|learned|signed|testified|admitted|denied|telephoned|called|emailed|e-mailed"
    r"|met|visited|refused|promised|agreed|explained|warned|reported|stated|insisted|instructed|directed|walked|drove|arrived"
    r"|approved|noticed|saw|heard|decided|resigned|inspected|examined|confirmed|assured|informed|demanded)"
)
SURNAME_AS_SUBJECT = Regex(
    rf"(?<![\w.’'&-])(?P<last>[A-Z][a-z]{{3,20}})(?:\s(?:then|also|later|first|never|had|has)){{0,2}}\s{SPOKE}\b"
    r"|(?<![\w.’'&-])(?P<listed>[A-Z][a-z]{3,20})(?:,\s[A-Z][a-z]{3,20}){0,5}(?:,?\sand\s[A-Z][a-z]{3,20})\s(?:had\s|all\s|each\s|both\s)?"
    rf"{SPOKE}\b"
)
"""A single capitalized word that is the subject of a human act, or that begins a list of such words."""

INTRODUCED = r"\b(?:named|[a-z]+(?:er|or|ist|ian|ent|ant|man|woman|ee)),?\s(?:Mr|Ms|Mrs|Miss|Dr)\.?\s{0}\b"
DESCRIBED = (
    r"\b(?:Mr|Ms|Mrs|Miss|Dr)\.?\s{0}(?:,\s(?:an?|the|who|its|his|her|their|then|[A-Z])"
    r"|\s(?:is|was)\s(?:an?|the|its|his|her|their)\b|\s\()"
)
MAX_PERSONS = 2
"""How many persons without an introduction are taken for mistakes; more are taken for the drafter's manner."""


@rule(
    "TRM019",
    cite="house style: a text introduces each person whom it names",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the intended person, or introduce the person by a first name or an office",
)
def person_never_introduced(matter: Matter) -> Iterator[Problem]:
    """A text names a person only by a surname, once, and nothing in the matter says who that is.

    "Dr. Hale", or "Hale told Whitman", is reported if no text has a first name or an office for Hale, if other persons
    are introduced, and if at most two are not. Surnames that resemble another name are left to the rules on
    misspelled names.
    """
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"]
    given_words = {word for name in known_names(matter) for word in re.findall(r"[A-Z][\w’'-]+", name)}
    names_of_firms = {word for firm in matter.firms.values() for word in re.findall(r"[A-Z]\w+", firm.name)}
    counsel = {word for person in matter.counsel.values() for word in re.findall(r"[A-Z]\w+", person.name)}
    full = {match["last"] for _, text in texts for match in passages(FULL_NAME, text)}
    known_words = (given_words - (names_of_firms - counsel - _of_parties(matter))) | full
    uses = _uses(texts)
    unknown = [use for use in uses if use[2].words.split()[-1] not in known_words]
    introduced = {use[0] for use in uses} & known_words
    if not unknown or not introduced:
        return
    full_text = "\n".join(text for _, text in all_texts(matter))
    times = Counter(re.findall(r"[A-Z][a-z]{3,20}", "\n".join(text for _, text in texts)))
    strangers = {
        last: (path, words)
        for last, path, words in reversed(unknown)
        if times[last] == 1
        and not _is_introduced(last, path, full_text)
        and not any(near_surname(last, name) or is_slip(last, name) for name in known_words)
    }
    if len(strangers) > MAX_PERSONS:
        return
    for last, (path, words) in strangers.items():
        of_firm = f"`{last}` is in the name of counsel's firm, and " if last in names_of_firms else ""
        yield Problem(path, f"`{words.words}`: {of_firm}no text says who that is", at=words)


def _of_parties(matter: Matter) -> set[str]:
    return {word for party in matter.parties.values() for word in re.findall(r"[A-Z]\w+", party.name)}


def _uses(texts: list[tuple[KeyPath, str]]) -> list[tuple[str, KeyPath, Words]]:
    """Return each surname after a title, and each word that is the subject of a human act, with its path and words."""
    titled = [
        (match["last"], path, Words(match[0], match.start()))
        for path, text in texts
        for match in passages(TITLED, text)
        if re.fullmatch(r"\w+\.?\s\w+", match[0])
    ]
    single_uses = [
        (last, path, Words(last, match.start()))
        for path, text in texts
        for match in passages(SURNAME_AS_SUBJECT, text)
        if not on_record((last := match["last"] or match["listed"]).lower()) and last not in STATES
    ]
    return titled + single_uses


def _is_introduced(last: str, path: KeyPath, full_text: str) -> bool:
    """Whether a text says who has the surname *last*. A description in a count or the prayer introduces nobody."""
    if re.search(
        rf"\b(?!(?:Mr|Ms|Mrs|Miss|Dr|And|The)\b)[A-Z][\w.]{{1,40}}+\s(?:[A-Z]\.\s)?{last}\b|{last}\s(?:[A-Z][a-z]+|[A-Z]{{2,}})\b",
        full_text,
    ):
        return True
    if path[0] in {"claims", "relief"}:
        return False
    return bool(re.search(INTRODUCED.format(last), full_text) or re.search(DESCRIBED.format(last), full_text))
