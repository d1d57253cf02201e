"""The left side of a caption: every party in its place, with its role, once for each claim that it stands in."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assembler.english import series
from assembler.model.party import Party
from assembler.plan.case import Case
from assembler.plan.parts import CaptionLine
from assembler.plan.party_names import in_caption, many

THIRD_PARTY = "third-party plaintiff"
"""The role of a defendant who brings somebody in; it has a part of the caption of its own."""

Group = tuple[tuple[str, ...], Sequence[Party]]
"""Roles, and the parties next to one another who have them."""


def sides(case: Case) -> Iterator[CaptionLine]:
    """Yield the lines: plaintiffs against defendants, intervenors behind them, then what third-party claims add.

    A party that has left the case stays. A matter *in re* has its subject alone.
    """
    if case.matter.in_re:
        yield CaptionLine(f"IN RE {case.matter.in_re.upper()}", "party")
        return
    parties = case.matter.parties.values()
    third = [party for party in parties if party.role == "third-party defendant"]
    intervenors = [party for party in parties if party.role == "intervenor"]
    yield from _against(case, "plaintiff", "defendant", last=not third and not intervenors)
    yield from _lines([(("intervenor",), intervenors)] if intervenors else [], "," if third else ".")
    if third:
        bringing = [party for party in parties if THIRD_PARTY in party.further_roles]
        yield from _lines([((THIRD_PARTY,), bringing)] if bringing else [], ",")
        yield CaptionLine(case.court.caption.value.versus, "versus")
        yield from _lines([(("third-party defendant",), third)], ".")


def _against(case: Case, first: str, second: str, *, last: bool) -> Iterator[CaptionLine]:
    ours, theirs = ([party for _, party in case.parties(role)] for role in (first, second))
    yield from _lines(_groups(ours), ",")
    if theirs:
        yield CaptionLine(case.court.caption.value.versus, "versus")
    yield from _lines(_groups(theirs), "." if last else ",")


def _groups(parties: Sequence[Party]) -> list[Group]:
    """Return *parties* by the roles that they share with their neighbours."""
    return [(roles, list(group)) for roles, group in groupby(parties, _roles)]


def _roles(party: Party) -> tuple[str, ...]:
    return (party.role, *(role for role in party.further_roles if role != THIRD_PARTY))


def _lines(groups: Sequence[Group], end: str) -> Iterator[CaptionLine]:
    for place, (roles, parties) in enumerate(groups, 1):
        names = [in_caption(party) for party in parties]
        yield from (CaptionLine(line, "party") for line in _joined(names))
        closing = {len(groups): end, len(groups) - 1: ", and"}.get(place, ",")
        yield CaptionLine(f"{_titled(roles, parties)}{closing}", "role")


def _joined(names: Sequence[str]) -> list[str]:
    """Return *names* with what follows each: two plain ones are joined without a comma."""
    if len(names) == 2 and "," not in names[0]:
        return [f"{names[0]} and", f"{names[1]},"]
    return [f"{name}, and" if place == len(names) - 1 else f"{name}," for place, name in enumerate(names, 1)]


def _titled(roles: Sequence[str], parties: Sequence[Party]) -> str:
    return series([role.title() + ("s" if many(parties) else "") for role in roles])
