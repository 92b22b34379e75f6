"""What a model folder says in words: card, configurations, where it came from."""
