"""Sentences of a complaint that say of a plaintiff what only a defendant does, or the reverse."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from assembler.facts.sentences import sentence_span
from assembler.facts.texts import prose, unquoted
from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.findings.visible import one_line
from assembler.language.regex import Regex, compiled
from assembler.model.matter import Matter
from assembler.rules._complaint import has_complaint
from assembler.rules._party_names import PartyNames, party_names
from assembler.rules.claims.relief_of_parties import relief_for_another_party
from assembler.rules.claims.subjects_of_elements import element_of_another_party
from assembler.rules.claims.wrongs_of_parties import wrong_of_another_party
from assembler.rules.rule import Problem, Words, rule

ADVERBS = (
    r"(?:(?:has|have|had|thereby|therefore|thus|also|then|further|again|each|both|all|will|would|fully|duly|timely|willfully"
    r"|knowingly|intentionally|negligently|recklessly|maliciously|materially|wrongfully|directly|reasonably|justifiably"
    r"|repeatedly|unlawfully|fraudulently|substantially|expressly|later|first|thereafter|continues?\s+to|continued\s+to)\s+){0,4}"
)
RELIEF = (
    r"(?:recover|damages|an?\s+(?:permanent\s+|preliminary\s+)?(?:injunction|award|order|declaration|judgment|accounting"
    r"|attachment|refund|jury)|judgment|(?:actual|compensatory|consequential|punitive|exemplary|treble|trebled|liquidated"
    r"|statutory|declaratory|injunctive|equitable|nominal|monetary)\b|restitution|relief|(?:reasonable\s+)?attorney|its\s+costs"
    r"|(?:pre|post)-?judgment|back\s+pay|reinstatement|rescission|rescind|specific\s+performance|avoid)"
)
THEIR = r"(?:the|all|each|every|its|his|her|their)"
PLAINTIFF_ACTS = (
    rf"(?:is|are|was|were)\s+(?:also\s+|therefore\s+|thus\s+|further\s+)?entitled\s+(?:[^.;,]{{0,60}},\s+)?to\s+{RELIEF}",
    rf"may\s+(?:also\s+)?recover\b|(?:seeks?|demands?|prays?|requests?)\s+(?:to\s+recover|for\s+judgment|{RELIEF})",
    r"(?:bring|brings|brought|commenced?|commences|filed?|files)\s+(?:this|the\s+present)\s+(?:action|suit|lawsuit|complaint)",
    r"(?:(?:does|do|did)\s+not\s+(?:presently\s+|yet\s+)?know|(?:is|are)\s+(?:ignorant|unaware)\s+of)\s+the\s+true\s+names",
    r"(?:has|have)\s+no\s+(?:(?:plain|speedy|other|and)[,\s]+){0,3}adequate\s+remedy",
    r"(?:suffer|suffers|suffered|sustained)\s+(?:immediate\s+|and\s+)*irreparable",
    r"(?:suffered|sustained|incurred)\s+(?!no\b)(?:[a-z]+\s+){0,2}(?:damages?|loss|losses|harm|injury|injuries)\b",
    r"(?:been|was|were)\s+(?:thereby\s+)?(?:damaged|harmed|injured)\b",
    rf"(?:re-?alleges?|incorporates?|repeats?|restates?)\s+(?:and\s+[\w-]+\s+)?(?:by\s+reference\s+)?(?:paragraphs?|\{{(?:range|numbers)\}}|{THEIR}\s+(?:[a-z]+\s+){{0,2}}(?:paragraph|allegation))",
    rf"exhausted\s+(?:{THEIR}\s+)?(?:[a-z]+\s+){{0,2}}remedies",
    r"relied\s+(?:on|upon|to)\b",
    r"(?:performed|fulfilled|complied\s+with|satisfied)\s+(?:all|each|every)\s+(?:of\s+)?(?:[a-z]+\s+){0,3}(?:obligation|condition|dut|promise|term)",
    r"performed\s+(?:the|its|his|her|their)\s+(?:[A-Z][\w’'-]+\s+){0,4}(?:Agreement|Contract|Subcontract|Lease)(?=[.,;]|\s+(?:as|and)\b)",
    r"paid\s+(?:all|each|every)\s+(?:of\s+the\s+)?premiums?\s+and\s+(?:performed|complied|satisfied|fulfilled)\b",
    r"kept\s+(?:all|each|every)\s+(?:of\s+)?(?:its|his|her|their)\s+promises",
    r"owns?\s+[^.;]{3,80}\sand\s+(?:is|are)\s+entitled\s+to\s+(?:its|their|the)\s+(?:immediate\s+)?possession",
    r"(?:is|was|are|were)\s+(?:an?\s+)?(?:first-party\s+claimant|eligible\s+employee|qualified\s+individual|aggrieved|prevailing\s+part)",
    r"(?:would\s+)?not\s+have\s+(?:bought|purchased|paid|signed|entered|invested|lent|agreed)\b",
    r"(?:filed|submitted)\s+(?:an?|her|his|their)\s+(?:timely\s+)?charge\s+of\s+(?:[a-z]+\s+)?discrimination",
)
"""What only a plaintiff does in a complaint."""

DEFENDANT_ACTS = (
    r"(?:breached|violated|infringed|converted|defrauded|misappropriated|embezzled|defamed|deceived|defaulted)\b",
    rf"(?:interfered\s+with|discriminated\s+against|retaliated\s+against|conspired)\b|concealed\s+(?:from|{THEIR}|that)\b",
    r"(?:failed|neglected)\s+to\s+(?:exercise|use)\s+(?:reasonable|ordinary|due)\s+care",
    r"acted\s+(?:[a-z]+\s+and\s+)?(?:willfully|maliciously|unreasonably|wantonly|recklessly|negligently|in\s+bad\s+faith)",
    r"acted\s+with\s+(?:[a-z]+\s+)?(?:malice|indifference|disregard|intent\s+to\s+(?:injure|harm|deceive|defraud))",
    r"(?:is|are)\s+(?:also\s+|therefore\s+|thus\s+)?(?:jointly\s+and\s+severally\s+)?liable\b",
    r"(?:was|were|been|is|are)\s+unjustly\s+enriched",
    r"(?:is|are)\s+subject\s+to\s+(?:the\s+)?(?:personal|general|specific)\s+(?:personal\s+)?jurisdiction",
    r"may\s+be\s+served\b|(?:is|are)\s+sued\b|purposefully\s+availed",
    r"(?:owed|owes)\s+(?:to\s+)?(?:[A-Z][\w.’'-]+\s+){1,4}(?:an?|the)\s+(?:[a-z]+\s+){0,3}dut(?:y|ies)\b",
    r"(?:(?:therefore|thus|now|also)\s+){0,2}(?:still\s+)?owes?\s+NAME\s+(?=\$)",
    r"paid\s+nothing\s+to\s+(?=NAME(?:\s+(?:for|at|after|since|under)|[.,;]))",
    r"refused\s+to\s+(?:pay|remove|repair|replace|refund|reimburse|return|cure|honor|vacate|perform|deliver)\b",
    r"(?:is|are|was|were)\s+guilty\s+of\b",
)
"""What only a defendant does in a complaint."""

WRONG_NOUN = (
    r"(?:breach|violations?|infringements?|misconduct|fraud|misappropriation|wrongdoing"
    r"|(?:wrongful|unlawful|tortious|fraudulent|negligent|deceptive)\s+"
    r"(?!detention|arrest|imprisonment|confinement|termination|discharge|dismissal|eviction|removal|death|seizure|search)[a-z]+)"
)
LOSS_NOUN = r"(?:damages|losses|injury|injuries|reliance|(?:lost|reasonable)\s+(?:profits|wages|reliance))"
WARRANTY = r"(?:(?:implied|express)\s+)?warrant(?:y|ies)"
WORDS_BEFORE_HARMED_PARTY = (
    r"\b(?:(?:breached|liable)\s+(?:to\s+)?|(?:owed|owes)\s+(?:to\s+)?(?=NAME\s+(?:an?|the|no|any)\s+(?:[a-z]+\s+){0,2}dut)"
    r"|duty\s+(?:of\s+[a-z ]{3,30}\s+)?(?:owed\s+)?to\s+"
    r"|(?:caus|inflict|result)[a-z]*\s+(?:in\s+)?(?:[a-z]+\s+){0,3}(?:damages?|injury|harm|loss)\s+to\s+"
    r"|(?:discriminated|retaliated)\s+against\s+|defrauded\s+|caused\s+(?=NAME\s+(?:to\s+(?:suffer|incur|lose)|damage|harm|loss|injur)))"
)
"""Words before the party whom a wrong harms."""

NOT_A_SUBJECT = Regex(
    r"\b(?:of|by|to|from|against|for|with|on|upon|between|than|over|at|and|or|nor|through|neither|no|not|whether|if|as|unless|until"
    r"|named)\s+(?:the\s+)?\Z"
)
REPORTED_BEFORE = Regex(
    r"(?i)\b(?:claim|contend|assert|accus|insist|maintain|stat|sa[iy]|told|tell|wrote|writ|alleg|suggest|argu|report|represent|advis"
    r"|inform|charg|conclud|determin|found|pretend|declar|den[iy]|belie|fear|warn|threat|notif|announc|demand|pretext|false|hypothe"
    r"|counterclaim|excuse|would|in\s+an\s+earlier|respon[ds]|answer|offer|promis|agree|provid|requir)\w*\b[^.;]{0,90}\Z"
)
"""A verb before a passage that shows that it reports what somebody said, claimed or agreed."""

WORDS_ALLOWING_EXCHANGE = Regex(
    r"(?i)\b(?:declarat|counterclaim|cross-claim|third-party|indemn|contribut|interplead|setoff|offset|if|unless|whether)\b"
)
"""Words of a sentence in which the sides may rightly be exchanged."""

NEGATION = Regex(r"(?i)\bno\b|\bneither\b|\bnot\b|\bnever\b")


@rule(
    "CLM040",
    cite="house style: the complaint says what the plaintiff suffered and the defendant did",
    basis="convention",
    severity=Severity.WARNING,
    fix="name the party on the other side",
)
def part_of_the_other_side(matter: Matter) -> Iterator[Problem]:
    """A complaint says of a plaintiff what only a defendant does, or of a defendant what only a plaintiff does.

    Plaintiffs are entitled to relief, rely, perform, suffer damages and do not know the true names of Doe defendants;
    defendants breach, violate, owe a duty, act in bad faith and are liable. The rule reads these and similar sentences.
    Sentences that report what somebody said, claimed or agreed are skipped, and so is a matter in which a defendant
    brings a claim.
    """
    if not has_complaint(matter):
        return
    if any(matter.parties[key].on_side != "plaintiff" for claim in matter.claims for key in claim.by):
        return
    patterns = _patterns(party_names(matter))
    problems = [
        problem
        for path, text in prose(matter)
        if path[-1] != "heading"
        for problem in _exchanged_sides(path, text, patterns, matter)
    ]
    other_rules = (wrong_of_another_party, element_of_another_party, relief_for_another_party) if problems else ()
    reported_paths = {problem.path for check in other_rules for problem in check(matter)}
    for problem in problems:
        if problem.path not in reported_paths:
            reported_paths.add(problem.path)
            yield problem


SIDE = r"(?:(?:[Tt]he\s+)?(?:Plaintiff|Defendant|plaintiff|defendant)s?(?![\w’'-]|\s+[A-Z]))"
SIDE_AS_OWNER = r"(?:(?:[Tt]he\s+)?(?:Plaintiff|Defendant|plaintiff|defendant)s?(?=[’']))"


class _Patterns(NamedTuple):
    """Patterns for a party and what only one side does or suffers."""

    subjects: Regex
    """A party and its act: "Example is entitled to damages"."""
    owners: Regex
    """A party and its wrong or its loss: "Example's breach"."""
    objects: Regex
    """A party that is harmed: "the injury to Example"."""


def _patterns(names: PartyNames) -> _Patterns:
    """Return the patterns for parties called by *names*."""
    plaintiff_acts = "|".join(PLAINTIFF_ACTS)
    defendant_acts = "|".join(DEFENDANT_ACTS).replace("NAME", names.titled_name_pattern)
    actor = rf"(?P<who>{SIDE}|{names.list_pattern})"
    subjects = compiled(rf"{actor}\s+{ADVERBS}(?:(?P<plaintiff>{plaintiff_acts})|(?P<defendant>{defendant_acts}))")
    owners = compiled(
        rf"(?P<who>{SIDE_AS_OWNER}|{names.owner_pattern})[’']s?\s+"
        rf"(?:(?P<defendant>{WRONG_NOUN}\b|{WARRANTY}\s+that\b)|(?P<plaintiff>{LOSS_NOUN}\b))"
    )
    objects = compiled(
        rf"{WORDS_BEFORE_HARMED_PARTY.replace('NAME', names.titled_name_pattern)}(?P<who>{names.titled_name_pattern})"
    )
    return _Patterns(subjects, owners, objects)


def _exchanged_sides(path: KeyPath, text: str, patterns: _Patterns, matter: Matter) -> Iterator[Problem]:
    """Yield a problem for each passage of *text* that says of a party what only the other side does."""
    own_words = unquoted(text)
    for match in patterns.subjects.finditer(own_words):
        side = "plaintiff" if match["plaintiff"] else "defendant"
        if not NOT_A_SUBJECT.search_before(own_words, match.start(), 20):
            yield from _problem(path, own_words, match, side, matter)
    for match in patterns.owners.finditer(own_words):
        side = "plaintiff" if match["plaintiff"] else "defendant"
        yield from _problem(path, own_words, match, side, matter)
    for match in patterns.objects.finditer(own_words):
        yield from _problem(path, own_words, match, "plaintiff", matter)


def _problem(path: KeyPath, text: str, match: re.Match[str], side: str, matter: Matter) -> Iterator[Problem]:
    """Yield a problem if the party in *match* is not on *side*, and the sentence does not report another's words."""
    keys = list(party_names(matter).parties_in(match["who"]))
    sides = {str(matter.parties[key].on_side) for key in keys}
    if not keys:
        sides = {match["who"].lower().split()[-1].rstrip("s")}
    other_side = "defendant" if side == "plaintiff" else "plaintiff"
    if sides != {other_side} or any(matter.parties[key].further_roles for key in keys):
        return
    begin, end = sentence_span(text, *match.span())
    if REPORTED_BEFORE.search(text, begin, match.start()) or WORDS_ALLOWING_EXCHANGE.search(text, begin, end):
        return
    if side == "defendant" and NEGATION.search(match[0]):
        return
    actor = one_line(match["who"])
    fact = f"but {actor} is a {other_side}" if len(keys) == 1 else f"which fits only a {side}"
    yield Problem(path, f"`{one_line(match[0])}`, {fact}", at=Words(match[0], match.start()))
