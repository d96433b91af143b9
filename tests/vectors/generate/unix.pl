# libxcrypt through perl's crypt(): what perl_crypt.pl does not have.
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
srand 21;
sub salt { join '', map { $h64[ rand 64 ] } 1 .. $_[0] }

my @often = (['ascii', 'upper'], ['empty', 'one'], ['utf8', 'ascii'], ['wide'], ['latin1', 'ascii'], ['high'], ['high2'],
    ['marks'], ['edges'], ['len71'], ['len72', 'len71'], ['len73'], ['len200']);

sub system_row {
    my ($system, $user, $scheme, $password, $setting) = @_;
    my $stored = crypt $password, $setting;
    die $setting if $stored =~ /^\*/ || crypt($password, $stored) ne $stored;
    emit($scheme, $password, $stored, 'match', system => $system, user => $user);
}

# DES: seven bits of eight bytes
for my $p (@often) {
    my ($name, $wrong) = @$p;
    row('des_crypt', salt(2), $name, $name =~ /^len7/ ? undef : $wrong, length $pw{$name} > 8 ? 'only 8 bytes count' : undef);
}
row('des_crypt', $_, 'ascii', 'upper', 'each digit of the salt') for map { $h64[$_] . $h64[ 63 - $_ ] } 0 .. 63;
{
    my $stored = crypt "\xd0\x9f\xd0\xb0", 'ab';
    die unless crypt("P\x1fP0", $stored) eq $stored;
    emit('des_crypt', "P\x1fP0", $stored, 'match', note => 'the highest bit is dropped');
    emit('des_crypt', "\xd0\x9f\xd0\xb0", $stored, 'match', note => 'the highest bit is dropped');
}

# Extended DES: four digits of rounds, four of salt
sub number { my $v = shift; join '', map { $h64[ ($v >> 6 * $_) & 63 ] } 0 .. 3 }
row('bsdi_crypt', '_' . number(1) . salt(4), @$_) for @often;
row('bsdi_crypt', '_' . number($_) . salt(4), 'words', 'ascii') for 2, 3, 64, 725, 5001;
row('bsdi_crypt', '_' . number(25) . number(1 << $_), 'ascii', undef, 'each bit of the salt') for 0 .. 23;

# bigcrypt: a setting longer than 13 characters
for my $p (@often, ['words', 'ascii'], ['len55'], ['len64', 'len65'], ['len65'], ['len129']) {
    next if length $pw{ $p->[0] } <= 8;
    row('bigcrypt', salt(2) . '.' x 22, $p->[0], $p->[1] && length $pw{ $p->[1] } ? $p->[1] : undef);
}

# NetBSD
row('sha1_crypt', '$sha1$10$' . salt(8), @$_) for @often;
row('sha1_crypt', "\$sha1\$$_\$" . salt(8), 'words', 'ascii') for 0, 1, 2, 24680;
row('sha1_crypt', '$sha1$7$' . salt($_), 'utf8') for 1, 20, 64;
row('sha1_crypt', '$sha1$7$' . salt(8), $_) for qw(len55 len64 len65 len129);

# Solaris: one dollar behind the salt, and two
row('sun_md5_crypt', '$md5$' . salt(8), @$_) for @often;
row('sun_md5_crypt', '$md5,rounds=12$' . salt(8) . '$', @$_) for @often[0 .. 5];
row('sun_md5_crypt', "\$md5,rounds=$_\$" . salt(8), 'words', 'ascii') for 1, 904, 10000;
row('sun_md5_crypt', '$md5$' . salt($_), 'utf8') for 1, 16, 40;

# yescrypt: flavour, log2 N and r, then what else there is; salts of whole bytes
row('yescrypt', '$y$j75$' . salt(20) . '$', @$_) for @often;
row('yescrypt', "\$y\$$_\$" . salt(20) . '$', 'words', 'ascii')
    for qw(j9T j85 jA5 jC5 /75 .75 j7T j5. j75.0 j75.5 j75/. j75/0 j75/2 j750.1 /75/0 /750.0 .75.1);
row('yescrypt', '$y$j75$' . salt($_) . '$', 'utf8', undef, "salt of $_ characters") for 4, 8, 64, 84;
row('yescrypt', '$y$j75$$', 'words', undef, 'empty salt');
row('yescrypt', '$y$j75$' . salt(8) . '$', $_) for qw(len55 len64 len65 len129);

system_row('OpenBSD 2.0 master.passwd', 'wilma', 'bsdi_crypt', 'puffer fish', '_' . number(725) . salt(4));
system_row('Slackware 3 /etc/passwd', 'xenia', 'des_crypt', 'linux20', salt(2));
system_row('HP-UX trusted system', 'yves', 'bigcrypt', 'spectrum computers', salt(2) . '.' x 22);
system_row('NetBSD master.passwd', 'zora', 'sha1_crypt', 'toaster oven', '$sha1$24680$' . salt(8));
system_row('Debian 12 /etc/shadow', 'berta', 'yescrypt', 'spring 1914', '$y$j9T$' . salt(20) . '$');
system_row('Solaris 10 /etc/shadow', 'adele', 'sun_md5_crypt', 'outrageous fortune', '$md5,rounds=904$' . salt(8) . '$');
