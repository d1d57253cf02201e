"""Parties, the members of entities, and other persons in a matter."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.entities import kind_by_abbreviation
from assembler.language.places import place_in_full
from assembler.model.base import PRINT_OPTIONAL, Day, Line, Lines, Name, Names, Prose, Strict
from assembler.model.roles import FurtherRole, Role, SideOfCase, side_of

State = Annotated[Line, AfterValidator(place_in_full)]
"""A state or country, or a place in one; a state's two-letter code is written out."""


_Kind = Literal[
    "individual",
    "corporation",
    "limited liability company",
    "partnership",
    "limited partnership",
    "limited liability partnership",
    "trust",
    "business trust",
    "estate",
    "national bank",
    "government",
    "municipality",
    "state",
    "state agency",
    "foreign state",
    "association",
    "property",
    "unknown",
]

KINDS: frozenset[str] = frozenset(get_args(_Kind))


def _kind_named(value: Any) -> Any:
    """Return the kind that *value* names, which may be abbreviated, as in LLC; any other *value* unchanged."""
    if not isinstance(value, str):
        return value
    words = " ".join(value.split())
    return words.lower() if words.lower() in KINDS else kind_by_abbreviation(words) or value


Kind = Annotated[
    _Kind, BeforeValidator(_kind_named, json_schema_input_type=_Kind | Literal["LLC", "Inc.", "LLP", "LP"])
]
"""The legal form of a party; the value `unknown` is not printed."""

COMPOUND_KINDS: frozenset[str] = frozenset(
    {
        "limited liability company",
        "partnership",
        "limited partnership",
        "limited liability partnership",
        "trust",
        "business trust",
        "association",
    }
)
"""Kinds of entity whose citizenship is that of their members or trustees."""


def _as_member(value: Any) -> Any:
    """Return a name as a `NamedMember`, which `member_trees` later replaces with the party or member of that name."""
    return NamedMember.model_construct(name=value, kind="association") if isinstance(value, str) else value


MemberOrName = Annotated["Member", BeforeValidator(_as_member)]
"""A member, or the name of a party or of another entity's member that is the same person or entity."""


class Member(Strict):
    """A member, partner or trustee whose citizenship the entity shares."""

    name: Line = Field(description="full name", examples=["J.P. Morgan Trust Company of Delaware"])
    kind: Kind = Field(
        "unknown",
        description="the legal form of an entity, or `individual` for a person; not printed if omitted",
        examples=["corporation"],
    )
    formed_in: State | None = Field(
        None,
        description="the state under whose law the entity was formed",
        examples=["Delaware"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    principal_place: State | None = Field(
        None,
        description="the city and state of a corporation's principal place of business",
        examples=["Seattle, Washington"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    citizenship: State | None = Field(
        None,
        description="the state where a person is domiciled; for an estate, where the decedent was domiciled",
        examples=["Nevada"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    subject_of: Line | None = Field(
        None,
        description="the foreign state of which a natural person is a citizen or subject",
        examples=["Canada"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    permanent_resident_in: State | None = Field(
        None,
        description="the state where a foreign citizen admitted for permanent residence is domiciled",
        examples=["Washington"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    domiciled_abroad: Line | None = Field(
        None,
        description="the foreign state where a citizen of the United States is domiciled",
        examples=["France"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    main_office: State | None = Field(
        None,
        description="the city and state of a national bank's main office, as stated in its articles of association",
        examples=["Sioux Falls, South Dakota"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    members: Mapping[Name, MemberOrName] = Field(
        {},
        description="the members or partners, down to natural persons and corporations; a bare name is a party or a "
        "member of another entity",
        examples=[{"x": {"name": "Ann Example"}}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    trustees: Mapping[Name, MemberOrName] = Field(
        {},
        description="trustees of a trust",
        examples=[{"bank": {"name": "Example Trust Company"}}],
        json_schema_extra=PRINT_OPTIONAL,
    )


class NamedMember(Member):
    """A member of which only the name is given."""


class Does(Strict):
    """Numbered parties, such as Does 1 through 20, whose names are unknown."""

    first: int = Field(description="the first number", examples=["1"], ge=1)
    last: int = Field(description="the last number", examples=["50"], ge=1)
    joined: Literal["through", "to", "and", "-"] = Field(
        "through", description="what is printed between the two numbers", examples=["-"]
    )

    @model_validator(mode="after")
    def _check_order(self) -> "Does":
        if self.last < self.first:
            message = "runs backwards, from {first} to {last}"
            raise PydanticCustomError("does_backwards", message, {"first": self.first, "last": self.last})
        return self


class Termination(Strict):
    """When and how a party left the case."""

    date: Day = Field(description="when the party left the case", examples=["2021-03-02"])
    how: Line | None = Field(
        None,
        description="the paper or order by which the party left the case",
        examples=["notice of dismissal, Dkt. 12"],
    )


NO_PARAGRAPH = "none"
"""The value that a matter gives if there should be no paragraph about the party."""


class Party(Member):
    """A party to the case."""

    called: Line | None = Field(
        None,
        description="the party's short name, used after the first mention",
        examples=["AWS"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    side: SideOfCase | None = Field(
        None,
        description="the party's side; required if the role does not show the side, as with a garnishee or a claimant",
        examples=["defendant"],
    )
    role: Role = Field(
        description="the party's role in the case, in any words: plaintiff, nominal defendant, real party in interest",
        examples=["plaintiff"],
    )
    title: Line | None = Field(
        None, description="a title before a person's name, printed in the caption too", examples=["Officer"]
    )
    further_roles: tuple[FurtherRole, ...] = Field(
        (),
        description="the party's roles in counterclaims, crossclaims and third-party claims",
        examples=[["counterclaim defendant"]],
    )
    resides_in: State | None = Field(
        None,
        description="where a person resides, as opposed to citizenship; for an entity, where it resides for venue in "
        "a county",
        examples=["King County, Washington"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    registered_office: State | None = Field(
        None,
        description="where an entity has its registered office, with the county, for a state whose law of venue "
        "depends on it",
        examples=["Fulton County, Georgia"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    dba: Lines = Field((), description="names under which the party does business (d/b/a)", examples=["Example Stores"])
    aka: Lines = Field((), description="other names (a/k/a)", examples=["Ann Sample"])
    fka: Lines = Field((), description="former names (f/k/a)", examples=["Old Example, Inc."])
    nka: Lines = Field((), description="present names (n/k/a)", examples=["New Example, Inc."])
    described: Line | None = Field(
        None,
        description="other descriptive words after the name in the caption",
        examples=["her engines, tackle and apparel, in rem"],
    )
    capacity: Line | None = Field(
        None,
        description="the capacity in which the party sues or is sued",
        examples=["solely in its capacity as trustee of the Example Trust"],
    )
    on_behalf_of: Line | None = Field(
        None, description="on whose behalf the party sues", examples=["himself and all others similarly situated"]
    )
    minor: bool = Field(False, description="whether the party is a minor, named by initials", examples=["true"])
    through: Line | None = Field(
        None, description="who acts for the party: a next friend, a guardian", examples=["her next friend, Mary Roe"]
    )
    represents: Literal["decedent", "minor", "incompetent person"] | None = Field(
        None,
        description="the kind of person whom the party represents; `citizenship` is then that of the person "
        "represented",
        examples=["decedent"],
    )
    ex_rel: Line | None = Field(None, description="the relator", examples=["Jane Roe"])
    does: Does | None = Field(
        None, description="the range of numbers for a party called Does", examples=[{"first": 1, "last": 50}]
    )
    terminated: Termination | None = Field(
        None,
        description="when and how the party left the case",
        examples=[{"date": "2021-03-02"}],
        json_schema_extra=PRINT_OPTIONAL,
    )
    counsel: Names = Field(
        (),
        description="the party's attorneys, by their names in `counsel`; a firm with no named attorney is given by "
        "its name in `firms` and listed as of counsel",
        examples=[["groesbeck"]],
    )
    pro_se: bool = Field(False, description="whether the party represents itself", examples=["true"])
    signature_only: bool = Field(
        False,
        description="whether a party without counsel is named only in the signature block, not in the counsel block of "
        "the first page",
        examples=["true"],
    )
    paragraph: Prose | None = Field(
        None,
        description="your own paragraph on the party in the section on parties, instead of the program's; `none` if "
        "there should be no paragraph",
        examples=["Plaintiff Ann Example is an adult who resides in Seattle, Washington."],
    )
    address: Lines = Field(
        (),
        description="the address of the party, one entry per line",
        examples=[["1 Main Street", "Seattle, WA 98101"]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    telephone: Line | None = Field(
        None,
        description="the telephone number of a party without counsel",
        examples=["(206) 555-0100"],
        json_schema_extra=PRINT_OPTIONAL,
    )
    email: Line | None = Field(
        None,
        description="the e-mail address of a party without counsel",
        examples=["ann@example.com"],
        json_schema_extra=PRINT_OPTIONAL,
    )

    @property
    def on_side(self) -> SideOfCase:
        """The party's side: the side that the matter gives, or else the side that its role always has."""
        return self.side or side_of(self.role) or "neither"

    @property
    def own_paragraph(self) -> str:
        """The user's own paragraph about the party; empty if there is none."""
        return "" if self.paragraph in {None, NO_PARAGRAPH} else str(self.paragraph)


class Person(Strict):
    """A person who is neither a party nor counsel, such as one who verifies a complaint."""

    name: Line | None = Field(
        None, description="the person's full name; a blank is printed if it is omitted", examples=["Ann Example"]
    )
    title: Line | None = Field(None, description="title or office", examples=["Chief Operating Officer"])
    of: Name | None = Field(None, description="the party on whose behalf the person acts", examples=["parler"])
    address: Lines = Field(
        (),
        description="the person's address, for an oath that states it",
        examples=[["2 Example Street", "Austin, Texas 78701", "United States"]],
        json_schema_extra=PRINT_OPTIONAL,
    )
    signs_in: Line | None = Field(
        None,
        description="where the person signs under oath: a state, or a country other than the United States; a city "
        "may precede it",
        examples=["Portland, Oregon"],
        json_schema_extra=PRINT_OPTIONAL,
    )
