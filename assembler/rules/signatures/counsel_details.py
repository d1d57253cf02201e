"""Counsel: bar numbers that cannot be right, clients of other counsel, and colleagues who have not signed."""

import re
from collections.abc import Iterator

from assembler.catalog.bar_numbers import bar_number_digits
from assembler.facts.texts import all_texts
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.bar_numbers import split_label
from assembler.language.english import counted
from assembler.language.places import POSTAL, postal_abbreviation, state_name
from assembler.language.regex import Regex
from assembler.model.counsel import Attorney
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.model.walk import of_side
from assembler.papers.filers import parties_who_file
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, matched, rule
from assembler.rules.signatures._addresses import address_of, state_before_zip

BLANK = Regex(
    r"[Xx_?#]{2,}|\[\W{0,9}\]|\b(?:TBD|TBA|TBC|TK|pending|unknown|missing|needed|forthcoming|to\s(?:come|follow|be\s[a-z]+))\b",
    re.IGNORECASE,
)
TELEPHONE = Regex(r"\(\d{3}\)\s?\d{3}-\d{4}|\d{3}[-.]\d{3}[-.]\d{4}")
NUMBER_WITH_STATE = Regex(rf"(?P<state>{'|'.join(POSTAL)})[\s-]?\d{{4,}}")


@rule(
    "SIG031",
    cite="the lengths of the bar numbers of each state",
    basis="memory",
    severity=Severity.WARNING,
    fix="copy the number again from the state's register of attorneys",
)
def impossible_bar_number(matter: Matter) -> Iterator[Problem]:
    """An attorney's bar number cannot be that attorney's number in the court's state.

    The number is still a blank, is a telephone number, is also the number of another attorney, begins with another
    state's postal code, or has too many or too few digits. The digits are counted only if the attorney's address is in
    the court's state, because a federal court admits attorneys with numbers of other states. Neither the number of
    digits nor another state's code is reported for an attorney who is admitted pro hac vice.
    """
    numbers: dict[str, str] = {}
    for key, attorney in matter.counsel.items():
        number = attorney.bar_number
        if not number:
            continue
        path = ("counsel", key, "bar_number")
        namesake = numbers.get(number)
        if fault := _fault(number, attorney, matter):
            yield Problem(path, f"`{number}` {fault}")
        elif namesake and re.search(r"[1-9]", number):
            message = f"`{number}` is also the bar number of `{matter.counsel[namesake].name}`"
            yield Problem(path, message, also=(("counsel", namesake, "bar_number"),))
        numbers.setdefault(number, key)


def _fault(number: str, attorney: Attorney, matter: Matter) -> str:
    """Return why *number* cannot be the bar number of *attorney*; "" if it can."""
    if BLANK.search(number):
        return "is still a blank"
    if TELEPHONE.search(number):
        return "is a telephone number"
    if attorney.pro_hac_vice:
        return ""
    court_state = matter.court.state
    state_match = NUMBER_WITH_STATE.fullmatch(number)
    if state_match and state_match["state"] != court_state and matter.court.system == "state":
        return f"is a number of {state_name(state_match['state'])}, but the court is in {state_name(court_state)}"
    digits = re.sub(r"\D", "", split_label(number)[1])
    lengths = bar_number_digits().get(court_state or "")
    is_placeholder = len(digits.strip("0")) < 2  # such as 000001
    if not lengths or is_placeholder or not re.fullmatch(r"[A-Z]?\d{4,}", number):
        return ""
    shortest, longest = lengths
    if _state(attorney, matter) != court_state or shortest <= len(digits) <= longest:
        return ""
    usual_length = counted(longest, "digit")
    if shortest != longest:
        usual_length = f"{shortest} to {usual_length}"
    return f"has {counted(len(digits), 'digit')}, but bar numbers in {state_name(court_state)} have {usual_length}"


def _state(attorney: Attorney, matter: Matter) -> str:
    """Return the two-letter code of the state in the address of *attorney* or of the firm; "" if there is none."""
    for line in address_of(attorney, matter):
        if state := state_before_zip(line):
            return postal_abbreviation(state) or ""
    return ""


SIDES = frozenset({"plaintiff", "defendant"})
CLIENT = Regex(
    r"(?i)\b(?:(?:attorneys?|counsel|lawyers?)\s+for|(?:submitted|signed|filed)(?:\s+on\s+behalf\s+of|\s+for)|representing)\s+(?:the\s+)?(?P<client>(?P<role>plaintiff|defendant|petitioner|respondent)?s?\b.*)"
)


@rule(
    "SIG027",
    cite="house style: counsel's block names counsel's client",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party whom the attorney represents, or delete the line: the program prints it",
)
def client_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """A line in counsel's block says that counsel represents a party or a side that other counsel represent.

    An example is "Attorneys for Defendant Example" in the block of the plaintiff's counsel. An attorney who represents
    nobody in the matter is not checked.
    """
    names = party_names(matter)
    for path, text in all_texts(matter):
        is_in_block = path[0] in {"counsel", "firms"} or "signature" in path
        match = CLIENT.search(text) if is_in_block else None
        clients = _clients(path, matter) if match else set()
        if not match or not clients:
            continue
        named_clients = set(names.parties_in(match["client"]))
        role = (match["role"] or "").lower()
        sides = {matter.parties[client].on_side for client in clients}
        is_other_side = role in SIDES and sides == SIDES - {role}
        if is_other_side or (named_clients and not named_clients & clients):
            client = next(party for key, party in matter.parties.items() if key in clients)
            fact = f"`{match[0]}`: this counsel represents {client.called or client.name}"
            yield Problem(path, fact, at=matched(match))


def _clients(path: KeyPath, matter: Matter) -> set[str]:
    """Return the keys of the parties that the counsel at *path*, or else the plaintiffs' counsel, represents."""
    if path[0] == "counsel":
        attorneys = {path[1]}
    elif path[0] == "firms":
        attorneys = {key for key, attorney in matter.counsel.items() if attorney.firm == path[1]}
    else:
        attorneys = {key for party in of_side(matter.parties, "plaintiff").values() for key in party.counsel}
    return {name for name, party in matter.parties.items() if attorneys & {*party.counsel}}


@rule(
    "SIG026",
    cite="this program",
    basis="program",
    severity=Severity.NOTE,
    fix="add the attorney to `signed:`; or add `signs: false` to an attorney who signs no paper of the matter",
)
def colleague_has_blank_line(matter: Matter) -> Iterator[Problem]:
    """One firm of a party has signed a paper electronically, but an attorney of another firm has a blank line.

    One signature is sufficient, and a blank line beside it looks like a missing signature. With `signs: false` an
    attorney is listed without a line, and so are the attorneys of a firm of which somebody has signed. The first such
    paper is reported for each attorney; nothing is reported on a paper without electronic signatures.
    """
    for name, attorney in matter.counsel.items():
        for index, filing in enumerate(matter.filings if attorney.has_line else ()):
            if colleague := _colleague_who_signed(name, matter, filing):
                fact = f"`{attorney.name}` has a blank signature line in `{filing.name}`"
                message = f"{fact}, which `{matter.counsel[colleague].name}` has signed"
                yield Problem(("counsel", name), message, also=(("filings", index, "signed"),))
                break


def _colleague_who_signed(name: str, matter: Matter, filing: Filing) -> str:
    """Return an attorney of another firm who has signed *filing* for a client of *name*.

    Return "" if there is none, or if *name* or an attorney of the same firm has signed too.
    """
    signers = (*filing.signed, *filing.consents)
    firm = matter.counsel[name].firm or name
    if any((matter.counsel[signer].firm or signer) == firm for signer in signers if signer in matter.counsel):
        return ""
    clients = [party for party in _signing_parties(matter, filing) if name in party.counsel]
    colleagues = {colleague for client in clients for colleague in client.counsel}
    return next((signer for signer in signers if signer in colleagues), "")


def _signing_parties(matter: Matter, filing: Filing) -> list[Party]:
    """Return the parties whose counsel sign *filing*: all parties, the parties who file it, or none if others sign."""
    if filing.paper.signer == "all":
        return list(matter.parties.values())
    return list(parties_who_file(matter, filing).values()) if filing.paper.signer in {"plaintiffs", "filers"} else []
