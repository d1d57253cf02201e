"""The situations of dismissal, each as a matter, a request and the verdicts.

They are in dismissal_situations.yaml, whose head explains them, and in a file for each law in dismissal_situations/.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from assembler.law.dismissal.options import Option, options
from assembler.law.dismissal.scope import Request, Scope, scope_of
from assembler.model.dismissal import Dismissals
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import request_of
from assembler.validate import validate
from tests.support.matters import catalog, source
from tests.support.places import TESTS

HERE = TESTS / "law"
FILES = [HERE / "dismissal_situations.yaml", *sorted((HERE / "dismissal_situations").glob("*.yaml"))]
Situation = dict[str, Any]
SITUATIONS: list[Situation] = [
    one
    for file in FILES
    for one in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - texts alone
]

NUMBERS = {id(one): number for number, one in enumerate(SITUATIONS)}
"""The place of each situation, by its identity: to compare it with all others would take longer."""

GAMMA = {"name": "Gamma Twine LLC", "called": "Gamma", "role": "defendant", "kind": "limited liability company"}

COUNTERCLAIM = ["alpha"]
"""The wish to dismiss a counterclaim against the plaintiff."""

UNSTATED = "unstated"
"""What a situation says of earlier dismissals if its matter says nothing of them."""

CLAIMS = [
    {"id": "contract", "cause": "ny-breach-of-contract", "against": ["beta", "gamma"]},
    {"id": "copying", "cause": "us-copyright-infringement", "against": ["beta"]},
]


def name(one: Situation) -> str:
    """Return the name of *one* in a failing test: "cand: a defendant answered"."""
    return f"{one['court']}: {one['says']}"


def suit(one: Situation) -> dict[str, Any]:
    """Return the changes of *one* to the suit of all situations."""
    parties = one.get("parties", {})
    given = {
        "court": one["court"],
        "county": one.get("county"),
        "parties": {**parties, "gamma": {**GAMMA, **parties.get("gamma", {})}},
        "claims": CLAIMS,
        "events": one.get("events", []),
        "earlier_dismissals": one.get("earlier", "none"),
        "action": one.get("action", []),
    }
    return {key: value for key, value in given.items() if value}


def filing(situation: Situation, **extra_keys: Any) -> dict[str, Any]:
    """Return a notice that gives effect to the wish of *situation*, with *extra_keys*."""
    chosen: dict[str, Any] = {
        key: situation[key] for key in ("effect", "prejudice", "keeps_jurisdiction") if key in situation
    }
    notice = {"paper": "notice_of_voluntary_dismissal", "date": "2025-06-02", "dismisses": situation["wish"]}
    return notice | chosen | extra_keys


@cache
def _matter(number: int) -> Matter:
    return _validated(SITUATIONS[number])


def _validated(one: Situation) -> Matter:
    paper = filing({"wish": "all"} if one["wish"] == COUNTERCLAIM else one)
    papers = [{"paper": "complaint", "date": "2025-03-03"}, paper]
    changes: dict[str, Any] = {**suit(one), "filings": papers}
    if one.get("earlier") != UNSTATED:
        return validate(source(json.dumps(changes)), catalog())
    made = validate(source(json.dumps({**changes, "earlier_dismissals": "none"})), catalog())
    return made.model_copy(update={"earlier_dismissals": None})


def matter(one: Situation) -> Matter:
    """Return the suit of all situations in the court of *one*, with the events of *one* and a notice of its wish."""
    number = NUMBERS.get(id(one))
    return _validated(one) if number is None else _matter(number)


def scope(one: Situation) -> Scope:
    """Return the scope of the request of *one*."""
    number = NUMBERS.get(id(one))
    return _scoped(matter(one), one) if number is None else _scope(number)


@cache
def _scope(number: int) -> Scope:
    return _scoped(_matter(number), SITUATIONS[number])


def _scoped(made: Matter, one: Situation) -> Scope:
    return scope_of(made, _request(made, one))


def request(one: Situation) -> Request:
    """Return the request of *one*, as a filing of the matter has it."""
    return _request(matter(one), one)


def _request(made: Matter, one: Situation) -> Request:
    wish = request_of(made, made.filings[-1])
    if one["wish"] != COUNTERCLAIM:
        return wish
    return replace(wish, dismisses=(wish.dismisses[0].model_copy(update={"parties": ("alpha",)}),))


def options_by_name(one: Situation) -> dict[str, Option]:
    """Return the instruments of the court's law with their verdicts for *one*, by name."""
    return {option.key: option for option in options(scope(one))}


def signed_instrument(one: Situation) -> str:
    """Return the instrument of *one* that others sign: the stipulation, else one that the lawyer speaks of or takes."""
    known = options_by_name(one)
    others = [key for key in one["expect"] if known[key].instrument.signed_by.by.startswith("all")]
    return next(iter(["stipulation"] if "stipulation" in known else others), str(one["take"]))


def must_sign(one: Situation) -> list[str]:
    """Return who must sign beside the plaintiffs, as *one* says it."""
    return [] if one["signs"] == "nobody" else list(one["signs"])


def may_be_denied(one: Situation, known: Iterable[Option]) -> list[str]:
    """Return those of the *known* instruments that *one* speaks of which the court may deny."""
    return [option.key for option in known if option.key in one["expect"] and _left_to_the_court(option)]


def _left_to_the_court(option: Option) -> bool:
    return any(reason.court_decides for reason in option.reasons)


def law(one: Situation) -> Dismissals:
    """Return the law of dismissal that the court of *one* follows, as it is recorded."""
    recorded: Dismissals = catalog().record("court", one["court"]).dismissal.value
    return recorded
