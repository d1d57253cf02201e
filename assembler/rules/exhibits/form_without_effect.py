"""ATT002."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.exhibits import how_filed
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule

MARKS = ("cover_sheets", "stamps", "bates", "index", "two_sided", "letter_size")
"""What is done to exhibits that are attached."""


NONE = "delete it, or list the exhibits under `exhibits:`"


@rule(
    "ATT002",
    cite="house style: what a matter asks for is done",
    basis="convention",
    severity=Severity.WARNING,
    fix="delete the line, or let the exhibits be attached: `filed: combined` or `filed: separate`, with their files",
)
def form_without_effect(matter: Matter) -> Iterator[Problem]:
    """The form of exhibits asks for an index, for numbers or the like, and nothing of it is done.

    Exhibits that are not attached have no sheets and no marks, and only those in the paper's own file can begin on the
    front of a sheet.
    """
    form, filed = matter.exhibit_form, how_filed(matter)
    if form.model_fields_set and not matter.exhibits:
        yield Problem(("exhibit_form",), "`exhibit_form` has no effect: the matter has no exhibits", own=True, fix=NONE)
        return
    asked = [key for key in MARKS if key in form.model_fields_set and getattr(form, key)]
    if not any(opening(matter)):
        return
    if filed == "not attached" or not any(exhibit.file for exhibit in matter.exhibits.values()):
        why = "exhibits are not attached" if filed == "not attached" else "no exhibit names a file"
    else:
        asked = [key for key in asked if key == "two_sided" and filed == "separate"]
        why = "each exhibit is a file of its own"
    if asked:
        named = series([f"`{key}`" for key in asked])
        effect = "has no effect" if len(asked) == 1 else "have no effect"
        yield Problem(("exhibit_form", asked[0]), f"{named} {effect}: {why}")
