"""SIG007."""

from collections.abc import Callable, Iterator, Mapping

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.model.counsel import Attorney, Firm
from assembler.model.court import Court
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

SAID = ("name", "party represented", "firm", "bar number")
"""Entries that every block has, or that another rule checks."""

GIVEN: Mapping[str, Callable[[Attorney, Firm | None], object]] = {
    "address": lambda one, firm: one.address or (firm and firm.address),
    "telephone": lambda one, firm: one.telephone or (firm and firm.telephone),
    "e-mail": lambda one, firm: one.email or (firm and firm.email),
    "email": lambda one, firm: one.email or (firm and firm.email),
}
"""Where the matter gives each entry, by a word of the court's list."""


@rule(
    "SIG007",
    cite="the court's rule on the first page of a paper",
    basis="convention",
    fix="add it to the attorney or the firm; anything without its own key goes under `lines:`",
    severity=Severity.NOTE,
)
def counsel_details_missing(matter: Matter) -> Iterator[Problem]:
    """Counsel's block lacks an entry that the court requires.

    Some courts list designations, such as trial attorney or lead counsel. A fax number is not missed, even where the
    rule lists it: a lawyer who has none omits it.
    """
    if not any(opening(matter)):
        return
    law = matter.court.counsel
    ours = of_side(matter.parties, "plaintiff").values()
    for name in dict.fromkeys(name for party in ours for name in party.counsel):
        attorney = matter.counsel[name]
        firm = matter.firms[attorney.firm] if attorney.firm else None
        if lacks := [need for need in required(matter.court) if not _given(need, attorney, firm)]:
            message = f"the block of `{attorney.name}` lacks what {matter.court.citation} lists: {series(lacks)}"
            yield Problem(("counsel", name), message, cite=law.authority)


def required(court: Court) -> list[str]:
    """Return the entries that *court* lists for counsel's block and that no other rule checks."""
    elsewhere = (*SAID, *court.signature.value.needs)
    needs = (need for need in court.counsel.value.needs if need not in elsewhere and not need.endswith("if any"))
    return [need for need in needs if not need.startswith("fax")]


def _given(need: str, attorney: Attorney, firm: Firm | None) -> bool:
    """Whether counsel's block has the entry *need*; an entry without its own key may be under `lines`."""
    fields = [given for word, given in GIVEN.items() if word in need]
    return bool(fields[0](attorney, firm)) if fields else bool(attorney.lines)
