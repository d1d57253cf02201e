"""A filed case becomes a matter with the dismissal paper that is open under its court's law, for every law."""

from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner

from assembler.cli import cli
from assembler.commands.dismiss import dismissal_report
from assembler.commands.new.answers import complete
from assembler.commands.new.writing import write_matter
from assembler.findings.finding import Severity
from assembler.model.court import Court
from assembler.pipeline import examine_matter
from assembler.results import Options
from tests.support.matters import catalog
from tests.support.walks import STRIDES, faults_by_name

CATALOG = catalog()
COURTS: list[Court] = [CATALOG.record("court", name) for name in CATALOG.names("court") if name != "state"]
COURT_OF_LAW = {court.dismissal.value.id: court.id for court in reversed(COURTS)}
"""One court for each law of dismissal, by the law."""

CODES_ON_UNASKED_VALUES = {"CAP013", "CAP014", "DIS023", "DIS033", "DIS059"}
"""Findings on values that no question asks for.

They are the court's city and district, the judge and the trial date below a title, and the parties to a stipulation.
"""

CODES_ON_CLOSED_PAPER = {"DIS001", "DIS004", "DIS027"}
"""The findings on a paper that is not shown to be open."""

CASE = {
    "court": "nysd",
    "number": "1:25-cv-00001",
    "plaintiffs": ("Alpha LLC", "Beta LLC"),
    "defendants": ("Gamma, Inc.", "Does 1-5"),
    "attorney": "Ann Example",
    "docket_read": "2025-06-02",
    "earlier_dismissals": "none",
    "dismisses": ("all",),
    "date": "June 2, 2025",
}
ANSWER = ("answer", "gamma", "5/20/2025")


@pytest.fixture(autouse=True)
def in_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def text_of(folder: str = "case", **answers: Any) -> str:
    """Return the text of the matter of the sample case with *answers*, which is written to *folder*."""
    write_matter(Path(folder), complete({**CASE, **answers}))
    return Path(folder, "matter.yaml").read_text("utf-8")


@pytest.mark.slow
@pytest.mark.parametrize("stride", STRIDES)
@pytest.mark.parametrize("events", [(), (ANSWER,)], ids=["nothing served", "answered"])
def test_a_new_matter_uses_an_open_paper_if_there_is_one_and_has_no_other_error(
    events: tuple[Any, ...], stride: int
) -> None:
    assert len(COURT_OF_LAW) > 15

    def unexpected_errors(law: str) -> object:
        court: Court = CATALOG.record("court", COURT_OF_LAW[law])
        county = (court.counties or ("Example",))[0] if court.system == "state" else None
        write_matter(Path(law), complete({**CASE, "court": court.id, "county": county, "events": events}))
        report = dismissal_report(Path(law), Options(), against=())["wishes"][0]
        is_open = any(instrument["verdict"] == "open" for instrument in report["instruments"])
        findings = examine_matter(Path(law), Options()).findings
        errors = {finding.code for finding in findings if finding.severity is Severity.ERROR}
        errors.remove("TXT001")
        errors -= CODES_ON_UNASKED_VALUES
        return errors if is_open else errors - CODES_ON_CLOSED_PAPER

    assert faults_by_name([*COURT_OF_LAW][::stride], unexpected_errors) == {}


def test_counsel_of_parties_that_must_sign_are_blanks() -> None:
    text = text_of(events=(ANSWER,))
    assert "counsel: [counsel_for_gamma]" in text
    assert "counsel_for_gamma:                      # signs for Gamma, Inc." in text
    assert "counsel_for_gamma" not in text_of("another", events=())


def test_typed_answers_are_in_the_matter() -> None:
    text = text_of(events=(ANSWER, ("removal", "-", "2025-05-21")), complaint_filed="March 3, 2025", prejudice="with")
    for line in (
        "number: 1:25-cv-00001",
        "complaint_filed: 2025-03-03",
        "  - {event: answer, by: [gamma], date: 2025-05-20}",
        "  - {event: removal, date: 2025-05-21}",
        "docket_read: 2025-06-02 ",
        "earlier_dismissals: none ",
        "    date: 2025-06-02",
        "    dismisses: all",
        "    prejudice: with",
        "    does: {first: 1, last: 5}",
    ):
        assert f"\n{line}" in text


def test_a_law_that_was_not_read_leaves_a_blank_for_the_lawyer_who_relies_on_it() -> None:
    text = text_of(court="state", county="Example")
    assert "the law of dismissal of this court is not recorded" in text
    assert "    # relies_on:\n    #   instrument: (the rule that you have read)\n" in text
    assert "    #   lawyer: example\n" in text


@pytest.mark.parametrize(
    ("answers", "message"),
    [
        ({"events": (("answr", "gamma", "2025-05-20"),)}, "no event is called `answr`; did you mean `answer`"),
        ({"events": (("summary", "gamma", "2025-05-20"),)}, "`summary` may mean `motion for summary judgment`,"),
        ({"events": (("answer", "delta", "2025-05-20"),)}, "`delta` is not a party"),
        ({"events": (("answer", "a", "2025-05-20"),)}, "`a` may mean several parties"),
        (
            {"docket_read": "31/31/2025"},
            "`31/31/2025` is not a date; write it like 2025-06-02, 6/2/2025 or June 2, 2025",
        ),
        ({"dismisses": ("Delta",)}, "`Delta` is not a party"),
    ],
)
def test_a_wrong_answer_is_a_one_line_error(answers: dict[str, Any], message: str) -> None:
    with pytest.raises(click.UsageError) as error:
        complete({**CASE, **answers})
    assert message in error.value.message


@pytest.mark.slow
def test_all_answers_can_be_options() -> None:
    options = ["--court", "SDNY", "--number", "1:25-cv-00001", "--plaintiff", "Alpha LLC", "--defendant", "Gamma, Inc."]
    options += ["--attorney", "Ann Example", "--event", "answer", "gamma", "2025-05-20", "--docket-read", "2025-06-02"]
    options += ["--earlier-dismissals", "none", "--dismiss", "gamma", "--prejudice", "without", "--date", "2025-06-02"]
    result = CliRunner().invoke(cli, ["new", "case", *options])
    assert result.exit_code == 0, result.output
    assert "the paper: stipulation_of_dismissal (open, Fed. R. Civ. P. 41(a)(1)(A)(ii))" in result.output
    assert "`assembler dismiss case`" in result.output
