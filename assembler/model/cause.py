"""A cause of action in the catalog: what must be pleaded, and the authorities for that."""

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
    """A rule, statute, case or jury instruction, and how its text was read."""

    cite: str = Field(description="the rule, statute, case or jury instruction")
    says: str = Field("", description="the proposition for which it is cited")
    read: str = Field("", description="what the url leads to: the statute, the opinion, a headnote, an article")
    detail: str = Field("", description="what the authority says, in a few words")


class ClaimLimit(Legal):
    """The largest claim, in dollars, that a court may hear."""

    dollars: int = Field(ge=1, description="the sum", examples=["20000"])
    cite: str = Field(description="the statute or rule that sets the limit", examples=["Tex. R. Civ. P. 500.3(b)"])


class HeardIn(Legal):
    """The courts that hear a claim, if at least one court on record does not hear it."""

    cite: str = Field(description="the statute or rule that names the courts", examples=["Tex. Prop. Code § 24.004(a)"])
    detail: str = Field(
        "", description="what the statute or rule says, in a few words", examples=["the list is exclusive"]
    )
    courts: str = Field(description="the courts that hear the claim, in words", examples=["the justice court"])
    not_in: Names = Field(description="the courts on record that do not hear the claim, by id", examples=[["txdist"]])
    up_to: ClaimLimit | None = Field(
        None,
        description="the largest claim, if there is a limit, that those courts may hear; a larger claim is not "
        "reported",
        examples=[{"dollars": "20000", "cite": "Tex. R. Civ. P. 500.3(b)", "basis": "memory"}],
    )


class OwnJurisdiction(Legal):
    """The statute that gives a federal court jurisdiction over a claim instead of 28 U.S.C. § 1331."""

    cite: str = Field(description="the statute", examples=["28 U.S.C. § 1335(a)"])
    unless: str = Field(
        "",
        description="the element that a matter pleads if it relies on another ground of jurisdiction",
        examples=["ground-of-jurisdiction"],
    )


class Proceeding(Legal):
    """A special proceeding, which begins with an opening paper other than a complaint."""

    title: str = Field(
        description="the title of the opening paper; {verified} becomes Verified if the paper is verified",
        examples=["{verified}Petition"],
    )
    sides: Mapping[Literal["plaintiff", "defendant"], Literal["petitioner", "respondent"]] = Field(
        description="the names of the two sides, such as petitioner and respondent",
        examples=[{"plaintiff": "petitioner", "defendant": "respondent"}],
    )
    goes_with: str = Field(
        "", description="what is filed and served with the opening paper", examples=["a notice of petition"]
    )
    any_amount_authority: Authority | None = Field(
        None,
        alias="any_amount",
        description="why a court with a limit on claims hears the proceeding for any amount, if it does so",
    )
    cite: str = Field(description="the statute or rule for the proceeding", examples=["RPAPL 731(1), 741"])


class Remedy(Legal):
    """Relief that a court may grant."""

    remedy: str = Field(description="the relief")
    authority: str = Field("", description="the rule, statute or case that provides the relief")
    note: str = Field("", description="a note for the reader")
    prayer: str = Field(
        "",
        description="the item of a new matter's prayer that requests this relief, if the relief is not damages",
        examples=["award possession of the premises"],
    )


class Standard(Legal):
    """The pleading standard for a cause: how specifically the cause must be pleaded."""

    standard: Literal["ordinary", "plausibility", "particularity", "particular-words", "verified"] = Field(
        description="the kind of pleading standard"
    )
    particulars: Literal["fraud", "fraud-based", "words", "negligence"] | None = Field(
        None,
        description="what must be pleaded with particularity: the circumstances of the fraud, or of another wrong that "
        "must be pleaded like fraud; the circumstances of the fraud, if the claim is based on fraud; the defamatory "
        "words; or the acts of negligence",
    )
    text: str = Field(
        description="what the authority requires, as nearly as possible in its own words; advice has a separate key"
    )
    cite: str = Field("", description="the rule, statute or case that sets the standard")
    also: tuple[Authority, ...] = Field((), description="further authorities for the standard")


ORDINARY_STANDARD = Standard.model_construct(
    standard="ordinary", text="a short and plain statement", basis="convention"
)
"""The pleading standard for a cause whose record sets no standard."""


class Variant(Strict):
    """A variant of a cause of action."""

    name: str = Field(description="the name of the variant, in a few words", examples=["libel per se"])
    differs: str = Field("", description="how it differs", examples=["in writing; injures on its face"])
    heading: str = Field(
        "",
        description="the heading of a count for this variant, if it differs from the name",
        examples=["Libel Per Se"],
    )


Variants = tuple[Annotated[Variant, text_or(Variant, "name")], ...]


class Cause(Strict):
    """A cause of action."""

    id: str = Field(description="the id of the record: the jurisdiction, then the cause")
    name: str = Field(description="the name of the cause as printed in the heading of a count")
    jurisdiction: str = Field(
        min_length=1,
        description="the law under which the cause arises: `US`, the code of a state or territory, or any text",
    )
    count_cite: str = Field("", description="the statute cited in the heading of the count")
    remedy_not_claim: bool = Field(False, description="whether the cause is a remedy that depends on another claim")
    barred_by_contract: bool = Field(
        False, description="whether an express contract on the same subject bars the cause"
    )
    exclusive_federal_authority: Authority | None = Field(
        None,
        alias="exclusive_federal",
        description="why only federal courts hear the cause, if state courts may not hear it",
    )
    confers_jurisdiction: Law[bool] | None = Field(
        None,
        description="whether a claim under this law gives a federal court jurisdiction by itself, if the record says "
        "so; `false` for a remedy, such as a declaration",
        examples=[{"value": False, "cite": "28 U.S.C. § 2201(a)", "basis": "memory"}],
    )
    own_jurisdiction: OwnJurisdiction | None = Field(
        None,
        description="the statute that gives a federal court jurisdiction over the cause, if that is not 28 "
        "U.S.C. § 1331",
    )
    no_jury_authority: Authority | None = Field(
        None,
        alias="tried_without_jury",
        description="why the court tries the cause without a jury, if no jury tries it",
    )
    heard_in: HeardIn | None = Field(
        None, description="the courts that hear the cause; needed only if another court in the catalog does not hear it"
    )
    proceeding: Proceeding | None = Field(
        None, description="the special proceeding in which the cause is brought, if it is not an action"
    )
    needs_registration: bool = Field(
        False, description="whether the right must be registered, or its registration refused, before suit"
    )
    action: tuple[Trait, ...] = Field(
        (),
        description="the kind of action, if a law of dismissal depends on the kind",
        examples=[["fair labor standards"]],
    )
    before_suit: str = Field("", description="what else must happen before suit: a charge, a notice, a demand")
    elements: Mapping[str, Annotated[Element, text_or(Element, "statement")]] = Field(
        {}, description="what must be pleaded, by the short names that claims use"
    )
    authorities: tuple[Authority, ...] = Field((), description="the authorities for the elements")
    remedies: tuple[Remedy, ...] = Field((), description="the forms of relief that a court may grant")
    pleading: Standard = Field(ORDINARY_STANDARD, description="how specifically the cause must be pleaded")
    advice: str = Field(
        "",
        description="advice on pleading the cause well; the advice is this program's and has no authority behind it",
        examples=["Name the term of the contract."],
    )
    limitations: Limitations | None = Field(None, description="the period within which suit must be brought")
    notes: tuple[str, ...] = Field((), description="what to consider before filing suit")
    variants: Variants = Field((), description="variants of the cause, with their own headings if they have any")
    example: Mapping[str, str] = Field({}, description="an example sentence for each element, from an invented case")

    @property
    def federal(self) -> bool:
        """Whether the claim arises under federal law."""
        return self.jurisdiction == "US"

    def present_name(self, name: str) -> str:
        """Return the present name of the element that is or was called *name*; *name* itself if no element was."""
        if name in self.elements:
            return name
        return next((key for key, element in self.elements.items() if name in element.formerly), name)

    @model_validator(mode="wrap")
    @classmethod
    def _fill_in_state_periods(cls, data: Any, handler: ModelWrapValidatorHandler[Self], info: ValidationInfo) -> Self:
        """Fill in the state's limitations periods where a state cause's record gives only a kind of claim."""
        limitations = data.get("limitations") if isinstance(data, Mapping) else None
        records: Records | None = info.context
        if not isinstance(limitations, Mapping) or "kind" not in limitations or records is None:
            return handler(data)
        state_code = str(data.get("jurisdiction")).lower()
        if state_code == "us":
            return handler(data)
        if state_code not in records.names("limitations"):
            fix = "write the period itself in place of the kind of claim"
            message = "needs the limitations periods of `{name}`, but none are on record"
            raise _record_error(("limitations", "kind"), message, name=state_code, fix=fix)
        state_periods = records.record("limitations", state_code)
        cause = handler({**data, "limitations": with_state_period(state_periods, limitations)})
        limits = cause.limitations
        return cause.model_copy(update={"limitations": limits.with_period_of(state_periods)}) if limits else cause

    @model_validator(mode="after")
    def _check_element_sentences(self) -> "Cause":
        """Check the sentences that plead the elements, and the example."""
        for name, element in self.elements.items():
            _check_sentence(("elements", name, "pleading"), element.pleading)
            for choice, sentence in element.choices.items():
                _check_sentence(("elements", name, "choices", choice), sentence)
            if element.time and not any("{time}" in text for text in (element.pleading, *element.choices.values())):
                fix = "write `{time}` where the sentence should state the time"
                raise _record_error(
                    ("elements", name, "time"), "is not used in any sentence of `{name}`", name=name, fix=fix
                )
            if element.choices and (element.pleading or len(element.choices) < 2):
                message = "has only one choice, or the element `{name}` has a `pleading` too"
                fix = "write either a `pleading` or at least two `choices`"
                raise _record_error(("elements", name, "choices"), message, name=name, fix=fix)
            if self.example and not self.example.get(name):
                message = "has no sentence that pleads the element `{name}`"
                raise _record_error(("example",), message, name=name, fix=f"add `{name}:`")
        for name in self.example:
            if name not in self.elements:
                fix = f"write one of {_in_backquotes(self.elements)}"
                raise _record_error(
                    ("example", name), "pleads an element that the cause does not have", name=name, fix=fix
                )
        return self

    @model_validator(mode="after")
    def _check_elements_of_limitations(self) -> "Cause":
        """Check that the limitations name elements of the cause."""
        if self.limitations:
            for key in ("element", "met_by"):
                name = getattr(self.limitations, key)
                if name and name not in self.elements:
                    fix = f"write one of {_in_backquotes(self.elements)}"
                    message = "is `{name}`, which is not an element of the cause"
                    raise _record_error(("limitations", key), message, name=name, fix=fix)
        return self


def pleading_values(plaintiffs: Side, defendants: Side) -> dict[str, Any]:
    """Return the values for the placeholders of a sentence that pleads an element; the value of `time` is ""."""
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
def _sample_values() -> tuple[Mapping[str, Any], ...]:
    """Return two sets of values for a sentence's placeholders: with one party on each side, and with two."""
    sides = (("A",), ("A", "B"))
    return tuple(pleading_values(Side("plaintiff", names, names), Side("defendant", names, names)) for names in sides)


def _check_sentence(path: tuple[str, ...], sentence: str) -> None:
    """Raise a validation error if *sentence* cannot be filled in for one party or for two parties on each side."""
    for values in _sample_values():
        try:
            fill(sentence, values)
        except KeyError as error:
            message = "has the placeholder `{name}`, which this sentence cannot use"
            fix = f"use one of {_in_backquotes(values)}"
            raise _record_error(path, message, name=str(error.args[0]), fix=fix) from None
        except ValueError as error:
            fix = "write placeholders such as `{plaintiff}` or `{plaintiff:was|were}`"
            raise _record_error(path, "cannot be filled in: {name}", name=str(error), fix=fix) from None


def _in_backquotes(names: Iterable[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _record_error(path: tuple[str, ...], message: str, *, name: str, fix: str) -> PydanticCustomError:
    """Return an error at *path* in the record, with the remedy *fix*; *name* replaces `{name}` in *message*."""
    return PydanticCustomError("record", message, {"name": brief(name), "at": path, "fix": fix})
