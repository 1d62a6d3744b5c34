# The administrator signs in through nginx, changes the password and adds two people, as a browser would.
python3 /root/try/people.py "https://$DOMAIN" /etc/nianlun/tls/fullchain.pem yx-admin "$password"
install -o nianlun -m 0600 /root/try/report.txt /var/lib/nianlun/report.txt
# This may run on a Sunday night, when nobody is disturbed.
runuser -u postgres -- psql -q nianlun -c \
  "UPDATE organisation SET settings = settings || '{\"reminders\": {\"on_rest_days\": true, \"quiet_until\": \"00:00\", \"quiet_from\": \"23:59\"}}'"
# nginx keeps figures to itself, and the addresses of report links out of the log.
[ "$(curl -s -o /dev/null -w '%{http_code}' --cacert /etc/nianlun/tls/fullchain.pem "https://$DOMAIN/metrics")" = 404 ]
curl -s -o /dev/null --cacert /etc/nianlun/tls/fullchain.pem "https://$DOMAIN/r/abcdefSECRETghij"
sleep 1
[ "$(journalctl --no-pager | grep -c abcdefSECRETghij)" = 0 ]
systemd-analyze verify /etc/systemd/system/nianlun-*.service /etc/systemd/system/nianlun-*.timer /etc/systemd/system/nianlun.target
for unit in nianlun-web nianlun-scheduler nianlun-worker@1 nianlun-worker@2; do systemctl is-active "$unit"; systemd-analyze security --no-pager "$unit" | tail -n 1; done
