"""A title that is that of another kind of paper."""

from collections.abc import Iterator

from assembler.language.regex import Regex
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

TITLE_OF_DISMISSAL = Regex(
    r"(?i)\b(?:notice|stipulation|praecipe|request)\b.{0,60}\b(?:dismissal|discontinuance|discontinue|non-?suit)\b"
    r"|^(?:plaintiff\S{0,3} |voluntary |partial ){0,3}(?:dismissal|discontinuance|non-?suit)\b"
)
"""The title of a paper that ends a case."""

PLEADING = Regex(r"(?i)\b(?:complaint|petition|answer|claims?)\b")
"""The word of a title that says that the paper pleads."""

PLEADINGS = frozenset({"opening", "later_pleading", "answer"})
"""The families of papers that plead, and never dismiss."""


@rule(
    "CAP021",
    cite="this program",
    basis="program",
    fix="choose the document type that `assembler dismiss` shows, with `dismisses:`, or correct the title",
)
def pleading_called_a_dismissal(matter: Matter) -> Iterator[Problem]:
    """A complaint or another pleading has the title of a paper that ends a case.

    The clerk enters a paper by its title. A pleading is not checked as a paper that dismisses: whether the case may be
    ended by it, and by whom, would not be known.
    """
    for index, filing in enumerate(matter.filings):
        title = filing.title or ""
        if filing.paper.family in PLEADINGS and TITLE_OF_DISMISSAL.search(title) and not PLEADING.search(title):
            message = f"`{title}` is the title of a paper that ends a case, but `{filing.paper.id}` does not"
            yield Problem(("filings", index, "title"), message)
