"""A plan decides every number, letter, label and reference of a paper, before anything is laid out."""

import re
from datetime import date

import pytest

from assembler.findings.finding import MatterError
from assembler.papers import plan_paper
from assembler.plan.blocks import Block, Count, Heading, Paragraph, Prayer
from assembler.plan.plan import Plan
from tests.support.matters import COMPLAINT, NOTICE, build_plan, case, catalog, matter
from tests.support.plan_text import body_text, words_of

TWO_COUNTS = """\
claims:
  - {id: contract, cause: ny-breach-of-contract, against: [beta], elements: {contract: [signed], breach: [broke]}}
  - id: again
    cause: wa-defamation
    against: [beta]
    incorporates: [story]
    paragraphs:
      - {id: spoke, text: "Beta spoke, as [[broke]] alleges."}
      - {heading: Later, id: later}
      - {text: "It did so twice ([[¶ spoke]]; [[contract]])."}
    elements: {statement: [spoke]}
"""


def numbered_paragraphs(paper_plan: Plan) -> list[Paragraph]:
    return [block for block in paper_plan.body if isinstance(block, Paragraph) and block.number]


def blocks_of(kind: type[Block], paper_plan: Plan) -> list[Block]:
    return [block for block in paper_plan.body if isinstance(block, kind)]


def text_of(paper_plan: Plan) -> str:
    return "\n".join(body_text(*paper_plan.body))


# -- numbers ----------------------------------------------------------------------------------------------------------


def test_allegations_are_numbered_through_the_paper_without_a_gap() -> None:
    paragraphs = numbered_paragraphs(build_plan(TWO_COUNTS))
    assert len(paragraphs) > 10
    assert [paragraph.number for paragraph in paragraphs] == list(range(1, len(paragraphs) + 1))


FACTS_WITH_SUBHEADINGS = """\
facts:
  - id: story
    heading: The Story
    paragraphs: [{heading: One}, {id: signed, text: A.}, {heading: Two}, {id: paid, text: B.}, {id: broke, text: C.}]
"""


def test_headings_are_numbered_in_roman_and_sub_headings_in_letters() -> None:
    headings = [block for block in build_plan(FACTS_WITH_SUBHEADINGS).body if isinstance(block, Heading)]
    assert [heading.label for heading in headings if heading.level == 1] == ["I.", "II.", "III.", "IV.", "V."]
    assert [heading.label for heading in headings if heading.level == 2] == ["A.", "B."]


def test_sub_headings_restart_in_each_count() -> None:
    headings = [block for block in build_plan(TWO_COUNTS).body if isinstance(block, Heading)]
    assert [heading.label for heading in headings if heading.level == 2] == ["A."]


def test_counts_are_numbered_in_words() -> None:
    counts = [block for block in build_plan(TWO_COUNTS).body if isinstance(block, Count)]
    assert [count.label for count in counts] == ["COUNT ONE", "COUNT TWO"]
    assert [count.id for count in counts] == ["c-contract", "c-again"]


def test_ids_are_unique_in_a_paper() -> None:
    all_ids = [getattr(block, "id", "") for block in build_plan(TWO_COUNTS).body]
    ids = [id_ for id_ in all_ids if id_]
    assert len(ids) > 10
    assert len(set(ids)) == len(ids)


def test_each_link_of_a_paper_has_a_target_in_it() -> None:
    paper_plan = build_plan(TWO_COUNTS)
    targets = set(re.findall(r"\]\(#([^)]*)\)", text_of(paper_plan)))
    assert targets
    assert targets <= {getattr(block, "id", "") for block in paper_plan.body}


# -- references -------------------------------------------------------------------------------------------------------


FACTS_WITH_REFERENCE = """\
facts:
  - {id: before, heading: Before, paragraphs: [{text: One.}, {text: Two.}]}
  - id: story
    heading: The Story
    paragraphs: [{id: signed, text: S.}, {id: paid, text: P.}, {id: broke, text: 'B ([[¶ signed]]).'}]
"""


def test_a_reference_follows_its_allegation_when_others_are_inserted_before_it() -> None:
    assert "[¶~8](#p-signed)" in text_of(build_plan(FACTS_WITH_REFERENCE))
    assert "[¶~7](#p-signed)" in text_of(build_plan(FACTS_WITH_REFERENCE.replace("{text: One.}, ", "")))


def test_a_count_realleges_the_paragraphs_before_the_first_count() -> None:
    assert "9. Alpha realleges paragraphs~1 through 8." in text_of(build_plan(TWO_COUNTS))


def test_a_count_realleges_only_the_sections_that_it_names() -> None:
    assert "Alpha realleges paragraphs~6 through 8." in text_of(build_plan(TWO_COUNTS))


def test_a_count_is_referred_to_by_its_number() -> None:
    assert "[Count~One](#c-contract)" in text_of(build_plan(TWO_COUNTS))


def test_an_exhibit_is_lettered_in_the_matters_order_and_cited_at_the_end() -> None:
    changes = """\
exhibits: {deed: {title: Deed}, bill: {title: Bill}}
facts:
  - id: story
    heading: The Story
    paragraphs:
      - {id: signed, text: They signed., exhibit: bill}
      - {id: paid, text: Alpha paid., exhibit: [deed, bill]}
      - {id: broke, text: "Beta broke [[deed]]."}
"""
    text = text_of(build_plan(changes))
    assert "They signed. (Ex.~B.)" in text
    assert "Alpha paid. (Exs.~A, B.)" in text
    assert "Beta broke |Exhibit~A|." in text


def test_only_the_exhibits_in_the_papers_file_are_links_where_several_are_cited_together() -> None:
    changes = """\
exhibits: {deed: {title: Deed, file: deed.pdf}, bill: {title: Bill}}
exhibit_form: {filed: combined}
more_facts: [{id: more, heading: More, paragraphs: [{text: They signed., exhibit: [deed, bill]}]}]
"""
    assert "They signed. ([Exs.~A](#x-deed), |B|.)" in text_of(build_plan(changes))


# -- elements ---------------------------------------------------------------------------------------------------------


def test_an_element_that_is_pleaded_in_the_facts_gets_a_sentence_of_the_catalog() -> None:
    assert "Alpha and Beta made a contract, as alleged in paragraph~6." in text_of(build_plan())


def test_an_element_that_the_count_pleads_itself_gets_no_sentence() -> None:
    text = text_of(build_plan(TWO_COUNTS))
    assert text.count("Beta spoke") == 1
    assert "communicated the statement" not in text


def test_an_element_that_nothing_pleads_is_not_printed() -> None:
    changes = "claims:\n  - {cause: ny-breach-of-contract, against: [beta], elements: {contract: [signed]}}\n"
    assert "breached a specific provision" not in text_of(build_plan(changes))


def test_each_allegation_of_a_count_is_printed_once_and_in_order() -> None:
    changes = """\
claims:
  - cause: ny-breach-of-contract
    against: [beta]
    paragraphs:
      - {id: first, text: First words.}
      - {id: second, text: Second words.}
      - {text: Third words.}
    elements: {contract: [second], performance: [paid], breach: [first], damages: [broke]}
"""
    text = text_of(build_plan(changes))
    assert re.findall("First words|Second words|Third words", text) == ["First words", "Second words", "Third words"]


# -- the frame --------------------------------------------------------------------------------------------------------


def test_the_same_matter_gives_the_same_plan() -> None:
    assert build_plan(TWO_COUNTS) == build_plan(TWO_COUNTS)


def test_a_paper_without_a_date_takes_todays_or_leaves_a_blank() -> None:
    suit = matter("filings: [{paper: complaint}]")
    plan_dated_today = plan_paper(suit, suit.filings[0], catalog(), today=date(2025, 7, 4))
    assert plan_dated_today.signature.dated == "DATED: July\N{NO-BREAK SPACE}4, 2025."
    assert plan_paper(suit, suit.filings[0], catalog()).signature.dated == f"DATED: {'_' * 20}."


def test_the_date_of_a_paper_takes_precedence_over_todays() -> None:
    suit = matter()
    assert "March" in plan_paper(suit, suit.filings[COMPLAINT], catalog(), today=date(2025, 7, 4)).signature.dated


def test_a_draft_is_marked_as_a_draft() -> None:
    suit = matter()
    assert plan_paper(suit, suit.filings[COMPLAINT], catalog(), draft=True).metadata.draft
    assert not build_plan().metadata.draft


def test_metadata_names_the_paper_the_case_and_who_wrote_it() -> None:
    metadata = build_plan().metadata
    assert metadata.title == "Complaint, Alpha Kites, Inc. v. Beta Strings, Inc."
    assert metadata.author == "Ann Example"
    assert metadata.language == "en-US"


def test_a_notice_is_not_numbered() -> None:
    assert numbered_paragraphs(build_plan(changes="", paper=NOTICE)) == []


def test_the_sections_are_those_of_the_filing_in_its_order() -> None:
    order = "filings:\n  - {paper: complaint, date: 2025-03-03, sections: [claims, story, parties, relief]}\n"
    headings = [block.id for block in build_plan(order).body if isinstance(block, Heading)]
    assert headings == ["s-claims", "s-story", "s-parties", "s-relief"]


def test_facts_are_the_sections_that_the_filing_does_not_name() -> None:
    changes = """\
more_facts:
  - {id: aside, heading: Aside, paragraphs: [{text: Aside words.}]}
filings:
  - {paper: complaint, date: 2025-03-03, sections: [aside, facts, claims]}
"""
    headings = [block.id for block in build_plan(changes).body if isinstance(block, Heading)]
    assert headings == ["s-aside", "s-story", "s-claims"]


def test_a_prayer_is_lettered_and_ends_as_one_sentence() -> None:
    paper_plan = build_plan("relief: [award damages., 'award costs;', grant more]")
    (prayer,) = blocks_of(Prayer, paper_plan)
    assert isinstance(prayer, Prayer)
    assert [f"{item.label} {words_of(item.text)}" for item in prayer.items] == [
        "A. award damages;",
        "B. award costs; and",
        "C. grant more.",
    ]


def test_an_abbreviation_at_the_end_of_relief_keeps_its_period() -> None:
    (prayer,) = blocks_of(Prayer, build_plan("relief: ['enjoin Beta, Inc.', 'award costs against Gamma Corp.']"))
    assert isinstance(prayer, Prayer)
    assert [words_of(item.text) for item in prayer.items] == [
        "enjoin Beta, Inc.; and",
        "award costs against Gamma Corp.",
    ]


def test_a_prayer_for_one_thing_and_for_two() -> None:
    (prayer,) = blocks_of(Prayer, build_plan("relief: [award damages]"))
    (prayer_for_two,) = blocks_of(Prayer, build_plan("relief: [award damages, award costs]"))
    assert isinstance(prayer, Prayer)
    assert isinstance(prayer_for_two, Prayer)
    assert [words_of(item.text) for item in prayer.items] == ["award damages."]
    assert [words_of(item.text) for item in prayer_for_two.items] == ["award damages; and", "award costs."]


def test_a_sentence_with_an_unknown_blank_is_an_error() -> None:
    with pytest.raises(MatterError, match=r"no sentence is called `parties\.nobody`"):
        case().say("parties.nobody")
    with pytest.raises(MatterError, match="uses an undefined value"):
        case().say("parties.entity")
