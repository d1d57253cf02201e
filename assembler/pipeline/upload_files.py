"""Makes the files of a typeset paper: attaches its exhibits, reads the files back, and adds other formats."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from assembler.findings.finding import Finding, MatterError
from assembler.law.governing import with_law_in_force
from assembler.outputs import OPTIONAL_OUTPUTS, OutputSetting
from assembler.plan.plan import Plan
from assembler.proof.upload import CourtUploads, court_uploads
from assembler.results import Checked, Options, Progress, TypesetPaper
from assembler.write import file_name
from assembler.write.attached_files import files_of


def with_attached_exhibits(
    paper: TypesetPaper, findings: list[Finding], checked: Checked, options: Options, progress: Progress
) -> tuple[TypesetPaper, list[Finding]]:
    """Return *paper* with any exhibits attached, and *findings* updated with the findings on the exhibits."""
    if not paper.plan.attachment:
        return paper, findings
    from assembler.attach.with_exhibits import with_exhibits, without_settled  # noqa: PLC0415 - most papers attach nothing

    progress(f"attach to {paper.plan.id}")
    try:
        size = _court_uploads(paper, checked, options).size
        paper, notes = with_exhibits(paper, checked, size=size, ocr=options.ocr, progress=progress)
    except MatterError as error:
        raise MatterError(*(replace(finding, paper=paper.plan.id) for finding in error.findings)) from None
    return paper, [*without_settled(findings, paper, checked), *notes]


def faults_of_copies(plan: Plan, findings: Sequence[Finding], checked: Checked) -> list[Finding]:
    """Return the faults in other exhibits of *plan*, if *findings* has a fault in an exhibit; otherwise none."""
    places = {finding.place for finding in findings if finding.code.startswith("EXH") and finding.promise}
    if not plan.attachment or not places:
        return []
    from assembler.attach.with_exhibits import copy_faults  # noqa: PLC0415 - most papers attach nothing

    return [replace(finding, paper=plan.id) for finding in copy_faults(plan, checked, places)]


def with_preflight(paper: TypesetPaper, checked: Checked, options: Options) -> tuple[TypesetPaper, list[Finding]]:
    """Return *paper* with its files read back, and findings on any content that a filing system would refuse."""
    from assembler.check import check_upload  # noqa: PLC0415 - slow to import
    from assembler.check.waivers import with_waivers  # noqa: PLC0415
    from assembler.outputs.pdf.preflight import measure_upload  # noqa: PLC0415 - slow to import, and `check` does not need it

    court = _court_uploads(paper, checked, options)
    # the merger has measured the files with exhibits
    merged_uploads = iter(paper.attached.uploads if paper.attached else ())
    metadata_texts = (paper.plan.metadata.title, paper.plan.metadata.subject, *_exhibit_titles(paper))
    uploads = []
    for name, part, data, has_exhibits in files_of(paper, Path(file_name(paper.plan.id, options))):
        if has_exhibits:
            upload = replace(next(merged_uploads), name=name, court=court)
        else:
            is_text_proved = data is paper.pdf_with_text
            upload = measure_upload(data, name, part, court, is_foreign=False, is_text_proved=is_text_proved)
        uploads.append(replace(upload, from_matter=metadata_texts))
    place = checked.place_of(paper.plan.id)
    findings = [finding for upload in uploads for finding in check_upload(upload, paper.plan.id, place)]
    return replace(paper, uploads=tuple(uploads)), [*with_waivers(findings, checked.matter, checked.source)]


def _exhibit_titles(paper: TypesetPaper) -> list[str]:
    """Return the titles of the exhibits of *paper*, as in the metadata of their files."""
    exhibits = paper.attached.exhibits if paper.attached else ()
    return [f"{exhibit.label}: {exhibit.exhibit.title}" for exhibit in exhibits]


def _court_uploads(paper: TypesetPaper, checked: Checked, options: Options) -> CourtUploads:
    """Return the upload rules of the court of *paper*."""
    return court_uploads(with_law_in_force(checked.matter, checked.filing(paper.plan.id).date or options.today).court)


def with_files_beside(paper: TypesetPaper, checked: Checked, options: Options) -> TypesetPaper:
    """Return *paper* with the additional files that the options or the filing request, such as a Word file."""
    filing = checked.filing(paper.plan.id)
    setting = OutputSetting(checked.catalog.own_templates, sheet=filing.paper.plain)
    outputs = (output for output in OPTIONAL_OUTPUTS if output.name in options.outputs or output.wanted_by(filing))
    return replace(paper, other_files={output.name: output.make(paper.plan, setting).data for output in outputs})
