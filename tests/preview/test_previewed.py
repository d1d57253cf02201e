"""A preview reads a matter again after each save: first its findings, then the pages that have changed."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assembler.findings.finding import MatterError
from assembler.preview.places import page_of, printed_words
from assembler.preview.previewed import Previewed, PreviewResult, new_preview
from assembler.preview.sheets import picture
from assembler.preview.views import findings_data, papers_data, views
from assembler.results import Options
from assembler.watching import WatchedFiles
from tests.support.runs import write_file
from tests.support.small_matter import TEXT

LONG = "\n".join(
    f"      - Sample Kites sold pattern {number} to a shop in Seattle, which paid." for number in range(60)
)
PAPER = TEXT.replace("      - {id: copied", f"{LONG}\n      - {{id: copied")


def preview_of(folder: Path, text: str = PAPER) -> Previewed:
    """Return the preview of a matter with *text*, which is written to *folder*."""
    return new_preview(write_file(folder, text), Options())


def has_changed(preview: Previewed) -> bool:
    """Whether the matter of *preview* has changed; mypy would take a property asserted twice for unchanged."""
    return preview.has_changed


def last_reading(preview: Previewed) -> PreviewResult:
    return list(preview.readings())[-1]


@pytest.mark.slow
@pytest.mark.pdf
def test_after_an_edit_findings_come_before_pages_and_only_changed_pages_are_replaced(folder: Path) -> None:
    preview = preview_of(folder)
    first, *_, last = preview.readings()
    assert (first.are_current, last.are_current, first.number) == (False, True, 1)
    assert not has_changed(preview)
    old_pages = papers_data(last.papers)[0]["pages"]
    assert len(old_pages) > 4
    write_file(folder, PAPER.replace("pattern 59 to a shop", "pattern 59 to a club"))
    assert has_changed(preview)
    new_pages = papers_data(last_reading(preview).papers)[0]["pages"]
    changed_pages = [new for old, new in zip(old_pages, new_pages, strict=True) if old["key"] != new["key"]]
    assert len(changed_pages) == 1
    sheets = last_reading(preview).papers[0].sheets
    assert sheets
    assert picture(sheets.pdf, 0)[:4] == b"\x89PNG"


@pytest.mark.slow
@pytest.mark.pdf
def test_a_paper_that_an_error_stops_is_shown_as_a_draft_with_the_error(folder: Path) -> None:
    result = last_reading(preview_of(folder))
    assert [paper.is_draft for paper in result.papers] == [False, False]
    events = "events: [{event: answer, by: [strings], date: 2025-05-20}]\n"
    notice = last_reading(preview_of(folder, f"{events}{PAPER}")).papers[-1]
    assert notice.is_draft
    assert any(error.code == "DIS001" for error in notice.errors)
    assert notice.sheets
    assert any("DRAFT" in line.text for line in notice.sheets.pages[0].lines)


@pytest.mark.pdf
@pytest.mark.slow
def test_an_unusable_or_deleted_matter_keeps_the_pages_of_its_last_usable_state(folder: Path) -> None:
    preview = preview_of(folder)
    last_usable = last_reading(preview)
    file = write_file(folder, "a: [b")
    broken = last_reading(preview)
    assert broken.checked_matter is None
    assert broken.findings
    assert broken.papers == last_usable.papers
    file.unlink()
    assert (last_reading(preview).is_gone, preview.has_changed) == (True, False)
    write_file(folder, PAPER)
    assert preview.has_changed
    assert last_reading(preview).are_current
    with pytest.raises(MatterError):
        new_preview(Path("/matter.yaml"), replace(Options(), root=folder))


@pytest.mark.slow
@pytest.mark.pdf
def test_a_finding_links_to_its_printed_line_and_a_printed_line_links_to_its_source_in_the_matter(folder: Path) -> None:
    result = last_reading(preview_of(folder, PAPER.replace("printed copies of the", "printed the the")))
    assert result.checked_matter
    paper = result.papers[0]
    assert paper.sheets
    finding = next(finding for finding in result.findings if finding.code == "TXT002")
    place = page_of(finding, result.checked_matter.source, printed_words(paper.sheets))
    assert place
    assert "the the" in paper.sheets.pages[place.page].lines[place.line].text
    data = next(data for data in findings_data(result, "vscode") if data["code"] == finding.code)
    assert data["page"]["page"] == place.page
    assert data["place"]["address"].startswith(f"vscode://file{folder}/matter.yaml:")
    assert paper.lines
    origin = paper.lines.origin(paper.sheets.pages[place.page].lines[place.line], place.page, place.line)
    assert origin.place
    assert origin.place.line == finding.place.line
    assert views(result) == ["papers", "elements", "parties", "timeline", "dismissal"]


@pytest.mark.slow
@pytest.mark.pdf
def test_unfinished_pages_are_abandoned_when_the_matter_is_saved_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assembler.preview.previewed.POLL_SECONDS", 0)
    preview = preview_of(folder)
    assert [result.are_current for result in preview.readings()] == [False, False, True]
    write_file(folder, PAPER.replace("pattern 59 to a shop", "pattern 59 to a club"))
    first_result, *results_with_pages = _with_a_save_after_the_check(preview, folder)
    assert first_result.number == 2
    assert results_with_pages == []
    assert preview.has_changed
    assert last_reading(preview).are_current
    assert not preview.has_changed


@pytest.mark.slow
@pytest.mark.pdf
def test_a_paper_can_be_abandoned_between_two_of_its_pages(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("assembler.preview.previewed.POLL_SECONDS", 0)
    preview = preview_of(folder)
    steps = 0

    def saved_at_the_fifth_step(_: WatchedFiles) -> bool:
        nonlocal steps
        steps += 1
        return steps == 5

    monkeypatch.setattr(WatchedFiles, "have_changed", property(saved_at_the_fifth_step))
    assert [result.are_current for result in preview.readings()] == [False]
    assert steps == 5
    monkeypatch.undo()
    monkeypatch.chdir(folder)
    # nothing is left of the abandoned pages
    assert papers_data(last_reading(preview).papers) == papers_data(last_reading(preview_of(folder)).papers)


@pytest.mark.slow
@pytest.mark.pdf
def test_a_matter_that_is_saved_continuously_still_gets_its_pages(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("assembler.preview.previewed.POLL_SECONDS", 0)
    monkeypatch.setattr("assembler.preview.previewed.MAX_ABANDONED_READINGS", 2)
    monkeypatch.setattr(WatchedFiles, "have_changed", property(lambda _: True))
    preview = preview_of(folder)
    assert [last_reading(preview).are_current for _ in range(4)] == [False, False, True, False]


def _with_a_save_after_the_check(preview: Previewed, folder: Path) -> Iterator[PreviewResult]:
    for result in preview.readings():
        if not result.are_current:
            write_file(folder, PAPER.replace("pattern 59 to a shop", "pattern 59 to a team"))
        yield result


@pytest.mark.pdf
@pytest.mark.slow
def test_a_finding_has_the_text_of_its_line_even_if_the_matter_is_unreadable(folder: Path) -> None:
    doubled = last_reading(preview_of(folder, PAPER.replace("printed copies of the whole", "printed the the whole")))
    lines = {data["code"]: data["place"]["line"] for data in findings_data(doubled, "none")}
    assert lines["TXT002"].startswith("- {id: copied, text:")
    broken = last_reading(preview_of(folder, f"court: wawd\nnumber: 1: 2\n{PAPER}"))
    assert broken.checked_matter is None
    assert "number: 1: 2" in [data["place"]["line"] for data in findings_data(broken, "none")]


@pytest.mark.slow
@pytest.mark.pdf
def test_errors_come_before_warnings_and_notes(folder: Path) -> None:
    text = PAPER.replace("printed copies of the whole", "printed the the whole")
    events = "events: [{event: answer, by: [strings], date: 2025-05-20}]\n"
    severities = [
        data["severity"] for data in findings_data(last_reading(preview_of(folder, f"{events}{text}")), "none")
    ]
    assert {*severities} >= {"error", "warning"}
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
