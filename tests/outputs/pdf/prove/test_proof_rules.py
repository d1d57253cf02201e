"""The rules on a finished paper: their examples, and other texts that they must report or accept."""

import re
from dataclasses import replace

import pytest

from assembler.proof.proof import Proof
from assembler.rules import all_rules
from tests.support.proofs import PAGE_RULES, SAMPLE, sample
from tests.support.rule_outcomes import Outcome, outcomes, wrong_outcomes

RULES = all_rules()

PROOF_RULES = [rule for rule in RULES.values() if rule.subject is Proof]


def codes(proof: Proof) -> set[str]:
    return {rule.code for rule in PROOF_RULES if list(rule.check(proof))}


def test_there_are_rules_to_check() -> None:
    assert len(PROOF_RULES) >= 15


def test_the_sample_breaks_no_rule() -> None:
    assert codes(SAMPLE) == set()


@pytest.mark.slow
def test_a_rule_reports_its_bad_texts_and_every_rule_validates_all_good_ones() -> None:
    results = outcomes(PROOF_RULES, lambda text: codes(sample(text)))
    assert {outcome for _, outcome, _ in results} >= {Outcome.REPORTED, Outcome.VALIDATED}
    assert wrong_outcomes(results) == []


def test_the_rules_on_a_proof_except_the_rule_on_length_are_promises_of_the_program() -> None:
    assert {(rule.cite, rule.basis) for rule in PROOF_RULES if rule.code != "FMT006"} == {("this program", "program")}


def test_the_message_of_a_rule_on_a_proof_is_plain() -> None:
    messages = [problem.message for rule in PROOF_RULES for text in rule.bad for problem in rule.check(sample(text))]
    unplain_style = re.compile(r"\b(?i:please|invalid)\b|!|^[A-Z][a-z]")
    assert len(messages) >= len(PROOF_RULES)
    assert [message for message in messages if unplain_style.search(message)] == []


LOW_COURT = "{1: {within: []}, 2: {baseline: 88}, 3: {baseline: 88}, 4: {baseline: 232, within: [court]}}"

VERTICAL_RULES = [f"{{left: {left}, top: 0, right: {left + 1}, bottom: 792}}" for left in (98, 101, 582)]

MESSAGES = [
    (
        "PRF002",
        "read: {notes: [2. New., 1. Exhibit A.]}",
        "the footnote `2. New.` is printed but is not in the planned paper",
    ),
    ("PRF002", "read: {notes: [1. Exhibit A., 1. Exhibit A.]}", "the footnote `1. Exhibit A.` is printed 2 times"),
    (
        "PRF002",
        "{expected: {notes: [1. A., 2. B.]}, read: {notes: [2. B., 1. A.]}}",
        "the footnotes are printed in the order `2`, `1`",
    ),
    ("PRF003", 'read: {margin: {1: ["1", "2", "4", COMPLAINT - 1]}}', "the margins lack `3`"),
    ("PRF004", "pages: {1: {lines: {1: {left: 100}}}}", "`1. Alpha signed on` runs 8.0 pt past the left margin"),
    ("PRF004", "pages: {1: {lines: {1: {baseline: 70}}}}", "`1. Alpha signed on` runs 10.4 pt past the top margin"),
    ("PRF004", "pages: {2: {lines: {3: {baseline: 205}}}}", "`A. Lawyer` runs 13.0 pt past the bottom margin"),
    (
        "PRF004",
        "pages: {1: {lines: {1: {left: 104}, 2: {left: 100}}}}",
        "`May 1, 2020.` runs 8.0 pt past the left margin, as does 1 more line of this page",
    ),
    (
        "PRF004",
        "pages: {2: {margin: {5: {baseline: 800}}}}",
        "`COMPLAINT - 2` runs 8.0 pt past the bottom edge of the page",
    ),
    (
        "PRF006",
        "pages: {1: {lines: {1: {fragments: [{text: ☐☑, font: DejaVu Sans, size: 12}]}}}}",
        "`☐` (U+2610), `☑` (U+2611) are in `DejaVu Sans`, not in `Liberation Serif`",
    ),
    (
        "PRF006",
        "pages: {1: {lines: {1: {font: Arial}, 3: {font: Arial}}}}",
        "`1. Alpha signed on` and 1 more passage are in `Arial`, not in `Liberation Serif`",
    ),
    (
        "PRF007",
        "pages: {1: {lines: {1: {size: 9}, 2: {size: 8}}}}",
        "`May 1, 2020.` is set in 8 pt, but the minimum is 12 pt; 1 more passage on this page is too small",
    ),
    ("PRF007", "pages: {1: {lines: {4: {size: 8}}}}", "`1. Exhibit A.` is set in 8 pt, but the minimum is 10 pt"),
    ("PRF009", "pages: {1: {lines: {2: {baseline: 124}}}}", "`May 1, 2020.` is 12.0 pt below line 2"),
    (
        "PRF009",
        "{page_setup: {numbered: false}, pages: {1: {numbers: []}, 2: {numbers: [], lines: {3: {baseline: 140}}}}}",
        "`A. Lawyer` is 4.0 pt below line 3",
    ),
    ("PRF012", "pages: {2: {width: 613}}", "the page is 613 by 792 pt instead of 612 by 792 pt"),
    ("PRF012", "pages: {2: {height: 790.9}}", "the page is 612 by 790.9 pt instead of 612 by 792 pt"),
    ("PRF014", "pages: {2: {numbers: {4: 163}}}", "line numbers 3 and 4 are 27.0 pt apart instead of 24 pt"),
    ("PRF013", "about: {language: de}", "the language of the file is `de`, not `en-US`"),
    (
        "PRF024",
        "{page_rules: {counsel: upper left}, pages: {1: {lines: {2: {within: [counsel]}}}}}",
        "`May 1, 2020.` is not at the left margin at the top of the first page",
    ),
    (
        "PRF024",
        "{page_rules: {counsel: upper left}, pages: {1: {lines: {1: {within: [counsel], left: 140}}}}}",
        "`1. Alpha signed on` is not at the left margin at the top of the first page",
    ),
    (
        "PRF024",
        (
            "{page_rules: {counsel: under the caption}, "
            "pages: {1: {lines: {1: {within: [counsel-under]}, 2: {within: [caption]}}}}}"
        ),
        "counsel's block is not under the caption",
    ),
    (
        "PRF024",
        "{page_rules: {counsel: footer}, pages: {2: {lines: {3: {within: [signer]}}}}}",
        "counsel's block is not in the footer of each page",
    ),
    (
        "PRF025",
        "pages: {1: {lines: {1: {within: []}, 2: {baseline: 88}, 3: {baseline: 88}, 4: {within: [court]}}}}",
        "`1. Exhibit A.` begins on line 4, but the court's record says line 1",
    ),
    (
        "PRF028",
        "page_rules: {columns: [[], [page], []]}",
        "`COMPLAINT - 1` is not in a column of the footer in the court's record",
    ),
    ("PRF028", "pages: {1: {lines: {4: {baseline: 750}}}}", "`COMPLAINT - 1` is not below the text"),
    ("PRF009", "pages: {1: {lines: {2: {baseline: 92, single: true}}}}", "`May 1, 2020.` is 4.0 pt below line 1"),
    (
        "PRF009",
        "pages: {1: {lines: {2: {baseline: 98, single: true}}}}",
        "`May 1, 2020.` is 2.0 pt above the half line after line 1",
    ),
    (
        "PRF025",
        f"{{page_rules: {{first_page_top: 2}}, pages: {{1: {{lines: {LOW_COURT}}}}}}}",
        "`1. Exhibit A.` begins on line 7, but the court's record says line 4",
    ),
    (
        "PRF021",
        "pages: {1: {margin: {1: {right: 60}, 2: {right: 90}}}}",
        "the line numbers' edges are 60 to 102 pt from the left edge of the paper",
    ),
    ("PRF027", "page_rules: {title_align: center}", "`1. Alpha signed on` is not aligned center"),
    (
        "PRF030",
        f"pages: {{1: {{strokes: [{{left: 108, top: 700, right: 576, bottom: 701}}, {', '.join(VERTICAL_RULES)}]}}}}",
        "the footer has a rule, but the court's record allows none",
    ),
]


@pytest.mark.parametrize(("code", "patch", "message"), MESSAGES)
def test_a_message_has_the_measured_value_and_its_page(code: str, patch: str, message: str) -> None:
    assert message in {problem.message for problem in RULES[code].check(sample(patch))}


SINGLE_SPACED_LINES = "{2: {baseline: 100}, 3: {baseline: 112}, 4: {baseline: 124}}"

FALLBACK_LETTER = "{text: א see, font: Noto Serif Hebrew, fragments: [{text: see, font: Liberation Serif, size: 12}]}"

WITHOUT_FINDINGS = [
    ("PRF001", 'read: {main: ""}\nexpected: {main: " "}'),
    ("PRF004", "pages: {1: {lines: {4: {baseline: 197}}}}"),
    ("PRF006", "pages: {1: {lines: {1: {fragments: [{text: see, font: Liberation-Serif, size: 12}]}}}}"),
    ("PRF008", "pages: {1: {page_number: null}, 2: {page_number: null}}"),
    ("PRF009", "pages: {1: {lines: {2: {baseline: 124, single: true}}}}"),
    ("PRF009", "pages: {1: {lines: {4: {baseline: 148}}}}"),
    ("PRF009", "{page_setup: {size: 13}, pages: {1: {lines: {2: {baseline: 104, single: true}}}}}"),
    ("PRF011", f"{{page_setup: {{lines: 2}}, pages: {{1: {{lines: {SINGLE_SPACED_LINES}}}, 2: {{lines: []}}}}}}"),
    ("PRF015", "pages: {1: {notes: []}}"),
    ("PRF024", "{page_rules: {counsel: upper left}, pages: {1: {lines: {1: {within: [counsel], left: 109}}}}}"),
    (
        "PRF024",
        (
            "{page_rules: {counsel: under the caption}, "
            "pages: {1: {lines: {1: {within: [caption]}, 2: {within: [counsel-under]}}}}}"
        ),
    ),
    ("PRF025", "pages: {1: {lines: {1: {within: []}, 3: {within: [court]}}}}"),
    ("PRF006", f"pages: {{1: {{lines: {{1: {FALLBACK_LETTER}}}}}}}"),
    ("PRF021", "pages: {1: {margin: []}}"),
    (
        "PRF022",
        f"pages: {{1: {{strokes: [{{left: 50, top: 400, right: 51, bottom: 792}}, {', '.join(VERTICAL_RULES)}]}}}}",
    ),
    (
        "PRF023",
        "{page_rules: {clerk: upper right, clerk_lines: 1}, pages: {1: {lines: {1: {right: 330, baseline: 72}}}}}",
    ),
    ("PRF023", "{page_rules: {clerk: upper right, clerk_lines: 4}, pages: {1: {lines: {1: {right: 307}}}}}"),
    ("PRF027", "{page_rules: {title_align: center}, pages: {1: {lines: {1: {left: 292, right: 392}}}}}"),
    (
        "PRF028",
        (
            "{page_rules: {columns: [[], [page], []]}, "
            "pages: {1: {margin: {5: {left: 290, right: 386}}}, 2: {margin: {5: {left: 294, right: 386}}}}}"
        ),
    ),
]


@pytest.mark.parametrize(("code", "patch"), WITHOUT_FINDINGS)
def test_a_proof_without_the_fault_passes(code: str, patch: str) -> None:
    assert list(RULES[code].check(sample(patch))) == []


def test_the_bottom_margin_is_not_measured_on_pages_before_the_text() -> None:
    rules = replace(PAGE_RULES, bottom=1, numbered_lines=0)
    short_pages = replace(SAMPLE, pages=SAMPLE.pages * 3, page_rules=rules)
    places_of_tables = {"entry-contents-1": (2, 2), "entry-exhibits-1": (3, 3), "entry-authorities-1": (4, 4)}
    (problem,) = RULES["PRF017"].check(short_pages)
    assert problem.message.startswith("the bottom margin")
    assert list(RULES["PRF017"].check(replace(short_pages, places=places_of_tables))) == []


def test_the_first_ten_of_many_differences_are_reported_one_by_one() -> None:
    clauses = [f"clause {number}" for number in range(0, 24, 2)]  # twelve clauses
    common_words = "the contract of the parties"
    expected = replace(SAMPLE.expected, main=" ".join(f"{clause} {common_words}" for clause in clauses))
    read = replace(SAMPLE.read, main=" ".join([common_words] * len(clauses)))
    problems = list(RULES["PRF001"].check(replace(SAMPLE, expected=expected, read=read)))
    assert len(problems) == 11
    assert problems[-1].message == "the page and the text differ in 2 more places"


def test_the_right_margin_is_measured_from_the_longest_of_many_lines() -> None:
    def messages(right_edge: float, page_count: int) -> list[str]:
        page = SAMPLE.pages[0]
        page = replace(page, lines=tuple(replace(line, right=right_edge) for line in page.lines))
        return [problem.message for problem in RULES["PRF017"].check(replace(SAMPLE, pages=(page,) * page_count))]

    assert messages(400, 2) == ["the right margin is 2.94 in, but the court's record says 0.5 in"]
    assert messages(400, 1) == []  # four lines are too few to measure
    assert messages(530, 2) == []


def test_a_problem_has_the_number_of_its_page() -> None:
    pages_by_code = {rule.code: [problem.page for problem in rule.check(sample(rule.bad[0]))] for rule in PROOF_RULES}
    assert pages_by_code["PRF009"] == [1]
    assert pages_by_code["PRF008"] == [2]
    codes_without_page = {code for code, pages in pages_by_code.items() if pages == [0]}
    assert codes_without_page == {"PRF005", "PRF013"}
