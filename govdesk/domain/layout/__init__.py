"""Where boxes and edges go: layers, no overlaps, the same for the same graph."""
