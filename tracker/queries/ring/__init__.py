"""The years of an organisation side by side: what became of its promises, and the problems that come back."""
