"""Small matters for tests: YAML laid over a suit of one plaintiff and one defendant, and processed as far as needed.

Everything is read from text; the only files read are the program's own data.
"""

from dataclasses import replace
from functools import cache
from pathlib import Path
from textwrap import dedent

from assembler.catalog import Catalog
from assembler.check import check
from assembler.findings.finding import Finding
from assembler.load.extends import merge, refuse_unused_none
from assembler.load.source import Source
from assembler.load.yaml_reader import Document, read_yaml
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers import paper_context, plan_paper
from assembler.papers.ending.context import EndingContext, ending_context
from assembler.plan.context import PaperContext
from assembler.plan.plan import Plan
from assembler.validate import validate

FILE = "matter.yaml"

SUIT = """\
court: nysd
number: 1:25-cv-00000
parties:
  alpha:
    name: Alpha Kites, Inc.
    called: Alpha
    role: plaintiff
    kind: corporation
    formed_in: Oregon
    principal_place: Portland, Oregon
    counsel: [ann]
  beta:
    name: Beta Strings, Inc.
    called: Beta
    role: defendant
    kind: corporation
    formed_in: Delaware
    principal_place: Albany, New York
    address: [2 Example Road, "Albany, New York 12200"]
counsel:
  ann:
    name: Ann Example
    bar_number: 000001
    address: [1 Example Street, "New York, New York 10000"]
    telephone: (212) 555-0100
    email: ann@example.com
facts:
  - id: story
    heading: The Story
    paragraphs:
      - {id: signed, text: Alpha and Beta signed a contract.}
      - {id: paid, text: Alpha paid.}
      - {id: broke, text: Beta delivered nothing.}
claims:
  - id: contract
    cause: ny-breach-of-contract
    against: [beta]
    elements: {contract: [signed], performance: [paid], breach: [broke], damages: [broke]}
    choices: {performance: performed}
jurisdiction: [diversity]
amount: 75000
relief: [award damages]
docket_read: 2025-06-02
earlier_dismissals: none
filings:
  - {paper: complaint, date: 2025-03-03}
  - {paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}
"""
"""The suit that every small matter extends. It is wholly invented."""

COMPLAINT = 0
NOTICE = 1
"""The positions of the suit's two papers."""


@cache
def catalog() -> Catalog:
    """Return the catalog of the program, without a firm's records."""
    return Catalog()


def court_record(name: str, county: str | None = None) -> Court:
    """Return the program's record of the court *name*, with the values of *county*."""
    court: Court = catalog().record("court", name, county)
    return court


def court_records() -> list[Court]:
    """Return the program's record of every court, without the values of single counties."""
    return [court_record(name) for name in catalog().names("court")]


@cache
def _read(suit: str) -> Document:
    """Return the YAML of *suit*. The document is never changed: merging changes into it makes a new document."""
    return read_yaml(suit, "suit.yaml")


def source(changes: str = "", suit: str = SUIT) -> Source:
    """Return *suit* with the YAML of *changes* merged into it, as `extends:` merges matters."""
    document = _read(suit)
    texts = {"suit.yaml": tuple(suit.splitlines())}
    if text := dedent(changes):
        document = merge(document, read_yaml(text, FILE))
        texts[FILE] = tuple(text.splitlines())
    refuse_unused_none(document)
    return Source(Path(FILE), Path(), document.data, document.values, document.keys, texts)


def matter(changes: str = "") -> Matter:
    """Return the suit with *changes* as a matter."""
    return validate(source(changes), catalog())


def build_plan(changes: str = "", paper: int = COMPLAINT) -> Plan:
    """Return the plan of the paper at the position *paper* of the suit with *changes*."""
    suit = matter(changes)
    return plan_paper(suit, suit.filings[paper], catalog())


def case(changes: str = "", paper: int = COMPLAINT) -> PaperContext:
    """Return the context that the builders of that *paper* receive."""
    suit = matter(changes)
    filing: Filing = suit.filings[paper]
    return paper_context(suit, filing, catalog().sentences)


def case_in(court: Court) -> PaperContext:
    """Return the context that the builders of the complaint receive in *court*."""
    context = case()
    return replace(context, matter=context.matter.model_copy(update={"court": court}))


def ending_case(changes: str = "") -> EndingContext:
    """Return the context that the builders of the notice receive."""
    return ending_context(case(changes, NOTICE))


def findings(changes: str = "", papers: tuple[int, ...] = (COMPLAINT, NOTICE)) -> list[Finding]:
    """Return the findings of the rules on the suit with *changes* and on its *papers*, including waived findings."""
    suit_source = source(changes)
    suit = validate(suit_source, catalog())
    return check(suit, [plan_paper(suit, suit.filings[paper], catalog()) for paper in papers], suit_source)


def codes(changes: str = "") -> set[str]:
    """Return the codes of the findings on the suit with *changes*."""
    return {finding.code for finding in findings(changes)}
