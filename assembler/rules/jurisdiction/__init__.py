"""Rules on jurisdiction, venue and assignment."""
