"""The kinds of records, each with its folder and its model."""

from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel

from assembler.load.packed import PROGRAM, templates_folder
from assembler.model.amendment import Amendments
from assembler.model.cause import Cause
from assembler.model.circuit import Circuit
from assembler.model.citation_style import CitationStyle
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.document import DocumentType
from assembler.model.limitations import StateLimitations
from assembler.model.natures_of_suit import NaturesOfSuit

KINDS: Mapping[str, tuple[str, type[BaseModel]]] = {
    "court": ("courts", Court),
    "circuit": ("circuits", Circuit),
    "citation style": ("citation_styles", CitationStyle),
    "natures of suit": ("natures_of_suit", NaturesOfSuit),
    "cause": ("causes", Cause),
    "limitations": ("limitations", StateLimitations),
    "dismissal": ("dismissals", Dismissals),
    "amendment": ("amendments", Amendments),
    "document": ("templates", DocumentType),
}
"""For each kind of record, its folder and its model."""


NOUNS: Mapping[str, str] = {
    "dismissal": "law of dismissal",
    "amendment": "law of amendment",
    "document": "document type",
}


def noun(kind: str) -> str:
    """Return the words for a record of *kind* in a message."""
    return NOUNS.get(kind, kind)


def program_folder(kind: str) -> Path:
    """Return the folder of the program's records of *kind*, or of its sentences if *kind* is "sentences"."""
    return templates_folder() if kind in {"document", "sentences"} else PROGRAM / "data" / KINDS[kind][0]
