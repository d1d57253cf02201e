"""Mistakes in entries under `counsel` and `firms`: a misspelled name in an e-mail address, a letter in a number."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.spelling import is_english, is_slip
from assembler.model.counsel import Firm
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

NOT_OF_NAMES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
WORD = Regex(r"[a-z]+")

MAX_LOCAL_PART = 64
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
        if not names or len(local) > MAX_LOCAL_PART:
            continue
        expected_names = {*names, "".join(names), "".join(WORD.findall(attorney.name.lower()))}
        expected_names |= {
            form
            for given_name in names
            for other_name in names
            if given_name != other_name
            for form in (f"{given_name[0]}{other_name}", f"{given_name}{other_name[0]}")
        }
        *first_names, last = (word for word in WORD.findall(attorney.name.lower()) if word not in NOT_OF_NAMES)
        initials = "".join(word[0] for word in first_names)
        expected_names |= {f"{initials}{last}", f"{last}{initials}"}
        for part in WORD.findall(local):
            intended_word = next((word for word in sorted(expected_names) if is_slip(part, word)), "")
            if intended_word and part not in expected_names:
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


FREE_MAIL = frozenset(
    "example gmail yahoo outlook hotmail aol icloud me msn live comcast verizon att proton protonmail earthlink"
    " sbcglobal cox charter".split()
)
"""The domains of providers of e-mail, which have no name of a firm, and the domain of examples."""

OF_LAWYERS = Regex(
    r"(?i)law(?:firm|offices?|group|yers?)?|legal|attorneys?|esq|counsel|llp|pllp|pllc|llc|group|firm|office|pc\Z|trial|litigation"
)
SHORTEST_NAME = 6
"""The minimum number of letters of a domain that must have a word of the firm's name; a shorter one may be initials."""


@rule(
    "SIG032",
    cite="the names of the attorney and the firm in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="copy the address again from its source",
)
def email_of_another_attorney(matter: Matter) -> Iterator[Problem]:
    """An attorney's e-mail address is that of another attorney or another firm.

    It names a colleague instead of the attorney, or its domain shares no word or initials with the names of the firm
    and the attorney. A domain is not compared if it belongs to a government, a school or a provider of e-mail, or if
    it is short or only says that its owner is a lawyer. A domain that has one name of the firm and another that the
    firm lacks is reported too: `@ashdownvane.com` of the firm Ashdown & Crane.
    """
    for key, attorney in matter.counsel.items():
        local, _, domain = (attorney.email or "").lower().partition("@")
        name_words, path = _words(attorney.name), ("counsel", key, "email")
        namesake = next(
            (name for name, colleague in matter.counsel.items() if _is_of(colleague.name, local, name_words)), ""
        )
        if namesake:
            message = f"`{attorney.email}` has the name of `{matter.counsel[namesake].name}`, not of `{attorney.name}`"
            yield Problem(path, message, also=(("counsel", namesake, "name"),))
            continue
        firm = matter.firms.get(attorney.firm) if attorney.firm else None
        if firm and not _may_be_of(domain, (firm.name, firm.styled or "", attorney.name), firm.email or ""):
            message = f"`{attorney.email}` has a domain that shares no word with `{firm.name}`"
            yield Problem(path, message, also=(("firms", str(attorney.firm), "name"),))
        elif firm and (name := _name_of_no_partner(domain, firm)):
            message = f"`{attorney.email}` has the name `{name}` in its domain, but the firm is `{firm.name}`"
            yield Problem(path, message, also=(("firms", str(attorney.firm), "name"),))


def _name_of_no_partner(domain: str, firm: Firm) -> str:
    """Return the name in *domain* that *firm* lacks, if the domain also has a name of the firm; else ""."""
    label = re.sub(r"[^a-z]", " ", domain.partition(".")[0])
    words = [word for word in WORD.findall(f"{firm.name} {firm.styled or ''}".lower()) if len(word) >= SHORTEST_PARTNER]
    rest = label
    for word in sorted(words, key=len, reverse=True):
        rest = rest.replace(word, " ", 1)
    place = " ".join(firm.address).lower()
    if rest != label:
        for name in OF_LAWYERS.sub(" ", rest).split():
            is_name = len(name) > SHORTEST_PARTNER and not is_english(name) and name not in place
            if is_name and not any(word.startswith(name) for word in words):
                return name
    return ""


SHORTEST_PARTNER = 4
"""The minimum number of letters of a partner's name that is looked up in a domain."""


@rule(
    "SIG036",
    cite="the names of the attorney and the firm in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the name that is misspelled",
)
def attorney_almost_named_in_firm(matter: Matter) -> Iterator[Problem]:
    """An attorney's last name differs by one letter from a name of the firm, such as Brandt of Brand & Okafor.

    A partner whose name the firm has is spelled as the firm is; a signature block with both spellings shows a mistake.
    """
    for key, attorney in matter.counsel.items():
        firm = matter.firms.get(attorney.firm) if attorney.firm else None
        last = _words(attorney.name)[-1:] if firm else []
        partners = _words(firm.name) if firm else []
        if {*last} & {*partners}:
            continue
        for name in last:
            intended = next((word for word in partners if len(word) > SHORTEST_PARTNER and is_slip(name, word)), "")
            if intended:
                message = f"`{attorney.name}` is almost the name `{intended.capitalize()}` of the firm"
                yield Problem(("counsel", key, "name"), message, also=(("firms", str(attorney.firm), "name"),))


def _words(name: str) -> list[str]:
    return [word for word in WORD.findall(name.lower()) if word not in NOT_OF_NAMES and len(word) > 1]


def _is_of(name: str, local: str, name_words: list[str]) -> bool:
    """Whether *local*, the part before the at sign, has the surname in *name* but no word of *name_words*."""
    words = _words(name)
    return (
        len(words) > 1 and len(words[-1]) > 3 and words[-1] in local and not any(word in local for word in name_words)
    )


def _may_be_of(domain: str, names: tuple[str, ...], firms_email: str) -> bool:
    """Whether *domain* may belong to the firm or the attorney with *names*."""
    labels = domain.split(".")
    if not domain or {"gov", "us", "edu", "mil"} & set(labels) or firms_email.lower().endswith(f"@{domain}"):
        return True
    label = labels[0]
    bare = OF_LAWYERS.sub("", re.sub(r"[^a-z]", "", label))
    if label in FREE_MAIL or len(bare) < SHORTEST_NAME:
        return True
    words = [word for name in names for word in WORD.findall(name.lower())]
    initials = "".join(word[0] for word in words)
    has_word = any(word[:4] in label for word in words if len(word) > 2)
    return has_word or bare[:3] in initials or _is_joined_from(bare, words)


def _is_joined_from(label: str, words: Sequence[str]) -> bool:
    """Whether *label* consists of the beginnings of *words*, as `robdan` does of Robichaud & Dantin."""
    beginnings = "".join(
        rf"(?:{re.escape(word[:3])}{''.join(f'{re.escape(letter)}?' for letter in word[3:])})?" for word in words
    )
    return re.fullmatch(beginnings, label) is not None
