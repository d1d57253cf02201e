"""What can be done about a doubt whether a paper is open."""

ANYWAY = "`build --draft` makes a draft all the same"
"""What can be done while a doubt remains."""

RIGHT = "nothing, if `because:` answers this doubt"
"""The remedy for a doubt that a lawyer has answered."""
