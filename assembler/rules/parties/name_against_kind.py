"""PTY003."""

import re
from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.model.party import Member
from assembler.rules.rule import Problem, rule

ENDINGS: Mapping[str, str] = {
    r"(?:P\.?)?L\.?L\.?C\.?": "limited liability company",
    r"Inc\.?|Incorporated|Corp\.?|Corporation": "corporation",
    r"L\.?L\.?P\.?": "limited liability partnership",
    r"L\.?P\.?": "limited partnership",
}
"""How a name ends, and the kind of entity that such a name belongs to."""


@rule(
    "PTY003",
    cite="the states' acts on business entities, which tie the end of a name to its kind",
    basis="memory",
    fix="look the entity up in the register of its state, and mend the name or the kind",
    bad="""
        parties:
          strings: {name: Imaginary Strings LLC}
    """,
    good=(
        """
        parties:
          strings: {name: Imaginary Strings LLC, kind: limited liability company}
        """,
        """
        parties:
          strings: {name: Incline Strings Co.}
        """,
    ),
)
def name_against_kind(matter: Matter) -> Iterator[Problem]:
    """A name ends as that of one kind of entity, and the matter calls it another.

    The kind decides whose citizenship counts: an LLC that is taken for a corporation pleads the wrong states.
    """
    for name, party in matter.parties.items():
        yield from _against(party, ("parties", name))


def _against(one: Member, path: KeyPath) -> Iterator[Problem]:
    for ending, kind in ENDINGS.items():
        if re.search(rf"[\s,](?:{ending})$", one.name) and one.kind != kind:
            yield Problem((*path, "kind"), f"`{one.name}` is the name of a {kind}; its kind is `{one.kind}`")
    for key, behind in (("members", one.members), ("trustees", one.trustees)):
        for name, person in behind.items():
            yield from _against(person, (*path, key, name))
