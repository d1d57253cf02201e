"""Grounds of venue that the matter does not support (property, removal), and forum clause keys on other grounds."""

from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint, opening
from assembler.rules._prayer import items
from assembler.rules.rule import Problem, rule


@rule(
    "VEN017",
    cite="the keys of a ground of venue",
    basis="program",
    fix="delete the key, or move it to the ground `forum clause`",
)
def forum_clause_key_on_another_ground(matter: Matter) -> Iterator[Problem]:
    """`over:` or `waived:` is given with a ground of venue other than a forum clause.

    Among the grounds of venue, only a forum clause binds particular defendants and may waive objections. No paper
    prints these keys with another ground.
    """
    for index, reason in enumerate(matter.venue):
        if reason.because != "forum clause":
            for key in ("over", "waived"):
                if getattr(reason, key):
                    fact = f"`{key}` belongs to a forum clause, so no paper prints it for `{reason.because}`"
                    yield Problem(("venue", index, key), fact)


@rule(
    "VEN018",
    cite="the events of the matter",
    basis="program",
    fix="name the ground on which venue is proper, or list the `removal` among the `events:` with its date",
)
def removal_that_did_not_happen(matter: Matter) -> Iterator[Problem]:
    """A complaint bases venue on removal, but `events:` does not list a removal before the complaint.

    A case is removed to the federal district that includes the place where the case was pending in a state court. A
    complaint that begins a case in a federal court has no such ground.
    """
    removals = [event.day for event in matter.events if event.event == "removal"]
    for index, reason in enumerate(matter.venue):
        if reason.because != "removal" or matter.court.system != "federal":
            continue
        for _, filing in opening(matter):
            if not any(filing.date is None or day <= filing.date for day in removals):
                yield Problem(("venue", index), f"`events:` lists no removal before `{filing.name}`")


PROPERTY_WORDS = Regex(
    r"(?i)\b(?:property|land|lands|parcels?|lots?|premises|real estate|buildings?|houses?|homes?|apartments?"
    r"|condominiums?|easements?|mortgages?|liens?|deeds?|tracts?|leases?|acres?|title|possession|foreclos\w+|partition|replevin"
    r"|convert\w*|conversion|attach\w*)\b"
)
"""Words that show that a text is about property that may be the subject of an action."""

SPECIFIC_RELIEF = Regex(
    r"(?i)\b(?:order|direct|declar\w*|enjoin\w*|injunct\w*|resci\w+|return|quiet|specific\w*|cancel\w*|reform\w*|transfer"
    r"|deliver\w*|convey\w*|impound\w*|seiz\w+|destr\w+|trust)\b"
)
"""Words that show that an item of the prayer asks for more than money."""

DAMAGES_WORDS = Regex(r"(?i)\b(?:damages|restitution|compensation)\b")


def _asks_only_for_money(matter: Matter) -> bool:
    """Whether the prayer asks for a sum of money and, apart from that, only for damages, interest and costs."""
    demands = list(items(matter))
    money = [item for item in demands if item.sums or DAMAGES_WORDS.search(item.text)]
    other_demands = [
        item
        for item in demands
        if item.has_unstated_amount and (item not in money or SPECIFIC_RELIEF.search(item.text))
    ]
    return any(item.sums for item in demands) and not other_demands


@rule(
    "VEN016",
    cite="the relief and the counts of the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="add to the ground `allegations:` that say which property is in dispute, or name the ground that applies",
)
def property_in_a_suit_for_money(matter: Matter) -> Iterator[Problem]:
    """Venue is based on the property in dispute, but the complaint asks only for money and mentions no property.

    A debt is not property in dispute. Nothing is reported if the ground names allegations, or if a text or the name of
    a count mentions land, a building, possession, title or a similar subject.
    """
    grounds = [
        (index, reason.because)
        for index, reason in enumerate(matter.venue)
        if reason.because in {"property", "real property"} and not reason.allegations
    ]
    if not grounds or not has_complaint(matter) or not _asks_only_for_money(matter):
        return
    counts = [claim.title or claim.cause.name for claim in matter.claims]
    if any(PROPERTY_WORDS.search(text) for text in (*counts, *(text for _, text in prose(matter)))):
        return
    for index, ground in grounds:
        fact = f"`{ground}` is a ground of venue, but the complaint asks only for money"
        yield Problem(("venue", index), f"{fact} and mentions no property")
