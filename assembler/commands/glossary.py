"""What the keys of the records of law mean: of a court's profile, of a cause of action, and of each value in them.

A key that stands in several records has its meaning under the name of each: "Margins.top".
"""

from collections.abc import Mapping

from pydantic import BaseModel

MEANINGS: Mapping[str, str] = {
    "Law.value": "the value itself",
    "Cause.id": "the id: its jurisdiction, then its name",
    "Cause.jurisdiction": "whose law it is; US for the United States",
    "Cause.count_cite": "the statute that the heading of the count names",
    "Cause.elements": "what must be pleaded, by short names that a claim uses",
    "Cause.authorities": "where the elements and the rest stand",
    "Cause.remedies": "what a court may give",
    "Cause.pleading": "how particularly it must be pleaded",
    "Cause.limitations": "within what time suit must be brought",
    "Cause.variants": "forms of it, each with the heading that it has of its own",
    "Cause.notes": "what to think of before filing",
    "Cause.example": "a sentence for each element, from an invented case",
    "Authority.cite": "the rule, statute, case or instruction",
    "Authority.says": "what it is cited for",
    "Authority.detail": "what it says, in a few words",
    "Remedy.remedy": "what is given",
    "Remedy.authority": "where it stands",
    "Remedy.note": "what a reader should know of it",
    "Standard.text": "what it asks for",
    "Standard.cite": "where it stands",
    "Limitations.period": "the time, in words",
    "Limitations.runs_from": "when it begins to run, in words",
    "Limitations.authority": "where it stands",
    "Limitations.note": "exceptions and other periods",
    "OtherPeriod.authority": "where it stands",
}


def meaning(model: type[BaseModel], key: str) -> str:
    """Return what *key* of *model* means: the model's own description of it, else the one in MEANINGS."""
    # A value of law is a model of its own for each type of value: Law[int], Law[Margins].
    name = model.__name__.partition("[")[0]
    return model.model_fields[key].description or MEANINGS[f"{name}.{key}"]
