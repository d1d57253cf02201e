"""The keys of a motion, and of papers that argue a motion or give notice of it."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import Field

from assembler.findings.path import KeyPath
from assembler.model.base import Lines, Prose
from assembler.model.conference import Conference
from assembler.model.filing import COMMON_KEYS, Filing, in_family
from assembler.papers.amending.keys import AmendingFiling
from assembler.papers.ending.keys import DismissingFiling
from assembler.papers.keys import ActionFiling, HeardFiling


class MotionFiling(DismissingFiling, ActionFiling, AmendingFiling, HeardFiling):
    """The moving papers: hearing, grounds and evidence, and whether counsel conferred."""

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS | {"character", "hearing"}

    conferred: Conference | None = Field(
        None,
        description="whether counsel conferred with the other side before a motion, as some courts require",
        examples=[{"with": "doran", "how": "by telephone", "date": "2021-03-01", "result": "opposed"}],
    )
    grounds: tuple[Prose, ...] = Field(
        (), description="paragraphs of the motion's argument", examples=[["No defendant will be prejudiced."]]
    )
    evidence: Lines = Field(
        (),
        description="the evidence on which the motion relies, in addition to the papers on file",
        examples=["Declaration of Ann Example"],
    )

    def own_texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the paragraphs and the grounds of the motion, with their paths."""
        yield from super().own_texts()
        yield from ((("grounds", index), text) for index, text in enumerate(self.grounds))


def motion_keys(filing: Filing) -> MotionFiling:
    """Return *filing* as a paper of a motion; for any other paper, return one whose keys all have their defaults."""
    return in_family(filing, MotionFiling)
