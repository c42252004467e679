"""The one place that builds objects from Settings and joins the services: everything in one process, scripts in child
processes. Split modes will join the same objects differently; nothing else may import all services."""
