"""VEN012."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.law.actions import is_action
from assembler.law.venue_parties import PEOPLE, fits, is_for_another_action
from assembler.model.court.venue import VenueClause, VenueGround
from assembler.model.forum import IN_A_STATE
from assembler.model.law import has_source
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import in_state_court, pleaded
from assembler.rules.rule import Problem, rule


@rule(
    "VEN012",
    cite="the law of venue of the court's state, as on record",
    basis="secondary",
    severity=Severity.WARNING,
    fix="name a ground that the law has, or plead the exception in a section of your own",
)
def ground_not_in_the_law(matter: Matter) -> Iterator[Problem]:
    """A ground of venue is one that the state's law does not have, or has only for some actions.

    In Massachusetts, for example, the place of the events is no ground: an action is brought where a party lives or has
    a usual place of business. A ground that the law has only for some actions is a note, unless the names of
    the counts, or where the parties are said to be, show that this is such an action. Where they show that it is not,
    the paper prints the ground only if allegations are named with it. A court that sits for its whole
    jurisdiction has no venue, and its complaint no section on it.
    """
    law = matter.court.venue
    if law is None or not in_state_court(matter) or not matter.venue:
        return
    if law.value.one_court:
        message = f"`{matter.court.id}` is one court for its whole jurisdiction, so no paper prints `venue`"
        yield Problem(("venue",), message, Severity.NOTE, cite=law.authority, fix="delete `venue:`")
        return
    where = state_name(matter.court.state)
    for number, reason in enumerate(matter.venue):
        ground = law.value.ground(reason.because)
        if ground is None and law.value.whole and reason.because in IN_A_STATE - {"forum clause"}:
            known = series([f"`{name}`" for name in law.value.grounds])
            message = f"`{reason.because}` is not a ground of venue in {where}, whose law has {known}"
            severity = None if has_source(law.basis) else Severity.NOTE
            yield Problem(("venue", number), message, severity, cite=law.authority)
        for clause in _limited(reason.because, ground, matter) if ground else ():
            message = f"`{reason.because}` is a ground of venue in {where} only in {clause.only}"
            printed = bool(reason.allegations) or not is_for_another_action(clause, matter, pleaded(matter))
            severity = Severity.NOTE if printed else None
            left_out = "" if printed else ", so the paper does not print it"
            yield Problem(("venue", number), f"{message}{left_out}", severity, cite=clause.cite or law.authority)


def _limited(because: str, ground: VenueGround, matter: Matter) -> Iterator[VenueClause]:
    """Yield the clause of *ground* that is for other actions only, if the law on a party of *matter* is such."""
    parties = pleaded(matter)
    if ground.summary_proceedings and is_action("summary proceeding", matter, ()):
        return
    side = of_side(parties, "plaintiff" if because == "plaintiff residence" else "defendant").values()
    of = [party for party in side if party.does is None]
    people = [party for party in of if party.kind in PEOPLE]
    clauses: list[VenueClause] = [ground] if ground.entities is None or people else []
    clauses += [ground.entities] if ground.entities and len(people) < len(of) else []
    yield from [clause for clause in clauses if not fits(clause, matter, parties)][:1]
