"""The user's own short texts on a dismissal paper, and the sentence that dismisses."""

from pathlib import Path

import pytest
from PIL import Image

from assembler.pipeline import check_matter
from assembler.results import Options
from tests.support.rule_examples import codes, laid_over_minimal

NOTICE = "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, %s}]\n"
STIPULATION = """
parties: {strings: {counsel: [other]}}
counsel:
  other: {name: Other Example, bar_number: 00001, address: [9 Example Street, "Seattle, Washington 98100"],
    telephone: (206) 555-0109, email: other@example.com}
events: [{event: answer, by: [strings], date: 2025-05-05}]
filings: [{paper: stipulation_of_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]
"""
MOTION = """
filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}]
"""


def messages(text: str) -> list[str]:
    return [finding.message for finding in laid_over_minimal(text) if finding.code == "DIS035"]


@pytest.mark.parametrize(
    "fragment", ["Not", "Not yet", "When paid", "Rescinded", "In escrow", "Except Count Two", "False", "Terms apply"]
)
def test_a_sentence_of_a_word_or_two_must_be_read_like_any_other(fragment: str) -> None:
    (message,) = messages(NOTICE % f'paragraphs: ["This notice takes effect when it is filed. {fragment}."]')
    assert f"says `{fragment}`, but the program cannot tell" in message


def test_each_clause_between_semicolons_is_read() -> None:
    clauses = 'paragraphs: ["This notice takes effect when it is filed; this notice waits; money comes first."]'
    assert len(messages(NOTICE % clauses)) == 2


@pytest.mark.parametrize(
    "text",
    [
        'paragraphs: ["This notice takes effect when it is filed.^[Not yet.]"]',
        'words: {lead: "When paid,"}',
        'after_signature: [{heading: In Escrow, text: "By mail."}]',
        'after_signature: [{heading: Certificate of Service, text: "Not yet."}]',
    ],
)
def test_notes_leads_headings_and_words_after_the_signature_are_read(text: str) -> None:
    assert len(messages(NOTICE % text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        'paragraphs: ["Respectfully submitted."]',
        'paragraphs: ["Sample Kites, Inc. and Imaginary Strings, Inc."]',
        'words: {lead: "Plaintiff gives notice:"}',
        'words: {lead: "COMES NOW Plaintiff, by counsel, and states as follows:"}',
        'words: {lead: "PLEASE TAKE NOTICE that"}',
        'words: {below_signature: "Pat Placeholder\\n1 Example Street\\nSeattle, Washington 98100"}',
        'after_signature: [{heading: Certificate of Service, text: "By mail."}]',
    ],
)
def test_names_addresses_and_common_headings_and_openings_need_not_be_read(text: str) -> None:
    assert "DIS035" not in codes(NOTICE % text)


def test_even_one_word_after_the_sentence_that_dismisses_is_read() -> None:
    sentence = "sentences: {ending: {dismissal_action: '{plaintiffs:full} dismisses this action{prejudice}.%s'}}\n"
    assert messages(sentence % "") == []
    assert len(messages(sentence % " Not.")) == 1


@pytest.mark.parametrize(
    ("text", "sentence"),
    [("", "dismissal_action"), (STIPULATION, "stipulation_action"), (MOTION, "motion_action")],
)
def test_a_paper_without_the_sentence_that_dismisses_is_always_stopped(text: str, sentence: str) -> None:
    omission = f"sentences: {{ending: {{{sentence}: none}}}}\n"
    (message,) = messages(text + omission)
    assert message == "the sentence is `none`, so the paper dismisses nobody"
    replacement = f"sentences: {{ending: {{{sentence}: The parties have settled.}}}}\n"
    assert "which dismisses nobody" in messages(text + replacement)[0]


def test_the_claims_cannot_be_left_out_of_the_sentence_that_dismisses() -> None:
    without_claims = """
parties: {reels: {name: "Made-Up Reels, Inc.", role: defendant, kind: corporation}}
sentences: {dismissal: {claims: none}}
filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: [reels], prejudice: without}]
"""
    assert "the sentence is `none`, so the paper dismisses nobody" in messages(without_claims)


TERM = 'terms: {deal: {term: Deal, means: "%s"}}\n' + NOTICE % 'paragraphs: ["[[term:deal]]."]'


def test_sentences_are_read_as_they_are_printed() -> None:
    (message,) = messages(TERM % "this dismissal is conditioned on payment")
    assert "cannot depend on a condition" in message
    with_reference = 'paragraphs: ["[[party:kites]] dismisses this action against [[party:strings]]."]'
    with_name = with_reference.replace("[[party:kites]]", "Sample Kites")
    assert messages(NOTICE % with_reference) == messages(NOTICE % with_name)


def test_a_picture_must_be_read(tmp_path: Path) -> None:
    Image.new("RGB", (8, 8)).save(tmp_path / "seal.png")
    matter = Path("tests/support/minimal.yaml").read_text("utf-8")
    with_picture = matter.replace("dismisses: all", 'dismisses: all, paragraphs: ["![The seal](seal.png)"]')
    (tmp_path / "matter.yaml").write_text(with_picture, "utf-8")
    findings = check_matter(tmp_path / "matter.yaml", Options(root=tmp_path)).findings
    (message,) = [finding.message for finding in findings if finding.code == "DIS035"]
    assert "says `picture seal.png (The seal)`, but the program cannot tell" in message


def test_the_titles_of_cited_exhibits_are_read() -> None:
    exhibits = "exhibits: {deal: {title: %s, file: it.pdf}}\n"
    citing_notice = NOTICE % 'paragraphs: ["[[deal]]."]'
    void_title = "Agreement that this notice is void until payment"
    assert sum(void_title in message for message in messages(exhibits % void_title + citing_notice)) == 1
    assert not any("Lease" in message for message in messages(exhibits % "Lease" + citing_notice))
    assert messages(exhibits % void_title + NOTICE % "signed: [placeholder]") == []


@pytest.mark.parametrize(
    ("sentence", "is_read"),
    [
        ("This notice takes effect when it is filed.", False),
        ("The hearing on July 1, 2025 is moot.", False),
        ("The parties have reached a settlement agreement dated May 5, 2026.", True),
        ("The parties reached a settlement on June 3, 2025.", True),
    ],
)
def test_a_date_after_the_paper_must_be_read_unless_a_hearing_is_set_for_it(
    sentence: str,
    is_read: bool,  # noqa: FBT001
) -> None:
    assert bool(messages(NOTICE % f'paragraphs: ["{sentence}"]')) is is_read
