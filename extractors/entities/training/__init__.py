"""What the entity model is made from: sources, hand-labelled sentences, templates, and the script that trains it."""
