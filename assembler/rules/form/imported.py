"""Doubts that an import left in a matter."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule


@rule(
    "IMP001",
    cite="this program",
    basis="program",
    fix="compare the source, correct the matter if it differs, and delete the doubt, with the last one `import:` too",
    no_waiver="the program was not sure that it read the source right, and only a person can see whether it did",
)
def unconfirmed_doubt(matter: Matter) -> Iterator[Problem]:
    """An imported paper has a doubt that nobody has confirmed.

    `assembler import` writes under `import:` what it was not sure of, with the page and the line of the source. A draft
    is made anyway.
    """
    for number, doubt in enumerate(matter.imported.doubts if matter.imported else ()):
        places = [f"{word} {value}" for word, value in (("page", doubt.page), ("line", doubt.line)) if value]
        where = f" ({', '.join(places)} of the source)" if places else ""
        yield Problem(("import", "doubts", number), f"to confirm: {doubt.about}{where}", passes_draft=True)
