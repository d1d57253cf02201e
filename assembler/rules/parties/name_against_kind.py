"""PTY003."""

from collections.abc import Iterator

from assembler.language.entities import kind_by_ending
from assembler.model.matter import Matter
from assembler.model.walk import persons
from assembler.rules.rule import Problem, rule


@rule(
    "PTY003",
    cite="the states' business-entity acts, which prescribe the ending of a name for each kind",
    basis="memory",
    fix="look up the entity in its state's register, and correct the name or the kind",
)
def name_against_kind(matter: Matter) -> Iterator[Problem]:
    """The ending of an entity's name does not fit its kind.

    The kind decides whose citizenship counts: a complaint that takes an LLC for a corporation pleads the wrong states.
    A party without a kind is left alone.
    """
    for path, member in persons(matter.parties):
        kind = kind_by_ending(member.name)
        if kind and member.kind not in {kind, "unknown"}:
            yield Problem((*path, "kind"), f"`{member.name}` is the name of a {kind}; its kind is `{member.kind}`")
