"""Defines the context of a validation: the catalog's records, and the keys of each family of papers."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from assembler.catalog import Catalog
from assembler.findings.finding import MatterError
from assembler.model.filing import Filing
from assembler.papers import every_key, family_of


@dataclass(frozen=True)
class MatterRecords:
    """The catalog's records that a matter may name, and the families of papers."""

    catalog: Catalog

    @property
    def own_sentences(self) -> Mapping[str, Mapping[str, str]]:
        """The firm's own sentences."""
        return self.catalog.own_sentences

    @property
    def own_words(self) -> frozenset[str]:
        """The words, in lowercase, that the firm lists as spelled correctly."""
        return self.catalog.own_words

    def names(self, kind: str) -> tuple[str, ...]:
        """Return the names of all records of *kind*."""
        return self.catalog.names(kind)

    def record(self, kind: str, name: str, county: str | None = None, judge: str | None = None) -> Any:
        """Return the record *name* of *kind*, with the additions of *county* and the orders of *judge*."""
        return self.catalog.record(kind, name, county, judge)

    def filing_record(self, paper: Any) -> type[Filing]:
        """Return the filing model for the family of the document type *paper*; `Filing` if there is no such type.

        Raises `MatterError` if the document type names a family that does not exist.
        """
        if not isinstance(paper, str) or paper not in self.names("document"):
            return Filing
        document = self.record("document", paper)
        try:
            return family_of(document).filing_model
        except MatterError as error:
            place = self.catalog.place_in("document", paper, "family")
            raise MatterError(*(replace(finding, place=place) for finding in error.findings)) from None

    def filing_keys(self) -> frozenset[str]:
        """Return the keys of all families of papers."""
        return every_key()
