"""What may leave the agency: editions, their released tables, and what each audience may see."""
