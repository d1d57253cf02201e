"""The statements at the end of a paper: an order, a verification, a certificate of service."""

from collections.abc import Iterator
from dataclasses import replace

from assembler.language.english import capitals
from assembler.law.oaths import represented_party
from assembler.model.walk import alleges_on_belief
from assembler.model.words import oath_paragraphs
from assembler.plan.body import set_paragraphs
from assembler.plan.context import PaperContext
from assembler.plan.frame.counsel_signature import signed_by_counsel, signed_by_each_side
from assembler.plan.frame.oaths import jurat_statement, oath_form, oath_person, oath_words, sworn_signature
from assembler.plan.frame.signature import build_signature
from assembler.plan.frame.titles import paper_title
from assembler.plan.plan import Signature, Statement
from assembler.plan.required_statements import own_page_statements
from assembler.plan.service import proof_of_service
from assembler.plan.text.definitions import WithoutRepeats
from assembler.plan.text.markdown import Setting, plain, rich
from assembler.plan.text.structure import text_blocks


def closing_statements(
    context: PaperContext, without_repeats: WithoutRepeats, setting: Setting
) -> tuple[Statement, ...]:
    """Return the statements after the signature, in page order; *without_repeats* drops definitions already made."""
    return (
        *context.family.statements(context, without_repeats),
        *own_page_statements(context),
        *_verifications(context, setting),
        *(context.family.certificate or _filing_certificate)(context),
        *(proof_of_service(context) if context.filing.service else ()),
    )


def sections_after_signature(context: PaperContext, setting: Setting) -> Iterator[Statement]:
    """Yield the user's own sections after the signature, formatted like the body of the paper."""
    for section_number, section in enumerate(context.filing.after_signature, 1):
        signature = build_signature(context) if section.signed else Signature(dated="", signers=())
        section_blocks = (
            *text_blocks(section.text or "", setting, number=None, id_=""),
            *set_paragraphs(section.paragraphs, setting, context),
        )
        yield Statement(
            f"after-{section_number}",
            section.heading or "",
            paragraphs=(),
            items=(),
            signature=signature,
            new_page=False,
            blocks=section_blocks,
        )


def _verifications(context: PaperContext, setting: Setting) -> Iterator[Statement]:
    """Yield a verification for each person who verifies the paper, with the officer's certificate if one is needed."""
    for affiant_number, name in enumerate(context.filing.affiants, 1):
        verifier_context = replace(context, verifier=name)
        suffix = f"-{affiant_number}" if affiant_number > 1 else ""
        oath_statements = (
            _verification_statement(verifier_context, setting) if context.filing.verified_by else None,
            jurat_statement(verifier_context),
        )
        yield from (replace(statement, id=f"{statement.id}{suffix}") for statement in oath_statements if statement)


def _filing_certificate(context: PaperContext) -> Iterator[Statement]:
    """Yield the certificate that the court requires on every paper, unless the user's own text has it."""
    law = context.rely_on(context.court.filing_certificate)
    if law is None:
        return
    form = law.value
    own_text = "\n".join(_own_texts(context))
    if any(words in own_text for words in form.seen):
        return
    signature = signed_by_each_side(context) if form.each_side else signed_by_counsel(context, signed_if_paper_is=True)
    yield Statement(
        "certificate",
        capitals(form.heading),
        (plain(form.words),),
        items=(),
        signature=replace(signature, dated=""),
        new_page=False,
    )


def _own_texts(context: PaperContext) -> Iterator[str]:
    """Yield the texts of the user's own sections after the signature."""
    for section in context.filing.after_signature:
        yield from (section.text or "", *(paragraph.text or "" for paragraph in section.paragraphs))


def _verification_statement(context: PaperContext, setting: Setting) -> Statement:
    """Return the verification: on whose behalf it is made, that the signer has read the paper, and the court's oath.

    If the matter has its own oath, that text replaces all of these sentences.
    """
    heading = capitals(context.say("verification.heading"))
    if own_oath := context.own_words("oath"):
        paragraphs = tuple(rich(paragraph, setting) for paragraph in oath_paragraphs(own_oath))
        signature = sworn_signature(context)
        return Statement("verification", heading, paragraphs, items=(), signature=signature, new_page=True)
    person = oath_person(context)
    party = represented_party(person, context.matter)
    sentences: list[str] = []
    if party:
        officer_key = "officer_of_person" if party.kind == "individual" else "officer"
        sentences.append(context.say(f"verification.{officer_key}", title=person.title, party=party.name))
    if not oath_form(context).whole:
        reading_key = "read_belief" if alleges_on_belief(context.matter) else "read"
        sentences.append(context.say(f"verification.{reading_key}", paper=paper_title(context)))
    texts = (" ".join(sentences), oath_words(context, paper_title(context)))
    paragraphs = tuple(plain(text) for text in texts if text)
    signature = sworn_signature(context)
    return Statement("verification", heading, paragraphs, items=(), signature=signature, new_page=True)
