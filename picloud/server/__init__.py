"""The listeners and the application at their root. Dispatches by path; the services behind it are injected."""
