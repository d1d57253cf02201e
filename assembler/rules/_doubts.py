"""Remedies for a doubt whether a paper that dismisses is open."""

ANYWAY = "`build --draft` makes a draft all the same"
"""The remedy while a doubt remains."""

RIGHT = "nothing, if `because:` answers this doubt"
"""The remedy for a doubt that a lawyer has answered."""
