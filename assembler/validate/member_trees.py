"""Members who are given by a name alone: each is found among the parties and the members, and put in its place."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.party import Member, Named

MOST = 5_000
"""Members of one party's whole tree: names that lead to one another could make more than a machine can hold."""

Kind = TypeVar("Kind", bound=Member)


@dataclass
class _Trees:
    """All that a name may lead to, what was put together already with its size, and the faults that were met."""

    source: Source
    named: Mapping[str, list[tuple[KeyPath, Member]]]
    whole: dict[KeyPath, tuple[Member, int]] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)


def with_members(matter: Matter, source: Source) -> tuple[Matter, list[Finding]]:
    """Return *matter* with each member who is given by a name put in its place, and what is wrong with the names.

    A name may be that of a party, or the key of one member of any tree. Wrong are a name that nothing carries or that
    two different members carry, and a circle: a member who is, some steps on, its own member.
    """
    if not any(_by_name(party) for party in matter.parties.values()):
        return matter, []
    trees = _Trees(source, _index(matter))
    parties = {name: _whole(party, ("parties", name), (), trees) for name, party in matter.parties.items()}
    return matter.model_copy(update={"parties": parties}), trees.faults


def _behind(one: Member) -> Iterator[tuple[str, str, Member]]:
    for key in ("members", "trustees"):
        yield from ((key, name, person) for name, person in getattr(one, key).items())


def _by_name(one: Member) -> bool:
    return isinstance(one, Named) or any(_by_name(person) for _, _, person in _behind(one))


def _index(matter: Matter) -> Mapping[str, list[tuple[KeyPath, Member]]]:
    """Return what each name may lead to: the party that is called so, else the members whose key it is."""
    found: dict[str, list[tuple[KeyPath, Member]]] = {}
    for name, party in matter.parties.items():
        _enter(party, ("parties", name), found)
    return found | {name: [(("parties", name), party)] for name, party in matter.parties.items()}


def _enter(one: Member, path: KeyPath, found: dict[str, list[tuple[KeyPath, Member]]]) -> None:
    for key, name, person in _behind(one):
        if not isinstance(person, Named):
            at = (*path, key, name)
            found.setdefault(name, []).append((at, person))
            _enter(person, at, found)


def _whole(one: Kind, path: KeyPath, above: tuple[KeyPath, ...], trees: _Trees) -> Kind:
    """Return *one*, which stands at *path* below what stands at *above*, with everybody in its tree in place."""
    if path not in trees.whole:
        parts: dict[str, dict[str, Member]] = {"members": {}, "trustees": {}}
        size = 1
        for key, name, person in _behind(one):
            at = (*path, key, name)
            if place := _place(person, at, (*above, path), trees):
                parts[key][name] = _whole(place[1], place[0], (*above, path), trees)
                size += trees.whole[place[0]][1]
        if size > MOST:
            parts = {"members": {}, "trustees": {}}
            message = f"the members of `{brief(one.name)}` are more than {MOST:,}, those of members counted"
            trees.faults.append(fault("MAT003", trees.source.where(path), message, fix="name those who matter"))
        trees.whole[path] = one.model_copy(update=parts), size
    found: Kind = trees.whole[path][0]  # type: ignore[assignment]
    return found


def _place(one: Member, at: KeyPath, above: tuple[KeyPath, ...], trees: _Trees) -> tuple[KeyPath, Member] | None:
    """Return where *one*, written at *at*, stands and who it is; None where its name leads nowhere, which is told."""
    if not isinstance(one, Named):
        return at, one
    name, place = one.name, trees.source.where(at)
    places = trees.named.get(name, [])
    if not places:
        message = f"no party and no member is called `{brief(name)}`"
        trees.faults.append(fault("MAT004", place, message, fix=did_you_mean(name, trees.named)))
    elif any(person != places[0][1] for _, person in places):
        message = f"`{brief(name)}` is the name of two different members"
        trees.faults.append(fault("MAT005", place, message, fix="give each a name of its own"))
    elif circle := [path for path in above if path == places[0][0]]:
        way = [_name(path, trees) for path in above[above.index(circle[0]) :]]
        message = f"`{brief(name)}` is a member of itself: {' -> '.join([*way, way[0]])}"
        trees.faults.append(fault("MAT006", place, message, fix="name who stands behind it in the end"))
    else:
        return places[0]
    return None


def _name(path: KeyPath, trees: _Trees) -> str:
    """Return the full name of the party or member at *path*."""
    return next(one.name for at, one in trees.named[str(path[-1])] if at == path)
