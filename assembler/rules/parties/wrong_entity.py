"""PTY001."""

import re
from collections.abc import Iterator

from assembler.findings.visible import one_line
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import all_texts
from assembler.rules.rule import Problem, rule

NO_SUCH_ENTITY = re.compile(
    r"\blimited[\s-]+liability[\s-]+(?:corporation|incorporation|partnership[\s-]+company)s?\b"
    r"|\blimited[\s-]+partnership[\s-]+(?:company|corporation)\b",
    re.IGNORECASE,
)


@rule(
    "PTY001",
    cite="the states' acts on limited liability companies and partnerships",
    basis="memory",
    fix="write `limited liability company`, `limited liability partnership` or `limited partnership`, whichever it is",
)
def wrong_entity(matter: Matter) -> Iterator[Problem]:
    """A text names a kind of entity that does not exist.

    "LLC" is short for limited liability company. The wrong word leaves in doubt under which law the party was formed,
    and whose citizenship counts.
    """
    for path, text in all_texts(matter):
        for found in passages(NO_SUCH_ENTITY, text):
            yield Problem(path, f"`{one_line(found[0])}` is not a kind of entity")
