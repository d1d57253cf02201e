"""A cause of action in the catalog: what must be pleaded, and on whose authority."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, Literal, Self

from pydantic import Field, ModelWrapValidatorHandler, ValidationInfo, model_validator
from pydantic_core import PydanticCustomError

from assembler.findings.faults import brief
from assembler.language.blanks import fill
from assembler.language.english import Side
from assembler.model.base import Names, Strict, text_or
from assembler.model.context import Records
from assembler.model.element import Element
from assembler.model.event import Trait
from assembler.model.law import Law, Legal
from assembler.model.limitations import Limitations, with_state_period


class Authority(Legal):
    """A rule, statute, case or instruction, and how it was read."""

    cite: str = Field(description="the rule, statute, case or instruction")
    says: str = Field("", description="the proposition for which it is cited")
    read: str = Field("", description="what the url shows: the statute, the opinion, a headnote, an article")
    detail: str = Field("", description="what it says, in a few words")


class Most(Legal):
    """The largest sum that a court hears."""

    dollars: int = Field(ge=1, description="the sum", examples=["20000"])
    cite: str = Field(description="the statute or rule that says so", examples=["Tex. R. Civ. P. 500.3(b)"])


class HeardIn(Legal):
    """The courts where a claim belongs, if some court on record does not hear it."""

    cite: str = Field(description="the statute or rule that says so", examples=["Tex. Prop. Code § 24.004(a)"])
    detail: str = Field("", description="what it says, in a few words", examples=["the list is exclusive"])
    courts: str = Field(description="the courts that hear it, in words", examples=["the justice court"])
    not_in: Names = Field(description="the courts on record that do not hear it, by id", examples=[["txdist"]])
    up_to: Most | None = Field(
        None,
        description="the most that those courts may hear, if there is a limit; larger claims are not reported",
        examples=[{"dollars": "20000", "cite": "Tex. R. Civ. P. 500.3(b)", "basis": "memory"}],
    )


class OwnJurisdiction(Legal):
    """The statute that gives a federal court jurisdiction over a claim, instead of 28 U.S.C. § 1331."""

    cite: str = Field(description="the statute", examples=["28 U.S.C. § 1335(a)"])
    unless: str = Field(
        "",
        description="the element that a matter pleads if it relies on another ground",
        examples=["ground-of-jurisdiction"],
    )


class Proceeding(Legal):
    """A special proceeding, which begins with a paper other than a complaint."""

    title: str = Field(description="the title of the paper, with {verified}", examples=["{verified}Petition"])
    sides: Mapping[Literal["plaintiff", "defendant"], Literal["petitioner", "respondent"]] = Field(
        description="what the sides are called",
        examples=[{"plaintiff": "petitioner", "defendant": "respondent"}],
    )
    goes_with: str = Field("", description="what is filed and served with it", examples=["a notice of petition"])
    any_amount: Authority | None = Field(
        None, description="why a court with a limit hears it for any amount, if it does"
    )
    cite: str = Field(description="the statute or rule that says so", examples=["RPAPL 731(1), 741"])


class Remedy(Legal):
    """Relief that a court may grant."""

    remedy: str = Field(description="the relief")
    authority: str = Field("", description="the rule, statute or case that provides it")
    note: str = Field("", description="a note for the reader")
    prayer: str = Field(
        "",
        description="the item of the prayer with which a new matter asks for it, if the claim is not for damages",
        examples=["award possession of the premises"],
    )


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
    text: str = Field(description="what the authority requires, close to its words; advice has its own key")
    cite: str = Field("", description="the rule, statute or case that sets it")
    also: tuple[Authority, ...] = Field((), description="further authorities for the standard")


PLAIN = Standard.model_construct(standard="ordinary", text="a short and plain statement", basis="convention")
"""The standard of a cause whose record names none."""


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
    exclusive_federal: Authority | None = Field(None, description="why only federal courts hear it, if no others do")
    confers_jurisdiction: Law[bool] | None = Field(
        None,
        description="whether its law by itself gives a federal court jurisdiction, if the record says so; `false` for a"
        " remedy, such as a declaration",
        examples=[{"value": False, "cite": "28 U.S.C. § 2201(a)", "basis": "memory"}],
    )
    own_jurisdiction: OwnJurisdiction | None = Field(
        None, description="the statute that gives a federal court jurisdiction over it, if that is not 28 U.S.C. § 1331"
    )
    tried_without_jury: Authority | None = Field(None, description="why the court tries it without a jury, if it does")
    heard_in: HeardIn | None = Field(None, description="the courts where it belongs, if those on record do not hear it")
    proceeding: Proceeding | None = Field(
        None, description="the special proceeding in which it is brought, if it is not an action"
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
    advice: str = Field(
        "",
        description="how to plead it well: advice of this program, not of an authority",
        examples=["Name the term of the contract."],
    )
    limitations: Limitations | None = Field(None, description="the period within which suit must be brought")
    notes: tuple[str, ...] = Field((), description="what to consider before filing")
    variants: Variants = Field((), description="variants of the cause, each with its own heading if it has one")
    example: Mapping[str, str] = Field({}, description="a sentence for each element, from an invented case")

    @property
    def federal(self) -> bool:
        """Whether the claim arises under the law of the United States."""
        return self.jurisdiction == "US"

    def present_name(self, name: str) -> str:
        """Return the name of the element that is, or formerly was, called *name*; *name* itself if there is none."""
        if name in self.elements:
            return name
        return next((key for key, element in self.elements.items() if name in element.formerly), name)

    @model_validator(mode="wrap")
    @classmethod
    def _state_period(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Give limitations that name a kind of claim the state's period for it.

        A federal cause gets the period of the court's state later, when a matter names the court.
        """
        limitations = data.get("limitations") if isinstance(data, Mapping) else None
        records: Records | None = info.context
        if not isinstance(limitations, Mapping) or "kind" not in limitations or records is None:
            return handler(data)
        law = str(data.get("jurisdiction")).lower()
        if law == "us":
            return handler(data)
        if law not in records.names("limitations"):
            fix = "write the period itself"
            raise _wrong(("limitations", "kind"), "needs the periods of `{name}`, which has none on record", law, fix)
        state = records.record("limitations", law)
        cause = handler({**data, "limitations": with_state_period(state, limitations)})
        limits = cause.limitations
        return cause.model_copy(update={"limitations": limits.taken_from(state)}) if limits else cause

    @model_validator(mode="after")
    def _elements_pleaded(self) -> "Cause":
        """Check that each sentence can be filled, and that the example pleads each element and nothing else."""
        for name, element in self.elements.items():
            _pleads(("elements", name, "pleading"), element.pleading)
            for choice, sentence in element.choices.items():
                _pleads(("elements", name, "choices", choice), sentence)
            if element.time and not any("{time}" in text for text in (element.pleading, *element.choices.values())):
                fix = "write `{time}` where the sentence has the words"
                raise _wrong(("elements", name, "time"), "appears in no sentence of `{name}`", name, fix)
            if element.choices and (element.pleading or len(element.choices) < 2):
                message, fix = (
                    "has choices for `{name}`, but also a `pleading`, or only one choice",
                    "give one or the other",
                )
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


def pleading_values(plaintiffs: Side, defendants: Side) -> dict[str, Any]:
    """Return the values for the placeholders of a sentence that pleads an element, by placeholder; `time` is empty."""
    return {
        "time": "",
        "plaintiff": plaintiffs,
        "plaintiffs": plaintiffs,
        "plaintiffs_own": f"{plaintiffs:own}",
        "defendant": defendants,
        "defendants": defendants,
        "defendants_own": f"{defendants:own}",
    }


@cache
def _one_or_many() -> tuple[Mapping[str, Any], ...]:
    """Return the values for a sentence's placeholders, with one party on each side and with two."""
    sides = (("A",), ("A", "B"))
    return tuple(pleading_values(Side("plaintiff", names, names), Side("defendant", names, names)) for names in sides)


def _pleads(at: tuple[str, ...], sentence: str) -> None:
    """Raise a validation error unless *sentence* can be filled, with one party on each side and with two."""
    for blanks in _one_or_many():
        try:
            fill(sentence, blanks)
        except KeyError as error:
            message = "has the placeholder `{name}`, which is not available here"
            raise _wrong(at, message, str(error.args[0]), f"use one of {_code(blanks)}") from None
        except ValueError as error:
            fix = "write `{plaintiff}`, `{plaintiff:was|were}` and the like"
            raise _wrong(at, "cannot be filled: {name}", str(error), fix) from None


def _code(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _wrong(at: tuple[str, ...], message: str, name: str, fix: str) -> PydanticCustomError:
    """Return an error at the path *at* of the record, with its remedy; the catalog adds the place in the file."""
    return PydanticCustomError("record", message, {"name": brief(name), "at": at, "fix": fix})
