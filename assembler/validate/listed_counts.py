"""Checks that a filing that lists counts among its sections lists all counts, in the order of their numbers."""

from collections.abc import Iterator
from itertools import pairwise

from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.load.source import Source
from assembler.model.filing import Filing
from assembler.model.listed_sections import COUNTS, count_names, printed_counts, prints_counts
from assembler.model.matter import Matter


def listed_count_faults(matter: Matter, filing: Filing, source: Source, path: KeyPath) -> Iterator[Finding]:
    """Yield a finding if the paper that opens the case omits counts or reorders them."""
    if not (filing.sections and filing.paper.opens and matter.claims):
        return
    names = count_names(filing, matter.claims)
    printed_indexes = printed_counts(filing, matter.claims)
    place = source.place_at((*path, "sections"))
    missing_names = [name for index, name in enumerate(names) if index not in printed_indexes]
    if not prints_counts(filing, matter.claims):
        message = f"`{filing.name}` leaves out the section `{COUNTS}`, but the matter has counts"
        yield fault("MAT007", place, message, fix=f"add `{COUNTS}` to `sections:`")
    elif missing_names:
        message = f"`sections` of `{filing.name}` leaves out {series([f'`{brief(name)}`' for name in missing_names])}"
        fix = f"list every count; `{COUNTS}` stands for all counts that are not listed by name"
        yield fault("MAT007", place, message, fix=fix)
    for previous_index, index in pairwise(printed_indexes):
        if index < previous_index and filing.sections.count(names[index]) == 1:
            place = source.place_at((*path, "sections", filing.sections.index(names[index])))
            message = (
                f"`{brief(names[index])}` comes after `{brief(names[previous_index])}`, but before it in `claims:`"
            )
            yield fault("MAT003", place, message, fix="list the counts in the order of `claims:`, which numbers them")
