"""The other views of a matter: its elements, parties, dates and dismissal, each as a piece of HTML."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from assembler.commands.dismiss import dismissal_report
from assembler.commands.matrix import complaint, matrix
from assembler.law.citizenship import citizenship
from assembler.law.dismissal.events import describe_event
from assembler.load.packed import PROGRAM
from assembler.model.party import Member
from assembler.model.walk import members_of
from assembler.preview.dismissal import COLUMN_HEADINGS, wishes
from assembler.preview.editors import address, short_place
from assembler.preview.timeline import LANES, ticks, timeline
from assembler.results import Checked, Options

CITIZENSHIP_GROUNDS = frozenset({"diversity", "class action"})
"""The grounds of jurisdiction for which the citizenship of the parties matters."""


@dataclass(frozen=True)
class Entity:
    """A party or a member of one: its name, its kind and role, where it is a citizen, what is missing, its members."""

    name: str
    kind: str
    role: str
    citizen_of: tuple[str, ...]
    missing_facts: tuple[str, ...]
    members: tuple["Entity", ...]


def elements_tab(checked: Checked, _options: Options, _editor: str) -> str:
    """Return the element matrix. Raises `MatterError` if the matter has no complaint."""
    plan = complaint(checked.matter, checked.plans, checked.catalog)
    return _html("elements", matrix=matrix(checked.matter, plan))


def parties_tab(checked: Checked, _options: Options, _editor: str) -> str:
    """Return the parties, with the tree of members from whom each entity has its citizenship.

    What is missing is shown only if the matter bases jurisdiction on citizenship.
    """
    parties = [_entity(party, party.role) for party in checked.matter.parties.values()]
    return _html("parties", parties=parties, shows_missing=bool(CITIZENSHIP_GROUNDS & {*checked.matter.jurisdiction}))


def timeline_tab(checked: Checked, _options: Options, editor: str) -> str:
    """Return the dates of the matter, drawn to scale and listed."""
    days = timeline(checked.matter, checked.source)
    days_with_links = [(day, address(day.place, editor)) for day in days]
    return _html("timeline", days=days_with_links, ticks=ticks(days), lanes=LANES)


def dismissal_tab(checked: Checked, options: Options, editor: str) -> str:
    """Return the events and the ways to dismiss, as `assembler dismiss` finds them.

    Raises `MatterError` if the matter cannot be used.
    """
    matter, source = checked.matter, checked.source
    report = dismissal_report(source.file, options, against=())
    events_with_places = [(event, source.place_at(("events", index))) for index, event in enumerate(matter.events)]
    events = [
        (describe_event(event, matter).replace("`", ""), short_place(place), address(place, editor))
        for event, place in sorted(events_with_places, key=lambda entry: entry[0].day)
    ]
    dismissals = wishes(report, checked.catalog)
    return _html("dismissal", report=report, events=events, columns=[*COLUMN_HEADINGS.values()], wishes=dismissals)


TABS: Mapping[str, Callable[[Checked, Options, str], str]] = {
    "elements": elements_tab,
    "parties": parties_tab,
    "timeline": timeline_tab,
    "dismissal": dismissal_tab,
}
"""The function that makes each view, by its name in the address."""


def _entity(member: Member, role: str = "") -> Entity:
    ties = citizenship(member)
    return Entity(
        name=member.name,
        kind=member.kind,
        role=role,
        citizen_of=tuple(ties.places),
        missing_facts=tuple(f"{trail[-1]}: {key}" if len(trail) > 1 else key for trail, key in ties.missing_facts),
        members=tuple(_entity(inner) for _, _, inner in members_of(member)),
    )


def _html(name: str, **values: Any) -> str:
    return _templates().get_template(f"{name}.html").render(values)


@cache
def _templates() -> Environment:
    folder = PROGRAM / "preview" / "pages"
    return Environment(
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        loader=FileSystemLoader(folder),
    )
