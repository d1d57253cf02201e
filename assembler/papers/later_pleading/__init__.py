"""Pleadings that make claims after the complaint: supplemental, cross- and third-party complaints, interventions."""
