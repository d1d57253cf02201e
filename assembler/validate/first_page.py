"""Finds attorneys with `first_page_only` in a court whose papers do not name counsel on the first page."""

from collections.abc import Iterator

from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter
from assembler.plan.frame.counsel_lines import names_counsel_on_first_page


def first_page_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a finding for each `first_page_only` in a court whose papers do not name counsel on the first page.

    An inherited key is not reported, because it may be meant for another court.
    """
    if names_counsel_on_first_page(matter.court.counsel.value, matter.court.caption.value):
        return
    for name, attorney in matter.counsel.items():
        path = ("counsel", name, "first_page_only")
        if attorney.first_page_only and source.is_own(path):
            message = (
                f"papers in `{matter.court.id}` name no counsel on the first page, so `first_page_only` has no effect"
            )
            fix = "write `signs: false`, which lists the attorney below the attorneys who sign; or delete the attorney"
            yield fault("MAT002", source.key_place(path), message, fix=fix)
