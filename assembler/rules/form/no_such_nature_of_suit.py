"""FMT007."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.suggestions import near
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "FMT007",
    cite="form JS 44, item IV",
    basis="memory",
    fix="take a code from the court's civil cover sheet, or leave `nature_of_suit:` out",
)
def no_such_nature_of_suit(matter: Matter) -> Iterator[Problem]:
    """The nature of suit is not on the court's list.

    The civil cover sheet of a federal court has one code from a list. Courts of the states have types of cases of
    their own, for which the matter has `case_type:`.
    """
    code, listed = matter.nature_of_suit, matter.court.natures_of_suit
    if code is None or (listed and code in listed.value.natures):
        return
    if listed is None:
        message = f"`{matter.court.name}` has no list of natures of suit, and `{brief(code)}` is none of its codes"
        yield Problem(("nature_of_suit",), message, fix="say it with `case_type:`, as the court's form has it")
        return
    close = [f"{each} {listed.value.natures[each]}" for each in near(code, listed.value.natures)]
    also = f"; the nearest are {', '.join(close)}" if close else ""
    message = f"`{brief(code)}` is no code of {listed.value.name}{also}"
    yield Problem(("nature_of_suit",), message, cite=listed.authority)
