"""Captions, signatures and exhibits in the user's form, and lines that must not overlap or be separated."""

import pytest

from assembler.outputs.pdf.prove.measure import measure
from assembler.outputs.render import render
from assembler.outputs.word.text import plain
from assembler.plan.blocks import Item, Listing, Paragraph
from assembler.plan.plan import Plan
from tests.support.matters import COMPLAINT, build_plan, codes
from tests.support.plan_text import body_text, words_of
from tests.support.plans import CAND, COUNSEL, words
from tests.support.plans import build_plan as made_of
from tests.support.sheets import pages_of
from tests.support.stopped import refusal

# -- captions ---------------------------------------------------------------------------------------------------------

THREE_DEFENDANTS = """\
parties:
  beta: {{{beta}}}
  delta: {{name: Delta Paper Co., role: defendant, kind: corporation{delta}}}
  epsilon: {{name: Epsilon Glue LP, role: defendant, kind: limited partnership}}
"""

LONG_TEXT = (
    "Beta took the trees of the orchard, and with them all that Alpha had planted there in the year before it. " * 2
)


def defendants(changes: str) -> str:
    """Return the line of the caption that names the defendants."""
    (line,) = [line.text for line in build_plan(changes, COMPLAINT).caption.left if line.text.startswith("BETA")]
    return line.replace("\N{NO-BREAK SPACE}", " ")


def test_the_conjunction_before_the_last_party_can_be_omitted() -> None:
    changes = "caption: [run on, no and]\n" + THREE_DEFENDANTS.format(beta="kind: corporation", delta="")
    assert defendants(changes) == "BETA STRINGS, INC., DELTA PAPER CO., EPSILON GLUE LP,"


@pytest.mark.parametrize(("side", "last"), [("defendants", " EPSILON"), ("plaintiffs", " and EPSILON")])
def test_the_conjunction_may_be_left_out_on_one_side(side: str, last: str) -> None:
    changes = f"caption: [run on, no and for {side}]\n" + THREE_DEFENDANTS.format(beta="kind: corporation", delta="")
    assert defendants(changes) == f"BETA STRINGS, INC., DELTA PAPER CO.,{last} GLUE LP,"


@pytest.mark.parametrize(("side", "role"), [("defendants", "Defendants."), ("plaintiffs", "Defendant.")])
def test_the_matter_can_make_the_role_of_a_single_party_plural(side: str, role: str) -> None:
    paper = build_plan(f"caption: plural for {side}", COMPLAINT)
    assert [line.text for line in paper.caption.left if line.text.startswith("Defendant")] == [role]


def test_the_matter_can_make_the_role_of_several_parties_singular() -> None:
    changes = "caption: singular for defendants\n" + THREE_DEFENDANTS.format(beta="kind: corporation", delta="")
    lines = [line.text for line in build_plan(changes, COMPLAINT).caption.left]
    assert lines[-1] == "Defendant."


def test_the_role_may_have_an_optional_plural_as_on_a_form() -> None:
    paper = build_plan("caption: optional plural for defendants", COMPLAINT)
    assert paper.caption.left[-1].text == "Defendant(s)."


def test_a_caption_has_no_roles_if_the_matter_says_so() -> None:
    lines = [line.text for line in build_plan("caption: no roles", COMPLAINT).caption.left]
    assert not [line for line in lines if "Plaintiff" in line or "Defendant" in line]
    assert lines[-1].endswith(".")


def test_another_name_can_follow_without_a_comma() -> None:
    changes = "parties: {beta: {dba: [Strings]}}\n"
    assert defendants(changes) == "BETA STRINGS, INC., d/b/a STRINGS,"
    assert defendants(f"{changes}caption: no comma before other names\n") == "BETA STRINGS, INC. d/b/a STRINGS,"


def test_addresses_can_follow_the_names() -> None:
    changes = "parties: {beta: {address: [1 Example Road, 'Akron, Ohio 44300']}}\ncaption: addresses\n"
    assert defendants(changes) == "BETA STRINGS, INC., 1 Example Road, Akron, Ohio 44300,"
    serve_changes = changes.replace("[1 Example", "['Serve at:', 1 Example")
    assert defendants(serve_changes) == "BETA STRINGS, INC., Serve at: 1 Example Road, Akron, Ohio 44300,"


@pytest.mark.parametrize(
    "section",
    [
        "{id: plan, heading: Discovery Control Plan, paragraphs: [Discovery is under Level 2.]}",
        "{id: plan, paragraphs: ['Discovery is to be conducted under Level 2 of Tex. R. Civ. P. 190.']}",
    ],
)
def test_a_statement_that_the_court_requires_and_the_text_makes_is_printed_once(section: str) -> None:
    answers = f"statements: {{discovery: level 2, relief: no money}}\nmore_facts: [{section}]"
    paper = build_plan(f"court: txdist\ncounty: Harris\njurisdiction: none\namount: none\n{answers}", COMPLAINT)
    texts = [words_of(block.text) for block in paper.body if isinstance(block, Paragraph)]
    assert len([text for text in texts if "under level 2" in text.casefold()]) == 1


@pytest.mark.parametrize(
    ("caption", "printed_text"),
    [
        ("", "BETA STRINGS, INC., individually; DELTA PAPER CO.; and EPSILON GLUE LP,"),
        ("caption: commas\n", "BETA STRINGS, INC., individually, DELTA PAPER CO., and EPSILON GLUE LP,"),
    ],
)
def test_semicolons_separate_parties_of_whom_one_is_described(caption: str, printed_text: str) -> None:
    assert defendants(caption + THREE_DEFENDANTS.format(beta="capacity: individually", delta="")) == printed_text


@pytest.mark.parametrize(
    ("caption", "printed_text"),
    [
        ("", "BETA STRINGS, INC., DELTA PAPER CO., and EPSILON GLUE LP,"),
        ("caption: semicolons\n", "BETA STRINGS, INC.; DELTA PAPER CO.; and EPSILON GLUE LP,"),
    ],
)
def test_names_alone_have_commas_unless_the_matter_says_otherwise(caption: str, printed_text: str) -> None:
    assert defendants(caption + THREE_DEFENDANTS.format(beta="kind: corporation", delta="")) == printed_text


def test_a_description_of_the_last_party_of_a_side_does_not_change_the_commas() -> None:
    parties = THREE_DEFENDANTS.format(beta="kind: corporation", delta=", capacity: as trustee")
    two_defendants = parties.replace(
        "  epsilon: {name: Epsilon Glue LP, role: defendant, kind: limited partnership}\n", ""
    )
    assert defendants(two_defendants) == "BETA STRINGS, INC., and DELTA PAPER CO., as trustee,"


def test_a_caption_may_combine_separate_lines_with_semicolons_but_not_commas_with_semicolons() -> None:
    changes = "caption: [a line each, semicolons]\n" + THREE_DEFENDANTS.format(beta="kind: corporation", delta="")
    assert [line.text for line in build_plan(changes, COMPLAINT).caption.left][-4:-1] == [
        "BETA STRINGS, INC.;",
        "DELTA PAPER CO.; and",
        "EPSILON GLUE LP,",
    ]
    assert "has both `commas` and `semicolons`" in refusal("caption: [commas, semicolons]\n").message


@pytest.mark.parametrize(
    ("described", "printed_text"),
    [
        ("individually", "ALPHA KITES, INC., individually and on behalf of all others similarly situated,"),
        ("a shareholder", "ALPHA KITES, INC., a shareholder, on behalf of all others similarly situated,"),
    ],
)
def test_a_party_who_sues_individually_may_also_sue_on_behalf_of_others(described: str, printed_text: str) -> None:
    changes = f"parties: {{alpha: {{described: {described}, on_behalf_of: all others similarly situated}}}}\n"
    assert build_plan(changes, COMPLAINT).caption.left[0].text == printed_text


def test_a_blank_in_parentheses_keeps_its_width() -> None:
    number = 'number: "25 Civ. 0001 (   )"\n'
    conformed = "filings: [{paper: complaint, conformed: true, date: 2025-06-02}]\n"
    paper_plan = build_plan(number + conformed + 'sentences: {caption: {number: "{number} or (   )"}}\n', COMPLAINT)
    assert paper_plan.caption.number == "25 Civ. 0001 (~~~) or (~~~)".replace("~", "\N{NO-BREAK SPACE}")
    assert "CAP004" not in codes(number)


OHIO = "court: ohcp\ncounty: Cuyahoga\njurisdiction: none\namount: none\njudge: Jane Doe\n"
CONFORMED = "filings: [{paper: complaint, conformed: true, date: 2025-06-02}]\n"


def test_the_court_and_the_judge_are_named_as_in_the_matter() -> None:
    default_caption = build_plan(OHIO + CONFORMED, COMPLAINT)
    lines = 'court_lines: [IN THE COURT OF COMMON PLEAS, "OF {county} COUNTY"]\n'
    own_caption = build_plan(
        f"{OHIO}{CONFORMED}{lines}sentences: {{caption: {{judge: Judge Jane A. Doe}}}}\n", COMPLAINT
    )
    assert len(default_caption.court) > 1
    assert [words_of(line) for line in default_caption.caption.number_lines] == ["JUDGE JANE DOE"]
    assert own_caption.court == ("IN THE COURT OF COMMON PLEAS", "OF CUYAHOGA COUNTY")
    assert [words_of(line) for line in own_caption.caption.number_lines] == ["Judge Jane A. Doe"]
    washington = "court: wawd\ndivision: Seattle\njudge: Jane Doe\n" + CONFORMED
    assert build_plan(washington, COMPLAINT).judge == "THE HONORABLE JANE DOE"
    assert build_plan(washington + "sentences: {caption: {judge: Hon. Jane Doe}}\n", COMPLAINT).judge == "HON. JANE DOE"


# -- signatures -------------------------------------------------------------------------------------------------------

FIRMS = """\
parties: {alpha: {counsel: [ann, bo, elder]}}
firms:
  ours: {name: Ann LLP, by: true, address: ["1 Example Street", "New York, NY 10000"], telephone: (212) 555-0100}
  theirs: {name: Bo PLLC, first: true, by: false, address: ["2 Example Street"], telephone: (212) 555-0101}
  elder: {name: Elder & Elder, address: ["3 Example Street"], telephone: (212) 555-0102}
counsel:
  ann: {firm: ours, address: none, telephone: none}
  bo: {name: Bo Sample, firm: theirs, bar_number: 000002, email: bo@example.com}
sentences: {signature: {between: AND, of_counsel: "OF COUNSEL:"}}
"""


def test_by_and_and_are_printed_where_the_user_has_them() -> None:
    own_signer, other_signer, elder = build_plan(FIRMS, COMPLAINT).signature.signers
    assert own_signer.above == ()
    assert own_signer.by == "By:"
    assert other_signer.above == ("AND", "Bo PLLC")
    assert other_signer.by == ""
    assert elder.above == ()
    assert elder.lines == ("OF COUNSEL:", "Elder & Elder", "3 Example Street", "(212) 555-0102")
    assert elder.listed
    assert not codes(FIRMS) & {"SIG001", "SIG002", "SIG003", "SIG005", "SIG007", "SIG011", "TXT018"}


def test_a_firm_whose_attorneys_are_named_is_not_counsel_itself() -> None:
    finding = refusal(FIRMS.replace("counsel: [ann, bo, elder]", "counsel: [ann, bo, theirs]"))
    assert finding.message == "no attorney is called `theirs`, which is a firm: write the firm's attorneys"


# -- exhibits ---------------------------------------------------------------------------------------------------------

QUOTED_LABELS = """\
exhibits: {deed: {title: Deed}, letter: {title: Letter}}
exhibit_form: {quotes: true}
more_facts:
  - {id: more, heading: More, paragraphs: ["See [[deed, letter]].", {text: "It says:\\n\\n> Pay.", exhibit: deed}]}
"""


def test_labels_of_exhibits_can_be_in_quotation_marks() -> None:
    lines = " ".join(body_text(*build_plan(QUOTED_LABELS, COMPLAINT).body)).replace("~", " ").replace("|", "")
    assert "See Exhibits “A” and “B”." in lines
    assert "> Pay. (Ex. “A”.)" in lines
    finding = refusal("exhibits: {deed: {title: Deed, label: '\"A\"'}}\n")
    assert finding.message.endswith("has quotation marks")
    assert "exhibit_form: {quotes: true}" in finding.fix


# -- pages ------------------------------------------------------------------------------------------------------------


def lines_of(paper_plan: Plan) -> list[tuple[int, float, str]]:
    """Return the lines of the pages of *paper_plan*: page, baseline from the top in points, text."""
    pages = pages_of(paper_plan)
    proof = measure(pages.pdf, render(paper_plan), paper_plan, pages.family, pages.places)
    return [(index, line.baseline, line.text) for index, page in enumerate(proof.pages) for line in page.lines]


@pytest.mark.slow
@pytest.mark.parametrize("extra_lines", [7, 8])
def test_the_counsel_block_never_overlaps_the_name_of_the_court(extra_lines: int) -> None:
    counsel = (*COUNSEL, *(f"Lawyer {number}" for number in range(extra_lines)))
    lines = lines_of(
        made_of(Paragraph(words("Alpha paid."), number=1, id="p-1"), page_setup=CAND, counsel=counsel, judge="")
    )
    baselines = {text: baseline for page, baseline, text in lines if page == 0}
    court = next(baseline for text, baseline in baselines.items() if "UNITED STATES DISTRICT" in text)
    assert court - baselines[f"Lawyer {extra_lines - 1}"] > CAND.pitch - 1


def test_a_page_may_not_end_with_a_short_first_item() -> None:
    def pages_of_two_items(first_text: str) -> list[int]:
        texts = (first_text, LONG_TEXT, LONG_TEXT)
        items = Listing(tuple(Item(f"({number})", words(text)) for number, text in enumerate(texts, 1)))
        short_paragraphs = [Paragraph(words("Beta knew."), number, f"p{number}") for number in (1, 2, 3)]
        lines = lines_of(made_of(*short_paragraphs, Paragraph(words("It did this:"), number=99, id="p99"), items))
        return [page for page, _, text in lines if text.startswith(("(1)", "(2)"))]

    assert pages_of_two_items(LONG_TEXT) == [0, 1]
    assert pages_of_two_items("It left.") == [1, 1]


OWN_PARTIES = """\
filings:
  - paper: complaint
    date: 2025-03-03
    signed: [ann]
    parties_block:
      - {lines: [Ann Sample, "Akron's kite maker"], role: "Plaintiff", versus: -against-}
      - {lines: [Kites & Co.], role: Defendant}
"""


def test_own_lines_on_the_parties_replace_those_of_the_caption() -> None:
    lines = build_plan(OWN_PARTIES, COMPLAINT).caption.left
    assert [(line.text, line.kind) for line in lines] == [
        ("Ann Sample", "party"),
        ("Akron’s kite maker", "party"),
        ("Plaintiff", "role"),
        ("-against-", "versus"),
        ("Kites & Co.", "party"),
        ("Defendant", "role"),
    ]
    assert [line.runs_on for line in lines] == [True, False, False, False, False, False]


def test_the_users_own_lines_on_parties_have_the_role_at_the_right_where_the_court_prints_it_there() -> None:
    changes = OWN_PARTIES.replace("filings:", "court: mssd\nfilings:")
    lines = build_plan(changes, COMPLAINT).caption.left
    beside = [plain(text) for line in lines if line.kind == "party" for text in line.beside]
    assert beside == ["Plaintiff", "Defendant"]
