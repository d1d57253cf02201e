"""Strictness: whatever the engine would only warn of stops the paper, in words that its writer can use."""

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from assembler.findings.faults import fault
from assembler.findings.finding import Finding, Place, Stopped
from assembler.paginate import fonts
from assembler.plan.plan import Plan

GLYPH = re.compile(r'"(?P<character>.)" \(U\+(?P<point>[0-9A-F]+)\)', re.DOTALL)
ANCHOR = re.compile(r"No anchor #(?P<target>\S+) ")
TAG = re.compile(r"<[^>]*>")
ID = re.compile(r' id="([^"]*)"')
NEAR = 24
"""Letters shown on each side of a character that has no glyph."""


class WarningRecord(logging.Handler):
    """A log that keeps each message once, in order."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: dict[str, None] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message of *record*."""
        self.messages[record.getMessage()] = None


@contextmanager
def strict(html: str, plan: Plan) -> Iterator[None]:
    """Raise Stopped at the end when the engine warned of anything in *html*, and at once when it asks for a file."""
    record, log = WarningRecord(), logging.getLogger("weasyprint")
    log.addHandler(record)
    propagate, log.propagate = log.propagate, False
    try:
        yield
    except fonts.Refused as problem:
        raise Stopped(_refused(str(problem), plan)) from problem
    finally:
        log.removeHandler(record)
        log.propagate = propagate
    if record.messages:
        raise Stopped(*(_finding(message, html, plan) for message in record.messages))


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
    """Name a character that no font has, and where it stands: the id of its paragraph and the words around it."""
    before, _, after = html.partition(character)
    where = ID.findall(before[before.find("<body") :])
    near = f"{TAG.sub('', before)[-NEAR:]}{character}{TAG.sub('', after)[:NEAR]}"
    message = f"no font has a glyph for `{character}` (U+{ord(character):04X}), in `{' '.join(near.split())}`"
    message += f" of `{where[-1]}`" if where else ""
    return replace(fault("PAG003", Place(plan.id), message), words=character)
