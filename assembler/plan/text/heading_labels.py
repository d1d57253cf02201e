"""The labels of headings (I., A., 1., a., decimals, or none), and the names by which references cite headings."""

from collections.abc import Sequence

from assembler.language.english import letter, roman
from assembler.model.court.headings import DECIMAL, UNNUMBERED


def heading_label(numbers: Sequence[int], labels: str) -> str:
    """Return the label of a heading in the style *labels*, given its number at each level from the first."""
    if labels == DECIMAL:
        return ".".join(map(str, numbers)) if len(numbers) > 1 else f"{numbers[0]}.0"
    kinds = labels.split()
    kind = kinds[len(numbers) - 1] if len(numbers) <= len(kinds) else UNNUMBERED
    return "" if kind == UNNUMBERED else label_for(numbers[-1], kind)


def heading_name(numbers: Sequence[int], labels: str) -> str:
    """Return the name by which a reference cites a heading: II.A.1 for "Section II.A.1"; "" if it has no label."""
    label = heading_label(numbers, labels)
    if labels == DECIMAL or not label:
        return label
    names = [without_marks(heading_label(numbers[:level], labels)) for level in range(1, len(numbers) + 1)]
    return ".".join(name for name in names if name)


def without_marks(label: str) -> str:
    """Return *label* without the punctuation around it: "A" for both "(A)" and "A."."""
    return label.strip("().")


def label_for(number: int, kind: str) -> str:
    """Return the label of the heading or item at *number*, in the style that *kind* shows by its first label."""
    first = without_marks(kind)
    match first:
        case "I":
            label = roman(number)
        case "i":
            label = roman(number).lower()
        case "A":
            label = letter(number)
        case "a":
            label = letter(number).lower()
        case _:
            label = str(number)
    return kind.replace(first, label)
