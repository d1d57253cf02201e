"""Replaces each member that the matter only names with the party or member of that name."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.findings.suggestions import did_you_mean
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.model.party import Member, NamedMember
from assembler.model.walk import members_of

MAX_MEMBERS = 5_000
"""The maximum number of members in one party's tree."""

MemberT = TypeVar("MemberT", bound=Member)


class _Tree(NamedTuple):
    """An entity with its members, and the number of all direct and indirect members, including itself."""

    entity: Member
    size: int


@dataclass
class _Trees:
    """The state of the replacement: the entities by name, the finished trees with their sizes, and the faults."""

    source: Source
    by_name: Mapping[str, list[tuple[KeyPath, Member]]]
    complete: dict[KeyPath, _Tree] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)


def with_members(matter: Matter, source: Source) -> tuple[Matter, list[Finding]]:
    """Return *matter* with each member that is only a name replaced, and the findings on such names.

    A name may be a party's name, or a member's key in any tree. Faults are undefined names, names of two different
    members, and entities that are, directly or indirectly, members of themselves.
    """
    if not any(_has_bare_name(party) for party in matter.parties.values()):
        return matter, []
    trees = _Trees(source, _members_by_name(matter))
    parties = {
        name: _completed(party, ("parties", name), ancestors=(), trees=trees) for name, party in matter.parties.items()
    }
    return matter.model_copy(update={"parties": parties}), trees.faults


def _has_bare_name(entity: Member) -> bool:
    return isinstance(entity, NamedMember) or any(_has_bare_name(member) for _, _, member in members_of(entity))


def _members_by_name(matter: Matter) -> Mapping[str, list[tuple[KeyPath, Member]]]:
    """Return the entities for each name: the party of that name or, if there is none, the members with that key."""
    members_by_key: dict[str, list[tuple[KeyPath, Member]]] = {}
    for name, party in matter.parties.items():
        _add_members(party, ("parties", name), members_by_key)
    return members_by_key | {name: [(("parties", name), party)] for name, party in matter.parties.items()}


def _add_members(entity: Member, path: KeyPath, members_by_key: dict[str, list[tuple[KeyPath, Member]]]) -> None:
    for key, name, member in members_of(entity):
        if not isinstance(member, NamedMember):
            member_path = (*path, key, name)
            members_by_key.setdefault(name, []).append((member_path, member))
            _add_members(member, member_path, members_by_key)


def _completed(entity: MemberT, path: KeyPath, ancestors: tuple[KeyPath, ...], trees: _Trees) -> MemberT:
    """Return *entity*, which is at *path*, with every bare name in its tree replaced.

    *ancestors* are the paths of the entities of which it is a member, directly or indirectly.
    """
    if path not in trees.complete:
        parts: dict[str, dict[str, Member]] = {"members": {}, "trustees": {}}
        size = 1
        for key, name, member in members_of(entity):
            member_path = (*path, key, name)
            if target := _named_member(member, member_path, (*ancestors, path), trees):
                target_path, target_entity = target
                parts[key][name] = _completed(target_entity, target_path, (*ancestors, path), trees)
                size += trees.complete[target_path].size
        if size > MAX_MEMBERS:
            parts = {"members": {}, "trustees": {}}
            message = f"`{brief(entity.name)}` has more than {MAX_MEMBERS:,} direct and indirect members"
            trees.faults.append(
                fault("MAT003", trees.source.place_at(path), message, fix=f"list at most {MAX_MEMBERS:,} members")
            )
        trees.complete[path] = _Tree(entity.model_copy(update=parts), size)
    complete: MemberT = trees.complete[path].entity  # type: ignore[assignment]
    return complete


def _named_member(
    member: Member, member_path: KeyPath, ancestors: tuple[KeyPath, ...], trees: _Trees
) -> tuple[KeyPath, Member] | None:
    """Return the path and the record of *member*, written at *member_path*.

    If the name is undefined, is ambiguous or leads back to an entity above it, record a fault and return None.
    """
    if not isinstance(member, NamedMember):
        return member_path, member
    name = member.name
    place = trees.source.place_at(member_path)
    targets = trees.by_name.get(name, [])
    if not targets:
        message = f"no party or member is called `{brief(name)}`"
        trees.faults.append(fault("MAT004", place, message, fix=did_you_mean(name, trees.by_name)))
        return None
    first_path, first_target = targets[0]
    if any(target != first_target for _, target in targets):
        message = f"`{brief(name)}` is the name of two different members"
        trees.faults.append(fault("MAT005", place, message, fix="give each of them its own name"))
    elif first_path in ancestors:
        chain = [_full_name(path, trees) for path in ancestors[ancestors.index(first_path) :]]
        message = f"`{brief(name)}` is a member of itself: {' -> '.join([*chain, chain[0]])}"
        trees.faults.append(
            fault("MAT006", place, message, fix="list its members, down to natural persons and corporations")
        )
    else:
        return first_path, first_target
    return None


def _full_name(path: KeyPath, trees: _Trees) -> str:
    """Return the full name of the party or member at *path*."""
    return next(entity.name for entity_path, entity in trees.by_name[str(path[-1])] if entity_path == path)
