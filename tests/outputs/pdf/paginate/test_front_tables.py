"""Tables of contents, exhibits and authorities: their entries, and their page numbers."""

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
import pytest

from assembler.check import check_proof
from assembler.findings.finding import Place
from assembler.outputs.pdf.paginate import Pages
from assembler.outputs.pdf.paginate.with_tables import paginate_with_tables
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.plan import Plan
from assembler.plan.tables.table import FrontTable, TableEntry, with_pages
from assembler.plan.tables.texts import text_without_notes
from assembler.proof.proof import comparable_letters
from tests.support import matters
from tests.support.briefs import CITING, complaint_filing, long_brief
from tests.support.link_places import link_places

NUMBERED = "court: wasuper\ncounty: King\nnumber: 25-2-00000-0 SEA\njurisdiction: none\namount: none\n"

TABLES = ("contents", "exhibits", "authorities")
"""The kinds of tables, in their order in a paper."""


class PaginatedPaper(NamedTuple):
    """A plan, its HTML and its pages."""

    plan: Plan
    html: str
    pages: Pages


@cache
def paginated(changes: str) -> PaginatedPaper:
    """Return the complaint of the small suit with *changes*, and with its tables."""
    return PaginatedPaper(*paginate_with_tables(matters.build_plan(changes), render))


def page_texts(pages: Pages) -> list[str]:
    """Return the text of each finished page, read with a library other than the one that made it."""
    with pypdfium2.PdfDocument(pages.pdf) as pdf:
        return [page.get_textpage().get_text_range() for page in pdf]


def pages_with(cite: str, texts: list[str], front_count: int) -> list[int]:
    """Return the pages after the *front_count* first pages that contain *cite*, not as a part of a longer number."""
    words = r"\s*".join(map(re.escape, cite.split()))
    pattern = re.compile(rf"(?<!\d){words}(?!\d)")
    return [page for page, text in enumerate(texts, 1) if page > front_count and pattern.search(text)]


def listed_entries(table: FrontTable) -> list[str]:
    """Return the entries of *table*, each with its group and its pages."""
    return [
        " | ".join(filter(None, (group.heading, _words(entry), ", ".join(page.text for page in entry.pages))))
        for group in table.groups
        for entry in group.entries
    ]


def _words(entry: TableEntry) -> str:
    return " ".join(filter(None, (entry.label, text_without_notes(entry.words)))).replace("\N{NO-BREAK SPACE}", " ")


def entries(plan: Plan, kind: str) -> Iterator[TableEntry]:
    (table,) = (table for table in plan.tables if table.kind == kind)
    return (entry for group in table.groups for entry in group.entries)


def wrong_pages(paper: PaginatedPaper) -> list[str]:
    """Return the entries in the tables of a finished paper whose page numbers the text of the pages contradicts."""
    texts = page_texts(paper.pages)
    caption_page_and_tables = {1} | {
        first_page for name, (first_page, _) in paper.pages.places.items() if name.startswith("entry-")
    }
    front_count = len(caption_page_and_tables)
    faults = []
    for entry in entries(paper.plan, "contents"):
        heading = comparable_letters(entry.heading).casefold()
        actual_pages = {
            page
            for page, text in enumerate(texts, 1)
            if page > front_count and heading in comparable_letters(text).casefold()
        }
        printed_pages = {int(page.text) for page in entry.pages}
        if not printed_pages or not printed_pages <= actual_pages:
            faults.append(f"{_words(entry)}: {entry.pages}, but it is on {actual_pages}")
    for entry in entries(paper.plan, "authorities"):
        cite = _unbroken_cite(_words(entry))
        actual_numbers = {str(page) for page in pages_with(cite, texts, front_count)}
        printed_numbers = [page.text for page in entry.pages]
        if printed_numbers != ["passim"] and not actual_numbers <= {*printed_numbers}:
            faults.append(f"{_words(entry)}: {printed_numbers}, but `{cite}` is on {actual_numbers}")
    return faults


def _unbroken_cite(words: str) -> str:
    """Return the unbroken part of a full citation: volume, reporter and page, or a section."""
    if "U.S.C." in words:
        return words.rpartition("§")[2]
    report = re.search(r"\d+ (?:[A-Z][\w. ]*? )\d+(?= \(|, \d)", words)
    if report and "§" not in words:
        return report[0]
    return words


def proof_findings(paper: PaginatedPaper) -> list[str]:
    plan, html, pages = paper
    proof = measure(pages.pdf, html, plan, pages.family, pages.places)
    return [finding.message for finding in check_proof(proof, plan.id, Place("matter.yaml"))]


def outline(element: Any) -> Any:
    """Return the tags under *element*, down to the tags of its tables: ["TOC", ["Caption"], ["TOCI"]]."""
    kids = [kid for kid in element.K if isinstance(kid, pikepdf.Dictionary) and "/S" in kid]
    kind = str(element.S)[1:]
    return [kind, *map(outline, kids)] if kind == "TOC" else [kind]


@pytest.mark.slow
def test_a_screen_reader_finds_tables_and_their_entries() -> None:
    plan, _, pages = paginated(CITING + complaint_filing())
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf:
        (document,) = pdf.Root.StructTreeRoot.K
        outlines = [outline(part) for part in document.K if str(part.S) == "/TOC"]
    contents, exhibits, authorities = outlines
    assert contents[:3] == ["TOC", ["Caption"], ["TOCI"]]
    assert exhibits[:3] == ["TOC", ["Caption"], ["TOCI"]]
    groups = [["TOC", ["Caption"], *(["TOCI"] for _ in group.entries)] for group in plan.tables[2].groups]
    assert authorities == ["TOC", ["Caption"], *groups]


@pytest.mark.slow
def test_a_table_lists_each_heading_exhibit_and_authority_once_however_it_is_cited() -> None:
    plan, _, _ = paginated(CITING + complaint_filing())
    contents, exhibits, authorities = map(listed_entries, plan.tables)

    assert contents[:3] == ["I. Parties | 5", "II. Jurisdiction | 5", "III. The Story | 5"]
    assert "A. What a Claim of Copying Needs, and Where the Rules of Pleading and of Evidence Say So | 6" in contents
    assert "COUNT ONE: Breach of Contract | 6" in contents
    assert [entry.level for entry in entries(plan, "contents")][-3:] == [1, 2, 1]
    assert exhibits == ["Exhibit A: Letter of the Printers | 5, 6", "Exhibit B: Ledger of Copies | 6"]
    assert authorities == [
        "Cases | Ashcroft v. Iqbal, 556 U.S. 662, 129 S. Ct. 1937 (2009) | 5",
        "Cases | Bell Atl. Corp. v. Twombly, 550 U.S. 544 (2007) | 5",
        "Cases | Doe v. Roe, No. C20-1, 2021 WL 1234567 (W.D. Wash. Jan. 2, 2021) | 6",
        "Cases | Feist Publ’ns, Inc. v. Rural Tel. Serv. Co., 499 U.S. 340 (1991) | 6",
        "Statutes | 28 U.S.C. § 1331 | 5",
        "Statutes | 28 U.S.C. § 1332 | 5",
        "Statutes | 28 U.S.C. § 1338 | 5, 6",
        "Statutes | 28 U.S.C. § 1400 | 5",
        "Statutes | RCW 19.86.020 | 6",
        "Rules and Regulations | 17 C.F.R. § 240.10b-5 | 6",
        "Rules and Regulations | Fed. R. Civ. P. 8 | 6",
        "Other Authorities | Restatement (Second) of Torts § 876 | 6",
    ]


@pytest.mark.slow
def test_exhibits_with_quoted_labels_are_listed_like_others() -> None:
    texts = """
    exhibits:
      a: {title: Letter}
      b: {title: "Ledger of May 1, 2025", date: 2025-05-01}
      c: {title: Receipt}
      d: {title: List}
    exhibit_form: {quotes: QUOTES}
    more_facts:
      - id: more
        heading: More
        paragraphs: ["It was printed. See [[¶a]].", "It was sold (Exhibits “C,” and “D”).", "[[a, b, c]] say so."]
    """.replace("\n    ", "\n")
    expected = ["Exhibit A: Letter", "Exhibit B: Ledger of May 1, 2025", "Exhibit C: Receipt", "Exhibit D: List"]
    for quotes in ("false", "true"):
        plan = matters.build_plan(texts.replace("QUOTES", quotes) + complaint_filing(tables="[exhibits]"))
        assert listed_entries(plan.tables[0]) == expected


@pytest.mark.slow
def test_an_exhibit_that_is_cited_once_has_its_title_and_date_on_one_line_if_they_fit() -> None:
    texts = """
    exhibits:
      a: {title: Equipment Purchase and Installation Agreement, date: 2025-02-12}
    more_facts: [{id: more, heading: More, paragraphs: ["It was sold. See [[a]]."]}]
    """.replace("\n    ", "\n")
    _, _, pages = paginated(texts + complaint_filing(tables="[exhibits]"))
    lines = [line.replace("\N{NO-BREAK SPACE}", " ") for page in page_texts(pages) for line in page.splitlines()]
    title = "Exhibit A: Equipment Purchase and Installation Agreement, February 12, 2025"
    assert [line for line in lines if line.startswith(title)]


@pytest.mark.slow
@pytest.mark.parametrize("court", ["", NUMBERED], ids=["plain", "numbered"])
def test_each_page_number_in_a_table_is_right(court: str) -> None:
    paper = paginated(court + CITING + complaint_filing())

    assert len([entry for entry in entries(paper.plan, "authorities") if entry.pages]) > 10
    assert wrong_pages(paper) == []
    assert proof_findings(paper) == []


@pytest.mark.slow
def test_the_dots_of_a_table_are_drawn_on_the_baseline_between_the_words_and_the_page() -> None:
    plan, html, pages = paginated(CITING + complaint_filing())
    page = measure(pages.pdf, html, plan, pages.family, pages.places).pages[1]
    (entry_line,) = (line for line in page.lines if line.text == "II. Jurisdiction")
    texts_on_baseline = [line.text for line in page.lines if line.baseline == entry_line.baseline]
    assert "." not in "".join(texts_on_baseline).removeprefix("II. ")
    (dots,) = (stroke for stroke in page.strokes if abs(stroke.bottom - entry_line.baseline) < 1.2)
    assert round(dots.left) > entry_line.right


@pytest.mark.slow
def test_each_page_number_of_a_table_is_a_link_that_says_its_page() -> None:
    plan, _, pages = paginated(CITING + complaint_filing())
    links = [link for page in link_places(pages.pdf) for link in page]
    links_on_numbers = [link for link in links if link.words.isdecimal()]
    all_entries = [entry for kind in TABLES for entry in entries(plan, kind)]
    page_numbers = [page.text for entry in all_entries for page in entry.pages]
    assert [link.description for link in links_on_numbers] == [f"page {page}" for page in page_numbers]
    assert len(links) > 2 * len(links_on_numbers) > 0
    assert all(link.is_clickable for link in links)
    assert all(link.height >= plan.page_setup.size - 0.1 for link in links)


def test_a_wrong_page_number_in_a_table_is_reported() -> None:
    plan, html, pages = paginated(CITING + complaint_filing())
    (contents, *other_tables) = plan.tables
    (group,) = contents.groups
    first, *later_entries = group.entries
    wrong_entry = replace(first, pages=(replace(first.pages[0], text="6"),))
    wrong_group = replace(group, entries=(wrong_entry, *later_entries))
    wrong_plan = replace(plan, tables=(replace(contents, groups=(wrong_group,)), *other_tables))
    findings = proof_findings(PaginatedPaper(wrong_plan, html, pages))
    assert "the table of contents gives page 6 for `Parties`" in findings


@pytest.mark.slow
def test_an_authority_cited_on_many_pages_is_listed_as_passim() -> None:
    paper = paginated(long_brief(26) + complaint_filing(extra_keys=", passim: 1000"))
    plan, _, pages = paper
    (entry,) = (entry for entry in entries(plan, "authorities") if "Iqbal" in _words(entry))
    assert len(entry.pages) == 4
    (shorter_table,) = with_pages([replace(plan.tables[-1], passim=4)], pages.places)
    assert "Cases | Ashcroft v. Iqbal, 556 U.S. 662, 129 S. Ct. 1937 (2009) | passim" in listed_entries(shorter_table)
    assert wrong_pages(paper) == []


def test_a_paper_has_no_table_unless_one_is_requested() -> None:
    assert matters.build_plan(CITING).tables == ()
    plan = matters.build_plan(CITING + complaint_filing(tables="[authorities]"))
    assert [table.kind for table in plan.tables] == ["authorities"]


MOTION = """
court: casuper
county: Los Angeles
number: 25STCV00000
filings:
  - {paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
  - {paper: memorandum_of_law, date: 2025-06-02, grounds: ["*Roe v. Doe* (1993) 12 Cal.4th 34 says so."]}
"""


@pytest.mark.slow
def test_a_court_may_require_tables_only_in_long_papers() -> None:
    plan = matters.build_plan(MOTION, 1)
    under_limit, _, _ = paginate_with_tables(plan, render)
    over_limit, _, _ = paginate_with_tables(replace(plan, tables_over=0), render)
    contents, authorities = over_limit.tables
    assert plan.tables_over == 10  # pages
    assert under_limit.tables == ()
    assert listed_entries(contents) == ["I. Statement of Facts | 4", "II. Argument | 4"]
    assert "Cases | Roe v. Doe (1993) 12 Cal.4th 34 | 4" in listed_entries(authorities)


@pytest.mark.slow
def test_the_users_title_of_a_table_is_printed_if_the_paper_has_the_table() -> None:
    own_title = "sentences: {tables: {contents: INDEX OF PARTS}}\n"

    with_contents = CITING + complaint_filing() + own_title
    without_contents = CITING + complaint_filing(tables="[exhibits]") + own_title
    assert paginated(with_contents).plan.tables[0].title == "INDEX OF PARTS"
    assert "TXT018" not in {finding.code for finding in matters.findings(with_contents, papers=(0,))}
    assert "TXT018" in {finding.code for finding in matters.findings(without_contents, papers=(0,))}


@pytest.mark.slow
def test_a_paper_of_150_pages_has_the_right_page_numbers() -> None:
    paper = paginated(NUMBERED + long_brief(1000) + complaint_filing(extra_keys=", passim: 1000"))

    assert paper.pages.count >= 150
    assert sum(len(entry.pages) for entry in entries(paper.plan, "authorities")) > 400
    assert wrong_pages(paper) == []
    assert proof_findings(paper) == []


@pytest.mark.slow
def test_an_entry_of_two_lines_is_on_the_grid_of_numbered_paper_without_half_lines() -> None:
    paper = paginated("court: casd\nnumber: 3:25-cv-00000-ABC-DEF\n" + CITING + complaint_filing())
    setup = paper.plan.page_setup
    assert setup.size * 2 > setup.pitch
    assert [message for message in proof_findings(paper) if "below line" in message] == []


def test_each_table_has_a_bookmark_and_other_bookmarks_have_the_levels_of_the_contents() -> None:
    plan, _, pages = paginated(CITING + complaint_filing())
    with pikepdf.open(io.BytesIO(pages.pdf)) as pdf, pdf.open_outline() as bookmarks:
        levels = list(bookmark_levels(bookmarks.root))
        titles = [item.title for item in bookmarks.root]
    assert titles[:3] == ["TABLE OF CONTENTS", "TABLE OF EXHIBITS", "TABLE OF AUTHORITIES"]
    assert levels[3:] == [entry.level for entry in entries(plan, "contents")]
    assert set(levels) == {1, 2}


def bookmark_levels(items: list[pikepdf.OutlineItem], level: int = 1) -> Iterator[int]:
    for item in items:
        yield level
        yield from bookmark_levels(item.children, level + 1)
