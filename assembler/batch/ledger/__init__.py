"""The ledger of a batch: stores, compares, lists, summarizes and merges the outcomes of the batch's filings."""
