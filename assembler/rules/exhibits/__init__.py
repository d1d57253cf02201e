"""Rules on exhibits that are cited or attached."""
