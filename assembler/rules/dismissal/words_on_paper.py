"""The user's own words on a dismissal: words that contradict the paper, and readings without effect."""

import datetime as dt
import re
from collections.abc import Iterator

from assembler.language.english import series
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules._doubts import STILL_DRAFTS
from assembler.rules.dismissal.own_words.readings.every_text import readings
from assembler.rules.dismissal.own_words.readings.operative_sentence import dismisses_nothing
from assembler.rules.dismissal.own_words.readings.other_requests import requests_to_keep_action
from assembler.rules.dismissal.own_words.readings.paper_text import Reading
from assembler.rules.dismissal.own_words.readings.unread_sentences import (
    effect_hash,
    fingerprint,
    hash_of,
    own_words_read_line,
    signatories_of,
    unread_sentences,
)
from assembler.rules.dismissal.own_words.texts import ORDER, ORDER_TITLE, OwnText, own_sentences, own_words
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


GRANTING_ORDERS = ("nonsuit_order", "withdrawal_order")
"""Prefixes of the names of sentences in orders that grant a motion. The motion states the prejudice of the order."""


@rule(
    "DIS035",
    cite="this program",
    basis="program",
    fix="correct the words, the filing or the matter",
    no_waiver="an unrecognized sentence can be cleared only by a person who signs the paper, under "
    "`own_words_read:` and for these exact words; a sentence that contradicts the paper makes its effect uncertain",
)
def words_against_paper(paper: DismissalPaper) -> Iterator[Problem]:
    """The user's own words contradict the dismissal paper, or the program cannot tell whether they agree with it.

    A notice or a stipulation takes effect once, when it is filed, with the prejudice that `prejudice:` states, and
    whoever signs it answers for every sentence. All texts that the paper prints are read: titles, legends, openings,
    paragraphs, the lines of the signatures, the program's sentences in the words of the matter or of the firm, and
    descriptions, a referral and addresses in the caption if they say what happens to the action. There are three kinds
    of sentences.

    A sentence that agrees with the paper is not reported: "This dismissal is made without conditions.", "The action
    continues as to Bell." if Bell stays, "The Clerk is directed to terminate Tri-Oak as a party." if Tri-Oak leaves,
    "Defendant has not answered the complaint." if the docket was read and shows no answer; in a stipulation also "The
    parties have settled.", "Each side bears its own fees." and "The parties waive any right of appeal." Clauses may be
    joined if each of them is known.

    A sentence that contradicts the paper is an error that nobody can lift: a condition or a later date ("This dismissal
    is conditioned on payment."), words that take it back, hold it or call it another paper ("Plaintiff withdraws the
    foregoing.", "The Clerk is asked to hold this notice."), a stay, an exception ("save for the first count"), a way
    back ("Plaintiff may reopen the case."), further action by the court ("The Court retains jurisdiction."), tolling, a
    reservation, another effect, an answer, a ruling or an earlier dismissal that the matter does not list, the denial
    of an event that it lists, and, in a paper signed by one side, what another side agrees to, waives or bears
    ("Defendant will not seek fees.").

    A motion may argue freely, but may not ask that the action be stayed or shelved instead.

    An order that accompanies the paper, even if the paper is a motion, is read with it, and may grant only what the
    paper asks. An order that enters judgment, makes the other side pay, stays the action, tolls a limitations period,
    denies relief or decides more contradicts the paper.

    A sentence that the program does not know ("The kites were returned to the shop.") is an error until somebody who
    signs the paper has read it and says so in the filing, as in `own_words_read: {by: ann, date: 2025-06-02, text:
    3f9a2c1d}`. The message gives the line to add. The paper can then be built, and its manifest names the sentence and
    who read it. `text:` is the fingerprint of the sentences, so a changed sentence must be read again (DIS051).
    """
    for text in own_words(paper):
        fixes: set[str] = set()
        for reading in readings(paper, text):
            if reading.says and reading.fix not in fixes:
                fixes.add(reading.fix)
                message = f"{text.source}says `{text.as_written(reading.words)}`, {reading.says}"
                yield Problem(text.path, message, fix=reading.fix, promise=True, passes_draft=True)
    for reading in requests_to_keep_action(paper):
        message = f"the text says `{reading.words}`, {reading.says}"
        yield Problem(reading.text.path, message, fix=reading.fix, promise=True, passes_draft=True)
    if paper.filing.own_words_read is None:
        yield from (_unread_sentence(paper, reading) for reading in unread_sentences(paper))
    yield from dismisses_nothing(paper)
    yield from _omissions(paper)


def _unread_sentence(paper: DismissalPaper, reading: Reading) -> Problem:
    """Return the problem that *reading* is an unrecognized sentence that no signer has read."""
    words = reading.text.as_written(reading.words)
    message = f"{reading.text.source}says `{words}`, but the program cannot tell whether that agrees with the paper"
    filing = f"`{paper.filing.name}`" if reading.text.key in {ORDER, ORDER_TITLE} else "the filing"
    line = own_words_read_line(paper)
    fix = f"delete the sentence, or have a signer read it and add `{line}` to {filing}; {STILL_DRAFTS}"
    return Problem(reading.text.path, message, fix=fix, promise=True, passes_draft=True)


def _omissions(paper: DismissalPaper) -> Iterator[Problem]:
    """Yield a problem if the user's own operative sentence omits the chosen prejudice or the dismissed parties."""
    default_prejudice = paper.instrument.default_effect.prejudice
    for text in own_sentences(paper):
        if text.replaces.endswith(("_action", "_part")):
            template = paper.matter.own_sentence("ending", text.replaces)
            prejudice = "" if text.replaces.startswith(GRANTING_ORDERS) else paper.scope.prejudice
            if prejudice and prejudice != default_prejudice and f"{prejudice} prejudice" not in text.words.casefold():
                yield _omission(text, f"does not say `{prejudice} prejudice`, but the filing does", "{prejudice}")
            says_what = re.search(r"\{(?:what|dismissed)\b", template) or _names_those_who_leave(paper, text.words)
            if text.replaces.endswith("_part") and not says_what:
                yield _omission(text, "does not say what is dismissed, although part of the action remains", "{what}")


def _names_those_who_leave(paper: DismissalPaper, words: str) -> bool:
    """Whether *words* have the full name of each defendant who leaves, and of none who stays, for all claims."""
    scope = paper.scope
    parties = paper.matter.parties
    words = words.casefold()
    leave = [parties[key].name.casefold() in words for key in scope.dismissed_parties]
    stay = [parties[key].name.casefold() in words for key in scope.going_on]
    claims_named = any(group.claims or group.by for group in scope.groups)
    return bool(leave) and all(leave) and not any(stay) and not claims_named and "{" not in words


def _omission(text: OwnText, fault: str, placeholder: str) -> Problem:
    fix = f"insert `{placeholder}` in the sentence"
    return Problem(text.path, f"{text.source}{fault}", fix=fix, promise=True, passes_draft=True)
