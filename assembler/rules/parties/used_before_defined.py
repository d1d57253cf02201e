"""PTY005."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.law.dismissal.claims import has_left
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.model.party import Party
from assembler.plan.sections.parties import INTRODUCED
from assembler.rules._complaint import printed
from assembler.rules._texts import prose, unquoted
from assembler.rules.rule import Problem, rule


@rule(
    "PTY005",
    cite="house style: a short name is defined before it is used",
    basis="convention",
    severity=Severity.WARNING,
    fix="put the section `parties` before the text, or write the party's full name there",
)
def used_before_defined(matter: Matter) -> Iterator[Problem]:
    """A text uses a party's short name before the paper defines it.

    The first sentence of a complaint names plaintiffs and defendants in full, and the section on the parties everyone
    else; neither names a party that has left the case.
    """
    for filing in matter.filings:
        for name, party in matter.parties.items():
            if party.called and party.called != party.name:
                path = next(_before(matter, filing, party), None)
                if path:
                    message = f"`{filing.name}` uses `{party.called}` before it says who that is"
                    yield Problem(path, message, also=(("parties", name, "called"),))


def _before(matter: Matter, filing: Filing, party: Party) -> Iterator[KeyPath]:
    """Yield the places in *filing* that use the short name of *party* before it is defined."""
    here = not has_left(party, filing.date)
    if here and party.on_side in INTRODUCED:
        return
    used = re.compile(rf"(?<!\w){re.escape(party.called or '')}(?!\w)")
    defined = re.compile(rf"\([“\"]{re.escape(party.called or '')}[”\"]\)")
    for section in printed(filing):
        if section == "parties" and here:
            return
        for path, text in _texts(matter, filing, section):
            if defined.search(text):
                return
            if used.search(unquoted(text)):
                yield path


def _texts(matter: Matter, filing: Filing, section: str) -> Iterator[tuple[KeyPath, str]]:
    """Yield the matter's own texts in a section of *filing*, with their paths."""
    index = matter.filings.index(filing)
    for path, text in prose(matter):
        match path:
            case ("facts" | "more_facts" as key, int(number), *_):
                own = getattr(matter, key)[number].id
                if own == section or (section == "facts" and own not in filing.sections):
                    yield path, text
            case ("claims" | "relief" as key, *_) if key == section:
                yield path, text
            case ("filings", int(number), *_) if number == index and section == "dismissal":
                yield path, text
