"""DIS028."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.rule import Problem, rule


@rule(
    "DIS028",
    cite="this program",
    basis="program",
    fix="name the paper's own instrument, or delete `relies_on:`",
)
def relied_on_in_vain(paper: DismissalPaper) -> Iterator[Problem]:
    """`relies_on:` names another instrument, one that a law which was read closes, or a day before the event.

    `relies_on:` settles a doubt. It cannot open what the text of the law closes.
    """
    named, option = paper.filing.relies_on, paper.option
    path = ("filings", paper.place, "relies_on")
    if named and named.instrument != option.key:
        message = f"`relies_on` is for `{named.instrument}`, but the paper is `{option.key}` ({option.instrument.rule})"
        yield Problem((*path, "instrument"), message)
    elif named and option.barred:
        message = f"`relies_on` has no effect here: `{option.key}` is closed ({option.instrument.rule})"
        yield Problem(path, message)
    elif named and (event := paper.unread_event):
        message = f"`relies_on` is dated {named.date}, before the {event.event} of {event.day} that leaves the doubt"
        yield Problem((*path, "date"), message, fix="let the lawyer read the law on that event, and give that day")
