"""Events before the paper: those that bar it or may bar it, who caused them, and when the docket was read."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from assembler.findings.finding import Severity
from assembler.model.event_kinds import ANSWERED
from assembler.model.law import cite_for_message
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal._reasons import problems
from assembler.rules.dismissal._remedies import BY_ALL, docket_read
from assembler.rules.rule import Problem, rule


@rule(
    "DIS001",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix=BY_ALL,
    no_waiver="the text of the law, which was read, closes this way after the event, so that the paper would "
    "end nothing",
)
def closed_by_event(paper: DismissalPaper) -> Iterator[Problem]:
    """An earlier event bars this dismissal.

    In a federal court an answer or a motion for summary judgment ends the right to dismiss by notice the party who
    served it. A motion to dismiss does not, and neither does another party's answer. Service counts, not filing. State
    courts differ: their records say which event bars which paper, with authority.
    """
    return problems(paper, "event", "purpose")


@rule(
    "DIS005",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `order: before the notice` or `order: after the notice` to the event",
    no_waiver="the order of two events of one day decides whether the paper has any effect, and only the "
    "docket shows it",
)
def event_on_the_day(paper: DismissalPaper) -> Iterator[Problem]:
    """The event that would bar this dismissal happened the same day, and the matter does not say which came first.

    If an answer was served first, a notice in a federal court has no effect.
    """
    return problems(paper, "on the day")


@rule(
    "DIS017",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="find out when it was served, and add that day as `date:`; the court's electronic system usually serves"
    " the papers that are filed",
    no_waiver="whether the paper was served decides whether this one has any effect, and only the proof of "
    "service shows it",
)
def filed_not_served(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that bars this dismissal once it is served was filed, and may have been served.

    Where service counts, filing alone does not end the right to dismiss; but a filed paper has usually been served, and
    in a federal court filing serves those who are registered (Rule 5(b)(2)(E)). So the notice is not shown to be open
    until the matter gives the day of service; in a federal court also if it gives a later one.
    """
    return problems(paper, "filed")


@rule(
    "DIS008",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `by:` with the parties who served it, or list the answer of a party who claims against others",
    no_waiver="whose paper it was decides whether this one has any effect, and only the docket shows it",
)
def answer_by_nobody(paper: DismissalPaper) -> Iterator[Problem]:
    """An answer or another event bars dismissal, and the matter does not say which party served it.

    An answer ends the right to dismiss by notice only the party who served it, so that party must be known. So must who
    answered before a trial that the matter lists, or whose motion was denied: an event shows what came before it.
    """
    return problems(paper, "by nobody")


@rule(
    "DIS003",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="some",
    fix="read the docket, list what was served under `events:`, and add the line that the message names",
    severity=Severity.WARNING,
    no_waiver="an empty list of events proves nothing until somebody has read the docket; for a motion it is "
    "only a warning",
)
def docket_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say when the docket was read.

    Whether a plaintiff may still dismiss depends on what has not been served. An empty list of events proves nothing
    until somebody has read the docket; so a notice is not shown to be open without that day, nor is a stipulation that
    all must sign who have appeared. For a motion it is only a warning, because the judge knows the docket.
    """
    doubts = [*problems(paper, "docket")]
    yield from doubts
    instrument = paper.instrument
    if paper.matter.docket_read is None and instrument.until.closed_by and not doubts and instrument.way == "motion":
        message = f"no `docket_read:` says that the events are complete; add `{docket_read(paper)}`"
        yield Problem(("filings", paper.place), message, cite=cite_for_message(instrument.rule, instrument.until.basis))


A_WEEK = timedelta(days=7)
"""How old a reading of the docket may be when a motion is made."""


@rule(
    "DIS007",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket on the day of the paper, and write that day under `docket_read:`",
    severity=Severity.WARNING,
)
def docket_read_too_old(paper: DismissalPaper) -> Iterator[Problem]:
    """The docket was last read before the day of the paper that dismisses.

    An answer served in between may have ended the right to dismiss, and the matter would not show it. The court
    decides a motion on the docket of the day, so a week is let pass, and then it is a note.
    """
    instrument, read, day = paper.instrument, paper.matter.docket_read, paper.filing.date
    motion = instrument.way == "motion"
    if read and day and instrument.until.closed_by and read + (A_WEEK if motion else timedelta()) < day:
        message = f"the docket was read on {read}, and the {instrument.way} is of {day}"
        cite = cite_for_message(instrument.rule, instrument.until.basis)
        severity = Severity.NOTE if motion else None
        yield Problem(("docket_read",), message, severity, also=(("filings", paper.place),), cite=cite)


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
