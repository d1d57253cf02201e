"""The text of a paper: counts, restarted numbers, and the beginning of the signatures."""

from dataclasses import replace

import pytest

from assembler.catalog import catalog_of
from assembler.importing.draft import (
    Draft,
    DraftCount,
    DraftHeading,
    DraftParagraph,
    DraftRelief,
    DraftSection,
)
from assembler.importing.read_document import ReadDocument, SourcePlace, TextBlock, TextRun
from assembler.importing.recognize import recognize
from assembler.importing.split_blocks import split_blocks
from assembler.importing.zones.number_doubts import COMPARE_NUMBERS
from assembler.importing.zones.numbering import numbered_paragraphs

HEAD = """UNITED STATES DISTRICT COURT
NORTHERN DISTRICT OF OHIO
SAMPLE KITES LLC,
Plaintiff,
v.
IMAGINARY STRINGS, INC. and INVENTED ROPES LLC,
Defendants.
Case No. 5:25-cv-00000
COMPLAINT
Plaintiff Sample Kites LLC for its complaint against Imaginary Strings, Inc. and Invented Ropes LLC alleges as follows:
FACTS
1. Sample Kites LLC is a company in Akron that sells kites.
2. Imaginary Strings, Inc. makes strings."""


def document(text: str, head: str = HEAD) -> ReadDocument:
    lines = [*head.splitlines(), *text.strip().splitlines()]
    return ReadDocument(
        0, tuple(TextBlock(SourcePlace(0, line), (TextRun(text),)) for line, text in enumerate(lines, 1))
    )


def draft_of(text: str, head: str = HEAD) -> Draft:
    return recognize(document(text, head), catalog_of(root=None))


def paragraph_numbers(draft: Draft) -> list[int]:
    bodies = [part.body for part in draft.parts if isinstance(part, DraftSection | DraftCount)]
    return [entry.number for body in bodies for entry in body if isinstance(entry, DraftParagraph)]


def counts(draft: Draft) -> list[DraftCount]:
    return [part for part in draft.parts if isinstance(part, DraftCount)]


def relief(draft: Draft) -> DraftRelief:
    return next(part for part in draft.parts if isinstance(part, DraftRelief))


def doubt_texts(draft: Draft) -> list[str]:
    return [doubt.about for doubt in draft.doubts]


def test_numbers_that_restart_and_later_continue_are_paragraph_numbers_with_one_doubt() -> None:
    draft = draft_of("MORE FACTS\n1. Late.\n2. Short.\n3. Broken.\n4. Wet.\n3. Kites fell.\n4. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 1, 2, 3, 4, 3, 4]
    (about,) = (about for about in doubt_texts(draft) if "numbers" in about)
    events = "go back from 2 to 1, up to 4 (paragraph 15) and go on from 2, up to 4 (paragraph 19); "
    assert about.startswith(f"the numbers of paragraphs {events}")


def test_a_number_after_the_title_of_a_picture_begins_a_paragraph() -> None:
    draft = draft_of("The Strings on the Following Day 3. The strings were on the lawn.\n4. They were wet.")
    assert paragraph_numbers(draft) == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("lines", "title", "against_line"),
    [
        ("COUNT I\n(Delivery of Short Strings)", "(Delivery of Short Strings)", "none"),
        ("COUNT I\n(Bias Against Kites)", "(Bias Against Kites)", "none"),
        ("COUNT I\n(Against All Defendants)\nBREACH OF CONTRACT", "BREACH OF CONTRACT", "(Against All Defendants)"),
        ("COUNT I – FRAUD (against all Defendants)", "FRAUD", "(against all Defendants)"),
        (
            "COUNT I – FRAUD UNDER SECTION 10(b) (Against Lorem and Dolor)",
            "FRAUD UNDER SECTION 10(b)",
            "(Against Lorem and Dolor)",
        ),
        ("COUNT I\nBREACH OF\nCONTRACT\nFOR STRINGS", "BREACH OF CONTRACT FOR STRINGS", "none"),
        (
            "COUNT I: FRAUD\n(By Plaintiffs Kites,\nAgainst Defendant Ropes)",
            "FRAUD",
            "(By Plaintiffs Kites, Against Defendant Ropes)",
        ),
    ],
)
def test_the_lines_below_the_label_of_a_count_are_its_title_or_its_defendants(
    lines: str, title: str, against_line: str
) -> None:
    (count,) = counts(draft_of(f"{lines}\n3. Imaginary Strings broke its promise."))
    assert (count.title, count.against_line or "none") == (title, against_line)


@pytest.mark.parametrize("label", ["NINTEENTH CAUSE OF ACTION", "TWENTY-SECOND CLAIM FOR RELIEF", "¯ COUNT I"])
def test_a_label_with_a_misspelled_number_or_a_speck_begins_a_count(label: str) -> None:
    (count,) = counts(draft_of(f"{label}\n3. Imaginary Strings broke its promise."))
    assert count.label == label.removeprefix("¯ ")


def test_the_heading_both_claims_does_not_begin_a_count() -> None:
    assert not counts(draft_of("BOTH CLAIMS\n3. Imaginary Strings broke its promise."))


def test_a_count_whose_heading_names_no_law_is_a_doubt_in_a_federal_court() -> None:
    against = "(against all Defendants)"
    draft = draft_of(f"COUNT I - FRAUD {against}\n3. It lied.\nCOUNT II - 42 U.S.C. § 1981 {against}\n4. It lied.")
    assert [count.law for count in counts(draft)] == ["OH", "US"]
    about = "COUNT I: the heading does not say for certain under whose law; confirm `law: OH`, or correct it"
    assert doubt_texts(draft) == [about]


@pytest.mark.parametrize(
    ("text", "law", "is_doubt"),
    [
        ("It violated 42 U.S.C. § 1983.", "US", False),
        ("It violated 42 U.S.C. § 1983 and Ohio law.", "US", True),
        ("It lied.", "OH", True),
    ],
)
def test_a_count_whose_text_cites_only_federal_law_is_under_federal_law(text: str, law: str, is_doubt: bool) -> None:  # noqa: FBT001
    draft = draft_of(f"COUNT I - RIGHT TO FLY (against all Defendants)\n3. {text}")
    (count,) = counts(draft)
    assert count.law == law
    assert any("under whose law" in about for about in doubt_texts(draft)) is is_doubt


@pytest.mark.parametrize(
    ("text", "is_doubt"),
    [
        ("Invented Ropes LLC lied.", True),
        ("Defendants lied.", False),
        ("Imaginary Strings, Inc. lied to Invented Ropes LLC.", False),
    ],
)
def test_a_count_that_names_some_defendants_only_in_its_text_is_a_doubt(text: str, is_doubt: bool) -> None:  # noqa: FBT001
    draft = draft_of(f"COUNT I - FRAUD UNDER OHIO LAW\n3. {text}")
    assert any("against whom" in about for about in doubt_texts(draft)) is is_doubt


def test_lines_about_counsel_end_the_prayer_even_without_a_date() -> None:
    counsel = "Ann Sample, Counsel\n1 Example Street\nAkron, Ohio 44301\n(619) 555-0100"
    draft = draft_of(f"WHEREFORE, Plaintiff asks for judgment.\n{counsel}")
    assert relief(draft).items == ()
    assert [office.values["name"] for office in draft.closing.counsel.attorneys] or draft.closing.below


def test_a_centered_heading_above_prose_after_the_signature_begins_a_section() -> None:
    read = document("WHEREFORE, Plaintiff asks for judgment.\nRespectfully submitted,\nAnn Sample")
    place = SourcePlace(0, 99)
    heading = TextBlock(place, (TextRun("Care of the Strings"),), align="center")
    prose = TextBlock(
        place, (TextRun("Plaintiff asks that all defendants keep the strings that are left in a dry place."),)
    )
    draft = recognize(ReadDocument(0, (*read.blocks, heading, prose)), catalog_of(root=None))
    assert draft.closing.after == (("Care of the Strings", prose.text, False),)


def test_several_lost_numbers_are_one_doubt() -> None:
    draft = draft_of("4. They broke.\n5. They were short.\n7. Nobody paid.\n8. Nobody wrote.")
    assert doubt_texts(draft) == [
        f"the numbers 3 (paragraph 14) and 6 (paragraph 16) were not found; {COMPARE_NUMBERS}"
    ]


def test_many_numbers_may_be_lost_in_a_scan_if_several_follow() -> None:
    text = "\n".join(f"{number}. The kite of day {number} fell." for number in (9, 10, 12, 13))
    assert paragraph_numbers(draft_of(text)) == [1, 2, 9, 10, 12, 13]


def test_an_exhibit_to_another_paper_is_not_listed() -> None:
    assert not draft_of("3. He said so. Kites v. Ropes, ECF No. 119 Exhibit 1 (Deposition).").exhibits
    assert draft_of("3. He said so. Exhibit 1.").exhibits


def test_signatures_repeated_in_a_section_are_not_its_text() -> None:
    counsel = "Respectfully submitted,\n/s/ Ann Sample\nAnn Sample\n1 Example Street\nAkron, Ohio 44301"
    draft = draft_of(
        f"WHEREFORE, Plaintiff asks for judgment.\n{counsel}\nJURY DEMAND\nPlaintiff demands it.\n{counsel}"
    )
    assert draft.closing.after == (("JURY DEMAND", "Plaintiff demands it.\n\nRespectfully submitted,", True),)
    draft = draft_of(
        f"WHEREFORE, Plaintiff asks for judgment.\n{counsel}\nJURY DEMAND\nPlaintiff demands it.\nAnn Sample"
    )
    assert draft.closing.after == (("JURY DEMAND", "Plaintiff demands it.\n\nAnn Sample", False),)


def test_several_repeated_numbers_are_one_doubt() -> None:
    draft = draft_of("2. No.\n3. Late.\n3. No.\n4. Short.\n4. No.\n5. Broken.\n6. Wet.")
    assert paragraph_numbers(draft) == [1, 2, 2, 3, 3, 4, 4, 5, 6]
    (about,) = doubt_texts(draft)
    assert about.startswith("the paragraphs 2 (paragraph 14), 3 (paragraph 16), and 4 (paragraph 18) have the numbers")


COUNT = "COUNT I\n42 U.S.C. § 1983\n{title}\n3. Nothing was delivered.\n4. Nothing was paid for it."


def test_the_title_of_a_count_may_have_several_lines_and_end_with_a_period() -> None:
    title = "Purpose in Violation of the Fourteenth Amendment as to Districts 5, 6, and 7."
    (count,) = counts(draft_of(COUNT.format(title=title)))
    assert count.title == f"42 U.S.C. § 1983 {title}"
    sentence = "Plaintiff repeats and realleges what is above."
    (count,) = counts(draft_of(COUNT.format(title=sentence)))
    assert sentence not in count.title


def test_a_heading_names_an_entity_by_the_first_word_of_its_name() -> None:
    text = "COUNT I\nNegligence Against Imaginary\n3. Nothing was delivered.\n4. Nothing was paid for it."
    (count,) = counts(draft_of(text))
    assert count.against == ("imaginary_strings",)


def test_a_heading_joined_to_the_paragraph_before_it_is_split_off() -> None:
    text = "PRAYER FOR RELIEF\nWHEREFORE, Plaintiff asks for:\nA. damages.\nB. costs. VERIFICATION\nI have read it."
    assert relief(draft_of(text)).items[-1] == "B. costs."


def test_a_lettered_title_between_paragraphs_is_a_heading_but_a_lettered_list_item_is_not() -> None:
    text = "A. Notice to the maker and its reply\n3. It was told.\nB. Reply of the maker to it\n4. It replied that:\n"
    draft = draft_of(f"{text}A. the string broke\n5. It was wet.")
    (body,) = [part.body for part in draft.parts if isinstance(part, DraftSection)]
    headings = [(entry.label, entry.text) for entry in body if isinstance(entry, DraftHeading)]
    assert headings == [("A.", "Notice to the maker and its reply"), ("B.", "Reply of the maker to it")]
    (last_but_one,) = (entry for entry in body if isinstance(entry, DraftParagraph) and entry.number == 4)
    assert "- A. the string broke" in last_but_one.text


def test_claims_in_capitals_that_the_caption_lists_are_not_the_first_paragraphs() -> None:
    head = HEAD.replace("COMPLAINT\n", "COMPLAINT\n1. BREACH OF THE CONTRACT OF SALE (Code § 1)\n2. FRAUD AND DECEIT\n")
    draft = recognize(document("3. They broke.", head), catalog_of(root=None))
    assert paragraph_numbers(draft) == [1, 2, 3]
    assert not any("an earlier paragraph" in about for about in doubt_texts(draft))


@pytest.mark.parametrize("line", ["28 U.S.C. § 1361.", "§ 12.", "5 U.S.C. § 706(1)."])
def test_a_citation_on_a_separate_line_below_a_quotation_belongs_to_the_paragraph(line: str) -> None:
    draft = draft_of(f"COUNT I\nNegligence\n3. The law says:\n“Kites fly.”\n{line}\n4. They did not.")
    (count,) = counts(draft)
    assert [type(entry) for entry in count.body] == [DraftParagraph, DraftParagraph]
    assert isinstance(count.body[0], DraftParagraph)
    assert line in count.body[0].text


def test_only_text_indented_from_a_hanging_paragraph_is_a_quotation() -> None:
    read = document("3. The law says:\nKites fly.\nSo it was held.\n4. They did not.")
    indents = {"3. The law says:": 36.0, "Kites fly.": 72.0, "So it was held.": 36.0}
    first_lines = {"3. The law says:": -36.0}
    blocks = tuple(
        replace(block, indent=indents.get(block.text, 0.0), first_line=first_lines.get(block.text, 0.0))
        for block in read.blocks
        if isinstance(block, TextBlock)
    )
    draft = recognize(replace(read, blocks=blocks), catalog_of(root=None))
    (section,) = (part for part in draft.parts if isinstance(part, DraftSection))
    assert [entry.text for entry in section.body if isinstance(entry, DraftParagraph)][2:] == [
        "The law says:\n\n> Kites fly.\n\nSo it was held.",
        "They did not.",
    ]


def test_counts_listed_in_a_sentence_do_not_begin_a_count() -> None:
    draft = draft_of(
        "3. This does not affect the claims in\nCounts I–V and VII.\n4. They stand.\nCOUNT I\nNegligence\n5. It fell."
    )
    assert [count.label for count in counts(draft)] == ["COUNT I"]
    assert paragraph_numbers(draft) == [1, 2, 3, 4, 5]
    joined = TextBlock(SourcePlace(0, 1), (TextRun("the claims in "), TextRun("Count I", bold=True)))
    assert split_blocks([joined]) == (joined,)


def test_decimal_numbers_that_are_not_read_are_a_doubt() -> None:
    lines = [f"{chapter}.{number}. Kites fell" for chapter in (1, 2) for number in range(1, 6)]
    _, doubts = numbered_paragraphs(document("\n".join(lines), head="").blocks, start=0, headings=frozenset())
    assert "10 texts begin with numbers from 1.1 to 2.5, but no numbered paragraph was read" in doubts[0].about


def test_numbers_above_the_text_are_counted_if_no_paragraph_is_numbered() -> None:
    lines = [f"{number} the kite\nfell, and\nnobody said" for number in range(1, 12)]
    blocks = document("\n".join(lines), head="").blocks
    read, doubts = numbered_paragraphs(blocks, start=7, headings=frozenset())
    assert not read
    assert "11 texts begin with the rising numbers 1 to 11, but none was read" in doubts[0].about


def test_a_number_alone_below_the_prayer_is_plain_text() -> None:
    draft = draft_of("PRAYER FOR RELIEF\nWHEREFORE, Ann asks for\n1. damages, and\n2. costs.\n7.")
    assert str(relief(draft).items[-1]).endswith("costs.\n\n7\\.")


def test_the_line_of_a_table_of_contents_is_not_the_heading_of_a_prayer() -> None:
    draft = draft_of("PRAYER FOR RELIEF ......... 105\n3. They broke.\n4. Nobody paid.")
    assert paragraph_numbers(draft) == [1, 2, 3, 4]


def test_a_claim_of_relief_is_a_count() -> None:
    draft = draft_of("FIRST CLAIM FOR RELIEF\n3. It lied.\nSECOND CLAIM OF RELIEF\n4. It left.")
    assert [count.label for count in counts(draft)] == ["FIRST CLAIM FOR RELIEF", "SECOND CLAIM OF RELIEF"]


def test_a_paragraph_that_cites_itself_keeps_the_typed_numbers() -> None:
    draft = draft_of("3. The matters in paragraphs 1 through 3 are false.\n4. Paragraphs 1 through 3 are true.")
    texts = [entry.text for part in draft.parts if isinstance(part, DraftSection) for entry in part.body]
    assert texts[2] == "The matters in paragraphs 1 through 3 are false."
    assert texts[3].startswith("[[Paragraphs ")


def test_a_title_in_parentheses_may_have_several_lines() -> None:
    title = "(Breach of the Imaginary Act, Section 6(b) – against Defendants Imaginary Strings, Invented Ropes, and"
    (count,) = counts(draft_of(f"COUNT I\n{title}\nothers)\n3. It lied."))
    assert (count.title, count.against_line) == (f"{title} others)", "")


def test_a_line_in_capitals_that_ends_with_a_comma_above_a_count_is_part_of_its_heading() -> None:
    draft = draft_of("3. It broke.\nIN THE ALTERNATIVE,\nCOUNT II\nNEGLIGENCE\n4. It was old.")
    (count,) = [part for part in draft.parts if isinstance(part, DraftCount)]
    assert (count.label, count.title) == ("IN THE ALTERNATIVE, COUNT II", "NEGLIGENCE")


def test_a_line_after_a_title_before_a_name_is_not_a_heading() -> None:
    sentence = "3. It was sold by Mr.\nSample and the Other Agents of Strings"
    text = f"COUNT I - Fraud (against all Defendants)\n{sentence}\n4. It lied."
    (count,) = counts(draft_of(text))
    first = count.body[0]
    assert isinstance(first, DraftParagraph)
    assert first.text == "It was sold by Mr. Sample and the Other Agents of Strings"


def test_a_list_whose_bullets_have_no_known_code_is_a_list() -> None:
    text = "3. It sold three things:\n\ufffd\tkites;\n\ufffd\tstrings."
    (section,) = [part for part in draft_of(text).parts if isinstance(part, DraftSection)]
    last = section.body[-1]
    assert isinstance(last, DraftParagraph)
    assert last.text == "It sold three things:\n\n* kites;\n* strings."
