"""The oath of a court: the words in which a person declares that a paper is true, and whether an officer takes it."""

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
"""Words with blanks that the matter fills in; what the matter does not say is left blank, to be filled in by hand."""

Called = Literal["Declaration", "Affirmation", "Certification", "Affidavit"]


class OathForm(Strict):
    """What is declared, what is above and below the signature, and whether an officer takes the oath."""

    called: Called = Field(
        "Declaration", description="the title of a statement of facts in this form", examples=["Affirmation"]
    )
    words: OathText = Field(
        "", description="what the person declares; if omitted, the program's wording of an oath before an officer"
    )
    whole: bool = Field(
        False,
        description="whether the words also say what is true, so that no sentence is needed before them",
        examples=["true"],
    )
    executed: Literal["date", "date and place", "in the words"] = Field(
        "date",
        description="what the line above the signature gives: the date, the date and the place, or nothing, because"
        " the words give it",
    )
    below: OathText = Field("", description="words below the signature", examples=["The penalty is ..."])
    notary: bool = Field(
        False, description="whether an officer who may administer oaths, such as a notary, takes it", examples=["true"]
    )
    officer: str = Field(
        "Notary Public", description="the title under the officer's signature", examples=["Notary Public"]
    )
    jurat: OathText = Field(
        "", description="the officer's certificate, if the law prescribes its words; otherwise the program's wording"
    )


class Oath(OathForm):
    """How a person swears or declares in a court; the form differs where the law says so."""

    inside: OathForm | None = Field(None, description="the form for signing in the court's own state")
    abroad: OathForm | None = Field(None, description="the form for signing outside the United States")
    affidavit: OathForm | None = Field(
        None, description="the form of a statement of facts, if it differs from that of a verified pleading"
    )
    anywhere: bool = Field(False, description="whether the form may be signed in any country", examples=["true"])
    provided: str = Field("", description="the condition on which no notary is needed")
