"""What people read: the site, charts and spreadsheets of one edition, from its released tables only."""
