"""What a matter, a court, a cause, a dismissal rule and a document type are: frozen values, no logic."""
