"""A court's record: its caption, its page and its practice; each value has an authority."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import Pattern, StateCode, Strict, blanks
from assembler.model.court.amended import AmendedForm
from assembler.model.court.appearance import EntityAppearance
from assembler.model.court.caption import (
    CaptionLine,
    CaptionStyle,
    Division,
    EtAl,
    JudgeLine,
    LimitedCase,
    TitleException,
    TitleLine,
)
from assembler.model.court.motion import MotionForm, ProposedOrders
from assembler.model.court.named_records import AmendmentLaw, CircuitName, DismissalLaw, NaturesName, StyleName
from assembler.model.court.oath import Oath
from assembler.model.court.page import (
    PITCH,
    BarLabel,
    ClerkSpace,
    CounselPlace,
    FooterStyle,
    LineRules,
    Margins,
    SignatureBlock,
    Spacing,
)
from assembler.model.court.pleading import AssignmentRule, Averment, Counts, FilingCertificate, Jury, SuesBy
from assembler.model.court.service import CertificateRequired, ServiceForm
from assembler.model.court.statement import RequiredStatement, Writings
from assembler.model.court.tables import RequiredTables
from assembler.model.court.typeface import Points, Type
from assembler.model.court.upload import FileContent, FileNames, FileQuality, Megabytes
from assembler.model.court.venue import VenueLaw
from assembler.model.exhibit import ExhibitFiling
from assembler.model.form_read import FormRead
from assembler.model.law import Law


class Court(Strict):
    """A court's record."""

    id: str = Field(description="the court's id; for a federal court, its id in courts-db")
    extends: str = Field("", description="the court whose record supplies the values that this record omits")
    name: str = Field(description="the court's name")
    citation: str = Field("", description="the court's name, as abbreviated in citations")
    system: Literal["federal", "state", "tribal", "other"] = Field(
        description="whether it is a federal court, a state court, a tribal court, or another forum, such as an "
        "arbitrator"
    )
    state: StateCode = Field("", description="the state where the court sits, by its two-letter code")
    circuit: CircuitName | None = Field(
        None, description="the federal circuit where the court sits: its number, or DC", examples=["9"]
    )
    district_at_filing: bool = Field(
        False, description="whether the clerk fills in the district on filing", examples=["true"]
    )
    counties: tuple[str, ...] = Field((), description="for a state court, the counties in which it sits")
    form_read: FormRead | None = Field(
        None,
        description="the person at the firm who compared these values with the court's rules on form",
        examples=[{"by": "Ann Example", "date": "2025-06-02"}],
    )
    for_judge: str = Field(
        "",
        description="in a firm's `judges/`: the judge who made these orders, by the name that matters use",
        examples=["Jordan Example"],
    )

    title_lines: Law[tuple[TitleLine, ...]] = Field(
        description="the court's name in the caption, with {county}, {district} and {city} from the matter"
    )
    title_exceptions: Law[tuple[TitleException, ...]] | None = Field(
        None, description="counties and cities in which the court has another name"
    )
    seats: Law[Mapping[str, str]] | None = Field(
        None,
        description="the judicial districts and their seats, for a state that has districts instead of counties",
    )
    divisions: Law[tuple[Division, ...]] | None = Field(
        None, description="the divisions of the court, each with its line in the caption"
    )
    division_line: Law[Literal["required", "usual", "optional", "none"]] | None = Field(
        None, description="whether the caption has a line for the division"
    )
    districts: Law[Mapping[str, str]] | None = Field(
        None, description="the judicial district or circuit of each county, as printed for {district}"
    )
    last_district: Law[int] | None = Field(
        None,
        description="the highest number of a judicial district or circuit, if the state numbers them",
        examples=[22],
    )
    number_label: Law[str] = Field(description="the label printed before a case number")
    number_pattern: Law[Pattern] | None = Field(None, description="a regular expression that case numbers match")
    case_type_line: Law[Annotated[str, blanks("case_type")]] | None = Field(
        None, description="the line for the type of case under the court's name, with {case_type}"
    )
    designation: Law[str] | None = Field(
        None, description="the designation of the kind of case that every paper prints under the case number"
    )
    caption: Law[CaptionStyle] = Field(
        description="what separates the columns of the caption, and what is printed between the two sides"
    )
    caption_lines: Law[tuple[CaptionLine, ...]] | None = Field(
        None,
        description="lines under the paper's title, each printed once the matter gives its value: {judge}, "
        "{department}, {courtroom}, {hearing}, {trial}, {filed} (the date on which the complaint was filed)",
    )
    all_parties_in_complaint: Law[bool] = Field(description="whether the caption of a complaint must name every party")
    complaint_parties: Law[Literal["a line each"]] | None = Field(
        None, description="how a side's parties are arranged in the first complaint, if a rule prescribes it"
    )
    et_al: Law[EtAl] | None = Field(None, description="whether a caption may name only the first party on a side")
    party_addresses: Law[Literal["caption", "first paragraph", "complaint", "pleader", "residence"]] | None = Field(
        None,
        description="where a complaint gives the parties' addresses, if it must; `pleader`: only addresses of "
        "the parties who file the complaint; `residence`: addresses or residences",
    )
    title_names_party: Law[bool] | None = Field(None, description="whether a paper's title must name the filing party")
    complaint_title: Law[str] | None = Field(
        None, description="the title of the paper that opens a case, with {verified} and {plaintiffs:role own}"
    )
    character: Law[Literal["in the title", "under the title"]] | None = Field(
        None,
        description="where a complaint names the kind of action, such as Breach of Contract, if it must",
    )
    limited_case: Law[LimitedCase] | None = Field(None, description="what the caption of a limited civil case says")
    limited_case_limit: Law[int] | None = Field(
        None, description="the largest demand in a limited civil case, in dollars"
    )
    amount_limit: Law[int] | None = Field(
        None, description="the largest demand on one claim in this court, in dollars, if the court has a limit"
    )
    amount_floor: Law[int] | None = Field(
        None,
        description="the sum in dollars, if any, that a claim for money must be likely to exceed",
        examples=[50000],
    )
    language: Law[Literal["English", "Spanish"]] | None = Field(
        None, description="the language of papers, if not English"
    )
    paper: Law[Literal["letter"]] = Field(description="the paper size")
    margins: Law[Margins] = Field(description="margins, in inches")
    first_page_top: Law[Annotated[float, Field(ge=0, lt=9)]] = Field(
        description="the space above the court's name on the first page, in inches"
    )
    clerk_space: Law[ClerkSpace] | None = Field(None, description="space on the first page for the clerk's stamp")
    type: Law[Type] = Field(description="the kind of type, the sizes in use and the minimum sizes allowed, in points")
    spacing: Law[Spacing] = Field(description="line spacing of text, quotations and footnotes")
    numbered_lines: Law[Annotated[int, Field(ge=0, le=60)]] = Field(
        description="the number of numbered lines on a page; 0 for paper without line numbers"
    )
    pitch: Law[Points] = Field(description="the distance from one line of text to the next, in points")
    line_rules: Law[LineRules] = Field(description="vertical rules at the margins of numbered paper")
    title_line: Law[int | None] = Field(description="the line on which the court's name begins")
    title_line_gives_way: Law[bool] | None = Field(
        None, description="whether the court's name may be printed lower if counsel's block needs more lines"
    )
    prayer_apart: Law[bool] | None = Field(
        None, description="whether the demand for relief begins a new page", examples=[True]
    )
    title_align: Law[Literal["center", "left"]] | None = Field(
        None, description="how the court's name is aligned above the caption"
    )
    paragraph_numbers: Law[Literal["left", "center"]] | None = Field(
        None, description="where paragraph numbers are printed, if a rule prescribes it"
    )
    counsel: Law[CounselPlace] = Field(description="where the first page names counsel")
    judge: Law[JudgeLine] = Field(description="where the judge is named once a judge is assigned")
    footer: Law[FooterStyle] = Field(description="what is printed in each of the footer's three columns")
    judge_office: Law[str] | None = Field(
        None, description="the judge's office, printed under the signature line, if the office is not simply Judge"
    )
    counts: Law[Counts] = Field(description="the form of a count's heading")
    jury: Law[Jury] = Field(description="the form of a jury demand")
    signature: Law[SignatureBlock] = Field(description="what the signature block shows")
    bar_label: Law[Literal["not printed"] | BarLabel] = Field(
        description="how an attorney's bar number is printed, with {number}, unless papers omit bar numbers"
    )
    bar_number: Law[bool | Literal["customary"]] = Field(
        description="whether papers must show the attorney's bar number, or customarily show it"
    )
    own_number: Law[BarLabel] | None = Field(
        None,
        description="the label of the court's own number for attorneys, if papers must show that number",
        examples=[{"value": "Atty. No. {number}", "basis": "memory"}],
    )
    entities: Law[EntityAppearance] | None = Field(None, description="how a corporation or other entity must appear")
    e_signature: Law[Annotated[str, blanks("name")]] = Field(
        description="the electronic signature that is printed for an attorney who has signed, with {name}"
    )
    signing_certificate: Law[str] | None = Field(
        None, description="what an attorney who signs electronically certifies under the signature"
    )
    attestation: Law[str] | None = Field(None, description="what the filer attests if other firms sign electronically")
    oath: Law[Oath] | None = Field(
        None,
        description="how a person verifies a pleading or declares facts: the text, and whether a notary is needed",
    )
    redaction: Law[Mapping[str, str]] = Field(
        description="what must be redacted in public filings, and what may remain"
    )
    jurisdiction_statement: Law[bool] = Field(
        description="whether a complaint must state the grounds for the court's jurisdiction"
    )
    verified_complaint: Law[bool] | None = Field(
        None, description="whether every complaint must be verified, if the record says so", examples=[True]
    )
    counsel_verifies: Law[str] | None = Field(
        None,
        description="when a party's own attorney may verify a pleading for the party, and what such a verification "
        "says, if the record says so",
        examples=["where the party is not in the county where counsel has an office"],
    )
    unnamed_defendants: Law[tuple[Averment, ...]] | None = Field(
        None, description="what a complaint must say about defendants whose names the plaintiff does not know"
    )
    sues_by: Law[Mapping[str, SuesBy]] | None = Field(None, description="how certain parties sue, such as estates")
    relief_demand: Law[bool] | None = Field(
        None,
        description="whether a complaint must demand the relief sought, if the record has the rule on pleading",
        examples=[True],
    )
    venue: Law[VenueLaw] | None = Field(None, description="the state's law of venue")
    county_word: Law[str] | None = Field(
        None, description="the state's word for a county, if not County", examples=["Parish"]
    )
    citation_styles: Law[tuple[StyleName, ...]] | None = Field(
        None, description="the court's style of citation, then other styles that the court's bar uses"
    )
    assignment: Law[AssignmentRule] | None = Field(
        None, description="whether a complaint states the division for the action, and under which rule"
    )
    complaint_needs: Law[tuple[str, ...]] | None = Field(
        None, description="what a complaint must or must not contain besides its claims"
    )
    statements: Law[Mapping[str, RequiredStatement]] | None = Field(
        None,
        description="statements that a complaint must make besides its claims; answered under `statements:`",
    )
    writings: Law[Writings] | None = Field(
        None, description="whether a complaint attaches the writing on which a claim is based, if the record says so"
    )
    headings: Law[str] | None = Field(None, description="how headings are labeled, if a rule prescribes it")
    amended: Law[AmendedForm] | None = Field(
        None, description="the form of an amended pleading: its marked copy, and what is filed with it"
    )
    amendment: Law[AmendmentLaw] | None = Field(
        None, description="the id of the record of the law under which a complaint is amended"
    )
    proof_of_service: Law[ServiceForm] | None = Field(
        None, description="the form of the proof of service, if it is not a plain certificate"
    )
    certificate_of_service: Law[CertificateRequired] | None = Field(
        None, description="which papers need a certificate of service"
    )
    filing_certificate: Law[FilingCertificate] | None = Field(None, description="what counsel certifies on each paper")
    closing_statement: Law[str] | None = Field(None, description="the closing words of an order that ends the action")
    motion: Law[MotionForm] | None = Field(
        None, description="which papers make up a motion, what each says, and under which headings"
    )
    page_limits: Law[Mapping[str, Annotated[int, Field(gt=0)]]] | None = Field(
        None,
        description="the maximum number of pages of a paper, up to its signature, by document type",
        examples=[{"value": {"memorandum_of_law": 10}, "basis": "memory"}],
    )
    proposed_orders: Law[ProposedOrders] | None = Field(
        None,
        description="how a proposed order is submitted to the judge",
        examples=[{"value": {"word": True, "how": "by e-mail to chambers"}, "basis": "memory"}],
    )
    courtesy_copies: Law[str] | None = Field(
        None,
        description="which courtesy copies the judge wants, and when",
        examples=[{"value": "one copy of each motion, bound, once it is fully briefed", "basis": "memory"}],
    )
    dismissal: Law[DismissalLaw] = Field(
        description="the id of the record of the law under which a plaintiff dismisses a case"
    )
    opening_papers: Law[tuple[str, ...]] = Field(description="what is filed together with a complaint")
    citizenship_disclosure: Law[str] | None = Field(
        None, description="what each party must disclose about its citizenship when jurisdiction is based on diversity"
    )
    exhibits: Law[ExhibitFiling] | None = Field(
        None, description="whether exhibits are filed as separate files, or in the paper's file after the paper"
    )
    tables: Law[RequiredTables] | None = Field(
        None, description="the tables of contents, exhibits and authorities that some papers must have"
    )
    natures_of_suit: Law[NaturesName] | None = Field(
        None, description="the list of natures of suit, with their codes, for the civil cover sheet"
    )
    efiling: Law[Any] | None = Field(None, description="how papers are filed electronically")
    file_size: Law[Megabytes] | None = Field(
        None,
        description="the maximum size of a file, in millions of bytes",
        examples=[50],
    )
    file_forbids: Law[tuple[FileContent, ...]] | None = Field(
        None, description="what a file must not contain", examples=[["scripts", "embedded files"]]
    )
    file_needs: Law[tuple[FileQuality, ...]] | None = Field(
        None, description="qualities that a file must have, such as searchable text", examples=[["searchable text"]]
    )
    file_names: Law[FileNames] | None = Field(None, description="how files must be named")

    _program: "Court | None" = PrivateAttr(None)

    @property
    def program(self) -> "Court | None":
        """The program's own record of this court, if a firm's record replaces or extends it; otherwise None."""
        return self._program

    def replacing(self, program: "Court") -> "Court":
        """Return this court, from a firm's record, with `program` set to the *program* record that it replaces."""
        court = self.model_copy()
        court._program = program  # noqa: SLF001 - the object is of this class
        return court

    @model_validator(mode="after")
    def _pitch_fits_the_spacing(self) -> "Court":
        """Check that the pitch is not too small for the named spacing."""
        body = self.spacing.value.body
        pitch = self.pitch.value
        size = self.type.value.size
        if pitch < PITCH[body] * size:
            message = "has lines {pitch} points apart, too close together for {body} spacing of {size}-point type"
            raise PydanticCustomError("pitch", message, {"pitch": f"{pitch:g}", "size": f"{size:g}", "body": body})
        return self
