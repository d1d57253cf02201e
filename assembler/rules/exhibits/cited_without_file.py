"""ATT001."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.english import series
from assembler.law.exhibits import exhibit_labels, how_filed
from assembler.model.law import cited
from assembler.model.matter import Matter
from assembler.model.walk import allegations, used_names
from assembler.rules._complaint import opening
from assembler.rules.rule import Problem, rule


@rule(
    "ATT001",
    cite="house style: what is cited as an exhibit is attached",
    basis="convention",
    severity=Severity.WARNING,
    fix="name its file, or waive this with the reason: filed under seal, filed on paper",
)
def cited_without_file(matter: Matter) -> Iterator[Problem]:
    """An exhibit is cited and is not attached.

    The matter names the files of other exhibits, which are attached, and none for this one. If it names no file at all,
    that is a note, with what the law wants attached: you may attach them by hand.
    """
    if how_filed(matter) == "not attached" or not any(opening(matter)):
        return
    named = used_names(matter) | {name for _, allegation in allegations(matter) for name in allegation.exhibit}
    lacking = {
        name: label
        for name, label in exhibit_labels(matter).items()
        if name in named and not matter.exhibits[name].file
    }
    if any(exhibit.file for exhibit in matter.exhibits.values()):
        for name, label in lacking.items():
            yield Problem(("exhibits", name), f"`{name}`, Exhibit {label}, is cited but not attached: no file is named")
    elif lacking:
        yield _none(matter, list(lacking.values()))


def _none(matter: Matter, labels: list[str]) -> Problem:
    """Return the note that no exhibit has a file."""
    which = f"Exhibits {series(labels)}" if len(labels) > 1 else f"Exhibit {labels[0]}"
    message = f"no file is named for {which}, cited in the complaint, so that nothing is attached"
    fix = "name the files under `exhibits:`, attach them by hand, or say `exhibit_form: {filed: not attached}`"
    return Problem(("exhibits",), message, Severity.NOTE, cite=next(_wanted(matter), ""), fix=fix)


def _wanted(matter: Matter) -> Iterator[str]:
    """Yield the authorities for what a count of *matter* must attach."""
    for claim in matter.claims:
        for element in claim.cause.elements.values():
            if element.attach:
                yield cited(element.attach.cite, element.attach.basis)
    if matter.court.writings:
        yield matter.court.writings.authority
