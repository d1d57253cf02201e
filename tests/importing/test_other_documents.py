"""Numbers of paragraphs of other documents, such as a constitution or a lease, never become references to our own."""

import pytest

from tests.importing.test_body import doubt_texts, draft_of

UNCERTAIN = "may cite this paper or another document"


@pytest.mark.parametrize(
    "citation",
    [
        "Venue is under Example Const. art. VI, § 3, ¶ 2.",
        "Under article III, section 4, paragraph 2, the kites are his.",
        "It breached Rule 4:5, ¶ 2.",
        "It flew (Ex. A ¶ 2).",
        "It flew (Exhibits A and B, ¶ 2).",
        "It flew. Sample Decl. ¶ 2.",
        "It flew. Sample Declaration, paragraph 2.",
        "It flew. *Id.* ¶ 2.",
        "It breached paragraph 2 of Exhibit A.",
        "It realleges paragraph 2 of the Lease.",
    ],
)
def test_a_paragraph_of_another_document_stays_as_it_is_typed_without_a_doubt(citation: str) -> None:
    draft = draft_of(f"3. It rained. {citation}")
    text = draft.paragraphs[2].text
    assert "¶ 2" in text or "paragraph 2" in text
    assert draft.paragraphs[1].id not in text
    assert not [about for about in doubt_texts(draft) if UNCERTAIN in about]


@pytest.mark.parametrize(
    "citation",
    [
        "The lease that the parties signed in May says in paragraph 2 that it flies.",
        "Its Policy on the storage of kites, of which paragraph 2 is an example, was broken.",
        "It realleges the words that the affidavit of its clerk Ann Sample has in paragraph 2.",
    ],
)
def test_a_sentence_that_names_a_document_leaves_the_number_as_it_is_with_a_doubt(citation: str) -> None:
    draft = draft_of(f"3. It rained. {citation}")
    assert draft.paragraphs[2].text == f"It rained. {citation}"
    (about,) = [about for about in doubt_texts(draft) if UNCERTAIN in about]
    assert about.startswith("`paragraph 2`")


@pytest.mark.parametrize(
    ("citation", "text"),
    [
        ("The lease of the kites was broken in May, as paragraph 2 above says.", "as [[{second}]] above says"),
        ("The lease of the kites is that of paragraph 2 of this Complaint.", "of [[{second}]] of this Complaint"),
        ("The lease fell. It did what paragraph 2 says.", "what [[{second}]] says"),
        ("Under the lease of the kites that it flew, it repeats paragraph 2.", "it repeats [[{second}]]"),
    ],
)
def test_a_paragraph_of_this_paper_becomes_a_reference_although_a_document_is_near(citation: str, text: str) -> None:
    draft = draft_of(f"3. It rained. {citation}")
    ids = [paragraph.id for paragraph in draft.paragraphs]
    assert text.format(second=ids[1]) in draft.paragraphs[2].text
    assert not [about for about in doubt_texts(draft) if UNCERTAIN in about]


def test_a_count_that_incorporates_paragraphs_of_a_contract_realleges_nothing() -> None:
    sentence = "It incorporates paragraphs 1 through 3 of the Lease."
    draft = draft_of(f"3. It rained.\nCOUNT I - Fraud (against all Defendants)\n4. {sentence}\n5. It lied.")
    assert sentence in [paragraph.text for paragraph in draft.paragraphs]
