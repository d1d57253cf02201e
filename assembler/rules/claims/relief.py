"""Complaints or counts that demand no relief, and relief that no count or allegation supports."""

import re
from collections.abc import Iterator, Sequence

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.citations import INITIALS
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.language.sections import sections
from assembler.model.cause import Cause
from assembler.model.filing import Filing
from assembler.model.law import qualified_cite, severity_for, was_read
from assembler.model.listed_sections import prints_counts
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.model.relief import Relief
from assembler.model.walk import allegations, allegations_of
from assembler.rules._complaint import has_complaint, opening, printed_sections
from assembler.rules.claims._demanded_relief import ids_of_causes, relief_with_causes
from assembler.rules.claims._special_relief import PUNITIVE_DAMAGES, SPECIAL_RELIEF
from assembler.rules.rule import Problem, matched, rule

DEMAND_FOR_RELIEF = Regex(
    r"\bWHEREFORE\b|(?i:\b(?:prays?|asks?|demands?)\b[^.]{0,400}\b(?:judgment|relief)\b)",
    needs="wherefore|judgment|relief",
)
"""Words that demand relief."""


@rule(
    "CLM002",
    cite="the court's rule on the contents of a complaint",
    basis="verified",
    fix="write the relief sought under `relief:`, and list `relief` among the filing's `sections:`; or give it as each"
    " count's own `relief:`, with `prayer: {counts: each count}`; or waive it, if the complaint is to demand none",
)
def no_relief(matter: Matter) -> Iterator[Problem]:
    """A complaint demands no relief.

    A pleading that states a claim must demand the relief sought, in its counts or at its end. The finding cites the
    authority in the court's own record.
    """
    law = matter.court.relief_demand
    if law is not None and not law.value:
        return
    severity = severity_for(law.basis) if law else Severity.WARNING
    cite = law.authority if law else qualified_cite(cite="", basis="memory", default="the court's rule on pleading")
    is_in_counts = _place_of_relief(matter) == "each count" or all(claim.wherefore for claim in matter.claims)
    for filing_index, filing in opening(matter):
        if _demands_in_own_words(matter, filing):
            continue
        is_printed_in_counts = is_in_counts and not matter.relief and prints_counts(filing, matter.claims)
        if not matter.relief and not any(claim.requested_relief for claim in matter.claims):
            message = f"`{filing.name}` demands no relief: the matter has no `relief:`, nor has any of its counts"
            yield Problem(("filings", filing_index), message, severity, cite=cite)
        elif "relief" not in printed_sections(filing) and not is_printed_in_counts:
            message = f"`{filing.name}` leaves out the section `relief`"
            yield Problem(("filings", filing_index, "sections"), message, severity, cite=cite)


def _place_of_relief(matter: Matter) -> str | None:
    """Return where the relief of counts is printed, such as "each count", according to the matter or the court."""
    return matter.prayer.counts or matter.court.counts.value.relief


def _demands_in_own_words(matter: Matter, filing: Filing) -> bool:
    """Whether the matter's own words demand relief: a prayer without items, or a paragraph that demands relief."""
    if (filing.words.prayer or matter.words.prayer) and "relief" in printed_sections(filing):
        return True
    return any(DEMAND_FOR_RELIEF.search(allegation.text or "") for _, allegation in allegations(matter))


GENERAL = r"\b(?:any|such|all|other|further)\b"
RELIEF_IN_EVERY_PRAYER = Regex(rf"(?i){GENERAL}(?:(?!{GENERAL})[^.;])*\brelief\b|^\s*award\s+(\w+\s+){{0,4}}costs\b")
"""Relief that every prayer asks for without reference to a count: costs, and such other relief as is just."""


@rule(
    "CLM004",
    cite="the court's rule on the contents of a complaint",
    basis="verified",
    severity=Severity.WARNING,
    fix="add `relief:` to the claim, or name the claim under `claims:` of an item of relief",
)
def count_without_relief(matter: Matter) -> Iterator[Problem]:
    """A count has no demand for relief.

    A claim for relief ends with a demand for the relief sought. An item of the prayer that names no count is demanded
    on all counts, except costs and other relief that every prayer asks for and, if other items name their counts,
    interest and fees. If every other item names its counts, a count that no item names has no demand. Where the court
    requires a demand in each count, as in Pennsylvania, the prayer is not enough, unless the complaint has a single
    count.
    """
    has_demand = matter.relief or any(claim.requested_relief for claim in matter.claims)
    if not has_demand or not has_complaint(matter):
        return
    if _place_of_relief(matter) == "each count" and len(matter.claims) > 1:
        yield from _without_own_demand(matter)
        return
    others_name_counts = any(relief.claims for relief in matter.relief)
    if any(_covers_all_counts(relief, others_name_counts=others_name_counts) for relief in matter.relief):
        return
    law = matter.court.relief_demand
    counts_with_relief = {
        index for relief in matter.relief for name in relief.claims for index in matching_claims(matter.claims, name)
    }
    for claim_index, claim in enumerate(matter.claims):
        if not claim.requested_relief and claim_index not in counts_with_relief:
            message = f"`{claim.id or claim.cause.id}` demands no relief"
            yield Problem(("claims", claim_index), message, cite=law.authority if law else "")


def _without_own_demand(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each count without a demand of its own, which the court requires."""
    law = matter.court.counts
    for claim_index, claim in enumerate(matter.claims):
        if not claim.requested_relief:
            fact = f"`{claim.id or claim.cause.id}` has no demand for relief, which this court requires in each count"
            severity = None if was_read(law.basis) else Severity.NOTE
            yield Problem(("claims", claim_index), fact, severity, cite=law.authority, fix="add `relief:` to the claim")


INCIDENTAL_RELIEF = Regex(r"(?i)\b(?:interest|costs|disbursements|fees?|expenses)\b")
PRINCIPAL_RELIEF = Regex(
    r"(?i)\$|\b(?:damages|enjoin|injunct|declar|order|possession|restitution|resci|title|profits|wages|pay|compensat|perform"
    r"|account|penalt|sums?|amounts?|disgorg|judgment|foreclos|vacat|set\s+aside|relief|losses)"
)
"""Words of relief that is more than interest, costs and fees."""


def _covers_all_counts(relief: Relief, *, others_name_counts: bool) -> bool:
    """Whether *relief* is demanded on all counts; interest and fees are not, if other items name their counts."""
    if not relief.text or relief.claims or RELIEF_IN_EVERY_PRAYER.search(relief.text):
        return False
    is_incidental = INCIDENTAL_RELIEF.search(relief.text) and not PRINCIPAL_RELIEF.search(relief.text)
    return not others_name_counts or not is_incidental


RECOVERY = Regex(r"(?i)\b(?:fees?|damages|recover|entitled|award)\b")
"""Words of an allegation in a count that claims a remedy."""

GROUND = Regex(
    rf"(?i)§|\b(?:{INITIALS}) \d|\bU\.S\.C\.|\b(statute|act|agreement|contract|lease|clause|section|rule|code)\b"
)
"""Words by which an item of relief names its own ground; an item with such words is not checked."""


@rule(
    "CLM005",
    cite="the remedies on record for the causes of action",
    basis="memory",
    severity=Severity.NOTE,
    fix="plead a claim that supports the relief, cite the law that allows it in the item, or delete the item",
)
def relief_without_count(matter: Matter) -> Iterator[Problem]:
    """The prayer asks for relief that no count supports.

    Punitive, multiplied and statutory damages and attorney's fees need a claim that allows them. The rule compares such
    relief with the remedies on record for the counts on which it is demanded; a remedy that states a sum in dollars is
    taken for statutory damages. A statute cited for a remedy is reported if it is on record only for another claim of
    the complaint. Nothing is reported if no remedies are on record for one of these counts, or if a text names the
    contract or statute that allows the relief; a statute does not count if its section is on record for remedies of the
    complaint's claims, because then the record shows what it allows.
    """
    if not has_complaint(matter):
        return
    if matter.claims:
        for path, relief, causes in relief_with_causes(matter):
            names_ground = GROUND.search(relief.text) and not _cites_only_record(relief.text, matter)
            for kind, special_relief in SPECIAL_RELIEF.items():
                if names_ground or not special_relief.in_prayer.search(relief.text):
                    continue
                is_on_record = _is_on_record(special_relief.on_record, causes)
                if not is_on_record and not _has_pleaded_ground(special_relief.in_prayer, matter):
                    yield Problem(path, f"{kind} are not a remedy on record for {ids_of_causes(causes)}")
            yield from _punitive_on_contract(path, relief.text, matter)
            yield from _section_of_another_claim(path, relief.text, causes, matter)
    for claim_index, claim in enumerate(matter.claims):
        for path, allegation in allegations_of(claim, ("claims", claim_index)):
            if RECOVERY.search(allegation.text or ""):
                yield from _section_of_another_claim((*path, "text"), allegation.text or "", [claim.cause], matter)


CITED_NUMBER = Regex(r"(?:§{1,2}|\b[Ss]ections?)\s{0,3}(?P<number>\d{2,5}[\w.-]{0,12})")


def _cites_only_record(text: str, matter: Matter) -> bool:
    """Whether *text* cites sections, and all of them are on record for remedies of the complaint's claims."""
    numbers = {match["number"].rstrip(".") for match in CITED_NUMBER.finditer(text)}
    authorities = " ".join(remedy.authority for claim in matter.claims for remedy in claim.cause.remedies)
    return bool(numbers) and all(re.search(rf"(?<![\w.]){re.escape(number)}(?!\w)", authorities) for number in numbers)


PUNITIVE_ON_CONTRACT = Regex(
    r"(?i)\b(?:punitive|exemplary)\s+damages\s+(?:(?:of|in\s+the\s+(?:sum|amount)\s+of)\s+\$[\d,.]{1,15}\s+)?(?:on|for|under)\s+(?:(?:the|its|their|his|her)\s+)?(?:breach\s+of\s+)?(?:the\s+)?"
    r"(?:contract|agreement|lease|note|guaranty)\b"
)


def _punitive_on_contract(path: KeyPath, text: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if *text* demands punitive damages on a contract, for which the record has none."""
    match = PUNITIVE_ON_CONTRACT.search(text)
    causes = [claim.cause for claim in matter.claims if re.search(r"contract|note|lease|guaranty", claim.cause.id)]
    if match and causes and not _is_on_record(PUNITIVE_DAMAGES.on_record, causes):
        message = f"`{match[0]}`: punitive damages are not a remedy on record for {ids_of_causes(causes)}"
        yield Problem(path, message, at=matched(match))


def _section_of_another_claim(path: KeyPath, text: str, causes: Sequence[Cause], matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each section in *text* that is on record only for the remedies of other claims."""
    cited_sections = {(section.code, section.number): section.written for section in sections(text)}
    if not cited_sections or not all(cause.remedies for cause in causes):
        return
    own_sections = _sections_of_remedies(causes)
    other_causes = [claim.cause for claim in matter.claims if claim.cause not in causes]
    for key in cited_sections.keys() & _sections_of_remedies(other_causes) - own_sections:
        supported_causes = ids_of_causes([cause for cause in other_causes if key in _sections_of_remedies([cause])])
        fact = f"is on record for remedies of {supported_causes}, not of {ids_of_causes(causes)}"
        yield Problem(path, f"`{cited_sections[key]}` {fact}")


def _sections_of_remedies(causes: Sequence[Cause]) -> set[tuple[str, str]]:
    """Return the code and the number of each section that the remedies of *causes* cite."""
    texts = (f"{remedy.authority} {remedy.note}" for cause in causes for remedy in cause.remedies)
    return {(section.code, section.number) for text in texts for section in sections(text)}


STATE_OF_MIND = Regex(
    r"(?i)\b(?:gross(?:ly)?\s+negligen|malic|fraud|oppress|wanton|wil+ful|reckless|outrag|evil|conscious)"
)
"""The beginnings of words for the state of mind that punitive damages need."""


@rule(
    "CLM032",
    cite="the remedies on record for the causes of action",
    basis="memory",
    severity=Severity.WARNING,
    fix="allege the facts that show it, or delete the demand",
)
def punitive_damages_unsupported(matter: Matter) -> Iterator[Problem]:
    """Punitive damages are demanded, but nothing pleads the state of mind that they need.

    The record of a cause may allow such damages only for gross negligence, malice or fraud. The rule reports a demand
    if no text of the complaint, and no title of a count on which they are demanded, has one of these words.
    """
    if not has_complaint(matter):
        return
    for path, relief, causes in relief_with_causes(matter):
        all_remedies = [remedy.remedy for cause in causes for remedy in cause.remedies]
        remedies = [remedy for remedy in all_remedies if PUNITIVE_DAMAGES.on_record.search(remedy)]
        needs_state_of_mind = bool(remedies) and all(STATE_OF_MIND.search(remedy) for remedy in remedies)
        if not needs_state_of_mind or not PUNITIVE_DAMAGES.in_prayer.search(relief.text):
            continue
        texts = [text for place, text in prose(matter) if "relief" not in place]
        texts += [f"{claim.title} {claim.cause.name} {claim.cause.id}" for claim in matter.claims]
        if not any(STATE_OF_MIND.search(text) for text in texts):
            ground = re.sub(r"\s?\([^()]{1,60}\)", "", remedies[0])
            yield Problem(path, f"the record of {ids_of_causes(causes)} allows {ground}, but nothing pleads that")


def _has_pleaded_ground(wording: Regex, matter: Matter) -> bool:
    """Whether an allegation names a ground for the relief, such as a contract's clause on fees."""
    texts = (text for path, text in prose(matter) if "relief" not in path)
    return any(wording.search(text) and GROUND.search(text) for text in texts)


def _is_on_record(pattern: Regex, causes: Sequence[Cause]) -> bool:
    """Whether *pattern* matches a remedy on record for one of *causes*, or one of *causes* has none on record."""
    if not all(cause.remedies for cause in causes):
        return True
    remedies = [remedy for cause in causes for remedy in cause.remedies if not re.match(r"(?i)no\b", remedy.remedy)]
    return any(pattern.search(f"{remedy.remedy} {remedy.note}") for remedy in remedies)


INTERIM_INJUNCTION = Regex(
    r"(?i)\b(?:preliminar(?:y|ily)|temporar(?:y|ily)|interlocutory|pendente lite)\b[^.;]{0,80}"
    r"\b(?:injunct\w*|enjoin\w*|restrain\w*)"
    r"|\b(?:enjoin|restrain)\w*\b[^.;]{0,80}\b(?:preliminarily|temporarily|pendente lite|pending (?:trial|final))\b"
)
REQUIREMENTS_OF_INTERIM_INJUNCTION = {
    "that the plaintiff will be harmed irreparably": r"\birreparabl",
    "that no remedy at law is adequate": r"\binadequate\b[^.]{0,40}\b(?:remed|damages|law|compensat)"
    r"|\b(?:remed\w+|damages|money)\b[^.]{0,60}\b(?:inadequate|insufficient|not (?:be )?adequate\w*|cannot)\b"
    r"|\b(?:no|not|without|lacks?|nor)\b[^.]{0,40}\badequate\b[^.]{0,20}\bremed"
    r"|\b(?:cannot|not)\b[^.]{0,60}\b(?:compensat\w+|measured|calculat\w+|made good)\b[^.]{0,40}\b(?:money|damages)",
}
"""The requirements of an injunction before judgment, each with the words that plead it."""

BEYOND_MONEY = Regex(
    r"(?i)\bno\s(?:\w+\s){0,2}(?:money|damages|sum|payment|judgment|verdict)\b[^.]{0,40}\b(?:can|could|will|would)\b"
    r"|\b(?:money|damages)\s(?:alone\s)?(?:cannot|can\snot|could\snot|will\snot|would\snot)\b",
    needs="no |money|damages",
)
"""Words that plead both requirements at once: "no award of money can restore them"."""


@rule(
    "CLM015",
    cite="Winter v. Nat. Res. Def. Council, Inc., 555 U.S. 7, 20 (2008), and the states' rules on injunctions",
    basis="memory",
    severity=Severity.WARNING,
    fix="allege the harm and why damages cannot remedy it, or delete the request for an injunction before judgment",
)
def interim_relief_unsupported(matter: Matter) -> Iterator[Problem]:
    """The complaint asks for an injunction before judgment but does not plead its requirements.

    Courts grant such an injunction only if irreparable harm is likely and damages are not an adequate remedy, and a
    verified complaint may be the only evidence. The rule searches all texts of the complaint for words that plead these
    requirements.
    """
    path = next(_injunctions_before_judgment(matter), None) if has_complaint(matter) else None
    if path is None:
        return
    complaint = "\n".join(text for place, text in prose(matter) if place[0] != "relief")
    if BEYOND_MONEY.search(complaint):
        return
    missing = [
        requirement
        for requirement, words in REQUIREMENTS_OF_INTERIM_INJUNCTION.items()
        if not re.search(rf"(?i){words}", complaint)
    ]
    if missing:
        fact = f"the complaint does not say {series(missing, 'or')}"
        yield Problem(path, f"the prayer seeks an injunction before judgment, but {fact}")


def _injunctions_before_judgment(matter: Matter) -> Iterator[KeyPath]:
    """Yield the path of each item of relief that asks for an injunction before judgment."""
    for relief_index, relief in enumerate(matter.relief):
        if INTERIM_INJUNCTION.search(relief.text):
            yield ("relief", relief_index)
    for claim_index, claim in enumerate(matter.claims):
        for keys, relief in claim.requested_relief:
            if INTERIM_INJUNCTION.search(relief.text):
                yield ("claims", claim_index, *keys)
