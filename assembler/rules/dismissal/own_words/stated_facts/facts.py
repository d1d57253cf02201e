"""The facts that the grounds of a motion may state or deny, with their wording and the events that record them."""

from dataclasses import dataclass

from assembler.model.event_kinds import EventKind

PARTY = r"\uE000\d+"
"""The token of a party, with the party's index in the matter, which `marked_sentences` puts in place of a name."""

TO_THE_COMPLAINT = rf" to (?:the|this|its|that|plaintiffs?['’]s?|{PARTY}['’]s?) (?:\w+ )?(?:complaint|petition)"
ANSWERED = (
    r"(?:respond(?:ed)? to (?:the|this|its) (?:\w+ )?(?:complaint|petition)|answer(?:ed)?)"
    r"(?: (?:the|this|that|its|our|original|amended|first|second|complaint|petition|action|case|suit)\b)*"
    r"(?= *(?:$|,|\)|(?:and|or|nor|on|in|by|with|yet|here|at|so|for|as|to date|to this|within)\b))"
)
"""An answer to a complaint, as opposed to an answer to a letter or an interrogatory."""

IS_SET = r"(?:has|is|was) (?:been )?(?:set|scheduled)"
BEGUN = r"(?:begun|began|begin|commenced?|started?)"


@dataclass(frozen=True)
class Fact:
    """A fact that a matter records."""

    name: EventKind
    """The event under which the fact is recorded."""
    noun: str
    """A pattern for the noun: the paper served or filed, the hearing held, the judgment entered."""
    did: str = ""
    """A pattern for the verb that states the fact."""
    subject: str = ""
    """A pattern for the subject, such as a trial; "" if the subject is a party."""
    shown_by: frozenset[EventKind] = frozenset()
    """Other events that record the fact."""
    lacking: str = ""
    """A pattern for further words that deny the fact."""
    undone_by: frozenset[EventKind] = frozenset()
    """Events that undo the fact."""

    @property
    def events(self) -> frozenset[EventKind]:
        """All events that record the fact."""
        return self.shown_by | {self.name}


ENDS_OF_MOTION: frozenset[EventKind] = frozenset({"motion for summary judgment withdrawn", "summary judgment denied"})
HEARINGS_OF_MOTIONS: frozenset[EventKind] = frozenset(
    {"summary judgment heard", "motion to dismiss heard", "preliminary injunction heard"}
)
DECISIONS_ON_MERITS: frozenset[EventKind] = frozenset(
    {"judgment", "motion to dismiss granted", "demurrer sustained without leave", "directed verdict granted"}
)

FACTS: tuple[Fact, ...] = (
    Fact(
        "answer",
        rf"(?:answers?(?:{TO_THE_COMPLAINT})?(?! to\b)|responsive pleadings?)",
        did=ANSWERED,
        shown_by=frozenset({"responsive pleading"}),
        lacking=r"\bunanswered\b|\btime to answer has not\b|\b(?:served|filed) nothing in response\b",
        undone_by=frozenset({"answer withdrawn", "answer struck"}),
    ),
    Fact("appearance", r"(?:general )?appearances?", did=r"appear(?:ed)?(?! (?:to|for|at)\b)"),
    Fact(
        "motion for summary judgment",
        r"(?:(?:cross-)?motions? for (?:partial )?summary judgment|summary judgment motions?)",
        did=r"(?:cross-)?moved? for (?:partial )?summary judgment",
        shown_by=frozenset({"motion treated as one for summary judgment"}),
        undone_by=ENDS_OF_MOTION,
    ),
    Fact(
        "motion for summary judgment",
        r"(?:dispositive motions?|motions? of any kind)",
        shown_by=frozenset({"motion treated as one for summary judgment", "motion to dismiss"}),
        undone_by=ENDS_OF_MOTION | {"motion to dismiss denied"},
    ),
    Fact(
        "motion to dismiss",
        r"motions? to dismiss",
        did=r"moved? to dismiss(?! (?:its|their|his|her)\b)",
        undone_by=frozenset({"motion to dismiss denied"}),
    ),
    Fact("counterclaim", r"(?:counter-?claims?|claims? of (?:its|their|his|her) own)", did=r"counter-?claim(?:ed)?"),
    Fact("crossclaim", r"cross-?claims?", did=r"cross-?claim(?:ed)?"),
    Fact(
        "trial begun",
        rf"trial(?! (?:dates?|settings?)| {IS_SET})",
        did=BEGUN,
        subject=r"\btrial",
        lacking=r"\bno (?:jury|fact-?finder|trier of fact)(?: (?:has|have|had|was|ever|yet|been)\b)* (?:heard|sworn|sat"
        r"|seated|empan\w+|impan\w+|selected|picked|chosen)\b"
        r"|\bno (?:witness(?:es)?|testimony) (?:has|have|had)(?: yet| ever)? been (?:heard|called|taken) at trial\b"
        r"|\b(?:not|never)(?: yet| ever)? been tried\b",
    ),
    Fact(
        "trial set",
        rf"trial (?:dates?|settings?|(?={IS_SET}))",
        did=r"(?:set|scheduled)",
        subject=r"\b(?:trial|(?:the|this) (?:case|action))",
    ),
    Fact(
        "hearing on the merits begun",
        r"hearings?",
        did=rf"(?:{BEGUN}|held)",
        subject=r"\bhearings?",
        shown_by=HEARINGS_OF_MOTIONS,
    ),
    Fact(
        "plaintiff rested", r"close of plaintiffs?['’]s? case", did=r"rest(?:ed)?(?= *(?:$|,|its|their|and|on \d|yet))"
    ),
    Fact("jury retired", r"retirement of the jury", did=r"retired?", subject=r"\bjury"),
    Fact("case submitted", r"submission of the case", did=r"submitted", subject=r"\b(?:case|action|cause)"),
    Fact("judgment", r"(?:final )?judgment(?! on\b)", did=r"(?:entered|rendered)", subject=r"\bjudgment(?! on\b)"),
    Fact(
        "claims decided",
        r"(?:decision|adjudication|ruling) on the merits",
        did=r"(?:dismiss(?:ed)?|granted? (?:partial )?summary judgment|adjudicated?)",
        subject=r"(?-i:\b[Tt]h(?:e|is) Court)",
        shown_by=DECISIONS_ON_MERITS,
    ),
    Fact("class certified", r"class(?= (?:has|have|had|was|is)\b)", did=r"certified", subject=r"\bclass"),
    Fact("default", r"defaults?", did=r"(?:defaulted|entered)", subject=rf"(?:\bdefault|{PARTY}|\bdefendants?)"),
    Fact("service", r"service of process", did=r"served(?= *$| with (?:process|the (?:summons|complaint)|a copy))"),
)
"""The facts on which dismissal laws depend, with patterns for the wording of grounds."""
