"""Items of relief whose text names other counts than their `claims:`."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.references import REFERENCE, entries
from assembler.model.matter import Matter
from assembler.model.pleading import matching_claims
from assembler.rules._complaint import has_complaint
from assembler.rules._named_claims import claims_named
from assembler.rules.rule import Problem, Words, rule


@rule(
    "CLM042",
    cite="house style: the prayer fits the claims",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the same counts in the text and under `claims:`",
)
def relief_on_other_counts(matter: Matter) -> Iterator[Problem]:
    """An item of relief begins "on [[count:a]]", but its `claims:` list none of the counts that its text names.

    Counts that the text numbers, such as "on the Second Cause of Action", are compared too. An item whose text and keys
    have a count in common is not reported.
    """
    if not has_complaint(matter):
        return
    for index, relief in enumerate(matter.relief):
        listed = {number for name in relief.claims for number in matching_claims(matter.claims, name)}
        named = dict(_counts_named(relief.text, matter))
        if listed and named and listed.isdisjoint(named):
            words = next(iter(named.values()))
            names = ", ".join(relief.claims)
            message = f"the text asks for relief on `{words.words}`, but `claims:` has `{names}`"
            yield Problem(("relief", index, "text"), message, at=words, also=(("relief", index, "claims"),))


def _counts_named(text: str, matter: Matter) -> Iterator[tuple[int, Words]]:
    """Yield the index of each count that *text* refers to or numbers, with the words that name it."""
    for match in REFERENCE.finditer(text):
        for entry in entries(match):
            for index in matching_claims(matter.claims, entry.name):
                yield index, Words(match[0], match.start())
    for start, end, indexes in claims_named(text):
        for index in indexes:
            yield index, Words(text[start:end], start)
