"""Turns warnings of the page engine into errors: each stops the paper, with a message for its author."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from html import unescape

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, MatterError, Place
from assembler.findings.visible import one_line
from assembler.language.characters import character_name, may_print
from assembler.language.scripts import ANY_HAN_KANA_HANGUL
from assembler.outputs.pdf.paginate import fonts
from assembler.plan.plan import Plan

GLYPH = re.compile(r'"(?P<character>.)" \(U\+(?P<point>[0-9A-F]+)\)', re.DOTALL)
"""Matches the engine's warning about a character without a glyph."""

ANCHOR = re.compile(r"No anchor #(?P<target>\S+) ")
"""Matches the engine's warning about a link without a target."""

TAG = re.compile(r"<[^<>]*>")
ID = re.compile(r' id="([^"]*)"')
CHARACTERS_BESIDE = 24
"""The number of characters that a message quotes on each side of a character without a glyph."""

SCRIPTS_PACKAGE = "fonts-noto-core"
"""Debian's package of fonts for other scripts, which the setup installs."""

CJK_PACKAGE = "fonts-noto-cjk"
"""Debian's package of fonts for Chinese, Japanese and Korean, which the setup does not install, because it is large."""

BASIC_FAMILY = "Noto Serif"
"""A font family from the package `SCRIPTS_PACKAGE`."""


class WarningRecord(logging.Handler):
    """A log handler that collects messages in order, without duplicates."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Collect the message of *record*."""
        self.messages[record.getMessage()] = None


@contextmanager
def record_warnings() -> Iterator[Mapping[str, None]]:
    """Collect the warnings of the engine during the block, instead of logging them."""
    record = WarningRecord()
    log = logging.getLogger("weasyprint")
    log.addHandler(record)
    propagate = log.propagate
    log.propagate = False
    try:
        yield record.messages
    finally:
        log.removeHandler(record)
        log.propagate = propagate


@contextmanager
def warnings_as_errors(html: str, plan: Plan) -> Iterator[None]:
    """Raise MatterError if the engine requests a file for *html* or logs a warning.

    A request raises the error at once, and a warning at the end of the block.
    """
    try:
        with record_warnings() as messages:
            yield
    except fonts.RefusedRequest as problem:
        raise MatterError(_refused_address(str(problem), plan)) from problem
    raise_warnings(messages, html, plan)


def raise_warnings(messages: Iterable[str], html: str, plan: Plan) -> None:
    """Raise MatterError if there are any *messages*, the engine's warnings about *html*."""
    if findings := [_finding(message, html, plan) for message in messages]:
        raise MatterError(*findings)


def _refused_address(url: str, plan: Plan) -> Finding:
    message = f"the template of `{plan.document}` requests `{url}`, but a paper cannot use outside resources"
    return fault("PAG001", Place(plan.id), message, fix="put the style sheet or picture into the template itself")


def _finding(message: str, html: str, plan: Plan) -> Finding:
    """Return a finding for the engine's warning *message*."""
    if match := GLYPH.search(message):
        return _missing_glyph(match["character"], html, plan)
    if match := ANCHOR.search(message):
        text = f"a reference has the target `{match['target']}`, which is not in this paper"
        return fault("PAG001", Place(plan.id), text)
    return fault("PAG001", Place(plan.id), f"the page engine warns: {message}")


def _missing_glyph(character: str, html: str, plan: Plan) -> Finding:
    """Return the finding on a character without a glyph."""
    body = html[html.find("<body") :]
    printed_text = TAG.sub(lambda tag: " " * len(tag[0]), body)
    positions = [position for position, letter in enumerate(printed_text) if may_print(letter, character)]
    if not positions:
        message = f"the footer contains {character_name(character)}, for which no font has a glyph"
        return fault("PAG003", Place(plan.id), message, fix=_remedy(character), words=character)
    position = positions[0]
    before = unescape(TAG.sub("", body[:position]))[-CHARACTERS_BESIDE:]
    after = unescape(TAG.sub("", body[position + 1 :]))[:CHARACTERS_BESIDE]
    words = f"{before}{body[position]}{after}"
    ids = ID.findall(body[:position])
    place = f" in `{ids[-1]}`" if ids else ""
    message = f"`{one_line(words)}`{place} contains {character_name(body[position])}, for which no font has a glyph"
    return replace(fault("PAG003", Place(plan.id), message, fix=_remedy(character)), words=words, at=len(before))


def _remedy(character: str) -> str:
    """Return the remedy for *character*: a font package to install, or a change of wording."""
    if ANY_HAN_KANA_HANGUL.search(character):
        return f"install fonts for Chinese, Japanese and Korean: `apt-get install {CJK_PACKAGE}`"
    if BASIC_FAMILY.lower() not in fonts.installed_families():
        return f"install fonts for other scripts and symbols: `apt-get install {SCRIPTS_PACKAGE}`"
    return "replace the character, because none of the fonts that a paper may use has it"
