"""DIS035."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._contradictions import CONTRADICTIONS
from assembler.rules.dismissal._own_words import own_words
from assembler.rules.rule import Problem, rule


@rule(
    "DIS035",
    cite="this program",
    basis="program",
    waivable="none",
    fix="correct the words, or what the filing and the matter say",
    bad=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: ["This dismissal takes effect when Imaginary Strings, Inc. has paid."]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            words: {lead: "By stipulation of all parties, Plaintiff gives notice:"}
        """,
    ),
    good=(
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            words: {lead: "Plaintiff gives notice without conditions:"}
            paragraphs: ["This dismissal takes effect when it is filed, and Plaintiff may refile its claims."]
        """,
        """
        filings:
          - paper: notice_of_voluntary_dismissal
            date: 2025-06-02
            dismisses: all
            prejudice: without
            paragraphs: ["Imaginary Strings, Inc. has not served its answer."]
        """,
    ),
)
def words_against_paper(paper: DismissalPaper) -> Iterator[Problem]:
    """The user's own words contradict the paper that dismisses: its effect, its time, its kind, or a fact in it.

    A notice or a stipulation takes effect once, when it is filed, and as `prejudice:` says. Words that add a condition
    or a later day, that give up what the paper keeps or keep what it gives up, or that tell of an answer or an earlier
    dismissal which the matter does not list, leave the court to guess. Every text is read: titles, legends, openings,
    paragraphs, and the lines of the signatures.
    """
    for text in own_words(paper):
        told: set[str] = set()
        for contradiction in CONTRADICTIONS:
            words = "" if contradiction.fix in told else contradiction.found(paper, text)
            if words:
                told.add(contradiction.fix)
                message = f"says `{words}`, {contradiction.says}"
                yield Problem(text.path, message, fix=contradiction.fix, promise=True, passes_draft=True)
