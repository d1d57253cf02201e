"""Grounds of venue: none pleaded, or a ground that the law of the court or of the claim does not recognize."""

from collections.abc import Iterator, Mapping, Sequence

from assembler.facts.texts import prose
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.english import series
from assembler.language.places import state_name
from assembler.language.regex import Regex
from assembler.law.actions import are_counts_of, is_action
from assembler.law.court_titles import title_lines
from assembler.law.federal_claims import GRANTS_FOR_VENUE, grant_for
from assembler.law.venue_parties import PEOPLE, clause_fits, is_for_another_action
from assembler.model.court.venue import VenueClause, VenueGround, VenueLaw
from assembler.model.forum import STATE_GROUNDS, STATE_ONLY_GROUNDS, PersonalJurisdiction, VenueReason
from assembler.model.law import Law, has_source
from assembler.model.matter import Matter
from assembler.model.walk import of_side
from assembler.rules._complaint import has_complaint, in_state_court, opening, pleaded_parties
from assembler.rules.rule import Problem, rule

VENUE = Regex(
    r"\b[Vv]enue\b|VENUE|\bproper\s(?:place|county|division|court|forum)\b|\bplace\sof\strial\b",
    needs="venue|proper|place",
)
"""Words of a statement on venue."""


@rule(
    "VEN007",
    cite="house style: a complaint says why it is brought in this court",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `venue:` with its grounds, as in `venue: [events]`",
)
def no_venue(matter: Matter) -> Iterator[Problem]:
    """A complaint does not say why venue is proper.

    Improper venue is a defense, and in most courts a complaint need not plead venue, but a complaint without a
    statement on venue invites a motion. Nothing is reported in a tribal court, or in a state court whose name in the
    caption has no county, district or city, because such a court is taken to have only one venue. Nothing is reported
    either where the court's record says that the summons gives the basis of venue, as in New York. A text that mentions
    venue, or a proper place for the trial, counts as the statement.
    """
    if matter.court.system == "tribal" or (matter.court.system == "state" and not _sits_in_parts(matter)):
        return
    if any("venue" in paper for paper in matter.court.opening_papers.value):
        return
    if matter.venue or any(VENUE.search(text) for _, text in prose(matter)):
        return
    for index, filing in opening(matter):
        yield Problem(("filings", index), f"`{filing.name}` does not say why venue is proper in this court")


def _sits_in_parts(matter: Matter) -> bool:
    """Whether the court's name in the caption has a placeholder, for a county, a district or a city."""
    return any("{" in line for line in title_lines(matter))


@rule(
    "VEN012",
    cite="the venue law on record for the court's state",
    basis="secondary",
    severity=Severity.WARNING,
    fix="name a ground that the law recognizes, or plead the exception in a section of your own",
)
def ground_not_in_the_law(matter: Matter) -> Iterator[Problem]:
    """The state's law does not recognize a ground of venue, or recognizes it only for some actions.

    In Massachusetts, for example, the place of the events is not a ground: an action is brought where a party lives or
    has a usual place of business. If the law recognizes a ground only for some actions, nothing is reported if the
    names of the counts, or the places given for the parties, show that this is such an action. If they show that it is
    another kind of action, the paper prints the ground only if the ground names allegations. A court that sits for its
    entire jurisdiction has only one venue, so a complaint there has no section on venue. If the only ground is a ground
    in tort, but a count is on a contract, the finding is a note. If the law recognizes only a narrower ground, such as
    the place of the injury instead of the events, the finding is an error if the law was read. If the record of a
    state's law may be incomplete, only grounds that the law probably does not recognize are reported.
    """
    law = matter.court.venue
    if law is None or not in_state_court(matter) or not matter.venue:
        return
    if law.value.one_court:
        message = f"`{matter.court.id}` sits for its entire jurisdiction, so no paper prints `venue`"
        yield Problem(("venue",), message, Severity.NOTE, cite=law.authority, fix="delete `venue:`")
        return
    for index, reason in enumerate(matter.venue):
        path: KeyPath = ("venue", index)
        ground = law.value.ground(reason.because)
        if narrower := law.value.narrower(reason.because):
            yield _recognized_only_as(narrower, reason, path, law, matter)
        elif ground is None:
            yield from _unrecognized_ground(reason.because, path, law, matter)
        else:
            yield from _limited_to_some_actions(reason, ground, path, law, matter)
            yield from _tort_ground_for_contract(reason.because, ground, path, law, matter)


def _recognized_only_as(
    narrower: str, reason: VenueReason, path: KeyPath, law: Law[VenueLaw], matter: Matter
) -> Problem:
    """Return the problem of a ground that the state recognizes only in the form *narrower*."""
    message = f"`{reason.because}` is a ground of venue in {state_name(matter.court.state)} only as `{narrower}`"
    left_out = "" if reason.allegations else ", so the paper does not print it"
    fix = f"write `{narrower}` if that applies, or name a ground that the law recognizes"
    return Problem(path, f"{message}{left_out}", Severity.ERROR, cite=law.authority, fix=fix, basis=law.basis)


def _unrecognized_ground(because: str, path: KeyPath, law: Law[VenueLaw], matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the state does not recognize the ground *because*, or probably does not."""
    state = state_name(matter.court.state)
    grounds = series([f"`{name}`" for name in law.value.grounds])
    if law.value.whole and because in STATE_GROUNDS - {"forum clause"}:
        message = f"`{because}` is not a ground of venue in {state}, whose law recognizes {grounds}"
        severity = None if has_source(law.basis) else Severity.NOTE
        yield Problem(path, message, severity, cite=law.authority)
    elif _is_unsupported(because, law.value, matter):
        message = f"`{because}` is not among the grounds of venue on record for {state}: {grounds}"
        fix = "use one of these grounds, or look up the state's venue law, of which the record may be incomplete"
        yield Problem(path, message, cite=law.authority, fix=fix)


def _limited_to_some_actions(
    reason: VenueReason, ground: VenueGround, path: KeyPath, law: Law[VenueLaw], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem for each clause of *ground* that applies only to actions of another kind."""
    for clause in _limiting_clauses(reason.because, ground, matter):
        message = f"`{reason.because}` is a ground of venue in {state_name(matter.court.state)} only in {clause.only}"
        is_printed = bool(reason.allegations) or not is_for_another_action(clause, matter, pleaded_parties(matter))
        severity = Severity.NOTE if is_printed else None
        left_out = "" if is_printed else ", so the paper does not print it"
        yield Problem(path, f"{message}{left_out}", severity, cite=clause.cite or law.authority)


def _tort_ground_for_contract(
    because: str, ground: VenueGround, path: KeyPath, law: Law[VenueLaw], matter: Matter
) -> Iterator[Problem]:
    """Yield a problem if the only ground of venue is one in tort, but a count is on a contract."""
    count = _contract_beside_tort(matter) if ground.only_in == "tort" else ""
    if count and len(matter.venue) == 1:
        state = state_name(matter.court.state)
        message = f"`{because}` is a ground of venue in {state} in {ground.only}, but not for `{count}`"
        fix = "also name a ground for the contract, such as `performance` or `residence`, if it applies"
        yield Problem(path, message, Severity.NOTE, cite=ground.cite or law.authority, fix=fix)


def _contract_beside_tort(matter: Matter) -> str:
    """Return the name of the first count that is not in tort, if another count is in tort; otherwise ""."""
    names = [claim.title or claim.cause.name for claim in matter.claims]
    on_contract = [name for name in names if not are_counts_of("tort", [name])]
    return on_contract[0] if on_contract and are_counts_of("tort", names) else ""


def _is_unsupported(because: str, law: VenueLaw, matter: Matter) -> bool:
    """Whether the state's law probably does not recognize *because*, although the record *law* may be incomplete.

    The defendant's residence is a ground in nearly every state, so a record without it is too incomplete for a
    comparison.
    """
    if law.whole or "residence" not in law.grounds:
        return False
    if because == "injury":
        return "events" not in law.grounds and not is_action("tort", matter, parties=())
    return because in {"plaintiff residence", "performance"}


def _limiting_clauses(because: str, ground: VenueGround, matter: Matter) -> Iterator[VenueClause]:
    """Yield the first clause of *ground* that concerns a party of *matter* but applies only to other actions."""
    parties = pleaded_parties(matter)
    if ground.summary_proceedings and is_action("summary proceeding", matter, parties=()):
        return
    side = "plaintiff" if because == "plaintiff residence" else "defendant"
    parties_on_side = [party for party in of_side(parties, side).values() if party.does is None]
    has_people = any(party.kind in PEOPLE for party in parties_on_side)
    has_entities = any(party.kind not in PEOPLE for party in parties_on_side)
    clauses: list[VenueClause] = []
    if ground.entities is None or has_people:
        clauses.append(ground)
    if ground.entities and has_entities:
        clauses.append(ground.entities)
    yield from [clause for clause in clauses if not clause_fits(clause, matter, parties)][:1]


@rule(
    "VEN006",
    cite="28 U.S.C. § 1391(a)(1)",
    basis="verified",
    fix="replace the ground with a ground of state law, such as `events`, `property` or `residence`",
)
def federal_venue_in_a_state_court(matter: Matter) -> Iterator[Problem]:
    """A complaint in a state court bases venue on a federal statute.

    The federal venue statutes apply to the United States district courts. The paper does not print such a ground.
    """
    if in_state_court(matter):
        for index, reason in enumerate(matter.venue):
            if reason.because not in STATE_GROUNDS:
                fact = f"`{reason.because}` applies to federal districts, but `{matter.court.id}` is a state court"
                yield Problem(("venue", index), fact)


@rule(
    "VEN013",
    cite="28 U.S.C. § 1391(b)",
    basis="verified",
    fix="replace the ground with a ground of § 1391(b): `events`, `property`, `residence` or, if none of them applies "
    "to any district, `fallback`",
)
def state_venue_in_a_federal_court(matter: Matter) -> Iterator[Problem]:
    """A complaint in a federal court bases venue on a ground that exists only under state law.

    Under § 1391(b), the plaintiff's residence, the place where a contract was to be performed, and the fact that no
    defendant resides in the state are not grounds of venue. The paper does not print such a ground. In actions against
    the United States, its agencies and officers, other statutes make the plaintiff's residence a ground; plead that
    ground in your own words.
    """
    if matter.court.system == "federal" and has_complaint(matter):
        for index, reason in enumerate(matter.venue):
            governments = _governments_sued(matter) if reason.because == "plaintiff residence" else []
            if governments:
                fact = f"`{reason.because}` is not printed, but may be a ground against `{governments[0]}`"
                fix = "plead the ground with its statute in a section of your own, and remove it from `venue:`"
                cite = "28 U.S.C. §§ 1391(e)(1)(C), 1402"
                yield Problem(("venue", index), fact, Severity.WARNING, cite=cite, fix=fix)
            elif reason.because in STATE_ONLY_GROUNDS:
                fact = f"`{reason.because}` is a ground only in some state courts"
                yield Problem(("venue", index), f"{fact}, but `{matter.court.id}` is a federal court")


def _governments_sued(matter: Matter) -> list[str]:
    """Return the names of the defendants that are governments, or are sued in an official capacity."""
    defendants = of_side(matter.parties, "defendant").values()
    return [party.name for party in defendants if party.kind == "government" or "official" in (party.capacity or "")]


BEFORE_FALLBACK = frozenset({"events", "property", "real property", "residence"})
"""The grounds of § 1391(b)(1) and (2), which come before the fallback."""


@rule("VEN001", cite="28 U.S.C. § 1391(b)(3)", basis="verified", fix="remove `fallback` or the other ground")
def fallback_beside_another(matter: Matter) -> Iterator[Problem]:
    """Venue is based on the fallback of § 1391(b)(3) and on another ground.

    Paragraph (3) applies only if venue is proper in no district under paragraphs (1) and (2). A complaint that pleads
    residence, events or property therefore shows that the fallback does not apply.
    """
    reasons = [reason.because for reason in matter.venue]
    grounds = [f"`{reason}`" for reason in reasons if reason in BEFORE_FALLBACK]
    if matter.court.system == "federal" and has_complaint(matter) and "fallback" in reasons and grounds:
        fact = (
            f"`fallback` requires that no other ground applies to any district, but {grounds[0]} is pleaded "
            "for this district"
        )
        yield Problem(("venue", reasons.index("fallback")), fact)


@rule(
    "VEN011",
    cite="28 U.S.C. § 1391(b); Atl. Marine Constr. Co. v. U.S. Dist. Ct. for W. Dist. of Tex., 571 U.S. 49 (2013)",
    basis="secondary",
    severity=Severity.NOTE,
    fix="add the ground of 28 U.S.C. § 1391(b) on which venue is proper, as in `venue: [events, forum clause]`",
)
def forum_clause_alone(matter: Matter) -> Iterator[Problem]:
    """A federal complaint gives a forum clause as its only ground of venue.

    Whether venue is proper depends only on the venue statutes. A defendant who agrees to the clause consents to the
    forum, and may waive objections to venue, but the clause does not make venue proper.
    """
    reasons = [reason.because for reason in matter.venue]
    if matter.court.system == "federal" and reasons == ["forum clause"]:
        for _ in opening(matter):
            yield Problem(("venue",), "a forum clause is a consent to the forum, but not a ground of venue")


@rule(
    "VEN003",
    cite="28 U.S.C. § 1400; Lumiere v. Mae Edna Wilder, Inc., 261 U.S. 174 (1923)",
    basis="verified",
    fix="use the ground that fits the claim: `copyright`, or `patent` or `patent residence`",
)
def venue_of_another_claim(matter: Matter) -> Iterator[Problem]:
    """Venue is based on a statute for another kind of claim, or not on the patent statute although a patent is in suit.

    For patent infringement § 1400(b) is exclusive (TC Heartland LLC v. Kraft Foods Grp. Brands LLC, 581 U.S. 258
    (2017), read in summaries). A claim for infringement of a copyright is governed by § 1400(a), and not by the general
    provision on venue (Lumiere, above); `assembler new` writes `copyright`, but other grounds are not reported, since
    they may be for other claims.
    """
    if matter.court.system != "federal" or not has_complaint(matter):
        return
    kinds = {law.name for claim in matter.claims if (law := grant_for(claim))}
    reasons = [reason.because for reason in matter.venue]
    for index, reason in enumerate(reasons):
        if reason in GRANTS_FOR_VENUE and GRANTS_FOR_VENUE[reason] not in kinds:
            kind = GRANTS_FOR_VENUE[reason]
            yield Problem(("venue", index), f"`{reason}` applies to {kind} claims, but the matter has no such claim")
    if "patent" in kinds and reasons and not {"patent", "patent residence", "forum clause"} & set(reasons):
        fact = f"`{reasons[0]}` is not a ground of venue for patent infringement"
        yield Problem(("venue", 0), fact, Severity.WARNING)


@rule(
    "VEN015",
    cite="the names under `over:`, and the defendants of the complaint",
    basis="program",
    fix="list under `over:` the defendants who agreed to the clause or consented",
)
def clause_without_signers(matter: Matter) -> Iterator[Problem]:
    """A ground based on a forum clause or on consent does not say which of several defendants it binds.

    A clause that one defendant signed does not bind the others. The paper names the defendants listed under `over:`, or
    the only defendant in the case. If there are several defendants and no `over:`, or if nobody listed under `over:` is
    still sued, no paper prints the ground.
    """
    defendants = of_side(pleaded_parties(matter), "defendant")
    grounds_by_key: Mapping[str, Sequence[VenueReason | PersonalJurisdiction]] = {
        "venue": matter.venue,
        "personal_jurisdiction": matter.personal_jurisdiction,
    }
    grounds = [
        ((key, index), ground)
        for key, key_grounds in grounds_by_key.items()
        for index, ground in enumerate(key_grounds)
    ]
    if not has_complaint(matter):
        return
    for path, ground in grounds:
        if ground.because not in {"forum clause", "consent"}:
            continue
        if ground.over and not set(ground.over) & set(defendants):
            fact = f"`{ground.because}` binds no defendant who is still in the case"
            yield Problem(path, f"{fact}, so no paper prints it")
        elif not ground.over and len(defendants) > 1:
            fact = f"`{ground.because}` does not say which of {len(defendants)} defendants it binds"
            yield Problem(path, f"{fact}, so no paper prints it")
