"""The responsibility graph as a file: PDF, SVG, JSON, GraphML."""
