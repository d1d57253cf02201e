"""References: what each form prints, to what it may lead, and the numbers of papers that were filed."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assembler.english import ranges
from assembler.kept import Kept, kept_papers
from assembler.outcome import Options
from assembler.pipeline import examine_matter
from assembler.plan import make_plan
from assembler.plan.parts import Heading, Paragraph, Plan
from assembler.validate import validate
from assembler.yaml_text import read_yaml
from tests.every_text import source
from tests.matters import NOTICE, SUIT, catalog, plan
from tests.plan_text import words_of
from tests.runs import check, heir, here, written
from tests.said import words
from tests.stopped import refusal
from tests.written_papers import wrote

MORE = """\
exhibits: {deed: {title: Deed}, letter: {title: Letter}, map: {title: Map}}
claims:
  - {id: contract, cause: ny-breach-of-contract, against: [beta], elements: {contract: [signed]}}
  - {id: copies, cause: us-copyright-infringement, against: [beta]}
  - {id: more-copies, cause: us-copyright-infringement, against: [beta]}
terms:
  agreement: {term: Agreement, means: the contract of May 5}
  e-mail: {term: the May E-mail, means: an e-mail of May 6}
  note: {term: Note A, means: Beta's note}
"""

PAPERS = "filings: [{paper: complaint, sections: [facts, claims, relief]}]\n"


def story(*texts: str) -> str:
    """Return a second section of facts, with a sub-heading, whose paragraphs are *texts*."""
    quoted = ", ".join(json.dumps(text) for text in texts)
    heading = "{id: sub, heading: Under It}"
    return f"more_facts: [{{id: more, heading: More, paragraphs: [{heading}, {quoted}]}}]\n"


def said(text: str, changes: str = "") -> str:
    """Return what *text*, the fourth paragraph of the complaint, prints; `~` is a no-break space."""
    made = plan(MORE + story(text) + (changes or PAPERS))
    return next(words_of(one.text) for one in made.body if isinstance(one, Paragraph) and one.number == 4)


FORMS = [
    ("As [[paid..broke]] allege.", "As [paragraphs~2–3](#p-paid) allege."),
    ("See [[¶ signed..broke]].", "See [¶¶~1–3](#p-signed)."),
    ("See [[¶ broke, signed]].", "See [¶¶~1](#p-signed), [3](#p-broke)."),
    ("See [[signed..signed]].", "See [paragraph~1](#p-signed)."),
    ("[[deed]] shows it.", "|Exhibit~A| shows it."),
    ("See [[deed, letter]].", "See |Exhibits~A| and |B|."),
    ("See [[map, deed..letter]].", "See |Exhibits~A through C|."),
    ("([[¶ deed]])", "(|Ex.~A|)"),
    ("([[¶ map, deed]])", "(|Exs.~A|, |C|)"),
    ("([[¶ deed..map]])", "(|Exs.~A–C|)"),
    ("In [[contract]] and [[copies]].", "In [Count~One](#c-contract) and [Count~Two](#c-copies)."),
    ("In [[copies, contract]].", "In [Counts~One](#c-contract) and [Two](#c-copies)."),
    ("In [[contract..more-copies]].", "In [Counts~One through Three](#c-contract)."),
    ("See [[story, sub]].", "See [Section~I](#s-story) and [Section~II.A](#s-sub)."),
    ("See [[story..more]].", "See [Sections~I](#s-story) and [II](#s-more)."),
    ("See [[paid, deed, story]].", "See [paragraph~2](#p-paid), |Exhibit~A|, and [Section~I](#s-story)."),
    ("[[paid]] says so. [[paid]] is true.", "[Paragraph~2](#p-paid) says so. [Paragraph~2](#p-paid) is true."),
    ("[[party:alpha]] paid.", "Alpha paid."),
    ("[[party:alpha, beta]] signed, as [[party:alpha]]'s agent said.", "Alpha and Beta signed, as Alpha’s agent said."),
    ("[[alpha]] paid.", "Alpha paid."),
    ("[[paragraph:paid]] and [[count:copies]].", "[Paragraph~2](#p-paid) and [Count~Two](#c-copies)."),
    ("As this [[complaint]] says.", "As this Complaint says."),
    ("[[complaint]] and [[complaint:paid]].", "This Complaint and [paragraph~2](#p-paid)."),
]


@pytest.mark.parametrize(("text", "printed"), FORMS)
def test_a_reference_takes_the_form_of_what_it_leads_to(text: str, printed: str) -> None:
    assert said(text) == printed


COUNTS = [
    ("In [[copies]].", "In [the Second Cause of Action](#c-copies)."),
    ("[[copies]] fails.", "[The Second Cause of Action](#c-copies) fails."),
    ("See the [[copies]].", "See the [Second Cause of Action](#c-copies)."),
    ("In [[contract, more-copies]].", "In [the First](#c-contract) and [Third Causes of Action](#c-more-copies)."),
]


@pytest.mark.parametrize(("text", "printed"), COUNTS)
def test_a_cause_of_action_has_an_article_unless_the_text_gives_one(text: str, printed: str) -> None:
    state = "court: casuper\ncounty: Alameda\njurisdiction: none\namount: none\n"
    assert said(text, state + PAPERS) == printed


TERMS = [
    ("Beta broke [[term:agreement]].", "Beta broke the contract of May~5 (the “Agreement”)."),
    (
        "[[agreement]] binds. [[agreement]] is it.",
        "The contract of May~5 (the “Agreement”) binds. The Agreement is it.",
    ),
    ("The [[agreement]] is that [[agreement]].", "The contract of May~5 (the “Agreement”) is that Agreement."),
    ("[[e-mail]] came. Beta read [[e-mail]].", "An e-mail of May~6 (the “May E-mail”) came. Beta read the May E-mail."),
    ("[[note]] and [[note]].", "Beta’s note (“Note A”) and Note A."),
    ("A note.^[Of [[note]].] [[note]] holds.", "A note.^1[Of Beta’s note (“Note A”).] Note A holds."),
]


@pytest.mark.parametrize(("text", "printed"), TERMS)
def test_a_term_is_defined_where_it_is_first_used(text: str, printed: str) -> None:
    assert said(text) == printed


def test_a_heading_uses_a_term_and_does_not_define_it() -> None:
    facts = "more_facts: [{id: more, heading: 'Under [[agreement]]', paragraphs: ['Beta broke [[agreement]].']}]\n"
    body = plan(MORE + facts).body

    assert [words(one.text) for one in body if isinstance(one, Heading) and one.id == "s-more"] == [
        "Under the Agreement"
    ]
    assert any("the “Agreement”" in words(one.text) for one in body if isinstance(one, Paragraph))


def test_each_paper_defines_its_terms_anew() -> None:
    changes = MORE + story("Under [[agreement]].") + notice_of("Under [[agreement]].")
    said_by = [[words(one.text) for one in plan(changes, paper).body if isinstance(one, Paragraph)] for paper in (0, 1)]

    assert all(any("(the “Agreement”)" in text for text in texts) for texts in said_by)


# -- other papers -----------------------------------------------------------------------------------------------------


def notice_of(text: str, docket: str = "") -> str:
    """Return filings: the complaint, with its number on the *docket*, and a notice that says *text*."""
    of = f", docket: {docket}" if docket else ""
    paragraphs = f"paragraphs: [{json.dumps(text)}]"
    return (
        f"filings: [{{paper: complaint, date: 2025-03-03{of}}}, {{paper: notice_of_voluntary_dismissal, "
        f"date: 2025-06-02, dismisses: all, {paragraphs}}}]\n"
    )


def last(made: Plan) -> str:
    """Return the last paragraph of a paper."""
    return [words(one.text) for one in made.body if isinstance(one, Paragraph)][-1]


LATER = [
    ("[[complaint:paid]] says so.", "", "Complaint ¶ 7 says so."),
    ("See [[complaint:paid]].", "1", "See Dkt. 1 ¶ 7."),
    ("See [[complaint:paid, broke]].", "12-3", "See Dkt. 12-3 ¶¶ 7–8."),
    ("See [[complaint:signed..broke]].", "", "See Complaint ¶¶ 6–8."),
    ("See [[complaint:deed]].", "", "See Complaint Ex. A."),
    ("See [[complaint:story]].", "", "See Complaint Section III."),
    ("See [[complaint:contract]].", "", "See Complaint, Count One."),
    ("See [[deed]] and [[complaint:paid]].", "", "See Exhibit A and Complaint ¶ 7."),
    ("[[complaint]] is withdrawn.", "", "The Complaint is withdrawn."),
    ("[[complaint]] is withdrawn.", "1", "The Complaint (Dkt. 1) is withdrawn."),
    ("([[¶ complaint]])", "1", "(Dkt. 1)"),
]


@pytest.mark.parametrize(("text", "docket", "printed"), LATER)
def test_a_later_paper_cites_the_complaint(text: str, docket: str, printed: str) -> None:
    made = plan("exhibits: {deed: {title: Deed}}\n" + notice_of(text, docket), NOTICE)
    assert last(made).replace("\N{NO-BREAK SPACE}", " ") == printed


@pytest.fixture
def filed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder where a complaint was built, and kept with the command."""
    monkeypatch.chdir(tmp_path)
    heir(tmp_path, "exhibits: {deed: {title: Deed}, map: {title: Map}}\n" + story("Beta knew."))
    wrote(examine_matter(Path("matter.yaml"), Options()))
    assert here("file", "matter.yaml", "complaint").status == 0
    return tmp_path


def now(folder: Path, text: str, changes: str = "", docket: str = "") -> str:
    """Return what the notice says in a matter that has changed since its complaint was filed."""
    heir(folder, changes + notice_of(text, docket))
    made = examine_matter(Path("matter.yaml"), Options())
    return last(made.plans[NOTICE]).replace("\N{NO-BREAK SPACE}", " ")


CHANGED = (
    "facts: [{id: later, heading: Later, paragraphs: [One., Two., {id: broke, text: Beta broke it.}]},"
    " {id: story, heading: S, paragraphs: [{id: signed, text: x.}, {id: paid, text: y.}]}]\n"
)

FILED = [
    ("See [[complaint:paid]].", "", "See Complaint ¶ 7."),
    ("See [[complaint:signed..broke]].", "", "See Complaint ¶¶ 6–8."),
    ("See [[complaint:9]].", "", "See Complaint ¶ 9."),
    ("See [[complaint:paid]].", "4", "See Dkt. 4 ¶ 7."),
    ("See [[complaint:deed]].", "", "See Complaint Ex. A."),
    ("See [[complaint:sub]].", "", "See Complaint Section IV.A."),
    ("See [[complaint:contract]].", "", "See Complaint, Count One."),
]


@pytest.mark.parametrize(("text", "docket", "printed"), FILED)
def test_the_numbers_of_a_paper_that_was_filed_stand(filed: Path, text: str, docket: str, printed: str) -> None:
    assert now(filed, text, CHANGED, docket) == printed


def test_a_filed_paper_may_be_cited_after_its_filing_left_the_matter(filed: Path) -> None:
    filings = "filings: [{paper: notice_of_voluntary_dismissal, dismisses: all, paragraphs: ['[[complaint:paid]]']}]"
    heir(filed, filings)
    (made,) = examine_matter(Path("matter.yaml"), Options()).plans

    assert last(made) == "Complaint ¶\N{NO-BREAK SPACE}7"


GONE = [
    ("See [[complaint:payed]].", "`complaint` as it was filed has no `payed`", "did you mean `paid`?"),
    ("See [[complaint:99]].", "`complaint` as it was filed has no `99`", "known here"),
    ("See [[complaint:later]].", "`complaint` as it was filed has no `later`", "known here"),
    ("See [[complant:paid]].", "no paper is called `complant`", "did you mean `complaint`"),
]


@pytest.mark.parametrize(("text", "message", "fix"), GONE)
def test_what_the_filed_paper_does_not_have_is_told(filed: Path, text: str, message: str, fix: str) -> None:
    heir(filed, CHANGED + notice_of(text))
    run = check("matter.yaml")
    (finding,) = run.findings

    assert (run.status, finding["code"]) == (1, "MAT004")
    assert finding["message"].startswith(message)
    assert fix in finding["fix"]
    assert finding["line"] == 3


@pytest.mark.parametrize("text", ["", "{", "[]", '{"paragraphs": {"paid": 5}}', "[" * 100_000])
def test_a_kept_record_that_is_none_is_told(filed: Path, text: str) -> None:
    written(filed, text, "filed/matter/complaint.json")
    heir(filed, notice_of("See [[complaint:paid]]."))
    (finding,) = check("matter.yaml").findings

    assert (finding["code"], finding["message"]) == ("OUT002", "is not the record of a paper")
    assert finding["file"] == "filed/matter/complaint.json"


def test_a_broken_record_is_not_read_unless_a_reference_asks_for_it(filed: Path) -> None:
    written(filed, "{", "filed/matter/complaint.json")
    assert now(filed, "No reference.") == "No reference."


@pytest.mark.parametrize("name", ["../../secret", "/etc/passwd", "a b", "", "x" * 300])
def test_a_name_that_is_no_papers_reads_no_file(filed: Path, name: str) -> None:
    written(filed, "{", "filed/secret.json")
    assert kept_papers(examine_matter(Path("matter.yaml"), Options()).source)(name) is None


# -- bad input --------------------------------------------------------------------------------------------------------

BAD = [
    ("As [[paid..]] say.", "MAT004", "`paid..` is half a reference", "write both ends"),
    ("As [[..paid]] say.", "MAT004", "`..paid` is half a reference", "write both ends"),
    ("As [[party:]] says.", "MAT004", "`party:` is half a reference", "on both sides"),
    ("As [[:paid]] says.", "MAT004", "`:paid` is half a reference", "on both sides"),
    ("As [[paid says.", "MAT004", "`[[paid` is no reference", "two brackets open it"),
    ("As paid]] says.", "MAT004", "`paid]]` is no reference", "two brackets open it"),
    ("As [[paid..brok]] say.", "MAT004", "nothing is called `brok`", "did you mean `broke`?"),
    ("As [[broke..signed]] say.", "MAT004", "`broke..signed` runs backwards in `complaint`", "`[[signed..broke]]`"),
    ("As [[paid..story]] say.", "MAT004", "`paid..story` runs from a paragraph to a section", "two paragraphs"),
    ("As [[party:alfa]] says.", "MAT004", "nothing is called `alfa`", "did you mean `alpha`?"),
    ("As [[party:paid]] says.", "MAT004", "no party is called `paid`: that is a paragraph", "`alpha`, `beta`"),
    ("Under [[term:agreement]].", "MAT004", "nothing is called `agreement`", "there are none"),
    ("See [[complant:paid]].", "MAT004", "no paper is called `complant`", "`complaint`"),
    ("See [[notice_of_voluntary_dismissal:paid]].", "MAT004", "`paid` has no number in", "that paper numbers"),
    ("See [[complaint:payed]].", "MAT004", "nothing is called `payed`", "`paid`"),
]


@pytest.mark.parametrize(("text", "code", "message", "fix"), BAD)
def test_a_reference_that_does_not_lead_to_one_thing_is_told_in_one_line(
    text: str, code: str, message: str, fix: str
) -> None:
    finding = refusal(story(text))

    assert finding.code == code
    assert finding.message.startswith(message)
    assert fix in finding.fix
    assert finding.place.line == 1


def test_a_bare_name_of_two_things_is_told_and_a_kind_tells_them_apart() -> None:
    parties = "parties: {paid: {name: Paid LLC, role: defendant, kind: limited liability company}}\n"
    finding = refusal(parties + story("As [[paid]] says."))

    assert (finding.code, finding.message) == ("MAT005", "`paid` is both a paragraph and a party")
    assert finding.fix == "write `paragraph:paid` or write `party:paid`"
    assert "Paid LLC" in said("As [[party:paid]] and [[paragraph:paid]] say.", parties + PAPERS)


@pytest.mark.parametrize("docket", ["Dkt. 1", "one", "1-", "123456"])
def test_what_is_no_number_of_a_docket_is_told(docket: str) -> None:
    finding = refusal(f"filings: [{{paper: complaint, docket: {docket}}}]")
    assert finding.message == f"`docket`, `{docket}`, is not a number of the docket, such as `1` or `12-3`"


def test_a_term_that_holds_a_reference_is_told() -> None:
    finding = refusal("terms: {a: {term: A, means: 'what [[paid]] says'}}")
    assert finding.message.endswith("has a reference in `means`")


# -- whatever the order, whatever was filed ---------------------------------------------------------------------------

NAMES = [f"fact-{n}" for n in range(8)]


def suit(names: list[str], cited: list[str], extra: int) -> dict[str, Any]:
    """Return a suit whose facts stand in the order of *names*, and whose notice cites some of them."""
    facts: list[Any] = [{"id": name, "text": f"Words of {name}."} for name in names]
    facts[extra % len(names) : 0] = [{"text": "No name."}] * (extra % 3)
    section = [{"id": "story", "heading": "Story", "paragraphs": facts}]
    claim = {"cause": "ny-breach-of-contract", "against": "beta", "elements": {"breach": [names[0]]}}
    notice = {"paper": "notice_of_voluntary_dismissal", "dismisses": "all"}
    papers = [{"paper": "complaint"}, {**notice, "paragraphs": [f"See [[complaint:{', '.join(cited)}]]."]}]
    return {**read_yaml(SUIT, "f").data, "facts": section, "claims": [claim], "filings": papers}


@given(st.permutations(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, unique=True), st.integers(0, 50))
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_a_citation_from_another_paper_is_never_stale(names: list[str], cited: list[str], extra: int) -> None:
    matter = validate(source(suit(names, cited, extra)), catalog())
    complaint, notice = (make_plan(matter, one, catalog()) for one in matter.filings)
    numbers = {one.id: one.number for one in complaint.body if isinstance(one, Paragraph) and one.number}
    wanted = [numbers[f"p-{name}"] for name in cited]
    runs = ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in ranges(wanted))

    for name in cited:
        (block,) = (one for one in complaint.body if isinstance(one, Paragraph) and one.id == f"p-{name}")
        assert words(block.text) == f"Words of {name}."
    assert last(notice) == f"See Complaint {'¶' if len(wanted) == 1 else '¶¶'}\N{NO-BREAK SPACE}{runs}."


@given(st.permutations(NAMES), st.permutations(NAMES), st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_what_was_filed_keeps_its_numbers_in_whatever_order_the_facts_stand_since(
    then: list[str], since: list[str], cited: list[str]
) -> None:
    before = validate(source(suit(then, cited, extra=0)), catalog())
    filed = make_plan(before, before.filings[0], catalog())
    numbers = {one.id.removeprefix("p-"): one.number for one in filed.body if isinstance(one, Paragraph) and one.number}
    kept = Kept("filed/matter/complaint.json", numbers, {}, {})
    matter = validate(source(suit(since, cited, extra=7)), catalog())
    notice = make_plan(matter, matter.filings[1], catalog(), kept={"complaint": kept}.get)

    assert list(said_in(last(notice))) == sorted(numbers[name] for name in cited)


def said_in(text: str) -> Iterator[int]:
    """Yield the numbers that a citation of another paper gives, its ranges written out."""
    for run in text.rstrip(".").rpartition("\N{NO-BREAK SPACE}")[2].split(", "):
        first, _, end = run.partition("–")
        yield from range(int(first), int(end or first) + 1)
