"""The verbs: one module or folder per arrow of the data flow."""
