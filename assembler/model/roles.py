"""The roles of parties, in any words, and the side that each role is on."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, ValidationInfo
from pydantic_core import PydanticCustomError

from assembler.findings.suggestions import similar_names
from assembler.model.base import Line

SideOfCase = Literal["plaintiff", "defendant", "neither"]
"""The side of the "v." that a party is on; an intervenor or a special master is on neither side."""

SIDE_BY_ROLE: Mapping[str, SideOfCase] = {
    "plaintiff": "plaintiff",
    "petitioner": "plaintiff",
    "complainant": "plaintiff",
    "lead plaintiff": "plaintiff",
    "consolidated plaintiff": "plaintiff",
    "involuntary plaintiff": "plaintiff",
    "plaintiff-in-interpleader": "plaintiff",
    "interpleader plaintiff": "plaintiff",
    "defendant": "defendant",
    "respondent": "defendant",
    "nominal defendant": "defendant",
    "consolidated defendant": "defendant",
    "relief defendant": "defendant",
    "defendant-in-interpleader": "defendant",
    "interpleader defendant": "defendant",
    "third-party defendant": "neither",
    "cross-defendant": "neither",
    "intervenor": "neither",
    "plaintiff-intervenor": "neither",
    "intervenor-plaintiff": "neither",
    "defendant-intervenor": "neither",
    "intervenor-defendant": "neither",
    "real party in interest": "neither",
    "special master": "neither",
    "amicus": "neither",
    "amicus curiae": "neither",
}
"""The side of each role whose side is always the same; a movant, a claimant or a garnishee may be on either side."""

BROUGHT_IN_ROLES: Mapping[str, str] = {
    "third-party defendant": "third-party plaintiff",
    "cross-defendant": "cross-complainant",
}
"""For each role of a party whom a defendant brings into the case, the additional role of that defendant."""

INTERVENOR_ROLES = frozenset(
    {"intervenor", "plaintiff-intervenor", "intervenor-plaintiff", "defendant-intervenor", "intervenor-defendant"}
)
"""The roles of a party who comes into the case by intervention."""

NONPARTY_ROLES = frozenset({"special master", "amicus", "amicus curiae"})
"""Roles of persons who are in a caption but are not parties: nobody dismisses them, and they sign no stipulation."""


def side_of(role: str) -> SideOfCase | None:
    """Return the side that *role* is always on; None if the matter must give the side."""
    return SIDE_BY_ROLE.get(role.casefold())


def _checked_role(role: str, info: ValidationInfo) -> str:
    """Return *role*, in lower case if its side is known; refuse a role that contradicts `side:` or needs `side:`."""
    usual_side = side_of(role)
    given_side = info.data.get("side")
    if usual_side is None and given_side is None and "side" in info.data:
        similar = similar_names(role, SIDE_BY_ROLE)
        question = f"did you mean `{similar[0]}`? otherwise " if similar else ""
        fix = f"{question}add `side: plaintiff`, `side: defendant` or `side: neither`"
        raise PydanticCustomError("unknown_role", "is an unknown role", {"fix": fix})
    if given_side not in {None, usual_side} and (
        usual_side in {"plaintiff", "defendant"} or role.casefold() in BROUGHT_IN_ROLES
    ):
        message = "is always on the side `{known}`, not `{given}`"
        fix = "delete `side:`, or use another role"
        raise PydanticCustomError("role", message, {"known": usual_side, "given": given_side, "fix": fix})
    return role.casefold() if usual_side else role


Role = Annotated[Line, AfterValidator(_checked_role)]
"""A role in any words: `plaintiff`, `garnishee`, `real party in interest`."""


def caption_rank(role: str, side: SideOfCase) -> int:
    """Return the sort key of a party in the caption: plaintiffs, defendants, other parties, and parties brought in."""
    if role in BROUGHT_IN_ROLES:
        return 3
    return ("plaintiff", "defendant", "neither").index(side)


FurtherRole = Literal[
    "counterclaim plaintiff",
    "counterclaim defendant",
    "crossclaim plaintiff",
    "crossclaim defendant",
    "third-party plaintiff",
    "cross-complainant",
    "cross-defendant",
]
"""A party's additional roles in a counterclaim, crossclaim or third-party claim."""
