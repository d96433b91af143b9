#!/bin/bash
# Installs the peers on Debian 12: system packages by apt (needs root), the rest below $PEERS.
set -euo pipefail
PEERS="${PEERS:-${TMPDIR:-/tmp}/peers}"
mkdir -p "$PEERS"
cd "$PEERS"

apt-get update
apt-get install -y --no-install-recommends perl openssl php-cli whois apache2-utils dovecot-core slapd slapd-contrib ldap-utils \
    php-mbstring libcryptx-perl librhash0 hashcat pocl-opencl-icd ocl-icd-libopencl1 \
    ruby ruby-bcrypt default-jdk-headless libjbcrypt-java golang-go golang-golang-x-crypto-dev nodejs npm python3-venv

venv() { # venv NAME REQUIREMENT...
    local name=$1; shift
    [ -d "$name" ] || python3 -m venv "$name"
    "$name/bin/pip" install -q "$@"
}
venv django52 'Django==5.2.*' argon2-cffi==25.1.0 bcrypt==5.0.0
venv django42 'Django==4.2.*' argon2-cffi==25.1.0 bcrypt==4.0.1
venv passlib passlib==1.7.4 bcrypt==4.0.1 argon2-cffi==25.1.0
venv recipes bcrypt==4.0.1 argon2-cffi==25.1.0 argon2pure==1.3 passlib==1.7.4 pycryptodome==4.4.0 gmssl==3.2.2 gostcrypto==1.2.5
venv identity cryptography==45.0.7
venv databases passlib==1.7.4 scramp==1.5.0 pymongo==4.20.1 cryptography==50.0.2
venv werkzeug31 'Werkzeug==3.1.*'
venv werkzeug22 'Werkzeug==2.2.*'
venv webapps passlib==1.7.4 bcrypt==4.0.1 argon2-cffi==25.1.0 AuthEncoding==6.1 web2py-gluon==2.26.1 pydal

mkdir -p node
(cd node && { [ -e package.json ] || npm init -y > /dev/null; } && npm install --no-audit --no-fund bcryptjs@3.0.3 bcrypt@6.0.0 \
    @node-rs/argon2@2.2.1 argon2@0.45.1 hash-wasm@4.13.0 @phc/pbkdf2@1.1.14 ssha@1.0.1 apache-md5@1.1.8 sha512crypt-node@1.0.2 \
    aspnet-identity-pw@1.0.2 aspnetcore-identity-password-hasher@1.0.1 wordpress-hash-node@1.0.0 firebase-scrypt@2.2.0)

# WordPress: only unpacked, never installed. 6.1 is in Debian 12 and 6.8 in Debian 13.
wordpress() { # wordpress DIRECTORY SUITE
    [ -d "$1" ] && return
    local state="$PEERS/apt-$2"
    mkdir -p "$state/lists/partial" "$state/cache/archives/partial"
    local mirror
    mirror=$(apt-cache policy | sed -n 's/.* \(http[^ ]*\/debian\/\?\) .*main.*/\1/p' | head -1)
    [ -n "$mirror" ] || { echo "no Debian mirror found in apt-cache policy" >&2; return 1; }
    echo "deb $mirror $2 main" > "$state/sources.list"
    local options=(-o Dir::Etc::sourcelist="$state/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State::Lists="$state/lists" -o Dir::Cache="$state/cache")
    apt-get "${options[@]}" update
    (cd "$state" && apt-get "${options[@]}" download wordpress)
    dpkg -x "$state"/wordpress_*_all.deb "$1"
}
# For operating systems.
apt-get install -y --no-install-recommends libcrypt-smbhash-perl libauthen-dechpwd-perl grub-common

wordpress wordpress61 bookworm
wordpress wordpress68 trixie

# For the compositions of applications. MediaWiki, Shiro, Jasypt and DokuWiki are only unpacked; of hashcat it is the source with its
# test modules in Perl, which want a Digest::SHA1 that Debian has under the name of Digest::SHA.
apt-get install -y --no-install-recommends php-mbstring libdigest-hmac-perl libdigest-whirlpool-perl dpkg-dev xz-utils
venv passlib pycryptodome==4.4.0
(cd node && npm install --no-audit --no-fund password-hash@1.2.2 \
    drupal-hash@1.0.4 lucia@3.2.2 oslo@1.2.1 @noble/hashes@1.8.0)
apt-get install -y --no-install-recommends postgresql mariadb-server redis-server
for package in libh2-java libhsqldb-java libderby-java mediawiki libshiro-java libjasypt-java libslf4j-java libcommons-beanutils-java \
    libcommons-codec-java libcommons-lang3-java dokuwiki; do
    [ -d "$package" ] || { apt-get download "$package" && dpkg -x "$package"_*.deb "$package"; }
done
if [ ! -d hashcat-6.2.6 ]; then
    mkdir -p apt-source/lists/partial apt-source/cache/archives/partial
    sed 's/^Types: .*/Types: deb-src/' /etc/apt/sources.list.d/debian.sources > apt-source/debian.sources
    options=(-o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$PEERS/apt-source" -o Dir::State::Lists="$PEERS/apt-source/lists" -o Dir::Cache="$PEERS/apt-source/cache")
    apt-get "${options[@]}" update
    apt-get "${options[@]}" source --download-only hashcat || true # the Debian part of it comes and goes
    tar xf hashcat_*.orig.tar.xz
fi
mkdir -p perl/Digest
cat > perl/Digest/SHA1.pm <<'PERL'
package Digest::SHA1;
use Digest::SHA qw(sha1 sha1_hex sha1_base64);
use Exporter 'import';
our @EXPORT_OK = qw(sha1 sha1_hex sha1_base64);
1;
PERL

# Directories and mail servers. 389 DS and FreeRADIUS start no service of their own here; ApacheDS's library is only unpacked.
apt-get install -y --no-install-recommends 389-ds-base freeradius freeradius-utils courier-authlib courier-authdaemon prosody \
    erlang-base erlang-crypto erlang-p1-xmpp libcrypt-smbhash-perl
for package in libapache-directory-api-java libslf4j-java libcommons-codec-java libmina2-java; do
    [ -e "apache/$package" ] || { apt-get download "$package" && dpkg -x "$package"_*.deb apache && touch "apache/$package"; }
done
# For devices, mainframes, Kerberos and SRP: MIT krb5, a Firebird server, and what hashcat's test modules want besides. Its EBCDIC
# comes from a module that Debian does not have; Perl's own tables do the same.
apt-get install -y --no-install-recommends krb5-user firebird3.0-server firebird3.0-utils libcrypt-des-perl libcrypt-pbkdf2-perl
venv enterprise passlib==1.7.4 pycryptodome==4.4.0 netutils==1.19.2 impacket==0.13.1 srp==1.0.22
mkdir -p perl/Convert
cat > perl/Convert/EBCDIC.pm <<'PERL'
package Convert::EBCDIC;
use Encode ();
use Exporter 'import';
our @EXPORT_OK = qw(ascii2ebcdic);
sub ascii2ebcdic { Encode::encode ("cp1047", $_[0]) }
1;
PERL
