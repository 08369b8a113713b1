"""Text in, findings out: who met whom, when, where and about what, with the words that say so."""
