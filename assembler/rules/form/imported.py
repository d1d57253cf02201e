"""Doubts that an import left in a matter."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "IMP001",
    cite="this program",
    basis="program",
    fix="compare the matter with the source, correct any difference, and delete the doubt; after the last doubt, "
    "delete `import:`",
    no_waiver="the program may have misread the source, and only a person can see whether it did",
)
def unconfirmed_doubt(matter: Matter) -> Iterator[Problem]:
    """An imported paper has a doubt that nobody has resolved.

    `assembler import` lists under `import:` what it may have misread, with the page and the line of the source, or,
    in a Word file, with the number and the first words of the paragraph. A draft can be built nevertheless.
    """
    for index, doubt in enumerate(matter.imported.doubts if matter.imported else ()):
        numbers = (("page", doubt.page), ("line", doubt.line), ("paragraph", doubt.paragraph))
        places = [f"{word} {number}" for word, number in numbers if number]
        if doubt.begins:
            places.append(f"which begins with `{doubt.begins}`")
        source_words = f" ({', '.join(places)} of the source)" if places else ""
        yield Problem(("import", "doubts", index), f"to confirm: {doubt.about}{source_words}", passes_draft=True)
