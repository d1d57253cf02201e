"""Motions in the court's form: the papers, their parts, the history of the case, the argument, the word count."""

from pathlib import Path

import pytest

from assembler.plan.blocks import Heading, Paragraph
from assembler.plan.plan import Plan
from assembler.plan.word_count import word_count
from assembler.write.upload_order import upload_order
from tests.plan.test_dismissal_papers import KING, paragraphs_of, plans, suit
from tests.support.matters import catalog
from tests.support.plan_words import words
from tests.support.rule_examples import codes

OHIO = "court: ohcp\ncounty: Franklin\nnumber: 25 CV 000000\n"
NEW_YORK = "court: nysupct\ncounty: New York\nnumber: 650000/2025\npeople: {witness: {name: Wilma Witness}}\n"
SOUTHERN = "court: nysd\nnumber: 1:25-cv-00000\n"
SUIT_FILED = (
    "Sample Kites filed the complaint against Defendants Imaginary Strings, Inc. (“Imaginary Strings”); Nonesuch Reels"
    " LLC (“Nonesuch”); and Robin Example on January 6, 2025."
)
MOTION = "paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all"
MEMORANDUM = "{paper: memorandum_of_law, date: 2025-06-02, grounds: [The suit is settled.]}"
DECLARATION = "{paper: declaration, date: 2025-06-02, declarant: witness, paragraphs: [I saw it.]}"


def build_motion(
    folder: Path, court: str, extra_keys: str = "", *, prejudice: str = "without", beside: str = ""
) -> Plan:
    """Return the plan of a motion in *court*, with *extra_keys* in its filing, and other papers *beside* it."""
    filings = f"filings:\n  - {{{MOTION}, prejudice: {prejudice}{extra_keys}}}\n{beside}"
    return plans(folder, f"{court}{filings}")["motion_for_voluntary_dismissal"]


def headings(plan: Plan) -> list[str]:
    return [words(block.text) for block in plan.body if isinstance(block, Heading)]


def test_each_court_with_a_prescribed_form_has_its_headings_and_title(tmp_path: Path) -> None:
    king = build_motion(tmp_path, KING)
    ohio = build_motion(tmp_path, OHIO)
    assert headings(king) == [
        "Relief Requested",
        "Statement of Facts",
        "Statement of Issues",
        "Evidence Relied Upon",
        "Authority",
    ]
    assert headings(ohio) == ["Background", "Argument"]
    notice = build_motion(tmp_path, NEW_YORK)
    assert headings(notice) == []
    assert notice.caption.title == ("NOTICE OF MOTION TO DISCONTINUE WITHOUT PREJUDICE",)
    assert paragraphs_of(notice)[0].startswith(
        "PLEASE TAKE NOTICE that, upon the papers on file in this action, Plaintiff"
    )
    assert "an order under CPLR 3217(b) discontinuing this action without prejudice" in paragraphs_of(notice)[0]


def test_no_court_borrows_the_form_of_another() -> None:
    assert catalog().record("court", "wasuper", "King").motion
    assert catalog().record("court", "wasuper", "Pierce").motion is None
    assert catalog().record("court", "ohcp").motion is None


CONFERRED = "with: specimen, how: by telephone, date: 2025-05-28"


@pytest.mark.parametrize(
    ("court", "paragraph_index", "words"),
    [
        ("court: flcir\ncounty: Orange", -1, "by telephone on May 28, 2025 with the opposing party and the opposing"),
        ("court: cacd", -1, "pursuant to L.R. 7-3 which took place on May 28, 2025."),
        ("court: ord\ndivision: Portland", 0, "In compliance with LR 7-1(a), the parties made a good faith effort by"),
        (
            "court: ohcp\ncounty: Franklin",
            -1,
            "I conferred by telephone with Sidney Specimen, counsel for Defendants Imaginary Strings, Inc. and",
        ),
    ],
)
def test_a_motion_says_that_counsel_conferred_in_the_words_of_its_court(
    tmp_path: Path, court: str, paragraph_index: int, words: str
) -> None:
    text = paragraphs_of(build_motion(tmp_path, f"{court}\n", f", conferred: {{{CONFERRED}, result: opposed}}"))
    assert words in text[paragraph_index]


def test_a_consent_motion_in_the_district_of_columbia_has_consent_in_its_title(tmp_path: Path) -> None:
    def title(result: str) -> str:
        motion = build_motion(tmp_path, "court: dcsuper\n", f", conferred: {{{CONFERRED}, result: {result}}}")
        return motion.caption.title[0]

    assert "CONSENT MOTION" in title("agreed")
    assert "CONSENT MOTION" not in title("opposed")


def test_a_motion_has_numbered_paragraphs_where_the_rule_requires_them(tmp_path: Path) -> None:
    plan = build_motion(tmp_path, "court: pacp\ncounty: Philadelphia\n", ", grounds: [The suit is settled.]")
    numbers = [block.number for block in plan.body if isinstance(block, Paragraph)]
    assert numbers == [1, 2, 3, 4]


@pytest.mark.parametrize(
    ("prejudice", "words_asking"),
    [("without", ""), ("with", " Sample Kites asks that the order provide that it is with prejudice.")],
)
def test_the_argument_depends_on_the_request(tmp_path: Path, prejudice: str, words_asking: str) -> None:
    law = "Unless the order says otherwise, the dismissal is without prejudice. Ohio Civ.R. 41(A)(2)."
    assert law + words_asking in paragraphs_of(build_motion(tmp_path, OHIO, prejudice=prejudice))


def test_the_history_is_in_chronological_order_and_complete(tmp_path: Path) -> None:
    events = """\
complaint_filed: 2025-01-06
events:
  - {event: service, by: strings, date: 2025-01-20}
  - {event: appearance, by: [strings, reels], date: 2025-02-03}
  - {event: motion to dismiss denied, date: 2025-05-05}
  - {event: answer, by: [strings, reels], date: 2025-03-03}
  - {event: trial set, date: 2025-09-01}
"""
    text = paragraphs_of(build_motion(tmp_path, OHIO + events))
    assert text[1:5] == [
        SUIT_FILED,
        "Imaginary Strings and Nonesuch served an answer on March 3, 2025.",
        "A motion to dismiss was denied on May 5, 2025.",
        "As of June 2, 2025, no counterclaim had been served and no judgment had been entered.",
    ]


def test_an_argument_in_a_memorandum_is_not_repeated_in_the_motion(tmp_path: Path) -> None:
    motion_alone = build_motion(tmp_path, OHIO)
    motion_with_memorandum = build_motion(tmp_path, OHIO, beside=f"  - {MEMORANDUM}\n")
    assert headings(motion_alone) == ["Background", "Argument"]
    assert headings(motion_with_memorandum) == []
    assert "Sample Kites relies on the Memorandum of Law and the papers on file in this action." in paragraphs_of(
        motion_with_memorandum
    )


def test_grounds_are_printed_wherever_the_form_puts_the_argument(tmp_path: Path) -> None:
    for court in (OHIO, KING, NEW_YORK, SOUTHERN):
        assert "The suit is settled." in paragraphs_of(
            build_motion(tmp_path, court, ", grounds: [The suit is settled.]")
        ), court


def test_a_notice_of_motion_states_time_and_place_and_demands_answering_papers_if_time_allows(tmp_path: Path) -> None:
    def notice_for(day: int) -> list[str]:
        hearing = f"hearing: {{date: 2025-06-{day}, time: 9:30 a.m., place: Room 130}}"
        return paragraphs_of(build_motion(tmp_path, NEW_YORK, f", {hearing}"))

    early_notice = notice_for(18)
    late_notice = notice_for(17)
    hearing = "at Room 130, on June 18, 2025 at 9:30 a.m., or as soon thereafter as counsel may be heard, for"
    assert hearing in early_notice[0]
    assert any("answering papers" in paragraph for paragraph in early_notice)
    assert not any("answering papers" in paragraph for paragraph in late_notice)
    assert "____" in paragraphs_of(build_motion(tmp_path, NEW_YORK))[0]


@pytest.mark.parametrize(
    ("day", "delivery", "asks_for_answers"),
    [
        ("2025-06-18", "hand", True),
        ("2025-06-17", "hand", False),
        ("2025-06-23", "mail", True),
        ("2025-06-22", "mail", False),
        ("2025-06-24", "mail from Seattle", True),
        ("2025-06-23", "mail from Seattle", False),
    ],
)
def test_a_motion_that_goes_by_mail_asks_for_early_answers_only_if_the_days_for_mail_are_left(
    tmp_path: Path, day: str, delivery: str, *, asks_for_answers: bool
) -> None:
    address = 'parties: {strings: {address: [2 Example Road, "New York, New York 10000"]}}\n'
    method, _, office = delivery.partition(" from ")
    place = f"{office}, Washington 98100" if office else "New York, New York 10000"
    address += f'counsel: {{placeholder: {{address: [1 Example Street, "{place}"]}}}}\n'
    hearing = f", hearing: {{date: {day}, time: 9:30 a.m.}}, service: [{{on: strings, by: {method}}}]"
    text = paragraphs_of(build_motion(tmp_path, f"{NEW_YORK}{address}", hearing))
    assert any("answering papers" in paragraph for paragraph in text) is asks_for_answers


def test_in_new_york_service_is_affirmed_and_the_order_names_the_papers_the_place_and_the_day(tmp_path: Path) -> None:
    address = 'parties: {strings: {address: [2 Example Road, "New York, New York 10000"]}}\n'
    filings = (
        f"filings:\n  - {{{MOTION}, prejudice: without, service: [{{on: strings, by: mail}}]}}\n"
        f"  - {DECLARATION}\n  - {MEMORANDUM}\n  - {{paper: order_of_dismissal, date: 2025-06-02}}\n"
    )
    plans_by_name = plans(tmp_path, f"{NEW_YORK}{address}{filings}")
    service, oath = (
        words(statement.paragraphs[0]) for statement in plans_by_name["motion_for_voluntary_dismissal"].statements[-2:]
    )
    assert service.startswith(
        "Pat Placeholder, an attorney admitted to practice in the courts of the State of New York"
    )
    assert oath.startswith("I affirm this ______ day of ______________, 20____, under the penalties of perjury")
    order = plans_by_name["order_of_dismissal"]
    assert (
        "the Notice of Motion dated June 2, 2025; the Affidavit of Wilma Witness dated June 2, 2025; and the"
        " Memorandum of Law dated June 2, 2025, and, in opposition, ____"
    ) in paragraphs_of(order)[0].replace("\N{NO-BREAK SPACE}", " ").replace("Affirmation", "Affidavit")
    assert "New York, this ______ day of" in order.signature.dated


def test_the_words_are_counted_and_certified_where_the_court_requires_it(tmp_path: Path) -> None:
    plans_by_name = plans(tmp_path, f"{NEW_YORK}filings:\n  - {{{MOTION}, prejudice: without}}\n  - {DECLARATION}\n")
    affirmation = plans_by_name["declaration"]
    notice = plans_by_name["motion_for_voluntary_dismissal"]
    (certificate,) = (statement for statement in affirmation.statements if statement.id == "words")
    affirmation_count = len(" ".join(words(block) for block in affirmation.body).split())
    assert word_count(affirmation) == affirmation_count > 40
    assert f"this affirmation contains {affirmation_count} words" in words(certificate.paragraphs)
    assert not [statement for statement in notice.statements if statement.id == "words"]
    king = build_motion(tmp_path, KING)
    assert f"contains {word_count(king)} words, in compliance" in king.signature.signers[-1].lines[0]


def test_a_proposed_order_is_uploaded_after_the_other_papers_of_its_motion(tmp_path: Path) -> None:
    order = "{paper: order_of_dismissal, date: 2025-06-02}"
    text = f"{SOUTHERN}people: {{witness: {{name: Wilma Witness}}}}\nfilings:\n  - {order}\n  - {MEMORANDUM}\n"
    validated = suit(tmp_path, f"{text}  - {{{MOTION}, prejudice: without}}\n  - {DECLARATION}\n")
    papers = {f"{filing.name}.pdf": {"state": "current"} for filing in validated.filings}
    assert [entry["document"]["file"] for entry in upload_order(papers, validated)] == [
        "motion_for_voluntary_dismissal.pdf",
        "memorandum_of_law.pdf",
        "declaration.pdf",
        "order_of_dismissal.pdf",
    ]
    assert upload_order(papers, validated, {"memorandum_of_law"}) == []  # a motion waits for its memorandum
    papers["memorandum_of_law.pdf"]["state"] = "earlier"
    assert upload_order(papers, validated) == []
    papers["memorandum_of_law.pdf"]["state"] = "filed"
    assert len(upload_order(papers, validated)) == 3
    papers["motion_for_voluntary_dismissal.pdf"]["state"] = "stopped"
    assert upload_order(papers, validated) == []


def test_a_motion_that_the_law_bars_is_not_asked_for_its_papers_and_its_hearing() -> None:
    motion = "{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without}"
    reported_codes = codes(f"""
        court: casuper
        county: Alameda
        division: none
        number: 24CV000000
        filings: [{motion}]
    """)
    assert "DIS001" in reported_codes
    assert reported_codes & {"DIS030", "FMT005", "FMT009"} == set()
