"""From web addresses and buckets to bytes at hand: politely, within limits, and never from where nobody meant."""
