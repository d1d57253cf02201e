"""Missing, empty and identical counts, counts with another title, and remedies pleaded as counts."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.visible import one_line
from assembler.language.places import STATE_CODES, state_name
from assembler.language.regex import Regex
from assembler.model.cause import Cause
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.walk import allegations_of
from assembler.plan.frame.count_names import heading_name
from assembler.rules._complaint import has_complaint, opening, pleaded_parties
from assembler.rules._count_titles import misnamed_counts
from assembler.rules._pleadings import counts
from assembler.rules.rule import Problem, rule


@rule(
    "CLM025",
    cite="house style: a count says what its claim is",
    basis="convention",
    severity=Severity.WARNING,
    fix="plead the claim under its `paragraphs:`, or name the allegations under its `elements:`",
)
def count_says_nothing(matter: Matter) -> Iterator[Problem]:
    """A count contains nothing but the sentence that realleges earlier paragraphs.

    The claim has no `paragraphs:` and no `cause:` with elements, so the count does not say what the claim is.
    """
    if not has_complaint(matter):
        return
    for claim_index, claim in enumerate(matter.claims):
        if not claim.paragraphs and not claim.cause.elements:
            yield Problem(("claims", claim_index), f"the count `{claim.cause.name}` pleads nothing of its own")


@rule(
    "CLM026",
    cite="house style: a complaint states the right on which its plaintiff sues",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the counts under `claims:`; a complaint needs no counts if its facts and prayer suffice, as in "
    "interpleader",
)
def no_counts(matter: Matter) -> Iterator[Problem]:
    """A complaint has no counts.

    A complaint must state a claim, but a complaint in interpleader or a petition may do so without counts. Rules that
    check counts, such as the rules on elements and limitations, then find nothing.
    """
    for filing_index, filing in opening(matter):
        if not matter.claims:
            yield Problem(("filings", filing_index), f"`{filing.name}` has no counts")


@rule(
    "CLM019",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="give one of them another `title:`, or merge the two counts",
)
def counts_alike(matter: Matter) -> Iterator[Problem]:
    """Two counts have the same title, under the same law, by and against the same parties.

    Readers cannot tell the two counts apart, and one count may be an unfinished copy of the other. Counts against
    different parties, or under different statutes, may share a title.
    """
    if not has_complaint(matter):
        return
    first_by_heading: dict[object, int] = {}
    for claim_index, claim in enumerate(matter.claims):
        parties = (frozenset(claim.by), frozenset(claim.against))
        heading = (heading_name(claim).casefold(), claim.cause.jurisdiction, claim.cites, parties)
        earlier_index = first_by_heading.setdefault(heading, claim_index)
        if earlier_index != claim_index:
            numbers = f"{earlier_index + 1} and {claim_index + 1}"
            message = f"counts {numbers} are both `{heading_name(claim)}`, against the same parties"
            yield Problem(("claims", claim_index), message, also=(("claims", earlier_index),))


INCORPORATING_PATTERNS = tuple(
    Regex(rf"(?i)\b(?:{words})\b")
    for words in (
        "re-?alleges?|incorporates?|repeats?|adopts?|restates?",
        "all|each|every|the",
        "preceding|foregoing|above|previous|prior|earlier",
    )
)
"""Patterns that, matched in this order in a sentence, incorporate all preceding allegations by reference."""


@rule(
    "CLM010",
    cite="Weiland v. Palm Beach Cnty. Sheriff's Office, 792 F.3d 1313 (11th Cir. 2015)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="delete the sentence: the program writes which facts each count realleges, and `incorporates:` selects them",
)
def shotgun_pleading(matter: Matter) -> Iterator[Problem]:
    """A count incorporates every earlier paragraph.

    If each count incorporates all earlier counts, readers cannot tell which facts support which claim. Such a complaint
    is a shotgun pleading. The finding is a warning where the courts of the circuit strike such complaints, and a note
    elsewhere. In the first count it is also a note, because the sentence only repeats the sentence that the program
    writes.
    """
    court = matter.court
    law = court.circuit.shotgun_pleading if court.circuit and court.system == "federal" else None
    if len(matter.claims) <= 1:
        return
    for pleading in counts(matter):
        for path, allegation in allegations_of(pleading.claim, ("claims", pleading.filing_index)):
            words = next(_incorporating_words(allegation.text or ""), None)
            if words:
                message = f"`{one_line(words)}` incorporates everything before this count"
                if law and pleading.filing_index > 0:
                    yield Problem((*path, "text"), message, severity_for(law.basis), cite=law.authority)
                else:
                    style = "house style: a count says which facts support it"
                    yield Problem((*path, "text"), message, Severity.NOTE, cite=style)


def _incorporating_words(text: str) -> Iterator[str]:
    """Yield the words in each sentence of *text* that incorporate all preceding allegations."""
    for sentence in text.split("."):
        matches: list[re.Match[str]] = []
        for pattern in INCORPORATING_PATTERNS:
            match = pattern.search(sentence, matches[-1].end() if matches else 0)
            if not match:
                break
            matches.append(match)
        if len(matches) == len(INCORPORATING_PATTERNS):
            yield sentence[matches[0].start() : matches[-1].end()]


NOMINAL = Regex(r"(?i)\bnominal|\brelief defendant|\bstakeholder|\binterested party|\breal party")
"""Words that explain why a party is in the caption although no claim is brought against that party."""


@rule(
    "CLM012",
    cite="Fed. R. Civ. P. 8(a)(2)",
    basis="memory",
    severity=Severity.WARNING,
    fix="name the party under `against:` of a claim, or say why it is sued, as in `role: nominal defendant`",
)
def defendant_without_claim(matter: Matter) -> Iterator[Problem]:
    """No claim is brought against a defendant named in the caption.

    A complaint must show that the pleader is entitled to relief from each defendant. A defendant whom no claim names
    was usually left out of a count by mistake, and can move to be dismissed from the action.
    """
    if not matter.claims or not has_complaint(matter):
        return
    accused = {name for claim in matter.claims for name in claim.against}
    for name, party in pleaded_parties(matter).items():
        description = " ".join(filter(None, [party.role, party.described, party.capacity, party.own_paragraph]))
        is_exempt = party.kind == "property" or NOMINAL.search(description)
        if party.on_side == "defendant" and name not in accused and not is_exempt:
            cite = "house style: each defendant is sued on a claim" if matter.court.system == "state" else ""
            yield Problem(("parties", name), f"no claim is brought against `{party.name}`", cite=cite)


REMEDY = Regex(
    r"(?i)^\W*((preliminary|permanent|temporary|mandatory)\s+)*(and\s+)?(injunct\w+(\s+relief)?|restraining order"
    r"|punitive damages|exemplary damages|attorney\W{0,2}s?\W{0,2}\s+fees?|specific performance|constructive trust"
    r"|prejudgment interest)\W*$"
)
"""A heading that names only a remedy, not a wrong. A declaration is not matched: it can be a claim in itself."""


@rule(
    "CLM009",
    cite="Henke v. Arco Midcon, L.L.C., 750 F. Supp. 2d 1052, 1059-60 (E.D. Mo. 2010)",
    basis="secondary",
    severity=Severity.WARNING,
    fix="move the remedy to the prayer, under the claim that supports it",
)
def remedy_pleaded_as_claim(matter: Matter) -> Iterator[Problem]:
    """A remedy is pleaded as a claim.

    An injunction, punitive damages or fees are granted on a claim and are not claims themselves; a count for one of
    them invites a motion to dismiss. A count with such a title gets a note, unless it cites a statute of its own, as
    where a state's law has the remedy pleaded specially; a count whose cause is on record as a remedy gets a warning.
    """
    for pleading in counts(matter):
        cause, title = pleading.claim.cause, pleading.claim.title or ""
        path = ("claims", pleading.filing_index)
        if cause.remedy_not_claim:
            yield Problem((*path, "cause"), f"`{cause.id}` is a remedy, and needs a claim to support it")
        elif REMEDY.search(title) and not pleading.claim.statutes:
            yield Problem((*path, "title"), f"`{title}` is a remedy, not a claim", Severity.NOTE)


CHOICE_OF_LAW_IN_FEDERAL_COURT = "Klaxon Co. v. Stentor Elec. Mfg. Co., 313 U.S. 487 (1941) (memory)"
"""The authority for the rule that a federal court applies the choice-of-law rules of the state where it sits."""

POSSESSION_OF_PREMISES = Regex(r"\b(?:possession|restitution) of the (?:premises|dwelling unit)\b")
"""A remedy that shows that the cause of action is an eviction."""


@rule(
    "CLM008",
    cite="the choice-of-law rules of the state of the court",
    basis="memory",
    severity=Severity.WARNING,
    fix="plead why the other law governs, or plead a claim under the law of the court's state: one from the catalog,"
    " or your own `title:` and `law:`",
)
def claim_of_another_law(matter: Matter) -> Iterator[Problem]:
    """A claim is brought under the law of a state other than the court's.

    A state court applies the choice-of-law rules of its own state, and a federal court applies the rules of the state
    where it sits. Another state's law may govern because of a clause in the contract or the place of the events; the
    complaint should then say why. For an eviction the finding is a warning, because possession is recovered in the
    state where the premises are; for other claims it is a note. A court that does not sit in a state is not checked.
    """
    court_state = matter.court.state
    for pleading in counts(matter):
        cause = pleading.claim.cause
        law = cause.jurisdiction
        if not court_state or law not in STATE_CODES or law == court_state:
            continue
        home, foreign = state_name(court_state), state_name(law)
        message = f"`{cause.id}` is a claim under the law of {foreign}, but the court sits in {home}"
        path = ("claims", pleading.filing_index, "cause")
        if _recovers_premises(cause):
            message = f"{message}: possession is recovered in the state where the premises are"
            fix = f"file in a court of {foreign}, or choose a cause under the law of {home}"
            yield Problem(path, message, cite="the local action rule (memory)", fix=fix)
        else:
            is_federal = matter.court.system == "federal"
            cite = CHOICE_OF_LAW_IN_FEDERAL_COURT if is_federal else f"the choice-of-law rules of {home}"
            yield Problem(path, message, Severity.NOTE, cite=cite)


def _recovers_premises(cause: Cause) -> bool:
    return any(POSSESSION_OF_PREMISES.search(remedy.prayer) for remedy in cause.remedies)


@rule(
    "CLM037",
    cite="house style: the title of a count names the claim that the count pleads",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the title, or plead the claim that it names",
)
def title_of_another_claim(matter: Matter) -> Iterator[Problem]:
    """The title of a count names a claim, an act, a section or an agreement that the text of the count does not plead.

    For about a hundred kinds of claims, the program has a list of words of which a count of that kind has at least one:
    a count for defamation speaks of a statement or a publication. A section in the title is reported if the count cites
    other sections but not that one, and an act of Congress if the count cites only sections of another act. Paragraphs
    to which the count refers are read too.
    """
    for number, title, fault in misnamed_counts(matter):
        yield Problem(("claims", number, "title"), f"the title is `{title}`, but {fault}")
