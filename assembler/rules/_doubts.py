"""Remedies for a doubt about whether a dismissal paper is open."""

ANYWAY = "`build --draft` still makes a draft"
"""The remedy while a doubt remains."""

RIGHT = "none, if `because:` resolves this doubt"
"""The remedy for a doubt for which a lawyer has answered."""
