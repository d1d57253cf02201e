"""The tests: one module a module, and walks over the data."""
