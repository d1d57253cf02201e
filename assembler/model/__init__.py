"""The types of a matter, a court, a cause, a law of dismissal and a document type: immutable values."""
