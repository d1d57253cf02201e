"""The user's own words on a dismissal paper: which ones contradict the paper and stop it, and which do not."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from assembler.catalog import Catalog
from assembler.check.as_findings import problems
from assembler.load import load
from assembler.papers.ending.dismissal_papers import dismissal_papers
from assembler.validate import validate
from tests.rules.test_own_sentences_read import STOPPING_RULES
from tests.support.rule_examples import CATALOG, codes, laid_over_minimal, matter_of, only


def paper(keys: str, prejudice: str = "without") -> str:
    return (
        "filings: [{paper: notice_of_voluntary_dismissal, date: 2025-06-02, dismisses: all, "
        f"prejudice: {prejudice}, {keys}}}]\n"
    )


def is_stopped(text: str) -> bool:
    """Whether the paper of the matter *text* is stopped, because its words contradict it or must be read."""
    return not STOPPING_RULES.isdisjoint(codes(text))


def stopped_among(texts: Sequence[str], prejudice: str) -> list[str]:
    """Return the *texts* that stop a notice whose paragraphs they are."""
    with matter_of(paper(f"paragraphs: {[*texts]}", prejudice)) as file:
        matter = validate(load(file, root=file.parent), CATALOG)
    (notice,) = dismissal_papers(matter)
    paths = [problem.path for rule, problem in problems(notice, "DIS") if rule.code in STOPPING_RULES]
    return [text for index, text in enumerate(texts) if ("filings", 0, "paragraphs", index) in paths]


CONTRADICTIONS_WITHOUT_PREJUDICE = (
    "Counsel for Defendant has agreed to this.",
    "Opposing counsel is on board.",
    "Defendant has denied the allegations of the complaint.",
    "Judge Doe ruled for Defendant on Monday.",
    "A verdict came in last Friday.",
    "This dismissal is conditioned on payment of $5,000 by Imaginary Strings.",
    "This dismissal is effective upon receipt of the settlement payment.",
    "If Imaginary Strings does not pay by July 1, 2025, Sample Kites may reinstate this action.",
    "The dismissal will become one with prejudice on July 1, 2025.",
    "This dismissal takes effect on July 1, 2025.",
    "This dismissal shall take effect once Imaginary Strings has paid Sample Kites $5,000.",
    "This dismissal takes effect when Imaginary Strings has paid.",
    "This dismissal takes effect on July 1, 2025, and is an adjudication on the merits.",
    "Sample Kites dismisses this action, provided that Imaginary Strings pays.",
    "Once Imaginary Strings has paid the settlement, this action is dismissed.",
    "Sample Kites dismisses its claims subject to payment of $5,000.",
    "Sample Kites may not refile these claims.",
    "Sample Kites releases all claims and the dismissal is an adjudication on the merits.",
    "Each claim is dismissed with prejudice.",
    "Sample Kites waives the right to sue again on these claims.",
    "This dismissal bars any later action on the same claims.",
    "Sample Kites will never bring these claims again, and gives them up for good.",
    "Imaginary Strings answered the complaint on May 20, 2025.",
    "Imaginary Strings served its answer on May 20, 2025.",
    "Imaginary Strings moved for summary judgment on May 20, 2025.",
    "All parties who have appeared have signed this stipulation.",
    "The Court has approved this dismissal.",
    "The Court retains jurisdiction to enforce the settlement.",
    "This is the second dismissal of these claims; the first was by notice in 2024.",
    "Sample Kites dismissed these claims in 2024.",
    "The claim for infringement is not dismissed and goes on.",
    "This notice is filed under Rule 41(a)(2), by leave of the Court.",
)
"""Sentences that contradict a notice of dismissal without prejudice."""

RELEASES = "The parties exchanged mutual releases."
"""A sentence that agrees only with a dismissal with prejudice."""

CONTRADICTIONS_WITH_PREJUDICE = (
    "Sample Kites reserves the right to bring these claims again.",
    "This dismissal is without prejudice to refiling.",
    "Sample Kites may refile its claims.",
)
"""Sentences that contradict a notice of dismissal with prejudice."""

HARMLESS_WITH_OR_WITHOUT_PREJUDICE = (
    "The Clerk is respectfully directed to close the case.",
    "No party is prejudiced by this dismissal.",
    "The claims against Imaginary Strings are moot.",
    "No class has been certified in this action.",
    "Imaginary Strings has been served with the summons and complaint.",
    "Imaginary Strings was never served.",
    "This dismissal is without conditions.",
    "This dismissal is not conditioned on anything.",
    "This dismissal is effective immediately.",
    "This dismissal is effective upon filing, without an order of the Court.",
    "This notice takes effect when it is filed.",
    "Imaginary Strings has not answered the complaint or moved for summary judgment.",
    "No defendant has served an answer.",
    "Imaginary Strings has served neither an answer nor a motion for summary judgment.",
)
"""Sentences that agree with a notice of dismissal, with or without prejudice."""

HARMLESS_WITHOUT_PREJUDICE = (
    "Sample Kites may refile its claims.",
    "Sample Kites reserves the right to bring these claims again.",
    "Sample Kites has not previously dismissed an action on the same claim.",
    "This is the first dismissal of these claims.",
    "This dismissal is not an adjudication on the merits.",
    "Nothing in this notice bars a later action on the same claims.",
    "Nothing in this notice waives any claim.",
    "Sample Kites gives up no claim by this notice.",
    "Sample Kites waives its claim for costs.",
    "The Clerk is asked to close the case and to vacate the conference of July 1, 2025.",
    "The hearing on July 1, 2025 is moot.",
    "All deadlines are vacated, and the bond is released.",
    "The parties conferred before this notice was filed.",
)
"""Further sentences that agree with a notice of dismissal without prejudice."""

UNDECIDED = (
    "The parties have settled.",
    "The parties have resolved their dispute.",
    "An earlier suit was dismissed with prejudice; this dismissal is not with prejudice.",
    "Imaginary Strings answered a letter of counsel.",
    "The dismissal is with *prejudice*.",
    "The dismissal is with\\\\ prejudice.",
    "The claims are dismissed with pr[e]judice.",
    "The dismissal is w i t h  p r e j u d i c e.",
    "The dismissal is w/ prej.",
    "The dismissal is of no force unless Imaginary Strings pays $10,000.",
    "This notice may be withdrawn by Plaintiff within thirty days.",
    "The dismissal begins on August 1, 2025.",
    "Imaginary Strings has pleaded to the complaint.",
    "Imaginary Strings filed its *answer* on May 1, 2025.",
    "The motion of Imaginary Strings under Rule 56 is pending.",
    "Sample Kites brought this same suit in New Jersey last year and dropped it there by its own paper.",
    "Sample Kites also drops its claims against a nonparty, and keeps its second claim.",
    "Sample Kites sues for itself and for a class of all buyers.",
    "The infant plaintiff's claim is compromised for $20,000.",
    "The claims for unpaid overtime are settled.",
    "This paper does not dismiss the action.",
    "The parties so stipulate.",
    "Each party bears its own costs.",
    "Each side pays its own way.",
    "Imaginary Strings does not oppose this dismissal.",
    RELEASES,
    "Imaginary Strings opposes this dismissal unless it is with prejudice.",
    "Imaginary Strings is prejudiced by this dismissal.",
    "The claims against Imaginary Strings are moot once it has paid.",
    "Imaginary Strings was served with an answer.",
    "Imaginary Strings, by its counsel, joins in this notice.",
    "Each party bears its own costs if the settlement is paid.",
    "Sample Kites may refile its claims once Imaginary Strings has answered.",
    "Imaginary Strings has not answered the complaint until May 1, 2025.",
)
"""Sentences about the effect of the paper that are not known to agree with it."""


@pytest.mark.slow
def test_a_sentence_that_is_not_known_to_agree_stops_the_paper() -> None:
    assert stopped_among(UNDECIDED, "without") == list(UNDECIDED)


def test_a_sentence_does_not_agree_if_the_events_contradict_it() -> None:
    events = "events: [{event: class certified, date: 2025-05-01}, {event: service, by: [strings], date: 2025-04-01}]\n"
    for text in ("No class has been certified in this action.", "Imaginary Strings was never served."):
        assert not is_stopped(paper(f"paragraphs: ['{text}']")), text
        assert "DIS035" in codes(events + paper(f"paragraphs: ['{text}']")), text


def test_the_signer_may_answer_for_an_unknown_sentence_and_a_draft_prints_it() -> None:
    words = "paragraphs: [The parties so stipulate.]"
    finding = only("DIS035", paper(words))
    assert finding.message.startswith(
        "the text says `The parties so stipulate`, but the program cannot tell whether that agrees"
    )
    assert finding.severity == "error"
    assert finding.passes_draft
    (line,) = re.findall(r"own_words_read: \{.*?\}", finding.fix)
    assert line.startswith("own_words_read: {by: placeholder, date: 2025-06-02")
    assert laid_over_minimal(paper(f"{words}, {line}")) == ()
    assert codes(paper(f"{words}, own_words_read: {{by: placeholder, date: 2025-06-02}}")) == {"DIS051"}


def test_nobody_can_answer_for_a_sentence_that_contradicts_the_paper() -> None:
    words = "paragraphs: [The Court retains jurisdiction to enforce the settlement.]"
    relies_on = "{instrument: notice, because: the clerk asked for it, lawyer: placeholder, date: 2025-06-02}"
    for keys in ("own_words_read: {by: placeholder, date: 2025-06-02}", f"relies_on: {relies_on}"):
        assert only("DIS035", paper(f"{words}, {keys}")).severity == "error"
    later_prejudice = "paragraphs: [The dismissal becomes one with prejudice on December 3.]"
    assert only("DIS016", paper(f"{later_prejudice}, relies_on: {relies_on}")).severity == "error"


UNFIT_TITLES = ("Notice of Settlement", "Joint Notice of Dismissal", "Defendant's Notice of Dismissal")
"""Titles of notices that do not dismiss, or are not the plaintiff's."""


def test_the_title_of_another_kind_of_paper_stops_the_paper() -> None:
    for title in (
        "Notice of Appeal",
        "Answer and Affirmative Defenses",
        "Notice of Nonsuit",
        "Reply Brief",
        *UNFIT_TITLES,
    ):
        assert is_stopped(paper(f"title: {title}")), title
    assert not is_stopped(paper("title: Notice of Voluntary Dismissal Without Prejudice"))


@pytest.mark.parametrize(
    ("prejudice", "contradictory", "harmless"),
    [
        (
            "without",
            CONTRADICTIONS_WITHOUT_PREJUDICE,
            (*HARMLESS_WITH_OR_WITHOUT_PREJUDICE, *HARMLESS_WITHOUT_PREJUDICE),
        ),
        ("with", CONTRADICTIONS_WITH_PREJUDICE, (*HARMLESS_WITH_OR_WITHOUT_PREJUDICE, RELEASES)),
    ],
)
def test_only_paragraphs_that_contradict_the_paper_stop_it(
    prejudice: str, contradictory: tuple[str, ...], harmless: tuple[str, ...]
) -> None:
    assert stopped_among((*contradictory, *harmless), prejudice) == list(contradictory)


TWO_EVENTS = """
events:
  - {event: appearance, by: [strings], date: 2025-05-01}
  - {event: motion to dismiss, by: [strings], date: 2025-05-02}
"""

OWN_WORDS_READ = "own_words_read: {by: placeholder, date: 2025-06-02}"


@pytest.mark.parametrize(
    ("sentence", "contradiction"),
    [
        ("Defendant has not appeared.", "served an appearance on 2025-05-01"),
        ("No motion is pending.", "served a motion to dismiss on 2025-05-02"),
        ("There are no pending motions.", "served a motion to dismiss on 2025-05-02"),
        ("The Court has denied the motion to dismiss.", "`events:` lists no `motion to dismiss denied`"),
        ("The motion to dismiss was granted on May 20.", "`events:` lists no `motion to dismiss granted`"),
    ],
)
def test_nobody_can_answer_for_a_sentence_that_the_events_contradict(sentence: str, contradiction: str) -> None:
    finding = only("DIS035", TWO_EVENTS + paper(f"{OWN_WORDS_READ}, paragraphs: ['{sentence}']"))
    assert contradiction in finding.message
    assert "own_words_read" not in finding.fix


def test_unlisted_events_do_not_contradict_and_a_listed_ruling_may_be_mentioned() -> None:
    denial = "  - {event: motion to dismiss denied, by: [strings], date: 2025-05-20}\n"
    assert not is_stopped(paper(f"{OWN_WORDS_READ}, paragraphs: [No motion is pending.]"))
    for sentence in ("No motion is pending.", "The Court has denied the motion to dismiss."):
        assert not is_stopped(TWO_EVENTS + denial + paper(f"{OWN_WORDS_READ}, paragraphs: ['{sentence}']")), sentence


@pytest.mark.parametrize(
    "date_line", ["DATED: {date}, effective January 1, 2030.", "DATED: June 3, 2025.", "DATED: {date}, effective soon."]
)
def test_the_date_line_must_have_the_date_of_the_paper(date_line: str) -> None:
    sentences = f"sentences: {{signature: {{dated: '{date_line}'}}}}\n"
    (finding,) = (
        finding for finding in laid_over_minimal(sentences + paper("signed: [placeholder]")) if finding.code == "DIS035"
    )
    assert f"says `{date_line.rstrip('.')}" in finding.message
    assert ("own_words_read" in finding.fix) == ("soon" in date_line)


def test_a_heading_may_say_that_a_stay_was_lifted_and_that_motions_are_withdrawn() -> None:
    for keys in ("title: Notice of Dismissal and Lifting of Stay", "legends: [Stay Lifted]"):
        assert not is_stopped(paper(keys)), keys


@pytest.mark.parametrize(
    "keys",
    [
        "title: Notice of Voluntary Dismissal With Prejudice",
        "title: Conditional Notice of Dismissal",
        "title: Stipulation of Dismissal of All Parties",
        "title: Order Dismissing Action",
        "short_title: Notice of Dismissal With Prejudice",
        "legends: [Dismissed With Prejudice]",
        "relates_to: [Dismissal With Prejudice]",
        "words: {lead: 'Plaintiff dismisses with prejudice, under Rule 41(a)(2).'}",
        "words: {lead: 'By stipulation of all parties, Plaintiff dismisses this action.'}",
        "words: {lead: 'Under Rule 41(a)(1)(A)(ii), Plaintiff gives notice:'}",
        "words: {lead: Plaintiff dismisses only the claim for copying.}",
        "words: {signature: 'By agreement of all parties,'}",
        "title: 'Notice of Voluntary Dismissal, Pending Payment'",
        "short_title: Notice of Dismissal Pending Settlement",
        "legends: [Stayed Pending Mediation]",
        "legends: [Action Stayed]",
        "words: {lead: 'Plaintiff, which keeps its action alive in all respects, states:'}",
        "words: {lead: 'Plaintiff, pending mediation, states:'}",
        "words: {below_signature: To be held pending payment.}",
        "words: {below_signature: This dismissal is with prejudice.}",
    ],
)
def test_every_text_of_a_paper_is_compared_with_the_paper(keys: str) -> None:
    assert is_stopped(paper(keys))


def test_inherited_words_are_read_unless_the_paper_replaces_them() -> None:
    inherited = "words: {below_signature: This dismissal is with prejudice.}\n"
    assert is_stopped(inherited + paper("dated_at: Seattle"))
    assert not is_stopped(inherited + paper("words: {below_signature: By mail.}"))


def test_the_message_names_the_words_and_the_remedy() -> None:
    finding = only("DIS035", paper("paragraphs: [Imaginary Strings served its answer on May 20.]"))
    start = "the text says `served its answer`, but the paper is available only before an answer"
    assert finding.message.startswith(start)
    assert finding.fix.startswith("list the answer under `events:`")


def test_a_paper_that_takes_effect_without_an_order_cannot_say_that_the_court_keeps_jurisdiction() -> None:
    words = "paragraphs: [The Court retains jurisdiction over the settlement.]"
    assert "the court keeps jurisdiction only by an order" in only("DIS035", paper(words)).message


def test_a_sentence_is_reported_once_for_each_remedy() -> None:
    findings = laid_over_minimal(paper("paragraphs: ['This dismissal takes effect once Imaginary Strings has paid.']"))
    assert [finding.code for finding in findings if finding.code in STOPPING_RULES] == ["DIS035"]


def test_a_motion_may_mention_an_answer_and_ask_for_terms() -> None:
    motion = (
        "filings: [{paper: motion_for_voluntary_dismissal, date: 2025-06-02, dismisses: all, prejudice: without, "
        "grounds: ['Imaginary Strings served its answer, and asks that the dismissal be conditioned on costs.']}]\n"
    )
    assert "DIS035" not in codes(motion)


def test_a_firms_sentence_is_compared_with_the_paper_that_prints_it(tmp_path: Path) -> None:
    """Sentences for other kinds of papers, or for dismissals of a part of the action, are not read."""
    (tmp_path / "sentences.yaml").write_text(
        "ending:\n"
        "  dismissal_action: 'Under {rule}, {plaintiffs} dismisses this action and waives all claims.'\n"
        "  dismissal_part: '{plaintiffs} dismisses {what}, and waives all claims.'\n"
        "  stipulation_action: '{parties} stipulate, and waive all claims.'\n",
        "utf-8",
    )
    with matter_of(paper("signed: [placeholder]")) as file:
        matter = validate(load(file, root=file.parent), Catalog(file.parent, templates=tmp_path))
    (notice,) = dismissal_papers(matter)
    (problem,) = (problem for rule, problem in problems(notice, "DIS") if rule.code == "DIS035")
    assert problem.path == ("filings", 0)
    assert problem.message.startswith("the firm’s sentence `ending.dismissal_action` says `waives all claims`")
