"""The user's own sentences as a paper prints them, with their placeholders filled."""

from assembler.language.dates import plain_date
from assembler.language.english import series
from assembler.language.regex import Regex
from assembler.papers.ending.dismissal_papers import DismissalPaper

PLACEHOLDER = Regex(r"\{(?P<name>\w+)(?::(?P<form>[^{}|]*)(?P<has_two_forms>\|(?P<for_several>[^{}]*))?)?\}")
"""A placeholder; it may have two forms, for one party and for several."""


def filled_words(words: str, paper: DismissalPaper) -> tuple[str, ...]:
    """Return *words* with placeholders replaced by the values of *paper*, once for each form that may be printed.

    If a placeholder has two forms, the first text has the forms for one party, and the second the forms for several.
    """
    values = _values(paper)
    forms = [_filled(words, values, "form"), _filled(words, {**values, "plaintiffs": "Plaintiffs"}, "for_several")]
    has_two_forms = any(match["has_two_forms"] for match in PLACEHOLDER.finditer(words))
    return tuple(dict.fromkeys(forms)) if has_two_forms else (forms[0],)


def _filled(words: str, values: dict[str, str], form: str) -> str:
    """Return *words* with placeholders replaced by *values*, or by their *form*: "form" or "for_several"."""
    return PLACEHOLDER.sub(
        lambda match: match[form] if match["has_two_forms"] else values.get(match["name"], "the parties"), words
    )


def _values(paper: DismissalPaper) -> dict[str, str]:
    """Return the values of placeholders in the sentences of *paper*."""
    scope = paper.scope
    parties = paper.matter.parties
    prejudice = f" {scope.prejudice} prejudice" if scope.prejudice else ""
    dismissed = series([parties[name].name for name in scope.dismissed_parties])
    remaining = series([parties[name].name for name in scope.going_on])
    day = paper.filing.date or scope.requested.date
    docket_day = plain_date(paper.matter.docket_read) if paper.matter.docket_read else ""
    return {
        "date": plain_date(day) if day else "",
        "place": paper.filing.dated_at or "",
        "prejudice": prejudice,
        "rule": paper.instrument.rule,
        "ordered": "an order",
        "what": f"its claims against {dismissed}{prejudice}" if scope.in_part else f"it{prejudice}",
        "plaintiffs": "Plaintiff",
        "dismissed": dismissed,
        "others": remaining,
        "docket_read": docket_day,
        "papers": "an answer nor a motion for summary judgment",
    }
