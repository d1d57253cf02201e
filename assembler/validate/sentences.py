"""Checks a matter's own sentences. Each replaces a sentence of the program, and may use the same placeholders."""

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from assembler.catalog.sentences import sentence_faults
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.load.yaml_reader import Document

KEY = "sentences"


class Sentences(Protocol):
    """The catalog's sentences: those of the program and those of the firm."""

    @property
    def sentences(self) -> Mapping[str, Any]:
        """The groups of sentences, by key."""


def own_sentence_faults(source: Source, catalog: Sentences) -> Iterator[Finding]:
    """Yield a finding for each of the matter's sentences that has an unknown key, and for each unknown placeholder."""
    if KEY in source.data:
        values = {path[1:]: place for path, place in source.values.items() if path[0:1] == (KEY,)}
        keys = {path[1:]: place for path, place in source.keys.items() if path[0:1] == (KEY,)}
        yield from sentence_faults(Document(source.data[KEY], values, keys), catalog.sentences, leads=())
