"""Strictness: whatever the engine would only warn of stops the paper, in words that its writer can use."""

import logging
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from html import unescape

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.language.characters import may_print, named
from assembler.language.scripts import ANY_HAN_KANA_HANGUL
from assembler.paginate import fonts
from assembler.plan.plan import Plan

GLYPH = re.compile(r'"(?P<character>.)" \(U\+(?P<point>[0-9A-F]+)\)', re.DOTALL)
ANCHOR = re.compile(r"No anchor #(?P<target>\S+) ")
TAG = re.compile(r"<[^<>]*>")
ID = re.compile(r' id="([^"]*)"')
NEAR = 24
"""Letters shown on each side of a character that has no glyph."""
SCRIPTS, CJK = "fonts-noto-core", "fonts-noto-cjk"
"""Debian's packages of fonts for other scripts, and for those that the set-up leaves out for their size."""
BASIC = "Noto Serif"
"""A family of the first of these packages."""


class WarningRecord(logging.Handler):
    """A log that keeps each message once, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of *record*."""
        self.messages[record.getMessage()] = None


@contextmanager
def recorded() -> Iterator[Mapping[str, None]]:
    """Give the warnings of the engine while the block runs, in place of its log."""
    record, log = WarningRecord(), logging.getLogger("weasyprint")
    log.addHandler(record)
    propagate, log.propagate = log.propagate, False
    try:
        yield record.messages
    finally:
        log.removeHandler(record)
        log.propagate = propagate


@contextmanager
def strict(html: str, plan: Plan) -> Iterator[None]:
    """Raise Stopped at the end when the engine warned of anything in *html*, and at once when it asks for a file."""
    try:
        with recorded() as messages:
            yield
    except fonts.Refused as problem:
        raise Stopped(_refused(str(problem), plan)) from problem
    stop(messages, html, plan)


def stop(messages: Iterable[str], html: str, plan: Plan) -> None:
    """Raise Stopped when there are *messages*, the engine's warnings of *html*."""
    if findings := [_finding(message, html, plan) for message in messages]:
        raise Stopped(*findings)


def _refused(url: str, plan: Plan) -> Finding:
    message = f"the template of `{plan.document}` asks for `{url}`; a paper takes nothing from outside"
    return fault("PAG001", Place(plan.id), message, fix="put the style into the template itself")


def _finding(message: str, html: str, plan: Plan) -> Finding:
    """Return a warning of the engine in our words."""
    if match := GLYPH.search(message):
        return _glyph(match["character"], html, plan)
    if match := ANCHOR.search(message):
        fact = f"a reference leads to `{match['target']}`, which is not in this paper"
        return fault("PAG001", Place(plan.id), fact)
    return fault("PAG001", Place(plan.id), f"the engine warns: {message}")


def _glyph(character: str, html: str, plan: Plan) -> Finding:
    """Name a character that no font has, and where it is: the id of its paragraph and the words around it."""
    body = html[html.find("<body") :]
    blank = TAG.sub(lambda tag: " " * len(tag[0]), body)
    place = next((place for place, letter in enumerate(blank) if may_print(letter, character)), -1)
    if place < 0:
        message = f"no font has a glyph for {named(character)}, in the footer"
        return fault("PAG003", Place(plan.id), message, fix=_remedy(character), words=character)
    start, end = (unescape(TAG.sub("", side)) for side in (body[:place], body[place + 1 :]))
    words, at = f"{start[-NEAR:]}{body[place]}{end[:NEAR]}", len(start[-NEAR:])
    message = f"no font has a glyph for {named(body[place])}, in `{' '.join(words.split())}`"
    message += f" of `{ids[-1]}`" if (ids := ID.findall(body[:place])) else ""
    return replace(fault("PAG003", Place(plan.id), message, fix=_remedy(character)), words=words, at=at)


def _remedy(character: str) -> str:
    """Return what prints *character*: the package with its fonts, or other words."""
    if ANY_HAN_KANA_HANGUL.search(character):
        return f"install fonts for Chinese, Japanese and Korean: `apt-get install {CJK}`"
    if BASIC.lower() not in fonts.installed():
        return f"install the fonts of other scripts and signs: `apt-get install {SCRIPTS}`"
    return "write it another way: none of the fonts that a paper may use has it"
