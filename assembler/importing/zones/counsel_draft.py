"""Counsel as a draft of a matter has it: firms and attorneys with their keys."""

import re

from assembler.importing.draft import NOWHERE, DraftCounsel, DraftOffice
from assembler.importing.ids import words_id
from assembler.importing.zones.counsel_read import CounselRead


def as_draft(read: CounselRead) -> DraftCounsel:
    """Return the firms and attorneys of *read* with their keys; attorneys who are of counsel come last."""
    for_line, further_lines = _for_lines(read)
    signs = any(attorney.has_signature for attorney in read.attorneys)
    taken: list[str] = []
    keys: dict[int, str] = {}
    firms, attorneys = [], []
    for firm in read.firms:
        keys[id(firm)] = words_id(firm.name, taken, words=1, default="firm")
        taken.append(keys[id(firm)])
        by = any(attorney.by for attorney in read.attorneys if attorney.firm is firm)
        if by or firm.values.get("first"):
            firm.values["by"] = "true" if by else "false"
        firms.append(DraftOffice(keys[id(firm)], {"name": firm.name, **firm.values}, firm.place))
    for attorney in sorted(read.attorneys, key=lambda attorney: "of_counsel" in attorney.values):
        last = re.sub(r"(?i),?\s{1,9}(?:esq\.?|jr\.?|sr\.?|iii?)$", "", attorney.name).split()
        key = words_id(last[-1] if last else "", taken, words=1, default="attorney")
        taken.append(key)
        values: dict[str, object] = {"name": attorney.name}
        if attorney.firm:
            values["firm"] = keys[id(attorney.firm)]
        if signs and not attorney.has_signature and "of_counsel" not in attorney.values:
            values["signs"] = "false"
        attorneys.append(DraftOffice(key, {**values, **attorney.values}, attorney.place, attorney.represents))
    return DraftCounsel(tuple(firms), tuple(attorneys), for_line, further_lines, forms=dict(read.forms))


def _for_lines(read: CounselRead) -> tuple[str, tuple[str, ...]]:
    """Return the line that says whom counsel represents, and the same line below each further firm.

    Otherwise, each such line becomes a line of the last attorney above it, and the result is "" and ().
    """
    lines = read.for_lines
    if len(lines) < 2 or (len(set(lines)) == 1 and len(lines) == len(read.firms)):
        return "".join(lines[:1]), tuple(lines[1:])
    for line, attorney in zip(lines, read.for_after, strict=True):
        if attorney:
            attorney.add_line("lines", line)
        else:
            read.notes.append((line, read.attorneys[0].place if read.attorneys else NOWHERE))
    return "", ()
