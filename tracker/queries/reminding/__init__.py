"""What a sweep needs to know, as plain columns: a tree's places and people, and what is open in an organisation."""
