"""A short fingerprint of the values in a court's record."""

import hashlib
import json
from typing import Any

from assembler.model.amendment import Amendments
from assembler.model.citation_style import CitationStyle
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.law import Law
from assembler.model.natures_of_suit import NaturesOfSuit

NON_FORM_KEYS = frozenset({"dismissal", "amendment"})
"""The fields of a record that do not affect the form of a paper."""


RECORD_TYPES = (Amendments, CitationStyle, Dismissals, NaturesOfSuit)
"""The types of record to which a court's record refers."""


def fingerprint(court: Court) -> str:
    """Return a short hash of *court*'s record, which changes if any value that affects a paper's form changes."""
    laws = {key: law for key, law in court if isinstance(law, Law) and key not in NON_FORM_KEYS}
    values = {key: [_profile_value(version) for version in law.versions] for key, law in laws.items()}
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]


def _profile_value(law: Law[Any]) -> dict[str, Any]:
    ids = record_ids(law.value)
    return {"value": ids} if ids is not None else law.model_dump(mode="json", include={"value"})


def record_ids(value: Any) -> Any:
    """Return the id of *value* if it is a record, or the ids if it is a tuple of records; otherwise None."""
    if isinstance(value, RECORD_TYPES):
        return value.id
    if isinstance(value, tuple) and any(isinstance(part, RECORD_TYPES) for part in value):
        return [part.id for part in value]
    return None
