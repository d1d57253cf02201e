"""Lists the unrecognized sentences of a paper, their fingerprint, and the people who can answer for them."""

import hashlib
from functools import lru_cache

from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.papers.ending.signatories import signing_for
from assembler.rules.dismissal.own_words.effect import effect_of
from assembler.rules.dismissal.own_words.known_sentences.conditions import signers
from assembler.rules.dismissal.own_words.readings.every_text import readings
from assembler.rules.dismissal.own_words.readings.paper_text import Reading
from assembler.rules.dismissal.own_words.texts import own_words

FINGERPRINT_LENGTH = 8
"""The length of a fingerprint, in characters."""


@lru_cache(maxsize=1)
def unread_sentences(paper: DismissalPaper) -> tuple[Reading, ...]:
    """Return the sentences of *paper* that are known neither to agree with it nor to contradict it."""
    return tuple(reading for text in own_words(paper) for reading in readings(paper, text) if not reading.says)


def hash_of(sentence: str) -> str:
    """Return the SHA-256 of *sentence*, in hexadecimal digits, as in the manifest."""
    return hashlib.sha256(sentence.encode()).hexdigest()


def fingerprint(paper: DismissalPaper) -> str:
    """Return a fingerprint of the unrecognized sentences and the effect of *paper*."""
    hashes = sorted({hash_of(reading.words) for reading in unread_sentences(paper)})
    return hash_of("\n".join([effect_hash(paper), *hashes]))[:FINGERPRINT_LENGTH]


def effect_hash(paper: DismissalPaper) -> str:
    """Return the SHA-256 of the effect of *paper*: its kind, rule, dismissed parties and claims, and prejudice."""
    groups = [f"{group.parties} {group.claims} {group.by} {group.prejudice}" for group in paper.scope.groups]
    return hash_of("\n".join([paper.filing.paper.id, paper.instrument.rule, effect_of(paper), *groups]))


def signatories_of(paper: DismissalPaper) -> tuple[str, ...]:
    """Return the keys of the attorneys, and of the parties without counsel, who have a signature line on *paper*."""
    matter = paper.matter
    signing_parties = [party for party in matter.parties if party in signers(paper)]
    names = [name for party in signing_parties for name in signing_for(matter, party)]
    without_line = {name for name, lawyer in matter.counsel.items() if not lawyer.has_line or lawyer.first_page_only}
    return tuple(dict.fromkeys(name for name in names if name not in without_line and name not in matter.firms))


def own_words_read_line(paper: DismissalPaper) -> str:
    """Return the line `own_words_read:`, which says that a signer of *paper* has read its unrecognized sentences."""
    signatories = signatories_of(paper)
    signed_names = [name for name in paper.filing.signed if name in signatories]
    reader = next(iter((*signed_names, *signatories)), "...")
    day = paper.filing.date or paper.scope.requested.date
    return f"own_words_read: {{by: {reader}, date: {day or '...'}, text: {fingerprint(paper)}}}"
