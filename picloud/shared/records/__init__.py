"""What is kept of executions, from the data plane to history: rows, exact counters, requests. No I/O."""
