"""The sections of papers about an amended complaint, one module each."""
