"""What the court's docket shows about a case: its judge, its hearings, and related cases."""

from pydantic import Field

from assembler.model.base import Day, Line, Lines, Strict

AFTER_SURNAME = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Suffixes that may follow a surname."""


class Judge(Strict):
    """A judge, as named in a caption."""

    name: Line = Field(description="the judge's full name, without a title", examples=["Barbara J. Rothstein"])
    initials: Line | None = Field(
        None,
        description="the judge's initials as used in the case number; they are never derived from the name",
        examples=["BJR"],
    )
    surname: Line | None = Field(
        None, description="the judge's surname, if it is not simply the last word of the name", examples=["Van Example"]
    )

    @property
    def last(self) -> str:
        """The surname that is given, or else the last word of the name before any suffix such as Jr. or III."""
        words = [word for word in self.name.replace(",", " ").split() if word.strip(".").lower() not in AFTER_SURNAME]
        return self.surname or (words[-1] if words else self.name)


class OtherCases(Strict):
    """The other cases that are listed in the caption."""

    mdl: Line | None = Field(None, description="the number of the multidistrict litigation", examples=["2741"])
    lead: Line | None = Field(
        None, description="in a member case, the number of the lead case", examples=["2:25-cv-00001"]
    )
    members: Lines = Field(
        (), description="in a lead case, the numbers of the member cases", examples=[["2:25-cv-00002", "2:25-cv-00003"]]
    )
    consolidated_with: Lines = Field(
        (), description="the numbers of cases consolidated with this case", examples=["2:25-cv-00004"]
    )
    related: Lines = Field((), description="the numbers of related cases", examples=["2:25-cv-00005"])


class Hearing(Strict):
    """The time and place at which a motion or another paper is heard."""

    date: Day = Field(description="the date of the hearing", examples=["2025-07-01"])
    time: Line | None = Field(None, description="the time of the hearing", examples=["9:00 a.m."])
    place: Line | None = Field(
        None, description="the courthouse and room, for a notice of motion", examples=["Room 130, 60 Centre Street"]
    )
