"""The parts of a complaint: allegations, sections of facts, defined terms and claims."""

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Self, TypeVar

from pydantic import AfterValidator, BeforeValidator, Field, ModelWrapValidatorHandler, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from assembler.findings.path import KeyPath
from assembler.model.allegation import Allegations, Pleaded, PrintedNumber
from assembler.model.amount import Amount
from assembler.model.base import PRINT_OPTIONAL, Line, Lines, Name, Names, Prose, Strict
from assembler.model.cause import Cause
from assembler.model.context import ReadElsewhere, find_record
from assembler.model.own_cause import NO_CAUSE, law_named, own_cause
from assembler.model.relief import Relief, ReliefItems
from assembler.model.words import Incorporation

T = TypeVar("T")


class Section(Strict):
    """A section of facts."""

    id: Name = Field(
        description="the section's name, which must differ from the names of the papers' parts, such as `facts`",
        examples=["suspension"],
    )
    heading: Line | None = Field(
        None,
        description="the section's heading; without a heading, its paragraphs follow those of the section before it",
        examples=["AWS suspends Parler on a day's notice"],
    )
    paragraphs: Allegations = Field(
        (), description="the section's allegations and sub-headings, in order", examples=[[{"text": "AWS wrote ..."}]]
    )

    @model_validator(mode="after")
    def _check_content(self) -> "Section":
        if not self.heading and not self.paragraphs:
            fix = "add `paragraphs:`, or delete the section"
            raise PydanticCustomError("empty_section", "has neither `heading` nor `paragraphs`", {"fix": fix})
        return self


class Term(Strict):
    """A defined term; a paper prints its definition at the first use."""

    term: Line = Field(description="the term, as used after its definition", examples=["Agreement"])
    means: Line = Field(
        description="the text that the term stands for; at the first use, a paper prints the text, then the term",
        examples=["the AWS Customer Agreement"],
    )

    @model_validator(mode="after")
    def _no_reference(self) -> "Term":
        for key, text in (("term", self.term), ("means", self.means)):
            if "[[" in text:
                raise PydanticCustomError("reference_in_term", "has a reference in `{key}`", {"key": key})
        return self


def _known_cause(value: Any, info: Any) -> Any:
    return value if isinstance(value, Cause) else find_record(value, info, "cause")


def _no_cause() -> Cause:
    return NO_CAUSE


class Claim(Strict):
    """A claim: a cause of action, its parties, and the allegations that plead each element."""

    id: Name | None = Field(None, description="the claim's name, if something refers to it", examples=["contract"])
    cause: Annotated[Cause, ReadElsewhere(), BeforeValidator(_known_cause, json_schema_input_type=str)] = Field(
        default_factory=_no_cause,
        description="the id of the cause in the catalog; a claim outside the catalog has a `title` and a `law` instead",
        examples=["wa-breach-of-contract"],
    )
    law: Annotated[Line, AfterValidator(law_named)] | None = Field(
        None,
        description="the law under which a claim without `cause` arises: `US`, a state or territory, or any words",
        examples=["OH", "Nooksack Tribal Code"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    variant: Line | None = Field(
        None, description="the variant of the cause, printed after the name of the cause", examples=["libel"]
    )
    title: Line | None = Field(
        None,
        description="your own heading instead of the cause's name; for a claim without `cause`, the claim's name",
        examples=["Breach of the Lease"],
    )
    statutes: Lines = Field(
        (),
        description="statutes cited under the heading, instead of those of the cause; `none` cites none there",
        examples=[["15 U.S.C. § 1", "RCW 19.86.030"]],
    )
    by: Names = Field((), description="the plaintiffs who bring the claim; by default, all", examples=[["parler"]])
    against: Names = Field(description="`all`, or the defendants against whom the claim is brought", examples=[["aws"]])
    alternative_to: Names = Field((), description="the claims to which it is an alternative", examples=[["contract"]])
    incorporates: Names = Field(
        (),
        description="what the count realleges: by default, earlier allegations outside counts; `facts` (those before"
        " the first count), `all` (every earlier paragraph), `none`, or the names of sections and earlier counts",
        examples=["all", ["facts"]],
    )
    incorporation: Incorporation | None = Field(
        None,
        description="the sentence by which this count realleges paragraphs, with the placeholders of `words: "
        "{incorporation: ...}`, which it replaces for this count",
        examples=["{plaintiffs} repeats ¶¶ {numbers}."],
    )
    incorporation_number: PrintedNumber = Field(
        None,
        description="the number of the paragraph that realleges others, if it is not the next one",
        examples=["1"],
    )
    label: Line | None = Field(
        None,
        description="the label in the count's heading, instead of the court's own; `none` leaves only the title",
        examples=["FIRST CAUSE OF ACTION", "none"],
    )
    against_line: Line | None = Field(
        None,
        description="the line under the heading that names the defendants to the count; `none` prints no such line",
        examples=["none", "(Against All Defendants)"],
    )
    paragraphs: Allegations = Field(
        (),
        description="the count's own allegations; if you write them before `elements`, those up to the first that "
        "pleads an element are printed first, otherwise last",
        examples=[[{"text": "AWS breached section 7.2."}]],
    )
    elements: Mapping[Name, Pleaded] = Field(
        {},
        description="for each element of the cause, the allegations or sentences that plead it; the count prints them "
        "in the order in which the catalog lists the elements",
        examples=[{"breach": ["suspension"], "damages": "Parler lost its users."}],
    )
    choices: Mapping[Name, Names] = Field(
        {},
        description="for each element with several sentences in the catalog, the sentences that fit this case",
        examples=[{"performance": "performed", "damages": ["reputation", "sales"]}],
    )
    relief: ReliefItems = Field(
        (),
        description="relief on this claim alone, printed in the prayer or, by court custom, at the end of the count",
        examples=[["award damages on this claim"]],
    )
    wherefore: Prose | None = Field(
        None,
        description="your own WHEREFORE clause at the end of this count: the whole clause or, if the "
        "claim has `relief`, the words above the items",
        examples=["WHEREFORE, Plaintiff demands judgment against Defendant for damages and costs."],
    )
    amounts: tuple[Amount, ...] = Field(
        (),
        description="what each plaintiff claims from each defendant, exclusive of interest and costs; not printed, but"
        " compared with `amount`, the prayer and the text. Of alternative claims, only the largest counts",
        examples=[[{"by": "parler", "against": "aws", "amount": "90000"}]],
    )

    _paragraphs_first: bool = PrivateAttr(default=False)
    """Whether the file has `paragraphs` before `elements`."""

    @model_validator(mode="after")
    def _check_incorporation_number(self) -> Self:
        if self.incorporation_number and "none" in {*self.incorporates, self.incorporation}:
            fix = "delete it; `number:` gives a paragraph of the count its number"
            message = "has `incorporation_number`, but no sentence that realleges paragraphs"
            raise PydanticCustomError("number_of_nothing", message, {"fix": fix})
        return self

    @model_validator(mode="wrap")
    @classmethod
    def _note_order_in_file(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Record whether `paragraphs` or `elements` comes first in the file."""
        claim = handler(data)
        keys = [key for key in data if key in {"paragraphs", "elements"}] if isinstance(data, Mapping) else []
        claim._paragraphs_first = keys[:1] == ["paragraphs"]  # noqa: SLF001 - the object is of this class
        return claim

    @model_validator(mode="wrap")
    @classmethod
    def _with_cause(cls, data: Any, handler: ModelWrapValidatorHandler[Self]) -> Self:
        """Give a claim without `cause` a cause made from the claim, and replace former names of elements.

        Raises a validation error unless the claim has either a cause or a law.
        """
        claim = handler(data)
        if claim.law is None:
            if claim.cause is NO_CAUSE:
                raise PydanticCustomError("no_cause", "has neither `cause` nor `law`", {})
            renamed = {key: claim.with_present_names(getattr(claim, key)) for key in ("elements", "choices")}
            return claim.model_copy(update=renamed)
        if claim.cause is not NO_CAUSE:
            raise PydanticCustomError("cause_and_law", "has both `cause` and `law`", {})
        if claim.title is None:
            raise PydanticCustomError("no_title", "has `law` but no `title`, which the count's heading needs", {})
        if claim.variant:
            raise PydanticCustomError("own_variant", "has `variant`, but only a cause of the catalog has variants", {})
        cause = own_cause(claim.title, claim.law, claim.statutes, claim.elements)
        return claim.model_copy(update={"cause": cause})

    def with_present_names(self, by_element: Mapping[str, T]) -> dict[str, T]:
        """Return *by_element* with former names of elements replaced by the current names.

        Raises a validation error if an element is given under two names.
        """
        renamed: dict[str, T] = {}
        for name, value in by_element.items():
            present_name = self.cause.present_name(name)
            if present_name in renamed:
                message = "gives the element `{present}` twice; `{name}` is another name for it"
                former_name = name
                if name == present_name:
                    former_name = next(key for key in by_element if self.cause.present_name(key) == name)
                fix = f"put everything under `{present_name}:`, and delete the other key"
                raise PydanticCustomError(
                    "same_element", message, {"present": present_name, "name": former_name, "fix": fix}
                )
            renamed[present_name] = value
        return renamed

    @property
    def paragraphs_first(self) -> bool:
        """Whether the count's paragraphs come before its elements in the file, and so are printed before them."""
        return self._paragraphs_first

    @property
    def requested_relief(self) -> tuple[tuple[KeyPath, Relief], ...]:
        """The relief requested in the count itself: each item and the WHEREFORE clause, with paths inside the claim."""
        items = tuple((("relief", index, "text"), relief) for index, relief in enumerate(self.relief))
        if self.wherefore is None:
            return items
        return (*items, (("wherefore",), Relief.model_validate({"text": self.wherefore})))

    @property
    def cites(self) -> tuple[str, ...]:
        """The statutes under which the claim is brought: those in the claim, or else the statute of its cause."""
        if self.statutes and self.statutes != ("none",):
            return self.statutes
        return (self.cause.count_cite,) if self.cause.count_cite else ()

    def is_alleged_outside_count(self, element: str) -> bool:
        """Whether all allegations of *element* are outside the count, which so needs a sentence that pleads it."""
        own_names = {paragraph.id for paragraph in self.paragraphs}
        entries = self.elements.get(element, ())
        return bool(entries) and all(isinstance(entry, str) and entry not in own_names for entry in entries)

    def catalog_sentences(self, element: str) -> tuple[str, ...]:
        """Return the catalog's sentences that plead *element*: its only sentence, or those that the claim chooses."""
        catalog_element = self.cause.elements[element]
        sentences = catalog_element.choices
        chosen_sentences = [sentences[choice] for choice in self.choices.get(element, ()) if choice in sentences]
        return tuple(sentence for sentence in (catalog_element.pleading, *chosen_sentences) if sentence)

    def allegation_names(self, element: str) -> tuple[str, ...]:
        """Return the names of the allegations that plead *element*; sentences in the count itself have no names."""
        return tuple(entry for entry in self.elements.get(element, ()) if isinstance(entry, str))


def matching_claims(claims: Sequence[Claim], name: str) -> list[int]:
    """Return the indexes of the *claims* called *name*, by id or number ("count-2") or, if there are none, by cause."""
    by_id_or_number = [index for index, claim in enumerate(claims) if name in (claim.id, f"count-{index + 1}")]
    return by_id_or_number or [index for index, claim in enumerate(claims) if claim.cause.id == name]
