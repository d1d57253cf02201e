"""TRM005."""

from collections.abc import Iterator

from assembler.findings.path import KeyPath
from assembler.language.english import without_article
from assembler.model.matter import Matter
from assembler.rules._printed_texts import texts_by_paper
from assembler.rules.rule import Problem, rule
from assembler.rules.terms._definitions import defined


@rule("TRM005", cite="house style", basis="convention", fix="define the term once, where it is first used")
def defined_twice(matter: Matter) -> Iterator[Problem]:
    """A term is defined twice.

    If the second definition means something else, every use is in doubt. The first sentence of the complaint defines
    the parties' short names, unless `words:` replaces it; the program does not repeat a definition that the text has
    already made.
    """
    yield from _of_the_matter(matter)
    for filing, written in texts_by_paper(matter):
        first: dict[str, KeyPath] = {}
        removed = matter.sentences.get("complaint", {}).get("lead") == "none"
        if filing.paper.opens and not (filing.words.lead or matter.words.lead or removed):
            first = {party.called: ("parties", name) for name, party in matter.parties.items() if party.called}
        for found in defined(written, matter):
            earlier = first.setdefault(found.term, found.text.path)
            if earlier != found.text.path:
                where = "as the short name of a party" if earlier[0] == "parties" else "in an earlier paragraph"
                yield Problem(found.text.path, f"`{found.term}` is already defined {where}", also=(earlier,))


def _of_the_matter(matter: Matter) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for name, term in matter.terms.items():
        if (earlier := first.setdefault(without_article(term.term), name)) != name:
            yield Problem(("terms", name), f"`{term.term}` is also the term of `{earlier}`", also=(("terms", earlier),))
