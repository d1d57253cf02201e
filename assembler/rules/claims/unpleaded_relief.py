"""Relief and other texts that are based on a claim, an act or a ground that no count pleads."""

import re
from collections.abc import Collection, Iterator
from functools import cache

from assembler.catalog.acts import acts
from assembler.catalog.remedies import remedies
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.english import series
from assembler.language.money import sums
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.relief import Relief
from assembler.model.walk import allegations
from assembler.rules._complaint import has_complaint
from assembler.rules._count_titles import initials_of
from assembler.rules._counts_meant import claims_called, claims_named, indexes_of_claims
from assembler.rules._party_names import party_names
from assembler.rules._words_of_counts import own_words
from assembler.rules.rule import Problem, Words, matched, rule

BREACH_OF = Regex(r"(?i)\bbreach(?:es)?\sof\s(?:(?:the|an?|its|implied|express)\s)*")

JURISDICTION_WORD = Regex(r"(?i)\bjurisdiction\b", needs="jurisdiction")


@rule(
    "CLM038",
    cite="house style: the relief and the counts fit each other",
    basis="convention",
    severity=Severity.WARNING,
    fix="name a claim that the complaint pleads, or plead the claim",
)
def claim_that_no_count_pleads(matter: Matter) -> Iterator[Problem]:
    """The prayer, the jury demand or a text on jurisdiction names a claim or an act that no count pleads.

    Examples are relief "on the claim of conversion" where no count has that title, and damages "under the FLSA" where
    the counts are under another act. A claim is looked up in the titles and the texts of the counts; an act of Congress
    only in the counts that an item of relief names, if it names any.
    """
    if not matter.claims or not has_complaint(matter):
        return
    for path, text, indexes in _texts(matter):
        counts = [matter.claims[index] for index in indexes] or list(matter.claims)
        titles = " ".join(f"{claim.title or ''} {claim.cause.name}" for claim in counts)
        words = "\n".join([titles, *map(own_words, counts)])
        for name in claims_named(text):
            is_party = any(party_names(matter).parties_in(name))
            has_title = next(claims_called(name, matter), None) is not None
            subject = BREACH_OF.sub("", name)
            is_pleaded = has_title or _shares_stem(subject, words) or _acts().search(name)
            if not is_party and not is_pleaded:
                message = f"`{one_line(name)}` is a claim that no count pleads"
                yield Problem(path, message, at=Words(name, text.index(name)))
        for match in _acts().finditer(text):
            if not _is_pleaded(match[0], words, matter):
                fault = "the count does not plead" if indexes else "no count pleads"
                also = tuple(("claims", index) for index in indexes)
                yield Problem(path, f"`{one_line(match[0])}` is an act that {fault}", at=matched(match), also=also)


def _texts(matter: Matter) -> Iterator[tuple[KeyPath, str, Collection[int]]]:
    """Yield each item of relief, jury demand and text on jurisdiction, with its path and the claims that it names."""
    for relief_index, relief in enumerate(matter.relief):
        yield ("relief", relief_index, "text"), unquoted(relief.text), indexes_of_claims(relief, matter)
    for claim_index, claim in enumerate(matter.claims):
        for keys, relief in claim.requested_relief:
            yield ("claims", claim_index, *keys), unquoted(relief.text), [claim_index]
    for path, text in prose(matter):
        is_jury_demand = path[0] == "words" and path[-1] == "jury"
        is_on_jurisdiction = path[0] in {"facts", "more_facts"} and JURISDICTION_WORD.search(text)
        if is_jury_demand or is_on_jurisdiction:
            yield path, unquoted(text), ()


def _shares_stem(name: str, words: str) -> bool:
    """Whether *words* have the first six letters of any word of *name* that has four letters or more."""
    stems = [word[:6] for word in re.findall(r"[\w’-]+", name.lower()) if len(word) > 3]
    return any(stem in words.lower() for stem in stems)


@cache
def _acts() -> re.Pattern[str]:
    """Return a pattern for the names of acts of Congress on record, and for initials of three letters or more."""
    names = [re.escape(act).replace(r"\ ", r"\s+").replace("’", "[’']") for act in acts().sections]
    initials = [letters for letters in map(initials_of, acts().sections) if len(letters) > 2]
    return re.compile(rf"(?<![A-Z][a-z]\s)\b(?:{'|'.join([*names, *dict.fromkeys(initials), 'Title VII'])})\b")


JURISDICTIONAL = frozenset({"Class Action Fairness Act", "Declaratory Judgment Act", "Administrative Procedure Act"})
"""Acts on which jurisdiction or a remedy may be based besides the claims."""


def _is_pleaded(written: str, words: str, matter: Matter) -> bool:
    """Whether the counts with *words* plead the act that is *written* by its name or its initials."""
    name = one_line(written).replace("'", "’")
    intended_acts = [act for act in acts().sections if name in (act, initials_of(act)) or act.startswith(f"{name} of")]
    if not intended_acts or JURISDICTIONAL & set(intended_acts):
        return True
    words_in_lower_case = one_line(words).replace("'", "’").casefold()
    cited_sections = re.findall(r"(\d{1,2})\s+U\.S\.C\.\s+§{1,2}\s?(\d+\w*(?:-\d\w*)?)", words)
    terms = {term.term for term in matter.terms.values()}
    return any(
        act.split(" of ")[0].casefold() in words_in_lower_case
        or re.search(rf"\b{initials_of(act)}\b", words)
        or any(acts().has(act, *section) for section in cited_sections)
        or initials_of(act) in terms
        for act in intended_acts
    )


COMPARED_WITH_RECORD = frozenset({"punitive damages", "treble damages"})
"""Remedies that CLM005 compares with the remedies on record for causes."""


@rule(
    "CLM039",
    cite="house style: the relief and the counts fit each other",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete the remedy, or plead in the count why it is available",
)
def remedy_without_ground(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for a remedy, but the counts plead no ground for it.

    Examples are punitive damages on a count for an unpaid invoice, and a partition in a count to quiet title. The
    program knows words that support some remedies; the remedy is looked up in the counts that the item names or, if it
    names none, in the counts against the parties that it names, and in the remedies on record for their causes.
    """
    if not matter.claims or not has_complaint(matter):
        return
    facts = "\n".join(allegation.text or "" for path, allegation in allegations(matter) if path[0] != "claims")
    for path, relief, indexes in _demands(matter):
        counts = [matter.claims[index] for index in indexes]
        if "§" in relief.text:  # the statute that the item cites may be the ground
            continue
        words = "\n".join(f"{claim.title or ''} {claim.cause.name}\n{own_words(claim)}" for claim in counts)
        words += "\n".join(f"{remedy.remedy} {remedy.note}" for claim in counts for remedy in claim.cause.remedies)
        on_record = all(claim.cause.remedies for claim in counts)
        for remedy in remedies():
            if on_record and remedy.name in COMPARED_WITH_RECORD:
                continue
            match = remedy.demanded.search(unquoted(relief.text))
            is_for_all_counts = len(indexes) == len(matter.claims)
            if match and not remedy.counts.search(words) and not (is_for_all_counts and remedy.facts.search(facts)):
                fault = "no count pleads" if is_for_all_counts else f"{_titles(indexes, matter)} does not plead"
                also = () if is_for_all_counts else tuple(("claims", index) for index in indexes)
                message = f"`{one_line(match[0])}`: {fault} a ground for {remedy.name}"
                yield Problem(path, message, at=matched(match), also=also)


def _titles(indexes: Collection[int], matter: Matter) -> str:
    """Return the titles of up to two counts, or "each of these counts", for a message."""
    names = [matter.claims[index].title or matter.claims[index].cause.name for index in indexes]
    return series([f"`{name}`" for name in names[:2]], "or") if len(names) < 3 else "each of these counts"


def _demands(matter: Matter) -> Iterator[tuple[KeyPath, Relief, Collection[int]]]:
    """Yield each item of relief, with its path and the claims on which it may be based."""
    for relief_index, relief in enumerate(matter.relief):
        named_parties = set(party_names(matter).parties_in(unquoted(relief.text)))
        accused = {key for key in named_parties if matter.parties[key].on_side == "defendant"}
        claims_against = [index for index, claim in enumerate(matter.claims) if accused & {*claim.against}]
        indexes = indexes_of_claims(relief, matter) or claims_against or range(len(matter.claims))
        yield ("relief", relief_index, "text"), relief, indexes
    for claim_index, claim in enumerate(matter.claims):
        for keys, relief in claim.requested_relief:
            yield ("claims", claim_index, *keys), relief, [claim_index]


MONEY = Regex(r"(?i)\bdamages|\bjudgment|\bcompensat|\bsums?\b|\brestitution|\brelief\b")
OTHER_RELIEF = Regex(
    r"(?i)\b(?:such|any|all)\s+(?:\w+\s+){0,2}other\b|\b(?:other|further)\s+(?:\w+\s+){0,3}relief\b|\bcosts\b|\bfees\b"
)


@rule(
    "CLM041",
    cite="house style: the relief and the counts fit each other",
    basis="convention",
    severity=Severity.WARNING,
    fix="add an item for the count, or say in an item that it covers all counts",
)
def count_left_out_of_prayer(matter: Matter) -> Iterator[Problem]:
    """The prayer has an item for each count except one.

    Nothing is reported if an item that names no count asks for damages, a judgment or a sum, because it may cover the
    missing count, or if the count itself demands relief.
    """
    if len(matter.claims) < 3 or not has_complaint(matter):
        return
    covered: set[int] = set()
    for relief in matter.relief:
        indexes = indexes_of_claims(relief, matter)
        covered.update(indexes)
        if not indexes and _may_cover_any_count(relief.text):
            return
    missing = [
        index for index, claim in enumerate(matter.claims) if index not in covered and not claim.requested_relief
    ]
    if len(missing) == 1 and len(covered) == len(matter.claims) - 1:
        claim = matter.claims[missing[0]]
        items_on_next_count = [
            index for index, relief in enumerate(matter.relief) if missing[0] + 1 in indexes_of_claims(relief, matter)
        ]
        next_item = items_on_next_count[0] if items_on_next_count else 0
        message = (
            f"no item of the prayer is about `{claim.title or claim.cause.name}`, although each other count has one"
        )
        yield Problem(("relief", next_item, "text"), message, also=(("claims", missing[0], "title"),))


def _may_cover_any_count(text: str) -> bool:
    """Whether *text*, an item of the prayer, names a claim that is not pleaded, or asks for money and names none."""
    if any(claims_named(text)) or any(sums(text)):
        return True
    return bool(MONEY.search(text)) and not OTHER_RELIEF.search(text)
