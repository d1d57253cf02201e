"""The numbers of paragraphs that a paper skips, in a list of the paragraphs that it realleges."""

import pytest

from assembler.plan.text.labels import with_skipped_numbers


@pytest.mark.parametrize(
    ("numbers", "printed", "expected"),
    [
        ([1, 2, 5], [1, 2, 5, 6], [1, 2, 3, 4, 5]),
        ([300, 2, 301], [301, 300, 2], [*range(2, 302)]),
        ([9, 2], [9, 2], [*range(2, 10)]),
        ([1, 3], [1, 2, 3], [1, 3]),
        ([4], [4], [4]),
        ([], [7, 9], []),
    ],
)
def test_only_numbers_that_no_paragraph_has_are_added(
    numbers: list[int], printed: list[int], expected: list[int]
) -> None:
    assert with_skipped_numbers(numbers, printed) == expected
