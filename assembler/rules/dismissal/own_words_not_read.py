"""DIS051."""

from collections.abc import Iterator

from assembler.language.english import series
from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal._own_words_read import fingerprint, hash_of, line_of, those_who_sign, unread
from assembler.rules.rule import Problem, rule


@rule(
    "DIS051",
    cite="this program",
    basis="program",
    fix="let somebody who signs the paper read its sentences, and say so in `own_words_read:`",
)
def own_words_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """`own_words_read:` is the word of somebody who does not sign the paper, or of a day before a sentence was changed.

    Who signs a paper answers for its words. The fingerprint under `text:`, or else the manifest of an earlier build
    with the same `by` and `date`, shows which sentences were read.
    """
    read, path = paper.filing.own_words_read, ("filings", paper.place, "own_words_read")
    if read is None:
        return
    day = paper.scope.request.date
    if read.by not in (ours := those_who_sign(paper)):
        message = f"`{read.by}` does not sign the paper, and cannot answer for its words"
        names = series([f"`{name}`" for name in ours], "or")
        yield Problem((*path, "by"), message, fix=f"let {names} read the sentences, and write that name")
    elif day and read.date > day:
        yield Problem((*path, "date"), f"`own_words_read` is dated {read.date}, after the paper of {day}")
    elif new := _not_read(paper):
        message = f"since {read.date}, when `{read.by}` read them, the sentences have changed: {series(new)}"
        yield Problem(path, message, fix=f"read them again, and write `{line_of(paper)}`")


def _not_read(paper: DismissalPaper) -> list[str]:
    """Return the sentences that were changed or added after they were read, each in backquotes."""
    read, now = paper.filing.own_words_read, unread(paper)
    before = paper.words_read_before
    if read and read.text:
        changed = [] if fingerprint(now) == read.text else now
    else:
        changed = [one for one in now if before is not None and hash_of(one.words) not in before]
    return list(dict.fromkeys(f"`{one.words}`" for one in changed))
