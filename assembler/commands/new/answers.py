"""Interprets the answers for a new matter together, with defaults for missing answers.

Answers are given by option. A claim in `claims` is a title and a law. A choice in `choices` is a cause, an element and
the manner of pleading the element. An event in `events` is a kind, the party whose act it was, and a date.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import click

from assembler.catalog import Catalog, catalog_of
from assembler.commands.new.accept import (
    cause_called,
    county_of,
    court_called,
    day_called,
    division_of,
    event_called,
    party_called,
)
from assembler.findings.visible import one_line
from assembler.language import placeholders
from assembler.language.english import headline
from assembler.language.places import postal_abbreviation
from assembler.model.court import Court
from assembler.new_matter.start import FiledCase, OwnClaim, PastEvent, Start

Answers = dict[str, Any]
"""The answers to the questions of `assembler new`, by option."""

TEXTS = frozenset(
    "kind court county division attorney number complaint_filed docket_read earlier_dismissals prejudice date".split()
)
"""The keys of answers that are a single text; `kind` says whether to write a complaint or to dismiss a case."""

LISTS = frozenset("plaintiffs defendants causes against choices claims events dismisses".split())
"""The keys of answers that are lists."""

FILED_CASE_KEYS = frozenset(
    "number complaint_filed events docket_read earlier_dismissals dismisses prejudice date".split()
)
"""The keys of answers that are given only for a filed case."""

NOBODY = "-"
"""Written in place of a party for an event that is not a party's act, such as a judgment."""

COMPLAINT, DISMISSAL = "complaint", "dismissal"
"""The kinds of matter."""


def complete(answers: Mapping[str, Any]) -> Start:
    """Return the answers with defaults for missing ones: the first division, a contract claim, or a placeholder.

    Raises a usage error for a missing court or county, an undefined name, or an ambiguous answer.
    """
    catalog = catalog_of(root=None)
    match = court_called(text_of(answers, "court"), catalog)
    court: Court = match.court
    plaintiffs = texts_of(answers, "plaintiffs") or (placeholders.PLAINTIFF,)
    defendants = texts_of(answers, "defendants") or (placeholders.DEFENDANT,)
    case = _filed_case(answers, (*plaintiffs, *defendants), defendants)
    return Start(
        court=court,
        county=county_of(text_of(answers, "county") or match.county, court),
        division=division_of(text_of(answers, "division") or match.division, court),
        plaintiffs=plaintiffs,
        defendants=defendants,
        attorney=text_of(answers, "attorney") or placeholders.ATTORNEY,
        causes=() if case else _causes(answers, court, catalog),
        own_claims=() if case else own_claims(answers),
        against=() if case else _against(answers),
        choices=() if case else tuple((cause, key, manner) for cause, key, manner in answers.get("choices") or ()),
        case=case,
    )


def is_filed(answers: Mapping[str, Any]) -> bool:
    """Whether *answers* are about a case that is already filed, and is to be dismissed."""
    return answers.get("kind") == DISMISSAL or any(answers.get(key) for key in FILED_CASE_KEYS)


def text_of(answers: Mapping[str, Any], key: str) -> str:
    """Return the answer at *key* as one line; "" if there is none."""
    return one_line(answers.get(key) or "")


def texts_of(answers: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """Return the answers at *key*, without duplicates or empty texts."""
    return tuple(dict.fromkeys(name for text in answers.get(key) or () if (name := one_line(text))))


def own_claims(answers: Mapping[str, Any]) -> tuple[OwnClaim, ...]:
    """Return the claims that are not in the catalog; the law of each is `US`, the code of a state, or words.

    A title without capitals is put in title case.
    """
    claims = ((one_line(title), law_called(law)) for title, law in answers.get("claims") or ())
    return tuple(OwnClaim(headline(title) if title.islower() else title, law) for title, law in claims)


def _against(answers: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Return pairs of a claim, given by its cause or title, and a defendant."""
    typed_titles = [title for title, _ in answers.get("claims") or ()]
    titles = {title: claim.title for title, claim in zip(typed_titles, own_claims(answers), strict=True)}
    return tuple((titles.get(claim, claim), name) for claim, name in answers.get("against") or ())


def law_called(law: str) -> str:
    """Return *law* as it is written in a matter: `US`, a state's code, or the typed words."""
    words = one_line(law)
    if words.casefold() in {"us", "u.s.", "federal", "united states"}:
        return "US"
    return postal_abbreviation(words) or words


def _causes(answers: Mapping[str, Any], court: Court, catalog: Catalog) -> tuple[Any, ...]:
    names = [cause_called(name, court, catalog) for name in texts_of(answers, "causes")]
    if not names and not answers.get("claims"):
        names = [_usual_cause(court, catalog)]
    return tuple(catalog.record("cause", name) for name in dict.fromkeys(names))


def _usual_cause(court: Court, catalog: Catalog) -> str:
    """Return the default claim: breach of contract under the law of the court's state."""
    usual = f"{court.state.lower()}-breach-of-contract"
    if usual not in catalog.names("cause"):
        raise click.UsageError(
            "give a cause with `--cause` (see `assembler list causes`), or a claim that is not in the catalog, as in"
            f' `--claim "Breach of Contract" {court.state or "US"}`'
        )
    return usual


def _filed_case(answers: Mapping[str, Any], parties: Sequence[str], defendants: Sequence[str]) -> FiledCase | None:
    if not is_filed(answers):
        return None
    dismissed = texts_of(answers, "dismisses") or ("all",)
    is_whole_case = dismissed == ("all",)
    return FiledCase(
        number=text_of(answers, "number"),
        complaint_filed=_day(answers, "complaint_filed"),
        events=tuple(_event(entry, parties) for entry in answers.get("events") or ()),
        docket_read=_day(answers, "docket_read"),
        earlier_dismissals=text_of(answers, "earlier_dismissals"),
        dismisses=dismissed if is_whole_case else tuple(party_called(name, defendants) for name in dismissed),
        prejudice=text_of(answers, "prejudice") or "without",
        date=_day(answers, "date"),
    )


def _day(answers: Mapping[str, Any], key: str) -> str:
    """Return the date at *key* as in 2025-06-02; "" if there is none."""
    text = text_of(answers, key)
    return day_called(text) if text else ""


def _event(entry: Sequence[str], parties: Sequence[str]) -> PastEvent:
    """Return the event in *entry*: a kind, a party or `-`, and a date."""
    kind, by, day = (one_line(text) for text in entry)
    return PastEvent(event_called(kind), "" if by in {"", NOBODY} else party_called(by, parties), day_called(day))
