# A worker, not this shell, hands the mail to the server.
for _ in $(seq 60); do
  ls /srv/mail/box/new/* >/dev/null 2>&1 && break
  sleep 1
done
grep -h -E '^(From|To|Subject|Message-ID):' /srv/mail/box/new/*
runuser -u postgres -- psql -c 'SELECT state, leased_by, attempts, count(*) FROM message GROUP BY 1, 2, 3' nianlun
nianlun remind --json
before=$(runuser -u postgres -- psql -At nianlun -c "SELECT (SELECT count(*) FROM task), (SELECT count(*) FROM event), (SELECT count(*) FROM message)")
files=$(find /var/lib/nianlun/blobs -type f | sort | xargs sha256sum | sha256sum)
