#!/usr/bin/perl
# What hashcat's own test modules (tools/test_modules of its source) make.
# stdin: tab-separated `mode password salt iterations characters`, the first two in hex, the salt in hex; stdout: their strings in hex.
use strict;
use warnings;
use Encode;

my $modules = $ENV{HASHCAT_MODULES};
sub random_numeric_string { die "no salt" }
sub pack_if_HEX_notation { $_[0] }

while (my $line = <STDIN>) {
    chomp $line;
    my ($mode, $word, $salt, $iterations, $characters, @more) = split /\t/, $line, -1;
    $word = pack "H*", $word;
    $word = decode ("UTF-8", $word) if $characters;
    $salt = pack "H*", $salt;
    { local $SIG{__WARN__} = sub {}; do sprintf ("%s/m%05d.pm", $modules, $mode) or die "$mode: $@ $!"; }
    my @arguments = ($word, $salt);
    push @arguments, $iterations if length $iterations;
    push @arguments, map { pack "H*", $_ } @more;
    my $hash = module_generate_hash (@arguments);
    die "mode $mode makes nothing" unless defined $hash;
    print unpack ("H*", $hash), "\n";
}
