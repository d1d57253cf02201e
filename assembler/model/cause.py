"""A cause of action in the catalog: what must be pleaded, and on whose authority."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.findings.faults import brief
from assembler.language.blanks import fill
from assembler.language.english import Side
from assembler.model.base import Name, Strict, text_or
from assembler.model.event import Trait
from assembler.model.law import Legal

Event = Literal[
    "accrual", "act", "breach", "discovery", "injury", "notice", "payday", "publication", "refusal", "termination"
]
"""The events from which a period of limitations can run; a check compares them with the pleaded dates."""


class Element(Strict):
    """An element of the cause: one thing that must be shown."""

    statement: str = Field("", description="what must be shown", examples=["The defendant breached the contract."])
    pleading: str = Field(
        "",
        description="a sentence that pleads it, with {plaintiff} and {defendant}; without this sentence, the count"
        " pleads the element in its own words",
        examples=["{defendant} breached the contract."],
    )
    choices: Mapping[Name, str] = Field(
        {},
        description="instead of `pleading`, the sentences that plead it in different ways; a claim chooses among them",
        examples=[{"performed": "{plaintiff} performed.", "excused": "{plaintiff} had an excuse."}],
    )
    needs: str = Field("", description="the facts that it needs", examples=["what was done, and when"])
    conditional: str | bool = Field(
        "", description="when it must be pleaded; always, if empty", examples=["where the contract is oral"]
    )


class Authority(Legal):
    """A rule, statute, case or instruction, and how it was read."""

    cite: str = Field(description="the rule, statute, case or instruction")
    says: str = Field("", description="the proposition for which it is cited")
    read: str = Field("", description="what the url shows: the statute, the opinion, a headnote, an article")
    detail: str = Field("", description="what it says, in a few words")


class Remedy(Legal):
    """Relief that a court may grant."""

    remedy: str = Field(description="the relief")
    authority: str = Field("", description="the rule, statute or case that provides it")
    note: str = Field("", description="a note for the reader")


class Standard(Legal):
    """How specifically the cause must be pleaded."""

    standard: Literal["ordinary", "plausibility", "particularity", "particular-words", "verified"] = Field(
        description="the kind of standard"
    )
    particulars: Literal["fraud", "fraud-based", "words", "negligence"] | None = Field(
        None,
        description="what must be pleaded with particularity: the circumstances of the fraud, those of a fraud on "
        "which this one count rests, the defamatory words, or the acts of negligence",
    )
    text: str = Field(description="what the standard requires")
    cite: str = Field("", description="the rule, statute or case that sets it")
    also: tuple[Authority, ...] = Field((), description="further authorities for the standard")


PLAIN = Standard.model_validate({"standard": "ordinary", "text": "a short and plain statement", "basis": "convention"})
"""The standard of a cause whose record names none."""


class Period(Strict):
    """A time within which something must be done, in units that can be added to a date."""

    years: int | None = Field(None, ge=1, description="the years of the period")
    months: int | None = Field(None, ge=1, description="the months of the period", examples=["6"])
    days: int | None = Field(None, ge=1, description="the days of the period", examples=["90"])


class OtherPeriod(Period, Legal):
    """The period for another kind of the same claim."""

    when: str = Field(description="the kind of claim to which it applies, or when it begins to run")
    authority: str = Field("", description="the statute or case that sets it")


class Limitations(Period, Legal):
    """The period within which suit must be brought. Without years, months and days it cannot be computed."""

    period: str = Field(description="the period, in words")
    runs_from: str = Field("", description="when it begins to run, in words")
    event: Event | None = Field(None, description="when it begins to run, as one of a few known events")
    element: str = Field("", description="the element whose facts include the date from which it runs")
    met_by: str = Field(
        "",
        description="the element whose facts include the date on which it ends, if that is not the date of the"
        " complaint",
    )
    applies: Literal["express", "case", "inferred"] | None = Field(
        None,
        description="why the period applies: the statute names this kind of action, a case applies it, or it is our"
        " reading of a general clause",
    )
    authority: str = Field("", description="the statute or case that sets it")
    note: str = Field("", description="exceptions and other periods")
    also: tuple[OtherPeriod, ...] = Field((), description="periods for other kinds of the claim")


class Variant(Strict):
    """A variant of the cause."""

    name: str = Field(description="the variant, in a few words", examples=["libel per se"])
    differs: str = Field("", description="how it differs", examples=["in writing; injures on its face"])
    heading: str = Field(
        "", description="the heading of its count, if it differs from the name", examples=["Libel Per Se"]
    )


Variants = tuple[Annotated[Variant, text_or(Variant, "name")], ...]


class Cause(Strict):
    """A cause of action."""

    id: str = Field(description="the id of the record: whose law it is, then the cause")
    name: str = Field(description="the cause, as the heading of a count names it")
    jurisdiction: str = Field(
        min_length=1, description="whose law it is: `US`, the code of a state or territory, or any words"
    )
    count_cite: str = Field("", description="the statute that the heading of the count cites")
    remedy_not_claim: bool = Field(False, description="whether it is a remedy that rests on another claim")
    barred_by_contract: bool = Field(False, description="whether a contract on the subject bars it")
    exclusive_federal: Authority | None = Field(None, description="why only federal courts hear it, if that is so")
    tried_without_jury: Authority | None = Field(
        None, description="why the court tries it without a jury, if that is so"
    )
    needs_registration: bool = Field(False, description="whether registration must precede suit")
    action: tuple[Trait, ...] = Field(
        (), description="the kind of action, if a law of dismissal depends on it", examples=[["fair labor standards"]]
    )
    before_suit: str = Field("", description="what else must precede suit: a charge, a notice, a demand")
    elements: Mapping[str, Annotated[Element, text_or(Element, "statement")]] = Field(
        {}, description="what must be pleaded, by the short names that a claim uses"
    )
    authorities: tuple[Authority, ...] = Field((), description="the authorities for the elements")
    remedies: tuple[Remedy, ...] = Field((), description="the relief that a court may grant")
    pleading: Standard = Field(PLAIN, description="how specifically it must be pleaded")
    limitations: Limitations | None = Field(None, description="the period within which suit must be brought")
    notes: tuple[str, ...] = Field((), description="what to consider before filing")
    variants: Variants = Field((), description="variants of the cause, each with its own heading if it has one")
    example: Mapping[str, str] = Field({}, description="a sentence for each element, from an invented case")

    @property
    def federal(self) -> bool:
        """Whether the claim arises under the law of the United States."""
        return self.jurisdiction == "US"

    @model_validator(mode="after")
    def _elements_pleaded(self) -> "Cause":
        """Each sentence can be filled, and an example pleads each element and nothing else."""
        for name, element in self.elements.items():
            _pleads(("elements", name, "pleading"), element.pleading)
            for choice, sentence in element.choices.items():
                _pleads(("elements", name, "choices", choice), sentence)
            if element.choices and (element.pleading or len(element.choices) < 2):
                message, fix = "has choices for `{name}`, but also a `pleading`, or only one", "give one or the other"
                raise _wrong(("elements", name, "choices"), message, name, fix)
            if self.example and not self.example.get(name):
                raise _wrong(("example",), "has no sentence for the element `{name}`", name, f"add `{name}:`")
        for name in self.example:
            if name not in self.elements:
                fix = f"write one of {_code(self.elements)}"
                raise _wrong(("example", name), "pleads an element that the cause does not have", name, fix)
        for key in ("element", "met_by") if self.limitations else ():
            if (name := getattr(self.limitations, key)) not in ("", *self.elements):
                fix = f"write one of {_code(self.elements)}"
                raise _wrong(("limitations", key), "is `{name}`, which is not an element of the cause", name, fix)
        return self


def values(plaintiffs: Side, defendants: Side) -> dict[str, Any]:
    """Return what a sentence that pleads an element may ask for, by the word in its braces."""
    return {
        "plaintiff": plaintiffs,
        "plaintiffs": plaintiffs,
        "plaintiffs_own": f"{plaintiffs:own}",
        "defendant": defendants,
        "defendants": defendants,
        "defendants_own": f"{defendants:own}",
    }


@cache
def _one_or_many() -> tuple[Mapping[str, Any], ...]:
    """Return what a sentence may ask for, with one party on each side and with two."""
    sides = (("A",), ("A", "B"))
    return tuple(values(Side("plaintiff", names, names), Side("defendant", names, names)) for names in sides)


def _pleads(at: tuple[str, ...], sentence: str) -> None:
    """Raise an error of the model unless *sentence* can be filled with parties, one on each side or many."""
    for known in _one_or_many():
        try:
            fill(sentence, known)
        except KeyError as error:
            message = "asks for `{name}`, which it cannot have"
            raise _wrong(at, message, str(error.args[0]), f"ask for one of {_code(known)}") from None
        except ValueError as error:
            fix = "write `{plaintiff}`, `{plaintiff:was|were}` and the like"
            raise _wrong(at, "cannot be filled: {name}", str(error), fix) from None


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _wrong(at: tuple[str, ...], message: str, name: str, fix: str) -> PydanticCustomError:
    """Return an error at the path *at* of the record, with its remedy: the catalog says its place."""
    return PydanticCustomError("record", message, {"name": brief(name), "at": at, "fix": fix})
