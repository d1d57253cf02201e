"""What the clerk's docket adds to a case: who judges it, when it is heard, and which cases it goes with."""

from pydantic import Field

from assembler.model.base import Day, Line, Lines, Strict

AFTER_SURNAME = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""What may follow a surname and is none."""


class Judge(Strict):
    """A judge, as a caption names one."""

    name: Line = Field(description="full name, without a title", examples=["Barbara J. Rothstein"])
    initials: Line | None = Field(
        None, description="the initials that the number of the case carries; never guessed", examples=["BJR"]
    )
    surname: Line | None = Field(
        None, description="the surname, where it is not the last word of the name", examples=["Van Example"]
    )

    @property
    def last(self) -> str:
        """The surname: as it is given, else the last word of the name that is no Jr. or III."""
        words = [word for word in self.name.replace(",", " ").split() if word.strip(".").lower() not in AFTER_SURNAME]
        return self.surname or words[-1]


class OtherCases(Strict):
    """Other cases that the caption names with this one."""

    mdl: Line | None = Field(None, description="number of a multidistrict litigation", examples=["2741"])
    lead: Line | None = Field(None, description="number of the lead case, in a member case", examples=["2:25-cv-00001"])
    members: Lines = Field(
        (), description="numbers of the member cases, in a lead case", examples=[["2:25-cv-00002", "2:25-cv-00003"]]
    )
    consolidated_with: Lines = Field(
        (), description="numbers of cases that are consolidated with this one", examples=["2:25-cv-00004"]
    )
    related: Lines = Field((), description="numbers of related cases", examples=["2:25-cv-00005"])


class Hearing(Strict):
    """When a paper is heard."""

    date: Day = Field(description="the day", examples=["2025-07-01"])
    time: Line | None = Field(None, description="the hour", examples=["9:00 a.m."])
