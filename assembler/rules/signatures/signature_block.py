"""Signature blocks: missing or impossible addresses, telephone numbers, bar numbers or other required entries."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import counted, series
from assembler.language.placeholders import blanks
from assembler.language.regex import Regex
from assembler.language.zip_codes import state_of_zip
from assembler.model.counsel import Attorney, Firm
from assembler.model.court import Court
from assembler.model.law import severity_for
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.papers.filers import all_who_file
from assembler.rules._complaint import has_complaint
from assembler.rules._own_blocks import own_blocks_print
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._addresses import state_at_end

NEEDS_IN_WORDS = {"address": "an address", "email": "an e-mail address", "telephone": "a telephone number"}


@rule(
    "SIG001",
    cite="Fed. R. Civ. P. 11(a); Wash. CR 11(a)",
    basis="verified",
    fix="add the missing entry to the attorney, the attorney's firm, or the party who signs pro se",
)
def signer_without_address(matter: Matter) -> Iterator[Problem]:
    """A signer's address, e-mail address or telephone number is missing.

    In a federal court a paper must state all three for its signer. In Washington's superior courts only the address is
    required. An entry that the own lines of each paper print, in its `counsel_block:` or `signature_block:`, counts.
    """
    law = matter.court.signature
    for path, signer, firm in _signers(matter):
        missing = [
            need
            for need in law.value.needs
            if not (getattr(signer, need) or getattr(firm, need, None) or own_blocks_print(need, matter.filings))
        ]
        if missing:
            words = series([NEEDS_IN_WORDS.get(need, need) for need in missing], "or")
            yield Problem(path, f"`{signer.name}` signs without {words}", severity_for(law.basis), cite=law.authority)


def _signers(matter: Matter) -> Iterator[tuple[KeyPath, Attorney | Party, Firm | None]]:
    """Yield who signs for the filing parties: attorneys with signature lines (and their firms), and parties pro se."""
    for name in _counsel_of(all_who_file(matter)):
        attorney = matter.counsel[name]
        if attorney.has_line:
            yield ("counsel", name), attorney, matter.firms[attorney.firm] if attorney.firm else None
    for name, party in all_who_file(matter).items():
        if party.pro_se and not party.counsel:
            yield ("parties", name), party, None


def _counsel_of(parties: Mapping[str, Party]) -> list[str]:
    """Return the keys of the attorneys who represent *parties*, without duplicates."""
    return list(dict.fromkeys(key for party in parties.values() for key in party.counsel))


@rule(
    "SIG002",
    cite="Wash. CR 11(a); N.D. Cal. Civ. L.R. 3-4(a)(1)",
    basis="verified",
    fix="add `bar_number:`",
)
def no_bar_number(matter: Matter) -> Iterator[Problem]:
    """An attorney who signs has no bar number, which the court requires or papers there usually show.

    Federal Rule 11(a) does not require a bar number, but many local rules and Washington's Rule 11(a) do. An attorney
    who is admitted pro hac vice has no bar number in the court's state and is not checked; neither is an attorney who
    does not sign because he or she is of counsel or only listed. Some courts, such as Cook County's, assign attorneys
    numbers of their own and require those numbers on each paper.
    """
    yield from _missing_court_numbers(matter)
    law = matter.court.bar_number
    if not law.value:
        return
    court = matter.court.citation
    is_required = law.value is True
    reason = f"which {court} requires" if is_required else f"which papers in {court} customarily show"
    severity = severity_for(law.basis) if is_required else Severity.NOTE
    for key in _counsel_of(all_who_file(matter)):
        attorney = matter.counsel[key]
        if attorney.has_line and not attorney.bar_number and not attorney.pro_hac_vice:
            message = f"`{attorney.name}` has no bar number, {reason}"
            yield Problem(("counsel", key), message, severity, cite=law.authority)


def _missing_court_numbers(matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each attorney of a filing party who lacks the number that the court assigns to attorneys."""
    law = matter.court.own_number
    if law is None:
        return
    label = law.value.partition("{")[0].strip()
    for key in _counsel_of(all_who_file(matter)):
        attorney = matter.counsel[key]
        has_number = matter.court.id in attorney.court_numbers or any(label in line for line in attorney.lines)
        if attorney.has_line and not (has_number or attorney.pro_hac_vice):
            message = f"`{attorney.name}` has no `{label}`, the number that {matter.court.name} assigns"
            fix = f"add `court_numbers: {{{matter.court.id}: ...}}`"
            yield Problem(("counsel", key), message, Severity.WARNING, cite=law.authority, fix=fix)


CHECKED_ELSEWHERE = ("name", "party represented", "firm", "bar number")
"""Entries that every counsel's block has, or that another rule checks."""

ENTRIES: Mapping[str, Callable[[Attorney, Firm | None], object]] = {
    "address": lambda attorney, firm: attorney.address or (firm and firm.address),
    "telephone": lambda attorney, firm: attorney.telephone or (firm and firm.telephone),
    "e-mail": lambda attorney, firm: attorney.email or (firm and firm.email),
    "email": lambda attorney, firm: attorney.email or (firm and firm.email),
}
"""Functions that read each entry from the matter, keyed by the entry's word in a court's list."""


@rule(
    "SIG007",
    cite="the court's rule on the first page of a paper",
    basis="convention",
    fix="add the entry to the attorney or the firm; an entry without its own key goes under `lines:`",
    severity=Severity.NOTE,
)
def counsel_details_missing(matter: Matter) -> Iterator[Problem]:
    """Counsel's block lacks an entry that the court requires.

    Some courts require a designation, such as trial attorney or lead counsel; only one of several attorneys needs the
    designation as lead counsel. A missing fax number is not reported, even if the rule lists it, because a lawyer
    without a fax number omits the entry.
    """
    if not has_complaint(matter):
        return
    law = matter.court.counsel
    attorneys = list(_counsel_of(all_who_file(matter)))
    lines = [line.lower() for key in attorneys for line in matter.counsel[key].lines]
    needs_lead = len(attorneys) > 1 and not any("lead" in line for line in lines)
    for key in attorneys:
        attorney = matter.counsel[key]
        firm = matter.firms[attorney.firm] if attorney.firm else None
        needs = [need for need in required_entries(matter.court) if needs_lead or "lead counsel" not in need]
        missing = [need for need in needs if not _has_entry(need, attorney, firm)]
        if missing:
            fact = f"the block of `{attorney.name}` lacks entries that {matter.court.citation} lists"
            yield Problem(("counsel", key), f"{fact}: {series(missing)}", cite=law.authority)


def required_entries(court: Court) -> list[str]:
    """Return the entries that *court* requires in counsel's block and that no other rule checks.

    Fax numbers, and entries that are required only if there are any, are left out.
    """
    other_rules_needs = (*CHECKED_ELSEWHERE, *court.signature.value.needs)
    needs = [need for need in court.counsel.value.needs if need not in other_rules_needs]
    return [need for need in needs if not need.endswith("if any") and not need.startswith("fax")]


def _has_entry(need: str, attorney: Attorney, firm: Firm | None) -> bool:
    """Whether counsel's block has the entry *need*; an entry without its own key may be under `lines`."""
    fields = [entry for word, entry in ENTRIES.items() if word in need]
    return bool(fields[0](attorney, firm)) if fields else bool(attorney.lines)


EMAIL = Regex(r"[^\s@,;:<>()]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,63}")

TELEPHONE_DIGITS = Regex(r"[2-9]\d{9}")
"""A telephone number in the United States or Canada: its area code does not begin with 0 or 1."""

ZIP = Regex(r"\d{5}(?:-\d{4})?")


@rule(
    "SIG009",
    cite="the formats of e-mail addresses and telephone numbers, and the ZIP codes of each state",
    basis="memory",
    severity=Severity.WARNING,
    fix="copy the address or number again from its source",
)
def unreal_address(matter: Matter) -> Iterator[Problem]:
    """An e-mail address, telephone number or ZIP code is impossible.

    The clerk and the other side rely on these entries. A ZIP code is compared with the state that precedes it.
    """
    groups = (("counsel", matter.counsel), ("firms", matter.firms), ("parties", matter.parties))
    for group, entries in groups:
        for name, entry in entries.items():
            yield from _unreal_entries(entry.email, entry.telephone, entry.address, (group, name))


def _unreal_entries(
    email: str | None, telephone: str | None, address: Sequence[str], path: KeyPath
) -> Iterator[Problem]:
    if email and not EMAIL.fullmatch(email) and not any(blanks(email)):
        yield Problem((*path, "email"), f"`{email}` does not have the format of an e-mail address")
    if telephone and (fault := _wrong_number(telephone)):
        yield Problem((*path, "telephone"), f"`{telephone}` {fault}")
    for index, line in enumerate(address):
        words = line.split()
        zip_code = words[-1] if words and words[-1][0].isdigit() else ""
        if zip_code and (fault := _wrong_zip(words[:-1], zip_code)):
            yield Problem((*path, "address", index), f"`{zip_code}` {fault}")


def _wrong_number(telephone: str) -> str:
    """Return the fault of a telephone number; "" if it has none, is foreign or contains letters."""
    if telephone.lstrip().startswith("+") and not telephone.lstrip().startswith("+1"):
        return ""
    plain = re.split(r"(?i)\b(?:ext|x|extension)\b", telephone)[0]
    digits = re.sub(r"\D", "", plain)
    digits = digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
    if not digits or re.search(r"[A-Z]{3}", plain):
        return ""
    if len(digits) != 10:
        return f"has {counted(len(digits), 'digit')} instead of ten"
    if TELEPHONE_DIGITS.fullmatch(digits):
        return ""
    return f"has area code `{digits[:3]}`, but no area code begins with {digits[0]}"


def _wrong_zip(before: Sequence[str], zip_code: str) -> str:
    """Return the fault of a ZIP code after the words *before*; "" if it has none, or if no state precedes it."""
    state = state_at_end(before)
    if not state:
        return ""
    if not ZIP.fullmatch(zip_code):
        return "is not a ZIP code, which has five digits, or nine with a hyphen"
    zip_state = state_of_zip(zip_code)
    if not zip_state or zip_state == state:
        return ""
    return f"is a ZIP code in {zip_state}, but the address is in {state}"
