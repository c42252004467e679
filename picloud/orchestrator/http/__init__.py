"""From an HTTP request to an execution and back."""
