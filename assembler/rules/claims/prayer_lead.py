"""Items of the prayer that do not fit the words that introduce them."""

from collections.abc import Iterator

from assembler.findings.faults import brief
from assembler.findings.finding import Severity
from assembler.language.characters import letters
from assembler.language.regex import Regex
from assembler.model.walk import of_side
from assembler.papers.opening.relief_text import own_label
from assembler.plan.blocks import Item, Prayer
from assembler.plan.papers import Papers
from assembler.plan.plan import Plan
from assembler.rules._prayer import items
from assembler.rules._printed_words import is_printed, strings
from assembler.rules.rule import Problem, rule

THAT_START = Regex(r"(?i)that\b")


@rule(
    "CLM030",
    cite="this program",
    basis="program",
    severity=Severity.WARNING,
    fix="begin the item with a verb, as in `award costs`",
)
def item_does_not_follow_lead(papers: Papers) -> Iterator[Problem]:
    """An item of relief begins with "that", but the words that introduce it end in "to:".

    The prayer would read "Plaintiffs ask the Court to: A. that process issue". Items that begin with "that" need a lead
    such as "WHEREFORE, Plaintiffs pray:", which you can write under `words:`.
    """
    matter = papers.matter
    items_after_to = [letters(" ".join(strings(item))) for plan in papers.plans for item in _items_after_to(plan)]
    plaintiffs = "Plaintiffs pray" if len(of_side(matter.parties, "plaintiff")) > 1 else "Plaintiff prays"
    fix = f'begin the item with a verb, as in `award costs`, or write `words: {{prayer: "WHEREFORE, {plaintiffs}:"}}`'
    for item in items(matter):
        text_without_label = item.text.removeprefix(own_label(item.text)).lstrip()
        if not THAT_START.match(text_without_label):
            continue
        if any(is_printed(item.text.rstrip(" .;"), printed_item) for printed_item in items_after_to):
            message = f"`{brief(item.text)}` does not fit the words that introduce it, which end in `to:`"
            yield Problem(item.path, message, fix=fix)


def _items_after_to(plan: Plan) -> Iterator[Item]:
    """Yield the items of each prayer of *plan* whose lead ends in "to:", including items in groups below the lead."""
    continues = False
    for block in plan.body:
        if not isinstance(block, Prayer):
            continues = False
            continue
        ends_in_to = " ".join(strings(block.lead)).rstrip().endswith(" to:")
        if ends_in_to or (continues and block.items):
            yield from block.items
        continues = ends_in_to or continues
