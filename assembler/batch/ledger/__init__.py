"""The ledger of a batch: the outcomes of its filings, compared, listed, summed up and merged."""
