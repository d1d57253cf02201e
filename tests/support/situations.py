"""The situations of dismissal, each as a matter, a request and the expected verdicts.

They are in dismissal_situations.yaml, whose head explains them, and in a file for each law in dismissal_situations/.
"""

import json
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from typing import Any

import yaml

from assembler.law.dismissal.options import Option, dismissal_options
from assembler.law.dismissal.scope import RequestedDismissal, Scope, scope_of
from assembler.model.dismissal import Dismissals
from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import request_of
from assembler.validate import validate
from tests.support.matters import catalog, source
from tests.support.places import TESTS

FOLDER = TESTS / "law"
FILES = [FOLDER / "dismissal_situations.yaml", *sorted((FOLDER / "dismissal_situations").glob("*.yaml"))]
Situation = dict[str, Any]
SITUATIONS: list[Situation] = [
    situation
    for file in FILES
    for situation in yaml.load(file.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - texts alone
]

INDEXES = {id(situation): index for index, situation in enumerate(SITUATIONS)}
"""The position of each situation by its `id()`, because comparing it with all others would take longer."""

GAMMA = {"name": "Gamma Twine LLC", "called": "Gamma", "role": "defendant", "kind": "limited liability company"}

COUNTERCLAIM = ["alpha"]
"""The parties to dismiss in a situation that dismisses a counterclaim against the plaintiff."""

UNSTATED = "unstated"
"""The value of `earlier` in a situation whose matter says nothing about earlier dismissals."""

CLAIMS = [
    {"id": "contract", "cause": "ny-breach-of-contract", "against": ["beta", "gamma"]},
    {"id": "copying", "cause": "us-copyright-infringement", "against": ["beta"]},
]


def name(situation: Situation) -> str:
    """Return the name of *situation* in a failing test: "cand: a defendant answered"."""
    return f"{situation['court']}: {situation['says']}"


def suit(situation: Situation) -> dict[str, Any]:
    """Return the changes that *situation* makes to the suit of all situations."""
    parties = situation.get("parties", {})
    changes = {
        "court": situation["court"],
        "county": situation.get("county"),
        "parties": {**parties, "gamma": {**GAMMA, **parties.get("gamma", {})}},
        "claims": CLAIMS,
        "events": situation.get("events", []),
        "earlier_dismissals": situation.get("earlier", "none"),
        "action": situation.get("action", []),
    }
    return {key: value for key, value in changes.items() if value}


def filing(situation: Situation, **extra_keys: Any) -> dict[str, Any]:
    """Return a notice that gives effect to the wish of *situation*, with *extra_keys*."""
    effects: dict[str, Any] = {
        key: situation[key] for key in ("effect", "prejudice", "keeps_jurisdiction") if key in situation
    }
    notice = {"paper": "notice_of_voluntary_dismissal", "date": "2025-06-02", "dismisses": situation["wish"]}
    return notice | effects | extra_keys


@cache
def _matter(index: int) -> Matter:
    return _validated(SITUATIONS[index])


def _validated(situation: Situation) -> Matter:
    notice = filing({"wish": "all"} if situation["wish"] == COUNTERCLAIM else situation)
    papers = [{"paper": "complaint", "date": "2025-03-03"}, notice]
    changes: dict[str, Any] = {**suit(situation), "filings": papers}
    if situation.get("earlier") != UNSTATED:
        return validate(source(json.dumps(changes)), catalog())
    stated_matter = validate(source(json.dumps({**changes, "earlier_dismissals": "none"})), catalog())
    return stated_matter.model_copy(update={"earlier_dismissals": None})


def matter(situation: Situation) -> Matter:
    """Return the suit of all situations in the court of *situation*, with its events and a notice of its request."""
    index = INDEXES.get(id(situation))
    return _validated(situation) if index is None else _matter(index)


def scope(situation: Situation) -> Scope:
    """Return the scope of the request of *situation*."""
    index = INDEXES.get(id(situation))
    return _scoped(matter(situation), situation) if index is None else _scope(index)


@cache
def _scope(index: int) -> Scope:
    return _scoped(_matter(index), SITUATIONS[index])


def _scoped(validated: Matter, situation: Situation) -> Scope:
    return scope_of(validated, _request(validated, situation))


def request(situation: Situation) -> RequestedDismissal:
    """Return the request that the filing of *situation* makes."""
    return _request(matter(situation), situation)


def _request(validated: Matter, situation: Situation) -> RequestedDismissal:
    filed_request = request_of(validated, validated.filings[-1])
    if situation["wish"] != COUNTERCLAIM:
        return filed_request
    dismissal = filed_request.dismisses[0].model_copy(update={"parties": ("alpha",)})
    return replace(filed_request, dismisses=(dismissal,))


def options_by_name(situation: Situation) -> dict[str, Option]:
    """Return the instruments of the court's law with their verdicts for *situation*, by name."""
    return {option.key: option for option in dismissal_options(scope(situation))}


def signed_instrument(situation: Situation) -> str:
    """Return the instrument of *situation* that others sign.

    This is the stipulation, if there is one, or else one that the situation expects or takes.
    """
    options_of_law = options_by_name(situation)
    if "stipulation" in options_of_law:
        return "stipulation"
    signed_by_all = [
        key for key in situation["expect"] if options_of_law[key].instrument.signed_by.by.startswith("all")
    ]
    return signed_by_all[0] if signed_by_all else str(situation["take"])


def must_sign(situation: Situation) -> list[str]:
    """Return the parties that must sign besides the plaintiffs, according to *situation*."""
    return [] if situation["signs"] == "nobody" else list(situation["signs"])


def may_be_denied(situation: Situation, available: Iterable[Option]) -> list[str]:
    """Return the *available* instruments, expected in *situation*, that the court may deny."""
    return [option.key for option in available if option.key in situation["expect"] and _left_to_the_court(option)]


def _left_to_the_court(option: Option) -> bool:
    return any(reason.court_decides for reason in option.reasons)


def law(situation: Situation) -> Dismissals:
    """Return the law of dismissal in the record of the court of *situation*."""
    law_of_dismissal: Dismissals = catalog().record("court", situation["court"]).dismissal.value
    return law_of_dismissal
