"""Counsel as a draft of a matter has it: firms and attorneys with their keys."""

import re

from assembler.importing.draft import DraftCounsel, DraftOffice
from assembler.importing.ids import words_id
from assembler.importing.read_document import NOWHERE
from assembler.importing.zones.counsel_read import CounselRead


def as_draft(read: CounselRead) -> DraftCounsel:
    """Return the firms and attorneys of *read* with their keys; attorneys who are of counsel come last."""
    for_line, further_lines = _for_lines(read)
    has_signatures = any(attorney.has_signature for attorney in read.attorneys)
    taken_keys: list[str] = []
    firm_keys: dict[int, str] = {}
    firms: list[DraftOffice] = []
    attorneys: list[DraftOffice] = []
    for firm in read.firms:
        firm_key = words_id(firm.name, taken_keys, words=1, default="firm")
        firm_keys[id(firm)] = firm_key
        taken_keys.append(firm_key)
        has_by = any(attorney.by for attorney in read.attorneys if attorney.firm is firm)
        if has_by or firm.values.get("first"):
            firm.values["by"] = "true" if has_by else "false"
        firms.append(DraftOffice(firm_key, {"name": firm.name, **firm.values}, firm.place))
    for attorney in sorted(read.attorneys, key=lambda attorney: "of_counsel" in attorney.values):
        names = re.sub(r"(?i),?\s{1,9}(?:esq\.?|jr\.?|sr\.?|iii?)$", "", attorney.name).split()
        key = words_id(names[-1] if names else "", taken_keys, words=1, default="attorney")
        taken_keys.append(key)
        values: dict[str, object] = {"name": attorney.name}
        if attorney.firm:
            values["firm"] = firm_keys[id(attorney.firm)]
        if has_signatures and not attorney.has_signature and "of_counsel" not in attorney.values:
            values["signs"] = "false"
        attorneys.append(DraftOffice(key, {**values, **attorney.values}, attorney.place, attorney.represents))
    return DraftCounsel(
        tuple(firms),
        tuple(attorneys),
        for_line,
        further_lines,
        forms=dict(read.forms),
        mixed_forms=read.mixed_forms,
    )


def _for_lines(read: CounselRead) -> tuple[str, tuple[str, ...]]:
    """Return the line that says whom counsel represents, and the same line below each further firm.

    If there are different lines, each becomes a line of the last attorney above it, and the result is "" and ().
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
