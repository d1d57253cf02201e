"""Mistakes in entries under `counsel` and `firms`: a misspelled name in an e-mail address, a letter in a number."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.spelling import is_slip
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

NOT_OF_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
WORD = Regex(r"[a-z]+")

LONGEST = 64
"""The maximum number of characters before the at sign."""


@rule(
    "SIG028",
    cite="the attorney's name and e-mail address in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="copy the address again from its source, or correct the name",
)
def email_of_another_name(matter: Matter) -> Iterator[Problem]:
    """An attorney's e-mail address misspells the attorney's name.

    The clerk and the other side would write to an address that does not exist. A letter of the name may be missing,
    added, changed or transposed. The address is compared with each name, and with a name and the initial of another.
    """
    for key, attorney in matter.counsel.items():
        local = (attorney.email or "").partition("@")[0].lower()
        names = [word for word in WORD.findall(attorney.name.lower()) if word not in NOT_OF_NAMES and len(word) > 1]
        if not names or len(local) > LONGEST:
            continue
        wanted = {*names, "".join(names), "".join(WORD.findall(attorney.name.lower()))}
        wanted |= {
            form
            for one in names
            for other in names
            if one != other
            for form in (f"{one[0]}{other}", f"{one}{other[0]}")
        }
        *others, last = (word for word in WORD.findall(attorney.name.lower()) if word not in NOT_OF_NAMES)
        initials = "".join(word[0] for word in others)
        wanted |= {f"{initials}{last}", f"{last}{initials}"}
        for part in WORD.findall(local):
            meant = next((word for word in sorted(wanted) if is_slip(part, word)), "")
            if meant and part not in wanted:
                message = f"`{attorney.email}` has `{part}`, but the attorney is `{attorney.name}`"
                yield Problem(("counsel", key, "email"), message, also=(("counsel", key, "name"),))
                break


LETTER_FOR_DIGIT = Regex(r"(?<=\d)[OolI|](?=[\d-]|\Z)|(?<![A-Za-z])[OolI|](?=\d{2})")
"""A letter that looks like a digit, among digits."""

NUMBERS = ("bar_number", "fax")


@rule(
    "SIG029",
    cite="the forms of numbers",
    basis="program",
    severity=Severity.WARNING,
    fix="write the digit instead of the letter",
)
def letter_in_number(matter: Matter) -> Iterator[Problem]:
    """A bar number or fax number has a letter that looks like a digit: 4l207, (206) 555-O142.

    A letter O or l among digits is a mistake in typing or scanning. Other letters are part of many bar numbers.
    """
    for group, holders in (("counsel", matter.counsel), ("firms", matter.firms)):
        for name, holder in holders.items():
            for key in NUMBERS:
                value = getattr(holder, key, None) or ""
                if match := LETTER_FOR_DIGIT.search(value):
                    message = f"`{value}` has the letter `{match[0]}` among its digits"
                    yield Problem((group, name, key), message)
