"""The user's own names, labels, titles and legends on a dismissal paper: which of them a lawyer must read."""

import pytest

from tests.rules.test_dismissal_fragments import NOTICE, messages


@pytest.mark.parametrize(
    "name",
    [
        "Imaginary Strings, Inc. on July 4, 2027, but not today,",
        "Imaginary Strings, Inc., which does not dismiss,",
        "Imaginary Strings, Inc., if it pays $5 first,",
        "Imaginary Strings, Inc. (When Paid)",
        "Imaginary Strings, Inc., The Suit Against Which Lives",
    ],
)
@pytest.mark.parametrize("field", ["name: '{}'", "name: Imaginary Strings LLC, called: '{}'", "aka: ['{}']"])
def test_a_name_with_a_clause_in_it_must_be_read(name: str, field: str) -> None:
    assert messages(f"parties: {{strings: {{{field.format(name)}}}}}\n" + NOTICE % "signed: [placeholder]")


@pytest.mark.parametrize(
    "name",
    [
        "Toys R Us, Inc., a Delaware corporation",
        "Ann Example, individually",
        "Bank of X, N.A., as Trustee for the Holders of the Certificates, Series 2006-1",
        "Bank of X, N.A., not in its individual capacity, but solely as Trustee",
        "Bank of X, N.A., not individually but solely as Trustee",
        "The Example Trust dated March 4, 2004",
        "Forever 21, Inc.",
        "When Pigs Fly, Inc.",
        "Not Your Average Kites, Inc.",
        "Unknown Heirs of Ann Sample, if any",
        "John Doe, whose true name is unknown",
    ],
)
def test_an_ordinary_name_need_not_be_read(name: str) -> None:
    assert messages(f"parties: {{strings: {{name: '{name}'}}}}\n" + NOTICE % "signed: [placeholder]") == []


@pytest.mark.parametrize(
    "label",
    [
        "counsel: {placeholder: {lines: [Without Authority]}}",
        "referral: not to be filed",
        "judge: Jane Doe (dismissal void)",
        "case_type: Void",
        "court_lines: [(not to be filed)]",
        "sentences: {signature: {attorney: 'Attorney for {parties:called}, Without Authority'}}",
        "sentences: {signature: {bar_number: '{number}, unsigned draft'}}",
        "sentences: {signature: {attorney: 'Attorney for {parties:called}, hasta que pague'}}",
        "counsel: {placeholder: {lines: [Solo si cobra]}}",
    ],
)
def test_a_label_that_may_withdraw_the_paper_must_be_read(label: str) -> None:
    assert messages(f"{label}\n" + NOTICE % "signed: [placeholder]")


@pytest.mark.parametrize(
    "label",
    [
        "counsel: {placeholder: {lines: [Trial Attorney, Admitted Pro Hac Vice, Not admitted in Oregon]}}",
        "counsel: {placeholder: {lines: ['admitted pro hac vice', 'www.example.com', 'Abogada']}}",
        "parties: {strings: {name: Compañía de Cuerdas y Cometas de la Ciudad, kind: corporation}}",
        "judge: Jane Doe",
        "sentences: {signature: {attorney: 'Counsel for {parties:called}', dated: 'Submitted on {date}.'}}",
    ],
)
def test_an_ordinary_label_need_not_be_read(label: str) -> None:
    assert messages(f"{label}\n" + NOTICE % "signed: [placeholder]") == []


@pytest.mark.parametrize(
    "text",
    [
        'dated_at: "Seattle, unsigned and in escrow"',
        'relates_to: ["Nothing, and no case"]',
        'short_title: "Notice (not yet filed)"',
        "legends: [Rescinded]",
        "legends: [In Escrow]",
        "legends: [Not Filed]",
        'legends: ["[PROPOSED]"]',
        'title: "Opposition to Notice of Voluntary Dismissal"',
        "title: Unfiled Notice of Voluntary Dismissal",
        "title: Voluntary Non-Dismissal",
        "title: Notice of Voluntary Dismissal (Not Yet)",
        "title: Proposed Notice of Voluntary Dismissal",
    ],
)
def test_a_title_or_a_legend_with_an_unusual_word_must_be_read(text: str) -> None:
    assert messages(NOTICE % text)


@pytest.mark.parametrize(
    "text",
    [
        'dated_at: "Seattle, Washington"',
        "short_title: Notice of Voluntary Dismissal",
        'legends: ["(Clerk\'s Action Required)", Oral Argument Requested, "Assigned to the Honorable Jane Doe"]',
        'legends: ["Complaint filed: April 1, 2025", "Trial Date: None Set"]',
        'title: "Notice of Voluntary Dismissal of This Action Without Prejudice Under Fed. R. Civ. P. 41(a)(1)"',
        'title: "Plaintiff Sample Kites, Inc.’s Amended Notice of Voluntary Dismissal"',
    ],
)
def test_an_ordinary_title_or_legend_need_not_be_read(text: str) -> None:
    assert messages(NOTICE % text) == []
