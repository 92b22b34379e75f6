"""What can be done: the session, commands and queries. The one door for change."""
