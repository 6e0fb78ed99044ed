"""What the guest takes home: the receipt as words (`document`), as a code (`qr`) and as a page (`pdf`).

May import `ports`, `i18n`, `domain` and `paths`. Begin with `papers`, which implements the port; nothing that draws
is loaded before the first page is asked for.
"""
