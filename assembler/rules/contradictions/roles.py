"""Parties in the wrong role: two employers of one person, a landlord who pays rent, a party who acts as an agency."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.passages import compiled
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.rule import Problem, Words, rule

CHANGES = Regex(
    r"(?i)\b(?:former\w*|previous\w*|until|then|later|since|left|joined|before|after|from|also|both|joint\w*|loan\w*|moved"
    r"|now|borrow\w*)\b"
)
"""Words in a sentence that show that somebody may have had more than one employer."""

PARTS: Mapping[str, tuple[str, str]] = {
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

ONE_WAY = (
    r"(?:hired|employed|employs|discharged|fired|promoted|demoted|laid\soff|terminated)",
    r"(?:lent|loaned)",
    r"(?:insured|insures)",
    r"(?:represented\sin|treated|supervised)",
)
"""Kinds of acts; of two parties, only one does acts of a kind to the other."""

ONE_WAY_WORDS = (
    "hired employ discharged fired promoted demoted laid terminated lent loaned insured insures represented treated"
    " supervised"
).split()
"""Words of which a text has at least one if it states an act in `ONE_WAY`."""

LENDER_INDEX = 1
"""The index of a lender's acts in `ONE_WAY`."""

OF_AN_AGENCY = (
    r"(?:issued|mailed|gave|sent)\s(?:[\w’']+\s){0,2}?"
    r"(?:notice\sof\s(?:the\s)?right\sto\ssue|right-to-sue\s(?:notice|letter))\b"
)
AGENCIES = frozenset({"government", "state agency", "state", "municipality"})


Texts = list[tuple[KeyPath, str]]


@dataclass(frozen=True)
class Employment:
    """A sentence that says who employs somebody: the keys of the employee and the employer, and where it is."""

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
    texts = [(path, unquoted(text)) for path, text in prose(matter) if path[-1] != "heading"] if names.keys else []
    yield from _two_employers(texts, names, matter)
    yield from _exchanged_parts(texts, names)
    yield from _exchanged_sides(texts, names)
    yield from _notices(texts, names, matter)


def _notices(texts: Texts, names: PartyNames, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each party, not an agency, that issues a notice of the right to sue."""
    for path, text in texts:
        if "sue" not in text:
            continue
        for match in compiled(rf"(?P<who>{names.name})\s{OF_AN_AGENCY}").finditer(text):
            if not any(matter.parties[key].kind in AGENCIES for key in names.parties_in(match["who"])):
                message = f"`{one_line(match[0])}`: an agency issues a notice of the right to sue, not a party"
                yield Problem(path, message, at=Words(match[0], match.start()), fix="name the agency")


def _two_employers(texts: Texts, names: PartyNames, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each person whom two sentences give different employers."""
    texts_on_employment = [(path, text) for path, text in texts if "employ" in text]
    employments = [
        employment for path, text in texts_on_employment for employment in _employments(path, text, names, matter)
    ]
    for employee in dict.fromkeys(employment.employee for employment in employments):
        own_employments = [employment for employment in employments if employment.employee == employee]
        first, second = (
            own_employments[0],
            next((second for second in own_employments if second.employer != own_employments[0].employer), None),
        )
        if second and len({employment.employer for employment in own_employments}) == 2 and first.path != second.path:
            person, employer = matter.parties[employee], matter.parties[second.employer]
            message = f"`{first.words.words}`, but elsewhere the employer of {person.called or person.name} is "
            message += employer.called or employer.name
            yield Problem(first.path, message, at=first.words, also=(second.path,), also_at=(second.words,))


def _employments(path: KeyPath, text: str, names: PartyNames, matter: Matter) -> Iterator[Employment]:
    """Yield the employments of parties that *text* states."""
    people = {key for key, party in matter.parties.items() if party.kind == "individual"}
    patterns = (
        rf"(?P<who>{names.name})\s(?:is|was)\san?\s(?:[a-z-]+\s){{0,2}}?employee\sof\s(?P<by>{names.name})",
        rf"(?P<who>{names.name})\s(?:is|was)\semployed\sby\s(?P<by>{names.name})",
        rf"(?P<by>{names.name})\s(?:employs|employed|is\sthe\semployer\sof|was\sthe\semployer\sof)\s(?P<who>{names.name})",
        rf"(?P<by>{names.name})\s[^.;]{{0,60}}?\b(?:as|is|was)\s(?:his|her|their)\semployer\b",
    )
    for pattern in patterns:
        for match in compiled(pattern).finditer(text):
            by = list(names.parties_in(match["by"]))
            persons = names.parties_in(match["who"] if "who" in match.re.groupindex else text[: match.start()])
            employees = [key for key in dict.fromkeys(persons) if key in people]
            on_side = [key for key in employees if by and matter.parties[key].on_side == matter.parties[by[0]].on_side]
            employees = employees if len(employees) == 1 else on_side
            is_listed = text[max(0, match.start() - 5) : match.start()].endswith("and ")
            if (
                len(employees) == 1
                and len(by) == 1
                and employees != by
                and not is_listed
                and not CHANGES.search(match[0])
            ):
                yield Employment(employees[0], by[0], path, Words(match[0], match.start()))


def _exchanged_sides(texts: Texts, names: PartyNames) -> Iterator[Problem]:
    """Yield a problem for each pair of parties who each do to the other what only one side of a bargain does."""
    earlier_statements: dict[tuple[int, str, str], tuple[KeyPath, Words]] = {}
    actor, verbs = rf"(?P<who>{names.listed})", "|".join(ONE_WAY)
    adverbs = r"(?:has\s|had\s|also\s|then\s|first\s|together\s){0,2}"
    pattern = compiled(rf"{actor}\s{adverbs}(?P<verb>{verbs})\s(?:(?P<whom>{names.name})|\$)")
    lenders: dict[str, tuple[KeyPath, Words]] = {}
    for path, text in texts:
        if not any(word in text for word in ONE_WAY_WORDS):  # much faster than the pattern
            continue
        for match in pattern.finditer(text):
            kind = next(number for number, verb in enumerate(ONE_WAY) if re.fullmatch(verb, match["verb"]))
            words = Words(match[0].rstrip(" $"), match.start())
            for actor in names.parties_in(match["who"]):
                if kind == LENDER_INDEX:
                    lenders.setdefault(actor, (path, words))
                for party in names.parties_in(match["whom"] or ""):
                    earlier_statements.setdefault((kind, actor, party), (path, words))
    for (kind, actor, party), (path, words) in earlier_statements.items():
        opposite = (
            earlier_statements.get((kind, party, actor))
            if actor < party or (kind, party, actor) not in earlier_statements
            else None
        )
        if opposite or (
            kind == LENDER_INDEX and (kind, party, actor) not in earlier_statements and (opposite := lenders.get(party))
        ):
            message = f"`{one_line(words.words)}`, but elsewhere `{one_line(opposite[1].words)}`"
            yield Problem(path, message, at=words, also=(opposite[0],), also_at=(opposite[1],))


def _exchanged_parts(texts: Texts, names: PartyNames) -> Iterator[Problem]:
    """Yield a problem for the first party who has one role but does what only the other side does."""
    for path, text in texts:
        if ", as " not in text or not any(part in text for part in PARTS):
            continue
        for match in compiled(rf"(?P<who>{names.name}),\sas\s(?:the\s)?(?P<part>{'|'.join(PARTS)})\b").finditer(text):
            other_part, act = PARTS[match["part"]]
            keys = set(names.parties_in(match["who"]))
            if (done := next(_acts_of(keys, act, texts, names), None)) is not None:
                other_path, words = done
                message = f"`{one_line(match[0])}`, but elsewhere `{one_line(words.words)}`, as a {other_part} does"
                at = Words(match[0], match.start())
                yield Problem(path, message, at=at, also=(other_path,), also_at=(words,))
                return


def _acts_of(keys: set[str], act: str, texts: Texts, names: PartyNames) -> Iterator[tuple[KeyPath, Words]]:
    """Yield each place where a text says that a party among *keys* did *act*, a pattern."""
    for path, text in texts:
        for match in compiled(rf"(?P<who>{names.name})\s(?:has\s|had\s|never\s)?(?:{act})").finditer(text):
            if keys & set(names.parties_in(match["who"])):
                yield path, Words(match[0], match.start())
