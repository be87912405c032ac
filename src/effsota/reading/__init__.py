"""From bytes to typed data: YAML documents, their shape, learning curves."""
