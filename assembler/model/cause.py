"""A cause of action in the catalogue: what must be pleaded, and on whose authority."""

from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.findings.faults import brief
from assembler.language.blanks import fill
from assembler.language.english import Side
from assembler.model.base import Strict, text_or
from assembler.model.law import Legal

Event = Literal[
    "accrual", "act", "breach", "discovery", "injury", "notice", "payday", "publication", "refusal", "termination"
]
"""From what a period of limitations runs, in a word that a check can compare with the pleaded dates."""


class Element(Strict):
    """One thing that must be shown."""

    statement: str = Field("", description="what must be shown", examples=["The defendant broke the contract."])
    pleading: str = Field(
        "",
        description="a sentence that pleads it, with {plaintiff} and {defendant}; without it the element is pleaded in"
        " the count's own words",
        examples=["{defendant} broke the contract."],
    )
    needs: str = Field("", description="what facts it takes", examples=["what was done, and when"])
    conditional: str | bool = Field(
        "", description="when it must be pleaded; always, if empty", examples=["where the contract is oral"]
    )


class Authority(Legal):
    """A rule, statute, case or instruction, and how it was read."""

    cite: str
    says: str = ""
    read: str = Field("", description="what stands at the url: the statute, the opinion, a headnote, an article")
    detail: str = ""


class Remedy(Legal):
    """What a court may give."""

    remedy: str
    authority: str = ""
    note: str = ""


class Standard(Legal):
    """How particularly the cause must be pleaded."""

    standard: Literal["ordinary", "plausibility", "particularity", "particular-words", "verified"] = Field(
        description="the kind of standard"
    )
    particulars: Literal["fraud", "fraud-based", "words", "negligence"] | None = Field(
        None,
        description="what is pleaded in particular: the circumstances of the fraud, those of a fraud on which this "
        "one count rests, the words complained of, or the acts of negligence",
    )
    text: str
    cite: str = ""
    also: tuple[Authority, ...] = Field((), description="further authorities for the standard")


PLAIN = Standard.model_validate({"standard": "ordinary", "text": "a short and plain statement", "basis": "convention"})
"""The standard of a cause whose record names none."""


class Period(Strict):
    """A time within which something must be done, in parts that a date can be moved by."""

    years: int | None = Field(None, ge=1, description="the years of it")
    months: int | None = Field(None, ge=1, description="the months of it", examples=["6"])
    days: int | None = Field(None, ge=1, description="the days of it", examples=["90"])


class OtherPeriod(Period, Legal):
    """The period of another kind of the same claim."""

    when: str = Field(description="of which kind of the claim it is, or from what it runs")
    authority: str = ""


class Limitations(Period, Legal):
    """The period within which suit must be brought: none of its parts is given where it cannot be computed."""

    period: str
    runs_from: str = ""
    event: Event | None = Field(None, description="from what it runs, in a word")
    element: str = Field("", description="the element whose facts bear the date from which it runs")
    met_by: str = Field(
        "", description="the element whose facts bear the day up to which it runs, where that is not the complaint's"
    )
    applies: Literal["express", "case", "inferred"] | None = Field(
        None, description="whether the statute names this kind of action, a case applies it, or it is our reading"
    )
    authority: str = ""
    note: str = ""
    also: tuple[OtherPeriod, ...] = Field((), description="other periods, for other kinds of the claim")


class Variant(Strict):
    """A form of the cause."""

    name: str = Field(description="the form, in a few words", examples=["libel per se"])
    differs: str = Field("", description="what of it is otherwise", examples=["in writing; injures on its face"])
    heading: str = Field(
        "", description="the heading of a count of it, where that is another", examples=["Libel Per Se"]
    )


Variants = tuple[Annotated[Variant, text_or(Variant, "name")], ...]


class Cause(Strict):
    """A cause of action."""

    id: str
    name: str = Field(description="as it stands in the heading of a count")
    jurisdiction: str = Field(
        min_length=1, description="whose law it is: `US`, the code of a state or territory, or any words"
    )
    count_cite: str = ""
    remedy_not_claim: bool = Field(False, description="whether it is a remedy that rests on another claim")
    barred_by_contract: bool = Field(False, description="whether a contract on the subject bars it")
    exclusive_federal: Authority | None = Field(None, description="why federal courts alone hear it, where they do")
    needs_registration: bool = Field(False, description="whether a registration must come before suit")
    before_suit: str = Field("", description="what else must come before suit: a charge, a notice, a demand")
    elements: Mapping[str, Annotated[Element, text_or(Element, "statement")]] = {}
    authorities: tuple[Authority, ...] = ()
    remedies: tuple[Remedy, ...] = ()
    pleading: Standard = PLAIN
    limitations: Limitations | None = None
    notes: tuple[str, ...] = ()
    variants: Variants = ()
    example: Mapping[str, str] = {}

    @property
    def federal(self) -> bool:
        """Whether the claim arises under the law of the United States."""
        return self.jurisdiction == "US"

    @model_validator(mode="after")
    def _elements_pleaded(self) -> "Cause":
        """Each sentence can be filled, and an example pleads each element and nothing else."""
        for name, element in self.elements.items():
            _pleads(("elements", name, "pleading"), element.pleading)
            if self.example and not self.example.get(name):
                raise _wrong(("example",), "pleads nothing for the element `{name}`", name, f"add `{name}:`")
        for name in self.example:
            if name not in self.elements:
                fix = f"write one of {_code(self.elements)}"
                raise _wrong(("example", name), "pleads no element that there is", name, fix)
        for key in ("element", "met_by") if self.limitations else ():
            if (name := getattr(self.limitations, key)) not in ("", *self.elements):
                fix = f"write one of {_code(self.elements)}"
                raise _wrong(("limitations", key), "is `{name}`, which is no element", name, fix)
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


def _pleads(at: tuple[str, ...], sentence: str) -> None:
    """Raise an error of the model unless *sentence* can be filled with parties, one on each side or many."""
    for count in (1, 2):
        names = ("A", "B")[:count]
        known = values(Side("plaintiff", names, names), Side("defendant", names, names))
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
    """Return an error at the path *at* of the record, with its remedy: the catalogue says its place."""
    return PydanticCustomError("record", message, {"name": brief(name), "at": at, "fix": fix})
