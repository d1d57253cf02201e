"""Statements that a court requires in a complaint besides the claims, with the court's text for each answer."""

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Field

from assembler.model.base import Strict, blanks
from assembler.model.court.venue import Actions
from assembler.model.law import LawBasis

Place = Literal["corner", "number", "caption", "before the opening", "first", "last", "own page"]
"""Where a statement is printed, such as under the case number, before all allegations, or on its own page."""


MIN_TELEPHONE_DIGITS = 10
"""The minimum number of digits in a telephone number; a ZIP code has fewer."""


class Range(Strict):
    """The sums of money, in dollars, that are consistent with an answer; they exclude interest, fees and costs."""

    over: int | None = Field(None, description="the answer fits every sum above this amount", examples=[50000])
    at_least: int | None = Field(None, description="the answer fits this sum and every larger sum", examples=[15000])
    up_to: int | None = Field(None, description="the answer fits this sum and every smaller sum", examples=[50000])
    below: int | None = Field(None, description="the answer fits every sum below this amount", examples=[15000])

    def is_too_little(self, cents: int) -> bool:
        """Whether *cents* is too small a sum to be consistent with the answer."""
        return (self.over is not None and cents <= 100 * self.over) or (
            self.at_least is not None and cents < 100 * self.at_least
        )

    def is_too_much(self, cents: int) -> bool:
        """Whether *cents* is too large a sum to be consistent with the answer."""
        return (self.up_to is not None and cents > 100 * self.up_to) or (
            self.below is not None and cents >= 100 * self.below
        )


class Agreement(Strict):
    """For each answer to this statement, the answers to another statement that are consistent with it."""

    statement: str = Field(description="the name of the other statement", examples=["relief"])
    answers: Mapping[str, tuple[str, ...]] = Field(
        description="for each answer to this statement, the answers to the other statement that are consistent with it",
        examples=[{"level 1": ["up to 250 thousand"]}],
    )
    cite: str = Field(description="its authority", examples=["Tex. R. Civ. P. 169, 190.2(a)"])


class NarrowerAnswers(Strict):
    """Answers that are not specific enough in certain kinds of action."""

    in_action: Actions = Field(description="the kind of action, by the names of its counts", examples=["contract"])
    answers: Mapping[str, tuple[str, ...]] = Field(
        description="for each answer that is not specific enough in such an action, the answers that may replace it",
        examples=[{"less than 2500": ["less than 2500 on a promise", "less than 2500 without a promise"]}],
    )
    says: str = Field(
        description="what else the complaint in such an action must say",
        examples=["whether the remedy is based upon a promise to pay"],
    )


class Writings(Strict):
    """What a complaint based on an agreement must say, and which writing it must attach."""

    attach: bool = Field(
        description="whether the complaint must attach the writing on which a claim is based", examples=["true"]
    )
    oral_or_written: bool = Field(
        False, description="whether the complaint must say if the agreement is oral or written", examples=["true"]
    )


class RequiredStatement(Strict):
    """A statement that a complaint must make: the matter gives the answer, and the program writes the text."""

    asks: str = Field(
        description="what the complaint must say, in a few words", examples=["the level of discovery, 1, 2 or 3"]
    )
    where: Place = Field(
        description="where the statement is printed: in bold at the upper right of the first page, under the number, "
        "under the title, under the caption before the opening, before all other paragraphs, after all other "
        "paragraphs (or, without a heading, after the facts), or on a separate page that counsel signs"
    )
    heading: str = Field("", description="its heading", examples=["Discovery Control Plan"])
    numbered: bool = Field(True, description="whether the statement is a numbered paragraph", examples=["false"])
    answers: Mapping[str, str] = Field(
        {},
        description="the text for each answer; a blank line begins a new paragraph",
        examples=[{"level 2": "Discovery is intended to be conducted under Level 2."}],
    )
    other: Annotated[str, blanks("words")] = Field(
        "", description="the text for any other answer, which is put in place of {words}", examples=["{words}"]
    )
    lines: bool = Field(
        False,
        description="whether the answer consists of separate lines, such as the address of an office, each printed on "
        "a separate line",
        examples=["true"],
    )
    apart: bool = Field(
        False,
        description="whether the first page has only the caption and this statement, so that the complaint begins on "
        "the next page under its title",
        examples=["true"],
    )
    always: str = Field(
        "",
        description="the text of this statement in every complaint, whatever the matter answers",
        examples=["This case is subject to mandatory arbitration."],
    )
    or_demand: bool = Field(
        False, description="whether no answer is needed in a matter with `demand:` or with a sum in its prayer"
    )
    of_money: bool = Field(
        False, description="whether the statement is required only in a complaint that seeks money", examples=["true"]
    )
    above: int | None = Field(
        None,
        description="the sum, in dollars, up to which a complaint with a sum in its prayer may omit the statement",
        examples=[50000],
    )
    ranges: Mapping[str, Range] = Field(
        {},
        description="for an answer that names a range of money, the sums that are consistent with it",
        examples=[{"more than 50 thousand": {"over": 50000}}],
    )
    agrees_with: Agreement | None = Field(
        None,
        description="the answers to another statement that are consistent with each answer to this one",
        examples=[
            {"statement": "relief", "answers": {"level 1": ["up to 250 thousand"]}, "cite": "Tex. R. Civ. P. 190.2(a)"}
        ],
    )
    narrower: NarrowerAnswers | None = Field(
        None, description="the actions solely for money in which certain answers are not specific enough"
    )
    seen: tuple[str, ...] = Field(
        (),
        description="phrases that show that the matter's own text already makes the statement",
        examples=[["Rule 190"]],
    )
    cite: str = Field(
        "",
        description="the statement's authority, if it differs from the authority for all statements",
        examples=["Tex. R. Civ. P. 47"],
    )
    basis: LawBasis | None = Field(
        None, description="the statement's basis, if it differs from the basis for all statements", examples=["memory"]
    )

    def words(self, answer: str | None) -> str | None:
        """Return the complaint's text: `always` if set, or else the text for *answer*; None if there is neither."""
        if answer is None or self.always:
            return self.always or None
        own_words = _as_block_quotation(answer) if self.lines else answer
        if "{words}." in self.other:
            own_words = own_words.rstrip(".")
        other_text = self.other.replace("{words}", own_words) if self.other else None
        return self.answers.get(answer) or other_text


def _as_block_quotation(answer: str) -> str:
    """Return *answer* as a Markdown block quotation with line breaks."""
    lines = [line.strip() for line in answer.splitlines() if line.strip()]
    lines = _name_address_telephone(lines[0]) if len(lines) == 1 else lines
    return "\\\n".join(f"> {line}" for line in lines)


def _name_address_telephone(line: str) -> list[str]:
    """Return an office's name, address and telephone number from *line*; only *line* if it has no number at its end."""
    name, _, remainder = line.partition(", ")
    address, _, telephone = remainder.rpartition(", ")
    if address and sum(letter.isdigit() for letter in telephone) >= MIN_TELEPHONE_DIGITS and "-" in telephone:
        return [name, address, telephone]
    return [line]
