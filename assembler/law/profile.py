"""The values of a court's profile, as one short fingerprint."""

import hashlib
import json

from assembler.model.court import Court
from assembler.model.law import Law

NOT_FORM = frozenset({"dismissal"})
"""Values of a profile that say nothing about the form of a paper."""


def fingerprint(court: Court) -> str:
    """Return a short hash of the values of *court*'s profile: it changes when one of them does."""
    laws = {key: law for key, law in court if isinstance(law, Law) and key not in NOT_FORM}
    values = {
        key: [version.model_dump(mode="json", include={"value"}) for version in law.versions]
        for key, law in laws.items()
    }
    return hashlib.sha256(json.dumps(values, sort_keys=True).encode()).hexdigest()[:12]
