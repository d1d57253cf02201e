"""What a court asks of a marked copy, and whether struck and underlined words meet it."""

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
        ("ord", "none is asked for", None),
        ("wasuper", "none is asked for", None),
        ("txwd", "the court’s form of a marked copy was not read", None),
        ("insd", "the court’s form of a marked copy was not read", None),
    ],
)
def test_each_court_has_its_own_form(name: str, says: str, fits: bool | None) -> None:  # noqa: FBT001
    form = form_of_copy(court(name))
    assert says in form.says
    assert form.fits is fits


def test_every_court_that_names_its_marks_allows_struck_and_underlined_words() -> None:
    forms = [form_of_copy(court(name)) for name in catalog().names("court")]
    assert False not in {form.fits for form in forms}
    assert sum(form.fits is True for form in forms) > 10


def test_a_court_that_allows_only_brackets_gets_them() -> None:
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


def test_a_user_may_choose_brackets_where_the_court_allows_both_and_is_told_where_it_does_not() -> None:
    assert form_of_copy(court("wawd")).deleted == "strikethrough"
    assert form_of_copy(court("wawd"), "brackets").fits is True
    assert form_of_copy(court("mnd"), "brackets").fits is True
    assert form_of_copy(court("pamd"), "brackets").fits is False
    assert "deleted words are in brackets" in form_of_copy(court("txwd"), "brackets").says


def test_a_form_cites_the_authority_for_its_own_part() -> None:
    assert form_of_copy(court("wawd")).cite.startswith("LCR 15, as quoted in Tabb v. NaphCare")
    assert form_of_copy(court("mied")).basis == "memory"


def test_a_court_that_wants_bold_or_highlighting_gets_it_besides_the_underlining() -> None:
    record = court("azd")
    assert record.amended
    assert record.amended.value.marks
    for mark, words in (("bold", "and in bold"), ("highlight", "and highlighted in gray")):
        marks = record.amended.value.marks.model_copy(update={"added": (mark,)})
        value = record.amended.value.model_copy(update={"marks": marks})
        form = form_of_copy(record.model_copy(update={"amended": record.amended.model_copy(update={"value": value})}))
        assert (form.fits, form.added) == (True, mark)
        assert form.says.endswith(words)
