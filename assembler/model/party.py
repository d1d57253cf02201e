"""Parties and the people who speak for them."""

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.language.places import in_full
from assembler.model.base import Day, Line, Lines, Name, Names, Prose, Strict

State = Annotated[Line, AfterValidator(in_full)]
"""A state or a country, or a place in one; a state's two capitals are written out."""

Kind = Literal[
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
"""What a party is in law; of one that is `unknown` nothing is said."""

COMPOUND: frozenset[str] = frozenset(
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
"""Kinds that have no citizenship of their own: they take it from the persons behind them."""

Role = Literal["plaintiff", "defendant", "third-party defendant", "intervenor"]

FurtherRole = Literal[
    "counterclaim plaintiff",
    "counterclaim defendant",
    "crossclaim plaintiff",
    "crossclaim defendant",
    "third-party plaintiff",
]
"""What a party becomes by a claim that answers another."""


def _one_named(value: Any) -> Any:
    """Take a bare name for the party or the member that it names; `member_trees` puts that in its place."""
    return Named.model_construct(name=value, kind="association") if isinstance(value, str) else value


OneBehind = Annotated["Member", BeforeValidator(_one_named)]
"""A member, or the name of a party or of another's member who is the same."""


class Member(Strict):
    """Somebody from whom an entity takes its citizenship: a member, a partner or a trustee."""

    name: Line = Field(description="full name", examples=["J.P. Morgan Trust Company of Delaware"])
    kind: Kind = Field(
        "unknown", description="what it is in law; nothing is printed of it when left out", examples=["corporation"]
    )
    formed_in: State | None = Field(None, description="state under whose law it was formed", examples=["Delaware"])
    principal_place: State | None = Field(
        None,
        description="city and state of a corporation's principal place of business",
        examples=["Seattle, Washington"],
    )
    citizenship: State | None = Field(
        None,
        description="state where a person is domiciled; an estate's is the decedent's",
        examples=["Nevada"],
    )
    subject_of: Line | None = Field(
        None, description="foreign state whose citizen or subject a natural person is", examples=["Canada"]
    )
    permanent_resident_in: State | None = Field(
        None,
        description="state where an alien is domiciled who was admitted for permanent residence",
        examples=["Washington"],
    )
    domiciled_abroad: Line | None = Field(
        None, description="foreign state where a citizen of the United States is domiciled", examples=["France"]
    )
    main_office: State | None = Field(
        None,
        description="city and state where a national bank's articles of association place its main office",
        examples=["Sioux Falls, South Dakota"],
    )
    members: Mapping[Name, OneBehind] = Field(
        {},
        description="members or partners, down to natural persons and corporations; a bare name is a party or a member "
        "who is named elsewhere",
        examples=[{"x": {"name": "Ann Example"}}],
    )
    trustees: Mapping[Name, OneBehind] = Field(
        {}, description="a trust's trustees", examples=[{"bank": {"name": "Example Trust Company"}}]
    )


class Named(Member):
    """A member who is given by a name alone."""


class Does(Strict):
    """Parties sued by a number because their names are not known."""

    first: int = Field(description="the first number", examples=["1"], ge=1)
    last: int = Field(description="the last number", examples=["50"], ge=1)

    @model_validator(mode="after")
    def _forwards(self) -> "Does":
        if self.last < self.first:
            message = "runs backwards, from {first} to {last}"
            raise PydanticCustomError("does_backwards", message, {"first": self.first, "last": self.last})
        return self


class Termination(Strict):
    """How a party left the case; it stays in the caption, and the text no longer speaks of it."""

    date: Day = Field(description="when", examples=["2021-03-02"])
    how: Line | None = Field(None, description="by what paper or order", examples=["notice of dismissal, Dkt. 12"])


class Party(Member):
    """A party to the suit."""

    called: Line | None = Field(
        None, description="the short name that the papers use after the first mention", examples=["AWS"]
    )
    role: Role = Field(description="its side in the suit", examples=["plaintiff"])
    further_roles: tuple[FurtherRole, ...] = Field(
        (), description="what it is besides, after a claim against it or by it", examples=[["counterclaim defendant"]]
    )
    resides_in: State | None = Field(
        None,
        description="where a person resides, which is not yet where he or she is a citizen",
        examples=["King County, Washington"],
    )
    dba: Lines = Field((), description="names under which it does business (d/b/a)", examples=["Example Stores"])
    aka: Lines = Field((), description="other names by which it is known (a/k/a)", examples=["Ann Sample"])
    fka: Lines = Field((), description="former names (f/k/a)", examples=["Old Example, Inc."])
    nka: Lines = Field((), description="names that it has now (n/k/a)", examples=["New Example, Inc."])
    described: Line | None = Field(
        None,
        description="other words behind the name in the caption",
        examples=["her engines, tackle and apparel, in rem"],
    )
    capacity: Line | None = Field(
        None,
        description="in what capacity it sues or is sued",
        examples=["solely in its capacity as trustee of the Example Trust"],
    )
    on_behalf_of: Line | None = Field(
        None, description="for whom else it sues", examples=["himself and all others similarly situated"]
    )
    minor: bool = Field(False, description="whether it is a minor, named by initials", examples=["true"])
    through: Line | None = Field(
        None, description="who acts for it: a next friend, a guardian", examples=["her next friend, Mary Roe"]
    )
    represents: Literal["decedent", "minor", "incompetent person"] | None = Field(
        None,
        description="for whom it sues or is sued as legal representative; `citizenship` is then that person's",
        examples=["decedent"],
    )
    ex_rel: Line | None = Field(None, description="the relator on whose relation it sues", examples=["Jane Roe"])
    does: Does | None = Field(None, description="the range of a party called Does", examples=[{"first": 1, "last": 50}])
    terminated: Termination | None = Field(
        None, description="when and how it left the case", examples=[{"date": "2021-03-02"}]
    )
    counsel: Names = Field((), description="names of the attorneys who speak for it", examples=[["groesbeck"]])
    pro_se: bool = Field(False, description="whether it speaks for itself", examples=["true"])
    paragraph: Prose | None = Field(
        None,
        description="the paragraph on the party in the section on parties, in your own words instead of the program's",
        examples=["Plaintiff Ann Example is an adult who resides in Seattle, Washington."],
    )
    address: Lines = Field(
        (), description="address, a line an entry", examples=[["1 Main Street", "Seattle, WA 98101"]]
    )
    telephone: Line | None = Field(
        None, description="telephone of a party without counsel", examples=["(206) 555-0100"]
    )
    email: Line | None = Field(None, description="e-mail of a party without counsel", examples=["ann@example.com"])


class Firm(Strict):
    """A law firm."""

    name: Line = Field(description="the firm's name", examples=["Davis Wright Tremaine LLP"])
    styled: Line | None = Field(None, description="a line above the name in the footer", examples=["LAW OFFICES"])
    first: bool = Field(
        False,
        description="whether a signature block begins with the firm, and its attorneys sign `By:`",
        examples=["true"],
    )
    address: Lines = Field(
        (), description="address, a line an entry", examples=[["920 Fifth Avenue", "Seattle, WA 98104"]]
    )
    telephone: Line | None = Field(None, description="telephone", examples=["206.622.3150"])
    fax: Line | None = Field(None, description="fax", examples=["206.757.7700"])
    email: Line | None = Field(None, description="e-mail of the firm", examples=["office@example.com"])


class Attorney(Strict):
    """An attorney."""

    name: Line = Field(description="full name", examples=["David J. Groesbeck"])
    firm: Name | None = Field(None, description="name of the firm, from `firms`", examples=["dwt"])
    bar_number: Line | None = Field(None, description="bar number, without a label", examples=["12345"])
    address: Lines = Field(
        (), description="address where it is not the firm's", examples=[["1 Main Street", "Seattle, WA 98101"]]
    )
    telephone: Line | None = Field(
        None, description="telephone where it is not the firm's", examples=["(206) 555-0100"]
    )
    fax: Line | None = Field(None, description="fax where it is not the firm's", examples=["(206) 555-0199"])
    email: Line | None = Field(None, description="e-mail", examples=["ann@example.com"])
    lines: Lines = Field(
        (),
        description="what a court wants under the name besides: a designation, a number of admission",
        examples=[["Trial Attorney"]],
    )
    pro_hac_vice: bool | Literal["pending"] = Field(
        False, description="admitted for this case alone, or `pending` where that was applied for", examples=["true"]
    )
    signs: bool = Field(
        True,
        description="`false` lists the attorney under those of the firm who sign, without a line",
        examples=["false"],
    )
    of_counsel: bool = Field(False, description="listed as of counsel, without a line to sign on", examples=["true"])


class Person(Strict):
    """Somebody who is neither a party nor counsel: who verifies a complaint, say."""

    name: Line | None = Field(
        None, description="full name; left out, a blank line is printed", examples=["Ann Example"]
    )
    title: Line | None = Field(None, description="office", examples=["Chief Operating Officer"])
    of: Name | None = Field(None, description="the party whose officer this is", examples=["parler"])
