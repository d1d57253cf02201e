"""The papers of the benchmarks: wholly invented complaints of 6 to 930 pages, with the same text in every run.

A paper is a matter of one complaint. Its facts are written from the numbers of the paragraphs, so that no two
paragraphs are alike, however many there are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

PARAGRAPHS_PER_HEADING = 10
PARAGRAPHS_PER_QUOTATION = 14
PARAGRAPHS_PER_NOTE = 25
PARAGRAPHS_PER_REFERENCE = 4

GOODS = "pears apples plums cherries quinces medlars apricots peaches walnuts hazelnuts".split()
TOWNS = "Yakima Wenatchee Prosser Chelan Cashmere Sunnyside Toppenish Quincy Entiat Zillah Naches".split()
MONTHS = "January February March April May June July August September October November December".split()
CLERKS = "the dispatcher|the shift foreman|the buyer|the warehouse clerk|the driver|the sales manager".split("|")


@dataclass(frozen=True)
class Paper:
    """A complaint: its name, about how many pages it has, and how many paragraphs of facts."""

    name: str
    pages: int
    fact_paragraphs: int
    is_short: bool = False
    """Whether it is the short form: a debt, with nothing but plain paragraphs."""


SHORT_FORM = Paper("short form", pages=6, fact_paragraphs=22, is_short=True)
USUAL = Paper("100 paragraphs", pages=24, fact_paragraphs=86)
LONG = Paper("92 pages", pages=92, fact_paragraphs=358)
LONGER = Paper("370 pages", pages=370, fact_paragraphs=1472)
LONGEST = Paper("930 pages", pages=930, fact_paragraphs=3700)

PAPERS = (SHORT_FORM, USUAL, LONG, LONGER, LONGEST)
"""The papers, from the shortest to the longest."""

TINY = Paper("tiny", pages=3, fact_paragraphs=2, is_short=True)
"""A paper for the tests of the benchmarks."""


class Variant(NamedTuple):
    """A variant of a paper: the number of its filing, which has its own defendant, and the number of its edits."""

    filing: int = 0
    edits: int = 0


UNCHANGED = Variant()
"""The paper itself."""

DEFENDANT = "Invented Orchards"
LAST_WORDS = "It has delivered nothing since."
PLACES_IN_NAMES = (
    "Alderbrook|Birchfield|Cedarholm|Dunmere|Elkhollow|Fernbank|Greyledge|Hawkridge|Ironwood|Juniper Crest"
    "|Kestrel Bend|Larkspur Hill|Mossgate|Northfold|Oxbow"
).split("|")
TRADES = (
    "Orchards|Growers|Fruit|Packing|Farms|Cold Storage|Produce|Harvesters|Nurseries|Apple Growers|Apple Packers"
    "|Orchard Partners|Family Farms|Storage"
).split("|")


def matter(paper: Paper) -> str:
    """Return the YAML of *paper*."""
    return HEAD + "".join(_facts(paper)) + CLAIMS


def varied(text: str, variant: Variant) -> str:
    """Return the *text* of a paper, in any notation, in this *variant*.

    A filing other than 0 has another defendant, whose name is in nearly all paragraphs and breaks their lines
    elsewhere. Each edit changes a sentence near the end.
    """
    if variant.filing:
        name = defendant(variant.filing)
        text = text.replace(DEFENDANT, name).replace(DEFENDANT.upper(), name.upper())
    if variant.edits:
        text = text.replace(LAST_WORDS, f"{LAST_WORDS} The ledger was read {variant.edits} times.")
    return text


def defendant(number: int) -> str:
    """Return the name of defendant *number*; the first 210 differ in words and lengths."""
    place = PLACES_IN_NAMES[number % len(PLACES_IN_NAMES)]
    trade = TRADES[number % len(TRADES)]
    return f"{place} {trade}"


def _facts(paper: Paper) -> Iterator[str]:
    """Yield the lines of the facts, under headings, with the elements of the claim at the end."""
    yield "facts:\n"
    for index in range(paper.fact_paragraphs):
        part, index_in_part = divmod(index, PARAGRAPHS_PER_HEADING)
        if index_in_part == 0:
            heading = f"The Deliveries of {MONTHS[part % len(MONTHS)]}, Part {part + 1}"
            yield f"  - id: part-{part + 1}\n    heading: {heading}\n    paragraphs:\n"
        label = f"id: fact-{index + 1}\n        " if _is_referred_to(paper, index) else ""
        text = _text(paper, index)
        if "\n" in text:
            yield f"      - {label}text: |\n{_indented(text)}"
        else:
            yield f"      - {label}text: {text}\n"
    yield ELEMENTS


def _is_referred_to(paper: Paper, index: int) -> bool:
    number = index + 1
    return not paper.is_short and number % PARAGRAPHS_PER_REFERENCE == 0 and number < paper.fact_paragraphs


def _text(paper: Paper, index: int) -> str:
    """Return the text of the paragraph at *index*."""
    text = _sentences(index)
    if paper.is_short:
        return ". ".join(text.split(". ")[:2]) + "."
    if index and index % PARAGRAPHS_PER_REFERENCE == 0:
        text += f" The shipment before it is described in [[fact-{index}]]."
    if index % PARAGRAPHS_PER_NOTE == PARAGRAPHS_PER_NOTE - 1:
        text += f"^[The bill of lading for this shipment has the number {4000 + index}.]"
    if index % PARAGRAPHS_PER_QUOTATION == PARAGRAPHS_PER_QUOTATION - 1:
        clerk = CLERKS[index % len(CLERKS)].capitalize()
        _, _, quotation = _sentences(index + 3).partition(". ")
        text += f"\n\n> {clerk} wrote that day: {quotation}\n"
    return text


def _sentences(index: int) -> str:
    """Return four sentences that differ for each *index*."""
    day = index % 28 + 1
    month = MONTHS[index // 28 % len(MONTHS)]
    year = 2019 + index // 336 % 5
    goods = GOODS[index % len(GOODS)]
    town = TOWNS[index % len(TOWNS)]
    clerk = CLERKS[index % len(CLERKS)]
    tons = 3 + index % 37
    price = 401 + 10 * (index % 61)
    return (
        f"On {month} {day}, {year}, Invented Orchards delivered {tons} tons of {goods} from {town}, at ${price} a ton. "
        f"*Example Cider* weighed them at the gate, and {clerk} signed the ticket with the number "
        f"{10_000 + index}. Of these {goods}, {index % 9 + 1} crates were bruised on the way and were set apart in the "
        f"cold room until an inspector saw them. The invoice for the rest, ${tons * price:,}, was sent to the office "
        f"in Seattle by the evening mail and, as the books show, was paid within {index % 25 + 5} days of the sale."
    )


def _indented(text: str) -> str:
    return "".join(f"          {line}".rstrip() + "\n" for line in text.splitlines())


HEAD = """\
about: Wholly invented, for the benchmarks.

court: wasuper
county: King

parties:
  example_cider:
    name: Example Cider LLC
    called: Example Cider
    role: plaintiff
    kind: limited liability company
    formed_in: Washington
    principal_place: Seattle, Washington
    counsel: [sample]
  invented_orchards:
    name: Invented Orchards, Inc.
    called: Invented Orchards
    role: defendant
    kind: corporation
    formed_in: Washington
    principal_place: Yakima, Washington

firms:
  firm:
    name: Sample & Dummy PLLC
    address:
      - 1 Example Street
      - Seattle, Washington 98100
    telephone: (206) 555-0100

counsel:
  sample:
    name: Dana Sample
    firm: firm
    bar_number: 00000
    email: dana.sample@example.com

"""

ELEMENTS = """\
  - id: breach-of-the-contract
    heading: The Contract and Its Breach
    paragraphs:
      - id: contract
        text: On March 3, 2025, the parties signed a contract for 40 tons of cider apples at $600 a ton.
      - id: duty
        text: Section 2 required Invented Orchards to deliver the apples in Seattle by September 30, 2025.
      - id: performance
        text: Example Cider paid the whole price, $24,000, on March 10, 2025.
      - id: breach
        text: Invented Orchards delivered 15 tons on September 26, 2025. It has delivered nothing since.
      - id: damages
        text: |
          On October 6, 2025, Example Cider bought the missing 25 tons elsewhere for $19,000. It had already paid
          Invented Orchards $15,000 for them, as [[performance]] alleges.

"""

CLAIMS = """\
venue: [events]

claims:
  - cause: wa-breach-of-contract
    against: [invented_orchards]
    elements:
      contract: [contract]
      duty: [duty]
      performance: [performance]
      breach: [breach]
      damages: [damages]
    choices: {performance: performed}

relief:
  - award Example Cider $19,000 in damages, or the amount proved at trial
  - award prejudgment interest and costs
  - grant any other relief that is just

filings:
  - paper: complaint
    date: 2025-11-03
"""
