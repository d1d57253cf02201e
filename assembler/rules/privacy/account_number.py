"""PRV003."""

import re
from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.language.passages import passages
from assembler.model.matter import Matter
from assembler.rules._texts import COUNTED, after, all_texts
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.rule import Problem, rule

NOT_TAKEN = "".join(f"(?<!{verb} into )" for verb in ("take", "takes", "took", "taken", "taking"))
NAMED = re.compile(
    r"\b(?:account|acct\.?|card)\s+(?:numbers?|nos?\.?|#)[^\d.;]{0,25}\d(?:[ -]?\d){4,}"
    rf"|{NOT_TAKEN}\b(?:account|acct\.?)\s+\d(?:[ -]?\d){{5,}}(?!\d|[.,]\d)",
    re.IGNORECASE,
)
CARD = re.compile(r"(?<![\d-])[3-6]\d{3}(?:[ -]?\d){11,12}(?![\d-])")
FINANCIAL = re.compile(
    r"\b(?:banks?|card|checking|savings|deposits?|credit|debit|brokerage|loan|mortgage|escrow|routing)\b", re.IGNORECASE
)
OF_LAND = re.compile(r"\b(?:tax(?:payer)?|parcel|assessor)\b[^.;]{0,25}\Z", re.IGNORECASE)
"""Words before the number of a parcel of land, which is a public record."""

DATE = re.compile(r"\b(?:19|20)\d\d[ -][01]?\d[ -][0-3]?\d\Z")

DEVICE = re.compile(r"\b(?:IMEI|MEID|serial|tracking)\b[^.;]{0,25}\Z", re.IGNORECASE)
"""Words before the number of a device or a shipment, whose last digit is a check digit, too."""

AROUND = 80
"""Letters on each side of a number that are searched for a financial word."""


@rule(
    "PRV003",
    cite="Fed. R. Civ. P. 5.2(a)(4), or the rule of the court",
    basis="verified",
    fix="keep the last four digits",
)
def account_number(matter: Matter) -> Iterator[Problem]:
    """The number of a financial account is printed in full.

    A filed paper is public, and may give the last four digits only. It is a warning where no word nearby shows that the
    account is a financial one.
    """
    weight = redaction(matter.court, "account")
    cite = authority(matter.court, "Fed. R. Civ. P. 5.2(a)(4)")
    for path, text in all_texts(matter) if weight else ():
        for found in passages(NAMED, text):
            if OF_LAND.search(text, 0, found.start()) or COUNTED.match(text, found.end()) or DATE.search(found[0]):
                continue
            near = text[max(found.start() - AROUND, 0) : found.end() + AROUND]
            lower = weight if FINANCIAL.search(near) else Severity.WARNING
            yield Problem(path, f"the number of an account is in full {after(text, found.start())}", lower, cite=cite)
        for found in passages(CARD, text):
            if adds_up(found[0]) and not DEVICE.search(text, 0, found.start()):
                yield Problem(
                    path, f"the number of a payment card is in full {after(text, found.start())}", weight, cite=cite
                )


def adds_up(number: str) -> bool:
    """Whether the last digit of *number* is the check digit of a payment card (the Luhn formula, ISO/IEC 7812-1)."""
    digits = [int(letter) for letter in reversed(number) if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0
