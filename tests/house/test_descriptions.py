"""Every key that somebody can write in a matter or a record says what it means."""

from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from assembler.model.cause import Cause
from assembler.model.circuit import Circuit
from assembler.model.citation_style import CitationStyle
from assembler.model.court import Court
from assembler.model.dismissal import Dismissals
from assembler.model.document import DocumentType
from assembler.model.matter import Matter

RECORDS = (Matter, Court, Cause, Dismissals, DocumentType, Circuit, CitationStyle)


def models(kind: Any, seen: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield each model in the type *kind*, and each in the fields of those."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in seen:
            seen.add(kind)
            yield kind
            for field in kind.model_fields.values():
                yield from models(field.annotation, seen)
        return
    for part in get_args(kind):
        yield from models(part, seen)


def test_each_key_of_a_matter_or_a_record_has_a_description() -> None:
    seen: set[type[BaseModel]] = set()
    found = [model for record in RECORDS for model in models(record, seen)]
    assert len(found) > 60
    bare = [
        f"{one.__name__}.{key}" for one in found for key, field in one.model_fields.items() if not field.description
    ]
    assert bare == []
