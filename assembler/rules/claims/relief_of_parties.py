"""Relief that is demanded against, by or for a party who is not a party to the claim."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import of_side, persons
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._counts_meant import indexes_of_claims
from assembler.rules._named_claims import claims_of
from assembler.rules._party_names import party_names
from assembler.rules._unknown_names import GENERIC, is_unknown, known_names
from assembler.rules.claims._defendants import EVERYBODY, all_defendants, means_group_of, party_list
from assembler.rules.rule import Problem, Words, rule

RELIEF_NOUN = (
    r"judgment|damages|award\w*|relief|decree|costs|fees|interest|restitution|disgorgement|penalt(?:y|ies)|injunction"
)
NOT_RELIEF = r"\b(?:from|enforc|assert|retaliat|discriminat|claim|proceed|action|suit|lawsuit|prosecut|evict|foreclos)"
IN_SENTENCE = r"(?:[^.;]|(?<=\b[DM]r)\.|(?<=\bMrs)\.|(?<=\bMs)\.|\.(?=,|\w))"
"""A character inside a sentence, such as the period of "Dr."."""

AGAINST = (
    rf"\b(?:{RELIEF_NOUN})\b(?:(?!{NOT_RELIEF}){IN_SENTENCE}){{0,80}}?\bagainst\s+"
    r"|\A[Oo]n\s[^.;$]{3,80}?,\s(?:in\sfavor\sof\s[^,;]{1,60}?\sand\s)?against\s+"
)
ORDERED = (
    r"\b(?:[Oo]rder|[Rr]equir|[Cc]ompel|[Dd]irect)(?:ing|ling|e|s)?\s+"
    r"(?=NAMES\s+to\s+(?:pay|reimburse|return|disgorge)\b)"
    r"|\b(?:[Ee]njoin|[Rr]estrain)(?:ing|s)?\s+(?=NAMES)"
    r"|\bthat\s+(?=NAMES\s+(?:pay|reimburse)\b)"
    r"|\b(?:[Oo]rder|[Jj]udgment|[Dd]ecree|[Ii]njunction)\s+(?:that|requiring|directing|compelling)\s+"
    r"(?=NAMES\s+(?!(?:is|are|was|were|has|have|had|did|breached|violated)\b)(?:to\s+)?[a-z]+\b)"
)
WRONG_BY = r"\b(?P<wrong>violations?|infringements?|breach(?:es)?|misconduct|negligence|fraud)\s+by\s+(?=[A-Z])"
FURTHER_NAME = r"(?:,?\sand\s|,\s)[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2}(?![\w’'&-])"
"""A further name after the names of parties: "and Example"."""

ALONE = Regex(r"\s+(?:alone|only)\b")
"""The word after the name of a party to whom a demand is limited: "against Beta only"."""

ALREADY_GRANTED = Regex(
    r"(?i)\b(?:from|enforc\w+|execut\w+|collect\w+|vacat\w+|satisf\w+|alternative to)\b[^.;]{0,40}\Z"
)
"""Words before "judgment" or "injunction" that show that it was granted before, or is demanded in another item."""


@rule(
    "CLM028",
    cite="house style: the prayer fits the claims",
    basis="convention",
    severity=Severity.WARNING,
    fix="name only parties sued on the claim, or add the party to the claim's `against:`",
)
def relief_against_another_party(matter: Matter) -> Iterator[Problem]:
    """Relief is demanded against a party who is not sued on any claim that supports the relief.

    An item of the prayer is compared with the claims that it names under `claims:` or in its text, even by a number;
    an item that names no claims is compared with all claims. Relief in a count is compared with that count. The
    rule checks only judgments, damages, fees, injunctions and similar relief "against" a party, and relief for
    violations "by" a party. A name that nobody in the case has is reported if it ends a list of parties.
    """
    names = party_names(matter)
    ordered = ORDERED.replace("NAMES", names.list_pattern)
    parties = rf"(?:{EVERYBODY}|(?P<names>{names.list_pattern})(?P<further>{FURTHER_NAME})?)"
    pattern = compiled(rf"(?:{AGAINST}|{ordered}|{WRONG_BY}){parties}")
    for path, text, claims_of_item in _demands(matter):
        for match in pattern.finditer(unquoted(text)):
            claims = _numbered_claims(path, text, match, matter) or claims_of_item
            if ALREADY_GRANTED.search_before(text, match.start(), 60):
                continue
            yield from _unknown_name(path, match, matter)
            yield from _only_some_defendants(path, text, match, claims, matter)
            yield from _unsued_parties(path, match, claims, matter)


def _only_some_defendants(
    path: KeyPath, text: str, match: re.Match[str], claims: Collection[Claim], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem for relief against some parties "only" if *claims* are also against others."""
    only_match = match["names"] and ALONE.match(text, match.end())
    if not only_match or len(claims) == len(matter.claims):
        return
    accused = {key for claim in claims for key in claim.against}
    named_parties = set(party_names(matter).parties_in(match["names"]))
    if named_parties < accused:
        demand = one_line(match[0] + only_match[0])
        fact = f"the claim is also against {party_list(accused - named_parties, matter)}"
        yield Problem(path, f"relief is demanded `{demand}`, but {fact}", at=Words(match[0], match.start()))


def _unsued_parties(
    path: KeyPath, match: re.Match[str], claims: Collection[Claim], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if *match* demands relief against parties who are not sued on *claims*."""
    accused = {key for claim in claims for key in claim.against}
    checked = {key for claim in matter.claims for key in claim.against} | {*of_side(matter.parties, "plaintiff")}
    if match["everybody"]:
        unsued = [key for key in all_defendants(matter) if key not in accused and key in checked]
        if means_group_of(len(accused), match["everybody"]):
            unsued = []
        target = f"`{one_line(match['everybody'])}`"
    else:
        if len(claims) < len(matter.claims):
            checked = {*matter.parties}
        named_parties = party_names(matter).parties_in(match["names"])
        unsued = [key for key in named_parties if key not in accused and key in checked]
        target = party_list(unsued, matter)
    if unsued and claims:
        verb = "claim is" if len(claims) == 1 else "claims are"
        demand = f"for `{one_line(match[0])}`" if match["wrong"] else f"against {target}"
        keys = [("claims", matter.claims.index(claim), "against") for claim in claims] if len(claims) == 1 else []
        message = f"relief is demanded {demand}, but the {verb} against {party_list(accused, matter)}"
        yield Problem(path, message, also=tuple(keys))


def _numbered_claims(path: KeyPath, text: str, match: re.Match[str], matter: Matter) -> list[Claim]:
    """Return the claims that *text*, an item of the prayer, names by typed numbers beside *match*, if all exist."""
    if path[0] != "relief":
        return []
    indexes = claims_of(text, match.end())
    return [matter.claims[index] for index in sorted(indexes)] if max(indexes, default=0) < len(matter.claims) else []


def _unknown_name(path: KeyPath, match: re.Match[str], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the list of parties in *match* goes on with a name that nobody in the case has."""
    name = (match["further"] or "").rpartition(" and ")[2].strip(", ")
    if not name:
        return
    known_words = {word.lower() for known_name in known_names(matter) for word in re.findall(r"[\w&’'-]+", known_name)}
    person_names = {person.name for _, person in persons(matter.parties)}
    names_of_parties = {party.name for party in matter.parties.values()}
    if is_unknown(name, known_words | GENERIC) or name in person_names - names_of_parties:
        yield Problem(path, f"relief is demanded against `{name}`, but no party is called {name}")


def _demands(matter: Matter) -> Iterator[tuple[KeyPath, str, Collection[Claim]]]:
    """Yield the text of each demand for relief, its path, and the claims on which it is based."""
    if not has_complaint(matter):
        return
    for relief_index, relief in enumerate(matter.relief):
        claims = [matter.claims[index] for index in indexes_of_claims(relief, matter)] or matter.claims
        yield ("relief", relief_index, "text"), relief.text, claims
    for claim_index, claim in enumerate(matter.claims):
        for inside, relief in claim.requested_relief:
            yield ("claims", claim_index, *inside), relief.text, [claim]


DEMANDS = r"(?:(?:hereby|respectfully|therefore|also)\s+){0,2}(?:demands?|prays?|requests?|asks?|seeks?)\b"
SIDE = r"(?P<role>(?:[Tt]he\s+)?(?P<side>Plaintiff|Defendant)s?(?![\w’']|\s+[A-Z]))"
THEIRS = r"(?:its|his|her|their|the|all|such|damages|costs|fees|reasonable|\$)"
WORDS_BEFORE_FAVORED_PARTY = (
    r"\A[Oo]n\s[^.;$]{3,80}?,\sin\sfavor\sof\s+"
    rf"|\b(?:{RELIEF_NOUN})\b(?:(?!\bagainst\b)[^.;]){{0,60}}?\bin\s+favor\s+of\s+"
    r"|\b[Qq]uiet(?:ing)?\s+title\b(?:(?!\bagainst\b)[^.;]){0,60}?\bin\s+(?=NAMES)"
    rf"|\b[Aa]ward(?:ing)?\s+(?:to\s+)?(?=NAMES(?![’'])\s+{THEIRS})"
)
JURY = Regex(rf"(?:\A|(?<=[.;]\s)){SIDE},?\s+{DEMANDS}(?=[^.;]{{0,40}}\bjury\b)")
"""A sentence in which a side demands a jury."""


@rule(
    "CLM029",
    cite="house style: the prayer fits the claims",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party who sues on the claim",
)
def relief_for_another_party(matter: Matter) -> Iterator[Problem]:
    """Relief is demanded by or for a party who does not sue on the claim.

    Examples are "WHEREFORE, Defendants demand judgment" in a complaint, judgment in favor of a defendant, or an award
    to a plaintiff who does not bring the claim.
    """
    names = party_names(matter)
    somebody = rf"(?:{SIDE}|(?P<names>{names.list_pattern}))"
    either = rf"(?:(?:[Tt]he\s+)?(?:Plaintiff|Defendant)s?(?![\w’']|\s+[A-Z])|{names.list_pattern})"
    favored_pattern = compiled(rf"(?:{WORDS_BEFORE_FAVORED_PARTY.replace('NAMES', either)}){somebody}")
    demand_pattern = compiled(rf"\A\s*(?:\*{{0,2}}WHEREFORE\*{{0,2}},?\s+)?{somebody},?\s+{DEMANDS}")
    all_plaintiffs = set(of_side(matter.parties, "plaintiff"))
    for path, text, claims_of_item in _demands(matter):
        for match in favored_pattern.finditer(unquoted(text)):
            claims = _numbered_claims(path, text, match, matter) or claims_of_item
            plaintiffs = {key for claim in claims for key in (claim.by or all_plaintiffs)} or all_plaintiffs
            words = _not_among(plaintiffs, match, matter)
            if words:
                subject = "the complaint is"
                if claims:
                    subject = "the claim is" if len(claims) == 1 else "the claims are"
                fact = f"{subject} by {party_list(plaintiffs, matter)}"
                yield Problem(path, f"relief is demanded for {words}, but {fact}")
    for path, text in _prayers(matter):
        demand_match = demand_pattern.match(unquoted(text)) or JURY.search(unquoted(text))
        if not demand_match:
            continue
        claim = matter.claims[path[1]] if path[0] == "claims" and isinstance(path[1], int) else None
        plaintiffs = set(claim.by) if claim and demand_match["names"] else set()
        plaintiffs = plaintiffs or all_plaintiffs
        if _not_among(plaintiffs, demand_match, matter):
            subject = "the claim is" if claim else "the claims are"
            demand = one_line(demand_match[0]).strip()
            yield Problem(path, f"`{demand}`, but {subject} by {party_list(plaintiffs, matter)}")


def _not_among(plaintiffs: Collection[str], match: re.Match[str], matter: Matter) -> str:
    """Return, for a message, the role or the parties in *match* that are not *plaintiffs*; "" if all of them are."""
    if match["role"]:
        return f"`{one_line(match['role'])}`" if match["side"] == "Defendant" else ""
    return party_list([key for key in party_names(matter).parties_in(match["names"]) if key not in plaintiffs], matter)


def _prayers(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the wherefore clauses that the user wrote, and the user's texts that mention a jury."""
    complaints = {index for index, _ in opening(matter)}
    for path, text in prose(matter):
        may_demand = path[-1] == "wherefore" or text.lstrip(" *").startswith("WHEREFORE") or "jury" in text
        if complaints and may_demand and (path[0] != "filings" or path[1] in complaints):
            yield path, text
