"""JUR008."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import with_article
from assembler.law.citizenship import Trail, behind, citizenship
from assembler.model.matter import Matter
from assembler.model.party import COMPOUND, Member, Party
from assembler.rules._complaint import grounds, opening, pleaded, printed
from assembler.rules.rule import Problem, rule


@rule(
    "JUR008",
    cite="28 U.S.C. § 1332(a)(1), (c)(1), (c)(2)",
    basis="verified",
    fix="add it: `formed_in:` and `principal_place:` of a corporation, `citizenship:` of a person or an estate,"
    " `subject_of:` of an alien, `main_office:` of a national bank",
)
def citizenship_missing(matter: Matter) -> Iterator[Problem]:
    """Diversity or a class action is pleaded, but the citizenship of a person or corporation is missing.

    A corporation is a citizen of every state in which it is incorporated and of the state of its principal place of
    business. In a class action an unincorporated association counts like one (28 U.S.C. § 1332(d)(10)), and only what
    the section on jurisdiction would leave blank is asked for. A government or property has no citizenship that a
    matter could give, and is only a warning. A party on neither side, such as an intervenor or a special master, is not
    asked for one.
    """
    classes = "diversity" not in grounds(matter)
    shown = any("jurisdiction" in printed(filing) for _, filing in opening(matter))
    if classes and not ("class action" in grounds(matter) and shown):
        return
    asked = {name: party for name, party in pleaded(matter).items() if party.on_side != "neither"}
    for name, party in asked.items():
        for trail, key in _missing(party, classes=classes):
            if key not in ({"kind"} if classes else {"members", "trustees"}):
                kind = _last(party, trail).kind
                severity = Severity.WARNING if kind in {"government", "property"} else None
                way = f" ({' -> '.join(trail)})" if len(trail) > 1 else ""
                what = "" if kind == "unknown" else f", {with_article(kind)},"
                yield Problem(("parties", name), f"`{trail[-1]}`{what} has no `{key}:`{way}", severity)


def _missing(party: Party, *, classes: bool) -> Iterator[tuple[Trail, str]]:
    """Yield what the citizenship of *party* lacks; in a class action, 28 U.S.C. § 1332(d)(10) has its own test."""
    if not classes or party.kind not in COMPOUND or party.kind == "trust":
        yield from citizenship(party).missing
        return
    yield from (((party.name,), key) for key in ("formed_in", "principal_place") if not getattr(party, key))


def _last(party: Member, trail: Trail) -> Member:
    """Return the member at the end of *trail*, which begins with *party*."""
    for name in trail[1:]:
        party = next(member for member in behind(party) if member.name == name)
    return party
