"""Makes what the papers on an amendment attach or list: the proposed complaint, its marked copy, and its changes."""

import hashlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from assembler.catalog import Catalog
from assembler.catalog.filed_papers import FiledPaper, Reader, filed_papers
from assembler.exhibits.files import ExhibitFile
from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place, stopping_findings
from assembler.language.references import REFERENCE, entries
from assembler.law.dismissal.claims import left_before
from assembler.law.governing import with_law_in_force
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.picture import PictureFile
from assembler.model.pleading import Claim
from assembler.papers import plan_paper
from assembler.papers.amending.asking import proposed_complaint
from assembler.papers.amending.attached import MARKED_COPY
from assembler.papers.amending.listed_changes import lists_changes
from assembler.papers.ending.dismissal_papers import principal
from assembler.papers.opening.amendments import without_departed
from assembler.papers.opening.keys import opening_keys
from assembler.plan.filed_plan import plan_as_filed
from assembler.plan.plan import Plan
from assembler.plan.pleading_change import PleadingChange
from assembler.results import Checked, Options, ProvedPaper
from assembler.validate.amended_papers import MatterPaper, amended_paper, with_amendment_numbers
from assembler.validate.picture_files import picture_files

Typesetting = tuple[ProvedPaper, Sequence[Finding]]
"""A typeset paper, read back, and the findings on it."""

Typeset = Callable[[Plan], Typesetting]

Prove = Callable[[Plan], ProvedPaper]
"""Typesets a plan, and reads the finished pages back."""


@dataclass(frozen=True)
class Pleadings:
    """The plans of an amended complaint and of the complaint that it amends; *old* is None if that plan is unknown."""

    new: Plan
    old: Plan | None
    place_path: tuple[str, int]


@dataclass(frozen=True)
class PaperSetting:
    """What is needed to plan the papers of a matter."""

    source: Source
    catalog: Catalog
    today: date | None
    draft: bool
    read_filed_paper: Reader
    pictures: Mapping[str, PictureFile]

    def plan(self, matter: Matter, filing: Filing, changes: tuple[PleadingChange, ...] = ()) -> Plan:
        """Return the plan of *filing*; *changes* are those that it lists."""
        return plan_paper(
            without_departed(matter, filing),
            filing,
            self.catalog,
            today=self.today,
            draft=self.draft,
            filed=self.read_filed_paper,
            pictures=self.pictures,
            changes=changes,
        )


def paper_setting(matter: Matter, source: Source, catalog: Catalog, options: Options) -> PaperSetting:
    """Return what is needed to plan the papers of *matter*."""
    return PaperSetting(
        source, catalog, options.today, options.draft, filed_papers(source), picture_files(matter, source)
    )


def plan_with_changes(matter: Matter, filing: Filing, setting: PaperSetting, prove: Prove | None = None) -> Plan:
    """Return the plan of *filing*; a motion that must list the changes of an amended complaint has the list.

    With *prove*, the list has pages and lines.
    """
    changes = listed_changes(matter, filing, setting, prove)
    return setting.plan(_with_present_parties(matter, filing, setting), filing, changes)


def _with_present_parties(matter: Matter, filing: Filing, setting: PaperSetting) -> Matter:
    """Return *matter*, with the parties of the earlier complaint if *filing* asks for an amendment.

    If a text of *filing* refers to a party that the amendment adds, *matter* is returned unchanged.
    """
    if not any(entry.paper.amending for entry in matter.filings):
        return matter
    motion = principal(matter, filing, setting.today)
    complaint = proposed_complaint(matter, motion) if motion.paper.amending else None
    if complaint is None:
        return matter
    if "notice_of_amendment" in motion.paper.sections:
        return without_departed(matter, complaint)
    earlier = _earlier_paper(MatterPaper(matter.filings.index(complaint), matter, setting.source), setting)
    if earlier is None:
        return matter
    earlier_parties = without_departed(earlier.matter, earlier.filing).parties
    present_parties = {name: _still_present(party, complaint.date) for name, party in matter.parties.items()}
    if present_parties.keys() == earlier_parties.keys():
        return matter.model_copy(update={"parties": present_parties})
    added_parties = matter.parties.keys() - earlier.matter.parties.keys()
    references = (match for _, text in filing.own_texts() for match in REFERENCE.finditer(text))
    if any(entry.name in added_parties for match in references for entry in entries(match)):
        return matter
    parties = {name: present_parties.get(name, party) for name, party in earlier_parties.items()}
    return matter.model_copy(
        update={
            "parties": parties,
            "claims": tuple(_without_parties(claim, added_parties) for claim in matter.claims),
            "events": tuple(event for event in matter.events if {*event.by, *event.against} <= parties.keys()),
            "counsel": {**earlier.matter.counsel, **matter.counsel},
            "firms": {**earlier.matter.firms, **matter.firms},
        }
    )


def _without_parties(claim: Claim, names: Container[str]) -> Claim:
    """Return *claim*, in which the parties with *names* neither sue nor are sued."""
    by = tuple(name for name in claim.by if name not in names)
    against = tuple(name for name in claim.against if name not in names)
    return claim.model_copy(update={"by": by, "against": against})


def _still_present(party: Party, day: date | None) -> Party:
    """Return *party* as it is in the case before an amendment on *day* that may drop it."""
    is_dropped = party.terminated and not left_before(party, day)
    return party.model_copy(update={"terminated": None}) if is_dropped else party


def listed_changes(
    matter: Matter, filing: Filing, setting: PaperSetting, prove: Prove | None = None
) -> tuple[PleadingChange, ...]:
    """Return the changes that *filing* must list; none if it need not, or if the earlier complaint cannot be used."""
    if not lists_changes(with_law_in_force(matter, filing.date or setting.today).court.amended, filing):
        return ()
    from assembler.comparing.located_changes import pleading_changes  # noqa: PLC0415 - few papers list changes
    from assembler.comparing.marked_plan import marked_paper  # noqa: PLC0415

    pleadings = _pleadings(matter, filing, setting)
    if pleadings is None or pleadings.old is None:
        return ()
    marked_pleading = marked_paper(pleadings.old, pleadings.new, setting.source.place_at(pleadings.place_path))
    if prove is None:
        return pleading_changes(marked_pleading)
    return pleading_changes(marked_pleading, prove(marked_pleading.old).proof, prove(marked_pleading.new).proof)


def with_located_changes(plan: Plan, checked: Checked, options: Options, prove: Prove) -> Plan:
    """Return *plan* with the pages and lines of any changes that it lists."""
    filing = checked.filing(plan.id)
    if not filing.paper.amending:
        return plan
    setting = paper_setting(checked.matter, checked.source, checked.catalog, options)
    changes = listed_changes(checked.matter, filing, setting, prove)
    matter = _with_present_parties(checked.matter, filing, setting)
    located = setting.plan(matter, filing, changes) if changes else plan
    return located if plan.filing_data else replace(located, filing_data=None)


def _pleadings(matter: Matter, filing: Filing, setting: PaperSetting) -> Pleadings | None:
    """Return the plans of the complaint that *filing* is about; None if the matter does not show which complaint.

    The complaint is planned as proposed, unless *filing* is a notice of the amendment.
    """
    complaint = proposed_complaint(matter, filing)
    if complaint is None:
        return None
    index = matter.filings.index(complaint)
    is_proposed = "notice_of_amendment" not in filing.paper.sections
    planned = complaint.model_copy(update={"proposed": is_proposed})
    filings = tuple(planned if entry is complaint else entry for entry in matter.filings)
    new_plan = setting.plan(matter.model_copy(update={"filings": filings}), planned)
    earlier = _earlier_plan(MatterPaper(index, matter, setting.source), setting)
    return Pleadings(replace(new_plan, filing_data=None), earlier, ("filings", index))


def _earlier_plan(paper: MatterPaper, setting: PaperSetting) -> Plan | None:
    """Return the plan of the complaint that *paper* amends, as filed if that is on record; None if there is none."""
    filed: Plan | None = None
    with suppress(MatterError):  # reported by the check of the complaint
        filed = _as_filed(amended_paper(paper, setting.catalog))
    if filed:
        return filed
    earlier = _earlier_paper(paper, setting)
    return _as_planned(earlier, setting) if earlier else None


def _as_filed(earlier: MatterPaper | FiledPaper | None) -> Plan | None:
    """Return the plan of *earlier* as it was filed; None if it is read in a revision, or its plan is not on record."""
    if isinstance(earlier, MatterPaper):
        record = None if earlier.source.revision else filed_papers(earlier.source)(earlier.filing.name)
    else:
        record = earlier
    return plan_as_filed(record) if record else None


def _as_planned(earlier: MatterPaper, setting: PaperSetting) -> Plan:
    """Return the plan of *earlier* as its matter makes it."""
    source = earlier.source
    matter = with_amendment_numbers(earlier.matter, source, setting.catalog)
    own_setting = replace(
        setting, source=source, read_filed_paper=filed_papers(source), pictures=picture_files(matter, source)
    )
    return own_setting.plan(matter, matter.filings[earlier.filing_index])


def _earlier_paper(paper: MatterPaper, setting: PaperSetting) -> MatterPaper | None:
    """Return the complaint that *paper* amends; None if the matter of that complaint cannot be used."""
    try:
        earlier = amended_paper(paper, setting.catalog)
    except MatterError:  # reported by the check of the complaint
        return None
    return earlier if isinstance(earlier, MatterPaper) else None


# -- the exhibits -----------------------------------------------------------------------------------------------------


def with_made_exhibits(plan: Plan, checked: Checked, options: Options, typeset: Typeset) -> Checked:
    """Return *checked* with the files of the exhibits that the program makes for *plan*.

    Raises `MatterError` if the earlier complaint of a marked copy is not known, or an exhibit has an error.
    """
    attached = plan.attachment.exhibits if plan.attachment else ()
    missing_exhibits = [exhibit for exhibit in attached if exhibit.name not in checked.matter.exhibits]
    if not missing_exhibits:
        return checked
    files: dict[str, ExhibitFile] = {}
    filing = checked.filing(plan.id)
    setting = paper_setting(checked.matter, checked.source, checked.catalog, options)
    pleadings = _pleadings(checked.matter, filing, setting)
    if pleadings is None:
        return checked
    for exhibit in missing_exhibits:
        if exhibit.name == MARKED_COPY:
            proved_paper, findings = _marked_copy(pleadings, filing, checked, typeset)
        else:
            proved_paper, findings = typeset(pleadings.new)
        if errors := stopping_findings(findings, proved_paper.planned.id, draft=options.draft):
            raise MatterError(*errors)
        files[exhibit.name] = _file(exhibit.title, proved_paper)
    return replace(checked, exhibits={**checked.exhibits, **files})


def _marked_copy(pleadings: Pleadings, filing: Filing, checked: Checked, typeset: Typeset) -> Typesetting:
    """Return the marked copy in the form of the court, proved against both complaints, and the findings on it."""
    from assembler.comparing.court_copy import court_copy, plan_of_copy  # noqa: PLC0415 - rarely attached
    from assembler.comparing.court_marks import form_of_copy  # noqa: PLC0415
    from assembler.comparing.marked_plan import marked_paper  # noqa: PLC0415

    place = checked.source.place_at(pleadings.place_path)
    if pleadings.old is None:
        raise MatterError(_unusable_earlier(filing, checked.matter, place))
    form = form_of_copy(with_law_in_force(checked.matter, filing.date).court)
    marked_pleading = marked_paper(pleadings.old, pleadings.new, place)
    return court_copy(plan_of_copy(marked_pleading, form, place), form, typeset, checked.catalog.own_templates, place)


def missing_earlier_complaints(plans: Iterable[Plan], matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield an error for each of *plans* that attaches the marked copy of a complaint without `amends`."""
    for plan in plans:
        attached = plan.attachment.exhibits if plan.attachment else ()
        filing = next(filing for filing in matter.filings if filing.name == plan.id)
        complaint = proposed_complaint(matter, filing) if filing.paper.amending else None
        is_marked = any(exhibit.name == MARKED_COPY for exhibit in attached)
        if complaint and is_marked and not opening_keys(complaint).amends:
            place = source.place_at(("filings", matter.filings.index(complaint)))
            yield replace(_unknown_earlier(filing, place), paper=plan.id)


def _unknown_earlier(filing: Filing, place: Place) -> Finding:
    message = f"`{filing.name}` attaches a marked copy, but the matter of the earlier complaint is not known"
    fix = "give it in the amended complaint, as in `amends: {file: ..., paper: complaint}`"
    return fault("CMP004", place, message, fix=fix)


def _unusable_earlier(filing: Filing, matter: Matter, place: Place) -> Finding:
    """Return the error of *filing*, whose marked copy lacks an earlier complaint that can be used."""
    complaint = proposed_complaint(matter, filing)
    if complaint is None or opening_keys(complaint).amends is None:
        return _unknown_earlier(filing, place)
    message = f"`{filing.name}` attaches a marked copy, which needs the complaint that `{complaint.name}` amends"
    return fault("CMP004", place, message, fix=f"correct the error of `{complaint.name}` first")


def _file(title: str, proved_paper: ProvedPaper) -> ExhibitFile:
    """Return a finished pleading as the file of an exhibit."""
    data = proved_paper.paper.pages.pdf
    texts = tuple("\n".join(line.text for line in page.lines) for page in proved_paper.proof.pages)
    return ExhibitFile(title, hashlib.sha256(data).hexdigest(), Path(), texts, data=data)
