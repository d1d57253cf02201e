"""Motions to dismiss that lack proof, that the court may deny, or that claim that the court cannot deny them."""

from collections.abc import Iterator

from assembler.findings.finding import Severity
from assembler.findings.path import KeyPath
from assembler.language.regex import Regex
from assembler.law.dismissal.reason import Reason
from assembler.model.law import qualified_cite
from assembler.papers.ending.dismissal_papers import DismissalPaper, principal
from assembler.papers.motion.keys import motion_keys
from assembler.rules.dismissal._reasons import cite_of, doubt, the_paper
from assembler.rules.dismissal.own_words.stated_facts.statements import HYPOTHETICAL, grounds, marked_sentences
from assembler.rules.dismissal.own_words.texts import own_words
from assembler.rules.rule import Problem, rule

NO_OBJECTION = "obtain the other party's agreement, and record it under `conferred:`, or dismiss by a stipulation"


@rule(
    "DIS030",
    cite="735 ILCS 5/2-1009(c)",
    basis="verified",
    fix="add `grounds:` to the motion, and a `declaration` that accompanies it",
    no_waiver="the rule, which was read, gives the court no power to grant the motion without the grounds or the proof",
)
def unsupported_motion(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion to dismiss lacks the grounds or the proof that the rule requires.

    In Illinois, for example, once trial has begun the court dismisses only on a stipulation signed by the defendant, or
    on a motion that specifies its ground and is supported by an affidavit or other proof.
    """
    support = None if paper.option.is_barred else paper.instrument.support
    if support is None:
        return
    missing = [need for need in support.needs if not _has_support(paper, need)]
    if missing:
        missing_words = " and ".join(f"no `{need}`" for need in missing)
        message = f"the motion has {missing_words}: {support.says}"
        problem = Problem(("filings", paper.filing_index), message, cite=cite_of(paper, support), promise=True)
        yield doubt(paper, problem)


def _has_support(paper: DismissalPaper, need: str) -> bool:
    """Whether the motion, or a paper that accompanies it, has the grounds or the declaration that *need* names."""
    supporting = [filing for filing in paper.matter.filings if filing.paper.supports]
    accompanying = [filing for filing in supporting if principal(paper.matter, filing) is paper.filing]
    if need == "grounds":
        return any(motion_keys(filing).grounds for filing in (paper.filing, *accompanying))
    return any(filing.paper.signer == "declarant" for filing in accompanying)


@rule(
    "DIS037",
    cite="Fed. R. Civ. P. 41(a)(2)",
    basis="verified",
    waivable="some",
    severity=Severity.WARNING,
    fix="say in `grounds:` why the court should grant the motion nonetheless; then waive DIS037",
    no_waiver="a motion that itself says why it cannot be granted is not shown to be open; the finding that "
    "the judge may deny it is a warning, which can be waived",
)
def left_to_the_court(paper: DismissalPaper) -> Iterator[Problem]:
    """The court may deny this motion.

    A motion only asks for a dismissal, and ends nothing by itself, so it is built even if a rule leaves the decision to
    the judge, as after a counterclaim. Such a motion should not claim to be of right. It should say why the court
    should grant it: for example, because the counterclaim can remain pending, or because the party that pleaded it
    agrees. A motion that says that the counterclaim cannot remain pending is not shown to be open unless that party has
    agreed.
    """
    for reason in paper.option.reasons:
        if reason.court_decides and not _counterclaim_remains(paper, reason):
            also = (reason.path,) if reason.path else ()
            path = ("filings", paper.filing_index, "dismisses")
            message = f"before {the_paper(paper.filing)}, {reason.says}"
            yield Problem(path, message, also=also, cite=qualified_cite(reason.cite, reason.basis))
            yield from _falling_counterclaims(paper, reason)


COUNTERCLAIM = Regex(r"\bcounterclaim\b")
"""The word that shows that a reason is a counterclaim."""

COUNTERCLAIM_FALLS = Regex(
    r"(?i)\bcounter-?claims?\b[^,]{0,120}?\b(?:can ?not|can['’]t|could not|will not|is unable to)\b[^,]{0,120}?"
    r"\b(?:remain|stay|pending|independent|stand (?:alone|by itself|on its own))"
)
"""Words that say that a counterclaim cannot be heard on its own."""

COUNTERCLAIM_REMAINS = Regex(
    r"(?i)\b(?:counter-?)?claims?\b[^,.]{0,120}?\b(?:can|may|will|is able to|remains?|stays?)\b(?! ?not)[^,.]{0,120}?"
    r"\b(?:remain|stay|pending|independent|stand (?:alone|by itself|on its own))"
)
"""Words that say that a counterclaim can be heard on its own."""

OPEN_QUESTION = Regex(r"(?i)\b(?:if|whether|unless|can ?not|can['’]t|could|should|will not|never|no longer)\b")
"""Words that leave open or deny that the counterclaim can remain."""


def _counterclaim_remains(paper: DismissalPaper, reason: Reason) -> bool:
    """Whether the motion says that the counterclaim in *reason* can remain, or the other side agreed to the motion."""
    if not COUNTERCLAIM.search(reason.says):
        return False
    if _is_agreed(paper):
        return True
    sentences = (sentence for text in grounds(paper) for sentence, _ in marked_sentences(paper.matter, text))
    return any(COUNTERCLAIM_REMAINS.search(sentence) and not OPEN_QUESTION.search(sentence) for sentence in sentences)


def _is_agreed(paper: DismissalPaper) -> bool:
    """Whether the other side agreed to the motion when counsel conferred."""
    conference = motion_keys(paper.filing).conferred
    return conference is not None and conference.result == "agreed"


def _falling_counterclaims(paper: DismissalPaper, reason: Reason) -> Iterator[Problem]:
    """Yield a doubt if the motion says that the counterclaim in *reason* cannot remain, unless the motion is agreed."""
    if _is_agreed(paper) or not COUNTERCLAIM.search(reason.says):
        return
    for text in grounds(paper):
        for sentence, words in marked_sentences(paper.matter, text):
            match = COUNTERCLAIM_FALLS.search(sentence)
            if match and not HYPOTHETICAL.search(sentence[: match.start()]):
                cite = qualified_cite(reason.cite, reason.basis)
                message = f"the text says `{words}`, and {reason.says}"
                yield doubt(paper, Problem(text.path, message, cite=cite, fix=NO_OBJECTION, promise=True))
                return


CLAIM_OF_RIGHT = Regex(
    r"(?i)\b(?:as|a matter|is|dismissal) of right\b|\babsolute(?:ly)? (?:right|entitled|free)\b"
    r"|\bunqualified right\b|\bmandatory\b|\bno (?:discretion|power|choice)\b|\bneeds? no leave\b"
    r"|\bno leave\b[^.;]{0,40}\b(?:needed|required|necessary)\b"
    r"|\bwithout (?:leave|permission) of (?:the )?court\b"
)
"""Words that say that the court must grant the motion."""

DENIAL_OF_RIGHT = Regex(
    r"(?i)\b(?:if|unless|until|would|could|where|when|once|before|after|an? plaintiff|not|longer|never|nor|neither"
    r"|ended|expired|lost|passed|gone|unlike|rather|except|only)\b"
)
"""Words that show that the right is denied, ended or conditional, or belongs to another case."""


@rule(
    "DIS042",
    cite="Fed. R. Civ. P. 41(a)(2)",
    basis="verified",
    fix="delete the sentence, and say why the court should grant the motion",
    no_waiver="the paper would tell the court that it must grant the motion, although the law lets the court deny it",
)
def motion_not_of_right(paper: DismissalPaper) -> Iterator[Problem]:
    """A motion claims to be of right, but the court may deny it.

    If the law leaves the decision to the court, such a claim may lead the court to deny the motion and rebuke the
    lawyer. A few laws do give a right to have the motion granted, as in Illinois until trial begins; a motion under
    such a law is not reported.
    """
    reason = next((reason for reason in paper.option.reasons if reason.court_decides), None)
    if paper.instrument.way != "motion" or (paper.instrument.of_right and not reason):
        return
    fact = f"{paper.instrument.rule} leaves the decision to the court"
    cite = paper.instrument.rule
    also: tuple[KeyPath, ...] = ()
    if reason:
        fact = reason.says
        cite = qualified_cite(reason.cite, reason.basis)
        also = (reason.path,) if reason.path else ()
    titles = (text for text in own_words(paper) if text.key in {"title", "short_title"})
    for text in (*titles, *grounds(paper)):
        for sentence, words in marked_sentences(paper.matter, text):
            if CLAIM_OF_RIGHT.search(sentence) and not DENIAL_OF_RIGHT.search(CLAIM_OF_RIGHT.sub("", sentence)):
                message = f"the text says `{words}`, but {fact}"
                yield Problem(text.path, message, also=also, cite=cite, promise=True, passes_draft=True)
