"""What pages are built of: tables, forms, fields, dialogs, cards, and the look."""
