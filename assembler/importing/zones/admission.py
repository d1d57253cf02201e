"""Admission of attorneys for this case only: statements in the lines about counsel, and their form in the matter."""

import re
from collections import Counter
from collections.abc import Iterator

from assembler.importing.draft import Doubt
from assembler.importing.read_document import SourcePlace
from assembler.importing.zones.counsel_read import CounselRead, Office
from assembler.language.english import series

MARKED_LINE = re.compile(r"(?i)^(?P<mark>[*†‡]{1,3})\s{0,3}.{0,60}\bpro hac vice\b.{0,60}$")
"""The line that says that attorneys with a mark after their names appear pro hac vice."""

NOT_YET_FILED = re.compile(r"(?i)\bforthcoming\b|\bto be (?:filed|submitted|requested)\b")
"""Words about an application that has not been made."""

PENDING = re.compile(r"(?i)\bpending\b|\bapplication\b")
"""Words about an application that has been made."""

KINDS = {"pending": "pending", "true": "admitted"}
"""The sentence of the signature block that is printed for each value of `pro_hac_vice:`."""


def read_admission(read: CounselRead, attorney: Office, words: str, place: SourcePlace) -> None:
    """Note *words*, which are about the admission of *attorney*.

    An application that is only announced becomes a line of the attorney, because a matter has no key for it.
    """
    if NOT_YET_FILED.search(words):
        attorney.add_line("lines", words)
        read.to_apply.append((attorney.name, place))
        return
    attorney.values["pro_hac_vice"] = "pending" if PENDING.search(words) else "true"
    attorney.admission = words
    read.labels.append((words, place))


def read_note_on_admission(read: CounselRead, text: str, place: SourcePlace) -> bool:
    """Read *text* if it is a note on the admission of attorneys with a mark; return whether it is."""
    marked_match = MARKED_LINE.match(text)
    attorneys = [attorney for attorney in read.attorneys if marked_match and attorney.mark == marked_match["mark"]]
    for attorney in attorneys:
        if NOT_YET_FILED.search(text):
            read.to_apply.append((attorney.name, place))
        else:
            attorney.values["pro_hac_vice"] = "pending" if PENDING.search(text) else "true"
    if attorneys:
        read.notes.append((text, place))
    return bool(attorneys)


def settle_admissions(read: CounselRead) -> None:
    """Note the words for each kind of admission; if attorneys of a kind have different words, each keeps its own."""
    for value, sentence in KINDS.items():
        attorneys = [attorney for attorney in read.attorneys if attorney.values.get("pro_hac_vice") == value]
        words = Counter(attorney.admission for attorney in attorneys)
        if not words:
            continue
        if len(words) == 1 and "" not in words:
            read.forms[sentence] = next(iter(words))
            continue
        read.forms[sentence] = "none"
        for attorney in attorneys:
            if attorney.admission:
                attorney.add_line("lines", attorney.admission)


def doubts_on_admission(read: CounselRead) -> Iterator[Doubt]:
    """Yield a doubt about attorneys who have not yet applied for admission, for which a matter has no key."""
    if read.to_apply:
        names = series([name for name, _ in read.to_apply])
        about = f"the source announces the application of {names} for admission"
        yield Doubt(f"{about}; give `pro_hac_vice: pending` once it is pending", read.to_apply[0][1])
