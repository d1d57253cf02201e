"""What the court's docket shows of a case: the judge, hearings, and other cases that belong with it."""

from pydantic import Field

from assembler.model.base import Day, Line, Lines, Strict

AFTER_SURNAME = frozenset({"jr", "sr", "ii", "iii", "iv"})
"""Suffixes after a surname."""


class Judge(Strict):
    """A judge, as a caption names the judge."""

    name: Line = Field(description="full name, without a title", examples=["Barbara J. Rothstein"])
    initials: Line | None = Field(
        None, description="the judge's initials in the case number; never guessed", examples=["BJR"]
    )
    surname: Line | None = Field(
        None, description="the surname, where it is not just the last word of the name", examples=["Van Example"]
    )

    @property
    def last(self) -> str:
        """The surname: as given, or else the last word of the name before Jr., III and the like."""
        words = [word for word in self.name.replace(",", " ").split() if word.strip(".").lower() not in AFTER_SURNAME]
        return self.surname or words[-1]


class OtherCases(Strict):
    """Other cases that the caption names with this one."""

    mdl: Line | None = Field(None, description="number of the multidistrict litigation", examples=["2741"])
    lead: Line | None = Field(None, description="in a member case, number of the lead case", examples=["2:25-cv-00001"])
    members: Lines = Field(
        (), description="in a lead case, numbers of the member cases", examples=[["2:25-cv-00002", "2:25-cv-00003"]]
    )
    consolidated_with: Lines = Field(
        (), description="numbers of cases consolidated with this one", examples=["2:25-cv-00004"]
    )
    related: Lines = Field((), description="numbers of related cases", examples=["2:25-cv-00005"])


class Hearing(Strict):
    """When a paper is heard."""

    date: Day = Field(description="date of the hearing", examples=["2025-07-01"])
    time: Line | None = Field(None, description="time of the hearing", examples=["9:00 a.m."])
    place: Line | None = Field(
        None, description="courthouse and room, for a notice of motion", examples=["Room 130, 60 Centre Street"]
    )
