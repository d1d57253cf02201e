"""A short complaint and its proof, with any change that a test makes in between."""

from collections.abc import Callable
from dataclasses import replace

from assembler.check import check_proof
from assembler.findings.finding import Finding, Place
from assembler.outputs.pdf.paginate import Pages, paginate
from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.plan.blocks import Block, Heading, Item, Note, Paragraph, Prayer, Quotation, Words
from assembler.plan.plan import Plan
from assembler.proof.proof import Proof
from tests.support.plans import build_plan, words

MATTER = Place("matter.yaml", 3, 5)


def allegation(number: int, *notes: Note) -> Paragraph:
    text = f"On May {number}, 2020, Beta’s office wrote that it would suspend the “account” at 11:59 p.m. (see "
    text += f"No. 2:21-cv-0000{number}, a well-known case), and so it did."
    return Paragraph((Words(text), *notes), number, f"p{number}")


BODY: tuple[Block, ...] = (
    Heading(level=1, label="I.", text=words("NATURE OF THE ACTION"), id="nature"),
    allegation(1, Note(1, words("See the office’s first letter."))),
    Quotation((words("“We will suspend the account effective Sunday, and hold the data for you to take with you.”"),)),
    *(allegation(number) for number in range(2, 12)),
    allegation(12, Note(2, words("See the second letter."))),
    Prayer(
        words("Alpha asks the Court to:"),
        (Item("A.", words("award damages;")), Item("B.", words("grant other relief."))),
    ),
)
PLAN = build_plan(*BODY)


def prove(pages: Pages, html: str, paper_plan: Plan, place: Place) -> tuple[Proof, list[Finding]]:
    """Return the proof of *pages*, which were typeset from *html* and *paper_plan*, and its findings."""
    proof = measure(pages.pdf, html, paper_plan, pages.family, pages.places)
    return proof, check_proof(proof, paper_plan.id, place)


def prove_paper(
    expected: Plan = PLAN,
    *,
    style: str = "",
    edit_html: Callable[[str], str] = str,
    printed: Plan | None = None,
    edit_pdf: Callable[[bytes], bytes] = bytes,
) -> tuple[Proof, list[Finding]]:
    """Prove a paper against *expected*, after any changes to the paper.

    *style* is added to its style sheet; *edit_html* and *edit_pdf* change its HTML and its file; *printed* is the
    plan to print instead of *expected*.
    """
    html = render(expected)
    page = edit_html(render(printed or expected)).replace("</style>", f"{style}</style>", 1)
    pages = paginate(page, printed or expected)
    return prove(replace(pages, pdf=edit_pdf(pages.pdf)), html, expected, MATTER)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}
