"""Reads the forms in which codes are cited and numbered, from `data/code_forms.yaml`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from assembler.language.regex import Regex
from assembler.load.packed import PROGRAM, program_data

FILE = PROGRAM / "data" / "code_forms.yaml"


@dataclass(frozen=True)
class NumberForm:
    """The form of the section numbers of a code: a pattern for citations, one for the numbers, and the form in words.

    The pattern for citations has a group `number`.
    """

    cited: Regex
    form: Regex
    words: str


@dataclass(frozen=True)
class CodeForms:
    """The forms in which codes are cited.

    The forms are patterns for misspelled abbreviations, by the code's abbreviation; the forms of section numbers;
    patterns for the codes of states, by state; abbreviations of codes that are cited without a section sign; and
    patterns for names of codes that only one state has, by state.
    """

    misspelled: Mapping[str, Regex]
    numbers: tuple[NumberForm, ...]
    states: Mapping[str, Regex]
    unsigned: tuple[str, ...]
    own_names: Mapping[str, Regex]


@cache
def code_forms() -> CodeForms:
    """Return the forms of codes on record. Raises `MatterError`."""
    data = program_data(FILE)
    return CodeForms(
        misspelled={code: Regex(rf"(?<![\w.]){pattern}") for code, pattern in data["misspelled"].items()},
        numbers=tuple(_number_form(form) for form in data["numbers"]),
        states={state: Regex(rf"(?<![\w.])(?:{pattern})") for state, pattern in data["states"].items()},
        unsigned=tuple(data["unsigned"]),
        own_names={state: Regex(rf"(?<![\w.])(?:{pattern})") for state, pattern in data["own_names"].items()},
    )


def _number_form(form: Mapping[str, str]) -> NumberForm:
    return NumberForm(cited=Regex(form["cited"]), form=Regex(form["form"]), words=form["words"])
