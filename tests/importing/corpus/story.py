"""Writes the paragraphs of an invented dispute; the same name gives the same paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

SENTENCES = (
    "On or about {day}, {plaintiff} delivered {things} to {defendant} at its office on {street}.",
    "{defendant} refused the delivery of {day}, and offered ${amount} for {things} that had cost far more.",
    "Under section {small}.{tiny} of the Agreement, {defendant} was to pay within {small} days of each invoice.",
    "{plaintiff} wrote to {defendant} on {day} that the difference of ${amount} remained unpaid.",
    "In an e-mail of {day}, an officer of {defendant} called the shortfall “a difficult fiscal problem.”",
    "{defendant} knew, or in the exercise of reasonable care should have known, that {things} were unsafe.",
    "By {day}, {plaintiff} had spent ${amount} on storage at {street}, and lost the affected customers.",
    "{defendant}’s manager, who is not a party, confirmed these facts in a report numbered {small}-{tiny}.",
    "No one at {defendant} replied until {day}; the reply was a form letter of two lines.",
    "The invoices that {plaintiff} sent between {day} and the end of that year total ${amount}.",
    "{plaintiff} performed all conditions, covenants and promises required on its part.",
    "At a meeting at {street}, {defendant} stated: “We will fulfill the order in full, {plaintiff}.”",
    "The inspection found {small} defects in {things}; the certificate of conformity listed none.",
    "See 12 Invented Rep. {small} (describing *the practice*), on which {defendant} relied in its letter.",
    "{defendant} did so without notice, justification, or any effort to mitigate the effect of its conduct.",
    "As a direct and proximate result, {plaintiff} suffered losses in an amount of no less than ${amount}.",
    "The shipment consisted of {things}, {small} crates in all, insured under policy No. {amount}-{tiny}.",
    "{plaintiff} relied on the statement of {day}, and its reliance was reasonable and foreseeable.",
    "1st-quarter sales fell by {small} percent; {defendant} attributed the decline to the weather.",
    "Mr. Offerman, of {street}, signed the second amendment for {defendant} on {day}, at 4:30 p.m.",
)

THINGS = ("brass kites", "ruffled sails", "office lamps", "coffee filters", "flywheels", "raffia baskets")
STREETS = ("12 Saffron Row", "900 Griffin Avenue", "Pier 7", "44 Tallow Street", "St. Offa’s Wharf")
MONTHS = ("January", "March", "June", "August", "October", "December")
NOTES = (
    "The figure excludes interest, which {defendant} has never disputed.",
    "Invoice {small} was sent twice; only one copy is counted here.",
    "All times are those of the place where {things} were delivered. The difference is not material.",
    "Unless otherwise noted, emphasis in quotations was added.",
)
QUOTES = (
    (
        "The supplier shall furnish the goods free of any defect, and the buyer shall pay the price in full. "
        "Neither party may assign its rights, and an effort to do so has no effect."
    ),
    (
        "We have reviewed your file. The official position of the company is that the offer of last spring was "
        "never final, that no officer confirmed it, and that it has in any case expired."
    ),
)
ITEMS = (
    "failing to inspect {things} before shipment;",
    "filing a certificate that was false;",
    "retaining ${amount} that it had been paid in error; and",
    "refusing to discuss any of the foregoing.",
)
INTRODUCTIONS = {"quote": " Its letter of {day} says:", "list": " {defendant} breached its duty by:"}


class Story:
    """The paragraphs of a complaint, in turn."""

    def __init__(self, name: str, parties: Sequence[str]) -> None:
        self._random = Random(name)  # noqa: S311 - not for secrets
        self._plaintiff, self._defendant = parties

    def entries(self, count: int, traps: Sequence[str]) -> Iterator[str]:
        """Yield *count* paragraphs; the first paragraphs have *traps*: "note", "quote", "list", "long" or ""."""
        for index in range(count):
            trap = traps[index] if index < len(traps) else ""
            length = 9 if trap == "long" else self._random.randint(1, 3)
            text = " ".join(self._filled(SENTENCES) for _ in range(length))
            if trap in INTRODUCTIONS:
                text += self._with_values(INTRODUCTIONS[trap])
            if trap == "note":
                text += f"^[{self._filled(NOTES)}]"
            yield text
            if trap == "quote":
                yield f"> {self._filled(QUOTES)}"
            if trap == "list":
                for letter, item in zip("abcd", ITEMS, strict=True):
                    yield f"* ({letter}) {self._with_values(item)}"

    def _filled(self, texts: Sequence[str]) -> str:
        return self._with_values(self._random.choice(texts))

    def _with_values(self, text: str) -> str:
        random_number = self._random.randint
        return text.format(
            plaintiff=self._plaintiff,
            defendant=self._defendant,
            day=f"{self._random.choice(MONTHS)} {random_number(1, 28)}, {random_number(2018, 2024)}",
            amount=f"{random_number(1, 980)},{random_number(100, 999)}",
            small=random_number(11, 60),
            tiny=random_number(2, 9),
            things=self._random.choice(THINGS),
            street=self._random.choice(STREETS),
        )
