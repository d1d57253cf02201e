"""Claims under federal law, the statutes that grant jurisdiction over them, and exclusive jurisdiction."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.language.regex import Regex
from assembler.model.law import LawBasis, qualified_cite
from assembler.model.pleading import Claim


@dataclass(frozen=True)
class Grant:
    """A statute that grants jurisdiction over certain claims in addition to 28 U.S.C. § 1331."""

    name: str
    statutes: Regex
    """A pattern for the beginning of a citation to a statute under which a claim is covered by the grant."""
    cite: str
    basis: LawBasis
    """The basis of the grant; a grant whose text was not read is never printed."""
    exclusive: str = ""
    """The authority that makes federal jurisdiction exclusive; empty if state courts may also hear these claims."""
    exclusive_basis: LawBasis = "memory"


PATENTS = "28 U.S.C. § 1338(a)"

GRANTS: tuple[Grant, ...] = (
    Grant(
        "copyright",
        Regex(r"17 U\.S\.C\. §+ ?(?:106|50\d|12\d\d)"),
        cite=PATENTS,
        basis="copy",
        exclusive=PATENTS,
        exclusive_basis="copy",
    ),
    Grant("patent", Regex(r"35 U\.S\.C\."), cite=PATENTS, basis="copy", exclusive=PATENTS, exclusive_basis="copy"),
    Grant("trademark", Regex(r"15 U\.S\.C\. §+ ?(?:105\d|11\d\d)"), cite=PATENTS, basis="copy"),
    Grant(
        "antitrust",
        Regex(r"15 U\.S\.C\. §+ ?(?:1|2|1[3-8]|26)(?!\d)"),
        cite="28 U.S.C. § 1337(a)",
        basis="copy",
        exclusive="15 U.S.C. §§ 15(a), 26",
    ),
    Grant(
        "securities",
        Regex(r"15 U\.S\.C\. §+ ?78(?!\d)"),
        cite="15 U.S.C. § 78aa(a)",
        basis="official",
        exclusive="15 U.S.C. § 78aa(a)",
        exclusive_basis="official",
    ),
    Grant("civil_rights", Regex(r"42 U\.S\.C\. §+ ?1983"), cite="28 U.S.C. § 1343(a)(3)", basis="copy"),
    Grant(
        "torts",
        Regex(r"28 U\.S\.C\. §+ ?1346\(b\)"),
        cite="28 U.S.C. § 1346(b)(1)",
        basis="copy",
        exclusive="28 U.S.C. § 1346(b)(1)",
        exclusive_basis="copy",
    ),
)
"""The grants of jurisdiction. Their texts were read: 15 U.S.C. § 78aa(a) at uscode.house.gov, the others in copies. Of
the statutes on exclusive jurisdiction, 15 U.S.C. §§ 15(a) and 26 were not read."""

GRANTS_FOR_VENUE: Mapping[str, str] = {"copyright": "copyright", "patent": "patent", "patent residence": "patent"}
"""Grounds of venue that apply to only one kind of claim, each with the name of the grant for that kind of claim."""


@dataclass(frozen=True)
class RemedialLaw:
    """A law that lets a court grant a remedy or hear a further claim, but that confers no jurisdiction by itself."""

    citations: Regex
    cite: str
    """The citation to the provision that shows that the law confers no jurisdiction."""
    basis: LawBasis
    titles: Regex | None = None
    """A pattern for the name of a cause that is only a request for the remedy."""


def _sections(law: str, number: str) -> Regex:
    """Return a pattern for a citation to *law* whose sections match *number*, as in "28 U.S.C. §§ 2201(a), 2202"."""
    section = rf"(?:{number})(?!\d)(?:\([a-z0-9]+\))*"
    return Regex(rf"{law} ?§* ?{section}(?:(?:,? and|,|-|–) ?{section})*(?: et seq\.)?")


_CODE = r"28 U\. ?S\. ?C\."

REMEDIAL_LAWS: tuple[RemedialLaw, ...] = (
    RemedialLaw(
        _sections(_CODE, "220[12]"),
        cite="28 U.S.C. § 2201(a)",
        basis="copy",
        titles=Regex(
            r"(?i)(?:(?:request|claim|action) for )?(?:a )?declarat(?:ion|ory(?: (?:judgment|relief|and|injunctive))*)"
        ),
    ),
    RemedialLaw(_sections(_CODE, "1651"), cite="28 U.S.C. § 1651(a)", basis="copy"),
    RemedialLaw(_sections(_CODE, "1367"), cite="28 U.S.C. § 1367(a)", basis="copy"),
    RemedialLaw(
        _sections(r"Fed\. ?R\. ?Civ\. ?P\.", r"\d+"),
        cite="Fed. R. Civ. P. 82",
        basis="copy",
        titles=Regex(
            r"(?i)(?:(?:request|claim|action) for )?(?:(?:an?|preliminary|permanent|and) ){0,5}injuncti(?:on|ve relief)"
        ),
    ),
)
"""The Declaratory Judgment Act, the All Writs Act, the supplemental-jurisdiction statute and the Federal Rules of Civil
Procedure. Their texts were read: a court declares rights in a controversy "within its jurisdiction", issues writs "in
aid of" it, and hears a further claim in an action of which it has original jurisdiction; and the rules "do not extend
or limit" jurisdiction."""


def federal_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims that arise under federal law; a law that only provides a remedy does not count."""
    return [claim for claim in claims if claim.cause.federal and not why_no_federal_question(claim)]


def own_ground(claim: Claim) -> str:
    """Return the statute that gives jurisdiction over *claim* instead of § 1331.

    The result is empty if no statute does, or if the claim relies on another ground.
    """
    law = claim.cause.own_jurisdiction
    return law.cite if law and law.unless not in claim.elements else ""


def federal_laws(claim: Claim) -> tuple[str, ...]:
    """Return the statutes under which *claim* arises: those that it cites, except laws that only provide a remedy.

    A cited statute that itself grants jurisdiction is left out if the claim relies on another ground, as an
    interpleader under Rule 22 does.
    """
    conferring_law = claim.cause.confers_jurisdiction
    own_law = claim.cause.own_jurisdiction
    cites = claim.statutes if conferring_law and not conferring_law.value else claim.cites
    not_relied_on = own_law.cite if own_law and not own_ground(claim) else None
    return tuple(cite for cite in cites if cite != not_relied_on and not _remedial_laws(cite))


def why_no_federal_question(claim: Claim) -> str:
    """Return the authority for saying that *claim*'s federal law confers no jurisdiction; empty if it may confer it."""
    if not claim.cause.federal or federal_laws(claim):
        return ""
    conferring_law = claim.cause.confers_jurisdiction
    if conferring_law and not conferring_law.value:
        return conferring_law.authority
    own_law = claim.cause.own_jurisdiction
    if own_law and not own_ground(claim):
        return qualified_cite(own_law.cite, own_law.basis)
    laws = [law for cite in claim.cites for law in _remedial_laws(cite)] if claim.cites else _remedies_in_title(claim)
    return "; ".join(dict.fromkeys(qualified_cite(law.cite, law.basis) for law in laws))


def _remedies_in_title(claim: Claim) -> list[RemedialLaw]:
    """Return the law of the remedy if the name of the cause of *claim* is only that of a remedy; otherwise nothing."""
    return [law for law in REMEDIAL_LAWS if law.titles and law.titles.fullmatch(claim.cause.name.strip())]


def _remedial_laws(cite: str) -> list[RemedialLaw]:
    """Return the remedial laws that *cite* names; none if *cite* also names any other law."""
    laws = [law for law in REMEDIAL_LAWS if law.citations.search(cite)]
    for law in laws:
        cite = law.citations.sub("", cite)
    return [] if re.search(r"\d", cite) else laws


def grant_for(claim: Claim) -> Grant | None:
    """Return the statute that grants jurisdiction over *claim* in addition to § 1331; None if no statute does."""
    return grant_for_cite(claim.cause.count_cite)


def grant_for_cite(cite: str) -> Grant | None:
    """Return the statute that grants jurisdiction over a claim under *cite*; None if no statute but § 1331 does."""
    return next((grant for grant in GRANTS if grant.statutes.match(cite)), None)
