"""Checks that the labels of a matter's exhibits are unique, ignoring case."""

from collections.abc import Iterator

from assembler.exhibits.labels import exhibit_labels
from assembler.findings.faults import fault
from assembler.findings.finding import Finding
from assembler.load.source import Source
from assembler.model.matter import Matter


def exhibit_label_faults(matter: Matter, source: Source) -> Iterator[Finding]:
    """Yield a fault for each exhibit with the label of an earlier exhibit. Case is ignored, as in some file systems."""
    first_names: dict[str, str] = {}
    for name, label in exhibit_labels(matter).items():
        first_name = first_names.setdefault(label.casefold(), name)
        if first_name != name:
            labeled = name if matter.exhibits[name].label else first_name
            message = f"`{name}` and `{first_name}` are both {matter.exhibit_form.word} {label}"
            fix = "give one of the exhibits another label"
            yield fault("MAT005", source.place_at(("exhibits", labeled, "label")), message, fix=fix)
