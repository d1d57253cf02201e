"""What `assembler dismiss` tells of each wish: which instruments are open, which closed and why, which to take."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from assembler.catalog import Catalog
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Stopped
from assembler.findings.suggestions import did_you_mean
from assembler.law.dismissal_options import Weighed, Wished, recommended, weigh
from assembler.law.dismissal_reasons import Reason, watched
from assembler.law.dismissal_scope import claims_against, dismissed, leaving, opponents, units
from assembler.load import load
from assembler.load.source import Source
from assembler.model.dismissal import Provision
from assembler.model.filing import Dismissal
from assembler.model.matter import Matter
from assembler.results import Options
from assembler.validate import validate
from assembler.validate.related_matters import read_related, shared
from assembler.write.filed import settle_filed

Told = dict[str, Any]

PROVISIONS = ("signed_by", "until", "order", "default_effect", "second_dismissal", "service", "costs")


def told(file: Path, options: Options, against: tuple[str, ...]) -> Told:
    """Return what is to be told of the matter at *file*. Raises `Stopped` where it is none, or has no such party."""
    source = load(file, options.root)
    settle_filed(source.file, source.root)
    catalog = Catalog(source.root, options.templates)
    matter = validate(source, catalog)
    for name in against:
        if name not in matter.parties:
            message = f"no party is called `{brief(name)}`"
            raise Stopped(fault("CMD002", source.where(("parties",)), message, fix=did_you_mean(name, matter.parties)))
    return explain(matter, source, catalog, wishes(matter, against, options.today))


def wishes(matter: Matter, against: tuple[str, ...], day: date | None) -> list[tuple[str, Wished]]:
    """Return what is asked about, each with a name: *against* whom, else the papers that dismiss, else the action."""
    papers = [(one.name, wished(one, day)) for one in matter.filings if one.dismisses]
    if against or not papers:
        everybody = (Dismissal(parties=against or ("all",), claims=(), by=(), prejudice=None),)
        return [("", Wished(everybody, day))]
    return papers


def wished(filing: Any, day: date | None) -> Wished:
    """Return the wish of a *filing*, of *day* where it has none."""
    return Wished(filing.dismisses, filing.date or day, filing.effect, filing.prejudice, filing.keeps_jurisdiction)


def explain(matter: Matter, source: Source, catalog: Catalog, asked: Iterable[tuple[str, Wished]]) -> Told:
    """Return all that is to be told of what is *asked*, as JSON has it. Raises nothing: what is not known is said."""
    others, unread = read_related(matter, source, catalog)
    law = matter.court.dismissal
    return {
        "file": source.where(()).file,
        "court": matter.court.citation,
        "law": {"name": law.value.name, "basis": law.basis, "notes": list(law.value.notes)},
        "docket_read": str(matter.docket_read) if matter.docket_read else None,
        "earlier_dismissals": _earlier(matter),
        "wishes": [_wish(matter, name, one) for name, one in asked],
        "related": [_related(matter, one.file, one.matter) for one in others],
        "findings": [f"{one.place}: {one.message}" for one in unread],
    }


def _earlier(matter: Matter) -> list[Told] | None:
    if matter.earlier_dismissals is None:
        return None
    return [one.model_dump(mode="json") for one in matter.earlier_dismissals]


def _wish(matter: Matter, name: str, wish: Wished) -> Told:
    found = weigh(matter, wish)
    best = recommended(found)
    gone = dismissed(matter, wish)
    return {
        "paper": name or None,
        "date": str(wish.date) if wish.date else None,
        "dismisses": [_party(matter, wish, one) for one in gone],
        "whole": set(leaving(matter, wish)) == set(opponents(matter, wish)),
        "recommended": best.key if best else None,
        "instruments": [_instrument(matter, one) for one in found],
        "watch": [_reason(one) for one in watched(matter, wish)],
        "limitations": list(_limitations(matter, wish, gone)),
    }


def _party(matter: Matter, wish: Wished, name: str) -> Told:
    parts = list(units(matter, wish, name))
    return {
        "party": name,
        "name": matter.parties[name].name,
        "claims": [one.claim for one in parts if one.claim],
        "all_claims": len({one.claim for one in parts}) >= len(claims_against(matter, name)),
        "prejudice": sorted({one.prejudice or "as the rule has it" for one in parts}),
    }


def _instrument(matter: Matter, one: Weighed) -> Told:
    instrument = one.instrument
    return {
        "key": one.key,
        "title": instrument.title,
        "rule": instrument.rule,
        "verdict": one.verdict,
        "papers": [instrument.paper, *instrument.more_papers],
        "against": [_reason(reason) for reason in one.reasons if reason.weight != "tells"],
        "to_know": [_reason(reason) for reason in one.reasons if reason.weight == "tells"],
        "others_sign": instrument.signed_by.by in {"all who have appeared", "all parties"},
        "must_sign": [matter.parties[name].name for name in one.signers],
        **{key: _provision(getattr(instrument, key), instrument.rule) for key in PROVISIONS},
        "notes": list(instrument.notes),
    }


def _reason(one: Reason) -> Told:
    condition = {"open_only_if": one.condition} if one.condition else {}
    return {"says": one.says, "cite": one.cite, "basis": one.basis, **condition}


def _provision(one: Provision, rule: str) -> Told:
    return {"says": one.says, "cite": one.cite or rule, "basis": one.basis}


def _limitations(matter: Matter, wish: Wished, gone: tuple[str, ...]) -> Iterator[Told]:
    """Yield the period in which each dismissed claim may be brought again, as the catalogue of causes has it."""
    chosen = {one.claim for name in gone for one in units(matter, wish, name)}
    known = {name: claim for party in gone for name, claim in claims_against(matter, party) if name in chosen}
    for name, claim in known.items():
        if one := claim.cause.limitations:
            yield {"claim": name, "period": one.period, "cite": one.authority, "basis": one.basis}


def _related(matter: Matter, file: str, other: Matter) -> Told:
    found = [
        {
            "here": one.here,
            "there": one.there,
            "same_cause": one.cause,
            "by": list(one.by),
            "against": list(one.against),
            "facts": one.facts,
        }
        for one in shared(matter, other)
    ]
    return {"file": file, "court": other.court.citation, "number": other.number, "shared": found}
