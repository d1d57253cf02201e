"""The earlier dismissals of the same claims that a paper dismisses."""

from collections.abc import Collection, Iterator
from datetime import date

from assembler.law.dismissal.claims import named_claims
from assembler.model.event import EarlierDismissal
from assembler.model.matter import Matter


def earlier_dismissals(
    matter: Matter, day: date | None, claims: Collection[tuple[str, str]]
) -> Iterator[tuple[int, EarlierDismissal]]:
    """Yield the dismissals of any of *claims* on or before *day*, each with its index.

    Each of *claims* is a defendant and the name of a count. An earlier dismissal matches if it has the same defendant
    and the same cause of action. An entry that names no parties covers all parties, and one that names no claims covers
    all claims, because a matter lists only dismissals of the same claim.
    """
    causes = {name: claim.cause.id for name, claim in named_claims(matter)}
    dismissed_causes = {(party, causes.get(claim, "")) for party, claim in claims}
    for index, dismissal in enumerate(matter.earlier_dismissals or ()):
        is_later = day is not None and dismissal.date > day
        if not is_later and any(_is_same_claim(dismissal, party, cause) for party, cause in dismissed_causes):
            yield index, dismissal


def _is_same_claim(dismissal: EarlierDismissal, party: str, cause: str) -> bool:
    is_same_party = not dismissal.parties or party in dismissal.parties
    return is_same_party and (not dismissal.claims or not cause or cause in dismissal.claims)
