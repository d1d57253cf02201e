"""Parties that a caption hides behind "et al." or runs on in one line, and titles that do not name a party."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint, opening
from assembler.rules.rule import Problem, rule

ET_AL = Regex(r"\bet\.?\s*al\b", re.IGNORECASE)


@rule(
    "CAP001",
    cite="Fed. R. Civ. P. 10(a); Wash. CR 10(a)(1)",
    basis="verified",
    fix="list each party under `parties:`, by its own name",
)
def et_al_in_complaint(matter: Matter) -> Iterator[Problem]:
    """The caption of a complaint says "et al." instead of naming every party.

    The title of a complaint names all the parties; later papers may name the first on each side and refer to the rest.
    """
    et_al = matter.court.et_al
    refuses_et_al = et_al is not None and et_al.value.refused_in_complaint
    if not has_complaint(matter) or not (refuses_et_al or matter.court.all_parties_in_complaint.value):
        return
    law = et_al if et_al and refuses_et_al else matter.court.all_parties_in_complaint
    severity, cite = severity_for(law.basis), law.authority
    for name, party in matter.parties.items():
        if ET_AL.search(party.name):
            message = f"`{party.name}` does not name every party in the complaint"
            yield Problem(("parties", name, "name"), message, severity, cite=cite)
    for filing_index, filing in opening(matter):
        if filing.short_caption:
            message = f"the short caption of `{filing.name}` does not name every party in the complaint"
            yield Problem(("filings", filing_index, "short_caption"), message, severity, cite=cite)


@rule(
    "CAP007",
    cite="the court's rule on captions",
    basis="convention",
    fix="name every party: remove `short_caption:`",
    severity=Severity.WARNING,
)
def et_al_unsure(matter: Matter) -> Iterator[Problem]:
    """A later paper has a short caption with "et al.", which the court may not allow.

    Most courts let a later paper name the first party on each side and refer to the others as "et al." If the court's
    record does not say whether the court allows a short caption, name every party to be safe.
    """
    reason = _reason_to_name_all(matter.court)
    if not reason:
        return
    for filing_index, filing in enumerate(matter.filings):
        if filing.short_caption and not filing.paper.opens:
            yield Problem(
                ("filings", filing_index, "short_caption"), f"`{filing.name}` has a short caption, but {reason}"
            )


def _reason_to_name_all(court: Court) -> str:
    """Return why a later paper in *court* should name every party; empty if a short caption is allowed."""
    if court.et_al is None:
        return f"the record of `{court.id}` does not say whether the court allows short captions"
    if court.et_al.value.allowed_after_complaint:
        return ""
    return f"`{court.id}` allows no short captions ({court.et_al.authority})"


@rule(
    "CAP016",
    cite="Cal. Rules of Court, rule 2.111(4)",
    basis="verified",
    fix="under `caption:`, delete `run on`, or write `a line each` in its place",
)
def parties_run_on(matter: Matter) -> Iterator[Problem]:
    """The parties on a side run on in one line, but the court requires a new line for each party.

    The rule applies to the first complaint; later papers may run on.
    """
    law = matter.court.complaint_parties
    sides = (of_side(matter.parties, side) for side in ("plaintiff", "defendant"))
    if law and "run on" in matter.caption and has_complaint(matter) and any(len(side) > 1 for side in sides):
        message = (
            "the parties on a side run on in one line, but in the first complaint each party must begin a new line"
        )
        yield Problem(("caption",), message, severity_for(law.basis), cite=law.authority)


@rule(
    "CAP005",
    cite="Wash. CR 10(e)(2)",
    basis="verified",
    fix="begin the title with the party, as in `Plaintiff's Notice of Voluntary Dismissal`",
)
def title_without_party(matter: Matter) -> Iterator[Problem]:
    """The title of a paper does not say which party files it.

    Some courts require the title to state the paper's purpose and the party that presents it: "Plaintiff's Trial
    Brief", not "Trial Brief". The title of a complaint need not name the plaintiff, because only a plaintiff files a
    complaint. The title of another pleading that makes claims, such as a third-party complaint, is not reported either.
    """
    law = matter.court.title_names_party
    if law is None or not law.value:
        return
    names = {name for party in matter.parties.values() for name in _names_in_title(party) if name}
    names |= set(matter.sides.values())
    for filing_index, filing in enumerate(matter.filings):
        title = filing.title
        if title and not _makes_claims(filing) and not any(name.lower() in title.lower() for name in names):
            message = f"`{title}` does not name the party that files it"
            yield Problem(("filings", filing_index, "title"), message, severity_for(law.basis), cite=law.authority)


def _makes_claims(filing: Filing) -> bool:
    """Whether *filing* is a complaint, or a pleading such as a third-party complaint."""
    return filing.paper.opens or filing.paper.leave_under is not None


def _names_in_title(party: Party) -> tuple[str | None, ...]:
    """Return the words by which a title can name *party*: its role, its side, and its full and short names."""
    side = party.on_side if party.on_side != "neither" else None
    return party.role, side, party.name, party.called
