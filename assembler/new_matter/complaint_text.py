"""Writes the text of a new matter with a complaint, with comments, and with placeholders in parentheses."""

from collections.abc import Iterator, Mapping, Sequence

from assembler.language import placeholders
from assembler.language.english import series
from assembler.law.actions import are_counts_of
from assembler.law.federal_claims import GRANTS_FOR_VENUE, grant_for_cite
from assembler.load.version import FORMAT_VERSION
from assembler.model.base import MAX_NAME_LENGTH
from assembler.model.cause import Cause
from assembler.model.court.venue import StateGround, VenueGround, VenueLaw
from assembler.model.element import Element
from assembler.new_matter.lines import comment_lines, quoted, with_aligned_comment, with_comment
from assembler.new_matter.party_text import counsel_lines, court_lines, party_keys, party_lines
from assembler.new_matter.start import Start

NOTICE = "notice_of_voluntary_dismissal"
"""The document type with which a plaintiff dismisses a case without anybody's consent."""

NO_GROUND_YET = (
    "The federal claim asks for a remedy, and its law confers no jurisdiction. Write `jurisdiction: [federal question]`"
    " and add the federal claim, or list the federal law of the dispute under the claim's `statutes:`; or write"
    " `jurisdiction: [diversity]` and `amount: 75000`."
)
"""The comment in place of the ground of jurisdiction, for a matter whose only federal claims are remedies."""

VENUE_NOTES: Mapping[StateGround, str] = {
    "events": "the claim arose in this county; or residence, real property",
    "injury": "the injury occurred in this county; see docs/matter.md for the other grounds",
    "residence": "a defendant resides in this county; see docs/matter.md for the other grounds",
    "plaintiff residence": "the plaintiff resides in this county; see docs/matter.md for the other grounds",
    "performance": "the contract was to be performed in this county",
    "property": "the property in dispute is in this county",
    "real property": "the land or building in dispute is in this county",
    "nonresidents": "no defendant resides in the state",
}
"""The meanings of the grounds of venue in a county, most common first."""


def complaint_text(start: Start) -> str:
    """Return the YAML of a new matter with a complaint."""
    parts = (_head, party_lines, counsel_lines, _facts, _jurisdiction, _claims, _relief, _filings)
    texts: list[str] = []
    for part in parts:
        lines = [*part(start)]
        if lines:
            texts.append("\n".join(map(with_aligned_comment, lines)) + "\n")
    return "\n".join(texts)


def _head(start: Start) -> Iterator[str]:
    yield "# A new matter. Replace each value in (parentheses); `assembler check` lists them, and"
    yield "# `assembler build` makes the papers. docs/matter.md describes every key, with an example."
    yield ""
    yield f"version: {FORMAT_VERSION}"
    yield from court_lines(start)
    yield with_comment("# number:", "once the clerk has assigned one")


def _facts(start: Start) -> Iterator[str]:
    yield "# Each allegation is a paragraph; the program numbers them. An allegation that a claim uses needs an `id`."
    yield "# Tell the story in the order in which it happened; [[name]] in a text refers to another paragraph."
    yield "facts:"
    yield "  - id: the_facts"
    yield "    heading: Facts"
    yield "    paragraphs:"
    yield from _allegation(key="", text=placeholders.STORY)
    for cause in start.causes:
        yield ""
        yield from comment_lines(f"{cause.name}, {cause.id}", 6)
        for key, element in cause.elements.items():
            yield from comment_lines(_needs(key, element), 6)
            yield from _allegation(allegation_key(cause, key, start.causes), placeholders.FACTS)


def _needs(key: str, element: Element) -> str:
    needs = element.needs or element.statement
    if element.conditional and isinstance(element.conditional, str):
        return f"{key} ({element.conditional}; if not, delete it here and below): {needs}"
    return f"{key}: {needs}"


def _allegation(key: str, text: str) -> Iterator[str]:
    """Yield an entry of a list of paragraphs, with *key* as its id, unless *key* is ""."""
    if key:
        yield f"      - id: {key}"
        yield "        text: |"
    else:
        yield "      - text: |"
    yield f"          {text}"


def _jurisdiction(start: Start) -> Iterator[str]:
    if start.court.system != "federal":
        if ground := venue_ground(start):
            yield with_comment(f"venue: [{ground}]", VENUE_NOTES[ground])
        return
    has_state_claims = any(not cause.federal for cause in start.causes)
    has_state_claims = has_state_claims or any(claim.law != "US" for claim in start.own_claims)
    if start.only_federal_remedies:
        yield from comment_lines(NO_GROUND_YET, 0)
    elif start.diversity:
        yield with_comment("jurisdiction: [diversity]", "28 U.S.C. § 1332; or federal question, supplemental")
        yield with_comment("amount: 75000", "in dollars; the amount in controversy exceeds it")
    else:
        grounds = "federal question, supplemental" if has_state_claims else "federal question"
        yield with_comment(f"jurisdiction: [{grounds}]", _jurisdiction_laws(start, is_supplemental=has_state_claims))
    yield with_comment(*_federal_venue(start))


def _federal_venue(start: Start) -> tuple[str, str]:
    """Return the line on venue in a federal court, and its note: § 1400 for a copyright or a patent, or else § 1391."""
    grants = {grant.name for cause in start.causes if (grant := grant_for_cite(cause.count_cite))}
    ground = next((ground for ground, grant in GRANTS_FOR_VENUE.items() if grant in grants), "")
    if ground:
        return f"venue: [{ground}]", "28 U.S.C. § 1400; add a ground of § 1391(b) for other claims"
    return "venue: [events]", "28 U.S.C. § 1391(b)(2); residence is (b)(1)"


def _jurisdiction_laws(start: Start, *, is_supplemental: bool) -> str:
    """Return the statutes for jurisdiction over the federal claims, by default § 1331, and any supplemental claims."""
    cites: list[str] = []
    for cause in start.causes:
        if cause.federal:
            law = cause.own_jurisdiction
            cites.append(law.cite if law else "28 U.S.C. § 1331")
    if any(claim.law == "US" for claim in start.own_claims):
        cites.append("28 U.S.C. § 1331")
    if is_supplemental:
        cites.append("28 U.S.C. § 1367")
    return "; ".join(dict.fromkeys(cites))


def venue_ground(start: Start) -> StateGround | None:
    """Return the ground of venue for the claims under the law of the court's state; None if the state has one court.

    If no recorded ground fits, the result is the first recorded ground if the record is complete, and `events`
    otherwise.
    """
    law = start.court.venue.value if start.court.venue else VenueLaw.model_validate({})
    if law.one_court:
        return None
    names = [cause.name for cause in start.causes] + [claim.title for claim in start.own_claims]
    for name in VENUE_NOTES:
        ground = law.ground(name)
        if ground and _fits_counts(name, ground, names):
            return name
    return next(iter(law.grounds)) if law.whole and law.grounds else "events"


def _fits_counts(name: StateGround, ground: VenueGround, counts: Sequence[str]) -> bool:
    """Whether *ground* applies to an action on *counts*, regardless of the defendant."""
    if name == "performance" and not are_counts_of("contract", counts):
        return False
    if ground.summary_proceedings and are_counts_of("summary proceeding", counts):
        return True
    clauses = [clause for clause in (ground, ground.entities) if clause]
    if any(clause.needs_allegations for clause in clauses):
        return False
    limited_clauses = [clause for clause in clauses if clause.only]
    return all(clause.only_in is not None and are_counts_of(clause.only_in, counts) for clause in limited_clauses)


def _claims(start: Start) -> Iterator[str]:
    if start.causes:
        yield "# Each claim is a count, with its elements from the catalog and the allegations that plead each element."
    yield "claims:"
    for cause in start.causes:
        yield with_comment(f"  - cause: {cause.id}", cause.name)
        yield _defendants_of_claim(cause.id, start)
        yield "    elements:"
        for key in cause.elements:
            yield f"      {key}: [{allegation_key(cause, key, start.causes)}]"
        yield from _choices(cause, start)
    for claim in start.own_claims:
        yield with_comment(f"  - title: {quoted(claim.title)}", "not in the catalog; see docs/not-here.md")
        yield with_comment(f"    law: {quoted(claim.law)}", "US, a state, or words")
        yield with_comment("    # statutes: []", "cited under the heading of the count")
        yield _defendants_of_claim(claim.title, start)
        yield "    paragraphs:"
        yield from _allegation(key="", text=placeholders.FACTS)


def _choices(cause: Cause, start: Start) -> Iterator[str]:
    """Yield the choices of how to plead elements; a choice that the user has not made is a comment."""
    choices = {key: [*element.choices] for key, element in cause.elements.items() if element.choices}
    if not choices:
        return
    choice_by_key = {key: choice for name, key, choice in start.choices if name == cause.id}
    hash_sign = "" if choice_by_key else "# "
    yield with_comment(f"    {hash_sign}choices:", f"how each is pleaded; see `assembler explain {cause.id}`")
    for key, names in choices.items():
        line = f"      {key}: {choice_by_key[key]}" if key in choice_by_key else f"    #   {key}: {names[0]}"
        yield with_comment(line, series(names, "or"))


def _defendants_of_claim(claim: str, start: Start) -> str:
    """Return the `against:` line for *claim*, a cause or title: all defendants, unless the user named some."""
    defendants = [name for named_claim, name in start.against if named_claim == claim]
    keys = [
        key
        for (role, name), key in party_keys(start).items()
        if role == "defendant" and (name in defendants or not defendants)
    ]
    line = f"    against: [{', '.join(keys)}]"
    if len(keys) > 1 and not defendants:
        return with_comment(line, "remove defendants that the claim is not against")
    return line


def _relief(start: Start) -> Iterator[str]:
    if start.causes:
        yield "# Phrases that begin with a verb. The remedies in the catalog for these claims:"
    else:
        yield "# Phrases that begin with a verb."
    for remedy in dict.fromkeys(entry.remedy for cause in start.causes for entry in cause.remedies):
        yield from comment_lines(f"- {remedy}", 0)
    yield "relief:"
    yield from (f"  - {item}" for item in _prayer_items(start))
    yield "  - grant any other relief that is just"
    yield ""
    yield "# jury_demand: true"
    yield from _statements(start)


def _prayer_items(start: Start) -> Iterator[str]:
    """Yield the first items of the prayer, with damages unless all claims seek only other relief."""
    prayers = [[remedy.prayer for remedy in cause.remedies if remedy.prayer] for cause in start.causes]
    yield from dict.fromkeys(item for items in prayers for item in items)
    if not prayers or not all(prayers) or start.own_claims:
        yield "award damages in an amount to be proved at trial"


def _statements(start: Start) -> Iterator[str]:
    """Yield comments on the other statements that the court requires in a complaint, with the possible answers."""
    law = start.court.statements
    required = {name: statement for name, statement in law.value.items() if not statement.always} if law else {}
    if not (law and required):
        return
    subjects = series([statement.asks for statement in required.values()])
    yield ""
    yield from comment_lines(f"A complaint must say here ({law.cite}): {subjects}.", 0)
    yield "# statements:"
    for name, statement in required.items():
        answers = [*statement.answers]
        if statement.other:
            answers.append("in your own words")
        yield with_comment(f"#   {name}: {answers[0]}", series(answers, "or"))


def _filings(start: Start) -> Iterator[str]:
    yield "filings:"
    yield with_comment("  - paper: complaint", "see `assembler explain complaint`")
    yield with_comment("    # date: 2025-01-31", "the date of filing")
    for instrument in start.court.dismissal.value.instruments.values():
        if instrument.paper == NOTICE:
            yield with_comment(f"  # - paper: {NOTICE}", f"dismisses the case, {instrument.rule}")


def allegation_key(cause: Cause, element: str, causes: Sequence[Cause]) -> str:
    """Return the name of the allegation that pleads *element*.

    It is the element's name if only one of *causes* has the element. Otherwise the short name or the id of *cause*
    comes before the element's name.
    """
    if sum(element in candidate.elements for candidate in causes) == 1:
        return element
    short_name = cause.id.partition("-")[2]
    is_unique = sum(candidate.id.endswith(f"-{short_name}") for candidate in causes) == 1
    prefix = short_name if is_unique else cause.id
    return f"{prefix}-{element}"[:MAX_NAME_LENGTH]
