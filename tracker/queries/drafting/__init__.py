"""What a draft is made from and how it stands: the rollup of the year, the outline, the sentences."""
