"""SIG010."""

from collections.abc import Iterator

from assembler.model.matter import Matter
from assembler.rules.rule import Problem, rule
from assembler.rules.signatures._sworn_papers import sworn_papers


@rule(
    "SIG010",
    cite="this program",
    basis="program",
    fix="write the words of the oath in `words: {oath: ...}`, with `notary: true` if an officer takes it, or record"
    " `oath:` in a court's file of your own",
)
def oath_not_recorded(matter: Matter) -> Iterator[Problem]:
    """The words of an oath in this court are not recorded.

    A state may prescribe the words of a verification or declaration, or require an oath before a notary. The program
    does not invent them: the paper stops, and a draft has a blank.
    """
    for paper in sworn_papers(matter):
        if paper.law is None:
            message = f"the words of an oath in {matter.court.name} are not recorded, and `{paper.key}` is to swear"
            yield Problem(paper.path, message, passes_draft=True)
