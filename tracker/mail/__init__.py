"""Writing messages in words and handing them to providers: mail by SMTP, group bots by HTTP. Knows no database."""
