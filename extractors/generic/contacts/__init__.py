"""Contacts: of each contact block its lines, of the lines tokens, of the tokens drafts, and what the drafts share.

`regions` finds the blocks by their `signs` and takes `tables` apart, `extent` says how far each reaches, `lines` joins
their lines, `tokens` and `texts` read them, `pieces` cuts texts into people, roles and offices, `drafts` puts all
together, `in_common` hands out what is everybody's; the rules are in `blocks`.
"""
