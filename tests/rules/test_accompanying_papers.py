"""An order stops whenever the paper that it accompanies stops; a pending motion dismisses nobody."""

import json
from pathlib import Path

import pytest

from tests.rules.test_dismissal_doors import DOCKET_READ, build_matter, notice, pdf_names
from tests.support.runs import check, errors, write_matter

MOTION = "  - paper: motion_for_voluntary_dismissal\n    date: 2025-06-02\n    dismisses: all\n    prejudice: without\n"
ORDER = "  - {paper: order_of_dismissal, date: 2025-06-02}\n"
NONSUIT = MOTION.replace("motion_for_voluntary_dismissal", "notice_of_nonsuit")
NO_SUCH_PAPER = f"court: gasuper\ncounty: Fulton\njurisdiction: none\n{DOCKET_READ}filings:\n{NONSUIT}{ORDER}"
NUMBER_TO_REDACT = "    grounds: [The form gave 987-65-4320.]\n"


@pytest.mark.parametrize(
    ("change", "options", "code"),
    [
        pytest.param(NO_SUCH_PAPER, (), "DIS004", id="no such paper in the court"),
        pytest.param(NO_SUCH_PAPER, ("--draft",), "DIS004", id="no such paper, as a draft"),
        pytest.param(
            NO_SUCH_PAPER, ("--document", "order_of_dismissal"), "DIS004", id="no such paper, the order alone"
        ),
        pytest.param(
            f"{DOCKET_READ}filings:\n{MOTION}{NUMBER_TO_REDACT}{ORDER}", (), "PRV001", id="a number to redact"
        ),
    ],
)
def test_an_order_stops_whatever_stops_its_paper(
    tmp_path: Path, change: str, options: tuple[str, ...], code: str
) -> None:
    run = build_matter(tmp_path, change, *options)
    assert (run.status, pdf_names(tmp_path)) == (1, [])
    messages = [error["message"] for error in errors(run) if error["code"] == code]
    assert any(message.startswith("`order_of_dismissal` accompanies ") for message in messages)


def test_an_order_built_earlier_is_not_uploaded_if_its_motion_is_now_stopped(tmp_path: Path) -> None:
    run = build_matter(tmp_path, f"{DOCKET_READ}filings:\n{MOTION}{ORDER}")
    assert (run.status, len(uploads(tmp_path))) == (0, 2)
    run = build_matter(tmp_path, f"{DOCKET_READ}filings:\n{MOTION}{NUMBER_TO_REDACT}{ORDER}")
    assert (run.status, uploads(tmp_path)) == (1, [])


def uploads(folder: Path) -> list[str]:
    """Return the files that the manifest lists for upload."""
    (manifest,) = (folder / "out").rglob("manifest.json")
    return [upload["document"]["file"] for upload in json.loads(manifest.read_text("utf-8"))["upload"]]


@pytest.mark.parametrize(
    ("earlier_paper", "is_dismissed"),
    [("motion_for_voluntary_dismissal", False), ("notice_of_voluntary_dismissal", True)],
)
def test_a_pending_motion_dismisses_nobody(tmp_path: Path, earlier_paper: str, *, is_dismissed: bool) -> None:
    first = f"  - {{paper: {earlier_paper}, docket: 5, date: 2025-05-01, dismisses: all, prejudice: without}}\n"
    second = notice().removeprefix("filings:\n") + "    id: second\n"
    run = check(write_matter(tmp_path, f"{DOCKET_READ}filings:\n{first}{second}"))
    assert ("DIS010" in {error["code"] for error in errors(run)}) is is_dismissed
