"""Parties in the wrong role: two employers of one person, a landlord who pays rent, a party who acts as an agency."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.rule import Problem, Words, rule

CHANGE_OF_EMPLOYER = Regex(
    r"(?i)\b(?:former\w*|previous\w*|until|then|later|since|left|joined|before|after|from|also|both|joint\w*|loan\w*|moved"
    r"|now|borrow\w*)\b"
)
"""Words in a sentence that show that somebody may have had more than one employer."""

ROLES: Mapping[str, tuple[str, str]] = {
    "landlord": (
        "tenant",
        r"(?:paid|owes?|withheld)\s(?:\$[\d,.]+\s(?:a\smonth\s)?(?:in|of)\s)?(?:[\w’']+\s){0,3}rent\b",
    ),
    "lender": ("borrower", r"(?:borrowed\b|repaid\s(?:the|its|his|her)\sloan\b)"),
    "seller": ("buyer", r"paid\s(?:the|its|his|her)\s(?:whole\s)?(?:purchase\s)?price\b"),
    "insurer": ("insured", r"paid\s(?:the|its|his|her|each|every|all)\s(?:whole\s)?premiums?\b"),
    "tenant": ("landlord", r"leased\s(?:[\w’']+\s){0,4}to\s(?!itself)"),
}
"""A party's roles in contracts, each with the role of the other side and an act that only the other side does."""

ONE_SIDED_VERBS = {
    "employer": r"(?:hired|employed|employs|discharged|fired|promoted|demoted|laid\soff|terminated)",
    "lender": r"(?:lent|loaned)",
    "insurer": r"(?:insured|insures)",
    "professional": r"(?:represented\sin|treated|supervised)",
}
"""Acts that only one of two parties does to the other, by the role of the party who does them."""

ONE_SIDED_WORDS = (
    "hired employ discharged fired promoted demoted laid terminated lent loaned insured insures represented treated"
    " supervised"
).split()
"""A text without any of these words states no act in `ONE_SIDED_VERBS`."""

NOTICE_BY_AGENCY = (
    r"(?:issued|mailed|gave|sent)\s(?:[\w’']+\s){0,2}?"
    r"(?:notice\sof\s(?:the\s)?right\sto\ssue|right-to-sue\s(?:notice|letter))\b"
)
AGENCIES = frozenset({"government", "state agency", "state", "municipality"})

Texts = list[tuple[KeyPath, str]]
Statement = tuple[KeyPath, Words]
"""Words that state an act, and the path of their text."""


@dataclass(frozen=True)
class Employment:
    """A statement that somebody is employed: the keys of the employee and the employer, its text and its words."""

    employee: str
    employer: str
    path: KeyPath
    words: Words


@rule(
    "FCT031",
    cite="house style: the texts agree on each party's role",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out which is right, and correct one of the texts",
)
def part_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A text gives a party a role or an act that belongs to somebody else.

    Examples are a person who has two employers, a party who acts "as landlord" in one text and pays the rent in
    another, and a private party who issues a notice of the right to sue, which only an agency does. Sentences on
    former, later or joint employers are not read.
    """
    if not has_complaint(matter):
        return
    names = party_names(matter)
    texts = (
        [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"] if names.key_by_name else []
    )
    yield from _two_employers(texts, names, matter)
    yield from _exchanged_roles(texts, names)
    yield from _exchanged_sides(texts, names)
    yield from _notices_by_parties(texts, names, matter)


def _notices_by_parties(texts: Texts, names: PartyNames, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each party, not an agency, that issues a notice of the right to sue."""
    for path, text in texts:
        if "sue" not in text:
            continue
        for match in compiled(rf"(?P<who>{names.titled_name_pattern})\s{NOTICE_BY_AGENCY}").finditer(text):
            if not any(matter.parties[key].kind in AGENCIES for key in names.parties_in(match["who"])):
                message = f"`{one_line(match[0])}`: an agency issues a notice of the right to sue, not a party"
                yield Problem(path, message, at=Words(match[0], match.start()), fix="name the agency")


def _two_employers(texts: Texts, names: PartyNames, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each person whom two sentences give different employers."""
    by_employee: dict[str, list[Employment]] = {}
    for path, text in texts:
        if "employ" in text:
            for employment in _employments(path, text, names, matter):
                by_employee.setdefault(employment.employee, []).append(employment)
    for employee, employments in by_employee.items():
        first = employments[0]
        others = [employment for employment in employments if employment.employer != first.employer]
        if len({employment.employer for employment in others}) == 1 and first.path != others[0].path:
            second = others[0]
            person, employer = matter.parties[employee], matter.parties[second.employer]
            fact = f"the employer of {person.called or person.name} is {employer.called or employer.name}"
            message = f"`{first.words.words}`, but elsewhere {fact}"
            yield Problem(first.path, message, at=first.words, also=(second.path,), also_at=(second.words,))


def _employments(path: KeyPath, text: str, names: PartyNames, matter: Matter) -> Iterator[Employment]:
    """Yield the employments of parties that *text* states."""
    people = {key for key, party in matter.parties.items() if party.kind == "individual"}
    patterns = (
        rf"(?P<who>{names.titled_name_pattern})\s(?:is|was)\san?\s(?:[a-z-]+\s){{0,2}}?employee\sof\s(?P<by>{names.titled_name_pattern})",
        rf"(?P<who>{names.titled_name_pattern})\s(?:is|was)\semployed\sby\s(?P<by>{names.titled_name_pattern})",
        rf"(?P<by>{names.titled_name_pattern})\s(?:employs|employed|is\sthe\semployer\sof|was\sthe\semployer\sof)\s(?P<who>{names.titled_name_pattern})",
        rf"(?P<by>{names.titled_name_pattern})\s[^.;]{{0,60}}?\b(?:as|is|was)\s(?:his|her|their)\semployer\b",
    )
    for pattern in patterns:
        for match in compiled(pattern).finditer(text):
            employers = list(names.parties_in(match["by"]))
            follows_and = text[max(0, match.start() - 5) : match.start()].endswith("and ")
            if len(employers) != 1 or follows_and or CHANGE_OF_EMPLOYER.search(match[0]):
                continue
            words_with_employee = match["who"] if "who" in match.re.groupindex else text[: match.start()]
            employees = [key for key in dict.fromkeys(names.parties_in(words_with_employee)) if key in people]
            if len(employees) > 1:
                side = matter.parties[employers[0]].on_side
                employees = [key for key in employees if matter.parties[key].on_side == side]
            if len(employees) == 1 and employees != employers:
                yield Employment(employees[0], employers[0], path, Words(match[0], match.start()))


def _exchanged_sides(texts: Texts, names: PartyNames) -> Iterator[Problem]:
    """Yield a problem for each pair of parties who each do to the other what only one side of a bargain does."""
    first_statements: dict[tuple[str, str, str], Statement] = {}
    first_loans: dict[str, Statement] = {}
    for role, actors, others, statement in _one_sided_acts(texts, names):
        for actor in actors:
            if role == "lender":
                first_loans.setdefault(actor, statement)
            for other in others:
                first_statements.setdefault((role, actor, other), statement)
    for (role, actor, other), (path, words) in first_statements.items():
        opposite = first_statements.get((role, other, actor))
        if opposite is None and role == "lender":
            opposite = first_loans.get(other)
        elif actor >= other:
            opposite = None  # the pair is reported once
        if opposite:
            other_path, other_words = opposite
            message = f"`{one_line(words.words)}`, but elsewhere `{one_line(other_words.words)}`"
            yield Problem(path, message, at=words, also=(other_path,), also_at=(other_words,))


def _one_sided_acts(texts: Texts, names: PartyNames) -> Iterator[tuple[str, list[str], list[str], Statement]]:
    """Yield each act in `ONE_SIDED_VERBS`: the role that it shows, its actors, the other parties, and its words."""
    adverbs = r"(?:has\s|had\s|also\s|then\s|first\s|together\s){0,2}"
    verbs = "|".join(ONE_SIDED_VERBS.values())
    pattern = compiled(
        rf"(?P<who>{names.list_pattern})\s{adverbs}(?P<verb>{verbs})\s(?:(?P<whom>{names.titled_name_pattern})|\$)"
    )
    for path, text in texts:
        if not any(word in text for word in ONE_SIDED_WORDS):  # much faster than the pattern
            continue
        for match in pattern.finditer(text):
            role = next(role for role, verb in ONE_SIDED_VERBS.items() if re.fullmatch(verb, match["verb"]))
            words = Words(match[0].rstrip(" $"), match.start())
            actors = list(names.parties_in(match["who"]))
            yield role, actors, list(names.parties_in(match["whom"] or "")), (path, words)


def _exchanged_roles(texts: Texts, names: PartyNames) -> Iterator[Problem]:
    """Yield a problem for the first party who has one role but does what only the other side does."""
    for path, text in texts:
        if ", as " not in text or not any(role in text for role in ROLES):
            continue
        pattern = compiled(rf"(?P<who>{names.titled_name_pattern}),\sas\s(?:the\s)?(?P<role>{'|'.join(ROLES)})\b")
        for match in pattern.finditer(text):
            opposite_role, act = ROLES[match["role"]]
            keys = set(names.parties_in(match["who"]))
            act_statement = next(_acts_of(keys, act, texts, names), None)
            if act_statement:
                other_path, words = act_statement
                message = f"`{one_line(match[0])}`, but elsewhere `{one_line(words.words)}`, as a {opposite_role} does"
                at = Words(match[0], match.start())
                yield Problem(path, message, at=at, also=(other_path,), also_at=(words,))
                return


def _acts_of(keys: set[str], act: str, texts: Texts, names: PartyNames) -> Iterator[Statement]:
    """Yield each statement that a party among *keys* did *act*, a pattern."""
    for path, text in texts:
        for match in compiled(rf"(?P<who>{names.titled_name_pattern})\s(?:has\s|had\s|never\s)?(?:{act})").finditer(
            text
        ):
            if keys & set(names.parties_in(match["who"])):
                yield path, Words(match[0], match.start())
