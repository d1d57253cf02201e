"""Remedies for a doubt about whether a dismissal paper is available."""

ANYWAY = "`build --draft` still builds a draft"
"""The last part of the remedy for a doubt that nobody has resolved."""

RIGHT = "none needed if `because:` resolves this doubt"
"""The remedy for a doubt that a lawyer has answered in `relies_on:`."""
