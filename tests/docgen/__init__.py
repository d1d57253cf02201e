"""Tests of the pages of docs/, generated and written by hand."""
