"""What every table promises, and the code lists: the one statement from which the rest is projected."""
