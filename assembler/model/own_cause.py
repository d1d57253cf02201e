"""The cause of a claim that is not in the catalog, and the law under which it is brought."""

import re
from collections.abc import Iterable, Sequence

from pydantic_core import PydanticCustomError

from assembler.language.places import STATE_CODES, postal_abbreviation
from assembler.model.cause import Cause

NO_CAUSE = Cause.model_construct(id="none", name="none", jurisdiction="none")
"""A placeholder for the cause of a claim outside the catalog, used until a cause is made from the claim."""


def own_cause(title: str, law: str, statutes: Sequence[str], elements: Iterable[str]) -> Cause:
    """Return a cause made from the title, law, statutes and elements of a claim that is not in the catalog."""
    return Cause.model_validate(
        {
            "id": re.sub(r"[^a-z0-9]+", "-", title.casefold()).strip("-") or "claim",
            "name": title,
            "jurisdiction": law,
            "count_cite": "; ".join(statutes),
            "elements": {name: {"statement": re.sub(r"[-_]+", " ", name)} for name in elements},
        }
    )


def law_named(value: str) -> str:
    """Return the law that *value* names: `US`, the code of a state or territory, or any other words unchanged."""
    if value.upper() in {"US", "U.S.", "USA", "FEDERAL", "UNITED STATES"}:
        return "US"
    if re.fullmatch(r"[A-Za-z]{2}", value) and value.upper() not in STATE_CODES:
        message = "is not a state or territory; write `US`, a code such as `OH`, or the law in words"
        raise PydanticCustomError("no_law", message, {})
    return postal_abbreviation(value) or value
