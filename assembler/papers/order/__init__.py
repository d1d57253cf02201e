"""Proposed orders and judgments, for the judge to sign."""
