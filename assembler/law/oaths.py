"""Which form of a court's oath a person signs: it may depend on where that is, and on who asks for a notary."""

from typing import Literal

from assembler.language.places import country_named, spelled_out, state, state_name, state_named
from assembler.model.court import Court
from assembler.model.filing import Filing
from assembler.model.oath import Called, Oath, OathForm
from assembler.model.party import Person

Where = Literal["", "inside", "outside", "abroad"]
"""Where a person signs: unknown, in the court's state, in another state, or outside the United States."""

SWORN = OathForm.model_validate({"notary": True})
"""An oath before an officer in the program's words."""


def where_signed(person: Person, court: Court) -> Where:
    """Return where *person* signs, as seen from the state of *court*; unknown where the matter does not say it."""
    if not person.signs_in:
        return ""
    named = state_named(state(person.signs_in))
    if named:
        return "inside" if spelled_out(named) == spelled_out(state_name(court.state)) else "outside"
    return "abroad" if country_named(state(person.signs_in)) else ""


def form_of(oath: Oath, where: Where, filing: Filing) -> OathForm:
    """Return the form of *oath* for a paper that is signed *where*, before the filing's own wish for a notary."""
    if where == "abroad" and oath.abroad:
        return oath.abroad
    if filing.paper.signer == "declarant" and oath.affidavit:
        return oath.affidavit
    return oath.inside if where == "inside" and oath.inside else oath


def printed_form(oath: Oath, where: Where, filing: Filing) -> OathForm:
    """Return the form that is printed: that of the law, or an oath before an officer where the filing wants one."""
    form = form_of(oath, where, filing)
    return SWORN if filing.notary and not form.notary else form


def called(form: OathForm, otherwise: OathForm) -> Called:
    """Return what a statement of facts in *form* is called: before an officer an affidavit, else as *otherwise*."""
    return "Affidavit" if form.notary else otherwise.called


def swears(filing: Filing) -> str | None:
    """Return the person who verifies *filing* or declares in it, by the name that the matter uses; else None."""
    return filing.declarant if filing.paper.signer == "declarant" else filing.verified_by
