"""The views beside the pages: how the case can be dismissed, with the lines to write, and its dates in order."""

import datetime as dt
import html
import re
from pathlib import Path

import pytest

from assembler.language.placeholders import blanks
from assembler.pipeline import examine_matter
from assembler.preview.dismissal import GROUNDS_LINE
from assembler.preview.tabs import dismissal_tab, parties_tab, timeline_tab
from assembler.preview.timeline import MAX_TICKS
from assembler.results import Options
from tests.support.runs import write_file
from tests.support.small_matter import TEXT

FILING_LINES = re.compile(r"<pre>(  - paper:.*?)</pre>", re.DOTALL)
"""The lines of a filing that the user may copy into the matter."""


def dismissal(folder: Path, text: str) -> str:
    return dismissal_tab(examine_matter(write_file(folder, text), Options()), Options(), "none")


def test_the_recommended_dismissal_comes_first_and_unavailable_dismissals_are_folded(folder: Path) -> None:
    answered = "events: [{event: answer, by: [strings], date: 2025-05-20}]\n"
    page = dismissal(folder, f"{answered}{TEXT}")
    open_part, _, folded_part = page.partition(" closed</summary>")
    first_row, *other_rows = re.findall(r'<th scope="row">(.*?)</th>', open_part, re.DOTALL)
    assert "Recommended:" in first_row
    assert not any("Recommended:" in row for row in other_rows)
    assert "Notice of Voluntary Dismissal<" not in open_part
    assert "Notice of Voluntary Dismissal<" in folded_part
    assert "Imaginary Strings, Inc. served an answer on 2025-05-20 (matter.yaml:1)" in page
    assert "DIS001" in page


def test_a_dismissal_that_may_not_be_allowed_is_recommended_only_once_its_doubts_are_resolved(folder: Path) -> None:
    page = dismissal(folder, TEXT.replace("docket_read: 2025-06-02\n", ""))
    assert "Recommended:" not in page
    assert "Recommended, once the doubts below are resolved:" in page
    assert "Not shown to be open, because" in page
    assert "<strong>Add <code>docket_read:</code></strong>" in page


def test_the_rule_of_an_instrument_is_cited_once_and_unread_law_is_marked(folder: Path) -> None:
    page = dismissal(folder, TEXT)
    assert "(Fed. R. Civ. P. 41(a)(1)(A)(i))" not in page
    assert "<p>Service: on all parties under Rule 5 (memory)</p>" in page


def test_the_lines_to_write_can_be_written(folder: Path) -> None:
    page = dismissal(folder, TEXT)
    assert "<p>The matter has this paper.</p>" in page
    filings = [html.unescape(lines) for lines in FILING_LINES.findall(page)]
    assert len(filings) >= 2
    other_keys, _, _ = TEXT.partition("filings:")
    for lines in filings:
        file = write_file(folder, f"{other_keys}filings:\n{lines}\n")
        assert examine_matter(file, Options()).matter.filings
    assert any("order_of_dismissal" in lines for lines in filings)


@pytest.mark.parametrize("years", [1, 9])
def test_a_hundred_dates_have_a_part_for_each_year_and_few_dates_below_the_drawing(folder: Path, years: int) -> None:
    days = [dt.date(2015, 1, 5) + dt.timedelta(days=index * 365 * years // 100) for index in range(100)]
    paragraphs = "\n".join(f"      - On {day:%B} {day.day}, {day.year}, Sample Kites sold a kite." for day in days)
    text = TEXT.replace("      - {id: copied", f"{paragraphs}\n      - {{id: copied")
    page = timeline_tab(examine_matter(write_file(folder, text), Options()), Options(), "none")
    assert page.count('class="year"') >= years
    assert page.count("<circle") >= 100
    assert 0 < page.count('class="tick"') <= MAX_TICKS + 1
    assert "`" not in page


def test_a_missing_citizenship_is_shown_only_if_jurisdiction_rests_on_citizenship(folder: Path) -> None:
    text = TEXT.replace("kind: corporation\n    formed_in: Oregon", "kind: limited liability company")
    for ground, count in {"federal question": 0, "diversity": 1}.items():
        matter = text.replace("jurisdiction: [federal question]", f"jurisdiction: [{ground}]\namount: 75000")
        page = parties_tab(examine_matter(write_file(folder, matter), Options()), Options(), "none")
        assert page.count("Citizenship not stated") == count


def test_the_grounds_to_paste_are_a_blank_that_stops_the_paper() -> None:
    assert list(blanks(GROUNDS_LINE)) == ["(why the court should dismiss)"]
