"""From a document to the bytes of a PDF: type, tables, figures, furniture. The only reportlab."""
