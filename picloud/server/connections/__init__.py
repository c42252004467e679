"""One connection: its protocol, the rules that every request obeys, and the way past ASGI for small calls."""
