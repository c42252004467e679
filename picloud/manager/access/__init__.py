"""Who may do what: the owner, browser sessions, API tokens, the set-up link, and how often a secret may be tried."""
