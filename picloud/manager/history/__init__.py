"""What ran: the records of executions, counters, the live tail, and how long they are kept."""
