"""Admission of attorneys for this case only: statements in the lines about counsel, and their form in the matter."""

import re
from collections.abc import Iterator

from assembler.importing.draft import Doubt
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_read import CounselRead, Office
from assembler.language.english import series

MARKED_LINE = re.compile(r"(?i)^(?P<mark>[*†‡]{1,3})\s{0,3}.{0,60}\bpro hac vice\b.{0,60}$")
"""The line that says that attorneys with a mark after their names appear pro hac vice."""

FUTURE_APPLICATION = re.compile(r"(?i)\bforthcoming\b|\bto be (?:filed|submitted|requested)\b")
"""Words about an application that has not been made."""

PAST_APPLICATION = re.compile(r"(?i)\bpending\b|\bapplication\b")
"""Words about an application that has been made."""

SENTENCE_BY_STATUS = {"pending": "pending", "true": "admitted"}
"""The key of the sentence in the signature block, by the value of `pro_hac_vice:`."""


def read_admission(read: CounselRead, attorney: Office, words: str, place: SourcePlace) -> None:
    """Note *words*, which are about the admission of *attorney*.

    An application that is only announced becomes a line of the attorney, because a matter has no key for it.
    """
    if FUTURE_APPLICATION.search(words):
        attorney.add_line("lines", words)
        read.future_applicants.append((attorney.name, place))
        return
    attorney.values["pro_hac_vice"] = "pending" if PAST_APPLICATION.search(words) else "true"
    attorney.admission = words
    read.labels.append((words, place))


def read_note_on_admission(read: CounselRead, text: str, place: SourcePlace) -> bool:
    """Read *text* if it is a note on the admission of attorneys with a mark; return whether it is."""
    marked_match = MARKED_LINE.match(text)
    if marked_match is None:
        return False
    attorneys = [attorney for attorney in read.attorneys if attorney.mark == marked_match["mark"]]
    for attorney in attorneys:
        if FUTURE_APPLICATION.search(text):
            read.future_applicants.append((attorney.name, place))
        else:
            attorney.values["pro_hac_vice"] = "pending" if PAST_APPLICATION.search(text) else "true"
    if attorneys:
        read.notes.append((text, place))
    return bool(attorneys)


def settle_admissions(read: CounselRead) -> None:
    """Note the words about attorneys of each status; attorneys of one status with different words keep their own."""
    for status, sentence in SENTENCE_BY_STATUS.items():
        attorneys = [attorney for attorney in read.attorneys if attorney.values.get("pro_hac_vice") == status]
        wordings = {attorney.admission for attorney in attorneys}
        if not wordings:
            continue
        if len(wordings) == 1 and "" not in wordings:
            read.forms[sentence] = wordings.pop()
            continue
        read.forms[sentence] = "none"
        for attorney in attorneys:
            if attorney.admission:
                attorney.add_line("lines", attorney.admission)


def doubts_on_admission(read: CounselRead) -> Iterator[Doubt]:
    """Yield a doubt about attorneys who have not yet applied for admission, for which a matter has no key."""
    if read.future_applicants:
        names = series([name for name, _ in read.future_applicants])
        _, place = read.future_applicants[0]
        about = f"the source announces the application of {names} for admission"
        yield Doubt(f"{about}; give `pro_hac_vice: pending` once it is pending", place)
