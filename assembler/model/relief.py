"""The relief that a plaintiff seeks: the items of a prayer, the headings of item groups, and the numbering."""

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from assembler.model.base import ItemProse, Line, Names, Strict, text_or
from assembler.model.court.headings import LABEL, UNNUMBERED

PARAGRAPHS = "paragraphs"
"""The value for a prayer whose items are numbered paragraphs that continue the paper's numbering."""


class Relief(Strict):
    """An item of relief, or the heading of a group of items; a group extends to the next heading."""

    text: ItemProse = Field(
        "",
        description="the relief, as a phrase that begins with a verb and does not end with a period",
        examples=["award damages in an amount to be proved at trial"],
    )
    heading: Line | None = Field(
        None,
        description="your own line above a group of items, instead of a text",
        examples=["On the First Cause of Action:"],
    )
    claims: Names = Field(
        (),
        description="the claims on which the relief is based; in an entry without a text, the line above a group of "
        "items names these claims",
        examples=[["contract"]],
    )
    by: Names = Field(
        (),
        description="in an entry without a text, the plaintiffs for whom a group of items is requested; the line above "
        "the group names them",
        examples=[["parler"]],
    )

    @model_validator(mode="after")
    def _item_or_heading(self) -> "Relief":
        if not self.text and not (self.heading or self.claims or self.by):
            message = "has neither `text` nor, for a group of items, `heading`, `claims` or `by`"
            raise PydanticCustomError("no_relief", message, {})
        if self.text and (self.heading or self.by):
            key = "heading" if self.heading else "by"
            message = "has `text` and `{key}`; the heading of a group must be a separate entry above its items"
            raise PydanticCustomError("head_with_text", message, {"key": key})
        return self


def _claims_from_group_headings(items: tuple[Relief, ...]) -> tuple[Relief, ...]:
    """Return *items*, in which each item without claims has the claims of its group's heading.

    Refuses a heading without items.
    """
    heading: Relief | None = None
    items_with_claims = []
    for item, next_item in zip(items, (*items[1:], None), strict=True):
        if not item.text:
            heading = item
            if next_item is None or not next_item.text:
                raise PydanticCustomError("empty_group", "has a group heading without items below it", {})
        if heading and not item.claims:
            items_with_claims.append(item.model_copy(update={"claims": heading.claims}))
        else:
            items_with_claims.append(item)
    return tuple(items_with_claims)


ReliefItems = Annotated[tuple[Annotated[Relief, text_or(Relief)], ...], AfterValidator(_claims_from_group_headings)]


def _labels(value: str) -> str:
    """Refuse a value other than the label of a first item, `none`, or `paragraphs`."""
    if value not in {UNNUMBERED, PARAGRAPHS} and not LABEL.fullmatch(value):
        message = (
            "is not a numbering of the prayer; write the label of the first item (`A.`, `1.` or `(a)`), `none` or "
            "`paragraphs`"
        )
        raise PydanticCustomError("prayer_labels", message, {})
    return value


class PrayerForm(Strict):
    """How the prayer for relief is numbered, and where relief on one count is requested."""

    labels: Annotated[Line, AfterValidator(_labels)] = Field(
        "A.",
        description="the label of the first item; `none`; or `paragraphs`, for numbered paragraphs that continue "
        "from the last paragraph. If all items have labels that you typed, those labels are kept",
        examples=["1."],
    )
    go_on: bool = Field(
        True,
        description="whether the labels continue from one group of items to the next instead of restarting",
        examples=["false"],
    )
    numbered: bool = Field(
        False,
        description="whether the sentence that introduces the prayer is a numbered paragraph, such as `98. WHEREFORE, "
        "Plaintiff requests:`",
        examples=["true"],
    )
    own_endings: bool = Field(
        False,
        description="whether the items end as you typed them, even if some have no punctuation; by default, "
        "semicolons, `and` and a period join such items",
        examples=["true"],
    )
    counts: Literal["prayer", "each count"] | None = Field(
        None,
        description="whether relief on one count is requested in the prayer or at the end of the count; by default, "
        "the court's custom",
        examples=["each count"],
    )


USUAL_PRAYER = PrayerForm.model_construct()
"""The default form of a prayer, whose items have letters."""
