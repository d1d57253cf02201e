"""When a file has been saved so long ago that another save would show in its times."""

import pytest

from assembler.unchanged import states


def test_a_file_system_that_knows_only_whole_seconds_has_two_of_them_to_settle(monkeypatch: pytest.MonkeyPatch) -> None:
    second = 10**9
    saved = 1_900_000_000 * second
    for known, after, is_settled in (
        (saved, second, False),
        (saved, 3 * second, True),
        (saved + 1_234_567, second, True),
        (saved + 1_234_567, 1_300_000, False),
    ):
        monkeypatch.setattr(states, "now", lambda at=saved + after: at)
        assert states.is_settled([0, 9, known, known, 1]) is is_settled, (known, after)
