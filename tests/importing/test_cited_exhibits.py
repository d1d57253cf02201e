"""Exhibits that a paper cites: singly, with emphasis, and several in one citation."""

from assembler.importing.draft import Draft
from tests.importing.test_body import draft_of
from tests.importing.test_paragraph_numbers import texts


def keys(draft: Draft) -> list[str]:
    return [exhibit.key for exhibit in draft.exhibits]


def test_several_exhibits_in_one_citation_are_listed_and_their_citation_is_a_doubt() -> None:
    draft = draft_of("3. It said so (Exhibits 5a-5c, Policies) and again (Exhibit 6; Exhibits A through C and E).")
    assert keys(draft) == [f"exhibit_{label}" for label in ("5a", "5b", "5c", "a", "b", "c", "e", "6")]
    assert "(Exhibits 5a-5c, Policies) and again ([[exhibit_6]]; Exhibits A through C and E)" in texts(draft)[2]
    (about,) = (doubt.about for doubt in draft.doubts if "citation of several" in doubt.about)
    assert about.startswith("`Exhibits 5a-5c` and `Exhibits A through C and E` are kept as text")


def test_a_citation_with_a_letter_after_the_number_cites_one_exhibit() -> None:
    draft = draft_of("3. It said so (Exhibit 5a).")
    assert (keys(draft), texts(draft)[2]) == (["exhibit_5a"], "It said so ([[exhibit_5a]]).")


def test_exhibits_of_another_paper_are_not_listed() -> None:
    assert not draft_of("3. It said so. Exhibits A and B to the Sample Declaration say so too.").exhibits


def test_two_exhibits_with_their_own_words_are_two_citations() -> None:
    assert "[[exhibit_a]] and [[exhibit_b]]" in texts(draft_of("3. See Exhibit A and Exhibit B."))[2]
