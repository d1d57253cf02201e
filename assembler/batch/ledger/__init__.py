"""The ledger of a batch: stores, compares, lists, summarizes and merges the outcomes of its filings."""
