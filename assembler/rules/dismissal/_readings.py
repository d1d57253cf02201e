"""Each text of the user's own on a paper that dismisses, read as its place wants: an order's words as an order's."""

from collections.abc import Iterator

from assembler.law.dismissal.papers import DismissalPaper
from assembler.rules.dismissal import _captions, _orders, _recognised
from assembler.rules.dismissal._own_words import CAPTION, ORDER, ORDER_TITLE, OwnText
from assembler.rules.dismissal._recognised import Reading


def readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield what in *text* contradicts *paper*, and each sentence that is not known to agree with it."""
    if text.key == ORDER:
        yield from _orders.readings(paper, text)
    elif text.key == ORDER_TITLE:
        yield from _orders.title_readings(paper, text)
    elif text.key == CAPTION:
        yield from _captions.readings(paper, text)
    else:
        yield from _recognised.readings(paper, text)
