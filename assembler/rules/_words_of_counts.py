"""Reads the words of a count: its own sentences, those on record for its cause, and paragraphs it refers to."""

from functools import lru_cache

from assembler.language.references import REFERENCE, entries
from assembler.language.regex import Regex
from assembler.model.by_identity import ByIdentity
from assembler.model.matter import Matter
from assembler.model.pleading import Claim
from assembler.model.walk import allegations_of, named_allegations

NAMED_COUNT = Regex(
    r"\b(?:Counts?|(?:Cause|Claim)s?\s(?:of\sAction|for\sRelief))\s(?:[IVX]{1,5}|\d{1,2}|One|Two|Three|Four|Five|Six|Seven|Eight)\b"
    r"|\b(?:First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth)\s(?:Count|(?:Cause|Claim)\s(?:of\sAction|for\sRelief))\b",
    needs="count|cause|claim",
)
"""Another count that a count names: "liable for the negligence alleged in Count I"."""


def own_words(claim: Claim) -> str:
    """Return the sentences and statutes of *claim*, and the elements on record for its cause; not its title."""
    texts = [allegation.text or allegation.heading or "" for _, allegation in allegations_of(claim, path=())]
    texts += claim.statutes
    if claim.law is None:
        texts += [claim.cause.count_cite]
        for element in claim.cause.elements.values():
            texts += [element.statement, element.pleading, *element.choices.values()]
    return "\n".join(texts)


def words_with_references(claim: Claim, matter: Matter) -> str:
    """Return the words of *claim*, and of the paragraphs and counts that its sentences and elements name.

    If a sentence names a count by its number, the words of all counts are returned.
    """
    words = own_words(claim)
    if NAMED_COUNT.search(words):
        words = "\n".join([words, *(own_words(other_claim) for other_claim in matter.claims)])
    texts_by_name = _texts_by_name(ByIdentity(matter))
    names = [entry.name for match in REFERENCE.finditer(words) for entry in entries(match)]
    names += [entry for element in claim.elements.values() for entry in element if isinstance(entry, str)]
    return "\n".join([words, *(texts_by_name[name] for name in dict.fromkeys(names) if name in texts_by_name)])


@lru_cache(maxsize=2)
def _texts_by_name(key: ByIdentity) -> dict[str, str]:
    return {name: allegation.text or "" for name, allegation in named_allegations(key.matter).items()}
