"""What things are: the nouns of Steckbrief. Imports nothing of ours."""
