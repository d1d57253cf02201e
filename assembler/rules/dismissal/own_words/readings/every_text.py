"""Reads each of the user's own texts according to where it is: in an order, in the caption, or on the paper itself."""

from collections.abc import Iterator

from assembler.papers.ending.dismissal_papers import DismissalPaper
from assembler.rules.dismissal.own_words.caption_texts import CAPTION, CONTACT
from assembler.rules.dismissal.own_words.readings.captions import caption_readings, contact_readings
from assembler.rules.dismissal.own_words.readings.orders import order_readings, order_title_readings
from assembler.rules.dismissal.own_words.readings.paper_text import Reading, paper_readings
from assembler.rules.dismissal.own_words.texts import ORDER, ORDER_TITLE, OwnText


def readings(paper: DismissalPaper, text: OwnText) -> Iterator[Reading]:
    """Yield each contradiction of *paper* in *text*, and each sentence that is not known to agree with it."""
    if text.key == ORDER:
        yield from order_readings(paper, text)
    elif text.key == ORDER_TITLE:
        yield from order_title_readings(paper, text)
    elif text.key == CAPTION:
        yield from caption_readings(paper, text)
    elif text.key == CONTACT:
        yield from contact_readings(paper, text)
    else:
        yield from paper_readings(paper, text)
