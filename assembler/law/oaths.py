"""The form of a person's oath, which may depend on the place of signing and on whether a notary is used."""

from typing import Literal

from assembler.language.places import country_named, spelled_out, state_in, state_name, state_named
from assembler.model.court import Court
from assembler.model.court.oath import Oath, OathForm, StatementTitle
from assembler.model.matter import Matter
from assembler.model.party import Party, Person

SigningPlace = Literal["", "inside", "outside", "abroad"]
"""Where a person signs: unknown, in the court's state, in another state, or outside the United States."""

SWORN_FORM = OathForm.model_construct(notary=True)
"""The form of an oath before an officer, in the program's wording."""


def signing_place(person: Person, court: Court) -> SigningPlace:
    """Return the place where *person* signs, relative to the state of *court*; "" if the matter does not say."""
    if not person.signs_in:
        return ""
    state = state_named(state_in(person.signs_in))
    if state:
        return "inside" if spelled_out(state) == spelled_out(state_name(court.state)) else "outside"
    return "abroad" if country_named(state_in(person.signs_in)) else ""


def form_of(oath: Oath, place: SigningPlace, *, testimony: bool) -> OathForm:
    """Return the form of *oath* for signing at *place*, before any request for a notary is considered.

    *testimony* says whether the paper is a witness's statement rather than a verified paper.
    """
    if place == "abroad" and oath.abroad:
        return oath.abroad
    if testimony and oath.affidavit:
        return oath.affidavit
    return oath.inside if place == "inside" and oath.inside else oath


def printed_form(oath: Oath, place: SigningPlace, *, testimony: bool, notary: bool) -> OathForm:
    """Return the form to print: the law's form, or the sworn form if a *notary* is wanted and that form has none."""
    form = form_of(oath, place, testimony=testimony)
    return SWORN_FORM if notary and not form.notary else form


def statement_title(form: OathForm, alternative: OathForm) -> StatementTitle:
    """Return the title of a statement: "Affidavit" if *form* is sworn before an officer, else that of *alternative*."""
    return "Affidavit" if form.notary else alternative.called


def represented_party(person: Person, matter: Matter) -> Party | None:
    """Return the party on whose behalf *person* acts; None if the person is that party or acts for nobody."""
    party = matter.parties[person.of] if person.of else None
    return None if party and _is_same_name(person.name, party.name) else party


def _is_same_name(name: str | None, other_name: str) -> bool:
    return bool(name) and " ".join((name or "").casefold().split()) == " ".join(other_name.casefold().split())
