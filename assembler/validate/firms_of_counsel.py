"""Accepts firms as counsel.

A party's `counsel` may name a firm without attorneys, which papers then list as of counsel.
"""

from assembler.model.counsel import Attorney, Firm
from assembler.model.matter import Matter


def with_firms(matter: Matter) -> Matter:
    """Return *matter* with an entry under `counsel` for each firm that a party names as counsel.

    A firm with an attorney in the matter is left out.
    """
    names = dict.fromkeys(name for party in matter.parties.values() for name in party.counsel)
    firms_with_attorneys = {attorney.firm for attorney in matter.counsel.values()}
    firms_only = [
        name for name in names if name in matter.firms and name not in {*matter.counsel, *firms_with_attorneys}
    ]
    entries = {name: _entry_of_counsel(matter.firms[name]) for name in firms_only}
    return matter.model_copy(update={"counsel": {**matter.counsel, **entries}}) if entries else matter


def _entry_of_counsel(firm: Firm) -> Attorney:
    """Return *firm* as an entry under `counsel`, with its name and contact details."""
    contact = firm.model_dump(include={"name", "address", "telephone", "fax", "email"}, exclude_none=True)
    return Attorney.model_validate({**contact, "of_counsel": True})
