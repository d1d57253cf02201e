"""Parties and the people who speak for them."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Line, Lines, Name, Names, Strict

Kind = Literal[
    "individual",
    "corporation",
    "limited liability company",
    "partnership",
    "limited partnership",
    "limited liability partnership",
    "trust",
    "estate",
    "government",
    "association",
    "property",
]

COMPOUND: frozenset[str] = frozenset(
    {
        "limited liability company",
        "partnership",
        "limited partnership",
        "limited liability partnership",
        "trust",
        "association",
    }
)
"""Kinds that have no citizenship of their own: they take it from the persons behind them."""

Role = Literal["plaintiff", "defendant"]


class Member(Strict):
    """Somebody from whom an entity takes its citizenship: a member, a partner or a trustee."""

    name: Line = Field(description="full name", examples=["J.P. Morgan Trust Company of Delaware"])
    kind: Kind = Field(description="what it is in law", examples=["corporation"])
    formed_in: Line | None = Field(None, description="state under whose law it was formed", examples=["Delaware"])
    principal_place: Line | None = Field(
        None,
        description="city and state of a corporation's principal place of business",
        examples=["Seattle, Washington"],
    )
    citizenship: Line | None = Field(None, description="state where a natural person is domiciled", examples=["Nevada"])
    members: Mapping[Name, "Member"] = Field(
        {},
        description="members or partners, down to natural persons and corporations",
        examples=[{"x": {"name": "Ann Example"}}],
    )
    trustees: Mapping[Name, "Member"] = Field(
        {}, description="a trust's trustees", examples=[{"bank": {"name": "Example Trust Company"}}]
    )


class Party(Member):
    """A party to the suit."""

    called: Line | None = Field(
        None, description="the short name that the papers use after the first mention", examples=["AWS"]
    )
    role: Role = Field(description="plaintiff or defendant", examples=["plaintiff"])
    counsel: Names = Field((), description="names of the attorneys who speak for it", examples=[["groesbeck"]])
    pro_se: bool = Field(False, description="whether it speaks for itself", examples=["true"])
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
    email: Line | None = Field(None, description="e-mail", examples=["ann@example.com"])
    pro_hac_vice: bool = Field(False, description="admitted for this case alone", examples=["true"])


class Person(Strict):
    """Somebody who is neither a party nor counsel: who verifies a complaint, say."""

    name: Line | None = Field(
        None, description="full name; left out, a blank line is printed", examples=["Ann Example"]
    )
    title: Line | None = Field(None, description="office", examples=["Chief Operating Officer"])
    of: Name | None = Field(None, description="the party whose officer this is", examples=["parler"])
