"""A court's own form of a paper that dismisses: its title, the lines below the title, and required text."""

from collections.abc import Iterator, Mapping

from assembler.findings.path import KeyPath
from assembler.language.dates import printed_date
from assembler.law.dismissal.scope import Scope
from assembler.model.dismissal import Instrument, LocalRequirement
from assembler.model.matter import Matter

KEYS: Mapping[str, str] = {"judge": "judge", "trial": "trial_date"}
"""The matter's key for each placeholder in the lines below the title."""


def local_forms(scope: Scope, instrument: Instrument) -> Iterator[LocalRequirement]:
    """Yield the court's local forms for *instrument* that apply to *scope*, a full or a partial dismissal."""
    for local in scope.law.local.get(scope.matter.court.id, ()):
        if local.applies_to(instrument.way, in_part=scope.in_part):
            yield local


def under_title_values(matter: Matter) -> Mapping[str, str]:
    """Return the values for the lines below a title: a name, a date, or `none`; missing values are left out."""
    trial = matter.trial_date or next((event.day for event in matter.events if event.event == "trial set"), None)
    values = {"judge": matter.judge and matter.judge.name, "trial": trial and printed_date(trial)}
    return {
        placeholder: text or "none"
        for placeholder, text in values.items()
        if text or matter.says_none(KEYS[placeholder])
    }


def path_of_value(placeholder: str, matter: Matter) -> KeyPath:
    """Return the path of the matter's value that fills the placeholder *placeholder*."""
    trials = (index for index, event in enumerate(matter.events) if event.event == "trial set")
    first_trial = next(trials, None) if placeholder == "trial" and matter.trial_date is None else None
    return (KEYS[placeholder],) if first_trial is None else ("events", first_trial)


def missing_keys(local: LocalRequirement, matter: Matter) -> Iterator[str]:
    """Yield the keys of the values that the lines below the title need but that *matter* lacks."""
    for placeholder, key in KEYS.items():
        is_used = any(f"{{{placeholder}}}" in line for line in local.under_title)
        if is_used and placeholder not in under_title_values(matter):
            yield key
