"""The form that one court prescribes for a paper that dismisses: its title, the lines below it, and what it says."""

from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.language.dates import printed_date
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument, Local
from assembler.model.matter import Matter

KEYS: Mapping[str, str] = {"judge": "judge", "trial": "trial_date"}
"""The key of the matter that fills each place of a line below the title."""


def local_forms(scope: Scope, instrument: Instrument) -> Iterator[Local]:
    """Yield what the court of *scope* requires of a paper that is *instrument* and dismisses the whole or a part."""
    for local in scope.law.local.get(scope.matter.court.id, ()):
        if local.concerns(instrument.way, in_part=scope.in_part):
            yield local


def under_title_values(matter: Matter) -> Mapping[str, str]:
    """Return what *matter* says for the lines below a title: a name or a day, or `none`; what it omits is missing."""
    trial = matter.trial_date or next((event.day for event in matter.events if event.event == "trial set"), None)
    values = {"judge": matter.judge and matter.judge.name, "trial": trial and printed_date(trial)}
    return {place: text or "none" for place, text in values.items() if text or matter.says_none(KEYS[place])}


def says_so(place: str, matter: Matter) -> KeyPath:
    """Return the path in *matter* of what fills *place*."""
    trials = (number for number, event in enumerate(matter.events) if event.event == "trial set")
    if place == "trial" and matter.trial_date is None and (number := next(trials, None)) is not None:
        return ("events", number)
    return (KEYS[place],)


def missing_keys(local: Local, matter: Matter) -> Iterator[str]:
    """Yield the keys of *matter* that a line below the title needs and that it omits."""
    for place, key in KEYS.items():
        needed = any(f"{{{place}}}" in line for line in local.under_title)
        if needed and place not in under_title_values(matter):
            yield key
