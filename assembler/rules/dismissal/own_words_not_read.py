"""`own_words_read:` entries without effect: wrong person, impossible date, or text changed since the reading."""

import datetime as dt
from collections.abc import Iterator

from assembler.language.english import series
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.readings.unread_sentences import (
    effect_hash,
    fingerprint,
    hash_of,
    own_words_read_line,
    signatories_of,
    unread_sentences,
)
from assembler.rules.rule import Problem, rule

MAX_DAYS = 366
"""The maximum number of days between the reading of a paper and the paper's date."""


@rule(
    "DIS051",
    cite="this program",
    basis="program",
    fix="have somebody who signs the paper read its sentences, and record that in `own_words_read:`",
    no_waiver="the person who signs answers for the words, so nobody else can read them in that person's place",
)
def own_words_not_read(paper: DismissalPaper) -> Iterator[Problem]:
    """`own_words_read:` names somebody who does not sign the paper, or a sentence was changed after that reading.

    Whoever signs a paper answers for its words; an attorney who is only listed in the paper does not. The fingerprint
    under `text:` shows which sentences were read, and also covers the kind of paper, the dismissed parties and the
    prejudice. Without `text:`, only the manifest of an earlier build with the same `by` and `date` can show which
    sentences were read. A paper cannot have been read before the complaint was filed, or more than a year before its
    own date.
    """
    confirmation = paper.filing.own_words_read
    path = ("filings", paper.filing_index, "own_words_read")
    signatories = signatories_of(paper)
    if confirmation is None:
        return
    if confirmation.by not in signatories:
        message = f"`{confirmation.by}` does not sign the paper, and cannot answer for its words"
        names = series([f"`{name}`" for name in signatories], "or")
        fix = f"have {names} read the sentences, and name that person under `by`" if names else ""
        yield Problem((*path, "by"), message, fix=fix)
    elif message := _why_impossible_on_day(paper, confirmation.date):
        yield Problem((*path, "date"), message, fix="give the date on which the sentences were read")
    elif unread_sentences(paper) and confirmation.text is None and paper.hashes_read_before is None:
        message = f"neither `text:` nor the manifest of an earlier build shows which sentences `{confirmation.by}` read"
        yield Problem(path, message, fix=f"read the sentences, and write `{own_words_read_line(paper)}`")
    elif changed_sentences := _unread_sentences(paper):
        reading = f"`{confirmation.by}` read them on {confirmation.date}"
        message = f"the sentences or the paper have changed since {reading}: {series(changed_sentences)}"
        yield Problem(path, message, fix=f"read the sentences again, and write `{own_words_read_line(paper)}`")


def _why_impossible_on_day(paper: DismissalPaper, read_on: dt.date) -> str:
    """Return why nobody can have read the words of *paper* on *read_on*; "" if somebody can have read them."""
    day = paper.scope.requested.date
    complaint_day = paper.matter.complaint_filed
    if day and read_on > day:
        return f"`own_words_read` is dated {read_on}, after the paper, which is dated {day}"
    if complaint_day and read_on < complaint_day:
        return f"`own_words_read` is dated {read_on}, before the complaint was filed on {complaint_day}"
    if day and read_on < day - dt.timedelta(days=MAX_DAYS):
        return f"`own_words_read` is dated {read_on}, more than a year before the paper, which is dated {day}"
    return ""


def _unread_sentences(paper: DismissalPaper) -> list[str]:
    """Return the sentences that may have been changed or added since the reading."""
    confirmation = paper.filing.own_words_read
    hashes_read_before = paper.hashes_read_before
    changed = [*unread_sentences(paper)]
    if confirmation and confirmation.text:
        if fingerprint(paper) == confirmation.text:
            changed = []
    elif hashes_read_before is not None and effect_hash(paper) in hashes_read_before:
        changed = [reading for reading in changed if hash_of(reading.words) not in hashes_read_before]
    return list(dict.fromkeys(f"`{reading.words}`" for reading in changed))
