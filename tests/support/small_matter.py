"""The smallest matter on which every rule is silent, with a complaint besides its notice."""

from tests.support.places import ROOT

NOTICE = (ROOT / "tests/support/minimal.yaml").read_text("utf-8")

TEXT = NOTICE.replace("filings:\n", "filings:\n  - paper: complaint\n")
