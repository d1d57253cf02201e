"""The verification after the signatures: the oath in the paper's own words, and the person who makes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from assembler.importing.draft import Doubt, DraftVerification
from assembler.importing.expressed import SIGNATURE, Expressed
from assembler.importing.notation import at_line_start, literal, marked_block
from assembler.importing.read_document import Block, FootNote, SourcePlace, TextBlock
from assembler.importing.zones.counsel_signs import BLANK, SIGNED, is_name
from assembler.importing.zones.head_lines import Line, head_lines
from assembler.plan.frame.oaths import OWN_DATE

HEADING = re.compile(r"(?i)^\s*(?:[\w.'’]{1,30}\s){0,3}verification\b[\w\s.,'’]{0,60}$")
"""The heading of a verification, such as "Plaintiff's Verification"."""

PERJURY = re.compile(r"(?i)\bpenalt(?:y|ies)\s+of\s+perjury\b")
"""Words of an oath that needs no officer."""

UNCERTAIN = re.compile(r"(?i)\b(?:notary|sworn|before me|commission|ss)\b|[{}]")
"""Words of an oath before an officer, or of the officer's certificate; and braces, which an oath cannot have."""

JURAT = re.compile(r"(?i)^(?:(?:subscribed|sworn|affirmed|signed)\b.{0,80}\bbefore\s+me\b|before me\b)")
"""The beginning of the certificate of an officer."""

NOTARY = re.compile(r"(?i)^notary public[.,]?$")
"""The line below the officer's signature."""

COMMISSION_EXPIRES = re.compile(r"(?i)^my commission expires\b")
"""The line on the officer's commission."""

DATE_LINE = re.compile(r"(?i)^(?:dated?|executed|signed)\b")
"""The line with the date of signing."""

MAX_SIGNATURE_WORDS = 12
"""The maximum number of words in a line of the signature."""

MAX_TITLE_LINES = 2
"""The maximum number of lines below the name, such as the person's office and company."""


@dataclass(frozen=True, slots=True)
class VerificationRead:
    """A verification, the doubt about it, and the words that the matter expresses."""

    verification: DraftVerification
    doubt: Doubt
    expressed: tuple[Expressed, ...]


@dataclass(slots=True)
class _Signature:
    """The lines below an oath: the date, the signature, the person's name, and the lines below the name."""

    date_line: str = ""
    name: str = ""
    titles: tuple[str, ...] = ()
    signature_lines: tuple[Line, ...] = ()


@dataclass(slots=True)
class _Certificate:
    """The certificate of an officer: its text, the signature, the title, and the line on the commission."""

    jurat: str = ""
    expires: str = ""
    signature_lines: tuple[Line, ...] = ()
    titles: tuple[Line, ...] = ()


def is_verification(heading: str) -> bool:
    """Whether *heading* is that of a verification."""
    return bool(HEADING.match(heading))


def read_verification(
    heading: str, place: SourcePlace, blocks: Sequence[Block], notes: Mapping[str, FootNote], parties: Sequence[str]
) -> VerificationRead | None:
    """Return the verification in *blocks*, below *heading* at *place*; None if anything in it is uncertain.

    It is certain if it is made under penalty of perjury, or has the certificate of an officer, and the lines below it
    are a date, a signature, a name and a title. *parties* has the names of the parties for whom the person may act.
    """
    jurat_start = next((index for index, block in enumerate(blocks) if index and _begins_jurat(block)), len(blocks))
    certificate = _certificate(list(head_lines(blocks[jurat_start:])))
    blocks = blocks[:jurat_start]
    end = next((index for index in range(len(blocks), 0, -1) if _is_oath(blocks[index - 1])), 0)
    texts = [block for block in blocks[:end] if isinstance(block, TextBlock)]
    oath = "\n\n".join(
        at_line_start(f"{literal(block.number)} {marked_block(block, notes)}".strip()) for block in texts
    )
    signature = _signature(list(head_lines(blocks[end:])))
    if len(texts) < end or not oath or signature is None or certificate is None or re.search(r"[{}]", oath):
        return None
    if not certificate.jurat and (not PERJURY.search(oath) or UNCERTAIN.search(oath)):
        return None
    if certificate.jurat and signature.date_line:
        return None
    about = f"`{signature.name}` verifies the paper: compare `people:` with the source, and the oath under `words:`"
    date_line = signature.date_line
    if date_line or OWN_DATE.search(oath):
        about = f"{about}; the date of signing is the source's"
    if date_line and OWN_DATE.search(oath):
        oath = f"{oath}\n\n{at_line_start(literal(date_line))}"
        date_line = ""
    title, party = _title_and_party(signature.titles, parties)
    if certificate.jurat:
        about = f"{about}; the certificate of the officer, under `sentences:`, is the source's"
    verification = DraftVerification(
        heading, oath, signature.name, title, party, date_line, certificate.jurat, certificate.expires
    )
    signature_lines = [(text, place) for text, place in signature.signature_lines if _has_letters(text)]
    if signature_lines:
        about = f"{about}; the source is signed, but the matter is not"
    signature_lines += [(text, place) for text, place in certificate.signature_lines if _has_letters(text)]
    expressed = [Expressed(SIGNATURE, text, place) for text, place in signature_lines]
    expressed += [Expressed("officer", text, place) for text, place in certificate.titles]
    if party:
        expressed.append(Expressed("party for whom a person acts", f"of {party}"))
    return VerificationRead(verification, Doubt(about, place), tuple(expressed))


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _begins_jurat(block: Block) -> bool:
    return isinstance(block, TextBlock) and bool(JURAT.match(block.text.strip()))


def _certificate(lines: Sequence[Line]) -> _Certificate | None:
    """Return the certificate of an officer in *lines*; None if a line is not understood or a part is missing.

    If *lines* is empty, the certificate is empty.
    """
    certificate = _Certificate()
    for text, place in lines:
        if SIGNED.match(text) or BLANK.match(text):
            certificate.signature_lines += ((text, place),)
        elif NOTARY.match(text):
            certificate.titles += ((text, place),)
        elif COMMISSION_EXPIRES.match(text) and not certificate.expires:
            certificate.expires = text
        elif certificate.titles or certificate.signature_lines or re.search(r"[{}]", text):
            return None
        else:
            certificate.jurat = f"{certificate.jurat} {text}".strip()
    return certificate if bool(certificate.jurat) == bool(certificate.titles) else None


def _is_oath(block: Block) -> bool:
    """Whether *block* is part of the oath, because it is long or ends like a sentence, and is not a date line."""
    if not isinstance(block, TextBlock) or DATE_LINE.match(block.text.strip()):
        return False
    text = block.text.strip()
    return len(text.split()) > MAX_SIGNATURE_WORDS or text.endswith((".", ":", ";"))


def _signature(lines: Sequence[Line]) -> _Signature | None:
    """Return the signature in *lines*; None if it lacks a name, or if a line does not belong to a signature."""
    signature = _Signature()
    for text, place in lines:
        if SIGNED.match(text) or BLANK.match(text):
            signature.signature_lines += ((text, place),)
        elif not (signature.date_line or signature.name) and DATE_LINE.match(text):
            signature.date_line = text
        elif not signature.name and is_name(text):
            signature.name = text
        elif signature.name and len(signature.titles) < MAX_TITLE_LINES and _may_be_title(text):
            signature.titles += (text,)
        else:
            return None
    return signature if signature.name else None


def _may_be_title(text: str) -> bool:
    return len(text.split()) <= MAX_SIGNATURE_WORDS and not re.search(r"[\d@_/]|:$", text)


def _title_and_party(lines: Sequence[str], parties: Sequence[str]) -> tuple[str, str]:
    """Return the title in *lines* and, if they read "TITLE of PARTY", the party for whom the person acts; else ""."""
    title = ", ".join(line.strip(" ,") for line in lines)
    for party in parties:
        short_title, of, name = title.partition(" of ")
        if of and name.strip(" .").casefold() == party.strip(" .").casefold():
            return short_title, party
    return title, ""
