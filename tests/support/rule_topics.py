"""The rules that need no printed pages, by the module that has them."""

from itertools import groupby
from operator import attrgetter

from assembler.model.matter import Matter
from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.plan.papers import Papers
from assembler.rules import all_rules
from assembler.rules.exhibited_matter import ExhibitedMatter
from assembler.rules.public_texts import PublicTexts

RULES_BEFORE_PRINTING = [
    rule
    for rule in all_rules().values()
    if rule.subject in {Matter, ExhibitedMatter, DismissalPaper, Papers, PublicTexts}
]

TOPICS = {
    topic.removeprefix("assembler.rules."): list(rules)
    for topic, rules in groupby(sorted(RULES_BEFORE_PRINTING, key=attrgetter("source")), attrgetter("source"))
}
"""The rules of each module, by the module's name below `assembler.rules`, such as `venue.grounds`."""
