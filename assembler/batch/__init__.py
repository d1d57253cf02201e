"""Builds many filings from one base matter and a file of rows, on several processes or machines.

A row fills the blanks of the base, and the result runs through `pipeline.py` like any other matter.
"""
