"""The rows that pages, the command line and reports share: pure functions over a Snapshot."""
