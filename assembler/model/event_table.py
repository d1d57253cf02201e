"""The kinds of event as data: what each kind means, which events it implies, and which it requires.

This is a typed table rather than a record of law, so that mypy checks each name against `EventKind`. The effect of an
event on a paper is a matter of law, which is recorded in `data/dismissals/`.
"""

from collections.abc import Mapping

from assembler.model.event_kinds import EventKind, Kind

RULING = "; `by` is the party whose motion it is"
"""Explains `by` for events in which a motion was heard, decided or withdrawn."""

KINDS: Mapping[EventKind, Kind] = {
    "service": Kind("the summons and complaint were served on a defendant; `by` is that defendant"),
    "return date": Kind("the date on which the process is returnable", "the return date was"),
    "appearance": Kind("a party appeared, by counsel or in person, without contesting jurisdiction"),
    "special appearance": Kind("a party appeared only to contest jurisdiction over it"),
    "default": Kind("the default of a party was entered; `by` is that party", "default was entered on"),
    "default set aside": Kind(
        "a default was set aside; `by` is the party that was in default",
        "a default was set aside on",
        requires=("default",),
        whose="the same party",
    ),
    "answer": Kind("a party answered the complaint", implies=("responsive pleading", "appearance")),
    "amended answer": Kind(
        "a party amended its answer", implies=("answer",), requires=("answer",), whose="the same party"
    ),
    "answer withdrawn": Kind(
        "an answer was withdrawn; `by` is the party whose answer it was",
        "an answer was withdrawn on",
        requires=("answer",),
        whose="the same party",
    ),
    "answer struck": Kind(
        "an answer was struck; `by` is the party whose answer it was",
        "an answer was struck on",
        requires=("answer",),
        whose="the same party",
    ),
    "responsive pleading": Kind("a party served the pleading that answers the complaint", implies=("answer",)),
    "demurrer": Kind("a party demurred to the complaint", implies=("appearance",)),
    "preliminary objection": Kind("a party objected to the complaint before it answered", implies=("appearance",)),
    "exception": Kind(
        "a party took exception to the complaint or to jurisdiction before it answered", implies=("special appearance",)
    ),
    "plea": Kind("a party pleaded to the jurisdiction, in abatement or in bar", implies=("special appearance",)),
    "motion to dismiss": Kind("a party moved to dismiss the complaint or a claim", implies=("appearance",)),
    "brief against a motion to dismiss": Kind(
        "a party served its brief against another's motion to dismiss",
        requires=("motion to dismiss",),
        whose="the other side",
    ),
    "motion to dismiss heard": Kind(
        f"a motion to dismiss was heard{RULING}",
        "a motion to dismiss was heard on",
        requires=("motion to dismiss",),
        whose="the same party",
    ),
    "motion to dismiss denied": Kind(
        f"a motion to dismiss was denied{RULING}",
        "a motion to dismiss was denied on",
        requires=("motion to dismiss",),
        whose="the same party",
    ),
    "motion to dismiss granted": Kind(
        f"a motion to dismiss was granted{RULING}",
        "a motion to dismiss was granted on",
        requires=("motion to dismiss",),
        whose="the same party",
    ),
    "dismissal order served": Kind(
        "notice was served of the order that dismissed the complaint for failure to state a claim; `by` is the party "
        "whose motion was granted",
        "notice of the order of dismissal for failure to state a claim was served on",
        requires=("motion to dismiss granted",),
        whose="the same party",
    ),
    "motion to dismiss withdrawn": Kind(
        f"a motion to dismiss was withdrawn{RULING}",
        "a motion to dismiss was withdrawn on",
        requires=("motion to dismiss",),
        whose="the same party",
    ),
    "response to a motion due": Kind(
        "the last day to respond to a motion to dismiss, a demurrer or a motion to strike; `by` is the party whose "
        "motion it is",
        "the response to a motion against the complaint was due on",
    ),
    "motion for summary judgment": Kind("a party moved for summary judgment", implies=("appearance",)),
    "motion treated as one for summary judgment": Kind(
        "the court treated a party's motion as one for summary judgment", implies=("appearance",)
    ),
    "opposition due": Kind(
        "the last day to oppose a motion for summary judgment",
        "opposition to a motion for summary judgment was due on",
        requires=("motion for summary judgment",),
        whose="the other side",
    ),
    "opposition filed": Kind(
        "a party opposed another's motion for summary judgment",
        requires=("motion for summary judgment",),
        whose="the other side",
    ),
    "adverse tentative ruling": Kind(
        "a tentative ruling against the plaintiff was announced",
        "a tentative ruling against the plaintiff was announced on",
    ),
    "summary judgment heard": Kind(
        f"a motion for summary judgment was heard{RULING}",
        "a motion for summary judgment was heard on",
        requires=("motion for summary judgment",),
        whose="the same party",
    ),
    "summary judgment submitted": Kind(
        f"a motion for summary judgment was submitted{RULING}",
        "a motion for summary judgment was submitted on",
        implies=("summary judgment heard",),
    ),
    "summary judgment denied": Kind(
        f"a motion for summary judgment was denied{RULING}",
        "a motion for summary judgment was denied on",
        requires=("motion for summary judgment",),
        whose="the same party",
    ),
    "motion for summary judgment withdrawn": Kind(
        f"a motion for summary judgment was withdrawn{RULING}",
        "a motion for summary judgment was withdrawn on",
        requires=("motion for summary judgment",),
        whose="the same party",
    ),
    "motion to strike": Kind("a party moved to strike a pleading or a part of it", implies=("other motion",)),
    "motion to quash": Kind(
        "a party moved to quash service of process", implies=("special appearance", "other motion")
    ),
    "motion for a more definite statement": Kind(
        "a party moved for a more definite statement", implies=("other motion",)
    ),
    "motion for judgment on the pleadings": Kind(
        "after the pleadings closed, a party moved for judgment on them",
        implies=("other motion",),
        requires=("answer",),
        whose="the same party",
    ),
    "motion to compel arbitration": Kind("a party moved to compel arbitration", implies=("other motion",)),
    "other motion": Kind("a party made a motion that is not one of these events", implies=("appearance",)),
    "counterclaim": Kind("a party pleaded a counterclaim, in its answer", implies=("answer",)),
    "crossclaim": Kind("a party pleaded a crossclaim, in its answer", implies=("answer",)),
    "third-party complaint": Kind(
        "a defendant who had answered brought in another party",
        implies=("appearance",),
        requires=("answer",),
        whose="the same party",
    ),
    "anti-SLAPP motion": Kind("a party made a motion under an anti-SLAPP statute", implies=("appearance",)),
    "anti-SLAPP motion decided": Kind(
        f"an anti-SLAPP motion was decided{RULING}",
        "an anti-SLAPP motion was decided on",
        requires=("anti-SLAPP motion",),
        whose="the same party",
    ),
    "anti-SLAPP motion denied": Kind(
        f"an anti-SLAPP motion was denied{RULING}",
        "an anti-SLAPP motion was denied on",
        requires=("anti-SLAPP motion",),
        whose="the same party",
    ),
    "demurrer overruled": Kind(
        "a demurrer was overruled", "a demurrer was overruled on", requires=("demurrer",), whose="the same party"
    ),
    "demurrer sustained with leave": Kind(
        "a demurrer was sustained with leave to amend",
        "a demurrer was sustained with leave to amend on",
        requires=("demurrer",),
        whose="the same party",
    ),
    "amendment due": Kind(
        "the last day to amend the complaint, after a demurrer was sustained or leave was given",
        "an amended complaint was due on",
    ),
    "consent to amend": Kind(
        "a party consented in writing to an amendment of the complaint", "consent to amend was given on"
    ),
    "leave to amend": Kind(
        "the court gave the plaintiff leave to amend the complaint", "leave to amend was granted on"
    ),
    "pleading deadline": Kind(
        "the last day to amend pleadings under a scheduling order", "pleadings could be amended until"
    ),
    "amended complaint": Kind("the plaintiff filed an amended complaint"),
    "demurrer sustained without leave": Kind(
        "a demurrer was sustained without leave to amend",
        "a demurrer was sustained without leave on",
        requires=("demurrer",),
        whose="the same party",
    ),
    "claims decided": Kind(
        "the court decided the claims that the event names, or all claims", "claims were decided on"
    ),
    "leave to discontinue": Kind(
        "the court gave the plaintiff leave to discontinue", "leave to discontinue was granted on"
    ),
    "class settlement proposed": Kind(
        "a settlement was proposed for a class that is to be certified for the settlement",
        "a settlement of a class was proposed on",
    ),
    "class certified": Kind("a class was certified", "a class was certified on"),
    "settlement approved": Kind("the court approved a settlement", "a settlement was approved on"),
    "receiver appointed": Kind("a receiver was appointed", "a receiver was appointed on"),
    "preliminary injunction heard": Kind(
        "a motion for a preliminary injunction was heard", "a motion for a preliminary injunction was heard on"
    ),
    "preliminary injunction granted": Kind(
        "a preliminary injunction was granted",
        "a preliminary injunction was granted on",
        implies=("preliminary injunction heard", "provisional remedy allowed"),
    ),
    "provisional remedy allowed": Kind(
        "the court allowed a provisional remedy, such as an attachment or a restraining order",
        "a provisional remedy was allowed on",
    ),
    "property in custody": Kind(
        "property came into the custody of the court", "property came into the custody of the court on"
    ),
    "arbitration ordered": Kind("the court ordered arbitration", "arbitration was ordered on"),
    "arbitration award final": Kind("an arbitration award became final", "an arbitration award became final on"),
    "bankruptcy stay": Kind("a petition in bankruptcy stayed the case", "a bankruptcy stayed the case on"),
    "bankruptcy stay lifted": Kind(
        "the stay in bankruptcy was lifted", "the bankruptcy stay was lifted on", requires=("bankruptcy stay",)
    ),
    "motion to transfer": Kind("a party moved to transfer the case to another court", implies=("appearance",)),
    "motion to transfer denied": Kind(
        f"a motion to transfer was denied{RULING}",
        "a motion to transfer was denied on",
        requires=("motion to transfer",),
        whose="the same party",
    ),
    "transfer": Kind("the case was transferred to another court", "the case was transferred to another court on"),
    "transfer to this court": Kind(
        "the case was transferred to this court", "the case was transferred to this court on"
    ),
    "removal": Kind(
        "a defendant removed the case to federal court", "the case was removed on", implies=("appearance",)
    ),
    "remand": Kind("the case was remanded to state court", "the case was remanded on", requires=("removal",)),
    "remanded with directions": Kind(
        "an appellate court remanded the case with directions",
        "the case was remanded on appeal with directions on",
        implies=("appeal decided",),
    ),
    "dismissal for want of prosecution": Kind(
        "the court dismissed the case for want of prosecution", "the case was dismissed for want of prosecution on"
    ),
    "reinstatement": Kind(
        "the case was reinstated after it was dismissed for want of prosecution",
        "the case was reinstated on",
        requires=("dismissal for want of prosecution",),
    ),
    "pretrial hearing": Kind("the pretrial hearing was held", "the pretrial hearing was held on"),
    "pretrial order": Kind("the court entered a pretrial order", "a pretrial order was entered on"),
    "appeal": Kind("a party appealed", "an appeal was taken on"),
    "appeal decided": Kind("an appeal was decided", "an appeal was decided on", requires=("appeal",)),
    "trial set": Kind("the day for which trial is set", "trial is set for"),
    "hearing on the merits begun": Kind(
        "a hearing on the merits began", "a hearing on the merits began on", requires=("answer",)
    ),
    "jury panel sworn": Kind(
        "the panel from which the jury is selected was sworn", "the jury panel was sworn on", requires=("answer",)
    ),
    "voir dire begun": Kind("the selection of the jury began", "voir dire began on", requires=("answer",)),
    "jury sworn": Kind(
        "the jury that was selected was sworn", "the jury was sworn on", implies=("jury panel sworn", "voir dire begun")
    ),
    "trial begun": Kind("the trial began", "trial began on", implies=("hearing on the merits begun",)),
    "opening statement": Kind(
        "the first opening statement was made at trial",
        "the first opening statement was made on",
        implies=("trial begun",),
    ),
    "witness sworn": Kind(
        "the first witness was sworn, at trial or at a hearing on the merits",
        "the first witness was sworn on",
        implies=("hearing on the merits begun",),
    ),
    "exhibit received": Kind(
        "the first exhibit was received in evidence, at trial or at a hearing on the merits",
        "the first exhibit was received on",
        implies=("evidence introduced",),
    ),
    "evidence introduced": Kind(
        "evidence was introduced, at trial or at a hearing on the merits",
        "evidence was introduced on",
        implies=("hearing on the merits begun",),
    ),
    "plaintiff rested": Kind(
        "the plaintiff rested at trial",
        "the plaintiff rested on",
        implies=("trial begun", "witness sworn", "evidence introduced"),
    ),
    "motion for a directed verdict": Kind(
        "a party moved for a directed verdict or for judgment as a matter of law at trial",
        implies=("other motion",),
        requires=("trial begun",),
    ),
    "directed verdict granted": Kind(
        "the court directed a verdict or granted judgment as a matter of law at trial",
        "a directed verdict was granted on",
        implies=("trial begun",),
    ),
    "evidence closed": Kind("the evidence was closed", "the evidence was closed on", implies=("plaintiff rested",)),
    "evidence struck": Kind(
        "the plaintiff's evidence was struck", "the evidence was struck on", implies=("plaintiff rested",)
    ),
    "jury retired": Kind("the jury retired to deliberate", "the jury retired on", implies=("evidence closed",)),
    "case submitted": Kind(
        "the case was submitted for decision", "the case was submitted on", implies=("evidence closed",)
    ),
    "verdict": Kind(
        "the jury returned its verdict", "the verdict was returned on", implies=("jury retired", "case submitted")
    ),
    "mistrial": Kind("a mistrial was declared", "a mistrial was declared on", requires=("voir dire begun",)),
    "new trial granted": Kind("a new trial was granted", "a new trial was granted on", requires=("trial begun",)),
    "judgment": Kind(
        "judgment was entered on the claims that the event names, or on all claims", "judgment was entered on"
    ),
}
"""The description of each kind of event."""
