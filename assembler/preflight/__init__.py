"""preflight: each finished file, read back as a filing system will read it."""
