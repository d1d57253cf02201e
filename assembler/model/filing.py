"""A paper of a matter, and the choices that its document type may allow."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, Literal, Protocol, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import PydanticCustomError

from assembler.findings.path import KeyPath
from assembler.language.dates import WRITTEN_DATE
from assembler.language.regex import Regex
from assembler.model.after_signature import AfterSignature
from assembler.model.base import DOCKET, Day, Line, Lines, Name, Names, Prose, Strict
from assembler.model.context import ReadElsewhere, find_record
from assembler.model.document import DocumentType
from assembler.model.event_kinds import EventKind
from assembler.model.parties_group import PartiesGroup
from assembler.model.signature_group import SignatureGroup
from assembler.model.tables import Table
from assembler.model.words import NO_WORDS, OwnWords

COMMON_KEYS: frozenset[str] = frozenset(
    (
        "paper id date docket title short_title sections legends signed short_caption relates_to words word dated_at "
        "omits tables passim after_signature signature_block counsel_block "
        "parties_block"
    ).split()
)
"""Keys that may be set for a paper of every document type."""

CONDITION_WORD = Regex(r"\b(?:then|until|after|on|if|unless|when|once|upon|from|to)\b")
"""Words that make a dismissal's prejudice depend on time or on a condition."""


def _refuse_condition(value: Any) -> Any:
    """Refuse prejudice that depends on time or on a condition."""
    if isinstance(value, str) and CONDITION_WORD.search(value):
        message = "depends on time or on a condition, but a paper can dismiss only once"
        raise PydanticCustomError("springing", message, {"fix": "write `with` or `without`"})
    return value


Prejudice = Annotated[
    Literal["with", "without"], BeforeValidator(_refuse_condition, json_schema_input_type=Literal["with", "without"])
]


def _refuse_undated_consent(text: str) -> str:
    """Refuse a consent without a date."""
    if WRITTEN_DATE.search(text):
        return text
    fix = "write how and on which date they consented, as in `by e-mail on March 2, 2021`"
    raise PydanticCustomError("no_day_of_consent", "does not say when they consented", {"fix": fix})


Consent = Annotated[Line, AfterValidator(_refuse_undated_consent)]
"""How and when an attorney for another side, or a party without counsel, authorized the signature."""


class Dismissal(Strict):
    """The parties and claims that a paper dismisses, by whom and with what effect."""

    parties: Names = Field(description="`all`, or the parties against whom claims are dismissed", examples=[["aws"]])
    claims: Names = Field(
        (),
        description="the claims that are dismissed; by default, all claims against those parties",
        examples=[["contract"]],
    )
    by: Names = Field((), description="the plaintiffs who dismiss; by default, all", examples=[["parler"]])
    prejudice: Prejudice | None = Field(
        None,
        description="with or without prejudice; by default, the prejudice of the whole filing",
        examples=["without"],
    )


def _as_dismissals(value: Any) -> Any:
    """Return the entries of `dismisses` as maps; a name becomes a map with that party."""
    entries = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(entries, list | tuple):
        return value
    return tuple({"parties": [entry]} if isinstance(entry, str) else entry for entry in entries)


Dismisses = Annotated[
    tuple[Dismissal, ...],
    BeforeValidator(_as_dismissals, json_schema_input_type=Name | Dismissal | tuple[Name | Dismissal, ...]),
]
"""The value of `dismisses`: `all`, names, or maps with details."""


DocketNumber = Annotated[str, Field(pattern=DOCKET)]
"""The number of a paper on the court's docket, such as `1` or `12-3`."""


class Service(Strict):
    """The service of a paper: whom it was served on, how and when."""

    on: Name = Field(description="the attorney or party who was served", examples=["doran"])
    by: Literal["ecf", "mail", "email", "hand"] = Field(
        description="how the paper was served on that attorney or party", examples=["mail"]
    )
    date: Day | None = Field(
        None, description="the date of service, if earlier than the date of the paper", examples=["2021-03-02"]
    )


def _known_document(value: Any, info: Any) -> Any:
    return find_record(value, info, "document")


class Filing(Strict):
    """A paper, with the keys that every paper may have. The model of the paper's family adds other keys."""

    paper: Annotated[DocumentType, ReadElsewhere(), BeforeValidator(_known_document, json_schema_input_type=str)] = (
        Field(description="document type", examples=["complaint"])
    )
    id: Name | None = Field(
        None, description="a name for this paper, if the matter has two papers of its type", examples=["second-notice"]
    )
    date: Day | None = Field(
        None, description="the date of the paper; by default, the date in `--date`", examples=["2021-03-02"]
    )
    docket: DocketNumber | None = Field(
        None, description="the paper's docket number, by which later papers cite it", examples=["1"]
    )
    title: Line | None = Field(None, description="your own title", examples=["Verified Complaint"])
    short_title: Line | None = Field(None, description="the paper's title in the footer", examples=["Complaint"])
    sections: tuple[Name, ...] = Field(
        (),
        description="the paper's sections, in order; by default, the sections of the document type; a count can be "
        "listed by its `id`, and `claims` then stands for the heading of the counts and the counts that are not listed",
        examples=[["nature", "parties", "facts"]],
    )
    legends: Lines = Field(
        (), description="lines below the title, printed as typed", examples=[["Oral Argument Requested"]]
    )
    short_caption: bool = Field(
        False, description="whether the caption names only the first party of each side, with et al.", examples=["true"]
    )
    relates_to: Lines = Field(
        (),
        description="the lines printed under This Document Relates To",
        examples=["All Actions"],
    )
    filed_by: Names = Field(
        (),
        description="the filing party, or several filing parties on one side, for papers that a party on any "
        "side may file",
        examples=[["aws"]],
    )
    signed: Names = Field(
        (),
        description="attorneys for the filing side, or parties without counsel, who have signed, printed as /s/ and "
        "the name; the other attorneys of a firm that has signed are listed without a line",
        examples=[["groesbeck"]],
    )
    consents: Mapping[Name, Consent] = Field(
        {},
        description="attorneys for other parties, or parties without counsel, who authorized you to sign for them, "
        "and how and when they consented; without such a consent their signature is left blank; some courts require "
        "you to attest, under your own signature, that they concur",
        examples=[{"doran": "by e-mail on March 2, 2021"}],
    )
    word: bool = Field(
        False, description="whether the paper is also written as a Word file, as with `--word`", examples=["true"]
    )
    tables: tuple[Table, ...] | None = Field(
        None,
        description="the tables between caption and text; by default, those that the court requires for the paper",
        examples=[["contents", "authorities"]],
    )
    passim: Annotated[int, Field(ge=2, le=1000)] = Field(
        5,
        description="the number of pages on which an authority must be cited for the table to say *passim* instead of "
        "listing the pages",
        examples=[10],
    )
    goes_with: Name | None = Field(
        None,
        description="the id of the paper that this paper accompanies, if it could be one of several",
        examples=["motion_for_voluntary_dismissal"],
    )
    verified_by: Names = Field(
        (),
        description="the person who verifies the paper, from `people`; or several persons, each of whom then signs a "
        "separate verification",
        examples=["officer"],
    )
    notary: bool | None = Field(
        None,
        description="whether the verification or declaration is sworn before a notary; by default, only if the law "
        "requires it",
        examples=["true"],
    )
    omits: Names = Field(
        (),
        description="what the paper deliberately leaves out: sections, claims, exhibits, persons, terms or keys "
        "of the matter, by name",
        examples=[["background", "jury_demand"]],
    )
    dated_at: Line | None = Field(
        None, description="the place printed with the date of the signature", examples=["Seattle, Washington"]
    )
    words: OwnWords = Field(
        NO_WORDS,
        description="your own sentences for this paper, which override the matter's `words`",
        examples=[{"lead": "Comes now Plaintiff and states:"}],
    )
    signature_block: tuple[SignatureGroup, ...] = Field(
        (),
        description="your own lines of the signature block, in groups that stay on one page; they replace the lines "
        "that are made from `counsel:`",
        examples=[[{"signs": "sample", "lines": ["Dana Sample", "1 Example Street", "Attorney for Plaintiff"]}]],
    )
    counsel_block: Lines = Field(
        (),
        description="your own lines on counsel on the first page; they replace the lines that are made from "
        "`counsel:`, if papers in the court name counsel there",
        examples=[["Dana Sample (SBN 00000)", "1 Example Street", "Attorney for Plaintiff"]],
    )
    parties_block: tuple[PartiesGroup, ...] = Field(
        (),
        description="your own lines on the parties in the caption, in groups; they replace the lines that are made "
        "from `parties:`",
        examples=[
            [
                {"lines": ["ANN SAMPLE"], "role": "Plaintiff,", "versus": "v."},
                {"lines": ["Kites & Co., a partnership,"], "role": "Defendant."},
            ]
        ],
    )
    after_signature: tuple[AfterSignature, ...] = Field(
        (),
        description="your own sections after the signature, in order; they are printed before any verification or "
        "certificate of service",
        examples=[
            [{"heading": "Designation of Trial Counsel", "text": "Ann Example is trial counsel.", "signed": True}]
        ],
    )
    paragraphs: tuple[Prose, ...] = Field(
        (), description="paragraphs printed after the operative sentence", examples=[["The parties ..."]]
    )
    service: tuple[Service, ...] = Field(
        (),
        description="the attorneys and parties on whom the paper was served, for the certificate of service",
        examples=[[{"on": "doran", "by": "mail"}]],
    )

    family_keys: ClassVar[frozenset[str]] = COMMON_KEYS
    """The keys that every document type of the family may have; a type lists its other keys under `choices`."""

    @classmethod
    def keys_of(cls, paper: DocumentType) -> frozenset[str]:
        """Return the keys that a filing of document type *paper* may have."""
        return cls.family_keys | set(paper.choices) | ({"filed_by"} if paper.signer == "filers" else set())

    _other_keys: tuple[str, ...] = PrivateAttr(())

    @property
    def name(self) -> str:
        """The paper's id: the id in the matter, or else the id of its document type."""
        return self.id or self.paper.id

    @property
    def affiants(self) -> tuple[str, ...]:
        """The keys, in the matter, of the persons who swear to the paper."""
        return self.verified_by

    def filing_events(self) -> Iterator[EventKind]:
        """Yield the kinds of event that happen when the paper is filed."""
        if self.paper.filing_event:
            yield self.paper.filing_event

    def own_texts(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the user's own texts in the paper that may refer to other parts of the matter, with their paths."""
        yield from ((("paragraphs", index), text) for index, text in enumerate(self.paragraphs))

    def named_paragraphs(self) -> Iterator[tuple[KeyPath, str]]:
        """Yield the names of the paper's own paragraphs, with their paths; most papers have no such names."""
        yield from ()

    def party_names(self) -> Iterator[tuple[KeyPath, Names]]:
        """Yield the names of parties in the paper's keys, with their paths, so that each name can be looked up."""
        yield ("filed_by",), self.filed_by

    @property
    def leave_date(self) -> Day | None:
        """The day on which the court gave leave to file the paper; None if the filing gives no such day."""
        return None

    @property
    def given_keys(self) -> frozenset[str]:
        """The keys given in the matter, including keys that only papers of other families have."""
        return frozenset((*self.model_fields_set, *self._other_keys))


R = TypeVar("R", bound=Filing)


def in_family(filing: Filing, record: type[R]) -> R:
    """Return *filing* if its model is *record*, a family's model; otherwise an empty *record*."""
    return filing if isinstance(filing, record) else _empty_filing(record)


@cache
def _empty_filing(record: type[R]) -> R:
    return record.model_construct()


class FamilyRecords(Protocol):
    """The part of a validation context that knows the families of papers."""

    def filing_record(self, paper: Any) -> type[Filing]:
        """Return the filing model for the family of document type *paper*; `Filing` if there is no such type."""

    def filing_keys(self) -> frozenset[str]:
        """Return the keys that papers of any family may have."""


def filing_in_family(value: Any, handler: ValidatorFunctionWrapHandler, info: ValidationInfo) -> Filing:
    """Return *value*, a filing, as an instance of the model for its family.

    Keys of other families are set aside and are listed in `given_keys`.
    """
    families: FamilyRecords | None = info.context if hasattr(info.context, "filing_record") else None
    if families is None or not isinstance(value, Mapping):
        plain: Filing = handler(value)
        return plain
    record = families.filing_record(value.get("paper"))
    all_keys = families.filing_keys()
    other_keys = tuple(key for key in value if key in all_keys and key not in record.model_fields)
    own_values = {key: part for key, part in value.items() if key not in other_keys}
    filing = record.model_validate(own_values, context=info.context)
    filing._other_keys = other_keys  # noqa: SLF001 - a private attribute of a class in this module
    return filing


AnyFiling = Annotated[Filing, WrapValidator(filing_in_family)]
"""A filing, validated with the model of its family."""
