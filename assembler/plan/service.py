"""The proof that a paper was served: counsel's certificate, or another form that the court requires."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.blanks import fill
from assembler.language.dates import printed_date
from assembler.language.english import capitals, series
from assembler.language.regex import Regex
from assembler.model.filing import Filing, Service
from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_lines import firm_of, name_line
from assembler.plan.frame.counsel_signature import signed_by_counsel
from assembler.plan.frame.oaths import oath_of_counsel
from assembler.plan.frame.signature import date_line, signed_line
from assembler.plan.frame.signers import AttorneyEntry, signers, signing_parties
from assembler.plan.frame.titles import short_title
from assembler.plan.plan import Signature, Signer, Statement
from assembler.plan.text.markdown import plain
from assembler.plan.text.recital import Recital
from assembler.plan.text.wording import BLANK

PROPOSED_PREFIX = Regex(r"(?i)\A\[?proposed\]? ")
"""The beginning of a proposed order's title."""


def proof_of_service(context: PaperContext) -> Iterator[Statement]:
    """Yield the proof of service: who was served, how and when, any oath that the court requires, and a signature.

    A date in the first sentence is not repeated above the signature.
    """
    law = context.rely_on(context.court.proof_of_service)
    form = law.value if law else None
    words = fill(form.lead, _form_values(context)) if form else _lead_sentence(context)
    lead = plain(words)
    recitals = (Recital(words, (context.path(context.filing, "service"), *_serving_attorney_path(context))),)
    items = tuple(_service_entry(service, context) for service in context.filing.service)
    heading = capitals(form.heading if form else context.say("service.heading"))
    oath, executed_line = oath_of_counsel(context) if form and form.sworn else ("", "")
    if not oath:
        dated = "" if context.date and context.date in words else date_line(context)
        signature = _signature(context, dated, typed=True)
        yield Statement("service", heading, (lead,), items, signature, new_page=True, recitals=recitals)
        return
    signature = _signature(context, executed_line, typed=False)
    yield Statement(
        "service", heading, (lead,), items, Signature(dated="", signers=()), new_page=True, recitals=recitals
    )
    yield Statement(
        "service-oath", heading="", paragraphs=(plain(oath),), items=(), signature=signature, new_page=False
    )


def _signature(context: PaperContext, dated: str, *, typed: bool) -> Signature:
    """Return the signature of the attorney who served the paper, or of whoever signs a paper without an attorney.

    With *typed*, the signature is typed in if the attorney has signed the paper; otherwise it is left blank.
    """
    entry = _serving_attorney(context)
    if entry is None:
        return Signature(dated, signed_by_counsel(context, signed_if_paper_is=typed).signers)
    has_signed = entry.name in context.filing.signed
    signature_line = signed_line(entry.name, entry.attorney, context) if typed and has_signed else ""
    return Signature(dated, (Signer(signature_line, (name_line(entry.attorney, context),)),))


def _serving_attorney(context: PaperContext) -> AttorneyEntry | None:
    """Return the filing side's first attorney who has signed the paper, or else its first attorney, if it has any."""
    attorneys = signers(context)
    for entry in attorneys:
        if entry.name in context.filing.signed:
            return entry
    return attorneys[0] if attorneys else None


def _serving_attorney_path(context: PaperContext) -> Iterator[KeyPath]:
    """Yield the path of the attorney who served the paper, whose name a court's form includes."""
    entry = _serving_attorney(context)
    if entry:
        yield ("counsel", entry.name)


def _lead_sentence(context: PaperContext) -> str:
    papers = series([context.say("service.this_paper"), *_accompanying_papers(context)])
    return context.say("service.lead", date=context.date, papers=papers)


def _accompanying_papers(context: PaperContext) -> Iterator[str]:
    """Yield the papers that are served with this paper and have no proof of service of their own."""
    served_with = [*context.family.served_with(context)]
    for filing in context.matter.filings:
        if filing is context.filing or filing.service:
            continue
        if _accompanies(filing, context) or any(filing is other_filing for other_filing in served_with):
            title = PROPOSED_PREFIX.sub("proposed ", short_title(context.for_filing(filing)))
            yield context.say("service.with_it", title=title)


def _accompanies(filing: Filing, context: PaperContext) -> bool:
    supports = bool(filing.goes_with or filing.paper.supports or filing.paper.signer == "judge")
    return supports and not filing.paper.opens and context.for_filing(filing).leading_paper is context.filing


def _form_values(context: PaperContext) -> dict[str, str]:
    """Return the values for a court's form: the serving attorney, the parties, the paper, the date."""
    entry = _serving_attorney(context)
    parties = [party for _, party in signing_parties(context)]
    name = address = ""
    if entry:
        name = entry.attorney.name
        address = ", ".join(_attorney_address(entry.name, context))
    elif parties:
        name = parties[0].name
    return {
        "name": name,
        "parties": f"{context.parties_by_full_name(parties):called}",
        "address": address or BLANK,
        "paper": series([short_title(context), *_accompanying_papers(context)]),
        "date": context.date or BLANK,
    }


def _service_entry(service: Service, context: PaperContext) -> str:
    name, address, email = _addressee_details(service.on, context)
    law = context.rely_on(context.court.proof_of_service)
    values = {"name": name, "address": ", ".join(address), "email": email}
    if law and service.by in law.value.ways:
        entry = fill(law.value.ways[service.by], {key: value or BLANK for key, value in values.items()})
    else:
        entry = context.say(f"service.{service.by}", **{key: value or None for key, value in values.items()})
    if service.date and service.date != context.filing.date:
        entry = f"{entry}, on {printed_date(service.date)}"
    return entry if entry.endswith(".") else f"{entry}."


def _addressee_details(name: str, context: PaperContext) -> tuple[str, tuple[str, ...], str]:
    if name in context.matter.counsel:
        attorney = context.matter.counsel[name]
        firm = firm_of(attorney, context)
        addressee = f"{attorney.name}, {firm.name}" if firm else attorney.name
        return addressee, _attorney_address(name, context), attorney.email or (firm.email if firm else None) or ""
    party = context.matter.parties[name]
    return party.name, party.address, party.email or ""


def _attorney_address(name: str, context: PaperContext) -> tuple[str, ...]:
    """Return the attorney's address, or the firm's address if the attorney has none."""
    attorney = context.matter.counsel[name]
    firm = firm_of(attorney, context)
    return attorney.address or (firm.address if firm else ())
