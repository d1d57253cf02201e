"""Dates that the user's own date line prints above a signature."""

from collections.abc import Iterator
from itertools import islice

from assembler.language.dates import days_in, plain_date
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

DATE_LINES = ("dated", "dated_at")
"""The sentences that can print a date above a signature."""


@rule(
    "DAT007",
    cite="this program",
    basis="program",
    fix="write `{date}` in the sentence, so that each paper prints its own date; or correct the `date:` of the paper",
)
def date_line_of_another_date(matter: Matter) -> Iterator[Problem]:
    """The date above a signature is not the date of the paper.

    A date written out in `sentences: {signature: {dated: ...}}` is printed on every paper of the matter, and of each
    matter that extends it.
    """
    for name in DATE_LINES:
        line = matter.sentences.get("signature", {}).get(name, "")
        for day in days_in(line):
            others = ((filing.name, filing.date) for filing in matter.filings if filing.date and filing.date != day)
            for paper, other_day in islice(others, 1):
                message = f"the line prints {plain_date(day)}, but `{paper}` is dated {plain_date(other_day)}"
                yield Problem(("sentences", "signature", name), message)
