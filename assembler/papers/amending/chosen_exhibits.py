"""The exhibits that a paper attaches after a proposed complaint, which cites them."""

from collections.abc import Iterable, Mapping

from assembler.exhibits.labels import exhibit_labels
from assembler.language.english import series
from assembler.language.exhibit_words import exhibit_word
from assembler.model.court.amended import AmendedForm
from assembler.model.filing import Filing
from assembler.model.matter import Matter
from assembler.papers.amending.keys import PleadingExhibits, amending_keys
from assembler.papers.opening.old_exhibits import exhibits_on_file


def listed_exhibits(names: Iterable[str], matter: Matter) -> str:
    """Return the exhibits *names* in the order of their labels: "Exhibit A (Lease) and Exhibit B (Letter)"."""
    listed_names = set(names)
    word = exhibit_word(matter.exhibit_form.word)
    labels = {name: label for name, label in exhibit_labels(matter).items() if name in listed_names}
    return series([f"{word} {label} ({matter.exhibits[name].title})" for name, label in labels.items()])


def exhibit_choice(filing: Filing, form: AmendedForm | None) -> PleadingExhibits:
    """Return which exhibits *filing* attaches after a proposed complaint: its own choice, the court's, or else all."""
    rule = form.exhibits if form else None
    return amending_keys(filing).pleading_exhibits or (rule.filed if rule else "all")


def chosen_exhibits(choice: PleadingExhibits, complaint: Filing, files: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names that *choice* selects among *files*, the exhibits that *complaint* attaches."""
    if choice == "omitted":
        return ()
    names_on_file = exhibits_on_file(complaint, files) if choice == "new" else set()
    return tuple(name for name in files if name not in names_on_file)
