"""Determines the order and the labels of a matter's exhibits, and how they are filed."""

from collections.abc import Iterator, Mapping

from assembler.language.english import letter
from assembler.language.references import REFERENCE, entries
from assembler.model.allegation import Allegation
from assembler.model.exhibit import ExhibitFiling
from assembler.model.law import Law
from assembler.model.matter import Matter
from assembler.model.walk import allegations


def exhibit_labels(matter: Matter) -> Mapping[str, str]:
    """Return the labels of the exhibits of *matter*, in order, by exhibit name.

    An exhibit without a label of its own gets a letter or number.
    """
    form = matter.exhibit_form
    names = [*matter.exhibits]
    if form.order == "as cited":
        names = list(dict.fromkeys((*_cited_exhibits(matter), *names)))
    label_of = letter if form.labels == "letters" else str
    return {name: matter.exhibits[name].label or label_of(number) for number, name in enumerate(names, 1)}


def exhibits_by_label(matter: Matter) -> Mapping[str, str]:
    """Return the names of the exhibits of *matter* by label, and by number in their order."""
    labels = exhibit_labels(matter)
    return {label: name for name, label in labels.items()} | {
        str(number): name for number, name in enumerate(labels, 1)
    }


def _cited_exhibits(matter: Matter) -> Iterator[str]:
    """Yield the exhibits in the order in which the allegations cite them, including repetitions."""
    for _, allegation in allegations(matter):
        yield from exhibits_cited_by(allegation, matter)


def cited_files(matter: Matter) -> dict[str, str]:
    """Return the files of the exhibits that the allegations of *matter* cite, by exhibit name."""
    files_by_name = {name: matter.exhibits[name].file for name in _cited_exhibits(matter)}
    return {name: file for name, file in files_by_name.items() if file}


def exhibits_cited_by(allegation: Allegation, matter: Matter) -> Iterator[str]:
    """Yield the names of the exhibits that *allegation* cites in its text and under `exhibit`. They may be repeated."""
    for match in REFERENCE.finditer(allegation.text or ""):
        yield from (entry.name for entry in entries(match) if is_exhibit(entry.of, entry.name, matter))
    yield from (name for name in allegation.exhibit if name in matter.exhibits)


def is_exhibit(kind: str, name: str, matter: Matter) -> bool:
    """Whether a reference to *name* means an exhibit of *matter*.

    *kind* is the word before a colon in the reference, if any.
    """
    return name in matter.exhibits and kind in {"", "exhibit"}


def how_filed(matter: Matter) -> ExhibitFiling:
    """Return how exhibits are filed: as the matter says or, if it does not, as `filed_by_law` says."""
    return matter.exhibit_form.filed or filed_by_law(matter.court.exhibits)


def attached_files(matter: Matter) -> dict[str, str]:
    """Return the files of the exhibits that the complaints of *matter* attach, by exhibit name."""
    return {} if how_filed(matter) == "not attached" else cited_files(matter)


def filed_by_law(law: Law[ExhibitFiling] | None) -> ExhibitFiling:
    """Return how exhibits are filed if the matter does not say: as *law* requires or, without it, in separate files."""
    return law.value if law else "separate"
