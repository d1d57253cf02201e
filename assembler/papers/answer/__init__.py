"""The answer, in which a party responds to the complaint and may plead counterclaims."""
