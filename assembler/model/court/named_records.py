"""The types of a court's values that are ids of other records, which are replaced with the records themselves."""

from functools import partial
from operator import attrgetter
from typing import Annotated

from pydantic import BeforeValidator, PlainSerializer

from assembler.model.amendment import Amendments
from assembler.model.circuit import Circuit
from assembler.model.citation_style import CitationStyle
from assembler.model.context import find_record
from assembler.model.dismissal import Dismissals
from assembler.model.natures_of_suit import NaturesOfSuit


def _read_by_id(kind: str) -> BeforeValidator:
    """Return a validator that replaces the id of a record of *kind* with the record itself."""
    return BeforeValidator(partial(find_record, kind=kind), json_schema_input_type=str)


AS_ID = PlainSerializer(attrgetter("id"), return_type=str, when_used="json")
"""Serializes a record as its id."""

AmendmentLaw = Annotated[Amendments, _read_by_id("amendment"), AS_ID]
DismissalLaw = Annotated[Dismissals, _read_by_id("dismissal"), AS_ID]
CircuitName = Annotated[Circuit, _read_by_id("circuit"), AS_ID]
StyleName = Annotated[CitationStyle, _read_by_id("citation style"), AS_ID]
NaturesName = Annotated[NaturesOfSuit, _read_by_id("natures of suit"), AS_ID]
