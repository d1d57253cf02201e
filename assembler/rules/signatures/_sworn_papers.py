"""The oaths that a matter asks for: who swears in which paper, and where."""

from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.path import KeyPath
from assembler.law.oaths import Where, form_of, swears, where_signed
from assembler.model.court.oath import Oath, OathForm
from assembler.model.filing import Filing
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.model.party import Person


@dataclass(frozen=True)
class SwornPaper:
    """A verification or declaration: its filing, the person, and the form that the law has for it, if recorded."""

    path: KeyPath
    filing: Filing
    key: str
    person: Person
    where: Where
    law: Law[Oath] | None
    form: OathForm | None


def sworn_papers(matter: Matter) -> Iterator[SwornPaper]:
    """Yield each verification and declaration of *matter* whose words are not the user's own."""
    law = matter.court.oath
    for number, filing in enumerate(matter.filings):
        for key in () if filing.words.oath or matter.words.oath else swears(filing):
            person = matter.people[key]
            where = where_signed(person, matter.court)
            form = form_of(law.value, where, filing) if law else None
            yield SwornPaper(("filings", number), filing, key, person, where, law, form)
