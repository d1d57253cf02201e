"""DIS046."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.law.dismissal.papers import DismissalPaper
from assembler.model.event_kinds import ANSWERED
from assembler.rules.rule import Problem, rule


@rule(
    "DIS046",
    cite="a party in default answers once the default is set aside",
    basis="convention",
    severity=Severity.WARNING,
    fix="list `default set aside` with its day, or correct the party or the date",
)
def answer_in_default(paper: DismissalPaper) -> Iterator[Problem]:
    """A party answers while it is in default.

    Either the default was set aside, which the matter should say, or one of the two is another party's or of another
    day. A paper that ends the case may rest on either.
    """
    defaults: dict[str, int] = {}
    for number, event in sorted(enumerate(paper.matter.events), key=lambda entry: entry[1].day):
        if event.event == "default":
            defaults |= dict.fromkeys(event.by, number)
        if event.event == "default set aside":
            set_aside = event.by or tuple(defaults)
            defaults = {name: place for name, place in defaults.items() if name not in set_aside}
        for name in event.by if event.means & set(ANSWERED) else ():
            if name in defaults and paper.matter.events[defaults[name]].day < event.day:
                default = paper.matter.events[defaults[name]]
                message = f"`{event.event}` of {event.day} is by `{name}`, whose default was entered on {default.day}"
                yield Problem(("events", number), message, also=(("events", defaults[name]),))
