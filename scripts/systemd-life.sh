# What scripts/test-systemd does inside the container: the life of an installation. Ends at the first thing that is wrong.
cd /srv/picloud
export HOME=/root

say() { echo "== $*"; }
call() {
  python3 -c 'import sys,urllib.request as u; print(u.urlopen("http://127.0.0.1:8080" + sys.argv[1], timeout=10).read().decode())' "$1"
}
product() { call /version | python3 -c 'import json,sys; print(json.load(sys.stdin)["product"])'; }

say "what is left of another run"
python3 picloud.pyz uninstall --purge --yes > /dev/null 2>&1 || true

say "install --dry-run changes nothing"
python3 picloud.pyz install --dry-run
test ! -e /opt/picloud

say "install"
python3 picloud.pyz install
systemctl is-active picloud
systemctl show picloud -p Type -p NotifyAccess -p WatchdogUSec -p MainPID -p StatusText -p NRestarts -p User
journalctl -u picloud --no-pager -o cat | grep -c 'set-up' || true
say "install again"
python3 picloud.pyz install | tee said
test "$(grep -c '^already done: ' said)" = 7
test "$(systemctl show -p NRestarts --value picloud)" = 0

say "deploy and call"
export PICLOUD_DATA_DIR=/var/lib/picloud
echo '#{ hello: ctx.request.query.name ?? "world" }' > hello.rhai
picloud deploy hello.rhai
call '/api/v1/execute/hello?name=Ada' | tee answer
grep -q Ada answer

say "the unit's exposure"
systemd-analyze security picloud.service --no-pager | tail -n 1
systemd-analyze verify /etc/systemd/system/picloud.service

say "a frozen process is restarted by the watchdog"
sed -i 's/^WatchdogSec=.*/WatchdogSec=6/' /etc/systemd/system/picloud.service
systemctl daemon-reload
systemctl restart picloud
pid=$(systemctl show -p MainPID --value picloud)
sleep 8
test "$(systemctl show -p MainPID --value picloud)" = "$pid" # it pings
kill -STOP "$pid"
for _ in $(seq 60); do
  now=$(systemctl show -p MainPID --value picloud)
  if [ "$now" != "$pid" ] && [ "$now" != 0 ] && systemctl is-active -q picloud; then break; fi
  sleep 0.5
done
test "$(systemctl show -p NRestarts --value picloud)" = 1
call /api/v1/execute/hello

say "a crash is restarted"
systemctl kill -s KILL --kill-whom=main picloud
sleep 4
systemctl is-active picloud
call /api/v1/execute/hello

say "upgrade"
python3 watch.py > gap &
watching=$!
picloud upgrade next.pyz
kill $watching && wait $watching || true
cat gap
test "$(product)" = 9.9.0
call /api/v1/execute/hello

say "an upgrade that does not become ready"
if picloud upgrade bad.pyz; then exit 1; fi
test "$(product)" = 9.9.0
call /api/v1/execute/hello

say "a damaged file"
if picloud upgrade flipped.pyz; then exit 1; fi

say "rollback-upgrade"
picloud rollback-upgrade
test "$(product)" != 9.9.0
call /api/v1/execute/hello

say "doctor"
picloud doctor || true
picloud doctor --json > findings || true
python3 - findings <<'END'
import json, sys
levels = {found["name"]: found["level"] for found in json.load(open(sys.argv[1]))}
wrong = [name for name in ("python", "processor", "package", "sqlite", "unit", "port", "storage") if levels[name] != "ok"]
if len(levels) < 16 or wrong:
    sys.exit(f"doctor: {wrong}, {levels}")
END

say "a secret comes as a credential"
mkdir -p /etc/systemd/system/picloud.service.d
echo -n postgresql://picloud@127.0.0.1:9/picloud > /etc/picloud/database_url
chmod 600 /etc/picloud/database_url
printf '[Service]\nLoadCredential=database_url:/etc/picloud/database_url\n' > /etc/systemd/system/picloud.service.d/secret.conf
systemctl daemon-reload
began=$(date '+%Y-%m-%d %H:%M:%S')
systemctl --no-block restart picloud
for _ in $(seq 120); do
  if journalctl -u picloud --since "$began" --no-pager -o cat | grep -qi 'postgres'; then break; fi
  sleep 0.5
done
journalctl -u picloud --since "$began" --no-pager -o cat > said
grep -i postgres said
rm -r /etc/systemd/system/picloud.service.d /etc/picloud/database_url
systemctl daemon-reload
systemctl restart picloud
call /api/v1/execute/hello

say "with the socket"
python3 picloud.pyz install --socket
call /api/v1/execute/hello
python3 watch.py > gap &
watching=$!
systemctl restart picloud
sleep 2
kill $watching && wait $watching || true
cat gap
grep -q 'refused for 0.0 s' gap
python3 watch.py > gap &
watching=$!
picloud upgrade next.pyz
kill $watching && wait $watching || true
cat gap
grep -q 'refused for 0.0 s' gap
test "$(product)" = 9.9.0
call /api/v1/execute/hello

say "a refusal is not tried again"
echo PICLOUD_BINDD=x >> /etc/picloud/picloud.env
systemctl restart picloud || true
sleep 5
test "$(systemctl show -p NRestarts --value picloud)" = 0
systemctl show -p ExecMainStatus picloud

say "uninstall keeps the data"
python3 picloud.pyz uninstall
test -f /var/lib/picloud/picloud.db
test ! -e /opt/picloud
