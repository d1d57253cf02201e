"""Finds the words that specific rules report, so that a more general rule does not report them again."""

from collections.abc import Callable, Iterable, Iterator

from assembler.findings.path import KeyPath
from assembler.model.matter import Matter
from assembler.rules.rule import Problem


def reported_places(matter: Matter, rules: Iterable[Callable[[Matter], Iterable[Problem]]]) -> set[tuple[KeyPath, int]]:
    """Return the paths and positions of the words that *rules* report in *matter*."""
    return {place for check in rules for problem in check(matter) for place in places(problem)}


def places(problem: Problem) -> Iterator[tuple[KeyPath, int]]:
    """Yield the path and the position of each passage that *problem* points at."""
    for path, words in ((problem.path, problem.at), *zip(problem.also, problem.also_at, strict=False)):
        if words:
            yield path, words.start
