"""Writes the text of a new matter from answers about a case, with comments and placeholders to fill in.

`assembler new` gets the answers from its options and questions. A program that imports cases can also supply them.
"""

from dataclasses import dataclass, replace

from assembler.catalog import Catalog
from assembler.new_matter.complaint_text import complaint_text
from assembler.new_matter.dismissal_text import dismissal_text
from assembler.new_matter.instrument import PROVISIONAL, Choice, choose_paper
from assembler.new_matter.party_text import party_keys
from assembler.new_matter.start import FiledCase, Start


@dataclass(frozen=True)
class NewMatter:
    """The YAML of a new matter and, for a filed case, the chosen dismissal paper."""

    text: str
    choice: Choice | None = None


def new_matter(start: Start, catalog: Catalog) -> NewMatter:
    """Return the matter that *start* describes, with a complaint or, for a filed case, a dismissal paper.

    Raises `MatterError` if answers contradict each other, for example if an event is later than `docket_read`.
    """
    if start.case is None:
        return NewMatter(complaint_text(start))
    choice = _paper(start, start.case, catalog)
    return NewMatter(dismissal_text(start, start.case, choice), choice)


def _paper(start: Start, case: FiledCase, catalog: Catalog) -> Choice:
    """Return the dismissal paper, chosen with the help of a provisional matter."""
    dismissed = case.dismisses
    if dismissed != ("all",):
        keys = party_keys(start)
        dismissed = tuple(keys["defendant", name] for name in dismissed)
    text = dismissal_text(start, replace(case, number=case.number or "0"), PROVISIONAL)
    return choose_paper(text, case, dismissed, catalog)
