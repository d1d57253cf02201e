"""References: the text that each form prints, its permitted targets, and the numbers of filed papers."""

import json
import re

import pytest

from assembler.exhibits.labels import exhibit_labels
from assembler.plan.blocks import Heading, Paragraph
from tests.support.matters import build_plan, matter
from tests.support.plan_text import words_of
from tests.support.plan_words import words
from tests.support.stopped import refusal

MORE = """\
exhibits: {deed: {title: Deed}, letter: {title: Letter}, map: {title: Map}}
claims:
  - {id: contract, cause: ny-breach-of-contract, against: [beta], elements: {contract: [signed]}}
  - {id: copies, cause: us-copyright-infringement, against: [beta]}
  - {id: more-copies, cause: us-copyright-infringement, against: [beta]}
terms:
  agreement: {term: Agreement, means: the contract of May 5}
  e-mail: {term: the May E-mail, means: an e-mail of May 6}
  note: {term: Note A, means: Beta's note}
"""

PAPERS = "filings: [{paper: complaint, sections: [facts, claims, relief]}]\n"


def story(*texts: str) -> str:
    """Return a second section of facts, with a sub-heading, whose paragraphs are *texts*."""
    quoted = ", ".join(json.dumps(text) for text in texts)
    heading = "{id: sub, heading: Under It}"
    return f"more_facts: [{{id: more, heading: More, paragraphs: [{heading}, {quoted}]}}]\n"


def notice_of(text: str) -> str:
    """Return filings: the complaint, and a notice with *text*."""
    notice = f"{{paper: notice_of_voluntary_dismissal, dismisses: all, paragraphs: [{json.dumps(text)}]}}"
    return f"filings: [{{paper: complaint}}, {notice}]\n"


def printed_paragraph(text: str, changes: str = "") -> str:
    """Return the fourth paragraph of the complaint, printed from *text*; `~` is a no-break space."""
    paper_plan = build_plan(MORE + story(text) + (changes or PAPERS))
    return next(words_of(block.text) for block in paper_plan.body if isinstance(block, Paragraph) and block.number == 4)


SHARED_NAMES = """\
exhibits: {signed: {title: Contract}}
claims:
  - {id: broke, cause: us-copyright-infringement, against: [beta]}
"""
"""Names that paragraphs have as well."""


@pytest.mark.parametrize(
    ("text", "printed_text"),
    [
        ("See [[exhibit:signed]] and [[paragraph:signed]].", "See |Exhibit~A| and [paragraph~1](#p-signed)."),
        ("See [[¶ exhibit:signed]].", "See |Ex.~A|."),
        ("See [[count:broke]], [[¶ paragraph:broke]].", "See [Count~One](#c-broke), [¶~3](#p-broke)."),
    ],
)
def test_a_prefix_distinguishes_two_targets_with_one_name(text: str, printed_text: str) -> None:
    paper_plan = build_plan(SHARED_NAMES + story(text) + PAPERS)
    (paragraph,) = (block for block in paper_plan.body if isinstance(block, Paragraph) and block.number == 4)
    assert words_of(paragraph.text) == printed_text


def test_only_references_to_exhibits_count_as_citations_of_them() -> None:
    citations = story("As [[paid]], [[paragraph:signed]] and [[map, deed]] show.")
    exhibits = "exhibits: {deed: {title: Deed}, signed: {title: Contract}, map: {title: Map}}\n"
    labels = exhibit_labels(matter(f"{exhibits}exhibit_form: {{order: as cited}}\n{citations}"))
    assert labels == {"map": "A", "deed": "B", "signed": "C"}


PRINTED_REFERENCES = [
    ("As [[paid..broke]] allege.", "As [paragraphs~2](#p-paid) and~[3](#p-broke) allege."),
    ("As [[signed..broke]] allege.", "As [paragraphs~1 through 3](#p-signed) allege."),
    ("See [[¶ signed..broke]].", "See [¶¶~1–3](#p-signed)."),
    ("See [[¶ broke, signed]].", "See [¶¶~1](#p-signed), [3](#p-broke)."),
    ("See [[signed..signed]].", "See [paragraph~1](#p-signed)."),
    ("[[deed]] shows it.", "|Exhibit~A| shows it."),
    ("See [[deed, letter]].", "See |Exhibits~A| and |B|."),
    ("See [[map, deed..letter]].", "See |Exhibits~A through C|."),
    ("([[¶ deed]])", "(|Ex.~A|)"),
    ("([[¶ map, deed]])", "(|Exs.~A|, |C|)"),
    ("([[¶ deed..map]])", "(|Exs.~A–C|)"),
    ("In [[contract]] and [[copies]].", "In [Count~One](#c-contract) and [Count~Two](#c-copies)."),
    ("In [[copies, contract]].", "In [Counts~One](#c-contract) and [Two](#c-copies)."),
    ("In [[contract..more-copies]].", "In [Counts~One through Three](#c-contract)."),
    ("See [[story, sub]].", "See [Section~I](#s-story) and [Section~II.A](#s-sub)."),
    ("See [[story..more]].", "See [Sections~I](#s-story) and [II](#s-more)."),
    ("See [[paid, deed, story]].", "See [paragraph~2](#p-paid), |Exhibit~A|, and [Section~I](#s-story)."),
    ("[[paid]] says so. [[paid]] is true.", "[Paragraph~2](#p-paid) says so. [Paragraph~2](#p-paid) is true."),
    ("[[party:alpha]] paid.", "Alpha paid."),
    ("[[party:alpha, beta]] signed, as [[party:alpha]]'s agent said.", "Alpha and Beta signed, as Alpha’s agent said."),
    ("[[alpha]] paid.", "Alpha paid."),
    ("[[paragraph:paid]] and [[count:copies]].", "[Paragraph~2](#p-paid) and [Count~Two](#c-copies)."),
    ("As this [[complaint]] says.", "As this Complaint says."),
    ("[[complaint]] and [[complaint:paid]].", "This Complaint and [paragraph~2](#p-paid)."),
]


@pytest.mark.parametrize(("text", "printed_text"), PRINTED_REFERENCES)
def test_a_reference_has_the_form_of_its_target(text: str, printed_text: str) -> None:
    assert printed_paragraph(text) == printed_text


PRINTED_REFERENCES_TO_COUNTS = [
    ("In [[copies]].", "In [the Second Cause of Action](#c-copies)."),
    ("[[copies]] fails.", "[The Second Cause of Action](#c-copies) fails."),
    ("See the [[copies]].", "See the [Second Cause of Action](#c-copies)."),
    ("In [[contract, more-copies]].", "In [the First](#c-contract) and [Third Causes of Action](#c-more-copies)."),
]


@pytest.mark.parametrize(("text", "printed_text"), PRINTED_REFERENCES_TO_COUNTS)
def test_a_cause_of_action_has_an_article_unless_the_text_gives_one(text: str, printed_text: str) -> None:
    state = "court: casuper\ncounty: Alameda\njurisdiction: none\namount: none\n"
    assert printed_paragraph(text, state + PAPERS) == printed_text


PRINTED_TERMS = [
    ("Beta broke [[term:agreement]].", "Beta broke the contract of May~5 (the “Agreement”)."),
    (
        "[[agreement]] binds. [[agreement]] is it.",
        "The contract of May~5 (the “Agreement”) binds. The Agreement is it.",
    ),
    ("The [[agreement]] is that [[agreement]].", "The contract of May~5 (the “Agreement”) is that Agreement."),
    (
        "[[e-mail]] came. Beta read [[e-mail]].",
        "An |e-mail| of May~6 (the “May E-mail”) came. Beta read the May E-mail.",
    ),
    ("[[note]] and [[note]].", "Beta’s note (“Note A”) and Note A."),
    ("A note.^[Of [[note]].] [[note]] holds.", "A note.^1[Of Beta’s note (“Note A”).] Note A holds."),
]


@pytest.mark.parametrize(("text", "printed_text"), PRINTED_TERMS)
def test_a_term_is_defined_where_it_is_first_used(text: str, printed_text: str) -> None:
    assert printed_paragraph(text) == printed_text


def test_a_heading_uses_a_term_and_does_not_define_it() -> None:
    facts = "more_facts: [{id: more, heading: 'Under [[agreement]]', paragraphs: ['Beta broke [[agreement]].']}]\n"
    body = build_plan(MORE + facts).body

    (heading,) = (block for block in body if isinstance(block, Heading) and block.id == "s-more")
    assert words(heading.text) == "Under the Agreement"
    assert any("the “Agreement”" in words(block.text) for block in body if isinstance(block, Paragraph))


def test_each_paper_defines_its_own_terms() -> None:
    changes = MORE + story("Under [[agreement]].") + notice_of("Under [[agreement]].")
    for paper in (0, 1):
        body = build_plan(changes, paper).body
        texts = [words(block.text) for block in body if isinstance(block, Paragraph)]
        assert any("(the “Agreement”)" in text for text in texts)


# -- bad input --------------------------------------------------------------------------------------------------------

FAULTY_REFERENCES = [
    ("As [[paid..]] say.", "MAT004", "`paid..` is not a complete reference", "write both ends"),
    ("As [[..paid]] say.", "MAT004", "`..paid` is not a complete reference", "write both ends"),
    ("As [[party:]] says.", "MAT004", "`party:` is not a complete reference", "on both sides"),
    ("As [[:paid]] says.", "MAT004", "`:paid` is not a complete reference", "on both sides"),
    ("As [[]] says.", "MAT004", "the reference is empty", "write a name between the brackets"),
    ("As [[paid, ]] says.", "MAT004", "the reference has an empty entry", "write a name between the brackets"),
    ("As [[paid says.", "MAT004", "`[[paid` is not a complete reference", "two brackets before it"),
    ("As paid]] says.", "MAT004", "`paid]]` is not a complete reference", "two brackets before it"),
    ("As [[paid..brok]] say.", "MAT004", "nothing is called `brok`", "did you mean `broke`?"),
    ("As [[broke..signed]] say.", "MAT004", "`broke..signed` runs backwards in `complaint`", "`[[signed..broke]]`"),
    ("As [[paid..story]] say.", "MAT004", "`paid..story` runs from a paragraph to a section", "a range of paragraphs"),
    ("As [[party:alfa]] says.", "MAT004", "nothing is called `alfa`", "did you mean `alpha`?"),
    ("As [[party:paid]] says.", "MAT004", "no party is called `paid`, which is a paragraph", "`alpha`, `beta`"),
    ("Under [[term:agreement]].", "MAT004", "nothing is called `agreement`", "define this name"),
    ("See [[complant:paid]].", "MAT004", "no paper is called `complant`", "`complaint`"),
    ("See [[notice_of_voluntary_dismissal:paid]].", "MAT004", "`paid` has no number in", "the paper numbers"),
    ("See [[complaint:payed]].", "MAT004", "nothing is called `payed`", "`paid`"),
]


@pytest.mark.parametrize(("text", "code", "message", "fix"), FAULTY_REFERENCES)
def test_a_reference_that_does_not_lead_to_one_thing_is_reported_in_one_line(
    text: str, code: str, message: str, fix: str
) -> None:
    finding = refusal(story(text))

    assert finding.code == code
    assert finding.message.startswith(message)
    assert fix in finding.fix
    assert finding.place.line == 1


def test_a_bare_name_of_two_things_is_reported_and_a_kind_tells_them_apart() -> None:
    parties = "parties: {paid: {name: Paid LLC, role: defendant, kind: limited liability company}}\n"
    finding = refusal(parties + story("As [[paid]] says."))

    assert finding.code == "MAT005"
    assert finding.message == "`paid` is the name of both a paragraph and a party"
    assert finding.fix == "write `paragraph:paid` or write `party:paid`"
    assert "Paid LLC" in printed_paragraph("As [[party:paid]] and [[paragraph:paid]] say.", parties + PAPERS)


def test_a_message_on_a_name_of_two_parts_has_an_article_before_each_kind() -> None:
    finding = refusal("exhibits: {paid: {title: Receipt}}\n" + story("As [[paid]] says."))
    assert finding.message == "`paid` is the name of both a paragraph and an exhibit"


@pytest.mark.parametrize("docket", ["Dkt. 1", "one", "1-", "123456"])
def test_an_invalid_docket_number_is_reported(docket: str) -> None:
    finding = refusal(f"filings: [{{paper: complaint, docket: {docket}}}]")
    assert finding.message == f"`docket`, `{docket}`, is not a docket number, such as `1` or `12-3`"


def test_a_term_that_holds_a_reference_is_reported() -> None:
    finding = refusal("terms: {a: {term: A, means: 'what [[paid]] says'}}")
    assert finding.message.endswith("has a reference in `means`")


def test_a_reference_in_the_words_on_the_assignment_must_lead_somewhere() -> None:
    finding = refusal("assignment: {text: 'It arose as [[nothing]] alleges.'}")
    assert finding.message == "nothing is called `nothing`"


def test_subsections_are_cited_together_in_their_order() -> None:
    texts = '{id: sub, heading: Under It}, It rained., {id: low, heading: Below It}, "See [[low, sub]]."'
    body = build_plan(f"more_facts: [{{id: more, heading: More, paragraphs: [{texts}]}}]\n{PAPERS}").body
    assert "See [Sections~II.A](#s-sub) and [II.B](#s-low)." in [
        words_of(block.text) for block in body if isinstance(block, Paragraph)
    ]


@pytest.mark.parametrize(
    ("reference", "printed_text"),
    [
        ("[[Paragraph paid]]", "Paragraph 2"),
        ("[[Paragraphs signed..broke]]", "Paragraphs 1 through 3"),
        ("[[Paragraphs signed, broke]]", "Paragraphs 1 and 3"),
        ("[[ Paragraph paid ]]", "Paragraph 2"),
        ("[[paid]]", "paragraph 2"),
        ("[[Section story]]", "Section"),
        ("[[Exhibit deed]]", "Exhibit"),
        ("[[Count contract]]", "Count"),
    ],
)
def test_a_word_inside_a_reference_keeps_its_capital(reference: str, printed_text: str) -> None:
    text = re.sub(r"\[([^\]]*)\]\(#[^)]*\)", r"\1", printed_paragraph(f"It is so, as {reference} shows."))
    assert f"as {printed_text}" in text.replace("~", " ").replace("|", "")


def test_an_exhibit_may_be_called_by_the_name_of_a_kind() -> None:
    body = build_plan("exhibits: {Exhibit: {title: Deed}}\n" + story("As [[Exhibit]] says.") + PAPERS).body
    assert any("Exhibit~A" in words_of(block.text) for block in body if isinstance(block, Paragraph))


def test_the_word_inside_a_reference_must_be_its_targets_word() -> None:
    finding = refusal(story("As [[Count paid]] says."))
    assert finding.message == "no count is called `paid`, which is a paragraph"
