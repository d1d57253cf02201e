"""The answer, by which a party responds to the complaint and may bring a counterclaim."""
