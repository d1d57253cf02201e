"""The proof of service that a court requires."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from assembler.model.base import Strict

CertificateRequired = Literal["every later paper", "every later paper not served electronically"]
"""Which papers need a certificate of service, among those filed after the paper that opens the case."""


class ServiceForm(Strict):
    """The serving attorney's statement: its heading, its text, and whether it includes the court's oath."""

    heading: str = Field(description="the statement's heading", examples=["Affirmation of Service"])
    lead: str = Field(
        description="the text before the list of attorneys and parties served, with {name}, {parties}, {address}, "
        "{paper} and {date}",
        examples=["{name} affirms: On {date}, I served this {paper} as follows:"],
    )
    sworn: bool = Field(
        False, description="whether the statement ends with the words of the court's oath", examples=["true"]
    )
    ways: Mapping[Literal["ecf", "mail", "email", "hand"], str] = Field(
        {},
        description="for each method of service, its text with {name}, {address} and {email}, if not the program's own "
        "text",
        examples=[{"mail": "{name}, {address}, by first-class mail"}],
    )
