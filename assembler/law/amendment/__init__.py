"""The right to amend a complaint: of course until a day, by consent, or by leave."""
