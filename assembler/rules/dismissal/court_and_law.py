"""Dismissals that may not be allowed: without approval, of part of an action, in the wrong court, under unread law."""

from collections.abc import Iterator

from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal._reasons import reason_problems
from assembler.rules.dismissal._remedies import FILE_THERE, RELY
from assembler.rules.rule import Problem, rule


@rule(
    "DIS009",
    cite="Fed. R. Civ. P. 23(e), 23.1(c), 23.2, 66, 41(a)(1)(A)",
    basis="verified",
    fix="ask the court for an order",
    no_waiver="where the law requires the court's approval, the dismissal has no effect without it",
)
def approval_needed(paper: DismissalPaper) -> Iterator[Problem]:
    """The court must approve this dismissal, but no order accompanies it.

    Examples are the claims of a class that is certified or proposed for settlement, a derivative action, and an action
    in which a receiver was appointed. An order that the clerk enters, or that only confirms a stipulation or a nonsuit,
    approves nothing. A court keeps jurisdiction over a settlement only if the court's order says so.
    """
    return reason_problems(paper, "approval")


@rule(
    "DIS011",
    cite="Fed. R. Civ. P. 41(a)(1)(A), as the circuit reads it",
    basis="verified",
    fix="amend the complaint, or move to drop the party, as the court's law requires",
    no_waiver="the text of the law was read, and does not let this paper dismiss part of the action",
)
def part_dismissed(paper: DismissalPaper) -> Iterator[Problem]:
    """A paper dismisses only part of the action, but the court's law does not allow that.

    Rule 41(a) allows the dismissal of "an action". Most circuits treat all claims against one defendant as an action;
    the Sixth Circuit does not, and the Seventh is divided. Few courts let a plaintiff drop a single claim by notice; in
    other courts the plaintiff amends the complaint.
    """
    return reason_problems(paper, "partial")


@rule(
    "DIS012",
    cite="28 U.S.C. § 1447(c)",
    basis="verified",
    fix=f"{FILE_THERE}; if the case is back in this court, list the event that returned it, such as `remand`",
    no_waiver="a court that does not have the case cannot dismiss it, and a paper filed there has no effect",
)
def case_elsewhere(paper: DismissalPaper) -> Iterator[Problem]:
    """The case is no longer in the court where the paper would dismiss it.

    After a removal the state court may not proceed until the case is remanded; after a remand only the state court may.
    """
    return reason_problems(paper, "elsewhere")


@rule(
    "DIS027",
    cite="this program",
    basis="program",
    fix=RELY,
    no_waiver="a lawyer, named under `relies_on:` in the filing itself, must vouch that the law allows the paper; "
    "other matters can inherit a waiver, which would let every paper of this kind in them be built",
)
def law_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """The law on this way of ending a case was not read.

    A notice cannot be taken back, even if it turns out to have no effect or to end the claim permanently. A paper is
    therefore built only as a draft until it is shown to be open: the law on the instrument was read, and nothing in the
    matter closes the instrument or may close it. Only `relies_on:` in the filing itself removes a doubt, because it
    names a lawyer who vouches that the law allows the paper; a waiver or an inherited file does not. If a law that was
    read closes an instrument, nothing can open it.
    """
    return reason_problems(paper, "unread")


@rule(
    "DIS028",
    cite="this program",
    basis="program",
    fix="write the paper's own instrument under `instrument:`, or delete `relies_on:`",
    no_waiver="a `relies_on:` that names another instrument, or is dated too early, has no effect; correct or"
    " delete it",
)
def relied_on_in_vain(paper: DismissalPaper) -> Iterator[Problem]:
    """`relies_on:` names another instrument or a closed instrument, or is older than the event that raises the doubt.

    `relies_on:` can resolve a doubt, but cannot open an instrument that the text of the law closes.
    """
    reliance = paper.filing.relies_on
    option = paper.option
    path = ("filings", paper.filing_index, "relies_on")
    if reliance and reliance.instrument != option.key:
        own_instrument = f"`{option.key}` ({option.instrument.rule})"
        message = f"`relies_on` is for `{reliance.instrument}`, but the paper is {own_instrument}"
        yield Problem((*path, "instrument"), message)
    elif reliance and option.is_barred:
        message = f"`relies_on` has no effect here: `{option.key}` is closed ({option.instrument.rule})"
        yield Problem(path, message)
    elif reliance and (event := paper.unread_event):
        message = f"`relies_on` is dated {reliance.date}, before the {event.event} on {event.day} that raises the doubt"
        yield Problem((*path, "date"), message, fix="have the lawyer read the law on that event, and give the new date")
