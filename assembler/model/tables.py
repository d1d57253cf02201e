"""The tables before the text of a paper."""

from typing import Literal

Table = Literal["contents", "exhibits", "authorities"]
"""A table of contents, a table of the exhibits that the paper cites, or a table of authorities."""
