"""Tables to other tools and back."""
