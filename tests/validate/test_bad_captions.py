"""Mistakes in the court, number, parties and counsel: each is reported in one line with its place and a remedy."""

from pathlib import Path

import pytest

from tests.support.runs import check, place, write_matter

WAWD = "court: wawd\n"
KING = "court: wasuper\njurisdiction: none\namount: none\n"
DOES = "parties:\n  does: {name: Does, role: defendant, kind: individual, does: {first: 1, last: 100}}\n"
TERMINATED_PARTY = """\
parties:
  gamma: {name: Gamma LP, called: Gamma, role: defendant, kind: limited partnership, terminated: {date: 2025-01-01}}
"""
NOTICE = "claims: none\nfilings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all}]\n"


pytestmark = pytest.mark.usefixtures("folder")


def fact(words: str) -> str:
    return f"more_facts:\n  - id: more\n    heading: More\n    paragraphs:\n      - {words}\n"


ERROR = "error"
WARNING = "warning"
NOTE = "note"

SLIPS = [
    ("court: wadw", (2, 8), ERROR, "MAT004", "no court is called `wadw`", "did you mean `wawd`"),
    ("court: Washington", (2, 8), ERROR, "MAT004", "`Washington`", "`waed` (E.D. Wash.), `wasuper` (Wash. Super. Ct.)"),
    ("court: orange", (2, 8), ERROR, "MAT004", "`orange`", "`casuper` (Cal. Super. Ct.)"),
    ("court: Seatle", (2, 8), ERROR, "MAT004", "`Seatle`", "did you mean `wawd` (Seattle)"),
    (f"{KING}county: Kng", (5, 9), ERROR, "MAT004", "no county of `wasuper` is called `Kng`", "did you mean `King`"),
    (
        "county: Kings",
        (2, 9),
        ERROR,
        "MAT004",
        "`nysd` is a federal court, whose papers name no county",
        "delete the line",
    ),
    (f"{WAWD}division: Tacma", (3, 11), ERROR, "MAT004", "no division of `wawd` is called `Tacma`", "`Tacoma`"),
    ("court: nvd\ndivision: Reno", (3, 11), ERROR, "MAT004", "called `Reno`", "write `Northern`, which sits in `Reno`"),
    (
        "court: ohsd\ndivision: Western",
        (3, 11),
        ERROR,
        "MAT004",
        "called `Western`",
        "write `Cincinnati` or `Dayton`, which print that word",
    ),
    (
        "court: hid\ndivision: Hilo",
        (3, 11),
        ERROR,
        "MAT004",
        "called `Hilo`",
        "delete the line: `hid` has no divisions",
    ),
    (
        "number: 21-civ-31",
        (2, 9),
        WARNING,
        "CAP004",
        "does not have the format of case numbers in S.D.N.Y.",
        "from the docket",
    ),
    (
        f"{WAWD}division: Seattle\nnumber: 3:21-cv-00031",
        (4, 9),
        WARNING,
        "CAP006",
        "`3:` is the prefix of `Tacoma`; numbers of `Seattle` begin with `2:`",
        "give its division under `division:`",
    ),
    (
        "court: nynd\ndivision: Albany\nnumber: 9:21-cv-00031",
        (4, 9),
        NOTE,
        "CAP006",
        "`9:` is the prefix of no division of `nynd`; numbers of `Albany` begin with `1:`",
        "copy the number from the docket",
    ),
    (
        f"parties: {{alpha: {{role: defendant}}}}\n{NOTICE}",
        (2, 10),
        ERROR,
        "PTY002",
        "no party has the role `plaintiff`",
        "add",
    ),
    (
        f"parties: {{beta: {{role: plaintiff, pro_se: true}}}}\n{NOTICE}",
        (2, 10),
        ERROR,
        "PTY002",
        "no party has the role `defendant`",
        "add the party under `parties:`",
    ),
    (
        "parties:\n  does: {name: Does, role: defendant, kind: individual, does: {first: 50, last: 1}}",
        (3, 63),
        ERROR,
        "MAT003",
        "`does`, a map, runs backwards, from 50 to 1",
        "the lower number",
    ),
    (
        f"{DOES}{fact('Does 1-150 sold it.')}",
        (8, 9),
        WARNING,
        "PTY004",
        "`Does 1-150` is outside the range in the caption",
        "does: {first: 1",
    ),
    (
        f"{DOES}{fact('Does 1-50 sold it.')}",
        (8, 9),
        NOTE,
        "PTY004",
        "only to `Does 1-50`; the caption has 1 through 100",
        "use the same range",
    ),
    (
        f"{DOES}{fact('DOES 50 to 1 sold it.')}",
        (8, 9),
        WARNING,
        "PTY004",
        "`DOES 50 to 1` ends before it begins",
        "complete range",
    ),
    (
        fact("Does 1-50 sold it."),
        (6, 9),
        WARNING,
        "PTY004",
        "the text refers to `Does 1-50`, but no party is a Doe",
        "`does: {first",
    ),
    (
        "parties: {beta: {name: 'DOES 1 through 50, inclusive'}}",
        (2, 25),
        WARNING,
        "PTY004",
        "`DOES 1 through 50` is part of the party's name",
        "`does: {first: 1, last: 50}`",
    ),
    (
        f"{TERMINATED_PARTY}{fact('Gamma sold it.')}",
        (8, 9),
        WARNING,
        "PTY005",
        "`complaint` uses the short name `Gamma` before it gives the full name",
        "full name",
    ),
    (
        "parties:\n  gamma: {name: Beta Ropes LLC, called: Beta, role: defendant, kind: limited liability company}",
        (3, 41),
        ERROR,
        "MAT005",
        "`Beta` is the short name of two parties, `beta` and `gamma`",
        "another `called:`",
    ),
    (
        "parties:\n  gamma: {name: beta, role: defendant, kind: individual}",
        (14, 13),
        ERROR,
        "MAT005",
        "`Beta` is the short name of two parties, `beta` and `gamma`",
        "another `called:`",
    ),
    (
        "counsel: {bob: {name: Bob Sample}}",
        (2, 16),
        WARNING,
        "SIG005",
        "`Bob Sample` represents no party, and is left out of the papers",
        "delete the attorney",
    ),
    (
        "counsel: {bob: {name: Bob Sample}}\nfilings: [{paper: complaint, signed: [bob]}]",
        (3, 38),
        WARNING,
        "SIG005",
        "`signed:` lists `bob`, but `Bob Sample` represents no party",
        "add the attorney's name to the `counsel:` of the party",
    ),
    ("parties: {alpha: {counsel: none}}", (2, 18), ERROR, "SIG003", "has neither `counsel:` nor `pro_se: true`", "add"),
    ("parties: {alpha: {pro_se: true}}", (2, 27), WARNING, "SIG006", "has `counsel:` and `pro_se: true`", "delete"),
]
"""Changes of the suit, and of their finding the line and column, severity, code, and words of message and remedy."""


@pytest.mark.parametrize(("changes", "at", "severity", "code", "message", "fix"), SLIPS)
def test_a_fault_in_court_parties_or_counsel_is_reported_once_with_its_location_and_remedy(  # noqa: PLR0917
    changes: str, at: tuple[int, int], severity: str, code: str, message: str, fix: str
) -> None:
    (finding,) = (finding for finding in check(write_matter(Path(), changes)).findings if finding["code"] == code)

    line, column = at
    file = "suit.yaml" if line > 12 else "matter.yaml"  # matter.yaml is shorter, and extends suit.yaml
    assert (place(finding), finding["severity"]) == ((file, line, column), severity)
    assert message in finding["message"]
    assert fix in finding["fix"]
    assert finding["cite"]
    assert not finding["message"][0].isupper()
    assert "\n" not in finding["message"] + finding["fix"]


ACCEPTED_CHANGES = [
    ("PTY002", f"in_re: Example Kites\nparties: {{beta: {{role: plaintiff}}}}\n{NOTICE}"),
    ("PTY002", f"parties: {{alpha: {{role: defendant}}, beta: {{kind: property}}}}\n{NOTICE}"),
    ("PTY004", f"{DOES}{fact('Does 1-100 sold it.')}"),
    ("PTY004", f"{DOES}{fact('Does 1 through 40 sold it, and Does 41 through 100 bought it.')}"),
    ("PTY004", f"{DOES}{fact('It wrote that “Does 1-500” had sold it.')}"),
    (
        "PTY005",
        f"{TERMINATED_PARTY}{fact('Gamma LP (“Gamma”) sold it. Gamma paid.')}",
    ),
    ("PTY005", "parties: {beta: {terminated: {date: 2025-04-01}}}\n" + fact("Beta sold it.")),
    ("CAP006", "court: cacd\nnumber: 2:21-cv-00031"),
    ("CAP006", f"{WAWD}division: Seattle\nnumber: C21-31-BJR"),
    ("SIG003", "parties: {alpha: {kind: individual, counsel: none, pro_se: true}}"),
]


@pytest.mark.parametrize(("code", "changes"), ACCEPTED_CHANGES)
def test_values_that_only_look_like_mistakes_are_accepted(code: str, changes: str) -> None:
    run = check(write_matter(Path(), changes))

    assert code not in {finding["code"] for finding in run.findings}
    assert not {finding["code"][:3] for finding in run.findings} & {"MAT", "YML"}


def test_one_person_in_two_capacities_may_have_one_short_name() -> None:
    same_person = "parties:\n  other: {name: 'Beta Strings, Inc.', called: Beta, role: defendant, kind: corporation}"
    assert "MAT005" not in {finding["code"] for finding in check(write_matter(Path(), same_person)).findings}


def test_counsel_in_an_extended_file_may_represent_other_parties(folder: Path) -> None:
    suit = write_matter(folder, "parties: {alpha: {counsel: [eve]}}\ncounsel: {eve: {name: Eve Example}}")
    assert "SIG005" not in {finding["code"] for finding in check(suit).findings}
