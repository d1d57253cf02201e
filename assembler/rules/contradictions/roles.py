"""Parties in the wrong part: an act of the other side, two employers of one person, a landlord who pays rent."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._acts import Act, acts_of_matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._roots import root, roots_in
from assembler.rules.contradictions._likeness import rarity
from assembler.rules.rule import Problem, Words, rule

MUTUAL_VERBS = frozenset(
    "signed executed agreed entered met received called asked wrote sent answered replied responded knew owned owns"
    " attended testified believed learned visited stated told used lived resided exchanged negotiated incorporated"
    " realleged moved refused failed needed wanted started stopped continued remained owed gave did alleged manages"
    " described named based located organized formed engaged dated determined demanded filed suffered breached"
    " violated requested paid".split()
)
"""Verbs of acts that both sides of a dispute often do."""

MAX_ACTS = 14
"""A verb with more acts than this in a matter is not compared."""

MIN_SHARED_WORDS = 2
"""How many words after their verbs two acts must share."""

MIN_RARITY = 0.6
"""The minimum rarity, as defined in `_likeness`, of the words that two acts share if a third act shares them too."""

MIN_RARITY_OF_PAIR = 1.2
"""The minimum rarity of the words that two acts share if no third act shares them."""

FIGURE = Regex(r"\d[\d,.]*\d")


@rule(
    "FCT052",
    cite="house style: the texts agree on who did what",
    basis="convention",
    severity=Severity.WARNING,
    fix="find out who did it, and correct the other text",
)
def act_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A text says that one party did something that, in other texts, somebody on the other side did.

    The same verb and the same rare nouns have one subject in one sentence and another in the rest. Acts that both
    sides often do, such as signing, paying and writing, are not compared, and neither are acts with different figures.
    """
    if not has_complaint(matter):
        return
    by_verb: dict[str, list[Act]] = {}
    for act in acts_of_matter(matter):
        if act.verb not in MUTUAL_VERBS and act.is_plain:
            by_verb.setdefault(root(act.verb), []).append(act)
    for acts in by_verb.values():
        if 1 < len(acts) <= MAX_ACTS:
            yield from _first_contradiction(acts, matter)


def _first_contradiction(acts: Sequence[Act], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for the first of *acts*, all with one verb, that other texts give to the other side."""
    for act in acts:
        similarities = [(other_act, _similarity(act, other_act, matter)) for other_act in acts]
        similar_acts = [
            (other_act, similarity)
            for other_act, similarity in similarities
            if other_act.path != act.path and similarity >= MIN_RARITY
        ]
        if not similar_acts or not all(_are_opposed(act, other_act, matter) for other_act, _ in similar_acts):
            continue
        paths = {other_act.path for other_act, _ in similar_acts}
        actors = {other_act.parties for other_act, _ in similar_acts}
        other_texts_agree = len(paths) > 1 and len(actors) == 1
        highest_similarity = max(similarity for _, similarity in similar_acts)
        if other_texts_agree or highest_similarity >= MIN_RARITY_OF_PAIR:
            other_act, _ = similar_acts[0]
            message = f"the text says `{one_line(act.shown)}`, but elsewhere `{one_line(other_act.shown)}`"
            at = Words(act.shown, act.start)
            also_at = (Words(other_act.shown, other_act.start),)
            yield Problem(act.path, message, at=at, also=(other_act.path,), also_at=also_at)
            return


def _are_opposed(act: Act, other_act: Act, matter: Matter) -> bool:
    """Whether the two acts are of parties on different sides."""
    sides = {matter.parties[key].on_side for key in act.parties}
    other_sides = {matter.parties[key].on_side for key in other_act.parties}
    return bool(sides and other_sides) and sides.isdisjoint(other_sides)


def _similarity(act: Act, other_act: Act, matter: Matter) -> float:
    """Return the rarity of the verb and the words that the acts share; 0 if their figures differ."""
    figures = set(FIGURE.findall(act.words))
    other_figures = set(FIGURE.findall(other_act.words))
    if figures and other_figures and figures.isdisjoint(other_figures):
        return 0
    shared_roots = roots_in(act.object) & roots_in(other_act.object)
    if len(shared_roots) < MIN_SHARED_WORDS:
        return 0
    return rarity(shared_roots | {root(act.verb)}, matter)


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

DISMISSED = r"(?:dismissed|discharged|fired|laid\soff|terminated|demoted|suspended|hired|employed)"
"""What an employer does to an employee."""

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
    at: Words


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
    yield from _dismissals_by_the_dismissed(texts, names, matter)
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
            message = f"`{first.at.words}`, but elsewhere {fact}"
            yield Problem(first.path, message, at=first.at, also=(second.path,), also_at=(second.at,))


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


def _dismissals_by_the_dismissed(texts: Texts, names: PartyNames, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for an individual plaintiff who dismissed a defendant, if other texts say the reverse."""
    person = rf"(?P<who>{names.titled_name_pattern})"
    pattern = compiled(
        rf"(?:\A|(?<=[.;,]\s)){person}\s(?:then\s|later\s|also\s)?{DISMISSED}\s(?P<whom>{names.titled_name_pattern})(?![’'])"
    )
    reverse = compiled(rf"\b{DISMISSED}\s{person}(?![’'])")
    texts = [(path, text) for path, text in texts if re.search(DISMISSED, text)]
    for path, text in texts:
        for match in pattern.finditer(text):
            employees = {key for key in names.parties_in(match["who"]) if matter.parties[key].kind == "individual"}
            is_reversed = {matter.parties[key].on_side for key in employees} == {"plaintiff"}
            others = {matter.parties[key].on_side for key in names.parties_in(match["whom"])}
            for other_path, other_text in texts if is_reversed and others == {"defendant"} else ():
                other = next(
                    (
                        reversed_match
                        for reversed_match in reverse.finditer(other_text)
                        if {*names.parties_in(reversed_match["who"])} == employees
                    ),
                    None,
                )
                if other and other_path != path:
                    message = f"`{one_line(match[0])}`, but elsewhere `{one_line(other[0])}`"
                    at, also_at = Words(match[0], match.start()), (Words(other[0], other.start()),)
                    yield Problem(path, message, at=at, also=(other_path,), also_at=also_at)
                    return


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
