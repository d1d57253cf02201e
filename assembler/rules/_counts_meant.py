"""Reads which counts a typed text means: "Counts I and III", "the Second Cause of Action", "the claim of nuisance"."""

import re
from collections.abc import Iterator

from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.model.relief import Relief
from assembler.rules._named_claims import claims_named as numbered_claims

NAMED_CLAIM = Regex(
    r"\b(?:[Cc]laims?|[Cc]ounts?|[Cc]auses?\s+of\s+action)\s+(?:of|for|under|alleging)\s+"
    r"(?:(?:the|an?|its|his|her|their)\s+)?(?P<name>[A-Za-z][\w’'. §()-]{2,60}?)"
    r"(?=,|;|\.|\Z|\s+(?:against|by|in|on|and|with|under|judgment|award|from|for|as)\b)"
)
"""The name of a claim: "on the claim of nuisance", "its claim for unjust enrichment"."""

NOT_CLAIM_NAMES = frozenset(
    "relief damages money payment benefits contribution compensation action plaintiff plaintiffs defendant defendants "
    "law state federal equity judgment loss losses injury injuries amount amounts coverage refund reimbursement fees "
    "costs interest the this that claim claims count counts act code statute statutes section sections common "
    "violation them these those each every violations breach cause causes complaint wages wage overtime which such "
    "rent patent".split()
)
"""Words after "claim for" that do not name a kind of claim."""


def counts_meant(text: str, matter: Matter) -> frozenset[int]:
    """Return the indexes of the claims of *matter* that *text* means by number or name; empty if it means none."""
    by_number = {index for index in counts_in(text) if index < len(matter.claims)}
    by_name = {index for name in claims_named(text) for index in claims_called(name, matter)}
    return frozenset(by_number | by_name)


def indexes_of_claims(relief: Relief, matter: Matter) -> list[int]:
    """Return the indexes of the claims on which *relief* is based, by its key, its references or its text, in order."""
    referred_names = [entry.name for match in REFERENCE.finditer(relief.text) for entry in entries(match)]
    indexes = {index for name in (*relief.claims, *referred_names) for index in matching_claims(matter.claims, name)}
    return sorted(indexes or counts_meant(relief.text, matter))


def claims_named(text: str) -> Iterator[str]:
    """Yield the names that *text* gives to claims: "nuisance" for "on the claim of nuisance"."""
    if "laim" not in text and "ount" not in text and "ause" not in text:
        return
    for match in NAMED_CLAIM.finditer(text):
        words = [word for word in re.findall(r"[\w’-]+", match["name"].lower()) if len(word) > 3]
        if match["name"].startswith("breach of "):
            words = words[1:]
        if words and not NOT_CLAIM_NAMES & set(words) and not match["name"].endswith(" law"):
            yield match["name"]


def claims_called(name: str, matter: Matter) -> Iterator[int]:
    """Yield the indexes of the claims whose title or cause has every word of *name* that has four letters or more.

    Only the first six letters of the words are compared.
    """
    stems = [word[:6] for word in re.findall(r"[\w’-]+", name.lower()) if len(word) > 3]
    for index, claim in enumerate(matter.claims):
        title = f"{claim.title or ''} {claim.cause.name} {claim.variant or ''}".lower()
        if stems and all(stem in title for stem in stems):
            yield index


def counts_in(text: str) -> Iterator[int]:
    """Yield the indexes, from 0, of the counts that *text* numbers: 0 and 2 for "Counts I and III"."""
    for _, _, indexes in numbered_claims(text):
        yield from indexes
