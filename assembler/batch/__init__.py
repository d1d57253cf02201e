"""Builds many filings from one base matter and a file of rows, on several processes or machines.

A row fills the blanks of the base. The result is a matter, which `pipeline/` builds like any other.
"""
