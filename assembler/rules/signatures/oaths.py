"""Oaths and verifications: words not on record, a notary missing or not needed, a missing title, or a wrong person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.places import country_named, state_in, state_named
from assembler.language.regex import Regex
from assembler.law.oaths import SigningPlace, form_of, represented_party, signing_place
from assembler.model.court.oath import Oath, OathForm
from assembler.model.filing import Filing
from assembler.model.law import Law, severity_for
from assembler.model.matter import Matter
from assembler.model.party import Person
from assembler.model.walk import of_side, texts
from assembler.rules._complaint import opening
from assembler.rules._party_names import party_names
from assembler.rules.rule import Problem, rule


@dataclass(frozen=True)
class SwornPaper:
    """A verification or declaration: its filing, the person who swears, and the law's form of oath, if recorded."""

    path: KeyPath
    filing: Filing
    key: str
    """The person's key under `people:`."""
    person: Person
    place: SigningPlace
    """Whether the person signs in the court's state, in another state, abroad, or at an unknown place."""
    law: Law[Oath] | None
    form: OathForm | None


def sworn_papers(matter: Matter) -> Iterator[SwornPaper]:
    """Yield each person's verification or declaration in *matter*, unless the user wrote the words of the oath."""
    law = matter.court.oath
    if matter.words.oath:
        return
    for index, filing in enumerate(matter.filings):
        if filing.words.oath:
            continue
        for key in filing.affiants:
            person = matter.people[key]
            place = signing_place(person, matter.court)
            form = form_of(law.value, place, testimony=filing.paper.signer == "declarant") if law else None
            yield SwornPaper(("filings", index), filing, key, person, place, law, form)


@rule(
    "SIG010",
    cite="this program",
    basis="program",
    fix="write the words of the oath in `words: {oath: ...}`, with `notary: true` if an officer administers it, or "
    "record `oath:` in your own file for the court",
    no_waiver="without the words of an oath nothing is sworn; write the words in `words: {oath: ...}`",
)
def oath_not_recorded(matter: Matter) -> Iterator[Problem]:
    """The words of an oath in this court are not recorded.

    A state may prescribe the words of a verification or declaration, or require an oath before a notary. The program
    does not invent the words, so it builds only a draft, with a blank in their place.
    """
    for paper in sworn_papers(matter):
        if paper.law is None:
            message = f"`{paper.key}` must swear, but the words of an oath in {matter.court.name} are not recorded"
            yield Problem(paper.path, message, passes_draft=True)


@rule(
    "SIG011",
    cite="the court's law on oaths",
    basis="verified",
    fix="delete `notary: false`, or write the words of an oath that needs no notary in `words: {oath: ...}`",
)
def notary_left_out(matter: Matter) -> Iterator[Problem]:
    """A verification omits the notary that the court's law requires.

    Not every state accepts a declaration under penalty of perjury instead of an oath; some accept it only from persons
    abroad. The paper is printed with the notary's certificate nevertheless.
    """
    for paper in sworn_papers(matter):
        if paper.filing.notary is False and paper.law and paper.form and paper.form.notary:
            message = f"`{paper.key}` would swear without a notary, but {matter.court.citation} requires a notary"
            yield Problem((*paper.path, "notary"), message, severity_for(paper.law.basis), cite=paper.law.authority)


@rule(
    "SIG012",
    cite="28 U.S.C. § 1746, and the laws of many states",
    basis="verified",
    severity=Severity.WARNING,
    fix="delete `notary: true`, unless a statute or contract requires an oath before an officer",
)
def notary_not_needed(matter: Matter) -> Iterator[Problem]:
    """A verification is sworn before a notary although a declaration is enough.

    Under the law of this court a declaration under penalty of perjury has the force of an oath, and a notary only costs
    the client time. The notary's certificate is printed nevertheless, because the matter asks for it.
    """
    for paper in sworn_papers(matter):
        if paper.filing.notary and paper.law and paper.form and not paper.form.notary and not paper.law.value.provided:
            fact = f"{matter.court.citation} does not require a notary"
            message = f"`{paper.key}` would swear before a notary, but {fact}"
            yield Problem((*paper.path, "notary"), message, cite=paper.law.authority)


@rule(
    "SIG014",
    cite="the court's law on oaths",
    basis="verified",
    severity=Severity.NOTE,
    fix="confirm with `notary: false` that the condition is met, or write `notary: true`",
)
def oath_on_condition(matter: Matter) -> Iterator[Problem]:
    """An oath omits the notary, but the matter does not show that the condition for that is met.

    In some states a declaration is enough only in a paper that is filed electronically.
    """
    for paper in sworn_papers(matter):
        if paper.law and paper.law.value.provided and paper.filing.notary is None:
            message = f"`{paper.key}` can swear without a notary only if {paper.law.value.provided}"
            yield Problem(paper.path, message, cite=paper.law.authority)


@rule(
    "SIG013",
    cite="28 U.S.C. § 1746, and the laws of the states on declarations",
    basis="verified",
    severity=Severity.WARNING,
    fix="read the court's law on oaths abroad; then swear before a consular officer, or write the words in"
    " `words: {oath: ...}`",
)
def oath_place_uncertain(matter: Matter) -> Iterator[Problem]:
    """A person swears abroad or in an unknown place, for which no form of oath is recorded.

    Some laws prescribe different words for a declaration that is signed outside the United States, or do not accept
    such a declaration.
    """
    for paper in sworn_papers(matter):
        path = ("people", paper.key, "signs_in")
        place = paper.person.signs_in or ""
        if place and not state_named(state_in(place)) and not country_named(state_in(place)):
            fix = "end the place with the name of a state or a country, after a comma if a city comes first"
            yield Problem(path, f"`{place}` names neither a state nor a foreign country", fix=fix)
        elif paper.law and paper.place == "abroad" and not _covers_abroad(paper):
            message = f"`{paper.key}` signs in `{place}`, but no record shows whether {matter.court.citation} accepts"
            yield Problem(path, f"{message} this form of oath from abroad", cite=paper.law.authority)


def _covers_abroad(paper: SwornPaper) -> bool:
    return bool(paper.law and (paper.law.value.abroad or paper.law.value.anywhere))


@rule(
    "SIG023",
    cite="house style: a person who swears for a party states a title",
    basis="convention",
    severity=Severity.WARNING,
    fix="add the person's `title:`, or delete `of:`",
)
def title_left_blank(matter: Matter) -> Iterator[Problem]:
    """The person who swears for a party has no title, so the oath has a blank for the title.

    An individual who swears as the party needs no title.
    """
    for paper in sworn_papers(matter):
        party = represented_party(paper.person, matter)
        if party and not paper.person.title:
            message = f"`{paper.key}` acts for `{party.name}` without a title, so the oath has a blank for the title"
            yield Problem(("people", paper.key), message)


VERIFIED = Regex(r"(?<![\w-])verified\b", re.IGNORECASE)

OATH = Regex(
    r"(?i)\bunder\s+(?:the\s+)?penalt(?:y|ies)\s+of\s+perjury\b|\b(?:being|been)\s+(?:first\s+)?duly\s+sworn\b",
    needs="perjury|sworn",
)


@rule(
    "SIG016",
    cite="house style: the title and the paper agree",
    basis="convention",
    severity=Severity.WARNING,
    fix="add `verified_by:` with the person under `people` who verifies it, or delete `Verified` in the title",
)
def verified_without_verification(matter: Matter) -> Iterator[Problem]:
    """The title calls a complaint verified, but nobody verifies it.

    The court and the other side expect the oath, and in some states the answer to a verified complaint must be verified
    too. An oath in the matter's own texts is enough, with words such as "under penalty of perjury".
    """
    if any(OATH.search(text.words) for text in texts(matter)):
        return
    for index, filing in opening(matter):
        for key, words in (("title", (filing.title,)), ("legends", filing.legends)):
            if not filing.verified_by and any(VERIFIED.search(line or "") for line in words):
                yield Problem(("filings", index, key), f"`{filing.name}` is called verified, but nobody verifies it")


BEFORE_EMPLOYER = Regex(r"\b(?:of|for|at)\s|,\s")
"""Words between an office and its party: "Manager of"."""


@rule(
    "SIG021",
    cite="CPLR 3020(d), and the laws of other states: a pleading is verified by the party whose pleading it is",
    basis="verified",
    fix="under `verified_by:`, name a plaintiff or a plaintiff's officer, or correct the person's `of:`",
)
def verified_by_the_other_side(matter: Matter) -> Iterator[Problem]:
    """The complaint is verified on behalf of a defendant, or by somebody who is not a plaintiff.

    According to the matter, the person who verifies the complaint acts for a defendant, and the paper would say so
    under oath. The person's title counts too, as in "Manager of Example Stores" where Example Stores is a defendant. If
    all plaintiffs are natural persons who sue for themselves, a person without a title or `of:` must be one of them.
    """
    for index, filing in enumerate(matter.filings):
        for name in filing.verified_by:
            party_name = matter.people[name].of
            party = matter.parties[party_name] if party_name else None
            if party and party.on_side == "defendant":
                message = f"`{name}` verifies `{filing.name}` on behalf of `{party.name}`, a defendant"
                yield Problem(("filings", index, "verified_by"), message, also=(("people", name, "of"),))
                continue
            title = matter.people[name].title or ""
            employers = [matter.parties[key] for key in party_names(matter).parties_in(title)]
            if employers and BEFORE_EMPLOYER.search(title) and all(party.on_side == "defendant" for party in employers):
                message = f"`{name}` verifies `{filing.name}` as `{title}`, but `{employers[0].name}` is a defendant"
                yield Problem(("people", name, "title"), message, also=(("filings", index, "verified_by"),))
            elif (
                filing.paper.opens and not title and not party_name and _is_not_a_plaintiff(matter.people[name], matter)
            ):
                message = f"`{matter.people[name].name}` verifies `{filing.name}`, but is not a plaintiff"
                also = (("filings", index, "verified_by"),)
                yield Problem(("people", name, "name"), message, Severity.WARNING, also=also)


def _is_not_a_plaintiff(person: Person, matter: Matter) -> bool:
    """Whether *person* has the surname of no plaintiff, and all plaintiffs are natural persons suing for themselves."""
    plaintiffs = of_side(matter.parties, "plaintiff").values()
    if not person.name or any(party.kind != "individual" or party.minor or party.through for party in plaintiffs):
        return False
    attorneys = {attorney.name for attorney in matter.counsel.values()}
    texts_on_plaintiffs = " ".join(f"{party.name} {party.capacity or ''} {party.aka}" for party in plaintiffs)
    return person.name not in attorneys and person.name.split()[-1] not in texts_on_plaintiffs


COUNSEL = Regex(r"(?i)\b(?:attorney(?![- ]in[- ]fact)|counsel|lawyer)\b")
IN_HOUSE_TITLES = Regex(r"(?i)\b(?:general|house|corporate|chief|staff|senior|deputy|assistant|associate)\b")
"""Words in the titles of a company's own lawyers, who are its officers."""


@rule(
    "SIG022",
    cite="the law of the state on who verifies a pleading",
    basis="secondary",
    severity=Severity.WARNING,
    fix="have the party verify the pleading, or write your own verification, with the reason, under `words: "
    "{oath: ...}`",
)
def verified_by_counsel(matter: Matter) -> Iterator[Problem]:
    """A pleading is verified by the party's own attorney, but does not say why.

    The state allows this only on grounds that its law lists, and the verification must state the ground; the program's
    standard verification does not. A company's own lawyer, such as its general counsel, verifies as an officer of the
    company and is not reported.
    """
    law = matter.court.counsel_verifies
    if not law:
        return
    for paper in sworn_papers(matter):
        if paper.filing.verified_by and _is_counsel(paper.person, matter):
            message = f"`{paper.key}` verifies `{paper.filing.name}` as counsel, but the verification does not say why;"
            message += f" counsel may do so only {law.value}"
            yield Problem((*paper.path, "verified_by"), message, cite=law.authority)


def _is_counsel(person: Person, matter: Matter) -> bool:
    counsel = {name for party in of_side(matter.parties, "plaintiff").values() for name in party.counsel}
    if person.name in {matter.counsel[name].name for name in counsel if name in matter.counsel}:
        return True
    title = person.title or ""
    return bool(COUNSEL.search(title)) and not IN_HOUSE_TITLES.search(title)
