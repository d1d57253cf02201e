"""The situations in dismissal_situations.yaml, for a lawyer to read: what the guard says, and on what authority."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assembler.law.dismissal_options import Option, options, recommended
from assembler.law.dismissal_reasons import watched
from assembler.law.dismissal_scope import Request, Scope, request_of, scope_of
from assembler.model.dismissal import Dismissals
from assembler.model.matter import Matter
from assembler.validate import validate
from tests.matters import catalog, source

FILE = Path(__file__).with_name("dismissal_situations.yaml")
SITUATIONS: list[dict[str, Any]] = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone

each = pytest.mark.parametrize("one", SITUATIONS, ids=lambda one: f"{one['court']}: {one['says']}")

GAMMA = {"name": "Gamma Twine LLC", "called": "Gamma", "role": "defendant", "kind": "limited liability company"}

CLAIMS = [
    {"id": "contract", "cause": "ny-breach-of-contract", "against": ["beta", "gamma"]},
    {"id": "copying", "cause": "us-copyright-infringement", "against": ["beta"]},
]


def matter(one: dict[str, Any]) -> Matter:
    """Return the suit of all situations in the court of *one*, with what *one* says has happened."""
    said = {
        "court": one["court"],
        "parties": {"gamma": GAMMA, **one.get("parties", {})},
        "claims": CLAIMS,
        "events": one.get("events", []),
        "earlier_dismissals": one.get("earlier", "none"),
        "action": one.get("action", []),
    }
    given = {key: value for key, value in said.items() if value}
    return validate(source(yaml.safe_dump(given, sort_keys=False)), catalog())


def request(one: dict[str, Any]) -> Request:
    """Return what *one* wishes, as a filing of the matter would say it."""
    paper = {"paper": "notice_of_voluntary_dismissal", "dismisses": "all", "date": "2025-06-02"}
    counter = one["wish"] == ["alpha"]
    if not counter:
        paper |= {key: one[key] for key in ("effect", "keeps_jurisdiction") if key in one} | {"dismisses": one["wish"]}
    text = yaml.safe_dump({"filings": [paper], "parties": {"gamma": GAMMA}, "claims": CLAIMS}, sort_keys=False)
    filing = validate(source(text), catalog()).filings[0]
    entries = filing.dismisses
    if counter:
        entries = (entries[0].model_copy(update={"parties": ("alpha",)}),)
    return replace(request_of(filing), dismisses=entries)


def scope(one: dict[str, Any]) -> Scope:
    return scope_of(matter(one), request(one))


def weighed(one: dict[str, Any]) -> dict[str, Option]:
    return {option.key: option for option in options(scope(one))}


def test_there_are_situations_of_every_jurisdiction() -> None:
    laws = {_law(one["court"]).id for one in SITUATIONS}
    recorded = {name for name in catalog().names("dismissal") if catalog().record("dismissal", name).instruments}
    assert laws == recorded
    assert len(SITUATIONS) > 90


def _law(court: str) -> Dismissals:
    law: Dismissals = catalog().record("court", court).dismissal.value
    return law


@each
def test_each_instrument_is_open_or_closed_as_the_lawyer_expects(one: dict[str, Any]) -> None:
    found = weighed(one)
    assert {key: found[key].verdict for key in one["expect"]} == one["expect"]


@each
def test_what_is_recommended_is_what_the_lawyer_takes(one: dict[str, Any]) -> None:
    best = recommended(tuple(weighed(one).values()))
    assert (best.key if best else "none") == one["take"]


@each
def test_the_reason_and_the_authority_are_told(one: dict[str, Any]) -> None:
    found = weighed(one)
    told = [(one_.says, one_.cite) for key in found for one_ in found[key].reasons]
    told += [(reason.says, reason.cite) for reason in watched(scope(one))]
    if because := one.get("because"):
        assert [cite for says, cite in told if because in says] != []
        told = [(says, cite) for says, cite in told if because in says] + [
            ("", one_.instrument.rule) for one_ in found.values()
        ]
    else:
        told = [("", found[one["take"]].instrument.rule)]
    assert any(one["authority"] in cite for _, cite in told)


@pytest.mark.parametrize("one", [one for one in SITUATIONS if "signs" in one], ids=lambda one: one["says"])
def test_all_who_must_sign_are_named(one: dict[str, Any]) -> None:
    assert list(weighed(one)[one["take"]].signers) == one["signs"]


@pytest.mark.parametrize("one", [one for one in SITUATIONS if "needs" in one], ids=lambda one: one["says"])
def test_what_the_court_must_do_is_told(one: dict[str, Any]) -> None:
    assert weighed(one)[one["take"]].instrument.order.needs == one["needs"]


def test_whoever_is_named_is_the_one_who_is_dismissed() -> None:
    one = SITUATIONS[2]
    assert scope(one).dismissed == ("gamma",)
