"""The sections that a paper lists, and the counts that each of them prints."""

from collections.abc import Sequence

from assembler.model.filing import Filing
from assembler.model.pleading import Claim

COUNTS = "claims"
"""The name of the section for the counts that `sections:` does not list by name."""


def listed_sections(filing: Filing) -> tuple[str, ...]:
    """Return the names of the sections of *filing*, in order: the filing's own, or else those of its document type."""
    return filing.sections or filing.paper.sections


def count_id(claim: Claim, index: int) -> str:
    """Return the id of the count at *index*: its own id, or else "count-1" for index 0, and so on."""
    return claim.id or f"count-{index + 1}"


def count_names(filing: Filing, claims: Sequence[Claim]) -> list[str]:
    """Return the names by which `sections:` of *filing* may list *claims*; none if the paper has no counts."""
    if COUNTS not in filing.paper.sections:
        return []
    return [count_id(claim, index) for index, claim in enumerate(claims)]


def counts_in_section(section: str, filing: Filing, claims: Sequence[Claim]) -> list[int]:
    """Return the indexes of the *claims* that *section* of *filing* prints: one count, or all counts not listed."""
    names = count_names(filing, claims)
    if section == COUNTS:
        return [index for index, name in enumerate(names) if name not in filing.sections]
    return [index for index, name in enumerate(names) if name == section]


def printed_counts(filing: Filing, claims: Sequence[Claim]) -> list[int]:
    """Return the indexes of the *claims* that *filing* prints, in the order of its sections."""
    return [index for name in listed_sections(filing) for index in counts_in_section(name, filing, claims)]


def prints_counts(filing: Filing, claims: Sequence[Claim]) -> bool:
    """Whether *filing* has the section of the counts, or lists at least one of *claims* by name."""
    return COUNTS in listed_sections(filing) or bool(printed_counts(filing, claims))
