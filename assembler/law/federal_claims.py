"""Claims under federal law that have their own grant of jurisdiction, and those that no state court may hear."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assembler.model.law import LawBasis
from assembler.model.pleading import Claim


@dataclass(frozen=True)
class Grant:
    """A grant of jurisdiction over claims under certain statutes, in addition to 28 U.S.C. § 1331."""

    name: str
    statutes: re.Pattern[str]
    """What the citation of a cause of action under it begins with."""
    cite: str
    basis: LawBasis
    """How the grant is known; one whose text was not read is never printed."""
    exclusive: str = ""
    """The authority that keeps state courts from such claims; empty where they may hear them."""
    exclusive_basis: LawBasis = "memory"


PATENTS = "28 U.S.C. § 1338(a)"

GRANTS: tuple[Grant, ...] = (
    Grant("copyright", re.compile(r"17 U\.S\.C\. §+ ?(?:106|50\d|12\d\d)"), PATENTS, "copy", PATENTS, "copy"),
    Grant("patent", re.compile(r"35 U\.S\.C\."), PATENTS, "copy", PATENTS, "copy"),
    Grant("trademark", re.compile(r"15 U\.S\.C\. §+ ?(?:105\d|11\d\d)"), PATENTS, "copy"),
    Grant(
        "antitrust",
        re.compile(r"15 U\.S\.C\. §+ ?(?:1|2|1[3-8]|26)(?!\d)"),
        "28 U.S.C. § 1337(a)",
        "copy",
        "15 U.S.C. §§ 15(a), 26",
    ),
    Grant("securities", re.compile(r"15 U\.S\.C\. §+ ?78"), "15 U.S.C. § 78aa(a)", "memory", "15 U.S.C. § 78aa(a)"),
    Grant("civil_rights", re.compile(r"42 U\.S\.C\. §+ ?1983"), "28 U.S.C. § 1343(a)(3)", "copy"),
    Grant(
        "torts", re.compile(r"28 U\.S\.C\. §+ ?1346\(b\)"), "28 U.S.C. § 1346(b)(1)", "memory", "28 U.S.C. § 1346(b)(1)"
    ),
)
"""The grants that are known here: 28 U.S.C. §§ 1337(a), 1338(a) and 1343(a)(3) were read, the rest was not."""


def federal_claims(claims: Sequence[Claim]) -> list[Claim]:
    """Return those of *claims* that arise under federal law."""
    return [claim for claim in claims if claim.cause.federal]


def grant_for(claim: Claim) -> Grant | None:
    """Return the grant for *claim* in addition to § 1331, if there is one."""
    cite = claim.cause.count_cite
    return next((grant for grant in GRANTS if grant.statutes.match(cite)), None)
