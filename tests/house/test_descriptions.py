"""Every key of a matter or a record has a description."""

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


def models(kind: Any, visited: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """Yield each model in the type *kind*, and each model in the fields of these models."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind not in visited:
            visited.add(kind)
            yield kind
            for field in kind.model_fields.values():
                yield from models(field.annotation, visited)
        return
    for part in get_args(kind):
        yield from models(part, visited)


def test_each_key_of_a_matter_or_a_record_has_a_description() -> None:
    visited: set[type[BaseModel]] = set()
    all_models = [model for record in RECORDS for model in models(record, visited)]
    assert len(all_models) > 60
    undescribed_keys = [
        f"{model.__name__}.{key}"
        for model in all_models
        for key, field in model.model_fields.items()
        if not field.description
    ]
    assert undescribed_keys == []
