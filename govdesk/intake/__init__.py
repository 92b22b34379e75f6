"""What files say: bytes of a model card, weights header or licence -> facts with provenance. Never writes."""
