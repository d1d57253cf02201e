"""What a matter, a court, a cause, a law of dismissal and a document type are: frozen values, without logic."""
