"""DIS018."""

from collections.abc import Iterator
from itertools import pairwise

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.rule import Problem, rule


@rule(
    "DIS018",
    cite="house style",
    basis="convention",
    fix="list the events by date, or correct the date",
)
def events_out_of_order(paper: DismissalPaper) -> Iterator[Problem]:
    """The events are not listed in order of their dates.

    An event out of order may have the wrong date, and the right to dismiss depends on the date.
    """
    for number, (first, second) in enumerate(pairwise(paper.matter.events), 1):
        if second.day < first.day:
            message = f"`{second.event}` of {second.day} is listed after `{first.event}` of {first.day}"
            yield Problem(("events", number), message, also=(("events", number - 1),))
