"""DIS002."""

from collections.abc import Iterator

from assembler.dismissal import same_claim
from assembler.finding import Severity
from assembler.model.event import EarlierDismissal
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.rule import Problem, rule
from assembler.rules._papers import notices


@rule(
    "DIS002",
    cite="Fed. R. Civ. P. 41(a)(1)(B)",
    basis="verified",
    fix="if the end of the claim is meant, add `effect: on the merits`; else file a stipulation, or move under Fed. R."
    " Civ. P. 41(a)(2)",
    bad="""
        earlier_dismissals:
          - {court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice}
    """,
    good="""
        earlier_dismissals:
          - {court: D. Or., number: "3:24-cv-00000", date: 2024-10-01, by: notice}
        filings:
          - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, effect: on the merits}
    """,
)
def second_dismissal(matter: Matter) -> Iterator[Problem]:
    """A notice follows an earlier dismissal of the same claim, and so ends the claim for good.

    Whoever has once dismissed an action on the claim, in a federal or a state court, gets an adjudication on the merits
    by a later notice, whatever the notice says. A stipulation counts as such a first dismissal. An order counts where
    the plaintiff asked for it, which a matter does not say: of that the rule warns.
    """
    for number, filing in notices(matter):
        if filing.effect == "on the merits" or filing.prejudice == "with":
            continue
        for place, earlier in same_claim(matter, filing):
            if filing.date is None or earlier.date <= filing.date:
                weight = Severity.WARNING if earlier.by == "order" else None
                where = (("earlier_dismissals", place),)
                yield Problem(("filings", number, "dismisses"), _said(earlier, filing), weight, also=where)


def _said(earlier: EarlierDismissal, filing: Filing) -> str:
    """Return the earlier dismissal, and what it makes of this notice."""
    case = ", ".join(part for part in (earlier.court, earlier.number) if part)
    kind = f"this notice {filing.prejudice} prejudice" if filing.prejudice else "this notice"
    end = ", if the plaintiff asked for that order" if earlier.by == "order" else ""
    return f"the same claim was dismissed by {earlier.by} on {earlier.date} ({case}): {kind} is on the merits{end}"
