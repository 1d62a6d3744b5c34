"""What the delivery desk reads: messages with their results, why they were sent, and what is to be told by hand."""
