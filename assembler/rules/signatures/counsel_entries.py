"""Mistakes in entries under `counsel` and `firms`: a misspelled name in an e-mail address, a letter in a number."""

import re
from collections.abc import Iterator, Sequence
from itertools import permutations

from assembler.findings.finding import Severity
from assembler.language.regex import Regex
from assembler.language.spelling import is_english, is_slip
from assembler.model.counsel import Firm
from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule

NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv", "esq"})
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
        local_part = (attorney.email or "").partition("@")[0].lower()
        if not _words(attorney.name) or len(local_part) > MAX_LOCAL_PART:
            continue
        expected_names = _names_in_addresses(attorney.name)
        for part in WORD.findall(local_part):
            is_misspelled = any(is_slip(part, name) for name in expected_names)
            if is_misspelled and part not in expected_names:
                message = f"`{attorney.email}` has `{part}`, but the attorney is `{attorney.name}`"
                yield Problem(("counsel", key, "email"), message, also=(("counsel", key, "name"),))
                break


def _names_in_addresses(name: str) -> set[str]:
    """Return the forms that an attorney's *name* may have in an e-mail address: "ann", "aclarke", "annc", "clarkea"."""
    names = _words(name)
    all_words = WORD.findall(name.lower())
    forms = {*names, "".join(names), "".join(all_words)}
    for first, second in permutations(names, 2):
        if first != second:
            forms |= {f"{first[0]}{second}", f"{first}{second[0]}"}
    *first_names, last_name = (word for word in all_words if word not in NAME_SUFFIXES)
    initials = "".join(word[0] for word in first_names)
    return forms | {f"{initials}{last_name}", f"{last_name}{initials}"}


LETTER_FOR_DIGIT = Regex(r"(?<=\d)[OolI|](?=[\d-]|\Z)|(?<![A-Za-z])[OolI|](?=\d{2})")
"""A letter that looks like a digit, among digits."""

NUMBER_KEYS = ("bar_number", "fax")


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
    for group, entries in (("counsel", matter.counsel), ("firms", matter.firms)):
        for name, entry in entries.items():
            for key in NUMBER_KEYS:
                value = getattr(entry, key, None) or ""
                if match := LETTER_FOR_DIGIT.search(value):
                    message = f"`{value}` has the letter `{match[0]}` among its digits"
                    yield Problem((group, name, key), message)


FREE_MAIL = frozenset(
    "example gmail yahoo outlook hotmail aol icloud me msn live comcast verizon att proton protonmail earthlink"
    " sbcglobal cox charter".split()
)
"""The domains of providers of e-mail, which have no name of a firm, and the domain of examples."""

WORDS_FOR_LAWYERS = Regex(
    r"(?i)law(?:firm|offices?|group|yers?)?|legal|attorneys?|esq|counsel|llp|pllp|pllc|llc|group|firm|office|pc\Z|trial|litigation"
)
"""Words of a domain that only say that its owner is a lawyer or a firm."""

MIN_NAME_LENGTH = 6
"""The minimum number of letters of a domain that must have a word of the firm's name; a shorter one may be initials."""

SHORT_NAME_LENGTH = 4
"""The length up to which a word is too short to be taken for a partner's name; it may be initials."""


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
    firm lacks is reported too: `@ashdownvane.com` of the firm Ashdown & Crane. So is a domain that differs by a letter
    from that of a colleague in the same firm.
    """
    for key, attorney in matter.counsel.items():
        local_part, _, domain = (attorney.email or "").lower().partition("@")
        path = ("counsel", key, "email")
        other_owners = [
            other_key
            for other_key, other_attorney in matter.counsel.items()
            if _has_name_of(other_attorney.name, local_part, attorney.name)
        ]
        if other_owners:
            owner = other_owners[0]
            message = f"`{attorney.email}` has the name of `{matter.counsel[owner].name}`, not of `{attorney.name}`"
            yield Problem(path, message, also=(("counsel", owner, "name"),))
            continue
        firm = matter.firms.get(attorney.firm) if attorney.firm else None
        if firm and not _may_belong_to(domain, (firm.name, firm.styled or "", attorney.name), firm.email or ""):
            message = f"`{attorney.email}` has a domain that shares no word with `{firm.name}`"
            yield Problem(path, message, also=(("firms", str(attorney.firm), "name"),))
        elif firm and (name := _strange_partner(domain, firm)):
            message = f"`{attorney.email}` has the name `{name}` in its domain, but the firm is `{firm.name}`"
            yield Problem(path, message, also=(("firms", str(attorney.firm), "name"),))
        elif firm and (colleague := _colleague_with_similar_domain(key, domain, matter)):
            message = f"`{attorney.email}` and `{matter.counsel[colleague].email}`, of one firm, differ by a letter"
            yield Problem(path, message, also=(("counsel", colleague, "email"),))


def _colleague_with_similar_domain(name: str, domain: str, matter: Matter) -> str:
    """Return the first earlier colleague of *name* whose domain differs from *domain* by a letter; "" if none has."""
    for key, attorney in matter.counsel.items():
        if key == name:
            break
        other_domain = (attorney.email or "").lower().partition("@")[2]
        if attorney.firm == matter.counsel[name].firm and other_domain and domain and is_slip(domain, other_domain):
            return key
    return ""


def _strange_partner(domain: str, firm: Firm) -> str:
    """Return the name in *domain* that *firm* lacks, if the domain also has a name of the firm; else ""."""
    label = re.sub(r"[^a-z]", " ", domain.partition(".")[0])
    words = [
        word
        for word in WORD.findall(re.sub("['’]", "", f"{firm.name} {firm.styled or ''}".lower()))
        if len(word) >= SHORT_NAME_LENGTH
    ]
    remainder = label
    for word in sorted(words, key=len, reverse=True):
        remainder = remainder.replace(word, " ", 1)
    if remainder == label:
        return ""
    address = " ".join(firm.address).lower()
    for name in WORDS_FOR_LAWYERS.sub(" ", remainder).split():
        begins_like_partner = any(
            word[:SHORT_NAME_LENGTH] == name[:SHORT_NAME_LENGTH]
            or word.endswith(name)
            or _is_nearly(name, word, letters=3)
            for word in words
        )
        is_word = is_english(name) and not begins_like_partner
        may_be_partner = len(name) > SHORT_NAME_LENGTH and not is_word and name not in address
        if may_be_partner and not any(word.startswith(name) and len(word) > len(name) + 2 for word in words):
            return name
    return ""


@rule(
    "SIG036",
    cite="the names of the attorney and the firm in the matter",
    basis="program",
    severity=Severity.WARNING,
    fix="correct the name that is misspelled",
)
def attorney_almost_named_in_firm(matter: Matter) -> Iterator[Problem]:
    """An attorney's last name is nearly a name of the firm, such as Brandt of Brand & Okafor.

    A partner's name is spelled the same in the name of the firm, so a signature block with both spellings shows a
    mistake.
    """
    for key, attorney in matter.counsel.items():
        firm = matter.firms.get(attorney.firm) if attorney.firm else None
        names = _words(attorney.name)
        if not firm or not names:
            continue
        last_name = names[-1]
        partners = _words(firm.name)
        similar = [
            partner
            for partner in partners
            if len(partner) > SHORT_NAME_LENGTH
            and (is_slip(last_name, partner) or _is_nearly(last_name, partner, letters=SHARED_BEGINNING))
        ]
        if similar and last_name not in partners:
            message = f"`{attorney.name}` is almost the name `{similar[0].capitalize()}` of the firm"
            yield Problem(("counsel", key, "name"), message, also=(("firms", str(attorney.firm), "name"),))


SHARED_BEGINNING = 6
"""How many first letters a last name shares with a partner's name of which it is a misspelling."""


def _is_nearly(name: str, other_name: str, *, letters: int) -> bool:
    """Whether the two names differ, but begin with the same *letters* and are about equally long."""
    begins_alike = name[:letters] == other_name[:letters] and len(name) > letters
    return begins_alike and name != other_name and abs(len(name) - len(other_name)) <= 2


def _words(name: str) -> list[str]:
    """Return the words of a person's or a firm's *name* in lowercase, without initials and suffixes such as "Jr."."""
    return [word for word in WORD.findall(name.lower()) if word not in NAME_SUFFIXES and len(word) > 1]


def _has_name_of(name: str, local_part: str, own_name: str) -> bool:
    """Whether *local_part*, the part before the at sign, has the surname in *name* but no word of *own_name*."""
    words = _words(name)
    if len(words) < 2 or len(words[-1]) <= 3 or words[-1] not in local_part:
        return False
    return not any(word in local_part for word in _words(own_name))


def _may_belong_to(domain: str, names: tuple[str, ...], firms_email: str) -> bool:
    """Whether *domain* may belong to the firm or the attorney with *names*."""
    labels = domain.split(".")
    if not domain or {"gov", "us", "edu", "mil"} & set(labels) or firms_email.lower().endswith(f"@{domain}"):
        return True
    label = labels[0]
    name_in_label = WORDS_FOR_LAWYERS.sub("", re.sub(r"[^a-z]", "", label))
    if label in FREE_MAIL or len(name_in_label) < MIN_NAME_LENGTH:
        return True
    words = [word for name in names for word in WORD.findall(name.lower())]
    initials = "".join(word[0] for word in words)
    has_word = any(word[:4] in label for word in words if len(word) > 2)
    return has_word or name_in_label[:3] in initials or _is_joined_from(name_in_label, words)


def _is_joined_from(label: str, words: Sequence[str]) -> bool:
    """Whether *label* consists of the beginnings of *words*, as `robdan` does of Robichaud & Dantin."""
    pattern = ""
    for word in words:
        further_letters = "".join(f"{re.escape(letter)}?" for letter in word[3:])
        pattern += f"(?:{re.escape(word[:3])}{further_letters})?"
    return re.fullmatch(pattern, label) is not None
