"""Grounds of federal jurisdiction: none stated, or none that covers a claim."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.law.federal_claims import federal_claims, why_no_federal_question
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.pleading import Section
from assembler.model.walk import of_side
from assembler.papers.filers import parties_who_file
from assembler.rules._complaint import grounds, in_state_court, opening, pleaded_parties, printed_sections
from assembler.rules.rule import Problem, rule

GROUND = Regex(r"(?is)\A(?>.*?\bjurisdiction\b).*\b(?:U\.S\.C\.|Const\.)")
"""A text with the word "jurisdiction" and, after it, "U.S.C." or "Const."."""


@rule(
    "JUR001",
    cite="Fed. R. Civ. P. 8(a)(1)",
    basis="verified",
    fix="add `jurisdiction:` with the grounds, and list `jurisdiction` among the filing's `sections:`",
)
def no_jurisdiction_statement(matter: Matter) -> Iterator[Problem]:
    """A federal complaint does not say why the court has jurisdiction.

    A federal complaint needs a short and plain statement of the grounds. A section whose id begins with `jurisdiction`
    counts as that statement, and so does a paragraph that mentions jurisdiction and cites the United States Code or the
    Constitution. FMT004 checks what a state court requires.
    """
    law = matter.court.jurisdiction_statement
    if not law.value or in_state_court(matter):
        return
    own_sections = [section.id for section in matter.sections if _states_jurisdiction(section)]
    for index, filing in opening(matter):
        sections = printed_sections(filing)
        if own_sections and ("facts" in sections or set(own_sections) & set(sections)):
            continue
        if not matter.jurisdiction:
            message = f"`{filing.name}` states no ground of jurisdiction"
            yield Problem(("filings", index), message, severity_for(law.basis))
        elif "jurisdiction" not in sections:
            message = f"`{filing.name}` leaves out the section `jurisdiction`"
            yield Problem(("filings", index, "sections"), message, severity_for(law.basis))


def _states_jurisdiction(section: Section) -> bool:
    texts = (paragraph.text or "" for paragraph in section.paragraphs)
    return section.id.startswith("jurisdiction") or any(map(GROUND.search, texts))


@rule(
    "JUR002",
    cite="28 U.S.C. § 1331",
    basis="verified",
    fix="remove `federal question` from `jurisdiction:`, or add a claim that arises under federal law",
)
def no_federal_claim(matter: Matter) -> Iterator[Problem]:
    """Jurisdiction is based on a federal question, but no claim arises under federal law.

    In rare cases a claim under state law raises a federal question because it depends on federal law; if so, waive
    JUR002.
    """
    if "federal question" not in grounds(matter):
        return
    if matter.claims and all(not claim.cause.federal for claim in matter.claims):
        causes = ", ".join(f"`{claim.cause.id}`" for claim in matter.claims)
        path = ("jurisdiction", matter.jurisdiction.index("federal question"))
        yield Problem(path, f"`federal question` is a ground, but no claim arises under federal law: {causes}")


@rule(
    "JUR032",
    cite="28 U.S.C. § 1331",
    basis="verified",
    fix="add the federal claim that supports the remedy, or list the federal law under which the dispute arises in the"
    " claim's `statutes:`; if no federal law applies, write `diversity` instead of `federal question`",
)
def remedy_as_federal_question(matter: Matter) -> Iterator[Problem]:
    """Jurisdiction is based on a federal question, but the federal claims only ask for a remedy.

    A court grants a declaration, an injunction or a writ only in an action over which it has jurisdiction for another
    reason: the acts and rules on these remedies confer no jurisdiction. The complaint needs a claim that arises under
    another federal law, or diversity. The section on jurisdiction therefore never says that an action arises under the
    law of a remedy. A claim that is not in the catalog and has no `statutes:` is judged by its title: "Declaratory
    Judgment" is a remedy.
    """
    remedies = {claim.cause.id: why_no_federal_question(claim) for claim in matter.claims if claim.cause.federal}
    if "federal question" not in grounds(matter) or not remedies or federal_claims(matter.claims):
        return
    names = series([f"`{cause}`" for cause in remedies])
    verb = "confers" if len(remedies) == 1 else "confer"
    path = ("jurisdiction", matter.jurisdiction.index("federal question"))
    message = f"`federal question` is a ground, but {names} {verb} no jurisdiction, and no other claim is federal"
    yield Problem(path, message, cite="; ".join(dict.fromkeys(["28 U.S.C. § 1331", *remedies.values()])))


@rule(
    "JUR003",
    cite="28 U.S.C. § 1367(a); Fed. R. Civ. P. 8(a)(1)",
    basis="verified",
    fix="add `supplemental` to `jurisdiction:`, or `diversity` if the parties are diverse",
)
def supplemental_missing(matter: Matter) -> Iterator[Problem]:
    """No ground of jurisdiction covers the claims under state law.

    A federal question gives jurisdiction over claims that arise under federal law. State-law claims in the same case
    need supplemental jurisdiction or diversity.
    """
    pleaded_grounds = set(grounds(matter))
    if "federal question" not in pleaded_grounds or pleaded_grounds & {"supplemental", "diversity"}:
        return
    state_claims = [claim.cause.id for claim in matter.claims if not claim.cause.federal]
    if state_claims and len(state_claims) < len(matter.claims):
        names = ", ".join(f"`{cause}`" for cause in state_claims)
        yield Problem(("jurisdiction",), f"no ground of jurisdiction covers {names}")


@rule(
    "JUR007",
    cite="28 U.S.C. § 1367(a)",
    basis="verified",
    fix="add `federal question` or `diversity` to `jurisdiction:`",
)
def supplemental_alone(matter: Matter) -> Iterator[Problem]:
    """Supplemental jurisdiction is the only ground.

    Supplemental jurisdiction extends only to claims that are part of the same case as a claim within the court's
    original jurisdiction.
    """
    if set(grounds(matter)) == {"supplemental"}:
        yield Problem(("jurisdiction",), "`supplemental` is the only ground, so there is nothing to supplement")


@rule(
    "JUR020",
    cite="28 U.S.C. § 1367(b)",
    basis="verified",
    fix="make sure that the claims against each defendant are between diverse parties and exceed $75,000",
    severity=Severity.NOTE,
)
def joined_against_supplemental_jurisdiction(matter: Matter) -> Iterator[Problem]:
    """Supplemental jurisdiction may not cover claims of a plaintiff, or of an intervenor, in a diversity case.

    If original jurisdiction is based only on diversity, supplemental jurisdiction does not extend to a plaintiff's
    claims against persons made parties under Rules 14, 19, 20 or 24, or to those of a plaintiff who intervenes under
    Rule 24, if that would be inconsistent with § 1332. The rule is silent on a complaint in intervention whose own
    texts have the word "jurisdiction".
    """
    pleaded_grounds = set(grounds(matter))
    defendants = of_side(pleaded_parties(matter), "defendant")
    if pleaded_grounds == {"diversity", "supplemental"} and len(defendants) > 1:
        names = series([f"`{brief(party.name)}`" for party in defendants.values()])
        path = ("jurisdiction", matter.jurisdiction.index("supplemental"))
        message = f"if `diversity` is the only other ground, `supplemental` may not cover the claims against {names}"
        yield Problem(path, message)
    if matter.court.system == "federal" and set(matter.jurisdiction) - {"supplemental"} == {"diversity"}:
        yield from _interventions(matter)


def _interventions(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each plaintiff's complaint in intervention that does not mention jurisdiction."""
    for index, filing in enumerate(matter.filings):
        filers = parties_who_file(matter, filing).values()
        plaintiffs = [f"`{brief(party.name)}`" for party in filers if "plaintiff" in party.role]
        mentions_jurisdiction = any("jurisdiction" in text.casefold() for _, text in filing.own_texts())
        is_intervention = filing.paper.leave_under == "complaint in intervention"
        if is_intervention and plaintiffs and not mentions_jurisdiction:
            message = "the action is based on `diversity` alone, so supplemental jurisdiction may not cover the claims "
            message += f"that {series(plaintiffs)} makes as an intervening plaintiff"
            fix = "allege in the complaint in intervention why the court has jurisdiction over its claims"
            yield Problem(("filings", index), message, fix=fix)
