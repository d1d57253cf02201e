"""Counts that allege another party's wrong, and relief against or for a party who is not a party to the claim."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import cardinal, series
from assembler.language.passages import compiled
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import allegations_of, named_allegations, of_side, persons
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._named_claims import claims_of
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules._subjects import OPENING_PHRASE, OTHER_VERB, WRONGS
from assembler.rules._unknown_names import GENERIC, is_unknown, known_names
from assembler.rules.claims._counts_meant import indexes_of_claims
from assembler.rules.claims._strangers import wrongs_of_strangers
from assembler.rules.rule import Problem, Words, rule

FAULT = (
    r"(?:[Tt]he|[Tt]hat|[Tt]his)\s+(?:negligence|carelessness|breach|fraud|misconduct|trespass|infringement|default)"
)
MANNER = (
    r"(?:(?:has|have|had|thereby|also|then|further|again|each|both|willfully|knowingly|intentionally|negligently|materially"
    r"|wrongfully|directly|repeatedly|unlawfully|later|first)\s+){0,3}"
)
TAKEN = (
    r"(?:\$[\d,.]*\d|money|funds|sums?|goods|property|files|records|data|equipment)\s+(?:that|which)\s+"
    rf"(?P<taken>(?P<taker>NAME)\s+{MANNER}(?:took|kept|stole|withheld|diverted|embezzled|retained))"
)
"""What a party took, in a relative clause: "the $365,000 that Example took"."""

FURTHER_WRONGS = (
    r"(?:failed|refused|neglected|omitted)\s+to\b|(?:interfered|conspired|colluded)\b|(?:discriminated|retaliated)\s+against"
    r"|concealed|withheld|terminated|discharged|denied|deprived|deceived|induced|harassed|defamed|published|disclosed"
    r"|acted\s+(?:[a-z]+\s+and\s+)?(?:willfully|maliciously|unreasonably|wantonly|recklessly|negligently|in\s+bad\s+faith|with\s)"
    r"|(?:was|were)\s+(?:negligent|reckless|unjustly\s+enriched|obliged\s+to|required\s+to|bound\s+to)|had\s+a\s+duty"
    r"|(?:is|are)\s+(?:therefore\s+|thus\s+|also\s+)?(?:jointly\s+and\s+severally\s+)?liable"
)
"""Further acts and omissions for which only a party to the count answers."""

NUMBER = rf"(?:{'|'.join(cardinal(number) for number in range(2, 13))}|\d{{1,2}})"
EVERYBODY = rf"(?P<everybody>(?:[Aa]ll|[Ee]ach|[Ee]very|[Bb]oth)\s+(?:of\s+the\s+)?(?:{NUMBER}\s+)?Defendants?\b)"

FOR_ANOTHER = Regex(
    r"(?i)guarant|suret|\bbonds?\b|vicarious|respondeat|\bagen(?:t|cy)|employ|principal|\baid(?:ed|ing)?\b|abet|conspir"
    r"|contribut|induc|indemn|alter.ego|veil|successor|assign|supervis|interfer|fraudulent|transferee|subrogat|insur|control|assist"
    r"|partner|joint|on behalf of|declar|lien|foreclos|garnish|ratif|scope of|acting for|subsidiar|affiliat|parent"
)
"""Words of a count that may make one party liable for what another party did."""


@rule(
    "CLM027",
    cite="house style: a count says what its defendants did",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party who did it, or add the party to the claim's `against:`",
)
def wrong_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A count alleges a wrong committed by a party who is not sued in that count.

    An allegation is reported if its subject is a party who is not sued in the count, as in "Tessaro breached section
    2.1", and if it names none of the parties who are sued in the count. So is one that says what all or both Defendants
    did, if the count is not against all of them. A count that may make one party liable for another, such as a count
    against a guarantor or an employer, is not checked.
    """
    if not has_complaint(matter):
        return
    for number, claim in enumerate(matter.claims):
        allegations = allegations_of(claim, ("claims", number))
        own_texts = [(path, unquoted(allegation.text or "")) for path, allegation in allegations]
        against: KeyPath = ("claims", number, "against")
        if other := _only_named(claim, own_texts, matter):
            message = f"the count is against {_listed(claim.against, matter)}, but its text names only {other}"
            yield Problem(against, message)
            continue
        for path, words in _wrongs_of_others(number, claim, own_texts, matter):
            message = f"the text says `{words}`, but the count is against {_listed(claim.against, matter)}"
            yield Problem((*path, "text"), message, also=(against,))


def _wrongs_of_others(
    number: int, claim: Claim, own_texts: list[tuple[KeyPath, str]], matter: Matter
) -> Iterator[tuple[KeyPath, str]]:
    """Yield each wrong that *own_texts* of *claim* allege, if not of its parties: its path and words."""
    names = party_names(matter)
    several = len([*_all_defendants(matter)]) > 1
    heading = " ".join(filter(None, (claim.title, claim.variant, claim.cause.name, claim.cause.id)))
    liable_for_another = FOR_ANOTHER.search("\n".join([heading, *(text for _, text in own_texts)]))
    for path, text in own_texts:
        for words in (*wrongs_of_strangers(text, claim.against, names, matter), *_wrongs_of_all(text, claim, matter)):
            yield path, words
        accused = set(names.parties_in(text)) & {*claim.against}
        if FOR_ANOTHER.search(text) or accused or re.search(r"\bDefendants?\b(?!\s+[A-Z])", text):
            continue
        other_names = _named_besides(path, claim, number, matter) if liable_for_another else set[str]()
        for key, words in _wrongs(text, names, has_several=several):
            if key not in {*claim.against, *other_names} and _is_accusation(words, matter.parties[key].on_side):
                yield path, words


def _is_accusation(words: str, side: str) -> bool:
    """Whether *words*, whose subject is a party on *side*, allege a wrong; not a plaintiff's other acts and debts."""
    is_wrong = bool(re.search(rf"(?:{WRONGS})\Z", words))
    return (is_wrong or side == "defendant") and not (words.endswith("owed") and side == "plaintiff")


def _only_named(claim: Claim, own_texts: list[tuple[KeyPath, str]], matter: Matter) -> str:
    """Return the one defendant whom *own_texts* of *claim* name instead of the parties sued in it; or ""."""
    if any(re.search(r"\b[Dd]efendants?\b", text) for _, text in own_texts):
        return ""
    names = party_names(matter)
    named_defendants = [set(names.parties_in(text)) & {*_all_defendants(matter)} for _, text in own_texts]
    others = set().union(*named_defendants)
    if len(others) != 1 or others & {*claim.against} or not claim.against:
        return ""
    return _listed(others, matter) if sum(1 for keys in named_defendants if keys) > 1 else ""


def _named_besides(path: KeyPath, claim: Claim, number: int, matter: Matter) -> set[str]:
    """Return the keys of the parties that the allegations of *claim* name, except the allegation at *path*."""
    alleged = dict(allegations_of(claim, ("claims", number)))
    texts = [allegation.text or "" for other_path, allegation in alleged.items() if other_path != path]
    used = {name for entries in claim.elements.values() for name in entries if isinstance(name, str)}
    texts += [allegation.text or "" for name, allegation in named_allegations(matter).items() if name in used]
    return {key for text in texts for key in party_names(matter).parties_in(text)}


def _wrongs(text: str, names: PartyNames, *, has_several: bool) -> Iterator[tuple[str, str]]:
    """Yield the key of each party who is the subject of a wrong alleged in *text*, and the words that allege it.

    If the case has several defendants, more kinds of acts are read.
    """
    verbs = f"{WRONGS}|{FURTHER_WRONGS}|{OTHER_VERB}" if has_several else WRONGS
    subject = rf"(?P<words>(?P<name>{names.name})\s+{MANNER}(?:{verbs}))"
    wrong_pattern = compiled(
        rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?:{subject}|(?P<noun>{FAULT}\s+of\s+(?P<by>{names.name})))\b"
        rf"|{TAKEN.replace('NAME', names.name)}\b"
    )
    for match in wrong_pattern.finditer(text):
        for key in names.parties_in(match["name"] or match["by"] or match["taker"]):
            yield key, one_line(match["words"] or match["noun"] or match["taken"])


WRONG_OF_ALL = Regex(rf"(?:\A|[.;]\s+){OPENING_PHRASE}(?P<words>{EVERYBODY}\s+{MANNER}(?:{WRONGS}))\b")


def _wrongs_of_all(text: str, claim: Claim, matter: Matter) -> Iterator[str]:
    """Yield the words of *text* that allege a wrong of all defendants, if *claim* is not against all of them."""
    defendants = set(_all_defendants(matter))
    if defendants <= {*claim.against}:
        return
    for match in WRONG_OF_ALL.finditer(text):
        if not _is_number_of(match["everybody"], len(claim.against)):
            yield one_line(match["words"])


SOUGHT = (
    r"judgment|damages|award\w*|relief|decree|costs|fees|interest|restitution|disgorgement|penalt(?:y|ies)|injunction"
)
NOT_RELIEF = r"\b(?:from|enforc|assert|retaliat|discriminat|claim|proceed|action|suit|lawsuit|prosecut|evict|foreclos)"
AGAINST = (
    rf"\b(?:{SOUGHT})\b(?:(?!{NOT_RELIEF})[^.;]){{0,80}}?\bagainst\s+"
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
DONE_BY = r"\b(?P<done>violations?|infringements?|breach(?:es)?|misconduct|negligence|fraud)\s+by\s+(?=[A-Z])"
MORE = r"(?:,?\sand\s|,\s)[A-Z][a-z]{2,20}(?:\s[A-Z][a-z]{2,20}){0,2}(?![\w’'&-])"
"""A further name after the names of parties: "and Example"."""

ONLY_AFTER = Regex(r"\s+(?:alone|only)\b")
ALREADY_GRANTED = Regex(r"(?i)\b(?:from|enforc\w+|execut\w+|collect\w+|vacat\w+|satisf\w+)\b[^.;]{0,40}\Z")
"""Words before "judgment" or "injunction" that show that the court has already granted it."""


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
    ordered = ORDERED.replace("NAMES", names.listed)
    pattern = compiled(rf"(?:{AGAINST}|{ordered}|{DONE_BY})(?:{EVERYBODY}|(?P<names>{names.listed})(?P<more>{MORE})?)")
    may_be_named = {name for claim in matter.claims for name in claim.against} | {*of_side(matter.parties, "plaintiff")}
    for path, text, claims_of_item in _demands(matter):
        for match in pattern.finditer(unquoted(text)):
            claims = _claims_named(path, text, match, matter) or claims_of_item
            accused = {name for claim in claims for name in claim.against}
            if ALREADY_GRANTED.search(text, max(match.start() - 60, 0), match.start()):
                continue
            yield from _unknown_name(path, match, matter)
            only_match = match["names"] and ONLY_AFTER.match(text, match.end())
            if only_match and len(claims) < len(matter.claims):
                left_out = accused - set(names.parties_in(match["names"]))
                if left_out and set(names.parties_in(match["names"])) <= accused:
                    demand = one_line(match[0] + only_match[0])
                    message = f"relief is demanded `{demand}`, but the claim is also against"
                    yield Problem(path, f"{message} {_listed(left_out, matter)}", at=Words(match[0], match.start()))
            if match["everybody"]:
                not_sued = [key for key in _all_defendants(matter) if key not in accused and key in may_be_named]
                not_sued = [] if _is_number_of(match["everybody"], len(accused)) else not_sued
                demanded = f"`{one_line(match['everybody'])}`"
            else:
                named_parties = names.parties_in(match["names"])
                checked = may_be_named if len(claims) == len(matter.claims) else {*matter.parties}
                not_sued = [key for key in named_parties if key not in accused and key in checked]
                demanded = _listed(not_sued, matter)
            if not_sued and claims:
                fact = f"but the {'claim is' if len(claims) == 1 else 'claims are'} against {_listed(accused, matter)}"
                how = f"for `{one_line(match[0])}`" if match["done"] else f"against {demanded}"
                yield Problem(path, f"relief is demanded {how}, {fact}")


def _claims_named(path: KeyPath, text: str, match: re.Match[str], matter: Matter) -> list[Claim]:
    """Return the claims that *text*, an item of the prayer, names by typed numbers beside *match*, if all exist."""
    if path[0] != "relief":
        return []
    indexes = claims_of(text, match.end())
    return [matter.claims[index] for index in sorted(indexes)] if max(indexes, default=0) < len(matter.claims) else []


def _unknown_name(path: KeyPath, match: re.Match[str], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the list of parties in *match* goes on with a name that nobody in the case has."""
    name = (match["more"] or "").rpartition(" and ")[2].strip(", ")
    words = (
        {word.lower() for known in known_names(matter) for word in re.findall(r"[\w&’'-]+", known)} if name else set()
    )
    others = {member.name for _, member in persons(matter.parties)} - {party.name for party in matter.parties.values()}
    if name and (is_unknown(name, words | GENERIC) or name in others):
        yield Problem(path, f"relief is demanded against `{name}`, but no party is called {name}")


def _is_number_of(everybody: str, size: int) -> bool:
    """Whether *everybody*, such as "both Defendants", means a group of *size* defendants."""
    words = everybody.lower()
    spelled = rf"\b(?:{cardinal(size)}|{size})\b" if size > 1 else "(?!)"
    return bool(re.search(spelled, words)) or (words.startswith("both") and size == 2)


def _all_defendants(matter: Matter) -> Iterator[str]:
    """Yield the keys of the defendants who are still in the case, without Doe defendants."""
    for key, party in of_side(matter.parties, "defendant").items():
        if not party.terminated and not party.does:
            yield key


def _demands(matter: Matter) -> Iterator[tuple[KeyPath, str, Collection[Claim]]]:
    """Yield the text of each demand for relief, its path, and the claims on which it is based."""
    if not has_complaint(matter):
        return
    for number, relief in enumerate(matter.relief):
        claims = [matter.claims[index] for index in indexes_of_claims(relief, matter)] or matter.claims
        yield ("relief", number, "text"), relief.text, claims
    for number, claim in enumerate(matter.claims):
        for inside, relief in claim.requested_relief:
            yield ("claims", number, *inside), relief.text, [claim]


DEMANDS = r"(?:(?:hereby|respectfully|therefore|also)\s+){0,2}(?:demands?|prays?|requests?|asks?|seeks?)\b"
ANYBODY = r"(?P<role>(?:[Tt]he\s+)?(?P<side>Plaintiff|Defendant)s?(?![\w’']|\s+[A-Z]))"
THEIRS = r"(?:its|his|her|their|the|all|such|damages|costs|fees|reasonable|\$)"
FOR_SOMEBODY = (
    r"\A[Oo]n\s[^.;$]{3,80}?,\sin\sfavor\sof\s+|"
    rf"\b(?:{SOUGHT})\b(?:(?!\bagainst\b)[^.;]){{0,60}}?\bin\s+favor\s+of\s+"
    r"|\b[Qq]uiet(?:ing)?\s+title\b(?:(?!\bagainst\b)[^.;]){0,60}?\bin\s+(?=NAMES)"
    rf"|\b[Aa]ward(?:ing)?\s+(?:to\s+)?(?=NAMES(?![’'])\s+{THEIRS})"
)
JURY = Regex(rf"(?:\A|(?<=[.;]\s)){ANYBODY},?\s+{DEMANDS}(?=[^.;]{{0,40}}\bjury\b)")
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
    somebody = rf"(?:{ANYBODY}|(?P<names>{names.listed}))"
    either = rf"(?:(?:[Tt]he\s+)?(?:Plaintiff|Defendant)s?(?![\w’']|\s+[A-Z])|{names.listed})"
    favored = compiled(rf"(?:{FOR_SOMEBODY.replace('NAMES', either)}){somebody}")
    demanding = compiled(rf"\A\s*(?:\*{{0,2}}WHEREFORE\*{{0,2}},?\s+)?{somebody},?\s+{DEMANDS}")
    suing = set(of_side(matter.parties, "plaintiff"))
    for path, text, claims_of_item in _demands(matter):
        for match in favored.finditer(unquoted(text)):
            claims = _claims_named(path, text, match, matter) or claims_of_item
            by = {name for claim in claims for name in (claim.by or suing)} or suing
            if words := _of_others(match, by, matter):
                sues = "the claim is" if len(claims) == 1 else "the claims are" if claims else "the complaint is"
                fact = f"but {sues} by {_listed(by, matter)}"
                yield Problem(path, f"relief is demanded for {words}, {fact}")
    for path, text in _prayers(matter):
        clause_match = demanding.match(unquoted(text)) or JURY.search(unquoted(text))
        claim = matter.claims[path[1]] if path[0] == "claims" and isinstance(path[1], int) else None
        suers: Collection[str] = (claim.by if claim and clause_match and clause_match["names"] else ()) or suing
        if clause_match and _of_others(clause_match, suers, matter):
            sues = "the claim is" if claim else "the claims are"
            yield Problem(path, f"`{one_line(clause_match[0]).strip()}`, but {sues} by {_listed(suers, matter)}")


def _of_others(match: re.Match[str], suing: Collection[str], matter: Matter) -> str:
    """Return, for a message, the role or the parties in *match* that do not sue on the claim; "" if all of them do."""
    if match["role"]:
        return f"`{one_line(match['role'])}`" if match["side"] == "Defendant" else ""
    return _listed([key for key in party_names(matter).parties_in(match["names"]) if key not in suing], matter)


def _listed(keys: Collection[str], matter: Matter) -> str:
    """Return the short names of the parties with *keys*, for a message."""
    return series([f"`{party.called or party.name}`" for key, party in matter.parties.items() if key in keys])


def _prayers(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the wherefore clauses that the user wrote, and the user's texts that mention a jury."""
    opens = {number for number, _ in opening(matter)}
    for path, text in prose(matter):
        in_clause = path[-1] == "wherefore" or text.lstrip(" *").startswith("WHEREFORE") or "jury" in text
        if opens and in_clause and (path[0] != "filings" or path[1] in opens):
            yield path, text
