"""The shell face, on click. Imports neither textual nor rich until a screen is to be opened."""
