# libxcrypt through perl's crypt(): bytes in, bytes out.
# A string is accepted when crypt(password, string) gives the string again.
use strict;
use warnings;
use JSON::PP;
use File::Basename;

my $version = qx(dpkg-query -W -f '\${Version}' libcrypt1 2>/dev/null) =~ /^\d+:([\d.]+)/ ? $1 : '';
my $peer = "libxcrypt $version" =~ s/ $//r;
my $json = JSON::PP->new->canonical->ascii;
my %pw;
open my $in, '<', dirname(__FILE__) . '/passwords.tsv' or die $!;
while (<$in>) { chomp; my ($k, $v) = split /\t/, $_, 2; $pw{$k} = pack 'H*', $v // '' }

sub emit {
    my ($scheme, $pw, $stored, $expect, %more) = @_;
    print $json->encode({ scheme => $scheme, peer => $peer, password_hex => unpack('H*', $pw), stored => $stored,
            expect => $expect, %more }), "\n";
}

sub row {
    my ($scheme, $setting, $name, $wrong, $note) = @_;
    die "no password $name" unless defined $pw{$name};
    my $stored = crypt $pw{$name}, $setting;
    if (!defined $stored || $stored =~ /^\*/) { print STDERR "libxcrypt refuses $setting ($name)\n"; return }
    die "not stable: $stored" unless crypt($pw{$name}, $stored) eq $stored;
    my %more = $note ? (note => $note) : ();
    emit($scheme, $pw{$name}, $stored, 'match', %more);
    if (defined $wrong) {
        die "no password $wrong" unless defined $pw{$wrong};
        die "wrong password accepted: $stored" if (crypt($pw{$wrong}, $stored) // '') eq $stored;
        emit($scheme, $pw{$wrong}, $stored, 'mismatch', note => 'wrong password');
    }
    return $stored;
}

my @h64 = ('.', '/', 0 .. 9, 'A' .. 'Z', 'a' .. 'z');
my @b64 = ('.', '/', 'A' .. 'Z', 'a' .. 'z', 0 .. 9);
srand 20;
sub salt { join '', map { $h64[ rand 64 ] } 1 .. $_[0] }
sub bsalt { join('', map { $b64[ rand 64 ] } 1 .. 21) . (qw(. O e u))[ rand 4 ] }

my @often = (['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide'], ['latin1', 'ascii'], ['high'], ['high2'],
    ['marks'], ['edges'], ['len71'], ['len72', 'len71'], ['len73'], ['len200']);

# bcrypt
for my $id (qw(2b 2a 2y)) {
    for my $p (@often) {
        row('bcrypt', "\$$id\$04\$" . bsalt(), @{$p}[0, 1], $p->[0] =~ /len(73|200)/ ? 'only 72 bytes count' : undef);
    }
}
row('bcrypt', '$2b$06$' . bsalt(), 'words', 'ascii');
row('bcrypt', '$2y$05$' . bsalt(), 'len65', 'len64');
row('bcrypt_2x', '$2x$04$' . bsalt(), @$_) for @often;
# 8-bit passwords under the four prefixes with the same salt: 2x differs, and 2a where the sign bug would strike
{
    my $salt = '/OK.fbVrR/bpIqNJ5ianF.';
    my @odd = (["\xa3", 'one byte'], ["\xff\xff\xa3", '2a differs from 2b: collision counter-measure'], ["\xff\xa3" . '345', '2a counter-measure'],
        ["\xff\xa334\xff\xff\xff\xa3345", '2a counter-measure'], ['1' . "\xa3" . '345', '8-bit byte in second place'],
        ["\xd0\xc1\xd2\xcf\xcc\xd8", 'KOI8-R']);
    for my $id (qw(2b 2a 2y 2x)) {
        for (@odd) {
            my ($p, $note) = @$_;
            my $s = crypt $p, "\$$id\$04\$$salt";
            die unless crypt($p, $s) eq $s;
            # Only crypt_blowfish and its descendants treat $2a$ in this way; others take it for $2b$.
            my $b = crypt $p, "\$2b\$04\$$salt";
            next if $id eq '2a' && substr($s, 4) ne substr($b, 4);
            emit($id eq '2x' ? 'bcrypt_2x' : 'bcrypt', $p, $s, 'match', note => "8-bit: $note");
        }
    }
    # the sign bug makes different passwords collide
    my $s = crypt "\xa3", "\$2x\$04\$$salt";
    die unless crypt("\xff\xff\xa3", $s) eq $s;
    emit('bcrypt_2x', "\xff\xff\xa3", $s, 'match', note => 'sign bug: same hash as the password a3');
    (my $y = $s) =~ s/2x/2y/;
    die if crypt("\xa3", $y) eq $y;
    emit('bcrypt', "\xa3", $y, 'mismatch', note => 'sign bug: the 2x digest under 2y');
}

# SHA-crypt
for ([sha256_crypt => 5], [sha512_crypt => 6]) {
    my ($scheme, $n) = @$_;
    row($scheme, "\$$n\$rounds=1000\$" . salt(16), @$_) for @often;
    row($scheme, "\$$n\$" . salt(8), 'words', 'ascii', '5000 rounds: not written');
    row($scheme, "\$$n\$rounds=5000\$" . salt(16), 'words', undef, 'rounds=5000 written');
    row($scheme, "\$$n\$rounds=10000\$" . salt(12), 'utf8');
    row($scheme, "\$$n\$rounds=1000\$", 'words', 'ascii', 'empty salt');
    row($scheme, "\$$n\$rounds=1000\$a", 'words', undef, 'salt of one character');
    row($scheme, "\$$n\$rounds=1000\$morethansixteencharacters", 'words', 'ascii', 'salt cut to 16');
    row($scheme, "\$$n\$rounds=1000\$_a-b=c+d", 'words', undef, 'odd salt characters');
    row($scheme, "\$$n\$rounds=1000\$ab cd,(ef)", 'utf8', undef, 'odd salt characters');
    row($scheme, "\$$n\$rounds=1001\$saltsalt", $_) for qw(len55 len64 len65 len129);
    # A rounds value below 1000 is refused by libxcrypt and raised by others.
    row($scheme, "\$$n\$rounds=999\$saltsalt", 'words');
    row($scheme, "\$$n\$rounds=01000\$saltsalt", 'words');
    row($scheme, "\$$n\$rounds=1000\$a:b\$", 'words');
    my $whole = crypt $pw{words}, "\$$n\$rounds=1000\$saltsaltsaltsalt";
    (my $longer = $whole) =~ s/saltsaltsaltsalt/saltsaltsaltsalt+more/;
    print STDERR "libxcrypt, salt over 16 left in the string: ", (crypt($pw{words}, $longer) eq $longer ? "accepts" : "crypt() gives the cut form"), "\n";
}

# md5crypt
row('md5_crypt', '$1$' . salt(8), @$_) for @often;
row('md5_crypt', '$1$', 'words', 'ascii', 'empty salt');
row('md5_crypt', '$1$a', 'words', undef, 'salt of one character');
row('md5_crypt', '$1$morethaneight', 'words', 'ascii', 'salt cut to 8');
row('md5_crypt', '$1$a_b-c=d', 'words', undef, 'odd salt characters');
row('md5_crypt', '$1$a b(c)', 'utf8', undef, 'odd salt characters');
row('md5_crypt', '$1$' . salt(8), $_) for qw(len55 len64 len65 len129 one);

# scrypt, $7$: log2 N, r and p in crypt base64
sub setting7 {
    my ($ln, $r, $p, $salt) = @_;
    return '$7$' . $h64[$ln] . join('', map { my $v = $_; map { $h64[ ($v >> 6 * $_) & 63 ] } 0 .. 4 } $r, $p) . $salt;
}
row('scrypt7', setting7(8, 8, 1, salt(22)), @$_) for @often;
row('scrypt7', setting7(10, 4, 3, salt(22)), 'words', 'ascii');
row('scrypt7', setting7(6, 70, 1, salt(22)), 'words', undef, 'r over 63');
row('scrypt7', setting7(4, 1, 2, 'NaCl'), 'words', undef, 'salt of 4 characters');
row('scrypt7', setting7(6, 8, 1, ''), 'words', 'ascii', 'empty salt');
row('scrypt7', setting7(6, 8, 1, 'x' x 64), 'words', undef, 'salt of 64 characters');
row('scrypt7', setting7(6, 8, 1, 'odd_-=salt'), 'words');

sub system_row {
    my ($system, $user, $scheme, $password, $setting) = @_;
    my $stored = crypt $password, $setting;
    die $setting if $stored =~ /^\*/ || crypt($password, $stored) ne $stored;
    emit($scheme, $password, $stored, 'match', system => $system, user => $user);
}
system_row('Debian 10 /etc/shadow', 'olga', 'sha512_crypt', 'olga&onegin', '$6$' . salt(16));
system_row('Fedora /etc/shadow (sha512crypt, rounds=65536)', 'pablo', 'sha512_crypt', "pabl\xc3\xb3 1937", '$6$rounds=65536$' . salt(16));
system_row('CentOS 5 /etc/shadow (sha256crypt)', 'quinn', 'sha256_crypt', 'harley*quinn', '$5$' . salt(16));
system_row('old Linux or FreeBSD /etc/shadow (md5crypt)', 'rosa', 'md5_crypt', 'rosa-luxemburg', '$1$' . salt(8));
system_row('OpenBSD master.passwd', 'sven', 'bcrypt', 'puffy the fish', '$2b$10$' . bsalt());
system_row('SUSE /etc/shadow (bcrypt)', 'tove', 'bcrypt', "tov\xc3\xa9 jansson", '$2y$10$' . bsalt());
system_row('libxcrypt scrypt (mkpasswd -m scrypt)', 'ursula', 'scrypt7', 'earthsea 1968', setting7(14, 32, 1, salt(22)));
