"""One paper of a matter, and the choices that a document type may take."""

import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, SkipValidation
from pydantic_core import PydanticCustomError

from assembler.language.dates import WRITTEN
from assembler.model.after_signature import AfterSignature
from assembler.model.base import DOCKET, FOR_THE_FILE, Day, Line, Lines, Name, Names, Prose, Strict
from assembler.model.conference import Conference
from assembler.model.context import find_record
from assembler.model.docket import Hearing
from assembler.model.document import DocumentType
from assembler.model.tables import Table
from assembler.model.words import NO_WORDS, OwnWords

COMMON: frozenset[str] = frozenset(
    (
        "paper id date docket title short_title sections legends signed hearing short_caption relates_to character "
        "words word dated_at omits tables passim after_signature"
    ).split()
)
"""Choices that every document type takes."""

WITH_DISMISSES: frozenset[str] = frozenset({"relies_on", "own_words_read"})
"""Further choices of document types that take `dismisses:`."""


def choices_of(paper: DocumentType) -> frozenset[str]:
    """Return the keys that a filing of the type *paper* may have."""
    return COMMON | set(paper.choices) | (WITH_DISMISSES if "dismisses" in paper.choices else set())


LATER = re.compile(r"\b(?:then|until|after|on|if|unless|when|once|upon|from|to)\b")
"""Words that make prejudice depend on time or on a condition."""


def _at_once(value: Any) -> Any:
    """Refuse prejudice that depends on time or on a condition: a paper dismisses once."""
    if isinstance(value, str) and LATER.search(value):
        message = "depends on time or on a condition, but a paper dismisses once; write `with` or `without`"
        raise PydanticCustomError("springing", message, {})
    return value


Prejudice = Annotated[
    Literal["with", "without"], BeforeValidator(_at_once, json_schema_input_type=Literal["with", "without"])
]


def _says_when(text: str) -> str:
    """Refuse a consent without its date, which nobody could look up."""
    if WRITTEN.search(text):
        return text
    fix = "write how and on which day, as in `by e-mail of March 2, 2021`"
    raise PydanticCustomError("no_day_of_consent", "does not say when they consented", {"fix": fix})


Consent = Annotated[Line, AfterValidator(_says_when)]
"""How and when an attorney of another side, or a party without counsel, let somebody sign."""


class Dismissal(Strict):
    """Whom a paper dismisses, which claims, by whom and with what effect."""

    parties: Names = Field(description="`all`, or the parties against whom claims are dismissed", examples=[["aws"]])
    claims: Names = Field(
        (),
        description="the claims that are dismissed; by default, all against those parties",
        examples=[["contract"]],
    )
    by: Names = Field((), description="plaintiffs who dismiss; all by default", examples=[["parler"]])
    prejudice: Prejudice | None = Field(
        None, description="with or without prejudice; by default, as the filing says", examples=["without"]
    )


def _each_a_map(value: Any) -> Any:
    """Return the entries of `dismisses` as maps; a bare name becomes a map with that party."""
    entries = [value] if isinstance(value, str | Mapping) else value
    if not isinstance(entries, list | tuple):
        return value
    return tuple({"parties": [entry]} if isinstance(entry, str) else entry for entry in entries)


Dismisses = Annotated[
    tuple[Dismissal, ...],
    BeforeValidator(_each_a_map, json_schema_input_type=Name | Dismissal | tuple[Name | Dismissal, ...]),
]
"""`all`, names, or maps with details."""


Entry = Annotated[str, Field(pattern=DOCKET)]
"""A docket number."""


class Service(Strict):
    """Service of the paper: on whom, how and when."""

    on: Name = Field(description="the attorney or party who was served", examples=["doran"])
    by: Literal["ecf", "mail", "email", "hand"] = Field(description="how the paper was served", examples=["mail"])
    date: Day | None = Field(None, description="date of service, if not the date of the paper", examples=["2021-03-02"])


def _a_reason(text: str) -> str:
    """Return *text*, a lawyer's reason, if it has enough words to name an authority or a fact."""
    if len(re.findall(r"\w{2,}", text)) < FEWEST_WORDS:
        fix = {"fix": "name the authority or the fact, in a sentence of four words or more"}
        raise PydanticCustomError("no_reason", "is no reason", fix)
    return text


FEWEST_WORDS = 4
"""The least number of words in a lawyer's reason."""


class RelyingOn(Strict):
    """A lawyer's statement that an instrument is open, for one that the program cannot show to be open."""

    instrument: Line = Field(
        description="the instrument as `assembler dismiss` names it; where the court's law is not recorded, its rule as"
        " the paper cites it",
        examples=["notice"],
    )
    because: Annotated[Line, AfterValidator(_a_reason)] = Field(
        description="why it is open: the authority or the fact, in four words or more",
        examples=["answer withdrawn before it was served"],
    )
    lawyer: Name = Field(description="who says so, counsel for a party that dismisses", examples=["groesbeck"])
    date: Day = Field(description="when the law and the docket were read for it", examples=["2021-03-02"])


class OwnWordsRead(Strict):
    """Who has read the sentences of a paper that the program does not know, and when."""

    by: Name = Field(
        description="who read them, and signs the paper: an attorney, or a party without counsel",
        examples=["groesbeck"],
    )
    date: Day = Field(description="when they were read, not after the date of the paper", examples=["2021-03-02"])
    text: Annotated[str, Field(pattern="^[0-9a-f]{8}$")] | None = Field(
        None,
        description="the fingerprint of the sentences, as DIS035 gives it; by default, the sentences in the manifest of"
        " an earlier build with the same `by` and `date`",
        examples=["3f9a2c1d"],
    )


def _known_document(value: Any, info: Any) -> Any:
    return find_record(value, info, "document")


class Filing(Strict):
    """One paper, with its date and choices."""

    paper: Annotated[SkipValidation[DocumentType], BeforeValidator(_known_document, json_schema_input_type=str)] = (
        Field(description="document type", examples=["complaint"])
    )
    id: Name | None = Field(
        None, description="name of this paper, if the matter has two of its type", examples=["second-notice"]
    )
    date: Day | None = Field(None, description="date of the paper; by default, `--date`", examples=["2021-03-02"])
    docket: Entry | None = Field(None, description="its docket number, by which later papers cite it", examples=["1"])
    title: Line | None = Field(None, description="your own title", examples=["Verified Complaint"])
    short_title: Line | None = Field(None, description="the title in the footer", examples=["Complaint"])
    sections: tuple[Name, ...] = Field(
        (),
        description="its sections, in order; by default, those of the document type",
        examples=[["nature", "parties", "facts"]],
    )
    legends: Lines = Field((), description="lines under the title", examples=[["Oral Argument Requested"]])
    character: Line | None = Field(
        None,
        description="the kind of action, for a title that must name it and a motion that states its nature; by default,"
        " the names of the counts",
        examples=["Breach of Contract and Defamation"],
    )
    hearing: Hearing | None = Field(
        None, description="when it is heard, for a caption that shows it", examples=[{"date": "2025-07-01"}]
    )
    short_caption: bool = Field(
        False, description="whether the caption names only the first party of each side, with et al.", examples=["true"]
    )
    relates_to: Lines = Field(
        (),
        description="the lines under This Document Relates To",
        examples=["All Actions"],
    )
    signed: Names = Field(
        (),
        description="attorneys of the side that files the paper who have signed, printed as /s/ and the name",
        examples=[["groesbeck"]],
    )
    consents: Mapping[Name, Consent] = Field(
        {},
        description="attorneys of other parties, or parties without counsel, who let you sign for them, and how and "
        "when they consented; without it their signature is left blank",
        examples=[{"doran": "by e-mail of March 2, 2021"}],
    )
    stipulated_by: Names = Field(
        (),
        description="parties who sign a stipulation in addition to the plaintiffs; by default, those who must",
        examples=[["aws"]],
    )
    claimant: Name | None = Field(
        None,
        description="the party who dismisses its counterclaim, crossclaim or third-party claim",
        examples=["aws"],
    )
    declarant: Name | None = Field(None, description="the declarant, from `people`", examples=["officer"])
    word: bool = Field(
        False, description="whether the paper is written as a Word file too, as with `--word`", examples=["true"]
    )
    tables: tuple[Table, ...] | None = Field(
        None,
        description="the tables between caption and text; by default, those that the court requires of the paper",
        examples=[["contents", "authorities"]],
    )
    passim: Annotated[int, Field(ge=2, le=1000)] = Field(
        5,
        description="on how many pages an authority is cited if the table says *passim* instead of the pages",
        examples=[10],
    )
    so_ordered: bool = Field(
        False, description="whether there is a place for the judge to sign, as some courts require", examples=["true"]
    )
    goes_with: Name | None = Field(
        None,
        description="id of the paper that this paper goes with, if there are several",
        examples=["motion_for_voluntary_dismissal"],
    )
    grounds: tuple[Prose, ...] = Field(
        (), description="paragraphs of the motion's argument", examples=[["No defendant will be prejudiced."]]
    )
    evidence: Lines = Field(
        (),
        description="what a motion relies on, in addition to the papers on file",
        examples=["Declaration of Ann Example"],
    )
    no_other_interest: bool = Field(
        False,
        description="whether the paper says that no party is under a disability and no one else has an interest",
        examples=["true"],
    )
    settled: bool = Field(
        False, description="whether the claims were settled, which a praecipe then says", examples=["true"]
    )
    fees_waived: bool | None = Field(
        None,
        description="whether the court waived fees and costs for a party, as form CIV-110 asks",
        examples=["false"],
    )
    entered: Day | None = Field(None, description="when the clerk entered the dismissal", examples=["2021-03-02"])
    conformed: bool = Field(
        False, description="whether the paper that opens the case shows case number and judge", examples=["true"]
    )
    verified_by: Names = Field(
        (),
        description="the person who verifies it, from `people`, or several, each with a verification of their own",
        examples=["officer"],
    )
    notary: bool | None = Field(
        None,
        description="whether the verification or declaration is sworn before a notary; by default, only if the law"
        " needs it",
        examples=["true"],
    )
    dismisses: Dismisses = Field(
        (), description="`all`, the defendants who are dismissed, or a map with details for each", examples=["all"]
    )
    prejudice: Prejudice | None = Field(None, description="with or without prejudice", examples=["without"])
    effect: Literal["on the merits"] | None = Field(
        None,
        description="whether the dismissal is meant to be an adjudication on the merits",
        examples=["on the merits"],
    )
    keeps_jurisdiction: bool = Field(
        False, description="whether the court keeps jurisdiction to enforce a settlement", examples=["true"]
    )
    relies_on: RelyingOn | None = Field(
        None,
        description="who answers for the paper if it is not shown to be open; it cannot open what a law that was read"
        " closes",
        examples=[{"instrument": "notice", "because": "...", "lawyer": "groesbeck", "date": "2021-03-02"}],
        json_schema_extra=FOR_THE_FILE,
    )
    own_words_read: OwnWordsRead | None = Field(
        None,
        description="who answers for your own sentences that the program does not know (DIS035)",
        examples=[{"by": "groesbeck", "date": "2021-03-02"}],
        json_schema_extra=FOR_THE_FILE,
    )
    costs: Literal["each side bears its own"] | None = Field(
        None, description="a sentence on costs", examples=["each side bears its own"]
    )
    omits: Names = Field(
        (),
        description="what is deliberately not printed in any paper: sections, claims, exhibits, persons, terms or keys"
        " of the matter, by name",
        examples=[["background", "jury_demand"]],
    )
    dated_at: Line | None = Field(None, description="the place printed with the date", examples=["Seattle, Washington"])
    words: OwnWords = Field(
        NO_WORDS,
        description="your own sentences in this paper; they override the matter's `words`",
        examples=[{"lead": "Comes now Plaintiff and states:"}],
    )
    after_signature: tuple[AfterSignature, ...] = Field(
        (),
        description="your own sections after the signature, in order, before a verification or certificate of service",
        examples=[
            [{"heading": "Designation of Trial Counsel", "text": "Ann Example is trial counsel.", "signed": True}]
        ],
    )
    paragraphs: tuple[Prose, ...] = Field(
        (), description="paragraphs after the operative sentence", examples=[["The parties ..."]]
    )
    conferred: Conference | None = Field(
        None,
        description="whether counsel conferred with the other side before a motion, as some courts require",
        examples=[{"with": "doran", "how": "by telephone", "date": "2021-03-01", "result": "opposed"}],
    )
    service: tuple[Service, ...] = Field(
        (), description="who was served, for the certificate of service", examples=[[{"on": "doran", "by": "mail"}]]
    )

    @property
    def name(self) -> str:
        """The paper's id: its own, or its document type's."""
        return self.id or self.paper.id

    @property
    def affiants(self) -> tuple[str, ...]:
        """The names, in the matter, of those who verify the paper, or of its declarant."""
        return (self.declarant,) if self.declarant else self.verified_by
