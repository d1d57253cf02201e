"""Selects the law that governs a paper: the law in force on the paper's date."""

from collections.abc import Iterator, Sequence
from datetime import date

from assembler.model.law import in_force
from assembler.model.matter import Matter


def with_law_in_force(matter: Matter, day: date | None) -> Matter:
    """Return *matter* with the law of its court and of its causes of action that is in force on *day*.

    If *day* is None, the latest versions apply. If nothing differs, *matter* itself is returned.
    """
    court = in_force(matter.court, day)
    claims = tuple(in_force(claim, day) for claim in matter.claims)
    if court is matter.court and all(
        claim is matter_claim for claim, matter_claim in zip(claims, matter.claims, strict=True)
    ):
        return matter
    return matter.model_copy(update={"court": court, "claims": claims})


def matter_under_each_law(matter: Matter, days: Sequence[date | None]) -> Iterator[tuple[Matter, frozenset[int]]]:
    """Yield *matter* under each version of the law, with the indexes in *days* of the dates that the version governs.

    A date that is None is governed by the latest version.
    """
    versions: list[tuple[Matter, set[int]]] = []
    for index, day in enumerate(days):
        governed_matter = with_law_in_force(matter, day)
        same_law = (
            indexes for version, indexes in versions if version is governed_matter or version == governed_matter
        )
        governed_indexes = next(same_law, None)
        if governed_indexes is None:
            versions.append((governed_matter, {index}))
        else:
            governed_indexes.add(index)
    yield from ((version, frozenset(indexes)) for version, indexes in versions)
