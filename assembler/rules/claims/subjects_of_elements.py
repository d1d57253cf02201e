"""Elements whose sentences have a party on the wrong side, or somebody who is not in the case, as their subject."""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.regex import Regex, compiled
from assembler.language.spelling import is_english
from assembler.model.allegation import Allegation
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import allegations, of_side
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, names_of, party_names
from assembler.rules._subjects import WRONGS, Act, ExpectedAct, acts, expected_act, party_acts
from assembler.rules.claims.wrongs_of_parties import LIABLE_FOR_ANOTHER
from assembler.rules.rule import Problem, Words, matched, rule

CAPITALIZED_WORD = r"(?<![\w.’'&-])[A-Z][a-zé]{3,20}"
"""A single capitalized word, which may be a name."""

PRONOUN = Regex(r"\A\s*(?:It|He|She|They|This|That)\b|(?:\A|[.;]\s+)(?:The\s+)?(?:Plaintiff|Defendant)s?\b(?!\s+[A-Z])")
"""A pronoun or a role that may mean the right party."""

LOSS_TO_PARTY = r"\b(?P<verb>cost|costs|damaged|injured|harmed)\s(?P<name>NAME)"
"""A verb with the party who suffers a loss as its object: "the breach cost Example $500"."""


@dataclass(frozen=True)
class PleadedElement:
    """A text that pleads only one element: the index and the claim of the count, what the element expects, the text."""

    claim_index: int
    claim: Claim
    expected: ExpectedAct
    path: KeyPath
    text: str


@rule(
    "CLM033",
    cite="house style: an element says what its own party did",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party who did it, or move the sentence to the element that it pleads",
)
def element_of_another_party(matter: Matter) -> Iterator[Problem]:
    """A sentence that pleads an element has the wrong party as its subject, or a name that nobody in the case has.

    The plaintiff performs, relies and suffers damages, and the defendant breaches: which side acts, and how, is read
    from the sentence for the element in the catalog. The rule checks texts that plead a single element and that do not
    name a party whose act the element pleads, or name that party only as the object: "Example performed its obligations
    to Sample". In a count that may make one party liable for another, such as a count against a guarantor or an
    employer, the acts of other defendants are not checked.
    """
    if not has_complaint(matter):
        return
    names = party_names(matter)
    for pleaded in _pleaded_elements(matter):
        own_words = unquoted(pleaded.text)
        if PRONOUN.search(own_words):
            continue
        named_parties = set(names.parties_in(own_words))
        right_parties = _right_parties(pleaded, matter)
        count_fact = f"the count is {_by_or_against(pleaded, right_parties, matter)}"
        also = _key_of_parties(pleaded)
        for keys, act in party_acts(pleaded.text, names):
            names_right_party = named_parties & right_parties and not _is_exchanged(
                act, own_words, right_parties, names
            )
            if keys & right_parties or names_right_party:
                continue
            if keys and act.kinds & pleaded.expected.kinds and not _is_read_elsewhere(keys, act, pleaded, matter):
                message = f"the text says `{act.words}`, but {count_fact}"
                yield Problem(pleaded.path, message, at=_words_of(act), also=also)
        if not named_parties & right_parties and "loss" in pleaded.expected.kinds:
            yield from _losses_of_others(pleaded, right_parties, names, matter)
        for act in acts(pleaded.text, CAPITALIZED_WORD):
            if act.kinds & pleaded.expected.kinds and not named_parties and _is_nobody(act.subject, matter):
                message = f"the text says `{act.words}`, but {act.subject} is not in the case; {count_fact}"
                yield Problem(pleaded.path, message, at=_words_of(act), also=also)


def _key_of_parties(pleaded: PleadedElement) -> tuple[KeyPath, ...]:
    """Return the path of the key that names the right parties, `against` or `by`; nothing if the claim has no `by`."""
    if pleaded.expected.side == "defendant":
        return (("claims", pleaded.claim_index, "against"),)
    return (("claims", pleaded.claim_index, "by"),) if pleaded.claim.by else ()


def _losses_of_others(
    pleaded: PleadedElement, right_parties: Collection[str], names: PartyNames, matter: Matter
) -> Iterator[Problem]:
    """Yield a problem for each loss that, according to the text, a party sued on the claim suffered."""
    for match in compiled(LOSS_TO_PARTY.replace("NAME", names.titled_name_pattern)).finditer(unquoted(pleaded.text)):
        if set(names.parties_in(match["name"])) & {*pleaded.claim.against}:
            fact = f"the count is {_by_or_against(pleaded, right_parties, matter)}"
            yield Problem(pleaded.path, f"the text says `{match[0]}`, but {fact}", at=matched(match))


ONE_SIDED_VERB = Regex(
    r"(?:performed|fulfilled|complied\s+with|relied|holds?|was\s+(?:damaged|injured|harmed)|breached|violated|infringed|converted"
    r"|defrauded|misappropriated|broke)\b|(?:lost|suffered|sustained|incurred)\b(?=[^.;]{0,30}(?:\$|damage|loss|injur|harm))"
    r"|owed\b(?=[^.;]{0,60}\b(?:duty|duties|care)\b)"
)
"""Verbs that can have only parties of one side as their subject, depending on the element."""

PREPOSITION_BEFORE = Regex(r"\b(?:of|by|to|from|against|on|upon|with|for|towards?|owed|defrauded)\s+\Z")


def _is_exchanged(act: Act, text: str, right_parties: Collection[str], names: PartyNames) -> bool:
    """Whether *text* names *right_parties*, who should be the subject of *act*, only as its objects."""
    verb = text[act.start + len(act.subject) : act.start + len(act.words) + 70]
    if not ONE_SIDED_VERB.match(verb.lstrip(" ,")):
        return False
    for match in compiled(names.titled_name_pattern).finditer(text):
        is_right = bool(set(right_parties) & set(names.parties_in(match[0])))
        if is_right and not PREPOSITION_BEFORE.search_before(text, match.start(), 14):
            return False
    return True


def _words_of(act: Act) -> Words:
    return Words(act.words, act.start)


def _pleaded_elements(matter: Matter) -> Iterator[PleadedElement]:
    """Yield each text that pleads a single element of a single count, if the element expects an act of one side."""
    by_name = {allegation.id: (path, allegation) for path, allegation in allegations(matter) if allegation.id}
    entries = [entry for claim in matter.claims for element in claim.elements.values() for entry in element]
    use_counts = Counter(entry for entry in entries if isinstance(entry, str))
    for claim_index, claim in enumerate(matter.claims):
        for name, element in claim.cause.elements.items():
            expected = expected_act(name, element)
            if expected is None:
                continue
            for index, entry in enumerate(claim.elements.get(name, ())):
                path: KeyPath = ("claims", claim_index, "elements", name, index)
                allegation: Allegation | None = entry if isinstance(entry, Allegation) else None
                if isinstance(entry, str) and use_counts[entry] == 1 and entry in by_name:
                    path, allegation = by_name[entry]
                if allegation and allegation.text:
                    yield PleadedElement(claim_index, claim, expected, (*path, "text"), allegation.text)


def _right_parties(pleaded: PleadedElement, matter: Matter) -> set[str]:
    """Return the keys of the parties whose act the element pleads."""
    if pleaded.expected.side == "defendant":
        return set(pleaded.claim.against)
    return set(pleaded.claim.by or of_side(matter.parties, "plaintiff"))


def _is_read_elsewhere(keys: Collection[str], act: Act, pleaded: PleadedElement, matter: Matter) -> bool:
    """Whether *act*, of the parties *keys*, is reported by another rule, or may make the count's parties liable."""
    claim = pleaded.claim
    is_wrong = re.search(rf"(?:{WRONGS}|broke)\Z", act.words)
    if pleaded.path[0] == "claims" and is_wrong and not set(keys) & {*claim.against}:
        is_debt = act.words.endswith("owed") and any(matter.parties[key].on_side == "plaintiff" for key in keys)
        names_accused = set(party_names(matter).parties_in(pleaded.text)) & {*claim.against}
        if not is_debt and not names_accused and not LIABLE_FOR_ANOTHER.search(pleaded.text):
            return True  # CLM027 reports it
    parties_of_count = {*(claim.by or of_side(matter.parties, "plaintiff")), *claim.against}
    if parties_of_count & set(keys) or "promise" in act.kinds:
        return False
    heading = " ".join(filter(None, (claim.title, claim.variant, claim.cause.name, claim.cause.id)))
    return bool(LIABLE_FOR_ANOTHER.search(f"{heading}\n{pleaded.text}"))


def _is_nobody(name: str, matter: Matter) -> bool:
    """Whether *name* is not an English word or part of a party's name, and occurs only once in the matter's texts."""
    party_words = {
        word for party in matter.parties.values() for party_name in names_of(party) for word in party_name.split()
    }
    if name in party_words or is_english(name.lower()):
        return False
    return sum(len(re.findall(rf"\b{name}\b", text)) for _, text in prose(matter)) == 1


def _by_or_against(pleaded: PleadedElement, right_parties: Collection[str], matter: Matter) -> str:
    """Return by or against whom the count is brought: "by `Example`"."""
    names = [party.called or party.name for key, party in matter.parties.items() if key in right_parties]
    preposition = "against" if pleaded.expected.side == "defendant" else "by"
    return f"{preposition} {series([f'`{name}`' for name in names])}"
