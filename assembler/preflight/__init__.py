"""preflight: each file that is to be written, read back as a filing system reads it, before it is uploaded."""
