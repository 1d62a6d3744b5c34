"""Delivery: messages are taken by a lease, sent outside of any transaction, and their result is kept."""
