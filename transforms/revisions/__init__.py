"""Why a figure moved from one edition to the next: its change in parts that add up to the whole."""
