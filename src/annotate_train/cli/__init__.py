"""The verbs that train: `annotate train` and `annotate senses`, in the repository alone."""
