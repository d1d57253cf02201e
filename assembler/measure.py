"""Measure: a proof of a finished PDF, made without the engine that set it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from assembler.lines import calls, inked, line, margin_rows, set_lines
from assembler.plan.parts import Footer, FooterLine, Plan
from assembler.proof import Proof, ProofLine, ProofPage, Spot, Streams, squeezed
from assembler.reading import Leaf, Run, leaves
from assembler.shown import Shown, shown
from assembler.tags import Tag, tags

DRAFT = "DRAFT"
"""What each page of a draft says behind its text."""

Flow = list[tuple[int, Run]]
"""The tagged runs of a page in reading order, each with the note that it stands in, 0 for the running text."""


def measure(
    pdf: bytes, html: str, plan: Plan, family: str, places: Mapping[str, tuple[int, int]] | None = None
) -> Proof:
    """Return the proof of *pdf*, which was set from *html* in *family* after *plan*; *places* are the pages of ids.

    Words of the HTML are read as they stand there, words of the PDF in the order of its tags. Raises the errors of
    pypdfium2 and pikepdf where the bytes are no PDF.
    """
    said, tagged, sheets = shown(html), tags(pdf), leaves(pdf)
    families = {font.name: font.family for font in tagged.fonts}
    flows = _flows(sheets, tagged.order)
    pages = tuple(
        _page(number, leaf, flow, families, plan)
        for number, (leaf, flow) in enumerate(zip(sheets, flows, strict=True), 1)
    )
    return Proof(
        paper=plan.paper,
        metadata=plan.metadata,
        family=family,
        shown=Streams(said.main, said.notes, tuple(_furniture(plan, page) for page in pages)),
        read=Streams(_main(pages), _notes(flows), tuple(_texts(page.margin) for page in pages)),
        pages=pages,
        fonts=tagged.fonts,
        about=tagged.about,
        signatures=tuple(_signatures(said, pages)),
        places=places or {},
    )


# -- pages ------------------------------------------------------------------------------------------------------------


def _flows(sheets: Sequence[Leaf], order: Sequence[Tag]) -> list[Flow]:
    """Return the tagged runs of each page."""
    flows: list[Flow] = [[] for _ in sheets]
    runs = [_by_mark(leaf) for leaf in sheets]
    for tag in order:
        flows[tag.page].extend((tag.note, run) for run in runs[tag.page].get(tag.mark, ()))
    return flows


def _by_mark(leaf: Leaf) -> dict[int, list[Run]]:
    found: dict[int, list[Run]] = defaultdict(list)
    for run in inked(leaf.runs):
        found[run.mark].append(run)
    return found


def _page(number: int, leaf: Leaf, flow: Flow, families: Mapping[str, str], plan: Plan) -> ProofPage:
    rows = list(set_lines(flow))
    tagged = {run.mark for _, run in flow}
    rest = (run for run in inked(leaf.runs) if run.mark not in tagged)
    margin = tuple(line(row, "margin", families) for row in margin_rows(rest))
    return ProofPage(
        number=number,
        width=round(leaf.width, 2),
        height=round(leaf.height, 2),
        lines=tuple(line(row, "note" if note else "main", families) for note, row in rows),
        margin=margin,
        numbers=_numbers(margin, plan),
        shown=_page_number(margin, plan.footer),
        label=leaf.label,
        calls=tuple(int(run.text) for note, row in rows if not note for run in calls(row)),
        notes=tuple(_note_numbers(flow)),
    )


def _numbers(margin: Sequence[ProofLine], plan: Plan) -> tuple[float, ...]:
    """Return the baselines of the line numbers, which stand left of the text on numbered paper."""
    paper = plan.paper
    found = {int(one.text): one.baseline for one in margin if one.text.isdecimal() and one.right <= paper.left}
    return tuple(found[number] for number in sorted(found)) if paper.numbered else ()


def _note_numbers(flow: Flow) -> Iterator[int]:
    """Yield the number that each note of a page starts with."""
    starts = {note: run.text for note, run in reversed(flow) if note}
    for note in sorted(starts):
        if number := re.match(r"\s*(\d+)", starts[note]):
            yield int(number[1])


# -- margins ----------------------------------------------------------------------------------------------------------


def _page_number(margin: Sequence[ProofLine], footer: Footer) -> int | None:
    """Return the page number that the footer prints, read behind the words that it follows."""
    texts = [squeezed(one.text) for one in margin]
    for asked in _footer(footer):
        pattern = re.compile(re.escape(squeezed(asked.text)) + r"(\d+)")
        found = next(filter(None, map(pattern.fullmatch, reversed(texts))), None)
        if asked.page and found:
            return int(found[1])
    return None


def _footer(footer: Footer) -> tuple[FooterLine, ...]:
    return (*footer.left, *footer.center, *footer.right)


def _furniture(plan: Plan, page: ProofPage) -> tuple[str, ...]:
    """Return the lines that the margins of *page* are to say; whether its number is right is another question."""
    numbers = [str(number) for number in range(1, plan.paper.lines + 1)] if plan.paper.numbered else []
    number = str(page.number if page.shown is None else page.shown)
    footer = [asked.text + (number if asked.page else "") for asked in _footer(plan.footer)]
    return tuple(text for text in (*numbers, *footer, DRAFT if plan.metadata.draft else "") if squeezed(text))


def _texts(lines: Sequence[ProofLine]) -> tuple[str, ...]:
    return tuple(one.text for one in lines)


# -- text -------------------------------------------------------------------------------------------------------------


def _main(pages: Sequence[ProofPage]) -> str:
    return " ".join(one.text for page in pages for one in page.lines if one.part == "main")


def _notes(flows: Sequence[Flow]) -> tuple[str, ...]:
    texts: dict[int, str] = defaultdict(str)
    for note, run in (pair for flow in flows for pair in flow):
        texts[note] += run.text
    return tuple(texts[note] for note in sorted(texts) if note)


def _signatures(said: Shown, pages: Sequence[ProofPage]) -> Iterator[Spot]:
    """Yield where each signature block begins: how many letters stand before it in the HTML says on which line."""
    starts = _starts(pages)
    if squeezed(said.main) == squeezed(_main(pages)):
        yield from (starts[letters] for letters in said.signatures if letters in starts)


def _starts(pages: Sequence[ProofPage]) -> dict[int, Spot]:
    """Return the place of each line of the running text, by the number of letters before it."""
    starts, letters = {}, 0
    for page in pages:
        for above, one in enumerate(one for one in page.lines if one.part == "main"):
            starts[letters] = Spot(page.number, above)
            letters += len(squeezed(one.text))
    return starts
