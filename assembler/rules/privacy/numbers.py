"""Private numbers in a public paper: taxpayer, account, passport and license numbers."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assembler.facts.texts import COUNTED, after_words
from assembler.findings.finding import Severity
from assembler.language.regex import Regex, passages
from assembler.model.law import severity_for
from assembler.rules.privacy._redaction import authority, redaction
from assembler.rules.public_texts import PublicTexts
from assembler.rules.rule import Problem, matched, rule

TAXPAYER_NUMBER = Regex(
    r"(?<![\w/-])(?!000)\d{3}([-‐‑–])\d{2}\1\d{4}(?![\w-])"  # noqa: RUF001 - the hyphens and dashes that people write
    r"|\b(?:SSN|SS(?=#)|SS (?=#|no\b)|soc\.?\s+sec\.?|ITIN|TIN|social[\s-]+security"
    r"|taxpayer[\s-]+identification|taxpayer\s+number)(?!\w)\D{0,25}\d{3}[ .]?\d{2}[ .]?\d{4}(?!\d)",
    re.IGNORECASE,
    needs="-|‐|‑|–|ssn|ss#|ss no|ss #|soc|itin|tin|taxpayer",  # noqa: RUF001 - the hyphens and dashes that people write
)

EMPLOYER_NUMBER = Regex(
    r"\b(?:F?EIN|TIN|(?:taxpayer|employer|tax)[\s-]+identification|(?:federal|employer|tax(?:payer)?)[\s-]+I\.?D\b"
    r"|tax(?:payer)?(?:[’']s)?[\s-]+(?:numbers?|nos?)\b)[^\d;]{0,25}\d{2}-\d{7}(?![\w-])",
    re.IGNORECASE,
    needs="-",
)
"""A number in the form of an employer identification number."""


@rule(
    "PRV001",
    cite="Fed. R. Civ. P. 5.2(a)(1), or the rule of the court",
    basis="verified",
    fix="keep at most the last four digits",
)
def social_security_number(public: PublicTexts) -> Iterator[Problem]:
    """A social-security or taxpayer-identification number is printed in full.

    A filed paper is public, and may give only the last four digits or, in some courts, no digits. For an employer
    identification number the finding is only a warning, because many such numbers are public anyway.
    """
    severity = redaction(public.court, "ssn")
    cite = authority(public.court, "ssn", "Fed. R. Civ. P. 5.2(a)(1)")
    if not severity:
        return
    for path, text in public.texts:
        for match in passages(TAXPAYER_NUMBER, text):
            place = after_words(text, match.start())
            message = f"a social-security or taxpayer number is printed in full {place}"
            yield Problem(path, message, severity, at=matched(match), cite=cite)
        for match in passages(EMPLOYER_NUMBER, text):
            place = after_words(text, match.start())
            message = f"a taxpayer's number is printed in full {place}"
            yield Problem(path, message, Severity.WARNING, at=matched(match), cite=cite)


LAST_DIGITS = Regex(
    r"\b(?:SSN|social[\s-]+security\s+number|taxpayer[\s-]+identification\s+number|TIN"
    r"|ITIN)\b[^.;\d]{0,40}\d{3,4}(?!\d)"
    r"|[xX*]{3}-[xX*]{2}-\d{4}(?!\d)",
)


@rule("PRV005", cite="LCR 5.2(a) (W.D. Wash.)", basis="secondary", fix="delete the number, including its last digits")
def part_of_a_number(public: PublicTexts) -> Iterator[Problem]:
    """The last digits of a social-security or taxpayer number are printed, but the court allows no digits.

    Fed. R. Civ. P. 5.2(a)(1) allows the last four digits, but some courts require papers to omit the complete number.
    """
    law = public.court.redaction
    if law.value.get("ssn") != "omit":
        return
    severity = severity_for(law.basis) or Severity.WARNING
    for path, text in public.texts:
        for match in passages(LAST_DIGITS, text):
            message = f"digits of a social-security or taxpayer number are printed {after_words(text, match.start())}"
            yield Problem(path, message, severity, at=matched(match), cite=law.authority)


OTHER_NUMBERED_THINGS = (
    r"invoice|check\b|cheque|bond|polic|claim|order|case|docket|statement|patent|purchase|contract|lot\b|serial|bill"
)
"""Words that show that a number after the word "account" is that of something else."""

NOT_TAKEN_INTO = "".join(f"(?<!{verb} into )" for verb in ("take", "takes", "took", "taken", "taking"))
ACCOUNT = Regex(
    r"\b(?:account|acct\.?|card)\s+(?:numbers?|nos?\.?|#)[^\d.;]{0,25}\d(?:[ -]?\d){4,}"
    rf"|{NOT_TAKEN_INTO}\b(?:account|acct\.?)\s+\d(?:[ -]?\d){{5,}}(?!\d|[.,]\d)"
    r"|\b(?:account|acct\.?)(?:,\s{1,4}(?:nos?\b\.?|numbers?|#)\s?|\s{1,4}\()\d(?:[ -]?\d){5,19}(?!\d|[.,]\d)"
    r"|\baccount\s+ending\s+(?:in|with)\s+(?:nos?\b\.?\s+)?\d(?:[ -]?\d){5,19}(?!\d)"
    r"|\b(?:checking|savings|brokerage|money[\s-]market)(?:\s+accounts?)?,?\s+(?:nos?\.?\s|numbers?\s|#\s?)?"
    r"\d(?:[ -]?\d){5,19}(?!\d|[.,]\d)"
    rf"|\baccounts?\b(?:(?!{OTHER_NUMBERED_THINGS})[^.;\d]){{1,50}}?(?:\bnos?\.|\bnumber(?:s|ed)?\b|#)\s{{0,3}}"
    r"\d(?:[ -]?\d){5,19}(?!\d|[.,]\d)"
    r"|\baccounts\s+\d(?:[ -]?\d){5,19}(?!\d|[.,]\d)"
    r"|\b(?:bank|credit\s+union)(?:,\s|\s\(|\s)(?:nos?\.\s|#)?\d(?:[ -]?\d){7,16}(?!\d|[.,]\d)"
    r"|\bIBAN\b:?\s{0,4}[A-Z]{2}\d{2}[A-Z0-9]{10,30}\b",
    re.IGNORECASE,
    needs="account|acct|card|checking|savings|brokerage|money|bank|credit|iban",
)
"""The number of a bank account, after "account", the name of an account, "bank" or "IBAN"."""

CARD_AND_NUMBER = Regex(
    r"\b(?:visa|master\s?card|amex|american\s+express|(?:credit|debit|charge|payment|bank)\s+card|card)\b"
    r"(?:(?!order|serial|member|case|claim)[^.;\d]){0,30}(?<![\d-])\d{4}([ -]?)\d{4,6}\1\d{4,5}(?:\1\d{3,4})?(?![\d-])",
    re.IGNORECASE,
    needs="visa|master|amex|american|card",
)
"""A number in the groups of a payment card's, after the name of a card; a typed number may have a wrong check digit."""

PAYMENT_CARD = Regex(r"(?<![\d-])[3-6]\d{3}(?:[ -]?\d){11,12}(?![\d-])")
FINANCIAL_WORDS = Regex(
    r"\b(?:banks?|card|checking|savings|deposits?|credit|debit|brokerage|loan|mortgage|escrow|routing)\b",
    re.IGNORECASE,
)
LAND_BEFORE_NUMBER = Regex(r"\b(?:tax(?:payer)?|parcel|assessor)\b[^.;]{0,25}\Z", re.IGNORECASE)
"""Words before a number that show that it identifies a parcel of land, which is public."""

DATE = Regex(r"\b(?:19|20)\d\d[ -][01]?\d[ -][0-3]?\d\Z")

NO_CARD = Regex(
    r"\b(?:IMEI|MEID|serial|tracking)\b[^.;]{0,25}\Z|(?:\bhttps?://|\bwww\.)\S{0,300}(?:[/=-]\s?)?\Z", re.IGNORECASE
)
"""Words before a number that show that it is not a payment card's: it identifies a device, a shipment or a web page."""

FIVE_DIGITS = Regex(r"\d[ -]?\d[ -]?\d[ -]?\d[ -]?\d")
"""Five digits; a text without them has no account number."""

CHARACTERS_BESIDE = 80
"""How many characters on each side of a number are searched for a financial word."""


@rule(
    "PRV003",
    cite="Fed. R. Civ. P. 5.2(a)(4), or the rule of the court",
    basis="verified",
    fix="keep the last four digits",
)
def account_number(public: PublicTexts) -> Iterator[Problem]:
    """The number of a financial account is printed in full.

    A filed paper is public, and may give only the last four digits. The finding is only a warning if no nearby word
    shows that the account is financial.
    """
    severity = redaction(public.court, "account")
    cite = authority(public.court, "account", "Fed. R. Civ. P. 5.2(a)(4)")
    if not severity:
        return
    for path, text in public.texts:
        if not FIVE_DIGITS.search(text) and "IBAN" not in text:
            continue
        for match in passages(ACCOUNT, text):
            if (
                LAND_BEFORE_NUMBER.search(text, 0, match.start())
                or COUNTED.match(text, match.end())
                or DATE.search(match[0])
            ):
                continue
            nearby = text[max(match.start() - CHARACTERS_BESIDE, 0) : match.end() + CHARACTERS_BESIDE]
            own_severity = severity if FINANCIAL_WORDS.search(nearby) else Severity.WARNING
            message = f"the number of an account is printed in full {after_words(text, match.start())}"
            yield Problem(path, message, own_severity, at=matched(match), cite=cite)
        for match in _payment_cards(text):
            message = f"the number of a payment card is printed in full {after_words(text, match.start())}"
            yield Problem(path, message, severity, at=matched(match), cite=cite)


def _payment_cards(text: str) -> Iterator[re.Match[str]]:
    """Yield each number of a payment card: after the name of a card, or with a valid check digit."""
    named_cards = passages(CARD_AND_NUMBER, text)
    yield from named_cards
    for match in passages(PAYMENT_CARD, text):
        is_named = any(named_match.start() <= match.start() < named_match.end() for named_match in named_cards)
        if adds_up(match[0]) and not is_named and not NO_CARD.search(text, 0, match.start()):
            yield match


def adds_up(number: str) -> bool:
    """Whether the last digit of *number* is a valid check digit of a payment card (Luhn formula, ISO/IEC 7812-1)."""
    digits = [int(letter) for letter in reversed(number) if letter.isdigit()]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


NUMBER_AFTER = (
    r"(?:,?\s+\(?(?:numbers?\b|nos?\b\.?|#)[^.;\d]{0,25}?(?=[A-Z*]{0,3}-?\d)[A-Z]{0,3}[\d-]{5,14}[A-Z]?\b"
    r"|,?\s+\(?(?:(?:numbers?|nos?\.?|#)\s)?(?-i:(?=(?:[A-Z*-]{0,8}\d){4})[A-Z0-9*-]{6,14})\b)"
)
"""The number of a document, after the word "number" or directly after the document's name."""

YEARS = Regex(r"\b(?:19|20)\d\d-(?:\d\d|(?:19|20)\d\d)\b.*\Z")


class _NumberedDocument(NamedTuple):
    """A kind of document with a number: the name for messages, and a pattern for the number."""

    name: str
    number: Regex


DOCUMENTS = {
    "passport": _NumberedDocument(
        name="a passport", number=Regex(rf"\bpassport{NUMBER_AFTER}", re.IGNORECASE, needs="passport")
    ),
    "driver_license": _NumberedDocument(
        name="a driver’s license",
        number=Regex(
            rf"\b(?:driver[’']?s?[’']?|driving|operator[’']?s?)[\s-]+licen[cs]e{NUMBER_AFTER}"
            r"|\bWDL(?=[A-Z0-9]*\d)[A-Z0-9]{6,9}\b|(?-i:\b(?:D\.L\.?|DL))\s?(?:#|nos?\.?)\s?[A-Z]?\d{6,12}\b",
            re.IGNORECASE,
            needs="licen|wdl|dl|d.l",
        ),
    ),
    "health": _NumberedDocument(
        name="a medical record or of a health insurance",
        number=Regex(
            r"\b(?:MRN|medical\s+records?|patient|chart|medicaid|medicare|health\s+(?:plan|insurance)"
            r"|(?:insurance,?\s+)?(?:member|subscriber|beneficiary)"
            r"|prescription)(?:\s+(?:I\.?D\.?|identification|identifier|record|file|member|beneficiary|account))?"
            r"[\s,(]{0,3}(?:MRN|numbers?|nos?\.|#|I\.?D\.?|:|-)(?:\s+(?:is|was|of|:))?[\s:#-]{0,3}"
            r"(?=[A-Z-]{0,6}(?:[A-Z-]{0,3}\d){4})[A-Z0-9][A-Z0-9-]{5,16}\b",
            re.IGNORECASE,
            needs="mrn|medical record|patient|chart|medica|health|member|subscriber|beneficiary|prescription",
        ),
    ),
}
"""The kinds of documents, by their keys in a court's record."""


@rule(
    "PRV004",
    cite="LCR 5.2(a) (W.D. Wash.); Wash. GR 31(e)(1)",
    basis="verified",
    severity=Severity.ERROR,
    fix="delete the complete number",
)
def passport_or_license_number(public: PublicTexts) -> Iterator[Problem]:
    """The number of a passport, of a driver's license, of a medical record or of a health insurance is printed.

    Fed. R. Civ. P. 5.2 does not mention these numbers, but some courts allow no part of them in a public paper. If the
    court's record does not list the number, the finding is a note, because house style keeps it out of public papers.
    """
    for key, document in DOCUMENTS.items():
        severity = redaction(public.court, key)
        if not severity:
            continue
        for path, text in public.texts:
            for match in document.number.finditer(text):
                if COUNTED.match(text, match.end()) or YEARS.search(match[0]):
                    continue
                message = f"the number of {document.name} is printed {after_words(text, match.start())}"
                yield Problem(path, message, severity, at=matched(match), cite=authority(public.court, key))
