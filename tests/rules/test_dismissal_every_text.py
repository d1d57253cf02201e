"""Every text that a dismissal paper prints is read: each form of a sentence, contact details, cited exhibits."""

import pytest

from tests.rules.test_dismissal_fragments import NOTICE, messages

SIGNED = "signed: [placeholder]"
TWO_PLAINTIFFS = (
    "parties: {reels: {name: Sample Reels LLC, role: plaintiff, kind: limited liability company,"
    " counsel: [placeholder]}}\n"
)
TERMS = "more_facts: [{id: terms, paragraphs: [%s]}]\n"
NO_ORDER = "text: No order is needed to give effect to this notice."
WITH_TERMS = NOTICE % "sections: [dismissal, terms]"


@pytest.mark.parametrize(
    "sentences",
    [
        "ending: {dismissal_action: '{plaintiffs:role} {plaintiffs:dismisses|, if it is paid, dismiss} the action.'}",
        "signature: {attorney: '{parties:Attorney for|Void Unless Paid, Attorney for} {parties:role}'}",
    ],
)
def test_the_form_of_a_sentence_for_several_parties_is_read(sentences: str) -> None:
    assert len(messages(f"{TWO_PLAINTIFFS}sentences: {{{sentences}}}\n" + NOTICE % SIGNED)) == 1


def test_ordinary_forms_of_a_sentence_need_not_be_read() -> None:
    sentences = (
        "sentences: {ending: {dismissal_action: 'Under {rule}, {plaintiffs:full} {plaintiffs:dismisses|dismiss} the"
        " whole action{prejudice}.'}, signature: {attorney: '{parties:Attorney|Attorneys} for {parties:role}'}}\n"
    )
    assert messages(sentences + NOTICE % SIGNED) == []
    assert messages(TWO_PLAINTIFFS + sentences + NOTICE % SIGNED) == []


def test_a_paper_without_the_section_that_dismisses_is_stopped() -> None:
    terms = TERMS % f"{{{NO_ORDER}}}"
    (message,) = messages(terms + NOTICE % "sections: [terms]")
    assert message == "`sections:` leaves out `dismissal`, so the paper dismisses nobody"
    assert messages(terms + WITH_TERMS) == []


@pytest.mark.parametrize(
    "text",
    [
        "counsel: {placeholder: {telephone: '(206) 555-0100; Plaintiff withdraws this notice'}}",
        "counsel: {placeholder: {telephone: '(206) 555-0100-unless-paid'}}",
        "counsel: {placeholder: {fax: 206-555-0100 (void)}}",
        "counsel: {placeholder: {fax: NOT YET}}",
        "counsel: {placeholder: {fax: '206-555-0100, ask for Kim'}}",
        "counsel: {placeholder: {bar_number: '12345, does not sign'}}",
        "counsel: {placeholder: {email: a@example.com; this notice is withdrawn}}",
        "counsel: {placeholder: {firm: firm}}\nfirms: {firm: {name: Sample LLP, telephone: 206-555-0100 once paid}}",
        "other_cases: {related: ['2:25-cv-00004; Plaintiff withdraws this notice']}",
        "other_cases: {mdl: 2741; this notice is void}",
        "other_cases: {lead: '2:25-cv-00004, in which this action continues'}",
        "magistrate: Jane Doe (dismissal void)",
        "magistrate: {name: Jane Doe, surname: Not Dismissed}",
        "judge: {name: Jane Doe, initials: VOID}",
        "district: TENTH, this dismissal is conditional",
        "court_address: [1 Example Street, This Notice Is Void]",
        "department: 12; not dismissed",
        "department: 12, where all claims live",
        "other_cases: {related: ['2:25-cv-00004, which does so too']}",
        "courtroom: 12; not dismissed",
        "about: Plaintiff withdraws this notice.\nabout_in_pdf: true",
    ],
)
def test_numbers_and_lines_about_the_court_are_read(text: str) -> None:
    assert messages(f"{text}\n" + NOTICE % SIGNED)


@pytest.mark.parametrize(
    "text",
    [
        "counsel: {placeholder: {telephone: '(206) 555-0100, ext. 12 (direct)', fax: 'Fax: +1 206.555.0101 x12'}}",
        "counsel: {placeholder: {telephone: 1-800-LAWYERS}}",
        "counsel: {placeholder: {bar_number: 'Texas State Bar No. 24001234; D.C. Bar No. F0001 (pro hac vice)'}}",
        "counsel: {placeholder: {bar_number: Pa. I.D. No. 12345; Mass. BBO No. 123456, telephone: 'T: 206-555-0100'}}",
        "other_cases: {related: ['Sample v. Example, No. 2:25-cv-00005 (D. Or.)']}",
        "counsel: {placeholder: {email: 'a.b@example.co.uk, d@example.org'}}",
        "other_cases: {lead: 2:25-cv-00004-BJR, consolidated_with: [No. 25-2-00001-1 SEA], mdl: 2741}",
        "magistrate: Michelle L. Peterson",
        "judge: {name: Jane Van Doe, initials: JVD, surname: Van Doe}",
        "district: TENTH\ncourt_address: [1 Stay Lane, 'Denver, Colorado 80200']",
        "department: Civil Division\ncourtroom: Courtroom 12B",
        "about: Plaintiff withdraws this notice.",
    ],
)
def test_ordinary_numbers_and_lines_about_the_court_need_not_be_read(text: str) -> None:
    assert messages(f"{text}\n" + NOTICE % SIGNED) == []


@pytest.mark.parametrize("line", ["This Dismissal Is Conditional Upon Payment", "Void Unless Defendant Pays", "Void"])
def test_capitalized_words_that_name_no_place_are_read_in_an_address(line: str) -> None:
    assert messages(f"counsel: {{placeholder: {{address: [1 Example Street, {line}]}}}}\n" + NOTICE % SIGNED)


def test_the_title_of_an_exhibit_that_supports_a_paragraph_is_read() -> None:
    exhibit = "exhibits: {a: {title: %s}}\n"
    paragraph = TERMS % f"{{{NO_ORDER}, exhibit: [a]}}"
    assert len(messages(exhibit % "Side Letter That Voids This Dismissal" + paragraph + WITH_TERMS)) == 1
    assert messages(exhibit % "Photograph of a Kite" + paragraph + WITH_TERMS) == []


def test_words_on_belief_are_read_with_their_paragraph() -> None:
    (message,) = messages(TERMS % f"{{{NO_ORDER}, belief: true}}" + WITH_TERMS)
    assert "says `On information and belief, No order is needed to give effect to this notice`" in message
