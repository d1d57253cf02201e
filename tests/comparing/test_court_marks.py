"""A court's requirements for a marked copy, and whether strikethrough and underlining meet them."""

import pytest

from assembler.comparing.court_marks import form_of_copy
from assembler.model.court import Court
from tests.support.matters import court_record, court_records


def court_with_marks(**marks: tuple[str, ...]) -> Court:
    """Return D. Ariz. with *marks* in place of its own marks for deleted or added text."""
    record = court_record("azd")
    assert record.amended
    assert record.amended.value.marks
    value = record.amended.value.model_copy(update={"marks": record.amended.value.marks.model_copy(update=marks)})
    return record.model_copy(update={"amended": record.amended.model_copy(update={"value": value})})


@pytest.mark.parametrize(
    ("name", "text", "fits"),
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
def test_the_form_of_a_marked_copy_is_the_courts(name: str, text: str, fits: bool | None) -> None:  # noqa: FBT001
    form = form_of_copy(court_record(name))
    assert text in form.says
    assert form.fits is fits


def test_every_court_that_names_marks_allows_strikethrough_and_underlining() -> None:
    forms = [form_of_copy(court) for court in court_records()]
    assert False not in {form.fits for form in forms}
    assert sum(form.fits is True for form in forms) > 10


def test_brackets_are_used_if_the_court_allows_only_brackets() -> None:
    strict_court = court_with_marks(deleted=("brackets",))
    form = form_of_copy(strict_court)
    assert (form.fits, form.deleted) == (True, "brackets")
    assert form.says.endswith("; deleted words are in brackets, added words underlined")
    other_form = form_of_copy(strict_court, "strikethrough")
    assert other_form.fits is False
    assert "this copy differs: deleted words are struck through" in other_form.says


def test_a_user_may_choose_brackets_and_a_court_that_does_not_allow_them_is_reported() -> None:
    assert form_of_copy(court_record("wawd")).deleted == "strikethrough"
    assert form_of_copy(court_record("wawd"), "brackets").fits is True
    assert form_of_copy(court_record("mnd"), "brackets").fits is True
    assert form_of_copy(court_record("pamd"), "brackets").fits is False
    assert "deleted words are in brackets" in form_of_copy(court_record("txwd"), "brackets").says


def test_a_form_cites_the_authority_for_its_own_part() -> None:
    assert form_of_copy(court_record("wawd")).cite.startswith("LCR 15, as quoted in Tabb v. NaphCare")
    assert form_of_copy(court_record("mied")).basis == "memory"


def test_bold_or_highlighting_is_added_to_underlining_if_the_court_requires_it() -> None:
    for mark, words in (("bold", "and in bold"), ("highlight", "and highlighted in gray")):
        form = form_of_copy(court_with_marks(added=(mark,)))
        assert (form.fits, form.added) == (True, mark)
        assert form.says.endswith(words)
