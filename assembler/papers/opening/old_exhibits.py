"""Exhibits that an amended complaint shares with the earlier complaint, which already attached them."""

from collections.abc import Mapping

from assembler.exhibits.labels import cited_files
from assembler.model.court.amended import AmendedForm
from assembler.model.filing import Filing
from assembler.model.law import Law, was_read
from assembler.papers.opening.keys import opening_keys
from assembler.plan.context import PaperContext


def exhibits_on_file(complaint: Filing, files: Mapping[str, str]) -> set[str]:
    """Return the names of the *files* that were attached to the complaint that *complaint* amends."""
    amends = opening_keys(complaint).amends
    return {name for name, file in files.items() if amends and (name, file) in amends.exhibits}


def only_new_are_filed(form: Law[AmendedForm] | None) -> bool:
    """Whether the court wants only new exhibits with an amended complaint, as read in *form*."""
    exhibits = form.value.exhibits if form else None
    return bool(form and exhibits and exhibits.filed == "new" and was_read(exhibits.basis or form.basis))


def exhibits_left_out(context: PaperContext) -> set[str]:
    """Return the exhibits of the earlier complaint that the complaint does not attach again, by the court's rule."""
    already_filed = exhibits_on_file(context.filing, cited_files(context.matter))
    return already_filed if already_filed and only_new_are_filed(context.rely_on(context.court.amended)) else set()
