"""What the services of the manager hand to each other and to the API: values without behaviour."""
