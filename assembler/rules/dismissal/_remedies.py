"""The remedy for each reason that bars a dismissal paper or makes it doubtful."""

from collections.abc import Callable, Mapping

from assembler.language.english import series
from assembler.law.dismissal.options import dismissal_options, recommended_option
from assembler.law.dismissal.reason import Kind, Reason
from assembler.law.dismissal.scope import DECIDES
from assembler.law.dismissal.second_dismissal import INTENDED
from assembler.model.event_kinds import ANSWERS
from assembler.model.event_sequences import events_before
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules._doubts import NONE_IF_RESOLVED, STILL_DRAFTS

RELY = (
    "resolve the doubt, or add `relies_on:` to the filing with `instrument`, `because`, `lawyer` and `date`; "
    + STILL_DRAFTS
)
"""The remedy if a paper is not shown to be open."""

STIPULATION_OR_MOTION = (
    "file a stipulation signed by all parties who have appeared, or move under Fed. R. Civ. P. 41(a)(2)"
)
"""The remedy in a federal court: papers that can be filed instead of a notice."""

CONFIRM = "confirm with `effect: on the merits`"
"""The remedy if the law makes the dismissal final and the plaintiff intends that."""

CONFIRM_OR_FILE_ANOTHER = (
    f"{CONFIRM}, or file another paper that `assembler dismiss` shows as open, such as a stipulation"
)

CONSENT = "add `relies_on:` to the filing with `instrument`, `because` (the consent and its date), `lawyer` and `date`"
"""The remedy if somebody other than the court must consent."""

FILE_THERE = "file in the court that has the case, under that court's rules, and make a separate matter for that court"

WITHOUT_PREJUDICE = "dismiss without prejudice, or by a stipulation or an order"
"""The remedy for a notice that cannot dismiss with prejudice."""

WHAT_CAME_BEFORE = (
    "add `by:` to the event, or list the event that must have preceded it, with its party and date; if a party never"
    " answered before the trial, list its `default`, with `by:`"
)
"""The remedy for a listed event that implies an earlier event that is not listed."""

WHAT_IT_ANSWERS = (
    "list the pleading that this pleading answers or amends, with its party and date; if another party served it,"
    " correct its `by:`"
)
"""The remedy for an answer by a plaintiff and for an amended answer, which imply an earlier pleading."""

WHO_PLEADED = "list the pleading under `events:` with its party and date"
"""The remedy if only a party's role shows that the party pleaded a claim."""


def remedy_for_doubt(paper: DismissalPaper, *alternatives: str, remedy: str = RELY) -> str:
    """Return the remedy for a doubt about *paper*: *alternatives*, or *remedy*.

    If a lawyer has already answered for the paper, or if a law that was read closes it, another remedy takes the place
    of *remedy*, which would have no effect.
    """
    if paper.option.is_barred:
        remedy = "file another paper, because this paper is closed"
    elif paper.filing.relies_on:
        if paper.is_relied_on:
            return NONE_IF_RESOLVED
        remedy = f"resolve the doubt; {STILL_DRAFTS}"
    return ", or ".join(filter(None, (*alternatives, remedy)))


def remedy_for(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy for *reason* against *paper*; "" if the rule's own remedy applies."""
    remedy = REMEDIES.get(reason.kind)
    return remedy(paper, reason) if remedy else ""


# -- an earlier dismissal ---------------------------------------------------------------------------------------------


def _remedy_for_second_dismissal(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: confirm that the paper ends the claim, if the law makes it do so, or file another paper."""
    if reason.condition != INTENDED:
        return _only_or_first_remedy(paper, _another_paper_remedy(paper, reason))
    return CONFIRM_OR_FILE_ANOTHER if paper.option.is_unintentionally_final else remedy_for_doubt(paper, CONFIRM)


# -- another paper ----------------------------------------------------------------------------------------------------


def _remedy_for_event(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: dismiss the undecided claims, follow the law's own advice, or file another paper."""
    return _only_or_first_remedy(
        paper, _narrower_dismissal_remedy(paper) or reason.instead or _another_paper_remedy(paper, reason)
    )


def _remedy_for_purpose(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: file another paper that serves the purpose."""
    return _only_or_first_remedy(paper, _another_paper_remedy(paper, reason))


def _only_or_first_remedy(paper: DismissalPaper, fix: str) -> str:
    """Return *fix* alone if a law that was read bars *paper*; otherwise *fix* first, and then `relies_on:`."""
    return fix if paper.option.is_barred else remedy_for_doubt(paper, fix or STIPULATION_OR_MOTION)


def _narrower_dismissal_remedy(paper: DismissalPaper) -> str:
    """Return the remedy of dismissing only the undecided claims; "" if all claims or none are undecided."""
    scope = paper.scope
    decisions = [event for _, event in scope.events if event.event in DECIDES]
    undecided = [
        claim
        for claim in scope.claims
        if not any(scope.decided_by(event, claim.party, claim.claim) for event in decisions)
    ]
    if len(undecided) in {0, len(scope.claims)}:
        return ""
    names = [f"`{claim.claim}`" for claim in undecided if claim.claim]
    names = names or [f"against `{claim.party}`" for claim in undecided]
    return f"dismiss only the claims not yet decided: {series(list(dict.fromkeys(names)))}"


def _another_paper_remedy(paper: DismissalPaper, _: Reason) -> str:
    """Return the remedy of filing another paper in a state court; "" in a federal court, where the rule has its own."""
    if paper.matter.court.system == "federal":
        return ""
    return _best_paper_remedy(paper) or "run `assembler dismiss` to see why each instrument of this court is closed"


def _best_paper_remedy(paper: DismissalPaper) -> str:
    """Return the remedy of filing the recommended instrument in place of *paper*; "" if there is none."""
    best = recommended_option(dismissal_options(paper.scope))
    if best is None or best.key == paper.option.key:
        return ""
    name = f"{best.instrument.title} ({best.instrument.rule})"
    if best.verdict == "open":
        return f"file the {name}, which is still open"
    return f"consider the {name}, which may be open; see `assembler dismiss`"


# -- the record -------------------------------------------------------------------------------------------------------


def _remedy_for_unread_docket(paper: DismissalPaper, _: Reason) -> str:
    """Return the remedy: read the docket, and say in the matter that it was read."""
    return f"read the docket, list the papers served under `events:`, and add `{docket_read(paper)}`"


def docket_read(paper: DismissalPaper) -> str:
    """Return the line for the matter file that says that the docket was read on the date of *paper*."""
    return f"docket_read: {paper.filing.date or 'YYYY-MM-DD'}"


def _remedy_for_unlisted_event(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy for an event or a pleading about which more must be known; "" if the rule's remedy applies."""
    match reason.path:
        case ("parties", _, _):
            return WHO_PLEADED
        case ("events", int(index)):
            event = paper.matter.events[index]
            if event.kinds & set(ANSWERS) and event.by:
                return WHAT_IT_ANSWERS
            if events_before(event.event) or event.event in DECIDES:
                return WHAT_CAME_BEFORE
    return ""


# -- the court and its law --------------------------------------------------------------------------------------------


def _remedy_for_approval(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: follow the law's own advice, get the consent in writing, or file another paper."""
    if reason.instead:
        return f"{reason.instead}, or {CONSENT}"
    if paper.instrument.way == "motion":
        return f"get the consent in writing, and {CONSENT}"
    return _best_paper_remedy(paper)


def _remedy_for_moved_case(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: file in the court that has the case, or list the event that returned the case here."""
    departure = paper.matter.events[int(reason.path[1])].event
    for closing_rule in paper.scope.law.moved_by:
        if departure in closing_rule.events and closing_rule.reopened:
            events = series([f"`{event}`" for event in closing_rule.reopened.events], "or")
            return f"{FILE_THERE}; if the case is back in this court, list {events} under `events:`"
    return FILE_THERE


def _remedy_for_partial_dismissal(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy that the law itself gives, or `relies_on:` if *reason* does not bar *paper*."""
    return reason.instead if reason.bars else remedy_for_doubt(paper, reason.instead)


def _remedy_for_effect(paper: DismissalPaper, reason: Reason) -> str:
    """Return the remedy: dismiss without prejudice, or add `relies_on:` if *reason* does not bar *paper*."""
    return WITHOUT_PREJUDICE if reason.bars else remedy_for_doubt(paper, WITHOUT_PREJUDICE)


def _remedy_for_unread_law(paper: DismissalPaper, _: Reason) -> str:
    """Return the remedy: a lawyer answers for the paper in `relies_on:`."""
    return remedy_for_doubt(paper)


REMEDIES: Mapping[Kind, Callable[[DismissalPaper, Reason], str]] = {
    "event": _remedy_for_event,
    "purpose": _remedy_for_purpose,
    "second": _remedy_for_second_dismissal,
    "docket": _remedy_for_unread_docket,
    "by nobody": _remedy_for_unlisted_event,
    "approval": _remedy_for_approval,
    "partial": _remedy_for_partial_dismissal,
    "elsewhere": _remedy_for_moved_case,
    "unread": _remedy_for_unread_law,
    "effect": _remedy_for_effect,
}
"""The function that returns the remedy for each kind of reason whose remedy differs from its rule's own."""
