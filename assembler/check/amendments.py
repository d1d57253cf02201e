"""Reports what an amended complaint drops and adds, and an amendment that changes nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import filed_papers
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError
from assembler.language.english import series
from assembler.model.listed_sections import printed_counts
from assembler.model.pleading import Claim
from assembler.papers.opening.keys import opening_keys
from assembler.plan.frame.count_names import cause_name
from assembler.plan.plan import Plan
from assembler.plan.word_count import body_texts
from assembler.validate.amended_papers import MatterPaper, amended_paper
from assembler.validate.picture_files import picture_files

PlanOf = Callable[..., Plan]

AMENDED = re.compile(r"\b[\w-]+ Amended (?=Complaint|Petition)", re.IGNORECASE)


def amendment_findings(
    papers: Iterable[MatterPaper], plans: Iterable[Plan], catalog: Catalog, plan_of: PlanOf
) -> Iterator[Finding]:
    """Yield the findings on those of *papers* that amend another; *plans* are their plans, in the same order.

    *plan_of* makes the plan of the earlier paper.
    """
    for paper, plan in zip(papers, plans, strict=True):
        try:
            earlier = amended_paper(paper, catalog)
            findings = [*_missing_date(paper, earlier)]
            findings += _findings(paper, plan, earlier, plan_of) if earlier else ()
        except MatterError as error:
            findings = [*error.findings]
        yield from (replace(finding, paper=paper.filing.name) for finding in findings)


def _missing_date(paper: MatterPaper, earlier: MatterPaper | None) -> Iterator[Finding]:
    """Yield an error if the matter of an amended complaint lacks the date of the first complaint."""
    complaints = [filing for filing in paper.matter.filings if filing.paper.opens]
    is_amended = opening_keys(paper.filing).amends is not None
    if is_amended and complaints[0] is paper.filing and not paper.matter.complaint_filed:
        day = earlier and earlier.matter.complaint_date
        message = f"`{paper.filing.name}` amends a complaint, whose date `complaint_filed` must give"
        fix = f"add `complaint_filed: {day or '2025-03-03'}`{'' if day else ', with the date of the first complaint'}"
        yield fault("MAT007", paper.source.place_at((*paper.path, "amends")), message, fix=fix)


def _findings(paper: MatterPaper, plan: Plan, earlier: MatterPaper, plan_of: PlanOf) -> Iterator[Finding]:
    place = paper.source.place_at((*paper.path, "amends"))
    name, called = f"`{paper.filing.name}`", earlier.called(paper.source)
    if changes := [*_changes(earlier, paper)]:
        yield fault("MAT015", place, f"{name} {series(changes)}, compared with {called}")
    elif _words(plan) == _words(_plan(earlier, plan_of)):
        yield fault("MAT014", place, f"{name} has the same words as {called}, which it amends")


def _plan(paper: MatterPaper, plan_of: PlanOf) -> Plan:
    pictures = picture_files(paper.matter, paper.source)
    return plan_of(paper.matter, paper.filing, filed=filed_papers(paper.source), pictures=pictures)


def _words(plan: Plan) -> list[str]:
    """Return the words of a complaint's sections, without the ordinals of amended complaints."""
    return AMENDED.sub("", " ".join(body_texts(plan))).split()


def _changes(earlier: MatterPaper, later: MatterPaper) -> Iterator[str]:
    """Yield what *later* drops and adds, such as "drops the count Defamation"."""
    pairs = [*zip(("count", "party", "exhibit"), _parts(earlier), _parts(later), strict=True)]
    for noun, before, after in pairs:
        yield from _phrase("drops", noun, [name for key, name in before.items() if key not in after])
    for noun, before, after in pairs:
        yield from _phrase("adds", noun, [name for key, name in after.items() if key not in before])


def _phrase(verb: str, noun: str, names: list[str]) -> Iterator[str]:
    if names:
        plural = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
        yield f"{verb} the {noun if len(names) == 1 else plural} {series(names)}"


def _parts(paper: MatterPaper) -> tuple[Mapping[str, str], ...]:
    """Return the counts, parties and exhibits of a complaint: their names for the reader, by their ids."""
    claims = paper.matter.claims
    counts = [claims[number] for number in printed_counts(paper.filing, claims)]
    parties = {name: party.name for name, party in paper.matter.parties.items()}
    exhibits = {name: exhibit.title for name, exhibit in paper.matter.exhibits.items()}
    return {_claim_id(claim): claim.title or cause_name(claim) for claim in counts}, parties, exhibits


def _claim_id(claim: Claim) -> str:
    return claim.id or claim.cause.id or claim.title or ""
