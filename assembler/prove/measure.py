"""Measure: a proof of a finished PDF, made without the engine that set it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from assembler.plan.plan import Plan
from assembler.prove.drawn_order import agree
from assembler.prove.html_text import HtmlText, read_html
from assembler.prove.lines import calls, inked, line, margin_rows, set_lines
from assembler.prove.margins import besides_numbers, furniture, line_numbers, page_number, texts
from assembler.prove.pdf_tags import Tag, tags
from assembler.prove.pdf_text import PdfPage, TypeRun, read_pages
from assembler.prove.proof import Proof, ProofLine, ProofPage, SignatureStart, Streams, squeezed
from assembler.prove.text_diff import differences

Flow = list[tuple[int, TypeRun]]
"""The tagged runs of a page in reading order, each with the note that it stands in, 0 for the running text."""

Start = tuple[ProofPage, ProofLine, int]
"""A line of the running text, its page, and the letters that stand before it."""


def measure(
    pdf: bytes, html: str, plan: Plan, family: str, places: Mapping[str, tuple[int, int]] | None = None
) -> Proof:
    """Return the proof of *pdf*, which was set from *html* in *family* after *plan*; *places* are the pages of ids.

    Words of the HTML are read as they stand there, words of the PDF in the order of its tags. Raises the errors of
    pypdfium2 and pikepdf where the bytes are no PDF.
    """
    said, tagged, sheets = read_html(html), tags(pdf), read_pages(pdf)
    families = {font.name: font.family for font in tagged.fonts}
    flows = _flows(sheets, tagged.order)
    numbered = enumerate(zip(sheets, flows, strict=True), 1)
    pages = tuple(_page(number, sheet, flow, families, plan) for number, (sheet, flow) in numbered)
    starts = list(_starts(pages, said.main))
    margins = (furniture(plan, page.page_number or page.number, len(pages)) for page in pages)
    return Proof(
        page_setup=plan.page_setup,
        metadata=plan.metadata,
        family=family,
        expected=Streams(said.main, said.notes, tuple(margins)),
        read=Streams(_main(pages), _notes(flows), tuple(texts(page.margin, plan.footer) for page in pages)),
        pages=tuple(_spaced(pages, starts, said)),
        fonts=tagged.fonts,
        about=tagged.about,
        signatures=tuple(_signatures(starts, said)),
        places=places or {},
        page_rules=plan.page_rules,
    )


# -- pages ------------------------------------------------------------------------------------------------------------


def _flows(sheets: Sequence[PdfPage], order: Sequence[Tag]) -> list[Flow]:
    """Return the tagged runs of each page."""
    flows: list[Flow] = [[] for _ in sheets]
    runs = [_by_mark(sheet) for sheet in sheets]
    for tag in order:
        flows[tag.page].extend((tag.note, run) for run in _as_said(runs[tag.page].get(tag.mark, []), tag.reads))
    return flows


def _as_said(runs: list[TypeRun], reads: str) -> list[TypeRun]:
    """Return *runs* of one passage: the first reads what its tag says, the others nothing.

    Where something else is drawn than the tag *reads*, the first reads both.
    """
    if not (runs and reads):
        return runs
    drawn = "".join(run.text for run in runs)
    words = reads if agree(reads, drawn) else f"{drawn} {reads}"
    return [replace(runs[0], reads=words), *(replace(run, reads="") for run in runs[1:])]


def _by_mark(sheet: PdfPage) -> dict[int, list[TypeRun]]:
    found: dict[int, list[TypeRun]] = defaultdict(list)
    for run in inked(sheet.runs):
        found[run.mark].append(run)
    return found


def _page(number: int, sheet: PdfPage, flow: Flow, families: Mapping[str, str], plan: Plan) -> ProofPage:
    rows = list(set_lines(flow))
    tagged = {run.mark for _, run in flow}
    rest = (run for run in inked(sheet.runs) if run.mark not in tagged)
    margin = tuple(line(row, "margin", families) for row in margin_rows(rest))
    return ProofPage(
        number=number,
        width=round(sheet.width, 2),
        height=round(sheet.height, 2),
        lines=tuple(line(row, "note" if note else "main", families) for note, row in rows),
        margin=margin,
        numbers=line_numbers(margin, plan.page_setup),
        page_number=page_number(texts(besides_numbers(margin, plan.page_setup), plan.footer), plan.footer),
        label=sheet.label,
        calls=tuple(int(run.text) for note, row in rows if not note for run in calls(row)),
        notes=tuple(_note_numbers(flow)),
        strokes=sheet.strokes,
    )


def _note_numbers(flow: Flow) -> Iterator[int]:
    """Yield the number that each note of a page starts with."""
    starts = {note: run.text for note, run in reversed(flow) if note}
    for note in sorted(starts):
        if number := re.match(r"\s*(\d+)", starts[note]):
            yield int(number[1])


# -- text -------------------------------------------------------------------------------------------------------------


def _main(pages: Sequence[ProofPage]) -> str:
    return " ".join(one.text for page in pages for one in page.lines if one.part == "main")


def _notes(flows: Sequence[Flow]) -> tuple[str, ...]:
    notes: dict[int, str] = defaultdict(str)
    for note, run in (pair for flow in flows for pair in flow):
        notes[note] += run.words
    return tuple(notes[note] for note in sorted(notes) if note)


def _starts(pages: Sequence[ProofPage], said: str) -> Iterator[Start]:
    """Yield each line of the running text with the letters before it in what was *said*.

    What the PDF lost counts as read, and what it doubled as not.
    """
    parted, letters = differences(said, _main(pages)), 0
    for page in pages:
        for one in page.lines:
            if one.part == "main":
                shift = next((other.said - other.read for other in reversed(parted) if other.read <= letters), 0)
                yield page, one, letters + shift
                letters += len(squeezed(one.text))


def _spaced(pages: Sequence[ProofPage], starts: Sequence[Start], said: HtmlText) -> Iterator[ProofPage]:
    """Yield the pages with their single-spaced lines marked, and each line with the parts that it stands in."""
    parts = {id(one): said.parts_at(start) for _, one, start in starts}
    for page in pages:
        yield replace(page, lines=tuple(_marked(one, parts.get(id(one), ())) for one in page.lines))


def _marked(line: ProofLine, parts: tuple[str, ...]) -> ProofLine:
    return replace(
        line, single=line.single or "single" in parts, within=tuple(part for part in parts if part != "single")
    )


def _signatures(starts: Sequence[Start], said: HtmlText) -> Iterator[SignatureStart]:
    """Yield where each signature block begins, and how many lines of text stand over it."""
    above: Counter[int] = Counter()
    for page, _, start in starts:
        if start in said.signatures:
            yield SignatureStart(page.number, above[page.number])
        above[page.number] += 1
