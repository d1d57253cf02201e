"""How the headings of a paper are labeled: by the program, if it gives every label as printed, else in their text."""

from dataclasses import dataclass

from assembler.importing.draft import Draft, DraftHeading


@dataclass(frozen=True, slots=True)
class HeadingForm:
    """The labels of headings, the names of those without one, and whether the texts have their labels themselves."""

    labels: str
    unlabeled: tuple[str, ...] = ()
    typed: bool = True

    def printed(self, heading: DraftHeading) -> str:
        """Return the text of *heading* for the matter."""
        return f"{heading.label} {heading.text}".strip() if self.typed else heading.text


def heading_form(draft: Draft) -> HeadingForm:
    """Return the form of the headings of *draft*."""
    del draft
    return HeadingForm("none")
