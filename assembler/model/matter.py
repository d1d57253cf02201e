"""A matter: one case in one court."""

import datetime as dt
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, PrivateAttr, ValidationInfo, model_validator

from assembler.load.version import FORMAT_VERSION
from assembler.model.amount import Dollars
from assembler.model.base import PRINT_OPTIONAL, Day, Line, Lines, Name, Prose, Strict
from assembler.model.context import ReadElsewhere
from assembler.model.counsel import Attorney, Firm
from assembler.model.court import Court
from assembler.model.court.caption import CaptionWords
from assembler.model.court.headings import USUAL_HEADINGS, Headings
from assembler.model.docket import OtherCases
from assembler.model.event import Event, Trait
from assembler.model.exhibit import USUAL_EXHIBIT_FORM, Exhibit, ExhibitForm
from assembler.model.filing import AnyFiling
from assembler.model.form_read import FormRead
from assembler.model.forum import Assignment, PersonalJurisdiction, VenueReasons
from assembler.model.imported import Imported
from assembler.model.matter_values import (
    Code,
    CourtAddress,
    Courtroom,
    EarlierDismissals,
    Ground,
    JudgeOrName,
    JudgeOrNone,
    JuryDemand,
    Referral,
    TrialDate,
    known_court,
)
from assembler.model.party import Party, Person
from assembler.model.pleading import Claim, Section, Term
from assembler.model.relief import USUAL_PRAYER, PrayerForm, ReliefItems
from assembler.model.words import NO_WORDS, OwnWords


class Matter(Strict):
    """A case in one court: the parties, the allegations, what has happened, and which papers to make."""

    version: int = Field(
        1,
        ge=1,
        le=FORMAT_VERSION,
        description="the version of the file format; `assembler fix --upgrade` moves the matter to the next version",
        examples=[str(FORMAT_VERSION)],
        json_schema_extra=PRINT_OPTIONAL,
    )
    about: Prose | None = Field(
        None,
        description="a description of the matter, which no paper prints",
        examples=["Invented for a test."],
        json_schema_extra=PRINT_OPTIONAL,
    )
    about_in_pdf: bool = Field(
        False,
        description="whether `about` is included in the PDFs' metadata, which anyone can read",
        examples=["true"],
    )
    specimen: bool = Field(
        False,
        description="whether each page is marked as a specimen: a sample that uses the names of real persons",
        examples=["true"],
    )
    county: Line | None = Field(
        None, description="the county, for a state court", examples=["King"], json_schema_extra=PRINT_OPTIONAL
    )
    judge: JudgeOrNone = Field(
        None,
        description="the judge's name, without a title, or `none` if no judge is assigned; a firm's `judges/` may "
        "hold the judge's orders",
        examples=["Barbara J. Rothstein"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    court: Annotated[Court, ReadElsewhere(), BeforeValidator(known_court, json_schema_input_type=str)] = Field(
        description="the id of the court", examples=["wawd"]
    )
    division: Line | None = Field(
        None, description="the division or place of the court", examples=["Seattle"], json_schema_extra=PRINT_OPTIONAL
    )
    district: Line | None = Field(
        None,
        description="the judicial district or circuit, if a state court's caption names it, unless the court's "
        "record lists it by county",
        examples=["TENTH"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    city: Line | None = Field(
        None,
        description="the city where the court sits, if the caption names it",
        examples=["Hartford"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    court_lines: Lines = Field(
        (),
        description="the court's name as the caption prints it, one entry per line, instead of the name in its record",
        examples=[["IN THE COURT OF COMMON PLEAS", "CUYAHOGA COUNTY, OHIO"]],
    )
    number: Line | None = Field(
        None, description="case number", examples=["2:21-cv-00031-BJR"], json_schema_extra=PRINT_OPTIONAL
    )
    case_type: Line | None = Field(
        None,
        description="the type of case, as the court's e-filing form names it; printed if the court's caption has it",
        examples=["Contract/Warranty Breach"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    nature_of_suit: Line | None = Field(
        None,
        description="the nature-of-suit code on the civil cover sheet, in a federal court",
        examples=["190"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    filing_data: bool = Field(
        False,
        description="whether `filing.json` and `filing.csv` are written with the papers, as with `--filing-data`",
        examples=["true"],
    )
    magistrate: JudgeOrName | None = Field(
        None,
        description="the magistrate judge's name, without a title",
        examples=["Michelle L. Peterson"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    referral: Referral = None
    department: Line | None = Field(None, description="the department or division of a state court", examples=["12"])
    courtroom: Courtroom = None
    court_address: CourtAddress = ()
    trial_date: TrialDate = None
    complaint_filed: Day | None = Field(
        None,
        description="the date on which the complaint was filed, if it is not among the filings",
        examples=["2025-03-03"],
    )
    other_cases: OtherCases | None = Field(
        None, description="other cases that the caption lists", examples=[{"consolidated_with": "2:25-cv-00004"}]
    )
    in_re: Line | None = Field(
        None,
        description='the subject of a case without sides; "In re" comes before it, but not before "In the Matter of"',
        examples=["Example Corp. Securities Litigation"],
    )
    sides: Mapping[Literal["plaintiff", "defendant"], Literal["petitioner", "respondent"]] = Field(
        {},
        description="the names of the two sides, if not plaintiff and defendant",
        examples=[{"plaintiff": "petitioner", "defendant": "respondent"}],
    )
    caption: CaptionWords = Field(
        (),
        description="whether parties on a side share one paragraph of the caption or have a line each (by default, as "
        "the court requires); commas or semicolons between them (by default, semicolons only if descriptive words "
        "follow a name); no `and` before the last party; the role in the plural below one party, in the singular below "
        "several, with `(s)`, or none; no date; addresses on first papers; other names in parentheses or without comma",
        examples=["a line each", ["run on", "semicolons"]],
    )
    parties: Mapping[Name, Party] = Field(
        description="the parties, in the order of the caption", examples=[{"parler": {"name": "Parler LLC"}}]
    )
    firms: Mapping[Name, Firm] = Field(
        {}, description="law firms", examples=[{"dwt": {"name": "Davis Wright Tremaine LLP"}}]
    )
    counsel: Mapping[Name, Attorney] = Field(
        {}, description="attorneys", examples=[{"doran": {"name": "Ambika K. Doran"}}]
    )
    people: Mapping[Name, Person] = Field(
        {},
        description="other people who sign papers or are named in them",
        examples=[{"officer": {"title": "Chief Operating Officer"}}],
    )
    exhibits: Mapping[Name, Exhibit] = Field(
        {},
        description="exhibits, by default lettered in this order",
        examples=[{"csa": {"title": "AWS Customer Agreement"}}],
    )
    exhibit_form: ExhibitForm = Field(
        USUAL_EXHIBIT_FORM,
        description="how the exhibits are labeled, marked and filed",
        examples=[{"labels": "numbers", "filed": "combined"}],
    )
    terms: Mapping[Name, Term] = Field(
        {},
        description="defined terms, for `[[term:agreement]]` in a text",
        examples=[{"agreement": {"term": "Agreement", "means": "the AWS Customer Agreement"}}],
    )
    facts: tuple[Section, ...] = Field((), description="sections of allegations", examples=[[{"id": "nature"}]])
    more_facts: tuple[Section, ...] = Field(
        (), description="sections in addition to the inherited `facts`", examples=[[{"id": "leak"}]]
    )
    jurisdiction: tuple[Ground, ...] = Field(
        (), description="the grounds of a federal court's jurisdiction", examples=[["federal question", "supplemental"]]
    )
    amount: Dollars | None = Field(
        None,
        description="for diversity jurisdiction, the number of dollars that the amount in controversy exceeds",
        examples=["75000"],
    )
    limited: bool = Field(False, description="whether the case is a limited civil case", examples=["true"])
    demand: Dollars | None = Field(
        None, description="the amount demanded in the complaint, in dollars", examples=["9500"]
    )
    class_members: int | None = Field(
        None,
        gt=0,
        description="for a class action, the minimum number of members in the proposed class",
        examples=["100"],
    )
    personal_jurisdiction: tuple[PersonalJurisdiction, ...] = Field(
        (),
        description="why the court has personal jurisdiction over the defendants",
        examples=[[{"because": "contacts", "allegations": ["delivered-here"]}]],
    )
    venue: VenueReasons = Field((), description="why venue is proper in this district or county", examples=[["events"]])
    assignment: Assignment | None = Field(
        None,
        description="the division to which the action should be assigned, and why",
        examples=[{"counties": "King"}],
    )
    claims: tuple[Claim, ...] = Field(
        (), description="the claims, each of which is one count", examples=[[{"cause": "wa-defamation"}]]
    )
    relief: ReliefItems = Field((), description="the prayer for relief", examples=[["award damages"]])
    prayer: PrayerForm = Field(
        USUAL_PRAYER,
        description="how the items of the prayer are numbered, and where relief on a single count is requested",
        examples=[{"labels": "1."}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    jury_demand: JuryDemand = Field(
        False,
        description="whether a jury is demanded, or the claims on which it is demanded",
        examples=["true", ["contract"]],
    )
    statements: Mapping[Line, str] = Field(
        {},
        description="answers to the statements that the court requires in a complaint, as listed by `assembler "
        "explain`; some accept your own words",
        examples=[{"discovery": "level 2"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    counsel_at_signature: bool = Field(
        False,
        description="whether the signature block repeats the contact details of counsel or of a party without counsel",
        examples=["true"],
    )
    date_below_signature: bool = Field(
        False,
        description="whether the date of a paper is printed below its signature blocks, not above them",
        examples=["true"],
    )
    headings: Headings = Field(
        USUAL_HEADINGS,
        description="how the headings are labeled",
        examples=[{"labels": "1. a. i."}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    words: OwnWords = Field(
        NO_WORDS,
        description="your own sentences, used instead of the program's",
        examples=[{"signature": "Respectfully submitted,"}],
    )
    sentences: Mapping[Name, Mapping[Name, Line]] = Field(
        {},
        description="your own words for any other sentence, heading or label of the program, by its name in "
        "`templates/sentences.yaml`; `none` removes it",
        examples=[{"headings": {"claims": "Claims for Relief", "relief": "none"}}],
    )
    events: tuple[Event, ...] = Field(
        (),
        description="what was served, filed or done in this case",
        examples=[[{"event": "answer"}]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    docket_read: Day | None = Field(
        None, description="the date through which the docket was read and `events` is complete", examples=["2021-03-02"]
    )
    earlier_dismissals: EarlierDismissals | None = Field(
        None,
        description="earlier dismissals of the same claim in any court, or `none`; without the key, nothing is assumed",
        examples=["none"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    action: tuple[Trait, ...] = Field(
        (), description="the kind of action, if the law of dismissal depends on the kind", examples=[["class action"]]
    )
    related: Lines = Field(
        (),
        description="the files of related matters, relative to this file",
        examples=[["king_county.yaml"]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    form_read: FormRead | None = Field(
        None,
        description="the person who compared the values of the court's record with its rules on form; for all matters "
        "of a firm, this entry can be in the firm's own record of the court",
        examples=[{"by": "Ann Example", "date": "2025-06-02"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    imported: Imported | None = Field(
        None,
        alias="import",
        description="what `assembler import` left for a person to confirm",
        examples=[{"doubts": [{"about": "the court", "page": 1, "line": 2}]}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    waivers: Mapping[Code, Line] = Field(
        {},
        description="rules of law that are waived for this matter, each with a reason",
        examples=[{"SIG002": "number not yet verified"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    filings: tuple[AnyFiling, ...] = Field(description="the papers to make", examples=[[{"paper": "complaint"}]])

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections of facts, beginning with the inherited sections."""
        return (*self.facts, *self.more_facts)

    @property
    def complaint_date(self) -> dt.date | None:
        """The complaint's filing date: `complaint_filed`, or else the date of the first filing that opens a case."""
        opening_dates = (filing.date for filing in self.filings if filing.paper.opens and filing.date)
        return self.complaint_filed or next(opening_dates, None)

    _firms_sentences: Mapping[str, Mapping[str, str]] = PrivateAttr({})
    _firms_words: frozenset[str] = PrivateAttr(frozenset())

    @model_validator(mode="after")
    def _note_firms_words(self, info: ValidationInfo) -> Self:
        self._firms_sentences = getattr(info.context, "own_sentences", {})
        self._firms_words = getattr(info.context, "own_words", frozenset())
        return self

    @property
    def firms_words(self) -> frozenset[str]:
        """The words, in lowercase, that the firm lists as spelled correctly."""
        return self._firms_words

    def says_none(self, key: str) -> bool:
        """Whether the matter has the value `none` at *key*, such as `judge`, rather than no value."""
        return key in self.model_fields_set and getattr(self, key) is None

    def own_sentence(self, group: str, name: str) -> str:
        """Return the user's own text for a sentence of the program, from the matter or else the firm; "" if none."""
        firms_sentences = self._firms_sentences.get(group, {})
        return self.sentences.get(group, {}).get(name) or firms_sentences.get(name, "")
