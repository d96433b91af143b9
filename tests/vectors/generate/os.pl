# Perl's libxcrypt at its edges, Crypt::SmbHash (LM and NT), Authen::DecHpwd (OpenVMS, packed as uaf_to_passwd does).
# usage: os.pl always|rare
use strict;
use warnings;
use JSON::PP;
use File::Basename;
use Crypt::SmbHash;
use Authen::DecHpwd;

my $part = shift // 'always';
my $json = JSON::PP->new->canonical->ascii;
my %pw;
open my $in, '<', dirname(__FILE__) . '/passwords.tsv' or die $!;
while (<$in>) { chomp; my ($k, $v) = split /\t/, $_, 2; $pw{$k} = pack 'H*', $v // '' }

sub emit {
    my ($peer, $scheme, $pw, $stored, $expect, %more) = @_;
    print $json->encode({ scheme => $scheme, peer => $peer, password_hex => unpack('H*', $pw), stored => $stored,
            expect => $expect, %more }), "\n";
}

my $version = qx(dpkg-query -W -f '\${Version}' libcrypt1 2>/dev/null) =~ /^\d+:([\d.]+)/ ? $1 : '';

sub row {
    my ($scheme, $setting, $pw, $wrong, $note) = @_;
    my $stored = crypt $pw, $setting;
    if (!defined $stored || $stored =~ /^\*/) { print STDERR "libxcrypt refuses $setting\n"; return }
    die "not stable: $stored" unless crypt($pw, $stored) eq $stored;
    emit("libxcrypt $version", $scheme, $pw, $stored, 'match', note => $note);
    return unless defined $wrong;
    die "wrong password accepted: $stored" if (crypt($wrong, $stored) // '') eq $stored;
    emit("libxcrypt $version", $scheme, $wrong, $stored, 'mismatch', note => "$note: wrong password");
}

my @plain = grep { $pw{$_} !~ /\0/ } qw(ascii empty utf8 wide latin1 high high2 marks len55 len64 len65 len129 len200);

if ($part eq 'always') {
    # Solaris writes the rounds behind a comma, some of its hashes behind a dollar.
    row('sun_md5_crypt', $_, $pw{utf8}, $pw{ascii}, 'rounds behind a dollar') for '$md5$rounds=12$abcdefgh', '$md5$rounds=12$abcdefgh$', '$md5$rounds=1$a';
    row('bsdi_crypt', '_....abcd', $pw{latin1}, $pw{ascii}, 'no rounds');
    row('bsdi_crypt', '_/...' . '.' x 4, $_, undef, 'salt of zeros') for map { $pw{$_} } qw(ascii utf8 len129);
    row('des_crypt', '..', $pw{$_}, undef, 'salt of zeros') for qw(ascii high);
    row('sha1_crypt', '$sha1$' . $_ . '$ab', $pw{latin1}, $pw{ascii}, 'few rounds') for 0, 1, 2;
    row('sha1_crypt', '$sha1$3$' . 'a' x 64, $pw{utf8}, $pw{ascii}, 'longest salt');
    row('md5_crypt', '$1$' . $_, $pw{latin1}, $pw{ascii}, 'salts') for '', 'a', 'abcdefgh', 'abcdefghijklmnop';
    row('sha256_crypt', '$5$rounds=1000$' . $_, $pw{latin1}, $pw{ascii}, 'salts') for '', 'a', 'a' x 16, 'a' x 20;
    row('sha512_crypt', '$6$rounds=1000$' . $_, $pw{high2}, $pw{ascii}, 'salts') for '', 'a', 'a' x 16, 'a' x 20;
    row('scrypt7', '$7$' . $_ . '$', $pw{latin1}, $pw{ascii}, 'salts and N') for '4/..../....a', '4/..../....' . 'a' x 40, '6/..../....abc';
    row('yescrypt', '$y$j75$' . $_ . '$', $pw{latin1}, $pw{ascii}, 'salts') for 'ab', 'abcd', '....';
    row('bcrypt', '$2' . $_ . '$04$abcdefghijklmnopqrstuu', $pw{latin1}, $pw{ascii}, 'eight bits') for qw(b y);
    row('bcrypt_2x', '$2x$04$abcdefghijklmnopqrstuu', $pw{latin1}, $pw{ascii}, 'eight bits');
    row('bigcrypt', '..' . '.' x 22, $pw{$_}, undef, 'salt of zeros') for qw(words len129);

    my $peer = "Crypt::SmbHash $Crypt::SmbHash::VERSION";
    for my $name (qw(ascii upper words one len55 edges marks)) {
        my ($whole, $wrong) = (lc Crypt::SmbHash::lmhash($pw{$name}), 'no' . $pw{$name});
        emit($peer, 'lmhash', $pw{$name}, $whole, 'match', hint => 'lmhash');
        emit($peer, 'lmhash', $wrong, $whole, 'mismatch', hint => 'lmhash', note => 'wrong password');
        emit($peer, 'lmhash_half', $pw{$name}, '$LM$' . substr($whole, 0, 16), 'match');
    }

    $peer = "Authen::DecHpwd $Authen::DecHpwd::VERSION";
    my @digits = split //, '-ABCDEFGHIJKLMNOPQRTSUVWXYZ0123456789abcedfghijklmnopqrstuvwxyz+';
    my $radix = ' ABCDEFGHIJKLMNOPQRSTUVWXYZ$._0123456789';
    for my $case (['SYSTEM', 'MANAGER', 1234], ['FIELD', 'service', 1882], ['A', 'q', 0], ['TWELVE_CHARS', 'TWO$PASSWORDS_OF_32_CHARACTERS_1', 65535],
                  ['UCX$FTP', 'ftp.1', 4711], ['USER.01', '$7_', 255]) {
        my ($user, $password, $salt) = @$case;
        for my $algorithm (1 .. 3) {
            for my $mixed (0, 1) {
                my $typed = $mixed ? $password : uc $password;
                my $packed = '';
                for my $three (unpack '(a3)4', $user . ' ' x (12 - length $user)) {
                    my ($x, $y, $z) = map { index $radix, $_ } split //, $three;
                    $packed .= pack 'v', $x + 40 * $y + 1600 * $z;
                }
                my $bits = unpack('b*', Authen::DecHpwd::lgi_hpwd($user, $typed, $algorithm, $salt) . pack('Cv', $algorithm, $salt) . $packed)
                    . ($mixed ? '1000' : '0000');
                my $stored = '$V$' . join '', map { $digits[ oct '0b' . reverse $_ ] } unpack '(a6)*', $bits;
                my $note = "algorithm $algorithm" . ($mixed ? ', mixed case' : '');
                emit($peer, 'openvms', $password, $stored, 'match', note => $note);
                emit($peer, 'openvms', $password . '1', $stored, 'mismatch', note => "$note: wrong password");
            }
        }
    }
} else {
    row('gost_yescrypt', '$gy$j75$' . $_ . '$', $pw{latin1}, $pw{ascii}, 'salts') for 'ab', 'abcd', '....';
    row('gost_yescrypt', '$gy$j75$' . 'Zz09./ab' . '$', $pw{$_}, "no$pw{$_}", $_) for @plain;
    row('gost_yescrypt', "\$gy\$$_\$abcdefgh\$", $pw{words}, $pw{ascii}, 'parameters') for qw(j85 /75 .75 j75.0 j75/. j750.1 .75.1);
    row('gost_yescrypt', '$gy$j75$' . 'abcd' x $_ . '$', $pw{utf8}, undef, 'salts') for 0, 2, 5, 16, 21;
    row('bsd_nthash', '$3$', $pw{$_}, undef, 'no salt') for qw(ascii empty words);
    my $peer = "Crypt::SmbHash $Crypt::SmbHash::VERSION";
    for my $name (qw(ascii empty words one len55 len100 edges marks)) {
        my $hash = Crypt::SmbHash::nthash($pw{$name});
        emit($peer, 'nthash', $pw{$name}, $hash, 'match', hint => 'nthash');
        emit($peer, 'nthash', 'no' . $pw{$name}, lc $hash, 'mismatch', hint => 'nthash', note => 'wrong password');
    }
    emit($peer, 'nthash', $pw{$_}, Crypt::SmbHash::nthash($pw{$_}), 'match', hint => 'nthash', note => 'a character for each byte of UTF-8') for qw(utf8 wide);
    emit($peer, 'kanidm_samba_nthash', $pw{utf8}, 'sambaNTPassword: ' . Crypt::SmbHash::nthash($pw{utf8}), 'match', note => 'a character for each byte of UTF-8');
}
