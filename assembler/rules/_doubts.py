"""Remedies for a doubt about whether a dismissal paper is available."""

STILL_DRAFTS = "`build --draft` still builds a draft"
"""The last part of the remedy for a doubt that nobody has resolved."""

NONE_IF_RESOLVED = "none needed if `because:` resolves this doubt"
"""The remedy for a doubt that a lawyer has answered in `relies_on:`."""
