"""The names of values that a matter gives by id or in a word: courts, causes, papers, roles, events, counties."""

from collections.abc import Mapping
from functools import lru_cache

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.language.places import state_name
from assembler.language_server.cursor import Keys
from assembler.model.cause import Cause
from assembler.model.court import Court
from assembler.model.event_table import KINDS as EVENTS
from assembler.model.roles import SIDE_BY_ROLE
from assembler.rules import all_rules

Names = Mapping[str, str]
"""Values, each with its name; "" for a value without a name."""

RECORDS: Mapping[str, str] = {"court": "court", "cause": "cause", "paper": "document"}
"""The keys whose value is the id of a record, and the kind of the record."""


def names_of_values(key: str, catalog: Catalog) -> Names:
    """Return the named values that *key* may have in any matter."""
    if key in RECORDS:
        return _record_names(catalog, RECORDS[key])
    if key == "role":
        return {role: f"side: {side}" for role, side in SIDE_BY_ROLE.items()}
    if key == "event":
        return {event: kind.meaning for event, kind in EVENTS.items()}
    return {}


def values_of_court(path: Keys, court: Court) -> Names:
    """Return the values that *court* allows at *path*."""
    match path:
        case ("county",):
            return dict.fromkeys(court.counties, "")
        case ("division",) if court.divisions:
            return {division.name: division.line for division in court.divisions.value}
    return {}


def keys_of_map(path: Keys, court: Court | None) -> Names:
    """Return the keys that the map at *path* may have, if *court* or the rules list them."""
    match path:
        case ("statements",) if court and court.statements:
            return {name: statement.asks for name, statement in court.statements.value.items()}
        case ("waivers",):
            return {rule.code: rule.title for rule in all_rules().values() if rule.waivable != "none"}
    return {}


@lru_cache(maxsize=8)
def _record_names(catalog: Catalog, kind: str) -> Names:
    """Return the names of the records of *kind*, by id; a record with errors has no name."""
    names: dict[str, str] = {}
    for record_id in catalog.names(kind):
        try:
            record = catalog.record(kind, record_id)
        except MatterError:
            continue
        names[record_id] = _cause_name(record) if isinstance(record, Cause) else str(record.name)
    return names


def _cause_name(cause: Cause) -> str:
    """Return the name of *cause* with the law that gives it, as in "Fraud (Ohio)"."""
    law = "federal" if cause.federal else state_name(cause.jurisdiction)
    return f"{cause.name} ({law})"
