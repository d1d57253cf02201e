"""English, places, citations, and the notation of references and placeholders."""
