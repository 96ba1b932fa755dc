# web.sh - recipes with a web server: HTTP/1.1, the login of the lessons, TLS.
#
# SPDX-License-Identifier: GPL-3.0-or-later

browser='Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0'

# Pages with words in them, since someone will read them in the byte view.
web_pages () {
  mkdir -p www/portal www/example
  cat > www/portal/login.html <<'EOF'
<!doctype html>
<html lang="en">
  <head><title>Campus portal</title><link rel="stylesheet" href="/style.css"></head>
  <body>
    <h1>Campus portal</h1>
    <form method="post" action="/login">
      <label>User <input name="user"></label>
      <label>Password <input name="password" type="password"></label>
      <button>Log in</button>
    </form>
    <p>This page came over plain HTTP: everyone on the way can read it.</p>
  </body>
</html>
EOF
  # Longer than one segment, and sent as it is: most of an answer is "part of packet n".
  {
    echo '<!doctype html><html lang="en"><head><title>Welcome, ada</title>'
    echo '<link rel="stylesheet" href="/style.css"></head><body><h1>Welcome, ada</h1><table>'
    for hour in 08 09 10 11 12 13 14 15 16 17; do
      for day in Monday Tuesday Wednesday; do
        echo "  <tr><td>$day, $hour:00</td><td>Networks, room 5.$hour, layer by layer</td></tr>"
      done
    done
    echo '</table></body></html>'
  } > www/portal/welcome.html
  echo 'body { font: 16px sans-serif; margin: 3em; } h1 { color: #1a5fb4; }' > www/portal/style.css
  cp www/portal/style.css www/example/style.css
  {
    echo '<!doctype html><html lang="en"><head><title>Example</title>'
    echo '<link rel="stylesheet" href="/style.css"></head><body><h1>Protocols, layer by layer</h1><ol>'
    for layer in Physical Link Network Transport Session Presentation Application; do
      echo "<li>$layer: what this layer adds, the next one carries without looking inside.</li>"
    done
    echo '</ol><img src="/logo.png" alt="eight squares"></body></html>'
  } > www/example/index.html
  # A picture of eight squares, as bytes of a PNG file.
  python3 - <<'EOF'
import struct, zlib
colours = (0x5e5c64, 0x914a10, 0x914a10, 0x0f4ab4, 0x0f4ab4, 0x661c80, 0x107277, 0x144a22)
def chunk(kind, data):
    return struct.pack('!I', len(data)) + kind + data + struct.pack('!I', zlib.crc32(kind + data))
row = b'\0' + b''.join(c.to_bytes(3, 'big') * 14 + b'\xff' * 6 for c in colours)
open('www/example/logo.png', 'wb').write(
    b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('!IIBBBBB', 128, 14, 8, 2, 0, 0, 0))
    + chunk(b'IDAT', zlib.compress(row * 14, 1)) + chunk(b'IEND', b''))
EOF
  seq -f 'Line %g of a long text: TCP numbers octets, not lines.' 400 > www/example/long.txt
}

certificates () {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 3650 -keyout ca.key -out ca.pem \
    -subj '/O=Octet test authority/CN=Octet test CA' 2>/dev/null
  local name
  for name in www.example.test client.example.test; do
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout $name.key -out $name.csr \
      -subj "/O=Example/CN=$name" 2>/dev/null
    printf 'subjectAltName=DNS:%s,DNS:example.test\n' $name > extensions
    openssl x509 -req -in $name.csr -CA ca.pem -CAkey ca.key -days 3650 -out $name.pem \
      -extfile extensions 2>/dev/null
  done
}

web_server () {
  web_pages
  certificates
  cat > nginx.conf <<EOF
daemon off; pid nginx.pid; error_log stderr; worker_processes 1;
user root;
events { worker_connections 64; }
http {
  types { text/html html; text/css css; image/png png; text/plain txt; }
  access_log off; server_tokens off; etag on; keepalive_timeout 20;
  client_body_temp_path $PWD/body; proxy_temp_path $PWD/proxy; fastcgi_temp_path $PWD/fastcgi;
  gzip on; gzip_types text/css; gzip_min_length 200;
  server {
    listen 203.0.113.80:80;
    server_name portal.campus.test;
    root $PWD/www/portal;
    location = / { return 302 /login; }
    location = /login {
      default_type text/html;
      if (\$request_method = POST) {
        add_header Set-Cookie "session=5f1c9a; Path=/; HttpOnly";
        return 303 /welcome.html;
      }
      try_files /login.html =404;
    }
  }
  server {
    listen 198.51.100.80:80; listen [2001:db8:2::80]:80;
    listen 198.51.100.80:443 ssl; listen [2001:db8:2::80]:443 ssl;
    server_name www.example.test;
    ssl_certificate $PWD/www.example.test.pem; ssl_certificate_key $PWD/www.example.test.key;
    ssl_protocols TLSv1.2 TLSv1.3; ssl_session_cache shared:tls:1m; ssl_session_tickets on;
    root $PWD/www/example;
    location = /old { return 301 http://www.example.test/index.html; }
    location = /form { default_type text/plain; return 200 "Thank you.\n"; }
    location = /private { auth_basic "staff only"; auth_basic_user_file $PWD/passwords; }
    location = /upload { default_type text/plain; return 201 "Stored.\n"; }
  }
}
EOF
  # ada / lovelace, as htpasswd would write it.
  echo "ada:$(openssl passwd -apr1 lovelace)" > passwords
  chmod 711 "$work" "$work"/*
  server server nginx -e stderr -p "$PWD/" -c nginx.conf
  wait_for listens server 80
}

client_curl () { run_in client curl -s --max-time 10 -A "$browser" "$@" > /dev/null; }

# A student logs in over plain HTTP: name, handshake, form, password in the clear, redirect, page.
recipe_portal () {
  network_up
  dns_server
  web_server
  run_in client ip neigh flush all
  start data/samples/portal-login.pcapng client eth0
  client_curl http://portal.campus.test/login http://portal.campus.test/style.css \
    -H 'Accept: text/html,application/xhtml+xml;q=0.9,*/*;q=0.8' -H 'Accept-Language: en-GB,en;q=0.5'
  pause 1.3
  client_curl -L -c cookies --data-urlencode 'user=ada' --data-urlencode 'password=correct horse' \
    -e http://portal.campus.test/login http://portal.campus.test/login \
    --next -s -A "$browser" -b cookies --compressed http://portal.campus.test/style.css
  stop --capture-comment 'A student logs in to a portal that has no TLS.'
}

recipe_web () {
  network_up
  dns_server
  web_server
  start data/samples/web-page.pcapng client eth0
  client_curl --compressed http://www.example.test/ http://www.example.test/style.css \
    http://www.example.test/logo.png http://www.example.test/favicon.ico
  stop --capture-comment 'A browser loads a page, its style sheet, a picture, and an icon that is not there.'

  start tests/captures/http/methods.pcap client eth0 'tcp port 80'
  client_curl -L http://www.example.test/old
  client_curl -I http://www.example.test/long.txt
  client_curl -d 'name=Grace+Hopper&year=1906' http://www.example.test/form
  client_curl -F name=Ada -F 'file=@www/example/style.css;type=text/css' http://www.example.test/form
  client_curl -T www/example/long.txt http://www.example.test/upload
  client_curl -X DELETE http://www.example.test/long.txt
  client_curl -X OPTIONS http://www.example.test/
  client_curl http://www.example.test/missing
  stop

  start tests/captures/http/headers.pcapng client eth0 'tcp port 80'
  client_curl -r 100-299 http://www.example.test/long.txt
  client_curl -z '2037-01-01' http://www.example.test/long.txt
  client_curl -u ada:wrong http://www.example.test/private
  client_curl -H 'Cookie: theme=dark; lang=en' -H 'X-Empty:' -H 'Accept: text/*;q=0.3, */*;q=0.1' \
    http://www.example.test/
  client_curl -0 http://www.example.test/style.css
  client_curl -H 'Expect: 100-continue' --data-binary @www/example/style.css http://www.example.test/form
  stop

  start tests/captures/http/chunked-gzip.pcapng client eth0 'tcp port 80'
  client_curl --compressed http://www.example.test/index.html http://www.example.test/index.html
  stop

  start tests/captures/http/ipv6.nano.pcap client eth0 'tcp port 80'
  client_curl -g 'http://[2001:db8:2::80]/style.css'
  stop

  # Five requests in one segment: answers come in order.
  start tests/captures/http/pipelined.pcap client eth0 'tcp port 80'
  { for page in / /style.css /missing; do
      printf 'GET %s HTTP/1.1\r\nHost: www.example.test\r\n\r\n' $page
    done; pause 1; } | run_in client socat -t 2 - TCP:198.51.100.80:80 >/dev/null
  stop
}

# Frames of 9,000 octets, as fast networks carry them: what a window paints for one is the most it has to.
recipe_jumbo () {
  lan_up
  run_in client ip link set dev eth0 mtu 9000
  run_in server ip link set dev eth0 mtu 9000
  address client eth0 192.0.2.42/24
  address server eth0 192.0.2.80/24
  web_pages
  server server python3 -m http.server --bind 192.0.2.80 --directory www/example 80
  wait_for listens server 80
  start tests/captures/http/jumbo.pcap client eth0
  run_in client ping -c1 -q -M do -s 8972 192.0.2.80 >/dev/null
  run_in client curl -s -o /dev/null -A "$browser" http://192.0.2.80/long.txt
  stop
}

recipe_tls () {
  network_up
  dns_server
  web_server
  start data/samples/tls.pcapng client eth0
  client_curl --cacert ca.pem https://www.example.test/
  pause 0.3
  client_curl --cacert ca.pem --tls-max 1.2 https://www.example.test/style.css
  stop --capture-comment 'The same page over TLS 1.3 and over TLS 1.2: what can still be read?'

  # The key log goes into the file (Decryption Secrets Block).
  start tests/captures/tls/tls13-keys.pcapng client eth0 'tcp port 443'
  SSLKEYLOGFILE=$PWD/keys13 client_curl --cacert ca.pem https://www.example.test/
  stop --inject-secrets tls,keys13
  start tests/captures/tls/tls12-keys.pcapng client eth0 'tcp port 443'
  SSLKEYLOGFILE=$PWD/keys12 client_curl --cacert ca.pem --tls-max 1.2 https://www.example.test/
  stop --inject-secrets tls,keys12

  local s_client=(openssl s_client -connect 198.51.100.53:8443 -servername www.example.test -CAfile ca.pem)
  server server openssl s_server -accept 198.51.100.53:8443 -www -cert www.example.test.pem \
    -key www.example.test.key -CAfile ca.pem -Verify 1 -alpn http/1.1 -status
  wait_for listens server 8443
  local version
  for version in 2 3; do
    start tests/captures/tls/mutual-tls1$version.pcap client eth0 'tcp port 8443'
    { printf 'GET / HTTP/1.0\r\n\r\n'; pause 0.5; } | run_in client "${s_client[@]}" -tls1_$version -alpn h2,http/1.1 \
      -cert client.example.test.pem -key client.example.test.key -status -sess_out session >/dev/null 2>&1 || true
    { printf 'GET / HTTP/1.0\r\n\r\n'; pause 0.5; } | run_in client "${s_client[@]}" -tls1_$version -alpn h2,http/1.1 \
      -cert client.example.test.pem -key client.example.test.key -sess_in session >/dev/null 2>&1 || true
    stop
  done

  # Alerts: an unknown authority, a version and a name that the server refuses, no client certificate.
  start tests/captures/tls/alerts.pcap client eth0 'tcp port 8443'
  run_in client "${s_client[@]}" -verify_return_error -CAfile client.example.test.pem </dev/null >/dev/null 2>&1 || true
  run_in client "${s_client[@]}" -tls1_1 -cipher ALL:@SECLEVEL=0 </dev/null >/dev/null 2>&1 || true
  { pause 0.5; } | run_in client "${s_client[@]}" -tls1_2 >/dev/null 2>&1 || true
  run_in client "${s_client[@]}" -tls1_3 -ciphersuites TLS_AES_128_CCM_SHA256 </dev/null >/dev/null 2>&1 || true
  stop

  # RSA key exchange and CBC: old, and still met.
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -keyout rsa.key -out rsa.pem -subj /CN=old.example.test 2>/dev/null
  server server openssl s_server -accept 198.51.100.53:8444 -www -cert rsa.pem -key rsa.key -tls1_2 \
    -cipher 'AES128-SHA:DHE-RSA-AES256-SHA:@SECLEVEL=0'
  wait_for listens server 8444
  start tests/captures/tls/rsa-and-dhe.pcap client eth0 'tcp port 8444'
  for version in AES128-SHA DHE-RSA-AES256-SHA; do
    { printf 'GET / HTTP/1.0\r\n\r\n'; pause 0.4; } | run_in client openssl s_client -connect 198.51.100.53:8444 \
      -cipher "$version:@SECLEVEL=0" -tls1_2 >/dev/null 2>&1 || true
  done
  stop
}
