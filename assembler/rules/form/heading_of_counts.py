"""A heading above the counts that no paper prints."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.model.listed_sections import COUNTS, count_names, listed_sections
from assembler.model.matter import Matter
from assembler.model.words import NO_SENTENCE
from assembler.rules.rule import Problem, rule


@rule(
    "FMT032",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="list `claims` in `sections:`, before the first count, or delete the heading",
)
def heading_of_counts_not_printed(matter: Matter) -> Iterator[Problem]:
    """The matter has its own heading above the counts, but the paper lists the counts by name and does not print it.

    The heading belongs to the section `claims`, which may stand before the counts that are listed by name.
    """
    heading = matter.sentences.get("headings", {}).get(COUNTS, NO_SENTENCE)
    if heading == NO_SENTENCE:
        return
    with_counts = [filing for filing in matter.filings if count_names(filing, matter.claims)]
    if with_counts and not any(COUNTS in listed_sections(filing) for filing in with_counts):
        message = f"`{heading}` is not printed: `sections:` lists the counts by name, without `{COUNTS}`"
        yield Problem(("sentences", "headings", COUNTS), message)
