"""How an agency's own columns and codes translate into ours, and drafting that."""
