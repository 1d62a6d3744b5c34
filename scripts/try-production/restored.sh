# What was there is there again, byte for byte, and people can sign in.
after=$(runuser -u postgres -- psql -At nianlun -c "SELECT (SELECT count(*) FROM task), (SELECT count(*) FROM event), (SELECT count(*) FROM message)")
echo "tasks, events, messages: before $before, after $after"
[ "$before" = "$after" ]
[ "$files" = "$(find /var/lib/nianlun/blobs -type f | sort | xargs sha256sum | sha256sum)" ]
python3 /root/try/people.py "https://$DOMAIN" /etc/nianlun/tls/fullchain.pem yx-admin
# A damaged copy is refused.
copy=/var/lib/nianlun/damaged.tar
install -o nianlun -m 0600 "$(ls -t /var/backups/nianlun/nianlun-*.tar | head -n 1)" "$copy"
printf 'x' | dd of="$copy" bs=1 seek=5000 conv=notrunc 2>/dev/null
said=$(nianlun restore "$copy" --discard-present-data 2>&1) && exit 1
echo "$said" | grep 改动或损坏
rm "$copy"
# A process that dies is there again.
kill -9 "$(systemctl show -p MainPID --value nianlun-worker@1)"
sleep 8
systemctl is-active nianlun-worker@1
