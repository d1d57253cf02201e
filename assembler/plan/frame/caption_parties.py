"""The left side of a caption: every party in its place, with its role, once for each claim that it stands in."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from assembler.language.english import series
from assembler.model.party import Party
from assembler.plan.context import Case
from assembler.plan.frame import addresses
from assembler.plan.plan import CaptionLine
from assembler.plan.text.markdown import plain, tie
from assembler.plan.text.party_names import in_caption, many

THIRD_PARTY = "third-party plaintiff"
"""The role of a defendant who brings somebody in; it has a part of the caption of its own."""

Group = tuple[tuple[str, ...], Sequence[Party]]
"""Roles, and the parties next to one another who have them."""


def sides(case: Case) -> Iterator[CaptionLine]:
    """Yield the lines: plaintiffs against defendants, intervenors behind them, then what third-party claims add.

    A party that has left the case stays. A matter *in re* has its subject alone. What the paper relates to is last.
    """
    yield from _subject(case) if case.matter.in_re else _parties(case)
    if case.filing.relates_to:
        yield CaptionLine(case.say("caption.relates_to"), "party")
        yield from (CaptionLine(tie(line), "party") for line in case.filing.relates_to)


def _subject(case: Case) -> Iterator[CaptionLine]:
    yield CaptionLine(f"IN RE {(case.matter.in_re or '').upper()}", "party")


def _parties(case: Case) -> Iterator[CaptionLine]:
    parties = case.matter.parties.values()
    third = [party for party in parties if party.role == "third-party defendant"]
    intervenors = [party for party in parties if party.role == "intervenor"]
    yield from _against(case, last=not third and not intervenors)
    yield from _lines([(("intervenor",), intervenors)] if intervenors else [], "," if third else ".", case)
    if third:
        bringing = [party for party in parties if THIRD_PARTY in party.further_roles]
        yield from _lines([((THIRD_PARTY,), bringing)] if bringing else [], ",", case)
        yield CaptionLine(case.court.caption.value.versus, "versus")
        yield from _lines([(("third-party defendant",), third)], ".", case)


def _against(case: Case, *, last: bool) -> Iterator[CaptionLine]:
    ours, theirs = ([party for _, party in case.parties(role)] for role in ("plaintiff", "defendant"))
    yield from _lines(_groups(ours, case), ",", case)
    if theirs:
        yield CaptionLine(case.court.caption.value.versus, "versus")
    yield from _lines(_groups(theirs, case), "." if last else ",", case)


def _groups(parties: Sequence[Party], case: Case) -> list[Group]:
    """Return *parties* by the roles that they share with their neighbours; a short caption has one group a side."""
    if case.filing.short_caption and parties:
        return [(_roles(parties[0]), parties)]
    return [(roles, list(group)) for roles, group in groupby(parties, _roles)]


def _roles(party: Party) -> tuple[str, ...]:
    return (party.role, *(role for role in party.further_roles if role != THIRD_PARTY))


def _lines(groups: Sequence[Group], end: str, case: Case) -> Iterator[CaptionLine]:
    """Yield the names of each group with its role under them, or at the right of the last."""
    opposite = case.court.caption.value.roles_in == "right"
    for place, (roles, parties) in enumerate(groups, 1):
        names, role = _names(parties, case), _titled(roles, parties, case)
        if opposite:
            names[-1] = names[-1].removesuffix(",")
            yield from (CaptionLine(line, "party") for line in names[:-1])
            yield CaptionLine(names[-1], "party", (plain(role.upper()),))
            continue
        yield from (CaptionLine(line, "party") for line in names)
        closing = {len(groups): end, len(groups) - 1: ", and"}.get(place, ",")
        yield CaptionLine(f"{role}{closing}", "role")


def _names(parties: Sequence[Party], case: Case) -> list[str]:
    """Return the names with what follows each: all of them, or the first and "et al."."""
    if case.filing.short_caption and len(parties) > 1:
        return [f"{in_caption(parties[0])}, {case.say('caption.et_al')},"]
    names = [in_caption(party) + addresses.in_caption(party, case) for party in parties]
    return _joined(names, ";" if case.court.caption.value.semicolons else ",")


def _joined(names: Sequence[str], mark: str) -> list[str]:
    """Return *names* with *mark* between them: two plain ones are joined without a comma."""
    if len(names) == 2 and mark == "," and "," not in names[0]:
        return [f"{names[0]} and", f"{names[1]},"]
    *others, last = names
    return [*(f"{name}{mark}{' and' if name is others[-1] else ''}" for name in others), f"{last},"]


def _titled(roles: Sequence[str], parties: Sequence[Party], case: Case) -> str:
    return series([case.word(role).title() + ("s" if many(parties) else "") for role in roles])
