"""Counsel whose names in the opening of a complaint or under `counsel:` differ from the rest of the matter."""

import re
from collections.abc import Collection, Iterator

from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.places import state_in, state_named
from assembler.language.regex import Regex, passages
from assembler.model.counsel import Attorney
from assembler.model.matter import Matter
from assembler.papers.filers import all_who_file
from assembler.rules._complaint import has_complaint, opening
from assembler.rules.rule import Problem, Words, matched, rule
from assembler.rules.signatures._addresses import address_of, state_before_zip

WORD = r"[A-Z][\w.’'-]*"
FIRM = rf"{WORD}(?:(?:\s|,\s|\s&\s|,?\sand\s|\sof\s(?:the\s)?){WORD})*(?:\s&\sAssociates)?"
COUNSEL = Regex(
    r"\b(?:counsel|attorneys?|lawyers?|solicitors?)(?:\s+of\s+record)?(?:\s+(?:at|of|from|with))?,?\s+"
    rf"(?:the\s+)?(?P<firm>{FIRM})"
)
"""The name of a firm or an attorney after "counsel" or "attorneys"."""

NOT_A_FIRM = Regex(r"\b(?:Plaintiffs?|Defendants?|Petitioners?|Respondents?|Esquire|Esq|General)\b")
ENDING = Regex(
    r",?\s(?:P\.?C|P\.?S|P\.?A|APC|PLC|PLLP|PLLC|LLP|LLC|L\.L\.P|L\.L\.C|LPA|APLC|Chartered|Ltd|Inc|Esq|Jr|Sr)\b\.?",
    re.IGNORECASE,
)
BETWEEN_NAMES = Regex(r",\s(?:and\s|of\s)?|\s(?:and|of(?:\sthe)?)\s")


@rule(
    "SIG033",
    cite="house style: the opening and the signature block name the same counsel",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the firm as under `firms:`, or correct that entry",
)
def other_counsel_in_opening(matter: Matter) -> Iterator[Problem]:
    """The opening of a complaint names counsel who do not sign it.

    Examples are an opening "by its attorneys, North & South LLP" above the block of another firm, and a firm's name
    with a misspelled or missing partner. Only words of the user's own before the first heading are read. An attorney
    with "Esq." in the words around the complaint must have the first name under `counsel:`.
    """
    names = [firm.name for firm in matter.firms.values()] + [attorney.name for attorney in matter.counsel.values()]
    if not names:
        return
    for path, text in _leads(matter):
        for match in passages(COUNSEL, text):
            typed_name = one_line(match["firm"])
            if NOT_A_FIRM.match(typed_name) or _is_one_of(typed_name, names):
                continue
            firms = " or ".join(f"`{name}`" for name in names[: max(1, len(matter.firms))])
            at = Words(match["firm"], match.start("firm"))
            yield Problem(path, f"the opening names `{typed_name}` as counsel, but the matter has {firms}", at=at)
    yield from _other_attorneys(matter)


ESQUIRE = Regex(r"(?P<name>[A-Z][a-z’'-]+\s(?:[A-Z]\.\s)?[A-Z][\w’'-]+),?\sEsq(?:uire|\.)", needs="esq")
"""A full name before "Esq."."""


def _other_attorneys(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for "Ann Sample, Esq." in the user's own words if only Amy Sample is among counsel."""
    full_names = {one_line(attorney.name).removesuffix(", Esq.") for attorney in matter.counsel.values()}
    for path, text in prose(matter):
        for match in passages(ESQUIRE, text):
            first, *_, last = one_line(match["name"]).split()
            namesakes = [name for name in full_names if name.split()[-1] == last]
            has_first_name = any(name.split()[0][:1] == first or name.split()[0] == first for name in namesakes)
            if namesakes and not has_first_name and path[0] in {"filings", "words"}:
                message = f"the text names `{one_line(match['name'])}`, but the attorney is `{namesakes[0]}`"
                yield Problem(path, message, at=Words(match["name"], match.start()))


def _leads(matter: Matter) -> Iterator[tuple[KeyPath, str]]:
    """Yield the opening that the user wrote for each complaint, with its path."""
    for index, filing in opening(matter):
        if filing.words.lead:
            yield ("filings", index, "words", "lead"), filing.words.lead
    if matter.words.lead and has_complaint(matter):
        yield ("words", "lead"), matter.words.lead


def _is_one_of(typed_name: str, names: Collection[str]) -> bool:
    """Whether *typed_name* is one of *names*, or a shorter form of one, or a list of such names."""
    words_by_name = [_bare_words(name) for name in names]
    listed_names = [_bare_words(part) for part in BETWEEN_NAMES.split(ENDING.sub("", typed_name)) if part]
    if any(_bare_words(typed_name) <= words for words in words_by_name):
        return True
    return all(any(listed_name <= words for words in words_by_name) for listed_name in listed_names)


def _bare_words(name: str) -> frozenset[str]:
    """Return the words of *name* in lowercase, without initials and the ending for a kind of entity."""
    words = re.findall(r"[\w’'-]+", ENDING.sub("", name).casefold().replace("’", "'"))
    return frozenset(word for word in words if len(word) > 1 and word not in {"and", "the", "of"})


@rule(
    "SIG034",
    cite="house style: counsel is neither a party nor a witness",
    basis="convention",
    severity=Severity.WARNING,
    fix="write the name of the attorney",
)
def counsel_named_like_another(matter: Matter) -> Iterator[Problem]:
    """An attorney has the name of a party, or of a person to whom the text gives another office.

    This happens when a name is pasted into the wrong entry. An attorney who represents himself or herself is a party
    too, and is not reported if `pro_se:` says so.
    """
    for key, attorney in matter.counsel.items():
        path = ("counsel", key, "name")
        namesakes = [name for name, party in matter.parties.items() if _is_same_name(party.name, attorney.name)]
        if namesakes and not matter.parties[namesakes[0]].pro_se:
            message = f"`{attorney.name}` is the name of an attorney and of a party"
            yield Problem(path, message, also=(("parties", namesakes[0], "name"),))
        elif office := _office_in_text(attorney, matter):
            text_path, words = office
            message = f"`{attorney.name}` is an attorney, but the text says `{one_line(words.words)}`"
            yield Problem(path, message, also=(text_path,), also_at=(words,))


def _is_same_name(first: str, second: str) -> bool:
    return _bare_words(first) == _bare_words(second) and len(_bare_words(first)) > 1


OFFICE = (
    r"(?:president|owner|manager|managing\s+member|member|chief\s+\w+\s+officer|director|treasurer|secretary|agent|employee"
    r"|superintendent|foreman|supervisor|driver|engineer|shareholder|principal|partner|vice\s+president|adjuster|technician)"
)


def _office_in_text(attorney: Attorney, matter: Matter) -> tuple[KeyPath, Words] | None:
    """Return the first place where a text gives *attorney* another office, as in "its president, Ann Example"."""
    name = re.escape(attorney.name)
    office_first = rf"\b{OFFICE}(?:\s+(?:of|for|at)\s[^.,;]{{1,60}})?,\s+{name}\b"
    name_first = rf"\b{name},\s+(?:who\s+is\s+)?(?:the|an?|its|their)\s+{OFFICE}\b"
    pattern = re.compile(f"{office_first}|{name_first}")
    for path, text in prose(matter):
        match = pattern.search(unquoted(text)) if attorney.name in text else None
        if match:
            return path, matched(match)
    return None


@rule(
    "SIG035",
    cite="house style: a paper is dated where its signer is",
    basis="convention",
    severity=Severity.WARNING,
    fix="correct the place under `dated_at:`, or the address",
)
def dated_in_another_state(matter: Matter) -> Iterator[Problem]:
    """A paper is dated in a state in which neither the court nor any counsel who may sign it is.

    The place is compared with the addresses of the counsel of the parties who file, and of their firms.
    """
    keys = {key for party in all_who_file(matter).values() for key in party.counsel}
    addresses = [line for key in sorted(keys) for line in address_of(matter.counsel[key], matter)]
    states = set(filter(None, map(state_before_zip, addresses)))
    for index, filing in enumerate(matter.filings):
        place = filing.dated_at or ""
        signing_state = state_named(state_in(place)) if place else None
        if signing_state and states and signing_state not in states:
            message = f"the paper is dated at `{place}`, but the signer's address is in {' or '.join(sorted(states))}"
            yield Problem(("filings", index, "dated_at"), message)
