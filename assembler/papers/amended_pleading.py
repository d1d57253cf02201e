"""The key `amends:` of answers and of pleadings after the complaint, and the number of an amended pleading."""

from typing import Annotated, ClassVar

from pydantic import Field

from assembler.language.english import ordinal
from assembler.model.base import PRINT_OPTIONAL, text_or
from assembler.model.filing import COMMON_KEYS, Filing
from assembler.model.matter import Matter
from assembler.papers.opening.amendments import AMENDED_ORDINAL, amendment_number, number_in_title
from assembler.papers.opening.keys import EarlierPaper, OpeningFiling


class PleadingFiling(Filing):
    """A pleading other than a complaint, which may amend an earlier one."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"amends"}

    amends: Annotated[EarlierPaper, text_or(EarlierPaper, "paper")] | None = Field(
        None,
        description="the earlier paper of the same type that this one amends",
        examples=[{"file": "../old/matter.yaml", "paper": "third_party_complaint"}],
        json_schema_extra=PRINT_OPTIONAL,
    )


def earlier_paper(filing: Filing) -> EarlierPaper | None:
    """Return the earlier paper that *filing* amends; None if it amends none."""
    return filing.amends if isinstance(filing, OpeningFiling | PleadingFiling) else None


def is_same_pleading(filing: Filing, earlier_filing: Filing) -> bool:
    """Whether *filing* can amend *earlier_filing*: both open a case, or are papers of one document type."""
    return earlier_filing.paper.opens if filing.paper.opens else earlier_filing.paper.id == filing.paper.id


def pleading_kind(filing: Filing) -> str:
    """Return the kind of pleading that *filing* amends, in a message: "complaint" or "third-party complaint"."""
    return "complaint" if filing.paper.opens else filing.paper.name.lower()


def pleading_number(matter: Matter, filing: Filing) -> int:
    """Return the number of the amended pleading *filing*: 0 for the original, 1 for the first amended one."""
    if filing.paper.opens:
        return amendment_number(matter, filing)
    amends = earlier_paper(filing)
    return number_in_title(filing.title) or (max(amends.number, 1) if amends else 0)


def amended_name(name: str, matter: Matter, filing: Filing) -> str:
    """Return *name*, the title or the name of *filing*, with its ordinal: "First Amended Third-Party Complaint"."""
    number = pleading_number(matter, filing)
    if not number or AMENDED_ORDINAL.search(name):
        return name
    noun = "Answer" if "Answer" in name else name
    return name.replace(noun, f"{ordinal(number).title()} Amended {noun}", 1)
