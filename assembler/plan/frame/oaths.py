"""The oath at the end of a paper: its text, the person's signature, and the certificate of an officer."""

from collections.abc import Sequence
from typing import Any

from assembler.language.blanks import fill
from assembler.language.places import (
    COUNTYLESS_STATES,
    PARISH_STATES,
    UNITED_STATES,
    country_named,
    sovereign,
    state_in,
    state_name,
    state_named,
)
from assembler.language.regex import Regex
from assembler.law.court_titles import county_word
from assembler.law.oaths import SWORN_FORM, printed_form, represented_party, signing_place, statement_title
from assembler.model.court.oath import OathForm, StatementTitle
from assembler.model.party import Person
from assembler.plan.context import PaperContext
from assembler.plan.plan import Signature, Signer, Statement
from assembler.plan.text.markdown import plain
from assembler.plan.text.wording import BLANK

SHORT_BLANKS = {"nth": "______", "month": "______________", "year": "20____", "county": "______________"}
"""Short blanks that are printed in an oath and filled in by hand."""

OWN_WORDS_FORM = OathForm.model_construct(executed="date and place")
"""The default form of an oath whose text is the user's own."""
OFFICER_OR_PERJURY = Regex(r"(?i)\b(?:before me|notary|penalt(?:y|ies) of perjury)\b")
"""Phrases by which the user's own oath names an officer, or is made under penalty of perjury."""
OWN_DATE = Regex(r"(?i)\b(?:executed|dated|signed|subscribed)\b[^.]{0,20}\b(?:on|at|in|this)\b")
"""Phrases that show that the user's own oath already includes the date or the place of signing."""


def oath_person(context: PaperContext) -> Person:
    """Return the person who verifies the paper or makes the declaration in it."""
    return context.matter.people[context.verifier or context.filing.affiants[0]]


def oath_form(context: PaperContext) -> OathForm:
    """Return the form of the oath: the court's form, or a form for the user's own text.

    With the user's own text, the form keeps the officer's certificate that the court requires, unless the text or the
    filing shows that no officer is needed.
    """
    law = context.rely_on(context.court.oath)
    own_words = context.own_words("oath")
    notary = context.filing.notary
    needs_no_officer = notary is False or (notary is None and bool(OFFICER_OR_PERJURY.search(own_words or "")))
    if law is None or (own_words and needs_no_officer):
        return SWORN_FORM if notary else OWN_WORDS_FORM
    place = signing_place(oath_person(context), context.court)
    form = printed_form(law.value, place, testimony=context.family.is_testimony, notary=bool(notary))
    return form if form.notary or not own_words else OWN_WORDS_FORM


def oath_name(context: PaperContext) -> StatementTitle:
    """Return the court's term for a written statement of facts, such as "Declaration"."""
    law = context.rely_on(context.court.oath)
    form = oath_form(context)
    return statement_title(form, law.value if law else form)


def oath_words(context: PaperContext, paper: str) -> str:
    """Return the text of the oath on *paper*; a blank if the court has no text."""
    form = oath_form(context)
    own_words = context.own_words("oath")
    if own_words:
        return own_words
    if form.notary and not form.words:
        return context.say("verification.sworn")
    return fill_oath(form.words, context, paper=paper) if form.words else BLANK


def fill_oath(text: str, context: PaperContext, **more_values: Any) -> str:
    """Return *text*, an oath, filled in with values from the matter; missing values become blanks."""
    person = oath_person(context)
    party = represented_party(person, context.matter)
    values = {
        "name": person.name,
        "title": person.title,
        "party": party.name if party else None,
        "address": ", ".join(person.address),
        "place": person.signs_in if "," in (person.signs_in or "") else None,
        "state": _state_of_signing(person),
        "signed_in": sovereign(_state_of_signing(person) or BLANK),
    }
    filled_values = {name: value or BLANK for name, value in values.items()} | more_values
    return fill(
        text, {"day": BLANK, **SHORT_BLANKS, **filled_values, "country": _country_line(person.address, context)}
    )


def _state_of_signing(person: Person) -> str | None:
    return state_named(state_in(person.signs_in)) if person.signs_in else None


def _venue_line(context: PaperContext) -> str:
    """Return the place of the oath: state and county, a jurisdiction without counties, or a foreign country."""
    person = oath_person(context)
    signing_state = _state_of_signing(person)
    if person.signs_in and not signing_state and country_named(state_in(person.signs_in)):
        return context.say("verification.venue_abroad", place=person.signs_in)
    if signing_state in COUNTYLESS_STATES:
        return fill_oath(str(context.sentence_entry("verification.venue_without_county")), context)
    venue = str(context.sentence_entry("verification.venue"))
    return fill_oath(venue, context, county_word=_county_word_in(signing_state, context))


def _county_word_in(signing_state: str | None, context: PaperContext) -> str:
    """Return the word for a county in *signing_state*; the word in the court's state if *signing_state* is unknown."""
    if signing_state in {None, state_name(context.court.state)}:
        return county_word(context.rely_on(context.court.county_word))
    return "Parish" if signing_state in PARISH_STATES else "County"


def _country_line(address: Sequence[str], context: PaperContext) -> str:
    """Return the country for an *address* without a country: the United States if it has a state, else a blank.

    Return "" if the address has a country.
    """
    if any(UNITED_STATES.search(line) or country_named(line) for line in address):
        return ""
    has_state = any(state_named(state_in(line.rstrip("0123456789- "))) for line in address)
    country = context.sentence_entry("verification.own_country") if has_state else None
    return context.say("verification.country", country=country)


def oath_of_counsel(context: PaperContext) -> tuple[str, str]:
    """Return the court's text for counsel's affirmation, and the line with date and place above the signature.

    Both are "" if the court has no such text or needs a notary; the line is "" if the text already contains the date.
    """
    law = context.rely_on(context.court.oath)
    form = (law.value.affidavit or law.value) if law else None
    if form is None or form.notary or not form.words:
        return "", ""
    names = ("name", "title", "party", "address", "country", "place", "state", "paper", "day")
    blanks = dict.fromkeys(names, BLANK)
    affirmation = fill(form.words, {**blanks, **SHORT_BLANKS})
    executed_line = fill(_executed_pattern(form, context), {**blanks, "day": context.date})
    return affirmation, executed_line


def sworn_signature(context: PaperContext) -> Signature:
    """Return the signature of the declarant, below the date and the place if the form has lines for them."""
    person = oath_person(context)
    form = oath_form(context)
    party = represented_party(person, context.matter)
    office = " of ".join(part for part in (person.title, party.name if party else "") if part)
    line_below = fill_oath(form.below, context) if form.below else ""
    lines = tuple(line for line in (person.name, office, line_below) if line)
    return Signature(_executed_line(form, context), (Signer(signed="", lines=lines),))


def _executed_line(form: OathForm, context: PaperContext) -> str:
    if form.notary or OWN_DATE.search(context.own_words("oath") or ""):
        return ""
    return fill_oath(_executed_pattern(form, context), context)


def _executed_pattern(form: OathForm, context: PaperContext) -> str:
    """Return the pattern of the line above a signature, with the date or with date and place.

    Return "" if the text of the oath already contains them.
    """
    if form.executed == "in the words":
        return ""
    key = "verification.executed" if form.executed == "date" else "verification.executed_at"
    return str(context.sentence_entry(key))


def jurat_statement(context: PaperContext) -> Statement | None:
    """Return the certificate of the officer who administers the oath; None if the form of oath needs no officer.

    The user's own sentence replaces the text that the law prescribes.
    """
    form = oath_form(context)
    if not form.notary:
        return None
    own_jurat = context.matter.own_sentence("verification", "jurat")
    by_law = "" if own_jurat else form.jurat
    words = by_law or f"{{venue}} {context.sentence_entry('verification.jurat')}"
    certificate = fill_oath(words, context, venue=_venue_line(context)).strip()
    expiration = fill_oath(str(context.sentence_entry("verification.expires")), context)
    officer_lines = tuple(line for line in (form.officer, expiration) if line)
    signature = Signature(dated="", signers=(Signer(signed="", lines=officer_lines),))
    paragraphs = (plain(certificate),) if certificate else ()
    return Statement("jurat", heading="", paragraphs=paragraphs, items=(), signature=signature, new_page=False)
