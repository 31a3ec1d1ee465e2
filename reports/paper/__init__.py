"""What people print and present: a briefing and county packs as PDF, and decks of slides."""
