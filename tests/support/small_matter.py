"""The smallest matter without findings, with a complaint in addition to its notice."""

from tests.support.places import ROOT

MATTER_WITH_NOTICE = (ROOT / "tests/support/minimal.yaml").read_text("utf-8")

TEXT = MATTER_WITH_NOTICE.replace("filings:\n", "filings:\n  - paper: complaint\n")
