"""Words in a matter that suggest a kind of action, such as a class action, that its keys may not state."""

from collections.abc import Iterator, Mapping, Sequence

from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.model.circumstance import Circumstance
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.pleading import Claim
from assembler.model.walk import Text, texts

NAME_WORDS: Mapping[Circumstance, Regex] = {
    "qui tam": Regex(r"(?i)\bex rel\b|\brelators?\b|\bqui tam\b"),
    "minor": Regex(r"(?i)\bnext friend\b|\bad litem\b|\b(?:a|the) minor\b|\binfant\b"),
    "class action": Regex(r"(?i)\bsimilarly situated\b|\bclass representative\b"),
    "derivative action": Regex(r"(?i)\bderivatively\b"),
    "estate": Regex(r"(?i)\bestate of\b|\badministrat(?:or|rix)\b|\bexecut(?:or|rix)\b|\bpersonal representative\b"),
}
"""For each kind of action, words in a dismissing party's name, role or capacity that suggest this kind."""

STATE_WORDS = Regex(r"(?i)\bthe (?:state|commonwealth|people|government)\b|\bunited states of america\b")
"""Words in `on_behalf_of:` that name a state or another government."""

COUNT_WORDS: Mapping[Circumstance, Regex] = {
    "qui tam": Regex(r"(?i)\bqui tam\b|^(?!.*\bretaliat).*\bfalse claims\b"),
    "wrongful death": Regex(r"(?i)\bwrongful death\b"),
    "derivative action": Regex(r"(?i)\bderivative (?:action|claim)\b"),
}
"""For each kind of action, words in a count's title, cause or statutes that suggest this kind."""

TEXT_WORDS: Mapping[Circumstance, Regex] = {
    "qui tam": Regex(r"(?i)\bqui tam\b"),
    "class action": Regex(
        r"(?i)\bclass (?:action )?allegations\b|\b(?:putative|proposed) class\b|\bclass representatives?\b"
        r"|\bmembers of the class\b|\bclass members\b|\bothers similarly situated\b"
    ),
}
"""For each kind of action, words in a heading, an allegation or a prayer that suggest this kind."""

FLSA_WORDS = Regex(r"(?i)fair labor standards act|\bFLSA\b|29 U\.?S\.?C\.? §+ ?(?:20[67]|216)")
"""Words that mark a claim under the Fair Labor Standards Act."""


def first_action_signs(matter: Matter, dismissing: Sequence[str]) -> dict[Circumstance, KeyPath]:
    """Return each kind of action that words suggest, with the path of the first such words.

    A party's words count only if the party is *dismissing*.
    """
    signs: dict[Circumstance, KeyPath] = {}
    for circumstance, path in (
        *_signs_in_names(matter, dismissing),
        *_signs_in_counts(matter),
        *_signs_in_texts(matter),
    ):
        signs.setdefault(circumstance, path)
    return signs


def _signs_in_names(matter: Matter, dismissing: Sequence[str]) -> Iterator[tuple[Circumstance, KeyPath]]:
    for name in dismissing:
        party = matter.parties[name]
        words = _party_words(party)
        for circumstance, pattern in NAME_WORDS.items():
            if pattern.search(words):
                yield circumstance, ("parties", name, "name")
        if STATE_WORDS.search(party.on_behalf_of or ""):
            yield "qui tam", ("parties", name, "on_behalf_of")


def _party_words(party: Party) -> str:
    return "; ".join(filter(None, (party.name, party.role, party.described, party.capacity)))


def _signs_in_counts(matter: Matter) -> Iterator[tuple[Circumstance, KeyPath]]:
    for index, claim in enumerate(matter.claims):
        headings = _count_words(claim)
        for circumstance, pattern in COUNT_WORDS.items():
            if any(pattern.search(heading) for heading in headings):
                yield circumstance, ("claims", index)
        if any(
            FLSA_WORDS.search(str(text)) for text in (*headings, *(paragraph.text for paragraph in claim.paragraphs))
        ):
            yield "FLSA", ("claims", index)


def _count_words(claim: Claim) -> tuple[str, ...]:
    return claim.cause.name, claim.title or "", *map(str, claim.statutes)


def _signs_in_texts(matter: Matter) -> Iterator[tuple[Circumstance, KeyPath]]:
    for text in texts(matter):
        if not _is_of_filing(text):
            yield from (
                (circumstance, text.path) for circumstance, pattern in TEXT_WORDS.items() if pattern.search(text.words)
            )


def _is_of_filing(text: Text) -> bool:
    """Whether *text* is part of a filing, which may be a filing other than the paper being checked."""
    return text.path[0] == "filings"
