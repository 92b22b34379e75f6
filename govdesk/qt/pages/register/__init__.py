"""The register: long lists and one record from all sides."""
