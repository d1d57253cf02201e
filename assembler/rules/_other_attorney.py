"""An attorney of another party, for the examples of rules."""

OTHER_ATTORNEY = """
        counsel:
          other:
            name: Other Example
            bar_number: 00001
            address: [9 Example Street, Sample Harbor 00000]
            telephone: (206) 555-0109
            email: other@example.com
"""
"""The beginning of an example in which an attorney called `other` may sign."""
