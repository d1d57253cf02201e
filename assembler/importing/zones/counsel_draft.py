"""Counsel as a draft of a matter has it: firms and attorneys with their keys, and doubts about their admission."""

import re
from collections.abc import Iterator

from assembler.importing.draft import Doubt, DraftCounsel, DraftOffice
from assembler.importing.ids import words_id
from assembler.importing.zones.counsel import CounselRead
from assembler.language.english import series


def as_draft(read: CounselRead) -> DraftCounsel:
    """Return the firms and attorneys of *read* with their keys."""
    taken: list[str] = []
    keys: dict[int, str] = {}
    firms, attorneys = [], []
    for firm in read.firms:
        keys[id(firm)] = words_id(firm.name, taken, words=1, default="firm")
        taken.append(keys[id(firm)])
        if read.by or firm.values.get("first"):
            firm.values["by"] = "true" if read.by else "false"
        firms.append(DraftOffice(keys[id(firm)], {"name": firm.name, **firm.values}, firm.place))
    for attorney in read.attorneys:
        last = re.sub(r"(?i),?\s{1,9}(?:esq\.?|jr\.?|sr\.?|iii?)$", "", attorney.name).split()
        key = words_id(last[-1] if last else "", taken, words=1, default="attorney")
        taken.append(key)
        values: dict[str, object] = {"name": attorney.name}
        if attorney.firm:
            values["firm"] = keys[id(attorney.firm)]
        attorneys.append(DraftOffice(key, {**values, **attorney.values}, attorney.place, attorney.represents))
    first, further = "".join(read.for_lines[:1]), tuple(read.for_lines[1:])
    return DraftCounsel(tuple(firms), tuple(attorneys), first, further, dict(read.forms))


def doubts_on_admission(read: CounselRead) -> Iterator[Doubt]:
    """Yield a doubt about the attorneys who were still to apply for admission, which a matter cannot say."""
    if read.to_apply:
        names = series([name for name, _ in read.to_apply])
        about = f"the source announces the application of {names} for admission"
        yield Doubt(f"{about}; remove `pro_hac_vice: pending` unless it is pending", read.to_apply[0][1])
