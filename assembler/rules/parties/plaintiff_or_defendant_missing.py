"""PTY002."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules.rule import Problem, rule


@rule(
    "PTY002",
    cite="Fed. R. Civ. P. 10(a); Wash. CR 10(a)(1)",
    basis="verified",
    fix="add the party under `parties:`, with its `role:`",
)
def plaintiff_or_defendant_missing(matter: Matter) -> Iterator[Problem]:
    """The caption has no plaintiff or no defendant.

    The title of an action names the parties on both sides. A matter captioned In re has no sides, and in an action in
    rem the only other party may be property.
    """
    if matter.in_re or any(party.kind == "property" for party in matter.parties.values()):
        return
    law = matter.court.all_parties_in_complaint
    for side in ("plaintiff", "defendant"):
        if not of_side(matter.parties, side):
            message, cite = f"no party has the role `{side}`, or another on that side", law.authority
            yield Problem(("parties",), message, cite=cite)
