"""References to a paragraph that does not mention the thing that the sentence says it describes."""

from collections.abc import Iterator

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.language.references import REFERENCE, entries
from assembler.model.matter import Matter
from assembler.rules._complaint import opening
from assembler.rules._described_things import (
    MOST_PARAGRAPHS,
    SECTION_PATH_LENGTH,
    has_word,
    named_at,
    names_in,
    roots_by_name,
    roots_of,
)
from assembler.rules.rule import Problem, matched, rule


@rule(
    "TXT037",
    cite="house style: a reference leads to what the sentence says",
    basis="convention",
    severity=Severity.WARNING,
    fix="refer to the paragraph that describes it, or correct the words",
)
def reference_to_another_paragraph(matter: Matter) -> Iterator[Problem]:
    """A sentence names a thing "described in" a paragraph that does not mention it, while another paragraph does.

    "The wires alleged in [[fee]]" is reported if the paragraph called `fee`, its name and its heading have no word for
    a wire, and another paragraph has one in its name, or at most three paragraphs have one. Words that fit almost any
    paragraph, such as "facts", are not compared.
    """
    if not any(opening(matter)):
        return
    stories = roots_by_name(matter)
    paragraphs = {name: story for name, story in stories.items() if len(story[0]) > SECTION_PATH_LENGTH}
    for path, text in prose(matter):
        for match in REFERENCE.finditer(text) if "[[" in text else ():
            named = named_at(text, *match.span())
            names = [name for entry in entries(match) for name in names_in(entry, stories)] if named else []
            referred = [stories[name] for name in names]
            if not referred or any(has_word(story, word) for story in referred for word in named):
                continue
            own = {*names, *(name for name, (place, _) in stories.items() if path[: len(place)] == place)}
            having = [name for name, story in paragraphs.items() if name not in own and has_word(story, named[-1])]
            by_name = [name for name in having if has_word((path, roots_of(name.replace("_", " "))), named[-1])]
            intended_names = (by_name or having)[:1] if by_name or len(having) <= MOST_PARAGRAPHS else []
            for name in intended_names:
                message = f"`{match[0]}` has no word for `{named[-1]}`, but `[[{name}]]` does"
                yield Problem(path, message, at=matched(match), also=((*stories[name][0], "text"),))
