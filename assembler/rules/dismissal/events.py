"""Events that bar or may bar a dismissal paper, missing facts about them, and the date on which the docket was read."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import pairwise

from assembler.findings.finding import Severity
from assembler.model.event_kinds import ANSWERS
from assembler.model.law import qualified_cite
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal._reasons import reason_problems
from assembler.rules.dismissal._remedies import STIPULATION_OR_MOTION, docket_read
from assembler.rules.rule import Problem, rule


@rule(
    "DIS001",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix=STIPULATION_OR_MOTION,
    no_waiver="the law, whose text was read, closes this instrument after the event, so the paper would dismiss"
    " nothing",
)
def closed_by_event(paper: DismissalPaper) -> Iterator[Problem]:
    """An earlier event bars this dismissal.

    In a federal court, a party who has served an answer or a motion for summary judgment can no longer be dismissed by
    notice. A motion to dismiss does not bar a notice, and neither does another party's answer. The date of service
    decides, not the date of filing. State courts differ: each court's record says which events bar which papers, and
    cites the authority.
    """
    return reason_problems(paper, "event", "purpose")


@rule(
    "DIS005",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `order: before the notice` or `order: after the notice` to the event",
    no_waiver="whether the paper has any effect depends on the order of two events on the same day, which only the"
    " docket shows",
)
def event_on_the_day(paper: DismissalPaper) -> Iterator[Problem]:
    """The event that would bar this paper has the paper's date, but the matter does not say which came first.

    If an answer was served first, a notice in a federal court has no effect.
    """
    return reason_problems(paper, "on the day")


@rule(
    "DIS017",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="find out when the paper was served, and give that date as `date:`; the court's electronic system usually"
    " serves papers as they are filed",
    no_waiver="whether this paper has any effect depends on whether the other paper was served, which only the "
    "proof of service shows",
)
def filed_not_served(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper that would bar this dismissal once served has been filed, and may have been served.

    If the law requires service of the paper, filing it does not end the right to dismiss. But a filed paper has usually
    been served, and in a federal court filing serves registered users (Rule 5(b)(2)(E)). The notice is therefore not
    shown to be open until the matter gives the date of service; in a federal court, a date of service later than the
    notice does not resolve the doubt.
    """
    return reason_problems(paper, "filed")


@rule(
    "DIS008",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="add `by:` with the parties who served the paper; if only a party's role shows that it pleaded a claim, list "
    "that pleading under `events:`",
    no_waiver="whether this paper has any effect depends on who served the other paper, which only the docket shows",
)
def answer_by_nobody(paper: DismissalPaper) -> Iterator[Problem]:
    """An answer or another event bars dismissal, but the matter does not say which party served it.

    An answer bars only the dismissal of the party who served it, so that party must be known. A trial or the denial of
    a motion implies an earlier answer or motion, and the party who served that paper must be known too.
    """
    return reason_problems(paper, "by nobody")


@rule(
    "DIS003",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    waivable="some",
    fix="read the docket, list the papers served under `events:`, and add the line that the message names",
    severity=Severity.WARNING,
    no_waiver="an empty list of events proves nothing until somebody has read the docket; for a motion the "
    "finding is only a warning, which can be waived",
)
def docket_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The matter does not say when the docket was read.

    Whether a plaintiff may still dismiss depends on the papers that have been served so far. An empty list of events
    proves nothing until somebody has read the docket. Without `docket_read:`, therefore, neither a notice nor a
    stipulation that all parties who have appeared must sign is shown to be open. For a motion the finding is only a
    warning, because the judge knows the docket.
    """
    doubts = [*reason_problems(paper, "docket")]
    yield from doubts
    instrument = paper.instrument
    if paper.matter.docket_read is None and instrument.until.closed_by and not doubts and instrument.way == "motion":
        message = f"`docket_read:` is missing, so `events:` may be incomplete; add `{docket_read(paper)}`"
        cite = qualified_cite(instrument.rule, instrument.until.basis)
        yield Problem(("filings", paper.filing_index), message, cite=cite)


A_WEEK = timedelta(days=7)
"""How long before the date of a motion the docket may have been read without a finding."""


@rule(
    "DIS007",
    cite="Fed. R. Civ. P. 41(a)(1)(A)(i)",
    basis="verified",
    fix="read the docket on the date of the paper, and give that date under `docket_read:`",
    severity=Severity.WARNING,
)
def docket_read_too_old(paper: DismissalPaper) -> Iterator[Problem]:
    """The docket was last read before the date of the dismissal paper.

    An answer served in the meantime may have ended the right to dismiss, but the matter would not show it. The court
    decides a motion on the docket as it is at the time of the decision. For a motion, therefore, the finding is only a
    note, and is made only if the docket was read more than a week before the date of the motion.
    """
    instrument = paper.instrument
    docket_day = paper.matter.docket_read
    day = paper.filing.date
    if not docket_day or not day or not instrument.until.closed_by:
        return
    is_motion = instrument.way == "motion"
    allowance = A_WEEK if is_motion else timedelta()
    if docket_day + allowance < day:
        message = f"the docket was read on {docket_day}, but the {instrument.way} is dated {day}"
        cite = qualified_cite(instrument.rule, instrument.until.basis)
        severity = Severity.NOTE if is_motion else None
        yield Problem(("docket_read",), message, severity, also=(("filings", paper.filing_index),), cite=cite)


@rule(
    "DIS018",
    cite="house style",
    basis="convention",
    fix="list the events in order of date, or correct the date that is wrong",
)
def events_out_of_order(paper: DismissalPaper) -> Iterator[Problem]:
    """The events are not listed in order of their dates.

    An event out of order may have a wrong date, and the right to dismiss depends on the dates of events.
    """
    for index, (first, second) in enumerate(pairwise(paper.matter.events)):
        if second.day < first.day:
            message = f"`{second.event}` on {second.day} is listed after `{first.event}` on {first.day}"
            yield Problem(("events", index + 1), message, also=(("events", index),))


@rule(
    "DIS046",
    cite="a party in default answers only after the default is set aside",
    basis="convention",
    severity=Severity.WARNING,
    fix="list `default set aside` with its date, or correct the party or the date",
)
def answer_in_default(paper: DismissalPaper) -> Iterator[Problem]:
    """A party answers while it is in default.

    Either the default was set aside, and the matter should list that event, or one of the two events has the wrong
    party or date. A paper that ends the case may depend on either event.
    """
    default_index_by_party: dict[str, int] = {}
    for index, event in sorted(enumerate(paper.matter.events), key=lambda entry: entry[1].day):
        if event.event == "default":
            for name in event.by:
                default_index_by_party[name] = index
        if event.event == "default set aside":
            for name in event.by or tuple(default_index_by_party):
                default_index_by_party.pop(name, None)
        if not event.kinds & set(ANSWERS):
            continue
        for name in event.by:
            if name not in default_index_by_party:
                continue
            default_index = default_index_by_party[name]
            default = paper.matter.events[default_index]
            if default.day < event.day:
                message = f"`{event.event}` on {event.day} is by `{name}`, whose default was entered on {default.day}"
                yield Problem(("events", index), message, also=(("events", default_index),))
