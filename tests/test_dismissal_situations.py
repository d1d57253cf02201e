"""The situations in dismissal_situations.yaml, for a lawyer to read: what the guard says, and on what authority."""

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from assembler.law.dismissal_options import Option, options, recommended
from assembler.law.dismissal_reasons import watched
from assembler.law.dismissal_scope import Request, Scope, request_of, scope_of
from assembler.model.dismissal import Dismissals
from assembler.model.matter import Matter
from assembler.validate import validate
from tests.matters import catalog, source
from tests.walks import faults

FILE = Path(__file__).with_name("dismissal_situations.yaml")
LISTED: list[dict[str, Any]] = yaml.load(FILE.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - texts alone
SITUATIONS = {f"{number}. {one['court']}: {one['says']}": one for number, one in enumerate(LISTED, 1)}

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


@cache
def weighed(name: str) -> dict[str, Option]:
    """Return each instrument as it is weighed in the situation *name*."""
    return {option.key: option for option in options(scope(SITUATIONS[name]))}


def test_there_are_situations_of_every_jurisdiction() -> None:
    laws = {_law(one["court"]).id for one in LISTED}
    recorded = {name for name in catalog().names("dismissal") if catalog().record("dismissal", name).instruments}
    assert laws == recorded
    assert len(SITUATIONS) > 90


def _law(court: str) -> Dismissals:
    law: Dismissals = catalog().record("court", court).dismissal.value
    return law


def test_each_instrument_is_open_or_closed_as_the_lawyer_expects() -> None:
    def misjudged(name: str) -> dict[str, str]:
        known, expected = weighed(name), SITUATIONS[name]["expect"]
        return {key: known[key].verdict for key in expected if known[key].verdict != expected[key]}

    assert faults(SITUATIONS, misjudged) == {}


def test_the_instrument_that_is_recommended_is_the_one_that_the_lawyer_takes() -> None:
    def another(name: str) -> str:
        best = recommended(tuple(weighed(name).values()))
        key = best.key if best else "none"
        return key if key != SITUATIONS[name]["take"] else ""

    assert faults(SITUATIONS, another) == {}


def test_a_verdict_names_its_reason_and_its_authority() -> None:
    def unsaid(name: str) -> bool:
        one, known = SITUATIONS[name], weighed(name)
        if "because" not in one:
            return one["authority"] not in known[one["take"]].instrument.rule
        cites = [cite for says, cite in reasons(name) if one["because"] in says]
        rules = [option.instrument.rule for option in known.values()]
        return not cites or not any(one["authority"] in cite for cite in (*cites, *rules))

    assert faults(SITUATIONS, unsaid) == {}


def reasons(name: str) -> list[tuple[str, str]]:
    """Return what is said of each instrument and of the situation *name* itself, with the authority."""
    of_instruments = [reason for option in weighed(name).values() for reason in option.reasons]
    return [(reason.says, reason.cite) for reason in (*of_instruments, *watched(scope(SITUATIONS[name])))]


def test_all_who_must_sign_are_named() -> None:
    signed = [name for name, one in SITUATIONS.items() if "signs" in one]

    def others(name: str) -> list[str]:
        signers = list(weighed(name)[SITUATIONS[name]["take"]].signers)
        return signers if signers != SITUATIONS[name]["signs"] else []

    assert faults(signed, others) == {}


def test_what_the_court_must_do_is_told() -> None:
    ordered = [name for name, one in SITUATIONS.items() if "needs" in one]

    def another(name: str) -> str:
        needs: str = weighed(name)[SITUATIONS[name]["take"]].instrument.order.needs
        return needs if needs != SITUATIONS[name]["needs"] else ""

    assert faults(ordered, another) == {}


def test_whoever_is_named_is_the_one_who_is_dismissed() -> None:
    one = LISTED[2]
    assert scope(one).dismissed == ("gamma",)
