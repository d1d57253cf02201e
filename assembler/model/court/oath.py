"""The oath of a court: the text by which a person swears or declares that a paper is true, and any officer needed."""

from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks

OathText = Annotated[
    str,
    blanks(
        "paper",
        "name",
        "title",
        "party",
        "address",
        "country",
        "place",
        "county",
        "state",
        "signed_in",
        "venue",
        "day",
        "nth",
        "month",
        "year",
    ),
]
"""Text with placeholders filled in from the matter; a missing value becomes a blank to be filled in by hand."""

StatementTitle = Literal["Declaration", "Affirmation", "Certification", "Affidavit"]


class OathForm(Strict):
    """The text of an oath, the lines above and below the signature, and whether it is taken before an officer."""

    called: StatementTitle = Field(
        "Declaration",
        description="the title of a statement of facts in this form",
        examples=["Affirmation"],
    )
    words: OathText = Field(
        "", description="the text of the oath; if omitted, the program's text for an oath before an officer"
    )
    whole: bool = Field(
        False,
        description="whether the text itself says that the paper is true, so that no sentence is needed before the "
        "text",
        examples=["true"],
    )
    executed: Literal["date", "date and place", "in the words"] = Field(
        "date",
        description="what is on the line above the signature: the date, the date and the place, or nothing, because "
        "the text already has them",
    )
    below: OathText = Field("", description="text below the signature", examples=["The penalty is ..."])
    notary: bool = Field(
        False,
        description="whether the oath is taken before an officer who may administer oaths, such as a notary",
        examples=["true"],
    )
    officer: str = Field(
        "Notary Public", description="the title below the officer's signature", examples=["Notary Public"]
    )
    jurat: OathText = Field(
        "", description="the officer's certificate, if the law prescribes its text; otherwise the program's text"
    )


class Oath(OathForm):
    """How a person swears or declares in a court; the law may have several forms."""

    inside: OathForm | None = Field(None, description="the form for signing in the court's own state")
    abroad: OathForm | None = Field(None, description="the form for signing outside the United States")
    affidavit: OathForm | None = Field(
        None, description="the form for a statement of facts, if it differs from the form for a verified pleading"
    )
    anywhere: bool = Field(False, description="whether the form may be signed in any country", examples=["true"])
    provided: str = Field("", description="the condition on which no notary is needed")
