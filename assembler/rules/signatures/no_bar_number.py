"""SIG002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.law import weight
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import present
from assembler.rules.rule import Problem, rule


@rule(
    "SIG002",
    cite="Wash. CR 11(a); N.D. Cal. Civ. L.R. 3-4(a)(1)",
    basis="verified",
    fix="add `bar_number:`, the number without a label",
)
def no_bar_number(matter: Matter) -> Iterator[Problem]:
    """An attorney's bar number is missing, and the court requires it or papers there show it.

    Federal Rule 11(a) does not require one; many local rules, and Washington's own Rule 11(a), do. An attorney who is
    admitted for this case alone has none there; one who is of counsel does not sign. Some courts give attorneys a
    number of their own, as Cook County's clerk does, and want that on each paper.
    """
    law, own = matter.court.bar_number, matter.court.own_number
    ours = of_side(present(matter), "plaintiff").values()
    for name in dict.fromkeys(name for party in ours for name in party.counsel) if own else ():
        attorney, label = matter.counsel[name], own.value.partition("{")[0].strip() if own else ""
        listed = any(label in line for line in attorney.lines)
        if own and not (
            attorney.of_counsel or attorney.pro_hac_vice or listed or matter.court.id in attorney.court_numbers
        ):
            message = f"`{attorney.name}` has no number that {matter.court.name} gives, `{label}`"
            fix = f"add `court_numbers: {{{matter.court.id}: ...}}`"
            yield Problem(("counsel", name), message, Severity.WARNING, cite=own.authority, fix=fix)
    if not law.value:
        return
    where = matter.court.citation
    verb = f"which {where} requires" if law.value is True else f"which papers in {where} customarily show"
    severity = weight(law.basis) if law.value is True else Severity.NOTE
    for name in dict.fromkeys(name for party in ours for name in party.counsel):
        attorney = matter.counsel[name]
        if not attorney.of_counsel and not attorney.bar_number and not attorney.pro_hac_vice:
            message = f"`{attorney.name}` has no bar number, {verb}"
            yield Problem(("counsel", name), message, severity, cite=law.authority)
