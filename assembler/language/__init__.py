"""English grammar, places, citations, and the notation of references and placeholders."""
