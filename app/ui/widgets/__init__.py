"""Things used by several screens; they know looks and words, never the flow."""
