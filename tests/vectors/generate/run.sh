#!/bin/bash
# Makes all vector files anew with the peers which install.sh has put in place.
# usage: run.sh [family...]    families: django werkzeug passlib python libxcrypt php wordpress apache openssl openldap dovecot node ruby_java_go unix web identity rfc recipes applications os providers databases directories mail webapps enterprise
#           cracked (about 25 minutes) is none of them and has to be named
set -euo pipefail
cd "$(dirname "$0")"
export PEERS="${PEERS:-${TMPDIR:-/tmp}/peers}" PYTHONDONTWRITEBYTECODE=1
rows="$PEERS/out"
mkdir -p "$rows"
python3 passwords.py

debian() { dpkg-query -W -f '${Version}' "$1" | sed -E 's/^[0-9]+://; s/[-+~].*//'; }
make() { # make NAME COMMAND...: the rows of one peer
    local name=$1; shift
    echo "- $name" >&2
    "$@" > "$rows/$name.jsonl.new"
    mv "$rows/$name.jsonl.new" "$rows/$name.jsonl"
}
toml() { # toml NAME "made by" ROWS...
    local name=$1 by=$2; shift 2
    python3 to_toml.py .. "$name" "$by" "${@/#/$rows/}"
}

django() {
    make django52 "$PEERS/django52/bin/python" django_.py
    make django42 "$PEERS/django42/bin/python" django_.py
    toml django generate/django_.py django52.jsonl django42.jsonl
}
werkzeug() {
    make werkzeug31 "$PEERS/werkzeug31/bin/python" werkzeug_.py
    make werkzeug22 "$PEERS/werkzeug22/bin/python" werkzeug_.py
    toml werkzeug generate/werkzeug_.py werkzeug31.jsonl werkzeug22.jsonl
}
passlib() {
    make passlib "$PEERS/passlib/bin/python" passlib_.py
    toml passlib generate/passlib_.py passlib.jsonl
}
python() {
    make bcrypt5 "$PEERS/django52/bin/python" python_.py bcrypt
    make bcrypt4 "$PEERS/passlib/bin/python" python_.py bcrypt
    make argon2cffi "$PEERS/django52/bin/python" python_.py argon2
    toml python generate/python_.py bcrypt5.jsonl bcrypt4.jsonl argon2cffi.jsonl
}
libxcrypt() {
    make libxcrypt perl perl_crypt.pl
    toml libxcrypt generate/perl_crypt.pl libxcrypt.jsonl
}
php() {
    make php command php php.php core
    toml php generate/php.php php.jsonl
}
wordpress() {
    local d
    for d in wordpress61 wordpress68; do
        local version
        version=$(sed -n "s/^\$wp_version = '\(.*\)';/\1/p" "$PEERS/$d/usr/share/wordpress/wp-includes/version.php")
        make $d command php php.php "$([ $d = wordpress61 ] && echo phpass || echo wp68)" "$PEERS/$d/usr/share/wordpress" "$version"
    done
    toml wordpress generate/php.php wordpress61.jsonl wordpress68.jsonl
}
apache() {
    make apache python3 apache_.py
    toml apache generate/apache_.py apache.jsonl
}
openssl() {
    make openssl python3 openssl_.py
    toml openssl generate/openssl_.py openssl.jsonl
}
openldap() {
    make openldap python3 openldap_.py
    toml openldap generate/openldap_.py openldap.jsonl
}
dovecot() {
    make dovecot python3 dovecot_.py
    toml dovecot generate/dovecot_.py dovecot.jsonl
}
node() {
    local f
    for f in bcrypt argon2 misc; do make node_$f command node --no-deprecation node/$f.mjs; done
    toml node 'generate/node/*.mjs' node_bcrypt.jsonl node_argon2.jsonl node_misc.jsonl
}
ruby_java_go() {
    make ruby command ruby ruby.rb
    make java java -cp /usr/share/java/jbcrypt.jar java/JBCrypt.java passwords.tsv "$(debian libjbcrypt-java)"
    GOPATH=/usr/share/gocode GO111MODULE=off GOCACHE="$PEERS/gocache" make go command go run go/main.go passwords.tsv "$(debian golang-golang-x-crypto-dev)"
    toml ruby_java_go 'generate/ruby.rb, generate/java/JBCrypt.java, generate/go/main.go' ruby.jsonl java.jsonl go.jsonl
}
unix() {
    make unix perl unix.pl
    make unix_passlib "$PEERS/passlib/bin/python" unix_.py passlib
    make unix_django "$PEERS/django42/bin/python" unix_.py django
    toml unix 'generate/unix.pl, generate/unix_.py' unix.jsonl unix_passlib.jsonl unix_django.jsonl
}
unpacked() { dpkg-deb -f "$PEERS/$1"_*.deb Version | sed -E 's/^([0-9]+:)?(0\.0\.)?//; s/[-+~].*//'; }
web() {
    make web_passlib "$PEERS/passlib/bin/python" web_.py
    make web_php command php web.php "$PEERS/dokuwiki" "$(unpacked dokuwiki)" "$PEERS/node"
    make web_mediawiki command php web_mediawiki.php "$PEERS/mediawiki/usr/share/mediawiki" "$(unpacked mediawiki)"
    make web_node command node --no-deprecation node/web.mjs
    toml web 'generate/web_.py, generate/web*.php, generate/node/web.mjs' web_passlib.jsonl web_php.jsonl web_mediawiki.jsonl web_node.jsonl
}
rfc() {
    make rfc "$PEERS/passlib/bin/python" rfc_.py
    toml rfc generate/rfc_.py rfc.jsonl
}
recipes() {
    local part
    for part in make spellings edges named whole argon2 hashcat; do "$PEERS/recipes/bin/python" recipes_$part.py ../recipes; done
    "$PEERS/recipes/bin/python" recipes_check.py ../recipes/*.toml
}
cracked() {
    "$PEERS/recipes/bin/python" recipes_crack.py ../recipes "$rows/cracked.json"
}

applications() {
    make applications "$PEERS/passlib/bin/python" applications_.py
    make applications_rare "$PEERS/passlib/bin/python" applications_.py rare
    toml applications generate/applications_.py applications.jsonl
    toml applications_rare generate/applications_.py applications_rare.jsonl
}
providers() {
    local part
    for part in recipes strings; do make providers_$part "$PEERS/passlib/bin/python" providers_.py $part; done
    toml providers 'generate/providers_.py' providers_recipes.jsonl providers_strings.jsonl
}
directories() {
    make directories "$PEERS/passlib/bin/python" directories_.py
    make directories_rare "$PEERS/passlib/bin/python" directories_.py rare
    toml directories generate/directories_.py directories.jsonl
    toml directories_rare generate/directories_.py directories_rare.jsonl
}
mail() {
    make mail "$PEERS/passlib/bin/python" mail_.py
    make mail_rare "$PEERS/passlib/bin/python" mail_.py rare
    toml mail generate/mail_.py mail.jsonl
    toml mail_rare generate/mail_.py mail_rare.jsonl
}
identity() {
    local part
    for part in firebase strings rare; do make identity_$part "$PEERS/identity/bin/python" identity_.py $part; done
    toml firebase 'generate/identity_.py' identity_firebase.jsonl
    toml identity 'generate/identity_.py' identity_strings.jsonl
    toml identity_rare 'generate/identity_.py' identity_rare.jsonl
}
enterprise() {
    local part
    for part in core ciphers srp; do make enterprise_$part "$PEERS/enterprise/bin/python" enterprise_.py $part; done
    toml enterprise 'generate/enterprise_.py' enterprise_core.jsonl
    toml enterprise_ciphers 'generate/enterprise_.py' enterprise_ciphers.jsonl
    toml enterprise_srp 'generate/enterprise_.py' enterprise_srp.jsonl
}

os() {
    local part
    for part in always rare; do
        make os_perl_$part perl os.pl $part
        make os_python_$part "$PEERS/recipes/bin/python" os_.py $part
    done
    toml os 'generate/os.pl, generate/os_.py' os_perl_always.jsonl os_python_always.jsonl
    toml os_rare 'generate/os.pl, generate/os_.py' os_perl_rare.jsonl os_python_rare.jsonl
}
databases() { # Starts PostgreSQL, MariaDB and Redis, and stops them: needs root.
    local part rows_of=()
    for part in postgresql mariadb redis libraries hashcat java published; do
        make databases_$part "$PEERS/databases/bin/python" databases_.py $part
        rows_of+=("$rows/databases_$part.jsonl")
    done
    # Public keys are of a feature of their own.
    make all_databases grep -hv '"scheme": "mariadb_' "${rows_of[@]}"
    make all_mariadb grep -h '"scheme": "mariadb_' "${rows_of[@]}"
    toml databases 'generate/databases_.*, generate/java/Databases.java' all_databases.jsonl
    toml mariadb 'generate/databases_.*' all_mariadb.jsonl
}
webapps() {
    local version
    version=$(sed -n "s/^\$wp_version = '\(.*\)';/\1/p" "$PEERS/wordpress61/usr/share/wordpress/wp-includes/version.php")
    make webapps_php command php webapps.php "$PEERS/dokuwiki" "$(unpacked dokuwiki)" "$PEERS/wordpress61/usr/share/wordpress" "$version"
    make webapps_generic command php webapps_generic.php
    "$PEERS/webapps/bin/python" confirm_webapps.py "$rows/webapps_php.jsonl" "$rows/webapps_generic.jsonl"
    make webapps_mediawiki command php webapps_mediawiki.php "$PEERS/mediawiki/usr/share/mediawiki" "$(unpacked mediawiki)"
    local kind
    for kind in passlib md4 zope scrypt; do make webapps_$kind "$PEERS/webapps/bin/python" webapps_.py $kind; done
    make webapps_web2py "$PEERS/webapps/bin/python" webapps_.py web2py "$PEERS/webapps/lib/"python3.*/site-packages 2.26.1
    make webapps_werkzeug "$PEERS/werkzeug22/bin/python" webapps_.py werkzeug
    toml webapps 'generate/webapps.php, generate/webapps_.py' webapps_{php,passlib,zope,web2py,werkzeug,scrypt}.jsonl
    toml webapps_ciphers generate/webapps_mediawiki.php webapps_mediawiki.jsonl
    toml webapps_rare 'generate/webapps_generic.php, generate/webapps_.py' webapps_generic.jsonl webapps_md4.jsonl
}

all=(django werkzeug passlib python libxcrypt php wordpress apache openssl openldap dovecot node ruby_java_go unix web identity
    providers directories mail databases enterprise os webapps rfc recipes applications)
for family in "${@:-${all[@]}}"; do "$family"; done
python3 to_toml.py .. systems generate/run.sh "$rows"/*.jsonl
files=()
# These confirm their own.
own=" applications identity providers directories mail databases enterprise os webapps "
for family in "${all[@]}" systems; do [[ "$own" != *" $family "* ]] && [ -e "../$family.toml" ] && files+=("../$family.toml"); done
"$PEERS/passlib/bin/python" confirm.py "${files[@]}"
