"""Made-up plans for tests of pages: small ones written by hand, large ones generated from a seed."""

from dataclasses import replace
from random import Random

from assembler.plan.blocks import (
    Block,
    Count,
    Heading,
    Item,
    Link,
    Listing,
    Note,
    Paragraph,
    Prayer,
    Quotation,
    RichText,
    Run,
    Words,
)
from assembler.plan.plan import (
    Caption,
    CaptionLine,
    Footer,
    FooterLine,
    Metadata,
    PageSetup,
    Plan,
    Signature,
    Signer,
    Statement,
)

TIMES = ("Liberation Serif", "Times New Roman", "TeX Gyre Termes")
WAWD = PageSetup(
    width=612,
    height=792,
    top=72,
    right=36,
    bottom=120,
    left=108,
    pitch=24,
    lines=25,
    numbered=True,
    head_lines=6,
    families=TIMES,
    size=12,
    note_size=10,
    footer_size=10,
    rule_left="double",
    rule_right="single",
    title_align="center",
)
WASUPER = replace(WAWD, left=72, right=72)
CAND = replace(WAWD, left=72, bottom=48, lines=28, head_lines=7)
NYSD = replace(
    WAWD,
    left=72,
    right=72,
    bottom=72,
    lines=27,
    numbered=False,
    head_lines=0,
    rule_left="none",
    rule_right="none",
    title_align="left",
)
ARIZONA = replace(WAWD, left=72, right=72, bottom=96, lines=26, head_lines=5, size=13, note_size=13)

FIRM = ("ALPHA & PARTNERS", "1 Main Street", "Seattle, WA 98101", "(206) 555-0100")
FIRM_FOOTER = Footer(
    (FooterLine("COMPLAINT - ", page=True), FooterLine("No. 2:21-cv-00000")),
    center=(),
    right=tuple(FooterLine(line) for line in FIRM),
)
PAGE_FOOTER = Footer(left=(), center=(FooterLine(text="", page=True),), right=())
TITLE_FOOTER = Footer(left=(), center=(FooterLine(text="", page=True), FooterLine("COMPLAINT")), right=(), rule=True)

SIGNER = Signer(
    signed="", lines=("A. Lawyer, WSBA No. 00000", *FIRM[1:], "a@example.com", "Attorney for Plaintiff Alpha LLC")
)
CAPTION = Caption(
    "bar",
    (
        CaptionLine("ALPHA LLC, a company with a name that runs over its line,", "party"),
        CaptionLine("Plaintiff,", "role"),
        CaptionLine("v.", "versus"),
        CaptionLine("BETA SERVICES, INC., a Delaware corporation; and", "party"),
        CaptionLine("GAMMA, INC.,", "party"),
        CaptionLine("Defendants.", "role"),
    ),
    "No. 2:21-cv-00000",
    ("COMPLAINT",),
    ("DEMAND FOR JURY TRIAL",),
)
WASHINGTON = ("UNITED STATES DISTRICT COURT", "WESTERN DISTRICT OF WASHINGTON", "AT SEATTLE")
COUNSEL = ("A. Lawyer (State Bar No. 000000)", *FIRM[1:], "a@example.com", "Attorney for Plaintiff Alpha LLC")


def words(text: str) -> RichText:
    """Return plain *text* as a run."""
    return (Words(text),)


def build_plan(*body: Block, page_setup: PageSetup = WAWD, **changes: object) -> Plan:
    """Return a complaint with *body* on the paper of *page_setup*; *changes* replace fields of the plan."""
    complaint = Plan(
        id="complaint",
        document="complaint",
        page_setup=page_setup,
        metadata=Metadata(
            "Complaint - Alpha LLC v. Beta", "Alpha & Partners", "Breach of contract", "en-US", draft=False
        ),
        judge="THE HONORABLE JANE DOE",
        counsel=(),
        court=WASHINGTON,
        caption=CAPTION,
        lead=words("Plaintiff Alpha LLC alleges:"),
        body=body,
        signature=Signature("DATED: March 2, 2021.", (SIGNER,)),
        statements=(),
        footer=FIRM_FOOTER,
    )
    return replace(complaint, **changes)  # type: ignore[arg-type]


def wasuper(*body: Block, **changes: object) -> Plan:
    """Return a complaint on the paper of Washington's superior courts."""
    court = ("IN THE SUPERIOR COURT OF THE STATE OF WASHINGTON", "IN AND FOR THE COUNTY OF KING")
    complaint = build_plan(*body, page_setup=WASUPER, judge="", court=court, caption=replace(CAPTION, divider="paren"))
    return replace(complaint, **changes)  # type: ignore[arg-type]


def cand(*body: Block, **changes: object) -> Plan:
    """Return a complaint on California's paper of 28 lines, with counsel at the upper left."""
    court = ("UNITED STATES DISTRICT COURT", "NORTHERN DISTRICT OF CALIFORNIA", "SAN FRANCISCO DIVISION")
    complaint = build_plan(*body, page_setup=CAND, judge="", counsel=COUNSEL, court=court, footer=TITLE_FOOTER)
    return replace(complaint, **changes)  # type: ignore[arg-type]


def nysd(*body: Block, **changes: object) -> Plan:
    """Return a complaint on plain paper, as in the Southern District of New York."""
    court = ("UNITED STATES DISTRICT COURT", "SOUTHERN DISTRICT OF NEW YORK")
    complaint = build_plan(
        *body, page_setup=NYSD, judge="", court=court, caption=replace(CAPTION, divider="x"), footer=PAGE_FOOTER
    )
    return replace(complaint, **changes)  # type: ignore[arg-type]


COURTS = {"wawd": build_plan, "wasuper": wasuper, "cand": cand, "nysd": nysd}
"""A builder for each kind of paper."""

# -- random plans -----------------------------------------------------------------------------------------------------

VOCABULARY = (
    "Beta wrote that it would suspend Alpha’s account at 11:59 p.m. the next day and gave no thirty days to cure "
    "as the agreement requires under § 2 of the Customer Agreement which both sides signed in 2018 and never amended"
).split()


def prose(rng: Random, count: int) -> str:
    """Return *count* random words from *rng*."""
    return " ".join(rng.choices(VOCABULARY, k=count)) + "."


def rich(rng: Random, count: int, notes: list[int]) -> RichText:
    """Return about *count* words with emphasis, references, sometimes a long address, and notes (added to *notes*)."""
    runs: list[Run] = [Words(prose(rng, count))]
    if rng.random() < 0.3:
        runs += [Words(" "), Words("Smith v. Jones", "emphasis"), Words(", 1 U.S. 2 (1999).", "strong")]
    if rng.random() < 0.3:
        runs += [Words(" See "), Link("paragraph 1", "p1"), Words(".")]
    long_address = " https://example.com/" + "a1b2" * rng.randint(20, 95)
    if rng.random() < 0.04:
        runs.append(Words(long_address))
    for _ in range(rng.choice((0, 0, 0, 0, 0, 0, 1, 1, 2))):
        notes.append(len(notes) + 1)
        is_long = rng.random() < 0.15
        word_count = rng.randint(60, 300) if is_long else rng.randint(3, 50)
        runs.append(Note(len(notes), words(prose(rng, word_count))))
    return tuple(runs)


def body(rng: Random, count: int) -> tuple[Block, ...]:
    """Return about *count* random blocks: paragraphs, quotations, lists, headings, counts and a prayer."""
    notes: list[int] = []
    blocks: list[Block] = [Heading(level=1, label="I.", text=words("NATURE OF THE ACTION"), id="nature")]
    for number in range(1, count + 1):
        blocks.append(Paragraph(rich(rng, rng.randint(1, 90), notes), number, f"p{number}"))
        blocks.extend(_blocks_after(rng, number, notes))
    blocks.append(Heading(level=1, label="II.", text=words("PRAYER FOR RELIEF"), id="relief"))
    items = tuple(Item(f"{letter}.", words(prose(rng, rng.randint(2, 40)))) for letter in "ABCDE")
    return (*blocks, Prayer(words("Alpha asks the Court to:"), items[: rng.randint(1, 5)]))


def _blocks_after(rng: Random, number: int, notes: list[int]) -> list[Block]:
    """Return the blocks after an allegation: none, or blocks of another kind."""
    match rng.randint(0, 20):
        case 0 | 1 | 2 | 3:
            paragraphs = tuple(rich(rng, rng.randint(1, 120), notes) for _ in range(rng.randint(1, 4)))
            return [Quotation(paragraphs), Paragraph(words(prose(rng, 8)), continued=True)]
        case 4 | 5:
            letters = "abcdef"[: rng.randint(1, 6)]
            return [Listing(tuple(Item(f"({letter})", rich(rng, rng.randint(1, 40), notes)) for letter in letters))]
        case 6:
            return [Heading(level=2, label="A.", text=words(prose(rng, rng.randint(2, 25))), id=f"h{number}")]
        case 7:
            return [
                Heading(level=2, label="B.", text=words("A heading"), id=f"h{number}"),
                Heading(level=3, label="1.", text=words("And under it"), id=f"g{number}"),
            ]
        case 8:
            against = "(Against All Defendants)"
            return [Count(f"COUNT {number}", words("Breach of Contract"), against, f"count-{number}", words("RCW 1.1"))]
    return []


def random_complaint(seed: int, court: str, count: int = 40) -> Plan:
    """Return a large random complaint on the paper of *court*; the same *seed* gives the same complaint."""
    rng = Random(seed)  # noqa: S311 - nothing here is secret
    complaint = COURTS[court](*body(rng, count))
    parties = tuple(
        CaptionLine(f"{prose(rng, rng.randint(1, 20)).upper()},", "party") for _ in range(rng.choice((1, 2, 5, 40)))
    )
    left = (*parties, CaptionLine("Plaintiffs,", "role"), *CAPTION.left[2:])
    signers = (SIGNER,) * rng.choice((1, 1, 2, 3))
    verification = Statement(
        "verification",
        "VERIFICATION",
        (words(prose(rng, 60)),),
        items=(),
        signature=Signature(dated="", signers=(SIGNER,)),
        new_page=True,
    )
    service = Statement(
        "service",
        "CERTIFICATE OF SERVICE",
        (words(prose(rng, 60)),),
        FIRM,
        Signature("DATED: today.", (SIGNER,)),
        new_page=False,
    )
    return replace(
        complaint,
        caption=replace(complaint.caption, left=left),
        signature=Signature("DATED: March 2, 2021.", signers),
        statements=(verification, service),
    )
