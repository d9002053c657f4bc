"""The pages of the database, their files, and what mends them."""
