"""Reports the parts that an amended complaint drops and adds, and an amendment that changes nothing."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import FiledPaper, filed_papers
from assembler.check.amendment_order import order_findings
from assembler.exhibits.labels import attached_files
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Severity
from assembler.language.english import counted, series
from assembler.language.regex import Regex
from assembler.law.governing import with_law_in_force
from assembler.model.exhibit import Exhibit
from assembler.model.joining import is_in_complaint
from assembler.model.listed_sections import printed_counts
from assembler.model.party import Party
from assembler.model.pleading import Claim
from assembler.papers.amending.chosen_exhibits import listed_exhibits
from assembler.papers.amending.proposal import is_taken_as_filed
from assembler.papers.opening.amendment_right import amendment_by
from assembler.papers.opening.amendments import amendment_number, without_departed
from assembler.papers.opening.keys import opening_keys
from assembler.papers.opening.old_exhibits import exhibits_on_file, only_new_are_filed
from assembler.plan.frame.count_names import cause_name
from assembler.plan.plan import Plan
from assembler.plan.word_count import body_texts
from assembler.validate.amended_papers import MatterPaper, amended_paper
from assembler.validate.picture_files import picture_files

PlanOf = Callable[..., Plan]

Parts = Mapping[str, Mapping[str, str]]
"""For each kind of part of a complaint (count, party, exhibit): the name of each part in messages, by the part's id."""

MOVE_EVENTS = frozenset({"removal", "remand", "remanded with directions", "transfer", "transfer to this court"})
"""The events that move a case to another court."""

GENERATED_ID = Regex(r"count-\d+")
"""The id, in a filed paper's record, of a count that has no id in the matter."""

AMENDED_PREFIX = Regex(r"\b[\w-]+ Amended (?=Complaint|Petition)", re.IGNORECASE)


def amendment_findings(
    papers: Iterable[MatterPaper], plans: Iterable[Plan], catalog: Catalog, plan_of: PlanOf
) -> Iterator[Finding]:
    """Yield the findings on those of *papers* that amend another; *plans* are their plans, in the same order.

    *plan_of* makes the plan of the earlier paper.
    """
    for paper, plan in zip(papers, plans, strict=True):
        try:
            earlier = amended_paper(paper, catalog)
            findings = [*_date_faults(paper, earlier)]
            if isinstance(earlier, FiledPaper):
                findings += _filed_findings(paper, earlier)
            elif earlier:
                findings += _findings(paper, plan, earlier, plan_of)
        except MatterError as error:
            findings = [*error.findings]
        yield from (replace(finding, paper=paper.filing.name) for finding in findings)


def _date_faults(paper: MatterPaper, earlier: MatterPaper | FiledPaper | None) -> Iterator[Finding]:
    """Yield an error if the date of the first complaint is missing, or is before the date of the complaint amended."""
    day_filed = paper.matter.complaint_filed
    earlier_day = earlier.filing.date if isinstance(earlier, MatterPaper) else None
    if (
        isinstance(earlier, MatterPaper)
        and day_filed
        and earlier_day
        and day_filed < earlier_day
        and not _is_amended(earlier)
    ):
        message = (
            f"`complaint_filed` is {day_filed}, but {earlier.name_in_message(paper.source)}, "
            f"which `{paper.filing.name}` amends, is dated {earlier_day}"
        )
        yield fault("MAT009", paper.source.place_at(("complaint_filed",)), message, fix="correct one of the two dates")
    complaints = [filing for filing in paper.matter.filings if filing.paper.opens]
    is_amended = opening_keys(paper.filing).amends is not None
    if is_amended and complaints[0] is paper.filing and not day_filed:
        day = earlier.matter.complaint_date if isinstance(earlier, MatterPaper) else None
        message = f"`{paper.filing.name}` amends a complaint, but `complaint_filed` does not give that complaint's date"
        fix = f"add `complaint_filed: {day or '2025-03-03'}`{'' if day else ', with the date of the first complaint'}"
        yield fault("MAT007", paper.source.place_at((*paper.path, "amends")), message, fix=fix)


def _doubts_of_import(paper: MatterPaper, earlier: MatterPaper) -> Iterator[Finding]:
    """Yield an error if *earlier* is in another matter, which was imported and has doubts."""
    imported = earlier.matter.imported
    if imported and imported.doubts and earlier.source is not paper.source:
        count = counted(len(imported.doubts), "doubt")
        message = (
            f"{earlier.name_in_message(paper.source)}, which `{paper.filing.name}` amends, was imported and has {count}"
        )
        fix = "compare its paper with the source, and delete each doubt once it is settled"
        yield fault("MAT013", paper.source.place_at((*paper.path, "amends")), message, fix=fix)


def _is_amended(paper: MatterPaper) -> bool:
    """Whether *paper* is itself an amended complaint, or is not a complaint."""
    return not paper.filing.paper.opens or amendment_number(paper.matter, paper.filing) > 0


def _findings(paper: MatterPaper, plan: Plan, earlier: MatterPaper, plan_of: PlanOf) -> Iterator[Finding]:
    """Yield the findings on *paper*, which amends *earlier*."""
    earlier_name = earlier.name_in_message(paper.source)
    yield from _doubts_of_import(paper, earlier)
    yield from _other_court(paper, earlier)
    is_complaint = paper.filing.paper.opens
    changes: list[str] = []
    if is_complaint:
        yield from order_findings(paper, earlier)
        changes += _changes(_parts(earlier), _parts(paper))
        if replaced_exhibits := _replaced_exhibits(earlier, paper):
            changes.append(_phrase("replaces", "exhibit", replaced_exhibits))
    if changes:
        yield _note(changes, paper, earlier_name)
    elif _words(plan) == _words(_plan(earlier, plan_of)):
        message = f"`{paper.filing.name}` has the same words as {earlier_name}, which it amends"
        yield fault("MAT014", paper.source.place_at((*paper.path, "amends")), message)
    if is_complaint:
        yield from _exhibits_not_attached_again(paper)


def _exhibits_not_attached_again(paper: MatterPaper) -> Iterator[Finding]:
    """Yield a note if *paper* does not attach exhibits of the earlier complaint, because the court wants only new ones.

    There is no note on a complaint that is proposed, or that FMT028 reports as filed again.
    """
    form = with_law_in_force(paper.matter, paper.filing.date).court.amended
    if form is None or not only_new_are_filed(form) or opening_keys(paper.filing).proposed:
        return
    if is_taken_as_filed(amendment_by(paper.matter, paper.filing, date.max), form):
        return
    if already_filed := exhibits_on_file(paper.filing, attached_files(paper.matter)):
        cite = (form.value.exhibits and form.value.exhibits.cite) or form.cite
        message = (
            f"`{paper.filing.name}` does not attach exhibits of the earlier complaint again, because the court wants "
            f"only new ones ({cite}): {listed_exhibits(already_filed, paper.matter)}"
        )
        yield fault("MAT017", paper.source.place_at((*paper.path, "amends")), message)


def _other_court(paper: MatterPaper, earlier: MatterPaper) -> Iterator[Finding]:
    """Yield a warning if *earlier* is in another court, and no event of either matter moved the case."""
    court = paper.matter.court
    earlier_court = earlier.matter.court
    has_moved = any(event.event in MOVE_EVENTS for matter in (paper.matter, earlier.matter) for event in matter.events)
    if court.id != earlier_court.id and not has_moved:
        message = (
            f"`{paper.filing.name}` is in {court.name}, but {earlier.name_in_message(paper.source)}, "
            f"which it amends, is in {earlier_court.name}"
        )
        yield fault("MAT016", paper.source.place_at((*paper.path, "amends")), message)


def _filed_findings(paper: MatterPaper, earlier: FiledPaper) -> Iterator[Finding]:
    """Yield the findings on *paper*, which amends *earlier*, a paper that is known only as it was filed."""
    if earlier.reason_matter_is_unused:
        message = f"{earlier.reason_matter_is_unused}; `{Path(earlier.file).stem}` is taken as it was filed"
        finding = fault("MAT013", paper.source.place_at((*paper.path, "amends")), message, fix="correct that file")
        yield replace(finding, severity=Severity.WARNING, promise=False)
    if paper.filing.paper.opens and (changes := _changes(_filed_parts(earlier), _named_parts(paper))):
        yield _note(changes, paper, f"`{Path(earlier.file).stem}` as filed")


def _note(changes: list[str], paper: MatterPaper, earlier_name: str) -> Finding:
    message = f"`{paper.filing.name}` {series(changes)}, compared with {earlier_name}"
    return fault("MAT015", paper.source.place_at((*paper.path, "amends")), message)


def _plan(paper: MatterPaper, plan_of: PlanOf) -> Plan:
    pictures = picture_files(paper.matter, paper.source)
    return plan_of(paper.matter, paper.filing, filed=filed_papers(paper.source), pictures=pictures)


def _words(plan: Plan) -> list[str]:
    """Return the words of a complaint's sections, without the ordinals of amended complaints."""
    return AMENDED_PREFIX.sub("", " ".join(body_texts(plan))).split()


def _changes(earlier: Parts, later: Parts) -> list[str]:
    """Return the changes from *earlier* to *later*, such as "drops the count Defamation"."""
    nouns = [noun for noun in later if noun in earlier]
    dropped_parts = [("drops", noun, _names_only_in(earlier[noun], later[noun])) for noun in nouns]
    added_parts = [("adds", noun, _names_only_in(later[noun], earlier[noun])) for noun in nouns]
    return [_phrase(verb, noun, names) for verb, noun, names in (*dropped_parts, *added_parts) if names]


def _replaced_exhibits(earlier: MatterPaper, later: MatterPaper) -> list[str]:
    """Return the titles of the exhibits that have another title, date or file in *later* than in *earlier*."""
    titles = []
    for name, exhibit in later.matter.exhibits.items():
        earlier_exhibit = earlier.matter.exhibits.get(name)
        if earlier_exhibit and _printed_values(earlier_exhibit) != _printed_values(exhibit):
            titles.append(exhibit.title)
    return titles


def _printed_values(exhibit: Exhibit) -> tuple[object, ...]:
    return exhibit.title, exhibit.date, Path(exhibit.file or "").name


def _names_only_in(names: Mapping[str, str], others: Mapping[str, str]) -> list[str]:
    return [name for key, name in names.items() if key not in others]


def _phrase(verb: str, noun: str, names: list[str]) -> str:
    plural = f"{noun.removesuffix('y')}ies" if noun.endswith("y") else f"{noun}s"
    return f"{verb} the {noun if len(names) == 1 else plural} {series(names)}"


def _filed_parts(paper: FiledPaper) -> Parts:
    """Return the named counts and the exhibits of a complaint that is kept only as filed."""
    counts = [id_.removeprefix("c-") for id_ in paper.headings if id_.startswith("c-")]
    exhibits = {name: f"`{name}`" for name in paper.exhibits}
    return {"count": {name: f"`{name}`" for name in counts if not GENERATED_ID.fullmatch(name)}, "exhibit": exhibits}


def _named_parts(paper: MatterPaper) -> Parts:
    """Return the parts of a complaint, without counts that have no id."""
    claims = {claim.id for claim in paper.matter.claims}
    parts = _parts(paper)
    return {**parts, "count": {id_: name for id_, name in parts["count"].items() if id_ in claims}}


def _parts(paper: MatterPaper) -> Parts:
    """Return the counts, parties and exhibits of a complaint."""
    claims = paper.matter.claims
    counts = [claims[index] for index in printed_counts(paper.filing, claims)]
    parties = {name: party.name for name, party in _parties(paper)}
    exhibits = {name: exhibit.title for name, exhibit in paper.matter.exhibits.items()}
    named_counts = {_claim_id(claim): claim.title or cause_name(claim) for claim in counts}
    return {"count": named_counts, "party": parties, "exhibit": exhibits}


def _parties(paper: MatterPaper) -> Iterator[tuple[str, Party]]:
    """Yield the parties of a complaint, without those that a later pleading brings into the case."""
    entries = without_departed(paper.matter, paper.filing).parties.items()
    yield from ((name, party) for name, party in entries if is_in_complaint(party))


def _claim_id(claim: Claim) -> str:
    return claim.id or claim.cause.id or claim.title or ""
