"""The risk summary for leaders."""
