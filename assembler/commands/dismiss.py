"""Makes the report of `assembler dismiss`.

It says which instruments are open, which are closed and why, and which is recommended.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from assembler.catalog import Catalog
from assembler.check import dismissal_errors
from assembler.findings.faults import brief, fault
from assembler.findings.finding import Finding, MatterError
from assembler.findings.suggestions import did_you_mean
from assembler.law.dismissal.claims import claims_against
from assembler.law.dismissal.events import describe_event
from assembler.law.dismissal.options import Option, Verdict, dismissal_options, option_of, recommended_option
from assembler.law.dismissal.reason import Reason
from assembler.law.dismissal.reasons import other_consequences
from assembler.law.dismissal.scope import RequestedDismissal, Scope, scope_of
from assembler.load import load
from assembler.load.source import Source
from assembler.model.event import Event
from assembler.model.event_kinds import SCHEDULED_EVENTS
from assembler.model.filing import Dismissal, Filing
from assembler.model.matter import Matter
from assembler.model.time_limit import Provision
from assembler.papers.ending.dismissal_papers import dismissed_before, request_of
from assembler.papers.ending.keys import dismissal_keys
from assembler.results import Options
from assembler.rules.failed import RULE_FAILED
from assembler.validate import validate
from assembler.validate.outside_files import outside_files, records_out_of_reach
from assembler.validate.own_files import own_records
from assembler.validate.related_matters import read_related, shared_claims
from assembler.write import words_read_before
from assembler.write.filed import settle_filed_papers

Report = dict[str, Any]
"""A report, or a part of a report, as JSON data."""

PROVISIONS = ("signed_by", "until", "order", "default_effect", "second_dismissal", "service", "costs")
"""The keys of an instrument's provisions, in the order of the report."""


def dismissal_reports(files: Sequence[Path], options: Options, against: tuple[str, ...]) -> Iterator[list[Report]]:
    """Yield a list of the reports on all usable *files*, then raise one `MatterError` for all unusable files."""
    reports: list[Report] = []
    findings: list[Finding] = []
    for file in files:
        try:
            reports.append(dismissal_report(file, options, against))
        except MatterError as error:
            findings.extend(error.findings)
    if reports:
        yield reports
    if findings:
        raise MatterError(*dict.fromkeys(findings))


def dismissal_report(file: Path, options: Options, against: tuple[str, ...]) -> Report:
    """Return the report on the matter at *file*.

    Raises `MatterError` if the matter is unusable, or if a name in *against* is not one of its parties.
    """
    source = load(file, options.root)
    settle_filed_papers(source.file, source.root)
    catalog = Catalog(source.root, options.templates, root_is_named=options.root is not None)
    matter = validate(source, catalog)
    for name in against:
        if name not in matter.parties:
            message = f"no party is called `{brief(name)}`"
            place = source.place_at(("parties",))
            raise MatterError(fault("CMD002", place, message, fix=did_you_mean(name, matter.parties)))
    return _report(matter, source, catalog, against, options)


def requests(
    matter: Matter, against: tuple[str, ...], day: date | None
) -> list[tuple[Filing | None, RequestedDismissal]]:
    """Return the requests to dismiss, each with its filing, if any.

    With *against*, the only request is to dismiss these parties. Otherwise, each dismissal paper is a request; if the
    matter has no dismissal papers, the only request is to dismiss the whole action. A paper without a date gets the
    date *day*.
    """
    papers: list[tuple[Filing | None, RequestedDismissal]] = [
        (filing, request_of(matter, filing, day)) for filing in matter.filings if dismissal_keys(filing).dismisses
    ]
    if papers and not against:
        return papers
    dismissals = (Dismissal(parties=against or ("all",), claims=(), by=(), prejudice=None),)
    return [(None, RequestedDismissal(dismissals, day, dismissed_before=dismissed_before(matter, day)))]


def _report(matter: Matter, source: Source, catalog: Catalog, against: tuple[str, ...], options: Options) -> Report:
    """Return the report on the requests of *matter*, or on the request to dismiss *against*."""
    request_entries = requests(matter, against, options.today)
    related_matters, unread_findings = read_related(matter, source, catalog)
    errors = dismissal_errors(matter, source, options.today, words_read_before(matter, source, options))
    law = matter.court.dismissal
    file_findings = (
        *own_records(matter, source, catalog),
        *outside_files(matter, source, (Path(related.file) for related in related_matters)),
        *records_out_of_reach(source, catalog),
    )
    return {
        "file": source.place_at(()).file,
        "court": matter.court.citation,
        "law": {"name": law.value.name, "basis": law.basis, "notes": list(law.value.notes)},
        "docket_read": str(matter.docket_read) if matter.docket_read else None,
        "earlier_dismissals": _earlier_dismissals(matter),
        "wishes": [_request(filing, scope_of(matter, request), errors) for filing, request in request_entries],
        "related": [_related(matter, related.file, related.matter) for related in related_matters],
        "findings": [f"{finding.place}: {finding.message}" for finding in (*unread_findings, *file_findings)],
    }


def _earlier_dismissals(matter: Matter) -> list[Report] | None:
    if matter.earlier_dismissals is None:
        return None
    return [earlier.model_dump(mode="json") for earlier in matter.earlier_dismissals]


def _request(filing: Filing | None, scope: Scope, errors: Sequence[Finding]) -> Report:
    scope_options = dismissal_options(scope)
    best = recommended_option(scope_options, all_sign=filing is not None and filing.paper.signer == "all")
    day = scope.requested.date
    return {
        "paper": filing.name if filing else None,
        "verdict": _verdict(filing, scope, errors) if filing else None,
        "date": str(day) if day else None,
        "later": [describe_event(event, scope.matter) for event in scope.matter.events if _is_ignored(event, day)],
        "dismisses": [_party(scope, party) for party in scope.dismissed_parties],
        "whole": not scope.in_part,
        "recommended": best.key if best else None,
        "instead": [] if best else _remedies(scope_options),
        "instruments": [_instrument(scope.matter, option) for option in scope_options],
        "watch": [_reason(reason) for reason in other_consequences(scope)],
        "limitations": list(_limitations(scope)),
    }


def _remedies(instruments: Sequence[Option]) -> list[str]:
    """Return the different remedies that the law offers instead of closed *instruments*."""
    remedies: list[str] = []
    for option in instruments:
        remedies += [reason.instead for reason in option.reasons if reason.instead]
    unique_remedies = list(dict.fromkeys(remedies))
    return [
        remedy
        for remedy in unique_remedies
        if not any(remedy != longer_remedy and remedy in longer_remedy for longer_remedy in unique_remedies)
    ]


def _verdict(filing: Filing, scope: Scope, errors: Sequence[Finding]) -> Report:
    """Return the verdict on *filing*, which is not open if a dismissal rule would stop the build."""
    option = option_of(scope, filing.paper.id)
    reliance = dismissal_keys(filing).relies_on
    verdict_without_option: Verdict = "closed" if scope.law.instruments else "doubtful"
    verdict = option.verdict if option else verdict_without_option
    blocking = [error for error in errors if error.paper == filing.name or error.code == RULE_FAILED.code]
    return {
        "instrument": option.key if option else None,
        "verdict": "doubtful" if blocking and verdict == "open" else verdict,
        "stopped_by": [{"code": error.code, "says": error.message, "cite": error.cite} for error in blocking],
        "relied_on": reliance.model_dump(mode="json") if reliance else None,
    }


def _is_ignored(event: Event, day: date | None) -> bool:
    """Whether *event* is ignored because it is later than *day*, the paper's date, and was not scheduled in advance."""
    return day is not None and event.day > day and event.event not in SCHEDULED_EVENTS


def _party(scope: Scope, name: str) -> Report:
    claims = [claim for claim in scope.claims if claim.party == name]
    return {
        "party": name,
        "name": scope.matter.parties[name].name,
        "claims": [claim.claim for claim in claims if claim.claim],
        "all_claims": len({claim.claim for claim in claims}) >= len(claims_against(scope.matter, name)),
        "prejudice": sorted({claim.prejudice or "as the rule provides" for claim in claims}),
    }


def _instrument(matter: Matter, option: Option) -> Report:
    instrument = option.instrument
    return {
        "key": option.key,
        "title": instrument.title,
        "rule": instrument.rule,
        "verdict": option.verdict,
        "papers": [instrument.paper, *instrument.more_papers],
        "against": [_reason(reason) for reason in option.reasons if reason.weight != "tells"],
        "to_know": [_reason(reason) for reason in option.reasons if reason.weight == "tells"],
        "others_sign": instrument.signed_by.by not in {"the plaintiff", "the claimant"},
        "must_sign": [matter.parties[name].name for name in option.signers],
        **{key: _provision(getattr(instrument, key), instrument.rule) for key in PROVISIONS},
        "notes": list(instrument.notes),
    }


def _reason(reason: Reason) -> Report:
    condition = {"open_only_if": reason.condition} if reason.condition else {}
    instead = {"instead": reason.instead} if reason.instead else {}
    return {"says": reason.says, "cite": reason.cite, "basis": reason.basis, **condition, **instead}


def _provision(provision: Provision, rule: str) -> Report:
    return {"says": provision.says, "cite": provision.cite or rule, "basis": provision.basis}


def _limitations(scope: Scope) -> Iterator[Report]:
    """Yield the limitations periods of each dismissed claim, from its cause in the catalog.

    A cause may have several, such as one for a written contract and another for a sale of goods.
    """
    dismissed = {claim.claim for claim in scope.claims}
    dismissible = {
        name: claim for party in scope.dismissed_parties for name, claim in claims_against(scope.matter, party)
    }
    for name, claim in dismissible.items():
        if name in dismissed and (period := claim.cause.limitations):
            yield {"claim": name, "period": period.period, "cite": period.authority, "basis": period.basis}
            for other in period.also:
                words = f"{other.span} for {other.when}"
                yield {"claim": name, "period": words, "cite": other.authority, "basis": other.basis}


def _related(matter: Matter, file: str, related: Matter) -> Report:
    claims = [
        {
            "here": claim.our_claim,
            "there": claim.their_claim,
            "same_cause": claim.is_same_cause,
            "by": list(claim.by),
            "against": list(claim.against),
            "facts": claim.shared_facts,
        }
        for claim in shared_claims(matter, related)
    ]
    return {"file": file, "court": related.court.citation, "number": related.number, "shared": claims}
