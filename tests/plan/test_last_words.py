"""Forms that drafters use in counts, headings, references and signatures."""

import pytest

from assembler.plan.blocks import Count, Heading, Link, Paragraph
from assembler.plan.plan import Plan
from tests.plan.test_first_page_counsel import FIRMS, blocks
from tests.support.matters import COMPLAINT, build_plan
from tests.support.plan_words import words
from tests.support.proved import prove_paper
from tests.support.section_text import SEVERAL_PARTIES, lines_of
from tests.support.stopped import refusal


def counts(paper_plan: Plan) -> list[Count]:
    return [block for block in paper_plan.body if isinstance(block, Count)]


def headings(paper_plan: Plan) -> list[tuple[str, str]]:
    return [(block.label, words(block.text)) for block in paper_plan.body if isinstance(block, Heading)]


# -- counts -----------------------------------------------------------------------------------------------------------

TWO_COUNTS = """\
claims:
  - {title: Debt, law: NY, against: beta, paragraphs: [Beta owes.], incorporation: "Paragraphs {numbers} are restated."}
  - {title: Account Stated, law: NY, against: beta, paragraphs: [Beta agreed.]}
"""


def test_a_count_can_have_its_own_sentence_of_incorporation() -> None:
    lines = [line.partition(". ")[2] for line in lines_of("story,claims", TWO_COUNTS) if "1 through 3" in line]
    assert lines == ["Paragraphs 1 through 3 are restated.", "Alpha realleges paragraphs 1 through 3."]


@pytest.mark.parametrize(
    ("incorporation", "printed_text"),
    [
        ("{plaintiffs} repeats ¶¶ {numbers}.", "Alpha repeats ¶¶ 1 through 3."),
        ("{plaintiffs:role} {plaintiffs:repeats|repeat} {range}.", "Plaintiff repeats paragraphs 1 through 3."),
    ],
)
def test_own_words_of_incorporation_name_those_who_bring_the_count(incorporation: str, printed_text: str) -> None:
    assert any(
        line.endswith(printed_text)
        for line in lines_of("story,claims", f'words: {{incorporation: "{incorporation}"}}\n')
    )
    several_plaintiffs = SEVERAL_PARTIES.replace("by: [alpha], ", "")
    lines = lines_of(
        "story,claims", f'{several_plaintiffs}words: {{incorporation: "{{plaintiffs:own}} own: {{numbers}}."}}\n'
    )
    assert any(line.endswith("Plaintiffs’ own: 1 through 3.") for line in lines)


def test_a_name_with_a_markdown_character_is_printed_as_it_is() -> None:
    changes = 'parties: {alpha: {called: "A*Kites*"}}\nwords: {incorporation: "{plaintiffs} repeats {range}."}\n'
    assert any("A*Kites* repeats" in line for line in lines_of("story,claims", changes))


def test_a_form_of_the_plaintiffs_that_does_not_exist_is_refused() -> None:
    finding = refusal('words: {incorporation: "{plaintiffs:loudly} repeats {range}."}\n')
    assert finding.message.endswith(
        "has the placeholder `{plaintiffs:loudly}`; this sentence takes `{range}`, `{numbers}`, or `{plaintiffs}`"
    )


def test_a_reference_in_a_counts_own_words_must_have_a_target() -> None:
    assert "nope" in refusal(TWO_COUNTS.replace("Paragraphs {numbers} are", "As in [[nope]], {range} are")).message


def test_the_matter_can_put_the_label_and_title_of_a_count_on_one_line() -> None:
    default_headings = counts(build_plan(TWO_COUNTS))
    own_sentence = 'sentences: {claims: {heading: "{label} – {title} (Beta)"}}\n'
    own_headings = counts(build_plan(TWO_COUNTS + own_sentence))
    assert [(count.label, count.before_name, words(count.name)) for count in default_headings] == [
        ("COUNT ONE", "", "Debt"),
        ("COUNT TWO", "", "Account Stated"),
    ]
    assert [(count.label, count.before_name, words(count.name)) for count in own_headings] == [
        ("COUNT ONE", "COUNT ONE – ", "Debt (Beta)"),
        ("COUNT TWO", "COUNT TWO – ", "Account Stated (Beta)"),
    ]


def test_a_heading_on_one_line_is_read_back_as_one_line() -> None:
    proof, findings = prove_paper(build_plan(TWO_COUNTS + 'sentences: {claims: {heading: "{label}: {title}"}}\n'))
    assert findings == []
    assert any("COUNT TWO: Account Stated" in line.text for page in proof.pages for line in page.lines)


def test_a_count_without_a_label_has_its_title_alone_on_the_line() -> None:
    unlabeled = TWO_COUNTS.replace("title: Debt", "title: Debt, label: none")
    first, _ = counts(build_plan(unlabeled + 'sentences: {claims: {heading: "{label}: {title}"}}\n'))
    assert first.label == ""
    assert first.before_name == ""
    assert words(first.name) == "Debt"


# -- short names with an article --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("party", "printed_text"),
    [
        ("beta: {name: The Gallery LLC, called: the Gallery, role: defendant}", "(Against Defendant Gallery)"),
        (
            "beta: {name: City of Lima, called: City of Lima, kind: municipality, role: defendant}",
            "(Against Defendant City of Lima)",
        ),
        ("beta: {name: Lima, called: the City, kind: municipality, role: defendant}", "(Against Defendant City)"),
    ],
)
def test_a_short_name_has_no_article_after_a_role(party: str, printed_text: str) -> None:
    assert counts(build_plan(f"parties: {{{party}}}\n"))[0].against == printed_text


# -- headings ---------------------------------------------------------------------------------------------------------

INTRODUCTION = """\
more_facts:
  - {id: intro, heading: Introduction, paragraphs: [Beta broke a contract., "[[intro]] and [[sub]].", UNDER]}
filings: [{paper: complaint, date: 2025-03-03, sections: [parties, intro, jurisdiction, venue, story, claims, relief]}]
""".replace("UNDER", "{heading: Under It, id: sub}")


def test_one_section_can_be_without_a_label() -> None:
    default_headings = headings(build_plan(INTRODUCTION))
    own_headings = headings(build_plan(f"{INTRODUCTION}headings: {{unlabeled: [intro, parties]}}\n"))
    assert default_headings[:4] == [
        ("I.", "Parties"),
        ("II.", "Introduction"),
        ("A.", "Under It"),
        ("III.", "Jurisdiction"),
    ]
    assert own_headings[:4] == [("", "Parties"), ("", "Introduction"), ("A.", "Under It"), ("I.", "Jurisdiction")]


def test_a_section_without_a_label_is_referred_to_by_its_heading() -> None:
    paper_plan = build_plan(INTRODUCTION + "headings: {unlabeled: [intro, sub]}\n")
    lines = [words(block.text) for block in paper_plan.body if isinstance(block, Paragraph)]
    assert "The section “Introduction” and the section “Under It”." in lines


def test_a_section_without_a_label_must_exist() -> None:
    assert refusal("headings: {unlabeled: [introduction]}\n").message == "no section is called `introduction`"


# -- references to counts without labels ------------------------------------------------------------------------------

LONG_TITLE = "Aiding and Abetting a Breach of Fiduciary Duty and Conspiring to Defraud the Creditors of the Company"


def test_a_reference_to_a_count_without_a_label_goes_on_in_the_next_line() -> None:
    changes = f"""\
claims:
  - {{id: aid, title: {LONG_TITLE}, law: NY, against: beta, label: none, paragraphs: [Beta owes.]}}
  - {{title: Debt, law: NY, against: beta, paragraphs: ["As [[count:aid]] says, Beta pays."]}}
"""
    paper_plan = build_plan(changes)
    links: list[Link] = []
    for block in paper_plan.body:
        if isinstance(block, Paragraph):
            links += [run for run in block.text if isinstance(run, Link)]
    (link_to_count,) = (link for link in links if link.target == "c-aid")
    assert link_to_count.text == f"the count “{LONG_TITLE}”"
    assert not link_to_count.keep
    assert all(link.keep for link in links if link != link_to_count)
    _, findings = prove_paper(paper_plan)
    assert findings == []


# -- signatures -------------------------------------------------------------------------------------------------------


def test_the_signature_can_repeat_the_counsel_block_of_the_first_page() -> None:
    paper_plan = build_plan(f"{FIRMS}counsel_at_signature: true\n", COMPLAINT)
    assert paper_plan.counsel == build_plan(FIRMS, COMPLAINT).counsel
    first, second = blocks(paper_plan)
    assert first[:3] == ("ANN & BO LLP", "Ann Example, State Bar No. 000001", "ann@example.com")
    assert "1 Example Street" in first
    assert "3 Example Street" in second


def test_an_attorney_on_the_first_page_only_is_not_listed_at_a_full_signature() -> None:
    first_page_only = FIRMS.replace("bo@example.com,", "bo@example.com, first_page_only: true,")
    assert "Bo Sample" not in str(build_plan(f"{first_page_only}counsel_at_signature: true\n", COMPLAINT).signature)


OF_COUNSEL = """\
parties: {alpha: {counsel: [ann, elder, young, bo]}}
firms:
  elder: {name: Elder & Elder, address: ["3 Example Street"]}
  young: {name: Young LLP, address: ["4 Example Street"]}
counsel:
  elder: {name: Robin Elder, firm: elder, of_counsel: true}
  young: {name: Kim Young, firm: young, of_counsel: true}
  bo: {name: Bo Sample, bar_number: 000002, of_counsel: true}
sentences: {signature: {of_counsel: "Of Counsel:"}}
"""


def test_firms_of_counsel_in_a_row_have_the_words_once() -> None:
    _, elder, young, bo = blocks(build_plan(OF_COUNSEL, COMPLAINT))
    assert elder[0] == "Of Counsel:"
    assert young[0] == "Kim Young"
    assert bo[0] == "Bo Sample, Bar No. 000002"


def test_a_firm_of_counsel_after_a_signing_firm_repeats_the_words_of_counsel() -> None:
    changes = OF_COUNSEL.replace("[ann, elder, young, bo]", "[elder, ann, young]").replace(
        "  bo: {name: Bo Sample, bar_number: 000002, of_counsel: true}\n", ""
    )
    assert [block[0] for block in blocks(build_plan(changes, COMPLAINT))] == [
        "Of Counsel:",
        "Ann Example, Bar No. 000001",
        "Of Counsel:",
    ]
