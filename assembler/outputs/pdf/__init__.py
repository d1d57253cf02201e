"""Makes a PDF from a plan: typesets its pages, reads them back, and measures them as a filing system would."""
