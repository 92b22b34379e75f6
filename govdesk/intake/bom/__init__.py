"""Bills of materials: what a thing is made of, and who supplied the parts."""
