"""A court's requirements for a marked copy, and whether strikethrough and underlining meet them."""

import pytest

from assembler.comparing.court_marks import form_of_copy
from assembler.model.court import Court
from tests.support.matters import catalog


def court(name: str) -> Court:
    record: Court = catalog().record("court", name)
    return record


@pytest.mark.parametrize(
    ("name", "says", "fits"),
    [
        ("wawd", "deleted text in brackets or struck through, added text underlined or highlighted", True),
        ("mdd", "deleted text struck through or in brackets, added text underlined or in bold", True),
        ("pamd", "on a copy of the earlier pleading", True),
        ("azd", "deleted text in brackets or struck through, added text underlined", True),
        ("mnd", "changes shown by any clear means", True),
        ("ord", "none is required", None),
        ("wasuper", "none is required", None),
        ("txwd", "the court’s form of a marked copy was not read", None),
        ("insd", "the court’s form of a marked copy was not read", None),
    ],
)
def test_the_form_of_a_marked_copy_is_the_courts(name: str, says: str, fits: bool | None) -> None:  # noqa: FBT001
    form = form_of_copy(court(name))
    assert says in form.says
    assert form.fits is fits


def test_every_court_that_names_marks_allows_strikethrough_and_underlining() -> None:
    forms = [form_of_copy(court(name)) for name in catalog().names("court")]
    assert False not in {form.fits for form in forms}
    assert sum(form.fits is True for form in forms) > 10


def test_brackets_are_used_if_the_court_allows_only_brackets() -> None:
    record = court("azd")
    assert record.amended
    assert record.amended.value.marks
    marks = record.amended.value.marks.model_copy(update={"deleted": ("brackets",)})
    value = record.amended.value.model_copy(update={"marks": marks})
    strict = record.model_copy(update={"amended": record.amended.model_copy(update={"value": value})})
    form = form_of_copy(strict)
    assert (form.fits, form.deleted) == (True, "brackets")
    assert form.says.endswith("; deleted words are in brackets, added words underlined")
    struck = form_of_copy(strict, "strikethrough")
    assert struck.fits is False
    assert "this copy differs: deleted words are struck through" in struck.says


def test_a_user_may_choose_brackets_and_a_court_that_does_not_allow_them_is_reported() -> None:
    assert form_of_copy(court("wawd")).deleted == "strikethrough"
    assert form_of_copy(court("wawd"), "brackets").fits is True
    assert form_of_copy(court("mnd"), "brackets").fits is True
    assert form_of_copy(court("pamd"), "brackets").fits is False
    assert "deleted words are in brackets" in form_of_copy(court("txwd"), "brackets").says


def test_a_form_cites_the_authority_for_its_own_part() -> None:
    assert form_of_copy(court("wawd")).cite.startswith("LCR 15, as quoted in Tabb v. NaphCare")
    assert form_of_copy(court("mied")).basis == "memory"


def test_bold_or_highlighting_is_added_to_underlining_if_the_court_requires_it() -> None:
    record = court("azd")
    assert record.amended
    assert record.amended.value.marks
    for mark, words in (("bold", "and in bold"), ("highlight", "and highlighted in gray")):
        marks = record.amended.value.marks.model_copy(update={"added": (mark,)})
        value = record.amended.value.model_copy(update={"marks": marks})
        form = form_of_copy(record.model_copy(update={"amended": record.amended.model_copy(update={"value": value})}))
        assert (form.fits, form.added) == (True, mark)
        assert form.says.endswith(words)
