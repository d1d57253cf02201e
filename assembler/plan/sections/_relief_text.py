"""A prayer as drafts: its lead, the groups of its items, and the labels and the punctuation of the items."""

import re
from collections.abc import Iterator, Sequence

from assembler.findings.path import KeyPath
from assembler.language.prose import STRUCTURED, has_structure
from assembler.model.court.headings import UNNUMBERED
from assembler.model.pleading import matching_claims
from assembler.model.relief import PARAGRAPHS, Relief
from assembler.plan.context import PaperContext
from assembler.plan.frame.count_names import counts_named
from assembler.plan.text.draft import Draft, DraftItem, DraftPrayer, DraftText
from assembler.plan.text.heading_labels import counted
from assembler.plan.text.structure import OWN_LABEL

Placed = tuple[Relief, KeyPath]
"""An item of relief, or the head of a group, and the path of its text."""

JUDGMENT = re.compile(r"(?i)\benter(?:ing)? (?:a )?(?:final )?judgment\b")


def asks_for_judgment(items: Sequence[Placed]) -> bool:
    """Whether an item itself asks the Court to enter judgment, which the lead then leaves to it."""
    return any(JUDGMENT.search(relief.text) for relief, _ in items if relief.text)


def prayer(lead: str, items: Sequence[Placed], context: PaperContext, *, own: bool) -> Iterator[Draft]:
    """Yield the drafts of a prayer that begins with *lead*; *own* is whether these are the user's words."""
    labels = iter(_labels(items, context))
    for number, (head, group) in enumerate(_groups(items)):
        words, is_own = (lead, own) if number == 0 else (_head(head, context), head is not None and bool(head.heading))
        if is_own and has_structure(words):
            yield DraftText(words, ("words", "prayer"), numbered=False)
            words = ""
        ends = _ends([relief.text for relief, _ in group])
        if context.matter.prayer.labels == PARAGRAPHS:
            yield DraftPrayer(words, (), is_own)
            texts = [(_ended(relief.text, end), path) for (relief, path), end in zip(group, ends, strict=True)]
            yield from (DraftText(text, path) for text, path in texts)
        else:
            draft_items = (_item(relief, next(labels), end) for (relief, _), end in zip(group, ends, strict=True))
            yield DraftPrayer(words, tuple(draft_items), is_own)


def _groups(items: Sequence[Placed]) -> list[tuple[Relief | None, list[Placed]]]:
    """Return the items before the first head, then each head with its items."""
    groups: list[tuple[Relief | None, list[Placed]]] = [(None, [])]
    for relief, path in items:
        if relief.text:
            groups[-1][1].append((relief, path))
        else:
            groups.append((relief, []))
    return groups


def _head(head: Relief | None, context: PaperContext) -> str:
    """Return the line above a group: the user's own, or the counts and the plaintiffs that it is for."""
    if head is None or head.heading:
        return head.heading or "" if head else ""
    claims = context.matter.claims
    positions = sorted({position for name in head.claims for position in matching_claims(claims, name)})
    counts = counts_named([claims[position] for position in positions], context)
    key = "on_counts_for" if head.claims and head.by else "head_counts" if head.claims else "head_plaintiffs"
    return context.say(f"relief.{key}", counts=counts, plaintiffs=context.side("plaintiff", head.by or None))


# -- items ------------------------------------------------------------------------------------------------------------


def _labels(items: Sequence[Placed], context: PaperContext) -> Iterator[str]:
    """Yield the label of each item: "" to keep the user's own, which all items then begin with."""
    form = context.matter.prayer
    texts = [relief.text for relief, _ in items if relief.text]
    if all(map(OWN_LABEL.match, texts)):
        yield from (_own(text) for text in texts)
        return
    number = 0
    for relief, _ in items:
        number = number + 1 if relief.text else number if form.go_on else 0
        if relief.text:
            yield "" if form.labels in {UNNUMBERED, PARAGRAPHS} else counted(number, form.labels)


def _own(text: str) -> str:
    match = OWN_LABEL.match(text)
    return match[1] if match else ""


def _item(relief: Relief, label: str, end: str) -> DraftItem:
    text = relief.text.removeprefix(label).lstrip() if _own(relief.text) == label else relief.text
    return DraftItem(label, _ended(text, end))


TYPED = re.compile(r"(?:[.;,]|[;,] (?:and|or))$")
"""The punctuation with which a user ended an item."""


def _ends(texts: Sequence[str]) -> list[str]:
    """Return how each of *texts* ends: "" as it is, if the user ended all of them, else as parts of one sentence."""
    if len(texts) > 1 and all(TYPED.search(text.rstrip()) for text in texts):
        return [""] * len(texts)
    return [*[";"] * (len(texts) - 2), *["; and"] * (len(texts) > 1), "."][: len(texts) or 0]


def _ended(text: str, end: str) -> str:
    """Return *text* with *end* instead of its own; a text with a list or a quotation in it stays as it is."""
    if not end:
        return text.rstrip()
    stripped = text.rstrip(" .;\n")
    return text if STRUCTURED.search(text) else f"{re.sub(r'(?:;|,) and$', '', stripped)}{end}"
